"""One thing found by typing, in a list that opens below a button."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from .labels import label
from .search_field import SearchField

_ID = Qt.ItemDataRole.UserRole
_WIDTH, _HEIGHT = 380, 300

Find = Callable[[str], Sequence[tuple[str, str]]]
"""The things that fit what is typed, by id and words; a few are enough."""


class FindOne(QFrame):
    """Enter takes the line one stands on, Esc changes one's mind."""

    taken = Signal(str)

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.setProperty("ground", "card")
        self.setFixedSize(_WIDTH, _HEIGHT)
        self._find: Find = lambda _words: ()
        self.search = SearchField("Skriv noget af navnet")
        self.rows = QListWidget()
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = label("Ingen træf. Prøv færre bogstaver.", "secondary", "text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for part in (self.search, self.nothing, self.rows):
            column.addWidget(part)
        column.setStretchFactor(self.rows, 1)
        self.search.wanted.connect(self._show)
        self.search.left_downwards.connect(self.rows.setFocus)
        self.rows.itemClicked.connect(lambda _item: self._take())

    def ask(self, name: str, find: Find, below: QWidget) -> None:
        """Open below a button with the first that there are."""
        self._find = find
        self.setAccessibleName(name)
        self.rows.setAccessibleName(name)
        self.search.clear()
        self._show("")
        place = below.mapToGlobal(QPoint(0, below.height() + 4))
        room = below.screen().availableGeometry()
        self.move(min(place.x(), room.right() - _WIDTH), min(place.y(), room.bottom() - _HEIGHT))
        self.show()
        self.search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes, also from the field, which hands it on; Esc closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _show(self, words: str) -> None:
        self.rows.clear()
        for thing_id, told in self._find(words):
            item = QListWidgetItem(told)
            item.setData(_ID, thing_id)
            item.setToolTip(told)
            self.rows.addItem(item)
        self.rows.setCurrentRow(0)
        self.nothing.setVisible(self.rows.count() == 0)

    def _take(self) -> None:
        item = self.rows.currentItem()
        if item is not None and self.isVisible():
            self.close()
            self.taken.emit(item.data(_ID))
