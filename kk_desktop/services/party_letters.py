"""The letters of parties in protokolbemærkninger, held against who had them on the meeting's day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from kk_desktop.domain.cases import Treatment
from kk_desktop.domain.dates import write_date
from kk_desktop.domain.people import Person
from kk_desktop.domain.validity import party_with
from kk_desktop.storage import people as store
from kk_desktop.storage.rows import Connection


def letter_of(db: Connection, name: str, day: date | None) -> str:
    """The letter of the party that the person of that name stands for on the day; empty where that is not known."""
    letters = {party.id: party.letter for party in store.parties(db)}
    return next((_letter(person, letters, day) for person in store.persons(db) if _key(person.name) == _key(name)), "")


def letter_doubts(db: Connection, treatments: Iterable[Treatment]) -> dict[str, str]:
    """By a remark's id, what is odd about its letter: nobody had it that day, or the person stood for another party."""
    told = [
        (remark, treatment.meeting_date)
        for treatment in treatments
        for remark in treatment.remarks
        if treatment.meeting_date and remark.party_letter.strip()
    ]
    if not told:
        return {}
    parties, persons = store.parties(db), {_key(person.name): person for person in store.persons(db)}
    letters = {party.id: party.letter for party in parties}
    found = {}
    for remark, day in told:
        letter, person = remark.party_letter.strip(), persons.get(_key(remark.person))
        known = _letter(person, letters, day) if person else ""
        if party_with(parties, letter, day) is None:
            found[remark.id] = f"Intet parti har bogstavet {letter} den {write_date(day)}."
        elif known and known.casefold() != letter.casefold():
            found[remark.id] = f"{remark.person} står for {known} den {write_date(day)}, ikke {letter}."
    return found


def _letter(person: Person, letters: Mapping[str, str], day: date | None) -> str:
    return letters.get(person.party_on(day) or "", "")


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
