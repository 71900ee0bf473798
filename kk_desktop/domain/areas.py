"""Districts, deprived urban areas and housing estates, with the names and lists they have been on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class AreaKind(StrEnum):
    """The three levels of the area tree."""

    DISTRICT = "district"
    DEPRIVED_URBAN_AREA = "deprived_urban_area"
    DEPRIVED_HOUSING_AREA = "deprived_housing_area"

    @property
    def danish(self) -> str:
        """The word on the screen."""
        return {
            AreaKind.DISTRICT: "Bydel",
            AreaKind.DEPRIVED_URBAN_AREA: "Udsat byområde",
            AreaKind.DEPRIVED_HOUSING_AREA: "Udsat boligområde",
        }[self]


@dataclass(frozen=True, slots=True)
class AreaListing:
    """That a policy or a state list names the area, and for how long; ``verified`` is False for an unsure source.

    ``policy_from`` and ``policy_to`` are the policy's own period, which holds where the listing has none.
    """

    id: str
    area_id: str
    policy_id: str
    policy_title: str
    named_as: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    verified: bool = False
    policy_from: date | None = None
    policy_to: date | None = None

    @property
    def start(self) -> date | None:
        """The first day the area is on the list, where it is known."""
        return self.valid_from or self.policy_from

    @property
    def end(self) -> date | None:
        """The last day the area is on the list, where there is one."""
        return self.valid_to or self.policy_to

    def holds_on(self, day: date) -> bool:
        """Whether the area is on the list that day; a list of which no date is known holds on none."""
        return (self.start is not None or self.end is not None) and within(day, self.start, self.end)


@dataclass(frozen=True, slots=True)
class AreaAlias:
    """Another name of an area, and when it was used, where that is known."""

    id: str
    area_id: str
    name: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """One area; ``name`` is the one form that is printed, ``aliases`` are its other spellings."""

    id: str
    kind: AreaKind
    name: str
    parent_id: str | None = None
    aliases: tuple[str, ...] = ()
    local_committee_id: str | None = None
    note: str = ""
    source: str = ""
    verified: bool = False
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The printed name and all others."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy, strategy or state list that initiatives serve and areas are named in."""

    id: str
    title: str
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""
    verified: bool = False


def within(day: date, start: date | None, end: date | None) -> bool:
    """Whether the day lies in the period, first and last day included; an end that is not known is open."""
    return (start is None or start <= day) and (end is None or day <= end)


def below(areas: Iterable[Area], area_id: str) -> frozenset[str]:
    """The ids of an area and all that lie below it; ``areas`` has parents before their children."""
    found = {area_id}
    for area in areas:
        if area.parent_id in found:
            found.add(area.id)
    return frozenset(found)


def valid_on(areas: Sequence[Area], listings: Iterable[AreaListing], day: date) -> list[Area]:
    """The areas that are on a list that day, with those above them; districts are always there.

    An area whose own period does not hold the day is left out. ``areas`` has parents before their children.
    """
    listed = {each.area_id for each in listings if each.holds_on(day)}
    known = {area.id: area for area in areas}
    kept = {area.id for area in areas if area.kind is AreaKind.DISTRICT}
    for area in areas:
        step = area if area.id in listed else None
        while step is not None and step.id not in kept:
            kept.add(step.id)
            step = known.get(step.parent_id or "")
    return [area for area in areas if area.id in kept and within(day, area.valid_from, area.valid_to)]
