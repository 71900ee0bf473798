"""Pools that can be applied to, the applications, and the budget tables' rows that are about a pool."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from kk_desktop.domain.pools import Annex, Application, FundingPool, PoolRow

from . import rows as sql
from .rows import Connection, every, from_row, to_row


def pools(db: Connection) -> list[FundingPool]:
    """The pools that can be applied to, in Danish order."""
    found = every(db, "SELECT * FROM funding_pool WHERE deleted_at IS NULL ORDER BY danish_key(name), n")
    return [from_row(FundingPool, row) for row in found]


def get(db: Connection, pool_id: str) -> FundingPool:
    """One pool. Raises ``GoneError``."""
    return from_row(FundingPool, sql.get(db, "funding_pool", pool_id))


def add(db: Connection, pool: FundingPool) -> None:
    """Put in a pool."""
    sql.insert(db, "funding_pool", to_row(pool))


def change(db: Connection, pool_id: str, **facts: Any) -> None:
    """Change facts of a pool by their names."""
    sql.update(db, "funding_pool", pool_id, facts)


def discard(db: Connection, pool_id: str) -> None:
    """Move a pool to the bin; its applications stay."""
    sql.put_in_bin(db, "funding_pool", pool_id)


def applications(db: Connection, initiative_id: str | None = None) -> list[Application]:
    """The claims on pools in the order they were put in: an initiative's, or all."""
    areas: dict[str, list[str]] = defaultdict(list)
    for row in every(db, "SELECT application_id, area_id FROM application_area ORDER BY n"):
        areas[row["application_id"]].append(row["area_id"])
    found = every(
        db,
        "SELECT * FROM application WHERE deleted_at IS NULL AND (?1 IS NULL OR initiative_id = ?1) ORDER BY n",
        initiative_id,
    )
    return [from_row(Application, row, area_ids=tuple(areas[row["id"]])) for row in found]


def get_application(db: Connection, application_id: str) -> Application:
    """One application with its areas. Raises ``GoneError``."""
    row = sql.get(db, "application", application_id)
    areas = every(db, "SELECT area_id FROM application_area WHERE application_id = ? ORDER BY n", application_id)
    return from_row(Application, row, area_ids=tuple(area["area_id"] for area in areas))


def add_application(db: Connection, application: Application) -> None:
    """Put in a claim on a pool with its areas."""
    sql.insert(db, "application", to_row(application))
    change_application(db, application.id, area_ids=application.area_ids)


def change_application(db: Connection, application_id: str, **facts: Any) -> None:
    """Change facts of an application by their names; its areas are given whole."""
    if "area_ids" in facts:
        owner = ("application_id", application_id)
        sql.set_links(db, "application_area", owner, "area_id", facts.pop("area_ids"))
    sql.update(db, "application", application_id, facts)


def discard_application(db: Connection, application_id: str) -> None:
    """Move an application to the bin."""
    sql.put_in_bin(db, "application", application_id)


def table_rows(db: Connection, pool_id: str) -> list[PoolRow]:
    """The rows of budget tables that are about the pool, table by table."""
    found = every(
        db,
        "SELECT t.id AS table_id, r.id AS row_id, r.label, t.title, t.number"
        " FROM budget_row r JOIN budget_table t ON t.id = r.table_id"
        " WHERE r.pool_id = ? AND t.deleted_at IS NULL"
        " ORDER BY danish_key(t.number), danish_key(t.title), r.position",
        pool_id,
    )
    return [from_row(PoolRow, row) for row in found]


def annexes(db: Connection) -> list[Annex]:
    """Every document's bilag, document by document."""
    found = every(
        db,
        "SELECT a.id, a.document_id, a.number, a.title, d.title AS document_title"
        " FROM attachment a JOIN document d ON d.id = a.document_id WHERE d.deleted_at IS NULL"
        " ORDER BY danish_key(d.title), d.n, a.number, a.n",
    )
    return [from_row(Annex, row) for row in found]
