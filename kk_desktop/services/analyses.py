"""Consultants' studies: their advice, what was started because of it, and what stands in its way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kk_desktop.domain.areas import below
from kk_desktop.domain.initiatives import Analysis, Barrier, Recommendation
from kk_desktop.errors import UserError
from kk_desktop.storage import analyses as store
from kk_desktop.storage import areas as area_store
from kk_desktop.storage.rows import Connection

from .desk import Desk
from .facts import check_known_date, label_of_change, required_line, tidy_line
from .initiatives import InitiativeService

ANALYSIS_FACTS = {
    "title": "analysens titel",
    "consultant": "analysens konsulent",
    "area_id": "analysens område",
    "document_id": "analysens dokument",
    "finished_on": "analysens dato",
}
ADVICE_FACTS = {
    "number": "anbefalingens nummer",
    "text": "anbefaling",
    "parent_id": "anbefalingens plads",
    "law_reference": "anbefalingens lovhenvisning",
    "initiative_ids": "hvad anbefalingen førte til",
}
_LONGEST = 5_000
"""Characters of one piece of advice: two pages of a study."""

BARRIER_FACTS = {"text": "barriere", "recommendation_id": "barrierens anbefaling"}


class AnalysisService:
    """What the secretariat does with studies."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self) -> list[Analysis]:
        """Every study, in Danish order."""
        return store.rows(self._desk.read())

    def of_area(self, area_id: str) -> list[Analysis]:
        """The studies of the area and of those below it: its own first, each in Danish order."""
        db = self._desk.read()
        found = store.in_areas(db, sorted(below(area_store.tree(db), area_id)))
        return sorted(found, key=lambda each: each.area_id != area_id)

    def recommendations(self, analysis_id: str) -> list[Recommendation]:
        """A study's advice in its order."""
        return store.recommendations(self._desk.read(), analysis_id)

    def started(self, analysis_id: str) -> dict[str, str]:
        """The titles of all that the study's advice led to, by id."""
        return store.started(self._desk.read(), analysis_id)

    def barriers(self, analysis_id: str) -> list[Barrier]:
        """What stands in the way of a study's advice."""
        return store.barriers(self._desk.read(), analysis_id)

    # -- studies -------------------------------------------------------------------------------------------

    def create(self, title: str, consultant: str = "", **facts: Any) -> str:
        """Note a study; gives its id."""
        label_of_change("analyse", facts, ANALYSIS_FACTS)
        analysis = Analysis(self._desk.new_id(), required_line(title, "Analysens titel"), _consultant(consultant))
        analysis = replace(analysis, **_tidied(facts))
        self._desk.act("Oprettede analyse", lambda db: store.add(db, analysis))
        return analysis.id

    def change(self, analysis_id: str, **facts: Any) -> None:
        """Change facts of a study."""
        label = label_of_change("analyse", facts, ANALYSIS_FACTS)
        facts = _tidied(facts)

        def work(db: Connection) -> None:
            store.get(db, analysis_id)
            store.change(db, analysis_id, **facts)

        self._desk.act(label, work)

    def delete(self, analysis_id: str) -> None:
        """Put a study in the bin with its advice."""
        self._desk.act("Slettede analyse", lambda db: store.discard(db, analysis_id))

    # -- advice --------------------------------------------------------------------------------------------

    def add_recommendation(self, analysis_id: str, text: str, **facts: Any) -> str:
        """Note advice of a study, below other advice where a ``parent_id`` is given; gives its id.

        Advice without a number gets the next one; a sub-item has none.
        """
        label_of_change("anbefaling", facts, ADVICE_FACTS)
        facts = {"text": text} | facts
        new_id = self._desk.new_id()

        def work(db: Connection) -> None:
            store.get(db, analysis_id)
            there = store.recommendations(db, analysis_id)
            parent = _parent_among(there, facts.get("parent_id"))
            number = "" if parent else str(sum(each.parent_id is None for each in there) + 1)
            advice = Recommendation(new_id, analysis_id, number, "")
            store.add_recommendation(db, replace(advice, **_tidied_advice(facts)))

        self._desk.act("Tilføjede anbefaling", work)
        return new_id

    def change_recommendation(self, recommendation_id: str, **facts: Any) -> None:
        """Change advice; ``initiative_ids`` are all that it led to."""
        label = label_of_change("anbefaling", facts, ADVICE_FACTS)
        facts = _tidied_advice(facts)

        def work(db: Connection) -> None:
            advice = store.get_recommendation(db, recommendation_id)
            if facts.get("parent_id"):
                there = store.recommendations(db, advice.analysis_id)
                has_parts = any(each.parent_id == recommendation_id for each in there)
                if has_parts or facts["parent_id"] == recommendation_id:
                    raise UserError("En anbefaling med punkter kan ikke selv være et punkt. Intet er ændret.")
                _parent_among(there, facts["parent_id"])
            store.change_recommendation(db, recommendation_id, **facts)

        self._desk.act(label, work)

    def start_initiative(self, recommendation_id: str, title: str) -> str:
        """Begin an initiative because of the advice, in the study's area; gives its id."""
        title = required_line(title, "Indsatsens titel")

        def work(db: Connection) -> str:
            advice = store.get_recommendation(db, recommendation_id)
            area_id = store.get(db, advice.analysis_id).area_id
            started = InitiativeService(self._desk).create(title, area_ids=(area_id,) if area_id else ())
            there = store.recommendations(db, advice.analysis_id)
            before = next(each for each in there if each.id == recommendation_id).initiative_ids
            store.change_recommendation(db, recommendation_id, initiative_ids=(*before, started))
            return started

        return self._desk.act("Oprettede indsats efter anbefaling", work)

    def remove_recommendation(self, recommendation_id: str) -> None:
        """Take advice away with its sub-items."""

        def work(db: Connection) -> None:
            store.get_recommendation(db, recommendation_id)
            store.remove_recommendation(db, recommendation_id)

        self._desk.act("Slettede anbefaling", work)

    # -- what stands in the way ----------------------------------------------------------------------------

    def add_barrier(self, analysis_id: str, text: str, recommendation_id: str | None = None) -> str:
        """Note what stands in the way of a study's advice, or of one piece of it; gives its id."""
        barrier = Barrier(self._desk.new_id(), analysis_id, _required(text, "Barrieren"), recommendation_id)

        def work(db: Connection) -> None:
            store.get(db, analysis_id)
            store.add_barrier(db, barrier)

        self._desk.act("Tilføjede barriere", work)
        return barrier.id

    def change_barrier(self, barrier_id: str, **facts: Any) -> None:
        """Change what stands in the way, or of which advice."""
        label = label_of_change("barriere", facts, BARRIER_FACTS)
        if "text" in facts:
            facts["text"] = _required(facts["text"], "Barrieren")

        def work(db: Connection) -> None:
            store.get_barrier(db, barrier_id)
            store.change_barrier(db, barrier_id, **facts)

        self._desk.act(label, work)

    def remove_barrier(self, barrier_id: str) -> None:
        """Take away what stood in the way."""
        self._desk.act("Slettede barriere", lambda db: store.remove_barrier(db, barrier_id))


def _parent_among(there: list[Recommendation], parent_id: str | None) -> Recommendation | None:
    """The advice a sub-item stands below. Raises ``UserError`` where that is gone or a sub-item itself."""
    if not parent_id:
        return None
    parent = next((each for each in there if each.id == parent_id and each.parent_id is None), None)
    if parent is None:
        raise UserError("Et punkt kan kun stå under en af analysens egne anbefalinger. Intet er ændret.")
    return parent


def _tidied(facts: Mapping[str, Any]) -> dict[str, Any]:
    tidied = dict(facts)
    if "title" in tidied:
        tidied["title"] = required_line(tidied["title"], "Analysens titel")
    if "consultant" in tidied:
        tidied["consultant"] = _consultant(tidied["consultant"])
    check_known_date(tidied.get("finished_on", ""))
    return tidied


def _tidied_advice(facts: Mapping[str, Any]) -> dict[str, Any]:
    tidied = dict(facts)
    if "text" in tidied:
        tidied["text"] = _required(tidied["text"], "Anbefalingen")
    for fact, word in (("number", "Nummeret"), ("law_reference", "Lovhenvisningen")):
        if fact in tidied:
            tidied[fact] = tidy_line(tidied[fact], word)
    return tidied


def _consultant(text: str) -> str:
    return tidy_line(text, "Konsulentens navn")


def _required(text: str, what: str) -> str:
    text = text.strip()
    if not text:
        raise UserError(f"{what} mangler. Skriv den; intet er ændret.")
    if len(text) > _LONGEST:
        raise UserError(f"{what} er på {len(text)} tegn. Der er plads til {_LONGEST}. Intet er ændret.")
    return text
