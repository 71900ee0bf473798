"""The right side: the page, or in its place what is said, written before or kept about the document."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.flow import FlowLayout
from kk_desktop.ui.widgets.labels import line

from .page_pane import PagePane


class SidePanels(QFrame):
    """One panel at a time under a row of choices; the page is the first, and alone it needs no choice."""

    shown = Signal(object)  # the panel that is in front now

    def __init__(self, page: PagePane) -> None:
        super().__init__()
        self.setProperty("ground", "desk")
        self.setMinimumWidth(page.minimumWidth())
        self.page = page
        self._stack = QStackedWidget()
        self._choices = QFrame()
        self._choices.setProperty("ground", "window")
        self._choices.setAccessibleName("Det, der vises ved siden af teksten")
        self._row = FlowLayout(self._choices)
        self._row.setContentsMargins(12, 6, 12, 6)
        self._group = QButtonGroup(self)
        self._buttons: dict[QWidget, QPushButton] = {}
        self._line = line()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._choices, self._line, self._stack):
            column.addWidget(widget)
        self.add(page, "Siden")

    @property
    def view(self) -> QWidget:
        """What takes the keyboard."""
        current = self._stack.currentWidget()
        return self.page.view if current is None or current is self.page else current

    def add(self, panel: QWidget, name: str) -> None:
        """Another panel to choose."""
        chip = button(name, kind="chip", on_click=partial(self.show_panel, panel))
        chip.setCheckable(True)
        self._group.addButton(chip)
        self._buttons[panel] = chip
        self._row.addWidget(chip)
        self._stack.addWidget(panel)
        for widget in (self._choices, self._line):
            widget.setVisible(len(self._buttons) > 1)
        self.show_panel(self.page)

    def name(self, panel: QWidget, words: str) -> None:
        """Let a panel's choice say something else, such as a count; without words it cannot be chosen."""
        self._buttons[panel].setText(words)
        self._buttons[panel].setVisible(bool(words))
        if not words and self._stack.currentWidget() is panel:
            self.show_panel(self.page)

    def show_panel(self, panel: QWidget) -> None:
        """Bring a panel to the front."""
        self._stack.setCurrentWidget(panel)
        self._buttons[panel].setChecked(True)
        self.shown.emit(panel)
