"""Text that comes from elsewhere becomes a document with its facts, tables and bilag."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kk_desktop.domain.documents import Document
from kk_desktop.domain.text import Block, BlockKind, Run, check_block, tidy_runs
from kk_desktop.errors import UserError
from kk_desktop.exchange.plain_document import PlainDocument
from kk_desktop.storage import budgets as budget_store
from kk_desktop.storage import documents as document_store
from kk_desktop.storage.rows import Connection

from .arrivals import case_numbered, unit_like
from .desk import Desk
from .documents import new_document
from .facts import tidy_line

if TYPE_CHECKING:
    from kk_desktop.exchange.plain_document import PlainTable


class ImportService:
    """Takes in what somebody else has written."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def import_text(self, text: str, kind: str, title: str | None = None) -> str:
        """Make a document of the kind from plain text, hard-wrapped or not; gives its id.

        A title given goes before the one found. Raises ``UserError`` when there is nothing to read.
        """
        # Not needed before somebody takes text in.
        from kk_desktop.exchange.plain_text import read_plain_text

        plain = read_plain_text(text)
        if plain == PlainDocument():  # nothing at all, or only page numbers and signs nobody sees
            raise UserError("Teksten er tom. Intet er hentet ind.")
        document = self._document(plain, kind, title)
        content = plain.with_ids(self._desk.new_id)

        def work(db: Connection) -> None:
            case_id, _ = case_numbered(self._desk, db, plain.case_number, document.title)
            unit_id = unit_like(self._desk, db, plain.contact, plain.sender, plain.date)
            document_store.add(db, replace(document, case_id=case_id, unit_id=unit_id))
            for table in content.tables:
                budget_store.add(db, replace(table, case_id=case_id))
            document_store.save_blocks(db, document.id, content.blocks, [block.id for block in content.blocks])
            for attachment in content.attachments:
                document_store.add_attachment(db, document.id, attachment)

        self._desk.act("Hentede dokument ind", work)
        return document.id

    def read_paste(self, text: str, html: str = "") -> list[Block]:
        """The blocks in pasted text, for the editor; the file is not touched. ``html`` is the same with its looks.

        Wrapped lines are joined, headings and lists found. A table comes in line by line: a budget table is made
        in its own tab, and never behind one's back.
        """
        from kk_desktop.exchange.pasted import read_pasted

        blocks: list[Block] = []
        for plain in read_pasted(text, html):
            if plain.table is not None:
                lines = self._table_lines(plain.table)
                blocks += [Block(self._desk.new_id(), runs=(Run(line),)) for line in lines]
            else:
                # Headings carry no numbers of their own; one that came with them is a word like any other.
                number = (Run(f"{plain.number}. "),) if plain.kind is BlockKind.HEADING and plain.number else ()
                runs = tidy_runs((*number, *plain.runs))
                blocks.append(check_block(Block(self._desk.new_id(), plain.kind, runs, plain.level, plain.ordered)))
        return blocks

    def _table_lines(self, plain: PlainTable) -> list[str]:
        table = plain.with_ids(self._desk.new_id)
        rows = [[table.corner, *(column.label for column in table.columns)]]
        rows += [[row.label, *(table.printed(row, column) for column in table.columns)] for row in table.rows]
        lines = [table.name, *(" ".join(part for part in row if part) for row in rows)]
        return [line for line in lines if line.strip()]

    def _document(self, plain: PlainDocument, kind: str, title: str | None) -> Document:
        document, _ = new_document(self._desk, kind, tidy_line(title or plain.title, "Titlen"))
        return replace(
            document,
            date=plain.date,
            document_number=plain.document_number,
            item_number=plain.item_number,
            sender=plain.sender,
            case_handler=plain.case_handler,
            recipients=plain.recipients,
            copies=plain.copies,
            signatories=plain.signatories,
        )
