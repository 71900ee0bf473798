"""A computed figure says how it came about, and by how many it was divided."""

import pytest

from kk_desktop.domain.amounts import THOUSAND
from kk_desktop.domain.budget_words import explained
from kk_desktop.domain.budgets import BudgetTable, Cell, Column, ColumnKind, Row, RowKind

YEARS = tuple(Column(f"y{year}", str(year)) for year in range(2025, 2029))
MEAN = Column("mean", "Gns.", kind=ColumnKind.AVERAGE)
CHANGE = Column("change", "Forskel", kind=ColumnKind.DIFFERENCE, of_id="y2026", against_id="y2025")
SHARE = Column("share", "Andel", kind=ColumnKind.SHARE, of_id="y2026", against_id="y2025")
ALL = Column("all", "I alt", kind=ColumnKind.TOTAL)


def cells(*thousands: int | str | None) -> dict[str, Cell]:
    return {
        year.id: Cell(year.id, dash=True) if each == "-" else Cell(year.id, int(each) * THOUSAND)
        for year, each in zip(YEARS, thousands, strict=False)
        if each is not None
    }


@pytest.mark.parametrize(
    ("thousands", "told"),
    [
        ((100, None, "-", 0), "gennemsnit af 2 af 4 kolonner"),
        ((100, None, None, None), "gennemsnit af 1 af 4 kolonner"),
        ((100, 0, 0, 0), "gennemsnit af 4 kolonner"),
        ((None, "-", None, None), "gennemsnit af 4 kolonner uden beløb"),
    ],
)
def test_an_average_names_the_number_it_divided_by(thousands: tuple[int | str | None, ...], told: str) -> None:
    across = BudgetTable("t", "", columns=(*YEARS, MEAN), rows=(Row("r", "A", cells=cells(*thousands)),))
    assert explained(across, across.rows[0], MEAN) == told
    rows = tuple(Row(str(n), str(n), cells=cells(each)) for n, each in enumerate(thousands))
    down = BudgetTable("t", "", columns=YEARS, rows=(*rows, Row("snit", "Snit", RowKind.AVERAGE)))
    assert explained(down, down.rows[-1], YEARS[0]) == told.replace("kolonner", "rækker")


@pytest.mark.parametrize(
    ("column", "told"),
    [
        (MEAN, "gennemsnit af 2 af 4 kolonner, regnet af summerne"),
        (CHANGE, "”2026” minus ”2025”, regnet af summerne"),
        (SHARE, "”2026” som andel af ”2025”, regnet af summerne"),
        (ALL, "sum af 2 rækker"),
        (YEARS[0], "sum af 2 rækker"),
    ],
)
@pytest.mark.parametrize("kind", [RowKind.TOTAL, RowKind.SUBTOTAL])
def test_a_sum_row_says_what_it_is_in_each_kind_of_column(column: Column, told: str, kind: RowKind) -> None:
    rows = (Row("A", "A", cells=cells(1, 2)), Row("B", "B", cells=cells(3)), Row("sum", "I alt", kind))
    shown = BudgetTable("t", "", columns=(*YEARS, MEAN, CHANGE, SHARE, ALL), rows=rows)
    assert explained(shown, rows[-1], column) == told
