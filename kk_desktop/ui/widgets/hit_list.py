"""Places found in several documents, each under its document's name, with a tick for those that are meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kk_desktop.ui import look

from .check_box import BOX, paint_box

Index = QModelIndex | QPersistentModelIndex
_LINE = Qt.ItemDataRole.UserRole + 1
_HEAD_HEIGHT, _HIT_HEIGHT, _SIDE = 40, 30, 12


@dataclass(frozen=True, slots=True)
class HitLine:
    """A place and the words around it; without ``words`` it is a head. One that is not ``free`` has no tick."""

    key: str = ""
    before: str = ""
    words: str = ""
    after: str = ""
    free: bool = True
    note: str = ""

    @property
    def spoken(self) -> str:
        """The whole line for a screen reader."""
        return ", ".join(part for part in (f"{self.before}{self.words}{self.after}", self.note) if part)


class HitList(QListWidget):
    """Space and a click set the tick, Enter and a double click go there."""

    ticks_changed = Signal()
    opened = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setItemDelegate(_HitDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.itemClicked.connect(self._turn)
        self.itemDoubleClicked.connect(self._open)

    def set_lines(self, lines: Sequence[HitLine]) -> None:
        """Show other places, each that is free with its tick set."""
        self.clear()
        for line in lines:
            item = QListWidgetItem(line.spoken)
            item.setData(_LINE, line)
            item.setToolTip(line.spoken)
            if not line.key:
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            elif line.free:
                item.setData(Qt.ItemDataRole.CheckStateRole, Qt.CheckState.Checked)
            self.addItem(item)

    @property
    def ticked(self) -> list[str]:
        """The keys of the places that are meant."""
        items = [self.item(row) for row in range(self.count())]
        return [item.data(_LINE).key for item in items if _is_ticked(item)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter."""
        item = self.currentItem()
        if item is not None and event.key() == Qt.Key.Key_Space:
            self._turn(item)
        elif item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(item)
        else:
            super().keyPressEvent(event)

    def _turn(self, item: QListWidgetItem) -> None:
        line: HitLine = item.data(_LINE)
        if line.key and line.free:
            state = Qt.CheckState.Unchecked if _is_ticked(item) else Qt.CheckState.Checked
            item.setData(Qt.ItemDataRole.CheckStateRole, state)
            self.ticks_changed.emit()

    def _open(self, item: QListWidgetItem) -> None:
        if key := item.data(_LINE).key:
            self.opened.emit(key)


def _is_ticked(item: QListWidgetItem) -> bool:
    return item.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked


class _HitDelegate(QStyledItemDelegate):
    """A head in strong type; a place on one line, its words marked and the sentence cut on both sides."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Heads stand apart from what is above them."""
        return QSize(120, _HIT_HEIGHT if index.data(_LINE).key else _HEAD_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, tick and words."""
        line: HitLine = index.data(_LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        if not line.key:
            self._paint_head(painter, place, line)
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(option.rect, look.color("sel"))
            if line.free:
                is_on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
                paint_box(painter, place.left(), place.center().y() - BOX // 2, is_on=is_on)
            place.setLeft(place.left() + BOX + 10)
            self._paint_place(painter, place, line)
        painter.restore()

    @staticmethod
    def _paint_head(painter: QPainter, place: QRect, line: HitLine) -> None:
        painter.setFont(look.font("strong"))
        painter.setPen(look.color("text"))
        metrics, below = QFontMetrics(painter.font()), Qt.AlignmentFlag.AlignBottom
        words = look.fit(line.before, metrics, place.width() - (_advance(line.note) + 12 if line.note else 0))
        painter.drawText(place.adjusted(0, 0, 0, -6), below, words)
        if line.note:
            painter.setFont(look.font("secondary"))
            painter.setPen(look.color("amber"))
            painter.drawText(place.adjusted(metrics.horizontalAdvance(words) + 12, 0, 0, -6), below, line.note)

    @staticmethod
    def _paint_place(painter: QPainter, place: QRect, line: HitLine) -> None:
        painter.setFont(look.font("body"))
        metrics, middle = QFontMetrics(painter.font()), Qt.AlignmentFlag.AlignVCenter
        if line.note:
            painter.setPen(look.color("text2"))
            painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, line.note)
            place = place.adjusted(0, 0, -metrics.horizontalAdvance(line.note) - 12, 0)
        words = look.fit(line.words.replace("\n", " "), metrics, place.width())
        wide = metrics.horizontalAdvance(words)
        free = place.width() - wide
        # What a short end of the sentence leaves is its beginning's.
        room = max(free // 2, free - metrics.horizontalAdvance(line.after))
        before = metrics.elidedText(line.before.replace("\n", " "), Qt.TextElideMode.ElideLeft, room)
        left = place.left() + metrics.horizontalAdvance(before)
        painter.setPen(look.color("text2" if line.free else "text3"))
        painter.drawText(place, middle, before)
        mark = QRect(left, place.center().y() - metrics.height() // 2, wide, metrics.height())
        if line.free:
            painter.fillRect(mark, look.color("mark"))
            painter.setPen(look.color("text"))
        painter.drawText(QRect(left, place.top(), wide + 1, place.height()), middle, words)
        painter.setPen(look.color("text2" if line.free else "text3"))
        rest = QRect(left + wide, place.top(), place.right() - left - wide, place.height())
        after = metrics.elidedText(line.after.replace("\n", " "), Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, middle, after)


def _advance(words: str) -> int:
    return QFontMetrics(look.font("secondary")).horizontalAdvance(words)
