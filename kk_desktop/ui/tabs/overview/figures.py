"""Talkontrol for Overblik: the open documents' figures, looked at while nobody waits, and told when they are known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from .rows import Counts

if TYPE_CHECKING:
    from kk_desktop.services.figure_checks import DocumentFigures
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.tasks import Tasks

PAUSE = 2_000
"""Milliseconds of rest before the helper that reads figures is asked: the window and what one opens come first."""


class OverviewFigures(QObject):
    """``counts`` are those known, by document; ``changed`` tells that they are others now."""

    changed = Signal()

    def __init__(self, workspace: Workspace, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._tasks = workspace, tasks
        self._ids: Sequence[str] = ()
        self.counts: dict[str, Counts] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._soon.timeout.connect(self.look)

    def want(self, document_ids: Sequence[str]) -> None:
        """These may have changed; look at them when it has been quiet for a while."""
        self._ids = tuple(document_ids)
        if self._ids:
            self._soon.start()

    def rest(self) -> None:
        """Nobody looks at Overblik."""
        self._soon.stop()

    def look(self) -> None:
        """Ask now; what has been looked at and not changed since is known at once."""
        self._soon.stop()
        found = self._workspace.figure_checks.of_open("overview figures", self._ids)
        # What goes wrong here is told where the figures themselves are shown.
        self._tasks.follow(found, self._on_found, lambda _error: None, owner=self)

    def _on_found(self, found: Sequence[DocumentFigures]) -> None:
        counts = {each.report.document_id: (len(each.report.red), len(each.report.amber)) for each in found}
        if counts != self.counts:
            self.counts = counts
            self.changed.emit()
