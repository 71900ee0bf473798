"""Writes budget tables as a workbook: a sheet for each, numbers as numbers, totals as formulas with their results."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from kk_desktop.domain.budgets import BudgetTable, Column, ColumnKind, Row, RowKind, level_words
from kk_desktop.domain.printed_tables import ROUNDING_BEGINS, headings_of, notes_of
from kk_desktop.domain.raw_tables.formulas import column_name

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_LONGEST_TEXT = 32_767  # Excel's own limit for a cell
_LONGEST_FORMULA = 8_000  # Excel takes 8,192 characters
_LONGEST_NAME = 31
_NO_NAME = re.compile(r"[\[\]:*?/\\]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_EMPTY_RESULT = re.compile(r'(<c r="([A-Z]+[0-9]+)"[^>]*>)(<f>[^<]*</f>)<v(?: ?/>|></v>)')
_NAME_WIDTH, _FIGURE_WIDTH = 44, 12
_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The same tables give the same bytes, and the file does not tell when somebody worked."""


def write_workbook(tables: Sequence[BudgetTable]) -> bytes:
    """One sheet for each table."""
    # Heavy, and not needed before somebody asks for a workbook.
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    book.properties.creator, book.properties.created, book.properties.modified = "", _MADE, _MADE
    results: list[dict[str, str]] = []
    for table in tables:
        sheet = book.create_sheet(_free_name(table, [each.title for each in book.worksheets]))
        results.append(_Sheet(sheet, table).write())
    made = io.BytesIO()
    book.save(made)
    return _with_results(made.getvalue(), results)


def _free_name(table: BudgetTable, taken: Sequence[str]) -> str:
    """A sheet's name: at most 31 characters, none that Excel forbids, and none twice."""
    words = f"Tabel {table.number}" if table.number else table.title
    name = _NO_NAME.sub(" ", _clean(words)).strip(" '")[:_LONGEST_NAME].strip(" '") or "Tabel"
    free, n = name, 2
    while free.casefold() in {each.casefold() for each in taken}:
        free, n = f"{name[: _LONGEST_NAME - 4]} {n}", n + 1
    return free


class _Sheet:
    """One table on its sheet."""

    def __init__(self, sheet: Worksheet, table: BudgetTable) -> None:
        self._sheet, self._table = sheet, table
        self._notes = notes_of(table)
        self._headings = headings_of(table.columns)
        self._head = 3 + bool(self._headings)
        self._rows = {row.id: self._head + 1 + n for n, row in enumerate(table.rows)}
        self._columns = {column.id: 2 + n for n, column in enumerate(table.columns)}
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
        from openpyxl.styles import Alignment, Border, Font, Side

        self._text(1, 1, self._table.name, bold=True)
        for heading in self._headings:
            place = 2 + heading.first
            self._text(self._head - 1, place, heading.words, bold=True)
            if heading.count > 1:
                self._sheet.merge_cells(None, self._head - 1, place, self._head - 1, place + heading.count - 1)
                self._sheet.cell(self._head - 1, place).alignment = Alignment(horizontal="center")
        self._text(self._head, 1, self._table.corner, bold=True)
        for column in self._table.columns:
            place = self._columns[column.id]
            self._text(self._head, place, self._notes.marked(column.id, column.label), bold=True)
            self._sheet.cell(self._head, place).alignment = Alignment(horizontal="right", wrap_text=True)
        for place in range(1, len(self._columns) + 2):
            cell = self._sheet.cell(self._head, place)
            cell.border, cell.font = Border(bottom=Side("medium")), Font(bold=True)

    def _write_row(self, row: Row) -> None:
        from openpyxl.styles import Alignment, Border, Font, Side

        place, bold = self._rows[row.id], row.kind.is_sum or row.kind is RowKind.GROUP
        label = self._notes.marked(row.id, f"{row.label}{self._level(row)}")
        name = self._text(place, 1, label, bold=bold)
        name.alignment = Alignment(indent=row.indent, wrap_text=True, vertical="top")
        if row.kind is RowKind.TEXT:
            self._sheet.merge_cells(None, place, 1, place, len(self._columns) + 1)
            return
        for column in self._table.columns:
            self._write_place(row, column)
        part = row.kind is RowKind.OF_WHICH
        for n in range(1, len(self._columns) + 2):
            cell = self._sheet.cell(place, n)
            cell.font = Font(bold=bold, italic=part)
            if row.kind.is_sum:
                cell.border = Border(top=Side("thin"))

    def _level(self, row: Row) -> str:
        own = row.price_level
        return f" ({level_words(own)})" if own is not None and own != self._table.price_level else ""

    def _write_place(self, row: Row, column: Column) -> None:
        from openpyxl.styles import Alignment

        table, value = self._table, self._table.value(row, column)
        place = (self._rows[row.id], self._columns[column.id])
        if value.ore is None and value.share is None:
            if value.cell is not None:
                self._text(*place, "–" if value.cell.dash else value.cell.text)
                self._sheet.cell(*place).alignment = Alignment(horizontal="right")
            return
        cell = self._sheet.cell(*place)
        if value.share is not None:
            number, cell.number_format = _plain(value.share.numerator, value.share.denominator), "0.0%"
        else:
            assert value.ore is not None
            number = _decimal(value.ore, table.unit.ore)
            cell.number_format = _format(number, table.decimals)
        formula = self._formula(row, column)
        if formula and len(formula) <= _LONGEST_FORMULA:
            cell.value = formula
            self._results[f"{column_name(place[1])}{place[0]}"] = number
        else:
            # The file's own number; written from its exact decimals, it is read back as the same.
            cell.value = float(number) if "." in number else int(number)

    # Formulas ---------------------------------------------------------------------------------------------

    def _formula(self, row: Row, column: Column) -> str:
        """How the place is worked out in Excel; nothing for what is typed."""
        by_columns = column.kind in (ColumnKind.AVERAGE, ColumnKind.DIFFERENCE, ColumnKind.SHARE)
        if column.kind.is_computed and (not row.kind.is_computed or (row.kind.is_sum and by_columns)):
            line = self._rows[row.id]
            refs = [f"{column_name(self._columns[each.id])}{line}" for each in self._table.sums.columns_of(column)]
            two = [
                f"{column_name(self._columns[each])}{line}" if each in self._columns else ""
                for each in (column.of_id, column.against_id)
            ]
            return self._made_of(column.kind.value, _joined(refs, by_row=False), two)
        if not row.kind.is_computed:
            return ""
        letters = column_name(self._columns[column.id])
        parts = self._table.summed_by(row)
        refs = [f"{letters}{self._rows[part.id]}" for part in parts]
        two = [f"{letters}{self._rows[each]}" if each in self._rows else "" for each in (row.of_id, row.against_id)]
        if row.kind is RowKind.PER_AREA:
            areas = len({part.area_id for part in parts if part.area_id})
            return f"=ROUND(SUM({_joined(refs)})/{areas},{self._places})" if areas else ""
        return self._made_of(row.kind.value, _joined(refs), two)

    def _made_of(self, way: str, refs: str, two: Sequence[str]) -> str:
        of, against = two
        if way in ("difference", "share"):
            sign = "-" if way == "difference" else "/"
            return f"={of}{sign}{against}" if of and against else ""
        if not refs:
            return ""
        return {
            "total": f"=SUM({refs})",
            "subtotal": f"=SUBTOTAL(9,{refs})",
            "average": f"=ROUND(AVERAGE({refs}),{self._places})",
        }[way]

    @property
    def _places(self) -> int:
        """The decimals of the unit that reach down to the øre."""
        return len(str(self._table.unit.ore)) - 1

    # Words ------------------------------------------------------------------------------------------------

    def _write_notes(self) -> None:
        from openpyxl.styles import Alignment

        # In the workbook the amounts are exact; only their look is rounded.
        notes = [note for note in self._notes.below if not note.startswith(ROUNDING_BEGINS)]
        notes += [f"Kilde: {self._table.source}"] if self._table.source else []
        lines = [line for note in notes for line in note.splitlines() if line.strip()]
        for n, line in enumerate(lines):
            place = self._head + len(self._table.rows) + 2 + n
            self._text(place, 1, line).alignment = Alignment(wrap_text=False)

    def _text(self, row: int, column: int, text: str, *, bold: bool = False) -> Any:
        """Words in a cell, as words: nothing that a person wrote is ever a formula."""
        from openpyxl.styles import Font

        cell = self._sheet.cell(row, column)
        words = _clean(text)[:_LONGEST_TEXT]
        if words:
            cell.value = words
            cell.data_type = "s"
            cell.quotePrefix = words.startswith(_BEGINS_FORMULA)
        if bold:
            cell.font = Font(bold=True)
        return cell


def _joined(refs: Sequence[str], by_row: bool = True) -> str:
    """Neighbouring cells as ranges: B4:B6,B8. All lie in one column, or in one row."""
    runs: list[list[str]] = []
    for ref in refs:
        if runs and _follows(runs[-1][-1], ref, by_row):
            runs[-1].append(ref)
        else:
            runs.append([ref])
    return ",".join(run[0] if len(run) == 1 else f"{run[0]}:{run[-1]}" for run in runs)


def _follows(before: str, after: str, by_row: bool) -> bool:
    from kk_desktop.domain.raw_tables.formulas import column_number

    one, other = (re.fullmatch(r"([A-Z]+)([0-9]+)", ref) for ref in (before, after))
    assert one is not None
    assert other is not None
    if by_row:
        return int(other[2]) == int(one[2]) + 1
    return column_number(other[1]) == column_number(one[1]) + 1


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


def _format(number: str, decimals: int | None) -> str:
    """Thousands with points in a Danish Excel; without a fixed number of decimals each number shows its own."""
    places = len(number.partition(".")[2]) if decimals is None else decimals
    shown = "#,##0" + ("." + "0" * places if places else "")
    return f"{shown};-{shown}" if decimals is None else shown


def _clean(text: str) -> str:
    """Without what no workbook can hold: control characters and halves of characters."""
    return _CONTROL.sub("", text)


def _with_results(data: bytes, results: Sequence[dict[str, str]]) -> bytes:
    """The workbook with the formulas' results: openpyxl leaves them to Excel, and a preview would show nothing."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
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
