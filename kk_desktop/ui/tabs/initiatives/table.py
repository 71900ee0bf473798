"""The table of initiatives: groups by status, and a timeline as its last column."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCollator, QLocale, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QFontMetrics,
    QKeyEvent,
    QLinearGradient,
    QPainter,
    QPen,
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

from kk_desktop.domain.amounts import MILLION, write_decimal
from kk_desktop.domain.initiatives import InitiativeStatus
from kk_desktop.domain.rows import InitiativeRow
from kk_desktop.ui import icons, look
from kk_desktop.ui.widgets.badges import initiative_badge

Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole + 1
TITLE, AREA, AMOUNT, TIME = range(4)
_HEADS = ("Indsats", "Område", "Mio. kr.", "")
_HEIGHT = 31
_ORDER = (
    InitiativeStatus.ONGOING, InitiativeStatus.DECIDED, InitiativeStatus.PROPOSED, InitiativeStatus.APPLIED,
    InitiativeStatus.IDEA, InitiativeStatus.ENDED, InitiativeStatus.DROPPED,
)  # fmt: skip


class Scale:
    """Which years the timeline shows."""

    def __init__(self, first: int, last: int, today: date) -> None:
        self.first, self.last, self.today = first, last, today

    @classmethod
    def of(cls, rows: Sequence[InitiativeRow], today: date) -> Scale:
        """From the earliest year named to this one or the latest, at least six."""
        years = [int(text[:4]) for row in rows for text in (row.period_from, row.period_to) if text[:4].isdigit()]
        last = max([today.year, *years])
        return cls(min([last - 5, *years]), last, today)

    def place(self, year: float, left: int, width: int) -> float:
        """Where a moment stands, in pixels."""
        part = (year - self.first) / (self.last + 1 - self.first)
        return left + min(max(part, 0.0), 1.0) * width

    @property
    def now(self) -> float:
        """This day as a year with a fraction."""
        return self.today.year + (self.today.timetuple().tm_yday - 1) / 366


def as_year(text: str, is_end: bool) -> float | None:
    """2014, 2014-05 or 2014-05-01 as a year with a fraction; an end counts to the end of what is known."""
    parts = [int(part) for part in text.split("-")] if text else []
    match parts:
        case [year]:
            return year + (1.0 if is_end else 0.0)
        case [year, month]:
            return year + (month - (0 if is_end else 1)) / 12
        case [year, month, day]:
            return year + (month - 1) / 12 + (day - (0 if is_end else 1)) / 366
    return None


class InitiativeTable(QTreeView):
    """Tells which initiative was chosen, and which shall go (Del)."""

    chosen = Signal(str)
    delete_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Indsatser")
        self._model = QStandardItemModel(0, len(_HEADS), self)
        self._shown: tuple[InitiativeRow, ...] = ()
        self._items: dict[str, QStandardItem] = {}
        self._folded: set[str] = set()
        self._sort = (TITLE, Qt.SortOrder.AscendingOrder)
        self.scale = Scale(2000, 2001, date.min)
        self.setModel(self._model)
        self.setItemDelegate(_CellDelegate(self))
        self.setHeader(_Header(self))
        self.setRootIsDecorated(True)
        self.setIndentation(12)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAllColumnsShowFocus(True)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(False)
        self.header().setSectionsClickable(True)
        self.header().sectionClicked.connect(self._on_head_clicked)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
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

    def show_rows(self, rows: Sequence[InitiativeRow], scale: Scale) -> None:
        """Show other initiatives; the chosen one stays chosen, and nothing is told."""
        self.scale = scale
        kept, place, folded = self.current_id, self.verticalScrollBar().value(), set(self._folded)
        self.selectionModel().blockSignals(True)
        self._shown, self._items = tuple(rows), {}
        self._model.removeRows(0, self._model.rowCount())
        for status in _ORDER:
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

    def choose_first(self) -> None:
        """Make the first initiative current."""
        if self._items:
            self.choose(next(iter(self._items)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del wishes the current one away."""
        if event.key() == Qt.Key.Key_Delete and self.current_id:
            self.delete_wanted.emit(self.current_id)
        else:
            super().keyPressEvent(event)

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
            cells = [item, QStandardItem(", ".join(row.area_names)), QStandardItem(amount(row)), QStandardItem("")]
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
        self.show_rows(self._shown, self.scale)

    def _on_current_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        if self.current_id:
            self.chosen.emit(self.current_id)

    @property
    def sorted_by(self) -> tuple[int, Qt.SortOrder]:
        """The column and its direction."""
        return self._sort


def amount(row: InitiativeRow) -> str:
    """The money as the column writes it."""
    if row.amount_ore is None:
        return "–"
    exact = write_decimal(row.amount_ore, MILLION)
    return exact if "," in exact else f"{exact},0"


def _unselectable() -> QStandardItem:
    item = QStandardItem("")
    item.setSelectable(False)
    return item


def _spoken(row: InitiativeRow) -> str:
    money = "" if row.amount_ore is None else f"{amount(row)} mio. kr."
    period = "–".join(part for part in (row.period_from, row.period_to) if part)
    return ", ".join(part for part in (row.title, row.status.danish, ", ".join(row.area_names), money, period) if part)


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
        place = rect.adjusted(50 if column == TITLE else 8, 0, -12, 0)
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
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(year))


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
        if row is None:
            self._paint_group(painter, option.rect, index)
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(option.rect, look.color("sel"))
            painter.fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, look.color("line"))
            is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            if index.column() == TIME:
                self._paint_time(painter, option.rect, row)
            else:
                self._paint_words(painter, option.rect, index, row, is_chosen)
        painter.restore()

    @staticmethod
    def _paint_group(painter: QPainter, rect: QRect, index: Index) -> None:
        painter.fillRect(rect, look.color("alt"))
        if index.column() != TITLE:
            return
        painter.setFont(look.font("strong"))
        painter.setPen(look.color("text"))
        painter.drawText(rect.adjusted(4, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, index.data())
        left = 4 + QFontMetrics(painter.font()).horizontalAdvance(index.data()) + 8
        painter.setFont(look.font("body"))
        painter.setPen(look.color("text2"))
        count = str(index.model().rowCount(index))
        painter.drawText(rect.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, count)

    @staticmethod
    def _paint_words(painter: QPainter, rect: QRect, index: Index, row: InitiativeRow, is_chosen: bool) -> None:
        column, text = index.column(), index.data()
        place = rect.adjusted(26 if column == TITLE else 8, 0, -12, 0)
        flag = Qt.AlignmentFlag.AlignLeft
        painter.setFont(look.font("strong" if is_chosen and column != AREA else "body"))
        painter.setPen(look.color("text2" if column == AREA else "text"))
        if column == TITLE:
            badge = initiative_badge(row.status)
            icons.paint(painter, QRect(rect.left() + 1, rect.center().y() - 7, 16, 16), badge.icon, badge.tone)
        elif column == AMOUNT:
            flag = Qt.AlignmentFlag.AlignRight
        text = look.fit(text, QFontMetrics(painter.font()), place.width())
        painter.drawText(place, flag | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_time(self, painter: QPainter, rect: QRect, row: InitiativeRow) -> None:
        scale = self._table.scale
        painter.fillRect(rect.left(), rect.top(), 1, rect.height(), look.color("edge"))
        for year in range(scale.first + 1, scale.last + 1):
            left = round(scale.place(year, rect.left(), rect.width()))
            painter.fillRect(left, rect.top(), 1, rect.height(), look.color("line"))
        start, end = as_year(row.period_from, is_end=False), as_year(row.period_to, is_end=True)
        if start is not None or end is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_bar(painter, rect, row, start, end)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        now = round(scale.place(scale.now, rect.left(), rect.width()))
        painter.fillRect(now, rect.top(), 2, rect.height(), look.color("red"))

    def _paint_bar(
        self, painter: QPainter, rect: QRect, row: InitiativeRow, start: float | None, end: float | None
    ) -> None:
        scale = self._table.scale
        is_running = row.status is InitiativeStatus.ONGOING
        unknown_end = (start or 0) + 1 if not is_running else float(scale.last + 1)
        right = scale.place(end if end is not None else unknown_end, rect.left(), rect.width())
        left = scale.place(start if start is not None else (end or 0) - 1.5, rect.left(), rect.width())
        bar = QRectF(left + 1, rect.center().y() - 6, max(right - left - 2, 8), 13)
        fill, pen = _bar_look(row.status)
        if start is None or (end is None and not is_running):
            pen.setColor(look.color("line"))
            fill = QBrush(_faded(bar, fill, from_left=start is None))
        painter.setPen(pen)
        painter.setBrush(fill)
        painter.drawRoundedRect(bar, 3, 3)
        if is_running and end is None:
            icons.paint(painter, QRect(round(bar.right()) - 18, round(bar.top()), 13, 13), "arrow-right", "onaccent")


def _bar_look(status: InitiativeStatus) -> tuple[QBrush, QPen]:
    accent, base = look.color("accent"), look.color("base")
    match status:
        case InitiativeStatus.ONGOING:
            return QBrush(accent), QPen(accent, 1)
        case InitiativeStatus.APPLIED:
            return QBrush(base), QPen(accent, 1.5)
        case InitiativeStatus.DECIDED:
            return QBrush(look.color("bluebg")), QPen(accent, 1.5)
        case InitiativeStatus.ENDED:
            return QBrush(look.color("graybg")), QPen(look.color("edge"), 1)
    pen = QPen(accent if status is InitiativeStatus.PROPOSED else look.color("edge"), 1.5)
    pen.setStyle(Qt.PenStyle.DashLine)
    return QBrush(base), pen


def _faded(bar: QRectF, fill: QBrush, from_left: bool) -> QLinearGradient:
    """A bar whose end is not known runs out into nothing."""
    clear = look.color("base")
    solid = fill.color()
    gradient = QLinearGradient(bar.topLeft(), bar.topRight())
    gradient.setColorAt(0, clear if from_left else solid)
    gradient.setColorAt(1, solid if from_left else clear)
    return gradient
