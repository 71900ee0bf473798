"""Old letters that have been taken in, and the passages of earlier answers that a search ranks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kk_desktop.domain.earlier_answers import EarlierAnswer, Passage
from kk_desktop.domain.workflow import Status
from kk_desktop.language.stems import stem, words

from . import rows as sql
from .rows import Connection, every, file_columns, file_from, from_row, to_row

SHORTEST = 5
"""Words of a passage that is worth showing."""

_FINISHED = (Status.APPROVED, Status.SIGNED, Status.SENT, Status.REPLACED)

_ANSWERS = f"""
SELECT 'earlier_answer' AS kind, e.id, e.title, e.sender, e.answered_on FROM earlier_answer e WHERE e.deleted_at IS NULL
UNION ALL
SELECT 'document', d.id, d.title, h.sender, d.date FROM document d JOIN hearing h ON h.id = d.hearing_id
 WHERE d.deleted_at IS NULL AND d.status IN ({", ".join(f"'{status}'" for status in _FINISHED)})
"""
"""Every earlier answer: those taken in, and this file's own that have been approved."""


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
    """The ids of the earlier answers to somebody."""
    found = every(db, f"SELECT id FROM ({_ANSWERS}) WHERE sender = ? COLLATE NOCASE", sender)
    return [row["id"] for row in found]


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
    only = None if among is None else set(among)
    asked = list(dict.fromkeys(stem(word) for word in words(text)))
    if asked:
        match = "stems : (" + " OR ".join(f'"{word}"' for word in asked) + ")"
        found = every(
            db,
            f"SELECT a.kind, a.id, a.title, a.sender, a.answered_on, s.text, s.part FROM search_row_fts f"
            f" JOIN search_row s ON s.n = f.rowid JOIN ({_ANSWERS}) a ON a.id = s.id"
            " WHERE search_row_fts MATCH ? AND a.id <> ? ORDER BY bm25(search_row_fts), f.rowid DESC",
            match, leave_out,
        )  # fmt: skip
    else:
        found = every(
            db,
            "SELECT a.kind, a.id, a.title, a.sender, a.answered_on, s.text, s.part, min(s.n) FROM search_row s"
            f" JOIN ({_ANSWERS}) a ON a.id = s.id WHERE s.part <> '' AND a.id <> ?"
            " GROUP BY a.id ORDER BY coalesce(a.answered_on, '') DESC, s.n DESC",
            leave_out,
        )
    kept = [row for row in found if only is None or row["id"] in only]
    told = (from_row(Passage, row if row["part"] else row | {"text": _beginning(db, row["id"])}) for row in kept)
    return [passage for passage in dict.fromkeys(told) if _says_something(passage.text)][:limit]


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
