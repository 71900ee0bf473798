"""Contributions to hearings' answers; each belongs to its hearing, and is gone with it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kk_desktop.domain.contributions import Contribution
from kk_desktop.domain.workflow import Status

from . import rows as sql
from .rows import Connection, every, file_columns, file_from, from_row, one, to_row

_SENT_ON = (Status.SUBMITTED, Status.APPROVED, Status.SIGNED, Status.SENT)


def of(db: Connection, hearing_id: str) -> list[Contribution]:
    """The hearing's contributions in the order in which they were asked for."""
    found = every(db, "SELECT * FROM contribution WHERE hearing_id = ? ORDER BY position, n", hearing_id)
    return [_contribution(row) for row in found]


def get(db: Connection, contribution_id: str) -> Contribution:
    """One contribution. Raises ``GoneError``."""
    return _contribution(sql.get(db, "contribution", contribution_id))


def add(db: Connection, contribution: Contribution) -> None:
    """Put in a contribution after the hearing's others."""
    facts = to_row(contribution, leave_out=["file"]) | file_columns(contribution.file)
    sql.append(db, "contribution", ("hearing_id", contribution.hearing_id), facts)


def change(db: Connection, contribution_id: str, **facts: Any) -> None:
    """Change facts of a contribution by their names; what its file holds is put in by ``contents.keep``."""
    if "file" in facts:
        facts |= file_columns(facts.pop("file"))
    sql.update(db, "contribution", contribution_id, facts)


def remove(db: Connection, contribution_id: str) -> None:
    """Take a contribution away."""
    sql.delete(db, "contribution", contribution_id)


def sent_on(db: Connection, hearing_id: str) -> datetime | None:
    """When the hearing's answer was last sent on and not called back; ``None`` while it is being written."""
    marks = ", ".join("?" * len(_SENT_ON))
    row = one(
        db,
        "SELECT max(s.sent_at) AS at FROM submission s JOIN document d ON d.id = s.document_id"
        " WHERE d.hearing_id = ? AND d.deleted_at IS NULL AND d.supplements_id IS NULL"
        f" AND d.status IN ({marks}) AND s.withdrawn_at IS NULL",
        hearing_id, *(status.value for status in _SENT_ON),
    )  # fmt: skip
    return datetime.fromisoformat(row["at"]) if row and row["at"] else None


def _contribution(row: dict[str, Any]) -> Contribution:
    return from_row(Contribution, row, file=file_from(row))
