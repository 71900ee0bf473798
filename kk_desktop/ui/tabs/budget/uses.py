"""Where a cell's figure stands in the texts: a count in the cell bar, and a list from which one goes there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout

from kk_desktop.ui.widgets.hit_list import HitLine, HitList
from kk_desktop.ui.widgets.labels import label

from .parts import Around, TablePart

if TYPE_CHECKING:
    from kk_desktop.domain.budgets import BudgetTable, Column, Row
    from kk_desktop.services.figure_uses import FigureUse

PAUSE = 250
"""Milliseconds that keys are gathered before the texts are looked through again."""
NAME = "Brugt i tekster"
_DASHES = "-– "
OF_CELL, OF_TABLE = "Tallet i {cell} står her:", "Tabellens tal står her:"


class Uses(TablePart):
    """The panel tells of the chosen cell where that is used, and else of the whole table."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._table_id = ""
        self._cell: tuple[str, str] = ("", "")
        self._cell_name = ""
        self._uses: Sequence[FigureUse] = ()
        self._is_looking = self._is_old = False
        self.head = label("", "secondary", "text2", wrap=True)
        self.list = HitList("Steder i teksterne, hvor tallet står")
        self.panel = panel = QFrame()
        panel.setProperty("ground", "base")
        panel.setAccessibleName(NAME)
        column = QVBoxLayout(panel)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self.list, 1)
        self.list.opened.connect(lambda where: self.around.go_to("document", where))
        around.uses.clicked.connect(lambda _checked=False: self._on_wanted())
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._soon.timeout.connect(self._look)
        around.changes.document_saved.connect(self._on_document_saved)

    def _on_document_saved(self, _id: str) -> None:
        self._soon.start()

    def show_table(self, table: BudgetTable, can_write: bool) -> None:
        """Look where the table's figures stand; the texts may be many."""
        if table.id != self._table_id:
            self._table_id, self._uses, self._cell = table.id, (), ("", "")
            self._tell()
            self._look()
        else:
            self._soon.start()

    def show_cell(self, table: BudgetTable, row: Row, column: Column | None) -> None:
        """Tell of this cell."""
        cell = (row.id, column.id if column else "")
        name = f"”{row.label.lstrip(_DASHES)}”, {column.name}" if column else ""
        if (cell, name) == (self._cell, self._cell_name):
            return
        self._cell, self._cell_name = cell, name
        self._tell()

    def forget(self) -> None:
        """No table is shown."""
        self._table_id, self._uses = "", ()
        self._tell()

    def _look(self) -> None:
        """Have the texts looked through; once more afterwards for all that is typed in the meantime."""
        self._is_old = self._is_looking
        table_id, service = self._table_id, self.around.workspace.figure_uses
        if not table_id or self._is_looking:
            return
        self._is_looking = True
        self.around.tasks.start(
            lambda: service.of_table(table_id),
            lambda uses: self._on_found(table_id, uses),
            self._on_failed,
            owner=self,
        )

    def _on_found(self, table_id: str, uses: Sequence[FigureUse]) -> None:
        self._is_looking = False
        if table_id == self._table_id and uses != self._uses:
            self._uses = uses
            self._tell()
        if self._is_old:
            self._look()

    def _on_failed(self, error: BaseException) -> None:
        self._is_looking = False
        self.around.messages.tell_problem(error)

    def _tell(self) -> None:
        here = [use for use in self._uses if self._cell in use.places]
        self.around.uses.setText(_times(len(here)) if here else "")
        self.around.uses.setVisible(bool(here))
        self.head.setText(OF_CELL.format(cell=self._cell_name) if here else OF_TABLE)
        self.list.set_lines(_lines(here or self._uses))
        self.panel_named.emit(NAME if self._uses else "")

    def _on_wanted(self) -> None:
        assert self.panel is not None
        self.around.show_panel(self.panel)
        self.list.setFocus()
        self.list.setCurrentRow(1)


def _times(count: int) -> str:
    return "Brugt 1 sted" if count == 1 else f"Brugt {count} steder"


def _lines(uses: Sequence[FigureUse]) -> list[HitLine]:
    lines: list[HitLine] = []
    document_id = ""
    for use in uses:
        if use.document_id != document_id:
            document_id = use.document_id
            note = f"{use.status.danish}, følger ikke tabellen" if use.status.is_locked else ""
            lines.append(HitLine(before=use.document, note=note))
        lines.append(HitLine(use.where, use.before, use.words, use.after, free=False))
    return lines
