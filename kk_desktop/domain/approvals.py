"""Approval: what was sent to whom, who decided what, and who stands in for whom. Which step may follow which."""

from __future__ import annotations

import unicodedata
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
    def danish(self) -> str:
        """The word on the screen and on the approval sheet."""
        return _DECISIONS[self]

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

    @property
    def danish(self) -> str:
        """How it came, as the end of a sentence."""
        return _CHANNELS[self]


_DECISIONS = {
    Decision.APPROVED: "Godkendt",
    Decision.APPROVED_WITH_CHANGES: "Godkendt med rettelser",
    Decision.APPROVED_ON_CONDITION: "Godkendt på betingelse",
    Decision.RETURNED: "Sendt retur",
    Decision.PASSED_ON: "Sendt videre",
}
_CHANNELS = {
    DecisionChannel.PROGRAM: "i programmet",
    DecisionChannel.PAPER: "på papir",
    DecisionChannel.MAIL: "i en mail",
    DecisionChannel.SPOKEN: "mundtligt",
    DecisionChannel.MEETING: "på et møde",
}


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
    was approved where it differs from what was sent. ``condition_met_on`` ends an approval's condition: until then the
    next in the chain is not asked. Changes that were decided outside the program are a condition, too: that they are
    written in.
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

    @property
    def has_open_condition(self) -> bool:
        """Whether it is a yes with something still to be done."""
        return self.decision is not None and bool(self.condition) and self.condition_met_on is None


@dataclass(frozen=True, slots=True)
class Submission:
    """A draft (udkast ``number``) sent to a chain of approvers: the content it binds and the very PDF, by digest.

    ``page_count`` and ``late`` (the facts that may be filled in later, as written by ``content.late_facts``) tell of
    the newest pages kept. ``reservation`` lets it be sent before the bodies at the chain's end have approved.
    ``final_pdf_digest`` is the PDF as it was signed, with the late facts filled in.
    """

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
    page_count: int = 0
    late: str = ""
    final_pdf_digest: str | None = None
    steps: tuple[ApprovalStep, ...] = ()

    @property
    def has_ended(self) -> bool:
        """Whether it was withdrawn, or one said no."""
        return self.withdrawn_at is not None or any(step.decision is Decision.RETURNED for step in self.steps)

    @property
    def unmet(self) -> ApprovalStep | None:
        """The yes whose condition its author has still to meet."""
        return None if self.has_ended else next((step for step in self.steps if step.has_open_condition), None)

    @property
    def current(self) -> ApprovalStep | None:
        """The step that is waited for; ``None`` when it is the author's turn or nobody's."""
        if self.has_ended or self.unmet:
            return None
        return next((step for step in self.steps if step.decision is None), None)

    @property
    def is_approved(self) -> bool:
        """Whether all have said yes; with a reservation all but the bodies, and at least one person."""
        if self.has_ended or self.unmet:
            return False
        waiting = [step for step in self.steps if step.decision is None]
        is_reserved = bool(self.reservation) and all(step.body_id for step in waiting)
        return any(_is_yes(step) for step in self.steps) and (not waiting or is_reserved)

    @property
    def bound(self) -> str:
        """The digest of the content that holds: as sent, or as the last who corrected it approved it."""
        return next((step.content_digest for step in reversed(self.steps) if step.content_digest), self.content_digest)

    @property
    def pages(self) -> str:
        """The digest of the pages of that content."""
        return next((step.pdf_digest for step in reversed(self.steps) if step.pdf_digest), self.pdf_digest)


def _is_yes(step: ApprovalStep) -> bool:
    return step.decision is not None and step.decision.is_yes


def same_person(one: str, other: str) -> bool:
    """Whether two names as they were typed are one person's; nobody's name is nobody."""
    return bool(one.strip()) and _as_known(one) == _as_known(other)


def _as_known(name: str) -> str:
    """The name's letters however they were typed or pasted: "Å" as one sign or two, and nothing that is not seen."""
    seen = (letter for letter in unicodedata.normalize("NFKC", name) if unicodedata.category(letter) != "Cf")
    return "".join("".join(seen).casefold().split())


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
