"""Ny udgave and Sammenlign: the table as it was proposed, adopted, corrected and used, one table for each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout

from kk_desktop.domain.budgets import TableStage
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.check_box import CheckBox
from kk_desktop.ui.widgets.fields import ChoiceField, beside

from .parts import Around, TablePart

if TYPE_CHECKING:
    from kk_desktop.domain.budgets import BudgetTable, Column, Row

_STAGES = tuple((stage.value, stage.danish) for stage in TableStage if stage)
_NEXT = {TableStage.PROPOSED: TableStage.ADOPTED, TableStage.ADOPTED: TableStage.CORRECTED}


class Editions(TablePart):
    """Begins another table of the same thing (``made``), and leads to the page where two are compared."""

    made = Signal(str)

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._table: BudgetTable | None = None
        self.begin = QAction("Ny udgave", around.owner)
        self.begin.triggered.connect(self._on_begin)
        self.compare = QAction("Sammenlign", around.owner)
        self.compare.triggered.connect(self._on_compare)
        self.tools = ((self.begin, ""), (self.compare, "git-compare"))
        self.stage = ChoiceField("Den nye tabel er", lambda _key: None, _STAGES, bare=False)
        self.figures = CheckBox("Med tal", lambda _is_on: None)
        self.leave = button("Annuller", on_click=self._leave)
        self.go = button("Opret", "plus", "primary", self._on_go)
        self.above = self._bar = QFrame()
        self._bar.setProperty("ground", "window")
        self._bar.setAccessibleName("Ny udgave af tabellen")
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._bar)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._leave)
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(beside("Den nye tabel er", self.stage))
        row.addWidget(self.figures)
        row.addStretch(1)
        for each in (self.leave, self.go):
            row.addWidget(each)

    def show_table(self, table: BudgetTable, can_write: bool) -> None:
        """Another table gives up what was begun."""
        if self._table is None or self._table.id != table.id:
            self._leave()
        self._table = table
        self.begin.setEnabled(can_write)
        self.go.setEnabled(can_write)
        self.compare.setEnabled(True)

    def show_cell(self, table: BudgetTable, row: Row, column: Column | None) -> None:
        """Nothing here is about a cell."""

    def forget(self) -> None:
        """No table, nothing to begin with."""
        self._table = None
        for action in (self.begin, self.compare):
            action.setEnabled(False)
        self._leave()

    def _on_begin(self) -> None:
        if self._table is None or not self.around.flush():
            return
        following = _NEXT.get(self._table.stage, TableStage.USED if self._table.stage else TableStage.ADOPTED)
        self.stage.show_choice(following.value)
        # Accounts are typed anew; everything else begins with what was there.
        self.figures.setChecked(following is not TableStage.USED)
        self.around.show_above(self._bar)
        self.stage.setFocus()

    def _on_go(self) -> None:
        if self._table is None:
            return
        table_id, stage = self._table.id, TableStage(self.stage.currentData())
        series, with_figures = self.around.workspace.table_series, self.figures.isChecked()
        self._leave()
        self.around.tasks.start(
            lambda: series.begin_edition(table_id, stage, with_figures=with_figures),
            partial(self._on_made, stage),
            self.around.messages.tell_problem,
            owner=self._bar,
        )

    def _on_made(self, stage: TableStage, table_id: str) -> None:
        self.around.go_to("budget_table", table_id)
        messages = self.around.messages
        words = f"Ny udgave: {stage.danish}. Den gamle tabel er ikke rørt."
        messages.tell(words, "good", "Fortryd", messages.undo_requested.emit)
        self.made.emit(table_id)

    def _on_compare(self) -> None:
        if self._table is not None and self.around.flush():
            self.around.go_to("table_comparison", self._table.id)

    def _leave(self) -> None:
        self._bar.hide()
