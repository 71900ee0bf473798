"""The area's money by year: as bars, as a table, and in a sentence that says what may be added."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kk_desktop.domain.area_money import AreaMoney
from kk_desktop.domain.area_pages import SHOWN_FIRST
from kk_desktop.domain.budgets import RowKind
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.chart_view import ChartView
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.plain_table import Cell, Head, PlainModel, PlainTable
from kk_desktop.ui.widgets.sign import Sign

from .part import AreaPart

if TYPE_CHECKING:
    from .part import Around

_NAME, _YEAR = 0, 72
_LEAST_NAME = 220
TITLE = "Bevilgede, ansøgte og foreslåede midler"


class MoneyPart(AreaPart):
    """Enter in the table leads to what the money is for."""

    def __init__(self, around: Around) -> None:
        self.told = label("", "body", wrap=True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.apart = Caution()
        self.chart = ChartView()
        self.table = _Figures("Områdets midler som tabel", PlainModel())
        self.all = button("Vis alle", kind="link", on_click=self._on_all_wanted)
        super().__init__(around, TITLE, self.told, self.apart, self.chart, self.table, self.all)
        self.money = AreaMoney("")
        self._most: int | None = SHOWN_FIRST
        layout = self.layout()
        if layout is not None:
            layout.setAlignment(self.all, Qt.AlignmentFlag.AlignLeft)
        self.table.activated.connect(self._on_opened)

    def forget(self) -> None:
        """Begin with the first lines again."""
        self._most = SHOWN_FIRST

    def read(self) -> None:
        """Read the money."""
        self.money = self.around.workspace.area_money.of(self.area_id)
        if self.money.lines:
            self.told.setText(self.money.total_words)
            self.apart.say(self.money.why_apart)
            chart = self.money.chart()
            # What stands over the picture as a warning is not said again below it.
            remarks = tuple(each for each in chart.remarks if each != self.money.why_apart)
            self.chart.show_chart(replace(chart, remarks=remarks), titled=False)
            self._show_table()
        self.tell_filled(is_anything=bool(self.money.lines))

    def _show_table(self) -> None:
        table = self.money.table()
        heads = [Head(table.corner, width=_NAME)]
        heads += [Head(column.label, right=True, width=_YEAR) for column in table.columns]
        rows = []
        for number, row in enumerate(table.rows):
            is_sum = row.kind is RowKind.TOTAL
            line = None if is_sum else self.money.lines[number]
            name, known = (line.name, line.known_words(names_level=True)) if line else (row.label, "")
            cells = [Cell(name, below=known, strong=is_sum, tip=row.label, spoken=row.label)]
            for column in table.columns:
                figure = table.printed(row, column)
                spoken = f"{row.label}, {column.label}: {figure or 'intet'}"
                cells.append(Cell(figure, right=True, strong=is_sum, spoken=spoken))
            if is_sum or self._most is None or number < self._most:
                rows.append(cells)
        self.table.show_rows(heads, rows)
        lines = len(self.money.lines)
        self.all.setText(f"Vis alle {lines}")
        self.all.setVisible(self._most is not None and lines > self._most)

    def _on_opened(self, index: QModelIndex) -> None:
        shown = len(self.money.lines) if self._most is None else min(self._most, len(self.money.lines))
        if index.row() < shown:
            line = self.money.lines[index.row()]
            self.around.go(line.kind, line.thing_id)

    def _on_all_wanted(self) -> None:
        self._most = None
        self.read()
        self.table.setFocus()


class Caution(QWidget):
    """A sentence with the sign that something must be known; takes no room while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.words = label("", "body", "amber", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Sign("triangle-alert", "amber"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)

    def say(self, sentence: str) -> None:
        """Show the sentence, or nothing."""
        self.words.setText(sentence)
        self.setVisible(bool(sentence))


class _Figures(PlainTable):
    """As high as its rows: the page around it scrolls; many years scroll sideways."""

    def __init__(self, name: str, model: PlainModel) -> None:
        super().__init__(name, model)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """All rows, and the bar below where there is one."""
        wanted = super().sizeHint()
        bar = self.horizontalScrollBar()
        extra = bar.sizeHint().height() if bar.maximum() > 0 else 0
        return QSize(wanted.width(), wanted.height() + extra)

    def minimumSizeHint(self) -> QSize:
        """Never less than all rows."""
        return QSize(_LEAST_NAME, self.sizeHint().height())

    def wheelEvent(self, event) -> None:
        """The page scrolls."""
        event.ignore()
