"""The history of what was done, and taking it back: undo and redo as actions of their own."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kk_desktop.domain.rows import ActionRow, Touched
from kk_desktop.errors import CannotUndoError, UserError

from .aggregates import PARENTS, root_of, roots_of, title_of
from .reversing import Step, reverse
from .rows import Connection, every, one, quote

if TYPE_CHECKING:
    from .database import Database

_NOT_RUNNING = "id IS NOT (SELECT action_id FROM current_action)"
"""Leaves out the undo that is asking."""


def recent(db: Connection, installation_id: str, limit: int = 20) -> list[ActionRow]:
    """What was done last, newest first; ``can_undo`` marks one's own that can be taken back."""
    actions = every(
        db,
        "SELECT *, undoable AND NOT taken_back AND installation_id = ? AS can_undo FROM action"
        " ORDER BY n DESC LIMIT ?",
        installation_id, limit,
    )  # fmt: skip
    return [_row(db, action) for action in actions]


def of_document(db: Connection, document_id: str, installation_id: str, limit: int) -> list[ActionRow]:
    """What was done to a document and to all that belongs to it, newest first."""
    touched = json.dumps(sorted(_actions_on(db, "document", document_id)))
    actions = every(
        db,
        "SELECT *, undoable AND NOT taken_back AND installation_id = ? AS can_undo FROM action"
        " WHERE id IN (SELECT value FROM json_each(?)) ORDER BY n DESC LIMIT ?",
        installation_id, touched, limit,
    )  # fmt: skip
    return [_row(db, action) for action in actions]


def _actions_on(db: Connection, table: str, row_id: str) -> set[str]:
    """The actions that changed a row or one below it, those that are gone now included."""
    changes = db.execute("SELECT action_id FROM change WHERE table_name = ? AND row_id = ?", (table, row_id))
    found = {action_id for (action_id,) in changes}
    for child, (parent, column) in PARENTS.items():
        if parent != table:
            continue
        below = (
            f"SELECT id FROM {quote(child)} WHERE {quote(column)} = ?1 UNION SELECT row_id FROM change"
            f" WHERE table_name = '{child}' AND operation = 'delete' AND json_extract(before, '$.{column}') = ?1"
        )
        if any(above == child for above, _column in PARENTS.values()):
            for (child_id,) in db.execute(below, (row_id,)).fetchall():
                found |= _actions_on(db, child, child_id)
        else:
            changed = f"SELECT action_id FROM change WHERE table_name = '{child}' AND row_id IN ({below})"
            found.update(action_id for (action_id,) in db.execute(changed, (row_id,)))
    return found


def _row(db: Connection, action: dict[str, Any]) -> ActionRow:
    return ActionRow(
        id=action["id"],
        label=action["label"],
        subject="" if _is_about_the_file(action) else _subject(db, action["id"]),
        at=datetime.fromisoformat(action["at"]),
        person=action["person"],
        can_undo=bool(action["can_undo"]),
    )


def next_undo(db: Connection, installation_id: str) -> str | None:
    """The step that the undo key takes back: one's newest that is still in force, or ``None``."""
    row = one(
        db,
        "SELECT id FROM action WHERE installation_id = ? AND undoable AND NOT taken_back"
        f" AND {_NOT_RUNNING} ORDER BY n DESC LIMIT 1",
        installation_id,
    )
    return row["id"] if row else None


def next_redo(db: Connection, installation_id: str) -> str | None:
    """The undo that the redo key takes back: one's newest in force, if no step came after it; or ``None``."""
    row = one(
        db,
        "SELECT a.id FROM action a JOIN action step ON step.id = a.undoes AND step.undoable"
        " WHERE a.installation_id = ?1 AND NOT a.undoable AND NOT a.taken_back AND a.n >"
        " (SELECT coalesce(max(n), 0) FROM action"
        f" WHERE installation_id = ?1 AND undoable AND {_NOT_RUNNING}) ORDER BY a.n DESC LIMIT 1",
        installation_id,
    )
    return row["id"] if row else None


def count_changes(db: Connection, action_id: str | None) -> int:
    """How many changes an action has left in the log."""
    return int(db.execute("SELECT count(*) FROM change WHERE action_id = ?", (action_id,)).fetchone()[0])


Check = Callable[[Connection, set[Touched]], None]
"""Looks at the things that are as they were again, and raises ``UserError`` where one fits no more."""


def undo(database: Database, action_id: str | None = None, check: Check | None = None, step: Step | None = None) -> str:
    """Take back one's newest step, or an older one picked from the history, and return its label.

    Picking an older one is a step of its own, which the undo key takes back in turn.
    Raises ``CannotUndoError`` when there is none, it is another person's, a value has changed since, or the
    document is locked; nothing is changed then. ``step`` is called with each thousand rows that are written; what it
    raises leaves everything as it was.
    """
    return _take_back(database, "Fortrød", next_undo, action_id, check=check, step=step)


def redo(database: Database, check: Check | None = None, step: Step | None = None) -> str:
    """Do again what was undone last and return its label. Raises ``CannotUndoError`` as ``undo`` does."""
    return _take_back(database, "Gentog", next_redo, check=check, step=step)


def _take_back(
    database: Database,
    word: str,
    newest: Callable[[Connection, str], str | None],
    picked: str | None = None,
    *,
    check: Check | None = None,
    step: Step | None = None,
) -> str:
    installation_id = database.who.installation_id

    def work(db: Connection) -> str:
        next_id = newest(db, installation_id)
        action = _own(db, picked or next_id, installation_id)
        is_step = picked is not None and picked != next_id
        if action["taken_back"] or (is_step and not action["undoable"]):
            raise CannotUndoError("Det kan ikke fortrydes. Intet er ændret.")
        # The redo key takes back an undo, and names what was undone.
        undone = action if action["undoable"] else _own(db, action["undoes"], installation_id)
        label = str(undone["label"])
        db.execute(
            "UPDATE action SET label = ?, undoes = ?, undoable = ? WHERE id = (SELECT action_id FROM current_action)",
            (f"{word} ”{label}”", action["id"], is_step),
        )
        _mark(db, action["id"], taken_back=True)
        reverse(db, action["id"], step)
        if check is not None:
            _check(db, action["id"], check)
        return label

    try:
        return database.act(word, work)
    except sqlite3.IntegrityError as error:
        raise CannotUndoError("Noget andet henviser til det nu, så det kan ikke fortrydes. Intet er ændret.") from error


def _check(db: Connection, action_id: str, check: Check) -> None:
    changed = db.execute("SELECT DISTINCT table_name, row_id FROM change WHERE action_id = ?", (action_id,)).fetchall()
    try:
        check(db, roots_of(db, changed))
    except UserError as error:
        raise CannotUndoError(str(error)) from error


def _own(db: Connection, action_id: str | None, installation_id: str) -> dict[str, Any]:
    action = one(db, "SELECT * FROM action WHERE id = ?", action_id)
    if action is None:
        raise CannotUndoError("Der er ikke mere at fortryde eller gentage.")
    if action["installation_id"] != installation_id:
        raise CannotUndoError(f"{action['person'] or 'En anden'} har gjort det. Kun dine egne rettelser kan fortrydes.")
    return action


def _mark(db: Connection, action_id: str, *, taken_back: bool) -> None:
    """Note that an action is (not) in force, and with it what it took back itself, and so on down."""
    db.execute("UPDATE action SET taken_back = ? WHERE id = ?", (taken_back, action_id))
    row = one(db, "SELECT undoes FROM action WHERE id = ?", action_id)
    if row and row["undoes"]:
        _mark(db, row["undoes"], taken_back=not taken_back)


def _is_about_the_file(action: dict[str, Any]) -> bool:
    """Filling a new file or emptying the bin touches everything; the first thing touched would name it falsely."""
    return not action["undoable"] and action["undoes"] is None


def _subject(db: Connection, action_id: str) -> str:
    first = one(db, "SELECT table_name, row_id FROM change WHERE action_id = ? ORDER BY n LIMIT 1", action_id)
    return title_of(db, root_of(db, first["table_name"], first["row_id"])) if first else ""
