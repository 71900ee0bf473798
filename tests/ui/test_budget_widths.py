"""The columns of the grid are as wide as their figures: a figure that is cut is another figure."""

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from kk_desktop.domain.amounts import Unit
from kk_desktop.ui import look

from .conftest import WAIT
from .hands import tab
from .test_budget_grid import stand


@pytest.fixture
def page(window):
    page = tab(window, "budget")
    page.create_new()
    window.workspace.budgets.change(page.model.table.id, unit=Unit.KRONER)
    page.reload()
    return page


def width(page, column: int) -> int:
    """How wide a column is once what was typed is seen."""
    QApplication.processEvents()
    return page.grid.columnWidth(column)


def too_narrow(page) -> list[str]:
    """The figures that their column has no room for."""
    metrics = QFontMetrics(look.font("strong"))
    places = [
        page.model.index(row, column)
        for row in range(page.model.rowCount())
        for column in range(1, page.model.columnCount())
    ]
    return [
        place.data() for place in places if metrics.horizontalAdvance(place.data()) > width(page, place.column()) - 18
    ]


def test_a_long_figure_makes_its_column_wider_and_a_shorter_one_narrow_again(qtbot, page):
    narrow = width(page, 2)
    for column, typed in enumerate(("1.234.567,50", "1.234.567.890", "-7"), 1):
        page.model.setData(page.model.index(0, column), typed)
    assert [page.model.index(1, column).data() for column in (1, 2, 3)] == ["1.234.567,50", "1.234.567.890", "-7"]
    assert too_narrow(page) == []
    assert width(page, 3) == narrow
    page.model.setData(page.model.index(0, 2), "5")
    assert width(page, 2) == narrow


def test_a_sum_longer_than_every_figure_above_it_is_seen_whole(page):
    page.editing.do("insert_rows")
    page.grid.take_what_is_typed()
    for row in (0, 1):
        page.model.setData(page.model.index(row, 1), "999.999.999.999,99")
    assert page.model.index(2, 1).data() == "1.999.999.999.999,98"
    assert too_narrow(page) == []


def test_a_sign_before_a_figure_has_room_too(page):
    page.model.setData(page.model.index(0, 1), "1.234.567.890")
    before, table = width(page, 1), page.model.table
    page.model.mark({(table.rows[0].id, table.columns[0].id): ("red", "equal-not", "Teksten siger 5.")})
    assert width(page, 1) > before
    page.model.mark({})
    assert width(page, 1) == before


def test_figures_wider_than_the_window_are_scrolled_to_with_the_names_in_sight(qtbot, page):
    for column in range(1, 5):
        page.model.setData(page.model.index(0, column), "-123.456.789.012,34")
    page.window().resize(1024, 700)
    qtbot.waitUntil(lambda: page.grid.horizontalScrollBar().maximum() > 0, timeout=WAIT)
    assert too_narrow(page) == []
    stand(page, 0, 4)
    assert page.grid._names.isVisible()
    assert page.grid.visualRect(page.grid.currentIndex()).right() <= page.grid.viewport().width()
