"""Bilag with files: what is kept of them, how they are named, and what is refused with nothing half done."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kk_desktop.errors import DiskFullError, GoneError, LockedError, UserError
from kk_desktop.services import incoming
from kk_desktop.services.attachments import title_of
from kk_desktop.services.workspace import Workspace
from kk_desktop.storage import documents as store
from tests.printing import foreign_files


@pytest.fixture
def letter(workspace: Workspace) -> str:
    return workspace.documents.create("letter", "Svar på høring")


def written(folder: Path, name: str, data: bytes = b"indhold") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def titles(workspace: Workspace, letter: str) -> list[str]:
    return [f"{bilag.number} {bilag.title}" for bilag in workspace.attachments.of(letter)]


def contents(workspace: Workspace) -> int:
    with closing(sqlite3.connect(workspace.path)) as db:
        return db.execute("SELECT count(*) FROM content").fetchone()[0]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Kort over Vanløse.pdf", "Kort over Vanløse"),
        ("budget_2026_endelig.xlsx", "budget 2026 endelig"),
        ("Bilag 3 - Kort.pdf", "Kort"),
        ("bilag 12a_Brev fra beboerne.pdf", "Brev fra beboerne"),
        ("Bilag 3.pdf", "Bilag 3"),
        ("Bilagsliste.pdf", "Bilagsliste"),
        ("arkiv.tar.gz", "arkiv.tar"),
    ],
)
def test_a_bilag_takes_its_title_from_the_name_of_its_file(name: str, title: str) -> None:
    assert title_of(name) == title


def test_files_become_bilag_in_the_order_that_people_read_their_names(
    workspace: Workspace, letter: str, tmp_path: Path
) -> None:
    names = ["Bilag 10 Tal.xlsx", "Bilag 2 Kort.pdf", "Åben mail.eml", "bilag 1.txt"]
    ids = workspace.attachments.add_files(letter, [written(tmp_path, name) for name in names])
    assert titles(workspace, letter) == ["1 bilag 1", "2 Kort", "3 Tal", "4 Åben mail"]
    assert [bilag.id for bilag in workspace.attachments.of(letter)] == ids
    assert workspace.history.undo() == "Tilføjede 4 bilag"
    assert titles(workspace, letter) == []


def test_what_a_file_is_is_told_by_what_it_holds_before_its_name(
    workspace: Workspace, letter: str, tmp_path: Path
) -> None:
    pdf = written(tmp_path, "scan.dat", foreign_files.made("Kort"))
    other = written(tmp_path, "tal.xlsx", b"PK")
    workspace.attachments.add_files(letter, [pdf, other])
    files = [bilag.file for bilag in workspace.attachments.of(letter)]
    assert [(file.media_type.rpartition("/")[2], file.has_pages) for file in files if file] == [
        ("pdf", True),
        ("vnd.openxmlformats-officedocument.spreadsheetml.sheet", False),
    ]


def test_a_file_comes_out_again_to_the_byte(workspace: Workspace, letter: str, tmp_path: Path) -> None:
    data = os.urandom(3 * 1024**2)
    (bilag,) = workspace.attachments.add_files(letter, [written(tmp_path, "Kort.bin", data)])
    workspace.attachments.save_copy(bilag, tmp_path / "kopi.bin")
    assert (tmp_path / "kopi.bin").read_bytes() == data
    file = workspace.attachments.get(bilag).file
    assert file is not None
    assert file.size_in_words == "3,0\u00a0MB"


def test_a_bilag_gets_a_file_another_one_and_none_and_each_step_can_be_taken_back(
    workspace: Workspace, letter: str, tmp_path: Path
) -> None:
    bilag = workspace.attachments.add(letter, "Kort")

    def name() -> str | None:
        file = workspace.attachments.get(bilag).file
        return file.name if file else None

    workspace.attachments.set_file(letter, bilag, written(tmp_path, "en.pdf", b"1"))
    workspace.attachments.set_file(letter, bilag, written(tmp_path, "to.pdf", b"2"))
    workspace.attachments.remove_file(letter, bilag)
    assert name() is None
    told = []
    for _ in range(3):
        workspace.history.undo()
        told.append(name())
    assert told == ["to.pdf", "en.pdf", None]
    with pytest.raises(GoneError, match=r"Bilag 1 har ingen fil\. Intet er gemt"):
        workspace.attachments.save_copy(bilag, tmp_path / "kopi.pdf")


@pytest.mark.parametrize(
    ("name", "reason"),
    [("mappe", "er en mappe"), ("borte.pdf", "findes ikke mere"), ("tom.pdf", "er tom"), ("stor.pdf", "fylder 2 MB")],
)
def test_what_cannot_be_put_in_is_told_and_nothing_is(
    workspace: Workspace, letter: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, reason: str
) -> None:
    monkeypatch.setattr(incoming, "LARGEST", 1024 * 1024)
    (tmp_path / "mappe").mkdir()
    written(tmp_path, "tom.pdf", b"")
    written(tmp_path, "stor.pdf", b"x" * 2 * 1024 * 1024)
    good = written(tmp_path, "god.pdf")
    with pytest.raises(UserError, match=f"”{name}” {reason}.*ikke lagt ind i ”Svar på høring”"):
        workspace.attachments.add_files(letter, [good, tmp_path / name])
    assert titles(workspace, letter) == []
    bilag = workspace.attachments.add(letter, "Kort")
    with pytest.raises(UserError, match=f"”{name}” {reason}.*ikke lagt ind som bilag 1 i ”Svar på høring”"):
        workspace.attachments.set_file(letter, bilag, tmp_path / name)
    assert workspace.attachments.get(bilag).file is None


def test_a_locked_document_takes_no_file_and_keeps_those_it_has(
    workspace: Workspace, letter: str, tmp_path: Path
) -> None:
    path = written(tmp_path, "Kort.pdf")
    (bilag,) = workspace.attachments.add_files(letter, [path])
    before = contents(workspace)
    workspace.desk.act("Afsendte", lambda db: store.change(db, letter, status="sent"))
    other = written(tmp_path, "Nyt.pdf", b"nyt")
    for attempt in (
        lambda: workspace.attachments.add_files(letter, [other]),
        lambda: workspace.attachments.set_file(letter, bilag, other),
        lambda: workspace.attachments.remove_file(letter, bilag),
    ):
        with pytest.raises(LockedError, match="låst og kan ikke ændres"):
            attempt()
    assert contents(workspace) == before
    assert titles(workspace, letter) == ["1 Kort"]


def test_a_bilag_that_is_gone_takes_no_file(workspace: Workspace, letter: str, tmp_path: Path) -> None:
    bilag = workspace.attachments.add(letter, "Kort")
    workspace.history.undo()
    for attempt in (
        lambda: workspace.attachments.set_file(letter, bilag, written(tmp_path, "Kort.pdf")),
        lambda: workspace.attachments.remove_file(letter, bilag),
        lambda: workspace.attachments.save_copy(bilag, tmp_path / "kopi.pdf"),
    ):
        with pytest.raises(GoneError):
            attempt()


def test_a_copy_never_takes_the_place_of_the_file_with_the_documents(
    workspace: Workspace, letter: str, tmp_path: Path
) -> None:
    (bilag,) = workspace.attachments.add_files(letter, [written(tmp_path, "Kort.pdf")])
    with pytest.raises(UserError, match="er filen med dine dokumenter"):
        workspace.attachments.save_copy(bilag, workspace.path)
    assert titles(workspace, letter) == ["1 Kort"]


def test_a_copy_to_look_at_can_be_read_until_the_file_is_closed(
    workspace: Workspace, letter: str, tmp_path: Path
) -> None:
    ids = workspace.attachments.add_files(letter, [written(tmp_path, n, n.encode()) for n in ("Kort.txt", "Tal.csv")])
    one, other = (workspace.attachments.copy_to_look_at(bilag) for bilag in ids)
    assert workspace.attachments.copy_to_look_at(ids[0]) == one
    assert (one.name, one.read_bytes(), other.read_bytes()) == ("Kort.txt", b"Kort.txt", b"Tal.csv")
    assert not one.stat().st_mode & 0o222
    workspace.close()
    assert not one.exists()


@pytest.mark.parametrize("name", ["opdater.exe", "start.bat", "genvej.lnk", "uden"])
def test_what_could_be_a_program_is_never_opened(workspace: Workspace, letter: str, tmp_path: Path, name: str) -> None:
    (bilag,) = workspace.attachments.add_files(letter, [written(tmp_path, name, b"MZ")])
    with pytest.raises(UserError, match="om den er et program"):
        workspace.attachments.copy_to_look_at(bilag)


def test_a_program_with_the_mark_of_a_pdf_is_opened_as_a_pdf(workspace: Workspace, letter: str, tmp_path: Path) -> None:
    (bilag,) = workspace.attachments.add_files(letter, [written(tmp_path, "opdater.exe", b"MZ %PDF-1.7")])
    assert workspace.attachments.copy_to_look_at(bilag).name == "opdater.pdf"


def test_a_full_disk_is_told_with_the_name_of_the_file_and_nothing_is_put_in(
    workspace: Workspace, letter: str, tmp_path: Path
) -> None:
    path = written(tmp_path, "Kort.pdf", os.urandom(2_000_000))
    # SQLite answers a file that may not grow as it does a full disk.
    workspace.desk.act("Satte grænse", lambda db: db.execute("PRAGMA max_page_count = 1").fetchall())
    with pytest.raises(DiskFullError, match=r"ikke plads på disken til ”Kort.pdf”\. Den er ikke lagt ind i ”Svar"):
        workspace.attachments.add_files(letter, [path])
    assert titles(workspace, letter) == []
    assert contents(workspace) == 0
