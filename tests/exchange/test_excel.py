"""Excel: what is written is read back as the same table, and what others wrote is read or refused in a sentence."""

import io
import itertools
import re
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from openpyxl import Workbook, load_workbook

from kk_desktop.domain.amounts import Unit, written_decimals
from kk_desktop.domain.budgets import BudgetTable, Cell, Column, ColumnKind, Row, RowKind
from kk_desktop.domain.raw_tables import Draft, make_draft
from kk_desktop.errors import UserError
from kk_desktop.exchange.excel_reading import read_workbook
from kk_desktop.exchange.excel_writing import write_workbook

from .table_strategies import tables


def drafted(data: bytes) -> Draft:
    numbers = itertools.count()
    return make_draft(read_workbook(data, "ark.xlsx")[0], lambda: f"ny{next(numbers)}")


def test_what_rounding_hides_is_told_below_the_rounded_figures_and_read_back_without_a_finding() -> None:
    table = BudgetTable(
        "t", "Løn", columns=(Column("a", "2025"),), decimals=0,
        rows=(
            Row("1", "Nord", cells={"a": Cell("c", 358_700_00)}), Row("2", "Syd", cells={"a": Cell("d", 358_700_00)}),
            Row("3", "I alt", RowKind.TOTAL),
        ),
    )  # fmt: skip
    data = write_workbook([table])
    words = [cell.value for cell in load_workbook(io.BytesIO(data)).active["A"] if cell.value]
    assert words[-1].startswith("Tallene er afrundet.")
    draft = drafted(data)
    assert (draft.findings, draft.table.note, draft.table.rows[-1].kind) == ((), "", RowKind.TOTAL)


def test_small_numbers_that_only_a_part_of_a_row_has_are_money() -> None:
    table = BudgetTable(
        "t", "Løn", columns=(Column("a", "2025"), Column("b", "2026")),
        rows=(
            Row("1", "Nord", cells={"a": Cell("c", 0)}),
            Row("2", "Løn", RowKind.OF_WHICH, cells={"a": Cell("d", 0), "b": Cell("e", 300_000)}),
            Row("3", "I alt", RowKind.TOTAL),
        ),
    )  # fmt: skip
    assert [column.kind for column in drafted(write_workbook([table])).table.columns] == [ColumnKind.FIGURES] * 2


def told(table: BudgetTable) -> dict[str, object]:
    """All that a table says, without the ids that are made anew."""
    rows = [row.id for row in table.rows]
    columns = [column.id for column in table.columns]
    # Kroner have two decimals or none, and are read as they are shown.
    decimals = written_decimals(table.decimals, table.unit.ore)

    def place(ids: list[str], thing: str | None) -> int | None:
        return ids.index(thing) if thing in ids else None

    return {
        "facts": (table.name, table.unit, table.price_level, table.note, decimals),
        "columns": [
            (
                each.label,
                each.heading,
                each.kind,
                place(columns, each.of_id),
                place(columns, each.against_id),
                each.note,
            )
            for each in table.columns
        ],
        "rows": [
            (each.label, each.kind, each.indent, place(rows, each.of_id), place(rows, each.against_id), each.note)
            for each in table.rows
        ],
        "figures": [[table.printed(row, column) for column in table.columns] for row in table.rows],
        "amounts": [[table.amount(row, column) for column in table.columns] for row in table.rows],
    }


@given(tables())
@settings(max_examples=60, deadline=None)
def test_a_table_written_and_read_again_is_the_same(table: BudgetTable) -> None:
    draft = drafted(write_workbook([table]))
    got, want = told(draft.table), told(table)
    for fact, value in want.items():
        assert got[fact] == value
    assert draft.findings == ()


def workbook(*rows: list[object], **sheets: list[list[object]]) -> bytes:
    """What somebody else's workbook holds, formulas without results."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def printed(table: BudgetTable) -> list[list[str]]:
    return [[row.label, *(table.printed(row, column) for column in table.columns)] for row in table.rows]


SMALL = BudgetTable(
    "t", "=HYPERLINK(1)", "", Unit.THOUSANDS, 2014,
    columns=(Column("a", "2014"), Column("b", "2015"), Column("x", "Note", kind=ColumnKind.TEXT)),
    rows=(
        Row("1", "@Nord", cells={"a": Cell("c", 50), "b": Cell("d", dash=True), "x": Cell("e", text="=1+1")}),
        Row("2", "Syd", cells={"a": Cell("f", 0), "b": Cell("g", 10**9)}),
        Row("3", "I alt", RowKind.TOTAL),
    ),
)  # fmt: skip


def test_numbers_are_numbers_totals_formulas_with_results_and_words_never_formulas() -> None:
    data = write_workbook([SMALL])
    sheet, shown = (load_workbook(io.BytesIO(data), data_only=only).active for only in (False, True))
    assert sheet["A1"].data_type == "s"
    assert (sheet["A4"].data_type, sheet["A4"].value, sheet["A4"].quotePrefix) == ("s", "@Nord", True)
    assert (sheet["D4"].data_type, sheet["D4"].value) == ("s", "=1+1")
    assert (sheet["B4"].value, sheet["C4"].value, sheet["B5"].value, sheet["D5"].value) == (0.0005, "–", 0, None)
    assert (sheet["C6"].value, shown["C6"].value) == ("=SUM(C4:C5)", 10000)
    assert sheet["C5"].number_format.startswith("#,##0")


@pytest.mark.parametrize(
    ("decimals", "shown"), [(0, "#,##0"), (1, "#,##0.00"), (3, "#,##0.00"), (None, "#,##0;-#,##0")]
)
def test_kroner_show_two_decimals_or_none_as_they_print(decimals: int | None, shown: str) -> None:
    data = write_workbook([replace(SMALL, unit=Unit.KRONER, decimals=decimals)])
    assert load_workbook(io.BytesIO(data)).active["C5"].number_format == shown


def test_amounts_in_two_price_levels_have_no_sum_and_it_is_told_why() -> None:
    rows = (replace(SMALL.rows[0], price_level=2013), *SMALL.rows[1:])
    sheet = load_workbook(io.BytesIO(write_workbook([replace(SMALL, rows=rows)]))).active
    assert sheet["A4"].value == "@Nord (2013 p/l)"
    assert sheet["B6"].value is None
    assert sheet["A8"].value == "Ingen sum: tallene er i 2014 p/l og 2013 p/l."


def test_the_same_tables_give_the_same_bytes() -> None:
    assert write_workbook([SMALL]) == write_workbook([SMALL])


def test_a_formula_with_an_error_is_told_at_its_cell_and_the_rest_is_kept() -> None:
    book = load_workbook(io.BytesIO(workbook(["kr.", 2014, 2015], ["Nord", 5, 7], ["Syd", 8, 9])))
    book.active["C3"].value, book.active["C3"].data_type = "#REF!", "e"
    made = io.BytesIO()
    book.save(made)
    draft = drafted(made.getvalue())
    assert printed(draft.table) == [["Nord", "5", "7"], ["Syd", "8", ""]]
    [finding] = draft.findings
    assert finding.words == "I filen står fejlen #REF!, fordi formlen ikke kan regnes ud. Feltet er tomt."
    assert (finding.row_id, finding.column_id) == (draft.table.rows[1].id, draft.table.columns[1].id)


def test_a_sum_that_the_file_has_no_result_for_is_computed_here() -> None:
    draft = drafted(workbook(["kr.", 2014], ["Nord", 5], ["Syd", 8], ["Det hele", "=SUM(B2:B3)"]))
    assert printed(draft.table)[-1] == ["Det hele", "13"]
    assert draft.table.rows[-1].kind is RowKind.TOTAL
    assert draft.findings == ()


def test_a_total_that_is_wrong_is_kept_and_told() -> None:
    draft = drafted(workbook(["1.000 kr.", 2014], ["Nord", 5], ["Syd", 8], ["I alt", 14]))
    assert draft.table.rows[-1].kind is RowKind.ROW
    assert [finding.words for finding in draft.findings] == [
        "”I alt” er 14 under 2014; rækkerne giver 13. Rækken er hentet, som den står, og regnes ikke ud."
    ]


def test_two_levels_of_heads_dates_as_years_and_numbers_as_english_text_are_read() -> None:
    data = workbook(["Tabel 3. Investeringer"], ["Mio. kr. 2020 p/l", "Investering", None, "Drift"])
    book = load_workbook(io.BytesIO(data))
    sheet = book.active
    for row in (["", date(2020, 1, 1), date(2021, 12, 31), "2020"], ["Havn", "1,234.5", "(450.25)", "2"]):
        sheet.append(row)
    sheet.merge_cells("B2:C2")
    made = io.BytesIO()
    book.save(made)
    table = drafted(made.getvalue()).table
    assert (table.name, table.corner) == ("Tabel 3. Investeringer", "mio. kr. – 2020 p/l")
    assert [(column.heading, column.label) for column in table.columns] == [
        ("Investering", "2020"), ("Investering", "2021"), ("Drift", "2020")
    ]  # fmt: skip
    assert printed(table) == [["Havn", "1.234,5", "-450,25", "2"]]


def test_other_money_too_much_money_and_words_in_a_figure_column_are_told_at_the_cell() -> None:
    draft = drafted(workbook(["1.000 kr.", 2014], ["A", 1], ["B", 2], ["C", "3 €"], ["D", 1e15], ["E", "hos Bo"]))
    assert [row[1] for row in printed(draft.table)] == ["1", "2", "", "", ""]
    words = [finding.words for finding in draft.findings]
    assert words[0].startswith("”3 €” er ikke i kroner.")
    assert words[1].startswith("”1000000000000000” er over 1.000 mia. kr.")
    assert words[2].startswith("”hos Bo” er ikke et beløb.")
    assert [finding.row_id for finding in draft.findings] == [row.id for row in draft.table.rows[2:]]


def test_hidden_rows_and_columns_come_along_and_are_told() -> None:
    book = load_workbook(io.BytesIO(workbook(["kr.", 2014, 2015], ["Nord", 5, 7], ["Syd", 8, 9])))
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["C"].hidden = True
    made = io.BytesIO()
    book.save(made)
    draft = drafted(made.getvalue())
    assert len(draft.table.rows) == 2
    assert [finding.words for finding in draft.findings] == [
        "Skjult i filen, men hentet med: række 3.", "Skjult i filen, men hentet med: kolonne C."
    ]  # fmt: skip


def test_a_share_column_without_formulas_stands_as_words() -> None:
    book = load_workbook(io.BytesIO(workbook(["kr.", 2014, "Andel"], ["Nord", 5, 0.25], ["Syd", 15, 0.75])))
    for place in ("C2", "C3"):
        book.active[place].number_format = "0%"
    made = io.BytesIO()
    book.save(made)
    assert printed(drafted(made.getvalue()).table) == [["Nord", "5", "25\u00a0%"], ["Syd", "15", "75\u00a0%"]]


def test_a_cell_in_the_farthest_corner_does_not_make_a_sheet_endless() -> None:
    book = load_workbook(io.BytesIO(workbook(["kr.", 2014], ["Nord", 5])))
    book.active["XFD1048576"] = 1
    made = io.BytesIO()
    book.save(made)
    draft = drafted(made.getvalue())
    assert printed(draft.table) == [["Nord", "5"]]
    assert draft.findings[0].words == "Kun de første 20000 rækker og 300 kolonner er læst."


def _bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/worksheets/sheet1.xml", b"<x>" + b" " * (70 * 1024 * 1024))
    return made.getvalue()


def _merged_whole() -> bytes:
    """A workbook whose one line of XML merges seventeen thousand million cells."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(["kr.", 2014], ["Nord", 5]))) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.infolist():
            merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A6:XFD1048576"/></mergeCells>'
            new.writestr(part.filename, old.read(part).replace(b"</sheetData>", merged))
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "er gemt i det gamle Excel-format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "er låst med en adgangskode"),
        (b"PK\x03\x04 halv", "kan ikke læses som et regneark"),
        (workbook(["kr.", 2014])[:-40], "kan ikke læses som et regneark"),
        (workbook(), "har ingen tal eller ord"),
        (_bomb(), "fylder langt mere, når den pakkes ud"),
        (_merged_whole(), "fylder langt mere, når den pakkes ud"),
    ],
    ids=["old", "locked", "no zip", "cut off", "empty", "bomb", "merged"],
)
def test_a_workbook_that_cannot_be_used_is_refused_by_name(data: bytes, said: str) -> None:
    with pytest.raises(UserError, match=re.escape("”ark.xlsx” " + said)) as refused:
        read_workbook(data, "ark.xlsx")
    assert "Intet er hentet ind." in str(refused.value)
