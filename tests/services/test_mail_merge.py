"""One letter to many: the same pages as to each alone, whole files, and an end that tells how far it came."""

from __future__ import annotations

import errno
import io
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest

from kk_desktop.domain.people import BodyKind
from kk_desktop.domain.recipients import Recipient
from kk_desktop.domain.text import Block, Run
from kk_desktop.errors import UserError
from kk_desktop.services import mail_merge, pages
from kk_desktop.services.jobs import Stopped
from kk_desktop.services.mail_merge import file_names, told_stopped
from kk_desktop.services.paper import Variant
from kk_desktop.services.scratch import Scratch
from kk_desktop.services.workspace import Workspace
from tests.printing.gate import broken_rules, read_back

VALBY = Recipient("Valby Lokaludvalg", ("Valby Tingsted 7", "2500 Valby"))
WINDOW = Variant(window=True)


@pytest.fixture
def letter(workspace: Workspace) -> str:
    """A letter of one page."""
    document_id = workspace.documents.create("letter", "Høring om byens parker")
    text = Block(workspace.new_id(), runs=(Run("Vi beder om jeres bemærkninger inden den 2. maj 2025."),))
    workspace.documents.save_blocks(document_id, [text], [text.id])
    return document_id


def many(count: int) -> list[Recipient]:
    return [Recipient(f"Forening nr. {number}", ("Vejen 1", "2500 Valby")) for number in range(1, count + 1)]


def first_pages(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        return [page.get_textpage().get_text_range() for page in document]


@pytest.mark.parametrize("variant", [Variant(), WINDOW])
def test_each_letter_is_the_one_printed_to_that_recipient_alone(
    workspace: Workspace, letter: str, variant: Variant
) -> None:
    recipients = [VALBY, Recipient("Ældre Sagen")]
    with closing(workspace.mail_merge.letters(letter, recipients, variant)) as letters:
        merged = [rendered.pdf for rendered in letters]
    alone = []
    for each in recipients:
        address = "\n".join((each.name, *each.address)) if each.address else ""
        workspace.documents.change(letter, recipients=(each.name,), recipient_address=address)
        alone.append(workspace.pages.render(letter, variant).pdf)
    assert merged == alone
    assert merged[0] != merged[1]


def test_every_letter_gets_a_file_of_its_own_in_the_order_of_the_list(
    workspace: Workspace, letter: str, tmp_path: Path
) -> None:
    recipients = [*many(14), Recipient('Kunst/Kultur: "Byen"')]
    place = workspace.mail_merge.save_files(letter, recipients, tmp_path / "Breve")
    names = sorted(path.name for path in place.iterdir())
    assert place == tmp_path / "Breve"
    assert names == file_names(recipients)
    assert names[-1] == "015 Kunst Kultur Byen.pdf"
    for recipient, name in zip(recipients, names, strict=True):
        assert f"Til {recipient.name}" in first_pages((place / name).read_bytes())[0]


def test_a_folder_with_something_in_it_gets_a_new_one_inside(workspace: Workspace, letter: str, tmp_path: Path) -> None:
    (tmp_path / "Breve").mkdir()
    mine = tmp_path / "Breve" / "001 Valby Lokaludvalg.pdf"
    mine.write_bytes(b"mine")
    first = workspace.mail_merge.save_files(letter, [VALBY], tmp_path / "Breve")
    second = workspace.mail_merge.save_files(letter, [VALBY], tmp_path / "Breve")
    assert mine.read_bytes() == b"mine"
    assert (first.name, second.name) == ("Høring om byens parker", "Høring om byens parker (2)")
    assert (first / mine.name).read_bytes() == (second / mine.name).read_bytes()


def test_five_hundred_letters_stopped_at_the_fortieth_leave_forty_whole_files(
    workspace: Workspace, letter: str, tmp_path: Path
) -> None:
    recipients = many(500)
    progress = workspace.mail_merge.progress(recipients)
    said = []

    def listen() -> None:
        said.append(progress.sentence)
        if progress.done == 40:
            progress.stop()

    progress.listen = listen
    with pytest.raises(Stopped) as stopped:
        workspace.mail_merge.save_files(letter, recipients, tmp_path / "Breve", progress=progress)
    files = sorted((tmp_path / "Breve").iterdir())
    assert [path.name for path in files] == file_names(recipients)[:40]
    assert all(len(first_pages(path.read_bytes())) == 1 for path in files)
    assert said[-1] == "Gemmer 40 af 500 breve …"
    assert told_stopped(stopped.value) == "Stoppet. 40 breve er færdige og gemt."


def test_a_name_the_typeface_cannot_write_stops_there_and_is_told(
    workspace: Workspace, letter: str, tmp_path: Path
) -> None:
    recipients = [*many(16), Recipient("株式会社"), *many(3)]
    with pytest.raises(UserError) as told:
        workspace.mail_merge.save_files(letter, recipients, tmp_path / "Breve")
    assert str(told.value).startswith("Brev 17 til 株式会社 kan ikke laves. Skrifttypen mangler tegnet")
    assert str(told.value).endswith("De første 16 breve er færdige og gemt i ”Breve”.")
    assert len(list((tmp_path / "Breve").iterdir())) == 16
    with pytest.raises(UserError, match=r"Brevet til 株式会社 kan ikke laves\. .* Intet er gemt\."):
        workspace.mail_merge.save_one(letter, recipients, tmp_path / "Alle.pdf")
    assert not (tmp_path / "Alle.pdf").exists()


def test_what_the_text_itself_lacks_keeps_no_letter_back(workspace: Workspace, letter: str, tmp_path: Path) -> None:
    block = workspace.documents.blocks(letter)[0]
    workspace.documents.save_blocks(letter, [Block(block.id, runs=(Run("Et tegn: 株"),))], [block.id])
    place = workspace.mail_merge.save_files(letter, [VALBY], tmp_path / "Breve")
    assert [path.name for path in place.iterdir()] == ["001 Valby Lokaludvalg.pdf"]


def test_a_disk_that_gets_full_is_told_with_the_letters_that_are_saved(
    workspace: Workspace, letter: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []

    def write(path: Path, content: bytes, _scratch: Scratch) -> None:
        if len(written) == 2:
            raise UserError("Der er ikke plads.") from OSError(errno.ENOSPC, "No space left on device")
        pages.write_whole(path, content)
        written.append(path)

    monkeypatch.setattr(mail_merge, "write_whole", write)
    with pytest.raises(UserError) as told:
        workspace.mail_merge.save_files(letter, many(5), tmp_path / "Breve")
    assert str(told.value) == (
        "Brev 3 til Forening nr. 3 kan ikke laves. Der er ikke plads på disken."
        " De første 2 breve er færdige og gemt i ”Breve”."
    )
    assert sorted((tmp_path / "Breve").iterdir()) == written


def test_a_folder_for_letters_that_were_never_made_does_not_stay(
    workspace: Workspace, letter: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(path: Path, content: bytes, _scratch: Scratch) -> None:
        raise UserError("Der er ikke plads.") from OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(mail_merge, "write_whole", write)
    (tmp_path / "Andet.txt").touch()
    before = set(tmp_path.iterdir())
    with pytest.raises(UserError, match=r"Intet brev er gemt\."):
        workspace.mail_merge.save_files(letter, many(2), tmp_path)
    assert set(tmp_path.iterdir()) == before


def test_a_folder_that_cannot_be_used_is_told(workspace: Workspace, letter: str, tmp_path: Path) -> None:
    (tmp_path / "Breve").write_text("no folder", encoding="utf-8")
    with pytest.raises(UserError, match=r"Der kan ikke gemmes i mappen .* Intet er gemt\. Vælg en anden mappe\."):
        workspace.mail_merge.save_files(letter, [VALBY], tmp_path / "Breve")


def test_all_letters_in_one_pdf_are_accessible_and_begin_on_front_pages(
    workspace: Workspace, letter: str, tmp_path: Path
) -> None:
    recipients = [VALBY, Recipient("Ældre Sagen"), Recipient("Danske Handicaporganisationer")]
    target = tmp_path / "bunke" / "Alle.pdf"
    target.parent.mkdir()
    rendered = workspace.mail_merge.save_one(letter, recipients, target, duplex=True)
    texts = first_pages(target.read_bytes())
    assert [bool(text.strip()) for text in texts] == [True, False, True, False, True]
    assert rendered.parts == (0, 2, 4)
    assert [f"Til {each.name}" in texts[start] for each, start in zip(recipients, rendered.parts, strict=True)] == [
        True, True, True,
    ]  # fmt: skip
    assert broken_rules(target.parent) == {"Alle.pdf": set()}
    spoken = [text for _, text in read_back(target.read_bytes())]
    assert [text for text in spoken if text.startswith("Til ")] == [f"Til {each.name}" for each in recipients]
    assert spoken.count("Vi beder om jeres bemærkninger inden den 2. maj 2025.") == 3
    assert workspace.mail_merge.save_one(letter, recipients, target).page_count == 3


def test_stopping_one_pdf_leaves_nothing(workspace: Workspace, letter: str, tmp_path: Path) -> None:
    recipients = many(30)
    progress = workspace.mail_merge.progress(recipients)
    progress.listen = lambda: progress.stop() if progress.done == 3 else None
    with pytest.raises(Stopped):
        workspace.mail_merge.save_one(letter, recipients, tmp_path / "Alle.pdf", progress=progress)
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".pdf"] == []


def test_the_files_bodies_and_the_letters_own_recipients_are_lists(workspace: Workspace, letter: str) -> None:
    committees = workspace.mail_merge.read(workspace.mail_merge.bodies(BodyKind.LOCAL_COMMITTEE))
    assert len(committees) == 12
    assert all(entry.recipient is not None for entry in committees)
    workspace.documents.change(letter, recipients=("Valby Lokaludvalg", "Ældre Sagen"))
    assert [entry.text for entry in workspace.mail_merge.read(workspace.mail_merge.own(letter))] == [
        "Valby Lokaludvalg", "Ældre Sagen",
    ]  # fmt: skip


def test_an_envelopes_window_wants_addresses(workspace: Workspace) -> None:
    text = "Valby Lokaludvalg, Valby Tingsted 7, 2500 Valby\nÆldre Sagen"
    entries = workspace.mail_merge.read(text, window=True)
    assert [entry.remark for entry in entries] == ["", "Adressen mangler, så i ruden står kun navnet."]
    assert entries[1].recipient == Recipient("Ældre Sagen")


def test_a_document_that_names_no_recipient_is_not_merged(workspace: Workspace, tmp_path: Path) -> None:
    proposal = workspace.documents.create("proposal", "Helhedsplan")
    assert not workspace.mail_merge.can_merge(proposal)
    with pytest.raises(UserError, match="”Helhedsplan” viser ikke, hvem der får det"):
        workspace.mail_merge.save_files(proposal, [VALBY], tmp_path / "Breve")
    assert not (tmp_path / "Breve").exists()
