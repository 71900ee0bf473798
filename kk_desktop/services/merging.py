"""Merging: two areas, initiatives, bodies, persons or policies that are one thing become one, told beforehand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from kk_desktop.domain.area_names import name_key, owner_of
from kk_desktop.domain.areas import AreaAlias
from kk_desktop.domain.people import BodyName
from kk_desktop.domain.rows import Touched
from kk_desktop.domain.text import FieldSource, Run
from kk_desktop.domain.uses import WORDS, counted
from kk_desktop.domain.validity import first_overlap, in_order
from kk_desktop.domain.wording import capital, quoted
from kk_desktop.errors import UserError
from kk_desktop.storage import areas as area_store
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import initiatives as initiative_store
from kk_desktop.storage import merging as store
from kk_desktop.storage import people as people_store
from kk_desktop.storage import rows as sql
from kk_desktop.storage import uses
from kk_desktop.storage.aggregates import title_of
from kk_desktop.storage.rows import Connection

from .areas import check_name_free
from .desk import Desk
from .facts import tidy_line
from .field_values import field_text

MERGED = frozenset(("area", "initiative", "body", "person", "policy"))
"""What can be merged."""

Finish = Callable[[], None]
"""What is left to do once the two are one."""

_TITLE = 60
_TEXTS = {"area": ("note",), "initiative": ("purpose", "results")}
"""Facts of several lines: what the one that goes says is written below."""


class MergingService:
    """What the secretariat does where one thing has been written down twice."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def preview(self, kind: str, kept_id: str, gone_id: str, typed: str = "") -> str:
        """What will happen: 2 indsatser, 1 høring og 3 navne flyttes til ”Tingbjerg”, and what becomes of the rest.

        ``typed`` is what is being written as the name of the one that goes. Raises ``UserError`` where the two are one
        and the same.
        """
        db = self._desk.read()
        _check(db, kind, kept_id, gone_id)
        kept, gone = _told(db, kind, kept_id), _told(db, kind, gone_id)
        moved = _moved(db, kind, kept_id, gone_id, typed)
        named = quoted(typed, _TITLE) or gone
        # Two of one name are told apart by what becomes of them.
        other = kept == named
        first = f"{moved} flyttes til {kept}." if moved else f"{named} flettes ind i {'den anden' if other else kept}."
        put_away = "Den her" if other else f"{capital(WORDS[kind].the_one)} {gone}"
        return f"{first} {_of_the_name(kind, named)} {put_away} lægges i papirkurven."

    def merge(self, kind: str, kept_id: str, gone_id: str, typed: str = "") -> str:
        """Let the kept one take over all of the other, which goes to the bin; gives what was done in a sentence.

        An area's name becomes another name of the kept one; ``typed`` in its place where it was just being written.
        """
        db = self._desk.read()
        _check(db, kind, kept_id, gone_id)
        kept, gone = _told(db, kind, kept_id), _told(db, kind, gone_id)

        def work(db: Connection) -> None:
            finish = _BEFORE.get(kind, _nothing_more)(db, kept_id, gone_id, tidy_line(typed, "Navnet"))
            texts = _joined_texts(db, kind, kept_id, gone_id, typed)
            store.merge(db, kind, kept_id, gone_id)
            sql.update(db, kind, kept_id, texts)
            finish()
            _write_names_anew(db, kind, kept_id)

        self._desk.act(f"Flettede {gone} ind i {kept}", work)
        return f"{gone} er flettet ind i {kept}."


def _check(db: Connection, kind: str, kept_id: str, gone_id: str) -> None:
    assert kind in MERGED, kind
    if kept_id == gone_id:
        raise UserError(f"Det er {WORDS[kind].the_one} selv. Intet er ændret. Vælg en anden.")
    for one in (kept_id, gone_id):
        sql.get(db, kind, one)


def _moved(db: Connection, kind: str, kept_id: str, gone_id: str, typed: str) -> str:
    """What changes hands, counted: things that use the one that goes, and what it has itself."""
    things = [thing for thing in uses.of(db, kind, gone_id) if thing != Touched(kind, kept_id)]
    names = 0
    if kind == "area":
        known = area_store.get(db, kept_id).names
        gone = area_store.get(db, gone_id)
        names = sum(name not in known for name in (typed or gone.name, *gone.aliases))
        things += {Touched("policy", each.policy_id) for each in area_store.listings(db, gone_id)}
    years = len(initiative_store.appropriations(db, gone_id)) if kind == "initiative" else 0
    return counted(things, more=(_number(names, "navn", "navne"), _number(years, "bevilling", "bevillinger")))


def _number(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}" if count else ""


def _of_the_name(kind: str, gone: str) -> str:
    return {
        "area": f"{gone} kan stadig findes som et andet navn.",
        "initiative": "Formål og resultater føjes til; hvor begge har en oplysning, bevares den første.",
    }.get(kind, "Hvor begge har en oplysning, bevares den første.")


def _joined_texts(db: Connection, kind: str, kept_id: str, gone_id: str, typed: str) -> dict[str, Any]:
    kept, gone = sql.get(db, kind, kept_id), sql.get(db, kind, gone_id)
    texts = {
        name: "\n".join(part for part in (kept[name], gone[name]) if part)
        for name in _TEXTS.get(kind, ())
        if gone[name] and gone[name] not in kept[name]
    }
    title = typed or gone.get("title", "")
    if kind == "initiative" and name_key(kept["title"]) != name_key(title):
        purpose = texts.get("purpose", kept["purpose"])
        texts["purpose"] = "\n".join(part for part in (purpose, f"Også kaldt {quoted(title, 500)}.") if part)
    return texts


def _names_of_areas(db: Connection, kept_id: str, gone_id: str, typed: str) -> Finish:
    """The names of the one that goes become other names of the kept one, each spelling once; a third's is nobody's.

    Raises ``UserError`` where what was typed is a third area's name.
    """
    if typed:
        check_name_free([area for area in area_store.tree(db) if area.id != gone_id], typed, kept_id)
    kept, name = area_store.get(db, kept_id), typed or area_store.get(db, gone_id).name

    def finish() -> None:
        seen = {kept.name}
        for alias in area_store.aliases(db, kept_id):
            if alias.name in seen:
                area_store.remove_alias(db, alias.id)
            seen.add(alias.name)
        if name not in seen and owner_of(area_store.tree(db), name, kept_id) is None:
            area_store.add_alias(db, AreaAlias(sql.new_id(db), kept_id, name))

    return finish


def _names_of_bodies(db: Connection, kept_id: str, gone_id: str, _typed: str) -> Finish:
    """Names of a time in which the kept one had none are taken over; two at once could not be."""
    names: list[BodyName] = list(people_store.get_body(db, kept_id).names)
    for name in people_store.get_body(db, gone_id).names:
        if first_overlap([*names, name]) is None:
            names.append(name)

    def finish() -> None:
        people_store.change_body(db, kept_id, names=in_order(names))

    return finish


def _nothing_more(_db: Connection, _kept_id: str, _gone_id: str, _typed: str) -> Finish:
    return lambda: None


_BEFORE = {"area": _names_of_areas, "body": _names_of_bodies}
"""What is read of both before they are one, and done with it after."""


def _write_names_anew(db: Connection, kind: str, kept_id: str) -> None:
    """Fields that pointed at the one that went say what the kept one is called."""
    if kind not in [source.value for source in FieldSource]:
        return
    source = FieldSource(kind)
    for document_id, day, block in document_store.blocks_with_fields(db, [source], lambda target: target == kept_id):
        runs = tuple(_said_anew(db, run, source, kept_id, day) for run in block.runs)
        if runs != block.runs:
            document_store.change_block(db, document_id, replace(block, runs=runs))


def _said_anew(db: Connection, run: Run, source: FieldSource, kept_id: str, day: date | None) -> Run:
    if run.field is None or (run.field.source, run.field.target) != (source, kept_id):
        return run
    return replace(run, text=field_text(db, source, kept_id, run.field.form, day) or run.text)


def _told(db: Connection, kind: str, thing_id: str) -> str:
    return quoted(title_of(db, Touched(kind, thing_id)), _TITLE)
