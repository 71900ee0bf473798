"""Budget tables: columns, rows and the typed cells; sums are not kept, they are computed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from kk_desktop.domain.budgets import BudgetTable, Cell, Column, Row
from kk_desktop.domain.rows import TableRow

from . import rows as sql
from .rows import Connection, every, from_row, to_row


def rows(db: Connection) -> list[TableRow]:
    """Every budget table, by number and title."""
    found = every(
        db,
        "SELECT t.*, coalesce(c.title, '') AS case_title, coalesce(c.number, '') AS case_number"
        ' FROM budget_table t LEFT JOIN "case" c ON c.id = t.case_id AND c.deleted_at IS NULL'
        " WHERE t.deleted_at IS NULL ORDER BY danish_key(t.number), danish_key(t.title), t.n",
    )
    return [from_row(TableRow, row) for row in found]


def in_series(db: Connection, series_id: str) -> list[str]:
    """The ids of the tables of the same thing, in the order they were made."""
    found = every(db, "SELECT id FROM budget_table WHERE series_id = ? AND deleted_at IS NULL ORDER BY n", series_id)
    return [row["id"] for row in found]


def get(db: Connection, table_id: str) -> BudgetTable:
    """One table whole. Raises ``GoneError``."""
    row = sql.get(db, "budget_table", table_id)
    columns = every(db, "SELECT * FROM budget_column WHERE table_id = ? ORDER BY position, n", table_id)
    cells: dict[str, dict[str, Cell]] = defaultdict(dict)
    # One by one and by place: a table may have some 25,000.
    for row_id, column_id, cell_id, ore, dash, text in db.execute(
        "SELECT c.row_id, c.column_id, c.id, c.amount_ore, c.dash, c.text"
        " FROM budget_cell c JOIN budget_row r ON r.id = c.row_id WHERE r.table_id = ?",
        (table_id,),
    ):
        cells[row_id][column_id] = Cell(cell_id, ore, bool(dash), text)
    found = every(db, "SELECT * FROM budget_row WHERE table_id = ? ORDER BY position, n", table_id)
    return from_row(
        BudgetTable,
        row,
        columns=tuple(from_row(Column, column) for column in columns),
        rows=tuple(from_row(Row, line, cells=cells[line["id"]]) for line in found),
    )


def add(db: Connection, table: BudgetTable) -> None:
    """Put in a table with its columns, rows and cells."""
    sql.insert(db, "budget_table", to_row(table))
    # Counting what stands before each of thousands of rows would take longer than all the rest.
    for position, column in enumerate(table.columns):
        sql.insert(db, "budget_column", to_row(column) | {"table_id": table.id, "position": position})
    for position, row in enumerate(table.rows):
        sql.insert(db, "budget_row", to_row(row) | {"table_id": table.id, "position": position})
        for column_id, cell in row.cells.items():
            sql.insert(db, "budget_cell", to_row(cell) | {"row_id": row.id, "column_id": column_id})


def change(db: Connection, table_id: str, **facts: Any) -> None:
    """Change facts of a table by their names."""
    sql.update(db, "budget_table", table_id, facts)


def discard(db: Connection, table_id: str) -> None:
    """Move a table to the bin."""
    sql.put_in_bin(db, "budget_table", table_id)


def set_cell(db: Connection, row_id: str, column_id: str, cell: Cell | None) -> None:
    """Write a cell in its place, or empty the place; a place that holds a cell keeps that cell's id."""
    set_cells(db, [(row_id, column_id, cell)])


def set_cells(db: Connection, cells: Iterable[tuple[str, str, Cell | None]]) -> None:
    """Write many cells, each by its row and column; the last one of a place holds.

    Thousands at once: one statement for those that go, one for those that change and one for those that come.
    """
    wanted = {(row_id, column_id): cell for row_id, column_id, cell in cells}
    found = db.execute(
        "SELECT row_id, column_id, id FROM budget_cell WHERE row_id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted({row_id for row_id, _column in wanted})),),
    )
    have = {(row_id, column_id): cell_id for row_id, column_id, cell_id in found}
    gone = [have[place] for place, cell in wanted.items() if cell is None and place in have]
    changed = [(have[place], *_facts(cell)) for place, cell in wanted.items() if cell is not None and place in have]
    new = [(cell.id, *_facts(cell), *place) for place, cell in wanted.items() if cell is not None and place not in have]
    for statement, values in ((_EMPTY, gone), (_CHANGE, changed), (_PUT_IN, new)):
        if values:
            db.execute(statement, (json.dumps(values),))


_EMPTY = "DELETE FROM budget_cell WHERE id IN (SELECT value FROM json_each(?))"
_GIVEN = (
    "json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]')"
)
_CHANGE = (
    f"WITH given (id, ore, dash, text) AS (SELECT {_GIVEN} FROM json_each(?))"
    " UPDATE budget_cell SET amount_ore = given.ore, dash = given.dash, text = given.text"
    " FROM given WHERE budget_cell.id = given.id"
)
_PUT_IN = (
    "INSERT INTO budget_cell (id, amount_ore, dash, text, row_id, column_id)"
    f" SELECT {_GIVEN}, json_extract(value, '$[4]'), json_extract(value, '$[5]') FROM json_each(?)"
)


def _facts(cell: Cell) -> tuple[int | None, int, str]:
    return cell.amount_ore, int(cell.dash), sql.whole_characters(cell.text)


def add_row(db: Connection, table_id: str, row: Row, position: int) -> None:
    """Put in a row at a place counted from 0."""
    add_rows(db, table_id, (row,), position)


def add_rows(db: Connection, table_id: str, added: Sequence[Row], position: int) -> None:
    """Put in rows at a place counted from 0. Raises ``GoneError`` when the table is gone."""
    _add_at(db, "budget_row", table_id, [to_row(row) for row in added], position)


def order_rows(db: Connection, row_ids: Iterable[str]) -> None:
    """Let the rows of a table stand in this order."""
    sql.put_in_order(db, "budget_row", row_ids)


def change_row(db: Connection, row_id: str, **facts: Any) -> None:
    """Change facts of a row by their names."""
    sql.update(db, "budget_row", row_id, facts)


def move_row(db: Connection, row_id: str, position: int) -> None:
    """Move a row to another place counted from 0."""
    sql.move(db, "budget_row", "table_id", row_id, position)


def remove_row(db: Connection, row_id: str) -> None:
    """Take a row and its cells away."""
    _remove(db, "budget_row", "row_id", row_id)


def add_column(db: Connection, table_id: str, column: Column, position: int | None = None) -> None:
    """Put in a column at a place counted from 0, last when none is given."""
    ids = sql.ids_in_order(db, "budget_column", "table_id", table_id)
    add_columns(db, table_id, (column,), len(ids) if position is None else position)


def add_columns(db: Connection, table_id: str, added: Sequence[Column], position: int) -> None:
    """Put in columns at a place counted from 0. Raises ``GoneError`` when the table is gone."""
    _add_at(db, "budget_column", table_id, [to_row(column) for column in added], position)


def order_columns(db: Connection, column_ids: Iterable[str]) -> None:
    """Let the columns of a table stand in this order."""
    sql.put_in_order(db, "budget_column", column_ids)


def change_column(db: Connection, column_id: str, **facts: Any) -> None:
    """Change facts of a column by their names."""
    sql.update(db, "budget_column", column_id, facts)


def remove_column(db: Connection, column_id: str) -> None:
    """Take a column and its cells away."""
    _remove(db, "budget_column", "column_id", column_id)


def _add_at(db: Connection, kind: str, table_id: str, added: Sequence[dict[str, Any]], position: int) -> None:
    sql.get(db, "budget_table", table_id)
    ids = sql.ids_in_order(db, kind, "table_id", table_id)
    for place, values in enumerate(added, position):
        sql.insert(db, kind, values | {"table_id": table_id, "position": place})
    ids[position:position] = [values["id"] for values in added]
    sql.put_in_order(db, kind, ids)


def _remove(db: Connection, table: str, cell_column: str, row_id: str) -> None:
    for cell in every(db, f"SELECT id FROM budget_cell WHERE {cell_column} = ?", row_id):
        sql.delete(db, "budget_cell", cell["id"])
    sql.delete(db, table, row_id)
