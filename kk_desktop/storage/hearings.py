"""Hearings with the questions that are asked and the areas they are about."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from kk_desktop.domain.hearings import Ask, Hearing, HearingFile
from kk_desktop.domain.plans import PlanStep
from kk_desktop.domain.rows import HearingRow
from kk_desktop.domain.workflow import Status
from kk_desktop.errors import GoneError

from . import rows as sql
from .rows import Connection, every, from_row, to_row

_ROWS = """
SELECT h.id AS hearing_id, d.id AS document_id, h.title, h.sender, coalesce(d.status, 'draft') AS status,
       coalesce(h.extended_to, h.deadline) AS deadline, d.date, s.sent_on, s.channel AS sent_with
  FROM hearing h LEFT JOIN document d ON d.n =
       (SELECT min(n) FROM document WHERE hearing_id = h.id AND deleted_at IS NULL
         AND coalesce(supplements_id, replaces_id) IS NULL)
  LEFT JOIN dispatch s ON s.n = (SELECT n FROM dispatch WHERE document_id = d.id ORDER BY sent_on, n LIMIT 1)
 WHERE h.deleted_at IS NULL {hearings}
UNION ALL
SELECT NULL, d.id, d.title, coalesce(h.sender, ''), d.status, NULL, d.date, s.sent_on, s.channel
  FROM document d LEFT JOIN hearing h ON h.id = d.hearing_id AND h.deleted_at IS NULL
  LEFT JOIN "case" c ON c.id = d.case_id AND c.deleted_at IS NULL
  LEFT JOIN dispatch s ON s.n = (SELECT n FROM dispatch WHERE document_id = d.id ORDER BY sent_on, n LIMIT 1)
 WHERE d.deleted_at IS NULL {documents}
   AND CASE WHEN h.id IS NULL THEN c.id IS NULL ELSE coalesce(d.supplements_id, d.replaces_id) IS NOT NULL END
   AND NOT EXISTS (SELECT 1 FROM attachment a WHERE a.annex_id = d.id)
"""
"""Every hearing with its answer, and every document that would be found nowhere else: what adds to an answer or takes
its place is one of them."""

_BY_DEADLINE = "coalesce(deadline, '9999'), danish_key(title), document_id"
_ENDED = ", ".join(f"'{status.value}'" for status in Status if not status.is_open)
_OPEN_ANSWER = f"AND coalesce(d.status, 'draft') NOT IN ({_ENDED})"
_OPEN_DOCUMENT = f"AND d.status NOT IN ({_ENDED})"


def rows(db: Connection) -> list[HearingRow]:
    """Every hearing with its answer, and every document with neither hearing nor case; the first deadline first."""
    return _read(db)


def open_rows(db: Connection) -> list[HearingRow]:
    """Those somebody still has to do something with, the first deadline first."""
    return _read(db, hearings=_OPEN_ANSWER, documents=_OPEN_DOCUMENT)


def rows_of(db: Connection, ids: Sequence[str]) -> list[HearingRow]:
    """The rows of these hearings and documents, the first deadline first; those that stand in no list are left out."""
    among = "IN (SELECT value FROM json_each(?1))"
    return _read(db, json.dumps(list(ids)), hearings=f"AND h.id {among}", documents=f"AND d.id {among}")


def listed(db: Connection, wanted: str = "", *, by_title: bool = False) -> tuple[list[str], list[str]]:
    """The ids of the open ones and of the closed ones, each in the order of the list.

    A hearing goes by its own id, a document without one by its. Open ones come by deadline, closed ones newest
    first, or both in Danish order of title. ``wanted`` are words that title or sender must hold.
    """
    words = wanted.casefold().split()
    held = " AND ".join("instr(small_letters(title || ' ' || sender), ?)" for _word in words) or "1"
    is_open = f"status NOT IN ({_ENDED})"
    order = "danish_key(title)" if by_title else (
        f"CASE WHEN {is_open} THEN coalesce(deadline, '9999') END, CASE WHEN {is_open} THEN danish_key(title) END,"
        " coalesce(sent_on, date, deadline, '') DESC"
    )  # fmt: skip
    found = db.execute(
        f"SELECT coalesce(hearing_id, document_id), {is_open} FROM ({_ROWS.format(hearings='', documents='')})"
        f" WHERE {held} ORDER BY {order}, document_id",
        tuple(words),
    ).fetchall()
    return [key for key, is_open in found if is_open], [key for key, is_open in found if not is_open]


def key_of_document(db: Connection, document_id: str) -> str | None:
    """The id a document's row goes by in the list: its hearing's, or its own; ``None`` where it is in none."""
    hearing = sql.one(
        db,
        "SELECT h.id FROM document d JOIN hearing h ON h.id = d.hearing_id WHERE d.id = ? AND h.deleted_at IS NULL",
        document_id,
    )
    for row in rows_of(db, [document_id, *([hearing["id"]] if hearing else [])]):
        if row.document_id == document_id:
            return row.hearing_id or row.document_id
    return None


def get(db: Connection, hearing_id: str) -> Hearing:
    """One hearing with its asks and areas. Raises ``GoneError``."""
    row = sql.get(db, "hearing", hearing_id)
    asks = every(db, "SELECT * FROM ask WHERE hearing_id = ? ORDER BY position, n", hearing_id)
    areas = every(db, "SELECT area_id FROM hearing_area WHERE hearing_id = ? ORDER BY n", hearing_id)
    return from_row(
        Hearing,
        row,
        asks=tuple(from_row(Ask, ask) for ask in asks),
        area_ids=tuple(area["area_id"] for area in areas),
    )


def add(db: Connection, hearing: Hearing) -> None:
    """Put in a hearing with its asks and areas."""
    sql.insert(db, "hearing", to_row(hearing))
    change(db, hearing.id, area_ids=hearing.area_ids)
    for ask in hearing.asks:
        add_ask(db, hearing.id, ask)


def change(db: Connection, hearing_id: str, **facts: Any) -> None:
    """Change facts of a hearing by their names."""
    if "area_ids" in facts:
        sql.set_links(db, "hearing_area", ("hearing_id", hearing_id), "area_id", facts.pop("area_ids"))
    sql.update(db, "hearing", hearing_id, facts)


def discard(db: Connection, hearing_id: str) -> None:
    """Move a hearing to the bin."""
    sql.put_in_bin(db, "hearing", hearing_id)


def row(db: Connection, hearing_id: str) -> HearingRow:
    """A hearing with its answer, as in the list. Raises ``GoneError``."""
    found = next((row for row in rows_of(db, [hearing_id]) if row.hearing_id == hearing_id), None)
    if found is None:
        raise GoneError(sql.GONE)
    return found


def files(db: Connection, hearing_id: str) -> list[HearingFile]:
    """The hearing's material in its order."""
    found = every(db, "SELECT * FROM hearing_file WHERE hearing_id = ? ORDER BY position, n", hearing_id)
    return [from_row(HearingFile, each, file=sql.file_from(each)) for each in found]


def find_file(db: Connection, file_id: str) -> HearingFile:
    """One piece of material. Raises ``GoneError``."""
    found = sql.get(db, "hearing_file", file_id)
    return from_row(HearingFile, found, file=sql.file_from(found))


def lying_by(db: Connection, digests: Iterable[str]) -> list[str]:
    """The titles of the hearings that have one of these contents among their material, each once."""
    marks = list(digests)
    found = every(
        db,
        "SELECT DISTINCT h.title FROM hearing_file f JOIN hearing h ON h.id = f.hearing_id WHERE h.deleted_at IS NULL"
        f" AND f.file_digest IN ({', '.join('?' * len(marks))}) ORDER BY h.title",
        *marks,
    )
    return [row["title"] for row in found]


def add_file(db: Connection, hearing_id: str, file: HearingFile) -> None:
    """Put in a piece of material after the others; what its file holds is put in by ``contents.keep``."""
    facts = to_row(file, leave_out=["file"]) | sql.file_columns(file.file)
    sql.append(db, "hearing_file", ("hearing_id", hearing_id), facts)


def change_file(db: Connection, file_id: str, **facts: Any) -> None:
    """Change facts of a piece of material by their names."""
    sql.update(db, "hearing_file", file_id, facts)


def remove_file(db: Connection, file_id: str) -> None:
    """Take a piece of material away."""
    sql.delete(db, "hearing_file", file_id)


def plan_days(db: Connection, hearing_id: str) -> dict[PlanStep, date]:
    """The days of the plan that somebody has set."""
    found = every(db, "SELECT step, due FROM plan_date WHERE hearing_id = ?", hearing_id)
    return {PlanStep(each["step"]): date.fromisoformat(each["due"]) for each in found}


def set_plan_day(db: Connection, hearing_id: str, step: PlanStep, due: date | None) -> None:
    """Set the day of a step, or with ``None`` let it be counted again."""
    sql.get(db, "hearing", hearing_id)
    found = every(db, "SELECT id FROM plan_date WHERE hearing_id = ? AND step = ?", hearing_id, step.value)
    for each in found:
        if due is None:
            sql.delete(db, "plan_date", each["id"])
        else:
            sql.update(db, "plan_date", each["id"], {"due": due})
    if due is not None and not found:
        sql.insert(db, "plan_date", {"hearing_id": hearing_id, "step": step, "due": due})


def earlier(db: Connection, hearing: Hearing, limit: int = 50) -> list[HearingRow]:
    """The other hearings from the same sender, the latest received first; a large sender's oldest are left out."""
    found = every(
        db,
        "SELECT id FROM hearing WHERE deleted_at IS NULL AND id <> ?1"
        " AND ((?2 <> '' AND small_letters(sender) = ?2) OR (?3 <> '' AND small_letters(sender_email) = ?3))"
        " ORDER BY received_on DESC, n LIMIT ?4",
        hearing.id, hearing.sender.casefold(), hearing.sender_email.casefold(), limit,
    )  # fmt: skip
    order = {each["id"]: number for number, each in enumerate(found)}
    return sorted(rows_of(db, list(order)), key=lambda row: order[row.hearing_id or ""])


def add_ask(db: Connection, hearing_id: str, ask: Ask) -> None:
    """Put in a question after the others."""
    sql.append(db, "ask", ("hearing_id", hearing_id), to_row(ask))


def change_ask(db: Connection, ask_id: str, **facts: Any) -> None:
    """Change facts of a question by their names."""
    sql.update(db, "ask", ask_id, facts)


def remove_ask(db: Connection, ask_id: str) -> None:
    """Take a question away."""
    sql.delete(db, "ask", ask_id)


def _read(db: Connection, *parameters: str, hearings: str = "", documents: str = "") -> list[HearingRow]:
    found = every(
        db,
        f"SELECT * FROM ({_ROWS.format(hearings=hearings, documents=documents)}) ORDER BY {_BY_DEADLINE}",
        *parameters,
    )
    return [from_row(HearingRow, row | {"closed_on": _closed_on(row)}) for row in found]


def _closed_on(row: dict[str, Any]) -> str | None:
    return None if Status(row["status"]).is_open else row["sent_on"] or row["date"]
