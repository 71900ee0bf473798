"""An area's money, gathered from everything that tells of it and counted once.

What counts, and what does not:

1. The money of an area is that of the area and of all areas below it.
2. An initiative's money is read in one place: its appropriations; where it has none, its applications; where it has
   none of those either, the budget rows linked to it. The three tell of the same money.
3. A year that is both proposed and approved counts as approved.
4. What is granted of an application counts in place of what was applied for. Its yearly amount is put on the years of
   its period; without one, the amount stands as not told by year.
5. Applications and budget rows that name an area but no initiative count by themselves.
6. Of tables of the same thing (proposal, adopted, corrected, accounts) only the latest one counts. Rows of other
   tables with the same words and the same figures count once.
7. Sums, differences, ”heraf” rows and income are no money of their own and never count.
8. What an initiative that was dropped had proposed or applied for does not count.
9. Money is shared where it is for areas outside this one as well; it is shown whole, is marked, and never added.
10. Nothing is converted: amounts at different price levels, or at one that is not stated, stand beside each other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kk_desktop.domain.area_money import AreaMoney, MoneyLine, MoneyStage, in_order
from kk_desktop.domain.area_names import name_key
from kk_desktop.domain.areas import Area, below
from kk_desktop.domain.budgets import TableStage
from kk_desktop.domain.initiatives import InitiativeStatus
from kk_desktop.storage import area_money as store
from kk_desktop.storage import areas as area_store
from kk_desktop.storage.rows import Connection

from .desk import Desk

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_STAGES = {"proposed": MoneyStage.PROPOSED, "applied": MoneyStage.APPLIED, "approved": MoneyStage.APPROVED}
_EDITIONS = [stage.value for stage in TableStage]
"""A table's stages, the latest last."""

_OF_TABLE = {
    TableStage.PROPOSED.value: MoneyStage.PROPOSED,
    TableStage.ADOPTED.value: MoneyStage.APPROVED,
    TableStage.CORRECTED.value: MoneyStage.APPROVED,
    TableStage.USED.value: MoneyStage.APPROVED,
}
_NOTHING: frozenset[str] = frozenset()


class AreaMoneyService:
    """What the secretariat sees of an area's money."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(self, area_id: str) -> AreaMoney:
        """The area's money. Raises ``GoneError`` when the area is gone."""
        return gather(self._desk.read(), area_store.get(self._desk.read(), area_id))


def gather(db: Connection, area: Area) -> AreaMoney:
    """The money of an area; see the rules above."""
    found = _Gathering(db, below(area_store.tree(db), area.id))
    return AreaMoney(area.name, in_order(found.lines()))


@dataclass
class _Pile:
    """A line under way."""

    years: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    undated: int | None = None

    def add(self, year: int | None, ore: int) -> None:
        if year is None:
            self.undated = (self.undated or 0) + ore
        else:
            self.years[year] += ore


Thing = tuple[str, str, str]
"""What the money is for: its kind, its id and its name; rows of one table are told apart by their names."""


class _Gathering:
    """The reading of one area's money."""

    def __init__(self, db: Connection, here: frozenset[str]) -> None:
        self._db, self._here = db, here
        self._initiatives = {row["id"]: row for row in store.initiatives(db, here)}
        self._areas = store.areas_of(db, "initiative", self._initiatives)
        self._piles: dict[tuple[Thing, MoneyStage, int | None, frozenset[str]], _Pile] = {}

    def lines(self) -> Iterator[MoneyLine]:
        """Every line, in the Danish order of its names."""
        left = set(self._initiatives)
        left -= self._read_appropriations()
        left -= self._read_applications(left)
        self._read_tables(left)
        for ((kind, thing_id, name), stage, level, outside), pile in self._piles.items():
            if any(pile.years.values()) or pile.undated:
                years = dict(sorted(pile.years.items()))
                yield MoneyLine(kind, thing_id, name, stage, level, years, pile.undated, len(outside))

    def _read_appropriations(self) -> set[str]:
        """Gives the initiatives that have some."""
        found = store.appropriations(self._db, self._initiatives)
        given = {(row["initiative_id"], row["year"]) for row in found if row["stage"] == "approved"}
        for row in found:
            initiative_id, stage = row["initiative_id"], _STAGES[row["stage"]]
            if stage is MoneyStage.APPROVED or (initiative_id, row["year"]) not in given:
                areas = self._areas.get(initiative_id, _NOTHING)
                self._put_initiative(initiative_id, stage, row["price_level"], areas).add(
                    row["year"], row["amount_ore"]
                )
        return {row["initiative_id"] for row in found}

    def _read_applications(self, wanted: set[str]) -> set[str]:
        """Gives the initiatives that have some with an amount."""
        found = store.applications(self._db, self._here, wanted)
        named = store.areas_of(self._db, "application", (row["id"] for row in found))
        told: set[str] = set()
        for row in found:
            initiative_id = self._ours(row["initiative_id"])
            if initiative_id and initiative_id not in wanted:
                continue
            granted = row["granted_ore"]
            ore = row["amount_ore"] if granted is None else granted
            if ore is None:
                continue
            told |= {initiative_id} if initiative_id else set()
            areas = named.get(row["id"]) or self._areas.get(initiative_id, _NOTHING)
            stage = MoneyStage.APPLIED if granted is None else MoneyStage.APPROVED
            if initiative_id:
                pile = self._put_initiative(initiative_id, stage, row["price_level"], areas)
            else:
                pile = self._put(("application", row["id"], row["title"]), stage, row["price_level"], areas)
            for year, part in _spread(row, ore):
                pile.add(year, part)
        return told

    def _read_tables(self, wanted: set[str]) -> None:
        cells = _latest(store.budget_cells(self._db, self._here, wanted))
        rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for cell in cells:
            rows[cell["row_id"]].append(cell)
        seen = set()
        for parts in rows.values():
            row = parts[0]
            figures = tuple((_year(part), part["amount_ore"]) for part in parts)
            same = (name_key(row["label"]), row["initiative_id"], row["price_level"], figures)
            initiative_id = self._ours(row["initiative_id"])
            if same in seen or (initiative_id and initiative_id not in wanted):
                continue
            seen.add(same)
            stage = _STAGES.get(row["stage"]) or _OF_TABLE.get(row["table_stage"], MoneyStage.NOT_STATED)
            areas = frozenset({row["area_id"]} - {None}) or self._areas.get(initiative_id, _NOTHING)
            if initiative_id:
                pile = self._put_initiative(initiative_id, stage, row["price_level"], areas)
            else:
                name = row["label"].lstrip("-–— ") or "Række uden navn"
                pile = self._put(("budget_table", row["table_id"], name), stage, row["price_level"], areas)
            for year, ore in figures:
                pile.add(year, ore)

    def _put_initiative(self, initiative_id: str, stage: MoneyStage, level: int | None, areas: frozenset[str]) -> _Pile:
        row = self._initiatives[initiative_id]
        if row["status"] == InitiativeStatus.DROPPED.value and stage is not MoneyStage.APPROVED:
            return _Pile()
        if row["status"] == InitiativeStatus.APPLIED.value and stage is MoneyStage.PROPOSED:
            stage = MoneyStage.APPLIED
        return self._put(("initiative", initiative_id, row["title"]), stage, level, areas)

    def _put(self, thing: Thing, stage: MoneyStage, level: int | None, areas: frozenset[str]) -> _Pile:
        """The pile the money belongs to; one that nobody sees where the money is for other areas alone."""
        if areas and not areas & self._here:
            return _Pile()
        return self._piles.setdefault((thing, stage, level, areas - self._here), _Pile())

    def _ours(self, initiative_id: str | None) -> str:
        """The initiative where it works in the area; money that only goes by way of another one stands by itself."""
        return initiative_id if initiative_id and initiative_id in self._initiatives else ""


def _spread(row: Mapping[str, Any], ore: int) -> Iterator[tuple[int | None, int]]:
    """An application's money by year where that is told and comes to the whole, else undated."""
    first, last = row["period_from"][:4], row["period_to"][:4]
    yearly = row["yearly_ore"]
    if yearly and first and last and yearly * (int(last) - int(first) + 1) == ore:
        for year in range(int(first), int(last) + 1):
            yield year, yearly
    elif first and first == last:
        yield int(first), ore
    else:
        yield None, ore


def _latest(cells: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The figures without those of earlier tables of the same thing."""
    found = list(cells)
    newest: dict[str, str] = {}
    reached: dict[str, int] = {}
    for cell in found:
        series, edition = cell["series_id"], _EDITIONS.index(cell["table_stage"])
        if series and edition >= reached.get(series, -1):
            newest[series], reached[series] = cell["table_id"], edition
    return [cell for cell in found if not cell["series_id"] or newest[cell["series_id"]] == cell["table_id"]]


def _year(cell: Mapping[str, Any]) -> int | None:
    """The one year a column is about, told by its own words or by those above it."""
    for words in (cell["column_label"], cell["heading"]):
        years = set(_YEAR.findall(words))
        if len(years) == 1:
            return int(years.pop())
    return None
