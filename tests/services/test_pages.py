"""What pages are set from, and the PDFs that come of it."""

import errno
import os
import stat
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from kk_desktop.domain.people import BodyKind
from kk_desktop.domain.text import Block, BlockKind, Run
from kk_desktop.errors import UserError
from kk_desktop.services.pages import SAFE_NAME_LENGTH, safe_file_name, write_whole
from kk_desktop.services.workspace import Workspace


def text_of(pdf: bytes) -> str:
    document = pdfium.PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(text.split())


def note(workspace: Workspace, text: str = "Vi bakker op om planen.") -> str:
    document_id = workspace.documents.create("memo", "Orientering")
    block = Block(workspace.new_id(), runs=(Run(text),))
    workspace.documents.save_blocks(document_id, [block], [block.id])
    return document_id


def test_a_documents_pages_show_its_title_and_text(workspace: Workspace) -> None:
    rendered = workspace.pages.render(note(workspace))
    assert rendered.page_count == 1
    assert "Orientering" in text_of(rendered.pdf)
    assert "Vi bakker op om planen." in text_of(rendered.pdf)


def test_what_is_being_typed_is_drawn_before_it_is_saved(workspace: Workspace) -> None:
    document_id = note(workspace)
    typed = Block("typed", runs=(Run("Ordene er ikke gemt endnu."),))
    rendered = workspace.pages.draw(workspace.pages.manuscript(document_id, [typed])).result()
    assert "Ordene er ikke gemt endnu." in text_of(rendered.pdf)
    assert rendered.block_boxes[0].block_id == "typed"
    assert workspace.documents.blocks(document_id)[0].text == "Vi bakker op om planen."


def test_the_manuscript_gathers_office_case_tables_and_bilag(workspace: Workspace) -> None:
    office = workspace.people.create_body(BodyKind.UNIT, "Team Plan", phone="33 66 00 00")
    case_id = workspace.cases.create("Mandat", "2011-40035")
    table_id = workspace.budgets.create("Udgifter")
    annex_id = workspace.documents.create("annex", "Kort over området")
    document_id = workspace.documents.create("memo", "Notat", case_id=case_id)
    workspace.documents.change(document_id, unit_id=office)
    workspace.attachments.add(document_id, "Kort over området", annex_id)
    block = Block(workspace.new_id(), BlockKind.TABLE, table_id=table_id)
    workspace.documents.save_blocks(document_id, [block], [block.id])
    manuscript = workspace.pages.manuscript(document_id)
    assert manuscript.case_number == "2011-40035"
    assert (manuscript.contact.unit, manuscript.contact.phone) == ("Team Plan", "33 66 00 00")
    assert [table.title for table in manuscript.tables] == ["Udgifter"]
    assert [annex.document.title for annex in manuscript.annexes] == ["Kort over området"]


def test_what_lies_in_the_bin_is_left_out_and_stops_nothing(workspace: Workspace) -> None:
    table_id, annex_id = workspace.budgets.create("Udgifter"), workspace.documents.create("annex", "Kort")
    document_id = workspace.documents.create("memo", "Notat")
    workspace.attachments.add(document_id, "Kort", annex_id)
    block = Block(workspace.new_id(), BlockKind.TABLE, table_id=table_id)
    workspace.documents.save_blocks(document_id, [block], [block.id])
    workspace.budgets.delete(table_id)
    workspace.documents.delete(annex_id)
    manuscript = workspace.pages.manuscript(document_id)
    assert (manuscript.tables, manuscript.annexes) == ((), ())
    assert workspace.pages.render(document_id).page_count == 1


def test_two_documents_that_are_each_others_bilag_do_not_go_round(workspace: Workspace) -> None:
    one, other = workspace.documents.create("memo", "Et"), workspace.documents.create("memo", "To")
    workspace.attachments.add(one, "To", other)
    workspace.attachments.add(other, "Et", one)
    (annex,) = workspace.pages.manuscript(one).annexes
    assert (annex.document.title, annex.annexes) == ("To", ())


def test_a_saved_pdf_is_the_page_that_was_shown(workspace: Workspace, tmp_path: Path) -> None:
    document_id = note(workspace)
    shown = workspace.pages.draw(workspace.pages.manuscript(document_id)).result()
    workspace.pages.save_pdf(document_id, tmp_path / "brev.pdf")
    assert (tmp_path / "brev.pdf").read_bytes() == shown.pdf


def test_a_folder_that_is_not_there_is_told_and_nothing_is_left(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"Intet er gemt\. Vælg en anden mappe\."):
        workspace.pages.save_pdf(note(workspace), tmp_path / "mangler" / "brev.pdf")
    assert not (tmp_path / "mangler").exists()


def test_a_file_is_replaced_whole_and_readable_by_others(tmp_path: Path) -> None:
    path = tmp_path / "brev.pdf"
    path.write_bytes(b"old")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert [each.name for each in tmp_path.glob("*") if each.is_file()] == ["brev.pdf"]
    beside = tmp_path / "ordinary"
    beside.touch()
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(beside.stat().st_mode)


def test_a_folder_is_not_taken_for_a_file(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="er en mappe"):
        write_whole(tmp_path, b"new")


def test_a_device_is_not_replaced_by_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Played: an administrator who runs the tests must not lose a device if this fails.
    device = tmp_path / "device"
    device.write_bytes(b"old")
    monkeypatch.setattr(Path, "is_file", lambda path: False)
    with pytest.raises(UserError, match="er ikke en almindelig fil"):
        write_whole(device, b"new")
    assert device.read_bytes() == b"old"


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"Intet er gemt\. Vælg"):
        write_whole(tmp_path / ("x" * 300), b"new")


def test_a_full_disk_is_told_and_the_older_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(_file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "brev.pdf").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(UserError, match=r"Der er ikke plads på disken til ”brev\.pdf”"):
        write_whole(tmp_path / "brev.pdf", b"new")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("brev.pdf", b"old")]


def test_a_pdf_never_takes_the_place_of_the_file_with_the_documents(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="er filen med dine dokumenter"):
        workspace.pages.save_pdf(note(workspace), workspace.path)
    assert workspace.checks.file() == []


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Høringssvar: ”Plan” 1/2", "Høringssvar ”Plan” 1 2"),
        ("Hvad nu?", "Hvad nu"),
        ("..", "Dokument"),
        ("", "Dokument"),
        ("aux", "aux_"),
        ("Linje\nto\t", "Linje to"),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(title: str, name: str) -> None:
    assert safe_file_name(title) == name


def test_a_long_title_is_cut_between_words() -> None:
    name = safe_file_name("Mandat til forhandling " * 10)
    assert len(name) <= SAFE_NAME_LENGTH
    assert name.endswith(("Mandat", "til", "forhandling"))
