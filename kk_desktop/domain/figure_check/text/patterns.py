"""Regular expressions that are compiled on first use: the window is there long before a text is checked."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property


class Pattern:
    """One expression; upper and lower case are the same unless ``cased``. A plain space takes any single space."""

    def __init__(self, words: str, *, cased: bool = False) -> None:
        self._words, self._flags = words, 0 if cased else re.IGNORECASE

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        # A hard space in a text is a space; one between brackets is left as it is written.
        return re.compile(re.sub(r"(?<!\[)(?<!\\) (?!\])", r"[ \\u00a0\\u202f]", self._words), self._flags)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match between two places."""
        return self._compiled.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The match that begins just there."""
        return self._compiled.match(text, start, end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match that is the whole text."""
        return self._compiled.fullmatch(text)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All matches, one after another."""
        return self._compiled.finditer(text, start, end)

    def sub(self, put: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with something else for each match."""
        return self._compiled.sub(put, text)

    def ends(self, text: str, end: int, reach: int = 40) -> re.Match[str] | None:
        """The match that lies just before a place; the words must end with ``$``; ``reach`` letters are seen."""
        return self._compiled.search(text[max(0, end - reach) : end])
