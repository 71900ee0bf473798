"""What hangs on an area and on those below it: the ids of documents and hearings, and what was decided."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from kk_desktop.domain.area_pages import AreaDecision
from kk_desktop.domain.cases import Outcome
from kk_desktop.domain.rows import DocumentRow

from .people import body_name_on
from .rows import Connection, every, from_row

_IN = "(SELECT value FROM json_each(?1))"


def document_ids(db: Connection, area_ids: Iterable[str]) -> list[str]:
    """The documents about any of the areas, or answering a hearing about one, newest first."""
    found = every(
        db,
        "SELECT d.id FROM document d WHERE d.deleted_at IS NULL AND d.id IN"
        f" (SELECT document_id FROM document_area WHERE area_id IN {_IN} UNION"
        "  SELECT x.id FROM document x JOIN hearing_area h ON h.hearing_id = x.hearing_id"
        f"  WHERE h.area_id IN {_IN})"
        " ORDER BY coalesce(d.date, substr(d.changed_at, 1, 10)) DESC, d.n DESC",
        _list(area_ids),
    )
    return [row["id"] for row in found]


def documents(db: Connection, ids: Sequence[str]) -> list[DocumentRow]:
    """These documents as lists show them, in this order."""
    found = every(
        db,
        "SELECT d.*, '' AS kind_name, coalesce(c.number, '') AS case_number FROM document d"
        f' LEFT JOIN "case" c ON c.id = d.case_id WHERE d.id IN {_IN}',
        _list(ids),
    )
    rows = {row["id"]: from_row(DocumentRow, row) for row in found}
    return [rows[each] for each in ids if each in rows]


def confidential(db: Connection, ids: Sequence[str]) -> frozenset[str]:
    """Those of the documents that are kept from the public."""
    found = every(db, f"SELECT id FROM document WHERE confidential_reason <> '' AND id IN {_IN}", _list(ids))
    return frozenset(row["id"] for row in found)


def hearing_ids(db: Connection, area_ids: Iterable[str]) -> list[str]:
    """The hearings about any of the areas, the last deadline first."""
    found = every(
        db,
        f"SELECT id FROM hearing WHERE deleted_at IS NULL AND id IN (SELECT hearing_id FROM hearing_area"
        f" WHERE area_id IN {_IN}) ORDER BY coalesce(deadline, received_on, '') DESC, n DESC",
        _list(area_ids),
    )
    return [row["id"] for row in found]


def follow_ups(db: Connection, area_ids: Iterable[str]) -> list[dict[str, Any]]:
    """The promises about any of the areas, those that are not kept first, by date."""
    return every(
        db,
        f"SELECT * FROM follow_up WHERE deleted_at IS NULL AND area_id IN {_IN}"
        " ORDER BY done, due = '', due, danish_key(title), n",
        _list(area_ids),
    )


def decisions(db: Connection, area_ids: Iterable[str]) -> list[AreaDecision]:
    """The meetings that started the areas' initiatives or gave them money, newest first."""
    found = every(
        db,
        "SELECT DISTINCT t.id, t.case_id, t.body_id, t.meeting_date, c.title, i.title AS about,"
        " (SELECT outcome FROM decision WHERE treatment_id = t.id ORDER BY position, n LIMIT 1) AS outcome"
        " FROM initiative_area l JOIN initiative i ON i.id = l.initiative_id"
        " JOIN treatment t ON t.id = i.treatment_id OR t.id IN"
        "  (SELECT treatment_id FROM appropriation WHERE initiative_id = i.id)"
        ' JOIN "case" c ON c.id = t.case_id'
        f" WHERE l.area_id IN {_IN} AND i.deleted_at IS NULL AND t.deleted_at IS NULL AND c.deleted_at IS NULL"
        " ORDER BY coalesce(t.meeting_date, '9999') DESC, danish_key(i.title)",
        _list(area_ids),
    )
    return [_decision(db, row) for row in found]


def _decision(db: Connection, row: dict[str, Any]) -> AreaDecision:
    day = date.fromisoformat(row["meeting_date"]) if row["meeting_date"] else None
    name = body_name_on(db, row["body_id"], day)
    outcome = Outcome(row["outcome"]).danish if row["outcome"] else ""
    return AreaDecision(row["case_id"], row["title"], name.abbreviation or name.name, day, outcome, row["about"])


def _list(ids: Iterable[str]) -> str:
    return json.dumps(list(ids))
