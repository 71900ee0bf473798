"""A copy is whole, checked, and never takes another file's place."""

import sqlite3
from pathlib import Path

import pytest

from kk_desktop.domain.hearings import Hearing
from kk_desktop.errors import FileDamagedError, FileError
from kk_desktop.storage import backups, hearings, opening
from kk_desktop.storage.database import Database
from tests.storage.desk import BO, Clock, reopen
from tests.storage.snapshot import snapshot


@pytest.fixture
def filled(database: Database) -> Database:
    database.act("Oprettede", lambda db: hearings.add(db, Hearing("h", "Vanløse")))
    return database


def test_a_copy_made_while_the_file_is_open_holds_everything(filled: Database, tmp_path: Path, clock: Clock) -> None:
    to = tmp_path / "kopi.kkdb"
    backups.make(filled.path, to)

    copy = reopen(to, clock, BO)
    assert snapshot(copy.reader()) == snapshot(filled.reader())
    copy.close()


def test_a_copy_never_replaces_a_file(filled: Database, tmp_path: Path) -> None:
    to = tmp_path / "kopi.kkdb"
    to.write_text("noget andet", encoding="utf-8")

    with pytest.raises(FileError, match=r"Der ligger allerede en fil, der hedder ”kopi\.kkdb”"):
        backups.make(filled.path, to)
    assert to.read_text(encoding="utf-8") == "noget andet"


def test_a_copy_to_a_folder_that_is_not_there_is_told(filled: Database, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="Mappen findes ikke"):
        backups.make(filled.path, tmp_path / "findes ikke" / "kopi.kkdb")


def test_a_damaged_file_gives_no_copy(filled: Database, tmp_path: Path) -> None:
    filled.close()
    connection = sqlite3.connect(filled.path)
    page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'hearing'").fetchone()[0]
    connection.close()
    with filled.path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 200)
    to = tmp_path / "kopi" / "kopi.kkdb"
    to.parent.mkdir()

    with pytest.raises(FileDamagedError):
        backups.make(filled.path, to)
    assert list(to.parent.iterdir()) == []


def test_an_automatic_copy_lies_in_a_folder_beside_the_file(filled: Database, clock: Clock) -> None:
    to = backups.make_beside(filled.path, clock())

    assert to.parent == filled.path.parent / "Kopier"
    assert to.name == f"arbejde {clock().astimezone():%Y-%m-%d %H.%M.%S}.kkdb"


def test_a_whole_file_has_no_findings(filled: Database) -> None:
    assert opening.findings(filled.reader(), thorough=True) == []


def test_two_copies_of_one_second_lie_beside_each_other(filled: Database, clock: Clock) -> None:
    now = clock()
    first, second = backups.make_beside(filled.path, now), backups.make_beside(filled.path, now)
    assert second.name == f"{first.stem} (2).kkdb"
    assert first.read_bytes() == second.read_bytes()
