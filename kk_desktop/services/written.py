"""The words of a document that somebody else has written, whatever program they wrote it in."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePath
from typing import TYPE_CHECKING

from kk_desktop.errors import UserError

from .desk import Desk

if TYPE_CHECKING:
    from kk_desktop.exchange.mail import Mail

_ENCODINGS = ("utf-8-sig", "cp1252")
"""How a plain text file is read; the second is what Notepad wrote for thirty years."""

_MAILS = (".eml", ".msg")
_LETTERS = (".docx", ".pdf")
"""What a mail may bring the contribution in; where there are both, the PDF is the Word document printed."""


def text_of_file(desk: Desk, name: str, data: bytes) -> str:
    """The text of a Word document, a PDF, a mail or a plain text; the ending of ``name`` tells which it is.

    Of a mail it is what the mail says, and below it the letters that came with it.

    Takes as long as the file is large. Raises ``UserError`` with one sentence for what cannot be read.
    """
    ending = PurePath(name).suffix.lower()
    if ending in (".docx", ".doc"):
        from kk_desktop.exchange.plain_writing import write_text
        from kk_desktop.exchange.word import read_word

        return write_text(read_word(data, name, desk.new_id))
    if ending == ".pdf":
        from kk_desktop.exchange.pdf_text import read_pdf_text

        return read_pdf_text(data, name)
    if ending in _MAILS:
        return _of_mail(desk, name, data)
    if ending == ".txt":
        return _decoded(name, data)
    raise UserError(
        f"”{name}” kan ikke læses som tekst. Intet er hentet ind. Vælg en fil fra Word, en PDF eller en mail."
    )


def _of_mail(desk: Desk, name: str, data: bytes) -> str:
    from kk_desktop.exchange.mail import NotAMailError, read_mail
    from kk_desktop.exchange.outlook_mail import read_outlook_mail

    try:
        mail = read_mail(data) if name.lower().endswith(".eml") else read_outlook_mail(data)
    except NotAMailError as error:
        raise UserError(
            f"”{name}” kan ikke læses som en mail. Intet er hentet ind. Indsæt teksten fra mailen i stedet."
        ) from error
    letters = next((found for ending in _LETTERS if (found := list(_letters(desk, mail, ending)))), [])
    text = "\n\n".join(part.strip() for part in (mail.text, *letters) if part.strip())
    if not text:
        raise UserError(f"”{name}” har ingen tekst, der kan læses. Intet er hentet ind. Indsæt bidraget i stedet.")
    return text


def _letters(desk: Desk, mail: Mail, ending: str) -> Iterator[str]:
    for file in mail.files:
        if file.name.lower().endswith(ending):
            # A picture of a page among them is no reason to refuse the mail.
            with suppress(UserError):
                yield text_of_file(desk, file.name, file.data)


def _decoded(name: str, data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data:
        raise UserError(f"”{name}” kan ikke læses som tekst. Intet er hentet ind. Gem den som UTF-8, og prøv igen.")
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UserError(f"”{name}” kan ikke læses som tekst. Intet er hentet ind. Gem den som UTF-8, og prøv igen.")
