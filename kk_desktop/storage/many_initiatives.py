"""Several initiatives changed at once: which of them can be, and the change itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from kk_desktop.domain.many_changed import ManyChanged

from . import rows as sql
from .rows import Connection, every, to_sql

_LINKS = {"area": "initiative_area", "policy": "initiative_policy"}

Change = Callable[[str], object]
"""What is done to one initiative, by its id."""


def set_fact(db: Connection, keys: Sequence[int], fact: str, value: Any) -> ManyChanged:
    """Give all of them the same fact; an end before an initiative's own beginning is refused for that one."""
    values = {"value": to_sql(value)}
    refused = ":value <> '' AND :value < substr(i.period_from, 1, length(:value))" if fact == "period_to" else "0"
    return _each(
        db, keys, lambda one: sql.update(db, "initiative", one, {fact: value}),
        same=f"i.{fact} IS :value", refused=refused, values=values,
    )  # fmt: skip


def link(db: Connection, keys: Sequence[int], kind: str, other_id: str, *, is_on: bool) -> ManyChanged:
    """Add an area or a policy to all of them, or take it away."""
    table, column = _LINKS[kind], f"{kind}_id"
    linked = f"i.id IN (SELECT initiative_id FROM {table} WHERE {column} = :value)"

    def change(one: str) -> None:
        if is_on:
            sql.insert(db, table, {"initiative_id": one, column: other_id})
        else:
            db.execute(f"DELETE FROM {table} WHERE initiative_id = ? AND {column} = ?", (one, other_id))

    return _each(db, keys, change, same=linked if is_on else f"NOT {linked}", values={"value": other_id})


def ids(db: Connection, keys: Sequence[int]) -> list[str]:
    """Their ids, of those outside the bin."""
    query = "SELECT id FROM initiative WHERE n IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL"
    return [row["id"] for row in every(db, query, json.dumps(list(keys)))]


def discard(db: Connection, keys: Sequence[int]) -> ManyChanged:
    """Move all of them to the bin."""
    return _each(db, keys, lambda one: sql.put_in_bin(db, "initiative", one), values={}, is_deleted=True)


def _each(
    db: Connection,
    keys: Sequence[int],
    change: Change,
    *,
    values: dict[str, Any],
    same: str = "0",
    refused: str = "0",
    is_deleted: bool = False,
) -> ManyChanged:
    cursor = db.execute(
        f"SELECT i.id, i.title, i.deleted_at IS NOT NULL, {same}, {refused} FROM json_each(:keys) k"
        " JOIN initiative i ON i.n = k.value ORDER BY danish_key(i.title), i.n",
        values | {"keys": json.dumps(list(keys))},
    )
    gone, stays, cannot, changed = [], 0, [], 0
    for one, title, is_gone, is_same, is_refused in cursor.fetchall():
        if is_gone:
            gone.append(title)
        elif is_same:
            stays += 1
        elif is_refused:
            cannot.append(title)
        else:
            change(one)
            changed += 1
    return ManyChanged(changed, stays, tuple(gone), tuple(cannot), is_deleted)


def linked_to_any(db: Connection, keys: Sequence[int], kind: str) -> list[str]:
    """The areas or policies that at least one of them has, by id."""
    table, column = _LINKS[kind], f"{kind}_id"
    found = every(
        db,
        f"SELECT DISTINCT l.{column} AS id FROM json_each(?) k JOIN initiative i ON i.n = k.value"
        f" JOIN {table} l ON l.initiative_id = i.id",
        json.dumps(list(keys)),
    )
    return [row["id"] for row in found]
