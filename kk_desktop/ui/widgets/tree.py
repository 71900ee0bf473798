"""A tree of named things with icons; keeps what is folded out and what is chosen when it is filled again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from kk_desktop.ui import icons, look

Index = QModelIndex | QPersistentModelIndex
_ID = Qt.ItemDataRole.UserRole + 1
_NODE = Qt.ItemDataRole.UserRole + 2
_ROW_HEIGHT = 32
_GAP = 8


@dataclass(frozen=True, slots=True)
class Node:
    """One thing in the tree; ``spoken`` is what a screen reader says, ``detail`` stands small behind the name."""

    id: str
    parent_id: str | None
    name: str
    icon: str
    tone: str = "text2"
    strong: bool = False
    spoken: str = ""
    detail: str = ""


class Tree(QTreeView):
    """Tells which thing was chosen, and which shall go (Del)."""

    chosen = Signal(str)
    delete_wanted = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._model = QStandardItemModel(self)
        self._nodes: tuple[Node, ...] = ()
        self._items: dict[str, QStandardItem] = {}
        self._folded: set[str] = set()
        self._last_place = 0
        self.setModel(self._model)
        self.setItemDelegate(_NodeDelegate(self))
        self.setHeaderHidden(True)
        self.setIndentation(20)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(True)
        self.setTabKeyNavigation(False)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.collapsed.connect(lambda index: self._folded.add(index.data(_ID)))
        self.expanded.connect(lambda index: self._folded.discard(index.data(_ID)))

    @property
    def current_id(self) -> str:
        """The chosen thing's id, empty when none is."""
        return self.currentIndex().data(_ID) or ""

    @property
    def nodes(self) -> tuple[Node, ...]:
        """What the tree holds."""
        return self._nodes

    def set_nodes(self, nodes: Sequence[Node]) -> None:
        """Show other things, parents before their children; nothing is told."""
        if tuple(nodes) == self._nodes:
            return
        kept, place, folded = self.current_id, self.verticalScrollBar().value(), set(self._folded)
        was_seen = self.viewport().rect().intersects(self.visualRect(self.currentIndex()))
        if kept:
            self._last_place = [node.id for node in self._nodes].index(kept)
        self.selectionModel().blockSignals(True)
        self._nodes = tuple(nodes)
        self._model.clear()
        self._items = {}
        for node in nodes:
            self._add(node)
        self.expandAll()
        for folded_id in folded & self._items.keys():
            self.collapse(self._items[folded_id].index())
        if kept in self._items:
            self.setCurrentIndex(self._items[kept].index())
        self.selectionModel().blockSignals(False)
        self.verticalScrollBar().setValue(place)
        if kept in self._items and was_seen:
            self.scrollTo(self._items[kept].index())

    def choose(self, node_id: str) -> bool:
        """Make a thing current; False when it is not in the tree."""
        item = self._items.get(node_id)
        if item is None:
            return False
        self.setCurrentIndex(item.index())
        self.scrollTo(item.index())
        return True

    def choose_near(self) -> None:
        """Make the thing current that has come where the chosen one stood before it went away."""
        if self._nodes:
            self.choose(self._nodes[min(self._last_place, len(self._nodes) - 1)].id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by key to a tree where none is chosen chooses the first; Qt itself would only stand on it."""
        if not self.current_id and self._nodes:
            self.choose(self._nodes[0].id)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del wishes the current thing away."""
        if event.key() == Qt.Key.Key_Delete and self.current_id:
            self.delete_wanted.emit(self.current_id)
        else:
            super().keyPressEvent(event)

    def _add(self, node: Node) -> None:
        item = QStandardItem(node.name)
        item.setData(node.id, _ID)
        item.setData(node, _NODE)
        item.setData(node.spoken or node.name, Qt.ItemDataRole.AccessibleTextRole)
        item.setToolTip("  ".join(part for part in (node.name, node.detail) if part))
        parent = self._items.get(node.parent_id or "")
        (parent or self._model.invisibleRootItem()).appendRow(item)
        self._items[node.id] = item

    def _on_current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(now.data(_ID))


class _NodeDelegate(QStyledItemDelegate):
    """Icon and name; the row's ground is the style's."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All rows alike."""
        return QSize(120, _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw icon and name."""
        node: Node = index.data(_NODE)
        rect = option.rect
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(rect, look.color("sel"))
        icons.paint(painter, QRect(rect.left() + 2, rect.center().y() - 7, look.ICON, look.ICON), node.icon, node.tone)
        painter.save()
        painter.setFont(look.font("strong" if node.strong or is_chosen else "body"))
        painter.setPen(look.color("text"))
        place = rect.adjusted(26, 0, -8, 0)
        metrics = QFontMetrics(painter.font())
        text = look.fit(node.name, metrics, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
        place.setLeft(place.left() + metrics.horizontalAdvance(text) + _GAP)
        if node.detail and place.width() > _GAP:
            painter.setFont(look.font("secondary"))
            painter.setPen(look.color("text2"))
            detail = look.fit(node.detail, QFontMetrics(painter.font()), place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, detail)
        painter.restore()
