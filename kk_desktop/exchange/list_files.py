"""Writes a list as a workbook or a CSV file: numbers and dates as what they are, words never as formulas."""

from __future__ import annotations

import codecs
import csv
import io
from datetime import date

from kk_desktop.domain.list_files import Indented, ListTable, ListValue, Number, shown
from kk_desktop.domain.raw_tables.formulas import column_name

from .excel_looks import Look, Looks
from .excel_writing import LONGEST_TEXT, MADE, NO_NAME, clean, with_results
from .guarded import guarded, looks_like_formula

_LONGEST_NAME = 31
_NARROW, _WIDE = 10, 60
"""Characters; a column is as wide as its longest words, within reason."""

_LOOKED_AT = 200
"""So many rows tell how wide a column is."""

_DATE, _NUMBER = "dd\\-mm\\-yyyy", "#,##0.0##"


def write_list_workbook(table: ListTable) -> bytes:
    """One sheet: the heads stay in sight and can be filtered by. The same list gives the same bytes."""
    # Heavy, and not needed before somebody asks for a workbook.
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator, book.properties.created, book.properties.modified = "", MADE, MADE
    sheet = book.active
    sheet.title = NO_NAME.sub(" ", clean(table.title)).strip(" '")[:_LONGEST_NAME] or "Liste"
    looks = Looks()
    for column, head in enumerate(table.heads, 1):
        _put(sheet.cell(1, column), head, looks, Look(bold=True, line="bottom"))
        sheet.column_dimensions[column_name(column)].width = _width(table, column - 1)
    for line, values in enumerate(table.rows, 2):
        for column, value in enumerate(values, 1):
            if value not in (None, ""):
                _put(sheet.cell(line, column), value, looks, Look())
    sheet.freeze_panes = "B2" if len(table.heads) > 1 else "A2"
    sheet.auto_filter.ref = f"A1:{column_name(len(table.heads))}{len(table.rows) + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    made = io.BytesIO()
    book.save(made)
    return with_results(made.getvalue(), [{}])


def write_list_csv(table: ListTable) -> bytes:
    """With semicolons, in UTF-8 with the mark that a Danish Excel knows it by."""
    made = io.StringIO(newline="")
    lines = csv.writer(made, delimiter=";", lineterminator="\r\n")
    lines.writerow([guarded(head) for head in table.heads])
    for values in table.rows:
        lines.writerow([value.shown if isinstance(value, Number) else guarded(shown(value)) for value in values])
    return codecs.BOM_UTF8 + made.getvalue().encode("utf-8", "replace")


def _put(cell, value: ListValue | Indented, looks: Looks, look: Look) -> None:  # type: ignore[no-untyped-def]
    if isinstance(value, Number):
        # The file's own number: written from its decimals it is read back as the same.
        exact = value.exact
        cell.value = exact.numerator if exact.denominator == 1 else float(exact)
        looks.dress(cell, Look(look.bold, align="right", number_format=_NUMBER if exact.denominator > 1 else "#,##0"))
    elif isinstance(value, date):
        cell.value = value
        looks.dress(cell, Look(look.bold, align="left", number_format=_DATE))
    else:
        words = clean(value.words if isinstance(value, Indented) else value or "")[:LONGEST_TEXT]
        cell.value = words
        cell.data_type = "s"
        steps = value.steps if isinstance(value, Indented) else 0
        align = "left" if steps else look.align
        looks.dress(cell, Look(look.bold, line=look.line, align=align, indent=steps, quoted=looks_like_formula(words)))


def _width(table: ListTable, place: int) -> int:
    longest = max((len(shown(row[place])) for row in table.rows[:_LOOKED_AT]), default=0)
    return min(max(longest, len(table.heads[place]) + 3, _NARROW), _WIDE)
