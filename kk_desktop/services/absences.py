"""Absence: who is away, who stands in, and for whom one stands in today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from kk_desktop.domain.approvals import Absence, same_person
from kk_desktop.errors import UserError
from kk_desktop.storage import absences as store
from kk_desktop.storage.rows import Connection

from .desk import Desk
from .facts import label_of_change, required_line, tidy_line

ABSENCE_FACTS = {
    "person": "hvem der er fraværende",
    "first_day": "fraværets første dag",
    "last_day": "fraværets sidste dag",
    "substitute": "stedfortræder",
    "note": "bemærkning om fravær",
    "case_ids": "sager ved fravær",
}


class AbsenceService:
    """What the secretariat does with absences."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self) -> list[Absence]:
        """Every absence, the first to begin first."""
        return store.rows(self._desk.read())

    def register(
        self,
        person: str,
        first_day: date,
        last_day: date,
        substitute: str,
        *,
        note: str = "",
        case_ids: Sequence[str] = (),
    ) -> str:
        """Note that somebody is away, both days included; the substitute acts in the cases, or in all. Gives its id."""
        absence = Absence(
            self._desk.new_id(), person, first_day, last_day, substitute, tidy_line(note, "Bemærkningen"),
            tuple(case_ids),
        )  # fmt: skip
        checked = _checked(absence)
        self._desk.act("Noterede fravær", lambda db: store.add(db, checked))
        return checked.id

    def change(self, absence_id: str, **facts: Any) -> None:
        """Change facts of an absence by their names."""
        label = label_of_change("fravær", facts, ABSENCE_FACTS)

        def work(db: Connection) -> None:
            checked = _checked(replace(store.get(db, absence_id), **facts))
            store.change(db, absence_id, **{name: getattr(checked, name) for name in facts})

        self._desk.act(label, work)

    def delete(self, absence_id: str) -> None:
        """Put the absence in the bin."""
        self._desk.act("Slettede fravær", lambda db: store.discard(db, absence_id))

    def acts_for(self, substitute: str, person: str, case_id: str | None) -> bool:
        """Whether the one acts in the other's place today, by way of others who are away as well."""
        return acts_for(store.rows(self._desk.read()), self._desk.today(), substitute, person, case_id)

    def substitute_of(self, person: str, case_id: str | None) -> str:
        """Who acts in the person's place today; empty while they are here themselves."""
        today, rows = self._desk.today(), store.rows(self._desk.read())
        away = (each for each in rows if same_person(each.person, person) and each.covers(today, case_id))
        return next((each.substitute for each in away), "")


def acts_for(absences: Sequence[Absence], day: date, substitute: str, person: str, case_id: str | None) -> bool:
    """Whether the one acts in the other's place on the day; absences that lead back to somebody end there."""
    asked, passed = [person], [person]
    while asked:
        away = asked.pop()
        for absence in absences:
            if not same_person(absence.person, away) or not absence.covers(day, case_id):
                continue
            if same_person(absence.substitute, substitute):
                return True
            if not any(same_person(absence.substitute, each) for each in passed):
                asked.append(absence.substitute)
                passed.append(absence.substitute)
    return False


def _checked(absence: Absence) -> Absence:
    person = required_line(absence.person, "Navnet på den, der er fraværende,")
    substitute = required_line(absence.substitute, "Stedfortræderens navn")
    if same_person(person, substitute):
        raise UserError(f"{person} kan ikke være stedfortræder for sig selv. Intet er ændret. Vælg en anden.")
    if absence.last_day < absence.first_day:
        raise UserError("Fraværet slutter, før det begynder. Intet er ændret. Ret en af datoerne.")
    return replace(absence, person=person, substitute=substitute)
