"""Files that cannot be used: each has its own sentence, and not one byte of them changes."""

import errno
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kk_desktop.domain.hearings import Hearing
from kk_desktop.errors import (
    DiskFullError,
    FileDamagedError,
    FileError,
    FileInUseError,
    FileReadOnlyError,
    UserError,
)
from kk_desktop.storage import backups, hearings, migrations, opening
from kk_desktop.storage.database import Database
from tests.storage.desk import ANNA, BO, Clock, create, reopen


@pytest.fixture
def closed(database: Database) -> Path:
    """A file with something in it, closed."""
    database.act("Oprettede", lambda db: hearings.add(db, Hearing("h", "Vanløse")))
    database.close()
    return database.path


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def refusal(path: Path, clock: Clock, *, read_only: bool = False) -> UserError:
    """What opening the file is answered with, after seeing that the file and its folder are as they were."""
    before, beside = digest(path), sorted(path.parent.iterdir())
    with pytest.raises(UserError) as caught:
        reopen(path, clock, read_only=read_only)
    assert (digest(path), sorted(path.parent.iterdir())) == (before, beside)
    return caught.value


def set_header(path: Path, offset: int, value: int) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(value.to_bytes(4))


def test_closing_leaves_one_plain_file_in_the_folder(closed: Path) -> None:
    assert [path.name for path in closed.parent.iterdir()] == [closed.name]
    assert closed.read_bytes()[18:20] == b"\x01\x01"  # the old journal format: readable from any media


def test_while_open_the_file_survives_a_power_cut(database: Database) -> None:
    database.act("Oprettede", lambda db: hearings.add(db, Hearing("h", "Vanløse")))

    def ask(db: object) -> tuple[str, int]:
        return tuple(db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous"))  # type: ignore[attr-defined, return-value]

    assert database.act("Spurgte", ask) == ("wal", 2)


def test_a_text_file_is_not_ours(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "notat.txt"
    path.write_text("Kære udvalg\n" * 50, encoding="utf-8")

    error = refusal(path, clock)

    assert str(error) == "”notat.txt” er ikke en fil fra programmet. Den er ikke rørt. Vælg en anden fil."


def test_an_empty_file_is_not_ours(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "tom.kkdb"
    path.touch()

    assert "er ikke en fil fra programmet" in str(refusal(path, clock))


def test_another_programs_database_is_not_ours(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "andet.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE hearing (id TEXT)")
    connection.close()

    assert "er ikke en fil fra programmet" in str(refusal(path, clock))


def test_a_folder_a_device_and_a_missing_file_have_their_own_sentences(tmp_path: Path, clock: Clock) -> None:
    with pytest.raises(FileError, match="er ikke en fil fra programmet"):
        reopen(Path(os.devnull), clock)
    with pytest.raises(FileError, match="er ikke en fil fra programmet"):
        reopen(tmp_path, clock)
    with pytest.raises(FileError, match=r"”væk\.kkdb” findes ikke"):
        reopen(tmp_path / "væk.kkdb", clock)


@pytest.mark.parametrize("read_only", [False, True])
def test_a_newer_file_is_refused_untouched(closed: Path, clock: Clock, read_only: bool) -> None:
    set_header(closed, 60, len(migrations.STEPS) + 1)

    assert str(refusal(closed, clock, read_only=read_only)) == (
        "Filen er lavet med en nyere udgave af programmet. Den er ikke rørt. Åbn den med den nye udgave."
    )


def cut_short(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def tear_the_schema(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 400)


def tear_a_page(path: Path) -> None:
    connection = sqlite3.connect(path)
    page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'change'").fetchone()[0]
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    connection.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(os.urandom(16) * 8)


@pytest.mark.parametrize("damage", [cut_short, tear_the_schema, tear_a_page])
@pytest.mark.parametrize("read_only", [False, True])
def test_a_damaged_file_is_told_and_not_touched(
    closed: Path, clock: Clock, damage: Callable[[Path], None], read_only: bool
) -> None:
    damage(closed)

    error = refusal(closed, clock, read_only=read_only)

    assert isinstance(error, FileDamagedError)
    assert str(error).startswith("Filen er beskadiget. Vi har ikke rørt den.")


def test_a_file_that_may_only_be_read_is_told(closed: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    closed.chmod(0o444)
    if os.access(closed, os.W_OK):  # an administrator may write anyway; then the refusal is played
        monkeypatch.setattr(opening, "can_write", lambda path: False)

    error = refusal(closed, clock)

    assert isinstance(error, FileReadOnlyError)
    assert str(error).startswith("Filen kan kun læses. Intet er ændret.")


def test_a_file_that_may_only_be_read_can_be_read(closed: Path, clock: Clock) -> None:
    closed.chmod(0o444)
    before = digest(closed)

    database = reopen(closed, clock, read_only=True)
    title = hearings.get(database.reader(), "h").title
    with pytest.raises(FileReadOnlyError):
        database.act("Rettede", lambda db: None)
    database.close()

    assert (title, digest(closed)) == ("Vanløse", before)


def test_a_folder_where_nothing_may_be_made_is_read_only(closed: Path, clock: Clock) -> None:
    # A folder in the place of the lock refuses it for real, also to an administrator.
    closed.with_name(closed.name + "-lock").mkdir()

    assert isinstance(refusal(closed, clock), FileReadOnlyError)


def test_a_new_file_in_a_folder_that_is_not_there_is_refused(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "ikke en mappe").write_text("", encoding="utf-8")

    for folder in ("ikke en mappe", "væk"):
        with pytest.raises(FileError) as caught:
            create(tmp_path / folder / "ny.kkdb", clock)
        assert str(caught.value) == "Mappen findes ikke. Intet er gemt dér. Vælg en anden mappe."


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.EACCES, "Du har ikke adgang til mappen. Intet er gemt dér. Vælg en anden mappe."),
        (errno.ENAMETOOLONG, "Navnet er for langt. Intet er gemt. Vælg et kortere."),
    ],
)
def test_a_name_that_cannot_be_used_is_told(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, number: int, told: str
) -> None:
    def refuse(self: Path, mode: str) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr(Path, "open", refuse)

    with pytest.raises(FileError) as caught:
        create(tmp_path / "ny.kkdb", clock)
    assert str(caught.value) == told


def test_a_file_one_may_not_even_read_is_told(closed: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, mode: str) -> None:
        raise PermissionError(errno.EACCES, "refused")

    monkeypatch.setattr(Path, "open", refuse)

    with pytest.raises(FileError, match=r"Du har ikke adgang til ”arbejde\.kkdb”\. Den er ikke rørt\."):
        reopen(closed, clock)


@pytest.mark.parametrize("read_only", [False, True])
def test_a_lock_that_cannot_be_written_for_want_of_room_is_told(
    closed: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, read_only: bool
) -> None:
    def no_room(self: object, path: Path, person: str, since: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    monkeypatch.setattr("kk_desktop.storage.file_lock.FileLock.__init__", no_room)

    if read_only:
        reopen(closed, clock, read_only=True).close()
    else:
        assert isinstance(refusal(closed, clock), DiskFullError)


def test_a_new_file_never_replaces_one_that_lies_there(closed: Path, clock: Clock) -> None:
    before = digest(closed)

    with pytest.raises(FileError, match="Der ligger allerede en fil"):
        create(closed, clock)
    assert digest(closed) == before


def test_a_new_file_never_takes_in_what_a_crash_left_of_another_of_its_name(
    database: Database, clock: Clock, tmp_path: Path
) -> None:
    database.act("Oprettede", lambda db: hearings.add(db, Hearing("h", "Vanløse")))
    left = tmp_path / "ny.kkdb-wal"
    shutil.copy(database.path.with_name(f"{database.path.name}-wal"), left)
    before = digest(left)
    with pytest.raises(FileError, match=r"rester af en fil, der hed ”ny.kkdb”"):
        create(tmp_path / "ny.kkdb", clock)
    with pytest.raises(FileError, match=r"rester af en fil, der hed ”ny.kkdb”"):
        backups.make(database.path, tmp_path / "ny.kkdb")
    assert digest(left) == before
    assert not (tmp_path / "ny.kkdb").exists()


def test_a_file_open_elsewhere_names_who_has_it_and_can_be_read(database: Database, clock: Clock) -> None:
    database.act("Oprettede", lambda db: hearings.add(db, Hearing("h", "Vanløse")))
    local = f"{clock().astimezone():%H.%M}".removeprefix("0")

    with pytest.raises(FileInUseError) as caught:
        reopen(database.path, clock, BO)
    reading = reopen(database.path, clock, BO, read_only=True)
    database.act("Rettede", lambda db: hearings.change(db, "h", title="Vanløse Bydel"))

    assert str(caught.value) == (
        f"Anna Holm har haft filen åben siden kl. {local}. Du kan læse nu og rette, når filen er lukket dér."
    )
    assert hearings.get(reading.reader(), "h").title == "Vanløse Bydel"
    reading.close()


def test_a_closed_file_can_be_opened_by_the_next(closed: Path, clock: Clock) -> None:
    database = reopen(closed, clock, BO)
    database.act("Rettede", lambda db: hearings.change(db, "h", title="Vanløse Bydel"))
    database.close()

    assert [path.name for path in closed.parent.iterdir()] == [closed.name]


HOLD = """
import sys
from pathlib import Path
from tests.storage.desk import Clock, reopen
reopen(Path(sys.argv[1]), Clock())
print("åben", flush=True)
sys.stdin.read()
"""


def test_the_lock_dies_with_the_process_that_held_it(closed: Path, clock: Clock) -> None:
    environment = os.environ | {"PYTHONUTF8": "1"}
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(closed)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, cwd=root, encoding="utf-8",
    ) as holder:  # fmt: skip
        assert holder.stdout is not None
        assert holder.stdout.readline() == "åben\n"
        with pytest.raises(FileInUseError, match="Anna Holm"):
            reopen(closed, clock, BO)
        holder.kill()
        holder.wait()

    database = reopen(closed, clock, BO)
    assert hearings.get(database.reader(), "h").title == "Vanløse"
    database.close()


def test_a_copy_of_a_crashed_file_is_read_with_its_journal(database: Database, tmp_path: Path, clock: Clock) -> None:
    database.act("Oprettede", lambda db: hearings.add(db, Hearing("h", "Vanløse")))
    copy = tmp_path / "kopi" / "arbejde.kkdb"
    copy.parent.mkdir()
    for ending in ("", "-wal"):
        shutil.copy(database.path.with_name(database.path.name + ending), copy.parent)

    reading = reopen(copy, clock, ANNA, read_only=True)
    assert hearings.get(reading.reader(), "h").title == "Vanløse"
    reading.close()


def test_a_file_that_lies_where_no_journal_can_be_made_is_read_as_it_lies(closed: Path, clock: Clock) -> None:
    crashed = sqlite3.connect(closed)
    crashed.execute("PRAGMA journal_mode=WAL")
    crashed.execute("CREATE TABLE left_by_a_crash (n)")
    crashed.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = closed.parent / "cd" / closed.name
    copy.parent.mkdir()
    shutil.copy(closed, copy)
    crashed.close()
    # The shared memory cannot be made here, as on a disc that cannot be written.
    obstacle = copy.with_name(copy.name + "-shm")
    try:
        obstacle.symlink_to(copy.parent / "findes ikke" / "her")
    except OSError:  # Windows may forbid links; there a folder is enough
        obstacle.mkdir()

    reading = reopen(copy, clock, read_only=True)
    assert hearings.get(reading.reader(), "h").title == "Vanløse"
    reading.close()
