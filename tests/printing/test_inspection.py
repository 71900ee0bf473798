"""The inspection lets our pages through, and bites: it finds what is wrong with nearly every spoiled one by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from pikepdf import Name, Operator, Pdf

from kk_desktop.domain.budgets import BudgetTable, Column, Row, RowKind
from kk_desktop.domain.checks import check_manuscript
from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.readiness import Aspect
from kk_desktop.domain.text import Block, BlockKind
from kk_desktop.printing.engine import render
from kk_desktop.printing.inspection.drawing import contrast_on_white
from kk_desktop.printing.inspection.inspector import inspect
from kk_desktop.printing.templates import Templates
from kk_desktop.services.readiness import own_texts
from tests.printing import damage, samples
from tests.printing.damage import DAMAGES
from tests.printing.strategies import manuscripts

SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]

NOT_SEEN = {"a_figure_in_its_neighbours_cell"}
"""What only the document itself can tell: a table's figures are not among the texts that are compared."""

ASPECTS = {
    "no_language": Aspect.LANGUAGE,
    "language_that_is_no_tag": Aspect.LANGUAGE,
    "title_not_shown": Aspect.TITLE,
    "no_title": Aspect.TITLE,
    "no_metadata": Aspect.TITLE,
    "no_colour_profile": Aspect.CONTRAST,
    "printers_colours_without_a_profile": Aspect.CONTRAST,
    "a_picture_without_words": Aspect.PICTURES,
    "head_cells_that_do_not_say_of_what": Aspect.TABLES,
    "a_row_that_lacks_a_cell": Aspect.TABLES,
    "a_row_of_paragraphs": Aspect.TABLES,
    "a_font_left_at_home": Aspect.CHARACTERS,
    "letters_that_mean_nothing": Aspect.CHARACTERS,
    "a_letter_the_font_lacks": Aspect.CHARACTERS,
}
"""Which aspect is told where it is not the structure."""


@pytest.fixture(scope="module")
def sound_pdf(templates: Templates) -> bytes:
    return render(damage.sound(), templates).pdf


def aspects(pdf: bytes, manuscript: Manuscript) -> set[Aspect]:
    return {fault.aspect for fault in inspect(pdf, own_texts(manuscript))}


@pytest.mark.parametrize("kind", sorted(samples.EVERY_KIND))
def test_nothing_is_wrong_with_a_page_of_ours(kind: str, templates: Templates) -> None:
    manuscript = samples.EVERY_KIND[kind]()
    assert inspect(render(manuscript, templates).pdf, own_texts(manuscript)) == ()


def test_nothing_is_wrong_with_what_nobody_spoiled(sound_pdf: bytes) -> None:
    assert aspects(sound_pdf, damage.sound()) == set()
    assert aspects(damage.resaved(sound_pdf), damage.sound()) == set()


@pytest.mark.parametrize("each", [each for each in DAMAGES if each.name not in NOT_SEEN], ids=lambda each: each.name)
def test_a_spoiled_file_is_found_out_in_the_aspect_it_is_spoiled_in(sound_pdf: bytes, each: damage.Damage) -> None:
    spoiled = damage.resaved(sound_pdf, each.spoil)
    assert ASPECTS.get(each.name, Aspect.STRUCTURE) in aspects(spoiled, damage.sound())


def faint(pdf: Pdf) -> None:
    damage.redraw(pdf, lambda steps: [_paler(step) for step in steps])


def _paler(step: damage.Step) -> damage.Step:
    return ([0.6, 0.6, 0.6], step[1]) if step[1] == Operator("rg") else step


def invisible(pdf: Pdf) -> None:
    damage.redraw(pdf, lambda steps: [([3], Operator("Tr")), *steps])


def two_remarks(pdf: Pdf) -> None:
    note = pdf.make_indirect({"/Type": Name.Annot, "/Subtype": Name.Text, "/Rect": [0, 0, 9, 9], "/Contents": "Intern"})
    pdf.pages[0].Annots.append(note)


def no_first_heading(pdf: Pdf) -> None:
    (title,) = damage.found(pdf, "H1")
    title.S = Name.P


def a_foreign_word_in_no_language(pdf: Pdf) -> None:
    next(span for span in damage.found(pdf, "Span") if "/Lang" in span).Lang = "engelsk sprog"


@pytest.mark.parametrize(
    ("spoil", "aspect"),
    [
        (faint, Aspect.CONTRAST),
        (invisible, Aspect.STRUCTURE),
        (two_remarks, Aspect.STRUCTURE),
        (no_first_heading, Aspect.TITLE),
        (a_foreign_word_in_no_language, Aspect.LANGUAGE),
    ],
)
def test_what_a_person_would_see_or_miss_is_found_too(sound_pdf: bytes, spoil, aspect: Aspect) -> None:
    assert aspect in aspects(damage.resaved(sound_pdf, spoil), damage.sound())


def test_a_head_of_two_lines_lacks_no_cell(templates: Templates) -> None:
    columns = (Column("a", "Service", "Investering"), Column("b", "Anlæg", "Investering"), Column("c", "I alt"))
    table = BudgetTable("t", "Udgifter", columns=columns, rows=(Row("r", "Valby"), Row("s", "Ord", RowKind.TEXT)))
    told = replace(samples.with_blocks(Block("b", BlockKind.TABLE, table_id="t")), tables=(table,))
    assert aspects(render(told, templates).pdf, told) == set()


@given(manuscript=manuscripts())
@settings(max_examples=60, suppress_health_check=SLOW)
def test_whatever_is_written_nothing_is_wrong_untold(manuscript: Manuscript, templates: Templates) -> None:
    rendered = render(manuscript, templates)
    explained = {finding.aspect for finding in rendered.findings}
    explained |= {remark.aspect for remark in check_manuscript(manuscript)} - {Aspect.STRUCTURE}
    faults = inspect(rendered.pdf, own_texts(manuscript))
    assert [fault for fault in faults if fault.aspect not in explained] == []


def test_text_that_never_came_to_the_page_is_missed(templates: Templates) -> None:
    short = samples.with_blocks(samples.paragraph("Kun dette."))
    longer = samples.with_blocks(samples.paragraph("Kun dette."), samples.paragraph("Og så dette."))
    (fault,) = inspect(render(short, templates).pdf, own_texts(longer))
    assert "is not told whole" in fault.fact


def test_a_replaced_character_is_told(templates: Templates) -> None:
    manuscript = samples.with_blocks(samples.paragraph("Sæt ☐ her"))
    assert aspects(render(manuscript, templates).pdf, manuscript) == {Aspect.CHARACTERS}


def test_words_too_long_for_a_line_are_not_taken_for_words_run_together(templates: Templates) -> None:
    long = samples.paragraph("Ordet er " + "abcdefghij" * 60 + " og så videre " * 20)
    # Spaces that hold make one word of it all.
    bound = samples.heading("0 mio." * 40)
    manuscript = samples.with_blocks(long, bound)
    assert inspect(render(manuscript, templates).pdf, own_texts(manuscript)) == ()


@pytest.mark.parametrize(("colour", "ratio"), [("0 0 0", 21.0), ("1 1 1", 1.0), ("0.4667 0.4667 0.4667", 4.48)])
def test_contrast_is_reckoned_as_the_guidelines_do(colour: str, ratio: float) -> None:
    assert contrast_on_white(colour) == pytest.approx(ratio, abs=0.01)
