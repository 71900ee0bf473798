"""Bodies with their names through time, persons and parties."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from kk_desktop.domain.people import Body, BodyName, Party, Person, Role
from kk_desktop.domain.rows import Touched
from kk_desktop.language.sort_key import sort_key

from . import rows as sql
from .rows import Connection, every, from_row, to_row


def bodies(db: Connection) -> list[Body]:
    """Every body with all its names, in the Danish order of its newest."""
    names = defaultdict(list)
    for row in every(db, "SELECT * FROM body_name ORDER BY coalesce(valid_from, ''), n"):
        names[row["body_id"]].append(from_row(BodyName, row))
    found = every(db, "SELECT * FROM body WHERE deleted_at IS NULL ORDER BY n")
    bodies = [from_row(Body, row, names=tuple(names[row["id"]])) for row in found]
    return sorted(bodies, key=lambda body: sort_key(body.names[-1].name if body.names else ""))


def get_body(db: Connection, body_id: str) -> Body:
    """One body with all its names, oldest first. Raises ``GoneError``."""
    return from_row(Body, sql.get(db, "body", body_id), names=tuple(_names(db, body_id)))


def body_name_on(db: Connection, body_id: str, day: date | None) -> BodyName:
    """What the body is called on the day, or today without one; its newest name where none covers it.

    Also for a body in the bin.
    """
    row = sql.one(
        db,
        "WITH told(day) AS (SELECT coalesce(?2, today())) SELECT body_name.* FROM body_name, told WHERE body_id = ?1"
        " ORDER BY (coalesce(valid_from, '') <= day AND coalesce(valid_to, '9999') >= day) DESC,"
        " coalesce(valid_from, '') DESC LIMIT 1",
        body_id, sql.to_sql(day),
    )  # fmt: skip
    return from_row(BodyName, row) if row else BodyName("")


def today(db: Connection) -> date:
    """The date where the clock stands."""
    return date.fromisoformat(db.execute("SELECT today()").fetchone()[0])


def add_body(db: Connection, body: Body) -> None:
    """Put in a body with its names."""
    sql.insert(db, "body", to_row(body))
    change_body(db, body.id, names=body.names)


def change_body(db: Connection, body_id: str, **facts: Any) -> None:
    """Change facts of a body by their names; ``names`` are all its names."""
    if "names" in facts:
        names = [to_row(name) for name in facts.pop("names")]
        sql.set_list(db, "body_name", {"body_id": body_id}, names, order=None)
    sql.update(db, "body", body_id, facts)


def discard_body(db: Connection, body_id: str) -> None:
    """Move a body to the bin."""
    sql.put_in_bin(db, "body", body_id)


def persons(db: Connection) -> list[Person]:
    """Every person with all roles, in Danish order."""
    roles = defaultdict(list)
    for row in every(db, "SELECT * FROM person_role ORDER BY coalesce(valid_from, ''), n"):
        roles[row["person_id"]].append(from_row(Role, row))
    found = every(db, "SELECT * FROM person WHERE deleted_at IS NULL ORDER BY danish_key(name), n")
    return [from_row(Person, row, roles=tuple(roles[row["id"]])) for row in found]


def get_person(db: Connection, person_id: str) -> Person:
    """One person with all roles, oldest first. Raises ``GoneError``."""
    row = sql.get(db, "person", person_id)
    found = every(db, "SELECT * FROM person_role WHERE person_id = ? ORDER BY coalesce(valid_from, ''), n", person_id)
    return from_row(Person, row, roles=tuple(from_row(Role, each) for each in found))


def members(db: Connection, thing: Touched, day: date) -> list[Person]:
    """The persons who on the day have a role in a body or for a party, in Danish order."""
    column = {"body": "body_id", "party": "party_id"}[thing.kind]
    found = every(
        db,
        "SELECT DISTINCT p.id FROM person p JOIN person_role r ON r.person_id = p.id WHERE p.deleted_at IS NULL"
        f" AND r.{column} = ?1 AND coalesce(r.valid_from, '') <= ?2 AND coalesce(r.valid_to, '9999') >= ?2"
        " ORDER BY danish_key(p.name), p.n",
        thing.id, day.isoformat(),
    )  # fmt: skip
    return [get_person(db, row["id"]) for row in found]


def add_person(db: Connection, person: Person) -> None:
    """Put in a person with the roles."""
    sql.insert(db, "person", to_row(person))
    change_person(db, person.id, roles=person.roles)


def change_person(db: Connection, person_id: str, **facts: Any) -> None:
    """Change facts of a person by their names; ``roles`` are all of them."""
    if "roles" in facts:
        roles = [to_row(role) for role in facts.pop("roles")]
        sql.set_list(db, "person_role", {"person_id": person_id}, roles, order=None)
    sql.update(db, "person", person_id, facts)


def discard_person(db: Connection, person_id: str) -> None:
    """Move a person to the bin."""
    sql.put_in_bin(db, "person", person_id)


def parties(db: Connection) -> list[Party]:
    """Every party, by letter."""
    found = every(db, "SELECT * FROM party WHERE deleted_at IS NULL ORDER BY danish_key(letter), valid_from, n")
    return [from_row(Party, row) for row in found]


def get_party(db: Connection, party_id: str) -> Party:
    """One party. Raises ``GoneError``."""
    return from_row(Party, sql.get(db, "party", party_id))


def add_party(db: Connection, party: Party) -> None:
    """Put in a party."""
    sql.insert(db, "party", to_row(party))


def change_party(db: Connection, party_id: str, **facts: Any) -> None:
    """Change facts of a party by their names."""
    sql.update(db, "party", party_id, facts)


def discard_party(db: Connection, party_id: str) -> None:
    """Move a party to the bin."""
    sql.put_in_bin(db, "party", party_id)


def _names(db: Connection, body_id: str) -> list[BodyName]:
    found = every(db, "SELECT * FROM body_name WHERE body_id = ? ORDER BY coalesce(valid_from, ''), n", body_id)
    return [from_row(BodyName, row) for row in found]
