"""A list from a file, looked at before it is taken in: what is new, changes, stays or cannot be taken, row by row."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kk_desktop.domain.reference_sheets import Fate, PlannedRow, ReferenceSheet
from kk_desktop.paths import documents_folder
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.page_header import PageHeader
from kk_desktop.ui.widgets.plain_table import PlainModel, PlainTable
from kk_desktop.ui.widgets.planned_rows import HEADS, ORDER, PlannedCells, told, told_taken

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.messages import Messages
    from kk_desktop.ui.tasks import Tasks

PATTERN = "Lister (*.csv *.tsv *.txt *.xlsx *.xlsm)"


class ImportCard(QWidget):
    """``planned`` tells that the rows stand there; ``left`` that the person is done, one way or the other."""

    planned = Signal()
    left = Signal()

    def __init__(self, workspace: Workspace, messages: Messages, tasks: Tasks) -> None:
        super().__init__()
        self._service, self._messages, self._tasks = workspace.reference_import, messages, tasks
        self._sheet: ReferenceSheet | None = None
        self.left.connect(self.forget)
        self.header = PageHeader()
        self.leave = self.header.add_button(button("Annuller", on_click=self.left.emit))
        self.take = self.header.add_button(button("Hent ind", "check", "primary", self._on_take))
        self.count = label("", "body", "text2", wrap=True)
        self.chosen = label("", "secondary", "text2", wrap=True)
        self._rows: list[PlannedRow] = []
        self.model = PlainModel()
        self.grid = PlainTable("Rækkerne, der hentes ind", self.model)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 4, 4, 8)
        column.setSpacing(12)
        column.addWidget(self.header)
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        column.addLayout(row)
        column.addWidget(self.grid, 1)
        column.addWidget(self.chosen)
        self.grid.selectionModel().currentChanged.connect(lambda now, _before: self._tell(now.row()))

    @property
    def is_looking(self) -> bool:
        """Whether a list stands there that nobody has decided on."""
        return self._sheet is not None

    def forget(self) -> None:
        """Give up the list that stands there; nothing of it is kept."""
        self._sheet = None

    def choose(self) -> None:
        """Ask for a file, and look at it."""
        if path := self._messages.ask_open_path("Vælg listen", documents_folder(), PATTERN):
            self.look_at(path)

    def look_at(self, path: Path) -> None:
        """Read the file and try its rows; nothing of it is kept."""

        def work() -> tuple[ReferenceSheet, list[PlannedRow]]:
            sheet = self._service.read(path)
            return sheet, self._service.plan(sheet)

        self._tasks.start(work, self._show, self._messages.tell_problem, owner=self)

    def _show(self, found: tuple[ReferenceSheet, list[PlannedRow]]) -> None:
        self._sheet, rows = found
        counts = Counter(row.fate for row in rows)
        self.header.tell(self._sheet.name, f"{self._sheet.kind.danish} til filen")
        self.count.setText(f"{told(counts)}. Intet er hentet ind endnu.")
        self.take.setEnabled(bool(counts[Fate.NEW] or counts[Fate.CHANGED]))
        self._rows = sorted(rows, key=lambda row: ORDER.index(row.fate))
        self.grid.show_rows(HEADS, PlannedCells(self._rows))
        self.grid.go_to(0, 1)
        self._tell(0)
        self.planned.emit()
        (self.take if self.take.isEnabled() else self.leave).setFocus()

    def _tell(self, place: int) -> None:
        """The whole of what is told of the row one stands in."""
        row = self._rows[place] if 0 <= place < len(self._rows) else None
        self.chosen.setText(f"Række {row.line}: {row.words}" if row and row.words else "")

    def _on_take(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        self.take.setEnabled(False)

        def done(counts: Counter[Fate]) -> None:
            self._messages.tell(told_taken(counts), "good", "Fortryd", self._messages.undo_requested.emit)
            self.left.emit()

        self._tasks.start(lambda: self._service.take(sheet), done, self._messages.tell_problem, owner=self)
