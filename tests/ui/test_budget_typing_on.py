"""A table built by typing on: whoever types below the last row gets one more, above the total."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kk_desktop.domain.budgets import RowKind

from .conftest import WAIT
from .hands import tab
from .test_budget_grid import CTRL, here, shown, stand

Key = Qt.Key


@pytest.fixture
def page(window):
    page = tab(window, "budget")
    page.create_new()
    stand(page, 0, 0)
    return page


def type_on(qtbot, page, keys: str) -> None:
    """Type words and figures; ⇥ is Tab, ⏎ Enter, ⎋ Esc and ↓ the arrow, each where the keyboard is."""
    for key in keys:
        target = page.grid.editor() or page.grid
        special = {"⇥": Key.Key_Tab, "⏎": Key.Key_Return, "⎋": Key.Key_Escape, "↓": Key.Key_Down}.get(key)
        if special is None:
            qtbot.keyClicks(target, key)
        else:
            qtbot.keyClick(target, special)


def labels(page) -> list[str]:
    return [row.label for row in page.model.table.rows]


def test_a_table_is_typed_from_end_to_end_with_tab(qtbot, window, page):
    type_on(qtbot, page, "Løn⇥100⇥200⇥300⇥400⇥Drift⇥10⇥20⇥30⇥40⇥Leje⇥⇥5⇥")
    assert [shown(page, row) for row in range(4)] == [
        ["Løn", "100", "200", "300", "400"], ["Drift", "10", "20", "30", "40"], ["Leje", "", "5", "", ""],
        ["I alt", "110", "225", "330", "440"],
    ]  # fmt: skip
    assert window.workspace.budgets.get(page.model.table.id) == page.model.table


def test_names_are_typed_one_below_the_other_with_enter(qtbot, page):
    type_on(qtbot, page, "Løn⏎Drift⏎Leje⏎")
    assert (labels(page), here(page)) == (["Løn", "Drift", "Leje", "I alt"], (3, 0))


def test_figures_are_typed_one_below_the_other_too_and_a_name_is_waited_for(qtbot, page):
    stand(page, 0, 2)
    type_on(qtbot, page, "100⏎20⏎3⏎")
    assert labels(page) == ["Ny række"] * 3 + ["I alt"]
    assert shown(page, 3)[2] == "123"


def test_a_row_and_the_first_that_is_typed_in_it_are_taken_back_together(qtbot, window, page):
    type_on(qtbot, page, "Løn⇥1⇥2⇥3⇥4⇥Drift⏎")
    assert labels(page) == ["Løn", "Drift", "I alt"]
    window.undo()
    qtbot.waitUntil(lambda: labels(page) == ["Løn", "I alt"], timeout=WAIT)


def test_whoever_passes_or_thinks_better_of_it_makes_no_row(qtbot, window, page):
    type_on(qtbot, page, "Løn⏎")
    type_on(qtbot, page, "Drift⎋")
    assert (labels(page), here(page)) == (["Løn", "I alt"], (1, 0))
    type_on(qtbot, page, " ⏎")
    assert labels(page) == ["Løn", "I alt"]
    assert window.workspace.budgets.get(page.model.table.id) == page.model.table
    type_on(qtbot, page, "⇥⇥⇥")
    assert labels(page) == ["Løn", "I alt"]


def test_the_total_is_renamed_by_whoever_merely_goes_to_it_with_the_arrows_or_with_f2(qtbot, page):
    type_on(qtbot, page, "Løn⏎")
    qtbot.keyClick(page.grid, Key.Key_F2)
    type_on(qtbot, page, "Sum i alt⏎")
    assert labels(page) == ["Løn", "Sum i alt"]
    stand(page, 0, 0)
    type_on(qtbot, page, "↓Sum⏎")
    assert labels(page) == ["Løn", "Sum"]
    stand(page, 0, 0)
    type_on(qtbot, page, "Drift↓")
    qtbot.keyClick(page.grid, Key.Key_F2)
    page.grid.editor().selectAll()
    type_on(qtbot, page, "Udgifter⏎")
    assert labels(page) == ["Drift", "Udgifter"]


@pytest.mark.parametrize("typed", ["Løn↓Drift↓Leje↓", "Løn⏎Drift↓Leje⏎", "Løn⇥1↓⎋"])
def test_the_arrow_down_from_what_was_just_typed_goes_on_as_enter_does(qtbot, page, typed):
    type_on(qtbot, page, typed)
    names = ["Løn", "Drift", "Leje"] if "Leje" in typed else ["Løn"]
    assert labels(page) == [*names, "I alt"]


def test_a_figure_that_cannot_be_read_waits_in_the_new_row_until_it_is_mended(qtbot, page):
    stand(page, 0, 1)
    type_on(qtbot, page, "100⏎1.5⏎")
    assert "kan læses på to måder" in page.bar.words.text()
    qtbot.waitUntil(lambda: page.grid.editor() is not None, timeout=WAIT)
    page.grid.editor().selectAll()
    type_on(qtbot, page, "15⏎")
    assert [shown(page, row)[1] for row in range(3)] == ["100", "15", "115"]
    type_on(qtbot, page, "1.5⏎")
    qtbot.waitUntil(lambda: page.grid.editor() is not None, timeout=WAIT)
    type_on(qtbot, page, "⎋")
    assert len(labels(page)) == 3


def test_nothing_is_pasted_over_a_word_that_waits_to_be_mended_in_the_new_row(qtbot, window, page):
    stand(page, 0, 1)
    type_on(qtbot, page, "100⏎1.5⏎")
    assert page.model.is_refused
    QApplication.clipboard().setText("7\t8")
    qtbot.keyClick(page.grid, Key.Key_V, CTRL)
    assert not window.messages.text
    qtbot.waitUntil(lambda: page.grid.editor() is not None, timeout=WAIT)
    assert (page.grid.editor().text(), here(page)) == ("1.5", (1, 1))
    page.grid.editor().selectAll()
    type_on(qtbot, page, "15⏎")
    assert [shown(page, row)[1] for row in range(3)] == ["100", "15", "115"]


def test_a_key_with_another_meaning_keeps_it_below_the_last_row(qtbot, page):
    type_on(qtbot, page, "Løn⏎")
    qtbot.keyClick(page.grid, Key.Key_C, CTRL)
    assert (labels(page), page.grid.editor()) == (["Løn", "I alt"], None)


@pytest.mark.parametrize(
    ("typed", "name", "kind", "total"),
    [
        ("Tingbjerg⇥280⏎Aldersrogade⇥63⏎I alt TV⇥343⏎Andet⇥7⏎", "I alt TV", RowKind.SUBTOTAL, "350"),
        ("A⇥1⇥2⏎B⇥3⇥4⏎Sum⇥4⇥6⏎", "Sum", RowKind.SUBTOTAL, "4"),
    ],
)
def test_a_sum_typed_by_hand_is_marked_and_is_computed_with_one_click(qtbot, window, page, typed, name, kind, total):
    type_on(qtbot, page, typed)
    place = labels(page).index(name)
    mark = page.model.mark_at(page.model.index(place, 1))
    assert mark.sentence == f"”{name}” er summen af rækkerne over den, men tælles med én gang til. Gør den til en sum."
    qtbot.waitUntil(lambda: window.messages.text == mark.sentence, timeout=WAIT)
    window.messages.press()
    assert (page.model.table.rows[place].kind, shown(page, len(labels(page)) - 1)[1]) == (kind, total)
    assert page.model.mark_at(page.model.index(place, 1)) is None


@pytest.mark.parametrize(
    "typed",
    [
        "Tingbjerg⇥280⏎Aldersrogade⇥63⏎I alt TV⇥344⏎",  # other figures: nobody can tell
        "Tingbjerg⇥280⏎Aldersrogade⇥63⏎Begge⇥343⏎",  # other words
        "Tingbjerg⇥280⏎I alt TV⇥280⏎",  # one row is no sum of rows
        "A⇥1⇥2⏎B⇥3⇥4⏎I alt⇥4⇥7⏎",
    ],
)
def test_what_may_be_a_row_of_its_own_is_left_alone(qtbot, window, page, typed):
    type_on(qtbot, page, typed)
    QApplication.processEvents()
    count = page.model.columnCount()
    marks = [page.model.mark_at(page.model.index(row, at)) for row in range(len(labels(page))) for at in range(count)]
    assert not any(marks)
    assert window.messages.text == ""
