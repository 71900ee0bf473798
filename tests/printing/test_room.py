"""Text that is longer than its place fits, goes on over the next page, or is told; it never falls off the page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kk_desktop.domain.budgets import Column
from kk_desktop.domain.documents import Contact, Manuscript, Signatory
from kk_desktop.domain.readiness import Standing
from kk_desktop.domain.text import Block, BlockKind
from kk_desktop.errors import UserError
from kk_desktop.printing.engine import render
from kk_desktop.printing.inspection.inspector import inspect
from kk_desktop.printing.templates import Templates
from kk_desktop.printing.variants import PLAIN, Variant
from kk_desktop.services.readiness import own_texts
from tests.printing import reading, samples

LONG = "Nævnet for lange navne og titler " * 15
NAMES = tuple(f"Foreningen nummer {n} i Valby" for n in range(1, 201))
WINDOW = Variant(window=True)


def letter(**facts: object) -> Manuscript:
    """The sample letter with other facts."""
    manuscript = samples.letter()
    return replace(manuscript, document=replace(manuscript.document, **facts))


def found(manuscript: Manuscript, templates: Templates, variant: Variant = PLAIN) -> list[str]:
    """What drawing says; nothing may lie beyond the edge that it has said nothing of."""
    rendered = render(manuscript, templates, variant)
    faults = inspect(rendered.pdf, own_texts(manuscript))
    assert not faults or any(finding.standing is Standing.WRONG for finding in rendered.findings), faults
    return [finding.message for finding in rendered.findings]


@pytest.mark.parametrize("kind", sorted(samples.EVERY_KIND))
def test_two_hundred_recipients_go_on_over_the_page(kind: str, templates: Templates) -> None:
    manuscript = samples.EVERY_KIND[kind]()
    manuscript = replace(manuscript, document=replace(manuscript.document, recipients=NAMES))
    assert found(manuscript, templates) == []
    if templates.by_kind[manuscript.document.kind].recipient:
        text = reading.tree_text(render(manuscript, templates).pdf)
        assert all(name in text for name in NAMES)
        assert text.index(NAMES[-1]) < text.index(manuscript.document.title)


def test_the_title_keeps_its_distance_below_recipients_that_fill_a_page(templates: Templates) -> None:
    rendered = render(letter(recipients=NAMES), templates)
    assert rendered.page_count == 4
    levels = [(y, text) for _, y, text in reading.baselines(rendered.pdf, 2)]
    last = max(y for y, text in levels if "Valby" in text)
    title = min(y for y, text in levels if text.startswith("Beskæftigelses- og Integrationsudvalgets"))
    recipient = templates.by_kind["mayor_letter"].recipient
    assert recipient is not None
    assert title - last == pytest.approx(recipient.to_title, abs=0.5)


@pytest.mark.parametrize("kind", sorted(samples.EVERY_KIND))
def test_a_title_of_five_hundred_letters_is_printed_whole(kind: str, templates: Templates) -> None:
    for title in (LONG[:500].strip(), "x" * 500):
        manuscript = samples.EVERY_KIND[kind]()
        manuscript = replace(manuscript, document=replace(manuscript.document, title=title, short_title=""))
        assert found(manuscript, templates) == []
        text = reading.tree_text(render(manuscript, templates).pdf)
        assert title.replace(" ", "") in text.replace(" ", "")


def test_a_right_column_longer_than_the_page_is_refused_with_the_letters_name(templates: Templates) -> None:
    lines = ("Et langt navn " * 11,) * 4
    assert found(replace(samples.letter(), contact=Contact(*lines)), templates) == []
    with pytest.raises(UserError, match=r"højre spalte af ”Beskæftigelses- .*” er for lange til siden.* er gemt"):
        render(replace(samples.letter(), contact=Contact(LONG, LONG, LONG, "2154 8307", LONG)), templates)


def test_a_sender_too_long_for_the_letterhead_is_set_smaller_and_told(templates: Templates) -> None:
    (message,) = found(letter(sender=LONG), templates)
    assert message.startswith("”Nævnet for lange navne")
    assert message.endswith("er sat meget småt. Gør det kortere.")
    assert found(letter(sender=LONG[:90]), templates) == []


def test_a_long_reason_beside_the_mark_goes_on_in_the_next_line(templates: Templates) -> None:
    reason = "Personlige oplysninger om navngivne borgere i sagen og om deres forhold til kommunen"
    confidential = letter(confidential_reason=reason, confidential_paragraph="§ 30 i offentlighedsloven")
    assert found(confidential, templates) == []
    assert f"{reason}, jf. § 30 i offentlighedsloven" in reading.tree_text(render(confidential, templates).pdf)
    longer = letter(confidential_reason=LONG, confidential_paragraph="§ 30")
    assert found(longer, templates) == ["Linjerne ved FORTROLIG er for lange til toppen af siden. Gør dem kortere."]


def test_a_running_head_of_characters_the_typeface_lacks_stays_on_its_line_and_is_told(templates: Templates) -> None:
    manuscript = letter(short_title="漢字" * 250)
    blocks = tuple(samples.paragraph(LONG, block_id=f"p{n}") for n in range(12))
    manuscript = replace(manuscript, blocks=blocks)
    (message,) = found(manuscript, templates)
    assert message.startswith("Skrifttypen mangler tegnet 字 (U+5B57)")
    faults = inspect(render(manuscript, templates).pdf, own_texts(manuscript))
    assert not any("beyond the edge" in fault.fact for fault in faults)


def test_an_address_that_the_window_cannot_show_is_refused_with_the_letters_name(templates: Templates) -> None:
    lines = [f"Linje {n}" for n in range(1, 9)]
    assert found(letter(recipient_address="\n".join(lines[:7])), templates, WINDOW) == []
    with pytest.raises(UserError, match=r"”Beskæftigelses- .*” er på 8 linjer, og ruden i en rudekuvert viser 7"):
        render(letter(recipient_address="\n".join(lines)), templates, WINDOW)


def test_many_signatories_with_long_names_are_all_there(templates: Templates) -> None:
    signatories = tuple(Signatory(f"{n}. {LONG}", LONG) for n in range(1, 10))
    manuscript = letter(signatories=signatories)
    assert found(manuscript, templates) == []
    text = reading.tree_text(render(manuscript, templates).pdf)
    assert text.count(LONG.strip()) == 2 * len(signatories)


def test_two_hundred_copies_are_all_there(templates: Templates) -> None:
    manuscript = letter(copies=NAMES)
    assert found(manuscript, templates) == []
    assert ", ".join(NAMES) in reading.tree_text(render(manuscript, templates).pdf)


def test_an_agenda_items_number_does_not_reach_into_the_title(templates: Templates) -> None:
    manuscript = samples.proposal()
    numbered = replace(manuscript, document=replace(manuscript.document, item_number="123"))
    assert found(numbered, templates) == []
    (message,) = found(replace(manuscript, document=replace(manuscript.document, item_number=LONG)), templates)
    assert "er sat meget småt" in message


def test_a_case_number_without_end_stays_on_its_line(templates: Templates) -> None:
    (message,) = found(replace(samples.proposal(), case_number="2011-40035" * 40), templates)
    assert message.startswith("”(2011-40035")


def test_heads_of_many_words_stay_on_the_page(templates: Templates) -> None:
    columns = tuple(Column(str(year), "beløb i alt " * 40) for year in range(2014, 2018))
    table = replace(samples.TABLE, columns=columns, title=LONG, note=LONG * 3)
    manuscript = samples.with_blocks(Block("t", BlockKind.TABLE, table_id=table.id))
    assert found(replace(manuscript, tables=(table,)), templates) == []


@pytest.mark.parametrize(("words", "told"), [(30, []), (400, ["Overskriften er for lang til siden. Gør den kortere."])])
def test_a_slides_heading_is_set_smaller_until_it_fits_and_told_where_it_cannot(
    words: int, told: list[str], templates: Templates
) -> None:
    heading = samples.heading("Vækst og arbejde " * words, block_id="h")
    manuscript = replace(samples.ANNEX, blocks=(heading, samples.paragraph("Tekst")))
    assert found(manuscript, templates) == told
