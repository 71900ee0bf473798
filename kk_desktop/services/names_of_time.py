"""Which names of bodies do not hold on a document's day, and which do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from kk_desktop.domain.people import Body, BodyKind, BodyName
from kk_desktop.domain.style.names import NameOfTime
from kk_desktop.storage import people as store
from kk_desktop.storage.rows import Connection

_WORDS = {
    BodyKind.CITY_COUNCIL: "Byrådet",
    BodyKind.COMMITTEE: "Udvalget",
    BodyKind.LOCAL_COMMITTEE: "Lokaludvalget",
    BodyKind.ADMINISTRATION: "Forvaltningen",
    BodyKind.UNIT: "Enheden",
    BodyKind.EXTERNAL: "Organisationen",
}


def names_of_time(db: Connection, day: date) -> tuple[NameOfTime, ...]:
    """Every name and abbreviation that a body has had or will have, but not on the day."""
    bodies = [body for body in store.bodies(db) if len(body.names) > 1]
    right = {part for body in bodies for part in _parts(body.name_on(day))}
    return tuple(each for body in bodies for each in _of(body, day) if each.name not in right)


def _of(body: Body, day: date) -> Iterator[NameOfTime]:
    now = body.name_on(day)
    if not now.holds_on(day):
        return
    for other in body.names:
        if other is now or other.holds_on(day):
            continue
        is_to_come = other.valid_from is not None and other.valid_from > day
        changed = other.valid_from if is_to_come else now.valid_from or _after(other)
        for wrong, right in zip(_parts(other), _parts(now), strict=True):
            if wrong and right and wrong != right:
                yield NameOfTime(wrong, right, _WORDS[body.kind], changed, is_to_come)


def _after(name: BodyName) -> date | None:
    return name.valid_to + timedelta(days=1) if name.valid_to else None


def _parts(name: BodyName) -> tuple[str, str]:
    return name.name, name.abbreviation
