"""Pictures are taken in whole and plain, or refused with one sentence that names them and their document."""

import io
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image

from kk_desktop.domain.text import Block, BlockKind, Run
from kk_desktop.errors import GoneError, LockedError, UserError
from kk_desktop.services import pictures
from kk_desktop.services.workspace import Workspace

SECRET = b"Optaget paa Vestergade 3, tredje sal"


@pytest.fixture
def letter(workspace: Workspace) -> str:
    return workspace.documents.create("letter", "Svar til Vanløse")


def picture(path: Path, size: tuple[int, int] = (60, 40), kind: str = "JPEG") -> Path:
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    Image.new("RGB", size, "navy").save(path, kind, exif=exif.tobytes())
    return path


def contents(workspace: Workspace) -> int:
    return workspace.desk.read().execute("SELECT count(*) FROM content").fetchone()[0]


def test_a_picture_is_kept_without_what_its_file_told(workspace: Workspace, letter: str, tmp_path: Path) -> None:
    path = picture(tmp_path / "kort.jpg")
    file = workspace.pictures.take(letter, path)
    data = workspace.pictures.data(file.digest)
    assert SECRET in path.read_bytes()
    assert SECRET not in data
    assert (file.name, file.media_type, file.size) == ("kort.jpg", "image/jpeg", len(data))
    assert file.digest == sha256(data).hexdigest()
    assert Image.open(io.BytesIO(data)).size == (60, 40)


def test_the_same_picture_twice_lies_in_the_file_once(workspace: Workspace, letter: str, tmp_path: Path) -> None:
    path = picture(tmp_path / "kort.jpg")
    assert workspace.pictures.take(letter, path) == workspace.pictures.take(letter, path)
    assert contents(workspace) == 1


def test_a_picture_in_the_text_is_printed_told_and_comes_back_when_its_deletion_is_undone(
    workspace: Workspace, letter: str, tmp_path: Path
) -> None:
    file = workspace.pictures.take(letter, picture(tmp_path / "kort.png", kind="PNG"))
    block = Block("figure", BlockKind.PICTURE, (Run("Bydelene"),), picture=file, alt="Kort over byen")
    workspace.documents.save_blocks(letter, [block], ["figure"])
    assert workspace.documents.blocks(letter) == [block]
    rendered = workspace.pages.render(letter)
    assert rendered.findings == ()
    assert {box.block_id for box in rendered.block_boxes} == {"figure"}
    workspace.documents.save_blocks(letter, [], [])
    workspace.history.undo()
    assert workspace.pages.render(letter).pdf == rendered.pdf


def test_taking_a_picture_in_is_no_step_to_undo(workspace: Workspace, letter: str, tmp_path: Path) -> None:
    before = workspace.history.recent()
    workspace.pictures.take(letter, picture(tmp_path / "kort.jpg"))
    assert workspace.history.recent() == before


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("noter.png", b"Bare tekst", "er ikke et billede af slagsen PNG eller JPEG"),
        ("tom.png", b"", "er tom"),
        ("halv.jpg", None, "er beskadiget"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_name_and_the_documents(
    workspace: Workspace, letter: str, tmp_path: Path, name: str, content: bytes | None, told: str
) -> None:
    path = tmp_path / name
    if content is None:
        content = picture(path, (400, 400)).read_bytes()[:3000]
    path.write_bytes(content)
    with pytest.raises(UserError, match=told) as refused:
        workspace.pictures.take(letter, path)
    assert f"”{name}”" in str(refused.value)
    assert "i ”Svar til Vanløse”" in str(refused.value)
    assert contents(workspace) == 0


def test_a_picture_of_twenty_thousand_points_is_refused_with_advice(
    workspace: Workspace, letter: str, tmp_path: Path
) -> None:
    path = tmp_path / "plan.png"
    Image.new("1", (20_000, 100)).save(path)
    with pytest.raises(UserError) as refused:
        workspace.pictures.take(letter, path)
    assert str(refused.value) == (
        "”plan.png” er for stort (20000 × 100 billedpunkter). Intet er sat ind i ”Svar til Vanløse”. "
        "Gør billedet mindre, og prøv igen."
    )


def test_a_folder_is_refused(workspace: Workspace, letter: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="er en mappe"):
        workspace.pictures.take(letter, tmp_path)


def test_a_file_larger_than_any_picture_is_refused(
    workspace: Workspace, letter: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "LARGEST", 500)
    with pytest.raises(UserError, match="Den er ikke sat ind i ”Svar til Vanløse”"):
        workspace.pictures.take(letter, picture(tmp_path / "kort.jpg"))


def test_a_locked_document_takes_no_picture(workspace: Workspace, letter: str, tmp_path: Path) -> None:
    workspace.desk.act("Afsendte", lambda db: db.execute("UPDATE document SET status = 'sent' WHERE id = ?", (letter,)))
    with pytest.raises(LockedError):
        workspace.pictures.take(letter, picture(tmp_path / "kort.jpg"))
    assert contents(workspace) == 0


def test_a_picture_that_is_gone_is_told(workspace: Workspace) -> None:
    with pytest.raises(GoneError):
        workspace.pictures.data("0" * 64)
