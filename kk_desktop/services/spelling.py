"""Stavekontrol: which words are misspelled, what may have been meant, and the words that the file says are right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from functools import lru_cache
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

from kk_desktop.domain.checks import check_asks
from kk_desktop.domain.proofreading import OwnWord, Reading
from kk_desktop.domain.text import Block
from kk_desktop.errors import UserError
from kk_desktop.storage import hearings as hearing_store
from kk_desktop.storage import own_words as store

from .desk import Desk
from .jobs import Latest
from .pages import PageService, if_there

if TYPE_CHECKING:
    from datetime import date

    from kk_desktop.domain.style.names import NameOfTime
    from kk_desktop.language.words import Word
    from kk_desktop.printing.helper import PageHelper

Thing = TypeVar("Thing")

LONGEST_WORD = 60
"""Letters of a word that the file keeps."""

_NAME = re.compile(r"[^\W\d_][^\W_]*(?:['’-][^\W_]+)*")


@lru_cache(maxsize=500)
def _words_in(text: str) -> list[Word]:
    """Kept for the paragraphs in view, which are asked about after every few keys."""
    from kk_desktop.language.words import words

    return list(words(text))


def _names_of_time(desk: Desk, day: date) -> tuple[NameOfTime, ...]:
    # Patterns of the advice on style, never made ready before the first paint.
    from .names_of_time import names_of_time

    return names_of_time(desk.read(), day)


class SpellingService:
    """Asks a helper process of its own, so that neither a key nor the page waits for a dictionary.

    What comes back as a future may take a moment; all else is answered at once. Safe to call from any thread.
    """

    def __init__(self, desk: Desk, pages: PageService) -> None:
        self._desk, self._pages = desk, pages
        self._helper: PageHelper | None = None
        self._latest = Latest("spelling")
        self._lock = RLock()
        self._is_wrong: dict[str, bool] = {}
        self._own: frozenset[str] | None = None

    # Asked ------------------------------------------------------------------------------------------------

    def words_in(self, text: str) -> list[Word]:
        """The words of a text and where they begin."""
        return _words_in(text)

    def is_wrong(self, word: str) -> bool | None:
        """Whether a word is misspelled; ``None`` until it has been checked."""
        return self._is_wrong.get(word)

    def check(self, words: Iterable[str]) -> Future[None]:
        """Find out about words, so that ``is_wrong`` knows them."""
        asked = tuple(dict.fromkeys(words))
        return self._latest.submit(f"check {id(asked)}", self._check, asked)

    def suggest(self, word: str, channel: str = "suggest") -> Future[list[str]]:
        """What may have been meant by a word, best first; a newer question on the channel is answered instead."""
        return self._latest.submit(channel, lambda: self._ready_helper().suggest(word, self._own_and_names()))

    def proofread(
        self, document_id: str, blocks: Sequence[Block] | None = None, channel: str = "proofread"
    ) -> Future[Reading]:
        """Read a whole document through; ``blocks`` instead of the saved ones while somebody types."""
        return self._latest.submit(channel, self._proofread, document_id, blocks)

    def ask_helper(self, channel: str, work: Callable[[PageHelper], Thing]) -> Future[Thing]:
        """Let the helper process read something else; a newer question on the channel is answered instead."""
        return self._latest.submit(channel, lambda: work(self._ready_helper()))

    def _check(self, words: tuple[str, ...]) -> None:
        own = self._own_and_names()
        wrong = self._ready_helper().wrong_words(words, own)
        self._learn(own, dict.fromkeys(words, False) | dict.fromkeys(wrong, True))

    def _proofread(self, document_id: str, blocks: Sequence[Block] | None) -> Reading:
        own = self._own_and_names()
        manuscript = self._pages.manuscript(document_id, blocks)
        hearing = if_there(hearing_store.get, self._desk.read(), manuscript.document.hearing_id)
        areas = len(hearing.area_ids) if hearing else 0
        today = self._desk.today()
        names = _names_of_time(self._desk, manuscript.document.date or today)
        reading = self._ready_helper().proofread(manuscript, own, today, areas, names)
        self._learn(own, {word: True for _, wrong in reading.wrong for word in wrong})
        return replace(reading, open_asks=tuple(check_asks(hearing.asks, manuscript.blocks))) if hearing else reading

    def _learn(self, own: frozenset[str], answers: dict[str, bool]) -> None:
        with self._lock:
            # Not what was answered by names that have changed meanwhile.
            if own is self._own:
                self._is_wrong.update(answers)

    # The file's own words -----------------------------------------------------------------------------------

    def own_words(self) -> list[OwnWord]:
        """The words that the file says are right, in Danish order."""
        return store.rows(self._desk.read())

    def add(self, word: str) -> str:
        """Say that a word is right, in this file; gives its id. Raises ``UserError`` for what is no word."""
        word = " ".join(word.split())
        if not word or " " in word or not any(map(str.isalpha, word)):
            raise UserError("Skriv ét ord ad gangen. Ordlisten er ikke ændret.")
        if len(word) > LONGEST_WORD:
            raise UserError(f"Et ord på ordlisten har plads til {LONGEST_WORD} bogstaver. Ordlisten er ikke ændret.")
        kept = store.find(self._desk.read(), word)
        if kept is not None:
            return kept.id
        made = OwnWord(self._desk.new_id(), word)
        self._desk.act("Føjede et ord til ordlisten", lambda db: store.add(db, made))
        self.forget()
        return made.id

    def remove(self, word_id: str) -> None:
        """Take a word off the list again."""
        self._desk.act("Fjernede et ord fra ordlisten", lambda db: store.remove(db, word_id))
        self.forget()

    def forget(self) -> None:
        """The file's words or names may be others now; what was found out is asked about again."""
        with self._lock:
            self._own = None
            self._is_wrong = {}

    def _own_and_names(self) -> frozenset[str]:
        with self._lock:
            if self._own is None:
                db = self._desk.read()
                parts = {part for name in store.names(db) for part in _NAME.findall(name)}
                names = {part for part in parts if not part.islower()}
                self._own = frozenset(names | {own.word for own in store.rows(db)})
            return self._own

    # The helper ---------------------------------------------------------------------------------------------

    def _ready_helper(self) -> PageHelper:
        if self._helper is None:
            self._helper = self._pages.new_helper(reads=True)
        return self._helper

    def close(self) -> None:
        """Let the helper process go at once: nobody waits any more for what it reads, and nothing of it is kept."""
        self._latest.drop()
        self._give_up_helper()
        self._latest.close()
        # A question that was under way may have begun another one.
        self._give_up_helper()

    def _give_up_helper(self) -> None:
        helper, self._helper = self._helper, None
        if helper is not None:
            helper.give_up()
