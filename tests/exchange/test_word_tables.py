"""The tables of a Word document, cell by cell."""

import itertools
import re

import pytest
from docx.document import Document

from kk_desktop.domain.budgets import BudgetTable
from kk_desktop.domain.raw_tables import make_draft
from kk_desktop.errors import UserError
from kk_desktop.exchange.word_tables import read_word_tables

from .word_files import body_of, word_file


def fill(document: Document, rows: list[list[str]], caption: str = "") -> object:
    """Write a table under its caption."""
    if caption:
        document.add_paragraph(caption)
    table = document.add_table(len(rows), len(rows[0]))
    for row, words in zip(table.rows, rows, strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    return table


def drafted(data: bytes) -> list[BudgetTable]:
    numbers = itertools.count()
    return [make_draft(raw, lambda: f"id{next(numbers)}").table for raw in read_word_tables(data, "Notat.docx")]


def printed(table: BudgetTable) -> list[list[str]]:
    return [[row.label, *(table.printed(row, column) for column in table.columns)] for row in table.rows]


def test_each_table_comes_with_the_line_above_it_as_its_title() -> None:
    def write(document: Document) -> None:
        document.add_paragraph("Der søges om midler.")
        fill(document, [["1.000 kr.", "2014", "2015"], ["Nord", "5,5", "–"], ["I alt", "5,5", ""]], "Tabel 1. Udgifter")
        document.add_paragraph("Og dertil:")
        fill(document, [["Kr.", "2014"], ["Syd", "(7)"]], "Tabel 2. Indtægter")

    first, second = drafted(word_file(write))
    assert (first.name, second.name) == ("Tabel 1. Udgifter", "Tabel 2. Indtægter")
    assert printed(first) == [["Nord", "5,5", "–"], ["I alt", "5,5", ""]]
    assert printed(second) == [["Syd", "-7"]]


def test_merged_heads_are_the_heading_of_their_columns_and_bold_names_are_groups() -> None:
    def write(document: Document) -> None:
        rows = [["Mio. kr.", "Investering", "", "Drift"], ["", "2014", "2015", "2014"], ["Skoler", "", "", ""]]
        table = fill(document, [*rows, ["Ny sal", "1", "2", "3"]])
        table.cell(0, 1).merge(table.cell(0, 2))
        table.cell(2, 0).paragraphs[0].runs[0].bold = True

    [table] = drafted(word_file(write))
    assert [(column.heading, column.label) for column in table.columns] == [
        ("Investering", "2014"), ("Investering", "2015"), ("Drift", "2014")
    ]  # fmt: skip
    assert [(row.kind.value, row.label) for row in table.rows] == [("group", "Skoler"), ("row", "Ny sal")]


ROWS = [["1.000 kr.", "2014", "2015"], ["Løn *", "5", "6"], ["Leje 1)", "1", "2"], ["I alt", "6", "8"]]


@pytest.mark.parametrize(
    ("below", "note", "of_rows"),
    [
        (["* Kun for 2014."], "", ["Kun for 2014.", "", ""]),
        (
            ["* Kun for 2014.", "1) Efter reglerne om leje.", "Mere tekst"],
            "",
            ["Kun for 2014.", "Efter reglerne om leje.", ""],
        ),
        (["", "** Uden mærke", "Anm.: Løn er skønnet."], "Anm.: Løn er skønnet.\n** Uden mærke", ["", "", ""]),
        (["Note: Løn er skønnet."], "Note: Løn er skønnet.", ["", "", ""]),
    ],
)
def test_the_notes_under_a_table_come_along(below: list[str], note: str, of_rows: list[str]) -> None:
    def write(document: Document) -> None:
        fill(document, ROWS, "Tabel 1. Udgifter")
        for words in below:
            document.add_paragraph(words)

    [table] = drafted(word_file(write))
    assert table.note == note
    assert [row.note for row in table.rows] == of_rows
    assert table.name == "Tabel 1. Udgifter"


def test_the_source_under_a_table_is_its_source_and_no_title_of_the_next() -> None:
    def write(document: Document) -> None:
        fill(document, ROWS, "Tabel 1. Udgifter")
        document.add_paragraph("Kilde: Bilag 4")
        document.add_paragraph("* Kun for 2014.")
        fill(document, ROWS)

    first, second = drafted(word_file(write))
    assert (first.source, first.rows[0].note) == ("Bilag 4", "Kun for 2014.")
    assert (second.title, second.source, second.note) == ("Notat.docx, tabel 2", "", "")


@pytest.mark.parametrize(
    ("below", "style"),
    [
        (["Mere tekst", "* Langt nede"], None),
        (["2) Vi anbefaler, at der søges."], None),
        (["Noterne er samlet sidst."], None),
        (["Note"], "Heading 1"),
        (["* Vi anbefaler, at der søges."], "List Bullet"),
    ],
)
def test_other_text_under_a_table_is_none_of_its_notes(below: list[str], style: str | None) -> None:
    def write(document: Document) -> None:
        fill(document, ROWS, "Tabel 1. Udgifter")
        for words in below:
            document.add_paragraph(words, style)

    [table] = drafted(word_file(write))
    assert (table.note, [row.label for row in table.rows]) == ("", ["Løn *", "Leje 1)", "I alt"])


def test_what_was_deleted_under_tracked_changes_is_no_part_of_a_figure() -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc><w:p>{cell}</w:p></w:tc>" for cell in cells) + "</w:tr>"

    def run(words: str) -> str:
        return f"<w:r><w:t>{words}</w:t></w:r>"

    deleted = '<w:del w:id="1" w:author="B"><w:r><w:delText>4</w:delText></w:r></w:del>'
    changed = f'{deleted}<w:ins w:id="2" w:author="B">{run("5")}</w:ins>'
    table = f"<w:tbl>{row(run('kr.'), run('2014'))}{row(run('Nord'), changed)}</w:tbl>"
    [table] = drafted(body_of(f"<w:sdtContent>{table}</w:sdtContent>"))
    assert printed(table) == [["Nord", "5"]]


def test_a_document_without_tables_has_none_and_a_broken_one_is_refused() -> None:
    assert read_word_tables(word_file(lambda document: document.add_paragraph("Hej")), "Brev.docx") == []
    with pytest.raises(UserError, match=re.escape("”Brev.docx” kan ikke læses som et Word-dokument")):
        read_word_tables(b"PK\x03\x04", "Brev.docx")
