"""The words of a document that somebody else has written, whatever program they wrote it in."""

from __future__ import annotations

from pathlib import PurePath

from kk_desktop.domain.contributions import written_out
from kk_desktop.errors import UserError

from .desk import Desk

_ENCODINGS = ("utf-8-sig", "cp1252")
"""How a plain text file is read; the second is what Notepad wrote for thirty years."""


def text_of_file(desk: Desk, name: str, data: bytes) -> str:
    """The text of a Word document, a PDF or a plain text; the ending of ``name`` tells which it is.

    Takes as long as the file is large. Raises ``UserError`` with one sentence for what cannot be read.
    """
    ending = PurePath(name).suffix.lower()
    if ending in (".docx", ".doc"):
        from kk_desktop.exchange.word import read_word

        return written_out(read_word(data, name, desk.new_id))
    if ending == ".pdf":
        from kk_desktop.exchange.pdf_text import read_pdf_text

        return read_pdf_text(data, name)
    if ending == ".txt":
        return _decoded(name, data)
    raise UserError(
        f"”{name}” kan ikke læses som tekst. Intet er hentet ind. Vælg en fil fra Word, en PDF eller en mail."
    )


def _decoded(name: str, data: bytes) -> str:
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UserError(f"”{name}” kan ikke læses som tekst. Intet er hentet ind. Gem den som UTF-8, og prøv igen.")
