"""What hangs on an initiative: what pays for it, what it came from, and the meetings that may have started it."""

from __future__ import annotations

from datetime import date
from typing import Any

from kk_desktop.domain.initiative_pages import Advice, Meeting, Payer

from .people import body_name_on
from .rows import Connection, every


def payers(db: Connection, initiative_id: str) -> list[Payer]:
    """Applications with their pools, then pools that pay without one, then rows of budget tables."""
    applications = every(
        db,
        "SELECT a.id, a.title, coalesce(p.name, '') AS above, a.amount_ore, a.granted_ore, a.spent_ore, a.price_level"
        " FROM application a LEFT JOIN funding_pool p ON p.id = a.pool_id AND p.deleted_at IS NULL"
        " WHERE a.initiative_id = ? AND a.deleted_at IS NULL ORDER BY danish_key(a.title), a.n",
        initiative_id,
    )
    pools = every(
        db,
        "SELECT p.id, p.name FROM initiative_pool l JOIN funding_pool p ON p.id = l.pool_id"
        " WHERE l.initiative_id = ? AND p.deleted_at IS NULL ORDER BY danish_key(p.name), p.n",
        initiative_id,
    )
    rows = every(
        db,
        "SELECT t.id || '/' || r.id || ':' || coalesce((SELECT id FROM budget_column WHERE table_id = t.id"
        " ORDER BY position LIMIT 1), '') AS place, r.label, t.title, t.number FROM budget_row r"
        " JOIN budget_table t ON t.id = r.table_id WHERE r.initiative_id = ? AND t.deleted_at IS NULL"
        " ORDER BY danish_key(t.title), r.position",
        initiative_id,
    )
    return [
        *(
            Payer("application", row["id"], row["title"], row["above"], row["amount_ore"], row["granted_ore"],
                  row["spent_ore"], row["price_level"])
            for row in applications
        ),
        *(Payer("funding_pool", row["id"], row["name"]) for row in pools),
        *(
            Payer("budget_table", row["place"], row["label"],
                  f"Tabel {row['number']}. {row['title']}" if row["number"] else row["title"])
            for row in rows
        ),
    ]  # fmt: skip


def advice(db: Connection, initiative_id: str) -> list[Advice]:
    """The recommendations that led to the initiative, study by study."""
    found = every(
        db,
        "SELECT s.id AS analysis_id, s.title AS study, s.area_id, r.number, r.text FROM recommendation_initiative l"
        " JOIN recommendation r ON r.id = l.recommendation_id JOIN analysis s ON s.id = r.analysis_id"
        " WHERE l.initiative_id = ? AND s.deleted_at IS NULL ORDER BY danish_key(s.title), r.position, r.n",
        initiative_id,
    )
    return [Advice(**row) for row in found]


def meeting(db: Connection, treatment_id: str) -> Meeting | None:
    """One meeting of a case; ``None`` where it is gone or belongs to no case."""
    found = every(db, f"{_MEETINGS} AND t.id = ?", treatment_id)
    return _meeting(db, found[0]) if found else None


def meetings(db: Connection, words: str, limit: int) -> list[Meeting]:
    """The cases' meetings whose case or body is called so, newest first."""
    wanted = words.casefold().split()
    held = "".join(
        " AND (instr(small_letters(c.title || ' ' || c.number), ?) OR EXISTS (SELECT 1 FROM body_name n"
        " WHERE n.body_id = t.body_id AND instr(small_letters(n.name || ' ' || n.abbreviation), ?)))"
        for _word in wanted
    )
    twice = [word for word in wanted for _ in range(2)]
    found = every(db, f"{_MEETINGS}{held} ORDER BY coalesce(t.meeting_date, '') DESC, t.n DESC LIMIT ?", *twice, limit)
    return [_meeting(db, row) for row in found]


_MEETINGS = (
    "SELECT t.id, t.case_id, c.title, t.body_id, t.meeting_date, t.item_number FROM treatment t"
    ' JOIN "case" c ON c.id = t.case_id WHERE t.deleted_at IS NULL AND c.deleted_at IS NULL'
)


def _meeting(db: Connection, row: dict[str, Any]) -> Meeting:
    day = date.fromisoformat(row["meeting_date"]) if row["meeting_date"] else None
    name = body_name_on(db, row["body_id"], day)
    return Meeting(row["id"], row["case_id"], row["title"], name.abbreviation or name.name, day, row["item_number"])
