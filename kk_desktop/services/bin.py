"""The bin: deleted things, which can be put back until it is emptied."""

from __future__ import annotations

from kk_desktop.domain.rows import BinRow, Touched
from kk_desktop.storage import bin as store

from .desk import Desk


class BinService:
    """What the secretariat does with deleted things."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self) -> list[BinRow]:
        """What lies in the bin, deleted last first."""
        return store.rows(self._desk.read())

    def restore(self, kind: str, thing_id: str) -> list[Touched]:
        """Put a thing back where it was, with what was deleted along with it; gives all that came back."""
        return self._desk.act("Lagde tilbage fra papirkurven", lambda db: store.restore(db, kind, thing_id))

    def empty(self) -> None:
        """Erase what lies in the bin; it cannot be had back from this file."""
        self._desk.act("Tømte papirkurven", store.empty, undoable=False)
