"""Budget tables: columns, rows and the typed cells; sums are not kept, they are computed."""

from __future__ import annotations

from collections import defaultdict
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
        " WHERE t.deleted_at IS NULL ORDER BY t.number COLLATE danish, t.title COLLATE danish, t.n",
    )
    return [from_row(TableRow, row) for row in found]


def get(db: Connection, table_id: str) -> BudgetTable:
    """One table whole. Raises ``GoneError``."""
    row = sql.get(db, "budget_table", table_id)
    columns = every(db, "SELECT * FROM budget_column WHERE table_id = ? ORDER BY position, n", table_id)
    cells: dict[str, dict[str, Cell]] = defaultdict(dict)
    for cell in every(
        db,
        "SELECT c.* FROM budget_cell c JOIN budget_row r ON r.id = c.row_id WHERE r.table_id = ?",
        table_id,
    ):
        cells[cell["row_id"]][cell["column_id"]] = from_row(Cell, cell)
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
    for column in table.columns:
        sql.append(db, "budget_column", ("table_id", table.id), to_row(column))
    for row in table.rows:
        sql.append(db, "budget_row", ("table_id", table.id), to_row(row))
        for column_id, cell in row.cells.items():
            set_cell(db, row.id, column_id, cell)


def change(db: Connection, table_id: str, **facts: Any) -> None:
    """Change facts of a table by their names."""
    sql.update(db, "budget_table", table_id, facts)


def discard(db: Connection, table_id: str) -> None:
    """Move a table to the bin."""
    sql.put_in_bin(db, "budget_table", table_id)


def find_place(db: Connection, target: str) -> tuple[BudgetTable, Row, Column] | None:
    """The place in a table that a field points at, by row and column or by its cell; ``None`` when it is gone."""
    row_id, _, column_id = target.partition(":")
    if not column_id:
        cell = sql.find(db, "budget_cell", target)
        row_id, column_id = (cell["row_id"], cell["column_id"]) if cell else ("", "")
    owner = sql.find(db, "budget_row", row_id)
    if owner is None or sql.find(db, "budget_table", owner["table_id"]) is None:
        return None
    table = get(db, owner["table_id"])
    row = next(row for row in table.rows if row.id == row_id)
    column = next((column for column in table.columns if column.id == column_id), None)
    return None if column is None else (table, row, column)


def set_cell(db: Connection, row_id: str, column_id: str, cell: Cell | None) -> None:
    """Write a cell in its place, or empty the place; a place that holds a cell keeps that cell's id."""
    place = "row_id = ? AND column_id = ?"
    have = sql.one(db, f"SELECT id FROM budget_cell WHERE {place}", row_id, column_id)
    if cell is None:
        if have:
            sql.delete(db, "budget_cell", have["id"])
    elif have:
        sql.update(db, "budget_cell", have["id"], {"amount_ore": cell.amount_ore, "dash": cell.dash})
    else:
        sql.insert(db, "budget_cell", to_row(cell) | {"row_id": row_id, "column_id": column_id})


def add_row(db: Connection, table_id: str, row: Row, position: int) -> None:
    """Put in a row at a place counted from 0."""
    ids = sql.ids_in_order(db, "budget_row", "table_id", table_id)
    sql.insert(db, "budget_row", to_row(row) | {"table_id": table_id, "position": position})
    ids.insert(position, row.id)
    sql.put_in_order(db, "budget_row", ids)


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
    sql.append(db, "budget_column", ("table_id", table_id), to_row(column))
    if position is not None:
        sql.move(db, "budget_column", "table_id", column.id, position)


def change_column(db: Connection, column_id: str, **facts: Any) -> None:
    """Change facts of a column by their names."""
    sql.update(db, "budget_column", column_id, facts)


def remove_column(db: Connection, column_id: str) -> None:
    """Take a column and its cells away."""
    _remove(db, "budget_column", "column_id", column_id)


def _remove(db: Connection, table: str, cell_column: str, row_id: str) -> None:
    for cell in every(db, f"SELECT id FROM budget_cell WHERE {cell_column} = ?", row_id):
        sql.delete(db, "budget_cell", cell["id"])
    sql.delete(db, table, row_id)
