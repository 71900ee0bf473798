"""The history of what was done, and taking it back: undo and redo as actions of their own."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kk_desktop.domain.rows import ActionRow
from kk_desktop.domain.workflow import Status
from kk_desktop.errors import CannotUndoError

from . import rows
from .aggregates import root_of, title_of
from .rows import Connection, every, one, quote

if TYPE_CHECKING:
    from .database import Database

_UNDONE = (
    "EXISTS (SELECT 1 FROM action u WHERE u.undoes = a.id"
    " AND NOT EXISTS (SELECT 1 FROM action r WHERE r.undoes = u.id))"
)
"""Whether the action ``a`` is taken back: by an undo that has not been taken back itself."""

_NOT_RUNNING = "id IS NOT (SELECT action_id FROM current_action)"
"""Leaves out the undo that is asking."""

_CHANGED = "Det er rettet igen siden og kan ikke fortrydes. Intet er ændret. Ret det i stedet."


def recent(db: Connection, installation_id: str, limit: int = 20) -> list[ActionRow]:
    """What was done last, newest first; ``can_undo`` marks one's own that can be taken back."""
    actions = every(
        db,
        f"SELECT a.*, a.undoes IS NULL AND a.undoable AND NOT {_UNDONE} AS open FROM action a ORDER BY n DESC LIMIT ?",
        limit,
    )
    return [
        ActionRow(
            id=row["id"],
            label=row["label"],
            subject=_subject(db, row["id"]),
            at=datetime.fromisoformat(row["at"]),
            person=row["person"],
            can_undo=bool(row["open"]) and row["installation_id"] == installation_id,
        )
        for row in actions
    ]


def next_undo(db: Connection, installation_id: str) -> str | None:
    """One's newest action that is not taken back, or ``None``."""
    row = one(
        db,
        f"SELECT id FROM action a WHERE installation_id = ? AND undoes IS NULL AND undoable AND NOT {_UNDONE}"
        f" AND {_NOT_RUNNING} ORDER BY n DESC LIMIT 1",
        installation_id,
    )
    return row["id"] if row else None


def next_redo(db: Connection, installation_id: str) -> str | None:
    """One's newest undo that is in force, unless something new was done after it; or ``None``."""
    row = one(
        db,
        "SELECT a.id FROM action a JOIN action done ON done.id = a.undoes AND done.undoes IS NULL"
        f" WHERE a.installation_id = ?1 AND NOT {_UNDONE} AND a.n > (SELECT coalesce(max(n), 0) FROM action"
        f" WHERE installation_id = ?1 AND undoes IS NULL AND {_NOT_RUNNING}) ORDER BY a.n DESC LIMIT 1",
        installation_id,
    )
    return row["id"] if row else None


def undo(database: Database, action_id: str | None = None) -> str:
    """Take back one's newest action, or the one asked for, and return its label.

    Raises ``CannotUndoError`` when there is none, it is another person's, a value has changed since, or the
    document is locked; nothing is changed then.
    """
    return _take_back(database, "Fortrød", lambda db: action_id or next_undo(db, database.who.installation_id))


def redo(database: Database) -> str:
    """Do again what was undone last and return its label. Raises ``CannotUndoError`` as ``undo`` does."""
    return _take_back(database, "Gentog", lambda db: next_redo(db, database.who.installation_id))


@dataclass(slots=True)
class _Net:
    """What an action did to one row, all its changes folded into one."""

    table: str
    row_id: str
    existed: bool
    exists: bool = True
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)


def _take_back(database: Database, word: str, choose: Callable[[Connection], str | None]) -> str:
    def work(db: Connection) -> str:
        action = _chosen(db, choose(db), database.who.installation_id)
        label = _original_label(db, action)
        db.execute(
            "UPDATE action SET label = ?, undoes = ? WHERE id = (SELECT action_id FROM current_action)",
            (f"{word} ”{label}”", action["id"]),
        )
        _reverse(db, action["id"])
        return label

    try:
        return database.act(word, work)
    except sqlite3.IntegrityError as error:
        raise CannotUndoError("Noget andet henviser til det nu, så det kan ikke fortrydes. Intet er ændret.") from error


def _chosen(db: Connection, action_id: str | None, installation_id: str) -> dict[str, Any]:
    action = one(db, f"SELECT a.*, {_UNDONE} AS undone FROM action a WHERE id = ?", action_id)
    if action is None:
        raise CannotUndoError("Der er ikke mere at fortryde eller gentage.")
    if action["installation_id"] != installation_id:
        raise CannotUndoError(
            f"Det er {action['person'] or 'en anden'}, der har gjort det. Kun ens egne rettelser kan fortrydes."
        )
    if action["undone"] or not action["undoable"]:
        raise CannotUndoError("Det kan ikke fortrydes. Intet er ændret.")
    return action


def _original_label(db: Connection, action: dict[str, Any]) -> str:
    first = one(db, "SELECT label FROM action WHERE id = ?", action["undoes"]) if action["undoes"] else action
    return str((first or action)["label"])


def _reverse(db: Connection, action_id: str) -> None:
    nets = _fold(every(db, "SELECT * FROM change WHERE action_id = ? ORDER BY n", action_id))
    _refuse_locked(db, nets)
    # Rows point at each other in any order; what they point at is checked when all is in place.
    db.execute("PRAGMA defer_foreign_keys = ON")
    for net in nets:
        _refuse_changed(db, net)
    for net in nets:
        if net.exists and not net.existed:
            rows.delete(db, net.table, net.row_id)
    for net in nets:
        if net.exists and net.existed:
            rows.update(db, net.table, net.row_id, net.before)
    for net in nets:
        if net.existed and not net.exists:
            rows.insert(db, net.table, {"id": net.row_id, **net.before})


def _fold(changes: list[dict[str, Any]]) -> list[_Net]:
    nets: dict[tuple[str, str], _Net] = {}
    for change in changes:
        key = change["table_name"], change["row_id"]
        net = nets.setdefault(key, _Net(*key, existed=change["operation"] != "insert"))
        for column, value in json.loads(change["before"] or "{}").items():
            net.before.setdefault(column, value)
        net.after.update(json.loads(change["after"] or "{}"))
        net.exists = change["operation"] != "delete"
    return [net for net in nets.values() if net.existed or net.exists]


def _refuse_changed(db: Connection, net: _Net) -> None:
    now = one(db, f"SELECT * FROM {quote(net.table)} WHERE id = ?", net.row_id)
    if not net.exists:
        # A row that was there before has all its columns in the log, unless its content has been erased.
        if now is not None or (net.existed and not net.before):
            raise CannotUndoError(_CHANGED)
        return
    if now is None or any(now[column] != value for column, value in net.after.items()):
        raise CannotUndoError(_CHANGED)


def _refuse_locked(db: Connection, nets: list[_Net]) -> None:
    touched = {root_of(db, net.table, net.row_id) for net in nets}
    for thing in touched:
        if thing.kind != "document":
            continue
        row = one(db, "SELECT title, status FROM document WHERE id = ?", thing.id)
        if row is not None and Status(row["status"]).is_locked:
            raise CannotUndoError(f"”{row['title']}” er låst og kan ikke ændres. Intet er fortrudt.")


def _subject(db: Connection, action_id: str) -> str:
    first = one(db, "SELECT table_name, row_id FROM change WHERE action_id = ? ORDER BY n LIMIT 1", action_id)
    return title_of(db, root_of(db, first["table_name"], first["row_id"])) if first else ""
