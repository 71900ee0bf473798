"""What a document that comes from elsewhere belongs to: found in the file, or made when it is not there."""

from __future__ import annotations

from datetime import date

from kk_desktop.domain.cases import Case
from kk_desktop.domain.documents import Contact
from kk_desktop.domain.people import Body, BodyKind, BodyName
from kk_desktop.storage import cases as case_store
from kk_desktop.storage import people as people_store
from kk_desktop.storage.rows import Connection

from .desk import Desk


def case_numbered(desk: Desk, db: Connection, number: str, title: str) -> tuple[str | None, bool]:
    """The case of that number, and whether it was made now; no case without a number."""
    if not number:
        return None, False
    for row in case_store.rows(db):
        if row.number == number:
            return row.id, False
    case = Case(desk.new_id(), title or f"Sag {number}", number)
    case_store.add(db, case)
    return case.id, True


def unit_like(desk: Desk, db: Connection, contact: Contact, name: str, day: date | None) -> str | None:
    """The office with these facts and, on the day or today, this name (``name`` where the facts have none)."""
    if contact == Contact():
        return None
    name = contact.unit or name or "Enhed"
    day = day or desk.today()
    facts = (contact.address, contact.postal_place, contact.phone, contact.email, contact.ean)
    for body in people_store.bodies(db):
        known = (body.address, body.postal_place, body.phone, body.email, body.ean)
        if known == facts and body.name_on(day).name == name:
            return body.id
    unit = Body(desk.new_id(), BodyKind.UNIT, (BodyName(name),), None, *facts)
    people_store.add_body(db, unit)
    return unit.id


def body_called(desk: Desk, db: Connection, name: str, day: date | None) -> str:
    """The body of that name on the day, else of that name at any time."""
    bodies, day = people_store.bodies(db), day or desk.today()
    for body in bodies:
        if body.name_on(day).name == name:
            return body.id
    for body in bodies:
        if any(one.name == name for one in body.names):
            return body.id
    made = Body(desk.new_id(), BodyKind.EXTERNAL, (BodyName(name),))
    people_store.add_body(db, made)
    return made.id
