"""Budget tables: rows by year in one unit and one price level; sums are computed, never typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from .amounts import Unit, in_unit


class RowKind(StrEnum):
    """What a row is; a subtotal sums the rows since the last group, a total sums every row above it."""

    GROUP = "group"
    ROW = "row"
    SUBTOTAL = "subtotal"
    TOTAL = "total"

    @property
    def is_sum(self) -> bool:
        """Whether the row's figures are computed."""
        return self in (RowKind.SUBTOTAL, RowKind.TOTAL)


@dataclass(frozen=True, slots=True)
class Cell:
    """One typed figure: an amount in whole øre, or a dash; an empty place has no cell. 0, – and empty differ."""

    id: str
    amount_ore: int | None = None
    dash: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column of figures, most often a year."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``cells`` by column id. ``indent`` is 1 for a detail printed 3 mm in."""

    id: str
    label: str
    kind: RowKind = RowKind.ROW
    indent: int = 0
    cells: Mapping[str, Cell] = field(default_factory=dict)
    area_id: str | None = None
    initiative_id: str | None = None


@dataclass(frozen=True, slots=True)
class BudgetTable:
    """A table as the budget note prints it; ``price_level`` is the p/l year, ``None`` when it is not stated."""

    id: str
    title: str
    number: str = ""
    unit: Unit = Unit.THOUSANDS
    price_level: int | None = None
    note: str = ""
    case_id: str | None = None
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()

    @property
    def corner(self) -> str:
        """The words of the head's left cell: unit and price level."""
        return f"{self.unit.value} – {self.price_level} p/l" if self.price_level else self.unit.value

    def amount(self, row: Row, column: Column) -> int | None:
        """The figure in øre, computed for a sum; ``None`` where nothing or a dash stands."""
        if not row.kind.is_sum:
            cell = row.cells.get(column.id)
            return cell.amount_ore if cell else None
        amounts = [
            cell.amount_ore
            for part in self.summed_by(row)
            if (cell := part.cells.get(column.id)) is not None and cell.amount_ore is not None
        ]
        return sum(amounts) if amounts else None

    def printed(self, row: Row, column: Column) -> str:
        """The figure as it stands on paper: a number in the table's unit, ``–``, or nothing."""
        amount = self.amount(row, column)
        if amount is not None:
            return in_unit(amount, self.unit)
        cell = row.cells.get(column.id)
        return "–" if cell is not None and cell.dash else ""

    def summed_by(self, total: Row) -> list[Row]:
        """The ordinary rows whose figures a sum adds up."""
        parts: list[Row] = []
        for row in self.rows:
            if row.id == total.id:
                break
            if total.kind is RowKind.SUBTOTAL and row.kind is not RowKind.ROW:
                parts.clear()
            elif row.kind is RowKind.ROW:
                parts.append(row)
        return parts
