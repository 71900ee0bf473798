"""Hent liste ind: what the rows are and which column tells what at the left, what becomes of each row at the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout

from kk_desktop.domain.amounts import group_digits
from kk_desktop.domain.list_import import FACTS, Columns, ListFact, ListKind, ListSheet, guess, remembered
from kk_desktop.domain.reference_sheets import Fate, PlannedRow
from kk_desktop.services.jobs import Stopped

from .side_pages import SidePage
from .widgets.buttons import button
from .widgets.fields import ChoiceField, captioned
from .widgets.labels import label
from .widgets.layouts import empty
from .widgets.plain_table import PlainModel, PlainTable
from .widgets.planned_rows import HEADS, ORDER, PlannedCells, told, told_taken
from .widgets.search_field import FilterChips

if TYPE_CHECKING:
    from kk_desktop.services.machine import Machine
    from kk_desktop.services.workspace import Workspace

    from .changes import Changes
    from .messages import Messages
    from .tasks import Tasks

_ALL, _NOT = "", "-1"
_CHIPS = ((_ALL, "Alle"), (Fate.NEW, "Nye"), (Fate.CHANGED, "Ændres"), (Fate.SAME, "Som nu"))
_LEFT = 296


class ImportPage(SidePage):
    """One file; nothing of it is taken in before the button is pressed.

    ``elsewhere`` are the other things it may be, each with its key and word and who takes the file over then.
    """

    def __init__(
        self,
        workspace: Workspace,
        messages: Messages,
        tasks: Tasks,
        changes: Changes,
        *,
        machine: Machine,
        path: Path,
        elsewhere: Sequence[tuple[str, str, Callable[[Path], object]]],
    ) -> None:
        super().__init__("Hent liste ind")
        self._service, self._messages, self._tasks = workspace.list_imports, messages, tasks
        self._machine, self._path, self._elsewhere = machine, path, elsewhere
        self._can_write = not workspace.read_only
        self._sheets: list[ListSheet] = []
        self._sheet: ListSheet | None = None
        self._columns = Columns(ListKind.INITIATIVES)
        self._rows: list[PlannedRow] = []
        self._shown: list[PlannedRow] = []
        self._number = 0
        self._is_taken = False
        self._build()
        self._lay_out()
        self._connect(changes)
        self._read()

    # -- layout --------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.take = button("Hent ind", "check", "primary", self._on_take)
        others = ((key, word) for key, word, _take_over in self._elsewhere)
        self.kinds = FilterChips([*((kind.value, kind.danish) for kind in ListKind), *others], "Hvad filen er")
        self.sheets = ChoiceField("Ark", self._on_sheet_chosen, [], bare=False)
        self.sheet_field = captioned("Ark", self.sheets)
        self.fields: dict[ListFact, ChoiceField] = {}
        self.remarks = label("", "secondary", "text2", wrap=True)
        self.chips = FilterChips([*_CHIPS, (Fate.REFUSED, "Tages ikke med")])
        self.count = label("Læser filen …", "body", "text2", wrap=True)
        self.model = PlainModel()
        self.grid = PlainTable("Rækkerne, der hentes ind", self.model)
        self.chosen = label("", "secondary", "text2", wrap=True)
        self.take.setEnabled(False)

    def _lay_out(self) -> None:
        self.top.addWidget(label(self._path.name, "body", "text2"))
        self.top.addWidget(self.take)
        inside = QFrame()
        inside.setProperty("ground", "base")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        column.addWidget(self.sheet_field)
        column.addWidget(label("Hvilken kolonne er hvad?", "strong"))
        self._mapping = QVBoxLayout()
        self._mapping.setSpacing(8)
        column.addLayout(self._mapping)
        column.addWidget(self.remarks)
        column.addStretch(1)
        self.left_side = QScrollArea()
        self.left_side.setWidget(inside)
        self.left_side.setWidgetResizable(True)
        self.left_side.setFrameShape(QFrame.Shape.NoFrame)
        self.left_side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.left_side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.left_side.setFixedWidth(_LEFT)
        right = QVBoxLayout()
        right.setSpacing(8)
        for part in (self.chips, self.count, self.grid, self.chosen):
            right.addWidget(part)
        right.setStretchFactor(self.grid, 1)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.left_side)
        row.addLayout(right, 1)
        self.body.addWidget(self.kinds)
        self.body.addLayout(row, 1)

    def _connect(self, changes: Changes) -> None:
        self.kinds.chosen.connect(self._on_kind_chosen)
        self.chips.chosen.connect(lambda _fate: self._show_rows())
        self.grid.selectionModel().currentChanged.connect(lambda now, _before: self._tell(now.row()))
        changes.anything_saved.connect(self._on_anything_saved)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard belongs on the button, once there is something to take in."""
        super().focusInEvent(event)
        if self.take.isEnabled():
            self.take.setFocus()

    # -- the file ------------------------------------------------------------------------------------------

    def _read(self) -> None:
        self.left_side.hide()
        self._tasks.start(lambda: self._service.read(self._path), self._on_read, self._on_not_read, owner=self)

    def _on_read(self, sheets: list[ListSheet]) -> None:
        self._sheets = sheets
        self.sheets.set_choices([(str(number), sheet.name) for number, sheet in enumerate(sheets)])
        self.sheet_field.setVisible(len(sheets) > 1)
        self.left_side.show()
        self._on_sheet_chosen("0")

    def _on_not_read(self, error: BaseException) -> None:
        self.count.setText("Filen er ikke læst.")
        self._messages.tell_problem(error)

    def _on_sheet_chosen(self, number: str) -> None:
        sheet = self._sheet = self._sheets[int(number)]
        kept = self._machine.columns(sheet.key)
        self._columns = (remembered(sheet, *kept) if kept else None) or guess(sheet)
        self.remarks.setText(" ".join(sheet.remarks))
        self._is_taken = False
        self.kinds.blockSignals(True)
        self.kinds.choose(self._columns.kind.value)
        self.kinds.blockSignals(False)
        self._show_mapping()
        self._plan()

    # -- what the columns are ------------------------------------------------------------------------------

    def _show_mapping(self) -> None:
        empty(self._mapping)
        self.fields.clear()
        assert self._sheet is not None
        heads = [(str(n), head or f"Kolonne {n + 1}") for n, head in enumerate(self._sheet.heads)]
        first = FACTS[self._columns.kind][0]
        for fact in FACTS[self._columns.kind]:
            nothing = "Vælg kolonnen" if fact is first else "Tages ikke med"
            field = ChoiceField(
                fact.danish, partial(self._on_column_chosen, fact), [(_NOT, nothing), *heads], bare=False
            )
            field.show_choice(str(self._columns.places.get(fact, _NOT)))
            self.fields[fact] = field
            self._mapping.addWidget(captioned(fact.danish, field))

    def _on_column_chosen(self, fact: ListFact, place: str) -> None:
        others = {each: n for each, n in self._columns.places.items() if each is not fact}
        places = others if place == _NOT else others | {fact: int(place)}
        self._columns = Columns(self._columns.kind, places)
        self._is_taken = False
        self._plan()

    def _on_kind_chosen(self, kind: str) -> None:
        for key, _word, take_over in self._elsewhere:
            if key == kind:
                take_over(self._path)
                return
        if self._sheet is not None:
            self._columns = guess(self._sheet, ListKind(kind))
            self._is_taken = False
            self._show_mapping()
            self._plan()

    # -- what becomes of the rows --------------------------------------------------------------------------

    def _plan(self) -> None:
        self._number += 1
        number, sheet, columns = self._number, self._sheet, self._columns
        self.take.setEnabled(False)
        if sheet is None or not columns.is_enough:
            self._on_planned(number, [])
            self.count.setText(f"Vælg den kolonne, der er {FACTS[columns.kind][0].danish.lower()}.")
            return
        self._tasks.start(
            lambda: self._service.plan(sheet, columns),
            partial(self._on_planned, number),
            self._messages.tell_problem,
            owner=self,
        )

    def _on_planned(self, number: int, rows: list[PlannedRow]) -> None:
        if number != self._number:
            return
        self._rows = sorted(rows, key=lambda row: (ORDER.index(row.fate), row.line))
        counts = Counter(row.fate for row in rows)
        count = counts[Fate.NEW] + counts[Fate.CHANGED]
        self.count.setText(f"{told(counts)}." + ("" if self._is_taken else " Intet er hentet ind endnu."))
        self.take.setText("Hent 1 række ind" if count == 1 else f"Hent {group_digits(count)} rækker ind")
        self.take.setEnabled(bool(count) and self._can_write)
        self._show_rows()
        if self.take.isEnabled() and self.hasFocus():
            self.take.setFocus()

    def _show_rows(self) -> None:
        fate = self.chips.choice
        self._shown = [row for row in self._rows if fate in (_ALL, row.fate)]
        self.grid.show_rows(HEADS, PlannedCells(self._shown))
        if self._shown:
            self.grid.go_to(0, 1)
        self._tell(0)

    def _tell(self, place: int) -> None:
        """The whole of what is told of the row one stands in."""
        row = self._shown[place] if 0 <= place < len(self._shown) else None
        self.chosen.setText(f"Række {row.line}: {row.words}" if row and row.words else "")

    def _on_anything_saved(self) -> None:
        """What was taken in may be taken back, or somebody made the area that a row asks for."""
        if self._sheet is not None and not self._messages.jobs.is_busy:
            self._plan()

    # -- taking in -----------------------------------------------------------------------------------------

    def _on_take(self) -> None:
        sheet, columns = self._sheet, self._columns
        if sheet is None or not self._messages.can_begin():
            return
        self.take.setEnabled(False)
        places = {fact.value: place for fact, place in columns.places.items()}
        self._machine.remember_columns(sheet.key, columns.kind, places)
        progress = self._service.progress(sheet)
        self._messages.clear()
        self._messages.jobs.start(
            self._tasks,
            progress,
            lambda: self._service.take(sheet, columns, progress),
            self._on_taken,
            self._on_not_taken,
            owner=self,
        )

    def _on_taken(self, rows: list[PlannedRow]) -> None:
        counts = Counter(row.fate for row in rows)
        self._messages.tell(told_taken(counts), "good", "Fortryd", self._messages.undo_requested.emit)
        if not counts[Fate.REFUSED]:
            self.left.emit()
            return
        self._is_taken = True
        self.chips.choose(Fate.REFUSED)
        self._plan()

    def _on_not_taken(self, error: BaseException) -> None:
        self._plan()
        if isinstance(error, Stopped):
            self._messages.tell("Stoppet. Intet er hentet ind.", "warning")
        else:
            self._messages.tell_problem(error)
