"""The right side of a table: one panel at a time under a row of choices, gone while there is none."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.flow import FlowLayout
from kk_desktop.ui.widgets.labels import line

LEAST_WIDTH = 340


class TableSide(QFrame):
    """F9 folds it away; the choice stands while another table is shown.

    ``wanted`` tells that a panel is to be seen, also when the side is folded away; ``left`` that Esc leads back.
    """

    wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self.setMinimumWidth(LEAST_WIDTH)
        self._stack = QStackedWidget()
        self._choices = QFrame()
        self._choices.setAccessibleName("Det, der vises ved siden af tabellen")
        self._row = FlowLayout(self._choices)
        self._row.setContentsMargins(12, 8, 12, 8)
        self._group = QButtonGroup(self)
        self._buttons: dict[QWidget, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._choices, line(), self._stack):
            column.addWidget(widget)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to choose."""
        return not self._buttons

    @property
    def front(self) -> QWidget | None:
        """The panel that is chosen."""
        return self._stack.currentWidget()

    def enter(self) -> None:
        """Put the keyboard in the first place of the panel in front, or on its choice where it has none."""
        front = self.front
        if front is None:
            return
        takes = Qt.FocusPolicy.TabFocus.value
        places = (each for each in front.findChildren(QWidget) if each.focusPolicy().value & takes)
        first = next((each for each in places if each.isEnabled() and each.isVisible()), self._buttons[front])
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nothing in the panel wanted leads back to the table."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def set_closer(self, closer: QPushButton) -> None:
        """Put the way back to the table before the choices."""
        self._row.addWidget(closer)

    def add(self, panel: QWidget, name: str) -> None:
        """Another panel to choose; the first one stands in front."""
        chip = button(name, kind="chip", on_click=partial(self.show_panel, panel))
        chip.setCheckable(True)
        chip.setChecked(not self._buttons)
        self._group.addButton(chip)
        self._buttons[panel] = chip
        self._row.addWidget(chip)
        self._stack.addWidget(panel)
        chip.setVisible(bool(name))

    def name(self, panel: QWidget, words: str) -> None:
        """Let a panel's choice say something else, such as a count; without words it cannot be chosen."""
        self._buttons[panel].setText(words)
        self._buttons[panel].setVisible(bool(words))
        if not words and self._stack.currentWidget() is panel:
            following = next((each for each, chip in self._buttons.items() if not chip.isHidden()), panel)
            self._stack.setCurrentWidget(following)
            self._buttons[following].setChecked(True)

    def show_panel(self, panel: QWidget) -> None:
        """Bring a panel to the front, also when the side was folded away."""
        self._stack.setCurrentWidget(panel)
        self._buttons[panel].setChecked(True)
        self.wanted.emit()
