"""The search field above a list, and the filter chips below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QWidget

from kk_desktop.ui import look

from .buttons import button
from .sign import Sign

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchField(QLineEdit):
    """Tells what is typed at once; Esc empties it, arrow down and Enter go on to the list."""

    wanted = Signal(str)
    left_downwards = Signal()

    def __init__(self, hint: str, *, enter_goes_on: bool = True) -> None:
        super().__init__()
        self._enter_goes_on = enter_goes_on
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setTextMargins(24, 0, 0, 0)
        self._glass = Sign("search", "text2")
        self._glass.setParent(self)
        self._glass.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(lambda text: self.wanted.emit(text.strip()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The glass stands in the middle of the left end."""
        super().resizeEvent(event)
        self._glass.setGeometry(10, (self.height() - look.ICON) // 2, look.ICON, look.ICON)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, arrow down and Enter; everything else is typing."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down or (self._enter_goes_on and event.key() in _ENTER):
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)


class FilterChips(QWidget):
    """A row of choices of which exactly one holds; each is a key and a word."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], name: str = "Vis") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._keys = [key for key, _word in choices]
        self._words = dict(choices)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for number, (_key, word) in enumerate(choices):
            chip = button(word, kind="chip")
            chip.setCheckable(True)
            chip.setChecked(number == 0)
            self._group.addButton(chip, number)
            row.addWidget(chip)
        row.addStretch(1)
        self._group.idToggled.connect(self._on_toggled)

    @property
    def choice(self) -> str:
        """The key that holds now."""
        return self._keys[self._group.checkedId()]

    @property
    def narrowing(self) -> str:
        """The word of the choice that holds, empty while it is the first, which shows everything."""
        return "" if self.choice == self._keys[0] else self._words[self.choice]

    def choose_first(self) -> None:
        """Show everything again."""
        self.choose(self._keys[0])

    def choose(self, key: str) -> None:
        """Make another key hold."""
        self._group.button(self._keys.index(key)).setChecked(True)

    def _on_toggled(self, number: int, is_on: bool) -> None:
        if is_on:
            self.chosen.emit(self._keys[number])
