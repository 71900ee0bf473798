"""The follow-ups of an area, an initiative or a case stand on its page, and are made, mended and ticked off there."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from shiboken6 import delete

from kk_desktop.domain.areas import AreaKind
from kk_desktop.ui.widgets.follow_ups_list import FollowUpsPanel


@pytest.fixture
def area(desk) -> str:
    return desk.workspace.areas.create(AreaKind.DISTRICT, "Nordhjørnet")


@pytest.fixture
def panel(desk, area):
    made = FollowUpsPanel(desk.workspace, desk.messages, desk.changes)
    made.resize(420, 600)
    made.show_for(area_id=area)
    made.show()
    yield made
    delete(made)


def _make(qtbot, panel, title: str, due: str = ""):
    panel.add.click()
    qtbot.keyClicks(panel.form.title, title)
    qtbot.keyClicks(panel.form.due, due)
    qtbot.keyClick(panel.form.due, Qt.Key.Key_Return)


def test_one_is_added_with_enter_and_belongs_to_the_area(qtbot, desk, area, panel):
    assert not panel.none.isHidden()
    _make(qtbot, panel, "Skriv til udvalget", "januar 2025")
    (made,) = desk.workspace.follow_ups.of(area_id=area)
    assert (made.title, made.due, made.owner) == ("Skriv til udvalget", "2025-01", "Anna Holm")
    (row,) = panel.rows.rows
    assert (row.right.word, row.right.tone) == ("i januar 2025", "red"), "its month has passed"
    assert panel.form.isHidden()


def test_space_ticks_off_and_again_takes_up(qtbot, desk, area, panel):
    _make(qtbot, panel, "Skriv til udvalget")
    for is_done, word in ((True, "Klaret"), (False, "Ingen frist")):
        with qtbot.waitSignal(desk.changes.follow_up_saved):
            qtbot.keyClick(panel.rows, Qt.Key.Key_Space)
        assert desk.workspace.follow_ups.of(area_id=area)[0].done is is_done
        assert panel.rows.rows[0].right.word == word


def test_f2_mends_and_a_wrong_date_is_told_below_the_fields(qtbot, desk, area, panel):
    _make(qtbot, panel, "Skriv til udvalget", "1. maj 2025")
    qtbot.keyClick(panel.rows, Qt.Key.Key_F2)
    assert panel.form.due.text() == "1. maj 2025"
    panel.form.due.setText("31. februar")
    qtbot.keyClick(panel.form.due, Qt.Key.Key_Return)
    assert "findes ikke" in panel.form.error.sentence
    assert desk.workspace.follow_ups.of(area_id=area)[0].due == "2025-05-01"
    panel.form.due.setText("primo 2026")
    panel.form.owner.setText("Bo Lund")
    qtbot.keyClick(panel.form.owner, Qt.Key.Key_Return)
    (made,) = desk.workspace.follow_ups.of(area_id=area)
    assert (made.due, made.owner) == ("2026-01", "Bo Lund")


def test_it_is_linked_to_what_the_search_finds_and_let_go_again(qtbot, desk, area, panel):
    wanted = desk.workspace.initiatives.create("Fremskudt jobrådgivning")
    _make(qtbot, panel, "Skriv til udvalget")
    qtbot.keyClick(panel.rows, Qt.Key.Key_F2)
    links = panel.form.links
    qtbot.keyClicks(links.field, "fremskudt")
    assert links.field.suggestions.completionModel().index(0, 0).data() == "Fremskudt jobrådgivning (indsats)"
    links.field.suggestions.activated[QModelIndex].emit(links.field.suggestions.completionModel().index(0, 0))
    qtbot.waitUntil(lambda: links.chosen.get("initiative") == wanted)
    links.let_go("area")
    panel.form.save_button.click()
    assert [each.title for each in desk.workspace.follow_ups.of(initiative_id=wanted)] == ["Skriv til udvalget"]
    assert desk.workspace.follow_ups.of(area_id=area) == []


def test_enter_links_the_first_that_is_found_and_saves_the_next_time(qtbot, desk, area, panel):
    wanted = desk.workspace.initiatives.create("Fremskudt jobrådgivning")
    _make(qtbot, panel, "Skriv til udvalget")
    qtbot.keyClick(panel.rows, Qt.Key.Key_F2)
    field = panel.form.links.field
    qtbot.keyClicks(field, "fremskudt")
    field.suggestions.popup().hide()

    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == ""
    assert desk.workspace.follow_ups.of(initiative_id=wanted) == []

    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [each.title for each in desk.workspace.follow_ups.of(initiative_id=wanted)] == ["Skriv til udvalget"]


def test_one_that_never_was_is_deleted_and_comes_back(qtbot, desk, area, panel):
    _make(qtbot, panel, "Skriv til udvalget")
    qtbot.keyClick(panel.rows, Qt.Key.Key_F2)
    panel.form.delete.click()
    assert desk.workspace.follow_ups.of(area_id=area) == []
    assert desk.messages.text == "Opfølgningen er slettet."
    desk.workspace.history.undo()
    assert len(desk.workspace.follow_ups.of(area_id=area)) == 1


def test_one_without_a_title_is_not_made(qtbot, desk, area, panel):
    _make(qtbot, panel, "  ")
    assert "mangler" in panel.form.error.sentence
    qtbot.keyClick(panel.form.title, Qt.Key.Key_Escape)
    assert panel.form.isHidden()
    assert desk.workspace.follow_ups.of(area_id=area) == []


def test_enter_goes_to_the_words_in_the_document(qtbot, desk, area, panel):
    letter = desk.workspace.documents.create("letter", "Svar")
    (block,) = desk.workspace.documents.blocks(letter)[:1]
    desk.workspace.follow_ups.create("Svar igen", area_id=area, document_id=letter, block_id=block.id, quote="x")
    panel.reload()
    panel.rows.choose(panel.rows.rows[0].id)
    with qtbot.waitSignal(panel.go_wanted) as going:
        qtbot.keyClick(panel.rows, Qt.Key.Key_Return)
    assert going.args == ["document", f"{letter}/{block.id}"]


def test_nothing_changed_is_nothing_to_take_back(qtbot, desk, area, panel):
    _make(qtbot, panel, "Skriv til udvalget")
    assert desk.messages.text == "Opfølgningen er gemt."
    desk.messages.clear()
    qtbot.keyClick(panel.rows, Qt.Key.Key_F2)
    qtbot.keyClick(panel.form.title, Qt.Key.Key_Return)
    assert (desk.messages.text, panel.form.isHidden()) == ("", True)
