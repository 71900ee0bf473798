"""The card below the text where a picture's caption and description are written, while the caret stands at it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QPlainTextEdit

from kk_desktop.ui.widgets.fields import captioned
from kk_desktop.ui.widgets.labels import label

CAPTION = "Billedtekst"
ALTERNATIVE = "Beskrivelse for dem, der ikke kan se billedet"
_HINT = "Skriv, hvad billedet viser. Uden beskrivelse er dokumentet ikke for alle."
_LINES = 2


class FigureCard(QFrame):
    """Tells every word as it is typed, so that nothing is lost; Esc leads back to the text."""

    edited = Signal(str, str)  # the caption and the description
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "alt")
        self.caption = QLineEdit()
        self.caption.setPlaceholderText("Får selv sit nummer på siden")
        self.alternative = QPlainTextEdit()
        self.alternative.setTabChangesFocus(True)
        self.alternative.setFixedHeight(_LINES * self.alternative.fontMetrics().lineSpacing() + 12)
        self.hint = label(_HINT, "secondary", "amber", wrap=True)
        for field, name in ((self.caption, CAPTION), (self.alternative, ALTERNATIVE)):
            field.setAccessibleName(name)
            field.setProperty("kind", "field")
            field.installEventFilter(self)
        self._lay_out()
        self.caption.textEdited.connect(self._tell)
        self.alternative.textChanged.connect(self._tell)
        self.hide()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 8, 16, 12)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.addWidget(captioned(CAPTION, self.caption), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(captioned(ALTERNATIVE, self.alternative), 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.hint, 1, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)

    def show_words(self, caption: str, alternative: str) -> None:
        """Fill in what the picture holds; where that stands already the caret stays."""
        if self.caption.text() != caption:
            self.caption.setText(caption)
            self.caption.setCursorPosition(0)
        if self.alternative.toPlainText() != alternative:
            self.alternative.blockSignals(True)
            self.alternative.setPlainText(alternative)
            self.alternative.blockSignals(False)
        self.hint.setVisible(not alternative.strip())
        self.show()

    def set_writable(self, can_write: bool) -> None:
        """A locked document's pictures can be read about and not changed."""
        self.caption.setReadOnly(not can_write)
        self.alternative.setReadOnly(not can_write)

    def _tell(self) -> None:
        self.hint.setVisible(not self.alternative.toPlainText().strip())
        self.edited.emit(self.caption.text(), self.alternative.toPlainText())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc is done here, and so is Enter in the caption."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.key() == Qt.Key.Key_Escape or (is_enter and watched is self.caption):
                self.left.emit()
                return True
        return super().eventFilter(watched, event)
