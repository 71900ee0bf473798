"""A document as one text that its PDF can carry, and back: all that its pages are set from, in versioned JSON.

The form follows the manuscript's own; a test holds it against a file that was written once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import msgspec

from kk_desktop.domain.budgets import BudgetTable
from kk_desktop.domain.cases import Treatment
from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.files import PICTURE_TYPES, StoredFile, media_type_of
from kk_desktop.domain.text import Block, check_block
from kk_desktop.errors import UserError

NAME = "kk_desktop.json"
MEDIA_TYPE = "application/json"
DESCRIPTION = "Dokumentets tekst og tal, så det kan hentes ind i kk_desktop"

FORMAT = "kk_desktop document"
VERSION = 2
"""1: what 0.1.0 writes. 2: charts, computed figures and tables that compute, which 0.1.0 would take for damage."""

MOST_BYTES = 256 * 1024 * 1024
"""Of the JSON: far beyond any document, as pictures are scaled down when they are put in."""

_MOST_BLOCKS = 50_000
"""A document of 300 pages has some 3,000."""

_MOST_BILAG = 10_000
_MOST_ORE = 2**63 - 1
"""The largest whole number that a file holds."""


class _Head(msgspec.Struct):
    format: str
    version: int


class _Source(msgspec.Struct):
    format: str
    version: int
    manuscript: Manuscript


class NotASourceError(ValueError):
    """The text is something else: JSON of another program's, or no JSON."""


def write_source(manuscript: Manuscript) -> bytes:
    """The manuscript as JSON in UTF-8, its pictures included; the same one gives the same bytes."""
    return msgspec.json.encode(_Source(FORMAT, VERSION, manuscript))


def read_source(source: bytes, name: str) -> Manuscript:
    """The manuscript in the JSON; ``name`` is the file it came in, for the messages.

    Raises ``NotASourceError``, and ``UserError`` when it is damaged or written by a newer program.
    """
    try:
        head = msgspec.json.decode(source, type=_Head)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise NotASourceError from error
    if head.format != FORMAT:
        raise NotASourceError
    if head.version > VERSION:
        raise UserError(
            f"”{name}” er lavet med en nyere udgave af programmet. Intet er hentet ind. Brug den nye udgave til den."
        )
    try:
        manuscript = msgspec.json.decode(source, type=_Source).manuscript
        _check(manuscript)
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError, RecursionError) as error:
        raise damaged(name) from error
    return manuscript


def damaged(name: str) -> UserError:
    """What the person is told of a document that did not come whole."""
    return UserError(
        f"Dokumentet i ”{name}” er ufuldstændigt eller ændret undervejs. Intet er hentet ind. "
        "Bed afsenderen om filen igen."
    )


def _check(manuscript: Manuscript) -> None:
    """Raise ``ValueError`` for what no document of ours can hold, whoever wrote it."""
    parts = (manuscript, *manuscript.annexes)
    if any(annex.annexes or annex.attachments for annex in manuscript.annexes):
        raise ValueError("bilag below bilag")
    for part in parts:
        _check_one(part)
    for attachment in manuscript.attachments:
        if not attachment.title or not 0 < attachment.number < _MOST_BILAG:
            raise ValueError("a bilag without title or number")
    tables = {table.id: table for part in parts for table in part.tables}.values()
    for table in tables:
        _check_table(table)
    _distinct(part.document.id for part in parts)
    _distinct(block.id for part in parts for block in part.blocks)
    _distinct(attachment.id for attachment in manuscript.attachments)
    _distinct(column.id for table in tables for column in table.columns)
    _distinct(row.id for table in tables for row in table.rows)
    _distinct(cell.id for table in tables for row in table.rows for cell in row.cells.values())
    _check_treatments(manuscript.treatments)


def _check_treatments(treatments: Iterable[Treatment]) -> None:
    treatments = list(treatments)
    if not all(treatment.body_name for treatment in treatments):
        raise ValueError("a treatment by nobody")
    _distinct(treatment.id for treatment in treatments)
    _distinct(decision.id for treatment in treatments for decision in treatment.decisions)
    _distinct(remark.id for treatment in treatments for remark in treatment.remarks)


def _check_one(manuscript: Manuscript) -> None:
    document = manuscript.document
    if not document.kind or bool(document.confidential_reason) != bool(document.confidential_paragraph):
        raise ValueError("facts that do not hold together")
    if len(manuscript.blocks) > _MOST_BLOCKS:
        raise ValueError("endless text")
    contents = {content.digest: content.data for content in manuscript.pictures}
    for digest, data in contents.items():
        if hashlib.sha256(data).hexdigest() != digest or media_type_of("", data) not in PICTURE_TYPES:
            raise ValueError("a picture that is none, or another one")
    for picture in _pictures(manuscript.blocks):
        if picture.digest in contents and picture.size != len(contents[picture.digest]):
            raise ValueError("a picture of another size")


def _pictures(blocks: Iterable[Block]) -> Iterator[StoredFile]:
    for block in blocks:
        check_block(block)
        if block.picture is not None:
            yield block.picture


def _check_table(table: BudgetTable) -> None:
    columns = {column.id for column in table.columns}
    cells = [cell for row in table.rows for cell in row.cells.values()]
    if any(not row.cells.keys() <= columns or not 0 <= row.indent <= 3 for row in table.rows):
        raise ValueError("a row that does not fit its table")
    if any((cell.amount_ore is not None) + cell.dash + bool(cell.text) != 1 for cell in cells):
        raise ValueError("a figure that is none")
    if any(abs(cell.amount_ore or 0) > _MOST_ORE for cell in cells):
        raise ValueError("a figure beyond all money")
    if table.decimals is not None and not 0 <= table.decimals <= 6:
        raise ValueError("decimals of no kind")
    if abs(table.price_level or 0) > 9999:
        raise ValueError("a year nobody reaches")


def _distinct(ids: Iterable[str]) -> None:
    seen = list(ids)
    if len(set(seen)) != len(seen):
        raise ValueError("two things of one id")
