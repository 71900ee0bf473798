"""Nothing lies on the disk that somebody worked with once: a killed program's folders go, a running one's stay."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kk_desktop.domain.bundles import Bundle
from kk_desktop.errors import UserError
from kk_desktop.paths import scratch_folder
from kk_desktop.services.workspace import Workspace, create_workspace
from tests.printing import foreign_files

from .conftest import Clock, Machine

ROOT = Path(__file__).parents[2]


def everything_in(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


def halves_in(folder: Path) -> list[Path]:
    return list(folder.glob("." + "[0-9a-f]" * 32))


def killed_with_copies_on_the_disk(tmp_path: Path) -> Path:
    """Let another process make a copy to look at and be killed while it saves one; gives the first."""
    command = [sys.executable, "-m", "tests.services.looker", str(tmp_path / "other")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env=os.environ, text=True) as looker:
        assert looker.stdout is not None
        copy = Path(looker.stdout.readline().strip())
        assert copy.exists()
        looker.kill()
    return copy


@pytest.fixture
def letter(workspace: Workspace) -> str:
    return workspace.documents.create("letter", "Høring om byens parker")


def test_what_a_killed_program_left_goes_when_the_next_one_starts(
    tmp_path: Path, machine: Machine, clock: Clock
) -> None:
    copy = killed_with_copies_on_the_disk(tmp_path)
    assert copy in everything_in(scratch_folder())
    assert halves_in(tmp_path / "other")
    create_workspace(tmp_path / "Arbejde.kkdb", machine, clock).close()
    assert everything_in(scratch_folder()) == set()
    assert not halves_in(tmp_path / "other")
    assert not (tmp_path / "other" / "Kopi.txt").exists()


@pytest.mark.parametrize("told", ["", "Kort.txt", "/", "\0", ".kort", "../" + "a" * 32])
def test_a_note_that_names_anything_else_takes_nothing_away(
    tmp_path: Path, machine: Machine, clock: Clock, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    place = scratch_folder() / "left"
    place.mkdir()
    (place / "x.note").write_text(told, encoding="utf-8")
    for name in ("Kort.txt", ".kort", "a" * 32):
        (tmp_path / name).touch()
    before = set(tmp_path.iterdir())
    create_workspace(tmp_path / "Arbejde.kkdb", machine, clock).close()
    assert before <= set(tmp_path.iterdir())
    assert everything_in(scratch_folder()) == set()


def test_what_another_window_works_with_stays(
    workspace: Workspace, letter: str, tmp_path: Path, machine: Machine, clock: Clock
) -> None:
    note = tmp_path / "Kort.txt"
    note.write_text("kort", encoding="utf-8")
    (bilag,) = workspace.attachments.add_files(letter, [note])
    copy = workspace.attachments.copy_to_look_at(bilag)
    create_workspace(tmp_path / "Andet.kkdb", machine, clock).close()
    assert copy.read_text(encoding="utf-8") == "kort"
    workspace.close()
    assert everything_in(scratch_folder()) == set()


def test_a_bundle_leaves_nothing_behind(workspace: Workspace, letter: str, tmp_path: Path) -> None:
    bilag = tmp_path / "Kort.pdf"
    bilag.write_bytes(foreign_files.made("Kort"))
    workspace.attachments.add_files(letter, [bilag])
    workspace.bundles.save(letter, tmp_path / "Brev.pdf", Bundle.PAGES)
    assert not any(path.is_file() and path.suffix == ".pdf" for path in everything_in(scratch_folder()))
    workspace.close()
    assert everything_in(scratch_folder()) == set()


def test_a_folder_that_cannot_be_written_in_is_told(workspace: Workspace, letter: str, tmp_path: Path) -> None:
    bilag = tmp_path / "Kort.pdf"
    bilag.write_bytes(foreign_files.made("Kort"))
    workspace.attachments.add_files(letter, [bilag])
    folder = scratch_folder()
    folder.rmdir()
    folder.touch()
    with pytest.raises(UserError, match=r"hjælpefiler i mappen ”.*scratch”\. Intet er udskrevet eller gemt"):
        workspace.bundles.render(letter, Bundle.PAGES)
