"""Absences: who is away from when to when, and who acts meanwhile, in all cases or in some."""

from __future__ import annotations

from typing import Any

from kk_desktop.domain.approvals import Absence

from . import rows as sql
from .rows import Connection, every, from_row, to_row


def rows(db: Connection) -> list[Absence]:
    """Every absence that does not lie in the bin, the first to begin first."""
    found = every(db, "SELECT * FROM absence WHERE deleted_at IS NULL ORDER BY first_day, n")
    return [_absence(db, row) for row in found]


def get(db: Connection, absence_id: str) -> Absence:
    """One absence. Raises ``GoneError``."""
    return _absence(db, sql.get(db, "absence", absence_id))


def add(db: Connection, absence: Absence) -> None:
    """Put in an absence with its cases."""
    sql.insert(db, "absence", to_row(absence))
    change(db, absence.id, case_ids=absence.case_ids)


def change(db: Connection, absence_id: str, **facts: Any) -> None:
    """Change facts of an absence by their names; the cases are given whole."""
    if "case_ids" in facts:
        sql.set_links(db, "absence_case", ("absence_id", absence_id), "case_id", facts.pop("case_ids"))
    sql.update(db, "absence", absence_id, facts)


def discard(db: Connection, absence_id: str) -> None:
    """Move an absence to the bin."""
    sql.put_in_bin(db, "absence", absence_id)


def _absence(db: Connection, row: dict[str, Any]) -> Absence:
    cases = every(db, "SELECT case_id FROM absence_case WHERE absence_id = ? ORDER BY n", row["id"])
    return from_row(Absence, row, case_ids=tuple(case["case_id"] for case in cases))
