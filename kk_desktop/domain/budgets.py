"""Budget tables: rows by year in one unit and one price level; what can be computed is computed, never typed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from .amounts import Unit, last_digit, round_to_step, write_decimal, write_share
from .wording import quoted

if TYPE_CHECKING:
    from .budget_sums import Sums
    from .budget_values import Value

_NAME = 40
"""How much of a row's name is told in a sentence about it."""

CURRENT_PRICES = 0
"""The price level of amounts in the prices of each year (løbende priser), which no p/l year tells."""

_CURRENT = ("løbende priser", "løbende")
_PRICE_YEAR = re.compile(r"\s*-?p/?l$")
"""What stands after a p/l year: 2014 p/l, 2014-pl."""


class RowKind(StrEnum):
    """What a row is; a subtotal sums the rows since the last group, a total sums every row above it."""

    GROUP = "group"
    ROW = "row"
    OF_WHICH = "of_which"  # heraf: a part of the row above it, not added
    TEXT = "text"  # words across the table, no figures
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    DIFFERENCE = "difference"  # of one row and another
    SHARE = "share"  # of one row in another
    AVERAGE = "average"  # of the rows above, or of those a sum adds up
    PER_AREA = "per_area"  # the same rows, by the number of areas they are linked to

    @property
    def is_sum(self) -> bool:
        """Whether the row adds up others."""
        return self in (RowKind.SUBTOTAL, RowKind.TOTAL)

    @property
    def is_typed(self) -> bool:
        """Whether figures are typed in the row."""
        return self in (RowKind.ROW, RowKind.OF_WHICH)

    @property
    def is_computed(self) -> bool:
        """Whether the row's figures follow from others."""
        return not self.is_typed and self not in (RowKind.GROUP, RowKind.TEXT)

    @property
    def has_amounts(self) -> bool:
        """Whether amounts stand in the row, typed or computed, and so a price level is theirs."""
        return self not in (RowKind.GROUP, RowKind.TEXT, RowKind.SHARE)


class ColumnKind(StrEnum):
    """What a column is; totals and averages are made of the columns to its left under the same heading."""

    FIGURES = "figures"
    TEXT = "text"  # words or numbers that are no money: years until it is paid back
    TOTAL = "total"
    AVERAGE = "average"
    DIFFERENCE = "difference"
    SHARE = "share"

    @property
    def is_computed(self) -> bool:
        """Whether the column's figures follow from others."""
        return self not in (ColumnKind.FIGURES, ColumnKind.TEXT)


class TableStage(StrEnum):
    """Which of several tables of the same thing it is."""

    NOT_STATED = ""
    PROPOSED = "proposed"
    ADOPTED = "adopted"
    CORRECTED = "corrected"
    USED = "used"

    @property
    def danish(self) -> str:
        """The word on the screen."""
        return {
            TableStage.NOT_STATED: "",
            TableStage.PROPOSED: "Forslag",
            TableStage.ADOPTED: "Vedtaget",
            TableStage.CORRECTED: "Korrigeret",
            TableStage.USED: "Regnskab",
        }[self]


class Direction(StrEnum):
    """Whether a row is money out or money in; its figures keep the sign they are typed with."""

    NOT_STATED = ""
    EXPENSE = "expense"
    INCOME = "income"


class ControlArea(StrEnum):
    """The frame that a row's money belongs to (styringsområde)."""

    NOT_STATED = ""
    SERVICE = "service"
    CAPITAL = "capital"
    TRANSFERS = "transfers"
    FRAME = "frame"
    FINANCIAL = "financial"


class Permanence(StrEnum):
    """Whether a row's money is given for good or for some years."""

    NOT_STATED = ""
    PERMANENT = "permanent"
    TEMPORARY = "temporary"


class RowStage(StrEnum):
    """How far a row's money has come."""

    NOT_STATED = ""
    APPLIED = "applied"
    PROPOSED = "proposed"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Cell:
    """What was typed in one place: an amount in whole øre, a dash, or in a text column words.

    An empty place has no cell; 0, – and empty differ.
    """

    id: str
    amount_ore: int | None = None
    dash: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column, most often a year, under the ``heading`` it shares with its neighbours.

    ``of_id`` and ``against_id`` are the columns a difference or a share is made of.
    """

    id: str
    label: str
    heading: str = ""
    kind: ColumnKind = ColumnKind.FIGURES
    of_id: str | None = None
    against_id: str | None = None
    note: str = ""

    @property
    def name(self) -> str:
        """What it is called away from its place: 2026 Anlæg, where Anlæg stands under 2026 and 2027 alike."""
        return f"{self.heading} {self.label}".strip()


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``cells`` by column id. ``indent`` is how many times 3 mm a detail is printed in.

    ``of_id`` and ``against_id`` are the rows a difference, a share or an average is made of. ``price_level`` is only
    set where the row has another one than its table. ``source`` is where the figures were read: bilag 4. ``origin_id``
    is the row of an earlier table of the same thing that this one was copied from.
    """

    id: str
    label: str
    kind: RowKind = RowKind.ROW
    indent: int = 0
    cells: Mapping[str, Cell] = field(default_factory=dict)
    area_id: str | None = None
    initiative_id: str | None = None
    pool_id: str | None = None
    treatment_id: str | None = None
    account_function: str = ""
    direction: Direction = Direction.NOT_STATED
    control_area: ControlArea = ControlArea.NOT_STATED
    permanence: Permanence = Permanence.NOT_STATED
    stage: RowStage = RowStage.NOT_STATED
    price_level: int | None = None
    of_id: str | None = None
    against_id: str | None = None
    note: str = ""
    source: str = ""
    origin_id: str | None = None


@dataclass(frozen=True)
class BudgetTable:
    """A table as the budget note prints it.

    ``price_level`` is the p/l year, ``CURRENT_PRICES``, or ``None`` when it is not stated. ``decimals`` is how many
    are printed, ``None`` for as many as each amount has. ``series_id`` is what tables of the same thing share.
    ``level_note`` tells how the amounts came to their price level.
    """

    id: str
    title: str
    number: str = ""
    unit: Unit = Unit.THOUSANDS
    price_level: int | None = None
    note: str = ""
    case_id: str | None = None
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    decimals: int | None = None
    stage: TableStage = TableStage.NOT_STATED
    series_id: str | None = None
    level_note: str = ""
    source: str = ""

    @property
    def corner(self) -> str:
        """The words of the head's left cell: unit and price level."""
        level = level_words(self.price_level)
        return f"{self.unit.value} – {level}" if level else self.unit.value

    @property
    def name(self) -> str:
        """What the table is called: Tabel 1. Indsatsudgifter."""
        return table_name(self.number, self.title)

    @cached_property
    def row_places(self) -> dict[str, int]:
        """Where each row stands, by its id."""
        return {row.id: place for place, row in enumerate(self.rows)}

    @cached_property
    def sums(self) -> Sums:
        """All that is computed, worked out when it is asked for and kept."""
        # The computing knows the table, and is only needed where figures are shown.
        from .budget_sums import Sums

        return Sums(self)

    def with_cells(self, cells: Mapping[int, Mapping[str, Cell]]) -> BudgetTable:
        """The table with other cells in some rows, told by their places; computed figures that stay are kept."""
        rows, changed = list(self.rows), set()
        for place, new in cells.items():
            old = rows[place].cells
            changed |= {(place, column_id) for column_id in {*old, *new} if old.get(column_id) != new.get(column_id)}
            rows[place] = replace(rows[place], cells=new)
        table = replace(self, rows=tuple(rows))
        table.__dict__["row_places"] = self.row_places
        if "sums" in self.__dict__:
            table.__dict__["sums"] = self.sums.following(table, changed)
        return table

    def value(self, row: Row, column: Column) -> Value:
        """What stands in a place, typed or computed."""
        return self.sums.at(row.id, column.id)

    def amount(self, row: Row, column: Column) -> int | None:
        """The figure in øre, computed for a sum; ``None`` where nothing, a dash, words or a share stands."""
        return self.value(row, column).ore

    def printed(self, row: Row, column: Column) -> str:
        """The figure as it stands on paper: a number in the table's unit, a share in percent, ``–``, or nothing."""
        value = self.value(row, column)
        if value.ore is not None:
            return self.written(self.shown(value.ore))
        if value.share is not None:
            return write_share(value.share)
        if value.cell is not None:
            return "–" if value.cell.dash else value.cell.text
        return ""

    def row_words(self, row: Row) -> str:
        """What a row is called on screen and paper: with its price level, where that is another than the table's."""
        if self.sums.is_one_level or not row.kind.has_amounts:
            return row.label
        level = self.sums.level_of(row)
        return row.label if level == self.price_level else f"{row.label} ({level_words(level)})".lstrip()

    def written(self, ore: int) -> str:
        """An amount in the table's unit, with as many decimals as the table prints."""
        return write_decimal(ore, self.unit.ore, self.decimals)

    def shown(self, ore: int) -> int:
        """What is left in øre of an amount that stands in the table, typed or computed, when it is printed."""
        step = self.sums.step
        return ore if step == 1 else round_to_step(ore, step)

    @property
    def step(self) -> int:
        """How many øre the last digit is worth that the table prints; one where no decimals are chosen."""
        return last_digit(self.unit.ore, self.decimals)

    def summed_by(self, total: Row) -> list[Row]:
        """The ordinary rows whose figures a sum or an average is made of."""
        return self.sums.parts_of(total)


def why_not_typed(row: Row, column: Column) -> str:
    """Why no figure can be typed in a place, as a Danish sentence; empty where one can."""
    if row.kind.is_computed:
        return f"{quoted(row.label, _NAME) or 'Rækken'} regnes ud af rækkerne. Ret en af dem i stedet."
    if not row.kind.is_typed:
        what = "en overskrift" if row.kind is RowKind.GROUP else "en tekst"
        return f"{quoted(row.label, _NAME) or 'Rækken'} er {what} og har ingen tal. Skriv tallet i en række under den."
    if column.kind.is_computed:
        return f"{quoted(column.label, _NAME) or 'Kolonnen'} regnes ud af kolonnerne. Ret en af dem i stedet."
    return ""


def table_name(number: str, title: str) -> str:
    """What a table is called by its number and title; by its title alone where it has no number."""
    return f"Tabel {number}. {title}" if number else title


def doubled_names(table: BudgetTable) -> frozenset[str]:
    """The ids of columns that have both their name and their heading in common with another one."""
    names = Counter((column.heading.casefold(), column.label.casefold()) for column in table.columns)
    return frozenset(
        column.id for column in table.columns if names[column.heading.casefold(), column.label.casefold()] > 1
    )


def told_doubled(column: Column) -> str:
    """What is said of a column that is among ``doubled_names``."""
    name = quoted(column.name, _NAME)
    return f"Kolonnen {name} står der to gange. Begge er beholdt. Ret den ene, hvis det er en fejl."


def level_words(level: int | None) -> str:
    """A price level as it is written: 2014 p/l, løbende priser, or nothing where it is not stated."""
    if level is None:
        return ""
    return f"{level} p/l" if level != CURRENT_PRICES else "løbende priser"


def shown_level(level: int | None) -> str:
    """As ``level_words``, and said aloud where it is not stated."""
    return level_words(level) or "p/l ikke angivet"


def read_level(text: str) -> int | None:
    """The price level of ”2014”, ”2014 p/l” or ”løbende priser”; nothing where nothing stands.

    Raises ``ValueError`` with a Danish sentence for anything else.
    """
    words = " ".join(text.casefold().split())
    if words in _CURRENT:
        return CURRENT_PRICES
    year = _PRICE_YEAR.sub("", words)
    if words and not re.fullmatch(r"(19|20)[0-9]{2}", year):
        raise ValueError(f"{quoted(text, _NAME)} er ikke et prisniveau. Skriv fx 2025 eller løbende priser.")
    return int(year) if year else None


def told_level(level: int | None) -> str:
    """A price level in a sentence, which also says so where none is stated."""
    return level_words(level) or "et prisniveau, der ikke er angivet"


def share_of(part: int, whole: int) -> Fraction | None:
    """How large a share of the whole a part is, exactly; nothing where there is no whole."""
    return Fraction(part, whole) if whole else None
