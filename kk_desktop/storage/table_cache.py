"""The budget tables that were read last, brought up to date by the change log instead of being read anew.

A table of thousands of figures takes a fifth of a second to read; a key in one of its cells changes one row.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import Any

from kk_desktop.domain.budgets import BudgetTable, Cell, Row

from . import budgets
from .rows import Connection, every, from_row

_KEPT = 8
"""So many tables are kept: those of a case, and what is looked up beside them."""

_MOST_ROWS = 200
"""Where more rows have changed, reading all of them is as quick."""


@dataclass(slots=True)
class _Changed:
    """What has changed since: the shape of the table, facts of rows, and figures, by the rows' ids."""

    is_reshaped: bool = False
    facts: set[str] = field(default_factory=set)
    figures: set[str] = field(default_factory=set)


class TableCache:
    """Any thread may ask; what is given out never changes."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[int, BudgetTable]] = {}
        self._unsure: dict[str, tuple[int, BudgetTable]] = {}

    def has(self, table_id: str) -> bool:
        """Whether it has been read lately, and so is quickly brought up to date."""
        return table_id in self._kept

    def begin(self) -> None:
        """Forget what an action has read that was taken back in the end."""
        self._unsure.clear()

    def settle(self) -> None:
        """Keep what the action has read that has come to the disk now."""
        for table_id, read in list(self._unsure.items()):
            self._keep(table_id, *read)
        self._unsure.clear()

    def get(self, db: Connection, table_id: str) -> BudgetTable:
        """The table as it stands. Raises ``GoneError``."""
        newest = int(db.execute("SELECT coalesce(max(n), 0) FROM change").fetchone()[0])
        since, table = self._kept.get(table_id, (newest + 1, None))
        if table is None or since > newest:
            table = budgets.get(db, table_id)
        elif since < newest:
            table = _brought_up(db, table, since)
        # What an action has written may still be taken back.
        connection: Any = getattr(db, "conn", db)
        if connection.in_transaction:
            self._unsure[table_id] = (newest, table)
        else:
            self._keep(table_id, newest, table)
        return table

    def _keep(self, table_id: str, newest: int, table: BudgetTable) -> None:
        self._kept.pop(table_id, None)
        self._kept[table_id] = (newest, table)
        for oldest in list(self._kept)[:-_KEPT]:
            self._kept.pop(oldest, None)


def _brought_up(db: Connection, table: BudgetTable, since: int) -> BudgetTable:
    changed = _changed_since(db, table, since)
    if changed.is_reshaped or len(changed.figures) + len(changed.facts) > _MOST_ROWS:
        return budgets.get(db, table.id)
    if changed.facts:
        sql = "SELECT * FROM budget_row WHERE id IN (SELECT value FROM json_each(?))"
        facts = {row["id"]: row for row in every(db, sql, json.dumps(sorted(changed.facts)))}
        rows = (from_row(Row, facts[row.id], cells=row.cells) if row.id in facts else row for row in table.rows)
        table = replace(table, rows=tuple(rows))
    if changed.figures:
        sql = "SELECT * FROM budget_cell WHERE row_id IN (SELECT value FROM json_each(?))"
        cells: dict[str, dict[str, Cell]] = {row_id: {} for row_id in changed.figures}
        for cell in every(db, sql, json.dumps(sorted(changed.figures))):
            cells[cell["row_id"]][cell["column_id"]] = from_row(Cell, cell)
        table = table.with_cells({table.row_places[row_id]: of_row for row_id, of_row in cells.items()})
    return table


def _changed_since(db: Connection, table: BudgetTable, since: int) -> _Changed:
    changed = _Changed()
    for row in every(db, _SINCE, since):
        if row["table_name"] == "budget_cell":
            if row["owner"] in table.row_places:
                changed.figures.add(row["owner"])
        elif row["owner"] == table.id:
            if row["table_name"] == "budget_row" and row["operation"] == "update" and row["position"] is None:
                changed.facts.add(row["row_id"])
            else:
                changed.is_reshaped = True
    return changed


_SINCE = (
    "SELECT DISTINCT ch.table_name, ch.row_id, ch.operation, json_extract(ch.after, '$.position') AS position,"
    " CASE ch.table_name WHEN 'budget_table' THEN ch.row_id"
    " WHEN 'budget_cell' THEN coalesce(c.row_id, json_extract(ch.before, '$.row_id'))"
    " ELSE coalesce(r.table_id, k.table_id, json_extract(ch.before, '$.table_id')) END AS owner"
    " FROM change ch NOT INDEXED"
    " LEFT JOIN budget_cell c ON ch.table_name = 'budget_cell' AND c.id = ch.row_id"
    " LEFT JOIN budget_row r ON ch.table_name = 'budget_row' AND r.id = ch.row_id"
    " LEFT JOIN budget_column k ON ch.table_name = 'budget_column' AND k.id = ch.row_id"
    " WHERE ch.n > ? AND ch.table_name IN ('budget_table', 'budget_column', 'budget_row', 'budget_cell')"
)
"""What changed in budget tables, and the row a cell, or the table a row or a column, belongs to or did."""
