"""Confidential papers and proofs: marked on every page, with the same text as the ordinary print."""

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from kk_desktop.domain.documents import Manuscript
from kk_desktop.errors import UserError
from kk_desktop.printing.engine import render
from kk_desktop.printing.strips import MM
from kk_desktop.printing.templates import Templates
from kk_desktop.printing.variants import Variant
from tests.printing import gate, reading, samples

PROOF = Variant(proof=("Ændringer siden udkast 2", "Udskrevet 21. marts 2025 kl. 14.15 af Anna Holm"))
WINDOW = Variant(window=True)
ADDRESS = ("Eksempel Boligforening", "Att. Bo Lund", "Eksempelvej 12, 2. tv.", "2700 Brønshøj")


def secret(manuscript: Manuscript) -> Manuscript:
    """The document as a confidential one."""
    facts = {"confidential_reason": "Oplysninger om private forhold"}
    facts["confidential_paragraph"] = "forvaltningslovens § 27, stk. 1"
    return replace(manuscript, document=replace(manuscript.document, **facts))


def addressed(manuscript: Manuscript, *lines: str) -> Manuscript:
    """The letter to somebody behind an envelope's window."""
    return replace(manuscript, document=replace(manuscript.document, recipient_address="\n".join(lines)))


def place(pdf: bytes, page: int, text: str) -> tuple[float, float]:
    """Where a text begins on a page: left edge and baseline, in millimetres from the top left."""
    sheet = pypdfium2.PdfDocument(pdf)[page]
    words = sheet.get_textpage()
    start, _ = words.search(text, match_case=True).get_next()
    left, bottom, _, _ = words.get_charbox(start)
    return left / MM, (sheet.get_height() - bottom) / MM


@pytest.mark.parametrize("kind", ["proposal", "memo", "mayor_letter"])
def test_a_confidential_paper_says_so_with_its_reason_on_every_page(kind: str, templates: Templates) -> None:
    rendered = render(secret(samples.EVERY_KIND[kind]()), templates)
    assert rendered.page_count > 1
    for page in range(rendered.page_count):
        text = reading.page_text(rendered.pdf, page)
        assert "FORTROLIG" in text
        assert "Oplysninger om private forhold, jf. forvaltningslovens § 27, stk. 1" in text.replace("\u00a0", " ")


def test_a_confidential_bilag_is_marked_behind_a_letter_that_is_not(templates: Templates) -> None:
    memo = samples.memo()
    assert memo.annexes
    annexes = tuple(secret(annex) for annex in memo.annexes)
    rendered = render(replace(memo, annexes=annexes), templates)
    texts = [reading.page_text(rendered.pdf, page) for page in range(rendered.page_count)]
    first = rendered.parts[1]
    assert ["FORTROLIG" in text for text in texts] == [page >= first for page in range(rendered.page_count)]


def test_the_mark_stands_at_the_column_edge_and_is_read_first(templates: Templates) -> None:
    pdf = render(secret(samples.proposal()), templates).pdf
    left, baseline = place(pdf, 0, "FORTROLIG")
    assert left == pytest.approx(35 + 2.1, abs=0.5)
    assert baseline == pytest.approx(17.4, abs=0.3)
    assert reading.tree_text(pdf).startswith("FORTROLIG Oplysninger om")
    assert reading.tree_text(pdf).count("FORTROLIG") == 1


def test_a_proof_tells_what_it_is_and_leaves_a_margin_for_the_pen(templates: Templates) -> None:
    rendered = render(samples.budget_note(), templates, PROOF)
    assert "UDKAST" in reading.page_text(rendered.pdf, rendered.page_count - 1)
    assert "Udskrevet 21. marts 2025" in reading.page_text(rendered.pdf, 0).replace("\u00a0", " ")
    assert "EAN-nummer" not in reading.page_text(rendered.pdf, 0)
    assert {(round(box.left / MM), round(box.width / MM)) for box in rendered.block_boxes} == {(25, 115)}


@pytest.mark.parametrize("kind", ["proposal", "memo", "mayor_letter"])
def test_a_proof_of_a_confidential_paper_says_both_on_every_page(kind: str, templates: Templates) -> None:
    numbered = replace(PROOF, number=3)
    rendered = render(secret(samples.EVERY_KIND[kind]()), templates, numbered)
    assert rendered.findings == render(samples.EVERY_KIND[kind](), templates, numbered).findings
    for page in range(rendered.page_count):
        text = reading.page_text(rendered.pdf, page).replace("\u00a0", " ")
        assert "FORTROLIG – UDKAST 3" in text
        assert "Oplysninger om private forhold" in text
        assert "Anna Holm" in text


def test_a_proof_numbers_its_lines_anew_on_each_page_outside_the_text(templates: Templates) -> None:
    pdf = render(samples.budget_note(), templates, PROOF).pdf
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        margin = page.get_textpage().get_text_bounded(left=0, right=20 * MM).split()
        assert margin == [str(n) for n in range(1, len(margin) + 1)]
        assert len(margin) > 10
    assert "Forsøg med lokal forankring Baggrund" in reading.tree_text(pdf)


def test_a_proof_keeps_every_word_of_the_text(templates: Templates) -> None:
    manuscript = samples.memo()
    proof = reading.tree_text(render(manuscript, templates, PROOF).pdf)
    for block in manuscript.blocks:
        assert " ".join(block.text.split()) in proof.replace("\u00a0", " ")


def test_an_envelopes_window_shows_both_addresses_and_nothing_else(templates: Templates) -> None:
    pdf = render(addressed(samples.letter(), *ADDRESS), templates, WINDOW).pdf
    sheet = pypdfium2.PdfDocument(pdf)[0]
    top, foot = sheet.get_height() - 30 * MM, sheet.get_height() - 80 * MM
    seen = sheet.get_textpage().get_text_bounded(left=15 * MM, right=120 * MM, top=top, bottom=foot)
    assert [line.strip() for line in seen.splitlines()] == [
        "Københavns Kommune, Rådhuspladsen 1, 1550 København V",
        *ADDRESS,
    ]
    baselines = [place(pdf, 0, text)[1] for text in ADDRESS]
    assert baselines == pytest.approx([48.0, 52.2, 56.5, 60.7], abs=0.5)
    assert place(pdf, 0, "Beskæftigelses- og Integrationsudvalgets")[1] == pytest.approx(87.7, abs=0.3)


def test_an_address_line_too_long_for_the_window_is_set_smaller(templates: Templates) -> None:
    long = addressed(
        samples.letter(), "Foreningen af særligt udsatte boligorganisationer i det storkøbenhavnske område"
    )
    sheet = pypdfium2.PdfDocument(render(long, templates, WINDOW).pdf)[0]
    words = sheet.get_textpage()
    start, count = words.search("storkøbenhavnske område").get_next()
    assert words.get_charbox(start + count - 1)[2] <= 105.5 * MM


def test_a_letter_without_an_address_shows_its_recipients_in_the_window(templates: Templates) -> None:
    letter = samples.letter()
    text = reading.page_text(render(letter, templates, WINDOW).pdf, 0)
    for name in letter.document.recipients:
        assert name in text
    assert f"Til {letter.document.recipients[0]}" not in text


def test_what_is_no_letter_does_not_go_behind_a_window(templates: Templates) -> None:
    with pytest.raises(UserError, match="Indstilling kan ikke udskrives til rudekuvert"):
        render(samples.proposal(), templates, WINDOW)


def test_variants_pass_the_gate(templates: Templates, tmp_path: Path) -> None:
    for kind, draw in samples.EVERY_KIND.items():
        (tmp_path / f"{kind}-secret.pdf").write_bytes(render(secret(draw()), templates).pdf)
        (tmp_path / f"{kind}-proof.pdf").write_bytes(render(draw(), templates, PROOF).pdf)
    (tmp_path / "window.pdf").write_bytes(render(samples.letter(), templates, WINDOW).pdf)
    broken = gate.broken_rules(tmp_path)
    assert {name: rules for name, rules in broken.items() if rules} == {}


def test_no_page_is_marked_unless_asked(templates: Templates) -> None:
    pdf = render(samples.proposal(), templates).pdf
    assert pdf == render(samples.proposal(), templates, Variant()).pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert len(document.pages) == render(samples.proposal(), templates).page_count
    assert "FORTROLIG" not in reading.tree_text(pdf)
