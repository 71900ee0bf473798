"""Which rows and columns of a table some words are about."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from ..text.words import is_code, same, telling
from .grids import Grid, years_in

_LONG = 5
"""Letters of a column's word that may begin a longer one."""
_ALL_OF_THEM = 3
"""Words of a label that must all be said; of more, two in three are enough."""
_ALIKE = 3
"""Letters that all forms of a word begin with."""


def names(label: str, words: str) -> bool:
    """Whether the words name what a label names: all that its telling words say, or its code such as ``BC04``."""
    wanted, said = telling(label), _by_beginning(words)
    if not wanted:
        return False
    hits = [word for word in wanted if any(same(word, other) for other in said.get(word[:_ALIKE], ()))]
    return (
        any(map(is_code, hits))
        or len(hits) == len(wanted)
        or (len(wanted) > _ALL_OF_THEM and 3 * len(hits) >= 2 * len(wanted))
    )


@lru_cache(maxsize=1024)
def _by_beginning(words: str) -> dict[str, tuple[str, ...]]:
    """The telling words by their first letters, which all forms of a word share."""
    found: dict[str, tuple[str, ...]] = {}
    for word in dict.fromkeys(telling(words)):
        found[word[:_ALIKE]] = (*found.get(word[:_ALIKE], ()), word)
    return found


@lru_cache(maxsize=16)
def _rows_by_beginning(grid: Grid) -> dict[str, list[int]]:
    """The rows by how the words begin that must be said if they are named: the rarest ones, and their codes."""
    words = [telling(grid.label(n)) for n in range(len(grid.table.rows))]
    often = Counter(word[:_ALIKE] for each in words for word in set(each))
    found: dict[str, list[int]] = {}
    for row, each in enumerate(words):
        rarest = sorted({word[:_ALIKE] for word in each}, key=lambda beginning: often[beginning])
        needed = 1 if len(each) <= _ALL_OF_THEM else len(each) // 3 + 1
        codes = {word[:_ALIKE] for word in each if is_code(word)}
        for beginning in {*rarest[:needed], *codes}:
            found.setdefault(beginning, []).append(row)
    return found


def rows_named(grid: Grid, words: str) -> list[int]:
    """The rows that the words name and that hold figures."""
    return list(_rows_named(grid, words))


@lru_cache(maxsize=1024)
def _rows_named(grid: Grid, words: str) -> tuple[int, ...]:
    index, likely = _rows_by_beginning(grid), set[int]()
    for beginning in _by_beginning(words):
        likely.update(index.get(beginning, ()))
    rows = grid.table.rows
    return tuple(n for n in sorted(likely) if rows[n].kind != "group" and names(grid.label(n), words))


def _begins(label: str, words: str) -> bool:
    """Whether the one word of a column begins a longer one: ``Anlæg`` and ``anlægsudgiften``."""
    word = telling(label)
    return len(word) == 1 and len(word[0]) >= _LONG and any(said.startswith(word[0]) for said in telling(words))


def columns_named(grid: Grid, words: str, years: frozenset[int]) -> list[int]:
    """The columns that the words or the years name."""
    labels = grid.table.columns
    by_year = [n for n, label in enumerate(labels) if not years.isdisjoint(years_in(label))]
    if by_year:
        return by_year
    # Of "Investeringer: Anlæg" the last part tells it from its neighbours.
    by_words = [n for n, label in enumerate(labels) if names(label.rpartition(":")[2], words)]
    by_words = by_words or [n for n, label in enumerate(labels) if _begins(label.rpartition(":")[2], words)]
    return by_words or [n for n, label in enumerate(labels) if names(label.rpartition(":")[0], words)]
