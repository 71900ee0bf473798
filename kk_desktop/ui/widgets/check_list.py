"""A list that opens below a button: several can be marked, or one is taken; typing narrows it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from kk_desktop.ui import look

from .buttons import button
from .check_box import BOX, paint_box
from .labels import label
from .search_field import SearchField

_KEY, _LEVEL, _MARKED, _ALSO = (Qt.ItemDataRole.UserRole + n for n in range(1, 5))
_WIDTH, _ROW, _INDENT, _MOST_ROWS = 320, 30, 18, 12
_SEARCHED_FROM = 9
"""So many choices or more have a search field."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One line: its key, its words, how far in it stands, and other words it is found by."""

    key: str
    words: str
    level: int = 0
    also: str = ""


class CheckList(QFrame):
    """Space marks, Esc closes; with ``is_single`` Enter or a press takes one and closes.

    With ``is_movable`` Alt and the arrows move a line, and the order is told along.
    ``otherwise`` is said where there is nothing to choose.
    """

    changed = Signal(tuple)  # the keys marked, in the order of the lines
    taken = Signal(str)

    def __init__(
        self, owner: QWidget, name: str, *, is_single: bool = False, is_movable: bool = False, otherwise: str = ""
    ) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self._owner, self._is_single, self._is_movable = owner, is_single, is_movable
        self.setProperty("ground", "card")
        self.setAccessibleName(name)
        self.search = SearchField("Søg", enter_goes_on=False)
        self.rows = _Rows(self, name)
        self.none = button("Fjern alle mærker", kind="link", on_click=self._on_none_wanted)
        self._hint = label("Mellemrum sætter og fjerner et mærke. Alt+↑↓ flytter.", "secondary", "text2", wrap=True)
        self._nothing = label(otherwise, "secondary", "text2", wrap=True)
        self._lay_out()
        self.search.wanted.connect(self.narrow)
        self.search.left_downwards.connect(self.rows.setFocus)
        self.search.returnPressed.connect(self.toggle)
        self.rows.itemClicked.connect(lambda _item: self.toggle())

    @property
    def marked(self) -> tuple[str, ...]:
        """The keys marked, in the order of the lines."""
        items = (self.rows.item(row) for row in range(self.rows.count()))
        return tuple(item.data(_KEY) for item in items if item.data(_MARKED))

    def open(self, choices: Sequence[Choice], marked: Collection[str] = ()) -> None:
        """Open below the owner with these lines."""
        self.rows.clear()
        for choice in choices:
            item = QListWidgetItem(choice.words)
            item.setData(_KEY, choice.key)
            item.setData(_LEVEL, choice.level)
            item.setData(_ALSO, choice.also)
            item.setToolTip(choice.words)
            self.rows.addItem(item)
            self._mark(item, is_marked=choice.key in marked)
        self.search.clear()
        self.search.setVisible(len(choices) >= _SEARCHED_FROM)
        self.rows.setVisible(bool(choices))
        self._nothing.setVisible(not choices)
        self.none.setVisible(bool(choices) and not self._is_single and not self._is_movable)
        self.none.setEnabled(bool(self.marked))
        self._hint.setVisible(self._is_movable)
        self.rows.setFixedHeight(min(max(len(choices), 1), _MOST_ROWS) * _ROW + 4)
        self.setFixedWidth(_WIDTH)
        self.adjustSize()
        self.move(self._place())
        self.show()
        self.rows.setCurrentRow(0)
        (self.search if len(choices) >= _SEARCHED_FROM else self.rows if choices else self).setFocus()

    def fill(self, choices: Sequence[Choice], marked: Collection[str] = ()) -> None:
        """Put other lines in place of those there are."""
        self.rows.clear()
        for choice in choices:
            item = QListWidgetItem(choice.words)
            item.setData(_KEY, choice.key)
            item.setData(_LEVEL, choice.level)
            item.setToolTip(choice.words)
            self.rows.addItem(item)
            self._mark(item, is_marked=choice.key in marked)
        self.rows.setCurrentRow(0)

    def toggle(self) -> None:
        """Mark the line one stands on or unmark it, or take it."""
        item = self.rows.currentItem()
        if item is None or item.isHidden():
            return
        if self._is_single:
            self.close()
            self.taken.emit(item.data(_KEY))
            return
        self._mark(item, is_marked=not item.data(_MARKED))
        self._tell()

    def move_line(self, step: int) -> None:
        """Move the line one stands on up or down."""
        row = self.rows.currentRow()
        if self._is_movable and 0 <= row + step < self.rows.count():
            self.rows.insertItem(row + step, self.rows.takeItem(row))
            self.rows.setCurrentRow(row + step)
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            self._owner.setFocus()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for part in (self.search, self.rows, self._nothing, self._hint):
            column.addWidget(part)
        column.addWidget(self.none, 0, Qt.AlignmentFlag.AlignLeft)

    def _place(self) -> QPoint:
        """Below the owner, and within the window's screen."""
        place = self._owner.mapToGlobal(QPoint(0, self._owner.height() + 4))
        room = self._owner.screen().availableGeometry()
        return QPoint(
            max(min(place.x(), room.right() - self.width()), room.left()),
            max(min(place.y(), room.bottom() - self.height()), room.top()),
        )

    def _mark(self, item: QListWidgetItem, *, is_marked: bool) -> None:
        item.setData(_MARKED, is_marked)
        told = item.text() if self._is_single else f"{item.text()}, {'valgt' if is_marked else 'ikke valgt'}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, told)

    def _tell(self) -> None:
        self.none.setEnabled(bool(self.marked))
        self.changed.emit(self.marked)

    def _on_none_wanted(self) -> None:
        for row in range(self.rows.count()):
            self._mark(self.rows.item(row), is_marked=False)
        self._tell()

    def narrow(self, text: str) -> None:
        """Leave the lines that hold what is typed."""
        wanted = text.casefold().split()
        shown = []
        for row in range(self.rows.count()):
            item = self.rows.item(row)
            held = f"{item.text()} {item.data(_ALSO)}".casefold()
            item.setHidden(not all(word in held for word in wanted))
            if not item.isHidden():
                shown.append(row)
        if shown and self.rows.currentRow() not in shown:
            self.rows.setCurrentRow(shown[0])

    @property
    def is_single(self) -> bool:
        """Whether one is taken, and nothing is marked."""
        return self._is_single


class _Rows(QListWidget):
    def __init__(self, owner: CheckList, name: str) -> None:
        super().__init__()
        self._owner = owner
        self.setAccessibleName(name)
        self.setItemDelegate(_Delegate(self, owner))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter mark or take; Alt and the arrows move; letters go to the next that begins so."""
        steps: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._owner.toggle()
        elif event.key() in steps and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._owner.move_line(steps[event.key()])
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    def __init__(self, parent: QWidget, owner: CheckList) -> None:
        super().__init__(parent)
        self._owner = owner

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All lines alike."""
        return QSize(80, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The line's tint, its box where lines are marked, and its words."""
        rect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.color("sel"))
        left = rect.left() + 8 + index.data(_LEVEL) * _INDENT
        if not self._owner.is_single:
            paint_box(painter, left, rect.top() + (rect.height() - BOX) // 2, is_on=bool(index.data(_MARKED)))
            left += BOX + 8
        painter.setFont(look.font("body"))
        painter.setPen(look.color("text"))
        place = QRect(left, rect.top(), rect.right() - left - 8, rect.height())
        words = look.fit(index.data(), QFontMetrics(painter.font()), place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()
