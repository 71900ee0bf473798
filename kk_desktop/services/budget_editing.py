"""What is done to a block of a budget table at once: pasted, filled, emptied, moved; one step of the history each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from kk_desktop.domain.budgets import BudgetTable, Cell, Column, Row, why_not_typed
from kk_desktop.domain.pasted_figures import Block, block_from_json, read_block
from kk_desktop.domain.wording import quoted
from kk_desktop.errors import GoneError, UserError
from kk_desktop.storage import budgets as store
from kk_desktop.storage.rows import GONE, Connection

from .budget_cells import NEW_ROW, following_years, heading_at, place_of
from .budget_pasting import Pasted, Pasting, Place
from .budget_shaping import shape_of
from .desk import Desk
from .jobs import Progress

AT_A_TIME = 1_000
"""Figures that are written between two steps of a progress."""

_PASTED = "Satte tal ind"
_TOLD = 60


class BudgetEditing:
    """The verbs of a spreadsheet, on rows and columns by their ids."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def read(self, own: str, text: str, html: str) -> Block:
        """The block that lies on a clipboard; lines of a PDF, in which spaces part the columns, as the table they are.

        Raises ``UserError`` with a sentence for a block that is too large.
        """
        try:
            block = block_from_json(own) if own else read_block(text, html)
        except ValueError as error:
            raise UserError(str(error)) from None
        is_lines = not own and len(block) > 1 and len(block[0]) == 1
        return (_table_of_lines(text) or block) if is_lines else block

    def paste(
        self, table_id: str, at: Place, block: Block, grows: bool = False, progress: Progress | None = None
    ) -> Pasted:
        """Put a block in with its first cell at a place; what cannot be read leaves its cell as it was.

        Computed cells are never written in; a total that says something else is told. ``grows`` adds the rows and
        columns that the block has more of, and takes the years away that a new table was made with and the block has
        nothing for; a block with a head of its own is then read as one that is fetched.
        ``progress`` steps with each row; when it is stopped, nothing is put in and ``Stopped`` is raised.
        """
        table = self._desk.table(table_id)
        steps = progress or Progress("", "", len(block))
        if grows and (shape := shape_of(table, at, block, self._desk.new_id)):
            return self._desk.act(_PASTED, partial(shape.write, progress=steps))
        pasting = Pasting(table, at, block, self._desk.today().year)

        def work(db: Connection) -> Pasted:
            if grows:
                pasting.grow(db, self._desk.new_id)
            return pasting.write(db, self._desk.new_id, steps)

        return self._desk.act(_PASTED, work)

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
        """Put empty columns in at a place counted from 0; gives their ids.

        They share the heading they are put in under, and are named as the years that follow there.
        """
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
        heading = heading_at(table, position)
        return tuple(Column(self._desk.new_id(), label, heading) for label in following_years(table, position, count))

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


def _table_of_lines(text: str) -> Block:
    """The cells of the one table in lines of text; nothing where there is none, or more of them.

    Raises ``UserError`` where it can be doubted which columns a row's figures belong to: a cell has no place to say so.
    """
    from kk_desktop.exchange.text_tables import find_tables

    try:
        found = find_tables(text, "")
    except UserError:
        return ()
    if len(found) == 1 and (doubtful := next((row[0] for row in found[0].rows if row[0].remark), None)):
        raise UserError(
            f"Det kan ikke ses, hvilke kolonner tallene ud for {quoted(doubtful.text, _TOLD)} hører til. "
            "Intet er sat ind. Vælg Sæt tabel ind, så kommer tabellen ind for sig selv, og rækken bliver vist."
        )
    return tuple(tuple(cell.text for cell in row) for row in found[0].rows) if len(found) == 1 else ()


def _typed_places(table: BudgetTable, row_ids: Sequence[str], column_ids: Sequence[str]) -> list[tuple[Row, Column]]:
    rows = [row for row in table.rows if row.id in set(row_ids)]
    columns = [column for column in table.columns if column.id in set(column_ids)]
    return [(row, column) for row in rows for column in columns if not why_not_typed(row, column)]


def _with_one_before(all_ids: Sequence[str], chosen: Sequence[str]) -> Sequence[str]:
    if len(chosen) != 1:
        return chosen
    place = place_of(all_ids, chosen[0])
    return all_ids[max(place - 1, 0) : place + 1]


def _moved(ids: Sequence[str], moving: Sequence[str], by: int) -> list[str]:
    """The ids with a run of neighbours moved."""
    first = place_of(ids, moving[0])
    rest = [each for each in ids if each not in set(moving)]
    at = min(max(first + by, 0), len(rest))
    return [*rest[:at], *moving, *rest[at:]]
