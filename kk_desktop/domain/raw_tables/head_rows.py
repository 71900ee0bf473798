"""Tells the rows of a raw table's head from the first row of its figures: years, units and dates are no money there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .model import RawCell
from .numbers import is_figure, is_year
from .told import tells_only_units, without_units

Rows = Sequence[tuple[RawCell, ...]]

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_GROUPED = re.compile(r"\d[. \u00a0\u202f]\d{3}")
"""A number with its thousands parted, as a year never is."""


def head_rows(rows: Rows) -> tuple[int, int] | None:
    """Where the head begins, and where the body does; ``None`` where no row has a figure."""
    first: int | None = None
    has_years = False
    for place, row in enumerate(rows):
        others = [cell for cell in row[1:] if not cell.is_empty]
        if not others:
            continue
        years = sum(map(is_year, others))
        is_named = first is not None and row[0].text != "" and not tells_only_units(row[0].text)
        if (years and has_years) or _has_amounts(rows, place, is_named):
            return (place if first is None else first), _after_head(rows, first, place)
        if years and first is not None and may_be_amount(rows, place) and not _is_written_as_year(rows, place):
            # One number under one head: an amount that happens to look like a year.
            return first, _after_head(rows, first, place)
        first = place if first is None else first
        has_years = has_years or years > 0
    return None


def may_be_amount(rows: Rows, place: int) -> bool:
    """Whether the only year of a row may as well be money: a row with a name, under a head with no more columns."""
    if place == 0 or sum(not cell.is_empty for cell in rows[place][1:]) != 1:
        return False
    above = [cell for cell in rows[place - 1][1:] if not cell.is_empty]
    return bool(above) and all(cell.wide == 1 for cell in above) and rows[place][0].text != ""


def may_be_year(rows: Rows, place: int) -> bool:
    """Whether the first money may as well be the year of a column that only has a name above it, and no corner."""
    years = sum(map(is_year, rows[place][1:]))
    return (
        years == 1
        and may_be_amount(rows, place)
        and not any(_YEAR.search(cell.shown) for cell in rows[place - 1])
        and not rows[place - 1][0].text
    )


def _has_amounts(rows: Rows, place: int, is_named: bool) -> bool:
    """Whether a row has money: behind a name also what else would be the unit of its column, as 1.000 kr. may be."""
    return any(
        is_figure(cell) and not is_year(cell) and (is_named or not _is_unit_of_column(rows, place, column))
        for column, cell in enumerate(rows[place])
        if column
    )


def _is_unit_of_column(rows: Rows, place: int, column: int) -> bool:
    """Whether a cell is the unit of the figures below it, alone or with a year; those have then none of their own."""
    text = rows[place][column].text
    if not any(map(tells_only_units, (text, _YEAR.sub("", text)))):
        return False
    below = [row[column] for row in rows[place + 1 :] if is_figure(row[column])]
    below = [cell for cell in below if not tells_only_units(cell.text)]
    return bool(below) and all(without_units(cell.text) == cell.text for cell in below)


def _is_written_as_year(rows: Rows, place: int) -> bool:
    """Whether the only year of a row is written otherwise than the money below: as words, or without its point."""
    column, year = next((n, cell) for n, cell in enumerate(rows[place]) if n and not cell.is_empty)
    below = [row[column] for row in rows[place + 1 :] if is_figure(row[column])]
    if year.number is not None or not below:
        return False
    return all(cell.number is not None for cell in below) or any(_GROUPED.search(cell.text) for cell in below)


def _after_head(rows: Rows, first: int | None, figures: int) -> int:
    """Where the body begins: after the last row of heads, so that a group's name before the figures is in the body."""
    if first is None:
        return figures
    last = first
    for place in range(first, figures):
        if any(not cell.is_empty for cell in rows[place][1:]):
            last = place
    return last + 1
