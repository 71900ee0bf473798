"""Which cells of a table an amount of the text is about: the row and the column that its own words name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..ground import Ground
from ..model import Amount, FigureKind, Qualifier
from ..text.patterns import Pattern
from .grids import Grid, Value, years_in
from .labels import columns_named, rows_named

TABLE = Pattern(r"\btabel(?:len)?\b(?: (?P<number>\d{1,3})\b)?")
WHOLE = Pattern(r"\b(?:i ?alt|samlet|samlede|sammenlagt|tilsammen|totalt?)\b")
_NEXT = re.compile(r";|,? (?:mens|men|hvorimod|hvoraf|heraf|deraf)\b|,? og (?=\w+ (?:koster|får|udgør|er)\b)")
_JOINT = re.compile(r"[;,(]| (?:og|samt|mens|men|hvoraf|heraf) ")


@dataclass(frozen=True, slots=True)
class Aim:
    """The cells that an amount's sentence is about in one table, and how surely."""

    grid: Grid
    cells: tuple[Value, ...]
    has_row: bool
    has_column: bool
    is_referred: bool
    is_outside: bool
    """Whether the amount is for years that the table does not have."""


def aim_at(ground: Ground, grid: Grid, amount: Amount) -> Aim:
    """The rows and columns of one table that the words about an amount name, the nearest words first."""
    sentence = ground.number(amount)
    words, near = ground.words(sentence), ground.about(amount)
    years = _years_for(ground, amount)
    rows = _the_row(ground, grid, amount) or rows_named(grid, near) or rows_named(grid, words)
    rows = _without_totals(grid, rows)
    columns = columns_named(grid, own_words(ground, amount), years) or columns_named(grid, near, years)
    if amount.qualifier is Qualifier.IN_ALL or WHOLE.search(ground.before(amount)):
        totals = [n for n, row in enumerate(grid.table.rows) if row.kind == "total"]
        named = rows_named(grid, clause(ground, amount))
        rows = [n for n in named if n in totals] or named or totals
    referred = [match["number"] for match in TABLE.finditer(words)]
    there = [value for row in rows for value in grid.row(row)] if rows else grid.values.values()
    cells = tuple(value for value in there if not columns or value.ref.column in columns)
    is_referred = any(number is None or int(number) in grid.captions() for number in referred)
    has_column = bool(columns) or len(grid.table.columns) == 1
    said = {year for label in grid.table.columns for year in years_in(label)}
    is_outside = bool(said and years - said) and not rows
    return Aim(grid, cells, bool(rows), has_column, is_referred, is_outside)


def _years_for(ground: Ground, amount: Amount) -> frozenset[int]:
    """The years that an amount is for: the nearest said after it, else before it."""
    found: set[int] = set()
    number = ground.number(amount)
    later = [each.start for each in ground.amounts_in(number) if each.start > amount.start]
    end = min(later, default=ground.sentence(amount).end)
    levels = {amount.price_level}
    figures = ground.figures_in(number, FigureKind.YEAR, FigureKind.YEARS)
    own = [each for each in figures if amount.end <= each.start < end] or [
        each for each in figures if each.start < amount.start
    ]
    for figure in own:
        if "p" in ground.after(figure, 3) and int(figure.value[:4]) in levels:
            continue
        first, _, last = figure.value.partition("-")
        found.update(range(int(first), int(last or first) + 1))
    return frozenset(found)


def own_words(ground: Ground, amount: Amount) -> str:
    """The words that can only be about this amount: back to the last comma or ``og``, and on to the next."""
    start, end = ground.stretch(amount)
    before = ground.text[start : amount.start].replace("\u00a0", " ")
    after = ground.text[amount.end : end].replace("\u00a0", " ")
    is_first = start == ground.sentence(amount).start
    return f"{_NEXT.split(before)[-1] if is_first else _JOINT.split(before)[-1]} {_JOINT.split(after)[0]}"


def _the_row(ground: Ground, grid: Grid, amount: Amount) -> list[int]:
    """The one row that the amount's own words name; none where they name several."""
    rows = _without_totals(grid, rows_named(grid, own_words(ground, amount)))
    return rows if len(rows) == 1 else []


def _without_totals(grid: Grid, rows: list[int]) -> list[int]:
    """The rows named, without a total whose name is only what the whole table is about."""
    plain = [n for n in rows if grid.table.rows[n].kind != "total"]
    return plain if len(plain) == 1 else rows


def clause(ground: Ground, amount: Amount) -> str:
    """The words about an amount, no further than where the next thing is told."""
    start, end = ground.stretch(amount)
    before, after = ground.text[start : amount.start], ground.text[amount.end : end]
    return _NEXT.split(before)[-1] + " " + _NEXT.split(after)[0]
