"""Keeps on the disk what is typed: at every pause, when the text is left, and once more before anything closes."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from kk_desktop.errors import UserError
from kk_desktop.ui.tasks import Tasks

from .tracker import BlockTracker, Snapshot

PAUSE = 500
"""Milliseconds without a key before what was typed is saved."""

RETRY = 5000
"""Milliseconds before what could not be saved is tried again."""

Save = Callable[[str, Snapshot], datetime]


class Autosave(QObject):
    """Saves one document at a time off the window's thread; what was typed meanwhile stays unsaved."""

    saved = Signal(object)  # when
    failed = Signal(object)  # the exception; everything is kept and tried again
    unsaved_told = Signal(bool)

    def __init__(self, tracker: BlockTracker, save: Save, tasks: Tasks) -> None:
        super().__init__(tracker)
        self._tracker, self._save, self._tasks = tracker, save, tasks
        self._document_id = ""
        self._told_unsaved = False
        self._under_way: tuple[Future[datetime], Snapshot] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save_soon)
        tracker.edited.connect(self._on_edited)

    def begin(self, document_id: str) -> None:
        """Save what is typed from here on in this document."""
        self._document_id = document_id

    @property
    def is_at_rest(self) -> bool:
        """Whether the file holds everything that stands in the editor."""
        return self._under_way is None and not self._tracker.has_unsaved

    @property
    def is_saving(self) -> bool:
        """Whether a save is under way."""
        return self._under_way is not None

    def _on_edited(self) -> None:
        self._tell_unsaved(True)
        self._timer.start(PAUSE)

    def save_soon(self) -> None:
        """Start saving now, if there is anything to save."""
        self._timer.stop()
        if self._under_way is not None or not self._tracker.has_unsaved or not self._document_id:
            return
        snapshot, document_id = self._tracker.take_unsaved(), self._document_id
        future = self._tasks.start(
            lambda: self._save(document_id, snapshot),
            lambda at: self._on_saved(snapshot, at),
            lambda error: self._on_failed(snapshot, error),
            owner=self,
            is_save=True,
        )
        self._under_way = future, snapshot

    def flush(self) -> bool:
        """Save everything before going on; False when it could not be, and then nothing may be closed."""
        self._timer.stop()
        try:
            if self._under_way is not None:
                future, snapshot = self._under_way
                self._under_way = None
                self._wait(future, snapshot)
            if self._tracker.has_unsaved and self._document_id:
                snapshot = self._tracker.take_unsaved()
                self._keep(snapshot)
        except Exception as error:
            self._tell_failed(error)
            return False
        return True

    def _wait(self, future: Future[datetime], snapshot: Snapshot) -> None:
        if future.cancel():  # it waits for another one
            self._tracker.put_back(snapshot)
            return
        try:
            self._tell_saved(future.result())
        except Exception:
            self._tracker.put_back(snapshot)

    def _keep(self, snapshot: Snapshot) -> None:
        try:
            self._tell_saved(self._save(self._document_id, snapshot))
        except Exception:
            self._tracker.put_back(snapshot)
            raise

    def _on_saved(self, snapshot: Snapshot, at: datetime) -> None:
        if not self._is_under_way(snapshot):
            return
        self._under_way = None
        self._tell_saved(at)
        if self._tracker.has_unsaved and not self._timer.isActive():
            self._timer.start(PAUSE)

    def _on_failed(self, snapshot: Snapshot, error: BaseException) -> None:
        if not self._is_under_way(snapshot):
            return
        self._under_way = None
        self._tracker.put_back(snapshot)
        self._tell_failed(error)

    def _is_under_way(self, snapshot: Snapshot) -> bool:
        """False when ``flush`` has waited for that save already."""
        return self._under_way is not None and self._under_way[1] is snapshot

    def _tell_saved(self, at: datetime) -> None:
        self.saved.emit(at)
        self._tell_unsaved(self._tracker.has_unsaved)

    def _tell_unsaved(self, is_unsaved: bool) -> None:
        # Once, not at every key.
        if is_unsaved != self._told_unsaved:
            self._told_unsaved = is_unsaved
            self.unsaved_told.emit(is_unsaved)

    def _tell_failed(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            # A full disk gets room, a file that was moved is put back: nobody has to ask for it.
            self._timer.start(RETRY)
        self.failed.emit(error)
