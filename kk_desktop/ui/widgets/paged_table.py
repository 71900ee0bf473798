"""A table over a list of any length: rows chosen, heads folded, titles found by typing, without reading them all."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Sequence
from itertools import groupby

from PySide6.QtCore import QElapsedTimer, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView

from kk_desktop.ui.models.paged import Head, PagedModel

_Update = QItemSelectionModel.SelectionFlag
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)


class PagedTable(QTableView):
    """Keys are those of its ``PagedModel``; ``beginning_with`` gives the keys of what begins with typed words."""

    stood_on = Signal(int)  # the key of the row the person has gone to
    selection_told = Signal(int)  # how many are chosen

    def __init__(self, name: str, row_height: int, beginning_with: Callable[[str], Collection[int]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._beginning_with = beginning_with
        self._typed, self._pause = "", QElapsedTimer()
        self._last_row = 0
        self._is_showing = False
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(row_height)
        rows.setDefaultSectionSize(row_height)

    def show_model(self, model: PagedModel) -> None:
        """The list; once."""
        self.setModel(model)
        self.paged = model
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)

    # -- what is chosen ------------------------------------------------------------------------------------

    @property
    def current_key(self) -> int | None:
        """The key of the row one stands on; nothing on a head."""
        return self.paged.key_at(self.currentIndex().row())

    def selected_keys(self) -> list[int]:
        """The keys of all rows chosen, from the top."""
        return [key for first, last in self._chosen_ranges() for key in self.paged.keys_in(first, last)]

    @property
    def selected_count(self) -> int:
        """How many are chosen."""
        return sum(self.paged.count_in(first, last) for first, last in self._chosen_ranges())

    def choose_key(self, key: int) -> bool:
        """Go to a row and choose it alone, unfolding what hides it; False when it is not in the list."""
        if self.paged.row_of(key) is None and key in self.paged.keys:
            self.paged.fold(self.paged.head_of(key), is_folded=False)
        row = self.paged.row_of(key)
        if row is None:
            return False
        index = self._first_cell(row)
        # Said aloud: by itself Qt adds to what is chosen while Ctrl is held, as it is at Ctrl+N.
        self.selectionModel().setCurrentIndex(index, _Update.ClearAndSelect | _Update.Rows)
        self.scrollTo(index)
        return True

    def choose_near(self) -> None:
        """Go to what has come where the row one stood on was before it went away."""
        keys = self.paged.keys
        rows = range(min(self._last_row, self.paged.rowCount() - 1), -1, -1)
        key = next((key for row in rows if (key := self.paged.key_at(row)) is not None), None)
        if key is not None or keys:
            self.choose_key(keys[0] if key is None else key)

    # -- showing -------------------------------------------------------------------------------------------

    def show_keys(self, keys: array[int], heads: Sequence[Head], changed: Collection[int] | None = ()) -> None:
        """Show the list as it is now: what is chosen and where one has scrolled to stay, and nothing is told.

        ``changed`` are the keys of what must be read again, ``None`` when it may be all.
        """
        if self.paged.is_same(keys, heads):
            if changed is None or changed:
                self.paged.forget(changed)
            return
        chosen, current, places = set(self.selected_keys()), self.current_key, self._scrolled()
        self._is_showing = True
        self.paged.forget(changed)
        self.paged.show(keys, heads)
        self._choose_again(chosen, current)
        self._is_showing = False
        for bar, value in places:
            bar.setValue(value)
        self.selection_told.emit(self.selected_count)

    def _choose_again(self, chosen: set[int], current: int | None) -> None:
        row = None if current is None else self.paged.row_of(current)
        if row is not None:
            self.selectionModel().setCurrentIndex(self._first_cell(row), _Update.NoUpdate)
        ranges = QItemSelection()
        if chosen:
            for _step, group in groupby(enumerate(self.paged.rows_of(chosen)), key=lambda pair: pair[1] - pair[0]):
                together = [row for _place, row in group]
                last = self.paged.columnCount() - 1
                ranges.select(self._first_cell(together[0]), self.paged.index(together[-1], last))
        self.selectionModel().select(ranges, _Update.ClearAndSelect)

    def _scrolled(self):
        return [(bar, bar.value()) for bar in (self.verticalScrollBar(), self.horizontalScrollBar())]

    # -- keys and mouse ------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows left and right, space and Enter fold a head; Home and End go to the ends; the rest as in any table."""
        if event.key() in _ENDS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._go_to_end(is_last=event.key() == Qt.Key.Key_End)
            return
        head = self.paged.head_at(self.currentIndex().row())
        folds: dict[int, bool] = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}
        toggles = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if head is None or (event.key() not in folds and event.key() not in toggles):
            super().keyPressEvent(event)
        else:
            self.paged.fold(head.key, is_folded=folds.get(event.key(), not self.paged.is_folded(head.key)))

    def _go_to_end(self, *, is_last: bool) -> None:
        """Choose the first or the last row that is not a head; in a table Qt would go along the row."""
        rows = range(self.paged.rowCount())
        keys = (self.paged.key_at(row) for row in (reversed(rows) if is_last else rows))
        key = next((key for key in keys if key is not None), None)
        if key is not None:
            self.choose_key(key)

    def keyboardSearch(self, typed: str) -> None:
        """Go to the next title that begins with what is typed without a pause."""
        goes_on = self._pause.isValid() and self._pause.elapsed() < QApplication.keyboardInputInterval()
        self._typed = self._typed + typed if goes_on else typed
        self._pause.start()
        found = self._beginning_with(self._typed) if self._typed.strip() else ()
        if not found:
            return
        keys, key = self.paged.keys, self.current_key
        # A first letter goes on to the next; more letters may still mean the one where one stands.
        start = keys.index(key) + (not goes_on) if key is not None else 0
        for place in range(len(keys)):
            if (here := keys[(start + place) % len(keys)]) in found:
                self.choose_key(here)
                return

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a head folds it and chooses nothing."""
        row = self.rowAt(event.position().toPoint().y())
        head = self.paged.head_at(row)
        if head is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.selectionModel().setCurrentIndex(self._first_cell(row), _Update.NoUpdate)
        self.paged.fold(head.key, is_folded=not self.paged.is_folded(head.key))

    # -- how -----------------------------------------------------------------------------------------------

    def _first_cell(self, row: int) -> QModelIndex:
        shown = (column for column in range(self.paged.columnCount()) if not self.isColumnHidden(column))
        return self.paged.index(row, next(shown, 0))

    def _chosen_ranges(self) -> list[tuple[int, int]]:
        chosen = self.selectionModel().selection()
        ranges = (chosen.at(number) for number in range(chosen.count()))
        return sorted({(each.top(), each.bottom()) for each in ranges})

    def _on_row_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if self._is_showing:
            return
        key = self.paged.key_at(now.row())
        if key is not None:
            self._last_row = now.row()
            self.stood_on.emit(key)

    def _on_selection_changed(self, _now: QItemSelection, _before: QItemSelection) -> None:
        if not self._is_showing:
            self.selection_told.emit(self.selected_count)
