"""The list at the left of every page: rows of title, who or number, status and date, under section heads."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kk_desktop.ui import icons, look

from .badges import Badge
from .labels import break_lines
from .long_rows import LongRows
from .row import Row

Index = QModelIndex | QPersistentModelIndex
RowRole = Qt.ItemDataRole.UserRole + 1
_SHORT = 1_000
"""Rows that are measured one by one; each costs Qt a call."""


class RowModel(QAbstractListModel):
    """Holds the rows; set anew as a whole. Long lists are handed in as rows that are read when they are asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()
        self._count = 0

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self._count = len(rows)
        self.endResetModel()

    @property
    def rows(self) -> Sequence[Row]:
        """What is shown."""
        return self._rows

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """How many rows, heads included; Qt asks some times for each row."""
        return self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, the sentence that is spoken, and the row itself."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return None if row.is_section else row.title
        return row if role == RowRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A head cannot be chosen."""
        if index.isValid() and self._rows[index.row()].is_section:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class RowDelegate(QStyledItemDelegate):
    """Draws a row; ``padding`` is the room at the sides, ``tight`` takes six pixels off each row.

    ``is_even`` makes all rows as high as one with a line of title, detail and status: a long list is then laid out
    without reading its rows.
    """

    is_even = False

    def __init__(self, parent: QWidget | None = None, padding: int = 14, tight: bool = False) -> None:
        super().__init__(parent)
        self._padding = padding
        self._margin = 8 if tight else 11

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """High enough for one or two lines of title."""
        if self.is_even:
            return QSize(0, _line("row_title") + 2 * _line("secondary") + 6 + 2 * self._margin)
        row = index.data(RowRole)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        if row.is_section:
            return QSize(0, 36 if index.row() == 0 else 44)
        return QSize(0, self._height(row, width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, accent bar, words and the hairline below."""
        row: Row = index.data(RowRole)
        painter.save()
        if row.is_section:
            self._paint_section(painter, option.rect, row)
        else:
            self._paint_ground(painter, option, index)
            self._paint_words(painter, option, row)
        painter.restore()

    def _height(self, row: Row, width: int) -> int:
        title = len(self._title(row, width)) * _line("row_title")
        detail = _line("secondary") + 2 if row.detail or row.right_detail else 0
        status = _line("secondary") + 4 if row.status or (row.right and self._is_stacked(row)) else 0
        return title + detail + status + 2 * self._margin

    def _title(self, row: Row, width: int) -> Sequence[str]:
        return _title_lines(row.title, row.strong, self._title_width(row, width), 1 if self.is_even else 2)

    @staticmethod
    def _is_stacked(row: Row) -> bool:
        return row.status is not None

    def _title_width(self, row: Row, width: int) -> int:
        room = width - 2 * self._padding - row.indent
        if not self._is_stacked(row) and (row.right or row.right_detail):
            room -= (
                max(_advance(row.right.word if row.right else "", "row_title") + 24, _advance(row.right_detail)) + 12
            )
        return room

    def _paint_section(self, painter: QPainter, rect: QRect, row: Row) -> None:
        place = rect.adjusted(self._padding, 0, -self._padding, -8)
        painter.setFont(look.font("strong"))
        painter.setPen(look.color("text2"))
        painter.drawText(place, Qt.AlignmentFlag.AlignBottom, row.title)
        if row.detail:
            place.setLeft(place.left() + _advance(row.title, "strong") + 8)
            painter.setFont(look.font("body"))
            painter.drawText(place, Qt.AlignmentFlag.AlignBottom, row.detail)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, look.color("sel"))
            bar = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())
            has_focus = option.widget is not None and option.widget.hasFocus()
            painter.fillRect(bar, look.color("accent" if has_focus else "edge"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, look.color("graybg"))
        below = index.sibling(index.row() + 1, 0)
        if below.isValid() and not below.data(RowRole).is_section:
            row: Row = index.data(RowRole)
            left = option.rect.left() + self._padding + row.indent
            painter.fillRect(
                left, option.rect.bottom(), option.rect.right() - self._padding - left, 1, look.color("line")
            )

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        place = option.rect.adjusted(self._padding, self._margin, -self._padding, -self._margin)
        if row.icon:
            icons.draw_at(painter, place.topLeft(), *row.icon)
        elif row.lead:
            painter.setFont(look.font("row_title"))
            painter.setPen(look.color("text2"))
            number = QRect(place.left(), place.top(), row.indent - 10, _line("row_title"))
            painter.drawText(number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.lead)
        place.setLeft(place.left() + row.indent)
        if not self._is_stacked(row):
            self._paint_right(painter, QRect(place.left(), place.top(), place.width(), _line("row_title")), row)
        top = place.top()
        painter.setFont(look.font("strong" if row.strong else "row_title"))
        painter.setPen(look.color("text"))
        for text in self._title(row, option.rect.width()):
            painter.drawText(place.left(), top, place.width(), _line("row_title"), Qt.AlignmentFlag.AlignVCenter, text)
            top += _line("row_title")
        if row.detail or row.right_detail:
            self._paint_detail(painter, QRect(place.left(), top + 2, place.width(), _line("secondary")), row)
            top += _line("secondary") + 2
        if row.status:
            line = QRect(place.left(), top + 4, place.width(), _line("secondary"))
            _paint_badge(painter, line, row.status, "label")
            if row.right:
                _paint_badge(painter, line, row.right, "secondary", right=True)

    def _paint_detail(self, painter: QPainter, line: QRect, row: Row) -> None:
        painter.setFont(look.font("secondary"))
        painter.setPen(look.color("text2"))
        room = line.width()
        if row.right_detail:
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.right_detail)
            room -= _advance(row.right_detail) + 12
        text = look.fit(row.detail, QFontMetrics(painter.font()), room)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, text)

    @staticmethod
    def _paint_right(painter: QPainter, line: QRect, row: Row) -> None:
        if row.right:
            _paint_badge(painter, line, row.right, "strong" if row.strong else "row_title", right=True)


class RowList(QListView):
    """The list itself: tells ``chosen`` when another row is current and ``opened`` on Enter or a double click."""

    chosen = Signal(str)
    opened = Signal(str)
    delete_wanted = Signal(str)

    def __init__(self, name: str, delegate: RowDelegate | None = None) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._model = RowModel(self)
        self._last_place = 0
        self.setModel(self._model)
        self.setItemDelegate(delegate or RowDelegate(self))
        # Without this, rows keep the height of the old width and overlap.
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.activated.connect(self._on_activated)

    @property
    def rows(self) -> Sequence[Row]:
        """What is shown, heads included."""
        return self._model.rows

    @property
    def current_id(self) -> str:
        """The chosen row's id, empty when none is."""
        index = self.currentIndex()
        return index.data(RowRole).id if index.isValid() else ""

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the chosen one stays chosen where it is still there, and nothing is told."""
        rows = rows if isinstance(rows, LongRows) else tuple(rows)
        if rows == self._model.rows:
            return
        kept, place = self.current_id, self.verticalScrollBar().value()
        if kept:
            self._last_place = self.currentIndex().row()
        self.selectionModel().blockSignals(True)
        self._lie_even(len(rows) > _SHORT)
        self._model.set_rows(rows)
        self._make_current(kept)
        self.selectionModel().blockSignals(False)
        self.verticalScrollBar().setValue(place)
        self.viewport().update()

    def choose(self, row_id: str) -> bool:
        """Make a row current and bring it into view; False when it is not in the list."""
        found = self._make_current(row_id)
        if found:
            self.scrollTo(self.currentIndex())
        return found

    def choose_first(self) -> None:
        """Make the first row current, heads skipped."""
        first = next((row for row in self.rows if not row.is_section), None)
        if first is not None:
            self.choose(first.id)

    def choose_near(self) -> None:
        """Make the row current that has come where the chosen one stood before it went away."""
        place, count = self._last_place, len(self.rows)
        near = (self.rows[number] for number in (*range(place, count), *range(min(place, count) - 1, -1, -1)))
        found = next((row for row in near if not row.is_section), None)
        if found is not None:
            self.choose(found.id)

    def keyPressEvent(self, event) -> None:
        """Del wishes the current row away."""
        if event.key() == Qt.Key.Key_Delete and self.current_id:
            self.delete_wanted.emit(self.current_id)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other heights; Qt itself lays out anew only when the height changes."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def focusInEvent(self, event) -> None:
        """Coming by key to a list without a chosen row chooses the first; Qt itself would take the head above it."""
        if not self.current_id:
            self.choose_first()
        super().focusInEvent(event)

    def _make_current(self, row_id: str) -> bool:
        place = self._place(row_id)
        if place is None:
            return False
        self.setCurrentIndex(self._model.index(place))
        return True

    def _place(self, row_id: str) -> int | None:
        if isinstance(self.rows, LongRows):
            return self.rows.place(row_id)
        found = (number for number, row in enumerate(self.rows) if row.id == row_id and not row.is_section)
        return next(found, None)

    def _lie_even(self, is_even: bool) -> None:
        """A list too long to measure each row has rows of one height."""
        self.setUniformItemSizes(is_even)
        delegate = self.itemDelegate()
        if isinstance(delegate, RowDelegate):
            delegate.is_even = is_even

    def _on_activated(self, index: QModelIndex) -> None:
        row: Row = index.data(RowRole)
        if row.is_section:
            self.choose_first()
        else:
            self.opened.emit(row.id)

    def _on_current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and not now.data(RowRole).is_section:
            self.chosen.emit(now.data(RowRole).id)


@lru_cache(maxsize=4096)
def _title_lines(title: str, strong: bool, width: int, most: int) -> tuple[str, ...]:
    return tuple(break_lines(title, look.font("strong" if strong else "row_title"), width, most))


@lru_cache(maxsize=16)
def _line(role: str) -> int:
    return QFontMetrics(look.font(role)).height() + 1


@lru_cache(maxsize=2048)
def _advance(text: str, role: str = "secondary") -> int:
    return QFontMetrics(look.font(role)).horizontalAdvance(text)


def _paint_badge(painter: QPainter, line: QRect, badge: Badge, role: str, right: bool = False) -> None:
    """Icon and word on one line, from the left or up against the right edge."""
    width = _advance(badge.word, role)
    icon_room = 22 if badge.icon else 0
    left = line.right() - width - icon_room if right else line.left()
    if badge.icon:
        icons.draw_at(painter, QPoint(left, line.center().y() - 6), badge.icon, badge.tone, 14)
    painter.setFont(look.font(role))
    painter.setPen(look.color(badge.tone))
    painter.drawText(left + icon_room, line.top(), width + 2, line.height(), Qt.AlignmentFlag.AlignVCenter, badge.word)
