"""From a cell to every place in the texts that uses it, and from there back to the cell."""

from PySide6.QtCore import Qt

from .conftest import WAIT
from .hands import tab
from .test_budget_tab import choose_table, part_of


def test_a_cell_tells_where_it_is_used_and_enter_goes_to_the_place(qtbot, window):
    from kk_desktop.ui.tabs.budget.uses import Uses

    page = choose_table(window, "Indsatsudgifter")
    uses = window.workspace.figure_uses.of_table(page.model.table.id)
    row_id, column_id = min(next(iter(uses)).places)
    here = [use for use in uses if (row_id, column_id) in use.places]
    page._go_to_cell(row_id, column_id)
    times = f"Brugt {len(here)} sted" + ("er" if len(here) > 1 else "")
    qtbot.waitUntil(lambda: page.bar.uses.text() == times, timeout=WAIT)
    page.bar.uses.click()
    part = part_of(page, Uses)
    assert part.list.hasFocus()
    qtbot.keyClick(part.list, Qt.Key.Key_Return)
    shown = window.stack.currentWidget()
    pane = shown.document if shown is tab(window, "responses") else shown.pane
    assert (pane.document_id, pane.editor.caret_block()) == (here[0].document_id, here[0].block_id)


def test_a_cell_that_no_text_uses_has_no_count(qtbot, window):
    page = choose_table(window, "Indsatsudgifter")
    uses = window.workspace.figure_uses.of_table(page.model.table.id)
    places = frozenset().union(*(use.places for use in uses))
    free = next(
        (row.id, column.id)
        for row in page.model.table.rows
        for column in page.model.table.columns
        if (row.id, column.id) not in places
    )
    page._go_to_cell(*min(places))
    qtbot.waitUntil(page.bar.uses.isVisible, timeout=WAIT)
    page._go_to_cell(*free)
    assert not page.bar.uses.isVisible()


def test_deleting_what_a_text_uses_is_told_with_the_number_of_places_and_can_be_undone(qtbot, window):
    page = choose_table(window, "Indsatsudgifter")
    table_id = page.model.table.id
    uses = window.workspace.figure_uses.of_table(table_id)
    page.rows.delete_wanted.emit(table_id)
    assert f"{len(uses)} tal i teksterne følger ikke tabellen mere" in window.messages.text
    window.undo()
    assert len(window.workspace.figure_uses.of_table(table_id)) == len(uses)
