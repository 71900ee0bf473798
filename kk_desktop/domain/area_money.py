"""An area's money by year: what stands beside each other, what may be added, and the sentences that tell why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from .amounts import MILLION, Unit, in_prose
from .budgets import BudgetTable, Cell, Column, ColumnKind, Row, RowKind, shown_level
from .charts.choice import ChartChoice
from .charts.model import Chart, Series, chart_of
from .wording import listed, shortened

TABLE_ID = "area money"
UNDATED = "Uden år"
_NAME = 60
_MOST_TOLD = 3
"""So many shared amounts are told one by one; more are counted."""

_LONGEST_GAP = 30
"""Years without money that are shown so that the years stand evenly; a longer stretch would leave no room for bars."""


class MoneyStage(StrEnum):
    """How far an area's money has come."""

    APPROVED = "approved"
    APPLIED = "applied"
    PROPOSED = "proposed"
    NOT_STATED = ""

    @property
    def danish(self) -> str:
        """The word of one amount."""
        return {
            MoneyStage.APPROVED: "bevilget",
            MoneyStage.APPLIED: "ansøgt",
            MoneyStage.PROPOSED: "foreslået",
            MoneyStage.NOT_STATED: "fra budgettabel",
        }[self]


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """Money for one thing at one stage and price level, in øre by year; ``undated_ore`` is not told by year.

    ``kind`` and ``thing_id`` say where it leads: an initiative, an application or a budget table. ``elsewhere`` is how
    many areas outside this one share it.
    """

    kind: str
    thing_id: str
    name: str
    stage: MoneyStage
    price_level: int | None
    years: Mapping[int, int]
    undated_ore: int | None = None
    elsewhere: int = 0

    @property
    def total_ore(self) -> int:
        """All of it."""
        return sum(self.years.values()) + (self.undated_ore or 0)

    @property
    def is_shared(self) -> bool:
        """Whether others have a part of it."""
        return self.elsewhere > 0

    def label(self, *, names_level: bool = False) -> str:
        """The name with what must be known of the money: Hotspot (bevilget, delt med 3 andre, 2014 p/l)."""
        return f"{shortened(self.name, _NAME)} ({self.known_words(names_level=names_level)})"

    def known_words(self, *, names_level: bool) -> str:
        """How far the money has come, who shares it, and its price level where that is asked for."""
        others = "andet" if self.elsewhere == 1 else "andre"
        known = [self.stage.danish, f"delt med {self.elsewhere} {others}" if self.is_shared else ""]
        return ", ".join(filter(None, [*known, self.level if names_level else ""]))

    @property
    def level(self) -> str:
        """The price level in words."""
        return shown_level(self.price_level)


@dataclass(frozen=True)
class AreaMoney:
    """All money of an area, line by line."""

    area_name: str
    lines: tuple[MoneyLine, ...] = ()

    @cached_property
    def why_apart(self) -> str:
        """Why the lines are not added up; empty where they may be."""
        reasons = list(self._reasons()) if len(self.lines) > 1 else []
        return f"Lægges ikke sammen: {'; '.join(reasons)}." if reasons else ""

    @property
    def years(self) -> list[int]:
        """The years with money, and those between them."""
        known = sorted({year for line in self.lines for year in line.years})
        if known and known[-1] - known[0] <= _LONGEST_GAP:
            return list(range(known[0], known[-1] + 1))
        return known

    @property
    def total_words(self) -> str:
        """The whole in a sentence; where it has no sum, each part that has one, and last what others share."""
        if not self.lines:
            return ""
        if len(self.lines) == 1 or not self.why_apart:
            (line, *_) = self.lines
            told = f", {line.stage.danish}" if len({each.stage for each in self.lines}) == 1 else ""
            shared = " Beløbet er for alle de områder, der deler det." if line.is_shared else ""
            return f"I alt {in_prose(sum(each.total_ore for each in self.lines))}{told}, {line.level}.{shared}"
        return " ".join(self._parts())

    def table(self) -> BudgetTable:
        """The figures as a table: a row for each line, a total where there may be one."""
        columns = [Column(str(year), str(year)) for year in self.years]
        if any(line.undated_ore is not None for line in self.lines):
            columns.append(Column(UNDATED, UNDATED))
        whole = [Column("total", "I alt", kind=ColumnKind.TOTAL)] if len(columns) > 1 else []
        rows = [
            _row(number, line, label) for number, (line, label) in enumerate(zip(self.lines, self.labels, strict=True))
        ]
        if len(rows) > 1 and not self.why_apart:
            rows.append(Row("sum", "I alt", RowKind.TOTAL))
        return BudgetTable(
            TABLE_ID,
            f"Penge til {self.area_name}",
            unit=self._unit(),
            price_level=None if self._is_mixed or not self.lines else self.lines[0].price_level,
            note=self.why_apart,
            columns=(*columns, *whole),
            rows=tuple(rows),
        )

    def chart(self) -> Chart:
        """The same figures as bars, on top of each other only where they may be added."""
        table = self.table()
        rows = tuple(row for row in table.rows if row.kind is RowKind.ROW)
        chart = chart_of(replace(table, rows=rows), ChartChoice(), why_apart=self.why_apart)
        shared = {label for line, label in zip(self.lines, self.labels, strict=True) if line.is_shared}
        return replace(chart, series=tuple(_marked(each) if each.name in shared else each for each in chart.series))

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """What each line is called beside the others."""
        return tuple(line.label(names_level=self._is_mixed) for line in self.lines)

    @property
    def _is_mixed(self) -> bool:
        return len({line.price_level for line in self.lines}) > 1

    def _reasons(self) -> Iterator[str]:
        levels = {line.price_level for line in self.lines}
        if len(levels) > 1:
            yield "forskellige prisniveauer"
        elif None in levels:
            yield "prisniveauet er ikke angivet"
        stages = list(dict.fromkeys(line.stage.danish for line in self.lines))
        if len(stages) > 1:
            yield f"både {listed(stages)}"
        shared = sum(line.is_shared for line in self.lines)
        if shared:
            yield "ét beløb er delt" if shared == 1 else f"{shared} beløb er delt"

    def _parts(self) -> Iterator[str]:
        groups: dict[tuple[MoneyStage, int | None], list[MoneyLine]] = {}
        for line in self.lines:
            if not line.is_shared:
                groups.setdefault((line.stage, line.price_level), []).append(line)
        for (stage, level), lines in groups.items():
            if level is not None or len(lines) == 1:
                ore = sum(each.total_ore for each in lines)
                yield f"{stage.danish.capitalize()}: {in_prose(ore)}, {lines[0].level}."
        shared = [line for line in self.lines if line.is_shared]
        if len(shared) > _MOST_TOLD:
            yield f"Delt med andre områder: {len(shared)} beløb."
            return
        for line in shared:
            yield f"Delt: {shortened(line.name, _NAME)}, {in_prose(line.total_ore)}, {line.level}."

    def _unit(self) -> Unit:
        most = max(
            (abs(ore) for line in self.lines for ore in (*line.years.values(), line.undated_ore or 0)), default=0
        )
        return Unit.MILLIONS if most >= MILLION else Unit.THOUSANDS


def in_order(lines: Iterable[MoneyLine]) -> tuple[MoneyLine, ...]:
    """What is given first, what is only proposed last, and what all share after what is the area's own."""
    stages = list(MoneyStage)
    return tuple(sorted(lines, key=lambda line: (stages.index(line.stage), line.is_shared)))


def _row(number: int, line: MoneyLine, label: str) -> Row:
    amounts = {str(year): ore for year, ore in line.years.items()}
    if line.undated_ore is not None:
        amounts[UNDATED] = line.undated_ore
    cells = {column: Cell(f"{number} {column}", ore) for column, ore in amounts.items()}
    # Where the lines have several price levels, the label tells its own.
    return Row(f"line {number}", label, cells=cells)


def _marked(series: Series) -> Series:
    return replace(series, printed=tuple(f"delt {figure}" if figure else "" for figure in series.printed))
