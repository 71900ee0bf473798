"""The running action: what a person asked for, under which all its changes are logged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from .rows import Connection, one, together, whole_characters

MERGE_WITHIN = timedelta(minutes=5)
"""Typing by one person in one block within this time is one action."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for, by whom; see ``Database.act``."""

    label: str
    installation_id: str
    person: str
    machine: str
    merge_key: str | None = None
    undoable: bool = True


@dataclass(frozen=True, slots=True)
class Running:
    """An action in progress; ``last_change`` is the newest entry of the log before it."""

    id: str
    last_change: int


def begin(db: Connection, order: Order, now: datetime, new_id: Callable[[], str]) -> Running:
    """Open the log for writing under a new action, or under one's newest when the two are one."""
    db.execute(
        "INSERT INTO installation (id, person, machine) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE"
        " SET person = excluded.person, machine = excluded.machine"
        " WHERE person <> excluded.person OR machine <> excluded.machine",
        (order.installation_id, order.person, order.machine),
    )
    at = now.astimezone(UTC)
    stamp = at.isoformat(timespec="milliseconds")
    action_id = _continued(db, order, at)
    if action_id is None:
        action_id = new_id()
        # A label may repeat a name that somebody pasted.
        label = whole_characters(order.label)
        values = (action_id, order.installation_id, order.person, stamp, label, order.merge_key, order.undoable)
        db.execute(
            "INSERT INTO action (id, installation_id, person, at, label, merge_key, undoable)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            values,
        )
    db.execute(
        "UPDATE current_action SET action_id = ?, installation_id = ?, at = ?",
        (action_id, order.installation_id, stamp),
    )
    return Running(action_id, _last_change(db))


def finish(db: Connection, running: Running) -> set[tuple[str, str]]:
    """Close the log and return the rows that changed, by table and id; an action without any is forgotten."""
    db.execute("UPDATE current_action SET action_id = NULL, installation_id = NULL, at = NULL")
    # By its index SQLite would read all that was ever changed to find the last few rows of it.
    newest = "FROM change NOT INDEXED WHERE n > ?"
    changed = {(table, row_id) for table, row_id in together(db, "table_name, row_id", newest, running.last_change)}
    if not changed:
        db.execute(
            "DELETE FROM action WHERE id = ?1 AND undoes IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM change WHERE action_id = ?1)",
            (running.id,),
        )
    return changed


def _continued(db: Connection, order: Order, at: datetime) -> str | None:
    if order.merge_key is None:
        return None
    newest: dict[str, Any] | None = one(
        db,
        "SELECT id, at, merge_key FROM action WHERE installation_id = ? ORDER BY n DESC LIMIT 1",
        order.installation_id,
    )
    if newest is None or newest["merge_key"] != order.merge_key:
        return None
    age = at - datetime.fromisoformat(newest["at"])
    return str(newest["id"]) if timedelta(0) <= age < MERGE_WITHIN else None


def _last_change(db: Connection) -> int:
    return int(db.execute("SELECT coalesce(max(n), 0) FROM change").fetchone()[0])
