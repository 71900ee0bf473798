"""A PDF that was sent for review from another file, with of everything that a document can bring along."""

import hashlib
import io
from functools import cache

import pikepdf
from PIL import Image

from kk_desktop.domain.budgets import BudgetTable, Cell, Column, Row
from kk_desktop.domain.cases import Decision, Outcome, Treatment
from kk_desktop.domain.documents import Attachment, Contact, Document, Manuscript
from kk_desktop.domain.files import FileContent, StoredFile
from kk_desktop.domain.text import Block, BlockKind, Field, FieldSource, Run
from kk_desktop.exchange.source_file import NAME, write_source


@cache
def sent_for_review() -> bytes:
    """A proposal with a table, its figure in the text, a picture, two bilag, an office, and a case with a decision."""
    file, picture = content(b"a map"), content(drawn())
    blocks = (
        Block("b1", BlockKind.TABLE, table_id="t"),
        Block("b2", runs=(Run("5 mio. kr.", field=Field("f", FieldSource.BUDGET_CELL, "e", "mio")),)),
        Block("b3", BlockKind.PICTURE, picture=stored("kort.png", picture), alt="Et kort"),
    )
    rows = (Row("r", "Leje", cells={"k": Cell("e", 500_000_000)}),)
    decisions = (Decision("y", Outcome.APPROVED, "Godkendt", "b2"),)
    manuscript = Manuscript(
        Document("d", "proposal", "Haller i Valby", case_id="c"),
        blocks,
        "2025-0001",
        Contact("Team Haller", "Vej 2"),
        (BudgetTable("t", "Udgifter", columns=(Column("k", "2025"),), rows=rows),),
        (Attachment("a1", 1, "Kort", file=stored("kort.txt", file)), Attachment("a2", 2, "Kun en titel")),
        (Treatment("x", "c", "u", "Kulturudvalget", decisions=decisions),),
        pictures=(picture,),
    )
    held = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.attachments["1"] = pikepdf.AttachedFileSpec(pdf, write_source(manuscript), filename=NAME)
        pdf.attachments["2"] = pikepdf.AttachedFileSpec(pdf, file.data, filename="kort.txt")
        pdf.save(held)
    return held.getvalue()


def drawn() -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (3, 3)).save(held, "PNG")
    return held.getvalue()


def content(data: bytes) -> FileContent:
    return FileContent(hashlib.sha256(data).hexdigest(), data)


def stored(name: str, kept: FileContent) -> StoredFile:
    return StoredFile(name, "image/png" if name.endswith("png") else "text/plain", kept.digest, len(kept.data))
