"""Reads other people's workbooks as raw tables: values as the file last showed them; macros are never run."""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from kk_desktop.domain.dates import MONTHS
from kk_desktop.domain.raw_tables import EMPTY, RawCell, RawTable
from kk_desktop.domain.raw_tables.formulas import column_name
from kk_desktop.domain.raw_tables.model import grid_of
from kk_desktop.domain.wording import listed
from kk_desktop.errors import UserError

from .office_guard import EXCEL, check_package, not_readable, too_large

MOST_CELLS = 500_000
"""Of all sheets; a sheet of a year's accounts has some ten thousand."""
MOST_ROWS = 20_000
MOST_COLUMNS = 300
"""How far a sheet is read; one cell in the farthest corner would else make seventeen thousand million."""

_ERRORS = frozenset({"#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#N/A", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})
_CURRENCY = re.compile(r"\[\$(?!kr)(?P<mark>[^\]-]+)|(?P<sign>[€£])|(?<!\[)(?P<dollar>\$)", re.IGNORECASE)
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref\s*=\s*[\"']([^\"']+)")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def read_workbook(data: bytes, name: str) -> list[RawTable]:
    """The sheets with something in them, in the workbook's order.

    Raises ``UserError`` with a sentence that names the file: old, locked, damaged, far too large, or empty.
    """
    check_package(data, name, EXCEL)
    # Heavy, and not needed before somebody hands in a workbook.
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    # What openpyxl meets in a broken workbook it leaves to Python to say.
    broken: tuple[Any, ...] = (
        InvalidFileException, LookupError, ValueError, AttributeError, TypeError, RecursionError, SyntaxError, OSError
    )  # fmt: skip
    try:
        if _merged_cells(data) > MOST_CELLS:
            raise too_large(name, EXCEL)
        shown, typed = (load_workbook(io.BytesIO(data), data_only=only, keep_links=False) for only in (True, False))
        cells = sum(len(sheet._cells) for sheet in shown.worksheets)
        if cells > MOST_CELLS:
            raise too_large(name, EXCEL)
        tables = [_sheet(sheet, typed[sheet.title]) for sheet in shown.worksheets]
    except broken as error:
        raise not_readable(name, EXCEL) from error
    found = [table.trimmed() for table in tables]
    if not any(table.rows for table in found):
        raise UserError(f"”{name}” har ingen tal eller ord. Intet er hentet ind. Vælg en anden fil.")
    return [table for table in found if table.rows]


def _merged_cells(data: bytes) -> int:
    """How many cells are merged into others: openpyxl makes each of them, and one line of XML can tell of millions."""
    from openpyxl.utils import range_boundaries

    count = 0
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for part in package.infolist():
            for ref in _MERGED.findall(package.read(part).replace(b"\0", b"")):
                left, top, right, bottom = range_boundaries(ref.decode("ascii", "replace"))
                count += (right - left + 1) * (bottom - top + 1)
    return count


def _sheet(sheet: Any, typed: Any) -> RawTable:
    rows: list[list[RawCell]] = []
    merged = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
    covered = {
        (row, column)
        for area in sheet.merged_cells.ranges
        if area.size["rows"] * area.size["columns"] <= MOST_CELLS
        for row in range(area.min_row, min(area.max_row, MOST_ROWS) + 1)
        for column in range(area.min_col, min(area.max_col, MOST_COLUMNS) + 1)
        if (row, column) != (area.min_row, area.min_col)
    }
    for (row, column), cell in sorted(sheet._cells.items()):
        if row > MOST_ROWS or column > MOST_COLUMNS or (row, column) in covered:
            continue
        raw = _cell(cell, typed._cells.get((row, column)))
        if raw.is_empty:
            continue
        area = merged.get((row, column))
        rows += [[] for _ in range(row - len(rows))]
        line = rows[row - 1]
        line += [EMPTY] * (column - len(line))
        if area:
            size = area.size
            raw = replace(raw, wide=min(size["columns"], MOST_COLUMNS), tall=min(size["rows"], MOST_ROWS))
        line[column - 1] = raw
    rows = [_whole_days(line) for line in rows]
    return RawTable(sheet.title, grid_of(rows), remarks=tuple(_remarks(sheet)))


def _cell(cell: Any, typed: Any) -> RawCell:
    value, formula = cell.value, getattr(typed, "value", None)
    formula = getattr(formula, "text", formula)  # an array's formula is an object
    if not (isinstance(formula, str) and getattr(typed, "data_type", "") == "f"):
        formula = ""
    looks: dict[str, Any] = {
        "formula": formula.removeprefix("="), "bold": bool(cell.font.b), "italic": bool(cell.font.i),
        "indent": int(cell.alignment.indent or 0),
    }  # fmt: skip
    if value is None and formula:
        return RawCell(is_error=True, **looks)
    if isinstance(value, str):
        text = value.strip()
        indent = looks["indent"] or (len(value) - len(value.lstrip(" "))) // 2
        return RawCell(text=text, is_error=text in _ERRORS and cell.data_type == "e", **looks | {"indent": indent})
    if isinstance(value, bool):
        return RawCell(text="Ja" if value else "Nej", **looks)
    if isinstance(value, (datetime, date)):
        day = date(value.year, value.month, value.day)
        return RawCell(text=_written(day, cell.number_format or ""), day=day, **looks)
    if isinstance(value, (int, float)):
        return _number(value, cell.number_format or "General", looks)
    return RawCell(text="" if value is None else str(value), **looks)


def _written(day: date, number_format: str) -> str:
    """A date as the sheet shows it: a month with its name, a year alone where it is the year's first or last day."""
    shown = _QUOTED.sub("", number_format).lower()
    if "m" in shown and "d" not in shown:
        return f"{MONTHS[day.month - 1]} {day.year}"
    return str(day.year) if _is_edge(day) else f"{day.day}.{day.month}.{day.year}"


def _is_edge(day: date) -> bool:
    """Whether a day may stand for its year: a year's head is often its first day."""
    return (day.month, day.day) in ((1, 1), (12, 31))


def _whole_days(line: list[RawCell]) -> list[RawCell]:
    """The row with all of its days as days, where they are not all years."""
    if all(_is_edge(cell.day) for cell in line if cell.day):
        return line
    return [
        replace(cell, text=f"{cell.day.day}.{cell.day.month}.{cell.day.year}")
        if cell.day and cell.text == str(cell.day.year)
        else cell
        for cell in line
    ]


def _number(value: float, number_format: str, looks: dict[str, Any]) -> RawCell:
    if not math.isfinite(value):
        return RawCell(text="#NUM!", is_error=True, **looks)
    # Excel keeps fifteen digits; what a sum has beyond them is the machine's, not the person's.
    number = Fraction(f"{value:.15g}")
    currency = _CURRENCY.search(number_format)
    bare = _QUOTED.sub("", number_format)
    return RawCell(
        number=number,
        decimals=_decimals(bare),
        percent="%" in bare,
        currency=next(filter(None, currency.groups()), "") if currency else "",
        **looks,
    )


def _decimals(number_format: str) -> int | None:
    """How many decimals a format shows; ``None`` for as many as there are.

    A format of two parts that say the same is our own way of telling that each number has those it needs.
    """
    parts = number_format.split(";")
    if number_format == "General" or (len(parts) == 2 and parts[1] == f"-{parts[0]}") or "#" not in parts[0] + "#":
        return None
    _, point, tail = parts[0].partition(".")
    digits = len(tail) - len(tail.lstrip("0")) if point else 0
    return digits if digits <= 6 and "0" in parts[0] else None


def _remarks(sheet: Any) -> Iterator[str]:
    if sheet.sheet_state != "visible":
        yield f"Arket ”{sheet.title}” er skjult i filen."
    rows = [n for n, dimension in sheet.row_dimensions.items() if dimension.hidden and n <= MOST_ROWS]
    if rows:
        numbers = listed([str(n) for n in sorted(rows)[:5]]) + (" med flere" if len(rows) > 5 else "")
        yield f"Skjult i filen, men hentet med: række {numbers}."
    columns = [
        column_name(n)
        for dimension in sheet.column_dimensions.values()
        if dimension.hidden and dimension.min
        for n in range(dimension.min, min(dimension.max, MOST_COLUMNS) + 1)
    ]
    if columns:
        yield f"Skjult i filen, men hentet med: kolonne {listed(columns[:5])}" + (
            " med flere." if len(columns) > 5 else "."
        )
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        yield f"Kun de første {MOST_ROWS} rækker og {MOST_COLUMNS} kolonner er læst."
