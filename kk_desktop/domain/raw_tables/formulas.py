"""What a spreadsheet's formula adds up, takes from, shares or averages; other formulas are only their result."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

Place = tuple[int, int]
"""Row and column, counted from 1."""


class Way(Enum):
    """How a formula makes its figure."""

    SUM = "sum"
    SUBTOTAL = "subtotal"
    DIFFERENCE = "difference"
    SHARE = "share"
    AVERAGE = "average"


@dataclass(frozen=True, slots=True)
class Formula:
    """The cells a figure is made of, in the order they are named."""

    way: Way
    places: tuple[Place, ...]


_MOST_PLACES = 20_000
_CELL = r"([A-Z]{1,3})([0-9]{1,7})"
_REF = re.compile(_CELL)
_ARGUMENT = re.compile(rf"{_CELL}(?::{_CELL})?")
_CALL = re.compile(r"(SUM|AVERAGE|SUBTOTAL)\(([A-Z0-9:,]+)\)")
_TWO = re.compile(rf"{_CELL}([-/]){_CELL}")
_PLUS = re.compile(rf"{_CELL}(?:\+{_CELL})+")
_ROUNDED = re.compile(r"ROUND\((.+),[0-9]\)")


def read_formula(text: str) -> Formula | None:
    """The formula without its ``=``; ``None`` for one that makes its figure in another way."""
    bare = text.upper().replace("$", "").replace(" ", "")
    if rounded := _ROUNDED.fullmatch(bare):
        bare = rounded[1]
    if two := _TWO.fullmatch(bare):
        way = Way.DIFFERENCE if two[3] == "-" else Way.SHARE
        return Formula(way, (_place(two[1], two[2]), _place(two[4], two[5])))
    if _PLUS.fullmatch(bare):
        return Formula(Way.SUM, tuple(_place(*ref) for ref in _REF.findall(bare)))
    if (call := _CALL.fullmatch(bare)) is None:
        return None
    arguments = call[2].split(",")
    if call[1] == "SUBTOTAL" and arguments.pop(0) not in ("9", "109"):
        return None
    places: list[Place] = []
    for argument in arguments:
        match = _ARGUMENT.fullmatch(argument)
        if match is None or (found := _range(match)) is None or len(places) + len(found) > _MOST_PLACES:
            return None
        places += found
    way = {"SUM": Way.SUM, "AVERAGE": Way.AVERAGE, "SUBTOTAL": Way.SUBTOTAL}[call[1]]
    return Formula(way, tuple(places))


def column_name(column: int) -> str:
    """The letters of a column counted from 1: 27 → AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The number of a column by its letters: AA → 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _place(column: str, row: str) -> Place:
    return int(row), column_number(column)


def _range(match: re.Match[str]) -> list[Place] | None:
    top, left = _place(match[1], match[2])
    bottom, right = _place(match[3], match[4]) if match[3] else (top, left)
    if (bottom - top + 1) * (right - left + 1) > _MOST_PLACES:
        return None
    return [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]
