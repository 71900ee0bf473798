"""The two ways to read a comparison: side by side, the rows on a level and scrolling together, or in one text."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QWidget

from kk_desktop.domain.changes import Comparison
from kk_desktop.domain.comparison import Pair
from kk_desktop.domain.text import Block, Change
from kk_desktop.ui.widgets.labels import upright

from .column import Column
from .rows import Fold, Row

WIDEST = 800
"""The one text with its margins."""


class SideBySide(QWidget):
    """The old text at the left, the new one at the right."""

    fold_pressed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.old = Column("Den gamle tekst", lambda row: _only(row.left), hides=Change.ADDED)
        self.new = Column("Den nye tekst", lambda row: _only(row.right), hides=Change.DELETED)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 16, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.old, 1)
        row.addWidget(upright())
        row.addWidget(self.new, 1)
        # One bar for both; the wheel and the keys move either of them.
        self.old.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bars = self.old.verticalScrollBar(), self.new.verticalScrollBar()
        bars[0].valueChanged.connect(bars[1].setValue)
        bars[1].valueChanged.connect(bars[0].setValue)
        for column in (self.old, self.new):
            column.fold_pressed.connect(self.fold_pressed)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._level)

    def write(self, rows: list[Row | Fold], comparison: Comparison) -> None:
        """Show these rows."""
        for column in (self.old, self.new):
            column.write(rows, comparison)
        self._level()

    @property
    def bar(self) -> QScrollBar:
        """What scrolls both."""
        return self.new.verticalScrollBar()

    def show_spot(self, spot: int) -> None:
        """Ring one change in both."""
        if not self.new.show_spot(spot) or not self.isVisible():
            self.old.show_spot(spot)
            return
        place = self.new.verticalScrollBar().value()
        self.old.show_spot(spot)
        self.new.verticalScrollBar().setValue(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other heights."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._soon.start()

    def _level(self) -> None:
        heights = [max(pair) for pair in zip(self.old.row_heights(), self.new.row_heights(), strict=True)]
        for column in (self.old, self.new):
            column.fill_rows(heights)


class InOneText(QWidget):
    """What is gone and what came, in the new text's order."""

    fold_pressed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._pairs: tuple[Pair, ...] = ()
        self.column = Column("Begge tekster i én", lambda row: self._pairs[row.pair].shown)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 16, 0, 0)
        row.addWidget(self.column, 1)
        # Longer lines are hard to read; what is left over stands empty at the right.
        self.column.setMaximumWidth(WIDEST)
        row.addStretch(0)
        self.column.fold_pressed.connect(self.fold_pressed)

    def write(self, rows: list[Row | Fold], comparison: Comparison) -> None:
        """Show these rows."""
        self._pairs = comparison.pairs
        self.column.write(rows, comparison)

    @property
    def bar(self) -> QScrollBar:
        """What scrolls the text."""
        return self.column.verticalScrollBar()

    def show_spot(self, spot: int) -> None:
        """Ring one change."""
        self.column.show_spot(spot)


def _only(block: Block | None) -> tuple[Block, ...]:
    return () if block is None else (block,)
