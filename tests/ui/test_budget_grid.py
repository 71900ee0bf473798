"""The grid under a person's hands: keys, blocks, the clipboard, signs in cells, and what stands around it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kk_desktop.domain.budgets import RowKind
from kk_desktop.ui.main_window import MainWindow
from kk_desktop.ui.tabs.budget.column_panel import ColumnPanel
from kk_desktop.ui.tabs.budget.head_field import HeadField
from kk_desktop.ui.tabs.budget.printed import PAUSE, PAUSE_PER_ROW, PrintedTable
from kk_desktop.ui.tabs.budget.row_panel import RowPanel

from .conftest import WAIT
from .hands import retype
from .test_budget_tab import choose_table, part_of

Key = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def page(window: MainWindow):
    page = choose_table(window, "Finansiering")
    window.workspace.budget_editing.insert_columns(page.model.table.id, 1, 2)
    page.reload()
    stand(page, 0, 1)
    return page


def stand(page, row: int, column: int) -> None:
    page.grid.setFocus()
    page.grid.choose((row,), (column,))


def shown(page, row: int) -> list[str]:
    return [page.model.index(row, column).data() for column in range(page.model.columnCount())]


def here(page) -> tuple[int, int]:
    index = page.grid.currentIndex()
    return index.row(), index.column()


def test_one_types_over_a_figure_and_goes_on_with_tab_enter_and_the_arrows(qtbot, page):
    for typed, key, modifier, place in (
        ("20.000", Key.Key_Tab, Qt.KeyboardModifier.NoModifier, (0, 2)),
        ("1", Key.Key_Down, Qt.KeyboardModifier.NoModifier, (1, 2)),
        ("2", Key.Key_Return, SHIFT, (0, 2)),
        ("3", Key.Key_Down, Qt.KeyboardModifier.NoModifier, (1, 2)),
        ("4", Key.Key_Backtab, SHIFT, (1, 1)),
    ):
        qtbot.keyClicks(page.grid, typed[0])
        editor = page.grid.editor()
        qtbot.keyClicks(editor, typed[1:])
        qtbot.keyClick(editor, key, modifier)
        assert here(page) == place
    assert shown(page, 0)[1:3] == ["20.000", "3"]
    assert shown(page, 1)[2] == "4"


@pytest.mark.parametrize(("key", "place"), [(Key.Key_Right, (0, 3)), (Key.Key_Left, (0, 1))])
def test_left_and_right_go_on_from_a_figure_that_is_typed_over_and_move_in_it_after_f2(qtbot, page, key, place):
    stand(page, 0, 2)
    qtbot.keyClicks(page.grid, "1")
    qtbot.keyClicks(page.grid.editor(), "2")
    qtbot.keyClick(page.grid.editor(), key)
    assert (page.grid.editor(), here(page), shown(page, 0)[2]) == (None, place, "12")
    stand(page, 0, 2)
    qtbot.keyClick(page.grid, Key.Key_F2)
    qtbot.keyClick(page.grid.editor(), key)
    assert (page.grid.editor() is not None, here(page)) == (True, (0, 2))


def test_left_and_right_move_in_a_name_and_stop_at_the_last_column(qtbot, page):
    stand(page, 0, 0)
    qtbot.keyClicks(page.grid, "L")
    qtbot.keyClicks(page.grid.editor(), "ø")
    qtbot.keyClick(page.grid.editor(), Key.Key_Left)
    qtbot.keyClicks(page.grid.editor(), "x")
    assert (here(page), page.grid.editor().text()) == ((0, 0), "Lxø")
    qtbot.keyClick(page.grid.editor(), Key.Key_Escape)
    last = page.model.columnCount() - 1
    stand(page, 0, last)
    qtbot.keyClicks(page.grid, "7")
    qtbot.keyClick(page.grid.editor(), Key.Key_Right)
    assert (here(page), shown(page, 0)[last]) == ((0, last), "7")


def test_enter_goes_on_below_the_cell_where_tab_began(qtbot, page):
    page.title.setFocus()
    qtbot.keyClick(page.title, Key.Key_Return)
    assert (page.focusWidget(), here(page)) == (page.grid, (0, 0))
    qtbot.keyClick(page.grid, Key.Key_Tab)
    qtbot.keyClick(page.grid, Key.Key_Tab)
    qtbot.keyClicks(page.grid, "7")
    qtbot.keyClick(page.grid.editor(), Key.Key_Tab)
    assert here(page) == (0, 3)
    qtbot.keyClick(page.grid, Key.Key_Return)
    assert here(page) == (1, 0)
    qtbot.keyClick(page.grid, Key.Key_Right)
    qtbot.keyClick(page.grid, Key.Key_Return)
    assert here(page) == (2, 1)


def test_the_years_are_typed_in_the_head_one_after_the_other(qtbot, page):
    qtbot.keyClick(page.grid, Key.Key_F2, CTRL)
    field = page.grid.horizontalHeader().findChild(HeadField)
    for typed, key in (("2014", Key.Key_Tab), ("2015", Key.Key_Return)):
        qtbot.keyClicks(field, typed)
        qtbot.keyClick(field, key)
    assert [column.label for column in page.model.table.columns][:2] == ["2014", "2015"]
    assert (page.focusWidget(), here(page), field.isHidden()) == (page.grid, (0, 2), True)
    qtbot.keyClick(page.grid, Key.Key_F2, CTRL)
    qtbot.keyClicks(field, "1999")
    qtbot.keyClick(field, Key.Key_Escape)
    qtbot.keyClick(page.grid, Key.Key_F2, CTRL)
    field.setText("2" * 5_000)
    qtbot.keyClick(field, Key.Key_Return)
    assert page.model.table.columns[1].label == "2015"


def test_a_year_typed_twice_in_the_heads_is_told_at_once_and_marked_until_it_is_mended(qtbot, window, page):
    table = page.model.table
    first = table.columns[0].label
    stand(page, 0, 2)
    qtbot.keyClick(page.grid, Key.Key_F2, CTRL)
    field = page.grid.horizontalHeader().findChild(HeadField)
    qtbot.keyClicks(field, first)
    qtbot.keyClick(field, Key.Key_Return)
    told = f"Kolonnen ”{first}” står der to gange. Begge er beholdt. Ret den ene, hvis det er en fejl."
    assert window.messages.text == told
    for place in (1, 2):
        assert page.model.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) == told
    assert page.model.doubled == {column.id for column in table.columns[:2]}
    qtbot.keyClick(page.grid, Key.Key_F2, CTRL)
    qtbot.keyClicks(field, "1999")
    qtbot.keyClick(field, Key.Key_Return)
    assert (window.messages.text, page.model.doubled) == ("", frozenset())


def test_ctrl_and_the_arrows_go_to_the_ends_and_with_shift_choose_a_block(qtbot, page):
    qtbot.keyClick(page.grid, Key.Key_Right, CTRL)
    assert here(page) == (0, page.model.columnCount() - 1)
    qtbot.keyClick(page.grid, Key.Key_Home)
    stand(page, 0, 1)
    qtbot.keyClick(page.grid, Key.Key_Down, CTRL | SHIFT)
    rows, columns = page.grid.block()
    assert (list(rows), list(columns)) == (list(range(page.model.rowCount())), [1])
    qtbot.keyClick(page.grid, Key.Key_A, CTRL)
    assert len(page.grid.block()[1]) == page.model.columnCount()


def test_a_block_is_copied_exactly_and_put_in_elsewhere_in_one_step(qtbot, window, page):
    before = shown(page, 1)
    page.grid.choose((0,), (0, 1))
    qtbot.keyClick(page.grid, Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "\t".join(shown(page, 0)[:2])
    stand(page, 1, 0)
    qtbot.keyClick(page.grid, Key.Key_V, CTRL | SHIFT)
    assert shown(page, 1)[:2] == shown(page, 0)[:2]
    window.undo()
    qtbot.waitUntil(lambda: shown(page, 1) == before, timeout=WAIT)


def test_what_cannot_be_read_in_a_pasted_block_is_marked_at_its_cell_until_it_is_mended(qtbot, page):
    before = shown(page, 0)[1]
    QApplication.clipboard().setText("5 ansatte\n12")
    qtbot.keyClick(page.grid, Key.Key_V, CTRL | SHIFT)
    place = page.model.index(0, 1)
    assert (place.data(), shown(page, 1)[1]) == (before, "12")
    assert page.model.mark_at(place).tone == "red"
    assert "”5 ansatte” er ikke et beløb" in page.bar.words.text()
    page.model.setData(place, "5")
    assert page.model.mark_at(place) is None


def test_the_marks_of_a_block_go_when_it_is_taken_back(qtbot, window, page):
    QApplication.clipboard().setText("5 ansatte\n12")
    qtbot.keyClick(page.grid, Key.Key_V, CTRL)
    place = page.model.index(0, 1)
    before = shown(page, 0)
    page.model.setData(page.model.index(0, 2), "8")
    assert page.model.mark_at(place) is not None
    window.undo()
    qtbot.waitUntil(lambda: shown(page, 0) == before, timeout=WAIT)
    assert page.model.mark_at(place) is not None
    window.undo()
    qtbot.waitUntil(lambda: page.model.mark_at(place) is None, timeout=WAIT)
    stand(page, 1, 1)
    stand(page, 0, 1)
    assert "ansatte" not in page.bar.words.text()


def test_the_marks_of_a_block_of_which_nothing_was_taken_stay_until_they_are_mended(qtbot, page):
    put_in(qtbot, page, "5 ansatte\nseks", column=1)
    page.reload()
    assert page.model.mark_at(page.model.index(1, 1)).tone == "red"


@pytest.mark.parametrize(
    ("text", "rows", "columns", "becomes"),
    [
        ("7", 2, 2, [["7", "7"], ["7", "7"]]),
        ("1\t2", 2, 2, [["1", "2"], ["1", "2"]]),
        ("1\n2", 2, 2, [["1", "1"], ["2", "2"]]),
        ("1\t2", 2, 1, [["1", "2"], ["", ""]]),
        ("1\t2\n3\t4", 2, 3, [["1", "2", ""], ["3", "4", ""]]),
    ],
)
def test_a_block_is_repeated_in_what_is_chosen_where_it_goes_up_in_it(qtbot, page, text, rows, columns, becomes):
    page.create_new()
    page._workspace.budget_editing.insert_rows(page.model.table.id, 1)
    page.reload()
    page.model.setData(page.model.index(0, 4), "9")
    page.grid.setFocus()
    page.grid.choose(range(rows), range(1, 1 + columns))
    QApplication.clipboard().setText(text)
    qtbot.keyClick(page.grid, Key.Key_V, CTRL)
    assert [shown(page, row)[1 : 1 + len(line)] for row, line in enumerate(becomes)] == becomes


@pytest.mark.parametrize("column", [0, 1])
def test_after_a_whole_table_is_put_in_a_new_one_the_page_is_true_and_the_keys_go_on(qtbot, window, page, column):
    page.create_new()
    assert not page.no_level.isHidden()
    put_in(qtbot, page, "1.000 kr. – 2014 p/l\t2014\t2015\nLøn\t1\t2\nDrift\t3\t4\nI alt\t4\t6", column=column)
    assert (page.model.table.price_level, page.no_level.isHidden()) == (2014, True)
    assert here(page)[0] == 0
    assert page.bar.name.text().startswith("Løn")
    stand_before = here(page)
    qtbot.keyClick(page.grid, Key.Key_Down)
    assert here(page) == (1, stand_before[1])
    window.undo()
    qtbot.waitUntil(lambda: not page.no_level.isHidden(), timeout=WAIT)


def test_more_rows_than_there_are_come_only_when_they_are_asked_for(qtbot, window, page):
    count = page.model.rowCount()
    QApplication.clipboard().setText("\n".join("123456"))
    qtbot.keyClick(page.grid, Key.Key_V, CTRL | SHIFT)
    assert page.model.rowCount() == count
    assert "4 rækker mere" in window.messages.text
    window.messages.press()
    assert page.model.rowCount() == count + 4
    assert shown(page, count + 3)[1] == "21"


def test_a_table_without_figures_takes_the_years_and_rows_of_what_is_put_in(qtbot, window, page):
    page.create_new()
    QApplication.clipboard().setText("\t2011\t2012\nTingbjerg\t280\t0\nAldersrogade\t63\t0\nHothers Plads\t50\t0")
    stand(page, 0, 0)
    qtbot.keyClick(page.grid, Key.Key_V, CTRL)
    heads = [page.model.headerData(place, Qt.Orientation.Horizontal) for place in range(1, page.model.columnCount())]
    assert (heads, shown(page, 3)) == (["2011", "2012"], ["I alt", "393", "0"])
    window.undo()
    qtbot.waitUntil(lambda: page.model.columnCount() == 5, timeout=WAIT)


def put_in(qtbot, page, text: str, row: int = 0, column: int = 0) -> None:
    QApplication.clipboard().setText(text)
    stand(page, row, column)
    qtbot.keyClick(page.grid, Key.Key_V, CTRL)


def test_a_total_that_says_something_else_is_told_and_marked(qtbot, window, page):
    page.create_new()
    put_in(qtbot, page, "\t2022\t2025\t2030\nLøn\t100\t200\t1\nDrift\t10\t20\t1\nI alt\t999\t220\t2")
    assert shown(page, 1) == ["Drift", "10", "20", "1"]
    assert "”I alt” er 999 under 2022; rækkerne giver 110." in window.messages.text
    assert page.model.mark_at(page.model.index(2, 1)).tone == "amber"


def test_lines_copied_from_a_pdf_keep_their_years_and_one_total(qtbot, window, page):
    page.create_new()
    put_in(qtbot, page, "2025 2026 2027\nLøn 550 560 560\nDrift 120 120 120\nI alt 670 680 680")
    heads = [page.model.headerData(place, Qt.Orientation.Horizontal) for place in range(1, page.model.columnCount())]
    assert heads == ["2025", "2026", "2027"]
    assert [shown(page, row) for row in range(page.model.rowCount())] == [
        ["Løn", "550", "560", "560"], ["Drift", "120", "120", "120"], ["I alt", "670", "680", "680"],
    ]  # fmt: skip
    assert window.messages.text == ""


def test_a_formula_typed_in_a_cell_is_answered_with_where_a_row_is_computed(qtbot, page):
    stand(page, 0, 1)
    qtbot.keyClicks(page.grid, "=")
    qtbot.keyClicks(page.grid.editor(), "1+2")
    qtbot.keyClick(page.grid.editor(), Key.Key_Return)
    assert "En celle tager et beløb og ingen formel" in page.bar.words.text()
    qtbot.waitUntil(lambda: page.grid.editor() is not None, timeout=WAIT)
    page.grid.editor().selectAll()
    qtbot.keyClicks(page.grid.editor(), "300-")
    qtbot.keyClick(page.grid.editor(), Key.Key_Return)
    assert shown(page, 0)[1] == "-300"


def test_what_is_wrong_with_one_block_is_gone_after_the_next_and_in_other_tables(qtbot, window, page):
    for leave in (
        lambda: put_in(qtbot, page, "1\n2", column=1),
        page.create_new,
        lambda: window.show_tab("overview"),
    ):
        choose_table(window, "Finansiering")
        put_in(qtbot, page, "5 ansatte\n12", column=1)
        assert "1 celle kunne ikke læses" in window.messages.text
        QApplication.processEvents()
        leave()
        assert "kunne ikke læses" not in window.messages.text


def test_names_too_long_for_a_line_are_cut_and_told(qtbot, window, page):
    page.create_new()
    QApplication.clipboard().setText("\n".join(f"{letter * 600}\t7" for letter in "ab") + "\nValby\t7")
    stand(page, 0, 0)
    qtbot.keyClick(page.grid, Key.Key_V, CTRL)
    assert window.messages.text == "2 navne var længere end 500 tegn og er kortet."
    assert shown(page, 0) == ["a" * 500, "7"]


def test_a_key_on_a_computed_figure_is_answered_and_changes_nothing(qtbot, page):
    total = page.model.rowCount() - 1
    before = shown(page, total)
    stand(page, total, 1)
    qtbot.keyClicks(page.grid, "7")
    assert page.grid.editor() is None
    assert "regnes ud af rækkerne" in page.bar.words.text()
    assert shown(page, total) == before


def test_rows_and_columns_are_moved_filled_and_emptied_with_the_keyboard(qtbot, page):
    first = shown(page, 0)
    qtbot.keyClick(page.grid, Key.Key_Down, ALT)
    assert shown(page, 1) == first
    page.grid.choose((1,), (1, 2))
    qtbot.keyClick(page.grid, Key.Key_R, CTRL)
    assert shown(page, 1)[1] == shown(page, 1)[2] == first[1]
    qtbot.keyClick(page.grid, Key.Key_Delete)
    assert shown(page, 1)[1:3] == ["", ""]
    labels = [column.label for column in page.model.table.columns]
    stand(page, 1, 1)
    qtbot.keyClick(page.grid, Key.Key_Right, ALT)
    assert [column.label for column in page.model.table.columns][:2] == [labels[1], labels[0]]


@pytest.mark.parametrize("moved", ["the row down", "the total up"])
def test_a_row_that_is_moved_out_of_its_sum_is_told(qtbot, window, page, moved):
    page.create_new()
    put_in(qtbot, page, "\t2025\nLøn\t110\nDrift\t1\nI alt\t111")
    stand(page, 0, 0)
    qtbot.keyClick(page.grid, Key.Key_Down, ALT)
    assert (shown(page, 2)[1], window.messages.text) == ("111", "")
    place, key = (1, Key.Key_Down) if moved == "the row down" else (2, Key.Key_Up)
    stand(page, place, 0)
    qtbot.keyClick(page.grid, key, ALT)
    assert window.messages.text == (
        "”Løn” står nu under ”I alt” og tælles ikke med i den. Flyt den op igen, hvis den skal."
    )
    stand(page, 2, 0)
    qtbot.keyClick(page.grid, Key.Key_Up, ALT)
    assert (shown(page, 2)[1], window.messages.text) == ("111", "")


def test_a_sign_put_in_a_cell_is_told_there_and_read_aloud(page):
    row, column = page.model.table.rows[2], page.model.table.columns[0]
    page.model.mark({(row.id, column.id): ("red", "equal-not", "Teksten siger 24.000 kr. mindre.")})
    stand(page, 2, 1)
    assert page.bar.words.text() == "Teksten siger 24.000 kr. mindre."
    assert "24.000 kr. mindre" in page.model.index(2, 1).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_row_told_to_be_a_share_asks_for_its_rows_and_then_explains_itself(qtbot, window, page):
    panel = part_of(page, RowPanel)
    page.page.add_row.click()
    qtbot.keyClick(page.grid.editor(), Key.Key_Escape)
    page.grid.choose((1,), (1,))
    panel.around.show_panel(panel.panel)
    panel.kind.setCurrentIndex(panel.kind.findData(RowKind.SHARE.value))
    panel.kind.activated.emit(panel.kind.currentIndex())
    qtbot.waitUntil(lambda: page.bar.words.text().startswith("Vælg de to rækker"), timeout=WAIT)
    qtbot.waitUntil(panel.against.isVisible, timeout=WAIT)
    table = page.model.table
    for field, row in ((panel.of, table.rows[0]), (panel.against, table.rows[-1])):
        field.setCurrentIndex(field.findData(row.id))
        field.activated.emit(field.currentIndex())
    qtbot.waitUntil(lambda: "som andel af" in page.bar.words.text(), timeout=WAIT)
    assert shown(page, 1)[1].endswith("%")


def test_a_year_that_stands_twice_is_kept_and_told(qtbot, page):
    panel = part_of(page, ColumnPanel)
    panel.around.show_panel(panel.panel)
    retype(qtbot, panel.name, page.model.table.columns[1].label)
    qtbot.waitUntil(panel.doubled.isVisible, timeout=WAIT)
    labels = [column.label for column in page.model.table.columns]
    assert labels[0] == labels[1]


def test_names_stay_in_sight_while_a_wide_table_is_scrolled(page):
    names = page.grid._names
    assert not names.isVisible()
    for _ in range(3):
        stand(page, 0, 1)
        page.grid.choose((0,), range(1, page.model.columnCount()))
        page.editing.do("insert_columns")
    stand(page, 0, page.model.columnCount() - 1)
    assert names.isVisible()
    stand(page, 0, 1)
    assert page.grid.visualRect(page.grid.currentIndex()).left() >= page.grid.columnWidth(0) or not names.isVisible()


def test_the_page_below_is_drawn_anew_after_a_key(qtbot, page):
    printed = part_of(page, PrintedTable)
    printed.open()
    qtbot.waitUntil(lambda: printed.view.page_count == 1, timeout=WAIT)
    assert printed.view.verticalScrollBar().value() > 0  # at the table, below the letterhead
    before = printed.view._document
    page.model.setData(page.model.index(0, 1), "77.777")
    qtbot.waitUntil(lambda: printed.view._document is not before, timeout=WAIT)


def test_the_page_below_waits_for_a_pause_after_each_key(qtbot, page):
    printed = part_of(page, PrintedTable)
    printed.open()
    qtbot.waitUntil(lambda: printed.view.page_count == 1, timeout=WAIT)
    page.model.setData(page.model.index(0, 1), "77.777")
    assert printed.pause == PAUSE + PAUSE_PER_ROW * page.model.rowCount()


def test_a_large_heading_stands_over_its_columns(qtbot, window, page):
    plain = page.grid.horizontalHeader().height()
    window.workspace.budgets.change_column(page.model.table.columns[0].id, heading="Service")
    qtbot.waitUntil(lambda: page.grid.horizontalHeader().height() > plain, timeout=WAIT)


def test_thousands_of_figures_are_put_in_beside_the_window(qtbot, window, page):
    page.grid.setFocus()
    QApplication.clipboard().setText("\n".join("\t".join("7" * 3) for _ in range(400)))
    qtbot.keyClick(page.grid, Key.Key_V, CTRL | SHIFT)
    assert "Sætter ind" in window.messages.jobs.text
    qtbot.waitUntil(lambda: "398 rækker mere" in window.messages.text, timeout=WAIT)
    assert shown(page, 1)[1:] == ["7", "7", "7"]


def test_a_rest_that_is_stopped_is_not_told_as_if_nothing_had_been_put_in(qtbot, window, page):
    QApplication.clipboard().setText("\n".join(["1\t2\t3"] * 1_000))
    with qtbot.waitSignal(page.grid.chosen_changed, timeout=WAIT):
        qtbot.keyClick(page.grid, Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: "rækker mere" in window.messages.text, timeout=WAIT)
    window.messages.press()
    window.messages.jobs.stop()
    qtbot.waitUntil(lambda: window.messages.text.startswith("Stoppet"), timeout=WAIT)
    assert window.messages.text == "Stoppet. Intet er tilføjet. Det, der var plads til, blev sat ind før."
    assert shown(page, 0)[1] == "1"


def test_what_was_put_in_beside_the_window_is_chosen_when_it_is_there(qtbot, page):
    page.create_new()
    page.grid.choose((0,), (0,))
    page.grid.setFocus()
    QApplication.clipboard().setText("\n".join(f"Indsats {n}\t7\t8" for n in range(400)))
    qtbot.keyClick(page.grid, Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: page.grid.block() == (range(400), range(3)), timeout=WAIT)
    assert page.bar.name.text() == "Indsats 0"


def test_thousands_of_figures_are_emptied_and_come_back_beside_the_window(qtbot, window, page):
    table = page.model.table
    block = (("7",) * 3,) * 400
    window.workspace.budget_editing.paste(table.id, (table.rows[0].id, table.columns[0].id), block, grows=True)
    qtbot.waitUntil(lambda: page.model.rowCount() > 400, timeout=WAIT)
    filled = page.model.table
    page.grid.selectAll()
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Key.Key_Delete)
    assert "Sletter" in window.messages.jobs.text
    qtbot.waitUntil(lambda: not any(row.cells for row in page.model.table.rows if row.kind.is_typed), timeout=WAIT)
    qtbot.waitUntil(lambda: not window.messages.jobs.is_busy, timeout=WAIT)
    window.undo()
    assert "Fortryder" in window.messages.jobs.text
    qtbot.waitUntil(lambda: window.messages.text == "Fortrød: slettede tal.", timeout=WAIT)
    qtbot.waitUntil(lambda: page.model.table == filled, timeout=WAIT)


def test_nothing_is_offered_or_done_in_a_file_that_can_only_be_read(qtbot, bare_window, demo_file):
    demo_file.chmod(0o444)
    with qtbot.waitSignal(bare_window.file_opened, timeout=WAIT):
        bare_window.open_path(demo_file)
    if not bare_window.workspace.read_only:  # whoever may write everything is stopped by no mode
        bare_window.workspace.desk.database.read_only = True
    page = choose_table(bare_window, "Finansiering")
    stand(page, 0, 1)
    before = page.model.table
    for key, modifier in (
        (Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Key.Key_V, CTRL | SHIFT),
        (Key.Key_Down, ALT),
    ):
        qtbot.keyClick(page.grid, key, modifier)
    qtbot.keyClicks(page.grid, "5")
    assert page.bar.words.text() == "Filen kan kun læses. Intet er ændret."
    assert page.model.table == before
    assert not any(made.isEnabled() for made in (*page.page.row_buttons, page.no_level))
    assert [name for name, action in page.editing.actions.items() if action.isEnabled()] == ["copy"]
    assert not part_of(page, RowPanel).kind.isEnabled()


def test_a_name_longer_than_a_line_is_refused_and_stays_to_be_mended(qtbot, page):
    place = page.model.index(0, 0)
    before = place.data()
    page.model.setData(place, "x" * 501)
    assert "Der er plads til 500" in page.bar.words.text()
    assert page.model.table.rows[0].label == before
    page.model.setData(place, "Kort")
    assert place.data() == "Kort"


@pytest.mark.parametrize("width", [1440, 1024])
def test_alt_enter_goes_from_a_cell_to_what_is_told_of_its_row_and_esc_comes_back(qtbot, window, page, width):
    window.resize(width, 760)
    stand(page, 1, 2)
    qtbot.keyClick(page.grid, Key.Key_Return, ALT)
    panel = part_of(page, RowPanel)
    assert panel.title.isVisible()
    assert page.focusWidget() is panel.kind
    qtbot.keyClick(panel.kind, Key.Key_Escape)
    assert (page.focusWidget(), here(page)) == (page.grid, (1, 2))
    page.side.show_panel(part_of(page, ColumnPanel).panel)
    stand(page, 1, 2)
    qtbot.keyClick(page.grid, Key.Key_Return, ALT)
    name = part_of(page, ColumnPanel).name.edit
    assert page.focusWidget() is name
    qtbot.keyClicks(name, "x")
    qtbot.keyClick(name, Key.Key_Escape)
    assert page.focusWidget() is name
    qtbot.keyClick(name, Key.Key_Escape)
    assert page.focusWidget() is page.grid


def test_two_notes_have_the_stars_they_print_and_a_column_is_called_by_its_heading_too(qtbot, window, page):
    budgets, table = window.workspace.budgets, page.model.table
    for column, heading in zip(table.columns[1:3], ("2026", "2027"), strict=True):
        budgets.change_column(column.id, label="Anlæg", heading=heading)
    budgets.change_column(table.columns[1].id, note="Ekskl. moms")
    budgets.change_row(table.rows[0].id, note="Inklusive leje")
    page.reload()
    assert page.model.headerData(2, Qt.Orientation.Horizontal) == "Anlæg*"
    assert page.model.index(0, 0).data() == f"{table.rows[0].label}**"
    stand(page, 0, 3)
    assert page.bar.name.text() == f"{table.rows[0].label}, 2027 Anlæg"
