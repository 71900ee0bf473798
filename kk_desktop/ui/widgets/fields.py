"""Facts edited where they stand: fields that look like text until they are entered, and say what is wrong below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from kk_desktop.errors import UserError
from kk_desktop.ui import icons, look

from .labels import label
from .sign import Sign

_IN_TEXT = (0, 4, 0, 4)
"""The room around a field's lines."""


class LineField(QWidget):
    """One line of text: saved on Enter and when left, Esc takes back what was typed.

    ``on_save`` gets the typed text and may raise ``UserError`` or ``ValueError`` with a Danish sentence, which then
    stands below the red field until the text is right; what was saved before is untouched.
    """

    saved = Signal()

    def __init__(self, name: str, on_save: Callable[[str], object], *, bare: bool = True, caption: bool = True) -> None:
        super().__init__()
        self._on_save = on_save
        self._shown = self._about = ""
        self.edit = _Line(self)
        self.edit.setAccessibleName(name)
        self.edit.setProperty("kind", "bare" if bare else "field")
        if bare:
            # Qt keeps two pixels before the text; without them it stands under its name.
            self.edit.setTextMargins(-2, 0, 0, 0)
            self.edit.setPlaceholderText("–")
        self.error = ErrorLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 if bare else 4)
        if caption:
            column.addWidget(label(name, "secondary" if bare else "label", "text2" if bare else ""))
        column.addWidget(self.edit)
        column.addWidget(self.error)
        self.edit.editingFinished.connect(self.save)

    def setText(self, text: str, about: str = "") -> None:
        """Show what the file says, unless the person is typing here just now.

        What was refused stays, with its sentence, while the same thing is shown again: ``about`` is its id.
        """
        is_same = bool(about) and (about, text) == (self._about, self._shown)
        self._about = about
        if is_same and self.edit.property("wrong"):
            return
        if self.edit.hasFocus() and self.edit.text() != self._shown:
            return
        self._shown = text
        if self.edit.text() != text:
            # Only then: the caret and what is selected stay where the person has put them.
            self.edit.setText(text)
            self.edit.setCursorPosition(0)
        self._mark("")

    def text(self) -> str:
        """What stands in the field."""
        return self.edit.text()

    def save(self) -> bool:
        """Hand over what was typed; False when it was not taken."""
        typed = self.edit.text()
        if typed == self._shown:
            self._mark("")
            return True
        try:
            self._on_save(typed)
        except (UserError, ValueError) as error:
            self._mark(str(error))
            return False
        self._shown = typed
        self._mark("")
        self.saved.emit()
        return True

    def take_back(self) -> None:
        """Show again what was saved."""
        self.edit.setText(self._shown)
        self._mark("")

    def focusTarget(self) -> QWidget:
        """The widget that takes the keyboard."""
        return self.edit

    def _mark(self, sentence: str) -> None:
        if self.edit.property("wrong") != bool(sentence):
            self.edit.setProperty("wrong", bool(sentence))
            self.edit.style().polish(self.edit)
        self.error.say(sentence)


class _Line(QLineEdit):
    def __init__(self, owner: LineField) -> None:
        super().__init__(owner)
        self._owner = owner

    def event(self, event: QEvent) -> bool:
        """What the field has nothing of to take back, the file has."""
        if _is_for_the_file(event, self.isUndoAvailable(), self.isRedoAvailable()):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes back."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self._owner.take_back()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A long line that is left shows its beginning again; a menu that opens takes nothing from what is selected."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.setCursorPosition(0)


class ErrorLine(QWidget):
    """The sentence below a red field; takes no room while nothing is wrong."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = Sign("circle-alert", "red")
        self._text = label("", "label", "red", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(6)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is wrong, empty when nothing is."""
        return self._text.text()

    def say(self, sentence: str) -> None:
        """Show the sentence, or nothing."""
        self._text.setText(sentence)
        self.setVisible(bool(sentence))
        self.setAccessibleName(sentence)


class TextField(QPlainTextEdit):
    """A few lines of text that grow with it; saved when left or with Ctrl+Enter.

    Where a title may be refused, ``on_refused`` is told why; what was typed stays, marked red, until it is right.
    With ``on_enter`` Enter begins no line, but goes on to where that leads.
    """

    def __init__(self, name: str, on_save: Callable[[str], object], *, bare: bool = True, lines: int = 1) -> None:
        super().__init__()
        self._on_save = on_save
        self._shown = ""
        self._lines = lines
        self.hugs = False
        self.on_enter: Callable[[], object] | None = None
        self.on_refused: Callable[[UserError], object] | None = None
        self.setAccessibleName(name)
        self.setProperty("kind", "bare" if bare else "field")
        if bare:
            self.setPlaceholderText("–")
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        # Together with the border what _wanted_height adds; the text stands in the middle as in a line's field.
        self.setViewportMargins(*_IN_TEXT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._fit)

    def show_text(self, text: str) -> None:
        """Show what the file says, unless the person is typing here just now."""
        if self.hasFocus() and self.toPlainText() != self._shown:
            return
        self._mark(is_wrong=False)
        self._shown = text
        if self.toPlainText() != text:
            # Only then: the caret and what is selected stay where the person has put them.
            self.setPlainText(text)

    def save(self) -> None:
        """Hand over what was typed."""
        typed = self.toPlainText().strip()
        if typed == self._shown:
            self._mark(is_wrong=False)
            return
        before, self._shown = self._shown, typed
        try:
            self._on_save(typed)
        except UserError as error:
            if self.on_refused is None:
                raise
            self._shown = before
            self._mark(is_wrong=True)
            self.on_refused(error)
        else:
            self._mark(is_wrong=False)

    def take_back(self) -> None:
        """Show again what was saved."""
        self.setPlainText(self._shown)
        self._mark(is_wrong=False)

    def _mark(self, *, is_wrong: bool) -> None:
        if bool(self.property("wrong")) != is_wrong:
            self.setProperty("wrong", is_wrong)
            self.style().polish(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving saves."""
        super().focusOutEvent(event)
        self.save()

    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter is the field's own while one types in it, also where it puts a page break in a letter."""
        if _is_for_the_file(event, self.document().isUndoAvailable(), self.document().isRedoAvailable()):
            event.ignore()
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_done(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes back, Ctrl+Enter saves."""
        if event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._shown:
            self.take_back()
        elif _is_done(event):
            self.save()
        elif self.on_enter and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.on_enter()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, not the field."""
        event.ignore()

    def resizeEvent(self, event) -> None:
        """Another width, another height."""
        super().resizeEvent(event)
        before = self.height()
        self._fit()
        if self.height() != before:
            # A layout forgets what it is told while it gives out the room, and Qt does not lay out the inside anew.
            QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        self.setViewportMargins(*_IN_TEXT)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as the text."""
        if not self.hugs:
            return QSize(200, self._wanted_height())
        widest = max(self.fontMetrics().horizontalAdvance(part) for part in self.toPlainText().split("\n"))
        return QSize(max(widest + 8, 120), self._wanted_height())

    def _wanted_height(self) -> int:
        lines = max(round(self.document().size().height()), self._lines)
        return lines * self.fontMetrics().lineSpacing() + 10

    def _fit(self) -> None:
        if self.hugs:
            self.updateGeometry()
        if self.height() != self._wanted_height():
            self.setFixedHeight(self._wanted_height())


def _is_for_the_file(event: QEvent, can_undo: bool, can_redo: bool) -> bool:
    """Whether Fortryd or Gentag is pressed in a field with nothing typed to take back: then it is the file's own."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    return (event.matches(keys.Undo) and not can_undo) or (event.matches(keys.Redo) and not can_redo)


def _is_done(event: QKeyEvent) -> bool:
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return is_enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


class ChoiceField(QComboBox):
    """A choice saved when it is made; each is a key and a word."""

    def __init__(
        self, name: str, on_save: Callable[[str], object], choices: Sequence[tuple[str, str]], *, bare: bool = True
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("kind", "bare" if bare else "field")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self._on_save = on_save
        self.set_choices(choices)
        self.activated.connect(lambda _number: self._on_save(self.currentData()))

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other choices."""
        kept = self.currentData()
        self.clear()
        for key, word in choices:
            self.addItem(word, key)
        self.show_choice(kept or "")

    def show_choice(self, key: str) -> None:
        """Show what the file says."""
        self.setCurrentIndex(max(self.findData(key), 0))
        self.setToolTip(self.currentText())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls; a passing wheel must not change a fact."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A chevron in the colours of the moment; a choice that looks like text shows it when it is near."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        # Qt cuts a long word at the edge instead.
        option.currentText = look.fit(self.currentText(), self.fontMetrics(), room.width() - 4)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        if self.property("kind") != "bare" or self.underMouse() or self.hasFocus():
            place = QRect(self.width() - 24, (self.height() - look.ICON) // 2, look.ICON, look.ICON)
            icons.paint(painter, place, "chevron-down", "text2" if self.isEnabled() else "text3")


def captioned(name: str, field: QWidget) -> QWidget:
    """A field with its name above it, small and grey."""
    return _named(QVBoxLayout(), 2, name, field)


def beside(name: str, field: QWidget) -> QWidget:
    """A field with its name before it, small and grey."""
    return _named(QHBoxLayout(), 6, name, field)


def _named(layout: QBoxLayout, gap: int, name: str, field: QWidget) -> QWidget:
    made = QWidget()
    made.setLayout(layout)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    head = label(name, "secondary", "text2")
    head.setBuddy(field)
    layout.addWidget(head)
    layout.addWidget(field)
    return made


def title_field(
    name: str,
    on_save: Callable[[str], object],
    role: str = "page_title",
    on_refused: Callable[[UserError], object] | None = None,
) -> TextField:
    """A page's title, edited where it stands; as wide as its words, so that the status stands beside them."""
    made = TextField(name, on_save)
    made.on_refused = on_refused
    made.on_enter = made.save  # a title is one line
    made.hugs = True
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    made.setFont(look.font(role))
    return made


def lock_fields(root: QWidget) -> None:
    """Let everything below be read and nothing changed: the file can only be read."""
    for field in root.findChildren(QLineEdit) + root.findChildren(QPlainTextEdit):
        field.setReadOnly(True)
    for choice in root.findChildren(QComboBox):
        choice.setEnabled(False)
