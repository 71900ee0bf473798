"""Units and price levels as words tell them: in a title, a corner, a column's head, or a cell of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kk_desktop.domain.amounts import BILLION, Unit
from kk_desktop.domain.budgets import CURRENT_PRICES

UNIT = re.compile(
    r"\b(?:(?P<thousands>1[. ]?000 kr|t\. ?kr|tkr|t kr|tusinde kr\w*)|"
    r"(?P<millions>mio\.? ?kr|mill?\.? ?kr|millioner|mio)|"
    r"(?P<billions>mia\.? ?kr|milliarder)|(?P<kroner>(?:hele )?kr|kroner|dkk))\b",
    re.IGNORECASE,
)
LEVEL = re.compile(
    r"\b(?P<before>(?:19|20)\d\d)[ –-]*(?:p/l|pl\b|priser|prisniveau|pris- og løn)|"
    r"(?:p/l|pl|prisniveau|priser)[ :–-]*(?P<after>(?:19|20)\d\d)\b(?: p/l)?|(?P<current>løbende priser)",
    re.IGNORECASE,
)
_FILLING = re.compile(r"[\s,;:.()–/-]|netto|beløb|i\b", re.IGNORECASE)


@dataclass
class Told:
    """A unit, how many øre a number of it is, and a price level; each only where some words tell it."""

    unit: Unit | None = None
    ore_per_unit: int = 0
    level: int | None = None

    @property
    def unit_words(self) -> str:
        """The unit as it is written: mio. kr."""
        return "mia. kr." if self.ore_per_unit == BILLION else self.unit.value if self.unit else ""


def take_unit(told: Told, text: str) -> None:
    """Take the unit and the price level that a text tells, where none has been told before."""
    if told.unit is None and (unit := UNIT.search(text)):
        units = {"thousands": Unit.THOUSANDS, "millions": Unit.MILLIONS, "billions": Unit.MILLIONS}
        told.unit = units.get(unit.lastgroup or "", Unit.KRONER)
        told.ore_per_unit = BILLION if unit.lastgroup == "billions" else told.unit.ore
    if told.level is None and (level := LEVEL.search(text)):
        told.level = CURRENT_PRICES if level["current"] else int(level["before"] or level["after"])


def without_units(text: str) -> str:
    """A text without the units and the price levels that it tells."""
    return UNIT.sub("", LEVEL.sub("", text))


def tells_unit(text: str) -> bool:
    """Whether a text is a unit, and nothing more than a price level with it."""
    return tells_only_units(text) and UNIT.search(text) is not None


def tells_only_units(text: str) -> bool:
    """Whether a text is a unit and a price level and nothing more."""
    return bool(text) and not _FILLING.sub("", without_units(text))
