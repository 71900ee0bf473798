"""A hearing's material: files in, out, called something else, and along with the answer as bilag."""

from pathlib import Path

import pytest

from kk_desktop.domain.workflow import Status
from kk_desktop.errors import GoneError, LockedError, UserError
from kk_desktop.services import asking_letters
from kk_desktop.services.workspace import Workspace
from kk_desktop.storage import documents as document_store


@pytest.fixture
def hearing_id(workspace: Workspace) -> str:
    return workspace.hearings.register("Bydelsplan")


def made(folder: Path, name: str, data: bytes = b"%PDF-1.7 plan") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def titles(workspace: Workspace, hearing_id: str) -> list[str]:
    return [file.title for file in workspace.hearings.files(hearing_id)]


def test_files_become_material_in_natural_order_as_one_action(
    workspace: Workspace, hearing_id: str, tmp_path: Path
) -> None:
    paths = [made(tmp_path, name) for name in ("Kort 10.pdf", "Kort 2.pdf", "bilag_1 Plan.pdf")]
    workspace.hearing_files.add(hearing_id, paths)
    assert titles(workspace, hearing_id) == ["Plan", "Kort 2", "Kort 10"]
    assert workspace.history.undo() == "Tilføjede materiale"
    assert titles(workspace, hearing_id) == []


def test_one_file_that_cannot_be_read_keeps_all_out(workspace: Workspace, hearing_id: str, tmp_path: Path) -> None:
    paths = [made(tmp_path, "Plan.pdf"), tmp_path / "Væk.pdf"]
    with pytest.raises(UserError, match=r"”Væk\.pdf” findes ikke mere\. Den er ikke lagt ved ”Bydelsplan”"):
        workspace.hearing_files.add(hearing_id, paths)
    assert titles(workspace, hearing_id) == []


def test_a_file_that_is_too_large_is_refused_by_name_and_size(
    workspace: Workspace, hearing_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking_letters, "LARGEST", 1024 * 1024)
    path = made(tmp_path, "Plan.pdf", b"x" * (3 * 1024 * 1024))
    with pytest.raises(UserError, match=r"”Plan\.pdf” fylder 3 MB\. Der er plads til 1 MB\. Den er ikke lagt ved"):
        workspace.hearing_files.add(hearing_id, [path])


def test_material_is_called_something_else_and_taken_away(
    workspace: Workspace, hearing_id: str, tmp_path: Path
) -> None:
    (file_id,) = workspace.hearing_files.add(hearing_id, [made(tmp_path, "Plan.pdf")])
    workspace.hearing_files.rename(file_id, "Forslag til bydelsplan")
    assert titles(workspace, hearing_id) == ["Forslag til bydelsplan"]
    with pytest.raises(UserError, match="Materialets titel mangler"):
        workspace.hearing_files.rename(file_id, " ")
    workspace.hearing_files.remove(file_id)
    assert titles(workspace, hearing_id) == []
    workspace.history.undo()
    assert titles(workspace, hearing_id) == ["Forslag til bydelsplan"]


def test_material_goes_along_with_the_answer_as_its_next_bilag(
    workspace: Workspace, hearing_id: str, tmp_path: Path
) -> None:
    (answer,) = workspace.hearings.answers(hearing_id)
    workspace.attachments.add(answer.id, "Notat")
    (file_id,) = workspace.hearing_files.add(hearing_id, [made(tmp_path, "Plan.pdf")])
    workspace.hearing_files.attach(file_id, answer.id)
    workspace.hearing_files.remove(file_id)
    bilag = workspace.attachments.of(answer.id)[1]
    assert (bilag.number, bilag.title, bilag.file and bilag.file.name) == (2, "Plan", "Plan.pdf")
    copy = tmp_path / "Kopi.pdf"
    workspace.attachments.save_copy(bilag.id, copy)
    assert copy.read_bytes() == b"%PDF-1.7 plan"


def test_material_of_a_locked_answer_becomes_no_bilag(workspace: Workspace, hearing_id: str, tmp_path: Path) -> None:
    (answer,) = workspace.hearings.answers(hearing_id)
    (file_id,) = workspace.hearing_files.add(hearing_id, [made(tmp_path, "Plan.pdf")])
    workspace.desk.act("", lambda db: document_store.change(db, answer.id, status=Status.SIGNED))
    with pytest.raises(LockedError):
        workspace.hearing_files.attach(file_id, answer.id)
    assert workspace.attachments.of(answer.id) == []


def test_material_for_a_hearing_that_is_gone_is_not_put_in(
    workspace: Workspace, hearing_id: str, tmp_path: Path
) -> None:
    workspace.hearings.delete(hearing_id)
    with pytest.raises(GoneError):
        workspace.hearing_files.add(hearing_id, [made(tmp_path, "Plan.pdf")])


def test_material_is_shown_in_a_copy_that_goes_with_the_file(
    workspace: Workspace, hearing_id: str, tmp_path: Path
) -> None:
    workspace.hearing_files.add(hearing_id, [made(tmp_path, "Plan.pdf")])
    (file,) = workspace.hearings.files(hearing_id)
    copy = workspace.hearing_files.copy_to_look_at(file.file)
    assert copy.read_bytes() == b"%PDF-1.7 plan"
    workspace.file_copies.close()
    assert not copy.exists()
