"""The figures of a chart: which rows of a table are drawn, what is never added up, and the sentences that tell why."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from ..amounts import Unit, round_to_ore, round_to_step, write_decimal, write_share
from ..budgets import BudgetTable, Column, ColumnKind, Row, RowKind, shown_level, told_level
from ..wording import listed, quoted, shortened
from .choice import ChartChoice, ChartForm

MOST_SERIES = 8
"""Rows that are told apart in one chart: as many as there are patterns that nobody mixes up on a grey printer."""

_NAMES_TOLD = 6
_NAME = 40
"""How many rows a sentence names, and how much of each name."""


@dataclass(frozen=True, slots=True)
class Series:
    """One row as it is drawn: by column an amount in øre or nothing, and the figure as it is told.

    That is as the table prints it, or the share of its column where shares are drawn.
    """

    name: str
    amounts: tuple[int | None, ...]
    printed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn: ``form`` is the one that the figures allow; ``remarks`` tell why it is not the one asked for.

    ``step`` is how many øre the last digit is worth that the table prints.
    """

    title: str
    corner: str
    unit: Unit
    decimals: int | None
    form: ChartForm
    columns: tuple[str, ...]
    headings: tuple[str, ...]
    series: tuple[Series, ...]
    remarks: tuple[str, ...] = ()
    step: int = 1

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.series or not self.columns

    @property
    def adds_up(self) -> bool:
        """Whether the bars of a year are parts of one whole."""
        return self.form is not ChartForm.BARS

    @property
    def goes_both_ways(self) -> bool:
        """Whether bars in some column go up and others down, so that their sum is where no bar ends."""
        columns = zip(*(each.amounts for each in self.series), strict=True)
        return any(min(known) < 0 < max(known) for column in columns if (known := [ore for ore in column if ore]))

    def total(self, column: int) -> int | None:
        """The sum of a column's figures in øre, where there are any."""
        amounts = [ore for each in self.series if (ore := each.amounts[column]) is not None]
        return sum(amounts) if amounts else None

    def written(self, ore: int) -> str:
        """An amount as the table prints it."""
        return write_decimal(round_to_step(ore, self.step), self.unit.ore, self.decimals)

    def reworded(self, change: Callable[[str], str]) -> Chart:
        """The same chart with each of its words made ready for where it is drawn."""
        return replace(
            self,
            title=change(self.title),
            corner=change(self.corner),
            columns=tuple(map(change, self.columns)),
            headings=tuple(map(change, self.headings)),
            series=tuple(replace(each, name=change(each.name)) for each in self.series),
            remarks=tuple(map(change, self.remarks)),
        )


def chart_of(table: BudgetTable, choice: ChartChoice, shared: Collection[str] = (), *, why_apart: str = "") -> Chart:
    """The chart of a table; ``shared`` are the ids of initiatives whose money several areas share.

    ``why_apart`` is a reason of the asker's own why the rows may not be added up.
    """
    columns = [column for column in table.columns if column.kind is ColumnKind.FIGURES]
    chosen, remarks = _rows(table, choice)
    drawn = [row for row in (_Drawn.of(table, row, columns) for row in chosen) if row.has_figures]
    rows = [each.row for each in drawn]
    levels = _levels(table, rows)
    refusal = (why_apart if len(rows) > 1 else "") or _refusal(rows, levels, shared)
    form = choice.form if len(rows) > 1 and not refusal else ChartForm.BARS
    if form is not choice.form and refusal:
        remarks.append(refusal)
    if form is ChartForm.SHARE and any((ore or 0) < 0 for each in drawn for ore in each.amounts):
        form = ChartForm.BARS
        remarks.append("Andele kan ikke vises, når nogle tal er under nul. Søjlerne står ved siden af hinanden.")
    kept, small = _largest(drawn, may_add=not refusal)
    series = [_series(table, each, columns, names_level=len(levels) > 1) for each in kept]
    if small and not refusal:
        series.append(_gathered(table, small))
    if small:
        remarks.append(_told_of_small(small, len(kept), may_add=not refusal))
    if form is ChartForm.SHARE:
        series = _in_percent(series)
    return Chart(
        title=_line(table.title),
        corner=table.unit.value if len(levels) > 1 else table.corner,
        unit=table.unit,
        decimals=table.decimals,
        form=form,
        columns=tuple(_line(column.label) for column in columns),
        headings=tuple(_line(column.heading) for column in columns),
        series=tuple(series),
        remarks=tuple(remarks),
        step=table.sums.step,
    )


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A row and its amounts in øre, column by column."""

    row: Row
    amounts: tuple[int | None, ...]

    @classmethod
    def of(cls, table: BudgetTable, row: Row, columns: Sequence[Column]) -> _Drawn:
        return cls(row, tuple(table.amount(row, column) for column in columns))

    @property
    def has_figures(self) -> bool:
        return any(ore is not None for ore in self.amounts)

    @property
    def weight(self) -> int:
        """How much money the row is about, whichever way it goes."""
        return sum(abs(ore) for ore in self.amounts if ore is not None)


def _rows(table: BudgetTable, choice: ChartChoice) -> tuple[list[Row], list[str]]:
    found = [row for row in table.rows if row.id in choice.row_ids]
    if found:
        return found, []
    remarks = ["De valgte rækker er slettet i tabellen. Diagrammet viser alle rækker."] if choice.row_ids else []
    return [row for row in table.rows if row.kind is RowKind.ROW], remarks


def _series(table: BudgetTable, drawn: _Drawn, columns: Sequence[Column], *, names_level: bool) -> Series:
    name = _name(drawn.row)
    if names_level:
        name += f" ({shown_level(table.sums.level_of(drawn.row))})"
    # A share in a row of money is no bar, and is not told as one.
    printed = (
        "" if table.value(drawn.row, column).share is not None else table.printed(drawn.row, column)
        for column in columns
    )
    return Series(name, drawn.amounts, tuple(printed))


def _refusal(rows: Sequence[Row], levels: Sequence[int | None], shared: Collection[str]) -> str:
    """Why the rows may not be added up, if so."""
    if len(rows) < 2:
        return ""
    if len(levels) > 1:
        words = listed(list(map(told_level, levels)))
        return (
            f"Rækkerne er i {words} og står derfor ved siden af hinanden. Omregn til ét prisniveau for at stable dem."
        )
    kinds = {row.kind for row in rows}
    if len(kinds) > 1 or not kinds <= {RowKind.ROW, RowKind.OF_WHICH, RowKind.SUBTOTAL}:
        odd = next(row for row in rows if row.kind is not RowKind.ROW)
        return f"Tallene i {_told(odd)} ville tælle to gange. Rækkerne står derfor ved siden af hinanden."
    if (twice := _shared_grant(rows, shared)) is not None:
        return f"Pengene i {_told(twice)} deles af flere områder. Rækkerne står derfor ved siden af hinanden."
    return ""


def _shared_grant(rows: Sequence[Row], shared: Collection[str]) -> Row | None:
    """The first row whose grant stands in another row as well, shared by several areas."""
    by_grant: dict[str, list[Row]] = {}
    for row in rows:
        if row.initiative_id:
            by_grant.setdefault(row.initiative_id, []).append(row)
    for grant, parts in by_grant.items():
        areas = {row.area_id for row in parts if row.area_id}
        if len(parts) > 1 and (grant in shared or len(areas) > 1):
            return parts[0]
    return None


def _largest(drawn: list[_Drawn], *, may_add: bool) -> tuple[list[_Drawn], list[_Drawn]]:
    """The rows that can be told apart, and the smallest, each in the table's order."""
    if len(drawn) <= MOST_SERIES:
        return drawn, []
    most = MOST_SERIES - 1 if may_add else MOST_SERIES
    largest = set(sorted(range(len(drawn)), key=lambda place: (-drawn[place].weight, place))[:most])
    kept = [each for place, each in enumerate(drawn) if place in largest]
    return kept, [each for place, each in enumerate(drawn) if place not in largest]


def _gathered(table: BudgetTable, small: Sequence[_Drawn]) -> Series:
    amounts = tuple(_sum(column) for column in zip(*(each.amounts for each in small), strict=True))
    printed = tuple("" if ore is None else table.written(table.shown(ore)) for ore in amounts)
    return Series(f"Øvrige ({len(small)})", amounts, printed)


def _in_percent(series: Sequence[Series]) -> list[Series]:
    """The rows told in shares of their columns, all with a decimal where one of them has it."""
    totals = [_sum(column) or 0 for column in zip(*(each.amounts for each in series), strict=True)]
    shares = [
        [None if ore is None else Fraction(ore, total or 1) for ore, total in zip(each.amounts, totals, strict=True)]
        for each in series
    ]
    is_whole = all(round_to_ore(share * 1_000) % 10 == 0 for row in shares for share in row if share is not None)
    decimals = 0 if is_whole else 1
    return [
        replace(
            each,
            printed=tuple("" if share is None else write_share(share, decimals, keeps_zeros=True) for share in row),
        )
        for each, row in zip(series, shares, strict=True)
    ]


def _told_of_small(small: Sequence[_Drawn], kept: int, *, may_add: bool) -> str:
    names = [shortened(_name(each.row), _NAME) for each in small[:_NAMES_TOLD]]
    if len(small) > _NAMES_TOLD:
        names[-1] = f"{len(small) - _NAMES_TOLD + 1} andre"
    if may_add:
        return f"De {len(small)} mindste rækker er samlet som Øvrige: {listed(names)}."
    return f"Diagrammet viser de {kept} største rækker. {len(small)} er ikke med: {listed(names)}."


def _sum(amounts: Sequence[int | None]) -> int | None:
    known = [ore for ore in amounts if ore is not None]
    return sum(known) if known else None


def _levels(table: BudgetTable, rows: Sequence[Row]) -> list[int | None]:
    """The price levels of the rows, each once, in their order."""
    return list(dict.fromkeys(level for row in rows for level in _levels_of(table, row)))


def _levels_of(table: BudgetTable, row: Row) -> Iterator[int | None]:
    parts = table.summed_by(row) if row.kind.is_sum else ()
    yield from map(table.sums.level_of, parts or (row,))


def _name(row: Row) -> str:
    # A detail's dash stands for its place in the table.
    return _line(row.label).lstrip("-–— ") or "Række uden navn"


def _told(row: Row) -> str:
    return quoted(row.label, _NAME) or "En række"


def _line(text: str) -> str:
    return " ".join(text.split())
