"""A budget table in the window moved to another price level, begun anew as the next edition, and compared."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kk_desktop.domain.amounts import Unit
from kk_desktop.domain.budgets import BudgetTable, TableStage
from kk_desktop.ui.main_window import MainWindow
from kk_desktop.ui.tabs.budget.comparison import TableComparisonPage
from kk_desktop.ui.tabs.budget.conversion import CHOOSE, Conversion
from kk_desktop.ui.tabs.budget.editions import Editions
from kk_desktop.ui.tabs.budget.printed import PrintedTable
from tests.table_shape import add_row

from .conftest import WAIT

SHEET = "Pct.\t2015\t2016\nService og løn\t2,0\t1,0\n"


@pytest.fixture
def table(window: MainWindow) -> BudgetTable:
    """The example's table in 2014 p/l, shown under Budget."""
    row = next(row for row in window.workspace.budgets.rows() if row.title == "Indsatsudgifter")
    window.go_to("budget_table", row.id)
    return window.workspace.budgets.get(row.id)


def part(window: MainWindow, kind: type):
    return next(iter(window.shelf.page("budget").findChildren(kind)))


def comparing(qtbot: QtBot, window: MainWindow, ids: str) -> TableComparisonPage:
    window.go_to("table_comparison", ids)
    page = window.stack.currentWidget()
    assert isinstance(page, TableComparisonPage)
    qtbot.waitUntil(lambda: page.comparison is not None, timeout=WAIT)
    return page


def test_every_amount_is_shown_before_and_after_and_then_moved_in_one_step(
    qtbot: QtBot, window: MainWindow, table: BudgetTable
) -> None:
    window.workspace.price_levels.take_sheet("KL", SHEET)
    conversion = part(window, Conversion)
    with qtbot.waitSignal(conversion.looked, timeout=WAIT):
        conversion.begin.trigger()
    assert conversion.level.currentData() == "2016"
    model = conversion.list.model()
    assert [model.index(0, n).data() for n in range(6)] == ["– Nørrebro", "2014", "5.000", "1,0302", "5.151", "KL"]
    assert "Omregnet fra 2014 p/l til 2016 p/l med faktor 1,0302 (kilde: KL)." in conversion.words.text()
    with qtbot.waitSignal(conversion.converted, timeout=WAIT):
        conversion.go.click()
    assert window.workspace.budgets.get(table.id).price_level == 2016
    assert window.messages.text == "Tabellen er omregnet til 2016 p/l."
    window.undo()
    assert window.workspace.budgets.get(table.id) == table


@pytest.mark.parametrize(("unit", "decimals"), [(Unit.MILLIONS, "med 1 decimal"), (Unit.KRONER, "med 2 decimaler")])
def test_the_decimals_told_are_those_that_the_amounts_are_shown_with(
    qtbot: QtBot, window: MainWindow, table: BudgetTable, unit: Unit, decimals: str
) -> None:
    window.workspace.price_levels.take_sheet("KL", SHEET)
    window.workspace.budgets.change(table.id, unit=unit, decimals=1)
    conversion = part(window, Conversion)
    with qtbot.waitSignal(conversion.looked, timeout=WAIT):
        conversion.begin.trigger()
    assert f"Tallene vises {decimals};" in conversion.words.text()


def rows_seen(conversion: Conversion) -> int:
    """Amounts that stand in sight whole."""
    model, seen = conversion.list.model(), conversion.list.viewport().rect()
    return sum(seen.contains(conversion.list.visualRect(model.index(row, 0))) for row in range(model.rowCount()))


@pytest.mark.parametrize(("size", "has_grid"), [((1024, 640), False), ((1280, 720), True), ((1440, 1080), True)])
def test_in_a_low_window_the_list_of_amounts_has_room_and_what_made_way_comes_back(
    qtbot: QtBot, window: MainWindow, table: BudgetTable, size: tuple[int, int], has_grid: bool
) -> None:
    window.workspace.price_levels.take_sheet("KL", SHEET)
    for row_id in window.workspace.budget_editing.insert_rows(table.id, 2, 8):
        window.workspace.budgets.set_cell(table.id, row_id, table.columns[0].id, "500")
    window.resize(*size)
    page, conversion, printed = window.shelf.page("budget"), part(window, Conversion), part(window, PrintedTable)
    qtbot.waitUntil(lambda: page.model.rowCount() > 10, timeout=WAIT)
    printed.open()
    with qtbot.waitSignal(conversion.looked, timeout=WAIT):
        conversion.begin.trigger()
    words, level = conversion.words, conversion.level
    qtbot.waitUntil(lambda: rows_seen(conversion) >= 4, timeout=WAIT)
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()), timeout=WAIT)
    assert page.grid.isVisible() is has_grid
    assert level.height() >= level.sizeHint().height()
    assert conversion.list.verticalScrollBar().maximum() > 0
    conversion.leave.click()
    qtbot.waitUntil(lambda: page.grid.isVisible() and printed.below.isVisible(), timeout=WAIT)


def test_a_missing_rate_is_told_with_the_way_to_it_and_nothing_can_be_done(
    qtbot: QtBot, window: MainWindow, table: BudgetTable
) -> None:
    conversion = part(window, Conversion)
    with qtbot.waitSignal(conversion.looked, timeout=WAIT):
        conversion.begin.trigger()
    assert (conversion.level.currentData(), conversion.words.text()) == ("", CHOOSE)
    assert conversion.words.property("tone") == "text2"
    with qtbot.waitSignal(conversion.looked, timeout=WAIT):
        conversion.level.show_choice("2016")
        conversion.level.activated.emit(conversion.level.currentIndex())
    assert "Stigningen i 2015" in conversion.words.text()
    assert not conversion.go.isEnabled()
    conversion.rates.click()
    assert type(window.stack.currentWidget()).__name__ == "PriceLevelsPage"


def test_the_old_table_can_be_kept(qtbot: QtBot, window: MainWindow, table: BudgetTable) -> None:
    window.workspace.price_levels.take_sheet("KL", SHEET)
    conversion = part(window, Conversion)
    with qtbot.waitSignal(conversion.looked, timeout=WAIT):
        conversion.begin.trigger()
    conversion.keep.click()
    with qtbot.waitSignal(conversion.converted, timeout=WAIT) as told:
        conversion.go.click()
    assert told.args[0] != table.id
    assert window.workspace.budgets.get(table.id).price_level == 2014
    assert window.shelf.page("budget").rows.current_id == told.args[0]


def test_the_next_edition_is_begun_and_shown(qtbot: QtBot, window: MainWindow, table: BudgetTable) -> None:
    editions = part(window, Editions)
    editions.begin.trigger()
    assert editions.stage.currentData() == TableStage.ADOPTED.value
    with qtbot.waitSignal(editions.made, timeout=WAIT):
        editions.go.click()
    shown = window.workspace.budgets.get(window.shelf.page("budget").rows.current_id)
    assert (shown.stage, shown.title) == (TableStage.ADOPTED, table.title)
    assert shown.id != table.id


def test_changes_are_gone_through_with_f8_and_esc_leads_back(
    qtbot: QtBot, window: MainWindow, table: BudgetTable
) -> None:
    series, budgets = window.workspace.table_series, window.workspace.budgets
    new = budgets.get(series.begin_edition(table.id, TableStage.ADOPTED, with_figures=True))
    budgets.set_cell(new.id, new.rows[1].id, new.columns[0].id, "5.450")
    add_row(window.workspace, new.id, "Evaluering")
    page = comparing(qtbot, window, new.id)
    assert page.where.text() == "Ændring 1 af 3  ·  2 tal er ændret og 1 række er ny"
    page.table.setFocus()
    assert page.table.model().index(1, 1).data() == "5.000 → 5.450"
    spoken = page.table.model().index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "– Nørrebro, 2014, før 5.000, nu 5.450, forskel +450 (+9\u00a0%)"
    places = []
    for _ in range(3):
        qtbot.keyClick(page.table, Qt.Key.Key_F8)
        places.append((page.table.currentIndex().row(), page.table.currentIndex().column()))
    assert places == [(1, 1), (2, 0), (3, 1)]
    with qtbot.waitSignal(page.left, timeout=WAIT):
        qtbot.keyClick(page.table, Qt.Key.Key_Escape)


def test_a_figure_changed_meanwhile_is_compared_anew(qtbot: QtBot, window: MainWindow, table: BudgetTable) -> None:
    series, budgets = window.workspace.table_series, window.workspace.budgets
    new = budgets.get(series.begin_edition(table.id, TableStage.ADOPTED, with_figures=True))
    page = comparing(qtbot, window, f"{table.id}/{new.id}")
    assert page.where.text() == "Ingen ændringer"
    with qtbot.waitSignal(page.compared, timeout=WAIT):
        budgets.set_cell(new.id, new.rows[1].id, new.columns[0].id, "5.450")
    assert page.where.text().endswith("2 tal er ændret")


def test_two_price_levels_are_told_and_lead_to_the_table_to_convert(
    qtbot: QtBot, window: MainWindow, table: BudgetTable
) -> None:
    window.workspace.price_levels.take_sheet("KL", SHEET)
    copy = window.workspace.price_levels.convert_table(table.id, 2016, as_copy=True)
    page = comparing(qtbot, window, copy)
    assert page.doubt.text().startswith("Tabellerne er i 2014 p/l og 2016 p/l, så forskellene er ikke regnet ud.")
    assert page.where.text() == "Rækkerne er de samme; tallene er ikke sammenlignet"
    page.convert.click()
    assert window.shelf.page("budget").rows.current_id == table.id


def test_a_table_alone_asks_for_another_to_be_compared_with(
    qtbot: QtBot, window: MainWindow, table: BudgetTable
) -> None:
    page = comparing(qtbot, window, table.id)
    assert page.doubt.text().startswith("Vælg en anden tabel")
    other = next(row for row in window.workspace.budgets.rows() if row.title == "Finansiering")
    page.newer.show_choice(other.id)
    with qtbot.waitSignal(page.compared, timeout=WAIT):
        page.newer.activated.emit(page.newer.currentIndex())
    assert page.comparison.new.id == other.id


def test_an_edition_made_after_a_converted_copy_tells_what_was_changed_since_its_own_table(
    qtbot: QtBot, window: MainWindow, table: BudgetTable
) -> None:
    window.workspace.price_levels.take_sheet("KL", SHEET)
    window.workspace.price_levels.convert_table(table.id, 2016, as_copy=True)
    editions = part(window, Editions)
    editions.begin.trigger()
    with qtbot.waitSignal(editions.made, timeout=WAIT):
        editions.go.click()
    new = window.workspace.budgets.get(window.shelf.page("budget").rows.current_id)
    window.workspace.budgets.set_cell(new.id, new.rows[1].id, new.columns[0].id, "5.450")
    editions.compare.trigger()
    page = window.stack.currentWidget()
    qtbot.waitUntil(lambda: page.comparison is not None, timeout=WAIT)
    assert page.comparison.old.id == table.id
    assert page.table.model().index(1, 1).data() == "5.000 → 5.450"
