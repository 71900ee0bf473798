"""What is open: hearings, meetings, contributions and documents that wait, found by indexes of their own.

A file may hold a hundred thousand documents of which some dozens are open; what is done is never read. The conditions
are those of the indexes in ``schema_2_overview.sql``, word for word.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kk_desktop.domain.rows import DocumentRow, HearingRow
from kk_desktop.domain.workflow import Status

from .people import body_name_on
from .rows import Connection, every, from_row, one

_OPEN = "d.deleted_at IS NULL AND d.status NOT IN ('sent', 'replaced')"
_DUE = "coalesce(h.extended_to, h.deadline)"
_HEARINGS = f"""
SELECT h.id AS hearing_id, a.id AS document_id, h.title, h.sender, coalesce(a.status, 'draft') AS status,
       {_DUE} AS deadline
  FROM hearing h LEFT JOIN document a ON a.n =
       (SELECT min(n) FROM document WHERE hearing_id = h.id AND deleted_at IS NULL
         AND coalesce(supplements_id, replaces_id) IS NULL)
 WHERE h.deleted_at IS NULL AND {_DUE} IS NOT NULL AND coalesce(a.status, 'draft') NOT IN ('sent', 'replaced')
"""
_MAYBE_OPEN = f"""
   AND h.id IN (SELECT d.hearing_id FROM document d WHERE {_OPEN}
                UNION ALL SELECT o.id FROM hearing o INDEXED BY hearing_due WHERE o.deleted_at IS NULL
                AND coalesce(o.extended_to, o.deadline) IS NOT NULL AND NOT EXISTS
                (SELECT 1 FROM document x WHERE x.hearing_id = o.id AND x.deleted_at IS NULL
                  AND coalesce(x.supplements_id, x.replaces_id) IS NULL))
"""
_WAITING = (Status.RETURNED, Status.APPROVED, Status.SIGNED, Status.SUBMITTED, Status.WITHDRAWN, Status.DRAFT)
"""The statuses of open documents, those first where somebody else has done their part."""


@dataclass(frozen=True, slots=True)
class OpenMeeting:
    """A case that a body is to treat on a day; ``short`` is the body's short name, where it has one."""

    treatment_id: str
    case_id: str
    title: str
    body_id: str
    body: str
    short: str
    day: date


@dataclass(frozen=True, slots=True)
class Awaited:
    """A contribution that has been asked for and has not come."""

    id: str
    contributor: str
    hearing: str
    due: date


def hearings(db: Connection) -> list[HearingRow]:
    """The hearings with a deadline that have not been answered, the first deadline first."""
    found = every(db, f"{_HEARINGS} {_MAYBE_OPEN} ORDER BY {_DUE}, h.n")
    return [from_row(HearingRow, row) for row in found]


def next_hearing(db: Connection, today: date) -> HearingRow | None:
    """The open hearing with the first deadline from today on."""
    row = one(db, f"{_HEARINGS} AND {_DUE} >= ? ORDER BY {_DUE} LIMIT 1", today.isoformat())
    return from_row(HearingRow, row) if row else None


def documents(db: Connection, limit: int) -> list[DocumentRow]:
    """The open documents, what has come back first, then what was changed last; at most ``limit`` of a status."""
    return [from_row(DocumentRow, row) for status in _WAITING for row in _of_status(db, status, limit)]


def count_documents(db: Connection) -> int:
    """How many documents are open."""
    return int(db.execute(f"SELECT count(*) FROM document d WHERE {_OPEN}").fetchone()[0])


def meetings(db: Connection, today: date) -> list[OpenMeeting]:
    """The treatments from today on at which nothing has been decided yet, the first day first."""
    found = every(
        db,
        "SELECT t.id, t.case_id, t.body_id, t.meeting_date, c.title FROM treatment t"
        ' JOIN "case" c ON c.id = t.case_id AND c.deleted_at IS NULL'
        " WHERE t.deleted_at IS NULL AND t.meeting_date IS NOT NULL AND t.meeting_date >= ?"
        " AND NOT EXISTS (SELECT 1 FROM decision WHERE treatment_id = t.id) ORDER BY t.meeting_date, t.n",
        today.isoformat(),
    )
    return [_meeting(db, row) for row in found]


def contributions(db: Connection) -> list[Awaited]:
    """The contributions with a day that have not come, to hearings that have not been answered."""
    found = every(
        db,
        "SELECT c.id, c.contributor, h.title AS hearing, c.due FROM contribution c"
        " JOIN hearing h ON h.id = c.hearing_id AND h.deleted_at IS NULL"
        " WHERE c.received_at IS NULL AND c.due IS NOT NULL AND c.asked_on IS NOT NULL AND c.used = 'open'"
        " AND NOT EXISTS (SELECT 1 FROM document d WHERE d.hearing_id = h.id AND d.deleted_at IS NULL"
        " AND d.status = 'sent') ORDER BY c.due, c.n",
    )
    return [from_row(Awaited, row) for row in found]


def document_name(db: Connection, document_id: str) -> str:
    """What a document is called in lists: an answer by its hearing, for all answers' own titles begin alike."""
    row = db.execute(
        "SELECT coalesce(h.title, d.title) FROM document d LEFT JOIN hearing h ON h.id = d.hearing_id"
        " AND h.deleted_at IS NULL WHERE d.id = ?",
        (document_id,),
    ).fetchone()
    return str(row[0]) if row else ""


_BEHIND = """
SELECT coalesce(c.number, '') AS number FROM {things} LEFT JOIN "case" c ON c.id = {case}
 WHERE t.id = ? AND (c.confidential OR EXISTS (SELECT 1 FROM document p
   WHERE p.deleted_at IS NULL AND p.confidential_reason <> '' AND {papers}))
"""
_CONFIDENTIAL = {
    "case": _BEHIND.format(things='"case" t', case="t.id", papers="0"),
    "hearing": _BEHIND.format(things="hearing t", case="t.case_id", papers="p.hearing_id = t.id"),
    "contribution": _BEHIND.format(
        things="contribution t JOIN hearing h ON h.id = t.hearing_id", case="h.case_id", papers="p.hearing_id = h.id"
    ),
    "follow_up": _BEHIND.format(
        things="follow_up t LEFT JOIN document d ON d.id = t.document_id LEFT JOIN hearing h ON h.id = d.hearing_id",
        case="coalesce(t.case_id, d.case_id, h.case_id)",
        papers="p.id = t.document_id",
    ),
}
"""What makes each kind of date confidential: its case, or a document behind it."""


def confidential_number(db: Connection, kind: str, thing_id: str) -> str | None:
    """The case number of what is confidential behind a date, empty where it has none; ``None`` for what all may read.

    An agenda tells no title of what is on it, and so nothing that is confidential.
    """
    row = db.execute(_CONFIDENTIAL[kind], (thing_id,)).fetchone() if kind in _CONFIDENTIAL else None
    return None if row is None else str(row[0])


def changed_at(db: Connection) -> str:
    """The moment of the newest change in the file (UTC), empty in a file without one."""
    row = db.execute("SELECT at FROM action ORDER BY n DESC LIMIT 1").fetchone()
    return str(row[0]) if row else ""


def _of_status(db: Connection, status: Status, limit: int) -> list[dict[str, object]]:
    return every(
        db,
        "SELECT d.id, d.kind, '' AS kind_name, d.title, d.status, d.date, coalesce(c.number, '') AS case_number"
        ' FROM document d LEFT JOIN "case" c ON c.id = d.case_id AND c.deleted_at IS NULL'
        f" WHERE {_OPEN} AND d.status = ? ORDER BY d.changed_at DESC, d.n DESC LIMIT ?",
        status.value,
        limit,
    )


def _meeting(db: Connection, row: dict[str, str]) -> OpenMeeting:
    day = date.fromisoformat(row["meeting_date"])
    name = body_name_on(db, row["body_id"], day)
    return OpenMeeting(row["id"], row["case_id"], row["title"], row["body_id"], name.name, name.abbreviation, day)
