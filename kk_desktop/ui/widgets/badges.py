"""A status is a shape, a word and a colour together; here is which."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kk_desktop.domain.cases import Outcome
from kk_desktop.domain.dates import IsHoliday, working_days_between, write_day
from kk_desktop.domain.figure_check.model import Verdict
from kk_desktop.domain.initiatives import InitiativeStatus
from kk_desktop.domain.workflow import Status

WARNING_DAYS = 7  # working days before a deadline
_LOOKED_AT = 60
"""Days from today; no holidays make seven working days last longer."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A word with its icon and the name of its colour; ``ground`` is the tint of a chip."""

    word: str
    icon: str = ""
    tone: str = "text2"
    ground: str = "graybg"


_GRAY, _BLUE, _AMBER, _GREEN = (
    ("text2", "graybg"), ("accent", "bluebg"), ("amber", "amberbg"), ("green", "greenbg"),
)  # fmt: skip

_STATUS = {
    Status.DRAFT: ("circle-dashed", _GRAY),
    Status.SUBMITTED: ("circle-dot", _BLUE),
    Status.RETURNED: ("corner-down-left", _AMBER),
    Status.APPROVED: ("circle-check", _GREEN),
    Status.SIGNED: ("signature", _GREEN),
    Status.SENT: ("send", _GRAY),
    Status.WITHDRAWN: ("circle-slash", _GRAY),
    Status.REPLACED: ("replace", _GRAY),
}
_INITIATIVE = {
    InitiativeStatus.IDEA: ("circle", _GRAY),
    InitiativeStatus.PROPOSED: ("circle-dashed", _GRAY),
    InitiativeStatus.APPLIED: ("circle-dot", _BLUE),
    InitiativeStatus.DECIDED: ("circle-check", _GREEN),
    InitiativeStatus.ONGOING: ("circle-play", _BLUE),
    InitiativeStatus.ENDED: ("circle-check", _GRAY),
    InitiativeStatus.DROPPED: ("circle-slash", _GRAY),
}
_OUTCOME = {
    Outcome.RECOMMENDED: ("circle-check", _GREEN),
    Outcome.APPROVED: ("circle-check", _GREEN),
    Outcome.NOTED: ("circle-check", _GRAY),
    Outcome.POSTPONED: ("clock", _AMBER),
    Outcome.REJECTED: ("circle-x", _GRAY),
}
_VERDICT = {
    Verdict.RED: ("equal-not", ("red", "redbg")),
    Verdict.AMBER: ("equal-approximately", _AMBER),
    Verdict.GREEN: ("circle-check", _GREEN),
}


def status_badge(status: Status) -> Badge:
    """How a document's status is shown."""
    icon, (tone, ground) = _STATUS[status]
    return Badge(status.danish, icon, tone, ground)


def initiative_badge(status: InitiativeStatus) -> Badge:
    """How an initiative's status is shown."""
    icon, (tone, ground) = _INITIATIVE[status]
    return Badge(status.danish, icon, tone, ground)


def outcome_badge(outcome: Outcome | None) -> Badge:
    """How a decision is shown; ``None`` is a decision that has not been written in."""
    if outcome is None:
        return Badge("Beslutning mangler", "circle-dashed", "amber", "amberbg")
    icon, (tone, ground) = _OUTCOME[outcome]
    return Badge(outcome.danish, icon, tone, ground)


def finding_badge(verdict: Verdict) -> Badge:
    """How a figure stands, the same sign everywhere."""
    icon, (tone, ground) = _VERDICT[verdict]
    return Badge(verdict.danish.capitalize(), icon, tone, ground)


def deadline_badge(due: date, today: date, is_holiday: IsHoliday) -> Badge:
    """A date somebody must keep: red when over or today, amber when near, else plain."""
    word = write_day(due, today)
    if due <= today:
        return Badge(word, "octagon-alert", "red", "redbg")
    if (due - today).days < _LOOKED_AT and working_days_between(today, due, is_holiday) <= WARNING_DAYS:
        return Badge(word, "triangle-alert", "amber", "amberbg")
    return Badge(word, "", "text2", "graybg")
