"""Hearings: who asks, about what, by when, and the questions that must be answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class HearingScope(StrEnum):
    """Whether the hearing is among the city's own bodies or open to all."""

    INTERNAL = "internal"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Ask:
    """One question from the sender; ``block_id`` is its place in the answer, ``answer`` how it was met, in brief."""

    id: str
    question: str
    answer: str = ""
    block_id: str | None = None


@dataclass(frozen=True, slots=True)
class Hearing:
    """A request for comments, as the letter that asks tells it."""

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
