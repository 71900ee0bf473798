"""What each row of a list of areas does: makes one, adds to one, or leaves it as it is; a parent may come later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from kk_desktop.domain.area_names import name_key
from kk_desktop.domain.areas import Area, AreaAlias, AreaKind, AreaListing
from kk_desktop.domain.dates import write_date
from kk_desktop.domain.known_dates import first_day, last_day
from kk_desktop.domain.list_import import ListFact, ListRow, read_known
from kk_desktop.domain.reference_sheets import Fate
from kk_desktop.domain.wording import quoted
from kk_desktop.errors import UserError
from kk_desktop.storage import areas as store
from kk_desktop.storage.rows import Connection

from .facts import check_period, required_line
from .list_rows import TOLD, Areas, Outcome, Policies, Write, cell, told_change

_KINDS = {
    **{kind.danish.casefold(): kind for kind in AreaKind},
    "byområde": AreaKind.DEPRIVED_URBAN_AREA,
    "boligområde": AreaKind.DEPRIVED_HOUSING_AREA,
}
_BELOW = {
    AreaKind.DISTRICT: AreaKind.DEPRIVED_URBAN_AREA,
    AreaKind.DEPRIVED_URBAN_AREA: AreaKind.DEPRIVED_HOUSING_AREA,
    AreaKind.DEPRIVED_HOUSING_AREA: AreaKind.DEPRIVED_HOUSING_AREA,
}


class Later(Exception):  # noqa: N818 -- no error: the row is looked at again
    """The area that the row's lies in may stand further down."""


class AreaRows:
    """The file's areas, and those of the list so far; an empty cell changes nothing, and no name is removed."""

    def __init__(self, db: Connection, new_id: Callable[[], str], today: date, to_come: frozenset[str]) -> None:
        self._new_id, self._today, self._to_come = new_id, today, to_come
        self._areas = Areas(store.tree(db))
        self._policies = Policies(store.policies(db))
        self._listed = {(each.area_id, each.policy_id) for each in store.all_listings(db)}
        self._lines: dict[str, int] = {}

    def look(self, row: ListRow) -> Outcome:
        """What becomes of a row. Raises ``UserError`` for one that cannot be taken, and ``Later``."""
        name = cell(row, ListFact.NAME, lambda text: required_line(text, "Navnet"))
        kind = cell(row, ListFact.KIND, _kind)
        parent = cell(row, ListFact.PARENT, lambda text: self._parent(text, name))
        start, end = self._period(row)
        policies = cell(row, ListFact.POLICIES, self._policies.read)
        before = self._match(name, kind, parent)
        if before is not None and before.id in self._lines:
            raise UserError(f"Samme område som i række {self._lines[before.id]}.")
        area = before or self._new(name, kind, parent)
        aliases = cell(row, ListFact.ALIASES, lambda text: self._new_names(text, area))
        if before is not None and parent is not None and parent.id != before.parent_id:
            cell(row, ListFact.PARENT, lambda _text: self._check_not_below(area, parent))
            area = replace(area, parent_id=parent.id)
        area = replace(area, valid_from=start or area.valid_from, valid_to=end or area.valid_to)
        check_period(area.valid_from, area.valid_to)
        new_policies = [each for each in policies if (area.id, each) not in self._listed]
        outcome = self._told(before, area, aliases, new_policies)
        self._areas.put(replace(area, aliases=(*area.aliases, *aliases)))
        self._listed |= {(area.id, each) for each in new_policies}
        self._lines[area.id] = row.line
        return outcome

    # -- reading -------------------------------------------------------------------------------------------

    def _parent(self, text: str, name: str) -> Area | None:
        if not text.strip():
            return None
        found = [area for area in self._areas.called(text)]
        if not found and name_key(text) == name_key(name):
            raise ValueError("Et område kan ikke ligge under sig selv.")
        if not found and name_key(text) in self._to_come:
            raise Later
        if not found:
            raise ValueError(f"{quoted(text, TOLD)} er ikke et område i filen. Opret det først.")
        return self._areas.known[(self._areas.find(text) or (found[0].id,))[0]]

    def _period(self, row: ListRow) -> tuple[date | None, date | None]:
        start = cell(row, ListFact.VALID_FROM, lambda text: read_known(text, self._today))
        end = cell(row, ListFact.VALID_TO, lambda text: read_known(text, self._today))
        return first_day(start) if start else None, last_day(end) if end else None

    def _match(self, name: str, kind: AreaKind | None, parent: Area | None) -> Area | None:
        """The area that is called that; where several are, the one that lies where the row says."""
        found = [area for area in self._areas.called(name) if kind in (None, area.kind)]
        if len(found) > 1 and parent is not None:
            found = [area for area in found if area.parent_id == parent.id]
        if len(found) > 1:
            raise UserError(f"Der er flere områder, der hedder {quoted(name, TOLD)}. Skriv, hvad slags det er.")
        return found[0] if found else None

    def _new(self, name: str, kind: AreaKind | None, parent: Area | None) -> Area:
        if kind is None and parent is None:
            raise UserError(f"Slags mangler. Skriv en af: {', '.join(each.danish for each in AreaKind)}.")
        kind = kind or _BELOW[parent.kind if parent else AreaKind.DISTRICT]
        owner = next((area for area in self._areas.called(name) if _clashes(area, name, kind)), None)
        if owner is not None:
            raise UserError(f"{quoted(name, TOLD)} er et navn for {quoted(owner.name, TOLD)}.")
        return Area(self._new_id(), kind, name, parent.id if parent else None)

    def _new_names(self, text: str, area: Area) -> tuple[str, ...]:
        """The other names that the area has not yet. Raises ``ValueError`` for one that is another area's."""
        # As the list is saved: a name may hold a semicolon itself.
        if text.strip() == "; ".join(area.aliases):
            return ()
        names: list[str] = []
        for part in text.replace("\n", ";").split(";" if ";" in text or "\n" in text else ","):
            if not part.strip():
                continue
            name = required_line(part, "Navnet")
            owner = next((each for each in self._areas.called(name) if each.id != area.id), None)
            if owner is not None:
                raise ValueError(f"{quoted(name, TOLD)} er et navn for {quoted(owner.name, TOLD)}.")
            if name not in (*area.names, *names):
                names.append(name)
        return tuple(names)

    def _check_not_below(self, area: Area, parent: Area) -> None:
        step: Area | None = parent
        while step is not None:
            if step.id == area.id:
                raise ValueError(f"{quoted(parent.name, TOLD)} ligger selv under {quoted(area.name, TOLD)}.")
            step = self._areas.known.get(step.parent_id or "")

    # -- what becomes of it --------------------------------------------------------------------------------

    def _told(self, before: Area | None, area: Area, aliases: tuple[str, ...], policies: list[str]) -> Outcome:
        listings = [AreaListing(self._new_id(), area.id, each, self._policies.titles[each]) for each in policies]
        names = [AreaAlias(self._new_id(), area.id, each) for each in aliases]
        titles = "; ".join(each.policy_title for each in listings)
        if before is None:
            where = self._areas.known[area.parent_id].name if area.parent_id else ""
            told = (area.kind.danish, f"i {where}" if where else "", "; ".join(aliases), titles)
            write = _writing(lambda db: store.add(db, area), names, listings)
            return Outcome(area.name, Fate.NEW, " · ".join(filter(None, told)), write)
        changed: dict[str, Any] = {}
        words = []
        for fact, name, tell in (
            (ListFact.PARENT, "parent_id", self._name), (ListFact.VALID_FROM, "valid_from", _day),
            (ListFact.VALID_TO, "valid_to", _day),
        ):  # fmt: skip
            old, new = getattr(before, name), getattr(area, name)
            if old != new:
                changed[name] = new
                words.append(told_change(fact, tell(old), tell(new)))
        words += [f"Andet navn: {each}" for each in aliases] + ([f"På liste: {titles}"] if titles else [])
        if not words:
            return Outcome(area.name, Fate.SAME)
        write = _writing(lambda db: store.change(db, area.id, **changed), names, listings)
        return Outcome(area.name, Fate.CHANGED, "; ".join(words), write)

    def _name(self, area_id: str | None) -> str:
        return self._areas.known[area_id].name if area_id in self._areas.known else ""


def _writing(first: Write, names: list[AreaAlias], listings: list[AreaListing]) -> Write:
    def write(db: Connection) -> None:
        first(db)
        for alias in names:
            store.add_alias(db, alias)
        for listing in listings:
            store.add_listing(db, listing.area_id, listing)

    return write


def _clashes(area: Area, name: str, kind: AreaKind) -> bool:
    """As when one is made by hand: a district and an estate may share a name, but nobody another area's other name."""
    return area.kind is kind or name_key(name) in map(name_key, area.aliases)


def _kind(text: str) -> AreaKind | None:
    found = _KINDS.get(" ".join(text.casefold().split()))
    if text.strip() and found is None:
        there = ", ".join(kind.danish for kind in AreaKind)
        raise ValueError(f"{quoted(text, TOLD)} er ingen slags område. Skriv en af: {there}.")
    return found


def _day(day: date | None) -> str:
    return write_date(day) if day else ""
