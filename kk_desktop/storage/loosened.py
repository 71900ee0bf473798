"""Links that were loosened when something was deleted: read from the change log, and tied again when it comes back."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import Any

from kk_desktop.domain.rows import Touched

from . import rows as sql
from . import uses
from .links import links
from .rows import Connection, every, quote


def tie_again(db: Connection, action_id: str, things: Collection[Touched]) -> None:
    """Tie what the action loosened from the things: what has become something else since stays as it is."""
    pointing = {(link.table, link.column): link.to for link in links(db)}
    for change in every(db, "SELECT * FROM change WHERE action_id = ? ORDER BY n DESC", action_id):
        before, after = json.loads(change["before"] or "{}"), json.loads(change["after"] or "{}")
        table, row_id = change["table_name"], change["row_id"]
        lost = {
            column: value
            for column, value in before.items()
            if after.get(column) is None and Touched(pointing.get((table, column), ""), value) in things
        }
        if lost and change["operation"] == "delete":
            ends = [(to, before[column]) for (name, column), to in pointing.items() if name == table]
            _put_in_again(db, table, row_id, before, ends)
        elif lost:
            _point_again(db, table, row_id, lost)
        elif table == "block" and set(before) == set(after) == {"json"} and _names(before["json"], things):
            _write_again(db, row_id, before, after)


def _put_in_again(
    db: Connection, table: str, row_id: str, row: dict[str, Any], ends: Iterable[tuple[str, str | None]]
) -> None:
    """A row that two things were linked by, if both are in the file still and nothing else links them now."""
    here = all(every(db, f"SELECT 1 FROM {quote(to)} WHERE id = ?", end_id) for to, end_id in ends if end_id)
    if here:
        names, marks = ", ".join(map(quote, row)), ", ".join("?" * len(row))
        db.execute(
            f"INSERT OR IGNORE INTO {quote(table)} (id, {names}) VALUES (?, {marks})",
            (row_id, *row.values()),
        )


def _point_again(db: Connection, table: str, row_id: str, lost: dict[str, Any]) -> None:
    now = sql.one(db, f"SELECT * FROM {quote(table)} WHERE id = ?", row_id)
    if now is not None and not uses.is_held_by_lock(db, table, row_id):
        sql.update(db, table, row_id, {column: value for column, value in lost.items() if now[column] is None})


def _write_again(db: Connection, block_id: str, before: dict[str, Any], after: dict[str, Any]) -> None:
    """A text whose fields became plain words, if nobody has written in it since."""
    now = sql.one(db, "SELECT json FROM block WHERE id = ?", block_id)
    if now is not None and now["json"] == after["json"] and not uses.is_held_by_lock(db, "block", block_id):
        sql.update(db, "block", block_id, before)


def _names(text: str, things: Collection[Touched]) -> bool:
    return any(thing.id in text for thing in things)
