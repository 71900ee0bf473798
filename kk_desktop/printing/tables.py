"""Budget tables on paper: ruled above, below and over sums, figures flush right, the head again on a new page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from kk_desktop.domain.budgets import BudgetTable, Row, RowKind
from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.readiness import Aspect, Standing
from kk_desktop.domain.text import Block, Run

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
_NOTE_ADVANCE = 17.0
_HEAD_LEADING = 1.26
"""Line pitch inside a head of several lines, in sizes of its type."""

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
    for n, part in enumerate(parts):
        one = TableSetter(setter, room, block.id, width)
        anew = one.strips(part, parent, AFTER_TABLE if n else space)
        anew[0].new_page = n > 0 and room.turned
        strips += anew
    return strips


def is_wider(table: BudgetTable, measure: float, style: TextStyle) -> bool:
    """Whether the table's figures leave too little of the measure for the names of its rows."""
    return LABEL_LEAST + _column_width(table, style) * len(table.columns) > measure


def _room(table: BudgetTable, rooms: Sequence[Room], width: float, style: TextStyle) -> Room:
    """The first room that holds the table; over five columns go beyond the text rather than have torn labels."""
    figures = width * len(table.columns)
    face = look_of(style, bold=True).face
    labels = max((face.width(row.label, style.size) + DETAIL_INDENT * row.indent for row in table.rows), default=0.0)
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
    width = FIGURE_COLUMN
    for figures, column in zip(_figures(table), table.columns, strict=True):
        whole = max((bold[figure.partition(",")[0]] for figure in figures), default=0.0)
        tail = max((bold[_tail(figure)] for figure in figures), default=0.0)
        head = max((plain[word] for word in column.label.split()), default=0.0)
        width = max(width, whole + tail + _CELL_GAP, min(head, _HEAD_MOST) + _CELL_GAP)
    return width


def _figures(table: BudgetTable) -> list[list[str]]:
    """The figures as they are printed, column by column."""
    return [[table.printed(row, column) for row in table.rows] for column in table.columns]


def _tail(figure: str) -> str:
    """The comma and what stands behind it."""
    return "".join(figure.partition(",")[1:])


def _parts(table: BudgetTable, most: int) -> list[BudgetTable]:
    """The table, or tables of about equally many of its columns, each told apart in its caption."""
    count = -(-len(table.columns) // most)
    if count < 2:
        return [table]
    ends = [len(table.columns) * n // count for n in range(count + 1)]
    return [
        replace(
            table,
            title=f"{table.title} (del {n} af {count})".strip(),
            note=table.note if n == count else "",
            columns=table.columns[ends[n - 1] : ends[n]],
        )
        for n in range(1, count + 1)
    ]


@dataclass(slots=True)
class TableSetter:
    """Sets one table in a room of the page, with figure columns of one width."""

    setter: Setter
    room: Room
    block_id: str
    width: float

    @property
    def left(self) -> float:
        """The table's left edge."""
        return self.room.left

    @property
    def measure(self) -> float:
        """How wide the table is."""
        return self.room.measure

    def strips(self, table: BudgetTable, parent: Element, space: float) -> list[Strip]:
        """Caption, head, rows and note, with the elements of a table: header cells, rows, cells."""
        style = self.setter.styles.table
        element = Element("Table", parent)
        caption = self._caption(table, element, space)
        head = self._head(table, style, Element("THead", element))
        body = Element("TBody", element)
        columns = _figures(table)
        tails = [self._longest_tail(table, figures, style) for figures in columns]
        rows = [
            self._row(table, row, [figures[n] for figures in columns], tails, body) for n, row in enumerate(table.rows)
        ]
        self._keep(table, rows)
        lines = [strip for row in rows for strip in row]
        repeated = tuple(head)
        for strip in lines:
            strip.head = repeated
        last = lines[-1] if lines else head[-1]
        last.rules.append(self._rule(_RULE_UNDER, _THICK))
        note = self._note(table, parent)
        last.keep = bool(note)
        strips = [*caption, *head, *lines, *note]
        for strip in strips:
            strip.room = self.room
        return strips

    def _caption(self, table: BudgetTable, element: Element, space: float) -> list[Strip]:
        runs = []
        if table.number:
            runs.append(Run(f"Tabel {table.number}. ", bold=True))
        if table.title:
            runs.append(Run(table.title))
        if not runs:
            return []
        style = self.setter.styles.table
        pieces = self.setter.pieces(runs, style, Element("Caption", element), block_id=self.block_id)
        strips = set_text(pieces, style, self.left, self.measure, space=space, block_id=self.block_id)
        strips[0].advance = 15.0
        for strip in strips:
            strip.keep = True
        return strips

    def _head(self, table: BudgetTable, style: TextStyle, parent: Element) -> list[Strip]:
        """The head's lines; the words of a narrower head stand on its last ones."""
        row = Element("TR", parent)
        corner = self._head_cell(table.corner, style, row, self._label_room(table))
        heads = [self._head_cell(column.label, style, row, self.width - _CELL_GAP) for column in table.columns]
        strips = []
        # From the foot upwards, so that all of them end on the same line.
        for level in zip_longest(*(reversed(lines) for lines in [corner, *heads])):
            texts = [] if level[0] is None else [Placed(self.left, level[0])]
            texts += [self._flush_right(line, table, n) for n, line in enumerate(level[1:]) if line is not None]
            strips.append(Strip(style.size * _HEAD_LEADING, texts, size=style.size, keep=True, block_id=self.block_id))
        strips.reverse()
        strips[0].advance = _CAPTION_TO_HEAD
        strips[0].rules.append(self._rule(_RULE_OVER, _THICK))
        strips[-1].rules.append(self._rule(_RULE_UNDER, _THIN))
        return strips

    def _head_cell(self, text: str, style: TextStyle, row: Element, room: float) -> list[Line]:
        cell = Element("TH", row, attributes="/O /Table /Scope /Column")
        pieces = self.setter.plain(one_line(text), style, cell, block_id=self.block_id)
        return break_lines(pieces, room, hyphenate=False)

    def _row(
        self,
        table: BudgetTable,
        row: Row,
        figures: Sequence[str],
        tails: Sequence[float],
        parent: Element,
    ) -> list[Strip]:
        """The lines of a row; its figures stand on the last line of its label, their commas under each other."""
        style = self.setter.styles.table
        element = Element("TR", parent)
        bold = row.kind.is_sum
        indent = DETAIL_INDENT * row.indent
        label = Element("TH", element, attributes="/O /Table /Scope /Row")
        pieces = self.setter.plain(row.label, style, label, bold=bold, block_id=self.block_id)
        lines = break_lines(pieces, max(self._label_room(table) - indent, LABEL_LEAST / 2), hyphenate=False)
        strips = [
            Strip(style.leading, [Placed(self.left + indent, line)], size=style.size, block_id=self.block_id)
            for line in lines
        ]
        for strip in strips[:-1]:
            strip.keep = len(strips) <= _LABEL_KEPT_WHOLE
        widths = look_of(style, bold=bold).widths
        for n, figure in enumerate(figures):
            line = self.setter.line(figure, style, Element("TD", element), bold=bold, block_id=self.block_id)
            lacking = tails[n] - widths[_tail(figure)]
            strips[-1].texts.append(self._flush_right(line, table, n, lacking))
        if row.kind.is_sum:
            strips[0].rules.append(self._rule(_RULE_OVER, _THIN))
        return strips

    def _note(self, table: BudgetTable, parent: Element) -> list[Strip]:
        if not table.note:
            return []
        style = self.setter.styles.small
        pieces = self.setter.plain(table.note, style, Element("P", parent), block_id=self.block_id)
        strips = set_text(pieces, style, self.left, self.measure, space=0.0, block_id=self.block_id)
        strips[0].advance = _NOTE_ADVANCE
        return strips

    def _keep(self, table: BudgetTable, rows: list[list[Strip]]) -> None:
        for n, strips in enumerate(rows[:-1]):
            group = table.rows[n].kind is RowKind.GROUP
            strips[-1].keep = len(rows) <= _KEPT_WHOLE or table.rows[n + 1].kind.is_sum or group

    def _label_room(self, table: BudgetTable) -> float:
        return self.measure - self.width * len(table.columns) - _CELL_GAP

    def _longest_tail(self, table: BudgetTable, figures: Sequence[str], style: TextStyle) -> float:
        """The room that the decimals of a column's figures take, so that their commas stand under each other."""
        return max(
            (
                look_of(style, bold=row.kind.is_sum).widths[_tail(figure)]
                for row, figure in zip(table.rows, figures, strict=True)
            ),
            default=0.0,
        )

    def _flush_right(self, line: Line, table: BudgetTable, column: int, lacking: float = 0.0) -> Placed:
        right = self.left + self.measure - self.width * (len(table.columns) - 1 - column)
        return Placed(right - lacking - line.width, line)

    def _rule(self, drop: float, thickness: float) -> Rule:
        return Rule(self.left, self.left + self.measure, drop, thickness)


def _name(table: BudgetTable) -> str:
    return f"Tabel {table.number}" if table.number else f"Tabellen {table.title}".strip()
