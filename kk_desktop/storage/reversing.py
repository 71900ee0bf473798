"""Reverses an action: what it did to each row is folded into one, held against the row now, and written back.

It knows nothing of which action may be taken back by whom; ``history`` does.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from kk_desktop.domain.workflow import Status
from kk_desktop.errors import CannotUndoError

from . import rows
from .aggregates import roots_of
from .rows import Connection, every, one, quote

AT_A_TIME = 1_000
"""Rows that one statement writes: more are told of as they come on."""

Step = Callable[[], object]
Thing = TypeVar("Thing")

_BESIDE_THE_TEXT = {"status", "document_number", "filing_system", "filed_on"}
"""Columns of a document that may be filled in after it is locked."""

_CHANGED = "Det er rettet igen siden og kan ikke fortrydes. Intet er ændret. Ret det i stedet."


@dataclass(slots=True)
class _Net:
    """What an action did to one row, all its changes folded into one."""

    table: str
    row_id: str
    existed: bool
    exists: bool = True
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)


def reverse(db: Connection, action_id: str, step: Step | None = None) -> None:
    """Make every row as it was before the action; ``step`` is called with each thousand that is written.

    Raises ``CannotUndoError`` where a value has changed since, or a document is locked.
    """
    nets = _fold(db, action_id)
    _refuse_locked(db, nets)
    # Rows point at each other in any order; what they point at is checked when all is in place.
    db.execute("PRAGMA defer_foreign_keys = ON")
    now = _rows_now(db, nets)
    for net in nets:
        _refuse_changed(net, now.get((net.table, net.row_id)))
    gone: defaultdict[str, list[str]] = defaultdict(list)
    changed: defaultdict[tuple[str, frozenset[str]], list[dict[str, Any]]] = defaultdict(list)
    lost: defaultdict[tuple[str, frozenset[str]], list[dict[str, Any]]] = defaultdict(list)
    for net in nets:
        if net.exists and not net.existed:
            _forget_versions(db, net)
            gone[net.table].append(net.row_id)
        elif net.existed and net.before:
            way = changed if net.exists else lost
            way[net.table, frozenset(net.before)].append({"id": net.row_id, **net.before})
    for table, ids in gone.items():
        _by_the_thousand(partial(rows.delete_many, db, table), ids, step)
    for write, groups in ((rows.update_logged, changed), (rows.insert_logged, lost)):
        for (table, _columns), logged in groups.items():
            _by_the_thousand(partial(write, db, table), logged, step)


def _by_the_thousand(write: Callable[[Sequence[Thing]], None], things: Sequence[Thing], step: Step | None) -> None:
    for first in range(0, len(things), AT_A_TIME):
        some = things[first : first + AT_A_TIME]
        write(some)
        if step is not None and len(some) == AT_A_TIME:
            step()


def _rows_now(db: Connection, nets: list[_Net]) -> dict[tuple[str, str], dict[str, Any]]:
    """The rows as they stand, by table and id, with the columns that are held against the log."""
    asked: defaultdict[str, list[_Net]] = defaultdict(list)
    for net in nets:
        asked[net.table].append(net)
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for table, those in asked.items():
        names = ["id", *sorted({name for net in those for name in net.after})]
        columns, ids = ", ".join(map(quote, names)), json.dumps([net.row_id for net in those])
        where = f"FROM {quote(table)} WHERE id IN (SELECT value FROM json_each(?))"
        for row in rows.together(db, columns, where, ids):
            found[table, row[0]] = dict(zip(names, row, strict=True))
    return found


def _forget_versions(db: Connection, net: _Net) -> None:
    """Keeping a proof is no step of its own: what was kept goes with its document, and comes back with it."""
    if net.table == "document":
        for row in every(db, "SELECT id FROM version WHERE document_id = ?", net.row_id):
            rows.delete(db, "version", row["id"])


def _fold(db: Connection, action_id: str) -> list[_Net]:
    nets: dict[tuple[str, str], _Net] = {}
    logged = "FROM change WHERE action_id = ? ORDER BY n"
    changes = rows.together(db, "table_name, row_id, operation, before, after", logged, action_id)
    # One reading of one long list: a large paste leaves tens of thousands of small ones.
    values = json.loads(f"[{','.join(text or '{}' for change in changes for text in change[3:])}]")
    for place, (table, row_id, operation, _before, _after) in enumerate(changes):
        key = table, row_id
        net = nets.get(key)
        if net is None:
            net = nets[key] = _Net(table, row_id, existed=operation != "insert")
        net.before = values[2 * place] | net.before
        net.after.update(values[2 * place + 1])
        net.exists = operation != "delete"
    return [net for net in nets.values() if net.existed or net.exists]


def _refuse_changed(net: _Net, now: dict[str, Any] | None) -> None:
    if not net.exists:
        # A row that was there before has all its columns in the log, unless its content has been erased.
        if now is not None or (net.existed and not net.before):
            raise CannotUndoError(_CHANGED)
        return
    if now is None or any(now[column] != value for column, value in net.after.items()):
        raise CannotUndoError(_CHANGED)


def _refuse_locked(db: Connection, nets: list[_Net]) -> None:
    """Nothing is taken back in a locked document, but the very step that locked it may be: a slip of the hand."""
    locking = {net.row_id for net in nets if net.table == "document" and _has_locked(net)}
    touched = roots_of(db, ((net.table, net.row_id) for net in nets if not _is_beside_the_text(net)))
    for thing in touched:
        if thing.kind != "document" or thing.id in locking:
            continue
        row = one(db, "SELECT title, status FROM document WHERE id = ?", thing.id)
        if row is not None and Status(row["status"]).is_locked:
            raise CannotUndoError(f"”{row['title']}” er låst og kan ikke ændres. Intet er fortrudt.")


def _is_beside_the_text(net: _Net) -> bool:
    """Whether it says where a locked document went and lies, or which areas it is about.

    That goes on after the lock and may be a slip, too.
    """
    if net.table == "document":
        return set(net.before) | set(net.after) <= _BESIDE_THE_TEXT
    return net.table in ("dispatch", "dispatch_recipient", "blind_copy", "document_area")


def _has_locked(net: _Net) -> bool:
    if "status" not in net.before or "status" not in net.after:
        return False
    return Status(net.after["status"]).is_locked and not Status(net.before["status"]).is_locked
