"""A table that is mostly read: a painted head, hairlines, tints with signs; its model is handed in cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QCompleter,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from kk_desktop.errors import UserError
from kk_desktop.ui import look

Index = QModelIndex | QPersistentModelIndex
_HEIGHT, _TALL, _HEAD = 30, 46, 34
_EDGE = 12
_LEAST = 120


@dataclass(frozen=True, slots=True)
class Cell:
    """What a place shows; ``below`` is a smaller second line, ``ground`` a tint, ``spoken`` what is read aloud.

    ``typed`` is what stands in the field when the place is edited; ``None`` for a place that is only read.
    """

    text: str = ""
    below: str = ""
    tone: str = "text"
    ground: str = ""
    strong: bool = False
    right: bool = False
    indent: int = 0
    spoken: str = ""
    typed: str | None = None
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """A column: its words, whether figures stand in it, and its width in pixels; 0 takes what is left."""

    text: str
    right: bool = False
    width: int = 0


class PlainModel(QAbstractTableModel):
    """Rows of cells; ``save`` gets row, column and what was typed.

    It may raise ``UserError`` or ``ValueError`` with a Danish sentence, which ``refused`` tells.
    """

    refused = Signal(str)
    taken = Signal()

    def __init__(self, save: Callable[[int, int, str], object] | None = None) -> None:
        super().__init__()
        self._save = save
        self._heads: Sequence[Head] = ()
        self._rows: Sequence[Sequence[Cell]] = ()
        self._kept: tuple[int, int, str] | None = None

    def show_rows(self, heads: Sequence[Head], rows: Sequence[Sequence[Cell]]) -> None:
        """Show other rows; those of the same shape are changed where they stand."""
        same = len(heads) == len(self._heads) and len(rows) == len(self._rows)
        if same and rows:
            self._heads, self._rows = heads, rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(heads) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(heads) - 1)
        else:
            self.beginResetModel()
            self._heads, self._rows, self._kept = heads, rows, None
            self.endResetModel()

    @property
    def heads(self) -> Sequence[Head]:
        """The columns."""
        return self._heads

    @property
    def is_tall(self) -> bool:
        """Whether any place has a second line."""
        return any(cell.below for row in self._rows for cell in row)

    @property
    def is_refused(self) -> bool:
        """Whether something typed could not be taken and waits to be mended."""
        return self._kept is not None

    def give_up(self) -> None:
        """Forget what could not be taken."""
        self._kept = None

    def cell(self, index: Index) -> Cell:
        """What a place shows."""
        return self._rows[index.row()][index.column()]

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """Every row."""
        return len(self._rows)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """Every column."""
        return len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The columns' words."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._heads):
            return None
        return self._heads[section].text if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, and while editing what was typed last."""
        if not index.isValid():
            return None
        cell = self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.EditRole:
            kept = self._kept
            return kept[2] if kept and kept[:2] == (index.row(), index.column()) else cell.typed
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.spoken or f"{self._heads[index.column()].text} {cell.text or 'tom'} {cell.below}".strip()
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.tip or None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can be typed in is told by the cell."""
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        writes = index.isValid() and self._save is not None and self.cell(index).typed is not None
        return base | Qt.ItemFlag.ItemIsEditable if writes else base

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand over what was typed; what is refused stays to be mended, with the sentence told."""
        if role != Qt.ItemDataRole.EditRole or self._save is None:
            return False
        typed = str(value)
        self._kept = None
        if typed == self.cell(index).typed:
            return True
        try:
            self._save(index.row(), index.column(), typed)
        except (UserError, ValueError) as error:
            self._kept = (index.row(), index.column(), typed)
            self.refused.emit(str(error))
            return False
        self.taken.emit()
        return True


class PlainTable(QTableView):
    """Arrows go from place to place, Tab leaves, F2 or a key edits what can be typed in, Enter saves and goes down."""

    def __init__(self, name: str, model: PlainModel, *, writes: bool = False) -> None:
        super().__init__()
        self._model = model
        self._suggested: Sequence[Sequence[str]] = ()
        self.setAccessibleName(name)
        self.setModel(model)
        model.setParent(self)
        self.setItemDelegate(_Delegate(self))
        self.setHorizontalHeader(_Head(self))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        keys = triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        self.setEditTriggers(keys if writes else triggers.NoEditTriggers)
        self.setTabKeyNavigation(False)
        model.modelReset.connect(self._fit)

    def show_rows(self, heads: Sequence[Head], rows: Sequence[Sequence[Cell]]) -> None:
        """Show other rows; the place one is at stays, and the keyboard too where a place was being typed in."""
        at, typed_in = self.currentIndex(), QApplication.focusWidget()
        place, is_typing = (at.row(), at.column()), typed_in is not None and self.isAncestorOf(typed_in)
        self._model.show_rows(heads, rows)
        self._fit()
        is_open = typed_in is self.indexWidget(self.currentIndex())
        if is_typing and typed_in is not None and typed_in is not self and not is_open:
            # Other rows have let the field go: it has nothing more to hand over when the keyboard leaves it.
            typed_in.removeEventFilter(self.itemDelegate())
            self.setFocus()
        if place != (-1, -1) and not self.currentIndex().isValid() and rows:
            self.go_to(min(place[0], len(rows) - 1), min(place[1], len(heads) - 1))

    def suggest(self, words: Sequence[Sequence[str]]) -> None:
        """Offer words to choose from while one types, column by column."""
        self._suggested = words

    def suggested(self, column: int) -> Sequence[str]:
        """What is offered in a column."""
        return self._suggested[column] if column < len(self._suggested) else ()

    def go_to(self, row: int, column: int) -> None:
        """Stand in a place and bring it into view."""
        index = self._model.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def save_typed(self) -> bool:
        """Hand over what is being typed; False when it was refused."""
        editor = self.indexWidget(self.currentIndex())
        if self.state() == QAbstractItemView.State.EditingState and editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        return not self._model.is_refused

    def sizeHint(self) -> QSize:
        """All rows, where there is room."""
        return QSize(400, _HEAD + self._model.rowCount() * self.verticalHeader().defaultSectionSize() + 4)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter goes on to the place below; Esc forgets what could not be taken."""
        if hint == QAbstractItemDelegate.EndEditHint.RevertModelCache:
            self._model.give_up()
        super().closeEditor(editor, hint)
        is_saved = hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache and not self._model.is_refused
        below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
        if is_saved and below.isValid():
            self.setCurrentIndex(below)

    def resizeEvent(self, event) -> None:
        """Another width, another rest."""
        super().resizeEvent(event)
        self._fit_widths()

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(_TALL if self._model.is_tall else _HEIGHT)
        self._fit_widths()
        self.updateGeometry()

    def _fit_widths(self) -> None:
        heads = self._model.heads
        fixed = sum(head.width for head in heads)
        free = [place for place, head in enumerate(heads) if not head.width]
        spare = max((self.viewport().width() - fixed) // len(free), _LEAST) if free else 0
        for place, head in enumerate(heads):
            self.horizontalHeader().setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(place, head.width or spare)


class _Head(QHeaderView):
    """Bold on white with a dark line below."""

    def __init__(self, table: PlainTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setFixedHeight(_HEAD)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one head."""
        model = self.model()
        assert isinstance(model, PlainModel)
        head = model.heads[section]
        painter.save()
        painter.fillRect(rect, look.color("base"))
        painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, look.color("text"))
        painter.setFont(look.font("strong"))
        painter.setPen(look.color("text"))
        place = rect.adjusted(_EDGE, 0, -_EDGE, 0)
        side = Qt.AlignmentFlag.AlignRight if head.right else Qt.AlignmentFlag.AlignLeft
        words = look.fit(head.text, QFontMetrics(painter.font()), place.width())
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


class _Delegate(QStyledItemDelegate):
    """Tint, words on one line or two, a hairline, and the ring of the place one is in."""

    def __init__(self, table: PlainTable) -> None:
        super().__init__(table)
        self._table = table

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field that fills its place."""
        editor = super().createEditor(parent, option, index)
        editor.setProperty("kind", "cell")
        if isinstance(editor, QLineEdit) and self._cell(index).right:
            editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        editor.setAccessibleName(f"{index.data(Qt.ItemDataRole.AccessibleTextRole)}, ret")
        if isinstance(editor, QLineEdit) and (words := self._table.suggested(index.column())):
            offered = QCompleter(list(words), editor)
            offered.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            offered.setFilterMode(Qt.MatchFlag.MatchContains)
            editor.setCompleter(offered)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What is being typed is left alone when the table is shown anew meanwhile, and so is what is chosen in it."""
        typed = editor if isinstance(editor, QLineEdit) else None
        if typed is None or not (typed.isModified() or typed.text() == index.data(Qt.ItemDataRole.EditRole)):
            super().setEditorData(editor, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one place."""
        cell, rect = self._cell(index), option.rect
        painter.save()
        painter.fillRect(rect, look.color(cell.ground or "base"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.color("line"))
        place = rect.adjusted(_EDGE + 16 * cell.indent, 2, -_EDGE, -2)
        side = Qt.AlignmentFlag.AlignRight if cell.right else Qt.AlignmentFlag.AlignLeft
        lines = [(cell.text, "strong" if cell.strong else "body", cell.tone)]
        if cell.below:
            lines.append((cell.below, "secondary", "text2" if cell.tone == "text" else cell.tone))
        high = place.height() // len(lines)
        for number, (words, role, tone) in enumerate(lines):
            painter.setFont(look.font(role))
            painter.setPen(look.color(tone))
            box = QRect(place.left(), place.top() + number * high, place.width(), high)
            shown = look.fit(words, QFontMetrics(painter.font()), box.width())
            painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(look.color("accent" if self._table.hasFocus() else "edge"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    @staticmethod
    def _cell(index: Index) -> Cell:
        model = index.model()
        assert isinstance(model, PlainModel)
        return model.cell(index)
