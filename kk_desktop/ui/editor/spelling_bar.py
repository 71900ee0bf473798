"""The strip that F7 opens: one word after the other, what may have been meant, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout

from kk_desktop.ui import icons, look
from kk_desktop.ui.widgets.buttons import button, icon_button
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.layouts import tab_through


class SpellingBar(QFrame):
    """Hidden until there is a word; Enter corrects it, Esc leaves. Knows nothing of the text."""

    correct_wanted = Signal(str)
    correct_all_wanted = Signal(str)
    add_wanted = Signal()
    skip_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "alt")
        self.setAccessibleName("Stavekontrol")
        self.word = label("", "strong")
        self.replacement = _Suggestions()
        self.replacement.setEditable(True)
        self.replacement.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.replacement.setProperty("kind", "field")
        self.replacement.setMinimumContentsLength(12)
        self.replacement.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.replacement.setAccessibleName("Ret til")
        line = self.replacement.lineEdit()
        assert line is not None
        line.setAccessibleName("Ret til")
        # Keys come to the choice, which hands them on to its line by itself.
        self.replacement.installEventFilter(self)
        self._line = line
        self.correct = button("Ret", kind="small", on_click=lambda: self.correct_wanted.emit(self._typed))
        self.correct_all = button("Ret alle", kind="small", on_click=lambda: self.correct_all_wanted.emit(self._typed))
        self.add = button("Føj til filens ord", kind="small", on_click=self.add_wanted.emit)
        self.skip = button("Spring over", kind="small", on_click=self.skip_wanted.emit)
        self.close_button = icon_button("x", "Luk stavekontrollen", "Esc", on_click=self.left.emit)
        self._lay_out()
        line.textChanged.connect(self._on_typed)
        self.hide()

    @property
    def _typed(self) -> str:
        return " ".join(self._line.text().split())

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(8)
        first.addWidget(label("Ikke i ordlisten:", "secondary", "text2"))
        first.addWidget(self.word)
        first.addStretch(1)
        first.addWidget(self.close_button)
        second.addWidget(self.replacement, 1)
        for each in (self.correct, self.correct_all, self.add, self.skip):
            second.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 6, 16, 8)
        column.setSpacing(6)
        column.addLayout(first)
        column.addLayout(second)
        tab_through(self.replacement, self.correct, self.correct_all, self.add, self.skip, self.close_button)

    def show_word(self, word: str) -> None:
        """Ask about a word; the suggestions come when they are found."""
        self.word.setText(word)
        self.replacement.clear()
        self._line.setPlaceholderText("Finder forslag …")
        self._line.setAccessibleDescription(f"”{word}” er ikke i ordlisten.")
        self._on_typed()
        self.show()
        self._line.setFocus()

    def offer(self, suggestions: Sequence[str]) -> None:
        """These may have been meant; what somebody has begun to type stays."""
        self._line.setPlaceholderText("Ingen forslag. Skriv ordet.")
        if not self._line.text():
            self.replacement.addItems(list(suggestions))
            self._line.selectAll()

    def _on_typed(self) -> None:
        for each in (self.correct, self.correct_all):
            each.setEnabled(bool(self._typed))

    def eventFilter(self, choice: QObject, event: QEvent) -> bool:
        """Enter in the field corrects the word."""
        is_enter = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.type() == QEvent.Type.KeyPress:
            if self._typed:
                self.correct_wanted.emit(self._typed)
            return True
        return super().eventFilter(choice, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Suggestions(QComboBox):
    """Several to choose between, or none of them."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """A chevron in the colours of the moment, where there is something to choose."""
        super().paintEvent(event)
        if self.count() > 1:
            place = QRect(self.width() - 24, (self.height() - look.ICON) // 2, look.ICON, look.ICON)
            icons.paint(QPainter(self), place, "chevron-down", "text2")
