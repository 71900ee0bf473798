"""Districts, deprived urban areas and housing estates, with the names and lists they have been on."""

from __future__ import annotations

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
    """That a policy or a state list names the area, and for how long; ``verified`` is False for an unsure source."""

    id: str
    area_id: str
    policy_id: str
    policy_title: str
    named_as: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """One area; ``aliases`` are its other spellings."""

    id: str
    kind: AreaKind
    name: str
    parent_id: str | None = None
    aliases: tuple[str, ...] = ()
    local_committee_id: str | None = None
    note: str = ""
    source: str = ""
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy, strategy or state list that initiatives serve and areas are named in."""

    id: str
    title: str
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""
    verified: bool = False
