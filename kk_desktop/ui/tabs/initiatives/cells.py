"""How a row is drawn: heads of groups, words, money and bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kk_desktop.domain.amounts import group_digits
from kk_desktop.domain.rows import InitiativeRow
from kk_desktop.ui import icons, look
from kk_desktop.ui.models.paged import Head
from kk_desktop.ui.widgets.badges import initiative_badge

from . import bars
from .columns import AMOUNT, QUIET, TIME, TITLE

if TYPE_CHECKING:
    from .table import InitiativeTable

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 30
_LINE_ROOM = 8  # pixels between two years' lines at least
_SIGN, _WORDS = 16, 40  # how far in a row's sign and its words stand


class CellDelegate(QStyledItemDelegate):
    """Asks the table's model for the row itself, once for each cell that is drawn."""

    def __init__(self, table: InitiativeTable) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All rows alike."""
        return QSize(80, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        model, rect = self._table.paged, option.rect
        head = model.head_at(index.row())
        row = None if head is not None else model.thing_at(index.row())
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_current = self._table.currentIndex().row() == index.row()
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, look.color("alt" if head is not None else "sel" if is_chosen else "base"))
        if head is None:
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.color("line"))
        if index.column() == TIME:
            self._paint_time(painter, rect, row)
        elif head is not None and index.column() == TITLE:
            self._paint_head(painter, rect, head)
        elif row is not None:
            self._paint_words(painter, rect, index, row, is_current)
        if index.column() == TITLE and is_current:
            bar = QRect(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(bar, look.color("accent" if self._table.hasFocus() else "edge"))
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRect, head: Head) -> None:
        name = "chevron-right" if self._table.paged.is_folded(head.key) else "chevron-down"
        icons.paint(painter, QRect(rect.left() + 14, rect.center().y() - 6, 14, 14), name, "text2")
        painter.setFont(look.font("strong"))
        painter.setPen(look.color("text"))
        place = rect.adjusted(_WORDS - 4, 0, 0, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, head.words)
        place.setLeft(place.left() + QFontMetrics(painter.font()).horizontalAdvance(head.words) + 8)
        painter.setFont(look.font("body"))
        painter.setPen(look.color("text2"))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, group_digits(head.count))

    @staticmethod
    def _paint_words(painter: QPainter, rect: QRect, index: Index, row: InitiativeRow, is_current: bool) -> None:
        column, text = index.column(), index.data()
        place = rect.adjusted(_WORDS if column == TITLE else 8, 0, -12, 0)
        flag = Qt.AlignmentFlag.AlignRight if column == AMOUNT else Qt.AlignmentFlag.AlignLeft
        painter.setFont(look.font("strong" if is_current and column not in QUIET else "body"))
        painter.setPen(look.color("text2" if column in QUIET else "text"))
        if column == TITLE:
            badge = initiative_badge(row.status)
            icons.paint(painter, QRect(rect.left() + _SIGN, rect.center().y() - 7, 16, 16), badge.icon, badge.tone)
        text = look.fit(text, QFontMetrics(painter.font()), place.width())
        painter.drawText(place, flag | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_time(self, painter: QPainter, rect: QRect, row: InitiativeRow | None) -> None:
        scale = self._table.scale
        painter.fillRect(rect.left(), rect.top(), 1, rect.height(), look.color("edge"))
        line = look.color("line")
        for year in scale.years(rect.width(), _LINE_ROOM)[1:]:
            left = round(scale.place(year, rect.left(), rect.width()))
            painter.fillRect(left, rect.top(), 1, rect.height(), line)
        if row is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            bars.paint_period(painter, rect, row, scale)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        if scale.shows(scale.now):
            now = round(scale.place(scale.now, rect.left(), rect.width()))
            painter.fillRect(now, rect.top(), 2, rect.height(), look.color("red"))
