"""Duplicates: an area of the same name in whatever spelling, an initiative of the same title in a shared area."""

from __future__ import annotations

from collections.abc import Sequence

from kk_desktop.domain.area_names import name_key, owner_of
from kk_desktop.domain.duplicates import Duplicate
from kk_desktop.domain.wording import listed, shortened
from kk_desktop.storage import areas as area_store
from kk_desktop.storage import uses as store

from .desk import Desk

_TITLE = 60


class DuplicateService:
    """Looks, and changes nothing."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of_area(self, name: str, area_id: str = "") -> Duplicate | None:
        """Another area that has the name already, as its own or as another name."""
        tree = area_store.tree(self._desk.read())
        found = owner_of(tree, name, area_id)
        if found is None:
            return None
        names = {area.id: area.name for area in tree}
        is_own = name_key(found.name) == name_key(name)
        where = names.get(found.parent_id or "", "") if is_own else f"også {_spelled(found.aliases, name)}"
        return Duplicate("area", found.id, shortened(found.name, _TITLE), shortened(where, _TITLE))

    def of_initiative(self, title: str, area_ids: Sequence[str], initiative_id: str = "") -> Duplicate | None:
        """Another initiative of that title, in one of the areas; while there is no area yet, in any."""
        db, key = self._desk.read(), name_key(title)
        if not key:
            return None
        found = store.initiatives_in(db, area_ids) if area_ids else store.others(db, "initiative", initiative_id)
        for other_id, other in found:
            if other_id != initiative_id and name_key(other) == key:
                where = listed([name for _id, name in store.areas_of(db, other_id)])
                return Duplicate("initiative", other_id, shortened(other, _TITLE), shortened(where, _TITLE))
        return None


def _spelled(aliases: Sequence[str], name: str) -> str:
    return next(alias for alias in aliases if name_key(alias) == name_key(name))
