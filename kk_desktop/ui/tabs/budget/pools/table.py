"""The table of a pool's applications: as high as its rows, one chosen at a time, the sums at its foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from kk_desktop.domain.figure_check.model import Verdict
from kk_desktop.domain.wording import dotted
from kk_desktop.ui import icons, look
from kk_desktop.ui.widgets.badges import finding_badge

from .lines import AMOUNTS, Line

Index = QModelIndex | QPersistentModelIndex
_LINE = Qt.ItemDataRole.UserRole + 1
_ROW, _TOLD, _HEAD = 48, 20, 44  # a row, what a finding below it takes, the head
_AMOUNT_WIDTH, _NARROW_WIDTH, _LEAST_TITLE, _NARROW_TITLE = 84, 70, 260, 120
_WORDS = 28  # how far in the title stands, after the sign


class ApplicationTable(QTreeView):
    """Tells which application was chosen, which shall go (Del), and that one wants to type about it (Enter)."""

    chosen = Signal(str)
    opened = Signal(str)
    delete_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Ansøgninger")
        self._model = QStandardItemModel(0, len(AMOUNTS) + 1, self)
        self._lines: tuple[Line, ...] = ()
        self._last_place = 0
        self._bold = QFontMetrics(look.font("strong"))
        self.setModel(self._model)
        self.setItemDelegate(_CellDelegate(self))
        self.setHeader(_Header(self))
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAllColumnsShowFocus(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.activated.connect(lambda _index: self.opened.emit(self.current_id))

    @property
    def current_id(self) -> str:
        """The chosen application's id, empty when none is."""
        line = self.currentIndex().siblingAtColumn(0).data(_LINE)
        return line.id if line is not None else ""

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown, the foot last."""
        return self._lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; the chosen one stays chosen, else what has come in its place, and nothing is told."""
        kept = self.current_id
        if kept:
            self._last_place = self.currentIndex().row()
        self._lines = tuple(lines)
        self.selectionModel().blockSignals(True)
        self._model.removeRows(0, self._model.rowCount())
        for row, line in enumerate(lines):
            self._model.appendRow(_items(line))
            self.setFirstColumnSpanned(row, QModelIndex(), bool(line.remark))
        ids = [line.id for line in lines if line.id]
        if ids:
            self._make_current(ids.index(kept) if kept in ids else min(self._last_place, len(ids) - 1))
        self.selectionModel().blockSignals(False)
        self._fit()

    def choose(self, application_id: str) -> bool:
        """Make an application current; False when it is not shown."""
        ids = [line.id for line in self._lines]
        if not application_id or application_id not in ids:
            return False
        self._make_current(ids.index(application_id))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del wishes the current one away."""
        if event.key() == Qt.Key.Key_Delete and self.current_id:
            self.delete_wanted.emit(self.current_id)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event) -> None:
        """The page scrolls."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other columns."""
        super().resizeEvent(event)
        self._fit()

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """What was found stands below its row, as wide as the row."""
        super().drawRow(painter, option, index)
        line: Line = index.sibling(index.row(), 0).data(_LINE)
        if not line.told:
            return
        painter.save()
        painter.setFont(look.font("secondary"))
        painter.setPen(look.color(finding_badge(line.verdict).tone))
        place = option.rect.adjusted(_WORDS, _ROW - 6, -8, -4)
        words = look.fit(line.told, QFontMetrics(painter.font()), place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def current_rect(self) -> QRect:
        """Where the chosen line stands, so that the page can bring it into view."""
        return self.visualRect(self.currentIndex()).translated(0, self.header().height())

    def _fit(self) -> None:
        """All columns where there is room, else those that hold something."""
        room = self.viewport().width()
        is_narrow = room < _LEAST_TITLE + _AMOUNT_WIDTH * len(AMOUNTS)
        taken = 0
        for place in range(len(AMOUNTS)):
            held = [line.amounts[place] for line in self._lines if line.amounts[place]]
            is_shown = bool(held) or not is_narrow or place == 0
            self.setColumnHidden(place + 1, not is_shown)
            if is_shown:
                widest = max((self._bold.horizontalAdvance(amount) for amount in held), default=0) + 20
                width = max(_NARROW_WIDTH if is_narrow else _AMOUNT_WIDTH, widest)
                self.setColumnWidth(place + 1, width)
                taken += width
        self.setColumnWidth(0, max(room - taken, _NARROW_TITLE))
        is_wide = taken + _NARROW_TITLE > room
        bar = self.horizontalScrollBar().sizeHint().height() if is_wide else 0
        self.setFixedHeight(_HEAD + sum(map(_height, self._lines)) + bar + 2)

    def _make_current(self, row: int) -> None:
        self.setCurrentIndex(self._model.index(row, 0))

    def _on_current_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        if self.current_id:
            self.chosen.emit(self.current_id)


def _height(line: Line) -> int:
    return _ROW + (_TOLD if line.told else 0)


def _items(line: Line) -> list[QStandardItem]:
    title = QStandardItem(line.title)
    title.setData(line, _LINE)
    title.setData(line.spoken, Qt.ItemDataRole.AccessibleTextRole)
    found = (finding.words for finding in line.findings)
    title.setToolTip("\n".join(part for part in (line.title, line.detail, *found) if part) if line.id else line.remark)
    items = [title, *(QStandardItem(amount) for amount in line.amounts)]
    for item in items:
        item.setSelectable(bool(line.id))
        item.setEnabled(bool(line.id))
    return items


class _Header(QHeaderView):
    """The columns' names on two lines."""

    def __init__(self, table: ApplicationTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setFixedHeight(_HEAD)
        self.setMinimumSectionSize(40)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setStretchLastSection(False)

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        """Draw one head."""
        painter.save()
        painter.fillRect(rect, look.color("base"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.color("edge"))
        painter.setFont(look.font("label"))
        painter.setPen(look.color("text2"))
        side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
        place = rect.adjusted(4 if column else _WORDS, 0, -8, -6)
        words = AMOUNTS[column - 1] if column else "Ansøgning"
        painter.drawText(place, side | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap, words)
        painter.restore()


class _CellDelegate(QStyledItemDelegate):
    """Draws titles with what stands below them, amounts, and the foot."""

    def __init__(self, table: ApplicationTable) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Higher where something was found."""
        return QSize(40, _height(index.sibling(index.row(), 0).data(_LINE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        line: Line = index.sibling(index.row(), 0).data(_LINE)
        rect = option.rect
        painter.save()
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, look.color("sel" if is_chosen else "base" if line.id else "alt"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.color("line" if line.id else "edge"))
        words = rect.adjusted(0, 0, 0, _ROW - rect.height())
        if index.column() == 0:
            self._paint_title(painter, words, line)
            if is_chosen:
                bar = look.color("accent" if self._table.hasFocus() else "edge")
                painter.fillRect(rect.left(), rect.top(), 3, rect.height(), bar)
        elif not line.remark:
            painter.setFont(look.font("body" if line.id else "strong"))
            painter.setPen(look.color("text"))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(words.adjusted(0, 0, -8, 0), flags, index.data())
        painter.restore()

    @staticmethod
    def _paint_title(painter: QPainter, rect: QRect, line: Line) -> None:
        if line.id and line.verdict is not Verdict.GREEN:
            badge, place = finding_badge(line.verdict), QRect(rect.left() + 8, rect.top() + 8, look.ICON, look.ICON)
            icons.paint(painter, place, badge.icon, badge.tone)
        words = dotted(line.detail, line.remark)
        top, height = (6, 18) if words else (0, rect.height())
        place = QRect(rect.left() + _WORDS, rect.top() + top, rect.width() - _WORDS - 8, height)
        painter.setFont(look.font("row_title" if line.id else "strong"))
        painter.setPen(look.color("text"))
        title = look.fit(line.title, QFontMetrics(painter.font()), place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, title)
        if words:
            painter.setFont(look.font("secondary"))
            painter.setPen(look.color("amber" if line.remark else "text2"))
            below = look.fit(words, QFontMetrics(painter.font()), place.width())
            painter.drawText(place.translated(0, height), Qt.AlignmentFlag.AlignVCenter, below)
