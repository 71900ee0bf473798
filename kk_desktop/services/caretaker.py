"""What the search needs to have done when nobody waits: reading the text of bilag, and going through the words anew.

One small piece at a time on a thread of its own, each written for itself: closing the file in between loses nothing,
and what is left is done the next time.
"""

from __future__ import annotations

import logging
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

from kk_desktop.domain.rows import Touched
from kk_desktop.errors import UserError
from kk_desktop.storage import contents, search_files, search_words

from .desk import Desk
from .written import text_of_file

LARGEST = 30_000_000
"""Bytes of a file whose text is read; larger ones are pictures and drawings."""

_WORDS_AT_ONCE = 300
_PIECES_AT_ONCE = 20
"""So little that whoever types does not wait for it to be written."""

_log = logging.getLogger(__name__)


class Caretaker:
    """Begins when told to, and again when files have come; does nothing in a file that cannot be written."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._pool = ThreadPoolExecutor(1, "caretaker")
        self._stop = threading.Event()
        self._under_way: Future[None] | None = None
        self._listens = False

    def begin(self, patience: float = 0) -> None:
        """Do what there is to do, so many seconds from now, and what comes later."""
        if self._desk.database.read_only or self._stop.is_set():
            return
        if not self._listens:
            self._listens = True
            self._desk.database.subscribe(self._on_changed)
        if self._under_way is None or self._under_way.done():
            self._under_way = self._pool.submit(self._work, patience)

    def do_all(self) -> None:
        """Do what there is to do now, and come back when it is done."""
        while not self._stop.is_set() and (self._go_on_with_words() or self._read_next()):
            pass

    def close(self) -> None:
        """Finish the piece under way."""
        self._stop.set()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _on_changed(self, things: frozenset[Touched]) -> None:
        if any(thing.kind in ("document", "hearing") for thing in things):
            self.begin(patience=1)

    def _work(self, patience: float) -> None:
        if self._stop.wait(patience):
            return
        try:
            self.do_all()
        except UserError as error:
            # The disk is full, or the file has been moved: whoever writes is told that.
            _log.warning("the search is not up to date: %s", error)

    def _go_on_with_words(self) -> bool:
        db = self._desk.database
        if not search_words.is_outdated(db.reader()):
            return False
        db.maintain(lambda writer: search_words.go_on(writer, _WORDS_AT_ONCE))
        return True

    def _read_next(self) -> bool:
        db = self._desk.database
        file = search_files.unread(db.reader())
        if file is None:
            return False
        text = ""
        if file.size <= LARGEST:
            try:
                text = text_of_file(self._desk, file.name, contents.read(db.reader(), file.digest))
            except UserError as error:
                # A picture, a drawing, a locked PDF: its name is found, its words are not.
                _log.info("no text to search: %s", error)
        self._write(file.digest, search_files.pieces(text))
        return True

    def _write(self, digest: str, pieces: list[str]) -> None:
        db = self._desk.database
        for start in range(0, len(pieces), _PIECES_AT_ONCE):
            if self._stop.is_set():
                return
            some = dict(enumerate(pieces[start : start + _PIECES_AT_ONCE], start + 1))
            db.maintain(partial(search_files.put_ahead, digest=digest, pieces=some))
        db.maintain(lambda writer: search_files.remember(writer, digest, pieces))
