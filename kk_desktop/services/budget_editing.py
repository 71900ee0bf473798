"""What is done to a block of a budget table at once: pasted, filled, emptied, moved; one step of the history each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, repeat, takewhile

from kk_desktop.domain.amounts import Figure, read_figure
from kk_desktop.domain.budgets import BudgetTable, Cell, Column, ColumnKind, Row, why_not_typed
from kk_desktop.domain.pasted_figures import Block, Entry, block_from_json, read_block
from kk_desktop.domain.wording import listed
from kk_desktop.errors import GoneError, UserError
from kk_desktop.storage import budgets as store
from kk_desktop.storage.rows import GONE, Connection

from .desk import Desk
from .facts import LONGEST_LINE, tidy_line
from .jobs import Progress

Place = tuple[str, str]
"""A row's id and a column's; no column is the row's name."""
NEW_ROW = "Ny række"
AT_A_TIME = 1_000
"""Figures that are written between two steps of a progress."""
_YEAR = re.compile(r"(19|20)[0-9]{2}")
_AMOUNT = re.compile(r"\d|^[-–—−]$")


@dataclass(frozen=True, slots=True)
class Pasted:
    """What became of a block: how many figures were taken, and why others were not, by their places.

    ``computed`` cells were skipped; ``rows`` and ``columns`` are how many more the block has than the table;
    ``cut`` names were longer than ``LONGEST_LINE`` and end there.
    """

    taken: int = 0
    computed: int = 0
    rows: int = 0
    columns: int = 0
    cut: int = 0
    refused: Mapping[Place, str] = field(default_factory=dict)


class BudgetEditing:
    """The verbs of a spreadsheet, on rows and columns by their ids."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def read(self, own: str, text: str, html: str) -> Block:
        """The block that lies on a clipboard. Raises ``UserError`` with a sentence for one that is too large."""
        try:
            return block_from_json(own) if own else read_block(text, html)
        except ValueError as error:
            raise UserError(str(error)) from None

    def paste(
        self, table_id: str, at: Place, block: Block, grows: bool = False, progress: Progress | None = None
    ) -> Pasted:
        """Put a block in with its first cell at a place; what cannot be read leaves its cell as it was.

        Computed cells are never written in. ``grows`` adds the rows and columns that the block has more of, and takes
        the years away that a new table was made with and the block has nothing for.
        ``progress`` steps with each row; when it is stopped, nothing is put in and ``Stopped`` is raised.
        """
        table = self._desk.table(table_id)
        pasting = _Pasting(table, at, block, self._desk.today().year)

        def work(db: Connection) -> Pasted:
            if grows:
                pasting.grow(db, self._desk.new_id)
            return pasting.write(db, self._desk.new_id, progress or Progress("", "", len(block)))

        return self._desk.act("Satte tal ind", work)

    def clear(
        self, table_id: str, row_ids: Sequence[str], column_ids: Sequence[str], progress: Progress | None = None
    ) -> None:
        """Empty a block; what is computed in it stays.

        ``progress`` steps with each thousand figures, as it does when a block is filled; when it is stopped, nothing
        is changed and ``Stopped`` is raised.
        """
        table = self._desk.table(table_id)
        places = _typed_places(table, row_ids, column_ids)
        self._set("Slettede tal", [(row.id, column.id, None) for row, column in places], progress)

    def fill_right(
        self, table_id: str, row_ids: Sequence[str], column_ids: Sequence[str], progress: Progress | None = None
    ) -> None:
        """Repeat each row's first figure in the block's other columns; of one column, the figure to its left."""
        table = self._desk.table(table_id)
        columns = _with_one_before([column.id for column in table.columns], column_ids)
        self._fill(table, ((row, columns[0], row, to) for row in row_ids for to in columns[1:]), progress)

    def fill_down(
        self, table_id: str, row_ids: Sequence[str], column_ids: Sequence[str], progress: Progress | None = None
    ) -> None:
        """Repeat the first row's figures in the block's other rows; of one row, the figures above it."""
        table = self._desk.table(table_id)
        rows = _with_one_before([row.id for row in table.rows], row_ids)
        self._fill(table, ((rows[0], column, to, column) for column in column_ids for to in rows[1:]), progress)

    def insert_rows(self, table_id: str, position: int, count: int = 1) -> tuple[str, ...]:
        """Put empty rows in at a place counted from 0; gives their ids."""
        rows = tuple(Row(self._desk.new_id(), NEW_ROW) for _ in range(count))
        label = "Tilføjede række" if count == 1 else "Tilføjede rækker"
        self._desk.act(label, lambda db: store.add_rows(db, table_id, rows, position))
        return tuple(row.id for row in rows)

    def remove_rows(self, row_ids: Sequence[str]) -> None:
        """Take rows and their figures away."""

        def work(db: Connection) -> None:
            for row_id in row_ids:
                store.remove_row(db, row_id)

        self._desk.act("Slettede række" if len(row_ids) == 1 else "Slettede rækker", work)

    def move_rows(self, table_id: str, row_ids: Sequence[str], by: int) -> None:
        """Move neighbouring rows so many places up (negative) or down; at the end of the table they stay."""
        order = _moved([row.id for row in self._desk.table(table_id).rows], row_ids, by)
        self._desk.act(
            "Flyttede række" if len(row_ids) == 1 else "Flyttede rækker", lambda db: store.order_rows(db, order)
        )

    def insert_columns(self, table_id: str, position: int, count: int = 1) -> tuple[str, ...]:
        """Put empty columns in at a place counted from 0, named as the years that follow; gives their ids."""
        columns = self._new_columns(self._desk.table(table_id), position, count)
        label = "Tilføjede kolonne" if count == 1 else "Tilføjede kolonner"
        self._desk.act(label, lambda db: store.add_columns(db, table_id, columns, position))
        return tuple(column.id for column in columns)

    def remove_columns(self, column_ids: Sequence[str]) -> None:
        """Take columns and their figures away."""

        def work(db: Connection) -> None:
            for column_id in column_ids:
                store.remove_column(db, column_id)

        self._desk.act("Slettede kolonne" if len(column_ids) == 1 else "Slettede kolonner", work)

    def move_columns(self, table_id: str, column_ids: Sequence[str], by: int) -> None:
        """Move neighbouring columns so many places left (negative) or right; at the end of the table they stay."""
        order = _moved([column.id for column in self._desk.table(table_id).columns], column_ids, by)
        label = "Flyttede kolonne" if len(column_ids) == 1 else "Flyttede kolonner"
        self._desk.act(label, lambda db: store.order_columns(db, order))

    def _new_columns(self, table: BudgetTable, position: int, count: int) -> tuple[Column, ...]:
        return tuple(Column(self._desk.new_id(), label) for label in _following_years(table, position, count))

    def _fill(self, table: BudgetTable, steps: Iterator[tuple[str, str, str, str]], progress: Progress | None) -> None:
        rows, columns = {row.id: row for row in table.rows}, {column.id: column for column in table.columns}
        cells: list[tuple[str, str, Cell | None]] = []
        for from_row, from_column, to_row, to_column in steps:
            if not (rows.keys() >= {from_row, to_row} and columns.keys() >= {from_column, to_column}):
                raise GoneError(GONE)
            if columns[to_column].kind is columns[from_column].kind and not why_not_typed(
                rows[to_row], columns[to_column]
            ):
                cells.append((to_row, to_column, self._copied(rows[from_row], table, columns[from_column])))
        self._set("Udfyldte tal", cells, progress)

    def _set(self, label: str, cells: Sequence[tuple[str, str, Cell | None]], progress: Progress | None) -> None:
        def work(db: Connection) -> None:
            for first in range(0, len(cells), AT_A_TIME):
                store.set_cells(db, cells[first : first + AT_A_TIME])
                if progress is not None:
                    progress.step()

        self._desk.act(label, work)

    def _copied(self, row: Row, table: BudgetTable, column: Column) -> Cell | None:
        value = table.value(row, column)
        if value.cell is not None:
            return Cell(self._desk.new_id(), value.cell.amount_ore, value.cell.dash, value.cell.text)
        return Cell(self._desk.new_id(), value.ore) if value.ore is not None else None


def read_cell(entry: Entry, table: BudgetTable, column: Column, cell_id: str) -> Cell | None:
    """What was typed or brought as a cell; nothing where it is empty. Raises ``ValueError`` with a Danish sentence."""
    if column.kind is ColumnKind.TEXT:
        words = (
            entry if isinstance(entry, str) else table.written(entry.amount_ore) if entry.amount_ore is not None else ""
        )
        words = tidy_line(words, "Teksten")
        if words and words in "-–—−":
            return Cell(cell_id, dash=True)
        return Cell(cell_id, text=words) if words else None
    figure = entry if isinstance(entry, Figure) else read_figure(entry, table.unit)
    return None if figure.is_empty else Cell(cell_id, figure.amount_ore, figure.dash)


class _Pasting:
    """A block on its way into a table."""

    def __init__(self, table: BudgetTable, at: Place, block: Block, this_year: int) -> None:
        self.table, self.block = table, block
        self.cut = 0
        rows, columns = [row.id for row in table.rows], ["", *(column.id for column in table.columns)]
        self.top, self.left = _place(rows, at[0]), _place(columns, at[1])
        self.names = self._cut_head()
        self._cut_sums()
        self.rows: list[Row] = list(table.rows[self.top :])
        self.columns: list[Column | None] = [None, *table.columns][self.left :]
        if len(self.block) > len(self.rows) or self._names_a_total():
            # What there is too much of goes above the totals that end the table, never on them.
            while self.rows and self.rows[-1].kind.is_computed:
                self.rows.pop()
        width = max(map(len, self.block), default=0)
        self.more_rows, self.more_columns = max(len(self.block) - len(self.rows), 0), max(width - len(self.columns), 0)
        self.spare = [column for column in self.columns[width:] if column] if self._is_new(this_year) else []

    def _cut_head(self) -> Sequence[str]:
        """Take the line of years or words above the figures out of the block: it names the columns, and is no money.

        Raises ``UserError`` where figures already stand under other years.
        """
        head = [str(entry) for entry in self.block[0][not self.left :]]
        columns = self.table.columns[max(self.left - 1, 0) :][: len(head)]
        names = [column.label for column in columns]
        if len(self.block) == 1 or not _is_head(head, is_corner_empty=not self.left and not self.block[0][0]):
            return ()
        if names != head[: len(names)] and any(column.id in row.cells for row in self.table.rows for column in columns):
            if not all(map(_YEAR.fullmatch, head)):
                return ()
            raise UserError(
                f"Udklippet har årene {head[0]}-{head[-1]}, men i tabellen står der {listed(names)}. Intet er sat ind."
                " Kopiér uden linjen med år, eller ret tabellens år."
            )
        self.block = self.block[1:]
        return head

    def _is_new(self, this_year: int) -> bool:
        """Whether the table is as it was made, so that the block shapes it: unnamed rows and no figure.

        Without a line of names of its own the block shapes only years that nobody has put another in place of.
        """
        rows, columns = self.table.rows, self.table.columns
        is_bare = not any(row.cells for row in rows) and all(row.label == NEW_ROW for row in rows if row.kind.is_typed)
        is_made = [column.label for column in columns] == [str(this_year + n) for n in range(len(columns))]
        return is_bare and not self.top and self.left <= 1 and bool(is_made or self.names)

    def _names_a_total(self) -> bool:
        """Whether a line of the block with a name of its own would come upon the totals that end the table."""
        pairs = [] if self.left else [*zip(self.rows, self.block, strict=False)]
        ends = takewhile(lambda pair: pair[0].kind.is_computed, reversed(pairs))
        return len(self.rows) <= len(self.block) and any(
            str(line[0]).casefold() not in ("", row.label.casefold()) for row, line in ends
        )

    def _cut_sums(self) -> None:
        """Leave out the block's last lines where they are the totals that end the table, by their names."""
        if self.left:
            return
        ends = {row.label.casefold() for row in self.table.rows[self.top :] if row.kind.is_computed}
        while (
            len(self.block) > 1
            and str(self.block[-1][0]).casefold() in ends
            and len(self.block) > len(self.table.rows) - self.top
        ):
            self.block = self.block[:-1]

    def grow(self, db: Connection, new_id: Callable[[], str]) -> None:
        """Add the rows and columns that are missing, and take those away that are to spare."""
        for column in self.spare:
            store.remove_column(db, column.id)
            self.columns.remove(column)
        rows = tuple(Row(new_id(), NEW_ROW) for _ in range(self.more_rows))
        if rows:
            store.add_rows(db, self.table.id, rows, self.top + len(self.rows))
        last = len(self.table.columns)
        labels = self.names[-self.more_columns :] or _following_years(self.table, last, self.more_columns)
        columns = tuple(Column(new_id(), label) for label in labels[: self.more_columns])
        if columns:
            store.add_columns(db, self.table.id, columns, last)
        self.rows += rows
        self.columns += columns
        self.more_rows = self.more_columns = 0

    def write(self, db: Connection, new_id: Callable[[], str], progress: Progress) -> Pasted:
        """Put the block in row by row."""
        refused: dict[Place, str] = {}
        taken = computed = 0
        cells: list[tuple[str, str, Cell | None]] = []
        for named, name in zip((column for column in self.columns if column), self.names, strict=False):
            if name and name != named.label:
                store.change_column(db, named.id, label=self._fitted(name))
        for row, line in zip(self.rows, self.block, strict=False):
            for column, entry in zip(self.columns, line, strict=False):
                if column is None:
                    taken += self._rename(db, row, entry)
                elif why_not_typed(row, column):
                    computed += entry not in ("", Figure())
                else:
                    try:
                        cells.append((row.id, column.id, read_cell(entry, self.table, column, new_id())))
                    except (ValueError, UserError) as error:
                        refused[row.id, column.id] = f"{error} Cellen er, som den var."
            progress.step()
        store.set_cells(db, cells)
        return Pasted(taken + len(cells), computed, self.more_rows, self.more_columns, self.cut, refused)

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


def _is_head(head: Sequence[str], is_corner_empty: bool) -> bool:
    """Whether a line names columns: years one after the other in four digits (2.011 is money), or words."""
    years = [int(name) for name in head if _YEAR.fullmatch(name)]
    others = [name for name in head if name and not _YEAR.fullmatch(name)]
    if any(_AMOUNT.search(name) for name in others) or years != list(range(*_span(years))):
        return False
    # One year alone may as well be an amount.
    return bool(others) or len(years) > 1 or (len(years) == 1 and is_corner_empty)


def _span(years: Sequence[int]) -> tuple[int, int]:
    return (years[0], years[0] + len(years)) if years else (0, 0)


def _typed_places(table: BudgetTable, row_ids: Sequence[str], column_ids: Sequence[str]) -> list[tuple[Row, Column]]:
    rows = [row for row in table.rows if row.id in set(row_ids)]
    columns = [column for column in table.columns if column.id in set(column_ids)]
    return [(row, column) for row in rows for column in columns if not why_not_typed(row, column)]


def _with_one_before(all_ids: Sequence[str], chosen: Sequence[str]) -> Sequence[str]:
    if len(chosen) != 1:
        return chosen
    place = _place(all_ids, chosen[0])
    return all_ids[max(place - 1, 0) : place + 1]


def _place(ids: Sequence[str], one: str) -> int:
    """Where it stands. Raises ``GoneError`` when an undo has taken it away meanwhile."""
    if one not in ids:
        raise GoneError(GONE)
    return ids.index(one)


def _moved(ids: Sequence[str], moving: Sequence[str], by: int) -> list[str]:
    """The ids with a run of neighbours moved."""
    first = _place(ids, moving[0])
    rest = [each for each in ids if each not in set(moving)]
    at = min(max(first + by, 0), len(rest))
    return [*rest[:at], *moving, *rest[at:]]


def _following_years(table: BudgetTable, position: int, count: int) -> list[str]:
    """Names for new columns: the years after the one they stand behind, as far as no column has that year."""
    taken = {column.label for column in table.columns}
    before = [
        column.label for column in table.columns[:position] if column.label.isdecimal() and len(column.label) == 4
    ]
    if not before:
        return ["Ny kolonne"] * count
    free = (str(year) for year in range(int(before[-1]) + 1, 10_000) if str(year) not in taken)
    return list(islice(chain(free, repeat("Ny kolonne")), count))
