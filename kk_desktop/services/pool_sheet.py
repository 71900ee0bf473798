"""A pool's sheet: its facts, what was applied for, granted and spent, who pays the rest, and what does not add up."""

from __future__ import annotations

from collections.abc import Sequence

from kk_desktop.domain.amounts import Unit, in_prose, in_unit
from kk_desktop.domain.budgets import level_words
from kk_desktop.domain.dates import write_date, write_years
from kk_desktop.domain.listings import ListingColumn
from kk_desktop.domain.pool_checks import check_application, check_pool
from kk_desktop.domain.pools import Application, FundingPool, financing, period_of, sum_of
from kk_desktop.storage import areas as area_store
from kk_desktop.storage import people as people_store
from kk_desktop.storage import pools as pool_store

from .desk import Desk
from .pages import if_there
from .sheet_writing import UNTITLED, Item, SheetText

_APPLIED = (
    ListingColumn("Ansøgning", 3),
    ListingColumn("Søger"),
    ListingColumn("Periode"),
    ListingColumn("Søgt", flush_right=True),
    ListingColumn("Pr. år", flush_right=True),
    ListingColumn("Bevilget", flush_right=True),
    ListingColumn("Brugt", flush_right=True),
    ListingColumn("Tilbage", flush_right=True),
)
_SHARED = (
    ListingColumn("Ansøgning", 3),
    ListingColumn("Samlet udgift", flush_right=True),
    ListingColumn("Puljens andel", flush_right=True),
    ListingColumn("Egen andel", flush_right=True),
    ListingColumn("Andres andel", flush_right=True),
    ListingColumn("Andre, der betaler", 2),
)
_AREAS = (ListingColumn("Ansøgning", 2), ListingColumn("Områder", 3), ListingColumn("Noter", 3))


def write_pool(desk: Desk, pool: FundingPool | None, applied: Sequence[Application]) -> SheetText:
    """Everything the file knows of the pool, or of the applications outside every pool."""
    return _PoolSheet(desk, pool, applied).text


class _PoolSheet:
    def __init__(self, desk: Desk, pool: FundingPool | None, applied: Sequence[Application]) -> None:
        self._desk, self._pool, self._applied = desk, pool, applied
        self._db = desk.read()
        self._total = sum_of(applied, pool)
        self.text = SheetText()
        self.text.paragraph(f"{'Puljeark' if pool else 'Ansøgninger'} pr. {write_date(desk.today())}.")
        if pool is not None:
            self._facts(pool)
        if applied:
            self._money()
            self._shares()
            self._places()
        else:
            self.text.paragraph("Ingen ansøgninger endnu.")
        self._findings()
        self._tables()

    def _facts(self, pool: FundingPool) -> None:
        body = if_there(people_store.get_body, self._db, pool.body_id)
        percent = pool.co_financing_percent
        self.text.facts(
            [
                ("Gives af", body.name_on(self._desk.today()).name if body else ""),
                ("Puljen i alt", _prose(pool.amount_ore)),
                ("Kommunen må søge", _prose(pool.available_ore)),
                ("Prisniveau", level_words(pool.price_level) or "ikke angivet"),
                ("Periode", write_years(pool.period_from, pool.period_to)),
                ("Ansøgere", "" if pool.applicants is None else str(pool.applicants)),
                ("Medfinansiering", "" if percent is None else f"{percent} %" if percent else "ingen"),
                ("Noter", pool.note),
            ]
        )

    def _money(self) -> None:
        total = self._total
        self.text.heading("Søgt, bevilget og brugt")
        rows = [self._amounts(each) for each in self._applied]
        if not total.words:
            sums = (total.applied_ore, total.yearly_ore, total.granted_ore, total.spent_ore, total.left_ore)
            rows.append(("I alt", "", "", *map(_figure, sums)))
        level = level_words(total.level)
        unit = f"{Unit.THOUSANDS.value} – {level}." if level else Unit.THOUSANDS.value
        self._list(_APPLIED, rows, " ".join(filter(None, (unit, total.words or _unpriced(total.unpriced)))))

    def _amounts(self, each: Application) -> tuple[str, ...]:
        body = if_there(people_store.get_body, self._db, each.applicant_body_id)
        name = body.name_on(self._desk.today()) if body else None
        amounts = (each.amount_ore, each.yearly_ore, each.granted_ore, each.spent_ore, each.left_ore)
        who = (name.abbreviation or name.name) if name else ""
        return (each.title or UNTITLED, who, write_years(*period_of(each, self._pool)), *map(_figure, amounts))

    def _shares(self) -> None:
        """Only where somebody pays besides the pool."""
        shared = [(each, financing(each, self._pool)) for each in self._applied]
        rows: list[tuple[str, ...]] = [
            (
                each.title or UNTITLED, _figure(share.total_ore), _figure(each.amount_ore), _figure(share.own_ore),
                _figure(share.others_ore), each.other_payers,
            )
            for each, share in shared
            if share.rest_ore
        ]  # fmt: skip
        if not rows:
            return
        total = self._total
        if not total.words and len(rows) == len(self._applied):
            sums = (total.total_ore, total.applied_ore, total.own_ore, total.others_ore)
            rows.append(("I alt", *map(_figure, sums), ""))
        self.text.heading("Hvem der betaler")
        self._list(_SHARED, rows, Unit.THOUSANDS.value)

    def _places(self) -> None:
        areas = {area.id: area.name for area in area_store.tree(self._db)}
        rows = [
            (each.title or UNTITLED, ", ".join(areas[area] for area in each.area_ids if area in areas), each.note)
            for each in self._applied
            if each.area_ids or each.note
        ]
        if rows:
            self.text.heading("Områder og noter")
            self._list(_AREAS, rows)

    def _list(self, columns: Sequence[ListingColumn], rows: Sequence[Sequence[str]], note: str = "") -> None:
        """A list without the columns in which nothing stands."""
        held = [place for place in range(len(columns)) if any(row[place] for row in rows)]
        cells = [[row[place] for place in held] for row in rows]
        self.text.listing([columns[place] for place in held], cells, note)

    def _findings(self) -> None:
        found = [("", each) for each in (check_pool(self._pool, self._total) if self._pool else ())]
        found += [(f"{one.title}: ", each) for one in self._applied for each in check_application(one, self._pool)]
        if found:
            self.text.heading("Det skal ses efter")
            self.text.items(Item(f"{who}{each.verdict.danish.capitalize()}. {each.words}") for who, each in found)

    def _tables(self) -> None:
        rows = pool_store.table_rows(self._db, self._pool.id) if self._pool else []
        tables = dict.fromkeys(row.table for row in rows)
        if tables:
            self.text.heading("Tabeller med puljen")
            self.text.items(map(Item, tables))


def _unpriced(count: int) -> str:
    """Which applications the sum of what is applied for leaves out; the unit before it needs its full stop."""
    if not count:
        return ""
    who = "1 ansøgning har intet søgt beløb og er" if count == 1 else f"{count} ansøgninger har intet søgt beløb og er"
    return f"{who} ikke talt med under Søgt."


def _prose(ore: int | None) -> str:
    return "" if ore is None else in_prose(ore)


def _figure(ore: int | None) -> str:
    return "" if ore is None else in_unit(ore, Unit.THOUSANDS)
