"""Old letters that have been taken in, and the passages of earlier answers that a search ranks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from kk_desktop.domain.earlier_answers import EarlierAnswer, Passage
from kk_desktop.domain.white_books import write_outcomes
from kk_desktop.domain.workflow import Status
from kk_desktop.language.stems import words

from . import rows as sql
from . import search, white_books
from .rows import Connection, every, file_columns, file_from, from_row, to_row

SHORTEST = 5
"""Words of a passage that is worth showing."""

_FINISHED = (Status.APPROVED, Status.SIGNED, Status.SENT, Status.REPLACED)

_ANSWERS = f"""
SELECT 'earlier_answer' AS kind, e.id, e.title, e.sender, e.answered_on, NULL AS hearing_id
  FROM earlier_answer e WHERE e.deleted_at IS NULL
UNION ALL
SELECT 'document', d.id, d.title, h.sender, d.date, h.id FROM document d JOIN hearing h ON h.id = d.hearing_id
 WHERE d.deleted_at IS NULL AND d.status IN ({", ".join(f"'{status}'" for status in _FINISHED)})
"""
"""Every earlier answer: those taken in, and this file's own that have been approved."""

_TOLD = "a.kind, a.id, a.title, a.sender, a.answered_on, a.hearing_id, s.text, s.part"
_WANTED = "a.id <> ? AND (? IS NULL OR a.id IN (SELECT value FROM json_each(?)))"
_NEAREST = f"""
SELECT {_TOLD} FROM search_row_fts f JOIN search_row s ON s.n = f.rowid JOIN ({_ANSWERS}) a ON a.id = s.id
 WHERE search_row_fts MATCH ? AND {_WANTED} ORDER BY bm25(search_row_fts), f.rowid DESC
"""
_NEWEST = f"""
SELECT {_TOLD}, min(s.n) FROM search_row s JOIN ({_ANSWERS}) a ON a.id = s.id
 WHERE s.part <> '' AND {_WANTED} GROUP BY a.id ORDER BY coalesce(a.answered_on, '') DESC, s.n DESC
"""
_SPARE = 8
"""Times as many rows as are shown: headings and what stands in several letters fall out."""


def rows(db: Connection) -> list[EarlierAnswer]:
    """What has been taken in, the newest first; the texts are among it."""
    found = every(
        db, "SELECT * FROM earlier_answer WHERE deleted_at IS NULL ORDER BY coalesce(answered_on, '') DESC, n DESC"
    )
    areas: dict[str, list[str]] = {}
    for row in every(db, "SELECT earlier_answer_id AS id, area_id FROM earlier_answer_area ORDER BY n"):
        areas.setdefault(row["id"], []).append(row["area_id"])
    return [_answer(row, areas.get(row["id"], ())) for row in found]


def get(db: Connection, answer_id: str) -> EarlierAnswer:
    """One old letter. Raises ``GoneError``."""
    row = sql.get(db, "earlier_answer", answer_id)
    areas = every(db, "SELECT area_id FROM earlier_answer_area WHERE earlier_answer_id = ? ORDER BY n", answer_id)
    return _answer(row, [area["area_id"] for area in areas])


def add(db: Connection, answer: EarlierAnswer) -> None:
    """Put in an old letter; what its file holds is put in by ``contents.keep``."""
    sql.insert(db, "earlier_answer", to_row(answer, leave_out=["file"]) | file_columns(answer.file))
    change(db, answer.id, area_ids=answer.area_ids)


def change(db: Connection, answer_id: str, **facts: Any) -> None:
    """Change facts of an old letter by their names."""
    if "area_ids" in facts:
        owner = ("earlier_answer_id", answer_id)
        sql.set_links(db, "earlier_answer_area", owner, "area_id", facts.pop("area_ids"))
    sql.update(db, "earlier_answer", answer_id, facts)


def discard(db: Connection, answer_id: str) -> None:
    """Move an old letter to the bin."""
    sql.put_in_bin(db, "earlier_answer", answer_id)


def digests(db: Connection) -> set[str]:
    """The files of all old letters that are here, by what they hold."""
    found = every(db, "SELECT file_digest FROM earlier_answer WHERE deleted_at IS NULL AND file_digest IS NOT NULL")
    return {row["file_digest"] for row in found}


def of_sender(db: Connection, sender: str) -> list[str]:
    """The ids of the earlier answers to somebody, whichever office of theirs is named after the comma."""
    asked = _known_as(sender)
    return [row["id"] for row in every(db, f"SELECT id, sender FROM ({_ANSWERS})") if _known_as(row["sender"]) == asked]


def of_areas(db: Connection, area_ids: Sequence[str]) -> list[str]:
    """The ids of the earlier answers about any of the areas."""
    marks = ", ".join("?" * len(area_ids))
    found = every(
        db,
        f"SELECT earlier_answer_id AS id FROM earlier_answer_area WHERE area_id IN ({marks})"
        f" UNION SELECT document_id FROM document_area WHERE area_id IN ({marks})"
        " UNION SELECT d.id FROM document d JOIN hearing_area a ON a.hearing_id = d.hearing_id"
        f" WHERE a.area_id IN ({marks})",
        *area_ids, *area_ids, *area_ids,
    )  # fmt: skip
    return [row["id"] for row in found]


def passages(
    db: Connection, text: str, *, among: Iterable[str] | None = None, leave_out: str = "", limit: int = 30
) -> list[Passage]:
    """The paragraphs of earlier answers that have most of the text's words, the best first.

    Only those ``among`` the ids, where given; without any word to go by, the newest answers' first paragraphs.
    """
    asked = list(dict.fromkeys(words(text)))
    if asked:
        query, parameters = _NEAREST, [search.any_of(db, asked)]
    else:
        query, parameters = _NEWEST, []
    only = None if among is None else json.dumps(list(among))
    rows = every(db, f"{query} LIMIT {limit * _SPARE}", *parameters, leave_out, only, only)
    told: dict[str | None, str] = {None: ""}
    kept: dict[tuple[str, str], Passage] = {}
    for row in rows:
        text = row["text"] if row["part"] else _beginning(db, row["id"])
        if not _says_something(text) or (row["id"], text) in kept:
            continue
        hearing_id = row["hearing_id"]
        if hearing_id not in told:
            told[hearing_id] = write_outcomes(white_books.outcomes(db, hearing_id))
        facts = {"text": text, "told": told[hearing_id], "outcome": white_books.outcome_of(db, row["part"])}
        kept[row["id"], text] = from_row(Passage, row | facts)
    return list(kept.values())[:limit]


def _known_as(sender: str) -> list[str]:
    return sender.partition(",")[0].casefold().split()


def _says_something(text: str) -> bool:
    """Whether it is more than a heading or a line of a list of contents: nobody would write that again."""
    return len(text.split()) >= SHORTEST and text.rstrip("”) ").endswith((".", "?", "!", ":", ";"))


def _beginning(db: Connection, answer_id: str) -> str:
    """The first paragraph, for an answer whose title is what was looked for."""
    found = sql.one(
        db,
        "SELECT s.text FROM search_row s LEFT JOIN block b ON b.id = s.part WHERE s.id = ? AND s.part <> ''"
        " ORDER BY coalesce(b.position, s.n), s.n LIMIT 1",
        answer_id,
    )
    return str(found["text"]) if found else ""


def _answer(row: dict[str, Any], area_ids: Iterable[str]) -> EarlierAnswer:
    return from_row(EarlierAnswer, row, file=file_from(row), area_ids=tuple(area_ids))
