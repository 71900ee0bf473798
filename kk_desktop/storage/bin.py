"""The bin: what was deleted, putting it back, and emptying it so that nothing of it is left in the file."""

from __future__ import annotations

from kk_desktop.domain.rows import BinRow, Touched
from kk_desktop.domain.workflow import Status

from . import contents, loosened, search_files, search_index, search_words, uses
from . import rows as sql
from .aggregates import TITLES, root_of, title_of
from .change_log import logged_tables
from .links import Link, links
from .rows import Connection, every, from_row, quote


def rows(db: Connection) -> list[BinRow]:
    """What lies in the bin, the last deleted first."""
    tables = logged_tables(db)
    found = [
        {**row, "kind": kind, "title": title_of(db, Touched(kind, row["id"]))}
        for kind in TITLES
        if "deleted_at" in tables[kind]
        for row in every(db, f"SELECT id, deleted_at FROM {quote(kind)} WHERE deleted_at IS NOT NULL")
    ]
    return [from_row(BinRow, row) for row in sorted(found, key=lambda row: row["deleted_at"], reverse=True)]


def restore(db: Connection, kind: str, thing_id: str) -> list[Touched]:
    """Put a thing back where it was, and what was deleted in the same action with it; gives all that came back.

    What it lies below comes along, and links that were loosened as it went are tied again, unless something else has
    been put in their place since. Raises ``GoneError`` when it is not in the file any more.
    """
    things = {Touched(kind, thing_id): None}
    waiting, actions, known = list(things), set(), links(db)
    while waiting:
        thing = waiting.pop(0)
        action_id = _deletion(db, thing)
        found = _above(db, known, thing)
        if action_id and action_id not in actions:
            actions.add(action_id)
            found = [*_deleted_by(db, action_id), *found]
        waiting += [each for each in found if each not in things]
        things |= dict.fromkeys(found)
    for thing in things:
        sql.update(db, thing.kind, thing.id, {"deleted_at": None})
    for action_id in sorted(actions):
        loosened.tie_again(db, action_id, set(things))
    return list(things)


_LIES_BELOW = {"area": "parent_id", "body": "parent_id", "document": "hearing_id", "analysis": "area_id"}
"""What is nowhere to be found while the thing in that column lies in the bin."""


def _above(db: Connection, known: list[Link], thing: Touched) -> list[Touched]:
    column = _LIES_BELOW.get(thing.kind)
    if column is None:
        return []
    (kind,) = (link.to for link in known if (link.table, link.column) == (thing.kind, column))
    row = sql.one(db, f"SELECT {quote(column)} AS above FROM {quote(thing.kind)} WHERE id = ?", thing.id)
    above = Touched(kind, row["above"]) if row and row["above"] else None
    return [above] if above and uses.lies_in_bin(db, above) else []


def _deletion(db: Connection, thing: Touched) -> str | None:
    """The action that put the thing in the bin."""
    row = sql.one(
        db,
        "SELECT action_id FROM change WHERE table_name = ? AND row_id = ?"
        " AND json_extract(after, '$.deleted_at') IS NOT NULL ORDER BY n DESC LIMIT 1",
        thing.kind, thing.id,
    )  # fmt: skip
    return row["action_id"] if row else None


def _deleted_by(db: Connection, action_id: str) -> list[Touched]:
    """What the action deleted that still lies in the bin."""
    found = every(
        db,
        "SELECT DISTINCT table_name AS kind, row_id AS id FROM change WHERE action_id = ?"
        " AND json_extract(after, '$.deleted_at') IS NOT NULL ORDER BY n",
        action_id,
    )
    lying = "SELECT 1 FROM {} WHERE id = ? AND deleted_at IS NOT NULL"
    return [Touched(**row) for row in found if sql.one(db, lying.format(quote(row["kind"])), row["id"])]


def empty(db: Connection) -> None:
    """Delete for good what lies in the bin, its content in the change log and the search included.

    What something outside the bin cannot do without stays: a body that has treated a case, a case with a locked
    document. Run it as an action that cannot be undone, for there is nothing left to undo it with.
    """
    # What is deleted is overwritten, not only unlinked (https://sqlite.org/pragma.html#pragma_secure_delete).
    db.execute("PRAGMA secure_delete = ON").fetchall()
    found = links(db)
    waiting = [
        (table, row["id"])
        for table, columns in logged_tables(db).items()
        if "deleted_at" in columns
        for row in every(db, f"SELECT id FROM {quote(table)} WHERE deleted_at IS NOT NULL")
    ]
    # Things in the bin may hold on to each other, so one that goes can free the next.
    while free := [thing for thing in waiting if not _is_needed(db, found, *thing)]:
        for table, row_id in free:
            _purge(db, found, table, row_id)
        gone = set(free)
        waiting = [thing for thing in waiting if thing not in gone]
    contents.forget_unused(db)
    search_files.forget_unused(db)
    db.execute("INSERT INTO search_row_fts (search_row_fts) VALUES ('rebuild')")
    search_words.go_through_again(db)
    db.execute("PRAGMA secure_delete = OFF").fetchall()


def _is_needed(db: Connection, found: list[Link], table: str, row_id: str) -> bool:
    for link in found:
        if link.to != table or (link.required and link.small):
            continue
        query = f"SELECT id FROM {quote(link.table)} WHERE {quote(link.column)} = ?"
        pointing = [row["id"] for row in every(db, query, row_id)]
        if pointing and (link.required or any(_is_locked(db, link.table, other) for other in pointing)):
            return True
    return False


def _is_locked(db: Connection, table: str, row_id: str) -> bool:
    thing = root_of(db, table, row_id)
    document = sql.find(db, "document", thing.id) if thing.kind == "document" else None
    return document is not None and Status(document["status"]).is_locked


def _purge(db: Connection, found: list[Link], table: str, row_id: str) -> None:
    for link in found:
        if link.to != table:
            continue
        where = f"FROM {quote(link.table)} WHERE {quote(link.column)} = ?"
        for row in every(db, f"SELECT id {where}", row_id):
            if link.required:
                _purge(db, found, link.table, row["id"])
            else:
                sql.update(db, link.table, row["id"], {link.column: None})
    sql.delete(db, table, row_id)
    search_index.forget(db, row_id)
    db.execute("UPDATE change SET before = NULL, after = NULL WHERE table_name = ? AND row_id = ?", (table, row_id))
