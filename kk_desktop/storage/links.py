"""Which columns of the schema point at other rows: read from the schema itself, so that no new table is forgotten."""

from __future__ import annotations

from dataclasses import dataclass

from .change_log import logged_tables
from .rows import Connection, every, quote


@dataclass(frozen=True, slots=True)
class Link:
    """One column that points at another table's rows.

    ``required``: it cannot be empty. ``small``: its rows cannot lie in the bin, they live and die with what they
    belong to.
    """

    table: str
    column: str
    to: str
    required: bool
    small: bool


def links(db: Connection, to: str = "") -> list[Link]:
    """Every link of the schema, or those that point at one table."""
    tables = logged_tables(db)
    found = [
        Link(table, key["from"], key["table"], bool(column["notnull"]), "deleted_at" not in tables[table])
        for table in tables
        for key in every(db, f"PRAGMA foreign_key_list({quote(table)})")
        for column in every(db, f"PRAGMA table_info({quote(table)})")
        if column["name"] == key["from"]
    ]
    return [link for link in found if not to or link.to == to]


def lies_below_itself(db: Connection, kind: str, thing_id: str) -> bool:
    """Whether an area or a body is among those that lie above it, the nearest and all further up."""
    above = every(
        db,
        f"WITH RECURSIVE above(id) AS (SELECT parent_id FROM {quote(kind)} WHERE id = ?1 UNION"
        f" SELECT t.parent_id FROM {quote(kind)} t JOIN above USING (id)) SELECT 1 FROM above WHERE id = ?1",
        thing_id,
    )
    return bool(above)
