"""Shows one widget alone in its window: whatever stands beside it is put away, and comes back as it was."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFocusFrame, QMenuBar, QSplitterHandle, QWidget
from shiboken6 import isValid

from kk_desktop.ui.status_bar import StatusBar

_STAYS = (QMenuBar, StatusBar, QSplitterHandle, QFocusFrame)
"""The menus lead back, the status bar says that all is saved, and Qt sees to the rest itself."""


class Alone:
    """``stays`` tells of other widgets that are not put away."""

    def __init__(self, widget: QWidget, stays: Callable[[QWidget], bool]) -> None:
        self._widget, self._stays = widget, stays
        self._put_away: list[QWidget] = []

    def begin(self) -> None:
        """Put everything beside the widget away, up to the window's edges."""
        child = self._widget
        while not child.isWindow() and (parent := child.parentWidget()) is not None:
            for other in parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
                if other is not child and other.isVisibleTo(parent) and not self._stays_there(other):
                    self._put_away.append(other)
                    other.hide()
            child = parent

    def end(self) -> None:
        """Show again what was put away."""
        put_away, self._put_away = self._put_away, []
        for other in put_away:
            # The window may be closing around the text.
            if isValid(other):
                other.show()

    def _stays_there(self, other: QWidget) -> bool:
        return other.isWindow() or isinstance(other, _STAYS) or self._stays(other)
