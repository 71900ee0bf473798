"""Consultants' studies: their advice, what was started because of it, and what stands in its way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from kk_desktop.domain.initiatives import Analysis, Barrier, Recommendation

from . import rows as sql
from .rows import Connection, every, from_row, to_row


def rows(db: Connection) -> list[Analysis]:
    """Every study, in Danish order."""
    found = every(db, "SELECT * FROM analysis WHERE deleted_at IS NULL ORDER BY danish_key(title), n")
    return [from_row(Analysis, row) for row in found]


def in_areas(db: Connection, area_ids: Collection[str]) -> list[Analysis]:
    """The studies of any of the areas, in Danish order."""
    marks = ", ".join("?" * len(area_ids))
    found = every(
        db,
        f"SELECT * FROM analysis WHERE deleted_at IS NULL AND area_id IN ({marks}) ORDER BY danish_key(title), n",
        *area_ids,
    )
    return [from_row(Analysis, row) for row in found]


def get(db: Connection, analysis_id: str) -> Analysis:
    """One study. Raises ``GoneError``."""
    return from_row(Analysis, sql.get(db, "analysis", analysis_id))


def add(db: Connection, analysis: Analysis) -> None:
    """Put in a study."""
    sql.insert(db, "analysis", to_row(analysis))


def change(db: Connection, analysis_id: str, **facts: Any) -> None:
    """Change facts of a study by their names."""
    sql.update(db, "analysis", analysis_id, facts)


def discard(db: Connection, analysis_id: str) -> None:
    """Move a study to the bin."""
    sql.put_in_bin(db, "analysis", analysis_id)


def recommendations(db: Connection, analysis_id: str) -> list[Recommendation]:
    """A study's advice in its order, each followed by its sub-items, with the initiatives it led to."""
    started = defaultdict(list)
    for row in every(
        db,
        "SELECT l.recommendation_id, l.initiative_id FROM recommendation_initiative l"
        " JOIN recommendation r ON r.id = l.recommendation_id JOIN initiative i ON i.id = l.initiative_id"
        " WHERE r.analysis_id = ? AND i.deleted_at IS NULL ORDER BY l.n",
        analysis_id,
    ):
        started[row["recommendation_id"]].append(row["initiative_id"])
    found = every(db, "SELECT * FROM recommendation WHERE analysis_id = ? ORDER BY position, n", analysis_id)
    advice = [from_row(Recommendation, row, initiative_ids=tuple(started[row["id"]])) for row in found]
    return [each for whole in advice if whole.parent_id is None for each in (whole, *_parts(advice, whole))]


def add_recommendation(db: Connection, recommendation: Recommendation) -> None:
    """Put in advice after the study's other."""
    values = to_row(recommendation, leave_out=["analysis_id"])
    sql.append(db, "recommendation", ("analysis_id", recommendation.analysis_id), values)
    _link(db, recommendation.id, recommendation.initiative_ids)


def change_recommendation(db: Connection, recommendation_id: str, **facts: Any) -> None:
    """Change facts of advice by their names; what it led to is given whole."""
    if "initiative_ids" in facts:
        _link(db, recommendation_id, facts.pop("initiative_ids"))
    sql.update(db, "recommendation", recommendation_id, facts)


def started(db: Connection, analysis_id: str) -> dict[str, str]:
    """The titles of the initiatives that a study's advice led to, by id."""
    found = every(
        db,
        "SELECT DISTINCT i.id, i.title FROM recommendation r JOIN recommendation_initiative l"
        " ON l.recommendation_id = r.id JOIN initiative i ON i.id = l.initiative_id"
        " WHERE r.analysis_id = ? AND i.deleted_at IS NULL ORDER BY danish_key(i.title)",
        analysis_id,
    )
    return {row["id"]: row["title"] for row in found}


def get_recommendation(db: Connection, recommendation_id: str) -> Recommendation:
    """One piece of advice, without what it led to. Raises ``GoneError``."""
    return from_row(Recommendation, sql.get(db, "recommendation", recommendation_id))


def remove_recommendation(db: Connection, recommendation_id: str) -> None:
    """Take advice away with its sub-items; what stood in its way stands in the study's."""
    for part in every(db, "SELECT id FROM recommendation WHERE parent_id = ?", recommendation_id):
        remove_recommendation(db, part["id"])
    _link(db, recommendation_id, ())
    for barrier in every(db, "SELECT id FROM barrier WHERE recommendation_id = ?", recommendation_id):
        sql.update(db, "barrier", barrier["id"], {"recommendation_id": None})
    sql.delete(db, "recommendation", recommendation_id)


def barriers(db: Connection, analysis_id: str) -> list[Barrier]:
    """What stands in the way of a study's advice, in its order."""
    found = every(db, "SELECT * FROM barrier WHERE analysis_id = ? ORDER BY position, n", analysis_id)
    return [from_row(Barrier, row) for row in found]


def add_barrier(db: Connection, barrier: Barrier) -> None:
    """Put in what stands in the way, after the study's other."""
    values = to_row(barrier, leave_out=["analysis_id"])
    sql.append(db, "barrier", ("analysis_id", barrier.analysis_id), values)


def change_barrier(db: Connection, barrier_id: str, **facts: Any) -> None:
    """Change facts of a barrier by their names."""
    sql.update(db, "barrier", barrier_id, facts)


def get_barrier(db: Connection, barrier_id: str) -> Barrier:
    """One thing that stands in the way. Raises ``GoneError``."""
    return from_row(Barrier, sql.get(db, "barrier", barrier_id))


def remove_barrier(db: Connection, barrier_id: str) -> None:
    """Take away what stood in the way."""
    sql.delete(db, "barrier", barrier_id)


def _parts(advice: Iterable[Recommendation], whole: Recommendation) -> Iterable[Recommendation]:
    return (each for each in advice if each.parent_id == whole.id)


def _link(db: Connection, recommendation_id: str, initiative_ids: Iterable[str]) -> None:
    owner = ("recommendation_id", recommendation_id)
    sql.set_links(db, "recommendation_initiative", owner, "initiative_id", initiative_ids)
