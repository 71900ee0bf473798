"""Full text over everything, by word form and by stem; derived from the rest and therefore not logged."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from typing import Any

from kk_desktop.domain.rows import Hit, Touched
from kk_desktop.language.stems import spellings, stem, stems, words

from .aggregates import PARENTS, TITLES, root_of, title_of
from .rows import Connection, every, one, quote

_SNIPPET = 120  # characters around the first word found

_TEXTS = {
    "area": "name, note, (SELECT group_concat(name, ' ') FROM area_alias WHERE area_id = t.id)",
    "initiative": "title, purpose, target_group, partners",
    "hearing": "title, sender, subject, document_number, sender_email,"
    " (SELECT group_concat(title, ' ') FROM hearing_file WHERE hearing_id = t.id),"
    " (SELECT group_concat(question || ' ' || answer, ' ') FROM ask WHERE hearing_id = t.id)",
    "document": "title, document_number, case_handler,"
    " (SELECT group_concat(name || ' ' || title, ' ') FROM document_party WHERE document_id = t.id),"
    " (SELECT group_concat(title, ' ') FROM attachment WHERE document_id = t.id)",
    "budget_table": "title, note, (SELECT group_concat(label, ' ') FROM budget_row WHERE table_id = t.id)",
    "case": "title, number,"
    " (SELECT group_concat(d.text, ' ') FROM decision d JOIN treatment w ON w.id = d.treatment_id"
    " WHERE w.case_id = t.id),"
    " (SELECT group_concat(r.text, ' ') FROM remark r JOIN treatment w ON w.id = r.treatment_id"
    " WHERE w.case_id = t.id)",
    "person": "name, email, (SELECT group_concat(title, ' ') FROM person_role WHERE person_id = t.id)",
    "body": "address, email,"
    " (SELECT group_concat(name || ' ' || abbreviation, ' ') FROM body_name WHERE body_id = t.id)",
    "party": "name, letter",
    "policy": "title",
    "follow_up": "title, owner",
    "funding_pool": "name, note",
    "application": "title, other_payers, note",
    "earlier_answer": "title, sender",
    "analysis": "title, consultant,"
    " (SELECT group_concat(text, ' ') FROM recommendation WHERE analysis_id = t.id),"
    " (SELECT group_concat(text, ' ') FROM barrier WHERE analysis_id = t.id)",
}
"""What is searched of each kind of thing besides the blocks of its text."""


def find(db: Connection, query: str, limit: int = 50) -> list[Hit]:
    """The places that hold every word of the query, what changed last first; the last word may be unfinished."""
    asked = words(query)
    if not asked:
        return []
    found = every(
        db,
        "SELECT s.kind, s.id, s.part, s.text FROM search_row_fts f JOIN search_row s ON s.n = f.rowid"
        " LEFT JOIN document d ON d.id = s.id WHERE search_row_fts MATCH ? AND d.deleted_at IS NULL"
        " ORDER BY f.rowid DESC LIMIT ?",
        _match(asked), limit,
    )  # fmt: skip
    return [_hit(db, row, asked) for row in found]


def mentions(
    db: Connection, names: Sequence[str], kinds: Sequence[str] = ("document", "case"), limit: int = 200
) -> list[Hit]:
    """The places where one of the names stands as it is written, perhaps with a genitive s; what changed last first."""
    phrases = [" ".join(words(name)) for name in names]
    ways = {way for phrase in phrases if phrase for form in (phrase, f"{phrase}s") for way in spellings(form)}
    if not ways or not kinds:
        return []
    rows = every(
        db,
        "SELECT s.kind, s.id, s.part, s.text FROM search_row_fts f JOIN search_row s ON s.n = f.rowid"
        " LEFT JOIN document d ON d.id = s.id WHERE search_row_fts MATCH ? AND d.deleted_at IS NULL"
        " AND s.kind IN (SELECT value FROM json_each(?)) ORDER BY f.rowid DESC LIMIT ?",
        "text : (" + " OR ".join(f'"{way}"' for way in sorted(ways)) + ")", json.dumps(list(kinds)), limit,
    )  # fmt: skip
    return [_hit(db, row, [word for phrase in phrases for word in phrase.split()]) for row in rows]


def index_changes(db: Connection, changed: Iterable[tuple[str, str]]) -> None:
    """Bring the search up to date with rows that changed, by table and id; only they are read again."""
    things = set()
    for table, row_id in changed:
        if table == "block":
            _index_block(db, row_id)
        elif table == "budget_cell":
            # Figures are not searched, and a table may have thousands of names to read again at each key.
            continue
        elif table in TITLES or table in PARENTS:
            things.add(root_of(db, table, row_id))
    for thing in things:
        _index_thing(db, thing)


def rebuild(db: Connection) -> None:
    """Make the whole search anew, for a file in which it was lost or when the stems have changed."""
    db.execute("DELETE FROM search_row")
    for kind in _TEXTS:
        for row in every(db, f"SELECT id FROM {quote(kind)} ORDER BY changed_at, n"):
            _index_thing(db, Touched(kind, row["id"]))
    for row in every(db, "SELECT id FROM block ORDER BY changed_at, n"):
        _index_block(db, row["id"])


def _hit(db: Connection, row: dict[str, Any], asked: list[str]) -> Hit:
    return Hit(
        kind=row["kind"],
        id=row["id"],
        title=title_of(db, Touched(row["kind"], row["id"])),
        snippet=_snippet(row["text"], asked),
        block_id=row["part"] if row["kind"] == "document" and row["part"] else None,
    )


def _index_thing(db: Connection, thing: Touched) -> None:
    columns = _TEXTS.get(thing.kind)
    if columns is None:
        return
    row = one(db, f"SELECT {columns} FROM {quote(thing.kind)} t WHERE id = ? AND deleted_at IS NULL", thing.id)
    text = " ".join(str(value) for value in row.values() if value) if row else ""
    _put(db, thing, "", text)
    if thing.kind == "earlier_answer":
        _index_paragraphs(db, thing)


def _index_paragraphs(db: Connection, thing: Touched) -> None:
    """An old letter has no blocks; each of its paragraphs is found for itself as a document's are."""
    db.execute("DELETE FROM search_row WHERE id = ? AND part <> ''", (thing.id,))
    row = one(db, "SELECT text FROM earlier_answer WHERE id = ? AND deleted_at IS NULL", thing.id)
    for number, paragraph in enumerate(row["text"].splitlines() if row else ()):
        _put(db, thing, f"{thing.id}/{number}", paragraph)


def _index_block(db: Connection, block_id: str) -> None:
    row = one(db, "SELECT document_id, json FROM block WHERE id = ?", block_id)
    if row is None:
        db.execute("DELETE FROM search_row WHERE part = ?", (block_id,))
        return
    content = json.loads(row["json"])
    runs = content.get("runs", ())
    text = "".join(run.get("text", "") for run in runs)
    notes = [run["footnote"] for run in runs if "footnote" in run]
    words = [text, *notes, content.get("alt", "")]
    _put(db, Touched("document", row["document_id"]), block_id, " ".join(words).strip())


def _put(db: Connection, thing: Touched, part: str, text: str) -> None:
    # Taken out and put in at the end, so that the order of the rows is the order of the changes.
    if part:
        db.execute("DELETE FROM search_row WHERE part = ?", (part,))
    else:
        db.execute("DELETE FROM search_row WHERE id = ? AND part = ''", (thing.id,))
    if text.strip():
        db.execute(
            "INSERT INTO search_row (kind, id, part, text, stems) VALUES (?, ?, ?, ?, ?)",
            (thing.kind, thing.id, part, text, stems(text)),
        )


def _match(asked: list[str]) -> str:
    parts = [f'({{text}} : "{word}" OR {{stems}} : "{stem(word)}")' for word in asked[:-1]]
    last = asked[-1]
    parts.append(f'({{text stems}} : "{last}"* OR {{stems}} : "{stem(last)}")')
    return " AND ".join(parts)


def _snippet(text: str, asked: list[str]) -> str:
    wanted = {stem(word) for word in asked}
    start = 0
    for piece in text.split():
        here = text.index(piece, start)
        if any(stem(word) in wanted or word.startswith(asked[-1]) for word in words(piece)):
            break
        start = here + len(piece)
    else:
        here = 0
    first = max(0, here - _SNIPPET // 2)
    last = min(len(text), first + _SNIPPET)
    # Whole words only.
    if first:
        first = text.find(" ", first, here) + 1 or here
    if last < len(text):
        last = max(text.rfind(" ", here, last), min(here + _SNIPPET // 2, last))
    return ("… " if first else "") + text[first:last].strip() + (" …" if last < len(text) else "")
