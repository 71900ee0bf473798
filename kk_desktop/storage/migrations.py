"""The schema's history, one numbered step after another; the file's ``user_version`` counts the steps it has taken.

A step is frozen when a version of the program is released: its file in ``tests/databases`` holds it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import TYPE_CHECKING

from .change_log import install_triggers
from .rows import Connection

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x6B6B6462
"""``kkdb``: says in the file's header whose it is (https://sqlite.org/fileformat2.html#application_id)."""

_ROW = (
    "n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,"
    " changed_at TEXT NOT NULL DEFAULT '', changed_by TEXT NOT NULL DEFAULT ''"
)
_BIN = "deleted_at TEXT"
_FILING = "document_number TEXT NOT NULL DEFAULT '', filing_system TEXT NOT NULL DEFAULT '', filed_on TEXT"
_FILE = (
    "file_name TEXT NOT NULL DEFAULT '', file_type TEXT NOT NULL DEFAULT '', file_digest TEXT,"
    " file_size INTEGER NOT NULL DEFAULT 0, CHECK ((file_digest IS NULL) = (file_name = ''))"
)


def m001_first_schema(db: Database) -> None:
    """2026-11-21: everything the first five real documents hold, the change log and the search."""
    run_script(db, "schema.sql")
    db.execute("INSERT INTO current_action (n) VALUES (1)")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    # Full text over our words as they stand and over their stems; å, ø and æ are letters, not accents.
    db.table("search_row").enable_fts(["text", "stems"], tokenize="unicode61 remove_diacritics 0", create_triggers=True)


def m002_from_the_hearing_to_the_answer(db: Database) -> None:
    """2026-11-21: a hearing's whole course; tables that compute and explain themselves; areas through time."""
    run_script(db, "schema_2_hearings.sql")
    run_script(db, "schema_2_figures.sql")
    run_script(db, "schema_2_areas.sql")
    run_script(db, "schema_2_people.sql")
    run_script(db, "schema_2_overview.sql")
    run_script(db, "schema_2_search.sql")


def run_script(db: Connection, file: str) -> None:
    """Make what one of the files of the schema says."""
    schema = files("kk_desktop.storage").joinpath(file).read_text(encoding="utf-8")
    for name, columns in (("row", _ROW), ("bin", _BIN), ("filing", _FILING), ("file", _FILE)):
        schema = schema.replace(f"{{{name}}}", columns)
    for statement in _statements(schema):
        db.execute(statement)


def _statements(script: str) -> Iterator[str]:
    """One statement after another: a whole script run at once would end the step's transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


STEPS: tuple[Callable[[Database], None], ...] = (m001_first_schema, m002_from_the_hearing_to_the_answer)


def migrate(db: Database) -> None:
    """Take the steps the file has not taken; each with its record in one transaction of its own."""
    from sqlite_utils import Migrations

    migrations = Migrations("kk_desktop")
    for number, step in enumerate(STEPS, 1):
        migrations(name=step.__name__)(whole_step(number, step))
    migrations.apply(db)


def whole_step(number: int, step: Callable[[Database], None]) -> Callable[[Database], None]:
    """The step with what every one ends with: indexes, the change log's triggers, and its number in the file."""

    def run(db: Database) -> None:
        step(db)
        db.index_foreign_keys()
        install_triggers(db)
        db.execute(f"PRAGMA user_version = {number}")

    run.__name__ = step.__name__
    return run
