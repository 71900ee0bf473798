"""A long list in a table: read by the page, folded, chosen in and brought up to date without being read whole."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt

from kk_desktop.ui.models.paged import KEPT, PAGE, Head, PagedModel
from kk_desktop.ui.widgets.paged_table import PagedTable

MANY = 20_000
GONE = 250
HEADS = (Head("on", "I gang", 5_000), Head("idea", "Idé", 15_000))


class Words(PagedModel[str]):
    """Each key's own word; remembers what was read."""

    def __init__(self) -> None:
        super().__init__(self._look_up, 2)
        self.asked: list[int] = []

    def _look_up(self, keys: Sequence[int]) -> dict[int, str]:
        self.asked += keys
        return {key: f"Indsats {key}" for key in keys if key != GONE}

    def cell(self, thing: str, column: int, role: int):
        return thing if role == Qt.ItemDataRole.DisplayRole else None


@pytest.fixture
def table(qtbot) -> PagedTable:
    table = PagedTable("Ord", 30, lambda words: {int(words)} if words.isdecimal() else set())
    table.show_model(Words())
    table.show_keys(array("q", range(1, MANY + 1)), HEADS)
    qtbot.addWidget(table)
    table.resize(400, 600)
    table.show()
    return table


def test_heads_and_rows_stand_where_the_counts_put_them(table):
    model = table.paged
    assert model.rowCount() == MANY + 2
    assert (model.head_at(0), model.key_at(1), model.head_at(5_001), model.key_at(5_002)) == (
        HEADS[0],
        1,
        HEADS[1],
        5_001,
    )
    assert [model.row_of(key) for key in (1, 5_000, 5_001, MANY)] == [1, 5_000, 5_002, MANY + 1]
    assert (model.key_at(MANY + 2), model.row_of(MANY + 1)) == (None, None)


def test_going_to_the_end_reads_only_what_is_seen(table):
    table.scrollToBottom()
    table.viewport().repaint()
    assert table.paged.index(MANY + 1, 0).data() == f"Indsats {MANY}"
    assert len(table.paged.asked) < 5 * PAGE
    for row in range(1, MANY, 50):
        table.paged.index(row, 0).data()
    assert table.paged.kept <= KEPT


def test_a_row_that_is_gone_leaves_an_empty_line(table):
    assert table.paged.index(GONE, 0).data() is None


def test_all_are_chosen_without_being_read(table):
    before = len(table.paged.asked)
    table.selectAll()
    assert table.selected_count == MANY
    assert table.selected_keys() == list(range(1, MANY + 1))
    assert len(table.paged.asked) < before + 2 * PAGE


def test_a_head_folds_by_key_and_what_is_hidden_is_not_chosen(qtbot, table):
    table.setCurrentIndex(table.paged.index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert (table.paged.rowCount(), table.paged.row_of(1)) == (15_002, None)
    table.selectAll()
    assert table.selected_count == 15_000
    # Going to something that is folded away unfolds it.
    assert table.choose_key(7)
    assert table.paged.rowCount() == MANY + 2


def test_what_is_chosen_and_scrolled_to_stays_when_the_order_changes(table):
    for key in (10, 11, 400):
        table.selectionModel().select(
            table.paged.index(table.paged.row_of(key), 0),
            table.selectionModel().SelectionFlag.Select | table.selectionModel().SelectionFlag.Rows,
        )
    table.verticalScrollBar().setValue(9_000)
    told = []
    table.stood_on.connect(told.append)
    table.show_keys(array("q", range(MANY, 0, -1)), (Head("all", "Alle", MANY),))
    assert table.selected_keys() == [400, 11, 10]
    assert table.verticalScrollBar().value() == 9_000
    assert told == []


def test_a_save_reads_again_only_what_was_saved(table):
    table.viewport().repaint()
    read, keys = len(table.paged.asked), array("q", range(1, MANY + 1))
    table.show_keys(keys, HEADS, {3})
    assert table.paged.index(3, 0).data() == "Indsats 3"
    assert table.paged.asked[read:] == [3]
    table.show_keys(keys, HEADS, None)
    assert table.paged.kept == 0


def test_typing_goes_to_what_begins_so(qtbot, table):
    table.setFocus()
    qtbot.keyClicks(table, "1500")
    assert table.current_key == 1_500
    assert table.selected_keys() == [1_500]


def test_the_row_near_takes_over_from_one_that_went_away(table):
    table.choose_key(6_000)
    left = array("q", (key for key in range(1, MANY + 1) if key != 6_000))
    table.show_keys(left, (HEADS[0], Head("idea", "Idé", 14_999)))
    table.choose_near()
    assert table.current_key == 6_001
