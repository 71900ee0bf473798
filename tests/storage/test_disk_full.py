"""No room on the disk: said at once, nothing half written, and the same save succeeds when there is room."""

import errno
from pathlib import Path

import pytest

from kk_desktop.domain.documents import Document
from kk_desktop.errors import DiskFullError
from kk_desktop.storage import backups, documents
from kk_desktop.storage.database import Database
from kk_desktop.storage.rows import every
from tests.storage.desk import paragraph
from tests.storage.snapshot import snapshot

LONG = "Vi støtter forslaget. " * 4000


def limit(database: Database, pages: int) -> None:
    """Let the file grow to so many pages and no further, which SQLite answers as it does a full disk."""
    database.act("Satte grænse", lambda db: db.execute(f"PRAGMA max_page_count = {pages}").fetchall())


@pytest.fixture
def full(database: Database) -> Database:
    database.act("Oprettede", lambda db: documents.add(db, Document("d", "letter", "Svar")))
    pages = database.act("Talte", lambda db: db.execute("PRAGMA page_count").fetchone()[0])
    limit(database, pages)
    return database


def type_much(database: Database) -> None:
    block = paragraph("p", LONG)
    database.act("Rettede teksten", lambda db: documents.save_blocks(db, "d", [block], ["p"]))


def test_a_full_disk_is_told_and_nothing_is_half_written(full: Database) -> None:
    before = snapshot(full.reader())

    with pytest.raises(DiskFullError) as caught:
        type_much(full)

    assert str(caught.value) == (
        "Der er ikke plads på disken. Din tekst er bevaret, mens vinduet er åbent. Gør plads, så gemmer vi igen."
    )
    assert snapshot(full.reader()) == before
    assert every(full.reader(), "SELECT label FROM action ORDER BY n") == [{"label": "Oprettede"}]


def test_when_room_is_made_the_same_save_succeeds(full: Database) -> None:
    with pytest.raises(DiskFullError):
        type_much(full)

    limit(full, 1_000_000)
    type_much(full)

    assert documents.blocks(full.reader(), "d")[0].text == LONG


def test_a_backup_that_finds_no_room_leaves_nothing_behind(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(self: Path, target: Path) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", no_room)
    to = tmp_path / "kopi" / "arbejde.kkdb"
    to.parent.mkdir()

    with pytest.raises(DiskFullError):
        backups.make(database.path, to)
    assert list(to.parent.iterdir()) == []
