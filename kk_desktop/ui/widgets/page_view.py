"""The pages as they print, on the desk beside the text; knows a PDF and where its blocks stand, nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import starmap
from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QObject, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from kk_desktop.ui import look

MARGIN = 22
GAP = 20
WIDEST = 760.0
"""So wide is a page that fits the width; beyond that it is centred."""
ZOOMS = (1.0, 1.25, 1.5, 2.0, 3.0)
KEPT = 12
"""So many drawn pages are kept; an A4 page on a 4K screen weighs about 15 MB."""


class Box(Protocol):
    """Where a block stands: page from 0, the rest in points from the page's top left."""

    @property
    def block_id(self) -> str: ...  # noqa: D102
    @property
    def page(self) -> int: ...  # noqa: D102
    @property
    def left(self) -> float: ...  # noqa: D102
    @property
    def top(self) -> float: ...  # noqa: D102
    @property
    def width(self) -> float: ...  # noqa: D102
    @property
    def height(self) -> float: ...  # noqa: D102


class PageView(QAbstractScrollArea):
    """Shows every page below the other, fitted to the width; a bar marks the block that is being written."""

    block_pressed = Signal(str)
    place_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._document: QPdfDocument | None = None
        self._buffer: QBuffer | None = None
        self._boxes: Sequence[Box] = ()
        self._followed = ""
        self._zoom = 1.0
        self._rects: list[QRectF] = []
        self._drawn: dict[int, QPixmap] = {}
        self._sizes: tuple[QSizeF, ...] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Siden, som den udskrives")
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.place_changed.emit())

    # What is shown ----------------------------------------------------------------------------------------

    def show_pdf(self, pdf: bytes, boxes: Sequence[Box], sizes: Sequence[tuple[float, float]] = ()) -> None:
        """Put new pages in place of the old ones without moving them; ``sizes`` in points, where they are known."""
        buffer = QBuffer(self)
        buffer.setData(QByteArray(pdf))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = QPdfDocument(self)
        document.load(buffer)
        old, old_buffer = self._document, self._buffer
        self._document, self._buffer, self._boxes = document, buffer, boxes
        self._sizes = tuple(starmap(QSizeF, sizes)) if len(sizes) == document.pageCount() else self._ask_sizes()
        self._lay_out()
        _let_go(old, old_buffer)
        self._show_followed()
        self.place_changed.emit()

    def clear(self) -> None:
        """Show an empty desk."""
        _let_go(self._document, self._buffer)
        self._document, self._buffer, self._boxes, self._followed, self._sizes = None, None, (), "", ()
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self.place_changed.emit()

    def follow(self, block_id: str) -> None:
        """Mark the block that is being written, and bring it into view."""
        self._followed = block_id
        self._show_followed()
        self.viewport().update()

    def show_top_of(self, block_id: str) -> None:
        """Scroll to where a block begins."""
        boxes = [box for box in self._boxes if box.block_id == block_id and box.page < self.page_count]
        if boxes:
            self.verticalScrollBar().setValue(round(self._place(boxes[0]).top()) - GAP)

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._rects)

    @property
    def page(self) -> int:
        """The page in view, counted from 1; 0 when there is none."""
        middle = self.verticalScrollBar().value() + self.viewport().height() * 0.4
        before = [number for number, rect in enumerate(self._rects, 1) if rect.top() <= middle]
        return before[-1] if before else min(1, self.page_count)

    def go_to_page(self, page: int) -> None:
        """Show a page from its top."""
        if 1 <= page <= self.page_count:
            self.verticalScrollBar().setValue(round(self._rects[page - 1].top()) - GAP)

    @property
    def zoom(self) -> float:
        """1.0 fits the page to the width."""
        return self._zoom

    def set_zoom(self, factor: float) -> None:
        """Show the pages larger; the place on the page stays."""
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self._zoom = factor
        self._lay_out()
        bar.setValue(round(share * bar.maximum()))

    def step_zoom(self, step: int) -> None:
        """The next larger or smaller."""
        nearest = ZOOMS.index(self._zoom)
        self.set_zoom(ZOOMS[min(max(nearest + step, 0), len(ZOOMS) - 1)])

    # Places -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._drawn.clear()
        self._rects = []
        top, widest = float(GAP), 0.0
        room = min(max(60.0, self.viewport().width() - 2 * MARGIN), WIDEST) * self._zoom
        left = max(float(MARGIN), (self.viewport().width() - room) / 2)
        for size in self._sizes:
            height = room * size.height() / size.width()
            self._rects.append(QRectF(left, top, room, height))
            top, widest = top + height + GAP, room + 2 * MARGIN
        self._set_scroll_ranges(top, widest)
        self.viewport().update()

    def _set_scroll_ranges(self, height: float, width: float) -> None:
        for bar, content, seen in (
            (self.verticalScrollBar(), height, self.viewport().height()),
            (self.horizontalScrollBar(), width, self.viewport().width()),
        ):
            bar.setRange(0, max(0, round(content) - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(40)

    def _ask_sizes(self) -> tuple[QSizeF, ...]:
        assert self._document is not None
        return tuple(self._document.pagePointSize(number) for number in range(self._document.pageCount()))

    def _place(self, box: Box) -> QRectF:
        """The box in the content's coordinates."""
        rect, scale = self._rects[box.page], self._scale(box.page)
        return QRectF(
            rect.left() + box.left * scale, rect.top() + box.top * scale, box.width * scale, box.height * scale
        )

    def _scale(self, page: int) -> float:
        return self._rects[page].width() / self._sizes[page].width()

    def _followed_places(self) -> list[QRectF]:
        here = [box for box in self._boxes if box.block_id == self._followed and box.page < self.page_count]
        return [self._place(box) for box in here]

    def _show_followed(self) -> None:
        places = self._followed_places()
        bar = self.verticalScrollBar()
        seen = QRectF(0, bar.value(), self.viewport().width(), self.viewport().height())
        if places and not any(seen.intersects(place) for place in places):
            bar.setValue(round(places[0].center().y() - self.viewport().height() / 2))

    # Drawing ----------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pages in view."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), look.color("desk"))
        offset = QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        view = QRectF(self.viewport().rect())
        for number, rect in enumerate(self._rects):
            seen = rect.translated(offset)
            if seen.intersects(view):
                self._paint_page(painter, number, seen)
        painter.setPen(Qt.PenStyle.NoPen)
        # Paper is white in every scheme, and so the bar on it keeps the light scheme's colour.
        painter.setBrush(QColor(look.LIGHT.accent))
        for place in self._followed_places():
            seen = place.translated(offset)
            painter.drawRect(QRectF(seen.left() - 9, seen.top() + 1, 3, max(seen.height() - 2, 6)))

    def _paint_page(self, painter: QPainter, number: int, rect: QRectF) -> None:
        painter.fillRect(rect.adjusted(-1, -1, 1, 2), look.color("line"))
        painter.fillRect(rect, look.color("paper"))
        painter.drawPixmap(rect.topLeft(), self._pixmap(number, rect))

    def _pixmap(self, number: int, rect: QRectF) -> QPixmap:
        if number not in self._drawn:
            assert self._document is not None
            ratio = self.devicePixelRatioF()
            size = QSize(round(rect.width() * ratio), round(rect.height() * ratio))
            pixmap = QPixmap.fromImage(self._document.render(number, size))
            pixmap.setDevicePixelRatio(ratio)
            while len(self._drawn) >= KEPT:
                del self._drawn[next(iter(self._drawn))]
            self._drawn[number] = pixmap
        return self._drawn[number]

    # What happened ----------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pages follow the width."""
        super().resizeEvent(event)
        self._lay_out()
        self._show_followed()
        self.place_changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the page wishes to go to the block there."""
        scrolled = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        block_id = self.block_at(event.position() + scrolled)
        if block_id:
            self.block_pressed.emit(block_id)

    def block_at(self, point: QPointF) -> str:
        """The block at, or on the same line as, a point of the content; empty when there is none."""
        on_line = [
            (self._place(box), box.block_id)
            for box in self._boxes
            if box.page < self.page_count and self._rects[box.page].contains(point)
        ]
        hits = [(place.width(), block_id) for place, block_id in on_line if place.top() <= point.y() <= place.bottom()]
        return min(hits)[1] if hits else ""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """The desk follows the colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()


def _let_go(*parts: QObject | None) -> None:
    for part in parts:
        if part is not None:
            part.deleteLater()
