"""How runs and blocks are carried in Qt's text formats; what is true stands in properties, looks are derived."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import count

from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCharFormat

from kk_desktop.domain.text import (
    FIGURES,
    SHOWING,
    Block,
    BlockKind,
    Field,
    FieldSource,
    Run,
    Stance,
    block_from_json,
    block_to_json,
)

LINE_HEIGHT = 122
"""Per cent of the font's own height."""

INDENT = 28
"""Pixels a list level, a quote or a clause stands in from the edge."""

FIGURE_TEXT, FIGURE_SIDES = 184, 24
"""Pixels from the left edge to what is told of a picture, and what its card reaches over and under those words."""

LINE_BREAK = "\u2028"
"""Qt's line break inside a paragraph; a run writes it as a newline."""

_FIRST_PROPERTY = 0x100000  # QTextFormat.UserProperty: the first number that is not Qt's own


class Property(IntEnum):
    """Our own properties on Qt's formats."""

    BLOCK_ID = _FIRST_PROPERTY
    KIND = _FIRST_PROPERTY + 1
    LEVEL = _FIRST_PROPERTY + 2
    ORDERED = _FIRST_PROPERTY + 3
    TABLE_ID = _FIRST_PROPERTY + 4
    FIGURE = _FIRST_PROPERTY + 5
    STANCE = _FIRST_PROPERTY + 6
    BOLD = _FIRST_PROPERTY + 10
    ITALIC = _FIRST_PROPERTY + 11
    LINK = _FIRST_PROPERTY + 12
    FOOTNOTE = _FIRST_PROPERTY + 13
    FIELD = _FIRST_PROPERTY + 14
    LANGUAGE = _FIRST_PROPERTY + 15
    MARK = _FIRST_PROPERTY + 16  # keeps two neighbouring fields or footnotes from melting into one fragment
    DERIVED = _FIRST_PROPERTY + 17  # text the editor shows and the document does not hold


_marks = count(1)


@dataclass(frozen=True, slots=True)
class Line:
    """A block's structure without its text; ``figure`` is all that a picture or a chart holds, as in the file."""

    id: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 1
    ordered: bool = False
    table_id: str | None = None
    figure: str = ""
    stance: Stance | None = None

    @property
    def is_solid(self) -> bool:
        """Whether the block is a thing of its own, in which nobody writes."""
        return self.kind in (*SHOWING, BlockKind.PAGE_BREAK)

    def block(self, runs: tuple[Run, ...] = ()) -> Block:
        """The document's block with these runs; a solid one has none but its own."""
        if self.kind in FIGURES:
            return block_from_json(self.id, self.kind, json.loads(self.figure))
        if self.is_solid:
            return Block(self.id, self.kind, table_id=self.table_id)
        return Block(self.id, self.kind, runs, self.level, self.ordered, stance=self.stance)


def line_of_block(block: Block) -> Line:
    """The structure of a document's block."""
    figure = json.dumps(block_to_json(block)) if block.kind in FIGURES else ""
    return Line(block.id, block.kind, block.level, block.ordered, block.table_id, figure, block.stance)


def line_of(block: QTextBlock) -> Line:
    """The structure a block in the editor carries; the id is empty where it has none."""
    form = block.blockFormat()
    kind, stance = form.stringProperty(Property.KIND), form.stringProperty(Property.STANCE)
    return Line(
        id=form.stringProperty(Property.BLOCK_ID),
        kind=BlockKind(kind) if kind else BlockKind.PARAGRAPH,
        level=form.intProperty(Property.LEVEL) or 1,
        ordered=form.boolProperty(Property.ORDERED),
        table_id=form.stringProperty(Property.TABLE_ID) or None,
        figure=form.stringProperty(Property.FIGURE),
        stance=Stance(stance) if stance else None,
    )


def block_format(line: Line) -> QTextBlockFormat:
    """The format that carries the line's structure, with the spacing of its kind."""
    form = QTextBlockFormat()
    form.setProperty(Property.BLOCK_ID, line.id)
    form.setProperty(Property.KIND, line.kind.value)
    form.setProperty(Property.LEVEL, line.level)
    form.setProperty(Property.ORDERED, line.ordered)
    form.setProperty(Property.TABLE_ID, line.table_id or "")
    if line.figure:
        form.setProperty(Property.FIGURE, line.figure)
    if line.stance:
        form.setProperty(Property.STANCE, line.stance.value)
    form.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    form.setBottomMargin(_space_below(line.kind))
    if line.kind is BlockKind.HEADING:
        form.setHeadingLevel(line.level)
        form.setTopMargin(4)
    elif line.kind is BlockKind.LIST_ITEM:
        form.setLeftMargin(INDENT * line.level)
    elif line.kind in (BlockKind.CLAUSE, BlockKind.QUOTE):
        form.setLeftMargin(INDENT)
    elif line.kind in FIGURES:
        form.setTopMargin(6 + FIGURE_SIDES)
        form.setLeftMargin(FIGURE_TEXT)
        form.setRightMargin(12)
    elif line.is_solid:
        form.setTopMargin(6)
        form.setLeftMargin(INDENT + 8 if line.kind is BlockKind.TABLE else 0)
    return form


def _space_below(kind: BlockKind) -> int:
    special = {
        BlockKind.HEADING: 1,
        BlockKind.LIST_ITEM: 4,
        BlockKind.TABLE: 14,
        BlockKind.PICTURE: 10 + FIGURE_SIDES,
        BlockKind.CHART: 10 + FIGURE_SIDES,
        BlockKind.PAGE_BREAK: 12,
    }
    return special.get(kind, 9)


def char_format(run: Run, line: Line) -> QTextCharFormat:
    """The format of a run's text inside a block of the line's kind."""
    form = QTextCharFormat()
    heading = line.kind is BlockKind.HEADING
    if run.bold or heading:
        form.setFontWeight(QFont.Weight.DemiBold)
    if run.italic or (heading and line.level == 2):
        form.setFontItalic(True)
    for name, value in ((Property.BOLD, run.bold), (Property.ITALIC, run.italic)):
        if value:
            form.setProperty(name, True)
    if run.link is not None:
        form.setProperty(Property.LINK, run.link)
        form.setFontUnderline(True)
        form.setToolTip(run.link)
    if run.language is not None:
        form.setProperty(Property.LANGUAGE, run.language)
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    if run.footnote is not None:
        form.setProperty(Property.FOOTNOTE, run.footnote)
        form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        form.setToolTip(run.footnote)
    if run.field is not None:
        form.setProperty(Property.FIELD, _write_field(run.field))
    if run.footnote is not None or run.field is not None:
        form.setProperty(Property.MARK, next(_marks))
    return form


def run_of(form: QTextCharFormat, text: str = "") -> Run:
    """The run that text of this format is."""
    footnote = form.stringProperty(Property.FOOTNOTE) if form.hasProperty(Property.FOOTNOTE) else None
    field = form.stringProperty(Property.FIELD)
    return Run(
        text="" if footnote is not None else text.replace(LINE_BREAK, "\n"),
        bold=form.boolProperty(Property.BOLD),
        italic=form.boolProperty(Property.ITALIC),
        link=form.stringProperty(Property.LINK) or None,
        footnote=footnote,
        field=_read_field(field) if field else None,
        language=form.stringProperty(Property.LANGUAGE) or None,
    )


def is_atom(form: QTextCharFormat) -> bool:
    """Whether text of this format is taken and deleted as a whole: a field or a footnote's number."""
    return form.hasProperty(Property.MARK)


def is_derived(form: QTextCharFormat) -> bool:
    """Whether the text is only the editor's way of showing something."""
    return form.boolProperty(Property.DERIVED)


def derived_format(line: Line) -> QTextCharFormat:
    """The format of text that only the editor shows."""
    form = char_format(Run(), line)
    form.setProperty(Property.DERIVED, True)
    return form


def typing_format(form: QTextCharFormat, line: Line) -> QTextCharFormat:
    """What is typed after text of this format gets: its boldness, but never its field, footnote or link."""
    run = run_of(form)
    return char_format(replace(run, text="", field=None, footnote=None, link=None), line)


def _write_field(field: Field) -> str:
    return json.dumps([field.id, field.source.value, field.target, field.form])


def _read_field(text: str) -> Field:
    identity, source, target, form = json.loads(text)
    return Field(identity, FieldSource(source), target, form)
