"""A budget table as it is copied to other programs: heads, rows and notes in plain cells, or drawn as a picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .amounts import write_decimal
from .budgets import BudgetTable, Column, Row, RowKind
from .charts.drawing import Drawing, Measure, Shape, Stroke, Tone, Words
from .charts.texts import fitted
from .printed_tables import Notes, headings_of, notes_of

_SIZE, _SMALL, _PITCH = 9.5, 8.0, 16.0
_GAP, _INDENT = 10.0, 8.0
_LABEL_MOST, _FIGURE_MOST = 260.0, 120.0


@dataclass(frozen=True, slots=True)
class CopiedCell:
    """A cell's words across ``span`` columns; ``number`` is the exact figure in the table's unit, with a point."""

    text: str
    number: str = ""
    span: int = 1
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class CopiedRow:
    """One row; ``is_sum`` is set bold under a rule, ``is_title`` is a group's head or words across the table."""

    cells: tuple[CopiedCell, ...]
    indent: int = 0
    is_sum: bool = False
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class CopiedTable:
    """What arrives: a block of cells has neither caption, head nor notes."""

    caption: str
    head: tuple[CopiedRow, ...]
    body: tuple[CopiedRow, ...]
    notes: tuple[str, ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max((sum(cell.span for cell in row.cells) for row in (*self.head, *self.body)), default=0)


def copied(table: BudgetTable, rows: Sequence[Row], columns: Sequence[Column | None]) -> CopiedTable:
    """A block of the table; a column that is none stands for the rows' names.

    The whole table brings its caption, heads and notes along; into part of one they would only be in the way.
    """
    is_whole = len(rows) == len(table.rows) and len(columns) == len(table.columns) + 1
    if not is_whole:
        return CopiedTable("", (), tuple(_row(table, row, columns, table.row_words(row)) for row in rows), ())
    notes = notes_of(table)
    body = tuple(_row(table, row, columns, notes.marked(row.id, table.row_words(row))) for row in rows)
    return CopiedTable(table.name, tuple(_head(table, notes)), body, notes.below)


def whole(table: BudgetTable) -> CopiedTable:
    """All of the table."""
    return copied(table, table.rows, (None, *table.columns))


def _head(table: BudgetTable, notes: Notes) -> Iterator[CopiedRow]:
    headings = headings_of(table.columns)
    if headings:
        yield CopiedRow((CopiedCell("", is_name=True), *(CopiedCell(each.words, span=each.count) for each in headings)))
    names = (CopiedCell(notes.marked(column.id, column.label)) for column in table.columns)
    yield CopiedRow((CopiedCell(table.corner, is_name=True), *names))


def _row(table: BudgetTable, row: Row, columns: Sequence[Column | None], name: str) -> CopiedRow:
    if row.kind is RowKind.TEXT and None in columns:
        return CopiedRow((CopiedCell(name, span=len(columns), is_name=True),), is_title=True)
    cells = (CopiedCell(name, is_name=True) if column is None else _figure(table, row, column) for column in columns)
    indent = max(row.indent, row.kind is RowKind.OF_WHICH)
    return CopiedRow(tuple(cells), indent, row.kind.is_sum, row.kind is RowKind.GROUP)


def _figure(table: BudgetTable, row: Row, column: Column) -> CopiedCell:
    ore = table.value(row, column).ore
    number = "" if ore is None else write_decimal(ore, table.unit.ore).replace(".", "").replace(",", ".")
    return CopiedCell(table.printed(row, column), number)


# Drawn as a picture ---------------------------------------------------------------------------------------


def draw(table: CopiedTable, measure: Measure) -> Drawing:
    """The table as it prints: ruled above, below, under the head and over sums, figures flush right."""
    return _Picture(table, measure).drawing()


class _Picture:
    def __init__(self, table: CopiedTable, measure: Measure) -> None:
        self._table, self._measure = table, measure
        self._shapes: list[Shape] = []
        self._level = 0.0
        self._widths = self._column_widths()
        self._width = sum(self._widths)

    def drawing(self) -> Drawing:
        table = self._table
        if table.caption:
            self._text(table.caption, _SIZE, bold=True)
            self._level += 4
        self._rule(1.0)
        for row in table.head:
            self._row(row)
        if table.head:
            self._rule(0.5)
        for row in table.body:
            if row.is_sum:
                self._rule(0.5)
            self._row(row)
        self._rule(1.0)
        self._level += 2
        for note in table.notes:
            self._text(note, _SMALL)
        return Drawing(self._width, self._level + 2, tuple(self._shapes))

    def _column_widths(self) -> list[float]:
        widths = [0.0] * self._table.width
        for row in (*self._table.head, *self._table.body):
            place = 0
            for cell in row.cells:
                most = _LABEL_MOST if cell.is_name else _FIGURE_MOST
                if cell.span == 1:
                    wide = self._measure(cell.text, _SIZE, row.is_sum) + _GAP + _INDENT * row.indent
                    widths[place] = max(widths[place], min(wide, most))
                place += cell.span
        return [max(width, 3 * _GAP) for width in widths]

    def _row(self, row: CopiedRow) -> None:
        self._level += _PITCH
        place, x = 0, 0.0
        for cell in row.cells:
            width = sum(self._widths[place : place + cell.span])
            bold = row.is_sum or (row.is_title and cell.is_name)
            start = _INDENT * row.indent if cell.is_name else 0.0
            text = fitted(" ".join(cell.text.split()), width - start - 2, _SIZE, self._measure, bold=bold)
            left = x + start if cell.is_name else x + width - self._measure(text, _SIZE, bold)
            self._shapes.append(Words(left, self._level - 5, text, _SIZE, bold))
            x, place = x + width, place + cell.span

    def _text(self, text: str, size: float, *, bold: bool = False) -> None:
        self._level += size * 1.4
        shown = fitted(" ".join(text.split()), self._width, size, self._measure, bold=bold)
        tone = Tone.INK if bold else Tone.SECONDARY
        self._shapes.append(Words(0.0, self._level - size * 0.3, shown, size, bold, tone))

    def _rule(self, thickness: float) -> None:
        self._level += thickness
        self._shapes.append(Stroke(0.0, self._level, self._width, self._level, thickness, Tone.INK))
