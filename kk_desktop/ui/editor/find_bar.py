"""The bar above the text where words are looked for and replaced; knows nothing of the text itself."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from kk_desktop.domain.searching import Wanted
from kk_desktop.ui.widgets.buttons import button, icon_button
from kk_desktop.ui.widgets.check_box import CheckBox
from kk_desktop.ui.widgets.labels import label

NOT_SEARCHED = "Der søges ikke i fodnoter, tabeller, billedtekster, beskrivelser og overskriften øverst."
"""What the search leaves out, as a person should know it."""


class FindBar(QFrame):
    """Hidden until it is wanted; Enter goes on, Shift and Enter back, Esc leaves."""

    changed = Signal()
    """Something else is looked for."""

    step_wanted = Signal(int)
    replace_wanted = Signal()
    replace_all_wanted = Signal()
    inside_wanted = Signal(bool)
    across_wanted = Signal()
    left = Signal()
    colors_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "alt")
        self._can_write = True
        self._build()
        self._lay_out()
        self._connect_signals()
        self.hide()

    def _build(self) -> None:
        self._find_words, self._replace_words = label("Søg", "label"), label("Erstat med", "label")
        self.words, self.replacement = QLineEdit(), QLineEdit()
        for field, words in ((self.words, self._find_words), (self.replacement, self._replace_words)):
            field.setAccessibleName(words.text())
            words.setBuddy(field)
            field.installEventFilter(self)
        self.words.setToolTip(NOT_SEARCHED)
        self.count = label("", "secondary", "text2")
        self.count.setMinimumWidth(self.count.fontMetrics().horizontalAdvance("99.999 af 99.999"))
        self.hint = label(NOT_SEARCHED, "secondary", "text2", wrap=True)
        self.back = icon_button("chevron-up", "Forrige træf", "Skift+F3", on_click=lambda: self.step_wanted.emit(-1))
        self.on = icon_button("chevron-down", "Næste træf", "F3", on_click=lambda: self.step_wanted.emit(1))
        self.close_button = icon_button("x", "Luk søgningen", "Esc", on_click=self.left.emit)
        self.replace = button("Erstat", kind="small", on_click=self.replace_wanted.emit)
        self.replace_all = button("Erstat alle", kind="small", on_click=self.replace_all_wanted.emit)
        self.whole = CheckBox("Hele ord", lambda _on: self.changed.emit())
        self.match_case = CheckBox("Forskel på store og små", lambda _on: self.changed.emit())
        self.match_case.setAccessibleName("Forskel på store og små bogstaver")
        self.across = button("I sagens dokumenter", "replace", "link", self.across_wanted.emit)
        self.inside = CheckBox("I markeringen", lambda _on: self.inside_wanted.emit(self.inside.isChecked()))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 6, 16, 6)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        find, replace, options = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        find.setSpacing(4)
        for widget in (self.count, self.back, self.on, self.close_button):
            find.addWidget(widget)
        replace.setSpacing(8)
        replace.addWidget(self.replace)
        replace.addWidget(self.replace_all)
        replace.addStretch(1)
        options.setSpacing(20)
        for box in (self.whole, self.match_case, self.inside):
            options.addWidget(box)
        options.addStretch(1)
        options.addWidget(self.across)
        for row, (words, field, rest) in enumerate(
            ((self._find_words, self.words, find), (self._replace_words, self.replacement, replace))
        ):
            grid.addWidget(words, row, 0)
            grid.addWidget(field, row, 1)
            grid.addLayout(rest, row, 2)
        grid.addLayout(options, 2, 0, 1, 3)
        grid.addWidget(self.hint, 3, 0, 1, 3)
        grid.setColumnStretch(1, 1)
        order: list[QWidget] = [
            self.words, self.replacement, self.replace, self.replace_all, self.back, self.on, self.whole,
            self.match_case, self.inside, self.across, self.close_button,
        ]  # fmt: skip
        for one, following in pairwise(order):
            self.setTabOrder(one, following)

    def _connect_signals(self) -> None:
        self.words.textChanged.connect(self.changed)

    @property
    def wanted(self) -> Wanted:
        """What is asked for now."""
        return Wanted(self.words.text(), self.whole.isChecked(), self.match_case.isChecked())

    def open(self, *, with_replace: bool) -> None:
        """Show the bar, with or without what replaces; a text nobody can write in has only the first."""
        self.show_replace(with_replace and self._can_write)
        self.show()

    def show_replace(self, is_shown: bool) -> None:
        """Show or hide the line about what is put instead."""
        for widget in (self._replace_words, self.replacement, self.replace, self.replace_all):
            widget.setVisible(is_shown)

    def set_writable(self, can_write: bool) -> None:
        """In a locked document one can only look."""
        self._can_write = can_write
        if not can_write:
            self.show_replace(False)

    def take_keyboard(self) -> None:
        """Begin with the words, all of them chosen so that others can be typed at once."""
        self.words.setFocus()
        self.words.selectAll()

    def tell(self, words: str, *, is_missing: bool = False) -> None:
        """Say how many there are; where there are none, what has not been looked through."""
        self.count.setText(words)
        self.words.setAccessibleDescription(f"{words} {NOT_SEARCHED}".strip())
        self.hint.setVisible(is_missing)

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        """Enter in the first field goes on to the next hit, in the second it replaces this one."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(field, event)
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return super().eventFilter(field, event)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.step_wanted.emit(-1)
        elif field is self.replacement:
            self.replace_wanted.emit()
        else:
            self.step_wanted.emit(1)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """The marks in the text follow the colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.colors_changed.emit()
