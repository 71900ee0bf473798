"""Lucide's icons, coloured when they are painted, so that a change of scheme needs no rebuilding."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kk_desktop.paths import resource

from . import look


def icon(name: str, tone: str = "text", on_tone: str = "") -> QIcon:
    """The icon in the colour called ``tone`` in ``look.Tokens``; ``on_tone`` when checked or selected."""
    return QIcon(_Lucide(name, tone, on_tone or tone))


def paint(painter: QPainter, rect: QRect, name: str, tone: str) -> None:
    """Draw the icon in a delegate or a paint event."""
    ratio = painter.device().devicePixelRatioF()
    pixmap = _rendered(name, look.color(tone).name(), round(rect.width() * ratio), round(rect.height() * ratio))
    painter.drawPixmap(rect, pixmap)


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _rendered(name: str, hex_color: str, width: int, height: int) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", hex_color).encode()))
    drawn = QPixmap(width, height)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    side = min(width, height)
    # In a wider place it stands to the left: buttons ask for a gap before their word that way.
    renderer.render(painter, QRectF(0, (height - side) / 2, side, side))
    painter.end()
    return drawn


class _Lucide(QIconEngine):
    """Draws one icon in the colour of the moment."""

    def __init__(self, name: str, tone: str, on_tone: str) -> None:
        super().__init__()
        self._look = (name, tone, on_tone)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw at the painter's own device ratio."""
        paint(painter, rect, self._look[0], self._tone(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon at exactly ``size`` device pixels."""
        return _rendered(self._look[0], look.color(self._tone(mode, state)).name(), size.width(), size.height())

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, _scale: float) -> QPixmap:
        """The size is in device pixels already."""
        return self.pixmap(size, mode, state)

    def clone(self) -> QIconEngine:
        """Qt copies engines when an icon is changed."""
        return _Lucide(*self._look)

    def _tone(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return "text3"
        return self._look[2] if state == QIcon.State.On else self._look[1]


def draw_at(painter: QPainter, where: QPoint, name: str, tone: str, size: int = look.ICON) -> None:
    """Draw the icon with its upper left corner at ``where``."""
    paint(painter, QRect(where, QSize(size, size)), name, tone)
