"""Budget tables on paper: ruled above, below and over sums, figures flush right, the head again on a new page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from kk_desktop.domain.budgets import BudgetTable, Column, ColumnKind, Row, RowKind
from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.printed_tables import Heading, Notes, headings_of, notes_of
from kk_desktop.domain.readiness import Aspect, Standing
from kk_desktop.domain.text import Block, Run
from kk_desktop.domain.wording import quoted

from .characters import one_line
from .lines import Line, break_lines
from .rendered import Finding
from .runs import Setter
from .strips import MM, Placed, Room, Rule, Strip, look_of, set_text
from .tagging.tree import Element
from .templates import TextStyle

AFTER_TABLE = 15.0
FIGURE_COLUMN = 15 * MM
DETAIL_INDENT = 3 * MM
LABEL_LEAST = 30 * MM
_HEAD_MOST = 40 * MM
"""The longest word of a column's head that makes its column wider."""

_IN_COLUMN = 5
"""Figure columns up to which a table stays in the text column if it can."""

_CELL_GAP = 6.0
_KEPT_WHOLE = 8
"""Tables of up to so many rows do not break."""

_LABEL_KEPT_WHOLE = 8
"""Lines of a row's label that are not divided by a page."""

_CAPTION_TO_HEAD = 17.7
_RULE_OVER, _RULE_UNDER = -9.8, 5.9
_HEADING_RULE = 2.6
"""How far under a heading's words the rule over its columns stands."""

_NOTE_ADVANCE = 17.0
_NOTES_KEPT_WHOLE = 6
"""Lines of notes that are not divided by a page."""

_NAMED = 40
"""How much of a row's name a finding tells."""

_LINE = 1.26
"""Line pitch inside a head or a row's name of several lines, in sizes of its type: closer than rows stand."""

_THICK, _THIN = 1.0, 0.5


def set_table(
    setter: Setter, manuscript: Manuscript, block: Block, *, rooms: Sequence[Room], parent: Element, space: float
) -> list[Strip]:
    """The strips of the table that a block shows, in the first of the rooms that holds it.

    A table too wide for any is divided by its columns. None, and a finding, when the table is gone.
    """
    table = manuscript.table(block.table_id)
    if table is None:
        setter.findings.append(
            Finding(
                "Tabellen findes ikke mere. Slet stedet i teksten, eller indsæt en anden tabel.",
                block.id,
                Aspect.TABLES,
                Standing.WRONG,
            )
        )
        return []
    _find_doubts(setter, table, block)
    width = _column_width(table, setter.styles.table)
    room = _room(table, rooms, width, setter.styles.table)
    most = max(1, int((room.measure - LABEL_LEAST) / width))
    parts = _parts(table, most)
    if len(parts) > 1:
        setter.findings.append(
            Finding(
                f"{_name(table)} har flere kolonner, end en side kan rumme, og er delt i {len(parts)}.",
                block.id,
                Aspect.TABLES,
            )
        )
    strips: list[Strip] = []
    notes = notes_of(table)
    for n, columns in enumerate(parts, 1):
        one = TableSetter(setter, room, block.id, width, table, columns, notes)
        part = f" (del {n} af {len(parts)})" if len(parts) > 1 else ""
        anew = one.strips(parent, space if n == 1 else AFTER_TABLE, part, is_last=n == len(parts))
        anew[0].new_page = n > 1 and room.turned
        strips += anew
    return strips


def _find_doubts(setter: Setter, table: BudgetTable, block: Block) -> None:
    """A figure that cannot be computed leaves a hole on the page, and must not do so silently."""
    told = {
        doubt: f"{quoted(row.label, _NAMED)}, {column.label}: {doubt}"
        for row in reversed(table.rows)
        for column in reversed(table.columns)
        if (doubt := table.value(row, column).doubt)
    }
    for words in reversed(told.values()):
        message = f"{_name(table)}: {words}"
        setter.findings.append(Finding(message, block.id, Aspect.TABLES, Standing.WRONG))


def is_wider(table: BudgetTable, measure: float, style: TextStyle) -> bool:
    """Whether the table's figures leave too little of the measure for the names of its rows."""
    return LABEL_LEAST + _column_width(table, style) * len(table.columns) > measure


def _room(table: BudgetTable, rooms: Sequence[Room], width: float, style: TextStyle) -> Room:
    """The first room that holds the table; over five columns go beyond the text rather than have torn labels."""
    figures = width * len(table.columns)
    face = look_of(style, bold=True).face
    labels = max(
        (face.width(table.row_words(row), style.size) + DETAIL_INDENT * row.indent for row in table.rows), default=0.0
    )
    for room in rooms:
        least = LABEL_LEAST
        if len(table.columns) > _IN_COLUMN and not (room.wide or room.turned):
            least = max(least, labels + _CELL_GAP)
        if least + figures <= room.measure:
            return room
    return rooms[-1]


def _column_width(table: BudgetTable, style: TextStyle) -> float:
    """How wide each figure column is: 15 mm, or what its longest figure or the longest word of a head needs."""
    plain, bold = look_of(style).widths, look_of(style, bold=True).widths
    notes, width = notes_of(table), FIGURE_COLUMN
    for column in table.columns:
        figures = [table.printed(row, column) for row in table.rows]
        whole = max((bold[figure.partition(",")[0]] for figure in figures), default=0.0)
        tail = max((bold[_tail(figure)] for figure in figures), default=0.0)
        head = max((plain[word] for word in notes.marked(column.id, column.label).split()), default=0.0)
        width = max(width, whole + tail + _CELL_GAP, min(head, _HEAD_MOST) + _CELL_GAP)
    return width


def _tail(figure: str) -> str:
    """The comma and what stands behind it."""
    return "".join(figure.partition(",")[1:])


def _parts(table: BudgetTable, most: int) -> list[tuple[Column, ...]]:
    """All columns, or groups of about equally many of them; sums are of the whole table all the same."""
    count = max(1, -(-len(table.columns) // most))
    ends = [len(table.columns) * n // count for n in range(count + 1)]
    return [table.columns[start:end] for start, end in pairwise(ends)]


@dataclass(slots=True)
class TableSetter:
    """Sets a table, or some of its columns, in a room of the page, with figure columns of one width."""

    setter: Setter
    room: Room
    block_id: str
    width: float
    table: BudgetTable
    columns: Sequence[Column]
    notes: Notes

    @property
    def left(self) -> float:
        """The table's left edge."""
        return self.room.left

    @property
    def measure(self) -> float:
        """How wide the table is."""
        return self.room.measure

    def strips(self, parent: Element, space: float, part: str = "", *, is_last: bool = True) -> list[Strip]:
        """Caption, head, rows and notes, with the elements of a table: header cells, rows, cells.

        ``part`` tells in the caption which columns these are; the notes stand below the last of them.
        """
        style = self.setter.styles.table
        element = Element("Table", parent)
        caption = self._caption(element, space, part)
        head = self._head(style, Element("THead", element))
        body = Element("TBody", element)
        tails = [self._longest_tail(column, style) for column in self.columns]
        rows = [self._row(row, tails, body) for row in self.table.rows]
        self._keep(rows)
        lines = [strip for row in rows for strip in row]
        repeated = tuple(head)
        for strip in lines:
            strip.head = repeated
        last = lines[-1] if lines else head[-1]
        last.rules.append(self._rule(_RULE_UNDER, _THICK))
        notes = self._notes(parent) if is_last else []
        last.keep = bool(notes)
        strips = [*caption, *head, *lines, *notes]
        for strip in strips:
            strip.room = self.room
        return strips

    def _caption(self, element: Element, space: float, part: str) -> list[Strip]:
        title = f"{self.table.title}{part}".strip()
        runs = [Run(f"Tabel {self.table.number}. ", bold=True)] if self.table.number else []
        runs += [Run(title)] if title else []
        if not runs:
            return []
        style = self.setter.styles.table
        pieces = self.setter.pieces(runs, style, Element("Caption", element), block_id=self.block_id)
        strips = set_text(pieces, style, self.left, self.measure, space=space, block_id=self.block_id)
        strips[0].advance = 15.0
        for strip in strips:
            strip.keep = True
        return strips

    def _head(self, style: TextStyle, parent: Element) -> list[Strip]:
        """The head's lines: headings over groups of columns, then the columns'; all end on the same line."""
        headings = headings_of(self.columns)
        upper = Element("TR", parent) if headings else None
        row = Element("TR", parent)
        # A cell that reaches down through both lines belongs to the upper one.
        whole, span = (upper, "/RowSpan 2 ") if upper else (row, "")
        corner = self._head_cell(self.table.corner, style, whole, self._label_room, span)
        over: list[list[Line]] = []
        heads: list[list[Line]] = []
        for heading in headings or [Heading("", n, 1) for n in range(len(self.columns))]:
            spans = f"/ColSpan {heading.count} "
            room = self.width * heading.count - _CELL_GAP
            over.append(self._head_cell(heading.words, style, whole, room, spans) if heading.words else [])
            for column in self.columns[heading.first : heading.first + heading.count]:
                words = self.notes.marked(column.id, column.label)
                where = (row, "") if heading.words else (whole, span)
                heads.append(self._head_cell(words, style, where[0], self.width - _CELL_GAP, where[1]))
        strips = self._head_lines(style, corner, heads)
        if headings:
            # The corner's words stand at the foot; what is over the columns comes above them.
            strips = [*self._heading_lines(style, headings, over), *strips]
        strips[0].advance = _CAPTION_TO_HEAD
        strips[0].rules.append(self._rule(_RULE_OVER, _THICK))
        strips[-1].rules.append(self._rule(_RULE_UNDER, _THIN))
        return strips

    def _head_lines(self, style: TextStyle, corner: list[Line], heads: list[list[Line]]) -> list[Strip]:
        strips = []
        # From the foot upwards, so that all of them end on the same line.
        for level in zip_longest(*(reversed(lines) for lines in [corner, *heads])):
            texts = [] if level[0] is None else [Placed(self.left, level[0])]
            texts += [self._flush_right(line, n) for n, line in enumerate(level[1:]) if line is not None]
            strips.append(Strip(style.size * _LINE, texts, size=style.size, keep=True, block_id=self.block_id))
        strips.reverse()
        return strips

    def _heading_lines(self, style: TextStyle, headings: Sequence[Heading], over: Sequence[list[Line]]) -> list[Strip]:
        """Each heading in the middle of its columns, with a thin rule under it as wide as they are."""
        strips = []
        for level in zip_longest(*(reversed(lines) for lines in over)):
            texts = [
                Placed(
                    (self._edge(each.first) + self._edge(each.first + each.count) + _CELL_GAP - line.width) / 2, line
                )
                for each, line in zip(headings, level, strict=True)
                if line is not None
            ]
            strips.append(Strip(style.size * _LINE, texts, size=style.size, keep=True, block_id=self.block_id))
        strips.reverse()
        for each in headings:
            if each.words:
                strips[-1].rules.append(Rule(*self._span(each), _HEADING_RULE, _THIN))
        return strips

    def _head_cell(self, text: str, style: TextStyle, row: Element, room: float, spans: str = "") -> list[Line]:
        cell = Element("TH", row, attributes=f"/O /Table {spans}/Scope /Column")
        pieces = self.setter.plain(one_line(text), style, cell, block_id=self.block_id)
        return break_lines(pieces, room, hyphenate=False)

    def _row(self, row: Row, tails: Sequence[float], parent: Element) -> list[Strip]:
        """The lines of a row; its figures stand on the last line of its label, their commas under each other."""
        style = self.setter.styles.table
        element = Element("TR", parent)
        bold = row.kind.is_sum
        indent = DETAIL_INDENT * max(row.indent, row.kind is RowKind.OF_WHICH)
        whole = row.kind is RowKind.TEXT
        spans = f"/ColSpan {len(self.columns) + 1} " if whole and self.columns else ""
        label = Element("TH", element, attributes=f"/O /Table {spans}/Scope /Row")
        words = self.notes.marked(row.id, self.table.row_words(row))
        pieces = self.setter.plain(words, style, label, bold=bold, block_id=self.block_id)
        room = (self.measure if whole else self._label_room) - indent
        lines = break_lines(pieces, max(room, LABEL_LEAST / 2), hyphenate=False)
        strips = [
            Strip(style.leading, [Placed(self.left + indent, line)], size=style.size, block_id=self.block_id)
            for line in lines
        ]
        for strip in strips[:-1]:
            strip.keep = len(strips) <= _LABEL_KEPT_WHOLE
        for strip in strips[1:]:
            strip.advance = style.size * _LINE
            # Under a head drawn anew a name goes on at the distance at which a row begins.
            strip.sink = style.leading - strip.advance
        if not whole:
            self._figures(row, tails, element, strips[-1])
        if row.kind.is_sum:
            strips[0].rules.append(self._rule(_RULE_OVER, _THIN))
        return strips

    def _figures(self, row: Row, tails: Sequence[float], element: Element, strip: Strip) -> None:
        style, bold = self.setter.styles.table, row.kind.is_sum
        widths = look_of(style, bold=bold).widths
        for n, column in enumerate(self.columns):
            figure = self.table.printed(row, column)
            line = self.setter.line(figure, style, Element("TD", element), bold=bold, block_id=self.block_id)
            lacking = tails[n] - widths[_tail(figure)] if self._is_aligned(row, column) else 0.0
            strip.texts.append(self._flush_right(line, n, lacking))

    def _notes(self, parent: Element) -> list[Strip]:
        style, strips = self.setter.styles.small, list[Strip]()
        for note in self.notes.below:
            pieces = self.setter.plain(note, style, Element("P", parent), block_id=self.block_id)
            anew = set_text(pieces, style, self.left, self.measure, space=0.0, block_id=self.block_id)
            if not strips:
                anew[0].advance = _NOTE_ADVANCE
            strips += anew
        for strip in strips[:-1]:
            strip.keep = len(strips) <= _NOTES_KEPT_WHOLE
        return strips

    def _keep(self, rows: list[list[Strip]]) -> None:
        for n, strips in enumerate(rows[:-1]):
            group = self.table.rows[n].kind is RowKind.GROUP
            # With the head stand two rows at least, so that it is seen to be of a table.
            is_begun = n > 0 and len(rows) > _KEPT_WHOLE
            strips[-1].keep = not is_begun or self.table.rows[n + 1].kind.is_sum or group

    @property
    def _label_room(self) -> float:
        return self.measure - self.width * len(self.columns) - _CELL_GAP

    @staticmethod
    def _is_aligned(row: Row, column: Column) -> bool:
        """Whether the figure is money, whose commas stand under each other; a share ends at the edge."""
        return row.kind is not RowKind.SHARE and column.kind not in (ColumnKind.SHARE, ColumnKind.TEXT)

    def _longest_tail(self, column: Column, style: TextStyle) -> float:
        """The room that the decimals of a column's figures take, so that their commas stand under each other."""
        return max(
            (
                look_of(style, bold=row.kind.is_sum).widths[_tail(self.table.printed(row, column))]
                for row in self.table.rows
                if self._is_aligned(row, column)
            ),
            default=0.0,
        )

    def _edge(self, column: int) -> float:
        """Where a column begins, from the left."""
        return self.left + self.measure - self.width * (len(self.columns) - column)

    def _span(self, heading: Heading) -> tuple[float, float]:
        """From where to where a heading's columns go."""
        return self._edge(heading.first) + _CELL_GAP, self._edge(heading.first + heading.count)

    def _flush_right(self, line: Line, column: int, lacking: float = 0.0) -> Placed:
        return Placed(self._edge(column + 1) - lacking - line.width, line)

    def _rule(self, drop: float, thickness: float) -> Rule:
        return Rule(self.left, self.left + self.measure, drop, thickness)


def _name(table: BudgetTable) -> str:
    return f"Tabel {table.number}" if table.number else f"Tabellen {table.title}".strip()
