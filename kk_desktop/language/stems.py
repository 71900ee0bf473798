"""Danish words and their stems, for a search in which ”kommuner” finds ”kommunen”."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """The words of a text in small letters, ``aa`` written as ``å``."""
    return [word.replace("aa", "å") for word in _WORD.findall(text.lower())]


def spellings(text: str) -> tuple[str, ...]:
    """How a text in small letters may stand, its å written in either way: ``ålborg`` and ``aalborg``."""
    return tuple(dict.fromkeys((text, text.replace("aa", "å"), text.replace("å", "aa"))))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The word without its ending: ``boligområdet`` and ``boligområder`` → ``boligområd``."""
    return _stemmer()(word)


def stems(text: str) -> str:
    """The stems of all words of a text, in order."""
    return " ".join(stem(word) for word in words(text))


@cache
def _stemmer() -> Callable[[str], str]:
    import snowballstemmer

    stem_word: Callable[[str], str] = snowballstemmer.stemmer("danish").stemWord
    return stem_word
