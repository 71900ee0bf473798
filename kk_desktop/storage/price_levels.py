"""Price rates year by year, and the sheets they were pasted from."""

from __future__ import annotations

from kk_desktop.domain.price_levels import PriceSheet, Rate

from . import rows as sql
from .rows import Connection, every, from_row, to_row


def rates(db: Connection) -> list[Rate]:
    """Every rate, by year."""
    return [from_row(Rate, row) for row in every(db, "SELECT * FROM price_rate ORDER BY year, kind")]


def set_rate(db: Connection, rate: Rate) -> None:
    """Put in a rate; one of the same year and kind keeps its id and gets the new facts."""
    find = "SELECT id FROM price_rate WHERE year = ? AND kind = ?"
    have = sql.one(db, find, rate.year, rate.kind.value)
    if have is None:
        sql.insert(db, "price_rate", to_row(rate))
    else:
        sql.update(db, "price_rate", have["id"], to_row(rate, leave_out=("id",)))


def remove_rate(db: Connection, rate_id: str) -> None:
    """Take a rate out."""
    sql.delete(db, "price_rate", rate_id)


def sheets(db: Connection) -> list[PriceSheet]:
    """The pasted sheets, the newest first."""
    found = every(db, "SELECT * FROM price_sheet WHERE deleted_at IS NULL ORDER BY pasted_on DESC, n DESC")
    return [from_row(PriceSheet, row) for row in found]


def add_sheet(db: Connection, sheet: PriceSheet) -> None:
    """Keep a pasted sheet."""
    sql.insert(db, "price_sheet", to_row(sheet))


def discard_sheet(db: Connection, sheet_id: str) -> None:
    """Move a sheet to the bin; the rates read from it stay."""
    sql.put_in_bin(db, "price_sheet", sheet_id)


def levels_used(db: Connection) -> list[int]:
    """The p/l years that tables and their rows are in."""
    found = db.execute(
        "SELECT price_level FROM budget_table WHERE deleted_at IS NULL"
        " UNION SELECT r.price_level FROM budget_row r JOIN budget_table t ON t.id = r.table_id"
        " WHERE t.deleted_at IS NULL ORDER BY 1"
    )
    return [level for (level,) in found if level]
