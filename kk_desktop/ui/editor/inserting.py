"""What can be put into the text besides words: links, footnotes, tables, charts and bilag, each asked for in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kk_desktop.domain.rows import TableRow
from kk_desktop.domain.table_names import told_apart
from kk_desktop.domain.text import Block, BlockKind, Field, FieldSource, Run

from . import commands
from .formats import run_of
from .question import Question
from .text_edit import BlockEdit

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace

NO_TABLES = "Der er ingen tabeller endnu. Opret den første på fanen Budget."


class Inserting(QObject):
    """Asks, and puts the answer in at the caret."""

    def __init__(self, editor: BlockEdit, question: Question, workspace: Workspace, more: Callable[[], object]) -> None:
        super().__init__(editor)
        self._editor, self._question, self._workspace = editor, question, workspace
        self._show_attachments = more

    def ask_link(self) -> None:
        """Ask where the selected text leads."""
        cursor = self._editor.textCursor()
        verb = "Ret" if commands.link_at(cursor) else "Indsæt"
        answer = commands.link_at(cursor) or "https://"

        def put(address: str) -> None:
            commands.set_link(cursor, whole_address(address), words=address)

        self._question.ask("Adresse", verb, answer, put)

    def ask_footnote(self) -> None:
        """Ask for a footnote's text; standing at one, its text is changed, and emptied it goes away."""
        cursor = self._editor.textCursor()
        existing = run_of(cursor.charFormat()).footnote

        def put(text: str) -> None:
            if existing is not None:
                commands.replace_footnote(cursor, text)
            elif text:
                commands.insert_footnote(cursor, text)

        verb = "Indsæt" if existing is None else "Ret"
        self._question.ask("Fodnotens tekst", verb, existing or "", put)

    def tables(self) -> Sequence[tuple[str, Callable[[], object]]]:
        """The file's tables, each to be put in."""
        put = self._editor.insert_solid
        return self._each_table(lambda row: partial(put, BlockKind.TABLE, row.id))

    def charts(self) -> Sequence[tuple[str, Callable[[], object]]]:
        """The file's tables, each to be put in as a chart that follows it."""
        put = self._editor.insert_chart
        return self._each_table(lambda row: partial(put, row.id, row.title))

    def _each_table(
        self, putting: Callable[[TableRow], Callable[[], object]]
    ) -> Sequence[tuple[str, Callable[[], object]]]:
        rows = self._workspace.budgets.rows()
        apart = told_apart(rows)
        return [(_words(row) + apart[row.id], putting(row)) for row in rows] or [(NO_TABLES, self._editor.setFocus)]

    def attachments(self, document_id: str) -> Sequence[tuple[str, Callable[[], object]]]:
        """The document's bilag, each to be named in the text, and a way to add one."""
        named = [
            (f"Bilag {each.number}. {each.title}", partial(self._name_attachment, each.id, each.number))
            for each in self._workspace.attachments.of(document_id)
        ]
        return [*named, ("Nyt bilag …", self._show_attachments)]

    def _name_attachment(self, attachment_id: str, number: int) -> None:
        new_id = self._workspace.new_id
        # The same words as the services write when the bilag gets another number.
        words = f"bilag\u00a0{number}"
        field = Field(new_id(), FieldSource.ATTACHMENT, attachment_id, "number")
        self._editor.insert(Block(new_id(), runs=(Run(words, field=field),)))


def whole_address(typed: str) -> str:
    """The address with its kind in front, which people leave out: kk.dk leads to https://kk.dk."""
    if not typed or typed.startswith(("https://", "http://", "mailto:")):
        return "" if typed.endswith("://") else typed
    return f"mailto:{typed}" if "@" in typed and "/" not in typed else f"https://{typed}"


def table_name(workspace: Workspace, table_id: str) -> str:
    """What a table block shows: the table's number and title."""
    row = next((row for row in workspace.budgets.rows() if row.id == table_id), None)
    return "Tabellen er slettet" if row is None else _words(row)


def _words(row: TableRow) -> str:
    return f"Tabel {row.number}. {row.title}" if row.number else f"Tabel: {row.title}"
