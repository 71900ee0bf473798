"""Budget: one table at a time, figures as they print, sums computed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from kk_desktop.ui.main_window import MainWindow
from kk_desktop.ui.tabs.budget.facts import TableFacts

from .conftest import WAIT
from .hands import retype, tab


def part_of(page, kind):
    return next(part for part in page.parts if isinstance(part, kind))


def choose_table(window: MainWindow, title: str):
    page = tab(window, "budget")
    table = next(row for row in window.workspace.budgets.rows() if row.title == title)
    page.rows.choose(table.id)
    return page


def test_the_grid_shows_computed_sums_and_exact_kroner(window):
    page = choose_table(window, "Ansøgninger til initiativaftaler")
    texts = {page.model.index(n, 0).data(): n for n in range(page.model.rowCount())}
    total = page.model.index(texts["Ansøgt i alt"], page.model.columnCount() - 1)
    assert total.data() == "8.655"
    page.grid.setCurrentIndex(total)
    assert page.bar.exact.text() == "8.655.000,00 kr."
    assert page.bar.words.text() == "=  sum af 7 rækker"


def test_a_figure_typed_in_the_grid_changes_the_sum_and_undo_takes_it_back(qtbot, window):
    page = choose_table(window, "Finansiering")
    page.grid.setFocus()
    page.grid.setCurrentIndex(page.model.index(0, 1))
    before = page.model.index(2, 1).data()
    page.grid.edit(page.grid.currentIndex())
    editor = _editor(page)
    editor.selectAll()
    qtbot.keyClicks(editor, "20.000")
    with qtbot.waitSignal(page.model.taken, timeout=WAIT):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert page.model.index(2, 1).data() == "30.500"
    qtbot.waitUntil(lambda: page.grid.currentIndex().row() == 1, timeout=WAIT)
    page.rows.setFocus()
    window.undo()
    qtbot.waitUntil(lambda: page.model.index(2, 1).data() == before, timeout=WAIT)


def test_a_figure_that_can_be_read_two_ways_stays_in_its_cell_with_a_sentence(qtbot, window):
    page = choose_table(window, "Finansiering")
    page.grid.setFocus()
    page.grid.setCurrentIndex(page.model.index(0, 1))
    page.grid.edit(page.grid.currentIndex())
    editor = _editor(page)
    editor.selectAll()
    qtbot.keyClicks(editor, "1.5 mio.")
    with qtbot.waitSignal(page.model.refused, timeout=WAIT):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert "kan læses på to måder" in page.bar.words.text()
    qtbot.waitUntil(lambda: _editor(page) is not None and _editor(page).text() == "1.5 mio.", timeout=WAIT)
    qtbot.keyClick(_editor(page), Qt.Key.Key_Escape)
    assert window.workspace.budgets.get(page.rows.current_id).rows[0].cells


def test_empty_zero_and_dash_are_three_things(qtbot, window):
    page = choose_table(window, "Finansiering")
    place = page.model.index(0, 1)
    for typed, shown in (("0", "0"), ("–", "–"), ("", "")):
        page.model.setData(place, typed)
        assert place.data() == shown


def test_a_sum_cannot_be_typed(window):
    page = choose_table(window, "Finansiering")
    assert not page.model.flags(page.model.index(2, 1)) & Qt.ItemFlag.ItemIsEditable


def test_a_new_tables_missing_price_level_is_an_amber_button_until_it_is_typed(qtbot, window):
    page = tab(window, "budget")
    page.create_new()
    assert page.model.headerData(0, Qt.Orientation.Horizontal) == "1.000 kr."
    assert page.no_level.isVisible()
    with qtbot.waitSignal(window.changes.budget_table_saved, timeout=WAIT):
        page.no_level.click()
        retype(qtbot, part_of(page, TableFacts).level, "2011")
    qtbot.waitUntil(lambda: not page.no_level.isVisible(), timeout=WAIT)
    assert page.model.headerData(0, Qt.Orientation.Horizontal) == "1.000 kr. – 2011 p/l"


def test_a_row_is_added_below_moved_and_taken_away(qtbot, window):
    page = choose_table(window, "Finansiering")
    page.grid.setCurrentIndex(page.model.index(0, 1))
    page.page.add_row.click()
    labels = [row.label for row in page.model.table.rows]
    assert labels[1] == "Ny række"
    page.grid.setFocus()
    page.grid.setCurrentIndex(page.model.index(1, 0))
    qtbot.keyClick(page.grid, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.model.table.rows[0].label == "Ny række"
    page.grid.setCurrentIndex(page.model.index(0, 0))
    page.page.remove_row.click()
    assert "Ny række" not in [row.label for row in page.model.table.rows]


def _editor(page):

    return next((edit for edit in page.grid.findChildren(QLineEdit) if edit.isVisible()), None)


def test_tab_leaves_the_grid_at_its_last_cell(qtbot, window):
    page = choose_table(window, "Finansiering")
    page.grid.setFocus()
    page.grid.setCurrentIndex(page.model.index(0, 1))
    qtbot.keyClick(page.grid, Qt.Key.Key_Tab)
    assert page.grid.hasFocus()
    page.grid.setCurrentIndex(page.model.index(page.model.rowCount() - 1, page.model.columnCount() - 1))
    qtbot.keyClick(page.grid, Qt.Key.Key_Tab)
    assert not page.grid.hasFocus()
    assert page.isAncestorOf(window.focusWidget())


def test_a_sentence_about_a_figure_has_the_bar_to_itself(qtbot, window):
    page = choose_table(window, "Finansiering")
    page.grid.setCurrentIndex(page.model.index(0, 1))
    page.model.setData(page.grid.currentIndex(), "1.5 mio.")
    assert not page.bar.exact.isVisible()
    assert page.bar.words.isVisible()
    page.model.setData(page.grid.currentIndex(), "1.500")
    assert page.bar.exact.text() == "1.500.000,00 kr."


def test_a_long_name_keeps_its_year_and_its_place_beside_what_is_told_of_a_figure(window):
    page = choose_table(window, "Ansøgninger til initiativaftaler")
    window.resize(1024, 640)
    row = page.model.table.rows[1]
    page.grid.setCurrentIndex(page.model.index(1, 1))
    name = f"{row.label}, {page.model.table.columns[0].label}"
    page.model.mark({(row.id, page.model.table.columns[0].id): ("red", "equal-not", "Teksten siger noget andet. " * 9)})
    (shown,) = page.bar.name.shown
    assert shown.endswith("…, 2011")
    assert page.bar.name.toolTip() == name
    assert len(page.bar.words.shown) == 2
    assert page.bar.words.shown[0].startswith("Teksten siger")
    assert page.bar.words.toolTip().endswith("noget andet. ")


def test_the_panels_take_the_tables_room_in_a_narrow_window_and_the_list_keeps_its_own(qtbot, window):
    page = choose_table(window, "Finansiering")
    window.resize(1024, 640)
    qtbot.waitUntil(lambda: page.pane.width() + page.table_page.width() + 1 == page.width() == 1024, timeout=WAIT)
    before = (page.pane.width(), page.table_page.width())
    page.toggle_side()
    qtbot.waitUntil(lambda: (page.pane.width(), page.side.width()) == before, timeout=WAIT)
    choices = [each for each in page.side.findChildren(QPushButton) if each.property("kind") == "chip"]
    assert len({each.y() for each in choices if each.isVisible()}) == 1


def test_a_title_that_is_being_typed_stays_with_its_table_when_the_next_one_is_begun(qtbot, window):
    page = tab(window, "budget")
    page.create_new()
    qtbot.keyClicks(page.title, "Den første")
    page.create_new()
    assert {"Den første", "Ny tabel"} <= {row.title for row in window.workspace.budgets.rows()}
    assert page.title.toPlainText() == "Ny tabel"
