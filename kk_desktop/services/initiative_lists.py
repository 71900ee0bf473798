"""What a list of initiatives asks for: their keys in order, the few rows somebody looks at, heads and sums."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kk_desktop.domain.initiative_lists import InitiativeFilter, InitiativeView, filter_words
from kk_desktop.domain.initiatives import InitiativeStatus
from kk_desktop.domain.rows import InitiativeRow
from kk_desktop.domain.sums import InitiativeSum, sum_of_initiatives
from kk_desktop.storage import areas as area_store
from kk_desktop.storage import initiative_lists as store
from kk_desktop.storage import people as people_store

from .desk import Desk


@dataclass(frozen=True, slots=True)
class InitiativeList:
    """A list as it stands: keys in order, how many of each status as lists group them, and the sum."""

    keys: array[int]
    counts: tuple[tuple[InitiativeStatus, int], ...]
    sum: InitiativeSum


class InitiativeListService:
    """Reads lists of any length; a key is a number that stands for an initiative in this file only."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def keys(self, view: InitiativeView) -> array[int]:
        """The keys of the initiatives the view shows, in its order."""
        return store.keys(self._desk.read(), view, self._desk.today())

    def read(self, view: InitiativeView) -> InitiativeList:
        """The list as the view shows it, with what is counted and added in it."""
        db, keys = self._desk.read(), self.keys(view)
        among = None if view.filter.is_empty else keys
        return InitiativeList(
            keys, tuple(store.counts(db, among)), sum_of_initiatives(len(keys), *store.money(db, among))
        )

    def count(self) -> int:
        """How many there are in all."""
        return sum(count for _status, count in store.counts(self._desk.read(), None))

    def rows(self, keys: Sequence[int]) -> dict[int, InitiativeRow]:
        """The initiatives with these keys, by key in this order; those that are gone are left out."""
        return store.rows(self._desk.read(), keys, self._desk.today())

    def years(self) -> tuple[int, int] | None:
        """The first and the last year that any initiative names; nothing where none does."""
        return store.years(self._desk.read())

    def key_of(self, initiative_id: str) -> int | None:
        """The key of an initiative; nothing when it is gone."""
        return store.key_of(self._desk.read(), initiative_id)

    def beginning_with(self, words: str) -> set[int]:
        """The keys of all whose titles begin with the words, capital letters or not."""
        return store.beginning_with(self._desk.read(), words)

    def known(self, chosen: InitiativeFilter) -> InitiativeFilter:
        """The filter without areas, bodies and policies that are gone, or that another file held."""
        names = self.names()

        def known(ids: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(each for each in ids if each in names)

        return replace(
            chosen,
            area_ids=known(chosen.area_ids),
            body_ids=known(chosen.body_ids),
            policy_ids=known(chosen.policy_ids),
        )

    def told(self, chosen: InitiativeFilter) -> list[str]:
        """What the filter narrows the list by, one part for each; none for an empty one."""
        return filter_words(chosen, {} if chosen.is_empty else self.names())

    def names(self) -> dict[str, str]:
        """What areas, bodies and policies are called today, the bodies as short as they are told, by id."""
        db, today = self._desk.read(), self._desk.today()
        names = {area.id: area.name for area in area_store.tree(db)}
        for body in people_store.bodies(db):
            name = body.name_on(today)
            names[body.id] = name.abbreviation or name.name
        return names | {policy.id: policy.title for policy in area_store.policies(db)}
