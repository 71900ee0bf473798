"""A figure in a text says what its table prints, though the table prints an average with few decimals."""

from kk_desktop.domain.amounts import THOUSAND
from kk_desktop.domain.budgets import BudgetTable, Cell, Column, ColumnKind, Row
from kk_desktop.services.figure_values import reckoned_at

YEARS = tuple(Column(str(year), str(year)) for year in (2025, 2026, 2027))
MEAN = Column("mean", "Gns.", kind=ColumnKind.AVERAGE)


def test_the_average_is_kept_exact_and_a_figure_in_the_text_says_what_is_printed() -> None:
    amounts = zip(YEARS, (10, 20, 50), strict=True)
    row = Row("r", "Drift", cells={year.id: Cell(year.id, amount * THOUSAND) for year, amount in amounts})
    table = BudgetTable("t", "Udgifter", columns=(*YEARS, MEAN), rows=(row,))
    assert table.printed(row, MEAN) == "26,7"
    reckoned = reckoned_at(table, row, MEAN)
    assert (reckoned.ore, reckoned.shown) == (2_666_667, 2_670_000)
    assert reckoned_at(table, row, YEARS[0]).step == 1
