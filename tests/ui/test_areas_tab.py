"""Områder: the tree, one area and its facts, edited where they stand."""

from PySide6.QtCore import Qt

from .conftest import WAIT
from .hands import tab, type_in


def test_areas_show_the_tree_with_the_estates_below_their_districts(window):
    page = tab(window, "areas")
    nodes = {node.name: node for node in page.tree.nodes}
    assert nodes["Mjølnerparken"].parent_id == nodes["Indre/Ydre Nørrebro"].id
    assert nodes["Mjølnerparken"].spoken == "Mjølnerparken, Udsat boligområde"


def test_areas_find_a_name_by_its_alias(qtbot, window):
    page = tab(window, "areas")
    area = next(area for area in window.workspace.areas.tree() if area.aliases)
    qtbot.keyClicks(page.search, area.aliases[0])
    assert area.id in {node.id for node in page.tree.nodes}


def test_an_areas_name_is_edited_where_it_stands_and_shown_in_the_tree(qtbot, window):
    page = tab(window, "areas")
    area_id = page.tree.current_id
    type_in(qtbot, page.title, "Amager Vest og omegn")
    with qtbot.waitSignal(window.changes.area_saved, timeout=WAIT):
        page.tree.setFocus()
    qtbot.waitUntil(lambda: "Amager Vest og omegn" in {node.name for node in page.tree.nodes}, timeout=WAIT)
    assert window.workspace.areas.get(area_id).name == "Amager Vest og omegn"


def test_escape_takes_back_what_was_typed_in_a_field(qtbot, window):
    page = tab(window, "areas")
    before = page.aliases.text()
    type_in(qtbot, page.aliases.edit, "noget andet")
    qtbot.keyClick(page.aliases.edit, Qt.Key.Key_Escape)
    assert page.aliases.text() == before


def test_an_area_in_use_is_not_deleted_and_says_why(qtbot, window):
    page = tab(window, "areas")
    area = next(area for area in window.workspace.areas.tree() if area.name == "Mjølnerparken")
    page.tree.choose(area.id)
    page.tree.setFocus()
    qtbot.keyClick(page.tree, Qt.Key.Key_Delete)
    assert "er ikke slettet" in window.messages.text
    assert window.workspace.areas.get(area.id)


def test_a_new_area_lies_below_the_chosen_one_and_can_be_deleted_and_had_back(qtbot, window):
    page = tab(window, "areas")
    page.create_new()
    new_id = page.tree.current_id
    assert page.title.hasFocus()
    page.tree.setFocus()
    qtbot.keyClick(page.tree, Qt.Key.Key_Delete)
    assert new_id not in {area.id for area in window.workspace.areas.tree()}
    assert window.messages.text == "Nyt område er slettet."
    window.messages.press()
    assert new_id in {area.id for area in window.workspace.areas.tree()}


def test_what_is_typed_in_a_new_area_replaces_its_first_name(qtbot, window):
    page = tab(window, "areas")
    with qtbot.waitSignal(window.changes.area_saved, timeout=WAIT):
        page.create_new()
    qtbot.waitUntil(lambda: "Nyt område" in {node.name for node in page.tree.nodes}, timeout=WAIT)
    qtbot.keyClicks(page.title, "Nordhavn")
    assert page.title.toPlainText() == "Nordhavn"


def test_a_name_that_is_refused_stays_red_until_escape_gives_the_old_one_back(qtbot, window):
    page = tab(window, "areas")
    before = page.title.toPlainText()
    page.title.setFocus()
    page.title.selectAll()
    qtbot.keyClick(page.title, Qt.Key.Key_Delete)
    page.tree.setFocus()
    assert window.messages.text == "Områdets navn mangler. Skriv den; intet er ændret."
    assert page.title.property("wrong")
    page.title.setFocus()
    qtbot.keyClick(page.title, Qt.Key.Key_Escape)
    assert page.title.toPlainText() == before
    assert not page.title.property("wrong")


def test_a_search_without_a_hit_says_so_and_leads_back(qtbot, window):
    page = tab(window, "areas")
    page.filters.choose("deprived")
    qtbot.keyClicks(page.search, "zzz")
    assert page.pane.nothing.sentence == "Ingen træf på ”zzz”. Prøv færre bogstaver, eller fjern filteret Udsatte."
    assert not page.tree.isVisible()
    page.pane.nothing.button.click()
    assert page.tree.isVisible()
    assert (page.search.text(), page.filters.choice) == ("", "tree")


def test_after_a_deletion_the_next_area_is_shown(qtbot, window):
    page = tab(window, "areas")
    names = [node.name for node in page.tree.nodes]
    place = names.index("Amager Øst")
    page.tree.choose(page.tree.nodes[place].id)
    page.tree.setFocus()
    qtbot.keyClick(page.tree, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.title.toPlainText() == names[place + 1], timeout=WAIT)


def test_in_a_narrow_window_the_facts_take_turns_with_the_page(qtbot, window):
    page = tab(window, "areas")
    window.resize(1024, 640)
    qtbot.waitUntil(lambda: not page.side.isVisible(), timeout=WAIT)
    page.fold.opener.click()
    assert page.side.isVisible()
    assert not page.title.isVisible()
    page.fold.closer.click()
    assert page.title.isVisible()
    page.toggle_side()
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: page.side.isVisible() and page.title.isVisible(), timeout=WAIT)
