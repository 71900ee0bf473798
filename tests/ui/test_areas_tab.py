"""Områder: the tree, one area and its facts, edited where they stand."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from kk_desktop.domain.initiatives import AppropriationStage
from kk_desktop.domain.text import Block, Run
from kk_desktop.ui.tabs.areas.picker import InitiativePicker

from .conftest import WAIT
from .hands import buttons, pick, press, retype, tab, type_in


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
    field = tab(window, "areas").side.valid_from
    before = field.text()
    type_in(qtbot, field.edit, "noget andet")
    qtbot.keyClick(field.edit, Qt.Key.Key_Escape)
    assert field.text() == before


def choose(window, name: str):
    page = tab(window, "areas")
    page.tree.choose(next(area.id for area in window.workspace.areas.tree() if area.name == name))
    return page


def test_another_name_is_typed_refused_where_it_is_taken_and_made_the_printed_one(qtbot, window):
    page = choose(window, "Mjølnerparken")
    page.names.edit_button.click()
    assert page.names.entry.edit.hasFocus()
    retype(qtbot, page.names.entry, "Tingbjerg")
    assert "”Tingbjerg” er optaget: det er et navn for ”Tingbjerg/Utterslevhuse”" in page.names.entry.error.sentence
    retype(qtbot, page.names.entry, "Mjølnerkvarteret")
    qtbot.waitUntil(lambda: "Mjølnerkvarteret" in page.names.told.text(), timeout=WAIT)
    assert page.names.entry.text() == ""
    key = next(
        each.id for each in window.workspace.areas.aliases(page.names.area_id) if each.name == "Mjølnerkvarteret"
    )
    _name, start, _end = page.names.fields[key]
    swap = page.names.lines.by_key[key][3]
    retype(qtbot, start, "2017")
    qtbot.waitUntil(lambda: start.text() == "01-01-2017", timeout=WAIT)
    swap.click()
    qtbot.waitUntil(lambda: page.title.toPlainText() == "Mjølnerkvarteret", timeout=WAIT)
    assert window.messages.text == "Området trykkes nu som ”Mjølnerkvarteret”."


def test_a_date_shows_the_tree_of_that_day_with_what_the_lists_called_the_areas(qtbot, window):
    page = tab(window, "areas")
    retype(qtbot, page.left.as_of, "1.6.2013")
    nodes = {node.name: node for node in page.tree.nodes}
    assert "Stærevej mv." in nodes
    assert "Blågården" not in nodes
    assert nodes["Indre/Ydre Nørrebro"].detail == "kaldt ”Nørrebro”"
    assert page.left.lists.text().endswith("gjaldt 1. juni 2013.")
    for typed, sentence in (("31.2.2013", "findes ikke"), ("0000", "er ingen dato"), ("i morgen", "er ingen dato")):
        retype(qtbot, page.left.as_of, typed)
        assert sentence in page.left.as_of.error.sentence
    page.left.as_of.edit.clear()
    qtbot.keyClick(page.left.as_of.edit, Qt.Key.Key_Return)
    assert "Blågården" in {node.name for node in page.tree.nodes}


def test_the_tree_is_folded_with_the_arrows(qtbot, window):
    page = choose(window, "Nørrebro")
    page.tree.setFocus()
    for key, is_open in ((Qt.Key.Key_Left, False), (Qt.Key.Key_Right, True)):
        qtbot.keyClick(page.tree, key)
        assert page.tree.isExpanded(page.tree.currentIndex()) is is_open


def test_any_spelling_of_an_alias_finds_the_area_and_shows_which_one_matched(qtbot, window):
    page = tab(window, "areas")
    qtbot.keyClicks(page.search, "boligområdet hothers-plads")
    (node,) = page.tree.nodes
    assert (node.name, node.detail) == ("Mjølnerparken", "også ”Hothers Plads”")


def test_the_money_stands_as_bars_and_as_a_table_that_leads_to_the_initiative(qtbot, window):
    page = choose(window, "Indre/Ydre Nørrebro")
    assert "delt 1,95" in page.money.chart.accessibleDescription()
    assert page.money.apart.words.text().startswith("Lægges ikke sammen: forskellige prisniveauer")
    assert page.money.table.model().cell(page.money.table.model().index(0, 0)).text == "Hotspot Indre og Ydre Nørrebro"
    page.money.table.go_to(0, 1)
    with qtbot.waitSignal(page.go_wanted, timeout=WAIT) as gone:
        page.money.table.activated.emit(page.money.table.currentIndex())
    initiative = next(row for row in window.workspace.initiatives.rows() if row.title.startswith("Hotspot Indre"))
    assert gone.args == ["initiative", initiative.id]


def test_an_area_is_put_on_a_new_policy_in_one_step(qtbot, window):
    page = choose(window, "Urbanplanen")
    assert page.lists.isHidden()
    page.adders[page.lists].click()
    retype(qtbot, page.lists.entry, "Politik 2036")
    qtbot.waitUntil(lambda: len(page.lists.lines.by_key) == 1, timeout=WAIT)
    (_policy, named, start, _end, sure) = next(iter(page.lists.fields.values()))
    retype(qtbot, start, "2036")
    retype(qtbot, named, "Urbanen")
    qtbot.waitUntil(lambda: not page.lists.periods.isHidden(), timeout=WAIT)
    (listing,) = window.workspace.areas.listings(page.lists.area_id)
    assert (listing.policy_title, listing.named_as, listing.verified) == ("Politik 2036", "Urbanen", False)
    assert "Urbanen, fra 2036 og frem, ikke bekræftet" in page.lists.periods.accessibleDescription()
    sure.setCurrentIndex(0)
    sure.activated.emit(0)
    assert window.workspace.areas.listings(page.lists.area_id)[0].verified
    press(page.lists, "Ret politikken eller listen")
    assert window.focusWidget() is page.lists.policy.title.edit
    retype(qtbot, page.lists.policy.end, "2040")
    policy = next(each for each in window.workspace.areas.policies() if each.title == "Politik 2036")
    assert policy.valid_to == date(2040, 12, 31)
    for _step in range(5):
        window.workspace.history.undo()
    assert window.workspace.areas.listings(page.lists.area_id) == []
    assert "Politik 2036" not in {policy.title for policy in window.workspace.areas.policies()}


def test_advice_is_added_mended_and_tied_to_what_it_led_to(qtbot, window):
    page = choose(window, "Urbanplanen")
    ((analysis, view),) = page.studies.views.items()
    advice = window.workspace.analyses.recommendations
    assert [each.law_reference for each in advice(analysis)[1:4]] == ["§ 31", "§ 42", "§ 70"]
    view.tools[0].click()
    qtbot.waitUntil(lambda: len(view.advice) == 7, timeout=WAIT)
    added = advice(analysis)[-1]
    text = view.advice[added.id][1]
    qtbot.waitUntil(text.hasFocus, timeout=WAIT)
    type_in(qtbot, text, "Portnere")
    page.tree.setFocus()
    qtbot.waitUntil(lambda: advice(analysis)[-1].text == "Portnere", timeout=WAIT)


def test_what_advice_led_to_is_found_by_typing_and_tied_to_it(qtbot, window):
    page = choose(window, "Urbanplanen")
    ((analysis, view),) = page.studies.views.items()
    first = window.workspace.analyses.recommendations(analysis)[0]
    pick(view, f"Mere om anbefaling {first.number}", "Knyt &indsats")
    (field,) = view.findChildren(InitiativePicker)
    qtbot.keyClicks(field, "jobfirst")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    jobfirst = next(row.id for row in window.workspace.initiatives.rows() if row.title == "Jobfirst")
    qtbot.waitUntil(lambda: "Jobfirst" in {each.text() for each in view.findChildren(QPushButton)}, timeout=WAIT)
    assert window.workspace.analyses.recommendations(analysis)[0].initiative_ids == (jobfirst,)


def test_a_text_that_only_names_the_area_is_told_apart_and_linked(qtbot, window):
    document_id = window.workspace.documents.create("memo", "Notat om veje")
    block = Block(window.workspace.new_id(), runs=(Run("Vejen går langs Hørgården."),))
    window.workspace.documents.save_blocks(document_id, [block], [block.id])
    page = choose(window, "Hørgården")
    words = "Knyt ”Notat om veje” til området"
    qtbot.waitUntil(lambda: words in {each.accessibleName() for each in buttons(page.texts)}, timeout=WAIT)
    assert document_id not in {row.id for row in page.texts.rows.list.rows}
    press(page.texts, words)
    qtbot.waitUntil(lambda: document_id in {row.id for row in page.texts.rows.list.rows}, timeout=WAIT)
    assert window.messages.text == "”Notat om veje” er knyttet til området."


def test_an_area_in_use_says_by_whom_and_is_handed_over_by_keyboard_alone(qtbot, window):
    page = choose(window, "Mjølnerparken")
    area_id = page.tree.current_id
    page.tree.setFocus()
    qtbot.keyClick(page.tree, Qt.Key.Key_Delete)
    assert page.offer.text.startswith("Mjølnerparken bruges af ")
    assert " og er ikke slettet." in page.offer.text
    assert page.offer.move_button.hasFocus()
    qtbot.keyClick(page.offer.move_button, Qt.Key.Key_Escape)
    assert page.offer.isHidden()
    assert page.tree.hasFocus()

    qtbot.keyClick(page.tree, Qt.Key.Key_Delete)
    qtbot.keyClick(page.offer.move_button, Qt.Key.Key_Space)
    qtbot.keyClicks(page.offer.finder.search, "hørgård")
    with qtbot.waitSignal(window.changes.anything_saved, timeout=WAIT):
        qtbot.keyClick(page.offer.finder.search, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: "er flyttet til Hørgården, og Mjølnerparken er slettet" in window.messages.text, timeout=WAIT
    )
    assert window.workspace.uses.of("area", area_id) == []
    window.messages.press()
    assert window.workspace.uses.of("area", area_id)


def test_what_is_deleted_along_comes_back_from_the_bin_together(qtbot, window):
    page = choose(window, "Mjølnerparken")
    area_id = page.tree.current_id
    used = set(window.workspace.uses.of("area", area_id))
    page.tree.setFocus()
    qtbot.keyClick(page.tree, Qt.Key.Key_Delete)
    page.offer.along_button.click()
    qtbot.waitUntil(lambda: "er slettet" in window.messages.text, timeout=WAIT)
    window.workspace.bin.restore("area", area_id)
    assert set(window.workspace.uses.of("area", area_id)) == used


def test_a_name_that_is_there_already_is_told_while_it_is_typed_and_merged_from_there(qtbot, window):
    page = tab(window, "areas")
    page.create_new()
    new_id = page.tree.current_id
    qtbot.keyClicks(page.title, "Mjølner-parken")
    assert page.duplicate.isHidden()
    qtbot.keyClick(page.title, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(page.title, "boligområdet mjølnerparken")
    qtbot.waitUntil(lambda: page.duplicate.words.text().startswith("Findes allerede: Mjølnerparken"), timeout=WAIT)
    page.duplicate.merge_button.click()
    assert "lægges i papirkurven" in page.offer.text
    assert page.offer.merge_button.hasFocus()
    with qtbot.waitSignal(page.offer.merged, timeout=WAIT):
        qtbot.keyClick(page.offer.merge_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.title.toPlainText() == "Mjølnerparken", timeout=WAIT)
    assert new_id not in {area.id for area in window.workspace.areas.tree()}
    assert "boligområdet mjølnerparken" in window.workspace.areas.get(page.tree.current_id).aliases


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
    assert window.messages.text == "Områdets navn mangler. Skriv det; intet er ændret."
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


def test_a_title_that_is_squeezed_is_still_shown_whole(qtbot, window):
    window.resize(1024, 640)
    page = choose(window, "Urbanplanen")
    qtbot.waitUntil(lambda: page.title.viewport().height() >= page.title.fontMetrics().lineSpacing(), timeout=WAIT)


def test_a_narrow_window_holds_the_page_with_all_its_rows_open(qtbot, window):
    window.resize(1024, 640)
    page = choose(window, "Mjølnerparken")
    page.names.ask_for()
    page.lists.ask_for()
    press(page.lists, "Ret politikken eller listen")
    (view,) = page.studies.views.values()
    qtbot.waitUntil(view.isVisible, timeout=WAIT)
    pick(view, "Mere om anbefaling 1", "Knyt &indsats")
    qtbot.waitUntil(lambda: page.page.inside.width() <= page.page.viewport().width(), timeout=WAIT)


def test_a_file_that_can_only_be_read_offers_no_change(window):
    # Before anybody has been to the tab, as where the file was opened for reading.
    window.workspace.desk.database.read_only = True
    page = choose(window, "Mjølnerparken")
    parts = (page.names.edit_button, page.lists.edit_button, page.studies.new, page.add_line, page.follow_ups.panel.add)
    assert [each for each in parts if each.isVisible()] == []
    (view,) = page.studies.views.values()
    assert not any(tool.isEnabled() for tool in view.tools)
    assert view.title.isReadOnly()
    assert page.title.isReadOnly()
    assert page.side.valid_from.edit.isReadOnly()


def test_of_many_initiatives_the_first_fifty_are_shown_until_all_are_asked_for(window):
    area_id = next(area.id for area in window.workspace.areas.tree() if area.name == "Vanløse")

    def fill() -> None:
        for number in range(53):
            initiative = window.workspace.initiatives.create(f"Indsats {number}", area_ids=(area_id,))
            window.workspace.initiatives.add_appropriation(
                initiative, 2014, 100_000, AppropriationStage.APPROVED, price_level=2014
            )

    window.workspace.as_one_action("Fyldte området", fill)
    page = tab(window, "areas")
    page.reload()
    page.tree.choose(area_id)
    rows = page.initiatives.rows
    assert (len(rows.list.rows), rows.all.text()) == (50, "Vis alle 53")
    rows.all.click()
    assert (len(rows.list.rows), rows.all.isVisible()) == (53, False)
    assert page.money.table.model().rowCount() == 51  # and the sum
    page.money.all.click()
    assert page.money.table.model().rowCount() == 54


def test_enter_in_the_search_opens_the_first_hit_and_marks_it_in_the_tree(qtbot, window):
    page = tab(window, "areas")
    page.search.setFocus()
    qtbot.keyClicks(page.search, "tingbjerg-utterslev")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert page.tree.hasFocus()
    assert page.title.toPlainText().startswith("Tingbjerg")
    assert [index.data() for index in page.tree.selectionModel().selectedRows()] == [page.title.toPlainText()]


def test_a_new_initiative_of_an_area_waits_for_its_title(qtbot, window):
    choose(window, "Mjølnerparken")
    tab(window, "areas").new_initiative.click()
    title = window.shelf.page("initiatives").details.title
    qtbot.waitUntil(title.hasFocus, timeout=WAIT)
    assert title.textCursor().selectedText() == "Ny indsats"


def test_what_was_found_is_in_view_when_the_search_is_taken_away(qtbot, window):
    page = tab(window, "areas")
    page.search.setFocus()
    qtbot.keyClicks(page.search, "sjælør")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    page.search.clear()
    place = page.tree.visualRect(page.tree.currentIndex())
    assert page.tree.currentIndex().data() == "Sjælør Boulevard"
    assert page.tree.viewport().rect().contains(place)


def test_when_a_study_was_finished_is_typed_and_told_in_danish(qtbot, window):
    page = choose(window, "Urbanplanen")
    ((analysis, view),) = page.studies.views.items()
    retype(qtbot, view.finished, "maj 2016")
    qtbot.waitUntil(lambda: view.finished.text() == "maj 2016", timeout=WAIT)
    assert next(each for each in window.workspace.analyses.rows() if each.id == analysis).finished_on == "2016-05"
    retype(qtbot, view.finished, "engang")
    assert view.finished.error.sentence.startswith("”engang” er ingen dato.")
