"""What waits for somebody's yes, for themselves or for one they stand in for, and what they decided last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from kk_desktop.domain.approvals import ApprovalStep, Submission, same_person
from kk_desktop.domain.rows import DocumentRow
from kk_desktop.storage import absences as absence_store
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import hearings as hearing_store
from kk_desktop.storage import submissions as store

from .absences import acts_for
from .binding import Binding
from .desk import Desk
from .documents import with_kind_names
from .pages import if_there


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft and the step somebody is asked to decide, or has decided.

    ``for_whom`` is the absent one in whose place; ``deadline`` the day the step is due, or else the hearing's.
    ``changes`` is what is otherwise than when the same person was last asked about the document.
    """

    document: DocumentRow
    submission: Submission
    step: ApprovalStep
    for_whom: str = ""
    page_count: int = 0
    deadline: date | None = None
    changes: tuple[str, ...] = ()


def waiting(desk: Desk, binding: Binding, name: str) -> list[Waiting]:
    """What waits for the person, the first deadline first."""
    found = [
        _told(desk, binding, submission, step, "" if same_person(step.approver, name) else step.approver)
        for submission, step in _undecided(desk)
        if same_person(step.approver, name) or _stands_in(desk, name, submission, step)
    ]
    return sorted(found, key=lambda each: (each.deadline or date.max, each.submission.sent_at))


def decided(desk: Desk, binding: Binding, name: str, limit: int) -> list[Waiting]:
    """What the person decided, or another in their place, the newest first."""
    steps = (
        (submission, step)
        for submission in store.decided(desk.read())
        for step in reversed(submission.steps)
        if step.decision and (same_person(step.decided_by, name) or same_person(step.decided_for, name))
    )
    return [_told(desk, binding, *each, each[1].decided_for) for each in islice(steps, limit)]


def _undecided(desk: Desk) -> Iterator[tuple[Submission, ApprovalStep]]:
    db = desk.read()
    for submission in store.waiting(db):
        step = submission.current
        if step is not None and store.of(db, submission.document_id)[-1].id == submission.id:
            yield submission, step


def _stands_in(desk: Desk, name: str, submission: Submission, step: ApprovalStep) -> bool:
    db = desk.read()
    case_id = document_store.get(db, submission.document_id).case_id
    return acts_for(absence_store.rows(db), desk.today(), name, step.approver, case_id)


def _told(desk: Desk, binding: Binding, submission: Submission, step: ApprovalStep, for_whom: str) -> Waiting:
    db = desk.read()
    document = document_store.get(db, submission.document_id)
    (row,) = with_kind_names(desk, [document_store.row(db, document.id)])
    hearing = if_there(hearing_store.get, db, document.hearing_id)
    return Waiting(
        row,
        submission,
        step,
        for_whom,
        submission.page_count,
        step.due or (hearing.due if hearing else None),
        _changes(desk, binding, submission, step.approver),
    )


def _changes(desk: Desk, binding: Binding, submission: Submission, name: str) -> tuple[str, ...]:
    earlier = None
    for each in store.of(desk.read(), submission.document_id):
        if each.id == submission.id:
            break
        if any(same_person(step.approver, name) for step in each.steps):
            earlier = each
    return binding.between(earlier, submission) if earlier else ()
