"""One line asked for where it is needed, between toolbar and text; never a box."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.labels import label


class Question(QFrame):
    """Hidden until something is asked; Enter answers, Esc changes one's mind."""

    def __init__(self, back_to: QWidget) -> None:
        super().__init__()
        self.setProperty("ground", "alt")
        self._back_to = back_to
        self._on_answer: Callable[[str], object] = str
        self._words = label("", "label")
        self.edit = QLineEdit()
        self._words.setBuddy(self.edit)
        self.go = button("", kind="small", on_click=self._answer)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 16, 6)
        row.setSpacing(8)
        row.addWidget(self._words)
        row.addWidget(self.edit, 1)
        row.addWidget(self.go)
        row.addWidget(button("Annuller", kind="link", on_click=self.leave))
        self.edit.returnPressed.connect(self._answer)
        self.hide()

    def ask(self, words: str, verb: str, answer: str, on_answer: Callable[[str], object]) -> None:
        """Ask for a line; ``answer`` is what stands there to begin with."""
        self._words.setText(words)
        self.edit.setAccessibleName(words)
        self.go.setText(verb)
        self.edit.setText(answer)
        self.edit.selectAll()
        self._on_answer = on_answer
        self.show()
        self.edit.setFocus()

    def leave(self) -> None:
        """Ask no more."""
        self.hide()
        self._back_to.setFocus()

    def _answer(self) -> None:
        answer = self.edit.text().strip()
        self.leave()
        self._on_answer(answer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc changes one's mind."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
