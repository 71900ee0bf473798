"""The sheets of our own in a bundle: a cover before each bilag, and pictures on sheets of their own."""

from __future__ import annotations

from kk_desktop.domain.dates import write_date
from kk_desktop.domain.documents import Attachment, Document, Manuscript
from kk_desktop.domain.files import PDF_TYPE, FileContent
from kk_desktop.domain.text import Block, BlockKind, Run

_COVER, _PICTURE, _PICTURE_ACROSS = "cover_sheet", "picture_sheet", "picture_sheet_across"

_RECEIVED = (
    "Siderne er sat ind, som vi har modtaget dem, og kan måske ikke læses højt. "
    "Bed om bilaget i en anden form, hvis du har brug for det."
)
_RECEIVED_PICTURE = (
    "Bilaget er et billede, som vi har modtaget. Tekst i billedet kan ikke læses højt. "
    "Bed om bilaget i en anden form, hvis du har brug for det."
)


def cover_sheet(letter: Manuscript, bilag: Attachment, pages: int | None = None) -> Manuscript:
    """What stands before a bilag: its number and title, what it belongs to, and its pages where they are foreign."""
    document = letter.document
    belongs = f"Bilag til ”{document.title}”" if document.title else "Bilag"
    if document.date:
        belongs += f" af {write_date(document.date)}"
    if letter.case_number:
        belongs += f", sagsnr. {letter.case_number}"
    lines = [f"{belongs}."]
    if pages is not None:
        lines.append("1 side" if pages == 1 else f"{pages} sider")
    if bilag.file is not None:
        lines.append(_RECEIVED if bilag.file.media_type == PDF_TYPE else _RECEIVED_PICTURE)
    blocks = tuple(Block(f"{bilag.id}-{n}", runs=(Run(line),)) for n, line in enumerate(lines))
    cover = Document(
        bilag.id,
        _COVER,
        f"Bilag {bilag.number}. {bilag.title}",
        sender=document.sender,
        sender_line=document.sender_line,
    )
    return Manuscript(cover, blocks)


def picture_sheet(bilag: Attachment, data: bytes, *, across: bool) -> Manuscript:
    """The picture of a bilag, told to those who cannot see it by the bilag's number and title."""
    assert bilag.file is not None
    told = f"Bilag {bilag.number}: {bilag.title}"
    block = Block(bilag.id, BlockKind.PICTURE, picture=bilag.file, alt=told)
    sheet = Document(bilag.id, _PICTURE_ACROSS if across else _PICTURE, "")
    return Manuscript(sheet, (block,), pictures=(FileContent(bilag.file.digest, data),))
