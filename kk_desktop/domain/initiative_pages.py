"""What an initiative's page lists besides its facts: what pays for it, what it came from, and the texts about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Payer:
    """An application, a pool or a row of a budget table that pays for the initiative; amounts in øre.

    ``kind`` and ``id`` lead there. ``asked_ore``, ``granted_ore`` and ``spent_ore`` are an application's.
    """

    kind: str
    id: str
    title: str
    above: str = ""
    asked_ore: int | None = None
    granted_ore: int | None = None
    spent_ore: int | None = None
    price_level: int | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """A recommendation that led to the initiative, and the study it stands in."""

    analysis_id: str
    study: str
    area_id: str | None
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting at which a case was treated: what may have started an initiative. ``body`` as it was called then."""

    treatment_id: str
    case_id: str
    case_title: str
    body: str
    day: date | None = None
    item_number: str = ""
