"""Approval: what was sent to whom, who decided what, and who stands in for whom. Which step may follow which."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from .files import StoredFile


class Decision(StrEnum):
    """What somebody decided about a draft."""

    APPROVED = "approved"
    APPROVED_WITH_CHANGES = "approved_with_changes"
    APPROVED_ON_CONDITION = "approved_on_condition"
    RETURNED = "returned"
    PASSED_ON = "passed_on"  # to somebody else, who decides in their place

    @property
    def is_yes(self) -> bool:
        """Whether the draft goes on."""
        return self in (Decision.APPROVED, Decision.APPROVED_WITH_CHANGES, Decision.APPROVED_ON_CONDITION)


class DecisionChannel(StrEnum):
    """How a decision came: many who decide never open the program."""

    PROGRAM = "program"
    PAPER = "paper"
    MAIL = "mail"
    SPOKEN = "spoken"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Approver:
    """Who is asked: a person by name and title, or a body by its id and its name on the day."""

    name: str
    title: str = ""
    body_id: str | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class ApprovalStep:
    """One place in the chain. ``decided_for`` is the absent one in whose place ``decided_by`` decided.

    ``entered_by`` registered a decision that came outside the program. ``content_digest`` and ``pdf_digest`` are what
    was approved where it differs from what was sent. ``condition_met_on`` ends an approval's condition.
    """

    id: str
    approver: str
    title: str = ""
    body_id: str | None = None
    due: date | None = None
    reminded_on: date | None = None
    decision: Decision | None = None
    decided_at: datetime | None = None
    decided_on: date | None = None
    decided_by: str = ""
    decided_for: str = ""
    entered_by: str = ""
    channel: DecisionChannel = DecisionChannel.PROGRAM
    note: str = ""
    condition: str = ""
    condition_met_on: date | None = None
    dissent: str = ""
    content_digest: str | None = None
    pdf_digest: str | None = None
    file: StoredFile | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """A draft (udkast ``number``) sent to a chain of approvers: the content it binds and the very PDF, by digest."""

    id: str
    document_id: str
    number: int
    content_digest: str
    pdf_digest: str
    person: str
    sent_at: datetime
    note: str = ""
    reservation: str = ""
    withdrawn_at: datetime | None = None
    steps: tuple[ApprovalStep, ...] = ()

    @property
    def current(self) -> ApprovalStep | None:
        """The step that is waited for; ``None`` when all have decided, one said no, or it was withdrawn."""
        if self.withdrawn_at or any(step.decision is Decision.RETURNED for step in self.steps):
            return None
        return next((step for step in self.steps if step.decision is None), None)


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody is away, both days included; the substitute acts in their cases, or in all when none are named."""

    id: str
    person: str
    first_day: date
    last_day: date
    substitute: str
    note: str = ""
    case_ids: tuple[str, ...] = ()

    def covers(self, day: date, case_id: str | None) -> bool:
        """Whether the substitute acts on the day in the case."""
        return self.first_day <= day <= self.last_day and (not self.case_ids or case_id in self.case_ids)
