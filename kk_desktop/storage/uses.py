"""Who points at a thing: what would lose something if it went away."""

from __future__ import annotations

from kk_desktop.domain.rows import Touched

from .aggregates import PARENTS, root_of
from .links import links
from .rows import Connection, every, quote


def of(db: Connection, kind: str, thing_id: str) -> list[Touched]:
    """The things outside the bin that point at this one, each once; its own parts are none of them."""
    found: dict[Touched, None] = {}
    for link in links(db, kind):
        if PARENTS.get(link.table) == (kind, link.column):
            continue
        for row in every(db, f"SELECT id FROM {quote(link.table)} WHERE {quote(link.column)} = ?", thing_id):
            thing = root_of(db, link.table, row["id"])
            if thing != Touched(kind, thing_id) and not _lies_in_bin(db, thing):
                found[thing] = None
    return list(found)


def _lies_in_bin(db: Connection, thing: Touched) -> bool:
    columns = {column["name"] for column in every(db, f"PRAGMA table_info({quote(thing.kind)})")}
    if "deleted_at" not in columns:
        return False
    return bool(every(db, f"SELECT 1 FROM {quote(thing.kind)} WHERE id = ? AND deleted_at IS NOT NULL", thing.id))
