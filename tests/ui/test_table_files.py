"""Tables in and out of the Budget tab: a file is shown first, then taken in, and what to look at leads to its cell."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QPushButton

from kk_desktop.ui.tabs.budget.files import TableFiles

from .conftest import WAIT
from .hands import retype, tab

COPY, LEFT, NO_KEY = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A workbook with a total that is wrong, and a second sheet."""
    book = Workbook()
    for row in (["1.000 kr. – 2025 p/l", 2025, 2026], ["Nord", 5, 7], ["Syd", 8, "se bilag"], ["I alt", 14, 7]):
        book.active.append(row)
    other = book.create_sheet("Andet")
    for row in (["Mio. kr.", "2025"], ["Vest", 3]):
        other.append(row)
    book.save(tmp_path / "Forbrug.xlsx")
    return tmp_path / "Forbrug.xlsx"


def files_of(page) -> TableFiles:
    return next(part for part in page.parts if isinstance(part, TableFiles))


def shown(page) -> list[list[str]]:
    model = page.model
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def drop(page, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    enter = QDragEnterEvent(QPointF(5, 5).toPoint(), COPY, mime, LEFT, NO_KEY)
    QGuiApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    QGuiApplication.sendEvent(page, QDropEvent(QPointF(5, 5), COPY, mime, LEFT, NO_KEY))


def test_a_file_let_go_of_is_shown_and_taken_in_and_undo_takes_it_away(qtbot, window, sheet):
    page = tab(window, "budget")
    before = len(window.workspace.budgets.rows())
    panel = files_of(page).panel
    drop(page, sheet)
    qtbot.waitUntil(lambda: panel.isVisible() and panel.take.isEnabled(), timeout=WAIT)
    assert len(window.workspace.budgets.rows()) == before
    assert panel.area.text() == "A1:C4"
    qtbot.waitUntil(panel.take.hasFocus, timeout=WAIT)
    qtbot.keyClick(panel.take, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: shown(page)[-1:] == [["I alt", "14", "7"]], timeout=WAIT)
    assert window.messages.text.startswith("Tabellen ”Sheet” er hentet ind. Der er 2 ting at se efter.")
    window.messages.press()
    qtbot.waitUntil(lambda: len(window.workspace.budgets.rows()) == before, timeout=WAIT)


def test_undo_of_a_fetched_table_leads_back_to_the_one_it_was_fetched_beside(qtbot, window, sheet):
    page = tab(window, "budget")
    beside = page.rows.rows[-1].id
    page.rows.choose(beside)
    title = page.model.table.title
    files = files_of(page)
    files.fetch([sheet])
    qtbot.waitUntil(files.panel.take.isEnabled, timeout=WAIT)
    files.panel.take.click()
    qtbot.waitUntil(lambda: page.model.table.title == "Sheet", timeout=WAIT)
    window.messages.press()
    qtbot.waitUntil(lambda: page.model.table.title != "Sheet", timeout=WAIT)
    assert (page.model.table.title, page.model.table.id, page.rows.current_id) == (title, beside, beside)


def test_a_mail_let_go_of_over_the_tab_is_the_windows_as_everywhere(qtbot, window, tmp_path):
    page = tab(window, "budget")
    (tmp_path / "Høring.eml").write_text("Subject: Høring\n\nKære alle", encoding="utf-8")
    with qtbot.waitSignal(window.dropped.dropped, timeout=WAIT) as told:
        drop(page, tmp_path / "Høring.eml")
    assert told.args == [[tmp_path / "Høring.eml"]]


def test_what_to_look_at_leads_to_its_cell(qtbot, window, sheet):
    page = tab(window, "budget")
    files = files_of(page)
    files.fetch([sheet])
    qtbot.waitUntil(files.panel.take.isEnabled, timeout=WAIT)
    files.panel.take.click()
    qtbot.waitUntil(lambda: shown(page)[0] == ["Nord", "5", "7"], timeout=WAIT)
    words = [card.accessibleName() for card in _links(files.panel)]
    assert (
        words[0]
        == "Vis cellen, Syd, 2026: ”se bilag” er ikke et beløb. Skriv fx 5.000 eller 1,5 mio. kr. Feltet er tomt."
    )
    qtbot.waitUntil(files.panel.isVisible, timeout=WAIT)
    _links(files.panel)[0].click()
    index = page.grid.currentIndex()
    assert (index.row(), index.column()) == (1, 2)


def test_another_sheet_or_area_is_shown_before_it_is_taken_in(qtbot, window, sheet):
    page = tab(window, "budget")
    panel = files_of(page).panel
    files_of(page).fetch([sheet])
    qtbot.waitUntil(panel.take.isEnabled, timeout=WAIT)
    retype(qtbot, panel.area, "A1:B3")
    qtbot.waitUntil(lambda: panel.preview.model().rowCount() == 2, timeout=WAIT)
    panel.choice.setCurrentIndex(1)
    panel.choice.activated.emit(1)
    qtbot.waitUntil(lambda: panel.preview.model().index(0, 0).data() == "Vest", timeout=WAIT)
    panel.leave.click()
    assert not panel.isVisible()


def test_two_tables_on_one_sheet_are_two_choices(qtbot, window, tmp_path):
    book = Workbook()
    for row in (["1.000 kr.", 2025], ["Vest", 1], ["Øst", 2], ["mio. kr.", 2025], ["Nord", 3], ["Syd", 4]):
        book.active.append(row)
    book.save(tmp_path / "To.xlsx")
    panel = files_of(tab(window, "budget")).panel
    files_of(tab(window, "budget")).fetch([tmp_path / "To.xlsx"])
    qtbot.waitUntil(panel.take.isEnabled, timeout=WAIT)
    assert [panel.choice.itemText(n) for n in range(panel.choice.count())] == ["Sheet, tabel 1", "Sheet, tabel 2"]
    assert panel.area.text() == "A1:B3"
    panel.choice.setCurrentIndex(1)
    panel.choice.activated.emit(1)
    qtbot.waitUntil(lambda: panel.preview.model().index(0, 0).data() == "Nord", timeout=WAIT)
    assert panel.area.text() == "A4:B6"


def test_the_figures_of_a_table_are_replaced_and_one_undo_brings_them_back(qtbot, window, sheet):
    page = tab(window, "budget")
    files = files_of(page)
    files.fetch([sheet])
    qtbot.waitUntil(files.panel.take.isEnabled, timeout=WAIT)
    files.panel.take.click()
    qtbot.waitUntil(lambda: shown(page)[0] == ["Nord", "5", "7"], timeout=WAIT)
    book = load_workbook(sheet)
    book.active["B2"] = 50
    book.save(sheet)
    files.fetch([sheet])
    qtbot.waitUntil(files.panel.replace.isEnabled, timeout=WAIT)
    files.panel.replace.click()
    qtbot.waitUntil(lambda: shown(page)[0] == ["Nord", "50", "7"], timeout=WAIT)
    window.messages.press()
    qtbot.waitUntil(lambda: shown(page)[0] == ["Nord", "5", "7"], timeout=WAIT)


def test_a_copied_table_is_taken_in_from_the_clipboard(qtbot, window):
    page = tab(window, "budget")
    files = files_of(page)
    QGuiApplication.clipboard().setText("1.000 kr.\t2025\nNord\t5\nSyd\t8\nI alt\t13\n")
    files.paste.trigger()
    qtbot.waitUntil(files.panel.take.isEnabled, timeout=WAIT)
    files.panel.take.click()
    qtbot.waitUntil(lambda: shown(page) == [["Nord", "5"], ["Syd", "8"], ["I alt", "13"]], timeout=WAIT)
    assert not files.panel.isVisible()
    # It has no caption, so its name is typed first.
    assert page.title.hasFocus()
    assert page.title.toPlainText() == page.title.textCursor().selectedText() == "Indsat tabel 1"
    qtbot.keyClicks(page.title, "Klubberne")
    qtbot.keyClick(page.title, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.model.table.title == "Klubberne", timeout=WAIT)


def test_a_copied_table_with_a_caption_is_called_so_and_its_figures_are_stood_in(qtbot, window):
    page = tab(window, "budget")
    files = files_of(page)
    QGuiApplication.clipboard().setText(
        "Tabel 2. Klubberne (1.000 kr.)\n\t2025\nNord\t5\nSyd\t15\nI alt\t20\nAndel\t25 %\n"
    )
    files.paste.trigger()
    qtbot.waitUntil(files.panel.take.isEnabled, timeout=WAIT)
    files.panel.take.click()
    qtbot.waitUntil(lambda: shown(page)[-1] == ["Andel", "25\u00a0%"], timeout=WAIT)
    assert page.model.table.title == "Klubberne"
    assert page.grid.hasFocus()


def test_a_table_is_saved_for_excel_and_csv(qtbot, window, tmp_path, monkeypatch):
    page = tab(window, "budget")
    files = files_of(page)
    table = next(row for row in window.workspace.budgets.rows() if row.case_number == "2011-40035")
    page.rows.choose(table.id)
    outs = ((files.save_excel, "En.xlsx"), (files.save_csv, "Ud.csv"), (files.save_case, "Alle.xlsx"))
    for action, name in outs:
        path = tmp_path / name
        monkeypatch.setattr(window.messages, "ask_save_path", lambda *_asked, path=path: path)
        action.trigger()
        qtbot.waitUntil(lambda name=name: window.messages.text == f"Gemt som ”{name}”.", timeout=WAIT)
    assert load_workbook(tmp_path / "En.xlsx").sheetnames == ["Tabel 1"]
    assert load_workbook(tmp_path / "Alle.xlsx").sheetnames == ["Tabel 1", "Tabel 2"]
    assert (tmp_path / "Ud.csv").read_text(encoding="utf-8-sig").startswith("Tabel 1. Ansøgninger")


def test_a_file_that_cannot_be_used_is_told_and_nothing_is_touched(qtbot, window, tmp_path):
    page = tab(window, "budget")
    before = len(window.workspace.budgets.rows())
    (tmp_path / "Gammel.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    files_of(page).fetch([tmp_path / "Gammel.xlsx"])
    qtbot.waitUntil(lambda: "det gamle Excel-format" in window.messages.text, timeout=WAIT)
    assert len(window.workspace.budgets.rows()) == before


def test_in_a_file_without_tables_the_first_one_of_a_file_is_taken_in_at_once(qtbot, window, sheet, monkeypatch):
    page = tab(window, "budget")
    for row in window.workspace.budgets.rows():
        window.workspace.budgets.delete(row.id)
    qtbot.waitUntil(page.empty.isVisible, timeout=WAIT)
    monkeypatch.setattr(window.messages, "ask_open_path", lambda *_asked: sheet)
    offered = next(each for each in page.empty.findChildren(QPushButton) if each.text() == "Hent tabel ind")
    offered.click()
    qtbot.waitUntil(lambda: shown(page)[-1:] == [["I alt", "14", "7"]], timeout=WAIT)


def test_a_file_that_can_only_be_read_takes_no_table_in(qtbot, window, sheet):
    page = tab(window, "budget")
    window.workspace.desk.database.read_only = True
    files_of(page).fetch([sheet])
    assert window.messages.text == "Filen kan kun læses. Intet er hentet ind."


def _links(panel):
    return [each for each in panel.findChildren(QPushButton) if each.accessibleName().startswith("Vis cellen")]
