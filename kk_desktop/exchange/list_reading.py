"""Reads lists from workbooks and CSV files: rows of words below heads, dates whole, and merged cells filled down."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence

from kk_desktop.domain.amounts import group_digits
from kk_desktop.domain.list_import import ListSheet, sheet_of
from kk_desktop.domain.raw_tables import RawCell, RawTable
from kk_desktop.errors import UserError

from .csv_tables import MOST_LINES, read_csv_lines
from .excel_writing import clean
from .office_guard import EXCEL, check_package

EXCEL_ENDINGS = (".xlsx", ".xlsm", ".xltx")
LIST_ENDINGS = (*EXCEL_ENDINGS, ".csv", ".tsv", ".txt")

_ROW = re.compile(rb"<(?:\w+:)?row\b")
_BROKEN = "Formler uden resultat i filen er læst som tomme: {}."
_FILLED = "Celler, der er flettet over flere rækker, er læst som ens i dem alle."


def read_lists(data: bytes, name: str) -> list[ListSheet]:
    """The sheets with rows below heads.

    Raises ``UserError`` with a sentence that names the file: old, locked, broken, far too long, or no list.
    """
    if name.lower().endswith(EXCEL_ENDINGS):
        found = _from_workbook(data, name)
    else:
        lines = [[clean(cell) for cell in row] for row in read_csv_lines(data, name, blanks=True)]
        found = [sheet_of(name, list(enumerate(lines, 1)))]
    sheets = [sheet for sheet in found if sheet is not None]
    if not sheets:
        raise UserError(f"”{name}” har ingen rækker under overskrifter. Intet er hentet ind. Vælg en anden fil.")
    return sheets


def _from_workbook(data: bytes, name: str) -> list[ListSheet | None]:
    check_package(data, name, EXCEL)
    _check_length(data, name)
    # Heavy, and not needed before somebody hands in a workbook.
    from .excel_reading import read_workbook

    return [_sheet(table) for table in read_workbook(data, name)]


def _check_length(data: bytes, name: str) -> None:
    """Counted before it is read: a tree of a hundred thousand rows takes some hundred megabytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [part for part in package.infolist() if re.fullmatch(r"xl/worksheets/[^/]+\.xml", part.filename)]
        longest = max((len(_ROW.findall(package.read(part))) for part in parts), default=0)
    if longest > MOST_LINES:
        raise UserError(
            f"”{name}” har {group_digits(longest)} rækker. Der er plads til {group_digits(MOST_LINES)}. "
            "Intet er hentet ind. Del filen, og hent delene ind hver for sig."
        )


def _sheet(table: RawTable) -> ListSheet | None:
    lines = [[_words(cell) for cell in row] for row in table.rows]
    filled = False
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            if cell.tall > 1 and cell.wide == 1:
                filled = True
                for below in lines[row + 1 : row + cell.tall]:
                    below[column] = lines[row][column]
    broken = sum(cell.is_error for row in table.rows for cell in row)
    remarks = [*table.remarks, *([_FILLED] if filled else []), *([_BROKEN.format(broken)] if broken else [])]
    numbered: Sequence[tuple[int, Sequence[str]]] = list(enumerate(lines, table.first_row))
    return sheet_of(table.name, numbered, remarks)


def _words(cell: RawCell) -> str:
    if cell.is_error:
        return ""
    return f"{cell.day.day}.{cell.day.month}.{cell.day.year}" if cell.day else clean(cell.shown)
