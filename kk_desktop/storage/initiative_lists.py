"""Long lists of initiatives: their keys in order, the few rows that are looked at, and sums, all by SQL.

A key is the row's ``n``: eight bytes for each initiative are all that is held of those nobody looks at.
"""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from kk_desktop.domain.initiative_lists import InitiativeColumn, InitiativeView
from kk_desktop.domain.initiatives import InitiativeStatus
from kk_desktop.domain.rows import InitiativeRow

from .initiative_filters import BELOW, narrowed
from .people import body_name_on
from .rows import Connection, every, from_row, one, whole_characters

_STATUS_ORDER = "CASE i.status {} END".format(
    " ".join(f"WHEN '{status.value}' THEN {place}" for place, status in enumerate(InitiativeStatus.in_lists()))
)

_MONEY = """
part AS (
  SELECT p.initiative_id AS id, p.amount_ore, p.price_level FROM appropriation p
  WHERE p.stage = 'approved' OR NOT EXISTS
    (SELECT 1 FROM appropriation g WHERE g.initiative_id = p.initiative_id AND g.stage = 'approved')
  UNION ALL
  SELECT a.initiative_id, a.amount_ore, a.price_level FROM application a
  WHERE a.deleted_at IS NULL AND a.amount_ore IS NOT NULL AND a.initiative_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM appropriation g WHERE g.initiative_id = a.initiative_id)
)"""
"""An initiative's money: what is given, or else what is asked for year by year, or else in its applications."""

_TOTAL = """
total AS MATERIALIZED (
  SELECT id, CASE WHEN levels = 1 THEN amount END AS amount_ore, CASE WHEN levels = 1 THEN level END AS price_level,
    levels > 1 AS has_levels
  FROM (SELECT id, sum(amount_ore) AS amount, max(price_level) AS level, count(DISTINCT coalesce(price_level, -1))
    AS levels FROM part GROUP BY id)
)"""

_NAMED_NOW = """
named AS MATERIALIZED (
  SELECT id, (SELECT coalesce(nullif(b.abbreviation, ''), b.name) FROM body_name b WHERE b.body_id = body.id
    ORDER BY (coalesce(b.valid_from, '') <= :today AND coalesce(b.valid_to, '9999') >= :today) DESC,
      coalesce(b.valid_from, '') DESC LIMIT 1) AS name
  FROM body
)"""

_BODY = "danish_key((SELECT name FROM named WHERE named.id = i.{}))"
_LINKED = (
    "danish_key((SELECT group_concat(word, ', ') FROM (SELECT t.{name} AS word FROM initiative_{table} l"
    " JOIN {other} t ON t.id = l.{table}_id WHERE l.initiative_id = i.id AND t.deleted_at IS NULL ORDER BY l.n)))"
)
_ORDERS = {
    InitiativeColumn.TITLE: "danish_key(i.title)",
    InitiativeColumn.AREAS: _LINKED.format(name="name", table="area", other="area"),
    InitiativeColumn.STATUS: _STATUS_ORDER,
    InitiativeColumn.PERIOD: "nullif(i.period_from || ' ' || i.period_to, ' ')",
    InitiativeColumn.AMOUNT: "(SELECT amount_ore FROM total WHERE total.id = i.id)",
    InitiativeColumn.PRICE_LEVEL: "(SELECT price_level FROM total WHERE total.id = i.id)",
    InitiativeColumn.RESPONSIBLE: _BODY.format("responsible_body_id"),
    InitiativeColumn.UNIT: _BODY.format("unit_id"),
    InitiativeColumn.TARGET_GROUP: "danish_key(nullif(i.target_group, ''))",
    InitiativeColumn.POLICIES: _LINKED.format(name="title", table="policy", other="policy"),
    InitiativeColumn.POOLS: _LINKED.format(name="name", table="pool", other="funding_pool"),
    InitiativeColumn.DECISION: (
        "(SELECT meeting_date FROM treatment t WHERE t.id = i.treatment_id AND t.deleted_at IS NULL)"
    ),
    InitiativeColumn.CHANGED: "i.changed_at",
}
"""What a column is sorted by; nothing (NULL) comes last in either direction."""


def keys(db: Connection, view: InitiativeView, today: date) -> array[int]:
    """The keys of the initiatives the view shows, in its order; under statuses they stand as lists group them."""
    where, values = narrowed(view.filter)
    title = _ORDERS[InitiativeColumn.TITLE]
    order = f"{_ORDERS[view.sorted_by]} {'DESC' if view.descending else 'ASC'} NULLS LAST"
    parts = [_STATUS_ORDER] * view.by_status + [order]
    # A title's key is asked for once; it is what takes the time.
    parts += [title] * (view.sorted_by is not InitiativeColumn.TITLE) + ["i.n"]
    sql = (
        f"WITH RECURSIVE {_MONEY}, {_TOTAL}, {_NAMED_NOW}, {BELOW} SELECT i.n FROM initiative i WHERE {where}"
        f" ORDER BY {', '.join(parts)}"
    )
    return array("q", (n for (n,) in db.execute(sql, {**values, "today": today.isoformat()})))


def counts(db: Connection, among: Sequence[int] | None) -> list[tuple[InitiativeStatus, int]]:
    """How many of these initiatives have each status, as lists group them; of all there are without keys."""
    where, values = _among(among)
    sql = f"SELECT i.status, count(*) FROM initiative i WHERE {where} GROUP BY i.status"
    found = {InitiativeStatus(status): count for status, count in db.execute(sql, values)}
    return [(status, found[status]) for status in InitiativeStatus.in_lists() if status in found]


def money(db: Connection, among: Sequence[int] | None) -> tuple[int, dict[int | None, int]]:
    """How many of these initiatives, or of all, have money, and the sum in øre at each price level."""
    where, values = _among(among)
    sums = db.execute(
        f"""SELECT price_level, sum(amount_ore) FROM (
          SELECT p.price_level, p.amount_ore FROM initiative i JOIN appropriation p ON p.initiative_id = i.id
          WHERE {where} AND (p.stage = 'approved' OR NOT EXISTS
            (SELECT 1 FROM appropriation g WHERE g.initiative_id = i.id AND g.stage = 'approved'))
          UNION ALL
          SELECT a.price_level, a.amount_ore FROM application a JOIN initiative i ON i.id = a.initiative_id
          WHERE {where} AND a.deleted_at IS NULL AND a.amount_ore IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM appropriation g WHERE g.initiative_id = i.id)
        ) GROUP BY price_level""",
        values,
    )
    with_money = db.execute(
        f"SELECT count(*) FROM initiative i WHERE {where} AND (EXISTS (SELECT 1 FROM appropriation p"
        " WHERE p.initiative_id = i.id) OR EXISTS (SELECT 1 FROM application a WHERE a.initiative_id = i.id"
        " AND a.deleted_at IS NULL AND a.amount_ore IS NOT NULL))",
        values,
    )
    return with_money.fetchone()[0], dict(sums.fetchall())


def _among(among: Sequence[int] | None) -> tuple[str, dict[str, Any]]:
    if among is None:
        return "i.deleted_at IS NULL", {}
    return "i.n IN (SELECT value FROM json_each(:keys))", {"keys": json.dumps(list(among))}


def years(db: Connection) -> tuple[int, int] | None:
    """The first and the last year that any initiative's period or decision names."""
    row = db.execute(
        "SELECT min(nullif(period_from, '')), min(nullif(period_to, '')), max(period_from), max(period_to)"
        " FROM initiative WHERE deleted_at IS NULL"
    ).fetchone()
    decided = db.execute(
        "SELECT min(t.meeting_date), max(t.meeting_date) FROM treatment t WHERE t.deleted_at IS NULL AND t.id IN"
        " (SELECT treatment_id FROM initiative WHERE deleted_at IS NULL)"
    ).fetchone()
    days = [day for day in (*row, *decided) if day]
    return (int(min(days)[:4]), int(max(days)[:4])) if days else None


def key_of(db: Connection, initiative_id: str) -> int | None:
    """The key of an initiative that does not lie in the bin."""
    row = one(db, "SELECT n FROM initiative WHERE id = ? AND deleted_at IS NULL", initiative_id)
    return row["n"] if row else None


def beginning_with(db: Connection, words: str) -> set[int]:
    """The keys of the initiatives whose titles begin with the words."""
    sql = "SELECT n FROM initiative WHERE deleted_at IS NULL AND substr(small_letters(title), 1, ?) = ?"
    wanted = whole_characters(words).casefold()
    return {n for (n,) in db.execute(sql, (len(wanted), wanted))}


def rows(db: Connection, wanted: Sequence[int], today: date) -> dict[int, InitiativeRow]:
    """The initiatives with these keys, by key in this order; those that are gone are left out."""
    found = {row["n"]: row for row in _main_rows(db, wanted, today)}
    areas, policies, pools = (
        _linked(db, wanted, *link)
        for link in (("area", "area", "name"), ("policy", "policy", "title"), ("pool", "funding_pool", "name"))
    )
    return {
        n: from_row(
            InitiativeRow,
            row,
            area_names=areas[row["id"]],
            policy_names=policies[row["id"]],
            pool_names=pools[row["id"]],
            has_levels=bool(row["has_levels"]),
            changed_at=datetime.fromisoformat(row["changed_at"]) if row["changed_at"] else None,
            **_decided(db, row),
        )
        for n in wanted
        if (row := found.get(n))
    }


def _main_rows(db: Connection, wanted: Sequence[int], today: date) -> list[dict[str, Any]]:
    asked = (
        "asked AS MATERIALIZED (SELECT i.* FROM json_each(:keys) k JOIN initiative i ON i.n = k.value"
        " WHERE i.deleted_at IS NULL)"
    )
    mine = _MONEY.replace("FROM appropriation p", "FROM asked JOIN appropriation p ON p.initiative_id = asked.id")
    mine = mine.replace("FROM application a", "FROM asked JOIN application a ON a.initiative_id = asked.id")
    cursor = db.execute(
        f"WITH {asked}, {mine}, {_TOTAL}, {_NAMED_NOW}"
        " SELECT i.*, m.amount_ore, m.price_level, m.has_levels, coalesce(r.name, '') AS responsible,"
        " coalesce(u.name, '') AS unit, t.body_id AS decided_body, t.meeting_date"
        " FROM asked i LEFT JOIN total m ON m.id = i.id LEFT JOIN named r ON r.id = i.responsible_body_id"
        " LEFT JOIN named u ON u.id = i.unit_id"
        " LEFT JOIN treatment t ON t.id = i.treatment_id AND t.deleted_at IS NULL",
        {"keys": json.dumps(list(wanted)), "today": today.isoformat()},
    )
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _linked(db: Connection, wanted: Sequence[int], table: str, other: str, name: str) -> Mapping[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for row in every(
        db,
        f"SELECT l.initiative_id, t.{name} AS word FROM json_each(?) k JOIN initiative i ON i.n = k.value"
        f" JOIN initiative_{table} l ON l.initiative_id = i.id JOIN {other} t ON t.id = l.{table}_id"
        " WHERE t.deleted_at IS NULL ORDER BY l.n",
        json.dumps(list(wanted)),
    ):
        names[row["initiative_id"]] += (row["word"],)
    return names


def _decided(db: Connection, row: Mapping[str, Any]) -> dict[str, Any]:
    """The meeting that started it: which body, by its name on the day, and when."""
    if row["meeting_date"] is None:
        return {}
    day = date.fromisoformat(row["meeting_date"])
    name = body_name_on(db, row["decided_body"], day)
    return {"decided_by": name.abbreviation or name.name, "decided_on": day}


def titles(db: Connection, wanted: Iterable[int]) -> list[tuple[str, bool]]:
    """What the initiatives with these keys are called, and whether they lie in the bin; by title."""
    sql = (
        "SELECT i.title, i.deleted_at IS NOT NULL FROM json_each(?) k JOIN initiative i ON i.n = k.value"
        " ORDER BY danish_key(i.title), i.n"
    )
    return [(title, bool(gone)) for title, gone in db.execute(sql, (json.dumps(list(wanted)),))]
