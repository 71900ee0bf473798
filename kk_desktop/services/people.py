"""Bodies, persons and parties, whose names, letters and roles change over time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from kk_desktop.domain.people import Body, BodyKind, BodyName, Party, PeopleRow, Person, Role
from kk_desktop.domain.rows import Touched
from kk_desktop.domain.validity import in_order, with_border_moved, with_name_from
from kk_desktop.domain.wording import quoted
from kk_desktop.errors import UserError
from kk_desktop.storage import people as store
from kk_desktop.storage.rows import Connection

from .desk import Desk
from .facts import label_of_change, required_line, tidy_line
from .people_rows import rows_on
from .people_rules import at_place, check_parent, check_party, check_roles, checked_names, said
from .uses import check_unused

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
PERSON_FACTS = {
    "name": "navn",
    "roles": "personens roller",
    "email": "personens e-mail",
    "phone": "personens telefon",
}
PARTY_FACTS = {
    "letter": "partibogstav",
    "name": "partiets navn",
    "valid_from": "gyldig fra",
    "valid_to": "gyldig til",
    "source": "kilde",
    "verified": "bekræftelse",
}
_LINES = {
    "address": "Adressen", "postal_place": "Postnummer og by", "phone": "Telefonnummeret", "email": "E-mailen",
    "ean": "EAN-nummeret", "source": "Kilden",
}  # fmt: skip
_PARTY_LINES = {"name": "Navnet", "source": "Kilden"}

_TOLD = 60
"""How much of what was typed a sentence tells."""

_NOBODY = "Der er ingen enhed, der hedder {}. Intet er ændret. Opret den først, eller skriv et andet navn."
_NO_PARTY = "Der er intet parti, der hedder {}. Intet er ændret. Opret det først, eller skriv et andet bogstav."


def _tidied(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tidy_line(facts[name], words) for name, words in _LINES.items() if name in facts}


class PeopleService:
    """What the secretariat does with bodies, persons and parties."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def bodies(self) -> list[Body]:
        """Every body with all its names, in Danish order."""
        return store.bodies(self._desk.read())

    def persons(self) -> list[Person]:
        """Every person with all roles, in Danish order."""
        return store.persons(self._desk.read())

    def parties(self) -> list[Party]:
        """Every party, by letter."""
        return store.parties(self._desk.read())

    def rows(self, day: date) -> list[PeopleRow]:
        """All of them as they are on the day, group by group in Danish order."""
        return rows_on(self._desk.read(), day)

    def body(self, body_id: str) -> Body:
        """One body. Raises ``GoneError`` when it is gone."""
        return store.get_body(self._desk.read(), body_id)

    def person(self, person_id: str) -> Person:
        """One person. Raises ``GoneError``."""
        return store.get_person(self._desk.read(), person_id)

    def party(self, party_id: str) -> Party:
        """One party. Raises ``GoneError``."""
        return store.get_party(self._desk.read(), party_id)

    def members_of_body(self, body_id: str, day: date) -> list[Person]:
        """The persons who have a role there on the day, in Danish order."""
        return store.members(self._desk.read(), Touched("body", body_id), day)

    def members_of_party(self, party_id: str, day: date) -> list[Person]:
        """The persons who stand for the party on the day, in Danish order."""
        return store.members(self._desk.read(), Touched("party", party_id), day)

    # Bodies -----------------------------------------------------------------------------------------------

    def create_body(self, kind: BodyKind, name: str, abbreviation: str = "", **facts: Any) -> str:
        """Add a body under the name it has now; gives its id."""
        label_of_change("enhed", facts, BODY_FACTS)
        facts |= _tidied(facts)
        first = BodyName(required_line(name, "Navnet"), tidy_line(abbreviation, "Forkortelsen"))
        body = replace(Body(self._desk.new_id(), kind, (first,)), **facts)
        self._desk.act("Oprettede enhed", lambda db: store.add_body(db, body))
        return body.id

    def change_body(self, body_id: str, **facts: Any) -> None:
        """Change facts of the body; ``names`` are all its names with their periods, one at least."""
        label = label_of_change("enhed", facts, BODY_FACTS)
        facts |= _tidied(facts)
        if "names" in facts:
            facts["names"] = checked_names(facts["names"])

        def work(db: Connection) -> None:
            if facts.get("parent_id"):
                check_parent(db, body_id, facts["parent_id"])
            store.change_body(db, body_id, **facts)

        self._desk.act(label, work)

    def rename_from(self, body_id: str, day: date, name: str, abbreviation: str = "") -> None:
        """Give the body another name from the day on; the one it has until then ends the day before."""
        new = BodyName(required_line(name, "Navnet"), tidy_line(abbreviation, "Forkortelsen"), day)

        def work(db: Connection) -> None:
            names = store.get_body(db, body_id).names
            store.change_body(db, body_id, names=checked_names(with_name_from(names, new)))

        self._desk.act("Gav enhed nyt navn", work)

    def change_name(self, body_id: str, place: int, **facts: Any) -> None:
        """Change one of the body's names, counted from the oldest; a name beside it that touches it moves along."""

        def work(db: Connection) -> None:
            names = in_order(store.get_body(db, body_id).names)
            moved = with_border_moved(names, place, replace(at_place(names, place), **facts))
            store.change_body(db, body_id, names=checked_names(moved))

        self._desk.act("Rettede enhedens navn", work)

    def remove_name(self, body_id: str, place: int) -> None:
        """Take out one of the body's names; the last one stays."""

        def work(db: Connection) -> None:
            names = in_order(store.get_body(db, body_id).names)
            gone = at_place(names, place)
            if len(names) == 1:
                raise UserError(f"”{gone.name}” er det eneste navn og er ikke slettet. Ret det, eller slet enheden.")
            store.change_body(db, body_id, names=tuple(each for each in names if each is not gone))

        self._desk.act("Slettede enhedens navn", work)

    def delete_body(self, body_id: str) -> None:
        """Put the body in the bin. Raises ``UserError`` with who they are while others use it."""

        def work(db: Connection) -> None:
            check_unused(db, "body", body_id)
            store.discard_body(db, body_id)

        self._desk.act("Slettede enhed", work)

    def body_named(self, text: str) -> str | None:
        """The id of the body with the name or abbreviation, of any time, or ``None`` for no text.

        Raises ``UserError`` when there is none.
        """
        wanted = " ".join(text.split())
        if not wanted:
            return None
        today, found = self._desk.today(), []
        for body in self.bodies():
            hits = [name for name in body.names if wanted.casefold() in said(name)]
            if hits:
                found.append((any(name.holds_on(today) for name in hits), body.id))
        if not found:
            raise UserError(_NOBODY.format(quoted(wanted, _TOLD)))
        # One that is called so today before one that was.
        return max(found, key=lambda each: each[0])[1]

    # Persons ----------------------------------------------------------------------------------------------

    def create_person(self, name: str, **facts: Any) -> str:
        """Add a person; gives the id."""
        label_of_change("person", facts, PERSON_FACTS)
        facts |= _tidied(facts)
        person = replace(Person(self._desk.new_id(), required_line(name, "Navnet")), **facts)
        check_roles(person.roles)
        self._desk.act("Oprettede person", lambda db: store.add_person(db, person))
        return person.id

    def change_person(self, person_id: str, **facts: Any) -> None:
        """Change facts of the person; ``roles`` are all of them."""
        label = label_of_change("person", facts, PERSON_FACTS)
        facts |= _tidied(facts)
        if "name" in facts:
            facts["name"] = required_line(facts["name"], "Navnet")
        check_roles(facts.get("roles", ()))
        self._desk.act(label, lambda db: store.change_person(db, person_id, **facts))

    def add_role(self, person_id: str, role: Role) -> None:
        """Give the person one role more."""
        check_roles([role])

        def work(db: Connection) -> None:
            store.change_person(db, person_id, roles=(*store.get_person(db, person_id).roles, role))

        self._desk.act("Gav person en rolle", work)

    def change_role(self, person_id: str, place: int, **facts: Any) -> None:
        """Change one of the person's roles, counted as ``person`` gives them."""

        def work(db: Connection) -> None:
            roles = list(store.get_person(db, person_id).roles)
            roles[place] = replace(at_place(roles, place), **facts)
            check_roles(roles)
            store.change_person(db, person_id, roles=tuple(roles))

        self._desk.act("Rettede personens rolle", work)

    def remove_role(self, person_id: str, place: int) -> None:
        """Take out one of the person's roles."""

        def work(db: Connection) -> None:
            roles = store.get_person(db, person_id).roles
            gone = at_place(roles, place)
            store.change_person(db, person_id, roles=tuple(each for each in roles if each is not gone))

        self._desk.act("Slettede personens rolle", work)

    def delete_person(self, person_id: str) -> None:
        """Put the person in the bin. Raises ``UserError`` with who they are while others use it."""

        def work(db: Connection) -> None:
            check_unused(db, "person", person_id)
            store.discard_person(db, person_id)

        self._desk.act("Slettede person", work)

    # Parties ----------------------------------------------------------------------------------------------

    def create_party(self, letter: str, name: str, **facts: Any) -> str:
        """Add a party under its letter; gives its id. Raises ``UserError`` when another has the letter then."""
        label_of_change("parti", facts, PARTY_FACTS)
        party = Party(self._desk.new_id(), required_line(letter, "Partibogstavet"), tidy_line(name, "Navnet"))
        party = replace(party, **facts)

        def work(db: Connection) -> None:
            check_party(db, party)
            store.add_party(db, party)

        self._desk.act("Oprettede parti", work)
        return party.id

    def change_party(self, party_id: str, **facts: Any) -> None:
        """Change facts of the party. Raises ``UserError`` when another has the letter then."""
        label = label_of_change("parti", facts, PARTY_FACTS)
        if "letter" in facts:
            facts["letter"] = required_line(facts["letter"], "Partibogstavet")
        facts |= {name: tidy_line(facts[name], words) for name, words in _PARTY_LINES.items() if name in facts}

        def work(db: Connection) -> None:
            check_party(db, replace(store.get_party(db, party_id), **facts))
            store.change_party(db, party_id, **facts)

        self._desk.act(label, work)

    def delete_party(self, party_id: str) -> None:
        """Put the party in the bin. Raises ``UserError`` with who they are while others use it."""

        def work(db: Connection) -> None:
            check_unused(db, "party", party_id)
            store.discard_party(db, party_id)

        self._desk.act("Slettede parti", work)

    def party_named(self, text: str) -> str | None:
        """The id of the party with the letter or name, or ``None`` for no text. Raises ``UserError``."""
        wanted = " ".join(text.split())
        if not wanted:
            return None
        found = [each for each in self.parties() if wanted.casefold() in (each.letter.casefold(), each.name.casefold())]
        if not found:
            raise UserError(_NO_PARTY.format(quoted(wanted, _TOLD)))
        # Who has the letter now before who had it.
        return max(found, key=lambda party: party.valid_to or date.max).id
