"""Cases, their way through the political bodies, and what was decided and remarked there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Outcome(StrEnum):
    """What a body decided."""

    RECOMMENDED = "recommended"
    APPROVED = "approved"
    NOTED = "noted"
    POSTPONED = "postponed"
    REJECTED = "rejected"

    @property
    def danish(self) -> str:
        """The word on the screen."""
        return {
            Outcome.RECOMMENDED: "Anbefalet",
            Outcome.APPROVED: "Godkendt",
            Outcome.NOTED: "Taget til efterretning",
            Outcome.POSTPONED: "Udsat",
            Outcome.REJECTED: "Forkastet",
        }[self]


@dataclass(frozen=True, slots=True)
class Case:
    """A whole matter with its number in the records system."""

    id: str
    title: str
    number: str = ""
    closed: bool = False
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """A protokolbemærkning, printed with quotation marks; the letter is the party's on that day."""

    id: str
    text: str
    person: str = ""
    party_letter: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """One outcome; ``clause_id`` is the at-punkt's block when the clauses were decided one by one."""

    id: str
    outcome: Outcome
    text: str
    clause_id: str | None = None


@dataclass(frozen=True, slots=True)
class Treatment:
    """A case before one body at one meeting; ``body_name`` is the name in use on the meeting's date."""

    id: str
    case_id: str | None
    body_id: str
    body_name: str
    meeting_date: date | None = None
    item_number: str = ""
    decisions: tuple[Decision, ...] = ()
    remarks: tuple[Remark, ...] = ()
