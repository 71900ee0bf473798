"""What rounding hides is told where a printed table would mislead, and nothing is told where every figure is right."""

import itertools
from fractions import Fraction

import pytest

from kk_desktop.domain.amounts import KRONE, THOUSAND, Unit
from kk_desktop.domain.budget_rounding import Residual, residual
from kk_desktop.domain.budgets import BudgetTable, Cell, Column, ColumnKind, Row, RowKind
from kk_desktop.domain.charts.choice import ChartChoice
from kk_desktop.domain.charts.model import chart_of
from kk_desktop.domain.printed_tables import longest_figures, notes_of, rounding_words

YEARS = (Column("a", "2025"), Column("b", "2026"), Column("c", "2027"))
ALL = Column("all", "I alt", kind=ColumnKind.TOTAL)
MEAN = Column("mean", "Gns.", kind=ColumnKind.AVERAGE)
CHANGE = Column("change", "Forskel", kind=ColumnKind.DIFFERENCE, of_id="b", against_id="a")
SHARE = Column("share", "Andel", kind=ColumnKind.SHARE, of_id="b", against_id="a")
TOTAL = Row("sum", "I alt", RowKind.TOTAL)


def row(name: str, *kroner: float | None, kind: RowKind = RowKind.ROW, **facts: object) -> Row:
    cells = {
        year.id: Cell(name + year.id, round(Fraction(str(amount)) * KRONE))
        for year, amount in zip(YEARS, kroner, strict=False)
        if amount is not None
    }
    return Row(name, name, kind, cells=cells, **facts)


def table(*rows: Row, more: tuple[Column, ...] = (), unit: Unit = Unit.THOUSANDS, **facts: object) -> BudgetTable:
    return BudgetTable("t", "Udgifter", unit=unit, columns=(*YEARS, *more), rows=rows, **facts)


def below(shown: BudgetTable) -> list[str]:
    return [note.replace("\u00a0", " ") for note in notes_of(shown).below]


def printed(shown: BudgetTable, column: Column) -> list[str]:
    return [shown.printed(each, column).replace("\u00a0", " ") for each in shown.rows]


@pytest.mark.parametrize("column", [MEAN, CHANGE, SHARE])
@pytest.mark.parametrize("decimals", [0, 1])
def test_a_sum_that_is_no_sum_of_the_figures_over_it_is_not_told_as_rounding(column: Column, decimals: int) -> None:
    shown = table(row("A", 100_000), row("B", 100_000, 200_000), TOTAL, more=(column,), decimals=decimals)
    assert rounding_words(shown) == ""
    assert residual(shown, TOTAL, column) == Residual()


@pytest.mark.parametrize("column", [MEAN, CHANGE])
@pytest.mark.parametrize("decimals", [None, 0])
def test_a_column_whose_sum_is_made_of_the_sums_beside_it_tells_so(column: Column, decimals: int | None) -> None:
    lacking = table(row("A", 100_000), row("B", 100_000, 200_000), TOTAL, more=(column,), decimals=decimals)
    words = f"Summerne under ”{column.label}” er regnet af summerne i de andre kolonner, ikke af tallene over dem."
    assert below(lacking) == [words]
    full = table(row("A", 100_000, 50_000), row("B", 100_000, 200_000), TOTAL, more=(column,), decimals=decimals)
    assert below(full) == []


def test_a_difference_that_lacks_an_amount_is_blank_and_its_part_of_the_sum_is_told() -> None:
    shown = table(row("A", 100_000, 200_000), row("B", 5_000, 5_000), row("C", 50_000), TOTAL, more=(CHANGE,))
    assert printed(shown, CHANGE) == ["100", "0", "", "50"]
    assert below(shown)[0].startswith("Summerne under ”Forskel” er regnet af summerne")


def test_both_columns_are_told_in_one_sentence_and_a_share_is_not() -> None:
    shown = table(row("A", 100_000), row("B", 100_000, 200_000), TOTAL, more=(MEAN, CHANGE, SHARE))
    assert len(below(shown)) == 1
    assert below(shown)[0].startswith("Summerne under ”Gns.” og ”Forskel” er")


def test_averages_that_print_to_less_than_their_sum_are_told_as_rounding() -> None:
    shown = table(row("A", 1_400, 1_400, 1_400), row("B", 1_400, 1_400, 1_400), TOTAL, more=(MEAN,), decimals=0)
    assert printed(shown, MEAN) == ["1", "1", "3"]
    assert residual(shown, TOTAL, MEAN) == Residual(down=THOUSAND)
    assert "op til 1.000 kr." in below(shown)[0]


MILLIONS = (1_400_000, 1_400_000, 1_400_000)


@pytest.mark.parametrize(
    "rows",
    [
        (row("A", *MILLIONS),),
        (row("A", *MILLIONS, kind=RowKind.OF_WHICH),),
        (row("A", *MILLIONS), Row("snit", "Snit", RowKind.AVERAGE)),
        (row("A", 400_000, 400_000, 400_000), TOTAL),
    ],
)
def test_a_row_that_does_not_add_up_on_paper_is_told(rows: tuple[Row, ...]) -> None:
    shown = table(*rows, more=(ALL,), unit=Unit.MILLIONS, decimals=0)
    for each in rows:
        assert residual(shown, each, ALL) == Residual(across=1_000 * THOUSAND)
    words = "Tallene er afrundet. Summerne er regnet af de nøjagtige beløb og afviger med op til 1 mio. kr. fra"
    assert below(shown)[0].startswith(words)


def test_a_sum_of_sums_tells_both_of_its_residuals() -> None:
    shown = table(row("A", *MILLIONS), row("B", *MILLIONS), TOTAL, more=(ALL,), unit=Unit.MILLIONS, decimals=0)
    assert printed(shown, ALL) == ["4", "4", "8"]
    assert residual(shown, TOTAL, YEARS[0]) == Residual(down=1_000 * THOUSAND)
    assert residual(shown, TOTAL, ALL) == Residual(across=-1_000 * THOUSAND)


@pytest.mark.parametrize(
    "shown",
    [
        table(row("A", *MILLIONS), TOTAL, more=(ALL,), unit=Unit.MILLIONS),
        table(row("A", *MILLIONS), row("B", *MILLIONS), TOTAL, more=(ALL,), unit=Unit.MILLIONS, decimals=1),
        table(row("A", 1_400), row("B", 2_000, 0), TOTAL, more=(ALL,), decimals=0),
    ],
)
def test_a_table_that_adds_up_as_printed_has_no_note(shown: BudgetTable) -> None:
    assert below(shown) == []


@pytest.mark.parametrize("of", ["rows", "columns"])
def test_a_difference_that_does_not_come_out_on_paper_is_told_as_one(of: str) -> None:
    if of == "rows":
        less = Row("less", "Forskel", RowKind.DIFFERENCE, of_id="A", against_id="B")
        shown = table(row("A", 1_400), row("B", 600), less, decimals=0)
    else:
        shown = table(row("A", 600, 1_400), more=(CHANGE,), decimals=0)
    assert "Forskellene er regnet af de nøjagtige beløb og afviger med op til 1.000 kr. fra" in below(shown)[0]


@pytest.mark.parametrize(
    ("unit", "decimals", "kroner", "words"),
    [
        (Unit.MILLIONS, 1, 24_000, "Et beløb på 24.000 kr. står som 0,0."),
        (Unit.MILLIONS, 0, -400_000, "Et beløb på 400.000 kr. står som 0."),
        (Unit.THOUSANDS, 0, 499.99, "Et beløb på 499,99 kr. står som 0."),
        (Unit.KRONER, 0, 0.49, "Et beløb på 0,49 kr. står som 0."),
    ],
)
def test_an_amount_that_prints_as_nothing_is_told(unit: Unit, decimals: int, kroner: float, words: str) -> None:
    shown = table(row("A", kroner), unit=unit, decimals=decimals)
    assert below(shown) == [f"Tallene er afrundet. {words}"]
    assert below(table(row("A", 0), unit=unit, decimals=decimals)) == []
    assert below(table(row("A", kroner), unit=unit)) == []


def test_amounts_and_sums_that_print_as_nothing_are_counted() -> None:
    shown = table(row("A", 24_000), row("B", 0), row("C", 9_000), TOTAL, unit=Unit.MILLIONS, decimals=1)
    assert printed(shown, YEARS[0]) == ["0,0", "0,0", "0,0", "0,0"]
    assert below(shown) == ["Tallene er afrundet. 3 beløb på op til 33.000 kr. står som 0,0."]
    assert below(table(row("A", 50_000), TOTAL, unit=Unit.MILLIONS, decimals=1)) == []


# Averages without chosen decimals -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("unit", "kroner", "told"),
    [
        (Unit.THOUSANDS, (10_000, 20_000, 50_000), "26,7"),
        (Unit.THOUSANDS, (10_000, 20_500, 50_000), "26,83"),
        (Unit.THOUSANDS, (10_000, 20_000, 30_000), "20"),
        (Unit.THOUSANDS, (100_000, 201_000), "150,5"),
        (Unit.MILLIONS, (1_000_000, 2_000_000, 2_000_000), "1,7"),
        (Unit.KRONER, (10, 20, 50), "26,67"),
        (Unit.THOUSANDS, (0, 0, 0), "0"),
    ],
)
def test_an_average_has_at_most_one_decimal_more_than_what_is_typed(
    unit: Unit, kroner: tuple[float, ...], told: str
) -> None:
    across = table(row("A", *kroner), more=(MEAN,), unit=unit)
    assert printed(across, MEAN) == [told]
    down = table(*(row(str(n), each) for n, each in enumerate(kroner)), row("snit", kind=RowKind.AVERAGE), unit=unit)
    assert printed(down, YEARS[0])[-1] == told


def test_a_chart_says_of_an_average_what_the_table_prints() -> None:
    mean = row("snit", kind=RowKind.AVERAGE)
    shown = table(row("A", 10_000), row("B", 20_000), row("C", 50_000), mean)
    chart = chart_of(shown, ChartChoice(row_ids=("snit",)))
    assert chart.series[0].printed[0] == chart.written(shown.amount(mean, YEARS[0]) or 0) == "26,7"


def test_what_is_typed_and_added_up_keeps_its_decimals_beside_an_average() -> None:
    shown = table(row("A", 10_000.01, 2), row("B", 1), TOTAL, more=(ALL, MEAN))
    assert printed(shown, YEARS[0]) == ["10,00001", "0,001", "10,00101"]
    assert printed(shown, ALL)[0] == "10,00201"


def test_averages_that_do_not_add_up_as_printed_are_told_without_chosen_decimals_too() -> None:
    shown = table(row("A", 10_000, 10_000, 20_000), row("B", 10_000, 10_000, 20_000), TOTAL, more=(MEAN,))
    assert printed(shown, MEAN) == ["13,3", "13,3", "26,7"]
    assert below(shown)[0].startswith("Tallene er afrundet. Summerne er regnet af de nøjagtige beløb")
    assert "op til 100 kr." in below(shown)[0]


def test_the_decimals_follow_what_is_typed() -> None:
    shown = table(row("A", 10_000, 20_000, 50_000), more=(MEAN,))
    assert printed(shown, MEAN) == ["26,7"]
    changed = shown.with_cells({0: {"a": Cell("x", 10_500 * KRONE), "b": Cell("y", 20_000 * KRONE)}})
    assert printed(changed, MEAN) == ["15,25"]


def test_the_column_is_as_wide_as_its_longest_average() -> None:
    for kroner in itertools.product((1_000, 20_000, -99_999.99), repeat=3):
        shown = table(row("A", *kroner), TOTAL, row("snit", kind=RowKind.AVERAGE), more=(MEAN,))
        for column in shown.columns:
            longest = max(map(len, longest_figures(shown, column)))
            assert all(len(shown.printed(each, column)) <= longest for each in shown.rows)
