"""A document's text and the tables beside it as they were each time a table was changed under it, by the change log."""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from kk_desktop.domain.budgets import BudgetTable, Cell, Column, Row
from kk_desktop.domain.text import Block

from .documents import block_of
from .rows import Connection, every, from_row, together

_MOST = 8
"""So many readings are told, the newest: each costs a look at the whole text."""

_TABLES = ("budget_table", "budget_column", "budget_row", "budget_cell")


@dataclass(frozen=True, slots=True)
class EarlierReading:
    """What stood in the text, and beside it, right before a table was changed."""

    blocks: tuple[Block, ...]
    tables: tuple[BudgetTable, ...]


class _Change(NamedTuple):
    """One line of the log; ``before`` is the JSON of what was there."""

    n: int
    action_id: str
    table_name: str
    row_id: str
    operation: str
    before: str | None


class _Version(NamedTuple):
    """That a block got other words: where it stands in the log, and of which action."""

    n: int
    action_id: str
    block_id: str


def earlier_readings(db: Connection, document_id: str, table_ids: Sequence[str]) -> list[EarlierReading]:
    """The readings that somebody may have had who wrote the text, the longest ago first.

    Of changes with no word written between them only the first has one: later figures were never written down.
    """
    versions = _versions(db, document_id)
    if not versions or not table_ids:
        return []
    changes = _changes(db, versions[0].n)
    state = _State(db, table_ids)
    ours = [change for change in reversed(changes) if state.take_back(change)]
    moments = _moments(versions, ours[::-1])
    state, readings, waiting = _State(db, table_ids), list[EarlierReading](), deque(ours)
    for moment in reversed(moments):
        while waiting and waiting[0].n >= moment:
            state.take_back(waiting.popleft())
        readings.append(EarlierReading(_blocks(db, versions, moment), state.tables()))
    return readings[::-1]


def _moments(versions: Sequence[_Version], changes: Sequence[_Change]) -> list[int]:
    """Where the log stood before each change of a table that came after something was written."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for change in changes:
        first.setdefault(change.action_id, change.n)
        last[change.action_id] = change.n
    written: list[int] = []
    known: set[str] = set()
    for version in versions:
        # A block that follows its table, since it shows live figures, was not written then; one that came with it was.
        if version.action_id not in first:
            written.append(version.n)
        elif version.block_id not in known:
            written.append(max(version.n, last[version.action_id]))
        known.add(version.block_id)
    moments: list[int] = []
    waiting = sorted(written)
    for moment in sorted(first.values()):
        if waiting and waiting[0] < moment:
            moments.append(moment)
            waiting = [n for n in waiting if n > moment]
    return moments[-_MOST:]


class _State:
    """The rows of some tables as they stand, and as they stood the further changes are taken back."""

    def __init__(self, db: Connection, table_ids: Sequence[str]) -> None:
        self._table_ids = table_ids
        wanted = json.dumps(list(table_ids))
        chosen = "IN (SELECT value FROM json_each(?))"
        found = {
            "budget_table": every(db, f"SELECT * FROM budget_table WHERE id {chosen}", wanted),
            "budget_column": every(db, f"SELECT * FROM budget_column WHERE table_id {chosen}", wanted),
            "budget_row": every(db, f"SELECT * FROM budget_row WHERE table_id {chosen}", wanted),
            "budget_cell": every(
                db,
                f"SELECT c.* FROM budget_row r JOIN budget_cell c ON c.row_id = r.id WHERE r.table_id {chosen}",
                wanted,
            ),
        }
        self._rows: dict[str, dict[str, dict[str, Any]]] = {
            name: {row["id"]: row for row in rows} for name, rows in found.items()
        }

    def take_back(self, change: _Change) -> bool:
        """Whether the change was in these tables; then all is as it was before it. Newest first."""
        rows = self._rows[change.table_name]
        if change.operation != "delete" and change.row_id not in rows:
            return False
        if change.before is None:
            del rows[change.row_id]
            return True
        before = json.loads(change.before)
        if change.operation == "delete" and not self._is_ours(change.table_name, before):
            return False
        rows[change.row_id] = {"id": change.row_id, **rows.get(change.row_id, {}), **before}
        return True

    def _is_ours(self, table_name: str, row: Mapping[str, Any]) -> bool:
        if table_name == "budget_cell":
            return row["row_id"] in self._rows["budget_row"]
        return row.get("table_id") in self._table_ids

    def tables(self) -> tuple[BudgetTable, ...]:
        """Those of the tables that there were."""
        cells: dict[str, dict[str, Cell]] = defaultdict(dict)
        for cell in self._rows["budget_cell"].values():
            cells[cell["row_id"]][cell["column_id"]] = from_row(Cell, cell)
        return tuple(
            from_row(
                BudgetTable,
                table,
                columns=tuple(from_row(Column, column) for column in self._of("budget_column", table["id"])),
                rows=tuple(from_row(Row, row, cells=cells[row["id"]]) for row in self._of("budget_row", table["id"])),
            )
            for table_id in self._table_ids
            if (table := self._rows["budget_table"].get(table_id)) is not None
        )

    def _of(self, table_name: str, table_id: str) -> Iterator[dict[str, Any]]:
        rows = (row for row in self._rows[table_name].values() if row["table_id"] == table_id)
        return iter(sorted(rows, key=lambda row: row["position"]))


def _changes(db: Connection, since: int) -> list[_Change]:
    """What was changed in any table, in the order of the log."""
    found = together(
        db, "n, action_id, table_name, row_id, operation, before",
        f"FROM change WHERE table_name IN ({', '.join('?' * len(_TABLES))}) AND n > ? ORDER BY n",
        *_TABLES, since,
    )  # fmt: skip
    return [_Change(*line) for line in found]


def _versions(db: Connection, document_id: str) -> list[_Version]:
    """When the words of the document's blocks were written, in the order of the log."""
    # A block that was only moved has no words in the log.
    found = together(
        db, "n, action_id, row_id",
        "FROM (SELECT h.n, h.action_id, h.row_id FROM block b"
        " JOIN change h ON h.table_name = 'block' AND h.row_id = b.id"
        " WHERE b.document_id = ? AND json_type(h.after, '$.json') IS NOT NULL ORDER BY h.n)",
        document_id,
    )  # fmt: skip
    return [_Version(*line) for line in found]


def _blocks(db: Connection, versions: Collection[_Version], moment: int) -> tuple[Block, ...]:
    """The blocks there were, with their words at the time, in the order they stand in now."""
    newest = {version.block_id: version.n for version in versions if version.n < moment}
    found = every(
        db,
        "SELECT b.id, b.kind, json_extract(h.after, '$.json') AS json FROM change h JOIN block b ON b.id = h.row_id"
        " WHERE h.n IN (SELECT value FROM json_each(?)) ORDER BY b.position, b.n",
        json.dumps(list(newest.values())),
    )
    return tuple(map(block_of, found))
