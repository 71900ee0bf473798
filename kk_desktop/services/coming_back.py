"""What comes back, from the bin or by undoing, must fit what has been written down meanwhile."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from kk_desktop.domain.area_names import name_key
from kk_desktop.domain.areas import Area
from kk_desktop.domain.rows import Touched
from kk_desktop.domain.wording import quoted
from kk_desktop.errors import UserError
from kk_desktop.storage import areas as area_store
from kk_desktop.storage import people as people_store
from kk_desktop.storage import rows as sql
from kk_desktop.storage import saved_views as view_store
from kk_desktop.storage.aggregates import title_of
from kk_desktop.storage.links import lies_below_itself
from kk_desktop.storage.rows import Connection

from .people_rules import check_letter_free, checked_names
from .saved_views import check_free

_TITLE = 60


def check_fits(db: Connection, things: Collection[Touched]) -> None:
    """Raise ``UserError`` where one of the things could not be written down as it stands now.

    A name, a letter or a view's name that another has got since, and an area or a body that would lie below itself.
    """
    there = [thing for thing in things if thing.kind in _CHECKS and sql.find(db, thing.kind, thing.id) is not None]
    for kind, check in _CHECKS.items():
        if ids := [thing.id for thing in there if thing.kind == kind]:
            check(db, ids)


def _check_areas(db: Connection, ids: Collection[str]) -> None:
    tree = area_store.tree(db)
    known = {area.id: area for area in tree}
    for area_id in ids:
        _check_not_below_itself(db, "area", area_id)
    called: defaultdict[str, list[Area]] = defaultdict(list)
    for area in tree:
        for key in {name_key(name) for name in area.names}:
            called[key].append(area)
    for area in (known[area_id] for area_id in ids):
        for name in area.names:
            for other in _others_called(area, name, called[name_key(name)]):
                owner = "et andet område" if other.name == name else quoted(other.name, _TITLE)
                raise UserError(
                    f"{quoted(name, _TITLE)} er nu et navn for {owner}. Intet er ændret. Giv det et andet navn først."
                )


def _others_called(area: Area, name: str, called: Iterable[Area]) -> Iterator[Area]:
    """Other areas with the name; a district and an estate may both be printed so."""
    for other in called:
        both_printed = name == area.name and name_key(other.name) == name_key(name)
        only_printed = both_printed and name_key(name) not in map(name_key, (*area.aliases, *other.aliases))
        if other.id != area.id and not (only_printed and other.kind is not area.kind):
            yield other


def _check_bodies(db: Connection, ids: Collection[str]) -> None:
    for body_id in ids:
        checked_names(people_store.get_body(db, body_id).names)
        _check_not_below_itself(db, "body", body_id)


def _check_parties(db: Connection, ids: Collection[str]) -> None:
    for party_id in ids:
        check_letter_free(db, people_store.get_party(db, party_id))


def _check_views(db: Connection, ids: Collection[str]) -> None:
    for view_id in ids:
        check_free(db, view_store.get(db, view_id))


_CHECKS = {"area": _check_areas, "body": _check_bodies, "party": _check_parties, "saved_view": _check_views}


def _check_not_below_itself(db: Connection, kind: str, thing_id: str) -> None:
    if lies_below_itself(db, kind, thing_id):
        title = quoted(title_of(db, Touched(kind, thing_id)), _TITLE)
        raise UserError(f"{title} ville komme til at ligge under sig selv. Intet er ændret. Flyt det andet først.")
