"""Price levels: the rates the secretariat fills in or pastes, and what is converted with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kk_desktop.domain.budgets import BudgetTable, level_words
from kk_desktop.domain.price_levels import (
    FIRST_YEAR,
    LAST_YEAR,
    PriceSheet,
    PriceTable,
    Rate,
    RateKind,
    SheetReading,
    read_rate,
)
from kk_desktop.domain.table_conversion import TableConversion, convert_table, newest_level
from kk_desktop.errors import GoneError, UserError
from kk_desktop.exchange.price_sheets import read_price_sheet
from kk_desktop.storage import budgets as budget_store
from kk_desktop.storage import price_levels as store
from kk_desktop.storage.rows import GONE, Connection

from .desk import Desk
from .facts import required_line, tidy_line
from .table_series import copied, keep_in_series

SOURCE = "Kilden"
SHEET_NAME = "Hvor arket er fra"


@dataclass(frozen=True, slots=True)
class PriceLevels:
    """All that is known: the rates, the sheets they came from, and the years to show."""

    table: PriceTable
    sheets: tuple[PriceSheet, ...]
    years: tuple[int, ...]


class PriceLevelService:
    """What the secretariat does with price levels."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rates(self) -> PriceTable:
        """The rates as they stand."""
        return PriceTable(store.rates(self._desk.read()))

    def levels(self) -> PriceLevels:
        """Rates and sheets, and every year between the first and the last that anything in the file is about."""
        db, today = self._desk.read(), self._desk.today().year
        table = PriceTable(store.rates(db))
        used = [*store.levels_used(db), *table.years, today]
        known = [year for year in used if FIRST_YEAR <= year <= LAST_YEAR]
        years = tuple(range(min(known), max(max(table.years, default=today), today) + 1))
        return PriceLevels(table, tuple(store.sheets(db)), years)

    def set_rate(self, year: int, kind: RateKind, text: str) -> None:
        """Keep the rise a person typed; an empty text takes the rate away. Raises ``UserError`` for what is none."""
        old = self.rates().get(year, kind)
        if not text.strip():
            if old is not None:
                self._desk.act("Slettede en stigning", lambda db: store.remove_rate(db, old.id))
            return
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise UserError(f"{year} er ikke et årstal, der kan have en stigning. Intet er ændret.")
        rate = read_rate(text)
        if old is not None and old.rate == rate:
            return
        # Typed over, a rate is not the sheet's any more.
        new = Rate(self._desk.new_id(), year, kind, rate, old.source if old and not old.sheet_id else "")
        self._desk.act("Rettede en stigning", lambda db: store.set_rate(db, new))

    def set_source(self, year: int, kind: RateKind, text: str) -> None:
        """Tell where a rate was read. Raises ``UserError`` where there is no rate yet."""
        source, old = tidy_line(text, SOURCE), self.rates().get(year, kind)
        if old is None:
            if source:
                raise UserError(f"Skriv først stigningen i {year} ({kind.danish}). Kilden hører til den.")
            return
        if source != old.source:
            self._desk.act("Rettede kilden til en stigning", lambda db: store.set_rate(db, replace(old, source=source)))

    def read_sheet(self, text: str) -> SheetReading:
        """What a pasted sheet tells; nothing is kept. Raises ``UserError`` for a text that is too long."""
        return read_price_sheet(text)

    def take_sheet(self, name: str, text: str, kind: RateKind | None = None) -> int:
        """Keep a pasted sheet and the rates it tells, which get its name as their source; gives how many.

        ``kind`` is what its rates are where it does not tell. Raises ``UserError`` where no rate can be read.
        """
        name, reading = required_line(name, f"”{SHEET_NAME}”"), self.read_sheet(text)
        if reading.wants_kind and kind is None:
            raise UserError("Arket siger ikke, om stigningerne er for service og løn eller for anlæg. Vælg det først.")
        if not reading.rates:
            raise UserError("Der er ingen stigninger at hente ind i teksten. Intet er ændret.")
        sheet = PriceSheet(self._desk.new_id(), name, text, self._desk.today())
        rates: Mapping[tuple[int, RateKind], Rate] = {
            (each.year, each.kind or kind or RateKind.SERVICE): Rate(
                self._desk.new_id(), each.year, each.kind or kind or RateKind.SERVICE, each.rate, name, sheet.id
            )
            for each in reading.rates
            if FIRST_YEAR <= each.year <= LAST_YEAR
        }

        def work(db: Connection) -> None:
            store.add_sheet(db, sheet)
            for rate in rates.values():
                store.set_rate(db, rate)

        self._desk.act("Hentede stigninger ind", work)
        return len(rates)

    def delete_sheet(self, sheet_id: str) -> None:
        """Put a sheet in the bin; the rates read from it stay, with its name as their source."""
        self._desk.act("Slettede et ark med stigninger", lambda db: store.discard_sheet(db, sheet_id))

    # Converting -------------------------------------------------------------------------------------------

    def newest_level(self, table_id: str) -> int | None:
        """The newest p/l year that the rates lead the table to, its own left out; nothing where they lead nowhere."""
        return newest_level(budget_store.get(self._desk.read(), table_id), self.rates())

    def look_at(self, table_id: str, level: int) -> TableConversion:
        """What converting a table would do; nothing is changed. Raises ``UserError``."""
        return convert_table(budget_store.get(self._desk.read(), table_id), level, self.rates())

    def convert_table(self, table_id: str, level: int, *, as_copy: bool = False) -> str:
        """Convert a table, or a copy of it in the same series; gives the id of the one that was converted.

        Raises ``UserError`` with nothing changed, and ``GoneError`` when the table is gone.
        """

        def work(db: Connection) -> str:
            old = budget_store.get(db, table_id)
            done = convert_table(old, level, PriceTable(store.rates(db)))
            if as_copy:
                series = keep_in_series(db, old, self._desk.new_id)
                copy = replace(copied(done.table, self._desk.new_id), series_id=series)
                budget_store.add(db, copy)
                return copy.id
            self._write(db, old, done)
            return old.id

        return self._desk.act(f"Omregnede tabel til {level_words(level)}", work)

    @staticmethod
    def _write(db: Connection, old: BudgetTable, done: TableConversion) -> None:
        table = done.table
        facts = {"price_level": table.price_level, "level_note": table.level_note, "decimals": table.decimals}
        budget_store.change(db, old.id, **facts)
        for row in old.rows:
            if row.price_level is not None:
                budget_store.change_row(db, row.id, price_level=None)
        for amount in done.amounts:
            cell = amount.row.cells.get(amount.column.id)
            if cell is None:
                raise GoneError(GONE)
            moved = replace(cell, amount_ore=amount.new)
            budget_store.set_cell(db, amount.row.id, amount.column.id, moved)
