"""Two tables of the same thing held against each other: what was changed, what came, what went, and by how much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from .amounts import round_to_step, write_decimal, write_share
from .budgets import BudgetTable, Column, Row, RowKind, told_level
from .wording import listed, quoted

Part = TypeVar("Part", Row, Column)

_NAME = 60


ROUNDED = "Tallene er afrundet. Forskellene er regnet af de nøjagtige beløb og kan afvige fra de afrundede tal."


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """One place in both tables as it is written, and the difference in øre where one can be told."""

    old: str = ""
    new: str = ""
    is_changed: bool = False
    difference: int | None = None
    percent: Fraction | None = None


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A row of either table or of both; ``cells`` in the order of the comparison's columns."""

    old: Row | None
    new: Row | None
    cells: tuple[ComparedCell, ...]

    @property
    def row(self) -> Row:
        """The row as it is now, or as it was when it went."""
        row = self.new or self.old
        assert row is not None
        return row

    @property
    def is_added(self) -> bool:
        """Whether it is only in the newer table."""
        return self.old is None

    @property
    def is_removed(self) -> bool:
        """Whether it is only in the older table."""
        return self.new is None

    @property
    def old_name(self) -> str:
        """What it was called before, where it is called something else now."""
        renamed = self.old is not None and self.new is not None and self.old.label != self.new.label
        return self.old.label if renamed and self.old is not None else ""


@dataclass(frozen=True, slots=True)
class ComparedColumn:
    """A column of either table or of both."""

    old: Column | None
    new: Column | None

    @property
    def label(self) -> str:
        """Its head, under the heading it shares."""
        column = self.new or self.old
        assert column is not None
        return f"{column.heading}: {column.label}" if column.heading else column.label

    @property
    def word(self) -> str:
        """Whether it is only in one of the tables."""
        return "ny" if self.old is None else "udgået" if self.new is None else ""


@dataclass(frozen=True, slots=True)
class TableComparison:
    """The whole; ``doubt`` is why no difference can be told, ``facts`` what else was changed, as Danish sentences.

    ``spots`` are the changes one after another: the places of row and column, without a column for a whole row.
    """

    old: BudgetTable
    new: BudgetTable
    columns: tuple[ComparedColumn, ...]
    rows: tuple[ComparedRow, ...]
    doubt: str
    facts: tuple[str, ...]
    spots: tuple[tuple[int, int | None], ...]

    @property
    def counted(self) -> str:
        """How much was changed: 3 tal er ændret, 1 række er ny."""
        figures = sum(cell.is_changed for row in self.rows if row.old and row.new for cell in row.cells)
        renamed = sum(bool(row.old_name) for row in self.rows)
        parts = [
            _counted(figures, "tal er ændret", "tal er ændret"),
            _counted(sum(row.is_added for row in self.rows), "række er ny", "rækker er nye"),
            _counted(sum(row.is_removed for row in self.rows), "række er udgået", "rækker er udgået"),
            _counted(renamed, "række har fået et andet navn", "rækker har fået et andet navn"),
        ]
        same = "Rækkerne er de samme; tallene er ikke sammenlignet" if self.doubt else "Ingen ændringer"
        return listed([part for part in parts if part]) or same

    def difference(self, cell: ComparedCell) -> str:
        """The difference with its sign: +450; nothing where there is none."""
        if cell.difference is None:
            return ""
        return f"{'+' if cell.difference > 0 else ''}{_written(self.new, cell.difference)}"

    def signed(self, cell: ComparedCell) -> str:
        """The difference with its sign and in percent: +450 (+9 %)."""
        words = self.difference(cell)
        if cell.percent is None:
            return words
        share = write_share(cell.percent)
        # A change that is less than the decimal of a percent is not told as none.
        return words if share.strip("-0, %\u00a0") == "" else f"{words} ({'+' if cell.percent > 0 else ''}{share})"


def compare_tables(old: BudgetTable, new: BudgetTable) -> TableComparison:
    """Rows are matched by what they were copied from, else by their names as the columns are."""
    columns = tuple(ComparedColumn(*pair) for pair in _pairs(old.columns, new.columns, _column_names))
    both, doubt = _Both(old, new), _doubt(old, new)
    rows = [
        ComparedRow(*pair, tuple(both.cell(*pair, column) for column in columns))
        for pair in _pairs(old.rows, new.rows, _row_names(old, new))
    ]
    facts = (*_facts(old, new), *([ROUNDED] if both.is_rounded else []))
    return TableComparison(old, new, columns, tuple(rows), doubt, facts, tuple(_spots(rows)))


# Cells ------------------------------------------------------------------------------------------------------


class _Both:
    """Two tables, place by place; figures are written in the newer one's unit, so that they can be read together."""

    def __init__(self, old: BudgetTable, new: BudgetTable) -> None:
        self._old, self._new = old, new
        # Whether a difference is written that is not the one between the rounded figures beside it.
        self.is_rounded = False

    def cell(self, old_row: Row | None, new_row: Row | None, column: ComparedColumn) -> ComparedCell:
        """What stands in a place, and whether it says something else."""
        words = self._words(self._old, old_row, column.old), self._words(self._new, new_row, column.new)
        if old_row is None or new_row is None or column.old is None or column.new is None:
            return ComparedCell(*words)
        old, new = self._old.value(old_row, column.old), self._new.value(new_row, column.new)
        if self._old.sums.level_of(old_row) != self._new.sums.level_of(new_row):
            return ComparedCell(*words)
        if old.ore is None or new.ore is None:
            return ComparedCell(*words, is_changed=(old.ore, old.share, words[0]) != (new.ore, new.share, words[1]))
        if old.ore == new.ore:
            return ComparedCell(*words)
        if words[0] == words[1]:
            # What the table's rounding hides is a change all the same.
            words = write_decimal(old.ore, self._new.unit.ore), write_decimal(new.ore, self._new.unit.ore)
        difference = new.ore - old.ore
        shown = self._shown(self._new, new.ore) - self._shown(self._old, old.ore)
        self.is_rounded |= shown != self._shown(self._new, difference)
        return ComparedCell(*words, True, difference, Fraction(difference, abs(old.ore)) if old.ore else None)

    def _shown(self, table: BudgetTable, ore: int) -> int:
        """What is left of a table's amount: where the newer prints all decimals, the older has its own all the same."""
        return round_to_step(ore, table.sums.step if self._new.decimals is None else self._new.step)

    def _words(self, table: BudgetTable, row: Row | None, column: Column | None) -> str:
        if row is None or column is None:
            return ""
        ore = table.amount(row, column)
        return table.printed(row, column) if ore is None else self._new.written(self._shown(table, ore))


def _written(table: BudgetTable, ore: int) -> str:
    """An amount as the table writes it, exact where rounding would leave nothing of it."""
    words = table.written(ore)
    return write_decimal(ore, table.unit.ore) if words.strip("-0,") == "" else words


def _doubt(old: BudgetTable, new: BudgetTable) -> str:
    if old.price_level == new.price_level:
        return ""
    words = [told_level(table.price_level) for table in (old, new)]
    return f"Tabellerne er i {words[0]} og {words[1]}, så forskellene er ikke regnet ud. Omregn den ene tabel først."


def _facts(old: BudgetTable, new: BudgetTable) -> tuple[str, ...]:
    facts = []
    if old.title != new.title:
        facts.append(f"Titlen var {quoted(old.title, _NAME) or 'tom'}.")
    if old.unit is not new.unit:
        facts.append(f"Den ældste tabel er i {old.unit.value}; her står begge i {new.unit.value.rstrip('.')}.")
    if old.price_level is None and new.price_level is None:
        facts.append("Prisniveauet er ikke angivet i tabellerne. Forskellene gælder kun, hvis det er det samme.")
    return tuple(facts)


def _spots(rows: Sequence[ComparedRow]) -> Iterable[tuple[int, int | None]]:
    for place, row in enumerate(rows):
        if row.is_added or row.is_removed or row.old_name:
            yield place, None
        for number, cell in enumerate(row.cells):
            if cell.is_changed:
                yield place, number


# Matching ---------------------------------------------------------------------------------------------------

Names = Callable[[Part], tuple[Hashable, ...]]
"""What a part can be known by, the surest name first."""


def _pairs(old: Sequence[Part], new: Sequence[Part], names: Names[Part]) -> list[tuple[Part | None, Part | None]]:
    """Each part of the newer with its match, and those that went where they stood."""
    match = _matched(old, new, names)
    taken = {part.id: new_id for new_id, part in match.items()}
    went: dict[str, list[Part]] = defaultdict(list)
    after = ""
    for part in old:
        if part.id in taken:
            after = taken[part.id]
        else:
            went[after].append(part)
    found: list[tuple[Part | None, Part | None]] = [(part, None) for part in went[""]]
    for part in new:
        found.append((match.get(part.id), part))
        found += [(gone, None) for gone in went[part.id]]
    return found


def _matched(old: Sequence[Part], new: Sequence[Part], names: Names[Part]) -> dict[str, Part]:
    """The older part of each newer one, by the newer's id."""
    match: dict[str, Part] = {}
    left = list(old)
    for way in range(len(names(old[0])) if old else 0):
        known: dict[Hashable, list[Part]] = defaultdict(list)
        for part in left:
            known[names(part)[way]].append(part)
        for part in new:
            if part.id not in match and (same := known.get(names(part)[way])):
                match[part.id] = same.pop(0)
        taken = {part.id for part in match.values()}
        left = [part for part in left if part.id not in taken]
    return match


def _column_names(column: Column) -> tuple[Hashable, ...]:
    label = column.label.strip().casefold()
    return ((column.heading.strip().casefold(), label), label)


def _row_names(*tables: BudgetTable) -> Names[Row]:
    """By what it was copied from, by its name in its group, and by its name alone."""
    groups: dict[str, str] = {}
    for table in tables:
        group = ""
        for row in table.rows:
            group = row.label.casefold() if row.kind is RowKind.GROUP else group
            groups[row.id] = group

    def names(row: Row) -> tuple[Hashable, ...]:
        label = row.label.strip().casefold()
        return (row.origin_id or row.id, (groups[row.id], row.kind, label), (row.kind.is_typed, label))

    return names


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}" if count else ""
