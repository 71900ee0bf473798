"""Keeps the page beside the text up to date: asks for new pages as one types, one request at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kk_desktop.errors import GoneError
from kk_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kk_desktop.domain.documents import Manuscript
    from kk_desktop.domain.text import Block
    from kk_desktop.services.pages import PageService

PAUSE = 120
"""Milliseconds that keys are gathered before pages are asked for."""


class LivePage(QObject):
    """``drawn`` carries the newest ``Rendered`` and its number of words; the drawing is done in another process.

    ``manuscript`` is what the newest pages were drawn from.
    """

    drawn = Signal(object, int)
    failed = Signal(object)

    def __init__(
        self, pages: PageService, tasks: Tasks, blocks: Callable[[], Sequence[Block]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._pages, self._tasks, self._blocks = pages, tasks, blocks
        self._document_id = ""
        self.manuscript: Manuscript | None = None
        # Its own: another pane's wish must not cancel one that nobody would ask for again.
        self._channel = f"page {id(self):x}"
        self._asked_for = ""
        self._wanted = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.ask)

    def begin(self, document_id: str) -> None:
        """Show this document from now on; empty for none."""
        self._document_id = document_id
        self.ask()

    def want(self) -> None:
        """Something has changed that may be seen on the page."""
        if not self._timer.isActive():
            self._timer.start(PAUSE)

    @property
    def is_busy(self) -> bool:
        """Whether pages are being drawn, or will be."""
        return bool(self._asked_for) or self._timer.isActive()

    def ask(self) -> None:
        """Ask for the pages of the text as it is now; while others are drawn, as soon as they are there."""
        self._timer.stop()
        self._wanted = bool(self._asked_for)
        if self._asked_for or not self._document_id:
            return
        document_id, blocks = self._document_id, self._blocks()
        self._asked_for = document_id
        self._tasks.start(
            lambda: self._draw(document_id, blocks),
            lambda answer: self._on_drawn(document_id, *answer),
            self._on_failed,
            owner=self,
        )

    def _draw(self, document_id: str, blocks: Sequence[Block]) -> tuple[Manuscript, object, int]:
        manuscript = self._pages.manuscript(document_id, blocks)
        return manuscript, self._pages.draw(manuscript, self._channel).result(), _count_words(blocks)

    def _on_drawn(self, document_id: str, manuscript: Manuscript, rendered: object, words: int) -> None:
        self._asked_for = ""
        if document_id == self._document_id:
            self.manuscript = manuscript
            self.drawn.emit(rendered, words)
        if self._wanted:
            self.ask()

    def _on_failed(self, error: BaseException) -> None:
        self._asked_for = ""
        # A document that was deleted while its page was drawn is no failure.
        if not isinstance(error, GoneError):
            self.failed.emit(error)
        if self._wanted:
            self.ask()


def _count_words(blocks: Sequence[Block]) -> int:
    return sum(len(block.text.split()) for block in blocks)
