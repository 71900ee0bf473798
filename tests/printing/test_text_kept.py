"""Not a word is lost, hidden or run together on the way from the document to the page."""

import pytest

from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.text import Block, BlockKind, Run
from kk_desktop.printing.engine import render
from kk_desktop.printing.templates import Templates
from tests.printing import reading, samples


def words_of(manuscript: Manuscript) -> list[str]:
    """Every word a person has typed into the document, in order."""
    texts = [block.text for block in manuscript.blocks]
    return [word for text in texts for word in text.replace("\u00a0", " ").split()]


@pytest.mark.parametrize("kind", samples.EVERY_KIND)
def test_every_block_stands_whole_and_in_order_in_the_structure_tree(kind: str, templates: Templates) -> None:
    manuscript = samples.EVERY_KIND[kind]()
    text = reading.tree_text(render(manuscript, templates).pdf)
    place = 0
    for word in words_of(manuscript):
        found = text.find(word, place)
        assert found >= 0, f"{word} is missing after …{text[max(0, place - 60) : place]}"
        assert text[found - 1 : found] in ("", " ", "¹"), f"{word} has run together with the word before it"
        place = found + len(word)


@pytest.mark.parametrize("kind", samples.EVERY_KIND)
def test_every_word_can_be_copied_from_the_pages(kind: str, templates: Templates) -> None:
    manuscript = samples.EVERY_KIND[kind]()
    copied = reading.page_text(render(manuscript, templates).pdf)
    # PDFium takes every hyphen at a line's end for a soft one, also the word's own.
    without_hyphens = copied.replace("-", "")
    assert [word for word in words_of(manuscript) if word.replace("-", "") not in without_hyphens] == []


@pytest.mark.parametrize("kind", ["mayor_letter", "memo", "proposal", "budget_note"])
def test_paragraphs_read_back_word_for_word(kind: str, templates: Templates) -> None:
    manuscript = samples.EVERY_KIND[kind]()
    paragraphs = reading.texts(render(manuscript, templates).pdf, "P")
    for block in manuscript.blocks:
        if block.kind is BlockKind.PARAGRAPH and not block.footnotes:
            assert block.text in paragraphs


def test_the_letters_facts_stand_on_it(templates: Templates) -> None:
    text = reading.tree_text(render(samples.letter(), templates).pdf)
    for fact in (
        "Beskæftigelses- og Integrationsudvalget Borgmesteren",
        "Til Økonomiudvalget",
        "Dato 21. marts 2025",
        "Sagsnr. 2025-0041207",
        "Dokumentnr. 2025-0041207-3",
        "Sekretariatet for Ledelse og Kommunikation Rådhuspladsen 1 1550 København V",
        "Telefon 2154 8307",
        "E-mail AV8E@bif.kk.dk",
        "Med venlig hilsen Jakob Hougaard Beskæftigelses- og Integrationsborgmester",
    ):
        assert fact in text


def test_the_mayors_letter_leaves_out_what_its_template_does_not_name(templates: Templates) -> None:
    text = reading.page_text(render(samples.letter(case_handler="Mikkel Nielsen"), templates).pdf)
    assert "Sagsbehandler" not in text
    assert "EAN-nummer" not in text


def test_missing_facts_leave_no_hole_in_the_column(templates: Templates) -> None:
    full = render(samples.letter(), templates).pdf
    bare = render(samples.letter(document_number=""), templates).pdf
    assert place_of(bare, "Sekretariatet") == place_of(full, "Dokumentnr.")


def place_of(pdf: bytes, words: str) -> tuple[float, float]:
    return next((x, y) for x, y, text in reading.baselines(pdf) if text.startswith(words))


def test_no_column_is_drawn_when_nothing_is_known(templates: Templates) -> None:
    texts = reading.baselines(render(samples.budget_note(), templates).pdf)
    assert [text for x, _, text in texts if x > 149] == ["Side 1 af 2"]


def test_line_breaks_inside_a_block_are_kept_as_word_breaks(templates: Templates) -> None:
    block = Block("b", BlockKind.PARAGRAPH, (Run("første linje\nanden linje\u2028tredje"),))
    rendered = render(samples.with_blocks(block), templates)
    assert "første linje anden linje tredje" in reading.tree_text(rendered.pdf)
    lines = {round(y, 1) for _, y, text in reading.baselines(rendered.pdf) if "linje" in text or "tredje" in text}
    assert len(lines) == 3


def test_copies_and_several_signatories_are_printed(templates: Templates) -> None:
    manuscript = samples.letter(
        copies=("Vanløse Lokaludvalg", "Økonomiforvaltningen"),
        signatories=(samples.Signatory("Anna Holm", "Direktør"), samples.Signatory("Bo Lund", "Chef")),
    )
    text = reading.tree_text(render(manuscript, templates).pdf)
    assert "Kopi til: Vanløse Lokaludvalg, Økonomiforvaltningen" in text
    assert "Anna Holm Direktør Bo Lund Chef" in text


def test_decisions_remarks_and_bilag_follow_the_overview(templates: Templates) -> None:
    text = reading.tree_text(render(samples.proposal(), templates).pdf)
    start = text.index("Oversigt over politisk behandling")
    assert text.index("Claus Juhl") < start
    tail = text[start:]
    expected = [
        "Teknik- og Miljøudvalgets beslutning i mødet den 4. april 2011 Indstillingen blev anbefalet.",
        "Økonomiudvalgets beslutning i mødet den 5. april 2011 Indstillingen blev anbefalet.",
        "Mikkel Warming (Ø) afgav følgende protokolbemærkning: ”Vi stemmer for, men er i tvivl om overvågningen”.",
        "Ayfer Baykal (F) afgav følgende protokolbemærkning: ”Kameraer skal kun op, når beboerne selv ønsker dem”.",
        "Bilag 1 Følgebrev til Socialministeriet 2 Notat om udfordringsretten",
        "15 Initiativaftale: Tingbjerg-Utterslevhuse",
    ]
    places = [tail.find(sentence) for sentence in expected]
    assert -1 not in places
    assert places == sorted(places)
    assert "Borgerrepræsentationens beslutning" not in tail


def test_an_overview_is_made_when_the_document_has_none_of_its_own(templates: Templates) -> None:
    manuscript = samples.proposal()
    blocks = tuple(block for block in manuscript.blocks[:6])
    text = reading.tree_text(render(samples.replace(manuscript, blocks=blocks), templates).pdf)
    assert "Oversigt over politisk behandling Mandat for Økonomiforvaltningen" in text
    assert "Økonomiudvalgets beslutning i mødet den 5. april 2011" in text


def test_a_decision_on_one_clause_names_its_number(templates: Templates) -> None:
    manuscript = samples.proposal()
    decision = samples.Decision("d", samples.Outcome.APPROVED, "Godkendt.", clause_id="c-1")
    treatment = samples.replace(manuscript.treatments[0], decisions=(decision,))
    text = reading.tree_text(render(samples.replace(manuscript, treatments=(treatment,)), templates).pdf)
    assert "At-punkt 1: Godkendt." in text


def test_the_annex_is_named_by_its_bilag_number(templates: Templates) -> None:
    rendered = render(samples.memo(), templates)
    annex = reading.page_text(rendered.pdf, 2)
    assert "Bilag 1. Analysen af vækst og beskæftigelse i udsatte boligområder" in annex
    assert "Side 2 af 3" in annex
    assert "Fristille Urbanplanen" in annex


def test_a_committees_reply_is_closed_when_somebody_signs_it(templates: Templates) -> None:
    unsigned = reading.tree_text(render(samples.hearing_response(), templates).pdf)
    signed = samples.hearing_response(signatories=(samples.Signatory("Cecilia Lonning-Skovgaard", "Borgmester"),))
    assert "Med venlig hilsen" not in unsigned
    assert reading.tree_text(render(signed, templates).pdf).endswith(
        "Med venlig hilsen Cecilia Lonning-Skovgaard Borgmester"
    )


def test_a_table_on_a_slide_is_printed(templates: Templates) -> None:
    table = Block("t", BlockKind.TABLE, table_id="t1")
    manuscript = samples.replace(samples.ANNEX, blocks=(samples.heading("Penge"), table), tables=(samples.TABLE,))
    rendered = render(manuscript, templates)
    assert "Indsatsudgifter i alt" in reading.tree_text(rendered.pdf)
    assert rendered.findings == ()
