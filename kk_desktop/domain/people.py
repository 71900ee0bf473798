"""Bodies, persons and parties; names change over time and are printed as they were on the document's date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class BodyKind(StrEnum):
    """What sort of body it is."""

    CITY_COUNCIL = "city_council"
    COMMITTEE = "committee"
    LOCAL_COMMITTEE = "local_committee"
    ADMINISTRATION = "administration"
    UNIT = "unit"  # an office within an administration, with an address of its own
    EXTERNAL = "external"  # ministries, housing associations, consultants


@dataclass(frozen=True, slots=True)
class BodyName:
    """What a body is called in a period; both ends are included, ``None`` is open."""

    name: str
    abbreviation: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the name is the one in use on the day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Body:
    """A committee, an administration, an office or somebody outside the house.

    The contact facts are those of a letter's right column; only units have them.
    """

    id: str
    kind: BodyKind
    names: tuple[BodyName, ...]
    parent_id: str | None = None
    address: str = ""
    postal_place: str = ""
    phone: str = ""
    email: str = ""
    ean: str = ""
    source: str = ""
    verified: bool = False

    def name_on(self, day: date | None) -> BodyName:
        """The name in use on the day; the newest when no day is given or none covers it."""
        if day is not None:
            for name in self.names:
                if name.holds_on(day):
                    return name
        return max(self.names, key=lambda name: name.valid_from or date.min)


@dataclass(frozen=True, slots=True)
class Party:
    """A party and its letter; letters change hands between elections, hence the period."""

    id: str
    letter: str
    name: str
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who signs, decides, handles or is quoted."""

    id: str
    name: str
    title: str = ""
    body_id: str | None = None
    party_id: str | None = None


@dataclass(frozen=True, slots=True)
class Myself:
    """Who sits at this machine: stands in the history and in new letters; kept with the machine, not in the file."""

    name: str = ""
    title: str = ""
    unit: str = ""
    phone: str = ""
    email: str = ""
