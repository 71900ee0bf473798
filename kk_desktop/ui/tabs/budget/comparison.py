"""Sammenlign tabeller: two tables of the same thing in one, the changes marked with sign and tint."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kk_desktop.domain.budgets import RowKind, shown_level
from kk_desktop.errors import GoneError
from kk_desktop.ui.sheets import SheetOutput
from kk_desktop.ui.side_pages import BesidePage
from kk_desktop.ui.widgets.buttons import button, icon_button
from kk_desktop.ui.widgets.fields import ChoiceField, captioned
from kk_desktop.ui.widgets.labels import ElidedLabel, label, line
from kk_desktop.ui.widgets.plain_table import Cell, Head, PlainModel, PlainTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from kk_desktop.domain.rows import TableRow
    from kk_desktop.domain.table_comparison import ComparedCell, ComparedRow, TableComparison
    from kk_desktop.services.machine import Machine
    from kk_desktop.services.sheet_writing import Sheet
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.changes import Changes
    from kk_desktop.ui.messages import Messages
    from kk_desktop.ui.tasks import Tasks

_WIDTH = 156
_KEYS = (("F8", "næste ændring"), ("Skift+F8", "forrige"), ("Esc", "tilbage"))
_SAME = "Vælg en anden tabel at holde den op mod, eller lav en ny udgave af den under Budget."


class TableComparisonPage(BesidePage):
    """``ids`` is the table one comes from, or the older and the newer with a slash between."""

    compared = Signal()

    def __init__(
        self,
        workspace: Workspace,
        messages: Messages,
        tasks: Tasks,
        changes: Changes,
        *,
        machine: Machine,
        go_to: Callable[[str, str], None],
        ids: str,
    ) -> None:
        super().__init__()
        self._workspace, self._messages, self._tasks, self._go_to = workspace, messages, tasks, go_to
        self.comparison: TableComparison | None = None
        self.spot = 0
        self._asked = 0
        old, _, new = ids.partition("/")
        self._ids = (old, new) if new else workspace.table_series.compared_first(old)
        self.output = SheetOutput(workspace, messages, tasks, machine, owner=self, make=self._sheet)
        self._build()
        self._lay_out()
        self._connect(changes)
        self.reload()

    # What is compared -------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Offer the tables there are, and compare the two anew."""
        rows = self._workspace.budgets.rows()
        series = [row.id for row in self._workspace.table_series.of(self._ids[1])]
        rows.sort(key=lambda row: series.index(row.id) if row.id in series else len(series))
        choices = [(row.id, _told(row)) for row in rows]
        for field, chosen in ((self.older, self._ids[0]), (self.newer, self._ids[1])):
            field.set_choices(choices)
            field.show_choice(chosen)
        self._compare()

    def _compare(self) -> None:
        self._asked += 1
        asked, (old, new) = self._asked, self._ids
        series = self._workspace.table_series
        self._tasks.start(
            lambda: series.compare(old, new), partial(self._on_compared, asked), self._on_failed, owner=self
        )

    def _on_compared(self, asked: int, comparison: TableComparison) -> None:
        if asked != self._asked:
            return
        self.comparison = comparison
        self.spot = min(self.spot, max(len(comparison.spots) - 1, 0))
        is_same = self._ids[0] == self._ids[1]
        said = [_SAME] if is_same else [comparison.doubt, *comparison.facts]
        self.doubt.setText("\n".join(filter(None, said)))
        self.doubt_part.setVisible(bool(self.doubt.text()))
        self.convert.setVisible(bool(comparison.doubt) and not self._workspace.read_only)
        heads = [Head(f"Beløb i {comparison.new.unit.value}")]
        for each in comparison.columns:
            heads.append(Head(f"{each.label} ({each.word})" if each.word else each.label, True, _WIDTH))
        self.table.show_rows(heads, [_cells(comparison, row) for row in comparison.rows])
        self._tell()
        for arrow in (self.back, self.on):
            arrow.setEnabled(bool(comparison.spots))
        self.compared.emit()

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, GoneError):
            self.left.emit()
        self._messages.tell_problem(error)

    # What is shown ----------------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Go to the next or the previous change, and from the last to the first."""
        if self.comparison is None or not self.comparison.spots:
            return
        # The first step goes to the first change, also when one stands elsewhere.
        at = self.table.currentIndex()
        row, column = self.comparison.spots[self.spot]
        is_there = at.isValid() and (at.row(), at.column()) == (row, 0 if column is None else column + 1)
        if is_there:
            self.spot = (self.spot + by) % len(self.comparison.spots)
            row, column = self.comparison.spots[self.spot]
        self.table.go_to(row, 0 if column is None else column + 1)
        self.table.setFocus()
        self._tell()

    def _tell(self) -> None:
        if self.comparison is None:
            return
        count = len(self.comparison.spots)
        at = f"Ændring {self.spot + 1} af {count}  ·  " if count else ""
        self.where.setText(f"{at}{self.comparison.counted}")

    def _sheet(self) -> Sheet:
        return self._workspace.sheets.table_comparison(*self._ids)

    # What happened ----------------------------------------------------------------------------------------

    def _on_chosen(self, _id: str) -> None:
        self._ids = (self.older.currentData(), self.newer.currentData())
        self.spot = 0
        self._compare()

    def _on_swap(self) -> None:
        self._ids = self._ids[::-1]
        self.spot = 0
        self.reload()

    def _on_saved(self, table_id: str) -> None:
        if table_id not in self._ids:
            return
        try:
            self.reload()
        except GoneError:
            self.left.emit()

    # Building ---------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setProperty("ground", "base")
        self.where = ElidedLabel("secondary", "text2")
        self.older = ChoiceField("Den ældste tabel", self._on_chosen, (), bare=False)
        self.newer = ChoiceField("Den nyeste tabel", self._on_chosen, (), bare=False)
        self.swap = button("Byt om", "arrow-up-down", "link", self._on_swap)
        self.back = icon_button("chevron-up", "Forrige ændring", "Skift+F8", on_click=partial(self.step, -1))
        self.on = icon_button("chevron-down", "Næste ændring", "F8", on_click=partial(self.step, 1))
        self.doubt = label("", "label", "amber", wrap=True)
        self.convert = button(
            "Gå til den ældste tabel", "table-2", "link", lambda: self._go_to("budget_table", self._ids[0])
        )
        self.table = PlainTable("De to tabeller", PlainModel())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 8)
        column.setSpacing(8)
        column.addWidget(button("Tilbage", "arrow-left", "link", self.left.emit), 0, Qt.AlignmentFlag.AlignLeft)
        head = QHBoxLayout()
        head.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label("Sammenlign tabeller", "page_title"))
        words.addWidget(self.where)
        head.addLayout(words, 1)
        for each in (self.back, self.on, *self.output.buttons()):
            head.addWidget(each)
        column.addLayout(head)
        chosen = QHBoxLayout()
        chosen.setSpacing(12)
        for name, field in (("Før", self.older), ("Nu", self.newer)):
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            chosen.addWidget(captioned(name, field), 1)
        chosen.addWidget(self.swap, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(chosen)
        self.doubt_part = QFrame()
        told = QHBoxLayout(self.doubt_part)
        told.setContentsMargins(0, 0, 0, 0)
        told.addWidget(self.doubt, 1)
        told.addWidget(self.convert)
        column.addWidget(self.doubt_part)
        column.addWidget(line())
        column.addWidget(self.table, 1)
        column.addWidget(_Legend())

    def _connect(self, changes: Changes) -> None:
        changes.budget_table_saved.connect(self._on_saved)
        for key, by in (("F8", 1), ("Shift+F8", -1)):
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.step, by))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard belongs in the table."""
        super().focusInEvent(event)
        self.table.setFocus()


class _Legend(QWidget):
    """What signs and tints mean, and the keys."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        for words, tone in (("+ Ny række", "green"), ("− Udgået række", "red"), ("→ Ændret tal", "accent")):
            row.addWidget(label(words, "secondary_strong", tone))
        row.addStretch(1)
        for key, words in _KEYS:
            row.addWidget(label(key, "secondary_strong", "text2"))
            row.addWidget(label(words, "secondary", "text2"))


def _told(row: TableRow) -> str:
    """Vedtaget: Tabel 1. Indsatsudgifter, 2014 p/l, sag 2011-40035."""
    stage = f"{row.stage.danish}: " if row.stage.danish else ""
    case = f"sag {row.case_number}" if row.case_number else row.case_title
    level = shown_level(row.price_level)
    return stage + ", ".join(part for part in (row.name, level, case) if part)


def _cells(comparison: TableComparison, row: ComparedRow) -> list[Cell]:
    kind = row.row.kind
    strong = kind.is_sum or kind is RowKind.GROUP
    sign, tone, ground, word = "", "text", "alt" if kind.is_sum else "", ""
    if row.is_added:
        sign, tone, ground, word = "+ ", "green", "greenbg", "ny række, "
    elif row.is_removed:
        sign, tone, ground, word = "− ", "red", "redbg", "udgået række, "
    below = f"før: {row.old_name}" if row.old_name else ""
    name = Cell(
        f"{sign}{row.row.label}", below, tone, "bluebg" if below else ground, strong,
        indent=row.row.indent + kind.is_typed, spoken=f"{word}{row.row.label} {below}".strip(), tip=row.row.label,
    )  # fmt: skip
    cells = [name]
    for column, cell in zip(comparison.columns, row.cells, strict=True):
        said = f"{word}{row.row.label}, {column.label}"
        if cell.is_changed:
            cells.append(_changed(comparison, cell, said, strong=strong))
        else:
            text = cell.new or cell.old
            # Between two price levels both are shown, and nothing is said of what lies between them.
            before = f"før: {cell.old}" if comparison.doubt and cell.old and cell.new else ""
            cells.append(
                Cell(text, before, tone, ground, strong, True, spoken=f"{said}, {text or 'tom'} {before}".strip())
            )
    return cells


def _changed(comparison: TableComparison, cell: ComparedCell, said: str, *, strong: bool) -> Cell:
    old, new, difference = cell.old or "tom", cell.new or "tom", comparison.signed(cell)
    spoken = f"{said}, før {old}, nu {new}" + (f", forskel {difference}" if difference else "")
    return Cell(f"{old} → {new}", difference or "ændret", "text", "bluebg", strong, True, spoken=spoken, tip=spoken)
