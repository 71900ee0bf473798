"""Which rows and columns of a table some words are about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from .grids import Grid, years_in

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
_ENDINGS = ("s", "et", "en", "er", "ene", "erne", "ne")
_AFTER_E = ("n", "ns", "r", "rne")
"""What a short word may end in, and one that ends in an e: ``leje``, ``lejen``."""
_CODE = re.compile(r"[^\W\d_]{1,4}\d{1,4}[a-z]?")
_ALL_OF_THEM = 3
"""Words of a label that must all be said; of more, two in three are enough."""
_ALIKE = 3
"""Letters that all forms of a word begin with."""


@lru_cache(maxsize=4096)
def telling(words: str) -> tuple[str, ...]:
    """The words that tell something, in small letters."""
    found = (word.lower() for word in _WORD.findall(words))
    return tuple(word for word in found if word not in _EMPTY and (len(word) >= _SHORTEST or word.isdigit()))


@lru_cache(maxsize=32768)
def same(one: str, other: str) -> bool:
    """Whether two words are forms of one: ``borgerrådgiver`` and ``borgerrådgiveren``."""
    if one == other:
        return True
    if any(character.isdigit() for character in one + other):
        return False
    shorter, longer = sorted((one, other), key=len)
    if any(
        neuter[-1] == "t" and plural in (neuter[:-1] + "e", neuter[:-1] + neuter[-2] + "e")
        for neuter, plural in ((one, other), (other, one))
        if len(neuter) > _SHORTEST
    ):
        return True
    if len(shorter) < _STEM:
        doubled = shorter + shorter[-1]
        forms = {shorter + end for end in (*_ENDINGS, *(_AFTER_E if shorter.endswith("e") else ()))}
        return longer in forms or longer in {doubled + end for end in ("er", "en", "et")}
    common = len(shorter) - min((len(shorter) - _STEM + 1) // 2, 2)
    return longer[:common] == shorter[:common] and len(longer) - len(shorter) <= 4


def names(label: str, words: str) -> bool:
    """Whether the words name what a label names: all that its telling words say, or its code such as ``BC04``."""
    wanted, said = telling(label), _by_beginning(words)
    if not wanted:
        return False
    hits = [word for word in wanted if any(same(word, other) for other in said.get(word[:_ALIKE], ()))]
    is_code = any(_CODE.fullmatch(word) for word in hits)
    return is_code or len(hits) == len(wanted) or (len(wanted) > _ALL_OF_THEM and 3 * len(hits) >= 2 * len(wanted))


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
        codes = {word[:_ALIKE] for word in each if _CODE.fullmatch(word)}
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
    return len(word) == 1 and len(word[0]) >= _STEM and any(said.startswith(word[0]) for said in telling(words))


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


def without_words_of(words: str, labels: Sequence[str]) -> str:
    """Some words without those that the labels have, whatever their ending."""
    wanted = [word for label in labels for word in telling(label)]
    return _WORD.sub(lambda match: "" if any(is_of(match[0].lower(), word) for word in wanted) else match[0], words)


def is_of(word: str, label: str) -> bool:
    """Whether a word is a label's, or one that begins with it: ``restbudgettet`` and ``Rest``."""
    return same(word, label) or (len(label) >= _STEM - 1 and word.startswith(label))
