"""What each row of a list of initiatives does: begins one, adds to one, or leaves it as it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from kk_desktop.domain.dates import write_known_date, write_years
from kk_desktop.domain.initiatives import Initiative, InitiativeStatus
from kk_desktop.domain.known_dates import ends_before_it_begins
from kk_desktop.domain.list_import import ListFact, ListRow, agrees, parts_of, read_known, read_period
from kk_desktop.domain.reference_sheets import Fate
from kk_desktop.domain.wording import quoted
from kk_desktop.errors import UserError
from kk_desktop.storage import areas as area_store
from kk_desktop.storage import initiatives as store
from kk_desktop.storage import list_imports as index_store
from kk_desktop.storage import people as people_store
from kk_desktop.storage.rows import Connection

from .facts import check_note, required_line
from .list_rows import TOLD, Areas, Bodies, Outcome, Policies, cell, refuse_unknown, told_change

_NOTES = {
    ListFact.PURPOSE: "purpose", ListFact.TARGET_GROUP: "target_group", ListFact.PARTNERS: "partners",
    ListFact.RESULTS: "results",
}  # fmt: skip
_BODIES = {ListFact.RESPONSIBLE: "responsible_body_id", ListFact.UNIT: "unit_id"}
_STATUSES = {
    **{status.danish.casefold(): status for status in InitiativeStatus},
    "ide": InitiativeStatus.IDEA, "forslag": InitiativeStatus.PROPOSED, "vedtaget": InitiativeStatus.DECIDED,
    "igang": InitiativeStatus.ONGOING, "igangværende": InitiativeStatus.ONGOING, "aktiv": InitiativeStatus.ONGOING,
    "slut": InitiativeStatus.ENDED, "færdig": InitiativeStatus.ENDED, "stoppet": InitiativeStatus.DROPPED,
}  # fmt: skip


class InitiativeRows:
    """The file's initiatives, and those of the list so far; an empty cell changes nothing, and no link is removed."""

    def __init__(self, db: Connection, new_id: Callable[[], str], today: date) -> None:
        self._db, self._new_id, self._today = db, new_id, today
        self._areas = Areas(area_store.tree(db))
        self._bodies = Bodies(people_store.bodies(db), today)
        self._policies = Policies(area_store.policies(db))
        self._by_title: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
        for initiative_id, title, areas in index_store.titles_and_areas(db):
            self._by_title[_key(title)][initiative_id] = areas
        self._lines: dict[str, int] = {}

    def look(self, row: ListRow) -> Outcome:
        """What becomes of a row. Raises ``UserError`` for one that cannot be taken, which leaves no trace here."""
        title = cell(row, ListFact.TITLE, lambda text: required_line(text, "Titlen"))
        facts = self._facts(row)
        named: list[tuple[str, ...]] = facts.pop("areas", [])
        found = self._match(title, frozenset(area_id for ids in named for area_id in ids))
        if found in self._lines:
            raise UserError(f"Samme indsats som i række {self._lines[found]}.")
        initiative_id = found or self._new_id()
        same = self._by_title[_key(title)]
        there = same.get(initiative_id, frozenset())
        # A district and an estate may be called the same: the one that is there already is meant.
        area_ids = tuple(ids[0] for ids in named if not there.intersection(ids))
        if area_ids:
            facts["area_ids"] = area_ids
        if found is None:
            outcome = self._begun(replace(Initiative(initiative_id, title), **facts))
        else:
            outcome = self._changed(store.get(self._db, found), facts)
        same[initiative_id] = there.union(area_ids)
        self._lines[initiative_id] = row.line
        return outcome

    # -- reading -------------------------------------------------------------------------------------------

    def _facts(self, row: ListRow) -> dict[str, Any]:
        """What the cells say; nothing of those that are empty."""
        facts: dict[str, Any] = {}
        if row[ListFact.STATUS].strip():
            facts["status"] = cell(row, ListFact.STATUS, _status)
        for fact, name in _NOTES.items():
            if text := row[fact].strip():
                cell(row, fact, partial(_check_note, what=fact.danish))
                facts[name] = text
        for fact, name in _BODIES.items():
            if body_id := cell(row, fact, self._bodies.read):
                facts[name] = body_id
        if row[ListFact.AREAS].strip():
            facts["areas"] = cell(row, ListFact.AREAS, self._read_areas)
        if row[ListFact.POLICIES].strip():
            facts["policy_ids"] = tuple(cell(row, ListFact.POLICIES, self._policies.read))
        return facts | self._period(row)

    def _period(self, row: ListRow) -> dict[str, str]:
        """Both ends; a column of its own for one of them says more than the one for both."""
        start, end = cell(row, ListFact.PERIOD, lambda text: read_period(text, self._today))
        start = cell(row, ListFact.PERIOD_FROM, lambda text: read_known(text, self._today)) or start
        end = cell(row, ListFact.PERIOD_TO, lambda text: read_known(text, self._today)) or end
        return {name: known for name, known in (("period_from", start), ("period_to", end)) if known}

    def _read_areas(self, text: str) -> list[tuple[str, ...]]:
        found, unknown = parts_of(text, self._areas.find)
        refuse_unknown(unknown, "et område i filen")
        return found

    # -- what becomes of it --------------------------------------------------------------------------------

    def _match(self, title: str, area_ids: frozenset[str]) -> str | None:
        """The initiative of that title in one of the areas, or without any; the only one where no area is told."""
        same = self._by_title.get(_key(title), {})
        hits = list(same)
        if area_ids:
            hits = [each for each in same if same[each] & area_ids] or [each for each in same if not same[each]]
        if len(hits) > 1:
            raise UserError(f"Der er {len(hits)} indsatser, der hedder {quoted(title, TOLD)}. Skriv dens område.")
        return hits[0] if hits else None

    def _begun(self, made: Initiative) -> Outcome:
        _check_order(made.period_from, made.period_to)
        told = (
            made.status.danish, self._names(made.area_ids), write_years(made.period_from, made.period_to),
            self._bodies.names.get(made.responsible_body_id or "", ""),
        )  # fmt: skip
        return Outcome(made.title, Fate.NEW, " · ".join(filter(None, told)), lambda db: store.add(db, made))

    def _changed(self, before: Initiative, facts: dict[str, Any]) -> Outcome:
        new, told = dict[str, Any](), []
        for fact, name, words in self._told_facts():
            if name not in facts:
                continue
            old, value = getattr(before, name), facts[name]
            if name.endswith("_ids"):
                value = (*old, *(each for each in value if each not in old))
            if name.startswith("period_"):
                same = agrees(old, value)
            else:
                same = " ".join(old.split()) == " ".join(value.split()) if isinstance(old, str) else old == value
            if not same:
                new[name] = value
                told.append(told_change(fact, words(old), words(value)))
        _check_order(new.get("period_from", before.period_from), new.get("period_to", before.period_to))
        if not new:
            return Outcome(before.title, Fate.SAME)
        return Outcome(before.title, Fate.CHANGED, "; ".join(told), lambda db: store.change(db, before.id, **new))

    def _told_facts(self) -> list[tuple[ListFact, str, Callable[[Any], str]]]:
        """Each fact with its name in the code and how it is told."""
        body: Callable[[Any], str] = lambda body_id: self._bodies.names.get(body_id or "", "")  # noqa: E731
        return [
            (ListFact.STATUS, "status", lambda status: status.danish),
            (ListFact.AREAS, "area_ids", self._names),
            (ListFact.PERIOD_FROM, "period_from", write_known_date),
            (ListFact.PERIOD_TO, "period_to", write_known_date),
            *((fact, name, str) for fact, name in _NOTES.items()),
            *((fact, name, body) for fact, name in _BODIES.items()),
            (ListFact.POLICIES, "policy_ids", lambda ids: "; ".join(self._policies.titles.get(e, "") for e in ids)),
        ]

    def _names(self, area_ids: tuple[str, ...]) -> str:
        return ", ".join(self._areas.known[each].name for each in area_ids if each in self._areas.known)


def _status(text: str) -> InitiativeStatus:
    found = _STATUSES.get(" ".join(text.casefold().split()))
    if found is None:
        there = ", ".join(status.danish for status in InitiativeStatus)
        raise ValueError(f"{quoted(text, TOLD)} er ingen status. Skriv en af: {there}.")
    return found


def _check_note(text: str, what: str) -> None:
    check_note(text.strip(), what)


def _check_order(first: str, last: str) -> None:
    if ends_before_it_begins(first, last):
        told = f"{write_known_date(first)} til {write_known_date(last)}"
        raise UserError(f"Perioden {told} slutter, før den begynder.")


def _key(title: str) -> str:
    return " ".join(title.casefold().split())
