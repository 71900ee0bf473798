"""The table's head: names of columns, the sign of sorting, and the years above the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView

from kk_desktop.ui import icons, look

from .columns import AMOUNT, COLUMNS, TIME, TITLE

if TYPE_CHECKING:
    from .table import InitiativeTable

_HEIGHT = 34
_LEAST = 60
_YEAR_ROOM = 38
_WORDS = 40  # how far in the title's words stand


class Header(QHeaderView):
    """Columns can be dragged wider and to other places, but for the title and the timeline."""

    def __init__(self, table: InitiativeTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setFixedHeight(_HEIGHT)
        self.setMinimumSectionSize(_LEAST)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        """Draw one head."""
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, look.color("base"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.color("edge"))
        painter.setFont(look.font("label" if column == TIME else "row_title"))
        painter.setPen(look.color("text2"))
        if column == TIME:
            self._paint_years(painter, rect)
        else:
            self._paint_name(painter, rect, column)
        painter.restore()

    def _paint_name(self, painter: QPainter, rect: QRect, column: int) -> None:
        place = rect.adjusted(_WORDS if column == TITLE else 8, 0, -12, 0)
        at_right = column == AMOUNT
        flag = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
        metrics, words = QFontMetrics(painter.font()), COLUMNS[column].danish
        is_sorted = column == self._table.sorted_column
        room = place.width() - (20 if is_sorted else 0)
        words = look.fit(words, metrics, room)
        painter.drawText(place, flag | Qt.AlignmentFlag.AlignVCenter, words)
        if is_sorted:
            width = metrics.horizontalAdvance(words)
            left = place.right() - width - 20 if at_right else place.left() + width + 6
            name = "arrow-down" if self._table.is_descending else "arrow-up"
            icons.paint(painter, QRect(left, rect.center().y() - 6, 14, 14), name, "text2")

    def _paint_years(self, painter: QPainter, rect: QRect) -> None:
        scale = self._table.scale
        painter.fillRect(rect.left(), rect.top(), 1, rect.height(), look.color("edge"))
        years = scale.years(rect.width(), _YEAR_ROOM)
        room = round(rect.width() / (scale.last + 1 - scale.first) * years.step)
        for year in years:
            left = round(scale.place(year, rect.left(), rect.width()))
            place = QRect(left, rect.top(), room, rect.height())
            if place.right() <= rect.right() + 1:
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(year))
        if scale.shows(scale.now):
            self._paint_now(painter, rect, scale.place(scale.now, rect.left(), rect.width()))

    @staticmethod
    def _paint_now(painter: QPainter, rect: QRect, now: float) -> None:
        corners = [QPointF(now - 4, rect.bottom() - 6), QPointF(now + 6, rect.bottom() - 6)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("red"))
        painter.drawPolygon([*corners, QPointF(now + 1, rect.bottom() + 1)])
