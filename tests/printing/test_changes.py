"""A proof that shows what changed: lines under, through and beside the words, and the same told to those who listen."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from kk_desktop.domain.comparison import compare, compare_titles
from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.text import Block, BlockKind, Change, Run
from kk_desktop.printing.engine import render
from kk_desktop.printing.rendered import Rendered
from kk_desktop.printing.strips import MM
from kk_desktop.printing.templates import Templates
from kk_desktop.printing.variants import Variant
from tests.printing import gate, reading, samples
from tests.printing.strategies import manuscripts

PROOF = Variant(
    proof=("Ændringer siden udkast 2 af 14. marts 2025", "Udskrevet 21. marts 2025 kl. 14.15 af Anna Holm"), number=3
)
SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
LEGEND = ["Tilføjet", "Slettet", "Streg i margen: ændret linje"]

EARLIER = {
    "som veje til bedre": "som en vej til bedre",
    "Udvalget er glad for": "Udvalget bemærker",
    "byområderne trygge og attraktive": "byområderne trygge",
}


def rewritten() -> Manuscript:
    """The committee's reply with its changes since an earlier draft of it."""
    manuscript = samples.hearing_response()
    new = manuscript.blocks
    old = [replace(block, runs=(Run(_as_it_was(block.text)),)) for block in new]
    return replace(manuscript, blocks=compare([*old, samples.paragraph("Svaret sendes også til lokaludvalgene.")], new))


def _as_it_was(text: str) -> str:
    for now, before in EARLIER.items():
        text = text.replace(now, before)
    return text


def changed(*blocks: Block) -> Manuscript:
    return replace(samples.hearing_response(), blocks=blocks)


def drawn(manuscript: Manuscript, templates: Templates) -> Rendered:
    return render(manuscript, templates, PROOF)


def straight_lines(pdf: bytes, page: int = 0) -> list[tuple[float, float, float, float]]:
    """Every straight line of a page: its ends in millimetres from the top left, left or top end first."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        sheet = document.pages[page]
        height = float(sheet.MediaBox[3])
        found, start = [], (0.0, 0.0)
        for step in pikepdf.parse_content_stream(sheet):
            if str(step.operator) in ("m", "l"):
                point = float(step.operands[0]) / MM, (height - float(step.operands[1])) / MM
                if str(step.operator) == "l":
                    found.append((*min(start, point), *max(start, point)))
                start = point
    return found


def losses(pdf: bytes, manuscript: Manuscript) -> list[str]:
    """What is drawn or told otherwise than the text is, the numbers of the lines left out."""
    return [text for text in gate.text_losses(pdf, manuscript) if not text.isdigit()]


def bars(pdf: bytes, page: int = 0) -> list[tuple[float, float]]:
    """The bars beside changed lines: from where to where, in millimetres."""
    return [(top, foot) for x, top, end, foot in straight_lines(pdf, page) if x == end == pytest.approx(22.3, abs=0.05)]


def lines_at(pdf: bytes, words: str) -> list[float]:
    """How far below the words' baseline each level line across them lies, in millimetres."""
    sheet = pypdfium2.PdfDocument(pdf)[0]
    text = sheet.get_textpage()
    start, count = text.search(words, match_case=True).get_next()
    boxes = [text.get_charbox(n) for n in range(start, start + count)]
    left, right = boxes[0][0] / MM, boxes[-1][2] / MM
    ((_, baseline),) = {
        (0, round(level, 2)) for x, level, piece in reading.baselines(pdf) if words in piece.replace("\u00a0", " ")
    }
    return [
        round(top - baseline, 2)
        for x, top, end, foot in straight_lines(pdf)
        if top == foot and abs(top - baseline) < 2 and x <= left + 0.5 and end >= right - 0.5
    ]


def spans(pdf: bytes) -> list[tuple[str, str]]:
    """Each change as the structure tells it: its text decoration and what is spoken."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [
            (str(element.A.TextDecorationType)[1:], str(element.get("/ActualText", "")).strip())
            for element in document.objects
            if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/Span"
        ]


def test_a_proof_with_changes_passes_the_gate(templates: Templates, tmp_path: Path) -> None:
    manuscript = rewritten()
    pdf = drawn(manuscript, templates).pdf
    (tmp_path / "proof.pdf").write_bytes(pdf)
    assert gate.broken_rules(tmp_path) == {"proof.pdf": set()}
    assert losses(pdf, manuscript) == LEGEND


def test_generated_documents_with_generated_changes_lose_no_word_and_break_no_rule(
    tmp_path: Path, templates: Templates
) -> None:
    # Tables, figures and page breaks that are gone are told in words before they reach the page.
    told_in_words = (BlockKind.TABLE, BlockKind.PICTURE, BlockKind.CHART, BlockKind.PAGE_BREAK)
    lost: list[str] = []

    @given(old=manuscripts(), new=manuscripts())
    @settings(max_examples=12, phases=[Phase.generate], derandomize=True, database=None, suppress_health_check=SLOW)
    def draw(old: Manuscript, new: Manuscript) -> None:
        compared = compare(old.blocks, new.blocks)
        shown = tuple(b for b in compared if b.change is not Change.DELETED or b.kind not in told_in_words)
        manuscript = replace(new, blocks=shown)
        pdf = drawn(manuscript, templates).pdf
        (tmp_path / f"{len(list(tmp_path.iterdir())):03}.pdf").write_bytes(pdf)
        lost.extend(text for text in losses(pdf, manuscript) if text not in LEGEND)

    draw()
    assert lost == []
    assert {name: rules for name, rules in gate.broken_rules(tmp_path).items() if rules} == {}


def test_new_words_are_underlined_and_gone_ones_struck_through(templates: Templates) -> None:
    pdf = drawn(
        changed(
            *compare(
                [samples.paragraph("Vi støtter fx job.", block_id="p")],
                [samples.paragraph("Vi støtter især job.", block_id="p")],
            )
        ),
        templates,
    ).pdf
    (under,) = lines_at(pdf, "især")
    assert 0.3 < under < 1
    (through,) = lines_at(pdf, "fx")
    assert -1.5 < through < -0.7


def test_the_head_tells_which_draft_it_is_and_since_which_it_has_changed(templates: Templates) -> None:
    text = reading.page_text(drawn(rewritten(), templates).pdf, 0).replace("\u00a0", " ")
    assert "UDKAST 3" in text
    assert "Ændringer siden udkast 2 af 14. marts 2025" in text


def test_a_bar_stands_beside_changed_lines_and_no_others(templates: Templates) -> None:
    old = [samples.paragraph(text, block_id=text[:2]) for text in ("En linje.", "To linjer.", "Tre linjer.")]
    new = [old[0], replace(old[1], runs=(Run("To hele linjer."),)), old[2]]
    pdf = drawn(changed(*compare(old, new)), templates).pdf
    ((top, foot),) = bars(pdf)
    words = {text.strip() for _, level, text in reading.baselines(pdf) if top < level < foot}
    assert words == {"To", "hele", "linjer.", "5"}


def test_those_who_listen_hear_what_is_new_and_what_is_gone(templates: Templates) -> None:
    pdf = drawn(
        changed(
            *compare(
                [samples.paragraph("Vi støtter fx job.", block_id="p")],
                [samples.paragraph("Vi støtter især job.", block_id="p")],
            )
        ),
        templates,
    ).pdf
    assert sorted(spans(pdf)) == [("LineThrough", "[slettet: fx]"), ("Underline", "[tilføjet: især]")]


def test_a_changed_link_can_still_be_followed_and_a_changed_note_still_stands_at_the_foot(
    templates: Templates, tmp_path: Path
) -> None:
    old = Block("p", runs=(Run("Læs "), Run("mere", link="https://kk.dk/a"), Run(" her"), Run(footnote="Side 4.")))
    new = Block("p", runs=(Run("Læs "), Run("siden", link="https://kk.dk/b"), Run(" her"), Run(footnote="Side 5.")))
    manuscript = changed(*compare([old], [new]))
    pdf = drawn(manuscript, templates).pdf
    (tmp_path / "proof.pdf").write_bytes(pdf)
    assert gate.broken_rules(tmp_path) == {"proof.pdf": set()}
    assert losses(pdf, manuscript) == LEGEND
    with pikepdf.open(io.BytesIO(pdf)) as document:
        addresses = [str(field.A.URI) for field in document.pages[0].Annots]
    assert sorted(addresses) == ["https://kk.dk/a", "https://kk.dk/b"]
    assert len(lines_at(pdf, "Side 4.")) == len(lines_at(pdf, "Side 5.")) == 1


def test_what_is_gone_from_a_list_is_not_counted(templates: Templates) -> None:
    old = [samples.item(text, ordered=True) for text in ("Valby", "Amager", "Tingbjerg")]
    text = reading.tree_text(drawn(changed(*compare(old, [old[0], old[2]])), templates).pdf)
    assert "1. Valby" in text
    assert "– Amager" in text
    assert "2. Tingbjerg" in text


def test_a_clause_that_is_gone_is_not_counted(templates: Templates) -> None:
    old = [
        samples.clause(text, n)
        for n, text in enumerate(("at give mandat,", "at udsætte,", "at tage til efterretning."))
    ]
    manuscript = replace(samples.proposal(), blocks=compare(old, [old[0], old[2]]))
    text = reading.tree_text(drawn(manuscript, templates).pdf)
    assert "– at udsætte," in text
    assert "2. at tage til efterretning." in text


def test_a_table_that_has_changed_has_a_bar_along_it(templates: Templates) -> None:
    table = Block("t", BlockKind.TABLE, table_id="t1", change=Change.RESHAPED)
    rendered = drawn(replace(changed(table), tables=(samples.TABLE,)), templates)
    (box,) = (box for box in rendered.block_boxes if box.block_id == "t")
    ((top, foot),) = bars(rendered.pdf)
    assert (top, foot) == pytest.approx((box.top / MM, (box.top + box.height) / MM), abs=0.05)


def test_words_that_only_look_otherwise_have_a_bar_and_no_line(templates: Templates) -> None:
    old = samples.paragraph("Vi støtter planen.", block_id="p")
    new = replace(old, runs=(Run("Vi støtter "), Run("planen", bold=True), Run(".")))
    pdf = drawn(changed(*compare([old], [new])), templates).pdf
    assert len(bars(pdf)) == 1
    assert lines_at(pdf, "planen") == []
    assert spans(pdf) == []


def test_a_changed_title_shows_the_old_one_too_and_the_bookmark_only_the_new(templates: Templates) -> None:
    manuscript = samples.hearing_response(title="Svar om politikken")
    manuscript = replace(manuscript, title_changes=compare_titles("Svar om planen", "Svar om politikken"))
    pdf = drawn(manuscript, templates).pdf
    assert reading.texts(pdf, "H1") == ["Svar om planen politikken"]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert str(document.Root.Outlines.First.Title) == "Svar om politikken"
        assert str(document.docinfo.Title) == "Svar om politikken"


def test_nothing_explains_signs_that_are_not_there(templates: Templates) -> None:
    pdf = drawn(samples.hearing_response(), templates).pdf
    assert bars(pdf) == []
    assert "Tilføjet" not in reading.page_text(pdf)


def test_what_is_gone_can_be_read_on_a_grey_printer(templates: Templates) -> None:
    manuscript = changed(Block("p", runs=(Run("MMMMMMMM", change=Change.DELETED),)))
    page = pypdfium2.PdfDocument(drawn(manuscript, templates).pdf)[0]
    ((x, level),) = [(x, y) for x, y, text in reading.baselines(drawn(manuscript, templates).pdf) if "MMM" in text]
    grey = page.render(scale=600 / 72, grayscale=True).to_pil().convert("L")
    dots = 600 / 25.4
    # Between the line through the words and their baseline.
    letters = grey.crop(
        (round(x * dots), round((level - 0.7) * dots), round((x + 15) * dots), round((level - 0.2) * dots))
    )
    darkest = letters.getextrema()[0]
    # Relative luminance, WCAG 2.2: 4.5:1 against white.
    part = darkest / 255
    luminance = part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
    assert 1.05 / (luminance + 0.05) >= 4.5
