"""Bodies, persons and parties, whose names change over time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from kk_desktop.domain.people import Body, BodyKind, BodyName, Party, Person
from kk_desktop.errors import UserError
from kk_desktop.storage import people as store
from kk_desktop.storage.rows import Connection

from .desk import Desk
from .facts import check_period, label_of_change, required_line

BODY_FACTS = {
    "kind": "slags enhed",
    "names": "navne",
    "parent_id": "hvor enheden hører til",
    "address": "adresse",
    "postal_place": "postnummer og by",
    "phone": "telefon",
    "email": "e-mail",
    "ean": "EAN-nummer",
    "source": "kilde",
    "verified": "bekræftelse",
}
PERSON_FACTS = {"name": "navn", "title": "personens titel", "body_id": "personens enhed", "party_id": "parti"}
PARTY_FACTS = {
    "letter": "partibogstav",
    "name": "partiets navn",
    "valid_from": "gyldig fra",
    "valid_to": "gyldig til",
    "source": "kilde",
    "verified": "bekræftelse",
}


class PeopleService:
    """What the secretariat does with bodies, persons and parties."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def bodies(self) -> list[Body]:
        """Every body with all its names, in Danish order."""
        return store.bodies(self._desk.read())

    def persons(self) -> list[Person]:
        """Every person, in Danish order."""
        return store.persons(self._desk.read())

    def parties(self) -> list[Party]:
        """Every party, by letter."""
        return store.parties(self._desk.read())

    def body(self, body_id: str) -> Body:
        """One body. Raises ``GoneError`` when it is gone."""
        return store.get_body(self._desk.read(), body_id)

    def create_body(self, kind: BodyKind, name: str, abbreviation: str = "", **facts: Any) -> str:
        """Add a body under the name it has now; gives its id."""
        label_of_change("enhed", facts, BODY_FACTS)
        first = BodyName(required_line(name, "Navnet"), abbreviation)
        body = replace(Body(self._desk.new_id(), kind, (first,)), **facts)
        self._desk.act("Oprettede enhed", lambda db: store.add_body(db, body))
        return body.id

    def change_body(self, body_id: str, **facts: Any) -> None:
        """Change facts of the body; ``names`` are all its names with their periods, one at least."""
        label = label_of_change("enhed", facts, BODY_FACTS)
        if "names" in facts:
            facts["names"] = _checked_names(facts["names"])
        self._desk.act(label, lambda db: store.change_body(db, body_id, **facts))

    def delete_body(self, body_id: str) -> None:
        """Put the body in the bin; what already names it still does."""
        self._desk.act("Slettede enhed", lambda db: store.discard_body(db, body_id))

    def create_person(self, name: str, **facts: Any) -> str:
        """Add a person; gives the id."""
        label_of_change("person", facts, PERSON_FACTS)
        person = replace(Person(self._desk.new_id(), required_line(name, "Navnet")), **facts)
        self._desk.act("Oprettede person", lambda db: store.add_person(db, person))
        return person.id

    def change_person(self, person_id: str, **facts: Any) -> None:
        """Change facts of the person."""
        label = label_of_change("person", facts, PERSON_FACTS)
        if "name" in facts:
            facts["name"] = required_line(facts["name"], "Navnet")
        self._desk.act(label, lambda db: store.change_person(db, person_id, **facts))

    def delete_person(self, person_id: str) -> None:
        """Put the person in the bin."""
        self._desk.act("Slettede person", lambda db: store.discard_person(db, person_id))

    def create_party(self, letter: str, name: str, **facts: Any) -> str:
        """Add a party under its letter; gives its id."""
        label_of_change("parti", facts, PARTY_FACTS)
        party = Party(self._desk.new_id(), required_line(letter, "Partibogstavet"), name.strip())
        party = replace(party, **facts)
        check_period(party.valid_from, party.valid_to)
        self._desk.act("Oprettede parti", lambda db: store.add_party(db, party))
        return party.id

    def change_party(self, party_id: str, **facts: Any) -> None:
        """Change facts of the party."""
        label = label_of_change("parti", facts, PARTY_FACTS)
        if "letter" in facts:
            facts["letter"] = required_line(facts["letter"], "Partibogstavet")

        def work(db: Connection) -> None:
            changed = replace(store.get_party(db, party_id), **facts)
            check_period(changed.valid_from, changed.valid_to)
            store.change_party(db, party_id, **facts)

        self._desk.act(label, work)

    def delete_party(self, party_id: str) -> None:
        """Put the party in the bin."""
        self._desk.act("Slettede parti", lambda db: store.discard_party(db, party_id))


def _checked_names(names: Iterable[BodyName]) -> tuple[BodyName, ...]:
    checked = tuple(replace(name, name=required_line(name.name, "Navnet")) for name in names)
    if not checked:
        raise UserError("Navnet mangler. Skriv det; intet er ændret.")
    for name in checked:
        check_period(name.valid_from, name.valid_to)
    return checked
