"""Places in budget tables that figures in the texts point at, read one at a time: a table may have 25,000 of them."""

from __future__ import annotations

from collections.abc import Collection

from kk_desktop.domain.amounts import Unit, last_digit
from kk_desktop.domain.budgets import BudgetTable, ColumnKind, RowKind
from kk_desktop.domain.figures import NOTHING, Reckoned, TablePlace, mixed

from . import rows as sql
from .rows import Connection, every

_TYPED = tuple(kind.value for kind in RowKind if kind.is_typed)
_COMPUTED_COLUMNS = tuple(kind.value for kind in ColumnKind if kind.is_computed)
_ENDS_A_GROUP = (RowKind.GROUP.value, RowKind.SUBTOTAL.value, RowKind.TOTAL.value)


def whole_place(db: Connection, place: TablePlace) -> tuple[str, str]:
    """The ids of row and column of a place that a figure points at; empty ones where its cell is gone."""
    if place.column_id:
        return place.row_id, place.column_id
    cell = sql.find(db, "budget_cell", place.row_id)
    return (cell["row_id"], cell["column_id"]) if cell else ("", "")


def table_of_row(db: Connection, row_id: str) -> str | None:
    """The table a row stands in; ``None`` when the row is gone or its table lies in the bin."""
    found = sql.one(
        db,
        "SELECT t.id FROM budget_row r JOIN budget_table t ON t.id = r.table_id"
        " WHERE r.id = ? AND t.deleted_at IS NULL",
        row_id,
    )
    return found["id"] if found else None


def name_of_table(db: Connection, row_id: str) -> str:
    """What the table of a row is called; empty when that is gone."""
    table_id = table_of_row(db, row_id)
    found = sql.find(db, "budget_table", table_id) if table_id else None
    return BudgetTable(found["id"], found["title"], found["number"]).name if found else ""


def told_at(db: Connection, row_id: str, column_id: str) -> Reckoned | None:
    """What is typed in a place, or added up there; ``None`` where it takes the whole table, or is not there any more.

    A sum is that of ``budget_sums.py``, by the file's own adding.
    """
    found = sql.one(
        db,
        "SELECT r.kind, r.table_id, r.position, r.n, k.kind AS column_kind, c.amount_ore AS ore,"
        " coalesce(r.price_level, CASE r.kind WHEN 'of_which' THEN (SELECT w.price_level FROM budget_row w"
        "  WHERE w.table_id = r.table_id AND w.kind = 'row' AND (w.position, w.n) < (r.position, r.n)"
        "  ORDER BY w.position DESC, w.n DESC LIMIT 1) END, t.price_level) AS level, t.price_level AS table_level,"
        " t.unit, t.decimals"
        " FROM budget_row r JOIN budget_table t ON t.id = r.table_id AND t.deleted_at IS NULL"
        " JOIN budget_column k ON k.id = ?2 AND k.table_id = r.table_id"
        " LEFT JOIN budget_cell c ON c.row_id = r.id AND c.column_id = k.id WHERE r.id = ?1",
        row_id, column_id,
    )  # fmt: skip
    if found is None or found["column_kind"] != ColumnKind.FIGURES:
        return None
    kind = RowKind(found["kind"])
    if kind.is_typed:
        return NOTHING if found["ore"] is None else Reckoned(found["ore"], level=found["level"], step=_step(found))
    return _added(db, found, column_id, kind) if kind.is_sum else None


def _added(db: Connection, total: sql.Values, column_id: str, kind: RowKind) -> Reckoned:
    """The sum of the rows above, since the last group where it is a subtotal, for each price level."""
    place = total["table_id"], total["position"], total["n"]
    first = (-1, -1)
    if kind is RowKind.SUBTOTAL:
        head = sql.one(
            db,
            f"SELECT position, n FROM budget_row WHERE table_id = ? AND (position, n) < (?, ?)"
            f" AND kind IN ({_marks(_ENDS_A_GROUP)}) ORDER BY position DESC, n DESC LIMIT 1",
            *place, *_ENDS_A_GROUP,
        )  # fmt: skip
        first = (head["position"], head["n"]) if head else first
    sums = every(
        db,
        "SELECT coalesce(r.price_level, ?) AS level, sum(c.amount_ore) AS ore"
        " FROM budget_row r JOIN budget_cell c ON c.row_id = r.id AND c.column_id = ?"
        " WHERE r.table_id = ? AND (r.position, r.n) < (?, ?) AND (r.position, r.n) > (?, ?)"
        " AND r.kind = 'row' AND c.amount_ore IS NOT NULL GROUP BY 1",
        total["table_level"], column_id, *place, *first,
    )  # fmt: skip
    if len(sums) > 1:
        return mixed(row["level"] for row in sums)
    return Reckoned(sums[0]["ore"], level=sums[0]["level"], step=_step(total)) if sums else NOTHING


def _step(found: sql.Values) -> int:
    return last_digit(Unit(found["unit"]).ore, found["decimals"])


# What has changed -------------------------------------------------------------------------------------------------


def cells_changed_since(db: Connection, change: int) -> set[tuple[str, str]]:
    """Row and column of each cell that the log tells of after ``change``, also when it is gone."""
    # The cross keeps SQLite at the end of the log: by its indexes it would read every cell there is.
    found = db.execute(
        "SELECT c.row_id, c.column_id FROM change h NOT INDEXED CROSS JOIN budget_cell c ON c.id = h.row_id"
        " WHERE h.n > ?1 AND h.table_name = 'budget_cell'"
        " UNION SELECT json_extract(before, '$.row_id'), json_extract(before, '$.column_id') FROM change NOT INDEXED"
        " WHERE n > ?1 AND table_name = 'budget_cell' AND operation = 'delete'",
        (change,),
    )
    return {(row_id, column_id) for row_id, column_id in found}


def row_ids(db: Connection, tables: Collection[str], *, computed: bool = False) -> frozenset[str]:
    """The tables' rows, or only those whose figures are computed."""
    only = f" AND kind NOT IN ({_marks(_TYPED)})" if computed else ""
    return _ids(
        db, f"SELECT id FROM budget_row WHERE table_id IN ({_marks(tables)}){only}", *tables, *_TYPED * computed
    )


def computed_columns(db: Connection, tables: Collection[str]) -> frozenset[str]:
    """The tables' columns whose figures are computed."""
    where = f"table_id IN ({_marks(tables)}) AND kind IN ({_marks(_COMPUTED_COLUMNS)})"
    return _ids(db, f"SELECT id FROM budget_column WHERE {where}", *tables, *_COMPUTED_COLUMNS)


def tables_of_columns(db: Connection, columns: Collection[str]) -> frozenset[str]:
    """The tables that the columns stand in."""
    return _ids(db, f"SELECT DISTINCT table_id FROM budget_column WHERE id IN ({_marks(columns)})", *columns)


def _ids(db: Connection, statement: str, *parameters: str) -> frozenset[str]:
    return frozenset(row[0] for row in db.execute(statement, parameters)) if parameters else frozenset()


def _marks(values: Collection[str]) -> str:
    return ", ".join("?" * len(values))
