"""What lacks a place in the records system, the package that goes there, and where it then lies."""

import zipfile
from datetime import date
from pathlib import Path

import pytest

from kk_desktop.domain.approvals import Approver, Decision, DecisionChannel
from kk_desktop.domain.dispatches import Addressee, DispatchChannel, Filing
from kk_desktop.errors import UserError
from kk_desktop.services.dispatches import Sending
from kk_desktop.services.workspace import Workspace

TODAY = date(2025, 3, 21)


@pytest.fixture
def sent(workspace: Workspace, tmp_path: Path) -> str:
    """A letter with two bilag of the same name that has been sent."""
    made = workspace.documents.create("letter", "Svar om støj")
    paths = []
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        paths.append(tmp_path / folder / "Kort.txt")
        paths[-1].write_text(folder, encoding="utf-8")
    workspace.attachments.add_files(made, paths)
    workspace.dispatches.send(made, Sending(TODAY, DispatchChannel.MAIL, (Addressee("ØU"),)))
    return made


def test_received_and_sent_things_are_listed_until_they_are_filed(workspace: Workspace, sent: str) -> None:
    hearing = workspace.hearings.register("Støjplan", "ØU", received_on=date(2025, 3, 1))
    assert [(each.kind, each.title, each.why) for each in workspace.filing.unfiled()] == [
        ("hearing", "Støjplan", "Modtaget høring"), ("document", "Svar om støj", "Afsendt"),
    ]  # fmt: skip

    workspace.filing.file_away("document", sent, "eDoc", "2025-0041207-3", TODAY)
    workspace.filing.file_away("hearing", hearing, "eDoc", "2025-0041207-1", TODAY)
    assert workspace.filing.unfiled() == []
    assert workspace.filing.of("document", sent) == Filing("eDoc", "2025-0041207-3", TODAY)

    workspace.history.undo()
    assert [each.kind for each in workspace.filing.unfiled()] == ["hearing"]


def test_a_day_to_come_is_refused(workspace: Workspace, sent: str) -> None:
    with pytest.raises(UserError, match="ikke kommet endnu"):
        workspace.filing.file_away("document", sent, "eDoc", "", date(2025, 3, 22))


def test_the_package_holds_the_letter_its_bilag_and_the_facts(workspace: Workspace, sent: str, tmp_path: Path) -> None:
    package = workspace.filing.package("document", sent)
    path = tmp_path / workspace.filing.file_name(package)
    workspace.filing.save_package(package, path)

    assert path.name == "Journal Svar om støj.zip"
    with zipfile.ZipFile(path) as made:
        assert made.namelist() == ["Svar om støj.pdf", "Bilag 1 Kort.txt", "Bilag 2 Kort.txt", "Journal.txt"]
        assert made.read("Svar om støj.pdf").startswith(b"%PDF-")
        assert made.read("Journal.txt").decode() == "Titel: Svar om støj\n"


def test_the_same_package_has_the_same_bytes(workspace: Workspace, sent: str, tmp_path: Path) -> None:
    for name in ("1.zip", "2.zip"):
        workspace.filing.save_package(workspace.filing.package("document", sent), tmp_path / name)
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()


def test_a_white_book_is_kept_and_our_remarks_are_followed_to_their_outcome(
    workspace: Workspace, tmp_path: Path
) -> None:
    hearing = workspace.hearings.register("Støjplan", "ØU")
    answer = workspace.hearings.answers(hearing)[0].id
    blocks = [
        type(workspace.documents.blocks(answer)[0])(f"b{n}", runs=(run,))
        for n, run in enumerate(map(_run, ("Vi beder om skærme.", "Vi støtter træer.", "Vi takker.")))
    ]
    workspace.documents.save_blocks(answer, blocks, [block.id for block in blocks])
    book = tmp_path / "Hvidbog_2025.txt"
    book.write_text("Samlet svar", encoding="utf-8")
    workspace.white_books.take_in(hearing, book)
    workspace.white_books.begin_outcomes(hearing)
    outcomes = workspace.white_books.outcomes(hearing)
    assert workspace.white_books.of(hearing).title == "Hvidbog 2025"
    assert [each.remark for each in outcomes] == ["Vi beder om skærme.", "Vi støtter træer.", "Vi takker."]
    assert workspace.white_books.told(hearing) == ""

    workspace.white_books.remove_outcome(outcomes[2].id)
    workspace.white_books.change_outcome(outcomes[0].id, outcome="met")
    workspace.white_books.change_outcome(outcomes[1].id, outcome="partly", comment="Kun nogle steder")
    assert workspace.white_books.told(hearing) == "1 af 2 bemærkninger er imødekommet, 1 delvist"
    assert workspace.filing.package("white_book", workspace.white_books.of(hearing).id).files == (
        ("Hvidbog_2025.txt", b"Samlet svar"),
    )


def _run(words: str):
    from kk_desktop.domain.text import Run

    return Run(words)


def test_what_is_signed_lacks_its_place_until_it_is_filed(workspace: Workspace) -> None:
    made = workspace.documents.create("letter", "Svar om støj")
    workspace.approvals.submit(made, [Approver("Bo Lund")])
    (submission,) = workspace.approvals.of(made)
    workspace.approvals.register(submission.steps[0].id, Decision.APPROVED, "Bo Lund", TODAY, DecisionChannel.SPOKEN)
    assert not workspace.filing.lacks_place("document", made)
    workspace.approvals.mark_signed(made)
    assert [(each.title, each.why) for each in workspace.filing.unfiled()] == [("Svar om støj", "Underskrevet")]
    assert workspace.filing.lacks_place("document", made)
