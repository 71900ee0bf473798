"""A table as numbers: what each cell is worth, and how exactly it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kk_desktop.domain.amounts import Unit, read_figure
from kk_desktop.domain.wording import listed

from ..model import CellRef, SpokenRow, SpokenTable
from ..text.patterns import Pattern

UNITS = {
    "kr": Unit.KRONER,
    "1000 kr": Unit.THOUSANDS,
    "t kr": Unit.THOUSANDS,
    "tkr": Unit.THOUSANDS,
    "mio kr": Unit.MILLIONS,
}
TOTAL_COLUMN = Pattern(
    r".*\b(?:i ?alt|total|totalt|samlet|sum|hele perioden)\b(?! (?:andel|pct))|.*:\s*(?:i ?alt|sum)\b"
)
_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WHOLE_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell says: its place, its øre, the worth of its last digit and how it is printed."""

    ref: CellRef
    ore: int
    precision_ore: int
    printed: str


class Grid:
    """One table's figures; what is empty, a dash or no number has no value."""

    def __init__(self, number: int, table: SpokenTable) -> None:
        self.number, self.table = number, table
        self.is_turned = False
        spelled = table.unit.lower().replace(".", "").replace("\u00a0", " ").strip()
        self.unit = UNITS.get(spelled, Unit.KRONER)
        self.values = {
            (row, column): value
            for row, line in enumerate(table.rows)
            for column, printed in enumerate(line.cells[: len(table.columns)])
            if (value := self._value(row, column, printed)) is not None
        }

    def _value(self, row: int, column: int, printed: str) -> Value | None:
        try:
            ore = read_figure(printed, self.unit).amount_ore
        except ValueError:
            return None
        if ore is None:
            return None
        decimals = len(printed.partition(",")[2].strip(" )")) if "," in printed else 0
        return Value(CellRef(self.number, row, column), ore, max(self.unit.ore // 10**decimals, 1), printed.strip())

    @property
    def has_years_down(self) -> bool:
        """Whether the years are its rows and not its columns."""
        down = sum(_YEAR.fullmatch(row.label.strip()) is not None for row in self.table.rows)
        return down > 1 and not any(_YEAR.search(label) for label in self.table.columns)

    def turned(self) -> Grid:
        """The same figures with the rows as columns; ``place`` says where each stands in the table itself."""
        table, kinds = self.table, ["total" if TOTAL_COLUMN.match(label) else "row" for label in self.table.columns]
        rows = (
            SpokenRow(label, kind, tuple(row.cells[n] if n < len(row.cells) else "" for row in table.rows))
            for n, (label, kind) in enumerate(zip(table.columns, kinds, strict=True))
        )
        grid = Grid(self.number, replace(table, columns=tuple(row.label for row in table.rows), rows=tuple(rows)))
        grid.is_turned = True
        return grid

    def place(self, value: Value) -> CellRef:
        """Where it stands in the table as it is printed."""
        ref = value.ref
        return CellRef(ref.table, ref.column, ref.row) if self.is_turned else ref

    def nothing(self, row: int, column: int) -> Value:
        """A place that has no figure, as one that is nothing."""
        return Value(CellRef(self.number, row, column), 0, 1, "")

    def row(self, row: int) -> Sequence[Value]:
        """A row's figures, from the left."""
        return self._by_row.get(row, ())

    @cached_property
    def _by_row(self) -> dict[int, list[Value]]:
        rows: dict[int, list[Value]] = {}
        for (at, _), value in self.values.items():
            rows.setdefault(at, []).append(value)
        return rows

    @cached_property
    def by_size(self) -> dict[int, list[Value]]:
        """The figures by how much they are, signs left out."""
        found: dict[int, list[Value]] = {}
        for value in self.values.values():
            found.setdefault(abs(value.ore), []).append(value)
        return found

    def totals(self) -> Iterator[Value]:
        """The figures of the rows and the columns that are called a total."""
        columns = {n for n, label in enumerate(self.table.columns) if TOTAL_COLUMN.match(label)}
        for (row, column), value in self.values.items():
            if column in columns or self.table.rows[row].kind == "total":
                yield value

    def named(self, value: Value) -> str:
        """The words for a cell: its row and its column."""
        return f"{self.label(value.ref.row)} {self.table.columns[value.ref.column]}".strip()

    def label(self, row: int) -> str:
        """The row's words, without the dash of a detail."""
        return self.table.rows[row].label.strip().lstrip("-–• ").strip()

    def captions(self) -> Iterator[int]:
        """The number in the caption, ``Tabel 1``, where it has one."""
        for match in _NUMBER.finditer(self.table.caption[:12]):
            yield int(match[0])
            return


def years_in(label: str) -> list[int]:
    """The years that the name of a column or a row says."""
    return [int(year) for year in _WHOLE_YEAR.findall(label)]


def told(grid: Grid, cells: Sequence[Value]) -> str:
    """What the table has in some cells, as a colleague says it."""
    said = [f"{cell.printed} ({grid.unit.value})" if cell.printed else "intet beløb" for cell in cells]
    return "Tabellen har " + listed([f"{each} i {grid.named(cell)}" for each, cell in zip(said, cells, strict=True)])
