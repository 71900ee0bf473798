"""Follow-ups: what a letter promises, by when and by whom."""

from __future__ import annotations

from typing import Any

from kk_desktop.domain.initiatives import FollowUp

from . import rows as sql
from .rows import Connection, every, from_row, to_row

LINKS = {name: name for name in ("document_id", "area_id", "initiative_id", "case_id")}
"""What a follow-up may belong to, by the columns that say so."""


def rows(db: Connection) -> list[FollowUp]:
    """Every follow-up, the first due first and those without a date last."""
    found = every(
        db,
        "SELECT * FROM follow_up WHERE deleted_at IS NULL ORDER BY due = '', due, danish_key(title), n",
    )
    return [from_row(FollowUp, row) for row in found]


def of(db: Connection, column: str, thing_id: str) -> list[FollowUp]:
    """The follow-ups of one thing; what is open comes first. ``column`` is one of ``LINKS``."""
    found = every(
        db,
        f"SELECT * FROM follow_up WHERE {LINKS[column]} = ? AND deleted_at IS NULL"
        " ORDER BY done, due = '', due, danish_key(title), n",
        thing_id,
    )
    return [from_row(FollowUp, row) for row in found]


def open_ones(db: Connection) -> list[FollowUp]:
    """Those that are not done, the first due first and those without a date last."""
    found = every(
        db,
        "SELECT * FROM follow_up WHERE done = 0 AND deleted_at IS NULL ORDER BY due = '', due, danish_key(title), n",
    )
    return [from_row(FollowUp, row) for row in found]


def get(db: Connection, follow_up_id: str) -> FollowUp:
    """One follow-up. Raises ``GoneError``."""
    return from_row(FollowUp, sql.get(db, "follow_up", follow_up_id))


def owners(db: Connection) -> list[str]:
    """Who has been made to see to something in this file."""
    found = every(db, "SELECT DISTINCT owner FROM follow_up WHERE owner <> '' AND deleted_at IS NULL")
    return [row["owner"] for row in found]


def add(db: Connection, follow_up: FollowUp) -> None:
    """Put in a follow-up."""
    sql.insert(db, "follow_up", to_row(follow_up))


def change(db: Connection, follow_up_id: str, **facts: Any) -> None:
    """Change facts of a follow-up by their names."""
    sql.update(db, "follow_up", follow_up_id, facts)


def discard(db: Connection, follow_up_id: str) -> None:
    """Move a follow-up to the bin."""
    sql.put_in_bin(db, "follow_up", follow_up_id)
