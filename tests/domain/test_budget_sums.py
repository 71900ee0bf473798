"""What a budget table computes is exact, explains itself, and is refused where it would mislead."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kk_desktop.domain.amounts import THOUSAND, Unit
from kk_desktop.domain.budget_rounding import residual
from kk_desktop.domain.budget_words import explained
from kk_desktop.domain.budgets import CURRENT_PRICES, BudgetTable, Cell, Column, ColumnKind, Row, RowKind

YEARS = tuple(Column(f"y{year}", str(year)) for year in (2026, 2027, 2028))
ALL = Column("all", "I alt", kind=ColumnKind.TOTAL)


def row(name: str, *thousands: int | None, kind: RowKind = RowKind.ROW, **facts: object) -> Row:
    cells = {
        year.id: Cell(f"{name}{year.id}", amount * THOUSAND)
        for year, amount in zip(YEARS, thousands, strict=False)
        if amount is not None
    }
    return Row(name, name, kind, cells=cells, **facts)


def table(*rows: Row, columns: tuple[Column, ...] = (*YEARS, ALL), **facts: object) -> BudgetTable:
    return BudgetTable("t", "Udgifter", columns=columns, rows=rows, **facts)


def printed(shown: BudgetTable, name: str) -> list[str]:
    found = next(each for each in shown.rows if each.id == name)
    return [shown.printed(found, column).replace("\u00a0", " ") for column in shown.columns]


def doubt(shown: BudgetTable, name: str, column: Column = YEARS[0]) -> str:
    return shown.sums.at(name, column.id).doubt


def test_a_part_of_a_row_is_not_added() -> None:
    shown = table(row("Drift", 500), row("Heraf løn", 300, kind=RowKind.OF_WHICH), row("sum", kind=RowKind.TOTAL))
    assert printed(shown, "sum") == ["500", "", "", "500"]


def test_a_total_column_adds_up_what_stands_to_its_left_under_its_heading() -> None:
    columns = (
        Column("a", "Service", "Investering"), Column("b", "Anlæg", "Investering"), Column("c", "Service", "Drift"),
        Column("i", "I alt", "Investering", ColumnKind.TOTAL), ALL,
    )  # fmt: skip
    cells = {key: Cell(key, amount * THOUSAND) for key, amount in (("a", 1), ("b", 20), ("c", 300))}
    shown = table(Row("r", "Forslag", cells=cells), columns=columns)
    assert printed(shown, "r")[3:] == ["21", "321"]


def test_a_total_column_with_nothing_to_its_left_is_empty() -> None:
    assert printed(table(row("Drift", 500), columns=(ALL, YEARS[0])), "Drift") == ["", "500"]


def test_a_difference_a_share_and_averages_are_computed_from_the_rows_they_name() -> None:
    shown = table(
        row("Søgt", 300, 200, None, area_id="tingbjerg"),
        row("Givet", 100, 200, 50, area_id="sydhavn"),
        row("I alt", kind=RowKind.TOTAL),
        row("Mangler", kind=RowKind.DIFFERENCE, of_id="Søgt", against_id="Givet"),
        row("Andel", kind=RowKind.SHARE, of_id="Givet", against_id="I alt"),
        row("Snit", kind=RowKind.AVERAGE),
        row("Pr. område", kind=RowKind.PER_AREA, of_id="I alt"),
    )
    assert printed(shown, "Mangler") == ["200", "0", "", "150"]
    assert printed(shown, "Andel") == ["25 %", "50 %", "100 %", "41,2 %"]
    assert printed(shown, "Snit") == ["200", "200", "50", "425"]
    assert printed(shown, "Pr. område") == ["200", "200", "25", "425"]


def test_an_average_column_is_the_mean_of_the_years_that_have_a_figure() -> None:
    mean = Column("mean", "Pr. år", kind=ColumnKind.AVERAGE)
    shown = table(row("r", 100, 201, None), row("sum", kind=RowKind.TOTAL), columns=(*YEARS, mean))
    assert printed(shown, "r")[-1] == printed(shown, "sum")[-1] == "150,5"


def test_a_share_column_of_a_sum_is_the_share_of_the_sums() -> None:
    share = Column("share", "Andel", kind=ColumnKind.SHARE, of_id="y2026", against_id="y2027")
    shown = table(row("a", 1, 2), row("b", 3, 2), row("sum", kind=RowKind.TOTAL), columns=(*YEARS, share))
    assert [printed(shown, name)[-1] for name in ("a", "b", "sum")] == ["50 %", "150 %", "100 %"]


@pytest.mark.parametrize("level", [None, CURRENT_PRICES, 2024])
def test_rows_at_different_price_levels_are_never_added_silently(level: int | None) -> None:
    shown = table(
        row("ny", 100), row("gammel", 100, price_level=2025), row("sum", kind=RowKind.TOTAL), price_level=level
    )
    assert printed(shown, "sum") == ["", "", "", ""]
    assert doubt(shown, "sum").startswith("Ingen sum: tallene er i 2025 p/l og ")


def test_a_row_at_another_level_without_a_figure_does_not_stop_the_sum_of_the_year() -> None:
    shown = table(row("ny", 100, 100), row("gammel", 5, price_level=2020), row("sum", kind=RowKind.TOTAL))
    assert printed(shown, "sum")[:2] == ["", "100"]


def test_rows_tell_their_price_level_where_it_is_another_than_the_tables() -> None:
    shown = table(
        row("ny", 100), row("også ny", 100, price_level=2026), row("gruppe", kind=RowKind.GROUP),
        row("gammel", 90, price_level=2020), row("løn", 40, kind=RowKind.OF_WHICH), row("lagt", kind=RowKind.SUBTOTAL),
        row("andel", kind=RowKind.SHARE, of_id="løn", against_id="gammel"), row("alt", kind=RowKind.TOTAL),
        price_level=2026,
    )  # fmt: skip
    assert [shown.row_words(each) for each in shown.rows] == [
        "ny", "også ny", "gruppe",
        "gammel (2020 p/l)", "løn (2020 p/l)", "lagt (2020 p/l)", "andel", "alt",
    ]  # fmt: skip
    assert printed(shown, "lagt")[0] == "90"
    assert printed(shown, "alt")[0] == ""


def test_a_difference_between_two_price_levels_is_refused() -> None:
    shown = table(
        row("ny", 100), row("gammel", 90, price_level=2020),
        row("forskel", kind=RowKind.DIFFERENCE, of_id="ny", against_id="gammel"), price_level=2026,
    )  # fmt: skip
    assert printed(shown, "forskel")[0] == ""
    assert "2026 p/l og 2020 p/l" in doubt(shown, "forskel")


def test_a_share_of_an_amount_at_another_price_level_is_refused() -> None:
    shown = table(
        row("del", 50, price_level=2012), row("hele", 100),
        row("andel", kind=RowKind.SHARE, of_id="del", against_id="hele"), price_level=2014,
    )  # fmt: skip
    assert printed(shown, "andel")[0] == ""
    assert "2014 p/l og 2012 p/l" in doubt(shown, "andel")


def test_what_is_made_of_rows_at_another_price_level_has_theirs() -> None:
    shown = table(
        row("a", 100, price_level=2012), row("b", 90, price_level=2012), row("c", 80),
        row("forskel", kind=RowKind.DIFFERENCE, of_id="a", against_id="b"),
        row("snit", kind=RowKind.AVERAGE, of_id="b"),
        row("videre", kind=RowKind.DIFFERENCE, of_id="forskel", against_id="c"), price_level=2014,
    )  # fmt: skip
    assert [shown.sums.level_of(shown.rows[place]) for place in (3, 4)] == [2012, 2012]
    assert "2014 p/l og 2012 p/l" in doubt(shown, "videre")


def test_a_part_is_at_the_price_level_of_the_row_it_is_a_part_of() -> None:
    shown = table(
        row("a", 100, price_level=2012), row("heraf a", 40, kind=RowKind.OF_WHICH),
        row("b", 90), row("heraf b", 30, kind=RowKind.OF_WHICH), price_level=2014,
    )  # fmt: skip
    assert [shown.sums.level_of(each) for each in shown.rows] == [2012, 2012, 2014, 2014]


def test_a_row_may_be_made_of_one_below_it_and_follows_it() -> None:
    shown = table(
        row("snit", kind=RowKind.AVERAGE, of_id="forskel"),
        row("a", 100), row("b", 90),
        row("forskel", kind=RowKind.DIFFERENCE, of_id="a", against_id="b"),
    )  # fmt: skip
    assert printed(shown, "snit")[0] == "10"
    changed = shown.with_cells({1: {"y2026": Cell("ny", 150 * THOUSAND)}})
    assert printed(changed, "snit")[0] == "60"


def test_a_thousand_differences_each_of_the_one_before_are_worked_out_once_each() -> None:
    rows = [row("0", 1_000), row("en", 1)]
    for number in range(1, 1_000):
        rows.append(row(str(number), kind=RowKind.DIFFERENCE, of_id=str(number - 1), against_id="en"))
    rows.append(row("d0", kind=RowKind.DIFFERENCE, of_id="999", against_id="en"))
    for n in range(1, 60):
        rows.append(row(f"d{n}", kind=RowKind.DIFFERENCE, of_id=f"d{n - 1}", against_id=f"d{n - 1}"))
    shown = table(*rows)
    assert printed(shown, "999")[0] == "1"
    assert printed(shown, "d59")[0] == "0"


def test_an_average_of_itself_is_told() -> None:
    shown = table(row("a", 1), row("snit", kind=RowKind.AVERAGE, of_id="snit"))
    assert doubt(shown, "snit") == "”snit” regnes ud af sig selv. Vælg en anden række."


def test_a_share_of_itself_by_way_of_another_is_told() -> None:
    shown = table(
        row("a", 1),
        row("x", kind=RowKind.SHARE, of_id="y", against_id="a"),
        row("y", kind=RowKind.DIFFERENCE, of_id="x", against_id="a"),
    )
    assert doubt(shown, "x") == "”x” regnes ud af sig selv. Vælg en anden række."


def test_columns_that_are_made_of_each_other_are_told() -> None:
    one = Column("one", "Én", kind=ColumnKind.DIFFERENCE, of_id="two", against_id="y2026")
    two = Column("two", "To", kind=ColumnKind.DIFFERENCE, of_id="one", against_id="y2026")
    shown = table(row("a", 1), row("sum", kind=RowKind.TOTAL), columns=(*YEARS, one, two))
    for column in (one, two):
        assert "regnes ud af sig selv" in doubt(shown, "a", column)
        assert "regnes ud af sig selv" in doubt(shown, "sum", column)


def test_hundreds_of_columns_each_made_of_the_one_before_are_worked_out() -> None:
    chain = [
        Column(f"d{n}", f"D{n}", kind=ColumnKind.DIFFERENCE, of_id=f"d{n - 1}" if n else "y2026", against_id="y2027")
        for n in range(300)
    ]
    shown = table(row("a", 400, 1), columns=(*YEARS, *chain))
    last = chain[-1]
    assert shown.amount(shown.rows[0], last) == 100 * THOUSAND
    ring = (replace(chain[0], of_id="d299"), *chain[1:])
    assert "regnes ud af sig selv" in doubt(table(row("a", 400, 1), columns=(*YEARS, *ring)), "a", last)


def test_a_row_made_of_one_that_is_gone_says_what_to_do() -> None:
    shown = table(row("a", 1), row("forskel", kind=RowKind.DIFFERENCE, of_id="a", against_id="væk"))
    assert doubt(shown, "forskel") == "Vælg de to rækker, ”forskel” regnes af."


def test_what_rounding_hides_is_known() -> None:
    shown = table(row("a", 7_850), row("b", 15_740), row("sum", kind=RowKind.TOTAL), unit=Unit.MILLIONS, decimals=1)
    assert [printed(shown, name)[0] for name in ("a", "b", "sum")] == ["7,9", "15,7", "23,6"]
    assert residual(shown, shown.rows[2], YEARS[0]).down == 0
    shown = table(row("a", 7_840), row("b", 15_640), row("sum", kind=RowKind.TOTAL), unit=Unit.MILLIONS, decimals=1)
    assert [printed(shown, name)[0] for name in ("a", "b", "sum")] == ["7,8", "15,6", "23,5"]
    assert residual(shown, shown.rows[2], YEARS[0]).down == 100 * THOUSAND


@given(st.lists(st.lists(st.none() | st.integers(-(10**9), 10**9), min_size=3, max_size=3), min_size=1, max_size=12))
def test_the_total_of_totals_is_the_same_down_and_across(amounts: list[list[int | None]]) -> None:
    shown = table(*(row(str(n), *line) for n, line in enumerate(amounts)), row("sum", kind=RowKind.TOTAL))
    total = shown.rows[-1]
    down = [shown.amount(total, year) or 0 for year in YEARS]
    assert (shown.amount(total, ALL) or 0) == sum(down) == sum(ore or 0 for line in amounts for ore in line) * THOUSAND


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**9))
def test_a_share_is_kept_exactly(part: int, whole: int) -> None:
    share = row("andel", kind=RowKind.SHARE, of_id="del", against_id="hele")
    shown = table(row("del", part), row("hele", whole), share)
    assert shown.value(share, YEARS[0]).share == Fraction(part, whole)


def test_each_computed_figure_says_how_it_came_about() -> None:
    shown = table(
        row("a", 1),
        row("b", 2),
        row("sum", kind=RowKind.TOTAL),
        row("snit", kind=RowKind.AVERAGE),
        row("andel", kind=RowKind.SHARE, of_id="a", against_id="sum"),
    )
    told = [explained(shown, each, YEARS[0]) for each in shown.rows]
    assert told == ["", "", "sum af 2 rækker", "gennemsnit af 2 rækker", "”a” som andel af ”sum”"]
    assert explained(shown, shown.rows[0], ALL) == "sum af 3 kolonner"
    long = table(*(row(f"r{n}", n) for n in range(1_900)), row("sum", kind=RowKind.TOTAL))
    assert explained(long, long.rows[-1], YEARS[0]) == "sum af 1.900 rækker"
