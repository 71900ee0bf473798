"""Puljer in the tab Budget: the list, a pool's page, and its applications."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit

from kk_desktop.domain.amounts import MILLION, THOUSAND
from kk_desktop.services.workspace import open_workspace
from kk_desktop.ui.main_window import MainWindow

from .conftest import WAIT
from .hands import retype, tab
from .test_controls import controls, has_name


def pools_page(window: MainWindow, name: str = "Puljen til det strategiske"):
    """The page of pools with one of them chosen, as somebody comes to it by the choice above the list."""
    budget = tab(window, "budget")
    chip = next(each for each in budget.pane.findChildren(QAbstractButton) if each.text() == "Puljer")
    chip.click()
    page = budget.kinds.pools
    row = next(row for row in page.rows.rows if row.title.startswith(name))
    page.rows.choose(row.id)
    return page


def shown(page, column: int) -> list[str]:
    return [line.amounts[column] for line in page.page.table.lines]


def test_the_choice_above_the_list_turns_to_the_pools_and_back(window):
    page = pools_page(window)
    budget = tab(window, "budget")
    assert [row.title for row in page.rows.rows] == [
        "Puljen til det strategiske samarbejde", "Udvidet TV-overvågning", "Uden pulje",
    ]  # fmt: skip
    chip = next(each for each in page.pane.findChildren(QAbstractButton) if each.text() == "Tabeller")
    chip.click()
    assert budget.kinds.pools is None
    assert budget.grid.isVisible()
    held = {each.text() for each in budget.pane.findChildren(QAbstractButton) if each.isChecked()}
    assert "Tabeller" in held
    assert "Puljer" not in held


def test_a_pool_tells_that_more_is_applied_for_than_the_city_may(window):
    page = pools_page(window).page
    assert page.totals.figures["Forskel"].text().replace("\u00a0", " ") == "24 mere"
    (sentence,) = page.findings.sentences
    assert sentence.replace("\u00a0", " ").endswith("kommunen må søge 23,476 mio. kr. (24.000 kr. mere).")
    assert page.table.lines[-1].amounts[:2] == ("23.500", "5.875")


def test_an_amount_typed_at_an_application_changes_the_sum_and_undo_takes_it_back(qtbot, window):
    pools = pools_page(window, "Udvidet TV")
    details = pools.page.details
    assert shown(pools, 0) == ["280", "63", "50", "393"]
    retype(qtbot, details.amounts["amount_ore"], "300.000 kr.")
    qtbot.waitUntil(lambda: shown(pools, 0)[-1] == "413", timeout=WAIT)
    assert shown(pools, 2)[0] == "600"
    pools.rows.setFocus()
    window.undo()
    qtbot.waitUntil(lambda: shown(pools, 0)[-1] == "393", timeout=WAIT)


WRONG = (
    ("percent", "101", "101 % medfinansiering kan ikke passe. Intet er ændret. Skriv et helt tal fra 0 til 100."),
    ("percent", "halvdelen", "”halvdelen” er ikke et helt tal. Skriv fx 17."),
    ("period_from", "31.2.2014", "Den 31. februar findes ikke. Mente du den 28. februar?"),
    ("period_from", "2020", "Perioden slutter, før den begynder. Intet er ændret. Ret en af datoerne."),
    ("level", "niveau 14", "”niveau 14” er ikke et prisniveau. Skriv fx 2025 eller løbende priser."),
    ("amount", "-5", "Beløbet er under 0. Intet er ændret. Skriv det uden minus."),
    ("amount", "1.5 mio.", "”1.5 mio.” kan læses på to måder. Skriv 1,5 mio. kr."),
    ("available", "1000000000000000", "”1000000000000000” er over 1.000 mia. kr."),
)


def test_what_cannot_be_is_told_below_its_field_and_nothing_is_changed(qtbot, window):
    page = pools_page(window).page
    before = window.workspace.pools.get(page.pool_id)
    for name, typed, sentence in WRONG:
        field = getattr(page.facts, name)
        retype(qtbot, field, typed)
        assert field.error.sentence.startswith(sentence)
        qtbot.keyClick(field.edit, Qt.Key.Key_Escape)
        assert field.error.sentence == ""
    assert window.workspace.pools.get(page.pool_id) == before


def test_a_date_typed_at_a_pool_or_an_application_is_shown_as_a_dane_writes_it(qtbot, window):
    page = pools_page(window).page
    for part in (page.facts, page.details):
        for field, typed, shown_again in (
            (part.period_to, "31.12.2031", "31-12-2031"),
            (part.period_from, "1.1.2014", "01-01-2014"),
            (part.period_to, "maj 2031", "maj 2031"),
            (part.period_to, "2031", "2031"),
        ):
            retype(qtbot, field, typed)
            qtbot.waitUntil(lambda at=field, told=shown_again: at.edit.text() == told, timeout=WAIT)
    for field in (page.details.period_from, page.details.period_to):
        field.edit.setFocus()
        field.edit.selectAll()
        qtbot.keyClick(field.edit, Qt.Key.Key_Delete)
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.details.period_from.edit.placeholderText() == "01-01-2014", timeout=WAIT)


def test_a_pool_and_an_application_are_made_and_filled_in_by_keys_alone(qtbot, window):
    pools = pools_page(window)
    pools.rows.setFocus()
    tab(window, "budget").create_new()
    qtbot.waitUntil(pools.page.title.hasFocus, timeout=WAIT)
    qtbot.keyClicks(pools.page.title, "Tryghedspuljen")
    qtbot.keyClick(pools.page.title, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    pools.page.new_application.setFocus()
    qtbot.keyClick(pools.page.new_application, Qt.Key.Key_Return)
    qtbot.waitUntil(pools.page.details.title.hasFocus, timeout=WAIT)
    qtbot.keyClicks(pools.page.details.title, "Lys i gården")
    qtbot.keyClick(pools.page.details.title, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    retype(qtbot, pools.page.details.amounts["amount_ore"], "1,5 mio.")
    qtbot.waitUntil(lambda: pools.page.table.lines[-1].amounts[0] == "1.500", timeout=WAIT)
    (application,) = window.workspace.pools.applications_to(pools.page.pool_id)
    assert (application.title, application.amount_ore) == ("Lys i gården", 1_500 * THOUSAND)
    assert window.workspace.pools.get(pools.page.pool_id).name == "Tryghedspuljen"


def test_deleting_asks_nothing_and_the_strip_gives_back(qtbot, window):
    pools = pools_page(window, "Udvidet TV")
    pools.page.table.setFocus()
    qtbot.keyClick(pools.page.table, Qt.Key.Key_Delete)
    assert window.messages.text == "Ansøgningen ”TV-overvågning, Tingbjerg” er slettet."
    qtbot.waitUntil(lambda: shown(pools, 0)[-1] == "113", timeout=WAIT)
    window.messages.press()
    qtbot.waitUntil(lambda: shown(pools, 0)[-1] == "393", timeout=WAIT)
    pools.rows.setFocus()
    qtbot.keyClick(pools.rows, Qt.Key.Key_Delete)
    assert window.messages.text == (
        "Puljen ”Udvidet TV-overvågning” er slettet. De 3 ansøgninger til den står under Uden pulje."
    )
    qtbot.waitUntil(lambda: len(pools.rows.rows) == 2, timeout=WAIT)
    window.messages.press()
    qtbot.waitUntil(lambda: len(pools.rows.rows) == 3, timeout=WAIT)


def test_an_application_moved_to_a_pool_leaves_those_outside(qtbot, window):
    pools = pools_page(window, "Uden pulje")
    field = pools.page.details.pool
    place = field.findText("Udvidet TV-overvågning")
    field.setCurrentIndex(place)
    field.activated.emit(place)
    qtbot.waitUntil(lambda: len(pools.page.table.lines) == 3, timeout=WAIT)
    assert len(window.workspace.pools.applications_to(None)) == 2


def test_areas_are_typed_by_name_and_a_stranger_is_told(qtbot, window):
    details = pools_page(window).page.details
    retype(qtbot, details.areas, "Atlantis")
    assert "”Atlantis” findes ikke under Områder." in details.areas.error.sentence
    retype(qtbot, details.areas, "Bispeparken; Mjølnerparken")
    assert len(window.workspace.pools.get_application(details.current_id).area_ids) == 2


def test_from_an_application_one_comes_to_its_initiative_its_bilag_and_from_the_pool_to_its_tables(qtbot, window):
    page = pools_page(window).page
    page.details.show_initiative.click()
    assert window.top_bar.current == "initiatives"
    details = tab(window, "initiatives").details
    payers = details.lists.payers
    payers.opened.emit(next(row.id for row in payers.rows if row.detail.startswith("Ansøgning")))
    assert window.top_bar.current == "budget"
    page = pools_page(window).page
    page.details.show_annex.click()
    assert window.top_bar.current == "cases"
    page = pools_page(window).page
    page.table_rows.opened.emit(page.table_rows.rows[0].id)
    budget = tab(window, "budget")
    assert budget.kinds.pools is None
    assert budget.model.table.title == "Ansøgninger til initiativaftaler"


def test_a_hit_in_the_search_leads_to_the_application_in_its_pool(window):
    application = next(each for each in window.workspace.pools.applications() if "Aldersrogade" in each.title)
    window.go_to("application", application.id)
    budget = tab(window, "budget")
    assert budget.kinds.pools.page.details.current_id == application.id
    first, other = window.workspace.pools.pools()
    window.go_to("funding_pool", first.id)
    assert budget.kinds.pools.page.pool_id == first.id
    window.go_to("funding_pool", other.id)
    assert budget.kinds.pools.page.pool_id == other.id


def test_two_price_levels_are_told_at_the_foot_instead_of_a_sum(qtbot, window):
    pools = pools_page(window, "Udvidet TV")
    retype(qtbot, pools.page.details.level, "2011 p/l")
    qtbot.waitUntil(lambda: pools.page.table.lines[-1].remark != "", timeout=WAIT)
    assert pools.page.table.lines[-1].remark == (
        "Ingen sum: 2011 p/l og beløb uden angivet prisniveau kan ikke lægges sammen."
    )
    assert pools.page.totals.figures["Søgt"].text() == "–"


def test_what_does_not_add_up_is_told_at_its_row_and_spoken_with_it(qtbot, window):
    pools = pools_page(window, "Udvidet TV")
    heights = pools.page.table.height()
    retype(qtbot, pools.page.details.amounts["granted_ore"], "300")
    qtbot.waitUntil(lambda: pools.page.table.lines[0].told != "", timeout=WAIT)
    told = pools.page.table.lines[0].told.replace("\u00a0", " ")
    assert told == "Stemmer ikke: Der er bevilget 300.000 kr.; der er søgt 280.000 kr. (20.000 kr. mere)."
    assert pools.page.table.lines[0].told in pools.page.table.lines[0].spoken
    assert pools.page.table.height() > heights
    assert "stemmer ikke" in next(row.detail for row in pools.rows.rows if row.title.startswith("Udvidet"))


def test_every_control_has_a_name_and_no_words_are_cut_in_the_smallest_window(qtbot, window):
    window.resize(1024, 640)
    page = pools_page(window)
    assert [each for each in controls(page) if not has_name(each)] == []
    labels = [each for each in page.findChildren(QLabel) if each.isVisible() and each.text() and not each.wordWrap()]
    assert [each.text() for each in labels if not each.toolTip() and each.width() < each.sizeHint().width()] == []
    buttons = [each for each in page.findChildren(QAbstractButton) if each.isVisible() and each.text()]
    assert [each.text() for each in buttons if each.width() < each.sizeHint().width()] == []


def test_tab_goes_down_the_page_from_its_name_to_the_tables(qtbot, window):
    pools = pools_page(window)
    page = pools.page
    page.title.setFocus()
    passed, at = [], window.focusWidget()
    while at not in passed:
        passed.append(at)
        at = at.nextInFocusChain()
    stops = [
        page.title, page.facts.amount.edit, page.facts.percent.edit, page.table, page.details.title,
        page.details.amounts["amount_ore"].edit, page.details.other_payers.edit, page.details.annex,
        page.details.note, page.table_rows,
    ]  # fmt: skip
    assert [passed.index(each) for each in stops] == sorted(passed.index(each) for each in stops)


def test_a_search_leaves_the_page_and_the_status_bar_counts(qtbot, window):
    pools = pools_page(window)
    assert window.shelf.status_of("budget") == "2 puljer  ·  8 ansøgninger"
    qtbot.keyClicks(pools.search, "udvidet")
    assert [row.title for row in pools.rows.rows] == ["Udvidet TV-overvågning"]
    retype(qtbot, pools.page.facts.applicants, "18")
    qtbot.waitUntil(lambda: window.workspace.pools.get(pools.page.pool_id).applicants == 18, timeout=WAIT)
    pools.reload()
    assert pools.page.title.toPlainText() == "Puljen til det strategiske samarbejde"


def test_nothing_about_pools_can_be_written_where_the_file_can_only_be_read(
    qtbot, bare_window: MainWindow, demo_file: Path, machine, clock
):
    elsewhere = open_workspace(demo_file, machine, clock)
    try:
        with qtbot.waitSignal(bare_window.file_opened, timeout=WAIT):
            bare_window.open_path(demo_file)
        pools = pools_page(bare_window)
        fields = [*pools.page.findChildren(QLineEdit), *pools.page.findChildren(QPlainTextEdit)]
        assert [each.accessibleName() for each in fields if not each.isReadOnly()] == []
        for each in (pools.plus, pools.page.new_application, pools.page.details.remove):
            assert not each.isEnabled()
        pools.page.table.setFocus()
        qtbot.keyClick(pools.page.table, Qt.Key.Key_Delete)
        pools.rows.setFocus()
        qtbot.keyClick(pools.rows, Qt.Key.Key_Delete)
        assert len(bare_window.workspace.pools.pools()) == 2
        assert sum(each.amount_ore or 0 for each in bare_window.workspace.pools.applications()) == 32_155 * THOUSAND
        assert pools.page.totals.figures["Søgt"].text() == "23.500"
    finally:
        elsewhere.close()


def test_a_large_amount_keeps_its_place(qtbot, window):
    pools = pools_page(window)
    retype(qtbot, pools.page.facts.amount, "500 mia.")
    qtbot.waitUntil(lambda: pools.page.facts.amount.text() == "500.000.000", timeout=WAIT)
    assert window.workspace.pools.get(pools.page.pool_id).amount_ore == 500_000 * MILLION


def test_an_application_is_typed_with_enter_and_the_next_one_begun_loses_nothing(qtbot, window):
    pools = pools_page(window, "Udvidet TV")
    for name in ("Gård A", "Gård B"):
        pools.page.new_application.click()
        qtbot.keyClicks(pools.page.details.title, name)
    assert [each.title for each in window.workspace.pools.applications()][-2:-1] == ["Gård A"]
    qtbot.keyClick(pools.page.details.title, Qt.Key.Key_Return)
    amount = pools.page.details.amounts["amount_ore"].edit
    assert pools.focusWidget() is amount
    qtbot.keyClicks(amount, "600")
    pools.create_new()
    (made,) = [each for each in window.workspace.pools.applications() if each.title == "Gård B"]
    assert made.amount_ore == 600 * THOUSAND


def test_what_was_refused_in_one_field_stays_while_others_are_saved_and_goes_with_its_pool(qtbot, window):
    pools = pools_page(window)
    facts = pools.page.facts
    before = facts.applicants.text()
    facts.applicants.edit.setFocus()
    facts.applicants.edit.selectAll()
    qtbot.keyClicks(facts.applicants.edit, "Boligselskaber")
    with qtbot.waitSignal(window.changes.funding_pool_saved, timeout=WAIT):
        retype(qtbot, facts.percent, "40")
    pools.reload()
    assert facts.applicants.text() == "Boligselskaber"
    assert facts.applicants.edit.property("wrong")
    pools.rows.choose(next(row.id for row in pools.rows.rows if row.title == "Udvidet TV-overvågning"))
    assert facts.applicants.text() == ""
    pools.rows.choose(next(row.id for row in pools.rows.rows if row.title.startswith("Puljen til det")))
    assert facts.applicants.text() == before
