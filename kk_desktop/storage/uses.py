"""Who points at a thing: what would lose something if it went away, and letting go of it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kk_desktop.domain.rows import Touched
from kk_desktop.domain.text import FieldSource
from kk_desktop.domain.workflow import Status

from . import rows as sql
from .aggregates import PARENTS, TITLES, root_of
from .links import Link, links
from .rows import Connection, every, quote

_BESIDE_THE_TEXT = frozenset({"document_area"})
"""Which areas a document is about is no part of what was signed, so it follows in locked documents, too."""

_IN_TEXTS = frozenset(source.value for source in FieldSource)


@dataclass(frozen=True, slots=True)
class Pointing:
    """One row that points at a thing, and the thing it belongs to itself."""

    link: Link
    row_id: str
    to_id: str
    root: Touched


def of(db: Connection, kind: str, thing_id: str) -> list[Touched]:
    """The things outside the bin that point at this one, by link or by a field in their text, each once.

    Its own parts are none of them, and a field in a locked document is plain words.
    """
    return of_many(db, [Touched(kind, thing_id)])


def of_many(db: Connection, things: Collection[Touched]) -> list[Touched]:
    """As ``of``, for all of the things at once; they themselves are none of them."""
    found = dict.fromkeys(each.root for each in pointing(db, things))
    for thing in things:
        found |= dict.fromkeys(Touched("document", each["document_id"]) for each in _blocks(db, thing.kind, thing.id))
    asked = set(things)
    return [user for user in found if user not in asked]


def pointing(db: Connection, things: Collection[Touched]) -> list[Pointing]:
    """The rows of other things outside the bin that point at one of these; those of their own parts are left out."""
    found = []
    for kind in dict.fromkeys(thing.kind for thing in things):
        ids = json.dumps([thing.id for thing in things if thing.kind == kind])
        for link in links(db, kind):
            if PARENTS.get(link.table) != (kind, link.column):
                found += [each for each in _rows(db, link, ids) if each.root != Touched(kind, each.to_id)]
    in_bin = {root: lies_in_bin(db, root) for root in {each.root for each in found}}
    return [each for each in found if not in_bin[each.root]]


def is_needed(db: Connection, kind: str, thing_id: str) -> list[Touched]:
    """Those of them that cannot do without it, such as a case that a body has treated."""
    needing = (
        each.root for each in pointing(db, [Touched(kind, thing_id)]) if each.link.required and not each.link.small
    )
    return list(dict.fromkeys(needing))


def others(db: Connection, kind: str, thing_id: str) -> list[tuple[str, str]]:
    """The other things of a kind outside the bin, by id and title."""
    title = TITLES[kind].replace("?", "t.id")
    found = every(
        db,
        f"SELECT t.id, ({title}) AS title FROM {quote(kind)} t WHERE t.deleted_at IS NULL AND t.id <> ?",
        thing_id,
    )
    return [(row["id"], row["title"] or "") for row in found]


def areas_of(db: Connection, initiative_id: str) -> list[tuple[str, str]]:
    """The areas outside the bin that an initiative works in, by id and name."""
    found = every(
        db,
        "SELECT a.id, a.name FROM initiative_area l JOIN area a ON a.id = l.area_id"
        " WHERE l.initiative_id = ? AND a.deleted_at IS NULL ORDER BY l.n",
        initiative_id,
    )
    return [(row["id"], row["name"]) for row in found]


def initiatives_in(db: Connection, area_ids: Sequence[str]) -> list[tuple[str, str]]:
    """The initiatives outside the bin that work in one of the areas, by id and title."""
    found = every(
        db,
        "SELECT DISTINCT i.id, i.title FROM initiative_area l JOIN initiative i ON i.id = l.initiative_id"
        " WHERE l.area_id IN (SELECT value FROM json_each(?)) AND i.deleted_at IS NULL",
        json.dumps(list(area_ids)),
    )
    return [(row["id"], row["title"]) for row in found]


def let_go(db: Connection, things: Collection[Touched]) -> None:
    """Let everything outside the bin do without the things: links are loosened, fields in texts become plain words.

    Locked documents are not touched, and nothing of what ``is_needed`` gives.
    """
    for each in pointing(db, things):
        if is_held_by_lock(db, each.link.table, each.row_id):
            continue
        if not each.link.required:
            sql.update(db, each.link.table, each.row_id, {each.link.column: None})
        elif each.link.small:
            sql.delete(db, each.link.table, each.row_id)
    for thing in things:
        for block in _blocks(db, thing.kind, thing.id):
            change_runs(db, block, [_plain(run, thing.kind, thing.id) for run in block["content"]["runs"]])


def fields_to(db: Connection, kind: str, thing_id: str) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """The blocks of open documents with fields that point at the thing, each with those fields, to be changed.

    Those of documents in the bin are among them, and must be in step when they come back.
    """
    for block in _blocks(db, kind, thing_id, with_bin=True):
        runs = block["content"]["runs"]
        yield block, [run["field"] for run in runs if _points(run, kind, thing_id)]


def change_runs(db: Connection, block: dict[str, Any], runs: list[dict[str, Any]]) -> None:
    """Keep a block that ``fields_to`` gave with other runs."""
    content = block["content"] | {"runs": runs}
    sql.update(db, "block", block["id"], {"json": json.dumps(content, ensure_ascii=False, separators=(",", ":"))})


def is_held_by_lock(db: Connection, table: str, row_id: str) -> bool:
    """Whether the row is part of what a locked document holds."""
    thing = root_of(db, table, row_id)
    if thing.kind != "document" or table in _BESIDE_THE_TEXT:
        return False
    row = sql.one(db, "SELECT status FROM document WHERE id = ?", thing.id)
    return row is not None and Status(row["status"]).is_locked


def lies_in_bin(db: Connection, thing: Touched) -> bool:
    """Whether the thing is deleted and can be put back."""
    columns = {column["name"] for column in every(db, f"PRAGMA table_info({quote(thing.kind)})")}
    if "deleted_at" not in columns:
        return False
    return bool(every(db, f"SELECT 1 FROM {quote(thing.kind)} WHERE id = ? AND deleted_at IS NOT NULL", thing.id))


def _rows(db: Connection, link: Link, ids: str) -> Iterator[Pointing]:
    column = quote(link.column)
    query = f"SELECT id, {column} AS to_id FROM {quote(link.table)} WHERE {column} IN (SELECT value FROM json_each(?))"
    for row in every(db, query, ids):
        yield Pointing(link, row["id"], row["to_id"], root_of(db, link.table, row["id"]))


def _blocks(db: Connection, kind: str, thing_id: str, *, with_bin: bool = False) -> list[dict[str, Any]]:
    if kind not in _IN_TEXTS:
        return []
    found = every(
        db,
        "SELECT b.id, b.document_id, b.json, d.status FROM block b JOIN document d ON d.id = b.document_id"
        " WHERE instr(b.json, ?1) AND instr(b.json, '\"field\"') AND (?2 OR d.deleted_at IS NULL)",
        thing_id, with_bin,
    )  # fmt: skip
    blocks = [row | {"content": json.loads(row["json"])} for row in found if not Status(row["status"]).is_locked]
    return [block for block in blocks if any(_points(run, kind, thing_id) for run in block["content"].get("runs", ()))]


def _points(run: dict[str, Any], kind: str, thing_id: str) -> bool:
    field = run.get("field", {})
    return (field.get("source"), field.get("target")) == (kind, thing_id)


def _plain(run: dict[str, Any], kind: str, thing_id: str) -> dict[str, Any]:
    return {name: value for name, value in run.items() if name != "field"} if _points(run, kind, thing_id) else run
