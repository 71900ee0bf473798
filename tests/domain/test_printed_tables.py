"""What a budget table prints besides its figures."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kk_desktop.domain.amounts import THOUSAND, Unit
from kk_desktop.domain.budgets import BudgetTable, Cell, Column, ColumnKind, Row, RowKind
from kk_desktop.domain.printed_tables import Heading, headings_of, longest_figures, notes_of, rounding_words


def test_notes_are_marked_from_left_to_right_and_then_downwards() -> None:
    table = BudgetTable(
        "t", "", note="Om det hele.", level_note="Omregnet fra 2025 p/l.",
        columns=(Column("a", "2026"), Column("b", "2027", note="Foreløbige tal.")),
        rows=(Row("r", "Drift", note="Uden moms."), Row("s", "Løn", note="Foreløbige tal."), Row("u", "Leje")),
    )  # fmt: skip
    notes = notes_of(table)
    assert [notes.marked(each.id, each.label) for each in (*table.columns, *table.rows)] == [
        "2026", "2027 *", "Drift **", "Løn *", "Leje",
    ]  # fmt: skip
    assert notes.below == ("Om det hele.", "* Foreløbige tal.", "** Uden moms.", "Omregnet fra 2025 p/l.")


def test_a_fourth_note_is_numbered() -> None:
    rows = tuple(Row(str(n), "Række", note=f"Note {n}.") for n in range(5))
    assert notes_of(BudgetTable("t", "", rows=rows)).below[-2:] == ("4) Note 3.", "5) Note 4.")


def test_rounding_that_shows_is_told_below_the_table() -> None:
    year = Column("y", "2026")
    rows = (
        Row("a", "A", cells={"y": Cell("1", 7_840 * THOUSAND)}),
        Row("b", "B", cells={"y": Cell("2", 15_640 * THOUSAND)}),
        Row("s", "I alt", RowKind.TOTAL),
    )
    rounded = BudgetTable("t", "", unit=Unit.MILLIONS, decimals=1, columns=(year,), rows=rows)
    (told,) = notes_of(rounded).below
    assert told.startswith("Tallene er afrundet.")
    assert "op til 0,1\u00a0mio.\u00a0kr." in told
    assert notes_of(BudgetTable("t", "", unit=Unit.MILLIONS, columns=(year,), rows=rows)).below == ()


@pytest.mark.parametrize(
    ("unit", "decimals", "of_a_unit", "told"),
    [
        (Unit.THOUSANDS, 0, 1.4, "op til 1.000\u00a0kr. fra"),
        (Unit.THOUSANDS, 1, 1.04, "op til 100\u00a0kr. fra"),
        (Unit.KRONER, 0, 1.4, "op til 1\u00a0kr. fra"),
        (Unit.MILLIONS, 0, 1.4, "op til 1\u00a0mio.\u00a0kr. fra"),
        (Unit.MILLIONS, 1, 1.04, "op til 0,1\u00a0mio.\u00a0kr. fra"),
    ],
)
def test_the_rounding_is_told_as_an_amount_of_money(unit: Unit, decimals: int, of_a_unit: float, told: str) -> None:
    cell = Cell("c", round(of_a_unit * unit.ore))
    rows = (*(Row(each, each, cells={"y": cell}) for each in "abc"), Row("s", "I alt", RowKind.TOTAL))
    table = BudgetTable("t", "", unit=unit, decimals=decimals, columns=(Column("y", "2026"),), rows=rows)
    assert told in rounding_words(table)


def test_neighbours_under_the_same_heading_are_joined_and_the_others_stand_alone() -> None:
    columns = [Column(str(n), str(n), heading) for n, heading in enumerate(("", "", "A", "A", "B", "", "A"))]
    assert headings_of(columns) == (
        Heading("", 0, 1), Heading("", 1, 1), Heading("A", 2, 2), Heading("B", 4, 1), Heading("", 5, 1),
        Heading("A", 6, 1),
    )  # fmt: skip
    assert headings_of(columns[:2]) == ()


AMOUNTS = st.integers(-(10**14), 10**14)


@given(st.lists(AMOUNTS, max_size=8), st.sampled_from(list(Unit)), st.sampled_from([None, 0, 1, 2, 3]))
def test_the_longest_figure_is_known_without_writing_them_all(
    amounts: list[int], unit: Unit, decimals: int | None
) -> None:
    column, share = Column("y", "2026"), Column("s", "Andel", kind=ColumnKind.SHARE, of_id="y", against_id="z")
    rows = [Row(str(n), "", cells={"y": Cell("c", ore), "z": Cell("d", 7)}) for n, ore in enumerate(amounts)]
    rows.append(Row("t", "I alt", RowKind.TOTAL))
    table = BudgetTable(
        "t", "", unit=unit, decimals=decimals, columns=(column, Column("z", "2027"), share), rows=tuple(rows)
    )
    for each in table.columns:
        longest = max((len(text) for text in longest_figures(table, each)), default=0)
        assert all(len(table.printed(row, each)) <= longest for row in rows)
    assert table.value(rows[0], share).share == (Fraction(amounts[0], 7) if amounts else None)
