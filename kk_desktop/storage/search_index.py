"""Keeps what the search reads up to date with the rest of the file, from which it is made."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from kk_desktop.domain.rows import Touched

from . import search_words
from .aggregates import PARENTS, TITLES, root_of, title_of
from .rows import Connection, every, one, quote

_FACTS = {
    "area": "note, (SELECT group_concat(name, ' / ') FROM area_alias WHERE area_id = t.id)",
    "initiative": "purpose, target_group, partners, results",
    "hearing": "sender, subject, document_number, sender_email,"
    " (SELECT group_concat(title, ' / ') FROM hearing_file WHERE hearing_id = t.id),"
    " (SELECT group_concat(question || ' ' || answer, ' / ') FROM ask WHERE hearing_id = t.id)",
    "document": "document_number, short_title, case_handler,"
    " (SELECT group_concat(name || ' ' || title, ' / ') FROM document_party WHERE document_id = t.id),"
    " (SELECT group_concat(title, ' / ') FROM attachment WHERE document_id = t.id)",
    "budget_table": "number, note",
    "case": "number",
    "person": "(SELECT group_concat(title, ' / ') FROM person_role WHERE person_id = t.id)",
    "body": "address, email,"
    " (SELECT group_concat(name || ' ' || abbreviation, ' / ') FROM body_name WHERE body_id = t.id)",
    "party": "letter",
    "follow_up": "owner, quote",
    "funding_pool": "note",
    "application": "other_payers, note",
    "earlier_answer": "sender",
    "analysis": "consultant",
    "phrase": "''",
}
"""What is searched of each kind of thing besides its name and its parts."""

_PARTS = {
    "document": "SELECT id AS part, json FROM block WHERE document_id = ? ORDER BY changed_at, n",
    "budget_table": "SELECT id AS part, label AS text FROM budget_row WHERE table_id = ?",
    "case": "SELECT w.id AS part,"
    " coalesce((SELECT group_concat(text, ' / ') FROM decision WHERE treatment_id = w.id), '') || ' / ' ||"
    " coalesce((SELECT group_concat(person || ' ' || party_letter || ' ' || text, ' / ') FROM remark"
    " WHERE treatment_id = w.id), '') AS text FROM treatment w WHERE w.case_id = ? AND w.deleted_at IS NULL",
    "hearing": "SELECT id AS part, contributor || ' / ' || text AS text FROM contribution WHERE hearing_id = ?",
    "analysis": "SELECT id AS part, number || ' ' || text || ' ' || law_reference AS text FROM recommendation"
    " WHERE analysis_id = ?1 UNION ALL SELECT id, text FROM barrier WHERE analysis_id = ?1",
}
"""The places within a thing that are found, and opened, for themselves."""

_FILES = {
    "document": "SELECT a.id, f.json FROM attachment a JOIN search_file f ON f.digest = a.file_digest"
    " WHERE a.document_id = ?",
    "hearing": "SELECT a.id, f.json FROM hearing_file a JOIN search_file f ON f.digest = a.file_digest"
    " WHERE a.hearing_id = ?",
}
"""The files that belong to a thing and have been read."""

_SMALL = {
    "block": "SELECT document_id AS id, json FROM block WHERE id = ?",
    "budget_row": "SELECT table_id AS id, label AS text FROM budget_row WHERE id = ?",
}
"""Parts there are many of, and that change one by one: only they are read again."""

_READ_BY_PART = tuple(PARENTS[table][0] for table in _SMALL)
_FIGURES = ("budget_cell", "budget_column")
"""Not searched, and a table may have thousands of names to read again at each key."""

_KNOWN = "SELECT part, kind FROM search_row WHERE id = ?"
FILE = "attachment"


def index_changes(db: Connection, changed: Iterable[tuple[str, str]]) -> None:
    """Bring the search up to date with rows that changed, by table and id; only they are read again."""
    things: dict[Touched, None] = {}
    # What is put in last is shown first: of what changed together, the thing and then its text from the beginning.
    for table, row_id in sorted(changed, reverse=True):
        if table in _SMALL:
            _index_part(db, table, row_id)
        elif (table in TITLES or table in PARENTS) and table not in _FIGURES:
            things[root_of(db, table, row_id)] = None
    for thing in things:
        index_thing(db, thing)


def index_thing(db: Connection, thing: Touched) -> None:
    """Read one thing again: its name and facts, and its parts where they are few or have not been read."""
    facts = _FACTS.get(thing.kind)
    if facts is None:
        return
    row = one(db, f"SELECT {facts} FROM {quote(thing.kind)} t WHERE id = ? AND deleted_at IS NULL", thing.id)
    if row is None:
        db.execute("DELETE FROM search_row WHERE id = ?", (thing.id,))
        return
    known = {row["part"]: row["kind"] for row in every(db, _KNOWN, thing.id)}
    is_whole = "" not in known or thing.kind not in _READ_BY_PART
    parts = _parts(db, thing) if is_whole else {}
    files = _file_parts(db, thing)
    for part, kind in known.items():
        is_read = part and (is_whole or kind == FILE)
        if is_read and part not in (files if kind == FILE else parts):
            db.execute("DELETE FROM search_row WHERE id = ? AND part = ?", (thing.id, part))
    for part, text in reversed(files.items()):
        put(db, Touched(FILE, thing.id), part, text)
    for part, text in reversed(parts.items()):
        put(db, thing, part, text)
    put(db, thing, "", " / ".join(str(value) for value in row.values() if value), title_of(db, thing))


def everything(db: Connection) -> list[Touched]:
    """All that is searched, what changed last at the end."""
    listed = " UNION ALL ".join(
        f"SELECT '{kind}' AS kind, id, changed_at FROM {quote(kind)} WHERE deleted_at IS NULL" for kind in _FACTS
    )
    return [Touched(row["kind"], row["id"]) for row in every(db, f"{listed} ORDER BY changed_at, id")]


def rebuild(db: Connection) -> None:
    """Make the whole search anew, for a file in which it was lost or when the rules have changed."""
    db.execute("DELETE FROM search_row")
    for thing in everything(db):
        index_thing(db, thing)
    search_words.go_through_again(db)


def forget(db: Connection, row_id: str) -> None:
    """Take a thing or a part that is gone for good out of the search."""
    db.execute("DELETE FROM search_row WHERE id = ?1 OR part = ?1 OR part LIKE ?1 || '/%'", (row_id,))


def _index_part(db: Connection, table: str, row_id: str) -> None:
    row = one(db, _SMALL[table], row_id)
    kind, _column = PARENTS[table]
    if row is None:
        db.execute("DELETE FROM search_row WHERE part = ? AND part <> ''", (row_id,))
    elif one(db, f"SELECT 1 AS yes FROM {quote(kind)} WHERE id = ? AND deleted_at IS NULL", row["id"]):
        put(db, Touched(kind, row["id"]), row_id, _text(row))


def _parts(db: Connection, thing: Touched) -> dict[str, str]:
    if thing.kind == "earlier_answer":
        # An old letter has no blocks; each of its paragraphs is found for itself as a document's are.
        row = one(db, "SELECT text FROM earlier_answer WHERE id = ?", thing.id)
        return {f"{thing.id}/{n}": text for n, text in enumerate(row["text"].splitlines() if row else ())}
    sql = _PARTS.get(thing.kind)
    return {row["part"]: _text(row) for row in every(db, sql, thing.id)} if sql else {}


def _file_parts(db: Connection, thing: Touched) -> dict[str, str]:
    sql = _FILES.get(thing.kind)
    return {
        f"{row['id']}/{number}": text
        for row in (every(db, sql, thing.id) if sql else ())
        for number, text in enumerate(json.loads(row["json"]), 1)
    }


def _text(row: Mapping[str, Any]) -> str:
    if "json" not in row:
        return str(row["text"])
    content = json.loads(row["json"])
    runs = content.get("runs", ())
    notes = [run["footnote"] for run in runs if "footnote" in run]
    return " ".join(["".join(run.get("text", "") for run in runs), *notes, content.get("alt", "")])


def put(db: Connection, thing: Touched, part: str, text: str, title: str = "") -> None:
    """Keep a text to be found; one that is as it was keeps its place in the order of changes."""
    # A place where a word may be divided is no part of it.
    text, title = (unicodedata.normalize("NFC", each.replace("\u00ad", "").strip()) for each in (text, title))
    old = one(db, "SELECT kind, title, text FROM search_row WHERE id = ? AND part = ?", thing.id, part)
    if old == {"kind": thing.kind, "title": title, "text": text}:
        return
    # Taken out and put in at the end, so that the order of the rows is the order of the changes.
    if old is not None:
        db.execute("DELETE FROM search_row WHERE id = ? AND part = ?", (thing.id, part))
    if text or title or not part:
        search_words.remember(db, f"{title} {text}")
        db.execute(
            "INSERT INTO search_row (kind, id, part, title, text) VALUES (?, ?, ?, ?, ?)",
            (thing.kind, thing.id, part, title, text),
        )
