"""CSV: written for a Danish Excel, read from any program."""

import itertools
from dataclasses import replace

import pytest

from kk_desktop.domain.amounts import Unit
from kk_desktop.domain.budgets import BudgetTable, Cell, Column, Row, RowKind
from kk_desktop.domain.raw_tables import make_draft
from kk_desktop.errors import UserError
from kk_desktop.exchange.csv_tables import read_csv, write_csv

TABLE = BudgetTable(
    "t", "=Ramme", "2", Unit.THOUSANDS, 2014, "En note.",
    columns=(Column("a", "2014", "Anlæg"), Column("b", "2015", "Anlæg")),
    rows=(
        Row("g", "Gruppe", RowKind.GROUP),
        Row("1", "-Nord; og øst", indent=1, cells={"a": Cell("c", 123_456_000), "b": Cell("d", dash=True)}),
        Row("2", "Syd", cells={"a": Cell("e", -50_000_000)}, note="Om syd"),
        Row("3", "I alt", RowKind.TOTAL),
    ),
)  # fmt: skip


def drafted(data: bytes) -> BudgetTable:
    numbers = itertools.count()
    draft = make_draft(read_csv(data, "tal.csv"), lambda: f"ny{next(numbers)}")
    assert draft.findings == ()
    return draft.table


def printed(table: BudgetTable) -> list[list[object]]:
    return [
        [row.label, row.kind, row.indent, row.note, *(table.printed(row, column) for column in table.columns)]
        for row in table.rows
    ]


def test_a_table_is_written_with_semicolons_danish_numbers_and_no_formula() -> None:
    assert write_csv(TABLE).decode("utf-8-sig").splitlines() == [
        "Tabel 2. =Ramme", "", ";Anlæg;Anlæg", "1.000 kr. – 2014 p/l;2014;2015", "Gruppe",
        "\"'-Nord; og øst\";1.234,56;–", "Syd *;-500;", "I alt;734,56;", "", "En note.", "* Om syd",
    ]  # fmt: skip
    assert write_csv(TABLE).startswith(b"\xef\xbb\xbf")


def test_what_was_written_is_read_back() -> None:
    table = drafted(write_csv(TABLE))
    assert (table.title, table.number, table.corner, table.note) == ("=Ramme", "2", TABLE.corner, "En note.")
    assert [(column.heading, column.label) for column in table.columns] == [("Anlæg", "2014"), ("Anlæg", "2015")]
    # A name that begins with a dash is a detail: its dash and its indent say the same.
    assert [row[:1] + row[3:] for row in printed(table)] == [row[:1] + row[3:] for row in printed(TABLE)]
    assert [row.kind for row in table.rows] == [row.kind for row in TABLE.rows]


ROUNDED = replace(
    TABLE, decimals=0, note="",
    rows=(
        Row("1", "Nord", cells={"a": Cell("c", 358_600_00 + 100_00)}),
        Row("2", "Syd", cells={"a": Cell("d", 358_700_00)}),
        Row("3", "I alt", RowKind.TOTAL),
    ),
)  # fmt: skip


def test_a_rounded_sum_that_the_note_tells_of_is_computed_again_and_no_contradiction() -> None:
    written = write_csv(ROUNDED).decode("utf-8-sig")
    assert "Nord;359;" in written
    assert "I alt;717;" in written
    assert "Tallene er afrundet. Summerne er regnet af de nøjagtige beløb" in written
    numbers = itertools.count()
    draft = make_draft(read_csv(write_csv(ROUNDED), "tal.csv"), lambda: f"ny{next(numbers)}")
    assert draft.table.rows[-1].kind is RowKind.TOTAL
    assert [finding.words for finding in draft.findings] == [
        "Her regnes 718 ud; i filen stod ”717”. Forskellen er afrunding."
    ]


def test_a_sum_that_rounding_cannot_explain_is_told_also_under_the_note() -> None:
    written = write_csv(ROUNDED).replace(b"I alt;717", b"I alt;720")
    draft = make_draft(read_csv(written, "tal.csv"), iter(map(str, itertools.count())).__next__)
    assert [finding.words for finding in draft.findings] == [
        "”I alt” er 720 under 2014; rækkerne giver 718. Rækken er hentet, som den står, og regnes ikke ud."
    ]


@pytest.mark.parametrize(
    "data",
    [
        "1.000 kr.;2014;2015\nÆbler;5,5;(7)\n".encode("cp1252"),
        "1.000 kr.\t2014\t2015\r\nÆbler\t5,5\t-7\r\n".encode("utf-16"),
        '1.000 kr.,2014,2015\nÆbler,"5,5",-7\n'.encode(),
        "kr. 1.000,2014,2015\nÆbler,5.5,-7.0\n".encode(),
    ],
    ids=["old Excel", "tabs in UTF-16", "commas", "English"],
)
def test_other_programs_signs_and_letters_are_known(data: bytes) -> None:
    if b"kr. 1.000" in data:
        data = data.replace(b"kr. 1.000", b"1.000 kr.")
    table = drafted(data)
    assert [(column.label, table.unit) for column in table.columns] == [
        ("2014", Unit.THOUSANDS), ("2015", Unit.THOUSANDS)
    ]  # fmt: skip
    assert [table.amount(table.rows[0], column) for column in table.columns] == [550_000, -700_000]
    assert table.rows[0].label == "Æbler"


def test_a_file_that_never_ends_or_is_no_text_is_refused() -> None:
    with pytest.raises(UserError, match="har 30001 linjer"):
        read_csv(b"a;1\n" * 30_001, "lang.csv")
    with pytest.raises(UserError, match="er ikke en tekstfil"):
        read_csv(b"\x00\x01\x02", "billede.csv")
    with pytest.raises(UserError, match="kan ikke læses som CSV"):
        read_csv(b"a;" + b"x" * 200_000, "bred.csv")
