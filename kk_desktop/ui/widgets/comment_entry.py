"""The card where a comment, or other words for some of the text, are written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from kk_desktop.domain.wording import quoted

from .buttons import button
from .comment_cards import LONGEST_QUOTE
from .labels import label

_LINES = {"words": 4, "text": 2}


class CommentEntry(QFrame):
    """Hidden until something is to be said; Ctrl+Enter says it, Esc changes one's mind."""

    given = Signal(str, object)  # the comment, and the words suggested or None
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "alt")
        self._is_suggestion = False
        self._old = ""
        self.head = label("", "label")
        self.about = label("", "secondary", "text2", wrap=True)
        self.words, self.text = QPlainTextEdit(), QPlainTextEdit()
        for field, name in ((self.words, "Teksten, som den skal være"), (self.text, "Kommentar")):
            field.setAccessibleName(name)
            field.setPlaceholderText(name)
            field.setProperty("kind", "field")
            field.setTabChangesFocus(True)
            field.installEventFilter(self)
        self.words.setFixedHeight(_LINES["words"] * self.words.fontMetrics().lineSpacing() + 14)
        self.text.setFixedHeight(_LINES["text"] * self.text.fontMetrics().lineSpacing() + 14)
        self.go = button("Kommentér", kind="small", on_click=self.give)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label("Ctrl+Enter", "secondary_strong", "text2"))
        row.addStretch(1)
        row.addWidget(button("Annuller", kind="link", on_click=self.leave))
        row.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 16, 10)
        column.setSpacing(6)
        for widget in (self.head, self.about, self.words, self.text):
            column.addWidget(widget)
        column.addLayout(row)

    @property
    def is_under_way(self) -> bool:
        """Whether something is written here that has not been given."""
        if self.isHidden():
            return False
        return bool(self.text.toPlainText().strip()) or (self._is_suggestion and self.words.toPlainText() != self._old)

    def ask(self, about: str) -> None:
        """Ask for a comment on the words; on the whole where there are none."""
        self._begin(is_suggestion=False, about=about)
        self.head.setText("Kommentar til" if about else "Kommentar til hele dokumentet")
        self.text.setFocus()

    def ask_words(self, words: str) -> None:
        """Ask how the words should read instead."""
        self._begin(is_suggestion=True, about=words)
        self.head.setText("Ret teksten, som du vil have den")
        self.words.setFocus()
        self.words.selectAll()

    def _begin(self, *, is_suggestion: bool, about: str) -> None:
        self._is_suggestion, self._old = is_suggestion, about
        self.about.setText(quoted(about, LONGEST_QUOTE))
        self.about.setVisible(bool(about) and not is_suggestion)
        self.words.setPlainText(about if is_suggestion else "")
        self.words.setVisible(is_suggestion)
        self.text.clear()
        self.text.setPlaceholderText("Begrundelse, hvis der er en" if is_suggestion else "Kommentar")
        self.go.setText("Foreslå" if is_suggestion else "Kommentér")
        self.show()

    def give(self) -> None:
        """Hand over what is written; it stays until ``leave`` says that it was taken."""
        self.given.emit(self.text.toPlainText(), self.words.toPlainText() if self._is_suggestion else None)

    def leave(self) -> None:
        """Write no more."""
        self.hide()
        self.text.clear()
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

    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter is ours while one writes here, and no page break's."""
        is_key = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride
        if is_key and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)
