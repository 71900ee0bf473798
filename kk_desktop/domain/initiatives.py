"""Initiatives, the money behind them, and the analyses that led to them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class InitiativeStatus(StrEnum):
    """How far an initiative has come."""

    IDEA = "idea"
    PROPOSED = "proposed"
    APPLIED = "applied"
    DECIDED = "decided"
    ONGOING = "ongoing"
    ENDED = "ended"
    DROPPED = "dropped"

    @property
    def danish(self) -> str:
        """The word on the screen."""
        return {
            InitiativeStatus.IDEA: "Idé",
            InitiativeStatus.PROPOSED: "Foreslået",
            InitiativeStatus.APPLIED: "Ansøgt",
            InitiativeStatus.DECIDED: "Besluttet",
            InitiativeStatus.ONGOING: "I gang",
            InitiativeStatus.ENDED: "Afsluttet",
            InitiativeStatus.DROPPED: "Droppet",
        }[self]

    @staticmethod
    def in_lists() -> tuple[InitiativeStatus, ...]:
        """The statuses in the order lists group them: what goes on first, what was dropped last."""
        return (
            InitiativeStatus.ONGOING, InitiativeStatus.DECIDED, InitiativeStatus.PROPOSED, InitiativeStatus.APPLIED,
            InitiativeStatus.IDEA, InitiativeStatus.ENDED, InitiativeStatus.DROPPED,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Initiative:
    """A funded activity. ``period_from``/``period_to`` are ISO dates, as exact as known: 2014, 2014-05, 2014-05-01."""

    id: str
    title: str
    status: InitiativeStatus = InitiativeStatus.IDEA
    purpose: str = ""
    period_from: str = ""
    period_to: str = ""
    target_group: str = ""
    partners: str = ""
    responsible_body_id: str | None = None
    unit_id: str | None = None
    results: str = ""
    treatment_id: str | None = None
    area_ids: tuple[str, ...] = ()
    policy_ids: tuple[str, ...] = ()
    document_ids: tuple[str, ...] = ()
    pool_ids: tuple[str, ...] = ()


class AppropriationStage(StrEnum):
    """Whether money is asked for or given."""

    PROPOSED = "proposed"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Appropriation:
    """Money for an initiative in one year, in øre; ``price_level`` is the p/l year, ``None`` when not stated."""

    id: str
    initiative_id: str
    year: int
    amount_ore: int
    stage: AppropriationStage
    price_level: int | None = None
    treatment_id: str | None = None
    document_id: str | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """A consultant's study of an area; ``finished_on`` is an ISO date, as exact as known."""

    id: str
    title: str
    consultant: str
    area_id: str | None = None
    document_id: str | None = None
    finished_on: str = ""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """Advice in a study; a sub-item has its parent's id and the paragraph of law it is about.

    ``initiative_ids`` are what was started because of it.
    """

    id: str
    analysis_id: str
    number: str
    text: str
    parent_id: str | None = None
    law_reference: str = ""
    initiative_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Barrier:
    """What stands in the way of a study's recommendations, or of one of them."""

    id: str
    analysis_id: str
    text: str
    recommendation_id: str | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A promise with a date; ``due`` is an ISO date, as exact as known.

    One that was taken from a document knows the ``quote`` it was made from and the block it stood in.
    A decision's belongs to the case.
    """

    id: str
    title: str
    due: str = ""
    owner: str = ""
    document_id: str | None = None
    done: bool = False
    block_id: str | None = None
    quote: str = ""
    area_id: str | None = None
    initiative_id: str | None = None
    case_id: str | None = None
