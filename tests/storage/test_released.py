"""Files of every released version still open, whole and unchanged; and the steps that made them are frozen."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database as Writer

from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import Workspace, open_workspace
from kk_desktop.storage import history, migrations
from kk_desktop.storage.rows import Connection, every
from tests.databases import fill
from tests.storage.desk import Clock, create, reopen
from tests.storage.snapshot import Snapshot, snapshot

MOVED = {"person": ("person_role", ("title", "body_id", "party_id"))}
"""What a later step has given a table of its own, under the id it had; no row where there was nothing to move."""

RELEASED = sorted(Path(fill.__file__).parent.glob("*.kkdb"))


@pytest.fixture(params=RELEASED, ids=lambda path: path.stem)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a released file, in the way people have it: opened, written in, closed."""
    copy = tmp_path / request.param.name
    shutil.copy(request.param, copy)
    return copy


def schema(db: Connection) -> dict[str, str]:
    """Every table, index and trigger by name, without SQLite's own."""
    found = every(db, "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {row["name"]: " ".join(row["sql"].split()) for row in found}


def test_there_is_a_filled_file_of_every_schema_but_one_on_its_way() -> None:
    versions = {version_of(path) for path in RELEASED}
    assert versions == set(range(1, max(versions) + 1))
    assert len(migrations.STEPS) - max(versions) in (0, 1)


def test_the_steps_that_made_a_released_file_are_frozen(released: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as empty, closing(sqlite3.connect(released)) as file:
        db = Writer(empty)
        for number, step in enumerate(migrations.STEPS[: version_of(released)], 1):
            migrations.whole_step(number, step)(db)
        made, kept = schema(db), schema(file)
    # Written by the library that counts the steps, not by a step.
    assert made == {name: sql for name, sql in kept.items() if "_sqlite_migrations" not in name}


def test_a_released_file_opens_with_todays_schema_and_all_its_rows(
    released: Path, tmp_path: Path, clock: Clock
) -> None:
    with closing(sqlite3.connect(released)) as file:
        before = snapshot(file)
    database, fresh = reopen(released, clock), create(tmp_path / "ny.kkdb", clock)
    try:
        assert schema(database.reader()) == schema(fresh.reader())
        after = snapshot(database.reader())
        for table, rows in before.items():
            for row_id, row in rows.items():
                assert {name: value for name, value in today(after, table, row_id).items() if name in row} == row
    finally:
        database.close()
        fresh.close()


def test_every_table_of_a_released_file_has_rows(released: Path) -> None:
    with closing(sqlite3.connect(released)) as file:
        empty = [table for table, rows in snapshot(file).items() if not rows]
    assert empty == []


def test_the_documents_of_a_released_file_can_be_read_searched_printed_and_undone(
    released: Path, tmp_path: Path, clock: Clock
) -> None:
    for workspace in opened(released, tmp_path, clock):
        rows = workspace.documents.rows()
        assert len(rows) > 5
        for row in rows:
            assert workspace.pages.render(row.id).pdf.startswith(b"%PDF-1.7")
        assert workspace.search.find("Vanløse")
        assert workspace.checks.file() == []
        reader = workspace.desk.database.reader()
        (installation,) = reader.execute("SELECT installation_id FROM action ORDER BY n DESC LIMIT 1").fetchone()
        assert history.next_undo(reader, installation)


def opened(path: Path, tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    workspace = open_workspace(path, Machine(tmp_path / "settings"), clock)
    yield workspace
    workspace.close()


def today(after: Snapshot, table: str, row_id: str) -> dict[str, Any]:
    """A row as it is now, with what has moved to a row of its own."""
    other, names = MOVED.get(table, ("", ()))
    moved = after[other].get(row_id, {"title": ""}) if other else {}
    return after[table][row_id] | {name: moved.get(name) for name in names}


def version_of(path: Path) -> int:
    """How many steps a file has taken."""
    with closing(sqlite3.connect(path)) as file:
        return int(file.execute("PRAGMA user_version").fetchone()[0])
