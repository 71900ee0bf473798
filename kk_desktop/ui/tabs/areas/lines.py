"""Rows of fields that are edited where they stand, under small heads, each with a button that takes it away."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from kk_desktop.ui.widgets.fields import LineField, lock_fields
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.layouts import empty, tab_inside

Fields = Sequence[QWidget]


class Lines(QWidget):
    """``make`` gives the fields of a row by its key; they are made anew only when other rows are shown.

    ``widths`` are the columns' in pixels, 0 for one that takes what is left.
    """

    def __init__(self, heads: Sequence[str], widths: Sequence[int], make: Callable[[str], Fields]) -> None:
        super().__init__()
        self._heads, self._widths, self._make = heads, widths, make
        self.by_key: dict[str, Fields] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        for column, width in enumerate(widths):
            self._grid.setColumnStretch(column, 0 if width else 1)

    def show_keys(self, keys: Sequence[str], *, read_only: bool) -> bool:
        """Show the rows with these keys; True when they were made anew."""
        if list(keys) == list(self.by_key):
            return False
        empty(self._grid)
        self.by_key = {key: self._make(key) for key in keys}
        for column, head in enumerate(self._heads if keys else ()):
            self._grid.addWidget(label(head, "secondary", "text2"), 0, column)
        for line, fields in enumerate(self.by_key.values(), 1):
            for column, field in enumerate(fields):
                if self._widths[column]:
                    field.setFixedWidth(self._widths[column])
                # A row with a sentence below one of its fields is higher than the others.
                self._grid.addWidget(field, line, column, Qt.AlignmentFlag.AlignTop)
        controls = [control(field) for fields in self.by_key.values() for field in fields]
        if controls:
            tab_inside(self, *controls)
        if read_only:
            lock_fields(self)
            for fields in self.by_key.values():
                fields[-1].setEnabled(False)
        self.setVisible(bool(keys))
        return True


def control(field: QWidget) -> QWidget:
    """The widget of a field that takes the keyboard."""
    return field.edit if isinstance(field, LineField) else field
