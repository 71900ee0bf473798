"""A whole budget table moved to another price level: every amount by its own factor, and the note that tells it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from kk_desktop.errors import UserError

from .amounts import round_to_ore, write_decimal
from .budgets import CURRENT_PRICES, BudgetTable, Column, ControlArea, Row, level_words
from .price_levels import (
    MissingRateError,
    PriceTable,
    RateKind,
    Step,
    check_size,
    check_sources,
    told_sources,
    write_factor,
)
from .wording import listed, quoted

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEARS = re.compile(r"\d{4}\s*[-–/]\s*\d{2,4}")
_NAME = 40
_ROWS_TOLD = 3
_MOST_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Converted:
    """One amount of the table: where it stands, the level it comes from, and what became of it (øre)."""

    row: Row
    column: Column
    level: int
    kind: RateKind
    way: Step
    old: int
    new: int

    @property
    def is_rounded(self) -> bool:
        """Whether the exact amount was no whole øre."""
        return self.old * self.way.factor != self.new


@dataclass(frozen=True, slots=True)
class TableConversion:
    """What converting a table does; ``table`` is the one it becomes; ``at_level`` amounts were there already."""

    table: BudgetTable
    amounts: tuple[Converted, ...]
    at_level: int
    note: str

    @property
    def rounded(self) -> int:
        """How many amounts were rounded to whole øre."""
        return sum(amount.is_rounded for amount in self.amounts)


def convert_table(table: BudgetTable, level: int, prices: PriceTable) -> TableConversion:
    """Move all typed amounts to a p/l year, or to ``CURRENT_PRICES``, rows of a level of their own with them.

    Raises ``UserError`` where the level is not stated, a rate or its source misses, or nothing is to be converted.
    """
    work = _Work(table, level, prices)
    rows = tuple(work.moved(row) for row in table.rows)
    amounts, at_level = work.amounts, work.at_level
    if not amounts and at_level:
        raise MissingRateError(
            f"Alle beløb i tabellen er i {level_words(level)}. Vælg et andet prisniveau, eller skriv stigningerne"
            " til det under Opsætning → Prisniveau."
        )
    if not amounts:
        raise UserError("Tabellen har ingen beløb at omregne. Skriv prisniveauet i feltet over tabellen.")
    check_sources(rate for amount in amounts for rate in amount.way.rates)
    note = _note(table, amounts, level)
    done = replace(
        table, rows=rows, price_level=level, decimals=_decimals(table),
        level_note=" ".join(part for part in (table.level_note, note) if part),
    )  # fmt: skip
    return TableConversion(done, tuple(amounts), at_level, note)


def newest_level(table: BudgetTable, prices: PriceTable) -> int | None:
    """The newest p/l year but the table's own that all its amounts can be moved to; nothing where there is none."""
    starts = _starts(table)
    years = {year for known in prices.years for year in (known - 1, known)} - {table.price_level}
    return next((year for year in sorted(years, reverse=True) if starts and _reach(starts, year, prices)), None)


def _starts(table: BudgetTable) -> set[tuple[int | None, RateKind]]:
    """Where the amounts come from: their p/l years, or those of their columns, and what they rise with."""
    starts: set[tuple[int | None, RateKind]] = set()
    for row in table.rows:
        level = table.sums.level_of(row)
        for column in table.columns:
            cell = row.cells.get(column.id)
            if cell is not None and cell.amount_ore is not None and row.kind.is_typed:
                starts.add((year_of(column) if level == CURRENT_PRICES else level, kind_of(row, column)))
    return starts


def _reach(starts: Iterable[tuple[int | None, RateKind]], year: int, prices: PriceTable) -> bool:
    try:
        for start, kind in starts:
            if start is None:
                return False
            check_sources(prices.between(start, year, kind).rates)
    except UserError:
        return False
    return True


def kind_of(row: Row, column: Column) -> RateKind:
    """Which rate an amount follows: its row's frame decides, else the words above its column."""
    if row.control_area is not ControlArea.NOT_STATED:
        return RateKind.CAPITAL if row.control_area is ControlArea.CAPITAL else RateKind.SERVICE
    words = (column.label.casefold().strip(), column.heading.casefold().strip())
    return RateKind.CAPITAL if "anlæg" in words else RateKind.SERVICE


def year_of(column: Column) -> int | None:
    """The year a column is about, where it is about one."""
    words = f"{column.heading} {column.label}" if not _YEAR.search(column.label) else column.label
    found = _YEAR.findall(words)
    return int(found[0]) if len(found) == 1 and not _YEARS.search(words) else None


class _Work:
    """The table row by row; gathers what was moved."""

    def __init__(self, table: BudgetTable, level: int, prices: PriceTable) -> None:
        self._table, self._level, self._prices = table, level, prices
        self.amounts: list[Converted] = []
        self.at_level = 0
        # The same few ways serve all the cells of a large table.
        self._ways: dict[tuple[int, int, RateKind], Step] = {}

    def moved(self, row: Row) -> Row:
        """The row with its amounts at the new level."""
        cells = dict(row.cells)
        for column in self._table.columns:
            cell = cells.get(column.id)
            if cell is None or cell.amount_ore is None or not row.kind.is_typed:
                continue
            if (found := self._amount(row, column, cell.amount_ore)) is None:
                self.at_level += 1
            else:
                self.amounts.append(found)
                cells[column.id] = replace(cell, amount_ore=found.new)
        return replace(row, cells=cells, price_level=None)

    def _amount(self, row: Row, column: Column, ore: int) -> Converted | None:
        """The amount moved; nothing where it is in the level already."""
        own = self._table.sums.level_of(row)
        if own is None:
            raise UserError(
                f"Tabellen ”{self._table.title}” har intet prisniveau, så den kan ikke omregnes. Intet er ændret. "
                "Skriv først, hvilket prisniveau beløbene er i."
            )
        if own == self._level:
            return None
        year = year_of(column)
        if year is None and CURRENT_PRICES in (own, self._level):
            raise UserError(
                f"Kolonnen ”{column.label}” er ikke et år, så løbende priser kan ikke omregnes dér. Intet er ændret. "
                "Skriv årstallet over kolonnen, eller tøm den."
            )
        start, end = (year if each == CURRENT_PRICES and year else each for each in (own, self._level))
        kind = kind_of(row, column)
        way = self._ways.get((start, end, kind))
        if way is None:
            way = self._ways[start, end, kind] = self._prices.between(start, end, kind)
        moved = round_to_ore(ore * way.factor)
        check_size(moved)
        return Converted(row, column, own, kind, way, ore, moved)


# The note ---------------------------------------------------------------------------------------------------


def _note(table: BudgetTable, amounts: Sequence[Converted], level: int) -> str:
    """Omregnet fra 2012 p/l til 2014 p/l med faktor 1,0412 (kilde: …)."""
    sentences = []
    for own in dict.fromkeys(amount.level for amount in amounts):
        part = [amount for amount in amounts if amount.level == own]
        who = "Omregnet" if own == table.price_level else f"{_rows_told(part)} er omregnet"
        kinds = [
            _factors([amount for amount in part if amount.kind is kind], kind, alone=len(_kinds(part)) == 1)
            for kind in _kinds(part)
        ]
        sentences.append(f"{who} fra {level_words(own)} til {level_words(level)} med {listed(kinds)}.")
    return " ".join(sentences)


def _factors(amounts: Sequence[Converted], kind: RateKind, *, alone: bool) -> str:
    """Faktor 1,04 for anlæg (kilde: …), or a factor for each year."""
    sources = tuple(dict.fromkeys(source for amount in amounts for source in amount.way.sources))
    what = "" if alone and kind is RateKind.SERVICE else f" for {kind.danish}"
    by_year = {year_of(amount.column): amount.way.factor for amount in amounts}
    factors = set(by_year.values())
    if len(factors) == 1:
        told = f"faktor {write_factor(factors.pop())}{what}"
    else:
        years = listed([f"{year}: {write_factor(factor)}" for year, factor in sorted(by_year.items(), key=_by_year)])
        told = f"en faktor for hvert år{what}, {years}"
    return f"{told} ({told_sources(sources)})"


def _by_year(pair: tuple[int | None, Fraction]) -> int:
    return pair[0] or 0


def _kinds(amounts: Sequence[Converted]) -> list[RateKind]:
    return [kind for kind in RateKind if any(amount.kind is kind for amount in amounts)]


def _rows_told(amounts: Sequence[Converted]) -> str:
    names = list(dict.fromkeys(quoted(amount.row.label, _NAME) or "en række" for amount in amounts))
    return listed(names) if len(names) <= _ROWS_TOLD else f"{len(names)} rækker"


def _decimals(table: BudgetTable) -> int | None:
    """As many decimals as the figures had before: a factor gives every amount øre that nobody wants to read."""
    if table.decimals is not None:
        return table.decimals
    typed = [cell.amount_ore for row in table.rows for cell in row.cells.values() if cell.amount_ore is not None]
    written = (write_decimal(ore, table.unit.ore).partition(",")[2] for ore in typed)
    return min(max(map(len, written), default=0), _MOST_DECIMALS)
