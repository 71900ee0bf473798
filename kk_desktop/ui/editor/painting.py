"""What the editor draws beside and behind the text: chips, list markers, tables, pictures, page breaks, quotes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPen, QTextBlock, QTextFragment
from PySide6.QtWidgets import QTextEdit

from kk_desktop.domain.text import Block, BlockKind, Stance
from kk_desktop.ui import icons, look

from .blocks import fragments
from .formats import FIGURE_SIDES, FIGURE_TEXT, INDENT, Property, line_of, run_of

Thumbnail = Callable[[Block], QImage | None]
"""The small image of a picture or a chart: none while it is read, an empty one when it cannot be."""

THUMBNAIL = (152, 84)
"""Pixels that a picture's small image has at the most."""


STANCE_SIGNS = {
    Stance.AGREES: "check",
    Stance.NOTES: "info",
    Stance.URGES: "arrow-right",
    Stance.RESERVES: "circle-alert",
}
"""What stands in the margin beside a marked text: a shape for each, whose word the tooltip tells."""

_SIGN = 14
_AROUND = 0.5
"""Pixels that a chip is wider than its words at each side: a space beside it is only four, and must be seen."""


def paint_beside(
    editor: QTextEdit,
    painter: QPainter,
    markers: Mapping[int, str],
    thumbnail: Thumbnail,
    silent: Collection[str] = (),
) -> None:
    """Draw everything the visible blocks need, before their text is drawn over it.

    ``silent`` are the ids of fields whose source is gone or says nothing any more.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    layout = editor.document().documentLayout()
    offset = QPointF(-editor.horizontalScrollBar().value(), -editor.verticalScrollBar().value())
    for block in visible_blocks(editor):
        rect = layout.blockBoundingRect(block).translated(offset)
        line = line_of(block)
        kind = line.kind
        if kind is BlockKind.PAGE_BREAK:
            _paint_page_break(painter, rect)
        elif kind is BlockKind.TABLE:
            _paint_table(painter, rect)
        elif line.figure:
            _paint_figure(painter, rect, thumbnail(line.block()), is_chosen=block == editor.textCursor().block())
        else:
            if kind is BlockKind.QUOTE:
                painter.fillRect(QRectF(rect.left() + 8, rect.top(), 3, rect.height()), look.color("line"))
            marker = markers.get(block.blockNumber())
            # Qt lays a long text out bit by bit; a block it has not come to has no line to stand beside.
            if marker and block.layout().lineCount():
                _paint_marker(editor, painter, block, rect, marker)
            if line.stance and block.layout().lineCount():
                _paint_stance(painter, block, rect, STANCE_SIGNS[line.stance])
            for field_id, chip in _chips(block):
                _paint_chip(painter, chip.translated(rect.topLeft()), is_silent=field_id in silent)


def visible_blocks(editor: QTextEdit) -> Iterator[QTextBlock]:
    """The blocks in view."""
    layout = editor.document().documentLayout()
    top = editor.verticalScrollBar().value()
    bottom = top + editor.viewport().height()
    block = editor.cursorForPosition(editor.viewport().rect().topLeft()).block()
    # The space above a block belongs to the one before it.
    block = block.previous() if block.previous().isValid() else block
    while block.isValid() and layout.blockBoundingRect(block).top() <= bottom:
        yield block
        block = block.next()


def chips(block: QTextBlock) -> Iterator[QRectF]:
    """The boxes behind the block's fields, one for each line a field stands on, relative to the block."""
    return (box for _field_id, box in _chips(block))


def _chips(block: QTextBlock) -> Iterator[tuple[str, QRectF]]:
    for part in fragments(block):
        field = run_of(part.charFormat()).field if part.charFormat().hasProperty(Property.FIELD) else None
        if field is not None:
            yield from ((field.id, box) for box in _boxes(block, part))


def _boxes(block: QTextBlock, part: QTextFragment) -> Iterator[QRectF]:
    start = part.position() - block.position()
    end = start + part.length()
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
            middle = line.y() + line.ascent() * 0.62
            height = line.ascent() + line.descent()
            yield QRectF(left - _AROUND, middle - height * 0.56, right - left + 2 * _AROUND, height * 1.08)


def _x(answer) -> float:
    """Qt gives the place back together with the position."""
    return answer[0] if isinstance(answer, tuple) else answer


def _paint_chip(painter: QPainter, box: QRectF, *, is_silent: bool) -> None:
    """A live field stands on a ground of its own; one that follows nothing any more only in a broken amber frame."""
    if is_silent:
        painter.setPen(QPen(look.color("amber"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(QPen(look.color("chipedge"), 1))
        painter.setBrush(look.color("chip"))
    painter.drawRoundedRect(box, 4, 4)


def _paint_marker(editor: QTextEdit, painter: QPainter, block: QTextBlock, rect: QRectF, marker: str) -> None:
    font = editor.document().defaultFont()
    painter.setFont(font)
    painter.setPen(look.color("text"))
    line = block.layout().lineAt(0)
    left = rect.left() + line.x()
    width = QFontMetricsF(font).horizontalAdvance(marker)
    baseline = rect.top() + line.y() + line.ascent()
    painter.drawText(QPointF(left - max(width + 8, INDENT * 0.75), baseline), marker)


def _paint_stance(painter: QPainter, block: QTextBlock, rect: QRectF, sign: str) -> None:
    """The sign in the page's margin, in the middle of the first line."""
    line = block.layout().lineAt(0)
    # A block's rectangle begins at the margin, however far its text stands in.
    middle = rect.top() + line.y() + line.height() / 2
    icons.paint(painter, QRectF(5, middle - _SIGN / 2, _SIGN, _SIGN).toRect(), sign, "accent")


def _paint_page_break(painter: QPainter, rect: QRectF) -> None:
    middle = rect.center().y()
    painter.setFont(look.font("secondary"))
    painter.setPen(QPen(look.color("edge"), 1, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(rect.left(), middle), QPointF(rect.right() - 74, middle))
    painter.setPen(look.color("text3"))
    words = QRectF(rect.right() - 66, rect.top(), 66, rect.height())
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, "Sideskift")


def _paint_table(painter: QPainter, rect: QRectF) -> None:
    box = rect.adjusted(0, -4, -1, 4)
    painter.setPen(QPen(look.color("line"), 1))
    painter.setBrush(look.color("alt"))
    painter.drawRoundedRect(box, look.RADIUS, look.RADIUS)
    icons.paint(painter, QRectF(box.left() + 10, box.center().y() - 8, 16, 16).toRect(), "table-2", "text2")


def _paint_figure(painter: QPainter, rect: QRectF, image: QImage | None, *, is_chosen: bool) -> None:
    """The card behind a picture's words, the picture at its left; the one the caret stands in has a firm edge."""
    # The rectangle is as wide as the words alone; the card has room for the picture beside them.
    card = rect.adjusted(0, -FIGURE_SIDES, FIGURE_TEXT, FIGURE_SIDES)
    painter.setPen(QPen(look.color("accent"), 2) if is_chosen else QPen(look.color("line"), 1))
    painter.setBrush(look.color("alt"))
    painter.drawRoundedRect(card, look.RADIUS, look.RADIUS)
    width, height = THUMBNAIL
    frame = QRectF(card.left() + 12, card.center().y() - height / 2, width, height)
    if image is None or image.isNull():
        square = QRectF(0, 0, 24, 24)
        square.moveCenter(frame.center())
        icons.paint(painter, square.toRect(), "image" if image is None else "triangle-alert", "text3")
        return
    shown = QRectF(0, 0, *image.size().scaled(width, height, Qt.AspectRatioMode.KeepAspectRatio).toTuple())
    shown.moveCenter(frame.center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(shown, image)
