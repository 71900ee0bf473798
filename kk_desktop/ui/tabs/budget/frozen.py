"""The rows' names, which stay in place while a wide table is scrolled."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from .grid_model import GridModel
from .painting import FigureDelegate, Head


class FrozenNames(QTableView):
    """The names, kept at the left while the figures are scrolled; only there while they are."""

    def __init__(self, grid: QTableView) -> None:
        super().__init__(grid)
        self._grid = grid
        self.setAccessibleName("Rækkernes navne")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setModel(grid.model())
        self.setSelectionModel(grid.selectionModel())
        self.setItemDelegate(FigureDelegate(grid))
        self.setHorizontalHeader(Head(self))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        for bar in (Qt.Orientation.Horizontal, Qt.Orientation.Vertical):
            getattr(self, f"set{bar.name}ScrollBarPolicy")(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(grid.verticalScrollMode())
        grid.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        grid.horizontalScrollBar().valueChanged.connect(lambda _value: self.fit())
        self.hide()

    def fit(self) -> None:
        """Lie over the grid's first column while it is scrolled out of sight."""
        is_needed = self._grid.horizontalScrollBar().value() > 0 and self._grid.model().columnCount() > 1
        self.setVisible(is_needed)
        if not is_needed:
            return
        model = self._grid.model()
        assert isinstance(model, GridModel)
        head = self.horizontalHeader()
        assert isinstance(head, Head)
        head.fit(model.table)
        for column in range(1, model.columnCount()):
            self.setColumnHidden(column, True)
        width = self._grid.columnWidth(0)
        self.setColumnWidth(0, width)
        self.verticalHeader().setDefaultSectionSize(self._grid.verticalHeader().defaultSectionSize())
        frame = self._grid.frameWidth()
        height = self._grid.viewport().height() + self._grid.horizontalHeader().height()
        self.setGeometry(frame, frame, width, height)
        self.verticalScrollBar().setValue(self._grid.verticalScrollBar().value())
        self.raise_()
