"""How the grid is drawn: heads in two levels, and figures with the signs that stand in them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from kk_desktop.domain.budgets import BudgetTable, ColumnKind, Row, RowKind
from kk_desktop.ui import icons, look

from .grid_model import GridModel, Index
from .widths import RIGHT, SIGN

INDENT = 16
HEAD = 34
_LEVEL = 26
_TINTS = {"red": "redbg", "amber": "amberbg", "green": "greenbg"}


class Head(QHeaderView):
    """The head is painted: bold on white with a dark line below, the shared headings above their columns."""

    def __init__(self, grid: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, grid)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFixedHeight(HEAD)

    def fit(self, table: BudgetTable | None) -> None:
        """Make room for the level of headings where there is one."""
        self.setFixedHeight(HEAD + (_LEVEL if _has_headings(table) else 0))
        self.viewport().update()

    def _table(self) -> BudgetTable | None:
        model = self.model()
        return model.table if isinstance(model, GridModel) else None

    def _is_doubled(self, column_id: str) -> bool:
        model = self.model()
        return isinstance(model, GridModel) and column_id in model.doubled

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one head."""
        table = self._table()
        if table is None:
            return
        painter.save()
        painter.fillRect(rect, look.color("base"))
        painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, look.color("text"))
        painter.setFont(look.font("strong"))
        painter.setPen(look.color("text"))
        place = rect.adjusted(16 if section == 0 else 4, 0, -14, 0)
        if _has_headings(table):
            place.setTop(rect.top() + _LEVEL)
            if section:
                self._paint_heading(painter, rect, table, section - 1)
        if section and self._is_doubled(table.columns[section - 1].id):
            middle = place.top() + (place.height() - look.ICON) // 2
            icons.paint(painter, QRect(rect.left() + 6, middle, look.ICON, look.ICON), "triangle-alert", "amber")
            painter.setPen(look.color("amber"))
            place.setLeft(rect.left() + 8 + look.ICON)
        flag = Qt.AlignmentFlag.AlignLeft if section == 0 else Qt.AlignmentFlag.AlignRight
        text = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        painter.drawText(
            place, flag | Qt.AlignmentFlag.AlignVCenter, look.fit(text, QFontMetrics(painter.font()), place.width())
        )
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, table: BudgetTable, place: int) -> None:
        """Draw this column's piece of the heading it shares with its neighbours, centred over them all."""
        heading = table.columns[place].heading
        if not heading:
            return
        first = last = place
        while first and table.columns[first - 1].heading == heading:
            first -= 1
        while last + 1 < len(table.columns) and table.columns[last + 1].heading == heading:
            last += 1
        left = self.sectionViewportPosition(first + 1)
        right = self.sectionViewportPosition(last + 1) + self.sectionSize(last + 1)
        # Of a heading that is partly out of sight, the words stand over what is left of it.
        edge = self.sectionSize(0) if self.offset() else 0
        seen_left, seen_right = max(left, edge), min(right, self.viewport().width())
        whole = QRect(seen_left + 6, rect.top(), seen_right - seen_left - 12, _LEVEL)
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(left + 6, rect.top() + _LEVEL - 1, right - left - 12, 1, look.color("edge"))
        text = look.fit(heading, QFontMetrics(painter.font()), whole.width())
        painter.drawText(whole, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()


def _has_headings(table: BudgetTable | None) -> bool:
    return table is not None and any(column.heading for column in table.columns)


class FigureDelegate(QStyledItemDelegate):
    """Heads grey and bold, details indented, sums bold on a tint; the cell one is in wears a ring inside."""

    stepped = Signal(int, int, bool)
    """A key in the editor has saved and wishes to go on: by so many rows and columns, and whether it was Enter."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._is_typed_over = False

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field that fills its cell."""
        editor = super().createEditor(parent, option, index)
        editor.setProperty("kind", "cell")
        if index.column() and isinstance(editor, QLineEdit):
            editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        editor.setAccessibleName(f"{index.data(Qt.ItemDataRole.AccessibleTextRole)}, ret")
        model = self._view.model()
        column = model.column(index) if isinstance(model, GridModel) else None
        is_figure = column is not None and column.kind is not ColumnKind.TEXT
        editor.setProperty(_TYPED_OVER, self._is_typed_over and is_figure)
        return editor

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter, Tab and the arrows up and down save and go on; Shift turns Enter and Tab round.

        So do the arrows left and right from a figure that is typed over, as in a spreadsheet; after F2 or a click in
        the field they move in it, as they do in words.
        """
        if event.type() == QEvent.Type.MouseButtonPress:
            editor.setProperty(_TYPED_OVER, False)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(editor, QWidget):
            step = _STEPS.get(Qt.Key(event.key()))
            if step is None and editor.property(_TYPED_OVER):
                step = self._step_aside(Qt.Key(event.key()), event.modifiers())
            if step is not None and not event.modifiers() & ~_HARMLESS:
                back = -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
                self.stepped.emit(step[0] * back, step[1] * back, is_enter)
                return True
        return super().eventFilter(editor, event)

    def expect_typing_over(self, is_typed_over: bool) -> None:
        """Whether a field opened now is opened by a key that takes the place of what stands in its cell."""
        self._is_typed_over = is_typed_over

    def _step_aside(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> tuple[int, int] | None:
        """Where an arrow leads; at the table's edge nowhere."""
        step = _ASIDE.get(key)
        if step is None or modifiers & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        is_last = self._view.currentIndex().column() + step == self._view.model().columnCount()
        return 0, 0 if is_last else step

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        model = self._view.model()
        assert isinstance(model, GridModel)
        row, rect, mark = model.row(index), option.rect, model.mark_at(index)
        painter.save()
        is_sum = row.kind.is_sum
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_current = index == self._view.currentIndex()
        ground = "sel" if chosen and not is_current else _TINTS[mark.tone] if mark else "alt" if is_sum else "base"
        painter.fillRect(rect, look.color(ground))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.color("edge" if is_sum else "line"))
        if mark:
            middle = rect.top() + (rect.height() - look.ICON) // 2
            icons.paint(painter, QRect(rect.left() + 6, middle, look.ICON, look.ICON), mark.icon, mark.tone)
        painter.setFont(look.font("strong" if _is_bold(row) else "body"))
        painter.setPen(look.color("text2" if row.kind in _QUIET else "text"))
        flag, place = Qt.AlignmentFlag.AlignRight, rect.adjusted(4 + (SIGN if mark else 0), 0, -RIGHT, 0)
        if index.column() == 0:
            flag, place = Qt.AlignmentFlag.AlignLeft, rect.adjusted(_indent(row), 0, -8, 0)
        text, column = str(index.data() or ""), model.column(index)
        if column is None or column.kind is ColumnKind.TEXT:
            # Words may be cut; of a figure that were another figure, so its column has room for it.
            text = _fit(text, QFontMetrics(painter.font()), place.width())
        painter.drawText(place, flag | Qt.AlignmentFlag.AlignVCenter, text)
        if is_current:
            painter.setPen(QPen(look.color("accent" if self._view.hasFocus() else "edge"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as its words."""
        row_kind_font = QFontMetrics(look.font("strong"))
        return QSize(row_kind_font.horizontalAdvance(str(index.data() or "")) + 44, option.rect.height())


_HARMLESS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_STEPS = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, 1),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Up: (-1, 0),
}
_ASIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_TYPED_OVER = "typed_over"
_QUIET = frozenset({RowKind.GROUP, RowKind.TEXT, RowKind.OF_WHICH})


def _fit(text: str, metrics: QFontMetrics, width: int) -> str:
    """The text, elided where it does not fit, but never without the stars that lead to a note."""
    words = text.rstrip("*")
    stars = text[len(words) :]
    return look.fit(words, metrics, width - metrics.horizontalAdvance(stars)) + stars


def _is_bold(row: Row) -> bool:
    return row.kind is RowKind.GROUP or row.kind.is_sum


def _indent(row: Row) -> int:
    if row.kind is RowKind.OF_WHICH:
        return INDENT * (max(row.indent, 1) + 2)
    return INDENT * (row.indent + 1 if row.kind is RowKind.ROW else 1)
