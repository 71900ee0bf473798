"""Initiatives with their areas and money."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from kk_desktop.domain.initiative_lists import InitiativeFilter, InitiativeView
from kk_desktop.domain.initiatives import Appropriation, Initiative
from kk_desktop.domain.rows import InitiativeRow

from . import initiative_lists
from . import rows as sql
from .rows import Connection, every, from_row, to_row

_LINKS = {
    "area_ids": ("initiative_area", "area_id"),
    "policy_ids": ("initiative_policy", "policy_id"),
    "document_ids": ("initiative_document", "document_id"),
    "pool_ids": ("initiative_pool", "pool_id"),
}
"""Where an initiative's links lie: table and column."""


def rows(db: Connection, *, area_id: str | None = None, today: date = date.max) -> list[InitiativeRow]:
    """Initiatives in Danish order: all, or those that work in an area or in one below it.

    Who is responsible is named as of ``today``; without a day by the newest name.
    """
    chosen = InitiativeFilter(area_ids=(area_id,) if area_id else ())
    wanted = initiative_lists.keys(db, InitiativeView(filter=chosen, by_status=False), today)
    return list(initiative_lists.rows(db, wanted, today).values())


def get(db: Connection, initiative_id: str) -> Initiative:
    """One initiative with its links. Raises ``GoneError``."""
    row = sql.get(db, "initiative", initiative_id)
    links = {
        name: tuple(
            link["value"]
            for link in every(
                db, f"SELECT {column} AS value FROM {table} WHERE initiative_id = ? ORDER BY n", initiative_id
            )
        )
        for name, (table, column) in _LINKS.items()
    }
    return from_row(Initiative, row, **links)


def add(db: Connection, initiative: Initiative) -> None:
    """Put in an initiative with its links."""
    sql.insert(db, "initiative", to_row(initiative))
    change(db, initiative.id, **{name: getattr(initiative, name) for name in _LINKS})


def change(db: Connection, initiative_id: str, **facts: Any) -> None:
    """Change facts of an initiative by their names; links are given whole."""
    for name, (table, column) in _LINKS.items():
        if name in facts:
            sql.set_links(db, table, ("initiative_id", initiative_id), column, facts.pop(name))
    sql.update(db, "initiative", initiative_id, facts)


def discard(db: Connection, initiative_id: str) -> None:
    """Move an initiative to the bin."""
    sql.put_in_bin(db, "initiative", initiative_id)


def shared(db: Connection, initiative_ids: Iterable[str]) -> tuple[str, ...]:
    """Those of the initiatives whose money several areas share."""
    found = []
    for initiative_id in sorted(set(initiative_ids)):
        links = "SELECT count(*) AS areas FROM initiative_area WHERE initiative_id = ?"
        if every(db, links, initiative_id)[0]["areas"] > 1:
            found.append(initiative_id)
    return tuple(found)


def appropriations(db: Connection, initiative_id: str) -> list[Appropriation]:
    """The money asked for and given, year by year."""
    found = every(db, "SELECT * FROM appropriation WHERE initiative_id = ? ORDER BY year, n", initiative_id)
    return [from_row(Appropriation, row) for row in found]


def add_appropriation(db: Connection, initiative_id: str, money: Appropriation) -> None:
    """Put in one year's money."""
    sql.insert(db, "appropriation", to_row(money) | {"initiative_id": initiative_id})


def change_appropriation(db: Connection, appropriation_id: str, **facts: Any) -> None:
    """Change facts of one year's money by their names."""
    sql.update(db, "appropriation", appropriation_id, facts)


def remove_appropriation(db: Connection, appropriation_id: str) -> None:
    """Take one year's money away."""
    sql.delete(db, "appropriation", appropriation_id)
