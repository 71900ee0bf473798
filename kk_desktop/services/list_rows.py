"""What rows of any fetched list share: what becomes of one, how a cell is read, and whom a name may mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from kk_desktop.domain.area_names import name_key
from kk_desktop.domain.areas import Area, AreaKind, Policy
from kk_desktop.domain.list_import import ListFact, ListRow, parts_of
from kk_desktop.domain.people import Body
from kk_desktop.domain.reference_sheets import Fate
from kk_desktop.domain.wording import listed, quoted, shortened
from kk_desktop.errors import UserError
from kk_desktop.storage.rows import Connection

Meant = TypeVar("Meant")
Write = Callable[[Connection], object]

TOLD = 60
"""How much of a cell a sentence tells."""

_ENDINGS = (" Intet er ændret. Ret en af datoerne.", "; intet er ændret.", " Intet er ændret.")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a row, told in words, and how it is written; nothing is written of what stays or is refused."""

    title: str
    fate: Fate
    words: str = ""
    write: Write | None = None


def cell(row: ListRow, fact: ListFact, read: Callable[[str], Meant]) -> Meant:
    """What a cell means. Raises ``UserError`` that names the column."""
    try:
        return read(row[fact])
    except (UserError, ValueError) as error:
        words = str(error)
        for ending in _ENDINGS:
            words = words.replace(ending, "." if ending.startswith(";") else "")
        raise UserError(f"{row.heads.get(fact, fact.danish)}: {words}") from error


def told_change(fact: ListFact, before: str, after: str) -> str:
    """Status: I gang → Afsluttet."""
    return f"{fact.danish}: {shortened(before, TOLD) or '–'} → {shortened(after, TOLD)}"


class Areas:
    """The areas by all their names, in whatever spelling."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self.known: dict[str, Area] = {}
        self._by_key: dict[str, list[str]] = defaultdict(list)
        for area in areas:
            self.put(area)

    def put(self, area: Area) -> None:
        """Know an area, or know it as changed."""
        self.known[area.id] = area
        for key in map(name_key, area.names):
            if area.id not in self._by_key[key]:
                self._by_key[key].append(area.id)

    def called(self, name: str) -> list[Area]:
        """The areas that are called that."""
        return [self.known[each] for each in self._by_key.get(name_key(name), ())]

    def find(self, name: str) -> tuple[str, ...] | None:
        """The ids of those called that, a district before an estate of the same name; nothing for nobody's name."""
        kinds = list(AreaKind)
        return tuple(area.id for area in sorted(self.called(name), key=lambda area: kinds.index(area.kind))) or None


class Bodies:
    """Committees, administrations and units by name and short form, as they are called today before earlier names."""

    def __init__(self, bodies: Iterable[Body], today: date) -> None:
        self.names: dict[str, str] = {}
        self._now: dict[str, set[str]] = defaultdict(set)
        self._ever: dict[str, set[str]] = defaultdict(set)
        for body in bodies:
            current = body.name_on(today)
            self.names[body.id] = current.abbreviation or current.name
            for name in body.names:
                for word in filter(None, (name.name, name.abbreviation)):
                    self._ever[_plain(word)].add(body.id)
                    if name == current:
                        self._now[_plain(word)].add(body.id)

    def read(self, text: str) -> str | None:
        """The id of the body; nothing for an empty cell. Raises ``ValueError`` for one that nobody or several are."""
        if not text.strip():
            return None
        found = self._now.get(_plain(text)) or self._ever.get(_plain(text)) or set()
        if len(found) != 1:
            told = quoted(text, TOLD)
            why = f"{told} kan være flere" if found else f"{told} er ikke blandt udvalg, forvaltninger og enheder"
            raise ValueError(f"{why}. Ret navnet, eller lad kolonnen være ude.")
        return next(iter(found))


class Policies:
    """Policies and state lists by their titles."""

    def __init__(self, policies: Iterable[Policy]) -> None:
        self.titles: dict[str, str] = {}
        self._by_title: dict[str, str] = {}
        for policy in policies:
            self.titles[policy.id] = policy.title
            self._by_title.setdefault(_plain(policy.title), policy.id)

    def read(self, text: str) -> list[str]:
        """The ids of all that a cell names. Raises ``ValueError`` for what is none."""
        found, unknown = parts_of(text, lambda part: self._by_title.get(_plain(part)))
        refuse_unknown(unknown, "en politik i filen")
        return found


def refuse_unknown(unknown: list[str], what: str) -> None:
    """Raise ``ValueError`` for names that nobody has."""
    if unknown:
        told = listed([quoted(each, TOLD) for each in unknown[:3]])
        raise ValueError(f"{told} er ikke {what}. Opret det først, eller lad kolonnen være ude.")


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
