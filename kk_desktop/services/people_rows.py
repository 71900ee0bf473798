"""The list of bodies, parties and persons as they are on a day, with all the words each can be found by."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kk_desktop.domain.people import Body, BodyKind, Party, PeopleGroup, PeopleRow, Person
from kk_desktop.domain.validity import is_there_on, write_period
from kk_desktop.language.sort_key import sort_key
from kk_desktop.storage import people as store
from kk_desktop.storage.rows import Connection

_GROUPS = list(PeopleGroup)


def rows_on(db: Connection, day: date) -> list[PeopleRow]:
    """Group by group, in each those that are there on the day before those that are not, in Danish order."""
    bodies = {body.id: body for body in store.bodies(db)}
    parties = {party.id: party for party in store.parties(db)}
    found = [_body(body, bodies, day) for body in bodies.values()]
    found += [_party(party, day) for party in parties.values()]
    found += [_person(person, bodies, parties, day) for person in store.persons(db)]
    return sorted(found, key=lambda row: (_GROUPS.index(row.group), not row.holds, sort_key(row.title)))


def _body(body: Body, bodies: dict[str, Body], day: date) -> PeopleRow:
    name, holds = body.name_on(day), is_there_on(body, day)
    parent = bodies.get(body.parent_id or "")
    told = [name.abbreviation, _short(parent, day) if parent and body.kind is BodyKind.UNIT else ""]
    words = [part for each in body.names for part in (each.name, each.abbreviation)]
    detail = _told(told, "" if holds else write_period(name.valid_from, name.valid_to))
    return PeopleRow(
        "body", body.id, PeopleGroup.of_body(body.kind), name.name, detail, holds, _words([*words, body.email])
    )


def _party(party: Party, day: date) -> PeopleRow:
    holds = (party.valid_from or date.min) <= day <= (party.valid_to or date.max)
    detail = _told([party.letter], write_period(party.valid_from, party.valid_to))
    title = party.name or party.letter
    return PeopleRow("party", party.id, PeopleGroup.PARTIES, title, detail, holds, _words([party.name, party.letter]))


def _person(person: Person, bodies: dict[str, Body], parties: dict[str, Party], day: date) -> PeopleRow:
    roles = person.roles_on(day)
    party = parties.get(next((role.party_id for role in roles if role.party_id), ""))
    told = [next((role.title for role in roles if role.title), "")]
    told += [_short(body, day) for role in roles if (body := bodies.get(role.body_id or ""))]
    told += [f"({party.letter})"] if party else []
    words = [person.name, person.email, *(role.title for role in person.roles), party.letter if party else ""]
    words += [
        part
        for role in person.roles
        if (body := bodies.get(role.body_id or ""))
        for name in body.names
        for part in (name.name, name.abbreviation)
    ]
    holds = bool(roles) or not person.roles
    return PeopleRow("person", person.id, PeopleGroup.PERSONS, person.name, _told(told), holds, _words(words))


def _short(body: Body, day: date) -> str:
    name = body.name_on(day)
    return name.abbreviation or name.name


def _told(parts: Iterable[str], period: str = "") -> str:
    return " · ".join(part for part in (*dict.fromkeys(parts), period) if part)


def _words(parts: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(part for part in parts if part)).casefold()
