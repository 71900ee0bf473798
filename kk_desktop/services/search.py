"""Finding anything from anywhere in the open file, on a thread of its own; only the newest request is answered."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future

from kk_desktop.domain.rows import Hit
from kk_desktop.domain.search import EVERYTHING, Narrowing
from kk_desktop.storage import search as store

from .desk import Desk
from .jobs import Latest

_OFTEN = 20_000
"""Steps of SQLite's machine, less than a millisecond."""

AT_ONCE = 50
"""Places that are found before the best are: more than anybody sees in that moment."""


class SearchService:
    """The search field of the window."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._words = store.Words()
        self._latest = Latest("search")
        self._newest = 0
        self._lock = threading.Lock()

    def find(self, text: str, limit: int = 50, narrowed: Narrowing = EVERYTHING) -> list[Hit]:
        """The places that hold every word in some form, what changed last first."""
        return store.find(self._desk.read(), text, limit, narrowed, self._words)

    def rank(self, text: str, limit: int = 50, narrowed: Narrowing = EVERYTHING) -> list[Hit]:
        """The same places, the best first."""
        return store.rank(self._desk.read(), text, limit, narrowed, self._words)

    def ask(
        self, text: str, narrowed: Narrowing = EVERYTHING, limit: int = 100
    ) -> tuple[Future[list[Hit]], Future[list[Hit]]]:
        """Begin a search: what changed last, at once, and the best a moment later.

        What was asked before is given up wherever it has come to; its futures raise ``CancelledError``.
        """
        number = self.give_up()
        newest = self._latest.submit(
            "newest", self._answer, number, lambda: self.find(text, min(limit, AT_ONCE), narrowed)
        )
        best = self._latest.submit("best", self._answer, number, lambda: self.rank(text, limit, narrowed))
        return newest, best

    def give_up(self) -> int:
        """Stop what is being looked for: nobody waits for it any more."""
        with self._lock:
            self._newest += 1
            return self._newest

    def years(self) -> list[int]:
        """The years that something in the file is from, the newest first."""
        return store.years(self._desk.read())

    def close(self) -> None:
        """Give up what is being looked for."""
        self.give_up()
        self._latest.close()

    def _answer(self, number: int, look: Callable[[], list[Hit]]) -> list[Hit]:
        reader = self._desk.database.reader()
        # Asked by SQLite itself every now and then; to interrupt it from outside would miss what has not begun yet.
        reader.set_progress_handler(lambda: number != self._newest, _OFTEN)
        try:
            return look()
        except sqlite3.OperationalError:
            # An interrupted query and one on a file that is gone say the same; only the first was wished for.
            if number != self._newest:
                raise CancelledError from None
            raise
        finally:
            reader.set_progress_handler(None, 0)
