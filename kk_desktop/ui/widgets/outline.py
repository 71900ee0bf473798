"""A list of headings, each set in by its level: Enter or a click goes there, Alt and an arrow or the mouse move it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from kk_desktop.domain.sections import Heading
from kk_desktop.ui import look

NO_WORDS = "Overskrift uden tekst"

_LEVEL = Qt.ItemDataRole.UserRole + 1
_ROW_HEIGHT = 28
_INDENT = 16

Index = QModelIndex | QPersistentModelIndex
Drop = QAbstractItemView.DropIndicatorPosition


class Outline(QListWidget):
    """Tells by the rows' numbers what is wanted; the rows themselves only change when they are set anew."""

    opened = Signal(int)
    step_wanted = Signal(int, int)
    """A row is to go one up (-1) or one down (1)."""

    move_wanted = Signal(int, int)
    """A row is to stand before another; the second number may be the count of rows."""

    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setItemDelegate(_HeadingDelegate(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDropIndicatorShown(True)
        self.setDragDropOverwriteMode(False)
        self.setTabKeyNavigation(False)
        self.itemClicked.connect(lambda item: self.opened.emit(self.row(item)))

    def set_headings(self, headings: Sequence[Heading]) -> None:
        """Show these; only what differs is changed, and the chosen row stays."""
        while self.count() > len(headings):
            self.takeItem(self.count() - 1)
        while self.count() < len(headings):
            self.addItem(QListWidgetItem())
        for row, heading in enumerate(headings):
            item = self.item(row)
            words = " ".join(heading.text.split()) or NO_WORDS
            if (item.text(), item.data(_LEVEL)) != (words, heading.level):
                item.setText(words)
                item.setToolTip(words)
                item.setData(_LEVEL, heading.level)
                spoken = words if heading.level == 1 else f"Underoverskrift: {words}"
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    def set_movable(self, is_movable: bool) -> None:
        """In a locked document nothing is moved."""
        mode = QAbstractItemView.DragDropMode
        self.setDragDropMode(mode.InternalMove if is_movable else mode.NoDragDrop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there, Alt and an arrow move, Esc goes back to the text."""
        key, is_alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.opened.emit(self.currentRow())
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif is_alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.currentRow() >= 0:
            self.step_wanted.emit(self.currentRow(), -1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """The text is moved, and the rows follow it."""
        row, where = self.indexAt(event.position().toPoint()).row(), self.dropIndicatorPosition()
        before = self.count() if row < 0 else row + (1 if where == Drop.BelowItem else 0)
        # Qt would take the dragged row out itself.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.move_wanted.emit(self.currentRow(), before)


class _HeadingDelegate(QStyledItemDelegate):
    """The words, set in by the level; the row where the caret stands is marked as in other lists."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All rows alike."""
        return QSize(80, _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground and words."""
        painter.save()
        rect, level = option.rect, index.data(_LEVEL) or 1
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.color("sel"))
            has_focus = option.widget is not None and option.widget.hasFocus()
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), look.color("accent" if has_focus else "edge"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.color("graybg"))
        painter.setFont(look.font("row_title" if level == 1 else "body"))
        painter.setPen(look.color("text" if level == 1 else "text2"))
        place = rect.adjusted(12 + _INDENT * (level - 1), 0, -8, 0)
        words = look.fit(index.data(), QFontMetrics(painter.font()), place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()
