"""A list that is longer than anybody reads: its rows come from the file as they are seen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kk_desktop.ui.widgets.long_rows import KEPT, PAGE, LongRows
from kk_desktop.ui.widgets.row import Row
from kk_desktop.ui.widgets.rows import RowList

MANY = 40_000


class Reader:
    """Gives rows by their ids and remembers how many were asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, ids: Sequence[str]) -> dict[str, Row]:
        self.asked += ids
        return {each: Row(each, f"Titel {each}") for each in ids}


def long_list(qtbot: QtBot, rows: LongRows) -> RowList:
    view = RowList("Liste")
    qtbot.addWidget(view)
    view.resize(300, 600)
    view.set_rows(rows)
    view.show()
    return view


def test_one_goes_to_the_end_without_reading_all(qtbot: QtBot) -> None:
    read = Reader()
    view = long_list(qtbot, LongRows([("Åbne", ["a"]), ("Afsluttet", [str(n) for n in range(MANY)])], read))

    view.choose_first()

    qtbot.keyClick(view, Qt.Key.Key_End)
    view.grab()

    assert view.current_id == str(MANY - 1)
    assert len(read.asked) <= KEPT * PAGE


def test_a_row_is_chosen_by_its_id_and_stays_chosen_when_the_list_is_read_anew(qtbot: QtBot) -> None:
    ids = [str(n) for n in range(MANY)]
    view = long_list(qtbot, LongRows([("Alle", ids)], Reader()))
    assert view.choose("31000")

    view.set_rows(LongRows([("Alle", [each for each in ids if each != "12"])], Reader()))

    assert view.current_id == "31000"
    assert not view.choose("12")


def test_heads_stand_before_their_rows_and_none_where_there_are_no_rows() -> None:
    rows = LongRows([("Åbne", []), ("Afsluttet", ["x", "y"])], Reader())

    assert [(row.title, row.is_section) for row in rows] == [
        ("Afsluttet", True),
        ("Titel x", False),
        ("Titel y", False),
    ]
    assert rows.place("y") == 2
    assert rows.place("z") is None


def test_a_row_is_as_it_was_read_until_it_is_changed_or_goes() -> None:
    kept = {"a": Row("a", "Første"), "b": Row("b", "Anden")}
    rows = LongRows([("Alle", ["a", "b"])], lambda ids: {each: kept[each] for each in ids if each in kept})
    assert not rows.is_as_read("a"), "nothing has been read yet"
    assert [row.title for row in rows] == ["Alle", "Første", "Anden"]

    kept["a"] = Row("a", "Ny")
    assert not rows.is_as_read("a")
    assert rows.is_as_read("b")
    del kept["b"]
    assert not rows.is_as_read("b")


def test_the_row_beside_one_that_went_away_is_chosen(qtbot: QtBot) -> None:
    view = long_list(qtbot, LongRows([("Alle", ["a", "b", "c"])], Reader()))
    view.choose("c")

    view.set_rows(LongRows([("Alle", ["a", "b"])], Reader()))
    view.choose_near()

    assert view.current_id == "b"
