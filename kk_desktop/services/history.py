"""What was done, and taking it back."""

from __future__ import annotations

from kk_desktop.domain.rows import ActionRow
from kk_desktop.storage import history as store
from kk_desktop.storage.reversing import AT_A_TIME

from .coming_back import check_fits
from .desk import Desk
from .jobs import Progress

MOST_AT_ONCE = 1_000
"""Changed rows that are taken back while one waits: a tenth of a second."""


class HistoryService:
    """The history of the open file; undo takes back one's own actions only."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def recent(self, limit: int = 20) -> list[ActionRow]:
        """What was done last, newest first."""
        return store.recent(self._desk.read(), self._installation, limit)

    def of_document(self, document_id: str, limit: int = 500) -> list[ActionRow]:
        """What was done to a document and all that belongs to it, newest first."""
        return store.of_document(self._desk.read(), document_id, self._installation, limit)

    def can_undo(self) -> bool:
        """Whether there is something of one's own to take back; never in a file that can only be read."""
        return self.next_undo() is not None

    def next_undo(self) -> str | None:
        """The action that the undo key would take back now; nothing where there is none to take back."""
        return None if self._desk.database.read_only else store.next_undo(self._desk.read(), self._installation)

    def can_redo(self) -> bool:
        """Whether something taken back can be done again; never in a file that can only be read."""
        return not self._desk.database.read_only and store.next_redo(self._desk.read(), self._installation) is not None

    def long_step(self, way: str) -> Progress | None:
        """The progress of the next step (``undo`` or ``redo``), where nobody should sit and wait for it."""
        newest = store.next_undo if way == "undo" else store.next_redo
        db = self._desk.read()
        count = store.count_changes(db, newest(db, self._installation))
        verb = "Fortryder" if way == "undo" else "Gentager"
        return Progress(verb, "tusinde ændringer", -(-count // AT_A_TIME)) if count > MOST_AT_ONCE else None

    def undo(self, action_id: str | None = None, progress: Progress | None = None) -> str:
        """Take back one's newest action, or the one asked for; gives its label.

        ``progress`` steps with each thousand rows; when it is stopped, nothing is changed and ``Stopped`` is raised.
        Raises ``CannotUndoError`` with a sentence when it cannot be done; nothing is changed then.
        """
        return store.undo(self._desk.database, action_id, check_fits, progress.step if progress else None)

    def redo(self, progress: Progress | None = None) -> str:
        """Do again what was taken back last; gives its label. Raises ``CannotUndoError``, and stops as ``undo``."""
        return store.redo(self._desk.database, check_fits, progress.step if progress else None)

    @property
    def _installation(self) -> str:
        return self._desk.database.who.installation_id
