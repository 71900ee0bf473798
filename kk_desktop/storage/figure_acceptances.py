"""Figures that somebody has accepted with a reason, although the check found them wrong or doubtful."""

from __future__ import annotations

from kk_desktop.domain.figure_check.acceptances import Acceptance

from . import rows as sql
from .rows import Connection, every, from_row, one, to_row


def of(db: Connection, document_id: str) -> list[Acceptance]:
    """The document's, the oldest first."""
    found = every(db, "SELECT * FROM figure_acceptance WHERE document_id = ? ORDER BY accepted_at, n", document_id)
    return [from_row(Acceptance, row) for row in found]


def keep(db: Connection, acceptance: Acceptance) -> None:
    """Put in an acceptance, in the place of an earlier one of the same finding."""
    found = one(
        db,
        "SELECT id FROM figure_acceptance WHERE document_id = ? AND key = ?",
        acceptance.document_id, acceptance.key,
    )  # fmt: skip
    if found is None:
        sql.insert(db, "figure_acceptance", to_row(acceptance))
    else:
        sql.update(db, "figure_acceptance", found["id"], to_row(acceptance, ("id",)))


def remove(db: Connection, acceptance_id: str) -> None:
    """Take an acceptance away."""
    sql.get(db, "figure_acceptance", acceptance_id)
    sql.delete(db, "figure_acceptance", acceptance_id)
