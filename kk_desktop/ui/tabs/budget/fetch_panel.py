"""The panel ”Hent ind”: the tables a file holds, how the chosen one will look, and what must be looked at in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kk_desktop.domain.amounts import Unit
from kk_desktop.domain.budgets import RowKind
from kk_desktop.domain.raw_tables.formulas import column_name, column_number
from kk_desktop.domain.wording import shortened
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.fields import ChoiceField, LineField, captioned
from kk_desktop.ui.widgets.flow import FlowLayout
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.layouts import empty
from kk_desktop.ui.widgets.page import Page
from kk_desktop.ui.widgets.plain_table import Cell, Head, PlainModel, PlainTable

if TYPE_CHECKING:
    from kk_desktop.domain.budgets import BudgetTable
    from kk_desktop.domain.raw_tables import Draft, Finding, RawTable

MOST_FINDINGS = 30
_MOST_ROWS = 200
_HIGHEST = 300
_FIGURE_WIDTH, _NAME_WIDTH = 86, 150
_UNITS = (("", "Som i filen"), *((unit.value, unit.value) for unit in Unit))
_AREA = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")


class FetchPanel(Page):
    """Shows and asks; the part reads and keeps."""

    wanted_anew = Signal()
    take_wanted = Signal()
    replace_wanted = Signal()
    left = Signal()
    cell_wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("Hent tabel ind", "window", (16, 16, 16, 16))
        self.column.setSpacing(12)
        self.head = label("", "section", wrap=True)
        self.told = label("", "body", "text2", wrap=True)
        self.choice = ChoiceField("Tabel i filen", self._on_table_chosen, (), bare=False)
        self.area = LineField("Område", self._on_area_typed, bare=False)
        self.unit = ChoiceField("Enhed", lambda _key: self.wanted_anew.emit(), _UNITS, bare=False)
        self.preview = _Preview()
        self.take = button("Hent ind som ny tabel", "plus", "primary", self.take_wanted.emit)
        self.replace = button("Erstat tallene i tabellen", "replace", on_click=self.replace_wanted.emit)
        self.leave = button("Luk", on_click=self.left.emit)
        self.findings_head = label("Se efter", "section")
        self._findings = QVBoxLayout()
        self._findings.setSpacing(8)
        self._raws: Sequence[RawTable] = ()
        self._lay_out()
        self.show_draft(None)

    def offer(self, source: str, raws: Sequence[RawTable], chosen: int) -> None:
        """Ask about the tables that a file holds."""
        self._raws = raws
        self.head.setText(source)
        self.choice.set_choices([(str(n), raw.name) for n, raw in enumerate(raws)])
        self.choice.show_choice(str(chosen))
        self._tables.setVisible(len(raws) > 1)
        self.unit.show_choice("")
        self.area.setText(_area(raws[chosen]))
        self._asking.show()

    @property
    def chosen(self) -> tuple[RawTable, Unit | None]:
        """The part of the file that is wanted, and the unit where it goes before the file's."""
        raw = self._raws[int(self.choice.currentData() or 0)]
        area = _AREA.fullmatch(self.area.text().strip().upper())
        if area is not None:
            left, right = column_number(area[1]), column_number(area[3])
            raw = raw.part(int(area[2]), int(area[4]), left, right)
        return raw, Unit(key) if (key := self.unit.currentData()) else None

    def show_draft(self, draft: Draft | None, problem: str = "", can_replace: bool = False) -> None:
        """Show what would be taken in, or why nothing can be."""
        self.preview.setVisible(draft is not None)
        self.told.setText(problem or ("Sådan bliver tabellen:" if draft else ""))
        self.take.setEnabled(draft is not None)
        self.replace.setEnabled(draft is not None)
        self.replace.setVisible(can_replace)
        if draft is not None:
            self.preview.show_table(draft.table)
        self._tell(draft.findings if draft else (), draft.table if draft else None)

    def show_result(self, words: str, table: BudgetTable, findings: Sequence[Finding]) -> None:
        """Show what is left to look at in a table that was taken in."""
        self.head.setText("Hentet ind")
        self.told.setText(words)
        self._asking.hide()
        for each in (self.take, self.replace):
            each.setEnabled(False)
        self.preview.hide()
        self._tell(findings, table)

    def _tell(self, findings: Sequence[Finding], table: BudgetTable | None) -> None:
        empty(self._findings)
        self._first_row = table.rows[0].id if table and table.rows else ""
        self.findings_head.setVisible(bool(findings))
        for finding in findings[:MOST_FINDINGS]:
            self._findings.addWidget(self._card(finding, _place(finding, table)))
        if len(findings) > MOST_FINDINGS:
            self._findings.addWidget(label(f"Og {len(findings) - MOST_FINDINGS} mere.", "secondary", "text2"))

    def _card(self, finding: Finding, place: str) -> QFrame:
        card = QFrame()
        card.setProperty("ground", "doubt")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        if place:
            column.addWidget(label(place, "secondary_strong", "text2", wrap=True))
        column.addWidget(label(finding.words, "body", wrap=True))
        if place:
            go = button("Vis cellen", kind="link", on_click=lambda: self._on_go(finding))
            go.setAccessibleName(f"Vis cellen, {place}: {finding.words}")
            column.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    # -- slots ---------------------------------------------------------------------------------------------

    def _on_go(self, finding: Finding) -> None:
        if self._asking.isHidden():
            self.cell_wanted.emit(finding.row_id or self._first_row, finding.column_id)
        else:
            self.preview.go_to_cell(finding.row_id or self._first_row, finding.column_id)

    def _on_table_chosen(self, key: str) -> None:
        self.area.setText(_area(self._raws[int(key)]))
        self.wanted_anew.emit()

    def _on_area_typed(self, text: str) -> None:
        if text.strip() and not _AREA.fullmatch(text.strip().upper()):
            raise ValueError(f"”{text.strip()[:20]}” er ikke et område. Skriv fx A1:F24.")
        self.wanted_anew.emit()

    def _lay_out(self) -> None:
        self._tables = captioned("Tabel i filen", self.choice)
        self._asking = QWidget()
        asking = QVBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(10)
        asking.addWidget(self._tables)
        pair = QHBoxLayout()
        pair.setSpacing(16)
        pair.addWidget(self.area, 1)
        pair.addWidget(captioned("Enhed", self.unit), 1)
        asking.addLayout(pair)
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=8)
        flow.setContentsMargins(0, 0, 0, 0)
        for each in (self.take, self.replace):
            flow.addWidget(each)
        asking.addWidget(buttons)
        below = QWidget()
        below.setLayout(self._findings)
        self._findings.setContentsMargins(0, 0, 0, 0)
        self.add(self.head, self._asking, self.told, self.preview, self.findings_head, below)
        self.column.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)


class _Preview(PlainTable):
    """The table as it will be, only to be looked at."""

    def __init__(self) -> None:
        super().__init__("Sådan bliver tabellen", PlainModel())
        self._table: BudgetTable | None = None

    def show_table(self, table: BudgetTable) -> None:
        """Show the rows; of a very long table the first ones."""
        self._table = table
        heads = [Head(table.corner, width=_NAME_WIDTH)]
        heads += [
            Head(" ".join(part for part in (column.heading, column.label) if part), True, _FIGURE_WIDTH)
            for column in table.columns
        ]
        rows = []
        for row in table.rows[:_MOST_ROWS]:
            strong, ground = row.kind.is_sum or row.kind is RowKind.GROUP, "alt" if row.kind.is_computed else ""
            indent = max(row.indent, row.kind is RowKind.OF_WHICH)
            cells = [Cell(row.label, strong=strong, ground=ground, indent=indent, tip=row.label)]
            cells += [
                Cell(table.printed(row, column), right=True, strong=strong, ground=ground) for column in table.columns
            ]
            rows.append(cells)
        self.show_rows(heads, rows)
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """All rows, where they are few."""
        hint = super().sizeHint()
        return QSize(hint.width(), min(hint.height() + self.horizontalScrollBar().sizeHint().height(), _HIGHEST))

    def go_to_cell(self, row_id: str, column_id: str) -> None:
        """Stand in a place of the table."""
        if self._table is None:
            return
        rows = [row.id for row in self._table.rows[:_MOST_ROWS]]
        columns = [column.id for column in self._table.columns]
        if row_id in rows:
            self.go_to(rows.index(row_id), columns.index(column_id) + 1 if column_id in columns else 0)
            self.setFocus()


def _place(finding: Finding, table: BudgetTable | None) -> str:
    """Where a finding is, by the names of row and column; nothing where it is about the whole."""
    row = next((row for row in table.rows if row.id == finding.row_id), None) if table else None
    column = next((column for column in table.columns if column.id == finding.column_id), None) if table else None
    return ", ".join(shortened(each.label, 60) for each in (row, column) if each is not None)


def _area(raw: RawTable) -> str:
    top, left = raw.first_row, raw.first_column
    return f"{column_name(left)}{top}:{column_name(left + raw.width - 1)}{top + len(raw.rows) - 1}"
