"""The words around a place that was found, and which of them were looked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from kk_desktop.language.stems import spellings

from .search_query import Query

_LENGTH = 160  # characters around the first word found
_WORD = re.compile(r"[^\W_]+")

_NONE = ("\0",)
"""How no word begins."""

Snippet = tuple[str, tuple[tuple[int, int], ...]]


class Wanted:
    """Tells which words of a text are those looked for."""

    def __init__(self, query: Query, forms: Callable[[str], Iterable[str]]) -> None:
        self._begun = tuple(way for part in query.parts if part.open for way in spellings(part.tokens[-1]))
        whole = {way: None for part in query.parts for token in part.tokens for way in spellings(token)}
        for part in query.parts:
            if part.loose and part.tokens[-1].isalpha():
                whole |= dict.fromkeys(forms(part.tokens[-1]))
        self._whole = whole

    def place_in(self, text: str) -> int:
        """Where one of the words stands, most likely one as it was typed; the beginning where none does."""
        small = _small(text)
        for way in self._whole:
            place = small.find(way)
            word = _WORD.match(small, place) if place >= 0 and not small[max(place - 1, 0) : place].isalnum() else None
            # What goes on is only meant where it is a beginning that was typed.
            if word and (word[0] == way or word[0].startswith(self._begun or _NONE)):
                return place
        return next((first for first, _last in self.marks_in(text)), 0)

    def marks_in(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where each of the words begins and ends."""
        whole, begun = self._whole, self._begun or _NONE
        return tuple(
            word.span() for word in _WORD.finditer(_small(text)) if word[0] in whole or word[0].startswith(begun)
        )


def _small(text: str) -> str:
    """The text in small letters with every letter where it was: a few become two when they are made small."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(each.lower()[:1] for each in text)


def snippet(text: str, wanted: Wanted) -> Snippet:
    """Some of the text around a word that was looked for, in whole words, and the places of all such words in it."""
    here = wanted.place_in(text)
    first = max(0, here - _LENGTH // 3)
    last = min(len(text), first + _LENGTH)
    if first:
        first = text.find(" ", first, here) + 1 or here
    if last < len(text):
        last = max(text.rfind(" ", here, last), min(here + _LENGTH // 2, last))
    shown = f"{'… ' if first else ''}{text[first:last].rstrip()}{' …' if last < len(text) else ''}"
    return shown, wanted.marks_in(shown)
