"""Drafts sent for approval, with the steps of their chains; the bytes that were bound lie among the contents."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kk_desktop.domain.approvals import ApprovalStep, Submission
from kk_desktop.domain.workflow import Status
from kk_desktop.errors import GoneError

from . import rows as sql
from .rows import Connection, every, from_row, to_row

_WAITING = (
    "SELECT s.* FROM submission s JOIN document d ON d.id = s.document_id AND d.deleted_at IS NULL"
    " WHERE s.withdrawn_at IS NULL AND EXISTS"
    " (SELECT 1 FROM approval_step a WHERE a.submission_id = s.id AND a.decision IS NULL) ORDER BY s.n"
)
_DECIDED = (
    "SELECT s.*, max(a.decided_at) AS last FROM submission s JOIN approval_step a ON a.submission_id = s.id"
    " JOIN document d ON d.id = s.document_id AND d.deleted_at IS NULL"
    " WHERE a.decided_at IS NOT NULL GROUP BY s.id ORDER BY last DESC"
)


def of(db: Connection, document_id: str) -> list[Submission]:
    """The document's submissions, the oldest first."""
    return [
        _submission(db, row)
        for row in every(db, "SELECT * FROM submission WHERE document_id = ? ORDER BY n", document_id)
    ]


def documents(db: Connection) -> list[str]:
    """The ids of the documents that have been sent for approval, the first one first."""
    found = every(
        db,
        "SELECT s.document_id, min(s.n) AS first FROM submission s JOIN document d ON d.id = s.document_id"
        " AND d.deleted_at IS NULL GROUP BY s.document_id ORDER BY first",
    )
    return [row["document_id"] for row in found]


def get(db: Connection, submission_id: str) -> Submission:
    """One submission. Raises ``GoneError``."""
    return _submission(db, sql.get(db, "submission", submission_id))


def with_step(db: Connection, step_id: str) -> tuple[Submission, ApprovalStep]:
    """A step and the submission it belongs to. Raises ``GoneError``."""
    submission = get(db, sql.get(db, "approval_step", step_id)["submission_id"])
    step = next((step for step in submission.steps if step.id == step_id), None)
    if step is None:
        raise GoneError(sql.GONE)
    return submission, step


def waiting(db: Connection) -> list[Submission]:
    """Those in which somebody has not decided yet, the oldest first."""
    return [_submission(db, row) for row in every(db, _WAITING)]


def decided(db: Connection) -> Iterable[Submission]:
    """Those in which somebody has decided, the newest decision first; read one by one."""
    return (_submission(db, row) for row in every(db, _DECIDED))


def add(db: Connection, submission: Submission) -> None:
    """Put in a submission with its steps."""
    sql.insert(db, "submission", to_row(submission))
    for position, step in enumerate(submission.steps):
        _add_step(db, submission.id, step, position)


def add_step_after(db: Connection, submission: Submission, step: ApprovalStep, new: ApprovalStep) -> None:
    """Put in a step right after another."""
    _add_step(db, submission.id, new, len(submission.steps))
    sql.move(db, "approval_step", "submission_id", new.id, [each.id for each in submission.steps].index(step.id) + 1)


def change(db: Connection, submission_id: str, **facts: Any) -> None:
    """Change facts of a submission by their names."""
    sql.update(db, "submission", submission_id, facts)


def change_step(db: Connection, step_id: str, **facts: Any) -> None:
    """Change facts of a step by their names."""
    if "file" in facts:
        facts |= sql.file_columns(facts.pop("file"))
    sql.update(db, "approval_step", step_id, facts)


def status(db: Connection, document_id: str) -> Status:
    """How far the document is. Raises ``GoneError``."""
    return Status(sql.get(db, "document", document_id)["status"])


def _add_step(db: Connection, submission_id: str, step: ApprovalStep, position: int) -> None:
    facts = to_row(step, leave_out=["file"]) | sql.file_columns(step.file)
    sql.insert(db, "approval_step", facts | {"submission_id": submission_id, "position": position})


def _submission(db: Connection, row: dict[str, Any]) -> Submission:
    steps = every(db, "SELECT * FROM approval_step WHERE submission_id = ? ORDER BY position, n", row["id"])
    return from_row(
        Submission, row, steps=tuple(from_row(ApprovalStep, step, file=sql.file_from(step)) for step in steps)
    )
