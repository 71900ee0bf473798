"""The table of initiatives: groups by status, and a timeline as its last column."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCollator, QLocale, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from kk_desktop.domain.amounts import in_millions
from kk_desktop.domain.initiatives import InitiativeStatus
from kk_desktop.domain.rows import InitiativeRow
from kk_desktop.ui import icons, look
from kk_desktop.ui.widgets.badges import initiative_badge

from . import bars
from .bars import Scale

Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole + 1
TITLE, AREA, AMOUNT, TIME = range(4)
_HEADS = ("Indsats", "Område", "Mio. kr.", "")
_HEIGHT = 30
_SIGN, _WORDS = 16, 40  # how far in a row's sign and its words stand


class InitiativeTable(QTreeView):
    """Tells which initiative was chosen, and which shall go (Del)."""

    chosen = Signal(str)
    delete_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Indsatser")
        self._model = QStandardItemModel(0, len(_HEADS), self)
        self._shown: tuple[InitiativeRow, ...] = ()
        self._estates: frozenset[str] = frozenset()
        self._items: dict[str, QStandardItem] = {}
        self._last_place = 0
        self._folded: set[str] = set()
        self._sort = (TITLE, Qt.SortOrder.AscendingOrder)
        self.scale = Scale(2000, 2001, date.min)
        self.setModel(self._model)
        self.setItemDelegate(_CellDelegate(self))
        self.setHeader(_Header(self))
        # The delegate draws the chevron itself: Qt would begin a head's tint only to the right of it.
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAllColumnsShowFocus(True)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(False)
        self.header().setSectionsClickable(True)
        self.header().sectionClicked.connect(self._on_head_clicked)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.clicked.connect(self._on_clicked)
        self.collapsed.connect(lambda index: self._folded.add(index.data()))
        self.expanded.connect(lambda index: self._folded.discard(index.data()))

    @property
    def current_id(self) -> str:
        """The chosen initiative's id, empty on a group's head."""
        row = self.currentIndex().siblingAtColumn(TITLE).data(_ROW)
        return row.id if row is not None else ""

    @property
    def shown(self) -> tuple[InitiativeRow, ...]:
        """The initiatives in the table."""
        return self._shown

    @property
    def order(self) -> tuple[str, ...]:
        """The ids of the initiatives as they stand, from the top."""
        return tuple(self._items)

    def show_rows(self, rows: Sequence[InitiativeRow], scale: Scale, estates: frozenset[str]) -> None:
        """Show other initiatives; the chosen one stays chosen, and nothing is told.

        ``estates`` are the names of the boligområder: many of them are told by their number.
        """
        self.scale, self._estates = scale, estates
        kept, place, folded = self.current_id, self.verticalScrollBar().value(), set(self._folded)
        if kept:
            self._last_place = list(self._items).index(kept)
        self.selectionModel().blockSignals(True)
        self._shown, self._items = tuple(rows), {}
        self._model.removeRows(0, self._model.rowCount())
        for status in InitiativeStatus.in_lists():
            self._add_group(status, self._sorted([row for row in rows if row.status is status]))
        self.expandAll()
        for number in range(self._model.rowCount()):
            index = self._model.index(number, 0)
            self.setExpanded(index, index.data() not in folded)
        if kept in self._items:
            self.setCurrentIndex(self._items[kept].index())
        self.selectionModel().blockSignals(False)
        self.verticalScrollBar().setValue(place)
        self.header().viewport().update()

    def choose(self, initiative_id: str) -> bool:
        """Make an initiative current; False when it is not shown."""
        item = self._items.get(initiative_id)
        if item is None:
            return False
        self.setCurrentIndex(item.index())
        self.scrollTo(item.index())
        return True

    def choose_near(self) -> None:
        """Make the initiative current that has come where the chosen one stood before it went away."""
        if self._items:
            self.choose(list(self._items)[min(self._last_place, len(self._items) - 1)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del wishes the current one away."""
        if event.key() == Qt.Key.Key_Delete and self.current_id:
            self.delete_wanted.emit(self.current_id)
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        head = index.siblingAtColumn(TITLE)
        if head.data(_ROW) is None:
            self.setExpanded(head, not self.isExpanded(head))

    def _add_group(self, status: InitiativeStatus, rows: Sequence[InitiativeRow]) -> None:
        if not rows:
            return
        head = QStandardItem(status.danish)
        head.setData(f"{status.danish}, {len(rows)}", Qt.ItemDataRole.AccessibleTextRole)
        head.setSelectable(False)
        for row in rows:
            item = QStandardItem(row.title)
            item.setData(row, _ROW)
            item.setData(_spoken(row), Qt.ItemDataRole.AccessibleTextRole)
            item.setToolTip(row.title)
            words = (area_words(row.area_names, self._estates), amount(row), "")
            cells = [item, *(QStandardItem(word) for word in words)]
            cells[AREA].setToolTip(", ".join(row.area_names))
            head.appendRow(cells)
            self._items[row.id] = item
        self._model.appendRow([head, *(_unselectable() for _column in range(len(_HEADS) - 1))])

    def _sorted(self, rows: list[InitiativeRow]) -> list[InitiativeRow]:
        column, order = self._sort
        collator = QCollator(QLocale(QLocale.Language.Danish, QLocale.Country.Denmark))
        collator.setNumericMode(True)
        keys = {
            TITLE: lambda row: collator.sortKey(row.title),
            AREA: lambda row: collator.sortKey(", ".join(row.area_names)),
            AMOUNT: lambda row: row.amount_ore or 0,
            TIME: lambda row: row.period_from,
        }
        return sorted(rows, key=keys[column], reverse=order == Qt.SortOrder.DescendingOrder)

    def _on_head_clicked(self, column: int) -> None:
        old, order = self._sort
        down = Qt.SortOrder.DescendingOrder
        self._sort = (column, down if old == column and order != down else Qt.SortOrder.AscendingOrder)
        self.show_rows(self._shown, self.scale, self._estates)

    def _on_current_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        if self.current_id:
            self.chosen.emit(self.current_id)

    @property
    def sorted_by(self) -> tuple[int, Qt.SortOrder]:
        """The column and its direction."""
        return self._sort


def amount(row: InitiativeRow) -> str:
    """The money as the column writes it."""
    return "–" if row.amount_ore is None else in_millions(row.amount_ore)


def area_words(names: Sequence[str], estates: frozenset[str]) -> str:
    """One or two areas by name, more by their number."""
    if len(names) <= 2:
        return ", ".join(names)
    return f"{len(names)} boligområder" if estates.issuperset(names) else f"{len(names)} områder"


def _unselectable() -> QStandardItem:
    item = QStandardItem("")
    item.setSelectable(False)
    return item


def _spoken(row: InitiativeRow) -> str:
    money = "" if row.amount_ore is None else f"{amount(row)} mio. kr."
    period = "–".join(part for part in (row.period_from, row.period_to) if part)
    decision = f"besluttet {bars.decision_words(row)}" if row.decided_on else ""
    parts = (row.title, row.status.danish, ", ".join(row.area_names), money, period, decision)
    return ", ".join(part for part in parts if part)


class _Header(QHeaderView):
    """Names of columns, the sign of sorting, and the years above the timeline."""

    def __init__(self, table: InitiativeTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setStretchLastSection(True)
        self.setFixedHeight(34)
        self.setMinimumSectionSize(60)

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        """Draw one head."""
        painter.save()
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
        flag = Qt.AlignmentFlag.AlignRight if column == AMOUNT else Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, flag | Qt.AlignmentFlag.AlignVCenter, _HEADS[column])
        sorted_column, order = self._table.sorted_by
        if column == sorted_column and column != AMOUNT:
            name = "arrow-up" if order == Qt.SortOrder.AscendingOrder else "arrow-down"
            left = place.left() + QFontMetrics(painter.font()).horizontalAdvance(_HEADS[column]) + 6
            icons.paint(painter, QRect(left, rect.center().y() - 6, 14, 14), name, "text2")

    def _paint_years(self, painter: QPainter, rect: QRect) -> None:
        scale = self._table.scale
        painter.fillRect(rect.left(), rect.top(), 1, rect.height(), look.color("edge"))
        room = rect.width() / (scale.last + 1 - scale.first)
        step = 1 if room >= 38 else 2 if room >= 20 else 5
        for year in range(scale.first, scale.last + 1, step):
            left = round(scale.place(year, rect.left(), rect.width()))
            place = QRect(left, rect.top(), round(room * step), rect.height())
            if place.right() <= rect.right() + 1:
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(year))
        now = scale.place(scale.now, rect.left(), rect.width())
        corners = [QPointF(now - 4, rect.bottom() - 6), QPointF(now + 6, rect.bottom() - 6)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("red"))
        painter.drawPolygon([*corners, QPointF(now + 1, rect.bottom() + 1)])


class _CellDelegate(QStyledItemDelegate):
    """Draws heads of groups, words, money and bars."""

    def __init__(self, table: InitiativeTable) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All rows alike."""
        return QSize(80, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        row: InitiativeRow | None = index.sibling(index.row(), TITLE).data(_ROW)
        painter.save()
        painter.setClipRect(option.rect)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = "alt" if row is None else "sel" if is_chosen else "base"
        painter.fillRect(option.rect, look.color(ground))
        if row is not None:
            painter.fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, look.color("line"))
        if index.column() == TIME:
            self._paint_time(painter, option.rect, row)
        elif row is None:
            self._paint_group(painter, option.rect, index)
        else:
            self._paint_words(painter, option.rect, index, row, is_chosen)
        if index.column() == TITLE and self._table.currentIndex().siblingAtColumn(TITLE) == index:
            bar = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())
            painter.fillRect(bar, look.color("accent" if self._table.hasFocus() else "edge"))
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if index.column() != TITLE:
            return
        name = "chevron-down" if self._table.isExpanded(index) else "chevron-right"
        icons.paint(painter, QRect(rect.left() + 14, rect.center().y() - 6, 14, 14), name, "text2")
        painter.setFont(look.font("strong"))
        painter.setPen(look.color("text"))
        place = rect.adjusted(_WORDS - 4, 0, 0, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, index.data())
        place.setLeft(place.left() + QFontMetrics(painter.font()).horizontalAdvance(index.data()) + 8)
        painter.setFont(look.font("body"))
        painter.setPen(look.color("text2"))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, str(index.model().rowCount(index)))

    @staticmethod
    def _paint_words(painter: QPainter, rect: QRect, index: Index, row: InitiativeRow, is_chosen: bool) -> None:
        column, text = index.column(), index.data()
        place = rect.adjusted(_WORDS if column == TITLE else 8, 0, -12, 0)
        flag = Qt.AlignmentFlag.AlignLeft
        painter.setFont(look.font("strong" if is_chosen and column != AREA else "body"))
        painter.setPen(look.color("text2" if column == AREA else "text"))
        if column == TITLE:
            badge = initiative_badge(row.status)
            icons.paint(painter, QRect(rect.left() + _SIGN, rect.center().y() - 7, 16, 16), badge.icon, badge.tone)
        elif column == AMOUNT:
            flag = Qt.AlignmentFlag.AlignRight
        text = look.fit(text, QFontMetrics(painter.font()), place.width())
        painter.drawText(place, flag | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_time(self, painter: QPainter, rect: QRect, row: InitiativeRow | None) -> None:
        scale = self._table.scale
        painter.fillRect(rect.left(), rect.top(), 1, rect.height(), look.color("edge"))
        for year in range(scale.first + 1, scale.last + 1):
            left = round(scale.place(year, rect.left(), rect.width()))
            painter.fillRect(left, rect.top(), 1, rect.height(), look.color("line"))
        if row is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            bars.paint_period(painter, rect, row, scale)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        now = round(scale.place(scale.now, rect.left(), rect.width()))
        painter.fillRect(now, rect.top(), 2, rect.height(), look.color("red"))
