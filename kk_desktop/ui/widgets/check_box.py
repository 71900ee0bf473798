"""A yes or no with a box that is seen in both schemes: the style's own is too faint on a dark ground."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from kk_desktop.ui import icons, look

BOX = 16
"""Pixels of the box itself."""

_GAP, _HEIGHT = 8, 26


class CheckBox(QCheckBox):
    """Saved when a person presses it; ``setChecked`` shows what the file says and saves nothing."""

    def __init__(self, text: str, on_save: Callable[[bool], object]) -> None:
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(on_save)

    def sizeHint(self) -> QSize:
        """The box and its words."""
        return QSize(BOX + _GAP + QFontMetrics(look.font("body")).horizontalAdvance(self.text()) + 2, _HEIGHT)

    def hitButton(self, point: QPoint) -> bool:
        """Words and box alike."""
        return self.rect().contains(point)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box, mark and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - BOX) // 2
        is_on = self.isChecked()
        paint_box(painter, 0, top, is_on=is_on, is_enabled=self.isEnabled())
        painter.setFont(look.font("body"))
        painter.setPen(look.color("text" if self.isEnabled() else "text3"))
        painter.drawText(self.rect().adjusted(BOX + _GAP, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())


def paint_box(painter: QPainter, left: int, top: int, *, is_on: bool, is_enabled: bool = True) -> None:
    """Draw the box with its mark."""
    ground = ("accent" if is_enabled else "text3") if is_on else ("base" if is_enabled else "graybg")
    painter.setBrush(look.color(ground))
    painter.setPen(QPen(look.color(ground if is_on else "edge"), 1))
    painter.drawRoundedRect(QRectF(left + 0.5, top + 0.5, BOX - 1, BOX - 1), 3, 3)
    if is_on:
        icons.paint(painter, QRect(left + 2, top + 2, BOX - 4, BOX - 4), "check", "onaccent")
