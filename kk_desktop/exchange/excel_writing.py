"""Writes budget tables as a workbook: a sheet for each, numbers as numbers, totals as formulas with their results."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from kk_desktop.domain.budgets import BudgetTable, Column, Row, RowKind
from kk_desktop.domain.printed_tables import headings_of, notes_of
from kk_desktop.domain.raw_tables.formulas import column_name

from .excel_formulas import Formulas
from .excel_looks import Look, Looks
from .guarded import looks_like_formula

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST_TEXT = 32_767  # Excel's own limit for a cell
_LONGEST_NAME = 31
NO_NAME = re.compile(r"[\[\]:*?/\\]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_EMPTY_RESULT = re.compile(r'(<c r="([A-Z]+[0-9]+)"[^>]*>)(<f>[^<]*</f>)<v(?: ?/>|></v>)')
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_NAME_WIDTH, _FIGURE_WIDTH = 44, 12
MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The same tables give the same bytes, and the file does not tell when somebody worked."""


def write_workbook(tables: Sequence[BudgetTable]) -> bytes:
    """One sheet for each table."""
    # Heavy, and not needed before somebody asks for a workbook.
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    book.properties.creator, book.properties.created, book.properties.modified = "", MADE, MADE
    looks = Looks()
    results: list[dict[str, str]] = []
    for table in tables:
        sheet = book.create_sheet(_free_name(table, [each.title for each in book.worksheets]))
        results.append(_Sheet(sheet, table, looks).write())
    made = io.BytesIO()
    book.save(made)
    return with_results(made.getvalue(), results)


def _free_name(table: BudgetTable, taken: Sequence[str]) -> str:
    """A sheet's name: at most 31 characters, none that Excel forbids, and none twice."""
    words = f"Tabel {table.number}" if table.number else table.title
    name = NO_NAME.sub(" ", clean(words)).strip(" '")[:_LONGEST_NAME].strip(" '") or "Tabel"
    free, n = name, 2
    while free.casefold() in {each.casefold() for each in taken}:
        free, n = f"{name[: _LONGEST_NAME - 4]} {n}", n + 1
    return free


class _Sheet:
    """One table on its sheet."""

    def __init__(self, sheet: Worksheet, table: BudgetTable, looks: Looks) -> None:
        self._sheet, self._table, self._looks = sheet, table, looks
        self._notes = notes_of(table)
        self._headings = headings_of(table.columns)
        self._head = 3 + bool(self._headings)
        self._rows = {row.id: self._head + 1 + n for n, row in enumerate(table.rows)}
        self._columns = {column.id: 2 + n for n, column in enumerate(table.columns)}
        self._formulas = Formulas(table, self._rows, self._columns)
        self._results: dict[str, str] = {}

    def write(self) -> dict[str, str]:
        """Fill the sheet; gives the results of the formulas by their cells."""
        self._write_head()
        for row in self._table.rows:
            self._write_row(row)
        self._write_notes()
        sheet = self._sheet
        sheet.column_dimensions["A"].width = _NAME_WIDTH
        for column in self._columns.values():
            sheet.column_dimensions[column_name(column)].width = _FIGURE_WIDTH
        sheet.freeze_panes = f"B{self._head + 1}"
        sheet.page_setup.orientation = "landscape" if len(self._columns) > 6 else "portrait"
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        return self._results

    def _write_head(self) -> None:
        self._text(1, 1, self._table.name, Look(bold=True))
        for heading in self._headings:
            place = 2 + heading.first
            self._text(self._head - 1, place, heading.words, Look(bold=True, align="center"))
            if heading.count > 1:
                self._sheet.merge_cells(None, self._head - 1, place, self._head - 1, place + heading.count - 1)
        self._text(self._head, 1, self._table.corner, Look(bold=True, line="bottom"))
        for column in self._table.columns:
            words = self._notes.marked(column.id, column.label)
            look = Look(bold=True, line="bottom", align="right", wrap=True)
            self._text(self._head, self._columns[column.id], words, look)

    def _write_row(self, row: Row) -> None:
        place, bold = self._rows[row.id], row.kind.is_sum or row.kind is RowKind.GROUP
        look = Look(bold, row.kind is RowKind.OF_WHICH, "top" if row.kind.is_sum else "")
        label = self._notes.marked(row.id, self._table.row_words(row))
        self._text(place, 1, label, replace(look, align="left", indent=row.indent, wrap=True))
        if row.kind is RowKind.TEXT:
            self._sheet.merge_cells(None, place, 1, place, len(self._columns) + 1)
            return
        for column in self._table.columns:
            self._write_place(row, column, replace(look, align="right"))

    def _write_place(self, row: Row, column: Column, look: Look) -> None:
        table, value = self._table, self._table.value(row, column)
        place = (self._rows[row.id], self._columns[column.id])
        if value.ore is None and value.share is None:
            words = "" if value.cell is None else "–" if value.cell.dash else value.cell.text
            self._text(*place, words, look)
            return
        if value.share is not None:
            number, shown = _plain(value.share.numerator, value.share.denominator), "0.0%"
        else:
            number = _decimal(value.ore or 0, table.unit.ore)
            shown = _format(table.printed(row, column), table.decimals)
        cell = self._sheet.cell(*place)
        if formula := self._formulas.at(row, column):
            cell.value = formula
            self._results[cell.coordinate] = number
        else:
            # The file's own number; written from its exact decimals, it is read back as the same.
            cell.value = float(number) if "." in number else int(number)
        self._looks.dress(cell, replace(look, number_format=shown))

    def _write_notes(self) -> None:
        # In the workbook the amounts are exact; their look is rounded, and is what a reader sees.
        notes = [*self._notes.below]
        notes += [f"Kilde: {self._table.source}"] if self._table.source else []
        lines = [line for note in notes for line in note.splitlines() if line.strip()]
        for n, line in enumerate(lines):
            self._text(self._head + len(self._table.rows) + 2 + n, 1, line, Look())

    def _text(self, row: int, column: int, text: str, look: Look) -> None:
        """Words in a cell, as words: nothing that a person wrote is ever a formula."""
        cell = self._sheet.cell(row, column)
        words = clean(text)[:LONGEST_TEXT]
        if words:
            cell.value = words
            cell.data_type = "s"
        self._looks.dress(cell, replace(look, quoted=looks_like_formula(words)))


def _decimal(ore: int, ore_per_unit: int) -> str:
    """The exact amount in the unit, as XML writes it: 2347600000 øre in millions → 23.476."""
    whole, rest = divmod(abs(ore), ore_per_unit)
    tail = str(rest).zfill(len(str(ore_per_unit)) - 1).rstrip("0") if rest else ""
    return ("-" if ore < 0 else "") + str(whole) + (f".{tail}" if tail else "")


def _plain(numerator: int, denominator: int) -> str:
    """A share with the fifteen digits that Excel keeps."""
    scaled = (abs(numerator) * 10**15 * 2 + denominator) // (denominator * 2)
    whole, tail = divmod(scaled, 10**15)
    digits = str(tail).zfill(15).rstrip("0")
    return ("-" if numerator < 0 else "") + str(whole) + (f".{digits}" if digits else "")


def _format(printed: str, decimals: int | None) -> str:
    """Thousands with points in a Danish Excel; without a fixed number of decimals each number shows its own."""
    places = len(printed.partition(",")[2])
    shown = "#,##0" + ("." + "0" * places if places else "")
    return f"{shown};-{shown}" if decimals is None else shown


def clean(text: str) -> str:
    """Without what no workbook can hold: control characters and halves of characters."""
    return _CONTROL.sub("", text)


def with_results(data: bytes, results: Sequence[dict[str, str]]) -> bytes:
    """The workbook with the formulas' results: openpyxl leaves them to Excel, and a preview would show nothing."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "docProps/core.xml":
                # openpyxl writes the time of saving there, whatever it was told.
                content = _MODIFIED.sub(rb"\g<1>" + MADE.strftime("%Y-%m-%dT%H:%M:%SZ").encode("ascii"), content)
            match = re.fullmatch(r"xl/worksheets/sheet([0-9]+)\.xml", part.filename)
            if match:
                content = _filled(content.decode("utf-8"), results[int(match[1]) - 1]).encode("utf-8")
            fixed = zipfile.ZipInfo(part.filename, (2000, 1, 1, 0, 0, 0))
            fixed.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(fixed, content)
    return made.getvalue()


def _filled(xml: str, results: dict[str, str]) -> str:
    def fill(match: re.Match[str]) -> str:
        return f"{match[1]}{match[3]}<v>{escape(results[match[2]])}</v>"

    return _EMPTY_RESULT.sub(fill, xml)
