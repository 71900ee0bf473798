"""The work under way, told in a strip of its own above the messages: how far it has come, and the way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout
from shiboken6 import isValid

from . import look
from .widgets.buttons import button
from .widgets.labels import label

if TYPE_CHECKING:
    from kk_desktop.services.jobs import Progress

    from .tasks import Tasks

BAR = 3
"""Pixels of the bar along the strip's foot."""


class JobStrip(QFrame):
    """Hidden while nothing is under way; holds one piece of work at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "info")
        self._progress: Progress | None = None
        self._future: Future[Any] | None = None
        self._text = label("", "row_title")
        self.stop_button = button("Stop", kind="link", on_click=self.stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 4 + BAR)
        row.setSpacing(12)
        row.addWidget(self._text, 1)
        row.addWidget(self.stop_button)
        self.setMinimumHeight(40)
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self._progress is not None

    @property
    def text(self) -> str:
        """The sentence shown, empty when nothing is under way."""
        return self._text.text() if self.is_busy else ""

    def start(
        self,
        tasks: Tasks,
        progress: Progress,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
        *,
        owner: QObject,
    ) -> None:
        """Do the work on another thread and tell of it until it is done; ``failed`` gets ``Stopped`` as well.

        Nobody is called back when ``owner`` is gone by then.
        """
        self._progress = progress
        progress.listen = lambda: tasks.call(self._tell)
        self.stop_button.setEnabled(True)
        self._tell()
        self.show()

        def end(then: Callable[[Any], None], answer: Any) -> None:
            self._end()
            if isValid(owner):
                then(answer)

        self._future = tasks.start(work, partial(end, done), partial(end, failed), owner=self)

    def stop(self) -> None:
        """Let the work end at its next step; what is finished stays."""
        if self._progress is not None:
            self.stop_button.setEnabled(False)
            self._progress.stop()

    def stop_and_wait(self) -> None:
        """Before the file is closed: nothing may be under way that reads it."""
        if self._future is not None:
            self.stop()
            wait([self._future])

    def _tell(self) -> None:
        if self._progress is not None:
            self._text.setText(self._progress.sentence)
            self.setAccessibleName(self._progress.sentence)
            self.update()

    def _end(self) -> None:
        self._progress = self._future = None
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The strip, and the bar as long as the part that is done."""
        super().paintEvent(event)
        if self._progress is None:
            return
        painter = QPainter(self)
        foot = QRect(0, self.height() - BAR, self.width(), BAR)
        painter.fillRect(foot, look.color("line"))
        foot.setWidth(self.width() * self._progress.done // max(self._progress.total, 1))
        painter.fillRect(foot, look.color("accent"))
