"""Where a Danish compound has its seam, found with the bundled spelling dictionary, which is read on first use."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import hunspell

from kk_desktop import paths

_LEAST = 4
"""Letters in the shorter half; a half of so few must stand where the patterns divide the word as well."""

_SURE = 5
_SHORTEST = 9
_KNOWN_BY = 3

_ENDING = re.compile(
    r"(?:\w?ing|[ml]?ed|hed|lighed|\w?ion|els|lig|ig|ig?st|er|et|end|\w?er)(?:e|t|en|et|er|es|ere|este|ens|ers|erne|ernes)?s?"
)
"""Right halves that are words by chance and endings in truth: vurder-ingen, mulig-heder, institut-ioner."""


@lru_cache(maxsize=20_000)
def seam(word: str, divisions: tuple[int, ...]) -> int | None:
    """How many letters the first half of a lower-case compound has; ``None`` for a word that is none.

    Both halves stand in the dictionary, the first perhaps before a joining s or e. Where several places would do,
    one that the hyphenation patterns know (``divisions``) is best, then one after a joining s, then the last.
    """
    if len(word) < _SHORTEST:
        return None
    found = [
        place
        for place in range(_LEAST, len(word) - _LEAST + 1)
        if (place in divisions or (place >= _SURE and len(word) - place >= _SURE))
        and not _ENDING.fullmatch(word, place)
        and stands(word[place:])
        and _may_begin(word[:place])
    ]
    return max(found, key=lambda place: (place in divisions, word[place - 1] == "s", place), default=None)


def is_plain(word: str) -> bool:
    """Whether a lower-case word has an entry of its own, or is made of two that have: not by chance of short ones."""
    if stands(word):
        return True
    places = range(_LEAST, len(word) - _LEAST + 1)
    return any(stands(word[place:]) and _may_begin(word[:place]) for place in places)


def _may_begin(half: str) -> bool:
    joined = half.endswith("e") or (half.endswith("s") and not half.endswith("ss"))
    return stands(half) or (joined and half[-2] != "s" and stands(half[:-1]))


@lru_cache(maxsize=50_000)
def stands(word: str) -> bool:
    """Whether the word has an entry of its own: the stem of one put together from others is its last part alone."""
    return any(stem.startswith(word[:_KNOWN_BY]) for stem in _dictionary().stem(word))


@cache
def _dictionary() -> hunspell.Hunspell:
    return hunspell.Hunspell("da_DK", hunspell_data_dir=str(paths.resource("dictionaries")))
