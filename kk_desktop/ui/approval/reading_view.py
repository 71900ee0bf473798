"""The pages as they are read and decided on: words are chosen on them, and comments stand beside theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtPdf import QPdfDocument

from kk_desktop.domain.comments import Comment
from kk_desktop.domain.text import Block
from kk_desktop.ui import look
from kk_desktop.ui.widgets.page_view import Box, PageView

NEAR = 4
"""Pixels a press may move and still be a press."""

BADGE = 20


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: on which page (from 0), as what areas, in points."""

    page: int
    areas: tuple[QPolygonF, ...]

    @property
    def bounds(self) -> QRectF:
        """The rectangle around them all."""
        whole = QRectF()
        for area in self.areas:
            whole = whole.united(area.boundingRect())
        return whole


class ReadingView(PageView):
    """A press chooses a paragraph, a drag chooses words; ``chosen`` tells that either has happened."""

    chosen = Signal()
    number_pressed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self._selected: Place | None = None
        self._marks: list[tuple[int, Place]] = []
        self._pressed: tuple[int, QPointF, QPointF] | None = None

    # What is chosen ---------------------------------------------------------------------------------------

    @property
    def block_id(self) -> str:
        """The paragraph that is chosen."""
        return self._followed

    def choose_block(self, block_id: str) -> None:
        """Choose a paragraph, and bring it into view."""
        self.words, self._selected = "", None
        self.follow(block_id)
        self.chosen.emit()

    def choose_nothing(self) -> None:
        """Neither paragraph nor words."""
        self.words, self._selected = "", None
        self.follow("")

    def step_block(self, step: int) -> None:
        """Choose the next paragraph on the pages, or the one before."""
        ids = list(dict.fromkeys(box.block_id for box in self._boxes))
        if not ids:
            return
        here = ids.index(self._followed) if self._followed in ids else (-1 if step > 0 else len(ids))
        self.choose_block(ids[min(max(here + step, 0), len(ids) - 1)])

    def show_comments(self, comments: Sequence[tuple[int, Comment]], blocks: Sequence[Block]) -> None:
        """Mark the words that comments are about, each with its number."""
        by_id = {block.id: block for block in blocks}
        self._marks = []
        for number, comment in comments:
            place = self._find(comment, by_id.get(comment.block_id or ""))
            if place is not None:
                self._marks.append((number, place))
        self.viewport().update()

    def show_pdf(self, pdf: bytes, boxes: Sequence[Box], sizes: Sequence[tuple[float, float]] = ()) -> None:
        """Other pages: what was chosen on the old ones is not chosen."""
        self.words, self._selected, self._marks = "", None, []
        super().show_pdf(pdf, boxes, sizes)

    def set_boxes(self, boxes: Sequence[Box]) -> None:
        """Where the blocks stand on the pages that are shown already."""
        self._boxes = boxes
        self.viewport().update()

    # Where words stand ------------------------------------------------------------------------------------

    def _find(self, comment: Comment, block: Block | None) -> Place | None:
        document = self._document
        words = comment.quote or (block.text if block else "")
        wanted = squeezed(words)[0]
        if document is None or not wanted:
            return None
        boxes = [box for box in self._boxes if box.block_id == comment.block_id]
        pages = sorted({box.page for box in boxes}) or range(document.pageCount())
        for page in pages:
            text, places = squeezed(document.getAllText(page).text())
            at = text.find(wanted)
            while at >= 0:
                first, last = places[at], places[at + len(wanted) - 1]
                found = document.getSelectionAtIndex(page, first, last - first + 1)
                place = Place(page, tuple(found.bounds()))
                if not boxes or any(_is_in(place.bounds, box) for box in boxes if box.page == page):
                    return place
                at = text.find(wanted, at + 1)
        return None

    def _point(self, position: QPointF) -> tuple[int, QPointF] | None:
        """The page at a place of the view, and the point of it."""
        at = position + QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        for page, rect in enumerate(self._rects):
            if rect.contains(at):
                return page, (at - rect.topLeft()) / self._scale(page)
        return None

    # The hand ---------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Where a choice begins."""
        found = self._point(event.position())
        self._pressed = (*found, event.position()) if found else None
        self.setFocus()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Words are chosen as far as the hand has come."""
        found = self._point(event.position())
        document: QPdfDocument | None = self._document
        if self._pressed is None or found is None or document is None or found[0] != self._pressed[0]:
            return
        page, start, began = self._pressed
        if (event.position() - began).manhattanLength() <= NEAR:
            return
        selection = document.getSelection(page, start, found[1])
        self.words = selection.text()
        self._selected = Place(page, tuple(selection.bounds())) if self.words else None
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A choice is made: of words, of a paragraph, or of a comment's number."""
        if self._pressed is None:
            return
        began, self._pressed = self._pressed[2], None
        if (event.position() - began).manhattanLength() > NEAR:
            if self.words:
                self.chosen.emit()
            return
        number = self._number_at(event.position())
        if number:
            self.number_pressed.emit(number)
            return
        scrolled = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        if block_id := self.block_at(event.position() + scrolled):
            self.choose_block(block_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and an arrow go from paragraph to paragraph."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.step_block(step)
        else:
            super().keyPressEvent(event)

    def _number_at(self, position: QPointF) -> int:
        return next((number for number, place in self._marks if self._badge(place).contains(position)), 0)

    # Drawing ----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages, and over them what is chosen and commented."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        # As a marker on paper, which is white in every scheme: what is under it is still read.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for _number, place in self._marks:
            self._fill(painter, place, look.LIGHT.amberbg)
        if self._selected is not None:
            self._fill(painter, self._selected, look.LIGHT.mark)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setFont(look.font("secondary_strong"))
        for number, place in self._marks:
            badge = self._badge(place)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.LIGHT.amber))
            painter.drawEllipse(badge)
            painter.setPen(QColor(look.LIGHT.onaccent))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(number))

    def _fill(self, painter: QPainter, place: Place, color: str) -> None:
        painter.setBrush(QColor(color))
        for area in place.areas:
            painter.drawRect(self._seen(place.page, area.boundingRect()))

    def _badge(self, place: Place) -> QRectF:
        """Right of the column the words stand in."""
        seen = self._seen(place.page, place.bounds)
        top = seen.top() + min(seen.height(), BADGE) / 2 - BADGE / 2
        sides = [box for box in self._boxes if box.page == place.page and _is_in(place.bounds, box)]
        right = max((box.left + box.width for box in sides), default=place.bounds.right())
        left = self._seen(place.page, QRectF(right, 0, 0, 0)).left() + 6
        return QRectF(left, top, BADGE, BADGE)

    def _seen(self, page: int, area: QRectF) -> QRectF:
        """Points of a page as pixels of the view."""
        rect, scale = self._rects[page], self._scale(page)
        offset = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        corner = rect.topLeft() + area.topLeft() * scale - offset
        return QRectF(corner.x(), corner.y(), area.width() * scale, area.height() * scale)


def squeezed(text: str) -> tuple[str, list[int]]:
    """The text without spaces and hyphens, which a page's line ends put in and take away, and where each stood."""
    kept = [(character, at) for at, character in enumerate(text) if character.isalnum() or character in "§%&"]
    return "".join(character for character, _at in kept), [at for _character, at in kept]


def _is_in(bounds: QRectF, box: Box) -> bool:
    middle = bounds.center().y()
    return box.top - 2 <= middle <= box.top + box.height + 2
