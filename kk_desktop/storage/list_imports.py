"""What a list that is taken in is compared with: every initiative by its title, and where it works."""

from __future__ import annotations

from collections import defaultdict

from .rows import Connection, every


def titles_and_areas(db: Connection) -> list[tuple[str, str, frozenset[str]]]:
    """Every initiative that does not lie in the bin: id, title, and its areas' ids."""
    areas = defaultdict(set)
    for row in every(db, "SELECT initiative_id, area_id FROM initiative_area"):
        areas[row["initiative_id"]].add(row["area_id"])
    found = every(db, "SELECT id, title FROM initiative WHERE deleted_at IS NULL ORDER BY n")
    return [(row["id"], row["title"], frozenset(areas[row["id"]])) for row in found]
