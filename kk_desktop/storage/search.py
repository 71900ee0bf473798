"""Full text over everything: what changed last at once, what fits best a moment later, and who mentions a name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from kk_desktop.domain.rows import Hit, Touched
from kk_desktop.domain.search import EVERYTHING, Narrowing
from kk_desktop.language.stems import spellings

from .aggregates import title_of
from .rows import Connection, every, one
from .search_index import index_changes, rebuild
from .search_query import Part, Query, match, nothing, phrase, read_query
from .search_snippets import Wanted, snippet
from .search_words import SHORT, Words, forms_of, is_outdated

__all__ = ["Words", "any_of", "find", "index_changes", "is_outdated", "mentions", "rank", "rebuild", "years"]

_QUICK = 16
"""Other forms of a word that are looked for at once; the rest are found a moment later."""

_NEWEST = (
    "SELECT s.* FROM search_row_fts f JOIN search_row s ON s.n = f.rowid WHERE search_row_fts MATCH ?{where}"
    " ORDER BY f.rowid DESC LIMIT {most}"
)
_BEST = (
    "SELECT s.* FROM (SELECT rowid AS n, bm25(search_row_fts, 8.0, 1.0, 0.0) AS score FROM search_row_fts"
    " WHERE search_row_fts MATCH ? ORDER BY score LIMIT {most}) f CROSS JOIN search_row s ON s.n = f.n"
    " WHERE 1{where} ORDER BY f.score"
)
"""A word in a title weighs eight times one in a text. Rows are only read when they are known to be among the best.

FTS5's own ``ORDER BY rank`` takes half as long again (SQLite 3.40, 600,000 rows); without ``CROSS`` SQLite goes through
every row instead of looking the best up.
"""

_HELD = (
    " AND s.id IN (SELECT o.id FROM search_row_fts g JOIN search_row o ON o.n = g.rowid WHERE search_row_fts MATCH ?)"
)

_OF_AREA = """
WITH RECURSIVE inside (id) AS (SELECT ?{n} UNION SELECT a.id FROM area a JOIN inside i ON a.parent_id = i.id),
 hearings (id) AS (SELECT hearing_id FROM hearing_area WHERE area_id IN inside)
SELECT id FROM inside UNION SELECT id FROM hearings
UNION SELECT initiative_id FROM initiative_area WHERE area_id IN inside
UNION SELECT document_id FROM document_area WHERE area_id IN inside
UNION SELECT d.id FROM document d JOIN hearings h ON d.hearing_id = h.id
UNION SELECT d.case_id FROM document d JOIN document_area a ON a.document_id = d.id WHERE a.area_id IN inside
UNION SELECT earlier_answer_id FROM earlier_answer_area WHERE area_id IN inside
UNION SELECT application_id FROM application_area WHERE area_id IN inside
UNION SELECT table_id FROM budget_row WHERE area_id IN inside
UNION SELECT id FROM analysis WHERE area_id IN inside UNION SELECT id FROM follow_up WHERE area_id IN inside
"""
_DATED = """
SELECT id, substr(coalesce(date, changed_at), 1, 4) AS year FROM document WHERE deleted_at IS NULL
UNION SELECT id, substr(coalesce(received_on, deadline, changed_at), 1, 4) FROM hearing WHERE deleted_at IS NULL
UNION SELECT case_id, substr(meeting_date, 1, 4) FROM treatment WHERE case_id IS NOT NULL AND deleted_at IS NULL
UNION SELECT id, substr(answered_on, 1, 4) FROM earlier_answer WHERE deleted_at IS NULL
UNION SELECT id, substr(finished_on, 1, 4) FROM analysis WHERE deleted_at IS NULL
UNION SELECT id, substr(due, 1, 4) FROM follow_up WHERE deleted_at IS NULL
UNION SELECT id, cast(price_level AS TEXT) FROM budget_table WHERE deleted_at IS NULL
UNION SELECT id, substr(period_from, 1, 4) FROM initiative WHERE deleted_at IS NULL
"""
_OF_YEAR = (
    f"SELECT id FROM ({_DATED}) WHERE year = ?{{n}} UNION"
    " SELECT id FROM initiative WHERE period_from <> '' AND substr(period_from, 1, 4) <= ?{n}"
    " AND ?{n} <= substr(coalesce(nullif(period_to, ''), period_from), 1, 4)"
)
_OF_STATUS = (
    "SELECT id FROM document WHERE status = ?{n} UNION SELECT id FROM initiative WHERE status = ?{n}"
    " UNION SELECT hearing_id FROM document WHERE status = ?{n} AND hearing_id IS NOT NULL"
)
_HOLDERS = {
    "attachment": {
        "document": "SELECT document_id AS id, 'Bilag ' || number || ': ' || title AS title FROM attachment"
        " WHERE id = ?",
        "hearing": "SELECT hearing_id AS id, title FROM hearing_file WHERE id = ?",
    },
    "analysis": {
        "area": "SELECT area_id AS id, title FROM analysis WHERE id = ? AND area_id IS NOT NULL",
        "document": "SELECT document_id AS id, title FROM analysis WHERE id = ? AND document_id IS NOT NULL",
    },
}
"""What has no page of its own, and where it is shown."""


def find(
    db: Connection, text: str, limit: int = 50, narrowed: Narrowing = EVERYTHING, words: Words | None = None
) -> list[Hit]:
    """The places that hold every word in some form, what changed last first; the last word may be unfinished.

    Of a word with very many other forms and compounds the nearest are looked for; ``rank`` has them all.
    """
    query = read_query(text)
    if not query:
        return []
    words = words or Words()
    forms = _FormsOf(db, words, _QUICK)
    wanted = match(query, forms, narrowed.kinds, lambda begun: words.begun(db, begun))
    return _hits(db, _Places(db, query, narrowed).rows(_NEWEST, wanted, limit), query, forms)


def rank(
    db: Connection, text: str, limit: int = 50, narrowed: Narrowing = EVERYTHING, words: Words | None = None
) -> list[Hit]:
    """The same places, best first: the words as they were typed before other forms, titles before texts."""
    query = read_query(text)
    if not query:
        return []
    forms = _FormsOf(db, words or Words())
    places = _Places(db, query, narrowed)
    found: dict[int, dict[str, Any]] = {}
    # Where enough hold the words themselves, nobody waits for those that hold other forms of them.
    for ways in (nothing, forms):
        if len(found) < limit:
            best = places.rows(_BEST, match(query, ways, narrowed.kinds), limit + len(found))
            found |= islice(((row["n"], row) for row in best if row["n"] not in found), limit - len(found))
    if not found and len(query.parts) > 1 and not query.checks:
        return _hits(db, _spread(places, query, forms, narrowed.kinds, limit), query, forms)
    return _hits(db, found.values(), query, forms)


def _spread(
    places: _Places, query: Query, forms: _FormsOf, kinds: Iterable[str], limit: int
) -> Iterator[dict[str, Any]]:
    """Where no place holds them all: the places of things that do, one word in the title and one in the text."""
    held = [match(Query((part,)), forms) for part in query.parts]
    return places.rows(_BEST, match(query, forms, kinds, any_part=True), limit, held)


def mentions(
    db: Connection, names: Sequence[str], kinds: Sequence[str] = ("document", "case"), limit: int = 200
) -> list[Hit]:
    """The places where one of the names stands as it is written, perhaps with a genitive s; what changed last first."""
    phrases = [phrase(name) for name in names]
    parts = tuple(Part(tuple(form.split())) for name in phrases if name for form in (name, f"{name}s"))
    ways = sorted({way for part in parts for way in spellings(part.text)})
    if not ways or not kinds:
        return []
    wanted = f"{{title text}} : ({_or(ways)}) AND kind : ({_or(kinds)})"
    return _hits(db, _Places(db, Query()).rows(_NEWEST, wanted, limit), Query(parts), nothing)


def any_of(db: Connection, asked: Iterable[str]) -> str:
    """A query of the full text for any of the words in any form, compounds not among them."""
    forms = {form: None for word in asked for form in (*spellings(word), *forms_of(db, word))}
    return f"{{title text}} : ({_or(forms)})"


def years(db: Connection) -> list[int]:
    """The years that something in the file is from, the newest first."""
    found = every(db, f"SELECT DISTINCT year FROM ({_DATED}) WHERE year GLOB '[12][0-9][0-9][0-9]' ORDER BY year DESC")
    return [int(row["year"]) for row in found]


class _FormsOf:
    """A word's other forms in this file; only the nearest where there is no time for all."""

    def __init__(self, db: Connection, words: Words, most: int | None = None) -> None:
        self._db, self._words, self._most = db, words, most

    def __call__(self, word: str) -> Iterable[str]:
        inside = self._most is None or len(word) > SHORT
        return self._words.forms(self._db, word.replace("aa", "å"), inside=inside)[: self._most]


class _Places:
    """What one query finds within what it is narrowed to."""

    def __init__(self, db: Connection, query: Query, narrowed: Narrowing = EVERYTHING) -> None:
        self._db, self._query = db, query
        self._where, self._values = _narrowed(narrowed)

    def rows(self, sql: str, wanted: str, limit: int, held: Sequence[str] = ()) -> Iterator[dict[str, Any]]:
        """The rows that hold what is wanted in the words of the full text, of things that have all that is ``held``."""
        where = self._where + _HELD * len(held)
        # What is left out here cannot be counted there.
        most = -1 if where or self._query.checks else limit
        cursor = self._db.execute(sql.format(where=where, most=most), (wanted, *self._values, *held))
        names = [column[0] for column in cursor.description]
        rows = (dict(zip(names, row, strict=True)) for row in cursor)
        return islice((row for row in rows if self._query.allows(f"{row['title']} {row['text']}".lower())), limit)


def _narrowed(narrowed: Narrowing) -> tuple[str, list[str]]:
    where, values = "", []
    for value, sql in (
        (narrowed.area_id, _OF_AREA),
        (narrowed.year and str(narrowed.year), _OF_YEAR),
        (narrowed.status, _OF_STATUS),
    ):
        if value:
            values.append(value)
            where += f" AND s.id IN ({sql.format(n=len(values) + 1)})"
    return where, values


def _hits(
    db: Connection, rows: Iterable[dict[str, Any]], query: Query, forms: Callable[[str], Iterable[str]]
) -> list[Hit]:
    wanted = Wanted(query, forms)
    titles: dict[Touched, str] = {}
    return [_hit(db, row, wanted, titles) for row in rows]


def _hit(db: Connection, row: dict[str, Any], wanted: Wanted, titles: dict[Touched, str]) -> Hit:
    text, marks = snippet(row["text"], wanted)
    title, holder = row["title"], None
    for kind, sql in _HOLDERS.get(row["kind"], {}).items():
        if found := one(db, sql, row["part"].partition("/")[0] if row["kind"] == "attachment" else row["id"]):
            holder = kind, found["id"]
            title = title or f"{found['title']} – {title_of(db, Touched(kind, found['id']))}"
            break
    if not title:
        thing = Touched(row["kind"], row["id"])
        if thing not in titles:
            titles[thing] = title_of(db, thing)
        title = titles[thing]
    return Hit(row["kind"], row["id"], title, text, row["part"], marks, holder)


def _or(words: Iterable[str]) -> str:
    return " OR ".join(f'"{word}"' for word in words)
