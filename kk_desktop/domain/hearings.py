"""Hearings: who asks, about what, by when, and the questions that must be answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class HearingScope(StrEnum):
    """Whether the hearing is among the city's own bodies or open to all."""

    INTERNAL = "internal"
    PUBLIC = "public"


class AnswerForm(StrEnum):
    """How the sender wants the answer divided."""

    FREE = "free"
    OWN_HEADINGS = "own_headings"  # the sender's, each ask under its own
    REMARKS_AND_CHANGES = "remarks_and_changes"  # remarks for themselves, proposed changes for themselves


@dataclass(frozen=True, slots=True)
class Ask:
    """One question from the sender; ``block_id`` is its place in the answer, ``answer`` how it was met, in brief.

    ``heading`` is what the sender wants the answer to stand under, where it wants its own headings.
    """

    id: str
    question: str
    answer: str = ""
    block_id: str | None = None
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Hearing:
    """A request for comments, as the letter that asks tells it.

    ``deadline`` is the one first asked for; an extension is asked for, granted (by somebody) and ``extended_to``.
    ``document_number`` is the asking letter's own, in the records system.
    """

    id: str
    title: str
    sender: str = ""
    subject: str = ""
    scope: HearingScope = HearingScope.INTERNAL
    received_on: date | None = None
    deadline: date | None = None
    case_id: str | None = None
    asks: tuple[Ask, ...] = ()
    area_ids: tuple[str, ...] = ()
    policy_id: str | None = None
    document_number: str = ""
    sender_email: str = ""
    answer_form: AnswerForm = AnswerForm.FREE
    extension_asked_on: date | None = None
    extension_granted_on: date | None = None
    extension_granted_by: str = ""
    extended_to: date | None = None

    @property
    def due(self) -> date | None:
        """The deadline that holds."""
        return self.extended_to or self.deadline
