"""A file that is taken away or replaced while it is open: nothing is said to be saved that will be lost."""

from pathlib import Path

import pytest

from kk_desktop.domain.hearings import Hearing
from kk_desktop.errors import FileError
from kk_desktop.storage import backups, hearings
from kk_desktop.storage.database import Database
from tests.storage.desk import Clock, begin, reopen


def register(database: Database, hearing_id: str) -> None:
    database.act("Oprettede", lambda db: hearings.add(db, Hearing(hearing_id, "Vanløse")))


@pytest.fixture
def moved(database: Database, tmp_path: Path) -> Path:
    """Where the open file has been moved to, with something saved in it before."""
    register(database, "før")
    return database.path.rename(tmp_path / "flyttet.kkdb")


def test_saving_in_a_file_that_is_gone_is_refused(database: Database, moved: Path) -> None:
    with pytest.raises(FileError, match="Filen er flyttet eller slettet, mens den var åben"):
        register(database, "efter")


def test_when_the_file_is_back_the_same_save_succeeds(database: Database, moved: Path, clock: Clock) -> None:
    with pytest.raises(FileError):
        register(database, "efter")

    moved.rename(database.path)
    register(database, "efter")
    database.close()

    again = reopen(database.path, clock)
    assert hearings.get(again.reader(), "efter").title == "Vanløse"
    again.close()


def test_closing_makes_no_new_file_where_the_old_one_lay(database: Database, moved: Path, clock: Clock) -> None:
    database.close()

    assert [path.name for path in moved.parent.iterdir()] == ["flyttet.kkdb"]
    again = reopen(moved, clock)
    assert hearings.get(again.reader(), "før").title == "Vanløse"
    again.close()


def test_another_file_under_the_same_name_is_left_as_it_is(database: Database, tmp_path: Path, clock: Clock) -> None:
    register(database, "gammel")
    other = begin(tmp_path / "anden.kkdb", clock)
    register(other, "ny")
    other.close()
    content = other.path.read_bytes()
    other.path.replace(database.path)

    with pytest.raises(FileError):
        register(database, "tabt")
    database.close()

    assert database.path.read_bytes() == content


def test_what_must_be_read_anew_tells_that_the_file_is_gone(database: Database, moved: Path, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="flyttet eller slettet"):
        backups.make(database.path, tmp_path / "kopi.kkdb")
