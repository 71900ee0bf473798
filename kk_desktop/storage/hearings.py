"""Hearings with the questions that are asked and the areas they are about."""

from __future__ import annotations

from collections.abc import Iterable
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
 WHERE h.deleted_at IS NULL
UNION ALL
SELECT NULL, d.id, d.title, coalesce(h.sender, ''), d.status, NULL, d.date, s.sent_on, s.channel
  FROM document d LEFT JOIN hearing h ON h.id = d.hearing_id AND h.deleted_at IS NULL
  LEFT JOIN "case" c ON c.id = d.case_id AND c.deleted_at IS NULL
  LEFT JOIN dispatch s ON s.n = (SELECT n FROM dispatch WHERE document_id = d.id ORDER BY sent_on, n LIMIT 1)
 WHERE d.deleted_at IS NULL
   AND CASE WHEN h.id IS NULL THEN c.id IS NULL ELSE coalesce(d.supplements_id, d.replaces_id) IS NOT NULL END
   AND NOT EXISTS (SELECT 1 FROM attachment a WHERE a.annex_id = d.id)
"""
"""Every hearing with its answer, and every document that would be found nowhere else: what adds to an answer or takes
its place is one of them."""


def rows(db: Connection) -> list[HearingRow]:
    """Every hearing with its answer, and every document with neither hearing nor case; the first deadline first."""
    found = every(db, f"SELECT * FROM ({_ROWS}) ORDER BY coalesce(deadline, '9999'), title COLLATE danish, document_id")
    return [from_row(HearingRow, row | {"closed_on": _closed_on(row)}) for row in found]


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
    found = next((row for row in rows(db) if row.hearing_id == hearing_id), None)
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


def earlier(db: Connection, hearing: Hearing) -> list[HearingRow]:
    """The other hearings from the same sender, the latest received first."""
    found = every(db, "SELECT id, sender, sender_email, received_on FROM hearing WHERE deleted_at IS NULL")
    name, email = hearing.sender.casefold(), hearing.sender_email.casefold()
    same = {
        each["id"]: each["received_on"] or ""
        for each in found
        if each["id"] != hearing.id
        and ((name and each["sender"].casefold() == name) or (email and each["sender_email"].casefold() == email))
    }
    listed = [row for row in rows(db) if row.hearing_id in same] if same else []
    return sorted(listed, key=lambda row: same[row.hearing_id or ""], reverse=True)


def add_ask(db: Connection, hearing_id: str, ask: Ask) -> None:
    """Put in a question after the others."""
    sql.append(db, "ask", ("hearing_id", hearing_id), to_row(ask))


def change_ask(db: Connection, ask_id: str, **facts: Any) -> None:
    """Change facts of a question by their names."""
    sql.update(db, "ask", ask_id, facts)


def remove_ask(db: Connection, ask_id: str) -> None:
    """Take a question away."""
    sql.delete(db, "ask", ask_id)


def _closed_on(row: dict[str, Any]) -> str | None:
    return None if Status(row["status"]).is_open else row["sent_on"] or row["date"]
