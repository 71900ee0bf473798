"""The content of a whole file as one value, so that two states can be compared byte for byte."""

from typing import Any

from kk_desktop.storage.change_log import logged_tables
from kk_desktop.storage.rows import Connection, every, quote

Snapshot = dict[str, dict[str, dict[str, Any]]]


def snapshot(db: Connection) -> Snapshot:
    """Every logged table's rows by id, without the columns that only tell when and by whom."""
    return {
        table: {
            row["id"]: {column: row[column] for column in columns}
            for row in every(db, f"SELECT * FROM {quote(table)} ORDER BY id")
        }
        for table, columns in logged_tables(db).items()
    }


def searchable(db: Connection) -> set[tuple[str, str, str]]:
    """What the search holds, without the order of the changes."""
    return {(row["id"], row["part"], row["title"] + row["text"]) for row in every(db, "SELECT * FROM search_row")}
