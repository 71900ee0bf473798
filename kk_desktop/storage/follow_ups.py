"""Follow-ups: what a letter promises, by when and by whom."""

from __future__ import annotations

from typing import Any

from kk_desktop.domain.initiatives import FollowUp

from . import rows as sql
from .rows import Connection, every, from_row, to_row


def rows(db: Connection) -> list[FollowUp]:
    """Every follow-up, the first due first and those without a date last."""
    found = every(
        db,
        "SELECT * FROM follow_up WHERE deleted_at IS NULL ORDER BY due = '', due, title COLLATE danish, n",
    )
    return [from_row(FollowUp, row) for row in found]


def add(db: Connection, follow_up: FollowUp) -> None:
    """Put in a follow-up."""
    sql.insert(db, "follow_up", to_row(follow_up))


def change(db: Connection, follow_up_id: str, **facts: Any) -> None:
    """Change facts of a follow-up by their names."""
    sql.update(db, "follow_up", follow_up_id, facts)


def discard(db: Connection, follow_up_id: str) -> None:
    """Move a follow-up to the bin."""
    sql.put_in_bin(db, "follow_up", follow_up_id)
