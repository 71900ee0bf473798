"""What an action has changed in the tables: which places may tell another figure, and which cannot."""

from __future__ import annotations

from functools import cached_property

from kk_desktop.domain.figures import TablePlace, read_target
from kk_desktop.storage import table_places as store
from kk_desktop.storage.aggregates import root_of
from kk_desktop.storage.rows import Connection, every


class FigureChanges:
    """A cell changes its own place and what is computed of it; all else may change the whole table."""

    def __init__(self, db: Connection, change: int) -> None:
        """Look at the changes with a number above ``change``."""
        self._db = db
        rows = every(
            db,
            "SELECT DISTINCT table_name, row_id FROM change NOT INDEXED WHERE n > ?"
            " AND table_name IN ('budget_table', 'budget_row', 'budget_column')",
            change,
        )
        self._whole = {root_of(db, row["table_name"], row["row_id"]).id for row in rows}
        self._cells = store.cells_changed_since(db, change)
        self._reached: dict[str, bool] = {}

    def __bool__(self) -> bool:
        return bool(self._whole or self._cells)

    def reach(self, target: str) -> bool:
        """Whether the figure may come to something else now."""
        if target not in self._reached:
            self._reached[target] = any(self._reach_place(place) for place in _places(target))
        return self._reached[target]

    def _reach_place(self, place: TablePlace) -> bool:
        row_id, column_id = store.whole_place(self._db, place)
        if row_id in self._rows_of_whole or (row_id, column_id) in self._cells:
            return True
        if column_id in self._computed_columns:
            return row_id in self._rows or row_id in self._computed_rows
        return column_id in self._columns and row_id in self._computed_rows

    @cached_property
    def _rows_of_whole(self) -> frozenset[str]:
        return store.row_ids(self._db, self._whole)

    @cached_property
    def _rows(self) -> frozenset[str]:
        return frozenset(row_id for row_id, _ in self._cells)

    @cached_property
    def _columns(self) -> frozenset[str]:
        return frozenset(column_id for _, column_id in self._cells)

    @cached_property
    def _tables(self) -> frozenset[str]:
        return store.tables_of_columns(self._db, self._columns)

    @cached_property
    def _computed_rows(self) -> frozenset[str]:
        return store.row_ids(self._db, self._tables, computed=True)

    @cached_property
    def _computed_columns(self) -> frozenset[str]:
        return store.computed_columns(self._db, self._tables)


def _places(target: str) -> tuple[TablePlace, ...]:
    try:
        return read_target(target).places
    except ValueError:
        return ()
