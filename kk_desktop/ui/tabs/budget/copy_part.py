"""Copies the whole table: for a document of ours one that follows it, for other programs a table of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from kk_desktop.domain.text import Block, BlockKind
from kk_desktop.ui.widgets import clipboard

from .clipboard import clipboard_data
from .parts import Around, TablePart

if TYPE_CHECKING:
    from kk_desktop.domain.budgets import BudgetTable

COPIED = "Tabellen er kopieret. Sæt den ind i et dokument her eller i Word, PowerPoint, Outlook eller Excel."


class CopyPart(TablePart):
    """One entry under ”Mere”."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._table: BudgetTable | None = None
        self.copy = QAction("&Kopiér hele tabellen", around.owner)
        self.copy.triggered.connect(self._on_copy)
        self.tools = ((self.copy, ""),)

    def show_table(self, table: BudgetTable, can_write: bool) -> None:
        """The one that is copied."""
        self._table = table

    def forget(self) -> None:
        """No table is shown."""
        self._table = None

    def _on_copy(self) -> None:
        table = self._table if self.around.flush() else None
        if table is None:
            return
        mime = clipboard_data(table, table.rows, (None, *table.columns))
        block = Block(self.around.workspace.new_id(), BlockKind.TABLE, table_id=table.id)
        clipboard.put(clipboard.add_blocks(mime, (block,)))
        self.around.messages.tell(COPIED)
