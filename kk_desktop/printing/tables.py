"""Budget tables on paper: ruled above, below and over sums, figures flush right, the head again on a new page."""

from __future__ import annotations

from dataclasses import dataclass

from kk_desktop.domain.budgets import BudgetTable, Column, Row, RowKind
from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.text import Block, Run

from .lines import Line, break_lines
from .rendered import Finding
from .runs import Setter
from .strips import MM, Placed, Rule, Strip, look_of, set_text
from .tagging.tree import Element
from .templates import TextStyle

FIGURE_COLUMN = 15 * MM
DETAIL_INDENT = 3 * MM
LABEL_LEAST = 30 * MM
_CELL_GAP = 6.0
_KEPT_WHOLE = 8
"""Tables of up to so many rows do not break."""

_LABEL_KEPT_WHOLE = 8
"""Lines of a row's label that are not divided by a page."""

_CAPTION_TO_HEAD = 17.7
_RULE_OVER, _RULE_UNDER = -9.8, 5.9
_NOTE_ADVANCE = 17.0
_THICK, _THIN = 1.0, 0.5


def set_table(
    setter: Setter, manuscript: Manuscript, block: Block, *, left: float, measure: float, parent: Element, space: float
) -> list[Strip]:
    """The strips of the table that a block shows; none, and a finding, when the table is gone."""
    table = manuscript.table(block.table_id)
    if table is None:
        setter.findings.append(
            Finding("Tabellen findes ikke mere. Slet stedet i teksten, eller indsæt en anden tabel.", block.id)
        )
        return []
    return TableSetter(setter, left, measure, block.id).strips(table, parent, space)


@dataclass(slots=True)
class TableSetter:
    """Sets one table at a place in the text column."""

    setter: Setter
    left: float
    measure: float
    block_id: str

    def strips(self, table: BudgetTable, parent: Element, space: float) -> list[Strip]:
        """Caption, head, rows and note, with the elements of a table: header cells, rows, cells."""
        style, figure_width = self._fitted(table)
        element = Element("Table", parent)
        caption = self._caption(table, element, space)
        head = self._head(table, style, figure_width, Element("THead", element))
        body = Element("TBody", element)
        rows = [self._row(table, row, style, figure_width, body) for row in table.rows]
        self._keep(table, rows)
        lines = [strip for row in rows for strip in row]
        repeated = (head,)
        for strip in lines:
            strip.head = repeated
        last = lines[-1] if lines else head
        last.rules.append(self._rule(_RULE_UNDER, _THICK))
        note = self._note(table, parent)
        last.keep = bool(note)
        return [*caption, head, *lines, *note]

    def _fitted(self, table: BudgetTable) -> tuple[TextStyle, float]:
        """The style and width of the figure columns; smaller type when the table is wider than the page."""
        style = self.setter.styles.table
        bold = look_of(style, bold=True).face
        widest = max(
            (bold.width(text, style.size) + _CELL_GAP for column in table.columns for text in _figures(table, column)),
            default=0.0,
        )
        width = max(FIGURE_COLUMN, widest)
        count = len(table.columns)
        room = self.measure - LABEL_LEAST
        if count and width * count > room:
            width = max(widest, room / count)
            if width * count > room:
                scale = room / (width * count)
                self.setter.findings.append(
                    Finding(
                        f"{_name(table)} er bredere end siden og er sat med mindre skrift. Del den i to tabeller.",
                        self.block_id,
                    )
                )
                return _scaled(style, scale), width * scale
        return style, width

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

    def _head(self, table: BudgetTable, style: TextStyle, width: float, parent: Element) -> Strip:
        row = Element("TR", parent)
        texts = [Placed(self.left, self._cell(table.corner, style, row, "TH", "Column"))]
        for n, column in enumerate(table.columns):
            texts.append(self._flush_right(self._cell(column.label, style, row, "TH", "Column"), table, n, width))
        return Strip(
            _CAPTION_TO_HEAD,
            texts,
            [self._rule(_RULE_OVER, _THICK), self._rule(_RULE_UNDER, _THIN)],
            size=style.size,
            keep=True,
            block_id=self.block_id,
        )

    def _row(self, table: BudgetTable, row: Row, style: TextStyle, width: float, parent: Element) -> list[Strip]:
        """The lines of a row; its figures stand on the last line of its label."""
        element = Element("TR", parent)
        bold = row.kind.is_sum
        indent = DETAIL_INDENT * row.indent
        label = Element("TH", element, attributes="/O /Table /Scope /Row")
        pieces = self.setter.pieces([Run(row.label, bold=bold)], style, label, block_id=self.block_id)
        room = self.measure - width * len(table.columns) - indent - _CELL_GAP
        lines = break_lines(pieces, max(room, LABEL_LEAST / 2), hyphenate=False)
        strips = [
            Strip(style.leading, [Placed(self.left + indent, line)], size=style.size, block_id=self.block_id)
            for line in lines
        ]
        for strip in strips[:-1]:
            strip.keep = len(strips) <= _LABEL_KEPT_WHOLE
        for n, column in enumerate(table.columns):
            figure = self._cell(table.printed(row, column), style, element, "TD", "", bold=bold)
            strips[-1].texts.append(self._flush_right(figure, table, n, width))
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

    def _cell(self, text: str, style: TextStyle, row: Element, kind: str, scope: str, *, bold: bool = False) -> Line:
        element = Element(kind, row, attributes=f"/O /Table /Scope /{scope}" if scope else "")
        return self.setter.line(text, style, element, bold=bold, block_id=self.block_id)

    def _flush_right(self, line: Line, table: BudgetTable, column: int, width: float) -> Placed:
        right = self.left + self.measure - width * (len(table.columns) - 1 - column)
        return Placed(right - line.width, line)

    def _rule(self, drop: float, thickness: float) -> Rule:
        return Rule(self.left, self.left + self.measure, drop, thickness)


def _figures(table: BudgetTable, column: Column) -> list[str]:
    return [column.label, *(table.printed(row, column) for row in table.rows)]


def _name(table: BudgetTable) -> str:
    return f"Tabel {table.number}" if table.number else f"Tabellen {table.title}".strip()


def _scaled(style: TextStyle, scale: float) -> TextStyle:
    return TextStyle(face=style.face, size=style.size * scale, leading=style.leading)
