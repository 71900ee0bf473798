"""Heads of tables that came as text: a line that has to be parted into columns, and a row without merged cells."""

from __future__ import annotations

import re
from dataclasses import replace

from .model import EMPTY, RawCell
from .told import tells_only_units, without_units

_LAST_COLUMN = re.compile(
    r"(?:^|\s)(?P<column>"
    r"(?:(?:budget|regnskab|forslag|vedtaget|korrigeret|b|r|bo|bf|f) ?)?(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?|"
    r"i alt|sum|total)$",
    re.IGNORECASE,
)


def split_head(line: str) -> tuple[str, list[str]] | None:
    """The corner and the columns of a head on one line: 1.000 kr. – 2014 p/l 2014 2015 I alt; else nothing."""
    words = " ".join(line.split())
    columns: list[str] = []
    while match := _LAST_COLUMN.search(words):
        columns.insert(0, match["column"])
        words = words[: match.start()].rstrip()
    if len(columns) < 2 and not tells_only_units(words):
        return None
    is_corner = not any(char.isdigit() for char in without_units(words))
    return (words, columns) if columns and is_corner else None


def spread_over_blanks(row: tuple[RawCell, ...], below: tuple[RawCell, ...]) -> tuple[RawCell, ...]:
    """The row with each head made as wide as the blanks after it that have heads below; text has no merged cells."""
    cells = list(row)
    for place, cell in enumerate(cells):
        if place == 0 or cell.is_empty:
            continue
        end = place + 1
        while end < len(cells) and cells[end].is_empty and not (end < len(below) and below[end].is_empty):
            end += 1
        cells[place] = replace(cell, wide=end - place)
    return tuple(cells) or (EMPTY,)
