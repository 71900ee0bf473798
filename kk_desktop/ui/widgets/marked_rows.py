"""Rows whose words are marked where they are what was looked for."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from kk_desktop.ui import look

from .row import Row
from .rows import RowDelegate


class MarkedRowDelegate(RowDelegate):
    """Draws a row's second line with its marks as a pen would have set them."""

    def _paint_detail(self, painter: QPainter, line: QRect, row: Row) -> None:
        painter.setFont(look.font("secondary"))
        metrics = QFontMetrics(painter.font())
        text = look.fit(row.detail, metrics, line.width())
        # A cut text ends with a sign that stands for the rest.
        shown = len(text) if text == row.detail else len(text) - 1
        for start, end in row.marks:
            if start < shown:
                left = line.left() + metrics.horizontalAdvance(text[:start])
                width = metrics.horizontalAdvance(text[start : min(end, shown)])
                painter.fillRect(QRect(left - 1, line.top(), width + 2, line.height()), look.color("mark"))
        painter.setPen(look.color("text"))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, text)
