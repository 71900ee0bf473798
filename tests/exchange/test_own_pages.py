"""A table's printed sheet that comes back: its title and number, its headings, and its years above their figures."""

import itertools

import pytest

from kk_desktop.domain.raw_tables import Draft, make_draft
from kk_desktop.exchange.own_pages import with_captions
from kk_desktop.exchange.text_tables import find_tables


def drafted(text: str) -> Draft:
    numbers = itertools.count()
    [raw] = find_tables(text, "Teksten")
    return make_draft(raw, lambda: f"id{next(numbers)}")


def printed(draft: Draft) -> list[list[str]]:
    return [[row.label, *(draft.table.printed(row, c) for c in draft.table.columns)] for row in draft.table.rows]


ROWS = [["1.000 kr. – 2025 p/l", "2024", "2025"], ["Veje", "1", "2"], ["Broer", "3", "4"], ["I alt", "4", "6"]]


def lines(rows: list[list[str]], between: str) -> str:
    """The rows with a space or a tab between the cells, or else set in columns."""
    if between:
        return "".join(f"{between.join(row)}\n" for row in rows)
    return "".join(f"{row[0]:<30}{''.join(f'{cell:>9}' for cell in row[1:])}\n" for row in rows)


@pytest.mark.parametrize("between", [" ", "", "\t"], ids=["spaces", "columns", "tabs"])
@pytest.mark.parametrize(
    ("facts", "number", "title"),
    [
        ("Veje og broer\nPr. 21. marts 2025.\nTabel: 8\nPrisniveau: 2025 p/l\n", "8", "Veje og broer"),
        ("Veje og broer\nPr. 1. maj 2025.\nTabel: 8\nSag: 2024-1 Byen\nog havnen\nPrisniveau: 2025 p/l\n",
         "8", "Veje og broer"),
        ("Veje og broer\nPr. 1. maj 2025.\nPrisniveau: ikke angivet\n", "", "Veje og broer"),
        ("Tabel: 8a\nPrisniveau: 2025 p/l\n", "8a", "Teksten"),
        ("Prisniveau: 2025 p/l\n", "", "Teksten"),
        ("Prisniveau: løbende priser\n", "", "Teksten"),
        ("Tabel 8. Veje og broer\n", "8", "Veje og broer"),
        ("Prisniveau og takster\n", "", "Prisniveau og takster"),
    ],
)  # fmt: skip
def test_the_facts_over_a_table_are_its_number_and_its_title(facts: str, number: str, title: str, between: str) -> None:
    draft = drafted(facts + lines(ROWS, between))
    assert (draft.table.number, draft.table.title) == (number, title)
    assert printed(draft) == [["Veje", "1", "2"], ["Broer", "3", "4"], ["I alt", "4", "6"]]


def test_a_title_over_several_lines_is_one_where_their_edge_is_the_same() -> None:
    page = ["Københavns Kommune", "En lang titel om veje", "og broer", "Pr. 1. maj 2025.", "Prisniveau: 2025 p/l"]
    assert with_captions(page, [119, 71, 71, 71, 71])[-1] == "En lang titel om veje og broer"
    assert with_captions(page)[-1] == "og broer"


def test_the_foot_of_a_page_is_no_row() -> None:
    draft = drafted(lines(ROWS, " ") + "\n  Side 1 af 2\nParker 5 6\n")
    assert [row[0] for row in printed(draft)] == ["Veje", "Broer", "I alt", "Parker"]


def test_figures_that_do_not_reach_under_the_end_of_their_year_are_in_its_column() -> None:
    draft = drafted(
        "1.000 kr. – 2014 p/l         2014    2015    2016       2017\n"
        "Indsatsudgifter:\n"
        "  Nørrebro                   5.000   5.000      0            0\n"
        "Indsatsudgifter i alt        5.000   5.000      0            0\n"
    )
    assert [column.label for column in draft.table.columns] == ["2014", "2015", "2016", "2017"]
    assert printed(draft)[1] == ["Nørrebro", "5.000", "5.000", "0", "0"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("kr.         2014    2015    2016\nVeje          5               7\nBroer         1               2\n",
         ["2014", "2015", "2016"]),
        ("kr.         2014    2015\nVeje          5       6       7\nBroer         1       1       2\n",
         ["2014", "2015", "Kolonne 3"]),
        ("kr.         2014    2015    2016\nVeje          5\nBroer         1\n", ["2014", "2015", "2016"]),
    ],
    ids=["a year without figures", "figures without a year", "two years without figures"],
)  # fmt: skip
def test_a_year_and_figures_that_each_have_their_own_column_stay_apart(text: str, labels: list[str]) -> None:
    assert [column.label for column in drafted(text).table.columns] == labels
