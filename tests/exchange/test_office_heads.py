"""Heads of other people's workbooks and CSV files that look like money: dates, units, and years under a name."""

import io
import itertools
from collections.abc import Callable, Sequence
from datetime import date

import pytest
from openpyxl import Workbook

from kk_desktop.domain.amounts import Unit
from kk_desktop.domain.raw_tables import Draft, make_draft
from kk_desktop.exchange.csv_tables import read_csv
from kk_desktop.exchange.excel_reading import read_workbook


def from_excel(*rows: Sequence[object], dates: str = "") -> Draft:
    """The first sheet as a table; ``dates`` is the format of the first row's cells."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for cell in book.active[1] if dates else ():
        cell.number_format = dates
    made = io.BytesIO()
    book.save(made)
    numbers = itertools.count()
    return make_draft(read_workbook(made.getvalue(), "ark.xlsx")[0], lambda: f"ny{next(numbers)}")


def from_csv(text: str) -> Draft:
    numbers = itertools.count()
    return make_draft(read_csv(text.encode(), "tal.csv"), lambda: f"ny{next(numbers)}")


def printed(draft: Draft) -> list[list[str]]:
    table = draft.table
    return [[row.label, *(table.printed(row, column) for column in table.columns)] for row in table.rows]


def names(draft: Draft) -> list[str]:
    return [" – ".join(filter(None, (column.heading, column.label))) for column in draft.table.columns]


def words(draft: Draft) -> list[str]:
    return [finding.words for finding in draft.findings]


DAYS = ["1.1.2024", "1.2.2024", "1.12.2024"]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ("", DAYS),
        ("dd-mm-yyyy", DAYS),
        ("mmm yyyy", ["januar 2024", "februar 2024", "december 2024"]),
        ("[$-406]mmmm yyyy;@", ["januar 2024", "februar 2024", "december 2024"]),
        ("mmm-yy", ["januar 2024", "februar 2024", "december 2024"]),
    ],
)
def test_months_name_their_columns(dates: str, expected: list[str]) -> None:
    months = [date(2024, month, 1) for month in (1, 2, 12)]
    draft = from_excel(["1.000 kr.", *months, "I alt"], ["Løn", 1, 2, 4, 7], ["I alt", 1, 2, 4, 7], dates=dates)
    assert (draft.table.unit, names(draft), words(draft)) == (Unit.THOUSANDS, [*expected, "I alt"], [])
    assert printed(draft) == [["Løn", "1", "2", "4", "7"], ["I alt", "1", "2", "4", "7"]]


@pytest.mark.parametrize("dates", ["", "yyyy", "dd-mm-yyyy"])
def test_the_first_days_of_years_are_years(dates: str) -> None:
    years = [date(year, 1, 1) for year in (2024, 2025)]
    draft = from_excel(["1.000 kr.", *years], ["Løn", 1, 2], dates=dates)
    assert (names(draft), words(draft)) == (["2024", "2025"], [])


def test_dates_that_csv_has_as_words_name_their_columns_too() -> None:
    draft = from_csv("1.000 kr.;01.01.2024;01.02.2024\nLøn;1;2\nLeje;3;4\n")
    assert (names(draft), words(draft)) == (["01.01.2024", "01.02.2024"], [])
    assert draft.table.unit is Unit.THOUSANDS


def test_a_column_of_dates_is_words() -> None:
    draft = from_csv("1.000 kr.;2025;Frist\nLøn;1;01.02.2024\nLeje;3;15.02.2024\n")
    assert printed(draft) == [["Løn", "1", "01.02.2024"], ["Leje", "3", "15.02.2024"]]


@pytest.mark.parametrize("head", [["", "1.000 kr.", "1.000 kr."], ["1.000 kr.", "1.000 kr.", "1.000 kr."]])
def test_a_line_of_units_below_the_years_is_no_money(head: list[object]) -> None:
    draft = from_excel(["Indsats", 2025, 2026], head, ["Løn", 1, 2], ["Leje", 3, 4])
    assert (draft.table.unit, names(draft), words(draft)) == (Unit.THOUSANDS, ["2025", "2026"], [])
    assert printed(draft) == [["Løn", "1", "2"], ["Leje", "3", "4"]]


def test_a_unit_alone_over_the_figures_is_their_head() -> None:
    draft = from_excel(["Indsats", "1.000 kr."], ["Løn", 1], ["Leje", 3])
    assert (draft.table.unit, printed(draft), words(draft)) == (Unit.THOUSANDS, [["Løn", "1"], ["Leje", "3"]], [])


@pytest.mark.parametrize("rows", [(["A", "1.000 kr."], ["B", "500 kr."]), (["A", "1.000 kr."], ["B", "1.000 kr."])])
def test_amounts_with_their_unit_stay_money(rows: Sequence[list[object]]) -> None:
    for draft in (from_excel(["Indsats", "Beløb"], *rows), from_excel(*rows)):
        assert [row.label for row in draft.table.rows] == ["A", "B"]
        assert next(iter(draft.table.rows[0].cells.values())).amount_ore == 100_000


@pytest.mark.parametrize(
    "read",
    [
        lambda: from_excel([None, "Udgift (kr.)"], ["Konto", "2025"], ["1.10", 50], ["1.20", 600.25], ["Sum", 650.25]),
        lambda: from_csv(";Udgift (kr.)\nKonto;2025\n1.10;500\n1.20;1.600,25\nSum;2.100,25\n"),
    ],
)
def test_a_year_written_otherwise_than_the_money_names_its_column(read: Callable[[], Draft]) -> None:
    draft = read()
    assert (draft.table.unit, names(draft), words(draft)) == (Unit.KRONER, ["Udgift – 2025"], [])
    assert [row.label for row in draft.table.rows] == ["1.10", "1.20", "Sum"]


def test_a_year_written_as_the_money_is_taken_for_money_and_told() -> None:
    draft = from_excel([None, "Udgift (kr.)"], ["Konto", 2025], ["1.10", 500], ["1.20", 600])
    assert printed(draft)[0] == ["Konto", "2.025"]
    assert words(draft) == ["”2025” kan være et årstal. Det er læst som et beløb. Se efter."]
    assert draft.findings[0].row_id == draft.table.rows[0].id


@pytest.mark.parametrize(
    "rows",
    [
        (["Kr.", "Udgift"], ["Løn", 2025], ["Leje", 500]),
        (["Kr.", 2025], ["Løn", 2025], ["Leje", 500]),
        (["Kr.", "Udgift"], ["Løn", "2025"], ["Leje", "500"]),
        ([None, "Kr.", "Budget"], ["Løn", 2025, 1], ["Leje", 500, 2]),
    ],
)
def test_an_amount_that_looks_like_a_year_stays_an_amount(rows: Sequence[list[object]]) -> None:
    draft = from_excel(*rows)
    assert printed(draft)[0][:2] == ["Løn", "2.025"]
    assert words(draft) == []
