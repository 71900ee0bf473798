"""The schema keeps its promises: strict, linked, logged, the same after migrating as in a fresh file."""

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database as Writer

from kk_desktop.domain.hearings import Hearing
from kk_desktop.errors import FileReadOnlyError
from kk_desktop.storage import hearings, history, migrations
from kk_desktop.storage.aggregates import PARENTS, TITLES
from kk_desktop.storage.change_log import OWN_COLUMNS, logged_tables
from kk_desktop.storage.database import Database
from kk_desktop.storage.rows import every
from tests.storage.desk import Clock, create, reopen


def schema(database: Database) -> dict[str, str]:
    """Every table, index and trigger by name, without SQLite's own."""
    found = every(database.reader(), "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {row["name"]: " ".join(row["sql"].split()) for row in found}


def test_every_table_of_the_work_is_strict_and_has_the_common_columns(database: Database) -> None:
    strict = {
        row["name"]
        for row in every(database.reader(), "PRAGMA table_list")
        if row["strict"] and row["schema"] == "main"
    }
    for table in logged_tables(database.reader()):
        columns = [row["name"] for row in every(database.reader(), f'PRAGMA table_info("{table}")')]
        assert table in strict
        assert tuple(columns[:5]) == OWN_COLUMNS


def test_every_table_of_the_work_belongs_to_something_with_a_name(database: Database) -> None:
    assert set(logged_tables(database.reader())) == set(PARENTS) | set(TITLES)


def test_the_file_says_whose_it_is_and_how_new(database: Database) -> None:
    found = [database.reader().execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    assert found == [int.from_bytes(b"kkdb"), len(migrations.STEPS)]


@pytest.mark.parametrize(("table", "values"), [
    ("hearing", "(id, title) VALUES ('x', '')"),
    ("document", "(id, kind, title, status) VALUES ('x', 'letter', 'x', 'printed')"),
    ("block", "(id, document_id, position, kind, json) VALUES ('x', 'none', 1, 'paragraph', '{}')"),
    ("block", "(id, document_id, position, kind, json) VALUES ('x', 'd', 1, 'paragraph', '{')"),
    ("document", "(id, kind, title, case_id) VALUES ('x', 'letter', 'x', 'no such case')"),
    ("budget_cell", "(id, row_id, column_id, amount_ore, dash) VALUES ('x', 'r', 'c', 5, 1)"),
    ("appropriation", "(id, initiative_id, year, amount_ore, stage) VALUES ('x', 'i', 2014, 1.5, 'approved')"),
])  # fmt: skip
def test_the_file_itself_refuses_what_cannot_be_true(database: Database, table: str, values: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        database.act("Prøvede", lambda db: db.execute(f"INSERT INTO {table} {values}"))


def m003_hearings_have_a_place(db: Writer) -> None:
    """A step that rebuilds a table, which drops its triggers, and adds a column."""
    db.table("hearing").transform(column_order=["n", "id", "title"])
    db.execute("ALTER TABLE hearing ADD COLUMN place TEXT NOT NULL DEFAULT ''")


@pytest.fixture
def older(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with a hearing in it, in a program that is one step ahead of it."""
    database = create(tmp_path / "ældre.kkdb", clock)
    database.act("Oprettede", lambda db: hearings.add(db, Hearing("h", "Vanløse")))
    database.close()
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, m003_hearings_have_a_place))
    return database.path


def test_after_migrating_the_schema_is_that_of_a_fresh_file(older: Path, tmp_path: Path, clock: Clock) -> None:
    migrated, fresh = reopen(older, clock), create(tmp_path / "ny.kkdb", clock)

    assert schema(migrated) == schema(fresh)
    assert "place" in schema(migrated)["log_hearing_update"]

    migrated.close()
    fresh.close()


def test_after_migrating_changes_are_still_logged_and_undone(older: Path, clock: Clock) -> None:
    database = reopen(older, clock)

    database.act("Rettede sted", lambda db: hearings.change(db, "h", place="Jernbane Allé"))
    history.undo(database)

    assert every(database.reader(), "SELECT title, place FROM hearing") == [{"title": "Vanløse", "place": ""}]
    database.close()


def test_before_migrating_the_old_file_is_copied_beside(older: Path, clock: Clock) -> None:
    before = older.read_bytes()

    reopen(older, clock).close()

    (copy,) = (older.parent / "Kopier").iterdir()
    assert copy.name.startswith("ældre 2026-11-20")
    with sqlite3.connect(copy) as connection:
        assert connection.execute("SELECT title FROM hearing").fetchall() == [("Vanløse",)]
        assert connection.execute("PRAGMA user_version").fetchone() == (len(migrations.STEPS) - 1,)
    connection.close()
    assert before != older.read_bytes()


def test_a_step_that_fails_leaves_the_file_as_it_was(
    older: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def m004_fails(db: Writer) -> None:
        db.execute("DELETE FROM search_row")
        raise LookupError("in the middle")

    steps = migrations.STEPS[:-1]
    monkeypatch.setattr(migrations, "STEPS", (*steps, m004_fails))
    with pytest.raises(LookupError):
        reopen(older, clock)
    monkeypatch.setattr(migrations, "STEPS", steps)

    database = reopen(older, clock)
    assert hearings.get(database.reader(), "h").title == "Vanløse"
    database.close()


def test_a_step_of_many_statements_is_taken_whole_or_not_at_all(
    older: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def m004_fails(db: Writer) -> None:
        for statement in migrations._statements(
            "CREATE TABLE half (n INTEGER);\n-- Then; nothing.\nDELETE FROM ask;\n"
        ):
            db.execute(statement)
        raise LookupError("in the middle")

    steps = migrations.STEPS[:-1]
    monkeypatch.setattr(migrations, "STEPS", (*steps, m004_fails))
    with pytest.raises(LookupError):
        reopen(older, clock)
    monkeypatch.setattr(migrations, "STEPS", steps)

    database = reopen(older, clock)
    assert "half" not in schema(database)
    database.close()


def test_an_older_file_that_may_only_be_read_is_not_brought_up_to_date(older: Path, clock: Clock) -> None:
    before = older.read_bytes()

    with pytest.raises(FileReadOnlyError, match="ældre udgave"):
        reopen(older, clock, read_only=True)
    assert older.read_bytes() == before
