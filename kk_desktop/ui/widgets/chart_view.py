"""A chart on the screen, painted from the same drawing as on paper, and as a picture for other programs."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kk_desktop.domain.charts.drawing import Drawing, Fill, Stroke, Tone, Words
from kk_desktop.domain.charts.layout import lay_out
from kk_desktop.domain.charts.model import Chart
from kk_desktop.domain.charts.words import alternative
from kk_desktop.ui import look

POINT = 96 / 72
"""Pixels in a point; a chart is laid out in points."""

PICTURE_WIDTH = 480.0
"""Points that a picture of a chart is wide: as the text of a page."""

_LEAST = 220.0
_MARGIN = 8
_DESIGN = 1000
"""The size in pixels at which a text is measured, so that no hinting makes it wider than on paper."""

_NAMES = {Tone.INK: "text", Tone.SECONDARY: "text2", Tone.GROUND: "base"}
"""The screen's colours that go by another name."""

Colour = Callable[[Tone], QColor]


class ChartView(QWidget):
    """As high as its chart; read aloud with all its figures."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(round(_LEAST * POINT))
        self._chart: Chart | None = None
        self._drawing: Drawing | None = None
        self._titled = True

    def show_chart(self, chart: Chart, *, titled: bool = True) -> None:
        """Show another chart, or other figures; not ``titled`` where its title stands over it already."""
        self._chart, self._drawing, self._titled = chart, None, titled
        told = alternative(chart)
        self.setAccessibleName(f"Diagram: {chart.title}" if chart.title else "Diagram")
        self.setAccessibleDescription(told)
        self.updateGeometry()
        self.update()

    def drawing(self) -> Drawing | None:
        """What is painted just now."""
        if self._chart is not None and self._drawing is None:
            self._drawing = self._laid_out(self._chart, self.width())
        return self._drawing

    def hasHeightForWidth(self) -> bool:
        """The names below take more lines where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the chart becomes."""
        if self._chart is None:
            return 0
        return round(self._laid_out(self._chart, width).height * POINT) + 1

    def _laid_out(self, chart: Chart, width: int) -> Drawing:
        return lay_out(chart, max(width / POINT, _LEAST), measure, titled=self._titled)

    def sizeHint(self) -> QSize:
        """As it stands now."""
        return QSize(self.width(), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another drawing."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._drawing = None
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the colours of the screen."""
        drawing = self.drawing()
        if drawing is not None:
            painter = QPainter(self)
            paint(painter, drawing, POINT, on_screen)


def on_screen(tone: Tone) -> QColor:
    """The colours in force now."""
    return look.color(_NAMES.get(tone, tone.value))


def on_paper(tone: Tone) -> QColor:
    """The colours of daylight, whatever the screen's are."""
    return QColor(getattr(look.LIGHT, _NAMES.get(tone, tone.value)))


def measure(text: str, size: float, bold: bool) -> float:
    """How wide a text is in points, as on paper."""
    return _metrics(bold).horizontalAdvance(text) * size / _DESIGN


def paint(painter: QPainter, drawing: Drawing, scale: float, colour: Colour) -> None:
    """Paint a drawing whose points are ``scale`` of the painter's units."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in drawing.shapes:
        if isinstance(shape, Fill):
            box = QRectF(shape.x * scale, shape.y * scale, shape.width * scale, shape.height * scale)
            painter.fillRect(box, colour(shape.tone))
        elif isinstance(shape, Stroke):
            painter.setPen(QPen(colour(shape.tone), shape.thickness * scale, c=Qt.PenCapStyle.FlatCap))
            painter.drawLine(QPointF(shape.x0, shape.y0) * scale, QPointF(shape.x1, shape.y1) * scale)
        else:
            _paint_words(painter, shape, scale, colour)


def as_image(chart: Chart, sharpness: float = 2.0) -> QImage:
    """The chart as a picture on white, ``sharpness`` times as fine as on the screen."""
    return picture_of(lay_out(chart, PICTURE_WIDTH, measure), sharpness)


def picture_of(drawing: Drawing, sharpness: float = 2.0) -> QImage:
    """A drawing as a picture on white with a narrow margin, ``sharpness`` times as fine as on the screen."""
    width, height = (side * POINT + 2 * _MARGIN for side in (drawing.width, drawing.height))
    image = QImage(round(width * sharpness), round(height * sharpness), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(sharpness)
    image.setDotsPerMeterX(round(96 * sharpness / 0.0254))
    image.setDotsPerMeterY(round(96 * sharpness / 0.0254))
    image.fill(QColor(look.LIGHT.paper))
    painter = QPainter(image)
    painter.translate(_MARGIN, _MARGIN)
    paint(painter, drawing, POINT, on_paper)
    painter.end()
    return image


def _paint_words(painter: QPainter, words: Words, scale: float, colour: Colour) -> None:
    font = QFont(_font(words.bold))
    # A font's points are of the device's own kind.
    font.setPointSizeF(words.size * scale * 72 / painter.device().logicalDpiY())
    painter.setFont(font)
    painter.setPen(colour(words.tone))
    if not words.turned:
        painter.drawText(QPointF(words.x, words.y) * scale, words.text)
        return
    painter.save()
    painter.translate(QPointF(words.x, words.y) * scale)
    painter.rotate(-90)
    painter.drawText(QPointF(0, 0), words.text)
    painter.restore()


@cache
def _font(bold: bool) -> QFont:
    font = QFont(look.FAMILY)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    # Letters stand as far apart as on paper.
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@cache
def _metrics(bold: bool) -> QFontMetricsF:
    font = QFont(_font(bold))
    font.setPixelSize(_DESIGN)
    return QFontMetricsF(font)
