"""A panel at the table's right that is filled when somebody looks, so that going from cell to cell stays quick."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent

from kk_desktop.ui.widgets.page import Page


class Panel(Page):
    """``fill`` is called when the panel comes in sight, and soon after ``fill_soon`` while it is."""

    def __init__(self, name: str, fill: Callable[[], object]) -> None:
        super().__init__(name, "window", (16, 16, 16, 16))
        self.column.setSpacing(12)
        self._fill = fill
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(fill)

    def fill_soon(self) -> None:
        """What is shown here has changed."""
        if self.isVisible():
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks."""
        super().showEvent(event)
        self._fill()
