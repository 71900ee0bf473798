"""The bin: deleted things, which can be put back until it is emptied."""

from __future__ import annotations

from kk_desktop.domain.rows import BinRow, Touched
from kk_desktop.domain.uses import counted
from kk_desktop.domain.wording import quoted
from kk_desktop.storage import bin as store
from kk_desktop.storage.aggregates import title_of
from kk_desktop.storage.rows import Connection

from .coming_back import check_fits
from .desk import Desk

_TITLE = 60


class BinService:
    """What the secretariat does with deleted things."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self) -> list[BinRow]:
        """What lies in the bin, deleted last first."""
        return store.rows(self._desk.read())

    def restore(self, kind: str, thing_id: str) -> list[Touched]:
        """Put a thing back where it was, with what was deleted along with it; gives all that came back.

        Raises ``UserError`` where another has got its name or letter meanwhile.
        """

        def work(db: Connection) -> list[Touched]:
            came = store.restore(db, kind, thing_id)
            check_fits(db, came)
            return came

        return self._desk.act("Lagde tilbage fra papirkurven", work)

    def put_back(self, kind: str, thing_id: str) -> str:
        """As ``restore``; gives what came back in a sentence."""
        thing, *others = self.restore(kind, thing_id)
        title = quoted(title_of(self._desk.read(), thing), _TITLE)
        return f"{counted(others, title)} er lagt tilbage."

    def empty(self) -> None:
        """Erase what lies in the bin; it cannot be had back from this file."""
        self._desk.act("Tømte papirkurven", store.empty, undoable=False)
