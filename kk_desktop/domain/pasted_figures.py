"""A block of cells between programs: as text with tabs, as a web page's table, and exact among ourselves."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from .amounts import Figure, group_digits
from .budgets import BudgetTable, Column, Row


@dataclass(frozen=True, slots=True)
class CopiedFigure(Figure):
    """An amount copied from a table of ours, with the price level it stood at; ``None`` where none is told."""

    level: int | None = None


Entry = Figure | str
"""One place of a block: exact, or as somebody wrote it."""
Block = tuple[tuple[Entry, ...], ...]

MOST_ROWS = 2_000
MOST_COLUMNS = 100


def read_block(text: str, html: str = "") -> Block:
    """The cells of a text in which tabs part the columns, or of the first table in the HTML where no tab stands.

    Raises ``ValueError`` with a Danish sentence for more than a table has room for.
    """
    lines = max(text.count("\n"), text.count("\r")) + (not text.endswith(("\n", "\r")))
    columns = text.partition("\n")[0].count("\t") + 1
    # In quotation marks a cell may have lines of its own.
    if (lines > MOST_ROWS and '"' not in text) or columns > MOST_COLUMNS:
        raise ValueError(_too_large(lines, columns))
    rows = _html_rows(html) if "\t" not in text and "<t" in html.casefold() else []
    rows = rows or _text_rows(text)
    width = max(map(len, rows), default=0)
    if len(rows) > MOST_ROWS or width > MOST_COLUMNS:
        raise ValueError(_too_large(len(rows), width))
    return tuple(tuple(row) + ("",) * (width - len(row)) for row in rows)


def cells_of(table: BudgetTable, rows: Sequence[Row], columns: Sequence[Column | None]) -> Block:
    """A block of a table, exact; a column that is none stands for the rows' names."""
    return tuple(tuple(_entry(table, row, column) for column in columns) for row in rows)


def plain_text(table: BudgetTable, rows: Sequence[Row], columns: Sequence[Column | None]) -> str:
    """A block as text with tabs, each name and figure as the table prints it; Excel reads it with Danish settings."""
    lines = (
        (_on_one_line(table.row_words(row) if column is None else table.printed(row, column)) for column in columns)
        for row in rows
    )
    return "\n".join("\t".join(line) for line in lines)


def block_to_json(block: Block) -> str:
    """The block as ourselves will read it again."""
    return json.dumps([[entry if isinstance(entry, str) else _figure_to_json(entry) for entry in row] for row in block])


def block_from_json(text: str) -> Block:
    """The block that was copied here or in another window of the program."""
    return tuple(
        tuple(entry if isinstance(entry, str) else _figure_from_json(*entry) for entry in row)
        for row in json.loads(text)
    )


def _figure_to_json(figure: Figure) -> list[int | bool | None]:
    exact = [figure.amount_ore, figure.dash]
    return [*exact, figure.level] if isinstance(figure, CopiedFigure) else exact


def _figure_from_json(ore: int | None, dash: bool, level: int | None = None) -> Figure:
    return Figure(ore, dash) if level is None else CopiedFigure(ore, dash, level)


def _entry(table: BudgetTable, row: Row, column: Column | None) -> Entry:
    if column is None:
        return row.label
    value = table.value(row, column)
    if value.ore is not None:
        return CopiedFigure(value.ore, level=table.sums.level_of(row))
    if value.share is not None:
        return table.printed(row, column)
    if value.cell is not None and value.cell.text:
        return value.cell.text
    return Figure(dash=value.cell is not None and value.cell.dash)


def _text_rows(text: str) -> list[list[str]]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if '"' in lines and lines.count('"') % 2 == 0:
        # Excel puts a cell that has line breaks in quotation marks.
        rows = list(csv.reader(io.StringIO(lines), delimiter="\t"))
        return [[_on_one_line(cell) for cell in row] for row in rows]
    return [[_on_one_line(cell) for cell in line.split("\t")] for line in lines.split("\n")]


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _too_large(rows: int, columns: int) -> str:
    return (
        f"Udklippet er på {group_digits(rows)} rækker og {group_digits(columns)} kolonner. En tabel har plads til"
        f" {group_digits(MOST_ROWS)} rækker og {MOST_COLUMNS} kolonner. Intet er sat ind. Kopiér et mindre område."
    )


def _html_rows(html: str) -> list[list[str]]:
    reader = _TableReader()
    reader.feed(html)
    reader.close()
    return reader.rows


class _TableReader(HTMLParser):
    """The cells of the first table; one that spans several columns is followed by empty ones."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._words: list[str] | None = None
        self._span = 1
        self._is_over = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._is_over:
            return
        if tag == "tr":
            self._end_cell()
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self._end_cell()
            self._words = []
            span = dict(attrs).get("colspan") or ""
            self._span = min(int(span), MOST_COLUMNS) if span.isdecimal() else 1
        elif tag == "br" and self._words is not None:
            self._words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()
        self._is_over = self._is_over or (tag == "table" and bool(self.rows))

    def handle_data(self, data: str) -> None:
        if self._words is not None:
            self._words.append(data)

    def _end_cell(self) -> None:
        if self._words is not None:
            self.rows[-1] += [_on_one_line("".join(self._words)), *[""] * (self._span - 1)]
            self._words = None
