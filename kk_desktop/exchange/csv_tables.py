"""Tables as CSV: written for a Danish Excel, read as whatever program wrote them."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Sequence

from kk_desktop.domain.budgets import BudgetTable, Column, Row, RowKind
from kk_desktop.domain.printed_tables import notes_of
from kk_desktop.domain.raw_tables import RawTable
from kk_desktop.domain.raw_tables.model import grid_of
from kk_desktop.errors import UserError

from .guarded import guarded, looks_like_formula, unguarded
from .text_tables import text_cell, widened

MOST_LINES = 20_000
_INDENT = "  "


def write_csv(table: BudgetTable) -> bytes:
    """The table with semicolons and Danish numbers, in UTF-8 with a mark that Excel knows it by."""
    notes = notes_of(table)
    lines: list[list[str]] = [[_words(table.name)], []]
    if any(column.heading for column in table.columns):
        lines.append(["", *(_words(column.heading) for column in table.columns)])
    heads = [_words(notes.marked(column.id, column.label)) for column in table.columns]
    lines.append([_words(table.corner), *heads])
    for row in table.rows:
        label = _words(_INDENT * row.indent + notes.marked(row.id, table.row_words(row)))
        if row.kind in (RowKind.GROUP, RowKind.TEXT):
            lines.append([label])
            continue
        lines.append([label, *(_figure(table, row, column) for column in table.columns)])
    below = [*notes.below]
    below += [f"Kilde: {table.source}"] if table.source else []
    lines += [[], *([_words(line)] for note in below for line in note.splitlines())] if below else []
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=";", lineterminator="\r\n").writerows(lines)
    return codecs.BOM_UTF8 + made.getvalue().encode("utf-8", "replace")


def read_csv(data: bytes, name: str) -> RawTable:
    """What a CSV file holds, parted by semicolon, tab, stroke or comma, in UTF-8, UTF-16 or as an old Excel wrote it.

    Raises ``UserError`` for a file that is no text, or has no end of lines.
    """
    text = _decoded(data)
    if "\0" in text:
        raise UserError(f"”{name}” er ikke en tekstfil. Intet er hentet ind. Gem tabellen som .csv eller .xlsx.")
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        raise UserError(
            f"”{name}” har {len(lines)} linjer. Der er plads til {MOST_LINES}. Intet er hentet ind. Del filen."
        )
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(lines)))
    except csv.Error as error:
        raise UserError(f"”{name}” kan ikke læses som CSV. Intet er hentet ind. Gem den som .xlsx.") from error
    cells = [[text_cell(unguarded(part)) for part in row] for row in rows]
    grid = RawTable(name, grid_of(widened(cells))).trimmed()
    if not grid.rows:
        raise UserError(f"”{name}” har ingen tal eller ord. Intet er hentet ind. Vælg en anden fil.")
    return grid


def read_csv_lines(data: bytes, name: str, *, blanks: bool = False) -> list[list[str]]:
    """The lines of a CSV file with heads, parted by what parts the heads; encodings as in ``read_csv``.

    With ``blanks`` empty lines are kept, so that a line's place is its number in a spreadsheet.

    Raises ``UserError`` for a file that is no text, or has no end of lines.
    """
    text = _decoded(data)
    lines = [line for line in text.splitlines() if line.strip()]
    if "\0" in text or not lines:
        raise UserError(f"”{name}” er ikke en tekstfil. Intet er hentet ind. Gem listen som .csv eller .xlsx.")
    if len(lines) > MOST_LINES:
        raise UserError(
            f"”{name}” har {len(lines)} linjer. Der er plads til {MOST_LINES}. Intet er hentet ind. Del filen."
        )
    delimiter = max((";", "\t", "|", ","), key=lines[0].count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise UserError(f"”{name}” kan ikke læses som CSV. Intet er hentet ind. Gem den som .xlsx.") from error
    return [[unguarded(part.strip()) for part in row] for row in rows if blanks or any(part.strip() for part in row)]


def _figure(table: BudgetTable, row: Row, column: Column) -> str:
    value = table.printed(row, column)
    is_number = table.amount(row, column) is not None
    return value if is_number or value == "–" else _words(value)


def _words(text: str) -> str:
    line = " ".join(text.split()) if text.strip() else ""
    spaces = text[: len(text) - len(text.lstrip(" "))]
    return guarded(line) if looks_like_formula(line) else spaces + line


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What an older Excel in Denmark writes.
        return data.decode("cp1252", "replace")


def _delimiter(lines: Sequence[str]) -> str:
    """What parts the columns: a comma only where nothing else does, since Danish numbers have one too."""
    seen = [line for line in lines[:200] if line.strip()]
    for sign in (";", "\t", "|"):
        if sum(sign in line for line in seen) * 2 > len(seen) or sum(sign in line for line in seen) > 1:
            return sign
    return ","
