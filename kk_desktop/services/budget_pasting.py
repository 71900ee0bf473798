"""A block of cells on its way into a table that keeps its own shape, or grows by what the block has more of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from kk_desktop.domain.amounts import BILLION, Figure, Unit, read_figure
from kk_desktop.domain.budgets import BudgetTable, Column, ColumnKind, Row, why_not_typed
from kk_desktop.domain.pasted_figures import Block, Entry
from kk_desktop.domain.pasted_heads import has_years, is_for, is_head, other_columns, with_accounts_in_names
from kk_desktop.domain.raw_tables import Finding
from kk_desktop.domain.raw_tables.told import Told, take_unit
from kk_desktop.domain.raw_tables.totals import SUM_WORDS
from kk_desktop.domain.wording import quoted
from kk_desktop.errors import UserError
from kk_desktop.storage import budgets as store
from kk_desktop.storage.rows import Connection

from .budget_cells import NEW_ROW, following_years, heading_at, place_of, read_cell
from .facts import LONGEST_LINE
from .jobs import Progress
from .pasted_levels import Incoming, level_of_entry, settle_levels

Place = tuple[str, str]
"""A row's id and a column's; no column is the row's name."""
_TOLD = 60


@dataclass(frozen=True, slots=True)
class Pasted:
    """What became of a block: how many figures were taken, and why others were not, by their places.

    ``computed`` cells were skipped; ``findings`` tell what the block says otherwise than the table; ``rows`` and
    ``columns`` are how many more the block has than the table; ``cut`` names were longer than ``LONGEST_LINE`` and
    end there.
    """

    taken: int = 0
    computed: int = 0
    rows: int = 0
    columns: int = 0
    cut: int = 0
    refused: Mapping[Place, str] = field(default_factory=dict)
    findings: Sequence[Finding] = ()


class Pasting:
    """A block on its way into a table."""

    def __init__(self, table: BudgetTable, at: Place, block: Block, this_year: int) -> None:
        self.table, self.block = table, block
        self.cut = 0
        rows, columns = [row.id for row in table.rows], ["", *(column.id for column in table.columns)]
        self.top, self.left = place_of(rows, at[0]), place_of(columns, at[1])
        if not self.left:
            self.block = with_accounts_in_names(block, table)
        self.keeps_names = False
        self.told = Told()
        self.names = self._cut_head()
        self.totals = self._cut_sums()
        self.rows: list[Row] = list(table.rows[self.top :])
        self.columns: list[Column | None] = [None, *table.columns][self.left :]
        if len(self.block) > len(self.rows) or self._names_a_total():
            # What there is too much of goes above the totals that end the table, never on them.
            while self.rows and self.rows[-1].kind.is_computed:
                self.rows.pop()
        width = max(map(len, self.block), default=0)
        self.more_rows, self.more_columns = max(len(self.block) - len(self.rows), 0), max(width - len(self.columns), 0)
        # A single column says nothing about how many the table is to have.
        is_shaping = width > 1 and self._is_new(this_year)
        self.spare = [column for column in self.columns[width:] if column] if is_shaping else []

    def _cut_head(self) -> Sequence[str]:
        """Take the line of years or words above the figures out of the block: it names the columns, and is no money.

        Raises ``UserError`` where figures already stand under other years.
        """
        # What stands alone over the head is a title or a unit, and no row.
        place = 0 if self.left else next((n for n, line in enumerate(self.block) if any(line[1:])), 0)
        first = [str(entry) for entry in self.block[place]]
        corner, head = (None, first) if self.left else (first[0], first[1:])
        columns = self.table.columns[max(self.left - 1, 0) :][: len(head)]
        has_figures = any(column.id in row.cells for row in self.table.rows for column in columns)
        if len(self.block) == place + 1 or not is_head(corner, head, is_bare=not has_figures):
            return ()
        if has_figures and not all(map(is_for, head, columns)):
            if not has_years(head):
                return ()
            raise UserError(other_columns(head, columns))
        self.keeps_names = has_figures
        if corner is not None:
            self.told = _told_over([str(line[0]) for line in self.block[: place + 1]])
        self.block = self.block[place + 1 :]
        return head

    def _is_new(self, this_year: int) -> bool:
        """Whether the table is as it was made, so that the block shapes it: unnamed rows and no figure.

        Without a line of names of its own the block shapes only years that nobody has put another in place of.
        """
        columns = self.table.columns
        is_bare = is_unnamed(self.table)
        is_made = [column.label for column in columns] == [str(this_year + n) for n in range(len(columns))]
        return is_bare and not self.top and self.left <= 1 and bool(is_made or self.names)

    def _names_a_total(self) -> bool:
        """Whether a line of the block with a name of its own would come upon the totals that end the table."""
        pairs = [] if self.left else [*zip(self.rows, self.block, strict=False)]
        ends = takewhile(lambda pair: pair[0].kind.is_computed, reversed(pairs))
        return len(self.rows) <= len(self.block) and any(
            str(line[0]).casefold() not in ("", row.label.casefold()) for row, line in ends
        )

    def _cut_sums(self) -> Sequence[tuple[Row, Sequence[Entry]]]:
        """Leave out the block's last lines where they are the totals that end the table, by their names; gives them."""
        ends = {row.label.casefold(): row for row in self.table.rows[self.top :] if row.kind.is_computed}
        cut: list[tuple[Row, Sequence[Entry]]] = []
        while (
            not self.left
            and len(self.block) > 1
            and (row := ends.get(str(self.block[-1][0]).casefold())) is not None
            and len(self.block) > len(self.table.rows) - self.top
        ):
            cut.append((row, self.block[-1]))
            self.block = self.block[:-1]
        return cut

    def grow(self, db: Connection, new_id: Callable[[], str]) -> None:
        """Add the rows and columns that are missing, and take those away that are to spare."""
        for column in self.spare:
            store.remove_column(db, column.id)
            self.columns.remove(column)
        rows = tuple(Row(new_id(), NEW_ROW) for _ in range(self.more_rows))
        if rows:
            store.add_rows(db, self.table.id, rows, self.top + len(self.rows))
        last = len(self.table.columns)
        labels = self.names[-self.more_columns :] or following_years(self.table, last, self.more_columns)
        columns = tuple(
            _new_column(new_id(), self._fitted(label), heading_at(self.table, last))
            for label in labels[: self.more_columns]
        )
        if columns:
            store.add_columns(db, self.table.id, columns, last)
        self.rows += rows
        self.columns += columns
        self.more_rows = self.more_columns = 0

    def write(self, db: Connection, new_id: Callable[[], str], progress: Progress) -> Pasted:
        """Put the block in row by row."""
        refused: dict[Place, str] = {}
        taken = computed = 0
        cells: list[Incoming] = []
        # Figures are read in the unit they stand under, and kept in øre.
        reading = replace(self.table, unit=self.told.unit or self.table.unit)
        said: list[tuple[Row, Column, Entry]] = []
        totals = self._name_columns(db)
        for row, line in zip(self.rows, self.block, strict=False):
            for column, entry in zip(self.columns, line, strict=False):
                if column is None:
                    taken += self._rename(db, row, entry)
                elif why_not_typed(row, column):
                    computed += entry not in ("", Figure())
                    said.append((row, column, entry))
                else:
                    try:
                        cell = read_cell(entry, reading, column, new_id())
                        cells.append(Incoming(row, column.id, cell, level_of_entry(entry, self.told.level)))
                    except (ValueError, UserError) as error:
                        refused[row.id, column.id] = f"{error} Cellen er, som den var."
            progress.step()
        settled = settle_levels(self.table, cells)
        settled.write(db, self.table.id)
        self._settle_totals(db, totals)
        unread = {*refused, *settled.refused}
        findings = self._contradicted(store.get(db, self.table.id), said, unread) if said or self.totals else ()
        findings = (*_other_unit(self.told, self.table), *settled.findings, *findings)
        taken += len(settled.cells)
        return Pasted(taken, computed, self.more_rows, self.more_columns, self.cut, refused, findings)

    def _name_columns(self, db: Connection) -> Sequence[Column]:
        """Give the columns the names of the block's head; gives those that are called totals now."""
        totals = []
        for named, name in zip((column for column in self.columns if column), self.names, strict=False):
            if name and name[:LONGEST_LINE] != named.label and not self.keeps_names:
                store.change_column(db, named.id, label=self._fitted(name))
                totals += [named] if SUM_WORDS.search(name) and named.kind is ColumnKind.FIGURES else []
        return totals

    def _settle_totals(self, db: Connection, totals: Sequence[Column]) -> None:
        """Let those of the columns be computed that say in every row what the columns before them give."""
        for total in totals:
            now = store.get(db, self.table.id)
            columns = [replace(each, kind=ColumnKind.TOTAL) if each.id == total.id else each for each in now.columns]
            tried = replace(now, columns=tuple(columns))
            had = [(row, row.cells[total.id].amount_ore) for row in tried.rows if total.id in row.cells]
            if had and all(ore == tried.amount(row, total) for row, ore in had):
                store.change_column(db, total.id, kind=ColumnKind.TOTAL)
                store.set_cells(db, [(row.id, total.id, None) for row, _ore_had in had])

    def _contradicted(
        self, now: BudgetTable, said: list[tuple[Row, Column, Entry]], refused: Collection[Place]
    ) -> Sequence[Finding]:
        """The computed places that the block says something else in, where it brought all they are made of."""
        if not self.top and not self.more_rows:
            columns = {column.id: column for column in now.columns}
            said += [
                (row, columns[column.id], entry)
                for row, line in self.totals
                for column, entry in zip(self.columns, line, strict=False)
                if column is not None and column.id in columns
            ]
        unread = {each for place in refused for each in place}
        found = []
        for row, column, entry in said:
            ore, value = _ore(entry, self.told.unit or now.unit), now.value(row, column)
            # Of a sum over two price levels the cell itself tells why there is none.
            if unread & {row.id, column.id} or ore in (None, value.ore) or value.doubt:
                continue
            assert ore is not None
            name = f"{quoted(row.label, _TOLD)} er {now.written(ore)} under {column.name} i udklippet"
            parts = "rækkerne" if row.kind.is_computed else "kolonnerne"
            words = f"{name}; {parts} giver {now.printed(row, column) or 'intet'}."
            found.append(Finding(words, row.id, column.id))
        return found

    def _rename(self, db: Connection, row: Row, entry: Entry) -> int:
        label = self._fitted(" ".join(str(entry).split())) if isinstance(entry, str) else ""
        if not label or label == row.label:
            return 0
        store.change_row(db, row.id, label=label)
        return 1

    def _fitted(self, name: str) -> str:
        """The name as far as there is room for it; how many were cut is counted."""
        self.cut += len(name) > LONGEST_LINE
        return name[:LONGEST_LINE]


def is_unnamed(table: BudgetTable) -> bool:
    """Whether nobody has put anything in the table: no figure, and no name of a row."""
    return not any(row.cells for row in table.rows) and all(
        row.label == NEW_ROW for row in table.rows if row.kind.is_typed
    )


def _new_column(column_id: str, label: str, heading: str) -> Column:
    return Column(column_id, label, heading, kind=ColumnKind.TOTAL if SUM_WORDS.search(label) else ColumnKind.FIGURES)


def _told_over(texts: Sequence[str]) -> Told:
    """The unit and the price level that stand over a block."""
    told = Told()
    for text in texts:
        take_unit(told, text)
    if told.unit and told.ore_per_unit == BILLION:
        raise UserError(
            "Udklippet er i mia. kr., som en tabel ikke kan skrives i. Intet er sat ind. Ret det til mio. kr."
        )
    return told


def _other_unit(told: Told, table: BudgetTable) -> Sequence[Finding]:
    """Tell that the block's unit is not the table's."""
    if told.unit in (None, table.unit):
        return ()
    here = table.unit.value
    return (Finding(f"Udklippet er i {told.unit}, tabellen i {here} Tallene er regnet om til {here}"),)


def _ore(entry: Entry, unit: Unit) -> int | None:
    """The amount that a place of the block says; none where it says no amount."""
    if isinstance(entry, Figure):
        return entry.amount_ore
    try:
        return read_figure(entry, unit).amount_ore
    except ValueError:
        return None
