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
class Role:
    """What somebody is in a period, where, and for which party; both ends are included, ``None`` is open."""

    title: str = ""
    body_id: str | None = None
    party_id: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it is held on the day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who signs, decides, handles or is quoted; what they are changes over time."""

    id: str
    name: str
    roles: tuple[Role, ...] = ()
    email: str = ""
    phone: str = ""

    def roles_on(self, day: date | None) -> tuple[Role, ...]:
        """What the person is on the day, the newest first; the newest role alone when no day is given.

        None at all where no role covers the day: who has left is not called what they were.
        """
        newest_first = sorted(self.roles, key=lambda role: role.valid_from or date.min, reverse=True)
        return tuple(newest_first[:1]) if day is None else tuple(each for each in newest_first if each.holds_on(day))

    def title_on(self, day: date | None) -> str:
        """What the person is called on the day: the title of the newest role that has one."""
        return next((role.title for role in self.roles_on(day) if role.title), "")

    def party_on(self, day: date | None) -> str | None:
        """The party the person stands for on the day."""
        return next((role.party_id for role in self.roles_on(day) if role.party_id), None)


class PeopleGroup(StrEnum):
    """The parts of the list of bodies, parties, persons and lists of them, in its order."""

    COMMITTEES = "committees"
    ADMINISTRATIONS = "administrations"
    UNITS = "units"
    LOCAL_COMMITTEES = "local_committees"
    PARTIES = "parties"
    PERSONS = "persons"
    OTHERS = "others"
    LISTS = "lists"

    @property
    def danish(self) -> str:
        """The words above its rows."""
        return _GROUPS[self]

    @classmethod
    def of_body(cls, kind: BodyKind) -> PeopleGroup:
        """Where a body of the kind stands."""
        return _GROUP_OF_KIND[kind]


_GROUPS = {
    PeopleGroup.COMMITTEES: "Udvalg",
    PeopleGroup.ADMINISTRATIONS: "Forvaltninger",
    PeopleGroup.UNITS: "Enheder",
    PeopleGroup.LOCAL_COMMITTEES: "Lokaludvalg",
    PeopleGroup.PARTIES: "Partier",
    PeopleGroup.PERSONS: "Personer",
    PeopleGroup.OTHERS: "Andre",
    PeopleGroup.LISTS: "Fordelingslister",
}
_GROUP_OF_KIND = {
    BodyKind.CITY_COUNCIL: PeopleGroup.COMMITTEES,
    BodyKind.COMMITTEE: PeopleGroup.COMMITTEES,
    BodyKind.ADMINISTRATION: PeopleGroup.ADMINISTRATIONS,
    BodyKind.UNIT: PeopleGroup.UNITS,
    BodyKind.LOCAL_COMMITTEE: PeopleGroup.LOCAL_COMMITTEES,
    BodyKind.EXTERNAL: PeopleGroup.OTHERS,
}


@dataclass(frozen=True, slots=True)
class PeopleRow:
    """A body, a party or a person in the list, as on a day; ``words`` is all it can be found by, in small letters."""

    kind: str
    id: str
    group: PeopleGroup
    title: str
    detail: str = ""
    holds: bool = True
    words: str = ""


@dataclass(frozen=True, slots=True)
class Myself:
    """Who sits at this machine: stands in the history and in new letters; kept with the machine, not in the file."""

    name: str = ""
    title: str = ""
    unit: str = ""
    phone: str = ""
    email: str = ""
