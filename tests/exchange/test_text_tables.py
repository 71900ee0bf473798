"""Tables in pasted text: tabs, strokes, wide gaps, or only the figures at the end of the lines."""

import itertools

import pytest

from kk_desktop.domain.budgets import BudgetTable
from kk_desktop.domain.raw_tables import make_draft
from kk_desktop.errors import UserError
from kk_desktop.exchange.text_tables import find_tables


def drafted(text: str) -> list[BudgetTable]:
    numbers = itertools.count()
    return [make_draft(raw, lambda: f"id{next(numbers)}").table for raw in find_tables(text, "Teksten")]


def printed(table: BudgetTable) -> list[list[str]]:
    return [[row.label, *(table.printed(row, column) for column in table.columns)] for row in table.rows]


NOTE = """Det vurderes, at der er behov for 10 mio. kr. i 2014 og 2015.

Tabel 1. Udgifter til indsatsen

1.000 kr. – 2014 p/l 2014 2015 2016

Udgifter:

- Nørrebro 5.000 5.000 0

- Valby -250 – 1.250,5

Udgifter i alt 4.750 5.000 1.250,5

Udgifterne afholdes inden for rammen, jf. bilag 4.
"""


def test_a_table_that_was_copied_from_a_page_is_found_between_the_sentences() -> None:
    [table] = drafted(NOTE)
    assert (table.name, table.corner) == ("Tabel 1. Udgifter til indsatsen", "1.000 kr. – 2014 p/l")
    assert [(row.kind.value, row.indent) for row in table.rows] == [("group", 0), ("row", 1), ("row", 1), ("total", 0)]
    assert printed(table)[1:] == [
        ["Nørrebro", "5.000", "5.000", "0"], ["Valby", "-250", "–", "1.250,5"],
        ["Udgifter i alt", "4.750", "5.000", "1.250,5"],
    ]  # fmt: skip


def test_columns_are_found_where_their_figures_stand_under_each_other() -> None:
    [table] = drafted(
        "Mio. kr. 2020 p/l         Investering      Drift\n"
        "                        2020      2021     2020\n"
        "Skole                    1,5       2,0      0,3\n"
        "Bibliotek ved havnen               4,0\n"
        "I alt                    1,5       6,0      0,3\n"
    )
    assert [(column.heading, column.label) for column in table.columns] == [
        ("Investering", "2020"), ("Investering", "2021"), ("Drift", "2020")
    ]  # fmt: skip
    assert printed(table) == [
        ["Skole", "1,5", "2,0", "0,3"], ["Bibliotek ved havnen", "", "4,0", ""], ["I alt", "1,5", "6,0", "0,3"]
    ]  # fmt: skip


def test_strokes_and_markdown_lines_part_columns() -> None:
    [table] = drafted(
        "2005-pl, 1.000 kr.\n| Udvalg | Ramme |\n|---|---:|\n| A | 5131 |\n| B | -74.785 |\n| I alt | -69.654 |"
    )
    assert table.corner == "1.000 kr. – 2005 p/l"
    assert printed(table) == [["A", "5.131"], ["B", "-74.785"], ["I alt", "-69.654"]]


def test_several_tables_are_told_apart() -> None:
    text = (
        "Tabel 1. Den ene\nkr.\t2014\nA\t5\n\n"
        "Herefter følger en forklaring, der er lang nok til at være tekst.\n\n"
        "Tabel 2. Den anden\nkr.\t2015\nB\t6\n"
    )
    assert [(table.name, printed(table)) for table in drafted(text)] == [
        ("Tabel 1. Den ene", [["A", "5"]]), ("Tabel 2. Den anden", [["B", "6"]])
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Der søges 5 mio. kr. i 2014 og 5 mio. kr. i 2015, jf. bilag 4\nog herefter 3 mio. kr. i 2016",
        "Indhold\nIndledning ..... 4\nØkonomi ..... 12\nBilag ..... 30",
        "Mødet den 4. april 2011\nMødet den 5. april 2011",
    ],
    ids=["nothing", "prose", "contents", "dates"],
)
def test_what_is_no_table_is_left_alone(text: str) -> None:
    assert drafted(text) == []


def test_a_whole_book_is_refused() -> None:
    with pytest.raises(UserError, match="har mere, end en tabel kan rumme"):
        find_tables("a\t1\n" * 20_002, "Teksten")


@pytest.mark.parametrize(
    "above",
    [
        "Indsatsudgifter\nPr. 21. marts 2025.\nTabel: 8\nPrisniveau: 2025 p/l\n",
        "Tabel: 8\nSag: 2011-40035 Mandat om en strategisk indsats\nPrisniveau: 2025 p/l\n",
        "Tabel 8\nSide 4\n",
        "Tabel 8\nUdgifter i 2024\n",
    ],
)
def test_facts_over_a_head_that_end_in_numbers_are_no_rows(above: str) -> None:
    [table] = drafted(
        f"{above}mio. kr. – 2025 p/l 2024 2025 2026\nVeje 1 2,5 3\nBroer 1 2 3\nI alt 2 4,5 6\nSide 1 af 1\n"
    )
    assert (table.number, table.corner) == ("8", "mio. kr. – 2025 p/l")
    assert [column.label for column in table.columns] == ["2024", "2025", "2026"]
    assert printed(table) == [["Veje", "1", "2,5", "3"], ["Broer", "1", "2", "3"], ["I alt", "2", "4,5", "6"]]


def test_what_stands_over_one_head_and_under_another_is_a_row() -> None:
    [table] = drafted("1.000 kr. 2024 2025\nTabel 2\nVeje 1 2\nBroer 1 2\n")
    assert printed(table)[-2:] == [["Veje", "1", "2"], ["Broer", "1", "2"]]
