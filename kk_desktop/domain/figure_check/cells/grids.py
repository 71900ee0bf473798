"""A table as numbers: what each cell is worth, and how exactly it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kk_desktop.domain.amounts import Unit, read_figure

from ..model import CellRef, SpokenTable
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

    def row(self, row: int) -> Sequence[Value]:
        """A row's figures, from the left."""
        return [value for (at, _), value in self.values.items() if at == row]

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
