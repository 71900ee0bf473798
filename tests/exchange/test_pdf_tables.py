"""Tables in PDF files: the columns are found again from where the figures stand."""

import io
import itertools
import re

import pytest
from reportlab.pdfgen.canvas import Canvas

from kk_desktop.domain.budgets import BudgetTable
from kk_desktop.domain.raw_tables import make_draft
from kk_desktop.errors import UserError
from kk_desktop.exchange.pdf_tables import read_pdf_tables

RIGHT_EDGES = (300, 360, 420)


def drawn(*pages: list[list[str]]) -> bytes:
    """A PDF with rows of a name and figures set flush right; a row of one is a line of text."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for rows in pages:
        for number, (name, *figures) in enumerate(rows):
            canvas.drawString(72, 720 - 14 * number, name)
            for edge, figure in zip(RIGHT_EDGES, figures, strict=False):
                canvas.drawRightString(edge, 720 - 14 * number, figure)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def drafted(data: bytes) -> list[BudgetTable]:
    numbers = itertools.count()
    return [make_draft(raw, lambda: f"id{next(numbers)}").table for raw in read_pdf_tables(data, "Bilag.pdf")]


def printed(table: BudgetTable) -> list[list[str]]:
    return [[row.label, *(table.printed(row, column) for column in table.columns)] for row in table.rows]


def test_empty_places_stay_empty_and_the_figures_in_their_columns() -> None:
    [table] = drafted(
        drawn(
            [
                ["Der søges om midler til de to indsatser, der er beskrevet her."],
                ["Tabel 1. Udgifter"],
                ["1.000 kr. - 2014 p/l", "2014", "2015", "2016"],
                ["Indsatser"],
                ["Nord og det meste af byen", "5.000", "", "12"],
                ["Syd", "", "450", "-"],
                ["I alt", "5.000", "450", "12"],
            ]
        )
    )
    assert (table.name, table.corner) == ("Tabel 1. Udgifter", "1.000 kr. – 2014 p/l")
    assert [(row.kind.value, *words) for row, words in zip(table.rows, printed(table), strict=True)] == [
        ("group", "Indsatser", "", "", ""),
        ("row", "Nord og det meste af byen", "5.000", "", "12"),
        ("row", "Syd", "", "450", "–"),
        ("total", "I alt", "5.000", "450", "12"),
    ]


def test_each_page_has_its_own_tables() -> None:
    page = [["kr.", "2014", "2015"], ["A", "5", "6"], ["B", "7", "8"]]
    found = read_pdf_tables(drawn(page, [["Ingen tal her"]], page), "Bilag.pdf")
    assert [raw.name for raw in found] == ["Bilag.pdf, side 1", "Bilag.pdf, side 3"]


HEAD = ["1.000 kr.", "2014", "2015", "2016"]


def test_a_table_that_goes_on_under_the_same_head_is_one() -> None:
    first = [["Budget for byen"], ["Tabel 1. Udgifter"], HEAD, ["Nord", "1", "2", "3"], ["Vest", "4", "5", "6"]]
    second = [["Budget for byen"], HEAD, ["Et langt navn over"], ["tre linjer, som der"], ["er mange af"],
              ["i byen", "7", "8", "9"], ["Øst", "0", "-", ""]]  # fmt: skip
    third = [["Budget for byen"], ["Tabel 1. Udgifter"], HEAD, ["Syd", "1", "1", "1"], ["I alt", "13", "16", "19"]]
    [raw] = read_pdf_tables(drawn(first, second, third), "Bilag.pdf")
    assert raw.name == "Bilag.pdf, side 1–3"
    [table] = drafted(drawn(first, second, third))
    assert table.name == "Tabel 1. Udgifter"
    assert printed(table) == [
        ["Nord", "1", "2", "3"], ["Vest", "4", "5", "6"],
        ["Et langt navn over tre linjer, som der er mange af i byen", "7", "8", "9"],
        ["Øst", "0", "–", ""], ["Syd", "1", "1", "1"], ["I alt", "13", "16", "19"],
    ]  # fmt: skip
    assert table.rows[-1].kind.value == "total"


@pytest.mark.parametrize(
    ("end", "begin"),
    [
        ([], [["Tabel 2. Noget andet"], HEAD]),
        ([["I alt", "5", "7", "9"]], [HEAD]),
        ([], [["1.000 kr.", "2017", "2018", "2019"]]),
    ],
    ids=["a caption of its own", "a table that has ended", "another head"],
)
def test_another_table_on_the_next_page_stays_by_itself(end: list[list[str]], begin: list[list[str]]) -> None:
    rows = [["Nord", "1", "2", "3"], ["Vest", "4", "5", "6"]]
    found = read_pdf_tables(drawn([["Tabel 1. Udgifter"], HEAD, *rows, *end], [*begin, *rows]), "Bilag.pdf")
    assert [raw.name for raw in found] == ["Bilag.pdf, side 1", "Bilag.pdf, side 2"]


def test_parts_with_the_same_rows_are_set_beside_each_other() -> None:
    one = [["Udgifter (del 1 af 2)"], HEAD, ["Nord og resten af den", "", "2", "3"], ["Syd", "4", "5", "6"]]
    two = [["Udgifter (del 2 af 2)"], ["", "2017", "2018"], ["Nord og resten"], ["af den", "4", ""], ["Syd", "7", "8"]]
    for pages in ([[*one, *two]], [one, two]):
        [table] = drafted(drawn(*pages))
        assert (table.title, table.corner) == ("Udgifter", "1.000 kr.")
        assert [column.label for column in table.columns] == ["2014", "2015", "2016", "2017", "2018"]
        assert printed(table) == [["Nord og resten af den", "", "2", "3", "4", ""], ["Syd", "4", "5", "6", "7", "8"]]


def test_a_part_whose_other_rows_are_missing_says_that_there_is_more() -> None:
    one = [["Udgifter (del 1 af 2)"], HEAD, ["Nord", "1", "2", "3"], ["Syd", "4", "5", "6"]]
    two = [["Udgifter (del 2 af 2)"], ["", "2017", "2018"], ["Nord", "4", "5"], ["Vest", "7", "8"]]
    found = read_pdf_tables(drawn(one, two), "Bilag.pdf")
    assert [raw.remarks for raw in found] == [
        ("Dette er del 1 af 2. Hent også de andre dele ind, og saml dem.",),
        ("Dette er del 2 af 2. Hent også de andre dele ind, og saml dem.",),
    ]
    [alone] = read_pdf_tables(drawn(one), "Bilag.pdf")
    assert alone.remarks


def test_a_pdf_without_a_table_or_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(UserError, match=re.escape("Der er ingen tabel, der kan findes, i ”Bilag.pdf”")):
        read_pdf_tables(drawn([["Kære Bo"], ["Der søges 5 mio. kr. i 2014."]]), "Bilag.pdf")
    with pytest.raises(UserError, match=re.escape("”Bilag.pdf” kan ikke læses som PDF")):
        read_pdf_tables(b"%PDF-1.7 nej", "Bilag.pdf")


def test_a_long_name_over_two_lines_its_unit_and_its_share_are_read_as_they_are_meant() -> None:
    [table] = drafted(
        drawn(
            [
                ["Budget for Sundhedsplads, 1.000 kr."],
                ["", "2014", "2015", "2016"],
                ["Indsatser"],
                ["Personale", "280", "280", "300"],
                ["Husleje og"],
                ["drift", "120", "120", "(30)"],
                ["I alt", "400", "400", "270"],
                ["Personalets andel", "70 %", "70 %", "111,1 %"],
            ]
        )
    )
    assert (table.title, table.corner) == ("Budget for Sundhedsplads", "1.000 kr.")
    assert [(row.kind.value, *words) for row, words in zip(table.rows, printed(table), strict=True)] == [
        ("group", "Indsatser", "", "", ""),
        ("row", "Personale", "280", "280", "300"),
        ("row", "Husleje og drift", "120", "120", "-30"),
        ("total", "I alt", "400", "400", "270"),
        ("share", "Personalets andel", "70\u00a0%", "70\u00a0%", "111,1\u00a0%"),
    ]
