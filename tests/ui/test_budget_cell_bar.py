"""The bar above the grid tells what rounding hides in a cell, down the rows and across."""

import pytest

from kk_desktop.domain.amounts import THOUSAND, Unit
from kk_desktop.domain.budgets import BudgetTable, Cell, Column, ColumnKind, Row, RowKind
from kk_desktop.ui.tabs.budget.cell_bar import CellBar

YEARS = (Column("a", "2025"), Column("b", "2026"), Column("c", "2027"))
ALL = Column("all", "I alt", kind=ColumnKind.TOTAL)
MEAN = Column("mean", "Gns.", kind=ColumnKind.AVERAGE)


def row(name: str) -> Row:
    return Row(name, name, cells={year.id: Cell(name + year.id, 1_400 * THOUSAND) for year in YEARS})


TABLE = BudgetTable(
    "t", "Løn", unit=Unit.MILLIONS, decimals=0, columns=(*YEARS, ALL, MEAN),
    rows=(row("A"), row("B"), row("C"), Row("sum", "I alt", RowKind.TOTAL)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("place", "column", "told", "tip"),
    [
        (0, YEARS[0], "", ""),
        (
            0, ALL, "afrunding 1 på tværs",
            "Så meget mere er det afrundede tal, end de afrundede tal i kolonnerne giver.",
        ),
        (3, YEARS[0], "afrunding 1", "Så meget mere er det afrundede tal, end de afrundede tal i rækkerne giver."),
        (
            3, ALL, "afrunding 1 og 1 på tværs",
            "Så meget mere er det afrundede tal, end de afrundede tal i rækkerne og kolonnerne giver.",
        ),
        (0, MEAN, "", ""),
    ],
)  # fmt: skip
def test_it_says_how_much_more_a_rounded_sum_is(qtbot, place: int, column: Column, told: str, tip: str) -> None:
    bar = CellBar()
    qtbot.addWidget(bar)
    bar.show_cell(TABLE, TABLE.rows[place], column, None)
    assert bar.residual.text() == told
    assert bar.residual.toolTip() == tip
    assert bar.residual.isHidden() == (not told)


def test_it_says_what_the_sum_of_an_average_is(qtbot) -> None:
    bar = CellBar()
    qtbot.addWidget(bar)
    bar.show_cell(TABLE, TABLE.rows[3], MEAN, None)
    assert bar.words.text() == "=  gennemsnit af 3 kolonner, regnet af summerne"
