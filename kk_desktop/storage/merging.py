"""Two rows that are one thing become one: all that pointed at the one that goes points at the one that stays."""

from __future__ import annotations

import sqlite3

from . import rows as sql
from . import uses
from .aggregates import PARENTS
from .change_log import logged_tables
from .links import Link, links
from .rows import Connection, every, quote

_OWN = {"n", "id", "rev", "changed_at", "changed_by", "deleted_at"}
"""What each row has for itself alone."""

_VALIDITY = {"valid_from", "valid_to"}
"""Nothing there says that it holds still, which is no gap to be filled."""

_PERIOD = {"period_from", "period_to"}
"""One fact: the end of another's period may lie before one's own beginning."""


def merge(db: Connection, kind: str, kept_id: str, gone_id: str) -> None:
    """Let the kept thing take over links, parts and missing facts of the other, which goes to the bin.

    A link that both had is kept once, and so is a part that says the same. What a locked document holds stays: what
    was signed is not touched, and the thing it points at still lies in the bin. Raises ``GoneError`` when either is
    gone.
    """
    kept, gone = sql.get(db, kind, kept_id), sql.get(db, kind, gone_id)
    move_links(db, kind, kept_id, gone_id)
    for link in _parts(db, kind):
        _move(db, link, kept_id, gone_id)
    for block, fields in uses.fields_to(db, kind, gone_id):
        for field in fields:
            field["target"] = kept_id
        uses.change_runs(db, block, block["content"]["runs"])
    pointing_at_itself = {link.column for link in links(db, kind) if link.table == kind}
    left_out = _OWN | pointing_at_itself | _VALIDITY
    if any(kept.get(name) for name in _PERIOD):
        left_out |= _PERIOD
    facts = {
        name: value
        for name, value in gone.items()
        if name not in left_out and value not in (None, "") and kept[name] in (None, "")
    }
    sql.update(db, kind, kept_id, facts)
    sql.put_in_bin(db, kind, gone_id)


def move_links(db: Connection, kind: str, to_id: str, from_id: str) -> None:
    """Let what points at one thing point at another of its kind; its own parts stay with it."""
    own = [link for link in links(db, kind) if link.table == kind]
    for link in own:
        _lift_above(db, link, to_id, from_id)
    parts = _parts(db, kind)
    for link in links(db, kind):
        if link not in parts:
            _move(db, link, to_id, from_id)


def _parts(db: Connection, kind: str) -> list[Link]:
    return [link for link in links(db, kind) if PARENTS.get(link.table) == (kind, link.column)]


def _lift_above(db: Connection, link: Link, kept_id: str, gone_id: str) -> None:
    """One that lies somewhere below the one that goes takes its place first, so that nothing ends below itself."""
    query = f"SELECT {quote(link.column)} AS above FROM {quote(link.table)} WHERE id = ?"
    step: str | None = kept_id
    while step is not None and step != gone_id:
        step = every(db, query, step)[0]["above"]
    if step == gone_id:
        sql.update(db, link.table, kept_id, {link.column: every(db, query, gone_id)[0]["above"]})


def _move(db: Connection, link: Link, kept_id: str, gone_id: str) -> None:
    moved = []
    for row in every(db, f"SELECT id FROM {quote(link.table)} WHERE {quote(link.column)} = ?", gone_id):
        if (link.table, row["id"]) == (link.to, kept_id) or uses.is_held_by_lock(db, link.table, row["id"]):
            continue
        try:
            sql.update(db, link.table, row["id"], {link.column: kept_id})
        except sqlite3.IntegrityError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_CONSTRAINT_UNIQUE:
                raise
            sql.delete(db, link.table, row["id"])
        else:
            moved.append(row["id"])
    if link.small and moved:
        _drop_said_twice(db, link, kept_id, set(moved))


def _drop_said_twice(db: Connection, link: Link, kept_id: str, moved: set[str]) -> None:
    """Of parts and links that say the same one is enough: the same role of a person, the same year's money."""
    columns, said = logged_tables(db)[link.table], set()
    found = every(db, f"SELECT * FROM {quote(link.table)} WHERE {quote(link.column)} = ? ORDER BY n", kept_id)
    for row in sorted(found, key=lambda row: row["id"] in moved):
        words = tuple(row[column] for column in columns)
        if words in said and row["id"] in moved:
            sql.delete(db, link.table, row["id"])
        said.add(words)
