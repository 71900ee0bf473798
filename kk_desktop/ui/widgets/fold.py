"""The right side of a page in a narrow window: folded away, and shown in place of the page when it is asked for."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSplitter, QWidget

from .buttons import button


class Fold(QObject):
    """Keeps page and side either beside each other or one at a time; F9 toggles it.

    ``opener`` stands on the page and ``closer`` on the side; each is there only while it has something to do.
    """

    def __init__(self, page: QWidget, side: QWidget, below: int, words: str) -> None:
        super().__init__(page)
        self._page, self._side, self._below = page, side, below
        self._is_narrow, self._is_wanted, self._is_over, self._is_needed = False, True, False, True
        self.opener = button(words, "panel-right-open", on_click=self.toggle)
        self.closer = button("Tilbage", "arrow-left", "link", on_click=self.toggle)
        for each in (self.opener, self.closer):
            each.hide()

    def fit(self, width: int) -> None:
        """The tab has another width."""
        self._is_narrow = width < self._below
        self._is_over = self._is_over and self._is_narrow
        self._apply()

    def toggle(self) -> None:
        """Show the side, or put it away."""
        if self._is_narrow:
            self._is_over = not self._is_over
        else:
            self._is_wanted = not self._is_wanted
        self._apply()

    def show_side(self) -> None:
        """Bring the side in sight, wherever it is now."""
        if self._side.isHidden():
            self.toggle()

    def show_page(self) -> None:
        """Bring the page in sight: put the side away where it stands in its place."""
        if self._is_over:
            self.toggle()

    def need(self, is_needed: bool, words: str = "") -> None:
        """Whether there is anything in the side at all, and what the opener then says."""
        self._is_needed = is_needed
        self._is_over = self._is_over and is_needed
        if words:
            self.opener.setText(words)
        self._apply()

    def _apply(self) -> None:
        splitter = self._page.parentWidget()
        if isinstance(splitter, QSplitter):
            # The side takes the page's room, and the list beside them keeps its own.
            splitter.setStretchFactor(splitter.indexOf(self._side), int(self._is_narrow))
        is_shown = self._is_needed and (self._is_over if self._is_narrow else self._is_wanted)
        self._side.setVisible(is_shown)
        self._page.setVisible(not (self._is_narrow and is_shown))
        self.opener.setVisible(self._is_needed and not is_shown)
        self.closer.setVisible(self._is_narrow and is_shown)
