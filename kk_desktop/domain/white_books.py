"""What became of our remarks: the sender's høringsnotat or hvidbog, and the outcome of each remark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .files import StoredFile


class Outcome(StrEnum):
    """What the sender did with a remark."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"

    @property
    def danish(self) -> str:
        """The word on the screen."""
        return {Outcome.MET: "Imødekommet", Outcome.PARTLY: "Delvist", Outcome.NOT_MET: "Ikke imødekommet"}[self]


@dataclass(frozen=True, slots=True)
class WhiteBook:
    """The sender's summary of the hearing, as it came."""

    id: str
    hearing_id: str
    title: str
    received_on: date | None = None
    file: StoredFile | None = None


@dataclass(frozen=True, slots=True)
class RemarkOutcome:
    """One remark of our answer, and what became of it; nothing while the outcome is not known."""

    id: str
    hearing_id: str
    remark: str
    block_id: str | None = None
    outcome: Outcome | None = None
    comment: str = ""


def write_outcomes(outcomes: Sequence[RemarkOutcome]) -> str:
    """2 af 3 bemærkninger er imødekommet, 1 delvist; empty while no outcome is known."""
    known = [each.outcome for each in outcomes if each.outcome is not None]
    if not known:
        return ""
    met, partly = known.count(Outcome.MET), known.count(Outcome.PARTLY)
    remarks = "bemærkning" if len(outcomes) == 1 else "bemærkninger"
    sentence = f"{met} af {len(outcomes)} {remarks} er imødekommet"
    return f"{sentence}, {partly} delvist" if partly else sentence
