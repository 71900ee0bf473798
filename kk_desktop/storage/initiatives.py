"""Initiatives with their areas and money."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from kk_desktop.domain.initiatives import Appropriation, AppropriationStage, Initiative
from kk_desktop.domain.rows import InitiativeRow

from . import rows as sql
from .people import body_name_on
from .rows import Connection, every, from_row, to_row

_LINKS = {
    "area_ids": ("initiative_area", "area_id"),
    "policy_ids": ("initiative_policy", "policy_id"),
    "document_ids": ("initiative_document", "document_id"),
    "pool_ids": ("initiative_pool", "pool_id"),
}
"""Where an initiative's links lie: table and column."""

_BELOW = (
    "WITH RECURSIVE below(id) AS (SELECT ?1 UNION SELECT a.id FROM area a JOIN below b ON a.parent_id = b.id"
    " WHERE a.deleted_at IS NULL)"
)
"""An area and all below it."""


def rows(db: Connection, *, area_id: str | None = None) -> list[InitiativeRow]:
    """Initiatives in Danish order: all, or those that work in an area or in one below it."""
    found = every(
        db,
        f"{_BELOW} SELECT * FROM initiative WHERE deleted_at IS NULL AND (?1 IS NULL OR id IN"
        " (SELECT initiative_id FROM initiative_area WHERE area_id IN (SELECT id FROM below)))"
        " ORDER BY title COLLATE danish, n",
        area_id,
    )
    areas: dict[str, list[str]] = defaultdict(list)
    for row in every(
        db,
        "SELECT l.initiative_id, a.name FROM initiative_area l JOIN area a ON a.id = l.area_id"
        " WHERE a.deleted_at IS NULL ORDER BY l.n",
    ):
        areas[row["initiative_id"]].append(row["name"])
    money: dict[str, list[Appropriation]] = defaultdict(list)
    for row in every(db, "SELECT * FROM appropriation ORDER BY n"):
        money[row["initiative_id"]].append(from_row(Appropriation, row))
    applied = every(
        db,
        "SELECT initiative_id AS id, amount_ore, price_level FROM application"
        " WHERE deleted_at IS NULL AND initiative_id IS NOT NULL AND amount_ore IS NOT NULL",
    )
    asked: dict[str, list[tuple[int, int | None]]] = defaultdict(list)
    for row in applied:
        asked[row["id"]].append((row["amount_ore"], row["price_level"]))
    decided = _decided(db)
    return [
        from_row(
            InitiativeRow,
            row,
            area_names=tuple(areas[row["id"]]),
            **_total(money[row["id"]], asked[row["id"]]),
            **decided.get(row["id"], {}),
        )
        for row in found
    ]


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


def _decided(db: Connection) -> dict[str, dict[str, Any]]:
    """The meeting that started an initiative, by its id: which body, by its name on the day, and when."""
    decided = {}
    for row in every(
        db,
        "SELECT i.id, t.body_id, t.meeting_date FROM initiative i JOIN treatment t ON t.id = i.treatment_id"
        " WHERE t.meeting_date IS NOT NULL AND t.deleted_at IS NULL",
    ):
        day = date.fromisoformat(row["meeting_date"])
        name = body_name_on(db, row["body_id"], day)
        decided[row["id"]] = {"decided_by": name.abbreviation or name.name, "decided_on": day}
    return decided


def _total(money: list[Appropriation], asked: list[tuple[int, int | None]]) -> dict[str, int | None]:
    """What is given, or else asked for, year by year or in applications; nothing where price levels differ."""
    given = [part for part in money if part.stage is AppropriationStage.APPROVED]
    parts = [(part.amount_ore, part.price_level) for part in given or money] or asked
    levels = {level for _amount, level in parts}
    if len(levels) != 1:
        return {"amount_ore": None, "price_level": None}
    return {"amount_ore": sum(amount for amount, _level in parts), "price_level": levels.pop()}
