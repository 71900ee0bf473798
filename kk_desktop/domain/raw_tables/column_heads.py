"""What the heads of a raw table's columns tell of each column alone: a unit or a price level that is not the table's.

Columns of a budget table have neither, so that the figures are read into one unit, and several levels stay in words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kk_desktop.domain.budgets import level_words

from .told import LEVEL, UNIT, Told, take_unit
from .totals import SUM_WORDS

Heads = Sequence[Sequence[str]]
"""The head's lines, each with the words over every column, the first one's included."""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_AMOUNT = re.compile(
    rf"(?<![-–/\d.,])(?<!1 )\b(?!(?:19|20)\d\d\b|1[. ]?000 kr)\d[\d.,]* ?{UNIT.pattern}", re.IGNORECASE
)
"""Money in a head is no unit: Puljen på 5 mio. kr."""
_UNIT_WORDS = re.compile(rf"(?:\bi\s+)?(?:{UNIT.pattern})\.?", re.IGNORECASE)
_LEVEL_WORDS = re.compile(rf"(?:\bi\s+)?(?:{LEVEL.pattern})", re.IGNORECASE)
_EMPTY_BRACKETS = re.compile(r"[(\[][\s,;:.–-]*[)\]]")
_LOOSE = re.compile(r"(?<=[(\[])[\s,;:–-]+|[\s,;:–-]+(?=[)\]])|^[\s,;:–-]+|[\s,;:–-]+$")


@dataclass
class Own:
    """What each column tells of itself alone; ``unit_place`` is the column that told the table's unit, 0 for none."""

    columns: Sequence[Told] = ()
    unit_place: int = 0
    has_units: bool = False
    has_levels: bool = False
    levels: list[int] = field(default_factory=list)


def settle_told(table: Told, heads: Heads, labels: Sequence[str]) -> Own:
    """What the columns tell; the table takes its unit and level from them where its own words tell none.

    Where the columns are of several levels the table is left without one.
    """
    columns = [_told([line[place] for line in heads], place) for place in range(len(labels))]
    own = Own(columns)
    if table.unit is None and (place := next((n for n, each in enumerate(columns) if each.unit), 0)):
        own.unit_place, table.unit, table.ore_per_unit = place, columns[place].unit, columns[place].ore_per_unit
    own.has_units = any(each.unit and each.ore_per_unit != table.ore_per_unit for each in columns)
    levels = list(dict.fromkeys(each.level for each in columns if each.level is not None))
    is_silent = any(each.level is None and _is_of_a_year(name) for each, name in zip(columns, labels, strict=True))
    if table.level is None and len(levels) == 1 and not is_silent:
        table.level = levels[0]
    own.has_levels = any(level != table.level for level in levels)
    if own.has_levels:
        above = [] if table.level is None else [table.level]
        own.levels = list(dict.fromkeys([*above, *levels]))
        own.columns = [_with_level(each, label, table.level) for each, label in zip(columns, labels, strict=True)]
        table.level = None
    return own


def bare_label(label: str, *, keeps_level: bool) -> str:
    """A column's name without its unit and price level, which are the table's; nothing where it has no other words."""
    bare = label if _AMOUNT.search(label) else _UNIT_WORDS.sub("", label)
    bare = bare if keeps_level else _LEVEL_WORDS.sub("", bare)
    if bare == label:
        return label
    bare = " ".join(_LOOSE.sub("", _EMPTY_BRACKETS.sub("", bare)).split())
    return bare[:1].upper() + bare[1:] if label[:1].isupper() else bare


def with_level(label: str, level: int | None) -> str:
    """A column's name with its level, where it does not tell it."""
    return label if level is None or LEVEL.search(label) else f"{label} ({level_words(level)})".lstrip()


def _told(texts: Sequence[str], place: int) -> Told:
    told = Told()
    for text in texts if place else ():
        take_unit(told, _AMOUNT.sub("", text))
    return told


def _with_level(own: Told, label: str, level: int | None) -> Told:
    """What a column tells, where one with a year and no level is of the table's."""
    return replace(own, level=level) if own.level is None and _is_of_a_year(label) else own


def _is_of_a_year(label: str) -> bool:
    """Whether a column is one year's, and no sum or change over several."""
    return len(_YEAR.findall(label)) == 1 and not SUM_WORDS.search(label)
