"""Deleting what others use: who they are, and handing them over or deleting them along instead."""

from __future__ import annotations

from collections.abc import Sequence

from kk_desktop.domain.area_names import find_areas
from kk_desktop.domain.rows import Touched
from kk_desktop.domain.uses import WORDS, DeleteOffer, counted, them, those
from kk_desktop.domain.wording import capital, shortened
from kk_desktop.errors import UserError
from kk_desktop.language.sort_key import sort_key
from kk_desktop.storage import areas as area_store
from kk_desktop.storage import merging, uses
from kk_desktop.storage import rows as sql
from kk_desktop.storage.aggregates import title_of
from kk_desktop.storage.rows import Connection

from .desk import Desk

_TITLE = 60
_GUARDED = frozenset(("area", "initiative", "body", "person", "party", "policy", "funding_pool"))
"""What is not deleted while others point at it, until somebody has chosen what becomes of them."""


class UsesService:
    """What the secretariat does where a thing cannot just be deleted."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(self, kind: str, thing_id: str) -> list[Touched]:
        """The things that point at this one, each once."""
        return uses.of(self._desk.read(), kind, thing_id)

    def offer(self, kind: str, thing_id: str) -> DeleteOffer | None:
        """Who uses the thing and what may be done; ``None`` where it can be deleted. Raises ``GoneError``."""
        db = self._desk.read()
        sql.get(db, kind, thing_id)
        return offer_for(db, kind, thing_id) if kind in _GUARDED else None

    def let_go_with(self, kind: str, thing_id: str) -> str:
        """What stands without the thing once it is deleted: 2 dokumenter står nu uden sag. Empty where nothing does."""
        found = self.of(kind, thing_id)
        return f"{counted(found)} står nu uden {WORDS[kind].one}." if found else ""

    def move(self, kind: str, thing_id: str, to_id: str) -> str:
        """Let what uses the thing use another of its kind, and delete it; gives what was done in a sentence."""
        db = self._desk.read()
        moved, title, other = uses.of(db, kind, thing_id), _named(db, kind, thing_id), _named(db, kind, to_id)
        _check_another(thing_id, to_id)

        def work(db: Connection) -> None:
            for one in (to_id, thing_id):
                sql.get(db, kind, one)
            merging.move_links(db, kind, to_id, thing_id)
            uses.let_go(db, [Touched(kind, thing_id)])
            sql.put_in_bin(db, kind, thing_id)

        self._desk.act(f"Flyttede til {other} og slettede {WORDS[kind].one}", work)
        return f"{counted(moved)} er flyttet til {other}, og {title} er slettet."

    def delete_along(self, kind: str, thing_id: str) -> str:
        """Delete the thing with what would be nothing without it; the rest lets go. Gives it in a sentence.

        Raises ``UserError`` where something cannot do without it.
        """

        def work(db: Connection) -> str:
            sql.get(db, kind, thing_id)
            title, gone = _named(db, kind, thing_id), doomed(db, kind, thing_id)
            kept = _left(db, Touched(kind, thing_id), gone)
            _check_not_needed(db, kind, thing_id)
            for thing in (Touched(kind, thing_id), *gone):
                sql.put_in_bin(db, thing.kind, thing.id)
            uses.let_go(db, [Touched(kind, thing_id), *gone])
            rest = f" {counted(kept)} er bevaret, uden {WORDS[kind].the_one}." if kept else ""
            return f"{counted(gone, title)} er slettet.{rest}"

        return self._desk.act(f"Slettede {WORDS[kind].one} og det, der hørte til", work)

    def others(self, kind: str, thing_id: str, words: str = "", most: int = 12) -> list[tuple[str, str]]:
        """Those of the same kind whose name holds the words, by id and what tells them apart, in Danish order."""
        db = self._desk.read()
        if kind == "area":
            hits = find_areas((area for area in area_store.tree(db) if area.id != thing_id), words)
            return [(hit.area.id, f"{hit.area.name} (også {hit.alias})" if hit.alias else hit.area.name)
                    for hit in hits[:most]]  # fmt: skip
        wanted = words.casefold().split()
        found = [each for each in uses.others(db, kind, thing_id) if all(one in each[1].casefold() for one in wanted)]
        found = sorted(found, key=lambda each: sort_key(each[1]))[:most]
        return [(one, _told_apart(db, one, title)) for one, title in found] if kind == "initiative" else found


def check_unused(db: Connection, kind: str, thing_id: str) -> None:
    """Raise ``UserError`` with who they are where others use the thing."""
    offer = offer_for(db, kind, thing_id)
    if offer is not None:
        raise UserError(offer.sentence)


def offer_for(db: Connection, kind: str, thing_id: str) -> DeleteOffer | None:
    """Who uses the thing and what may be done about it."""
    found = uses.of(db, kind, thing_id)
    if not found:
        return None
    title, needing = _named(db, kind, thing_id), uses.is_needed(db, kind, thing_id)
    gone = doomed(db, kind, thing_id)
    kept = _left(db, Touched(kind, thing_id), gone)
    if needing:
        explanation = f"{capital(those(needing))} kan ikke undvære {WORDS[kind].the_one}."
    elif kept:
        explanation = f"Slettes {WORDS[kind].the_one}, bliver {counted(kept)} stående."
    else:
        explanation = ""
    can_move = bool(uses.others(db, kind, thing_id))
    stays = {thing.kind for thing in kept}
    told = counted(gone) if any(thing.kind in stays for thing in gone) else those(gone)
    along = f"Slet også {told}" if gone else "Slet alligevel"
    return DeleteOffer(
        kind, thing_id, title,
        sentence=f"{title} bruges af {counted(found)} og er ikke slettet.",
        explanation=explanation,
        move=f"Flyt {them(found)} …" if can_move else "",
        along="" if needing else along,
        doomed=tuple(gone),
    )  # fmt: skip


def doomed(db: Connection, kind: str, thing_id: str) -> list[Touched]:
    """What is deleted with an area: the areas below it, and the initiatives and studies of no other area."""
    if kind != "area":
        return []
    below = [thing_id]
    for area in area_store.tree(db):
        if area.parent_id in below and area.id not in below:
            below.append(area.id)
    users = uses.of_many(db, [Touched("area", area_id) for area_id in below])
    areas = [Touched("area", area_id) for area_id in below[1:]]
    return areas + [
        thing
        for thing in users
        if thing.kind == "analysis" or (thing.kind == "initiative" and _works_only_in(db, thing.id, below))
    ]


def _left(db: Connection, thing: Touched, gone: Sequence[Touched]) -> list[Touched]:
    """What uses the thing, or what goes with it, and stays."""
    return uses.of_many(db, [thing, *gone])


def _works_only_in(db: Connection, initiative_id: str, area_ids: Sequence[str]) -> bool:
    return all(area_id in area_ids for area_id, _name in uses.areas_of(db, initiative_id))


def _told_apart(db: Connection, initiative_id: str, title: str) -> str:
    """The title with the areas: several initiatives may be called the same."""
    names = [name for _id, name in uses.areas_of(db, initiative_id)]
    return f"{title} ({', '.join(names)})" if names else title


def _check_not_needed(db: Connection, kind: str, thing_id: str) -> None:
    if needing := uses.is_needed(db, kind, thing_id):
        title = _named(db, kind, thing_id)
        raise UserError(
            f"{capital(those(needing))} kan ikke undvære {title}. Intet er slettet. Lad en anden overtage først."
        )


def _check_another(thing_id: str, to_id: str) -> None:
    if thing_id == to_id:
        raise UserError("Vælg en anden end den, der skal slettes. Intet er ændret.")


def _named(db: Connection, kind: str, thing_id: str) -> str:
    return shortened(title_of(db, Touched(kind, thing_id)), _TITLE)
