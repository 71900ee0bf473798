"""Budget tables compute their sums and print nought, dash and nothing apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kk_desktop.domain.amounts import THOUSAND, Unit
from kk_desktop.domain.budgets import CURRENT_PRICES, BudgetTable, Cell, Column, Row, RowKind, level_words, read_level

YEAR = Column("y", "2026")


def row(name: str, kind: RowKind = RowKind.ROW, ore: int | None = None, *, dash: bool = False) -> Row:
    cells = {} if ore is None and not dash else {"y": Cell(f"{name}-y", ore, dash)}
    return Row(name, name, kind, cells=cells)


def table(*rows: Row) -> BudgetTable:
    return BudgetTable("t", "Udgifter", columns=(YEAR,), rows=rows)


def printed(shown: BudgetTable) -> list[str]:
    return [shown.printed(one, YEAR) for one in shown.rows]


def test_a_subtotal_sums_its_group_and_a_total_sums_all_rows() -> None:
    shown = table(
        row("Drift", RowKind.GROUP),
        row("løn", ore=300 * THOUSAND),
        row("husleje", ore=200 * THOUSAND),
        row("Drift i alt", RowKind.SUBTOTAL),
        row("Anlæg", RowKind.GROUP),
        row("ombygning", ore=1_000 * THOUSAND),
        row("Anlæg i alt", RowKind.SUBTOTAL),
        row("I alt", RowKind.TOTAL),
    )
    assert printed(shown) == ["", "300", "200", "500", "", "1.000", "1.000", "1.500"]


def test_nought_dash_and_nothing_are_printed_apart() -> None:
    assert printed(table(row("nul", ore=0), row("streg", dash=True), row("tom"))) == ["0", "–", ""]


def test_a_sum_of_nothing_is_empty_and_a_sum_of_noughts_is_nought() -> None:
    assert printed(table(row("tom"), row("streg", dash=True), row("sum", RowKind.TOTAL)))[-1] == ""
    assert printed(table(row("nul", ore=0), row("sum", RowKind.TOTAL)))[-1] == "0"


@given(st.lists(st.integers(-(10**12), 10**12), min_size=1, max_size=20))
def test_the_total_is_the_exact_sum_of_the_rows(amounts: list[int]) -> None:
    total = row("sum", RowKind.TOTAL)
    shown = table(*(row(str(place), ore=ore) for place, ore in enumerate(amounts)), total)
    assert shown.amount(total, YEAR) == sum(amounts)


def test_the_corner_says_unit_and_price_level() -> None:
    assert BudgetTable("t", "", price_level=2026).corner == "1.000 kr. – 2026 p/l"
    assert BudgetTable("t", "", unit=Unit.MILLIONS).corner == "mio. kr."


@pytest.mark.parametrize(
    ("typed", "level"),
    [
        ("2014", 2014),
        (" 2014 p/l ", 2014),
        ("2014-PL", 2014),
        ("løbende priser", CURRENT_PRICES),
        ("Løbende", CURRENT_PRICES),
        ("", None),
    ],
)
def test_a_price_level_is_read_as_people_write_it(typed: str, level: int | None) -> None:
    assert read_level(typed) == level
    assert read_level(level_words(level)) == level


@pytest.mark.parametrize("typed", ["14", "2014 kr.", "20145", "p/l", "løb"])
def test_what_is_no_price_level_is_told(typed: str) -> None:
    with pytest.raises(ValueError, match=f"”{typed}” er ikke et prisniveau"):
        read_level(typed)
