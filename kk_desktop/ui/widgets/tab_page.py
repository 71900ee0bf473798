"""What the window knows about a tab: what it can do, and what it tells."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget


class TabPage(QWidget):
    """The common face of the six tabs; each overrides what it has.

    ``go_wanted`` (kind, id) asks the window to show a thing that another tab holds.
    """

    go_wanted = Signal(str, str)
    create_wanted = Signal(str)  # something another tab makes: hearing, case, ...
    merge_wanted = Signal(str)  # a document that is to go to many
    status_told = Signal(str)  # the words at the right of the status bar
    unsaved_told = Signal(bool)  # True while something typed is not on the disk yet
    commands_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_stale = False
        # One reading for all that a single action changed.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._on_soon)

    def mark_stale(self, *_ids: str) -> None:
        """Something shown here was saved: read it again now, or when somebody looks."""
        self._is_stale = True
        if self.isVisible():
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was saved while another tab was in front."""
        super().showEvent(event)
        self._on_soon()

    def _on_soon(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self.reload()

    def commands(self) -> Mapping[str, QAction]:
        """The menu entries the tab offers just now, by the names in ``menus.py``."""
        return {}

    def come_home(self) -> None:
        """Chosen again while it is in front: back to what the tab shows first."""

    def create_new(self, what: str = "") -> None:
        """Make another of what the tab holds (Ctrl+N); ``what`` says which where there are several kinds."""

    def take_letters(self, paths: list[Path]) -> None:
        """Begin what the letters ask for, where the tab holds such things."""

    def take_tables(self, paths: list[Path]) -> None:
        """Look at the tables in a file, where the tab holds such things."""

    def show_thing(self, kind: str, thing_id: str) -> bool:
        """Choose the thing; False when the tab does not have it."""
        return False

    def reload(self) -> None:
        """Read everything again (F5)."""

    def toggle_side(self) -> None:
        """Fold the page's right side away, or out again (F9)."""

    def flush(self) -> bool:
        """Save what is typed before the window closes; False when it could not be."""
        return True

    def splitters(self) -> Mapping[str, QSplitter]:
        """The splitters whose places are remembered, by a name that lasts."""
        return {}
