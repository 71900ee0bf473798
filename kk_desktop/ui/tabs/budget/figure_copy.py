"""A figure of the table, or a block's sum, laid on the clipboard so that it lives on in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from kk_desktop.domain.figures import FigureKind, figure_of_block
from kk_desktop.domain.text import Block, Run
from kk_desktop.errors import UserError
from kk_desktop.ui.editor.clipboard import to_mime
from kk_desktop.ui.widgets import clipboard

from .parts import Around, TablePart

if TYPE_CHECKING:
    from kk_desktop.domain.budgets import BudgetTable

PUT_IN = "Sæt det ind i teksten med Ctrl+V."
NO_CELL = "Stå i et tal, eller vælg et område med tal, og prøv igen."


class FigureCopy(TablePart):
    """What is pasted in a document follows the table; in other programs it is words."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._table: BudgetTable | None = None
        self.action = QAction("Kopiér &tal til teksten", around.owner)
        self.action.setShortcut("Ctrl+Shift+C")
        self.action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.action.triggered.connect(lambda _checked=False: self._copy())
        around.owner.addAction(self.action)
        self.tools = ((self.action, "braces"),)

    def show_table(self, table: BudgetTable, can_write: bool) -> None:
        """The block lies in this table."""
        self._table = table

    def forget(self) -> None:
        """No table is shown."""
        self._table = None

    def _copy(self) -> None:
        if self._table is None or not self.around.grid.take_what_is_typed():
            return
        try:
            self._put(self._table)
        except UserError as error:
            self.around.messages.tell_problem(error)

    def _put(self, table: BudgetTable) -> None:
        row_ids, column_ids = self.around.chosen()
        rows = [row for row in table.rows if row.id in row_ids]
        columns = [column for column in table.columns if column.id in column_ids]
        if not rows or not columns:
            self.around.messages.tell(NO_CELL)
            return
        target, workspace = figure_of_block(rows, columns), self.around.workspace
        live = workspace.fields.live(target, "")
        clipboard.put(to_mime([Block(workspace.new_id(), runs=(Run(live.text, field=live.field),))]))
        what = "Tallet" if target.kind is FigureKind.CELL else f"Summen af {len(target.places)} tal"
        self.around.messages.tell(f"{what}, {live.text}, er kopieret. {PUT_IN}", "good")
