"""The text as it is shown: what stands beside and behind its blocks, zoom, and where the caret is; writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit

from kk_desktop.domain.text import Block
from kk_desktop.ui import look

from . import commands
from .blocks import TableName
from .formats import FIGURE_SIDES, line_of
from .link_color import LinkColor
from .numbering import markers
from .painting import Thumbnail, paint_beside
from .tracker import BlockTracker

COLUMN = 720
"""The text is never wider, in logical pixels at zoom 1."""

MARGIN = 24

FIGURE_EDGE = 8
"""Pixels kept free below a picture that is gone to."""

ZOOMS = (0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


class BlockView(QTextEdit):
    """Shows one document's blocks; ``tracker`` holds them and tells what changed.

    Each of ``drawers`` draws something of its own in the view before the text, and each of ``describers`` says it in
    words for the block that the caret comes to.
    """

    block_entered = Signal(str)
    """The caret stands in another block now."""

    colors_changed = Signal()
    """What is marked in the text is to be marked in other colours."""

    zoomed = Signal(float)

    def __init__(self, new_id: Callable[[], str], table_name: TableName) -> None:
        super().__init__()
        self._link_color = LinkColor(self)
        self._markers: dict[int, str] | None = None
        self._caret_block = ""
        self._position_before = 0
        self._marks: dict[str, list[QTextEdit.ExtraSelection]] = {}
        self._silent: frozenset[str] = frozenset()
        self.drawers: list[Callable[[QPainter], object]] = []
        self.describers: list[Callable[[QTextBlock], str]] = []
        self.thumbnail: Thumbnail = lambda _block: None
        self.zoom = 1.0
        self._dress()
        self.tracker = BlockTracker(self.document(), new_id, table_name)
        self.tracker.structure_changed.connect(self._on_structure_changed)
        self.cursorPositionChanged.connect(self._on_cursor_moved)

    def _dress(self) -> None:
        self.setAccessibleName("Dokumentets tekst")
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setCursorWidth(2)
        self.document().setDocumentMargin(MARGIN)
        self.set_zoom(1.0)

    # Content ----------------------------------------------------------------------------------------------

    def load(self, blocks: Sequence[Block]) -> None:
        """Show a document from its beginning."""
        self.tracker.load(blocks)
        self._go_to_position(0)
        self.verticalScrollBar().setValue(0)

    def merge(self, blocks: Sequence[Block]) -> bool:
        """Take in what changed elsewhere, and tell whether anything did; caret and scroll place stay in the text."""
        cursor, scroll = self.textCursor(), self.verticalScrollBar().value()
        block_id, inside = line_of(cursor.block()).id, cursor.positionInBlock()
        if not self.tracker.merge(blocks):
            return False
        if block := self.tracker.block(block_id):
            self._go_to_position(block.position() + min(inside, block.length() - 1))
        self.verticalScrollBar().setValue(scroll)
        return True

    def caret_block(self) -> str:
        """The id of the block the caret stands in."""
        return line_of(self.textCursor().block()).id

    def go_to_block(self, block_id: str, word: str = "") -> bool:
        """Put the caret at the block's beginning, or mark a word of it; False when there is no such block."""
        block = self.tracker.block(block_id)
        if block is None:
            return False
        self._go_to_position(block.position())
        found = self.document().find(word, block.position()) if word else QTextCursor()
        if not found.isNull() and found.block() == block:
            self.setTextCursor(found)
        self.setFocus()
        return True

    def _go_to_position(self, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self._show_whole_figure()

    def _show_whole_figure(self) -> None:
        """Scroll on until a picture that the caret stands at is seen whole: the caret is only in its words."""
        block = self.textCursor().block()
        if line_of(block).figure:
            bar = self.verticalScrollBar()
            foot = self.document().documentLayout().blockBoundingRect(block).bottom() + FIGURE_SIDES
            bar.setValue(max(bar.value(), round(foot) + FIGURE_EDGE - self.viewport().height()))

    def markers(self) -> dict[int, str]:
        """The bullets and numbers, counted again only when the structure has changed."""
        if self._markers is None:
            self._markers = markers(self.tracker.lines)
        return self._markers

    # Looks ------------------------------------------------------------------------------------------------

    def set_zoom(self, factor: float) -> None:
        """Show the text larger or smaller; the column grows with it."""
        self.zoom = factor
        font = QFont(look.font("editor"))
        font.setPointSizeF(font.pointSizeF() * factor)
        self.document().setDefaultFont(font)
        self.setFont(font)
        self.setMaximumWidth(round(COLUMN * factor) + 2 * MARGIN + self.verticalScrollBar().sizeHint().width())
        self.zoomed.emit(factor)

    def step_zoom(self, step: int) -> None:
        """Ctrl + and Ctrl −."""
        nearest = min(range(len(ZOOMS)), key=lambda n: abs(ZOOMS[n] - self.zoom))
        self.set_zoom(ZOOMS[min(max(nearest + step, 0), len(ZOOMS) - 1)])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A strip above or a card below takes some of the height; the caret and the picture stay in view."""
        caret, before = self.cursorRect(), event.oldSize().height()
        super().resizeEvent(event)
        if event.size().height() < before:
            if caret.top() >= 0 and caret.bottom() <= before:
                self.ensureCursorVisible()
            self._show_whole_figure()

    @property
    def silent_fields(self) -> frozenset[str]:
        """The ids of the fields that are drawn as following nothing any more."""
        return self._silent

    def show_silent(self, field_ids: frozenset[str]) -> None:
        """Draw these fields as following nothing any more, and all the others as live."""
        if field_ids != self._silent:
            self._silent = field_ids
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """What stands beside and behind the text first, then the text."""
        painter = QPainter(self.viewport())
        paint_beside(self, painter, self.markers(), self.thumbnail, self._silent)
        for paint in self.drawers:
            paint(painter)
        painter.end()
        super().paintEvent(event)

    def mark(self, layer: str, marks: list[QTextEdit.ExtraSelection]) -> None:
        """Mark stretches of the text in a layer of its own, such as hits; the document itself is not changed."""
        self._marks[layer] = marks
        self.setExtraSelections([each for layer in sorted(self._marks) for each in self._marks[layer]])

    # What happened ----------------------------------------------------------------------------------------

    def _on_structure_changed(self) -> None:
        self._markers = None
        self.viewport().update()

    def _on_cursor_moved(self) -> None:
        cursor = self.textCursor()
        self._stay_out_of_atoms(cursor)
        self._position_before = self.textCursor().position()
        block_id = self.caret_block()
        if block_id != self._caret_block:
            self._caret_block = block_id
            self.describe()
            self.block_entered.emit(block_id)

    def describe(self) -> None:
        """Tell those who cannot see it what is shown beside the block that the caret stands in."""
        block = self.textCursor().block()
        said = [words for describe in self.describers if (words := describe(block))]
        self.setAccessibleDescription(". ".join(said))

    def _stay_out_of_atoms(self, cursor: QTextCursor) -> None:
        if cursor.hasSelection():
            anchor, position = cursor.anchor(), cursor.position()
            commands.widen(cursor)
            if (cursor.anchor(), cursor.position()) != (anchor, position):
                self.setTextCursor(cursor)
            return
        around = commands.atom_around(cursor, cursor.position())
        if around:
            start, end = around
            cursor.setPosition(start if self._position_before >= end else end)
            self.setTextCursor(cursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ctrl and a click follow a link."""
        super().mouseReleaseEvent(event)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            address = commands.link_at(self.cursorForPosition(event.position().toPoint()))
            if address.startswith(("https://", "http://", "mailto:")):
                QDesktopServices.openUrl(address)

    def changeEvent(self, event: QEvent) -> None:
        """Another palette draws chips and links anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._link_color.rehighlight()
            self.viewport().update()
            self.colors_changed.emit()
