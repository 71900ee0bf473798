"""Two rows that are one thing become one: all that pointed at the one that goes points at the one that stays."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from kk_desktop.domain.workflow import Status

from . import rows as sql
from .links import Link, links
from .rows import Connection, every, quote

_OWN = {"n", "id", "rev", "changed_at", "changed_by", "deleted_at"}
"""What each row has for itself alone."""


def merge(db: Connection, kind: str, kept_id: str, gone_id: str) -> None:
    """Let the kept thing take over links, parts and missing facts of the other, which goes to the bin.

    A link that both had is kept once. Fields in the text of documents that are locked stay: what was signed is not
    touched, and the thing they point at still lies in the bin. Raises ``GoneError`` when either is gone.
    """
    kept, gone = sql.get(db, kind, kept_id), sql.get(db, kind, gone_id)
    own = [link for link in links(db, kind) if link.table == kind]
    for link in own:
        _lift_above(db, link, kept_id, gone_id)
    for link in links(db, kind):
        _move(db, link, kept_id, gone_id)
    _point_fields(db, kind, kept_id, gone_id)
    pointing_at_itself = {link.column for link in own}
    facts = {
        name: value
        for name, value in gone.items()
        if name not in _OWN | pointing_at_itself and value not in (None, "") and kept[name] in (None, "")
    }
    sql.update(db, kind, kept_id, facts)
    sql.put_in_bin(db, kind, gone_id)


def _lift_above(db: Connection, link: Link, kept_id: str, gone_id: str) -> None:
    """One that lies somewhere below the one that goes takes its place first, so that nothing ends below itself."""
    query = f"SELECT {quote(link.column)} AS above FROM {quote(link.table)} WHERE id = ?"
    step: str | None = kept_id
    while step is not None and step != gone_id:
        step = every(db, query, step)[0]["above"]
    if step == gone_id:
        sql.update(db, link.table, kept_id, {link.column: every(db, query, gone_id)[0]["above"]})


def _move(db: Connection, link: Link, kept_id: str, gone_id: str) -> None:
    for row in every(db, f"SELECT id FROM {quote(link.table)} WHERE {quote(link.column)} = ?", gone_id):
        if (link.table, row["id"]) == (link.to, kept_id):
            continue
        try:
            sql.update(db, link.table, row["id"], {link.column: kept_id})
        except sqlite3.IntegrityError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_CONSTRAINT_UNIQUE:
                raise
            sql.delete(db, link.table, row["id"])


def _point_fields(db: Connection, kind: str, kept_id: str, gone_id: str) -> None:
    found = every(
        db,
        "SELECT b.id, b.json, d.status FROM block b JOIN document d ON d.id = b.document_id"
        " WHERE instr(b.json, ?) AND instr(b.json, '\"field\"')",
        gone_id,
    )
    for row in found:
        if Status(row["status"]).is_locked:
            continue
        content = json.loads(row["json"])
        fields = [run["field"] for run in content.get("runs", ()) if "field" in run]
        if any([_points_anew(field, kind, kept_id, gone_id) for field in fields]):
            sql.update(db, "block", row["id"], {"json": json.dumps(content, ensure_ascii=False, separators=(",", ":"))})


def _points_anew(field: dict[str, Any], kind: str, kept_id: str, gone_id: str) -> bool:
    is_meant = field.get("source") == kind and field.get("target") == gone_id
    if is_meant:
        field["target"] = kept_id
    return is_meant
