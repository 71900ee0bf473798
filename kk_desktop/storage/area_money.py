"""Where an area's money is read: appropriations, applications and budget rows of the area or of its initiatives."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from .rows import Connection, every

_IN = "(SELECT value FROM json_each(?))"
"""Ids handed in as one JSON list: SQLite takes only so many parameters."""


def initiatives(db: Connection, area_ids: Collection[str]) -> list[dict[str, Any]]:
    """Id, title and status of the initiatives that work in any of the areas, in Danish order."""
    return every(
        db,
        "SELECT id, title, status FROM initiative WHERE deleted_at IS NULL AND id IN"
        f" (SELECT initiative_id FROM initiative_area WHERE area_id IN {_IN}) ORDER BY danish_key(title), n",
        _list(area_ids),
    )


def areas_of(db: Connection, kind: str, ids: Iterable[str]) -> dict[str, frozenset[str]]:
    """The areas of each initiative or application (``kind``), those in the bin left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in every(
        db,
        f"SELECT l.{kind}_id AS id, l.area_id FROM {kind}_area l JOIN area a ON a.id = l.area_id"
        f" WHERE a.deleted_at IS NULL AND l.{kind}_id IN {_IN}",
        _list(ids),
    ):
        found[row["id"]].add(row["area_id"])
    return {thing_id: frozenset(areas) for thing_id, areas in found.items()}


def appropriations(db: Connection, initiative_ids: Iterable[str]) -> list[dict[str, Any]]:
    """The money of the initiatives by year and stage."""
    return every(
        db,
        f"SELECT initiative_id, year, amount_ore, stage, price_level FROM appropriation WHERE initiative_id IN {_IN}"
        " ORDER BY year, n",
        _list(initiative_ids),
    )


def applications(db: Connection, area_ids: Collection[str], initiative_ids: Iterable[str]) -> list[dict[str, Any]]:
    """The applications for the initiatives, and those that name one of the areas, in Danish order."""
    return every(
        db,
        "SELECT * FROM application WHERE deleted_at IS NULL AND (initiative_id IN"
        f" {_IN} OR id IN (SELECT application_id FROM application_area WHERE area_id IN {_IN}))"
        " ORDER BY danish_key(title), n",
        _list(initiative_ids), _list(area_ids),
    )  # fmt: skip


def budget_cells(db: Connection, area_ids: Collection[str], initiative_ids: Iterable[str]) -> list[dict[str, Any]]:
    """The typed figures of ordinary expense rows about the areas or the initiatives, table by table.

    Each tells its row, its column's words, its table with stage and series, and the price level that holds for it.
    """
    return every(
        db,
        "SELECT r.id AS row_id, r.label, r.area_id, r.initiative_id, r.stage, r.table_id,"
        " coalesce(r.price_level, t.price_level) AS price_level, t.series_id, t.stage AS table_stage,"
        " k.label AS column_label, k.heading, c.amount_ore"
        " FROM budget_row r JOIN budget_table t ON t.id = r.table_id"
        " JOIN budget_cell c ON c.row_id = r.id JOIN budget_column k ON k.id = c.column_id"
        " WHERE t.deleted_at IS NULL AND r.kind = 'row' AND r.direction <> 'income' AND k.kind = 'figures'"
        f" AND c.amount_ore IS NOT NULL AND (r.area_id IN {_IN} OR r.initiative_id IN {_IN})"
        " ORDER BY t.n, r.position, k.position",
        _list(area_ids), _list(initiative_ids),
    )  # fmt: skip


def _list(ids: Iterable[str]) -> str:
    return json.dumps(sorted(ids))
