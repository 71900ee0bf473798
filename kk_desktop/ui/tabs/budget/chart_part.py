"""The panel ”Diagram”: the table as bars, all of it or the rows that are marked, ready to be copied."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from kk_desktop.domain.charts.choice import ChartChoice, ChartForm
from kk_desktop.domain.charts.words import alternative
from kk_desktop.domain.text import Block, BlockKind
from kk_desktop.ui.widgets import clipboard
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.chart_view import ChartView
from kk_desktop.ui.widgets.flow import FlowLayout
from kk_desktop.ui.widgets.labels import label, line

from .copies import chart_data
from .panel import Panel
from .parts import Around, TablePart

if TYPE_CHECKING:
    from kk_desktop.domain.budgets import BudgetTable
    from kk_desktop.domain.charts.model import Chart

ALL, MARKED = "Alle rækker", "De markerede rækker"
PAUSE = 200
"""Milliseconds that keys are gathered before the chart of a changed table is drawn again: a large one takes 60."""

_HINT = "Marker rækkerne i tabellen, og vælg dem her igen, når du vil have andre."


class ChartPart(TablePart):
    """Which form and which rows one has chosen stands until another table is shown."""

    panel_name = "Diagram"

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._table: BudgetTable | None = None
        self._choice = ChartChoice()
        self.view = ChartView()
        self.forms = {
            form: button(form.danish, kind="chip", on_click=partial(self._choose_form, form)) for form in ChartForm
        }
        self.all_rows = button(ALL, kind="chip", on_click=lambda: self._choose_rows(()))
        self.marked_rows = button(MARKED, kind="chip", on_click=lambda: self._choose_rows(around.chosen()[0]))
        self.marked_rows.setToolTip(_HINT)
        self.copy = button("Kopiér diagrammet", "copy", on_click=self._on_copy)
        self.told = label("", "secondary", "text2", wrap=True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.panel = self._panel = Panel("Diagram af tabellen", self._fill)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._panel.fill_soon)
        self._lay_out()
        show = QAction("&Diagram", around.owner)
        show.triggered.connect(self._on_show_wanted)
        self.tools = ((show, "chart-bar"),)

    def show_table(self, table: BudgetTable, can_write: bool) -> None:
        """Draw it again, with the choice that was made for it."""
        is_other = self._table is None or self._table.id != table.id
        if is_other:
            self._choice = ChartChoice(self._choice.form)
        self._table = table
        if is_other:
            self._panel.fill_soon()
        else:
            self._pause.start()

    def forget(self) -> None:
        """No table is shown."""
        self._table = None
        self._pause.stop()

    def chart(self) -> Chart | None:
        """What is drawn, or would be."""
        return self.around.workspace.charts.chart(self._table, self._choice) if self._table else None

    def _on_show_wanted(self) -> None:
        self.around.show_panel(self._panel)
        self.forms[self._choice.form].setFocus()

    def _choose_form(self, form: ChartForm) -> None:
        self._choice = ChartChoice(form, self._choice.row_ids)
        self._fill()

    def _choose_rows(self, row_ids: tuple[str, ...]) -> None:
        self._choice = ChartChoice(self._choice.form, row_ids)
        self._fill()

    def _fill(self) -> None:
        chart = self.chart()
        self._panel.inside.setEnabled(chart is not None)
        for form, chip in self.forms.items():
            chip.setChecked(form is self._choice.form)
        self.all_rows.setChecked(not self._choice.row_ids)
        self.marked_rows.setChecked(bool(self._choice.row_ids))
        if chart is not None:
            self.view.show_chart(chart)
            self.copy.setEnabled(not chart.is_empty)
            self.told.setText(alternative(chart))

    def _on_copy(self) -> None:
        chart = self.chart()
        if chart is not None and self._table is not None:
            block = Block(self.around.workspace.new_id(), BlockKind.CHART, table_id=self._table.id, chart=self._choice)
            clipboard.put(chart_data(chart, block))
            self.around.messages.tell("Diagrammet er kopieret. Sæt det ind i Word, PowerPoint eller Outlook.")

    def _lay_out(self) -> None:
        self._panel.add(
            _row("Diagrammets form", list(self.forms.values())),
            _row("Diagrammets rækker", [self.all_rows, self.marked_rows]),
            self.view,
        )
        self._panel.column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        self._panel.add(line(), label("Sådan læses det op", "label", "text2"), self.told)
        self._panel.column.addStretch(1)


def _row(name: str, chips: list[QPushButton]) -> QWidget:
    """Choices of which one holds."""
    row = QWidget()
    row.setAccessibleName(name)
    group = QButtonGroup(row)
    layout = FlowLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    for chip in chips:
        chip.setCheckable(True)
        group.addButton(chip)
        layout.addWidget(chip)
    return row
