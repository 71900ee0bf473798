"""Sammenlign versioner through the real page: what is seen, gone to, taken back, restored and read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kk_desktop.domain.versions import VersionReason
from kk_desktop.domain.workflow import Status
from kk_desktop.storage import documents as document_store
from kk_desktop.ui.compare.column import Column
from kk_desktop.ui.compare.page import ComparePage
from kk_desktop.ui.compare.rows import MOST
from tests.ui.compare.conftest import NEW, OLD, write
from tests.ui.editor.conftest import Desk

Open = Callable[[str], ComparePage]


def read(column: Column) -> list[str]:
    return column.toPlainText().split("\n")


def blocks(desk: Desk, document_id: str) -> list[str]:
    return [block.text for block in desk.workspace.documents.blocks(document_id)]


def test_the_two_texts_stand_beside_each_other_with_what_is_unchanged_folded(compare: Open, document_id: str) -> None:
    page = compare(document_id)
    beside = page.reading.beside
    assert read(beside.old) == [
        "Svar om planen",
        "…  1 uændret afsnit  ·  vis",
        OLD[1],
        "…  1 uændret afsnit  ·  vis",
        OLD[3],
    ]
    assert read(beside.new)[2::2] == [NEW[1], NEW[3]]
    assert (page.old_title.text(), page.new_title.currentText()) == ("Til Bo", "Teksten nu")
    assert beside.old.row_heights() != []
    assert page.head.where == "Ændring 1 af 3  ·  2. afsnit  ·  3 ændringer, 1 i tal"


def tops(column: Column) -> list[int]:
    document = column.document()
    layout, numbers = document.documentLayout(), range(document.blockCount())
    return [round(layout.blockBoundingRect(document.findBlockByNumber(number)).top()) for number in numbers]


def test_rows_stand_on_a_level_and_scroll_together(qtbot: QtBot, compare: Open, desk: Desk, document_id: str) -> None:
    write(desk, document_id, *(text * 30 for text in NEW))
    page = compare(document_id)
    beside = page.reading.beside
    qtbot.waitUntil(lambda: tops(beside.old) == tops(beside.new))
    page.resize(1100, 700)
    qtbot.waitUntil(lambda: tops(beside.old) == tops(beside.new))
    beside.new.verticalScrollBar().setValue(40)
    assert beside.old.verticalScrollBar().value() == 40


def test_f8_goes_to_the_next_change_and_round_and_shift_f8_back(qtbot: QtBot, compare: Open, document_id: str) -> None:
    page = compare(document_id)
    page.list.rows.setFocus()
    seen = []
    for modifier in (Qt.KeyboardModifier.NoModifier,) * 3 + (Qt.KeyboardModifier.ShiftModifier,):
        qtbot.keyClick(page.list.rows, Qt.Key.Key_F8, modifier)
        seen.append(page.head.where.split("  ·  ")[:2])
    assert seen == [
        ["Ændring 2 af 3", "2. afsnit"],
        ["Ændring 3 af 3", "4. afsnit"],
        ["Ændring 1 af 3", "2. afsnit"],
        ["Ændring 3 af 3", "4. afsnit"],
    ]


def test_esc_goes_back(qtbot: QtBot, compare: Open, document_id: str) -> None:
    page = compare(document_id)
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page.reading.beside.new, Qt.Key.Key_Escape)


def test_a_fold_is_opened_by_its_link(compare: Open, document_id: str) -> None:
    beside = compare(document_id).reading.beside
    beside.new.anchorClicked.emit(QUrl("#1"))
    assert read(beside.new)[1] == NEW[0]
    assert read(beside.old)[1] == OLD[0]


def test_one_old_wording_comes_back_and_the_comparison_follows(
    qtbot: QtBot, desk: Desk, compare: Open, document_id: str
) -> None:
    page = compare(document_id)
    page.step(1)
    with qtbot.waitSignal(page.compared, timeout=20_000):
        page.head.old_words.click()
    assert "fokus på fx job" in blocks(desk, document_id)[1]
    assert "meget positive" in blocks(desk, document_id)[1]
    assert page.comparison is not None
    assert page.comparison.count == "2 ændringer, 1 i tal"
    with qtbot.waitSignal(page.compared, timeout=20_000):
        desk.workspace.history.undo()
    assert blocks(desk, document_id) == list(NEW)


def test_a_whole_version_is_restored_and_told(qtbot: QtBot, desk: Desk, compare: Open, document_id: str) -> None:
    page = compare(document_id)
    assert not page.list.restore.isEnabled()
    (version,) = desk.workspace.versions.of(document_id)
    with qtbot.waitSignal(page.compared, timeout=20_000):
        page.list.rows.choose(version.id)
    with qtbot.waitSignal(page.compared, timeout=20_000):
        page.list.restore.click()
    assert blocks(desk, document_id) == list(OLD)
    assert desk.messages.text == ("Titel og tekst er igen som i ”Til Bo”. Modtagere, datoer og bilag er ikke rørt.")
    assert [row.title for row in page.list.rows.rows] == [
        "Teksten nu", "Gendannet fra ”Til Bo”", "Gemt undervejs", "Til Bo",
    ]  # fmt: skip


def test_two_versions_are_compared_and_then_no_wording_can_be_brought_back(
    qtbot: QtBot, desk: Desk, compare: Open, document_id: str
) -> None:
    desk.workspace.versions.keep(document_id, VersionReason.NAMED, "Til Mette")
    write(desk, document_id, *NEW[:3])
    page = compare(document_id)
    first, second = desk.workspace.versions.of(document_id)
    with qtbot.waitSignal(page.compared, timeout=20_000):
        page.list.rows.choose(first.id)
    with qtbot.waitSignal(page.compared, timeout=20_000):
        page.new_title.setCurrentIndex(page.new_title.findData(second.id))
        page.new_title.activated.emit(page.new_title.currentIndex())
    assert page.comparison is not None
    assert len(page.comparison.spots) == 3
    assert not page.head.old_words.isEnabled()


def test_a_moved_paragraph_is_told_at_both_places_and_is_one_change(
    compare: Open, desk: Desk, document_id: str
) -> None:
    order = [f"p{number}" for number in (0, 2, 3, 1)]
    desk.workspace.documents.save_blocks(document_id, [], order)
    page = compare(document_id)
    page.show_mode("one")
    told = [text for text in read(page.reading.one.column) if text.startswith("Flyttet")]
    assert [text.split(":")[0] for text in told] == ["Flyttet herfra", "Flyttet hertil"]
    signs = {mark.sign for mark in page.reading.one.column.marks}
    assert "↕" in signs


def test_the_page_shows_the_changes_as_a_proof_and_a_version_as_it_was(
    qtbot: QtBot, compare: Open, desk: Desk, document_id: str
) -> None:
    page = compare(document_id)
    with qtbot.waitSignal(page.pages_shown, timeout=60_000):
        page.show_mode("page")
    assert page.reading.currentWidget() is page.reading.page
    assert page.reading.page.page_count == 1
    (version,) = desk.workspace.versions.of(document_id)
    page.list.rows.choose(version.id)
    with qtbot.waitSignal(page.pages_shown, timeout=60_000):
        page.show_mode("version")
    assert page.reading.page.page_count == 1


def test_the_chosen_version_is_saved_as_a_pdf_under_its_name(
    qtbot: QtBot, compare: Open, desk: Desk, document_id: str, tmp_path: Path, monkeypatch
) -> None:
    page = compare(document_id)
    (version,) = desk.workspace.versions.of(document_id)
    page.list.rows.choose(version.id)
    asked = []
    monkeypatch.setattr(
        desk.messages, "ask_save_path", lambda _title, path, _pattern: asked.append(path.name) or tmp_path / "v.pdf"
    )
    with qtbot.waitSignal(page.output.done, timeout=60_000):
        page.output.save_pdf.trigger()
    assert asked == ["Svar om planen, Til Bo.pdf"]
    assert (tmp_path / "v.pdf").read_bytes() == desk.workspace.versions.draw(document_id, version).pdf


def test_facts_that_have_changed_are_told_above_the_texts(compare: Open, desk: Desk, document_id: str) -> None:
    desk.workspace.documents.change(document_id, recipients=("Valby Lokaludvalg",))
    page = compare(document_id)
    assert page.facts.text() == "Modtagere er skrevet til: ”Valby Lokaludvalg”."


def test_a_document_without_versions_says_when_they_are_made(desk: Desk, qtbot: QtBot) -> None:
    document_id = desk.workspace.documents.create("memo", "Nyt")
    page = ComparePage(*desk.parts[:4], machine=desk.machine, document_id=document_id)
    qtbot.addWidget(page)
    assert "hver ti minutters arbejde" in page.reading.waiting.sentence
    assert not page.head.on.isEnabled()
    page.step(1)


def test_nothing_can_be_brought_back_in_a_locked_document(compare: Open, desk: Desk, document_id: str) -> None:
    desk.workspace.desk.act("Underskrev", lambda db: document_store.change(db, document_id, status=Status.SIGNED))
    page = compare(document_id)
    assert not page.head.old_words.isEnabled()
    assert not page.list.restore.isEnabled()


def test_a_document_that_is_deleted_meanwhile_takes_the_page_away(
    qtbot: QtBot, compare: Open, desk: Desk, document_id: str
) -> None:
    page = compare(document_id)
    with qtbot.waitSignal(page.left):
        desk.workspace.documents.delete(document_id)


def test_of_a_very_long_comparison_the_rows_around_the_change_are_shown(
    compare: Open, desk: Desk, document_id: str
) -> None:
    write(desk, document_id, *(f"Afsnit {number} om planen." for number in range(3 * MOST)))
    desk.workspace.versions.keep(document_id, VersionReason.NAMED, "Før")
    write(desk, document_id, *(f"Afsnit {number} om hele planen." for number in range(3 * MOST)))
    page = compare(document_id)
    beside = page.reading.beside
    assert read(beside.new)[-1] == f"…  {2 * MOST + 1} linjer mere  ·  vis"
    page.step(-1)
    assert read(beside.new)[-1] == f"Afsnit {3 * MOST - 1} om hele planen."
    first_hidden = 3 * MOST - MOST // 4 - 1
    beside.new.anchorClicked.emit(QUrl(f"#{first_hidden}"))
    assert f"Afsnit {first_hidden - 1} om hele planen." in read(beside.new)


def test_every_control_has_a_name(compare: Open, document_id: str) -> None:
    page = compare(document_id)
    for widget in (page.list.print, page.list.save_pdf, page.head.on, page.head.back, page.new_title, page.list.rows):
        assert isinstance(widget, QWidget)
        assert widget.accessibleName()


def test_line_ends_control_characters_and_emoji_stay_on_their_row(
    qtbot: QtBot, compare: Open, desk: Desk, document_id: str
) -> None:
    write(desk, document_id, "Udvalget\u2029takker\x00for\r\nplanen 🌳", *NEW[1:])
    page = compare(document_id)
    assert len(page.reading.beside.old.row_heights()) == len(page.reading.beside.new.row_heights())
    assert "planen 🌳" in page.reading.beside.new.toPlainText()


def test_a_second_press_on_the_button_takes_nothing_more_back(
    qtbot: QtBot, compare: Open, desk: Desk, document_id: str
) -> None:
    page = compare(document_id)
    with qtbot.waitSignal(page.compared, timeout=20_000):
        page.head.old_words.click()
        page.head.old_words.click()
    assert "meget positive" not in blocks(desk, document_id)[1]
    assert "bl.a. job" in blocks(desk, document_id)[1]
    assert desk.messages.text == "Den gamle ordlyd er gendannet."
