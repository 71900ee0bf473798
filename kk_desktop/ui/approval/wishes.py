"""What a decision needs in words: why it is sent back, on which condition, or to whom it is passed on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout

from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.fields import ErrorLine
from kk_desktop.ui.widgets.labels import label


@dataclass(frozen=True, slots=True)
class Wish:
    """``takes_name`` asks for a person as well as for words."""

    head: str
    hint: str
    verb: str
    takes_name: bool = False


RETURN = Wish("Send retur", "Hvad skal ændres?", "Send retur")
CONDITION = Wish("Godkend på betingelse", "Hvad skal være opfyldt?", "Godkend på betingelse")
PASS_ON = Wish("Send videre", "Besked med, hvis der er noget at sige", "Send videre", takes_name=True)


class WishForm(QFrame):
    """Hidden until something is decided that needs words; Ctrl+Enter does it, Esc does not."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "gray")
        self._on_given: Callable[[str, str], object] = lambda _name, _words: None
        self.head = label("", "label")
        self.name, self.words = QLineEdit(), QPlainTextEdit()
        self.name.setPlaceholderText("Navn")
        self.name.setAccessibleName("Til hvem")
        self.words.setProperty("kind", "field")
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(3 * self.words.fontMetrics().lineSpacing() + 14)
        for field in (self.name, self.words):
            field.installEventFilter(self)
        self.error = ErrorLine()
        self.go = button("", kind="small", on_click=self.give)
        row = QHBoxLayout()
        row.addWidget(label("Ctrl+Enter", "secondary_strong", "text2"))
        row.addStretch(1)
        row.addWidget(button("Annuller", kind="link", on_click=self.leave))
        row.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        for widget in (self.head, self.name, self.words, self.error):
            column.addWidget(widget)
        column.addLayout(row)
        self.hide()

    def ask(self, wish: Wish, words: str, on_given: Callable[[str, str], object], names: Sequence[str] = ()) -> None:
        """Ask; ``words`` stand there to begin with. ``on_given`` gets the name and the words, and may raise."""
        self._on_given = on_given
        self.head.setText(wish.head)
        self.words.setPlaceholderText(wish.hint)
        self.words.setAccessibleName(wish.hint)
        self.words.setPlainText(words)
        self.name.clear()
        self.name.setVisible(wish.takes_name)
        completer = QCompleter(list(names), self.name)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.name.setCompleter(completer)
        self.go.setText(wish.verb)
        self.error.say("")
        self.show()
        (self.name if wish.takes_name else self.words).setFocus()
        self.words.selectAll()

    def give(self) -> None:
        """Hand over what is typed; a refusal stands below it."""
        self._on_given(self.name.text(), self.words.toPlainText())

    def leave(self) -> None:
        """Decide nothing."""
        self.hide()
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter and Esc, which a text field would take for itself."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.give()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
        return super().eventFilter(watched, event)
