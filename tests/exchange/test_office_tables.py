"""Tables and charts for the clipboard: real tables that office programs read, whatever they hold."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kk_desktop.domain.budgets import BudgetTable, Cell, Column, Row, RowKind
from kk_desktop.domain.table_copies import CopiedTable, copied, draw, whole
from kk_desktop.exchange import html_tables, rtf_tables
from tests.domain.charts.tables import measure, table
from tests.exchange.office_reader import Html, read_rtf

PLAIN = table([("Nørrebro", [5000, 0]), ("- Valby", [-1234, None])], number="1", note="Alle tal er skøn.")
TOTALLED = replace(
    PLAIN,
    rows=(
        Row("g", "Drift", RowKind.GROUP),
        *PLAIN.rows,
        Row("h", "heraf løn", RowKind.OF_WHICH, cells={"c0": Cell("x", dash=True)}),
        Row("s", "I alt", RowKind.TOTAL),
        Row("t", "Beløbene er uden moms.", RowKind.TEXT),
    ),
)
GRID = [
    ["1.000 kr. – 2014 p/l", "2014", "2015"],
    ["Drift", "", ""],
    ["Nørrebro", "5.000", "0"],
    ["- Valby", "-1.234", ""],
    ["heraf løn", "–", ""],
    ["I alt", "3.766", "0"],
    ["Beløbene er uden moms."],
]


def html_texts(made: CopiedTable) -> list[list[str]]:
    return [[text for _, text, _ in row] for row in Html(html_tables.write_table(made)).rows]


def test_a_whole_table_is_a_table_in_html_with_caption_head_and_note() -> None:
    page = Html(html_tables.write_table(whole(TOTALLED)))
    assert [[text for _, text, _ in row] for row in page.rows] == GRID
    assert page.caption == "Tabel 1. Indsatsudgifter"
    assert page.notes == ["Alle tal er skøn."]
    head, _, first, *_ = page.rows
    assert [facts["scope"] for _, _, facts in head] == ["col", "col", "col"]
    assert first[0][0] == "th"
    assert first[0][2]["scope"] == "row"
    assert "text-align:right" in first[1][2]["style"]


def test_every_cell_says_its_typeface_and_measures_as_other_programs_read_them() -> None:
    cells = [facts["style"] for row in Html(html_tables.write_table(whole(TOTALLED))).rows for _, _, facts in row]
    assert all("font-family" in style for style in cells)
    # LibreOffice drops a whole style for a measure that begins with its point.
    assert not [style for style in cells if re.search(r"(?<!\d)\.\d", style)]
    assert any("0.75pt" in style for style in cells)


def test_a_whole_table_is_the_same_table_in_rtf() -> None:
    document = read_rtf(rtf_tables.write_table(whole(TOTALLED)))
    assert document.rows == GRID
    assert document.heads == 1
    assert document.paragraphs == ["Tabel 1. Indsatsudgifter", "Alle tal er skøn."]


def test_excel_gets_the_exact_figure_and_never_a_formula() -> None:
    made = table([("=1+1", [1])], title="Æ")
    exact = Row("r", "=HYPERLINK(”x”)", cells={"c0": Cell("c", 123_456_789)})
    (_, name, facts), (_, shown, figure) = Html(html_tables.write_table(whole(replace(made, rows=(exact,))))).rows[1]
    assert (shown, figure["x:num"]) == ("1.234,56789", "1234.56789")
    assert name.startswith("=")
    assert "mso-number-format:'\\@'" in facts["style"]
    assert "x:num" not in facts


def test_two_levels_of_heads_are_kept() -> None:
    columns = (Column("c0", "Service", "Investering"), Column("c1", "Anlæg", "Investering"))
    made = whole(replace(PLAIN, columns=columns))
    assert html_texts(made)[:2] == [["", "Investering"], ["1.000 kr. – 2014 p/l", "Service", "Anlæg"]]
    assert read_rtf(rtf_tables.write_table(made)).rows[:2] == html_texts(made)[:2]


def test_a_block_of_cells_brings_neither_caption_nor_head_nor_note() -> None:
    made = copied(PLAIN, PLAIN.rows[:1], PLAIN.columns)
    assert html_texts(made) == [["5.000", "0"]]
    page = Html(html_tables.write_table(made))
    assert (page.caption, page.notes) == ("", [])
    document = read_rtf(rtf_tables.write_table(made))
    assert (document.rows, document.paragraphs, document.heads) == ([["5.000", "0"]], [], 0)


def test_what_could_be_read_as_markup_stays_words() -> None:
    name = '<b>&amp; \\par {x} "q" \n ny linje'
    made = table([(name, [1])], title="</table>")
    assert html_texts(whole(made))[1][0] == name
    assert Html(html_tables.write_table(whole(made))).caption == "</table>"
    assert read_rtf(rtf_tables.write_table(whole(made))).rows[1][0] == name


def test_other_scripts_and_signs_arrive_in_rtf() -> None:
    made = table([("Æblegård – 𝄞 🏙 ½ \u00a0kr.", [1])])
    assert read_rtf(rtf_tables.write_table(whole(made))).rows[1][0] == "Æblegård – 𝄞 🏙 ½ \u00a0kr."


@given(st.text(), st.text(st.characters()))
def test_any_name_gives_a_table_that_can_be_read(name: str, title: str) -> None:
    made = whole(table([(name, [1, 2])], title=title))
    assert [len(row) for row in read_rtf(rtf_tables.write_table(made)).rows] == [3, 3]
    assert [len(row) for row in html_texts(made)] == [3, 3]


def test_a_half_character_is_no_hindrance() -> None:
    made = whole(table([("\ud83c x", [1])]))
    assert html_tables.write_table(made).encode("utf-8")
    assert read_rtf(rtf_tables.write_table(made)).rows[1] == [" x", "1"]


def test_a_picture_carries_its_words() -> None:
    png, told = b"\x89PNG\r\n", 'Søjler: ”A” {5} & <6> "7"'
    document = read_rtf(rtf_tables.write_picture(png, told, 640, 300))
    assert document.pictures == [png]
    assert document.described == [told]
    (picture,) = Html(html_tables.write_picture(png, told, 640, 300)).pictures
    assert picture["alt"] == told
    assert (picture["width"], picture["src"]) == ("640", "data:image/png;base64,iVBORw0K")


def test_a_drawn_table_has_every_word_inside_its_frame() -> None:
    long = table([("Et meget langt navn " * 20, [10**10, 5])], years=["Budgetforslag for året 2014" * 3, "2015"])
    for made in (whole(TOTALLED), whole(long), copied(PLAIN, PLAIN.rows, PLAIN.columns)):
        drawing = draw(made, measure)
        words = [shape for shape in drawing.shapes if hasattr(shape, "text")]
        assert len(words) >= 4
        for shape in words:
            assert shape.x >= 0
            assert shape.x + measure(shape.text, shape.size, shape.bold) <= drawing.width + 0.01
            assert shape.y <= drawing.height


def test_a_table_of_no_rows_is_written() -> None:
    empty: BudgetTable = replace(PLAIN, rows=(), columns=())
    assert html_texts(whole(empty)) == [["1.000 kr. – 2014 p/l"]]
    assert read_rtf(rtf_tables.write_table(whole(empty))).rows == [["1.000 kr. – 2014 p/l"]]
