"""One column of compared text: written once, read and selected like any text, with signs in its margin."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from kk_desktop.domain.changes import TITLE, Comparison
from kk_desktop.domain.text import Block, BlockKind, Change
from kk_desktop.ui import look
from kk_desktop.ui.editor.blocks import writable

from .rows import CAME, GONE, MOVED, RESHAPED, Fold, Row, runs_shown, spot_places, words_before

MARGIN = 42
"""Room for the signs at the left."""

GAP = 12
_LINE_HEIGHT = 122
_SIGN = 22
_COLORS = {GONE: "red", CAME: "green", MOVED: "accent", RESHAPED: "amber"}
_SIGNS = {
    Change.DELETED: GONE, Change.ADDED: CAME, Change.RESHAPED: RESHAPED, Change.MOVED: MOVED,
    Change.MOVED_AWAY: MOVED,
}  # fmt: skip

Side = Callable[[Row], Sequence[Block]]
"""The blocks a column shows of a row; a column of two has one at most, so that the rows stand beside each other."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign at the line where the text at ``position`` stands, for the change of that number."""

    position: int
    sign: str
    spot: int


class Column(QTextBrowser):
    """Shows rows, without the words changed in the way it ``hides``; a press on a fold wishes for what is in it."""

    fold_pressed = Signal(int)

    def __init__(self, name: str, side: Side, hides: Change | None = None) -> None:
        super().__init__()
        self._side, self._hides = side, hides
        self.marks: list[Mark] = []
        self._current = -1
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.anchorClicked.connect(lambda url: self.fold_pressed.emit(int(url.toString().removeprefix("#"))))

    # Writing ----------------------------------------------------------------------------------------------

    def write(self, rows: Sequence[Row | Fold], comparison: Comparison) -> None:
        """Show these rows in place of all others."""
        document = self.document()
        document.clear()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        self.marks, self._current = [], -1
        spots: dict[int, dict[int, int]] = {}
        for (pair, run), spot in spot_places(comparison).items():
            spots.setdefault(pair, {})[run] = spot
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        is_first = True
        for row in rows:
            blocks: Sequence[Block | None] = () if isinstance(row, Fold) else self._side(row)
            for block in blocks or (None,):
                if not is_first:
                    cursor.insertBlock()
                is_first = False
                cursor.setBlockFormat(_block_format(block))
                if isinstance(row, Fold):
                    cursor.insertText(row.words, _fold_format(row))
                elif block is not None:
                    self._write_block(cursor, block, comparison, spots.get(row.pair, {}))
        cursor.endEditBlock()

    def _write_block(self, cursor: QTextCursor, block: Block, comparison: Comparison, spots: Mapping[int, int]) -> None:
        whole = spots.get(-1, -1)
        if block.change is not None and whole >= 0:
            self.marks.append(Mark(cursor.position(), _SIGNS[block.change], whole))
        cursor.insertText(words_before(block), _char_format(block, tone="accent" if _is_moved(block) else "text2"))
        told = whole
        for place, run in runs_shown(block, comparison):
            if run.change is not None and run.change is self._hides:
                continue
            change = None if block.change is Change.MOVED_AWAY else run.change
            spot = spots.get(place, whole)
            if change is not None and spot != told:
                self.marks.append(Mark(cursor.position(), _SIGNS[change], spot))
                told = spot
            made = _char_format(block, change or (block.change if _is_moved(block) else None))
            if run.bold:
                made.setFontWeight(QFont.Weight.DemiBold)
            made.setFontItalic(run.italic)
            _insert(cursor, writable(run.text), made, _char_format(block) if change else made)

    # Heights ----------------------------------------------------------------------------------------------

    def row_heights(self) -> list[float]:
        """How high each row's text is at the width of the moment."""
        self.document().setTextWidth(self.viewport().width())
        self.document().size()  # what is not in view is laid out later otherwise
        heights, block = [], self.document().begin()
        while block.isValid():
            heights.append(block.layout().boundingRect().height())
            block = block.next()
        return heights

    def fill_rows(self, heights: Sequence[float]) -> None:
        """Give each row so much room below that it is as high as the one beside it."""
        own, cursor = self.row_heights(), QTextCursor(self.document())
        cursor.beginEditBlock()
        block = self.document().begin()
        for mine, wanted in zip(own, heights, strict=True):
            room = GAP + max(wanted - mine, 0)
            made = block.blockFormat()
            if abs(made.bottomMargin() - room) > 0.5:
                made.setBottomMargin(room)
                cursor.setPosition(block.position())
                cursor.setBlockFormat(made)
            block = block.next()
        cursor.endEditBlock()

    # Places -----------------------------------------------------------------------------------------------

    def show_spot(self, spot: int) -> bool:
        """Ring the sign of one change, and bring it into view; False where this column shows none of it."""
        self._current = spot
        self.viewport().update()
        mark = next((mark for mark in self.marks if mark.spot == spot), None)
        if mark is None:
            return False
        rect, bar = self._place(mark.position), self.verticalScrollBar()
        if rect.top() < 0 or rect.bottom() > self.viewport().height():
            bar.setValue(round(bar.value() + rect.top() - self.viewport().height() / 3))
        place = bar.value()
        cursor = QTextCursor(self.document())
        cursor.setPosition(mark.position)
        self.setTextCursor(cursor)
        bar.setValue(place)
        return True

    def _place(self, position: int) -> QRectF:
        """The line that the text at the position stands on, in the view's coordinates."""
        block = self.document().findBlock(position)
        top = self.document().documentLayout().blockBoundingRect(block).topLeft()
        inside: QTextLayout = block.layout()
        line = inside.lineForTextPosition(position - block.position())
        rect = line.rect() if line.isValid() else QRectF(0, 0, 1, self.fontMetrics().height())
        return rect.translated(top - QPointF(0, self.verticalScrollBar().value()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, then the signs of the changes in view."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first = self.cursorForPosition(self.viewport().rect().topLeft()).block().position()
        last = self.cursorForPosition(self.viewport().rect().bottomRight()).block()
        end, drawn = last.position() + last.length(), -100.0
        for mark in self.marks:
            if not first <= mark.position <= end:
                continue
            line = self._place(mark.position)
            is_current = mark.spot == self._current
            if is_current or line.top() > drawn + 1:
                self._paint_sign(painter, line, mark.sign, is_current=is_current)
                drawn = line.top()

    @staticmethod
    def _paint_sign(painter: QPainter, line: QRectF, sign: str, *, is_current: bool) -> None:
        place = QRectF(MARGIN / 2 - _SIGN / 2 - 4, line.center().y() - _SIGN / 2, _SIGN, _SIGN)
        if is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accent"))
            painter.drawEllipse(place)
        painter.setFont(look.font("strong"))
        painter.setPen(look.color("onaccent" if is_current else _COLORS[sign]))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, sign)


def _insert(cursor: QTextCursor, text: str, made: QTextCharFormat, around: QTextCharFormat) -> None:
    """Write changed words; the spaces at their ends wear no mark."""
    inside = text.strip(" ")
    start = len(text) - len(text.lstrip(" ")) if inside else len(text)
    for words, look_of_them in ((text[:start], around), (inside, made), (text[start + len(inside) :], around)):
        if words:
            cursor.insertText(words, look_of_them)


def _is_moved(block: Block) -> bool:
    return block.change in (Change.MOVED, Change.MOVED_AWAY)


def _block_format(block: Block | None) -> QTextBlockFormat:
    made = QTextBlockFormat()
    inset = 18 * block.level if block is not None and block.kind is BlockKind.LIST_ITEM else 0
    made.setLeftMargin(MARGIN + inset + (24 if block is not None and block.kind is BlockKind.QUOTE else 0))
    made.setRightMargin(24)
    made.setBottomMargin(GAP)
    made.setLineHeight(_LINE_HEIGHT, int(QTextBlockFormat.LineHeightTypes.ProportionalHeight.value))
    return made


def _char_format(block: Block, change: Change | None = None, tone: str = "text") -> QTextCharFormat:
    made = QTextCharFormat()
    role = "document_title" if block.id.startswith(TITLE) and block.kind is BlockKind.HEADING else "editor"
    made.setFont(look.font("section" if block.kind is BlockKind.HEADING and role == "editor" else role))
    made.setForeground(look.color(tone))
    if change is Change.DELETED:
        made.setForeground(look.color("red"))
        made.setBackground(look.color("redbg"))
        made.setFontStrikeOut(True)
    elif change is Change.ADDED:
        made.setForeground(look.color("green"))
        made.setBackground(look.color("greenbg"))
        made.setFontUnderline(True)
        made.setFontWeight(QFont.Weight.DemiBold)
    elif change is Change.RESHAPED:
        made.setBackground(look.color("amberbg"))
    elif change is not None:
        made.setBackground(look.color("bluebg"))
    return made


def _fold_format(fold: Fold) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(look.font("label"))
    made.setForeground(look.color("accent"))
    made.setAnchor(True)
    made.setAnchorHref(f"#{fold.first}")
    made.setProperty(QTextFormat.Property.TextToolTip, "Vis de uændrede afsnit")
    return made
