"""The words of other people's PDF files."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from reportlab.pdfgen.canvas import Canvas

from kk_desktop.errors import UserError
from kk_desktop.exchange import pdf_text
from kk_desktop.exchange.pdf_text import read_pdf_text
from tests.printing import foreign_files


def drawn(*pages: tuple[str, ...]) -> bytes:
    """A PDF with these lines on its pages."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.drawString(72, 720 - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_lines_and_pages_come_in_their_order() -> None:
    text = read_pdf_text(drawn(("Forvaltningen bemærker,", "at stien bør have lys."), ("Økonomi",)), "Bidrag.pdf")
    assert text == "Forvaltningen bemærker,\nat stien bør have lys.\n\nØkonomi"


def test_a_hyphen_at_a_lines_end_stays_a_hyphen_for_the_mending_to_find() -> None:
    text = read_pdf_text(drawn(("og de mange virksom-", "heder i området")), "Bidrag.pdf")
    assert text == "og de mange virksom-\nheder i området"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (foreign_files.locked(), "låst med en adgangskode"),
        (drawn(()), "billeder af sider uden tekst"),
        (b"%PDF-1.7 og ikke mere", "kan ikke læses som PDF"),
        (b"\x00\xff" * 50, "kan ikke læses som PDF"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_sentence(data: bytes, told: str) -> None:
    with pytest.raises(UserError, match=f"”Bidrag.pdf”.*{told}"):
        read_pdf_text(data, "Bidrag.pdf")


def test_more_text_than_a_document_can_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_text, "MOST_CHARACTERS", 10)
    with pytest.raises(UserError, match="mere tekst, end et dokument kan rumme"):
        read_pdf_text(drawn(("Langt mere end ti tegn",)), "Bidrag.pdf")


def test_two_files_may_be_read_at_once() -> None:
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda n: read_pdf_text(drawn((f"Brev {n}",) * 40), "Brev.pdf"), range(8)))
    assert [text.splitlines()[0] for text in found] == [f"Brev {n}" for n in range(8)]
