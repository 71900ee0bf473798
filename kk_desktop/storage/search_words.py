"""The list of all words in the file's texts, where a word's other forms and the compounds with it are found.

The full text knows only words as they are written. What is alike is looked up when somebody asks, so a better rule
needs no new index, and no column of stems is written beside the text.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Collection, Iterable, Iterator

from kk_desktop.language.stems import LONGEST, RULES, spellings, stem

from .rows import Connection, every, one

MOST_FORMS = 300
"""Words that one word of a query is looked for as, at the most."""

SHORT = 3
"""Letters of a word that begins so many others that compounds with it can wait."""

_MOST_BEGUN = 40
_LAST = "\U0010ffff"

_TOKEN = re.compile(r"[^\W\d_]+")
_INSIDE = 4
"""Letters of a word that is looked for inside others; one of three only after a whole word: fritidsjob, not digital."""

_MIDDLE = 5
_SHORT_HEADS = frozenset(("by", "tv", "it", "ny", "ø", "å", "ung", "bil", "job"))
_PREFIXES = ("af", "an", "be", "for", "fra", "ind", "med", "mis", "ned", "om", "op", "over", "på", "til", "ud", "und")
"""What makes another word of the one after it: udvalg is no valg, and boligområde no råd."""

_TRUE_HEADS = frozenset(("over", "med"))
"""Of those, what leaves the word what it was: overborgmester, medborger."""

_ENDING = re.compile(
    r"(?:\w?ing|[ml]?ed|hed|lighed|\w?ion|els|lig|ig|ig?st|er|et|end|\w?er|isk|eri)(?:e|t|en|et|er|es|ere|este|ens|ers|erne|ernes)?s?"
)
"""What ends a word and is no word there: vurder-ing, politik-erne."""


def remember(db: Connection, text: str) -> None:
    """Put the words of a text in the list, with what their forms share."""
    found = {word for word in _TOKEN.findall(text.lower()) if 1 < len(word) <= LONGEST}
    known = "SELECT value AS word FROM json_each(?) WHERE value NOT IN (SELECT word FROM search_word)"
    for row in every(db, known, json.dumps(sorted(found))):
        db.execute("INSERT INTO search_word (word, stem) VALUES (?, ?)", (row["word"], _stem(row["word"])))


def go_through_again(db: Connection) -> None:
    """Give every word its stem anew, as the rules now are, and let go of words that stand nowhere."""
    kept = {row["word"] for row in every(db, "SELECT w.word FROM search_word w JOIN search_term t ON t.term = w.word")}
    db.execute("DELETE FROM search_word")
    for word in sorted(kept):
        db.execute("INSERT INTO search_word (word, stem) VALUES (?, ?)", (word, _stem(word)))
    db.execute("UPDATE search_state SET rules = ?, round = round + 1", (RULES,))


def go_on(db: Connection, count: int) -> None:
    """Give so many words more their stems anew, as the rules now are; the last of them makes the list up to date."""
    state = one(db, "SELECT CASE coming WHEN ? THEN done ELSE 0 END AS done FROM search_state", RULES)
    done = state["done"] if state else 0
    rows = every(db, "SELECT n, word, stem FROM search_word WHERE n > ? ORDER BY n LIMIT ?", done, count)
    for row in rows:
        if row["stem"] != (new := _stem(row["word"])):
            db.execute("UPDATE search_word SET stem = ? WHERE n = ?", (new, row["n"]))
    if rows:
        db.execute("UPDATE search_state SET coming = ?, done = ?", (RULES, rows[-1]["n"]))
    else:
        db.execute("UPDATE search_state SET rules = ?, round = round + 1", (RULES,))


def is_outdated(db: Connection) -> bool:
    """Whether the words were gone through with other rules than today's, or never."""
    state = one(db, "SELECT rules FROM search_state")
    return state is None or state["rules"] != RULES


def forms_of(db: Connection, word: str) -> list[str]:
    """The forms of a word that stand somewhere."""
    return [row["word"] for row in every(db, "SELECT word FROM search_word WHERE stem = ? ORDER BY n", _stem(word))]


class Words:
    """The list as one string in memory, read on as it grows, which is looked into faster than the table."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._round = -1
        self._last = 0
        self._lines = "\n"
        self._found: dict[str, tuple[str, ...]] = {}

    def forms(self, db: Connection, word: str, *, inside: bool = True) -> tuple[str, ...]:
        """The word as it stands in the texts: its forms, then the compounds with it, fewest letters first."""
        with self._lock:
            self._follow(db)
            key = f"{word} {inside}"
            if key not in self._found:
                self._found[key] = tuple(dict.fromkeys(self._look_up(db, word, inside)))
            return self._found[key]

    def begun(self, db: Connection, start: str) -> tuple[str, ...]:
        """The words that begin so; none where they are many, or the beginning is as short as those the index keeps."""
        if len(start) <= SHORT or not start.isalpha():
            return ()
        sql = "SELECT word FROM search_word WHERE word >= ? AND word < ? LIMIT ?"
        found = [row[0] for row in db.execute(sql, (start, f"{start}{_LAST}", _MOST_BEGUN + 1))]
        return tuple(found) if len(found) <= _MOST_BEGUN else ()

    def _follow(self, db: Connection) -> None:
        state = one(db, "SELECT round, (SELECT coalesce(max(n), 0) FROM search_word) AS last FROM search_state")
        assert state is not None
        if state["round"] != self._round:
            self._round, self._last, self._lines = state["round"], 0, "\n"
            self._found = {}
        if state["last"] > self._last:
            new = db.execute("SELECT word, stem FROM search_word WHERE n > ? ORDER BY n", (self._last,)).fetchall()
            self._lines += "".join(f"{word}\t{shared}\n" for word, shared in new)
            self._last = state["last"]
            self._found = {}

    def _look_up(self, db: Connection, word: str, inside: bool) -> Iterator[str]:
        root, alike = stem(word), forms_of(db, word)
        yield from alike
        if inside and len(word) > 2 and not (len(root) <= _INSIDE and _ENDING.fullmatch(root)):
            # A form shorter than the word looked for may only be another word: kommun-ikation.
            wanted = {form.replace("aa", "å") for form in alike} | {word}
            yield from sorted(self._compounds(root, wanted), key=lambda each: (len(each), each))[:MOST_FORMS]

    def _compounds(self, root: str, forms: Collection[str]) -> Iterator[str]:
        for line in self._lines_with({root, *forms}):
            word, shared = line.split("\t")
            plain = word.replace("aa", "å")
            if shared != root and (_ends_with(shared, root) or _begins_or_holds(plain, forms)):
                yield word

    def _lines_with(self, pieces: Iterable[str]) -> Iterator[str]:
        lines = self._lines
        for way in {way for piece in pieces if len(piece) > 2 for way in spellings(piece)}:
            place = lines.find(way)
            while place >= 0:
                end = lines.index("\n", place)
                yield lines[lines.rindex("\n", 0, place) + 1 : end]
                place = lines.find(way, end)


def _stem(word: str) -> str:
    return stem(word.replace("aa", "å"))


def _ends_with(shared: str, root: str) -> bool:
    head = shared[: -len(root)]
    if len(root) < _INSIDE and (len(head) < _INSIDE or head[-1] in "aiou"):
        return False
    return shared.endswith(root) and _is_head(head)


def _begins_or_holds(word: str, forms: Iterable[str]) -> bool:
    for form in forms:
        place = word.find(form)
        rest = word[place + len(form) :]
        if place < 0 or len(form) < _INSIDE or len(rest) < 3 or _ENDING.fullmatch(rest):
            continue
        if place == 0 or (len(form) >= _MIDDLE and _is_head(word[:place])):
            return True
    return False


def _is_head(head: str) -> bool:
    """Whether a compound may begin so: at least a syllable, and nothing that makes another word of what follows."""
    if head in _SHORT_HEADS or head in _TRUE_HEADS:
        return True
    if len(head) < 3 or not re.search("[aeiouyæøå]", head) or head in _PREFIXES:
        return False
    return not any(head.endswith(prefix) and len(head) - len(prefix) > 3 for prefix in _PREFIXES)
