"""Charts beside the table, and tables and charts on the clipboard, through the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from kk_desktop.domain.charts.choice import ChartForm
from kk_desktop.domain.table_copies import draw, whole
from kk_desktop.domain.text import BlockKind
from kk_desktop.ui.editor.clipboard import from_mime
from kk_desktop.ui.tabs.budget.chart_part import ChartPart
from kk_desktop.ui.tabs.budget.clipboard import clipboard_data
from kk_desktop.ui.tabs.budget.copies import RTF, WINDOWS_RTF
from kk_desktop.ui.tabs.budget.copy_part import CopyPart
from kk_desktop.ui.widgets.chart_view import measure, picture_of
from tests.domain.charts import tables
from tests.exchange.office_reader import Html, read_rtf

from .conftest import WAIT
from .test_budget_tab import choose_table, part_of


@pytest.fixture
def chart(window):
    """The panel with the chart of the example's first table."""
    page = choose_table(window, "Ansøgninger til initiativaftaler")
    part = part_of(page, ChartPart)
    part.around.show_panel(part.panel)
    return part


def clipboard():
    return QApplication.clipboard().mimeData()


def nothing_read(_text, _html):
    return ()


def test_the_panel_draws_the_table_and_reads_it_aloud(chart):
    assert chart.view.drawing() is not None
    assert "Sjælør Boulevard i bevægelse mod varig forandring 3.925" in chart.told.text()
    assert chart.view.accessibleDescription() == chart.told.text()
    assert chart.view.accessibleName() == "Diagram: Ansøgninger til initiativaftaler"


def test_the_form_is_chosen_with_a_click_and_stands_for_the_next_table(qtbot, window, chart):
    qtbot.mouseClick(chart.forms[ChartForm.BARS], Qt.MouseButton.LeftButton)
    assert chart.chart().form is ChartForm.BARS
    choose_table(window, "Finansiering")
    assert chart.chart().form is ChartForm.BARS
    assert chart.chart().title == "Finansiering"


def test_only_the_marked_rows_are_drawn_when_asked_for(qtbot, window, chart):
    page = choose_table(window, "Ansøgninger til initiativaftaler")
    page.grid.setCurrentIndex(page.model.index(1, 1))
    qtbot.keyClick(page.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.mouseClick(chart.marked_rows, Qt.MouseButton.LeftButton)
    assert len(chart.chart().series) == 2
    qtbot.mouseClick(chart.all_rows, Qt.MouseButton.LeftButton)
    assert len(chart.chart().series) == 7


def test_a_chart_follows_a_figure_that_is_typed(qtbot, window, chart):
    page = choose_table(window, "Finansiering")
    qtbot.waitUntil(lambda: "Københavns Kommune 17.500" in chart.told.text(), timeout=WAIT)
    table = page.model.table
    window.workspace.budgets.set_cell(table.id, table.rows[0].id, table.columns[0].id, "18.000")
    qtbot.waitUntil(lambda: "Københavns Kommune 18.000" in chart.told.text(), timeout=WAIT)


def test_a_copied_chart_is_a_picture_with_words_and_no_plain_text_that_could_take_its_place(qtbot, chart):
    qtbot.mouseClick(chart.copy, Qt.MouseButton.LeftButton)
    mime = clipboard()
    assert mime.hasImage()
    assert not mime.hasText()
    image = QImage(mime.imageData())
    (picture,) = Html(mime.html()).pictures
    assert picture["alt"] == chart.told.text()
    assert image.width() == 2 * int(picture["width"])
    document = read_rtf(bytes(mime.data(RTF).data()))
    assert document.described == [chart.told.text()]
    assert QImage.fromData(document.pictures[0]).size() == image.size()
    assert mime.data(WINDOWS_RTF) == mime.data(RTF)


def test_a_chart_pasted_in_a_document_of_ours_follows_its_table(qtbot, window, chart):
    qtbot.mouseClick(chart.forms[ChartForm.SHARE], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(chart.copy, Qt.MouseButton.LeftButton)
    (block,) = from_mime(clipboard(), window.workspace.new_id, nothing_read)
    assert (block.kind, block.chart.form) == (BlockKind.CHART, ChartForm.SHARE)
    assert window.workspace.budgets.get(block.table_id).title == "Ansøgninger til initiativaftaler"


def test_the_whole_table_is_copied_as_a_table_and_follows_in_a_document_of_ours(window):
    page = choose_table(window, "Finansiering")
    part_of(page, CopyPart).copy.trigger()
    mime = clipboard()
    shown = Html(mime.html())
    assert shown.caption == "Finansiering"
    assert [text for _, text, _ in shown.rows[-1]] == ["I alt", "28.000"]
    assert read_rtf(bytes(mime.data(RTF).data())).rows[-1] == ["I alt", "28.000"]
    assert "I alt\t28.000" in mime.text()
    assert QImage(mime.imageData()).width() > 200
    (block,) = from_mime(mime, window.workspace.new_id, nothing_read)
    assert (block.kind, block.table_id) == (BlockKind.TABLE, page.model.table.id)


def test_a_copied_block_of_cells_is_only_its_cells(window):
    page = choose_table(window, "Finansiering")
    table = page.model.table
    mime = clipboard_data(table, table.rows[:1], table.columns)
    assert [[text for _, text, _ in row] for row in Html(mime.html()).rows] == [["17.500"]]
    assert mime.text() == "17.500"


def test_a_block_too_large_for_a_text_is_copied_as_text_alone():
    made = tables.table([(f"Række {n}", range(60)) for n in range(100)])
    mime = clipboard_data(made, made.rows, (None, *made.columns))
    assert mime.text().count("\n") == 99
    assert not mime.hasHtml()
    assert not mime.hasImage()


def test_a_picture_of_a_table_is_dark_words_on_white_paper():
    image = picture_of(draw(whole(tables.table([("Nørrebro", [5000])])), measure))
    colours = {image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(image.height())}
    assert max(colours) == 255
    assert min(colours) < 60


def test_words_are_as_wide_on_the_screen_as_on_paper():
    for text in ("Indsatsudgifter 2014 p/l", "1.234.567,89", "Ølgade – Tøndergade (VA)"):
        for bold in (False, True):
            assert measure(text, 8.5, bold) == pytest.approx(tables.measure(text, 8.5, bold), rel=0.005)
