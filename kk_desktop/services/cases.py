"""Cases, their way through the political bodies, and what was decided and remarked there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from kk_desktop.domain.cases import Case, Decision, Outcome, Remark, Treatment
from kk_desktop.domain.rows import CaseName, CaseRow
from kk_desktop.storage import cases as store
from kk_desktop.storage.rows import Connection

from .desk import Desk
from .facts import label_of_change, required_line
from .party_letters import letter_doubts, letter_of

CASE_FACTS = {
    "title": "sagens titel",
    "number": "sagsnummer",
    "closed": "om sagen er lukket",
    "confidential": "fortrolighed",
}
TREATMENT_FACTS = {
    "body_id": "udvalg",
    "meeting_date": "mødedato",
    "item_number": "dagsordenspunkt",
}
DECISION_FACTS = {"outcome": "beslutning", "text": "beslutningens ord", "clause_id": "beslutningens at-punkt"}
REMARK_FACTS = {
    "text": "protokolbemærkning",
    "person": "protokolbemærkningens navn",
    "party_letter": "partibogstav",
}


class CaseService:
    """What the secretariat does with cases."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self) -> list[CaseRow]:
        """Every case, newest first, and how far it has come."""
        return store.rows(self._desk.read())

    def names(self, case_id: str | None = None) -> list[CaseName]:
        """What the cases are called, newest first, or that one's name alone; nothing for one in the bin."""
        return store.names(self._desk.read(), case_id)

    def get(self, case_id: str) -> Case:
        """One case. Raises ``GoneError`` when it is gone."""
        return store.get(self._desk.read(), case_id)

    def create(self, title: str, number: str = "") -> str:
        """Open a case; gives its id."""
        case = Case(self._desk.new_id(), required_line(title, "Sagens titel"), number.strip())
        self._desk.act("Oprettede sag", lambda db: store.add(db, case))
        return case.id

    def change(self, case_id: str, **facts: Any) -> None:
        """Change facts of the case by their names."""
        label = label_of_change("sag", facts, CASE_FACTS)
        if "title" in facts:
            facts["title"] = required_line(facts["title"], "Sagens titel")
        self._desk.act(label, lambda db: store.change(db, case_id, **facts))

    def delete(self, case_id: str) -> None:
        """Put the case in the bin; its documents stay and are listed among those without a case."""
        self._desk.act("Slettede sag", lambda db: store.discard(db, case_id))

    def treatments(self, case_id: str) -> list[Treatment]:
        """The bodies the case goes through, in their order, with decisions and remarks."""
        return store.treatments(self._desk.read(), case_id)

    def add_treatment(self, case_id: str, body_id: str, meeting_date: date | None = None, item_number: str = "") -> str:
        """Put the case before another body, after the earlier ones; gives the treatment's id."""
        treatment = Treatment(
            self._desk.new_id(), case_id, body_id, body_name="", meeting_date=meeting_date, item_number=item_number
        )  # fmt: skip

        def work(db: Connection) -> None:
            store.get(db, case_id)
            store.add_treatment(db, case_id, treatment)

        self._desk.act("Tilføjede behandling", work)
        return treatment.id

    def change_treatment(self, treatment_id: str, **facts: Any) -> None:
        """Change the body, the meeting's date or the item; text that names the date follows."""
        label = label_of_change("behandling", facts, TREATMENT_FACTS)
        self._desk.act(label, lambda db: store.change_treatment(db, treatment_id, **facts))

    def move_treatment(self, treatment_id: str, position: int) -> None:
        """Move a treatment to another place counted from 0."""
        self._desk.act("Flyttede behandling", lambda db: store.move_treatment(db, treatment_id, position))

    def remove_treatment(self, treatment_id: str) -> None:
        """Take a treatment away."""
        self._desk.act("Slettede behandling", lambda db: store.remove_treatment(db, treatment_id))

    def add_decision(self, treatment_id: str, outcome: Outcome, text: str, clause_id: str | None = None) -> str:
        """Note what the body decided, in all or on one at-punkt; gives the decision's id."""
        decision = Decision(self._desk.new_id(), outcome, text.strip(), clause_id)
        self._desk.act("Tilføjede beslutning", lambda db: store.add_decision(db, treatment_id, decision))
        return decision.id

    def change_decision(self, decision_id: str, **facts: Any) -> None:
        """Change the outcome, its sentence or the at-punkt it is about."""
        label = label_of_change("beslutning", facts, DECISION_FACTS)
        self._desk.act(label, lambda db: store.change_decision(db, decision_id, **facts))

    def remove_decision(self, decision_id: str) -> None:
        """Take a decision away."""
        self._desk.act("Slettede beslutning", lambda db: store.remove_decision(db, decision_id))

    def add_remark(self, treatment_id: str, person: str, party_letter: str, text: str) -> str:
        """Note a protokolbemærkning, without its quotation marks; gives its id."""
        remark = Remark(self._desk.new_id(), text.strip(), person.strip(), party_letter.strip())
        self._desk.act("Tilføjede protokolbemærkning", lambda db: store.add_remark(db, treatment_id, remark))
        return remark.id

    def change_remark(self, remark_id: str, **facts: Any) -> None:
        """Change a remark's words, its person or the party's letter.

        A person whose party is known on the meeting's day brings the letter along, where none stands there.
        """
        label = label_of_change("protokolbemærkning", facts, REMARK_FACTS)

        def work(db: Connection) -> None:
            store.change_remark(db, remark_id, **facts)
            letter, day = store.letter_and_day(db, remark_id)
            if facts.get("person") and not letter and (known := letter_of(db, facts["person"], day)):
                store.change_remark(db, remark_id, party_letter=known)

        self._desk.act(label, work)

    def letter_doubts(self, treatments: Sequence[Treatment]) -> dict[str, str]:
        """By a remark's id, a sentence about a letter that was nobody's, or not the person's, on the meeting's day."""
        return letter_doubts(self._desk.read(), treatments)

    def remove_remark(self, remark_id: str) -> None:
        """Take a remark away."""
        self._desk.act("Slettede protokolbemærkning", lambda db: store.remove_remark(db, remark_id))
