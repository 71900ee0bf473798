"""Several initiatives at once: one action of the history, told with those that could not be changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from kk_desktop.domain.many_changed import ManyChanged, initiatives_counted
from kk_desktop.domain.rows import Touched
from kk_desktop.domain.uses import counted
from kk_desktop.storage import areas as area_store
from kk_desktop.storage import many_initiatives as store
from kk_desktop.storage import people as people_store
from kk_desktop.storage import uses
from kk_desktop.storage.rows import Connection

from .desk import Desk
from .facts import check_known_date

_FACTS = {
    "status": "status",
    "responsible_body_id": "ansvarlig",
    "unit_id": "ansvarlig enhed",
    "period_to": "periodens slutning",
    "target_group": "målgruppe",
}


class ManyInitiatives:
    """What the secretariat does with all the initiatives it has chosen; they are named by their keys."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def change(self, keys: Sequence[int], fact: str, value: Any) -> ManyChanged:
        """Give all of them the same status, responsible body, unit, end of the period or target group.

        Raises ``UserError`` for a date that is none, and ``GoneError`` for a body that is gone.
        """
        words = _FACTS[fact]
        if fact == "period_to":
            check_known_date(value)

        def work(db: Connection) -> ManyChanged:
            if fact in ("responsible_body_id", "unit_id") and value is not None:
                people_store.get_body(db, value)
            return store.set_fact(db, keys, fact, value)

        return self._act(f"Rettede {words}", keys, work)

    def link(self, keys: Sequence[int], kind: str, other_id: str, *, is_on: bool) -> ManyChanged:
        """Add an area or a policy (``kind``) to all of them, or take it away. Raises ``GoneError`` when it is gone."""

        def work(db: Connection) -> ManyChanged:
            if is_on:
                (area_store.get if kind == "area" else area_store.get_policy)(db, other_id)
            return store.link(db, keys, kind, other_id, is_on=is_on)

        words = {"area": "område", "policy": "politik"}[kind]
        return self._act(f"{'Tilføjede' if is_on else 'Fjernede'} {words}", keys, work)

    def delete(self, keys: Sequence[int]) -> ManyChanged:
        """Put all of them in the bin; what used them does without."""

        def work(db: Connection) -> ManyChanged:
            gone = [Touched("initiative", each) for each in store.ids(db, keys)]
            left = uses.of_many(db, gone)
            became = store.discard(db, keys)
            uses.let_go(db, gone)
            return replace(became, kept=counted(left))

        return self._desk.act(f"Slettede {initiatives_counted(len(keys))}", work)

    def linked(self, keys: Sequence[int], kind: str) -> list[str]:
        """The ids of the areas or policies that at least one of them has."""
        return store.linked_to_any(self._desk.read(), keys, kind)

    def _act(self, label: str, keys: Sequence[int], work: Callable[[Connection], ManyChanged]) -> ManyChanged:
        return self._desk.act(f"{label} for {initiatives_counted(len(keys))}", work)
