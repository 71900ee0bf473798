"""Flettebrev in the window: the list and what is read of it, the letter to one of them, and all on their way."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from kk_desktop.domain.dispatches import Addressee
from kk_desktop.domain.people import BodyKind
from kk_desktop.domain.recipients import Recipient
from kk_desktop.ui.main_window import MainWindow
from kk_desktop.ui.merge_page import MergePage
from kk_desktop.ui.printing import Job

from .conftest import WAIT
from .paper import Printer
from .test_controls import controls, has_name

LIST = """Valby Lokaludvalg
Valby Tingsted 7
2500 Valby

Ældre Sagen

Valby Lokaludvalg
Valby Tingsted 7
2500 Valby
"""


def open_letter(qtbot: QtBot, window: MainWindow):
    """The Vanløse letter in its editor."""
    row = next(row for row in window.workspace.hearings.rows() if row.title.startswith("Vanløse"))
    pane = window.shelf.page("responses").document
    with qtbot.waitSignal(pane.live_page.drawn, timeout=WAIT):
        window.go_to("hearing", row.hearing_id)
    return pane


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> MergePage:
    """The page as it opens from the menu."""
    pane = open_letter(qtbot, window)
    window.show_tab("responses")
    pane.commands()["mail_merge"].trigger()
    made = window.stack.currentWidget()
    assert isinstance(made, MergePage)
    qtbot.waitUntil(lambda: made.page.page_count > 0, timeout=WAIT)
    return made


def type_list(qtbot: QtBot, page: MergePage, text: str) -> None:
    """Paste a list in place of what stands there, and wait for the letter to the first of them."""
    with qtbot.waitSignal(page.list_read, timeout=WAIT):
        page.list.setPlainText(text)
    page.page.clear()
    qtbot.waitUntil(lambda: page.page.page_count > 0, timeout=WAIT)


def texts(pdf: Path) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [sheet.get_textpage().get_text_range() for sheet in document]


def test_it_begins_with_the_letters_own_recipients(page: MergePage) -> None:
    assert page.list.toPlainText() == "Økonomiudvalget"
    assert page.count.text() == "1 brev"


def test_the_list_is_read_as_it_is_pasted_and_troubles_are_told_at_their_row(qtbot: QtBot, page: MergePage) -> None:
    type_list(qtbot, page, LIST)
    assert page.count.text() == "2 breve"
    assert page.trouble.text() == "1 linje giver ikke et brev."
    assert [row.title for row in page.rows.rows] == [
        "Valby Lokaludvalg",
        "Ældre Sagen",
        "Valby Lokaludvalg, Valby Tingsted 7, 2500 Valby",
    ]
    assert page.rows.rows[2].detail == "Står også som nummer 1 og får kun ét brev."
    page.window_box.click()
    assert page.rows.rows[1].detail == "Adressen mangler, så i ruden står kun navnet."


def test_bodies_of_the_file_are_put_behind_what_stands_there(page: MergePage) -> None:
    words = [action.text() for action in page.fetch.menu().actions()]
    page.fetch.menu().actions()[words.index("Lokaludvalgene")].trigger()
    assert page.count.text() == "13 breve"
    assert page.list.toPlainText().splitlines()[:2] == ["Økonomiudvalget", "Amager Vest Lokaludvalg"]


def test_a_list_of_ones_own_is_put_behind_what_stands_there(qtbot: QtBot, window: MainWindow, page: MergePage) -> None:
    members = [Addressee("fsb", "post@fsb.example"), Addressee("AAB", "Havneholmen 21, 1561 København V")]
    window.workspace.distribution_lists.create("Boligselskaber", members)
    menu = page.fetch.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == "Boligselskaber").trigger()
    assert page.recipients[1:] == [
        Recipient("fsb"), Recipient("AAB", ("Havneholmen 21", "1561 København V")),
    ]  # fmt: skip


def test_an_empty_list_says_how_to_fill_it_and_nothing_can_be_sent(qtbot: QtBot, page: MergePage) -> None:
    page.list.clear()
    qtbot.waitUntil(page.nothing.isVisible, timeout=WAIT)
    assert "celler fra et regneark" in page.nothing.sentence
    assert not any(each.isEnabled() for each in (page.print, page.save_files, page.save_one))


def test_the_letters_go_to_the_printer_as_one_job_each_on_a_front_page(
    qtbot: QtBot, page: MergePage, window: MainWindow, tmp_path: Path
) -> None:
    type_list(qtbot, page, "Valby Lokaludvalg\nÆldre Sagen\nDanske Handicaporganisationer")
    printer = Printer(tmp_path / "paper.pdf", both_sides=True)
    jobs: list[Job] = []
    page.output.ask_printer = lambda _parent, job: jobs.append(job) or printer
    page.both_sides.click()
    with qtbot.waitSignal(page.output.done, timeout=WAIT):
        page.print.click()
        assert page.output.panel.both_sides.isChecked()
        page.output.panel.go.click()
    assert window.messages.text == "3 breve er sendt til printeren: 6 sider."
    assert len(printer.sides()) == 6
    assert jobs[0].page_count is None
    assert jobs[0].paper.both_sides


def test_the_letters_are_saved_in_the_folder_and_told(
    qtbot: QtBot, page: MergePage, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_list(qtbot, page, "Valby Lokaludvalg\nÆldre Sagen")
    monkeypatch.setattr(window.messages, "ask_folder", lambda *_words: tmp_path / "Breve")
    with qtbot.waitSignal(page.output.done, timeout=WAIT):
        page.save_files.click()
    files = sorted((tmp_path / "Breve").iterdir())
    assert [path.name for path in files] == ["001 Valby Lokaludvalg.pdf", "002 Ældre Sagen.pdf"]
    assert "Til Ældre Sagen" in texts(files[1])[0]
    assert window.messages.text == "2 breve er gemt i mappen ”Breve”."


def test_all_letters_are_saved_in_one_pdf(
    qtbot: QtBot, page: MergePage, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_list(qtbot, page, "Valby Lokaludvalg\nÆldre Sagen")
    monkeypatch.setattr(window.messages, "ask_save_path", lambda *_words: tmp_path / "Alle.pdf")
    with qtbot.waitSignal(page.output.done, timeout=WAIT):
        page.save_one.click()
    assert [
        "Til Valby Lokaludvalg" in texts(tmp_path / "Alle.pdf")[0],
        "Til Ældre Sagen" in texts(tmp_path / "Alle.pdf")[2],
    ] == [True, True]
    assert window.messages.text == "”Alle.pdf” er gemt: 2 breve på 4 sider."


def test_five_hundred_letters_tell_how_far_they_are_and_stop_leaves_whole_files(
    qtbot: QtBot, page: MergePage, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_list(qtbot, page, "\n".join(f"Forening nr. {number}" for number in range(1, 501)))
    monkeypatch.setattr(window.messages, "ask_folder", lambda *_words: tmp_path / "Breve")
    jobs = window.messages.jobs
    with qtbot.waitSignal(page.output.done, timeout=WAIT):
        page.save_files.click()
        qtbot.waitUntil(lambda: re.fullmatch(r"Gemmer [1-9]\d* af 500 breve …", jobs.text), timeout=WAIT)
        qtbot.mouseClick(jobs.stop_button, Qt.MouseButton.LeftButton)
    files = sorted((tmp_path / "Breve").iterdir())
    assert 0 < len(files) < 500
    letters = "1 brev er færdigt" if len(files) == 1 else f"{len(files)} breve er færdige"
    assert window.messages.text == f"Stoppet. {letters} og gemt."
    assert all(f"Forening nr. {number}" in texts(path)[0] for number, path in enumerate(files, 1))


def test_the_list_of_local_committees_is_the_files_own(page: MergePage, window: MainWindow) -> None:
    names = window.workspace.mail_merge.bodies(BodyKind.LOCAL_COMMITTEE).splitlines()
    assert len(names) == 12
    assert all(name.endswith("Lokaludvalg") for name in names)


def test_a_proposal_has_no_recipient_and_offers_no_letters(qtbot: QtBot, window: MainWindow) -> None:
    proposal = next(row for row in window.workspace.documents.rows() if row.kind == "proposal")
    pane = window.shelf.page("cases").pane
    with qtbot.waitSignal(pane.live_page.drawn, timeout=WAIT):
        window.go_to("document", proposal.id)
    assert "mail_merge" not in pane.commands()
    assert "print" in pane.commands()


def test_esc_goes_back_to_the_letter(qtbot: QtBot, page: MergePage, window: MainWindow) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.shelf.page("responses")


def test_every_control_has_a_name_and_no_words_are_cut_in_the_smallest_window(
    page: MergePage, window: MainWindow
) -> None:
    found = list(controls(page)) + list(controls(page.output.panel))
    assert [type(each).__name__ for each in found if not has_name(each)] == []
    window.resize(1024, 640)
    buttons = [each for each in page.findChildren(QPushButton) if each.isVisible()]
    assert [each.text() for each in buttons if each.width() < each.sizeHint().width()] == []
    assert [each.text() for each in buttons if each.mapTo(page, each.rect().topRight()).x() > page.width()] == []
    assert page.page.width() >= 280


def test_tab_goes_from_the_list_to_the_choices_and_the_letters(qtbot: QtBot, page: MergePage) -> None:
    page.list.setFocus()
    reached = []
    for _ in range(3):
        qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
        reached.append(page.window().focusWidget())
    assert reached == [page.window_box, page.both_sides, page.rows]


@pytest.fixture
def under_way(
    qtbot: QtBot, page: MergePage, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Five hundred letters on their way into a folder, some of them there."""
    type_list(qtbot, page, "\n".join(f"Forening nr. {number}" for number in range(1, 501)))
    monkeypatch.setattr(window.messages, "ask_folder", lambda *_words: tmp_path / "Breve")
    page.save_files.click()
    qtbot.waitUntil(lambda: re.fullmatch(r"Gemmer [1-9]\d* af 500 breve …", window.messages.jobs.text), timeout=WAIT)
    return tmp_path / "Breve"


def test_leaving_the_page_lets_the_letters_go_on_and_their_end_is_told(
    qtbot: QtBot, page: MergePage, window: MainWindow, under_way: Path
) -> None:
    window.menus.actions["bin"].trigger()
    qtbot.waitUntil(lambda: not isValid(page), timeout=WAIT)
    assert window.messages.jobs.is_busy
    window.messages.jobs.stop()
    qtbot.waitUntil(lambda: window.messages.text.endswith("og gemt."), timeout=WAIT)
    count = len(list(under_way.iterdir()))
    assert str(count) in window.messages.text


def test_closing_the_file_stops_the_letters_and_leaves_whole_ones(
    window: MainWindow, under_way: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.messages, "confirm", lambda *_words: True)
    assert window.close_file()
    files = sorted(under_way.iterdir())
    assert 0 < len(files) < 500
    assert all(f"Forening nr. {number}" in texts(path)[0] for number, path in enumerate(files, 1))
