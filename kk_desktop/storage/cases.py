"""Cases, the bodies they go through, and what was decided and remarked there."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from kk_desktop.domain.cases import Case, Decision, Outcome, Remark, Treatment
from kk_desktop.domain.plans import Meeting
from kk_desktop.domain.rows import CaseName, CaseRow
from kk_desktop.domain.wording import listed

from . import rows as sql
from .people import body_name_on
from .rows import Connection, every, from_row, to_row


def rows(db: Connection) -> list[CaseRow]:
    """Every case, newest first, with how far it has come."""
    found = every(
        db,
        "SELECT c.*, (SELECT count(*) FROM attachment a JOIN document d ON d.id = a.document_id"
        " WHERE d.case_id = c.id AND d.deleted_at IS NULL) AS attachments"
        ' FROM "case" c WHERE c.deleted_at IS NULL ORDER BY c.n DESC',
    )
    outcomes = _outcomes(db)
    return [from_row(CaseRow, row, outcome=outcomes.get(row["id"], "")) for row in found]


def names(db: Connection, case_id: str | None = None) -> list[CaseName]:
    """What the cases are called, newest first, or that one's name alone; those in the bin are left out."""
    found = every(
        db,
        'SELECT id, number, title FROM "case" WHERE deleted_at IS NULL AND (id = ?1 OR ?1 IS NULL) ORDER BY n DESC',
        case_id,
    )
    return [CaseName(**row) for row in found]


def get(db: Connection, case_id: str) -> Case:
    """One case. Raises ``GoneError``."""
    return from_row(Case, sql.get(db, "case", case_id))


def add(db: Connection, case: Case) -> None:
    """Put in a case."""
    sql.insert(db, "case", to_row(case))


def change(db: Connection, case_id: str, **facts: Any) -> None:
    """Change facts of a case by their names."""
    sql.update(db, "case", case_id, facts)


def discard(db: Connection, case_id: str) -> None:
    """Move a case to the bin."""
    sql.put_in_bin(db, "case", case_id)


def treatments(db: Connection, case_id: str) -> list[Treatment]:
    """The bodies a case goes through, in their order, with what they decided and remarked."""
    found = every(
        db,
        "SELECT * FROM treatment WHERE case_id = ? AND deleted_at IS NULL ORDER BY position, n",
        case_id,
    )
    return [_treatment(db, row) for row in found]


def meetings(db: Connection, first: date, last: date) -> list[Meeting]:
    """The meetings from one day to another that some case is to be treated at, each once, the first one first."""
    found = every(
        db,
        "SELECT DISTINCT meeting_date, body_id FROM treatment WHERE deleted_at IS NULL AND meeting_date BETWEEN ? AND ?"
        " ORDER BY meeting_date, body_id",
        first.isoformat(), last.isoformat(),
    )  # fmt: skip
    days = [(row["body_id"], date.fromisoformat(row["meeting_date"])) for row in found]
    named = [(body_name_on(db, body_id, day), day) for body_id, day in days]
    return [Meeting(name.abbreviation or name.name, day) for name, day in named]


def find_treatment(db: Connection, treatment_id: str) -> Treatment | None:
    """One treatment, or ``None`` when it is gone."""
    row = sql.find(db, "treatment", treatment_id)
    return _treatment(db, row) if row else None


def add_treatment(db: Connection, case_id: str | None, treatment: Treatment) -> None:
    """Put in a treatment after the case's others, with its decisions and remarks."""
    values = to_row(treatment, leave_out=["case_id", "body_name"])
    sql.append(db, "treatment", ("case_id", case_id), values)
    for decision in treatment.decisions:
        add_decision(db, treatment.id, decision)
    for remark in treatment.remarks:
        add_remark(db, treatment.id, remark)


def change_treatment(db: Connection, treatment_id: str, **facts: Any) -> None:
    """Change facts of a treatment by their names."""
    sql.update(db, "treatment", treatment_id, facts)


def move_treatment(db: Connection, treatment_id: str, position: int) -> None:
    """Move a treatment to another place in its case counted from 0."""
    sql.move(db, "treatment", "case_id", treatment_id, position)


def remove_treatment(db: Connection, treatment_id: str) -> None:
    """Take a treatment away; money and initiatives may still point at it, so it lies in the bin."""
    sql.put_in_bin(db, "treatment", treatment_id)


def add_decision(db: Connection, treatment_id: str, decision: Decision) -> None:
    """Put in a decision after the treatment's others."""
    sql.append(db, "decision", ("treatment_id", treatment_id), to_row(decision))


def change_decision(db: Connection, decision_id: str, **facts: Any) -> None:
    """Change facts of a decision by their names."""
    sql.update(db, "decision", decision_id, facts)


def remove_decision(db: Connection, decision_id: str) -> None:
    """Take a decision away."""
    sql.delete(db, "decision", decision_id)


def add_remark(db: Connection, treatment_id: str, remark: Remark) -> None:
    """Put in a protokolbemærkning after the treatment's others."""
    sql.append(db, "remark", ("treatment_id", treatment_id), to_row(remark))


def change_remark(db: Connection, remark_id: str, **facts: Any) -> None:
    """Change facts of a protokolbemærkning by their names."""
    sql.update(db, "remark", remark_id, facts)


def letter_and_day(db: Connection, remark_id: str) -> tuple[str, date | None]:
    """The letter of a protokolbemærkning, and the day of its meeting. Raises ``GoneError``."""
    remark = sql.get(db, "remark", remark_id)
    treatment = sql.get(db, "treatment", remark["treatment_id"])
    day = treatment["meeting_date"]
    return remark["party_letter"], date.fromisoformat(day) if day else None


def remove_remark(db: Connection, remark_id: str) -> None:
    """Take a protokolbemærkning away."""
    sql.delete(db, "remark", remark_id)


def _treatment(db: Connection, row: dict[str, Any]) -> Treatment:
    day = date.fromisoformat(row["meeting_date"]) if row["meeting_date"] else None
    decisions = every(db, "SELECT * FROM decision WHERE treatment_id = ? ORDER BY position, n", row["id"])
    remarks = every(db, "SELECT * FROM remark WHERE treatment_id = ? ORDER BY position, n", row["id"])
    return from_row(
        Treatment,
        row,
        body_name=body_name_on(db, row["body_id"], day).name,
        decisions=tuple(from_row(Decision, decision) for decision in decisions),
        remarks=tuple(from_row(Remark, remark) for remark in remarks),
    )


def _outcomes(db: Connection) -> dict[str, str]:
    """How far each decided case has come: what was decided last, and by which bodies in a row."""
    decided: dict[str, list[tuple[Outcome, str]]] = defaultdict(list)
    found = every(
        db,
        "SELECT t.case_id, t.body_id, t.meeting_date, d.outcome FROM treatment t JOIN decision d ON d.n ="
        " (SELECT n FROM decision WHERE treatment_id = t.id ORDER BY position DESC, n DESC LIMIT 1)"
        " WHERE t.deleted_at IS NULL AND t.case_id IS NOT NULL ORDER BY t.case_id, t.position, t.n",
    )
    for row in found:
        day = date.fromisoformat(row["meeting_date"]) if row["meeting_date"] else None
        name = body_name_on(db, row["body_id"], day)
        decided[row["case_id"]].append((Outcome(row["outcome"]), name.abbreviation or name.name))
    return {case_id: _course(steps) for case_id, steps in decided.items()}


def _course(steps: list[tuple[Outcome, str]]) -> str:
    last = steps[-1][0]
    names: list[str] = []
    for outcome, name in reversed(steps):
        if outcome is not last:
            break
        names.insert(0, name)
    return f"{last.danish} af {listed(names)}"
