"""Where the page stands: beside the text, or over it where the window has no room for both."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from kk_desktop.ui import icons

from .side_panels import SidePanels

WIDE = 1400
"""In a narrower window text and page do not stand beside each other."""

PAGE_WIDTH = 440


class PagePlace(QObject):
    """``splitter`` holds what is written in and the page; ``text_or_page`` stands in it where the text does."""

    button_wanted = Signal(bool)
    """Whether a press on ``action`` is of use: the page is not seen, or covers the text."""

    side_wanted = Signal()
    """Somebody wants the page or what stands in its place, also while the text stands alone."""

    def __init__(self, page: SidePanels, editor: QWidget, owner: QWidget) -> None:
        super().__init__(owner)
        self._page, self._editor, self._owner = page, editor, owner
        self._is_beside = True
        self._is_alone = False
        self.action = QAction(icons.icon("panel-right-open", "text"), "Vis siden  F9", owner)
        self.action.triggered.connect(self.toggle)
        self.text_or_page = QStackedWidget()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)

    def lay_out(self, writing: QWidget, text: QWidget) -> None:
        """Put the text where it belongs, what is written in at the left, and the page at the right."""
        self.text_or_page.addWidget(text)
        self.splitter.addWidget(writing)
        self.splitter.addWidget(self._page)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([700, PAGE_WIDTH])

    @property
    def _is_wide(self) -> bool:
        return self._owner.window().width() >= WIDE

    def toggle(self) -> None:
        """F9: the page beside the text, or over it where there is no room for both."""
        if self._is_alone:
            self.side_wanted.emit()
            return
        if self._is_wide:
            self._is_beside = not self._is_beside
            self.follow_window()
        else:
            self.put_over(self.text_or_page.currentWidget() is not self._page)

    def put_over(self, is_over: bool) -> None:
        """In a narrow window: show the page, or the text again."""
        if not self._is_wide:
            self.text_or_page.setCurrentIndex(1 if is_over else 0)
            self._page.setVisible(is_over)
            (self._page.view if is_over else self._editor).setFocus()
            self._name_action()

    def show_panel(self, panel: QWidget) -> None:
        """Bring something else than the page to the front of the right side, and the side into view."""
        self._page.show_panel(panel)
        self.side_wanted.emit()
        if not self._is_wide:
            self.put_over(True)
        elif not self._is_beside:
            self.toggle()

    def set_alone(self, is_alone: bool) -> None:
        """Let the text stand alone, or the page beside it again where there is room."""
        self._is_alone = is_alone
        self.put_over(False)
        self.follow_window()

    def follow_window(self) -> None:
        """Put the page where there is room for it."""
        beside = self.splitter.indexOf(self._page) >= 0
        if self._is_wide and not beside:
            self.text_or_page.removeWidget(self._page)
            self.splitter.addWidget(self._page)
            self.splitter.setSizes([self._owner.width() - PAGE_WIDTH, PAGE_WIDTH])
        elif not self._is_wide and beside:
            self.text_or_page.addWidget(self._page)
            self.text_or_page.setCurrentIndex(0)
        if self._is_wide:
            self._page.setVisible(self._is_beside and not self._is_alone)
        self.button_wanted.emit(not self._is_wide or not self._is_beside)
        self._name_action()

    def _name_action(self) -> None:
        is_over = self.text_or_page.currentWidget() is self._page
        self.action.setText("Vis teksten  F9" if is_over else "Vis siden  F9")
