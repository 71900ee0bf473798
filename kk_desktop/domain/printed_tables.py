"""What a budget table prints besides its figures: marks and the notes they lead to, and headings over columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from .amounts import NBSP, Unit, group_digits, in_prose
from .budget_rounding import columns_of_the_sums, rounding_of
from .budget_values import NO_SUM, for_the_reader
from .budgets import BudgetTable, Column, ColumnKind, Row
from .wording import listed

_MOST_STARS = 3
"""More stars than three are counted by nobody; a fourth note is marked with its number."""


ROUNDING_BEGINS = "Tallene er afrundet."
_OF_THE_SUMS_BEGINS = "Summerne under "
OWN_BEGINS = (ROUNDING_BEGINS, f"{_OF_THE_SUMS_BEGINS}”", NO_SUM)
"""How the lines begin that the program tells below a table by itself."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Words over ``count`` columns from the place ``first``; without words its columns have no common heading."""

    words: str
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Notes:
    """The marks by the ids of rows and columns, and what stands below the table, in order."""

    marks: Mapping[str, str]
    below: tuple[str, ...]

    def marked(self, thing_id: str, label: str) -> str:
        """The label with its mark, where it has one."""
        mark = self.marks.get(thing_id)
        return f"{label} {mark}".strip() if mark else label


def notes_of(table: BudgetTable) -> Notes:
    """Marks from left to right and then downwards; the same words have the same mark."""
    marks, by_words = marks_of(table)
    told = [f"{mark} {words}" for words, mark in by_words.items()]
    return Notes(marks, tuple(note for note in (table.note, *told, table.level_note, *own_words(table)) if note))


def marks_of(table: BudgetTable) -> tuple[dict[str, str], dict[str, str]]:
    """The marks by the ids of columns and rows, and by the words of the notes they lead to."""
    marks: dict[str, str] = {}
    by_words: dict[str, str] = {}
    things: tuple[Column | Row, ...] = (*table.columns, *table.rows)
    for thing in things:
        if thing.note:
            marks[thing.id] = by_words.setdefault(thing.note, _mark(len(by_words) + 1))
    return marks, by_words


def own_words(table: BudgetTable) -> tuple[str, ...]:
    """What the program tells below a table: why figures lack, and why printed ones do not add up."""
    doubts = (doubt for column in table.columns for doubt in table.sums.figures(column.id).doubts)
    return (
        *dict.fromkeys(map(for_the_reader, doubts)),
        *filter(None, (_words_of_the_sums(table), rounding_words(table))),
    )


def is_own_words(line: str) -> bool:
    """Whether a line below a table is the program's, and is told anew rather than kept."""
    return line.startswith(OWN_BEGINS)


def _words_of_the_sums(table: BudgetTable) -> str:
    names = listed([f"”{column.name}”" for column in columns_of_the_sums(table)])
    return (
        f"{_OF_THE_SUMS_BEGINS}{names} er regnet af summerne i de andre kolonner, ikke af tallene over dem."
        if names
        else ""
    )


def rounding_words(table: BudgetTable) -> str:
    """What must be told of a table whose printed figures do not add up, or say 0, because they are rounded."""
    rounding, told = rounding_of(table), []
    if most := max(rounding.sums, rounding.differences):
        both = "Summerne og forskellene" if rounding.sums and rounding.differences else ""
        what = both or ("Summerne" if rounding.sums else "Forskellene")
        told.append(
            f"{what} er regnet af de nøjagtige beløb og afviger med op til {_told(most, table.unit)}"
            " fra de afrundede tal."
        )
    if rounding.vanished:
        count, nothing = len(rounding.vanished), table.written(0)
        which = "Et beløb på" if count == 1 else f"{group_digits(count)} beløb på op til"
        told.append(f"{which} {in_prose(max(rounding.vanished), 'kr')} står som {nothing}.")
    return " ".join((ROUNDING_BEGINS, *told)) if told else ""


def longest_figures(table: BudgetTable, column: Column) -> list[str]:
    """A few texts of which one is as long as any that is printed in the column.

    The largest amount tells the digits before the comma and what divides them all those behind it, so that thousands
    of figures need not be written to know how wide they are.
    """
    figures, step = table.sums.figures(column.id), table.sums.step
    texts = []
    if extent := figures.extent:
        whole, comma, tail = table.written(table.shown(max(extent.most, -extent.least))).partition(",")
        if table.decimals is None:
            # What is rounded has at most the digits of a step.
            _, comma, tail = table.written(step if extent.divisor % step else extent.divisor).partition(",")
        texts.append(f"{'-' if extent.least < 0 else ''}{whole}{comma}{tail}")
    if shares := figures.shares:
        most_percent = max(abs(share.numerator) * 100 // share.denominator for share in shares) + 1
        sign = "-" if any(share.numerator < 0 for share in shares) else ""
        texts.append(f"{sign}{group_digits(most_percent)},0{NBSP}%")
    if column.kind is ColumnKind.TEXT:
        cells = (row.cells.get(column.id) for row in table.rows)
        texts.append(max((cell.text for cell in cells if cell), key=len, default=""))
    return texts


def _told(ore: int, unit: Unit) -> str:
    """An amount with a unit as a sentence says it: a thousand is 1.000 kr., never 1 1.000 kr."""
    return in_prose(ore, "mio" if unit is Unit.MILLIONS else "kr")


def headings_of(columns: Sequence[Column]) -> tuple[Heading, ...]:
    """The upper line of the head, neighbours with the same words joined; empty when no column has a heading."""
    if not any(column.heading for column in columns):
        return ()
    found, first = [], 0
    for words, group in groupby(columns, key=lambda column: column.heading):
        count = len(list(group))
        # Columns that share nothing stand each for itself.
        found += [Heading(words, first, count)] if words else [Heading("", first + n, 1) for n in range(count)]
        first += count
    return tuple(found)


def _mark(number: int) -> str:
    return "*" * number if number <= _MOST_STARS else f"{number})"
