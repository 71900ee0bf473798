"""Sheets that turn the prices of every year into those of every other: a number for each pair of years.

The neighbouring years say it all; the other numbers are held against them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

Pair = tuple[int, int]
"""From the prices of the first year to those of the second."""

_FROM_TO = re.compile(r"\b(?P<first>fra|til)\b.*\b(?P<last>fra|til)\b", re.IGNORECASE)

_NOTHING = re.compile(r"(?:0|1|100)(?:,0+)?")
"""What a year is to itself, in percent, as a factor and as an index."""


def lines_are_from(head: str) -> bool | None:
    """Whether each line is the year one comes from, as the corner says it: ``Fra\\Til``; nothing for other heads."""
    match = _FROM_TO.search(re.split(r"\d{4}", head, maxsplit=1)[0])
    if match is None or match["first"].lower() == match["last"].lower():
        return None
    return match["first"].lower() == "fra"


def below(
    years: Sequence[int], year: int, numbers: Sequence[str], cells: Sequence[str] | None
) -> dict[int, str] | None:
    """The numbers of a line by the years they stand under; nothing where that cannot be told.

    ``cells`` are what stands between tabs. Without them half a matrix begins or ends at the line's own year.
    """
    if cells is not None:
        return {head: cell.strip() for head, cell in zip(years, cells, strict=False) if cell.strip()}
    if len(numbers) == len(years):
        return dict(zip(years, numbers, strict=True))
    place = years.index(year)
    halves = [
        half
        for half, own in ((years[place:], numbers[0]), (years[: place + 1], numbers[-1]))
        if len(half) == len(numbers) and _NOTHING.fullmatch(own)
    ]
    return dict(zip(halves[0], numbers, strict=True)) if len(halves) == 1 else None


def steps(factors: Mapping[Pair, Fraction]) -> dict[int, Fraction]:
    """What the prices of the year before are multiplied by to become those of each year."""
    there = {last: factor for (first, last), factor in factors.items() if last == first + 1}
    back = {first: 1 / factor for (first, last), factor in factors.items() if first == last + 1 and factor}
    return back | there


def disagreeing(factors: Mapping[Pair, Fraction], places: int) -> Iterator[tuple[Pair, Fraction]]:
    """The pairs that the years between them do not bear out, with what these give.

    Every number is rounded to so many ``places``: each step may be off by half of the last one, and so may the pair.
    """
    by_year, last_place = steps(factors), Fraction(1, 10**places)
    for (first, last), factor in factors.items():
        low, high = sorted((first, last))
        between = [by_year[year] for year in range(low + 1, high + 1) if year in by_year]
        if len(between) < high - low:
            continue
        expected = Fraction(1)
        for step in between:
            expected = expected * step if first < last else expected / step
        if abs(factor - expected) > last_place * (len(between) + 1):
            yield (first, last), expected
