"""Tables under each other in one grid come as several, each whole; one table with gaps and groups stays one."""

import itertools
from collections.abc import Callable
from fractions import Fraction

import pytest

from kk_desktop.domain.raw_tables import RawCell, RawTable, make_draft
from kk_desktop.domain.raw_tables.model import grid_of
from kk_desktop.domain.raw_tables.parts import parted

from .test_draft import cell, printed, words

Rows = list[list[object]]
FIRST: Rows = [["1.000 kr.", 2025, 2026], ["A", 1, 2], ["B", 10, 20], ["I alt", 11, 22]]


def new_ids() -> Callable[[], str]:
    numbers = itertools.count()
    return lambda: f"id{next(numbers)}"


def parts(rows: Rows) -> list[RawTable]:
    return parted(RawTable("Ark1", grid_of([[cell(each) for each in row] for row in rows])))


@pytest.mark.parametrize(
    "between",
    [
        [["mio. kr.", 2025, 2026]],
        [[], ["mio. kr.", 2027, 2028]],
        [[], [], ["Mio. kr.", "2027", "2028"]],
        [["Anlæg"], ["Mio. kr.", "2025", "2026"]],
        [[], ["Anlæg (mio. kr.)"], ["Indsats", "Budget", "Forbrug"]],
        [[], ["Tabel 2. Anlæg (mio. kr.)"], [], ["Indsats", "Budget", "Forbrug"]],
        [["Mio. kr."], ["", "2025", "2026"]],
        [["Mio. kr."], ["Indsats", 2025, 2026]],
        [[], ["Mio. kr."], ["", "Anlæg", "Drift"], ["", 2025, 2025]],
        [["* Om A"], ["Kilde: regnskabet"], [], ["mio. kr.", 2027, 2028]],
        [["En note"], [], ["mio. kr.", 2027, 2028]],
    ],
)
def test_a_new_head_begins_a_table_of_its_own(between: Rows) -> None:
    found = parts([*FIRST, *between, ["C", 3, 4], ["D", 5, 6], ["I alt", 8, 10]])
    assert [part.name for part in found] == ["Ark1, tabel 1", "Ark1, tabel 2"]
    drafts = [make_draft(part, new_ids()) for part in found]
    assert [draft.table.unit.value for draft in drafts] == ["1.000 kr.", "mio. kr."]
    assert printed(drafts[0]) == [["A", "1", "2"], ["B", "10", "20"], ["I alt", "11", "22"]]
    assert printed(drafts[1]) == [["C", "3", "4"], ["D", "5", "6"], ["I alt", "8", "10"]]
    assert [words(draft) for draft in drafts] == [[], []]


def test_formulas_and_places_stay_those_of_the_file() -> None:
    total = RawCell(number=Fraction(8), formula="SUM(B7:B8)")
    found = parts([*FIRST, [], ["mio. kr.", 2027], ["C", 3], ["D", 5], ["E", total]])
    assert [(part.first_row, len(part.rows)) for part in found] == [(1, 4), (6, 4)]
    draft = make_draft(found[1], new_ids())
    assert draft.table.rows[-1].kind.is_sum


def test_three_tables_are_three() -> None:
    assert len(parts([*FIRST, [], *FIRST, [], *FIRST])) == 3


@pytest.mark.parametrize(
    "rows",
    [
        FIRST,
        [*FIRST[:2], [], *FIRST[2:]],
        [FIRST[0], ["Service"], ["A", 1, 2], [], ["Anlæg"], ["B", 10, 20], [], ["I alt", 11, 22]],
        [FIRST[0], ["A", 1, 2], ["Lån", 2030, 2040], ["B", 10, 20]],
        [FIRST[0], ["A", 1, 2], ["Lån", 2025, "–"], ["B", 10, 20]],
        [FIRST[0], ["A", 1, 2], ["B", "n/a", "n/a"], ["C", 10, 20]],
        [FIRST[0], ["A", 1, 2], [], ["Anlæg", "", "se bilag 3"], ["C", 10, 20]],
        [FIRST[0], ["A", 1, 2], [], ["Anlæg"], ["B", "n/a", "n/a"], ["C", 10, 20]],
        [["1.000 kr.", "2025"], ["A", 1000], ["B", 1025], ["", 2025], ["C", 7]],
        [["1.000 kr.", "2025"], ["A", 1], [], ["Anlæg", "Se bilag"], ["C", 7]],
        [["1.000 kr.", 2025, "Note"], ["A", 1, "Ny"], [], ["B", 2, "Gammel"], ["C", 7, ""]],
        [*FIRST, [], ["* Om A"], ["Alt er netto."]],
        [["Ord"], ["alene"]],
        [],
    ],
)
def test_one_table_stays_one(rows: Rows) -> None:
    assert [part.name for part in parts(rows)] == ["Ark1"]
