"""Reads the words of other people's PDF files, line by line as they stand on the pages."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kk_desktop.errors import UserError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MOST_CHARACTERS = 5_000_000
"""Some two thousand pages; the longest collection of answers that we know of has a hundred and twenty."""

_PASSWORD = 4  # FPDF_ERR_PASSWORD in fpdfview.h
# PDFium's own mark of a hyphen that parts a word at the end of a line.
_LINE_END_HYPHEN = re.compile("[\x02\ufffe](?:\r?\n)?")
one_at_a_time = threading.Lock()
"""PDFium may be used by one thread at a time only."""


def read_pdf_text(data: bytes, name: str) -> str:
    """The text of all pages, an empty line between them, with its hard line breaks.

    Raises ``UserError`` with a sentence that names the file: broken, locked by a password, or only pictures of pages.
    """
    with one_at_a_time, opened_pdf(data, name) as document:
        text = _text(document, name)
    if not text.strip():
        raise UserError(
            f"”{name}” er billeder af sider uden tekst, der kan læses. Intet er hentet ind. "
            "Bed om dokumentet i Word, eller skriv det, du skal bruge."
        )
    return text


@contextmanager
def opened_pdf(data: bytes, name: str) -> Iterator[PdfDocument]:
    """The document, closed again afterwards; to be held with ``one_at_a_time``. Raises ``UserError``."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
        try:
            yield document
        finally:
            document.close()
    except PdfiumError as error:
        raise _unreadable(name, locked=error.err_code == _PASSWORD) from error


def _text(document: PdfDocument, name: str) -> str:
    pages: list[str] = []
    left = MOST_CHARACTERS
    for page in document:
        words = page.get_textpage()
        left -= words.count_chars()
        if left < 0:
            raise UserError(
                f"”{name}” har mere tekst, end et dokument kan rumme. Intet er hentet ind. "
                "Indsæt den tekst, du skal bruge."
            )
        pages.append(_LINE_END_HYPHEN.sub("-\n", words.get_text_range()).replace("\r\n", "\n"))
        words.close()
        page.close()
    return "\n\n".join(pages)


def _unreadable(name: str, locked: bool) -> UserError:
    if locked:
        return UserError(
            f"”{name}” er låst med en adgangskode. Intet er hentet ind. Bed om den uden adgangskode, "
            "eller indsæt teksten."
        )
    return UserError(f"”{name}” kan ikke læses som PDF. Intet er hentet ind. Bed om filen igen.")
