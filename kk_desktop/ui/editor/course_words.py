"""How far a document is on its way to being approved, in words: for the strip above the text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kk_desktop.domain.approvals import ApprovalStep, Decision, DecisionChannel, Submission
from kk_desktop.domain.dates import write_day
from kk_desktop.domain.documents import Document
from kk_desktop.domain.wording import listed
from kk_desktop.domain.workflow import Status

_NAMES = {
    "letter": "Brevet",
    "mayor_letter": "Brevet",
    "hearing_response": "Høringssvaret",
    "memo": "Notatet",
    "budget_note": "Budgetnotatet",
    "proposal": "Indstillingen",
}
_MOST_CHANGES = 3


@dataclass(frozen=True, slots=True)
class Course:
    """A document with what was sent, decided and changed, and what may be done now."""

    document: Document
    submissions: tuple[Submission, ...] = ()
    allowed: frozenset[str] = frozenset()
    broken: tuple[str, ...] = ()
    substitute: str = ""
    """Who acts for the one that is waited for, while that one is away."""

    @property
    def last(self) -> Submission | None:
        """What was sent last."""
        return self.submissions[-1] if self.submissions else None


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence with its sign, lines below it, and the verbs beside it, by their names."""

    icon: str
    tone: str
    ground: str
    sentence: str
    lines: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()


def definite(kind: str) -> str:
    """The document as a sentence begins: Brevet, Notatet."""
    return _NAMES.get(kind, "Dokumentet")


def tell(course: Course, today: date) -> Told | None:
    """What stands above the text; nothing for a draft nobody has seen."""
    submission, status = course.last, course.document.status
    if submission is None:
        return None
    if status is Status.RETURNED:
        return _returned(submission, today)
    if status is Status.SUBMITTED:
        return _under_way(course, submission, today)
    if status is Status.APPROVED:
        return _changed(course) if course.broken else _approved(submission, today)
    return None


def _under_way(course: Course, submission: Submission, today: date) -> Told:
    waits, unmet = submission.current, submission.unmet
    if unmet is not None:
        is_condition = unmet.decision is Decision.APPROVED_ON_CONDITION
        done = "meet_condition" if is_condition else "write_changes"
        how = "på betingelse" if is_condition else "med ændringer"
        sentence = f"{who(unmet)} har godkendt {how}: ”{unmet.condition}”"
        return Told("circle-alert", "amber", "warning", sentence, _notes(submission), (done, "withdraw"))
    if waits is None:
        return Told("circle-dot", "accent", "info", "Vi venter ikke på nogen.", _notes(submission), ("withdraw",))
    sentence = f"Vi venter på {named(waits)} siden {write_day(_since(submission, waits), today)}."
    if course.substitute:
        sentence += f" {course.substitute} tager over."
    if waits.due:
        sentence += f" Frist {write_day(waits.due, today)}."
    if waits.reminded_on:
        sentence += f" Rykket {write_day(waits.reminded_on, today)}."
    verbs = ("remind", "register_decision", "withdraw")
    if course.broken:
        changed = f"Teksten er ændret, siden den blev sendt. {told_changes(course.broken)}"
        return Told("triangle-alert", "amber", "warning", sentence, (changed,), ("submit", *verbs))
    return Told("circle-dot", "accent", "info", sentence, _notes(submission), verbs)


def _returned(submission: Submission, today: date) -> Told:
    step = next(step for step in submission.steps if step.decision is Decision.RETURNED)
    sentence = f"{who(step)} har sendt udkast {submission.number} retur{_when(step, today)}."
    return Told("corner-down-left", "amber", "warning", sentence, _said(step), ("show_comments",))


def _approved(submission: Submission, today: date) -> Told:
    steps = [step for step in submission.steps if step.decision is not None and step.decision.is_yes]
    names = listed([f"{who(step)}{_when(step, today)}" for step in steps])
    waiting = [step.approver for step in submission.steps if step.decision is None]
    lines = tuple(line for step in steps for line in _said(step))
    if waiting:
        lines = (f"Med forbehold for, at {listed(waiting)} godkender. {submission.reservation}".strip(), *lines)
    verbs = ("register_decision",) if waiting else ()
    return Told("circle-check", "green", "good", f"Godkendt af {names}.", lines, verbs)


def _changed(course: Course) -> Told:
    name = definite(course.document.kind)
    sentence = f"{name} er ændret siden godkendelsen. Send det til godkendelse igen."
    if name == "Indstillingen":
        sentence = sentence.replace("Send det", "Send den")
    verbs = ("compare", "submit")
    return Told("triangle-alert", "amber", "warning", sentence, (told_changes(course.broken),), verbs)


def who(step: ApprovalStep) -> str:
    """Who decided, and in whose place."""
    name = step.decided_by or step.approver
    return f"{name} (for {step.decided_for})" if step.decided_for else name


def named(step: ApprovalStep) -> str:
    """Who is asked, with the title."""
    return f"{step.approver} ({step.title})" if step.title else step.approver


def told_changes(changes: tuple[str, ...]) -> str:
    """The first of the changes, and how many more there are."""
    more = len(changes) - _MOST_CHANGES
    return " ".join(changes[:_MOST_CHANGES]) + (f" Og {more} ændringer mere." if more > 0 else "")


def _since(submission: Submission, step: ApprovalStep) -> date:
    """When the step's turn came: when the one before it was decided, or the draft sent."""
    before = [each.decided_at for each in submission.steps if each.decided_at and each.id != step.id]
    return max([submission.sent_at, *before]).astimezone().date()


def _when(step: ApprovalStep, today: date) -> str:
    day = f" {write_day(step.decided_on, today)}" if step.decided_on else ""
    if step.channel is DecisionChannel.PROGRAM:
        return day
    return f"{day} {step.channel.danish}" + (f", indtastet af {step.entered_by}" if step.entered_by else "")


def _notes(submission: Submission) -> tuple[str, ...]:
    return tuple(f"{who(step)}: ”{step.note}”" for step in submission.steps if step.note and step.decision)


def _said(step: ApprovalStep) -> tuple[str, ...]:
    dissent = f"Mindretalsudtalelse: {step.dissent}" if step.dissent else ""
    return tuple(line for line in (f"”{step.note}”" if step.note else "", dissent) if line)
