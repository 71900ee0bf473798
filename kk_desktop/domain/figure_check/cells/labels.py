"""Which rows and columns of a table some words are about."""

from __future__ import annotations

import re
from functools import lru_cache

from .grids import Grid

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_EMPTY = frozenset(
    [
        "og",
        "samt",
        "til",
        "af",
        "for",
        "på",
        "med",
        "den",
        "det",
        "de",
        "der",
        "som",
        "fra",
        "ved",
        "inkl",
        "ekskl",
        "mv",
        "heraf",
        "hvoraf",
        "alt",
        "ialt",
        "kr",
        "mio",
        "mia",
        "udgift",
        "udgifter",
        "indtægt",
        "indtægter",
        "øvrige",
        "andre",
        "forslag",
        "projekt",
        "projekter",
        "indsats",
        "indsatser",
        "i",
        "en",
        "et",
    ]
)
_SHORTEST, _STEM = 3, 5


@lru_cache(maxsize=4096)
def telling(words: str) -> tuple[str, ...]:
    """The words that tell something, in small letters."""
    found = (word.lower() for word in _WORD.findall(words))
    return tuple(word for word in found if word not in _EMPTY and (len(word) >= _SHORTEST or word.isdigit()))


def same(one: str, other: str) -> bool:
    """Whether two words are forms of one: ``borgerrådgiver`` and ``borgerrådgiveren``."""
    if one == other:
        return True
    if any(character.isdigit() for character in one + other):
        return False
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _STEM:
        doubled = shorter + shorter[-1]
        ends = (
            shorter + "s",
            shorter + "et",
            shorter + "en",
            shorter + "er",
            shorter + "ene",
            shorter + "erne",
            shorter + "ne",
            doubled + "er",
            doubled + "en",
            doubled + "et",
        )
        return longer in ends
    common = len(shorter) - min((len(shorter) - _STEM + 1) // 2, 2)
    return longer[:common] == shorter[:common] and len(longer) - len(shorter) <= 4


def names(label: str, words: str) -> bool:
    """Whether the words name what a label names: all that its telling words say, or its code such as ``BC04``."""
    wanted, said = telling(label), telling(words)
    if not wanted:
        return False
    hits = [word for word in wanted if any(same(word, other) for other in said)]
    is_code = any(re.fullmatch(r"[^\W\d_]{1,4}\d{1,4}[a-z]?", word) for word in hits)
    return is_code or len(hits) == len(wanted) or (len(wanted) > 3 and 3 * len(hits) >= 2 * len(wanted))


def rows_named(grid: Grid, words: str) -> list[int]:
    """The rows that the words name and that hold figures."""
    return [n for n, row in enumerate(grid.table.rows) if row.kind != "group" and names(grid.label(n), words)]


def _begins(label: str, words: str) -> bool:
    """Whether the one word of a column begins a longer one: ``Anlæg`` and ``anlægsudgiften``."""
    word = telling(label)
    return len(word) == 1 and len(word[0]) >= _STEM and any(said.startswith(word[0]) for said in telling(words))


def columns_named(grid: Grid, words: str, years: frozenset[int]) -> list[int]:
    """The columns that the words or the years name."""
    labels = grid.table.columns
    by_year = [
        n for n, label in enumerate(labels) if years & {int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", label)}
    ]
    if by_year:
        return by_year
    # Of "Investeringer: Anlæg" the last part tells it from its neighbours.
    by_words = [n for n, label in enumerate(labels) if names(label.rpartition(":")[2], words)]
    by_words = by_words or [n for n, label in enumerate(labels) if _begins(label.rpartition(":")[2], words)]
    return by_words or [n for n, label in enumerate(labels) if names(label.rpartition(":")[0], words)]
