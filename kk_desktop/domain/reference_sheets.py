"""Lists of committees, departments, parties and areas as they come in a table: which list it is, and its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kk_desktop.errors import UserError

from .wording import listed, quoted

_TOLD = 60
_SAME = "samme"
_OPEN = ("", "-", "–", "hele perioden")
_YEARS = re.compile(r"(?:ca\.\s*)?(?P<first>\d{4})?\s*(?P<dash>[-–])?\s*(?P<last>\d{4}|\d{2})?")


class SheetKind(StrEnum):
    """Which list it is."""

    COMMITTEES = "committees"
    ADMINISTRATIONS = "administrations"
    LOCAL_COMMITTEES = "local_committees"
    PARTIES = "parties"
    DISTRICTS = "districts"
    URBAN_AREAS = "urban_areas"
    STATE_LISTS = "state_lists"
    PRICE_RATES = "price_rates"

    @property
    def danish(self) -> str:
        """What the list is called on the screen."""
        return _NAMES[self]


_NAMES = {
    SheetKind.COMMITTEES: "Udvalg",
    SheetKind.ADMINISTRATIONS: "Forvaltninger",
    SheetKind.LOCAL_COMMITTEES: "Lokaludvalg",
    SheetKind.PARTIES: "Partier",
    SheetKind.DISTRICTS: "Bydele",
    SheetKind.URBAN_AREAS: "Udsatte byområder",
    SheetKind.STATE_LISTS: "Statens lister",
    SheetKind.PRICE_RATES: "Prisstigninger",
}
_HEADS = {
    SheetKind.COMMITTEES: ("navn", "type", "gyldig"),
    SheetKind.LOCAL_COMMITTEES: ("lokaludvalg",),
    SheetKind.PARTIES: ("bogstav", "parti"),
    SheetKind.DISTRICTS: ("bydel", "nummer_kk"),
    SheetKind.URBAN_AREAS: ("periode", "politik", "omraade"),
    SheetKind.STATE_LISTS: ("aar", "liste", "omraade"),
    SheetKind.PRICE_RATES: ("myndighed", "indeks", "til_aar", "skoen_pct"),
    SheetKind.ADMINISTRATIONS: ("forkortelse", "navn"),
}
"""The columns that tell a list from the others, the most telling first."""

_LETTERS = str.maketrans({"å": "aa", "ø": "oe", "æ": "ae", " ": "_"})


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row by its heads; ``line`` is where it stands in the file, counted from 1."""

    line: int
    values: dict[str, str]

    def __getitem__(self, head: str) -> str:
        return self.values.get(head, "")

    @property
    def is_verified(self) -> bool:
        """Whether the row says that it is; "ja; koden er set som" counts, "navn ja" does not."""
        return self["verificeret"].casefold().startswith("ja")


@dataclass(frozen=True, slots=True)
class ReferenceSheet:
    """A list that has been recognised."""

    name: str
    kind: SheetKind
    rows: tuple[SheetRow, ...]


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"

    @property
    def danish(self) -> str:
        """The word on the screen."""
        return {"new": "Ny", "changed": "Ændres", "same": "Som nu", "refused": "Tages ikke med"}[self.value]


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What becomes of one row of the file, and in words what changes or why it cannot be taken."""

    line: int
    title: str
    fate: Fate
    words: str = ""


def read_reference_sheet(name: str, lines: Sequence[Sequence[str]]) -> ReferenceSheet:
    """The list that the lines are, the first one its heads. Raises ``UserError`` for one we do not know."""
    heads = [_head(cell) for cell in lines[0]] if lines else []
    kind = next((kind for kind, wanted in _HEADS.items() if set(wanted) <= set(heads)), None)
    if kind is None:
        there = listed([quoted(head, _TOLD) for head in heads[:6] if head]) or "ingen"
        raise UserError(
            f"Kolonnerne i ”{name}” er ikke en liste, programmet kender: {there}. Intet er hentet ind. "
            "Brug fx kolonnerne forkortelse, navn, type og gyldig for udvalg, eller bogstav og parti for partier."
        )
    rows, before = [], dict[str, str]()
    for number, cells in enumerate(lines[1:], 2):
        values = {head: " ".join(cell.split()) for head, cell in zip(heads, cells, strict=False) if head}
        if any(values.values()):
            values = {head: _meant(value, before.get(head, "")) for head, value in values.items()}
            rows.append(SheetRow(number, values))
            before = values
    if not rows:
        raise UserError(f"”{name}” har ingen rækker under overskrifterne. Intet er hentet ind. Vælg en anden fil.")
    return ReferenceSheet(name, kind, tuple(rows))


def read_years(text: str) -> tuple[date | None, date | None]:
    """The first and last day of a period in years: 2006-2025, 2006-, -2005, 2013-14, 2023-12 (a month), 2011.

    Raises ``UserError`` for anything else.
    """
    words = text.strip().casefold()
    if words in _OPEN:
        return None, None
    parts = _YEARS.fullmatch(words)
    unclear = UserError(f"{quoted(text, _TOLD)} kan ikke læses som en periode. Skriv fx 2006-2025.")
    if parts is None or not (parts["first"] or parts["last"]):
        raise unclear
    first, last = parts["first"], parts["last"]
    if last and len(last) == 2 and not first:
        raise unclear
    if first and last and len(last) == 2 and int(last) <= int(first[2:]):
        if not 1 <= int(last) <= 12:
            raise unclear
        return date(int(first), int(last), 1), None
    if last and len(last) == 2:
        last = f"{str(first)[:2]}{last}"
    if first and not parts["dash"]:
        last = first
    begins, ends = (date(int(first), 1, 1) if first else None), (date(int(last), 12, 31) if last else None)
    if begins and ends and ends < begins:
        raise UserError(f"Perioden {quoted(text, _TOLD)} slutter, før den begynder.")
    return begins, ends


def _head(cell: str) -> str:
    return " ".join(cell.split()).casefold().translate(_LETTERS)


def _meant(value: str, before: str) -> str:
    """What stands there, or what the row above says, where it says ”samme”."""
    if value.casefold() == _SAME:
        return before
    return f"{before}{value[len(_SAME) :]}" if value.casefold().startswith(f"{_SAME};") and before else value
