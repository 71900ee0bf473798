"""The way back from a deadline: by when each step towards the answer must be done, counted in working days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .dates import IsHoliday, is_working_day, last_working_day_before
from .hearings import Hearing
from .workflow import Status


class PlanStep(StrEnum):
    """What must be reached on the way to the answer, in the order in which it happens."""

    CONTRIBUTIONS = "contributions"
    APPROVAL = "approval"
    AGENDA = "agenda"
    MEETING = "meeting"
    SEND = "send"

    @property
    def danish(self) -> str:
        """The words on the screen."""
        return _WORDS[self]


_WORDS = {
    PlanStep.CONTRIBUTIONS: "Bidrag",
    PlanStep.APPROVAL: "Godkendelse",
    PlanStep.AGENDA: "Dagsorden",
    PlanStep.MEETING: "Udvalgsmøde",
    PlanStep.SEND: "Afsendelse",
}
_DEFINITE = {
    PlanStep.CONTRIBUTIONS: "bidragene",
    PlanStep.APPROVAL: "godkendelsen",
    PlanStep.AGENDA: "dagsordenen",
    PlanStep.MEETING: "mødet",
    PlanStep.SEND: "afsendelsen",
}
BEFORE_NEXT = {
    # The committee's changes are written in, and the letter is signed and sent.
    PlanStep.MEETING: 2,
    # An agenda goes out four weekdays before the meeting: for a Thursday, on the Friday before.
    PlanStep.AGENDA: 4,
    # Cover and proposal are finished, and whoever makes the agenda gets them with a day to spare.
    PlanStep.APPROVAL: 2,
    # The draft is written together, read by the manager and corrected: a week.
    PlanStep.CONTRIBUTIONS: 5,
}
"""Working days from a step to the next one, where nobody has set a date. Only the agenda's is a rule of the house."""

_BEFORE_COMMITTEE = (PlanStep.AGENDA, PlanStep.MEETING)
_EARLIEST = 1900


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """The last day for one step; ``is_own`` when somebody has set it, ``trouble`` why it cannot be kept."""

    step: PlanStep
    due: date
    is_own: bool = False
    is_done: bool = False
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that the file knows of; ``body`` is the short name where there is one."""

    body: str
    day: date


def plan_back(
    hearing: Hearing,
    today: date,
    is_holiday: IsHoliday,
    *,
    own: Mapping[PlanStep, date],
    meeting: date | None = None,
    status: Status = Status.DRAFT,
    awaited: bool | None = None,
) -> tuple[PlannedDay, ...]:
    """The steps to the hearing's answer, the first one first; none without a deadline.

    ``own`` holds the days somebody has set, which the steps before are counted from; ``meeting`` the day of the
    committee's meeting where the case has one; ``status`` is the answer's, and tells what has been done; ``awaited``
    says whether some contribution is still to come, ``None`` that nobody has been asked for one.
    """
    due = hearing.due
    if due is None or due.year < _EARLIEST:
        return ()
    set_days = ({PlanStep.MEETING: meeting} if meeting else {}) | dict(own)
    steps = [step for step in PlanStep if hearing.goes_to_committee or step not in _BEFORE_COMMITTEE]
    planned: list[PlannedDay] = []
    for step in reversed(steps):
        following = planned[0] if planned else None
        day = set_days.get(step) or _counted(step, following, due, is_holiday)
        is_done = _is_done(step, day, status, today) or (
            step is PlanStep.CONTRIBUTIONS and _are_contributions_in(awaited, day, today)
        )
        trouble = "" if is_done else _trouble(hearing, day, following, today, is_holiday)
        planned.insert(0, PlannedDay(step, day, step in own, is_done, trouble))
    return tuple(planned)


def next_step(plan: tuple[PlannedDay, ...]) -> PlannedDay | None:
    """The first step that is not done."""
    return next((planned for planned in plan if not planned.is_done), None)


def _counted(step: PlanStep, following: PlannedDay | None, due: date, is_holiday: IsHoliday) -> date:
    if following is None:
        return due if is_working_day(due, is_holiday) else last_working_day_before(due, is_holiday)
    day = following.due
    for _ in range(BEFORE_NEXT[step]):
        day = last_working_day_before(day, is_holiday)
    return day


def _is_done(step: PlanStep, day: date, status: Status, today: date) -> bool:
    if not status.is_open:
        return True
    if step is PlanStep.CONTRIBUTIONS:
        return status in (Status.SUBMITTED, Status.APPROVED, Status.SIGNED)
    if step is PlanStep.APPROVAL:
        return status in (Status.APPROVED, Status.SIGNED)
    if step in _BEFORE_COMMITTEE:
        return status is Status.SIGNED or (status is Status.APPROVED and day < today)
    return False


def _are_contributions_in(awaited: bool | None, day: date, today: date) -> bool:
    """A day on which nothing was to come cannot be missed."""
    return awaited is False or (awaited is None and day < today)


def _trouble(hearing: Hearing, day: date, following: PlannedDay | None, today: date, is_holiday: IsHoliday) -> str:
    if following is None and hearing.due and day > hearing.due:
        return "Ligger efter svarfristen."
    if following is not None and day > following.due:
        return f"Ligger efter {_DEFINITE[following.step]}."
    if hearing.received_on and day < hearing.received_on:
        return "Ligger før modtagelsen. Der er for kort tid."
    if day < today:
        return "Dagen er passeret."
    return "" if is_working_day(day, is_holiday) else "Er ikke en arbejdsdag."
