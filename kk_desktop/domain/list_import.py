"""Lists of initiatives and areas as they come in a table: which column tells what, and what its cells mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from .known_dates import ends_before_it_begins, read_due
from .wording import quoted

Meant = TypeVar("Meant")

FIRST_YEAR, LAST_YEAR = 1800, 2200
_TOLD = 60
_LOOKED_AT = 20
"""So many rows from the top the heads are looked for among: titles and explanations stand above them."""

_RANGE = re.compile(r"(?P<first>\d{4})?\s*[-–]\s*(?P<last>\d{4})?")
_FROM_TO = re.compile(r"(?:fra\s+)?(?P<first>.+?)\s+(?:til|[-–])\s+(?P<last>.+)", re.IGNORECASE)
_ONE_END = re.compile(r"(?P<side>fra|til|siden)\s+(?P<day>.+)", re.IGNORECASE)
_HAS_YEAR = re.compile(r"(?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-]\d\d")
_NOT_LETTERS = re.compile(r"[^a-zæøå0-9]+")


class ListKind(StrEnum):
    """What the rows are."""

    INITIATIVES = "initiatives"
    AREAS = "areas"

    @property
    def danish(self) -> str:
        """The word on the screen."""
        return {ListKind.INITIATIVES: "Indsatser", ListKind.AREAS: "Områder"}[self]


class ListFact(StrEnum):
    """What a column may tell of an initiative or an area."""

    TITLE = "title"
    AREAS = "areas"
    STATUS = "status"
    PERIOD = "period"
    PERIOD_FROM = "period_from"
    PERIOD_TO = "period_to"
    PURPOSE = "purpose"
    TARGET_GROUP = "target_group"
    RESPONSIBLE = "responsible"
    UNIT = "unit"
    PARTNERS = "partners"
    RESULTS = "results"
    NAME = "name"
    KIND = "kind"
    PARENT = "parent"
    ALIASES = "aliases"
    VALID_FROM = "valid_from"
    VALID_TO = "valid_to"
    POLICIES = "policies"

    @property
    def danish(self) -> str:
        """The word on the screen."""
        return _HEADS[self][0]


_HEADS: Mapping[ListFact, tuple[str, ...]] = {
    ListFact.TITLE: ("Titel", "indsats", "indsatsens titel", "projekt", "navn", "indsatser"),
    ListFact.AREAS: ("Områder", "område", "byområde", "boligområde", "hvor"),
    ListFact.STATUS: ("Status",),
    ListFact.PERIOD: ("Periode", "år", "årstal"),
    ListFact.PERIOD_FROM: ("Fra", "start", "startdato", "begynder", "startår"),
    ListFact.PERIOD_TO: ("Til", "slut", "slutdato", "slutter", "slutår"),
    ListFact.PURPOSE: ("Formål", "beskrivelse", "indhold"),
    ListFact.TARGET_GROUP: ("Målgruppe", "målgrupper"),
    ListFact.RESPONSIBLE: ("Ansvarlig", "forvaltning", "ansvarlig forvaltning", "udvalg"),
    ListFact.UNIT: ("Enhed", "ansvarlig enhed", "afdeling", "kontor"),
    ListFact.PARTNERS: ("Partnere", "samarbejdspartnere", "samarbejdspartner", "partner"),
    ListFact.RESULTS: ("Resultater", "resultat", "effekt"),
    ListFact.NAME: ("Navn", "område", "områdets navn", "boligområde", "byområde"),
    ListFact.KIND: ("Slags", "type", "slags område"),
    ListFact.PARENT: ("Ligger i", "bydel", "overområde", "del af"),
    ListFact.ALIASES: ("Andre navne", "alias", "aliaser", "aliasser", "også kaldet"),
    ListFact.VALID_FROM: ("Gyldig fra", "gyldigt fra", "fra"),
    ListFact.VALID_TO: ("Gyldig til", "gyldigt til", "til"),
    ListFact.POLICIES: ("Politik", "politikker", "liste", "lister", "strategi"),
}
"""The word on the screen, and others that people write above such a column."""

FACTS: Mapping[ListKind, tuple[ListFact, ...]] = {
    ListKind.INITIATIVES: (
        ListFact.TITLE, ListFact.AREAS, ListFact.STATUS, ListFact.PERIOD, ListFact.PERIOD_FROM, ListFact.PERIOD_TO,
        ListFact.PURPOSE, ListFact.TARGET_GROUP, ListFact.RESPONSIBLE, ListFact.UNIT, ListFact.PARTNERS,
        ListFact.POLICIES, ListFact.RESULTS,
    ),
    ListKind.AREAS: (
        ListFact.NAME, ListFact.KIND, ListFact.PARENT, ListFact.ALIASES, ListFact.VALID_FROM, ListFact.VALID_TO,
        ListFact.POLICIES,
    ),
}  # fmt: skip
"""What can be taken in of each kind; the first is what a row cannot do without."""


@dataclass(frozen=True, slots=True)
class ListSheet:
    """A sheet of rows below heads; a row knows its line in the file, counted from 1.

    ``remarks`` are Danish sentences about what was done in reading it.
    """

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    remarks: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What is remembered of its columns is remembered by."""
        return "|".join(map(plain, self.heads))


@dataclass(frozen=True, slots=True)
class Columns:
    """What the rows are, and which column (from 0) tells each fact; other columns are left out."""

    kind: ListKind
    places: Mapping[ListFact, int] = field(default_factory=dict)

    @property
    def is_enough(self) -> bool:
        """Whether the rows can be known from each other."""
        return FACTS[self.kind][0] in self.places


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row by its facts; ``heads`` are the words above them."""

    line: int
    values: Mapping[ListFact, str]
    heads: Mapping[ListFact, str]

    def __getitem__(self, fact: ListFact) -> str:
        return self.values.get(fact, "")


def plain(head: str) -> str:
    """A head as it is compared: small letters and single spaces."""
    return " ".join(_NOT_LETTERS.sub(" ", head.casefold()).split())


def sheet_of(name: str, lines: Sequence[tuple[int, Sequence[str]]], remarks: Iterable[str] = ()) -> ListSheet | None:
    """The lines below the row that looks most like heads; nothing where no row stands below any."""
    filled = [(number, [" ".join(cell.split()) for cell in cells]) for number, cells in lines if any(cells)]
    if len(filled) < 2:
        return None
    top = max(range(min(len(filled) - 1, _LOOKED_AT)), key=lambda n: (_known_heads(filled[n][1]), -n))
    if not _known_heads(filled[top][1]):
        top = next((n for n, (_line, cells) in enumerate(filled[:-1]) if sum(map(bool, cells)) > 1), 0)
    texts = {number: tuple(cell.strip() for cell in cells) for number, cells in lines}
    rows = tuple((number, texts[number]) for number, _cells in filled[top + 1 :])
    return ListSheet(name, tuple(filled[top][1]), rows, tuple(remarks))


def guess(sheet: ListSheet, kind: ListKind | None = None) -> Columns:
    """What the heads say the columns are; without a kind the one that more of them tell."""
    if kind is None:
        found = [guess(sheet, each) for each in ListKind]
        return max(found, key=lambda each: (each.is_enough, len(each.places)))
    heads = [plain(head) for head in sheet.heads]
    places: dict[ListFact, int] = {}
    for fact in FACTS[kind]:
        words = [plain(word) for word in _HEADS[fact]]
        hits = [(words.index(head), n) for n, head in enumerate(heads) if head in words and n not in places.values()]
        if hits:
            places[fact] = min(hits)[1]
    return Columns(kind, places)


def remembered(sheet: ListSheet, kind: str, places: Mapping[str, int]) -> Columns | None:
    """What was said last of columns with these heads; nothing where this program does not know it."""
    if kind not in list(ListKind):
        return None
    facts = {fact: places[fact] for fact in FACTS[ListKind(kind)] if 0 <= places.get(fact, -1) < len(sheet.heads)}
    return Columns(ListKind(kind), facts)


def rows_of(sheet: ListSheet, columns: Columns) -> list[ListRow]:
    """The rows by their facts; those with nothing in any chosen column are left out."""
    heads = {fact: sheet.heads[place] or fact.danish for fact, place in columns.places.items()}
    found = []
    for line, cells in sheet.rows:
        values = {fact: cells[place] for fact, place in columns.places.items() if place < len(cells)}
        if any(values.values()):
            found.append(ListRow(line, values, heads))
    return found


def read_known(text: str, today: date) -> str:
    """A date as exact as it is known (31.12.2016, maj 2014, primo 2005, 2014), as ISO; empty for nothing.

    Raises ``ValueError`` with a Danish sentence for what is no date, or one without its year.
    """
    line = " ".join(text.split())
    if line and not _HAS_YEAR.search(line):
        raise ValueError(f"{quoted(line, _TOLD)} er ingen dato med årstal. Skriv fx 2014, maj 2014 eller 1.5.2014.")
    known = read_due(line, today)
    if known and not FIRST_YEAR <= int(known[:4]) <= LAST_YEAR:
        raise ValueError(f"Året {known[:4]} kan ikke passe. Skriv et år mellem {FIRST_YEAR} og {LAST_YEAR}.")
    return known


def read_period(text: str, today: date) -> tuple[str, str]:
    """Both ends of 2014-2017, fra 2014, til maj 2017, 1.5.2014 - 31.12.2016 or 2014, as ``read_known`` reads them."""
    line = " ".join(text.split())
    if not line:
        return "", ""
    if years := _RANGE.fullmatch(line):
        return _in_order(years["first"] or "", years["last"] or "", line)
    if (one := _ONE_END.fullmatch(line)) and " til " not in one["day"].casefold():
        known = read_known(one["day"], today)
        return ("", known) if one["side"].casefold() == "til" else (known, "")
    if both := _FROM_TO.fullmatch(line):
        return _in_order(read_known(both["first"], today), read_known(both["last"], today), line)
    known = read_known(line, today)
    return known, known


def agrees(known: str, told: str) -> bool:
    """Whether what is told is what is known, more or less exactly: 2014 of 2014-05-01."""
    return known.startswith(told)


def parts_of(text: str, find: Callable[[str], Meant | None]) -> tuple[list[Meant], list[str]]:
    """What the cell names, and the words nobody knows: whole, or parted by semicolons, lines, and then commas."""
    whole = find(text.strip()) if text.strip() else None
    if whole is not None:
        return [whole], []
    found: list[Meant] = []
    unknown: list[str] = []
    for part in filter(None, (each.strip() for each in re.split(r"[;\n]", text))):
        meant = find(part)
        pieces = [part] if meant is not None else [each.strip() for each in part.split(",") if each.strip()]
        for piece in pieces:
            one = find(piece)
            if one is None:
                unknown.append(piece)
            elif one not in found:
                found.append(one)
    return found, unknown


def _known_heads(cells: Sequence[str]) -> int:
    words = {plain(word) for names in _HEADS.values() for word in names}
    return sum(plain(cell) in words for cell in cells)


def _in_order(first: str, last: str, line: str) -> tuple[str, str]:
    if ends_before_it_begins(first, last):
        raise ValueError(f"Perioden {quoted(line, _TOLD)} slutter, før den begynder.")
    return first, last
