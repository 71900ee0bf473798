"""What the program tells below a table stands below it wherever the table goes, and is not kept when it comes back."""

import io
import itertools
from collections.abc import Callable

import pytest
from openpyxl import load_workbook

from kk_desktop.domain.amounts import THOUSAND, Unit
from kk_desktop.domain.budgets import BudgetTable, Cell, Column, ColumnKind, Row, RowKind
from kk_desktop.domain.raw_tables import make_draft
from kk_desktop.domain.table_copies import whole
from kk_desktop.exchange.csv_tables import read_csv, write_csv
from kk_desktop.exchange.excel_reading import read_workbook
from kk_desktop.exchange.excel_writing import write_workbook

YEARS = (Column("a", "2025"), Column("b", "2026"), Column("c", "2027"))
ALL = Column("all", "I alt", kind=ColumnKind.TOTAL)
CHANGE = Column("change", "Forskel", kind=ColumnKind.DIFFERENCE, of_id="b", against_id="a")


def row(name: str, *thousands: int | None, **facts: object) -> Row:
    cells = {
        year.id: Cell(name + year.id, amount * THOUSAND)
        for year, amount in zip(YEARS, thousands, strict=False)
        if amount is not None
    }
    return Row(name, name, cells=cells, **facts)


LEVELS = BudgetTable(
    "t", "Løn", columns=(*YEARS, ALL), price_level=2014,
    rows=(
        row("Nord", 100, 200, 300), row("Syd", 10, 20, 30, price_level=2013), Row("sub", "Alle", RowKind.SUBTOTAL),
        Row("sum", "I alt", RowKind.TOTAL),
    ),
)  # fmt: skip
ACROSS = BudgetTable(
    "t", "Løn", columns=(*YEARS, ALL), unit=Unit.MILLIONS, decimals=0, rows=(row("Nord", 1_400, 1_400, 1_400),)
)
OF_SUMS = BudgetTable(
    "t", "Løn", columns=(*YEARS, CHANGE),
    rows=(row("Nord", 100, 200, 1), row("Syd", 50, None, 1), Row("sum", "I alt", RowKind.TOTAL)),
)  # fmt: skip

TOLD = [
    (LEVELS, "Ingen sum: tallene er i 2014 p/l og 2013 p/l."),
    (
        ACROSS,
        "Tallene er afrundet. Summerne er regnet af de nøjagtige beløb og afviger med op til 1 mio. kr. fra de"
        " afrundede tal.",
    ),
    (OF_SUMS, "Summerne under ”Forskel” er regnet af summerne i de andre kolonner, ikke af tallene over dem."),
]


def in_excel(table: BudgetTable) -> list[str]:
    sheet = load_workbook(io.BytesIO(write_workbook([table]))).active
    return [str(cell.value) for cell in sheet["A"] if cell.value]


def in_csv(table: BudgetTable) -> list[str]:
    lines = write_csv(table).decode("utf-8-sig").splitlines()
    return [line.rstrip(";").strip('"') for line in lines]


def in_a_copy(table: BudgetTable) -> list[str]:
    return list(whole(table).notes)


@pytest.mark.parametrize("written", [in_excel, in_csv, in_a_copy])
@pytest.mark.parametrize(("table", "words"), TOLD)
def test_it_is_told_once_below_the_table(
    table: BudgetTable, words: str, written: Callable[[BudgetTable], list[str]]
) -> None:
    assert [line.replace("\u00a0", " ") for line in written(table)].count(words) == 1


@pytest.mark.parametrize(("table", "words"), TOLD)
def test_it_is_not_kept_as_a_note_of_the_table(table: BudgetTable, words: str) -> None:
    for raw in (read_workbook(write_workbook([table]), "tal.xlsx")[0], read_csv(write_csv(table), "tal.csv")):
        numbers = itertools.count()
        assert words not in make_draft(raw, lambda numbers=numbers: f"ny{next(numbers)}").table.note.replace(
            "\u00a0", " "
        )
