"""The table of initiatives: columns one chooses, groups by status, and a timeline as its last column."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent

from kk_desktop.domain.initiative_lists import InitiativeColumn, with_title
from kk_desktop.domain.rows import InitiativeRow
from kk_desktop.ui.widgets.paged_table import PagedTable

from .bars import Scale
from .cells import ROW_HEIGHT, CellDelegate
from .columns import COLUMNS, TIME, InitiativeModel, first_width
from .header import Header

if TYPE_CHECKING:
    from kk_desktop.services.initiative_lists import InitiativeListService

_CLOSER = 0.7
"""How much of the years is left when one zooms in a step."""

_LEAST_TIME = 240
"""Pixels the timeline has at least; with less room the table scrolls sideways."""

_WIDEST = 1_200
"""Pixels a column that was dragged on a larger screen has at most."""

_CONTROL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class InitiativeTable(PagedTable):
    """Tells which initiative was chosen, opened (Enter) and wished away (Del), and how it shall be sorted."""

    chosen = Signal(str)
    open_wanted = Signal(str)
    delete_wanted = Signal()
    sort_wanted = Signal(object)  # a column
    columns_changed = Signal()
    years_shown = Signal()
    zoomed = Signal()  # by the person

    def __init__(self, lists: InitiativeListService) -> None:
        super().__init__("Indsatser", ROW_HEIGHT, lists.beginning_with)
        self._lists = lists
        self._is_arranging = False
        self._kept_years: tuple[int, int] | None = None
        self.scale = self._whole = Scale(2000, 2001, date.min)
        self.sorted_column, self.is_descending = 0, False
        self._rows = InitiativeModel(lists.rows, self)
        self.show_model(self._rows)
        self.setItemDelegate(CellDelegate(self))
        self.setHorizontalHeader(Header(self))
        for column, each in enumerate(COLUMNS):
            self.setColumnWidth(column, first_width(each))
        head = self.horizontalHeader()
        head.sectionClicked.connect(self._on_head_clicked)
        head.sectionMoved.connect(self._on_section_moved)
        head.sectionResized.connect(self._on_section_resized)
        self.stood_on.connect(lambda _key: self.chosen.emit(self.current_id))

    # -- what it shows -------------------------------------------------------------------------------------

    @property
    def current_row(self) -> InitiativeRow | None:
        """The initiative one stands on; nothing on a group's head."""
        return self.paged.thing_at(self.currentIndex().row())

    @property
    def current_id(self) -> str:
        """Its id, empty on a group's head."""
        row = self.current_row
        return row.id if row else ""

    def choose(self, initiative_id: str) -> bool:
        """Go to an initiative; False when it is not shown."""
        key = self._lists.key_of(initiative_id)
        return key is not None and self.choose_key(key)

    # -- columns -------------------------------------------------------------------------------------------

    @property
    def columns(self) -> tuple[InitiativeColumn, ...]:
        """The columns shown, from the left; the timeline comes after them."""
        head = self.horizontalHeader()
        places = (head.logicalIndex(place) for place in range(TIME + 1))
        return tuple(COLUMNS[column] for column in places if column != TIME and not self.isColumnHidden(column))

    def show_columns(self, wanted: Sequence[InitiativeColumn]) -> None:
        """Show these columns in this order, the title first in any case."""
        head, shown = self.horizontalHeader(), with_title(wanted)
        self._is_arranging = True
        for place, each in enumerate((*shown, *(column for column in COLUMNS if column not in shown))):
            head.moveSection(head.visualIndex(COLUMNS.index(each)), place)
        for column, each in enumerate(COLUMNS):
            self.setColumnHidden(column, each not in shown)
        self._is_arranging = False
        self._fit_time()

    @property
    def widths(self) -> dict[str, int]:
        """How wide the columns shown are, by their names that last."""
        return {each.value: self.columnWidth(COLUMNS.index(each)) for each in self.columns}

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Let columns be as wide as they were kept; of others nothing changes."""
        self._is_arranging = True
        for column, each in enumerate(COLUMNS):
            if isinstance(width := widths.get(each.value), int):
                self.setColumnWidth(column, min(width, _WIDEST))
        self._is_arranging = False
        self._fit_time()

    def reset_widths(self) -> None:
        """As wide as before anybody has dragged them."""
        self.set_widths({each.value: first_width(each) for each in COLUMNS})

    def show_order(self, column: InitiativeColumn, *, is_descending: bool) -> None:
        """Put the sign of sorting where it belongs."""
        self.sorted_column, self.is_descending = COLUMNS.index(column), is_descending
        self.horizontalHeader().viewport().update()

    # -- the timeline --------------------------------------------------------------------------------------

    def show_facts(self, whole: Scale, estates: frozenset[str]) -> None:
        """The years the whole timeline spans, and which areas are boligområder; zoomed in it stays where it is."""
        self._rows.estates = estates
        was_whole = self.zoom is None
        self._whole = whole
        if self._kept_years is not None:
            # The years of last time, now that it is known which there are.
            self.scale, self._kept_years = Scale(*self._kept_years, whole.today).moved(0, whole), None
        else:
            self.scale = whole if was_whole else self.scale.moved(0, whole)
        self._redraw_time()
        self.years_shown.emit()

    def zoom_to(self, years: tuple[int, int] | None) -> None:
        """Show these years from the first time on that the list is shown."""
        self._kept_years = years

    @property
    def zoom(self) -> tuple[int, int] | None:
        """The years shown, nothing while they are all."""
        shown = (self.scale.first, self.scale.last)
        return None if shown == (self._whole.first, self._whole.last) else shown

    def zoom_in(self, around: float | None = None) -> None:
        """Fewer years, around a moment or the middle."""
        self._set_scale(self.scale.zoomed(_CLOSER, self._middle if around is None else around, self._whole))

    def zoom_out(self, around: float | None = None) -> None:
        """More years."""
        self._set_scale(self.scale.zoomed(1 / _CLOSER, self._middle if around is None else around, self._whole))

    def show_all_years(self) -> None:
        """The whole timeline."""
        self._set_scale(self._whole)

    def move_years(self, years: int) -> None:
        """Earlier or later, where one has zoomed in."""
        self._set_scale(self.scale.moved(years, self._whole))

    @property
    def _middle(self) -> float:
        return (self.scale.first + self.scale.last + 1) / 2

    def _set_scale(self, scale: Scale) -> None:
        self.scale = scale
        self._redraw_time()
        self.years_shown.emit()
        self.zoomed.emit()

    def _redraw_time(self) -> None:
        self.horizontalHeader().viewport().update()
        self.viewport().update()

    # -- keys and mouse ------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Del wishes away, Esc lets all but one go; Ctrl++, − and 0 zoom the years, Alt+← → move."""
        key, pressed = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        zooms: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Plus: self.zoom_in, Qt.Key.Key_Equal: self.zoom_in, Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.show_all_years,
        }  # fmt: skip
        moves: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if key == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif key in _ENTER and self.current_id:
            self.open_wanted.emit(self.current_id)
        elif key == Qt.Key.Key_Escape and self.selected_count > 1 and self.current_key is not None:
            self.choose_key(self.current_key)
        elif pressed & _CONTROL and key in zooms:
            zooms[key]()
        elif pressed == _ALT and key in moves:
            self.move_years(moves[key])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the years under the mouse come nearer; else the table scrolls."""
        if not event.modifiers() & _CONTROL or not event.angleDelta().y():
            super().wheelEvent(event)
            return
        left = event.position().x() - self.columnViewportPosition(TIME)
        around = self.scale.year_at(left, self.columnWidth(TIME)) if left > 0 else None
        (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)(around)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens; on a head it is two presses."""
        if self.paged.head_at(self.rowAt(event.position().toPoint().y())) is not None:
            self.mousePressEvent(event)
        elif self.current_id:
            self.open_wanted.emit(self.current_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The timeline takes what room is left."""
        super().resizeEvent(event)
        self._fit_time()

    # -- how -----------------------------------------------------------------------------------------------

    def _fit_time(self) -> None:
        head = self.horizontalHeader()
        others = sum(self.columnWidth(column) for column in range(TIME) if not self.isColumnHidden(column))
        room = max(self.viewport().width() - others, _LEAST_TIME)
        if head.sectionSize(TIME) != room:
            head.resizeSection(TIME, room)

    def _on_head_clicked(self, column: int) -> None:
        self.sort_wanted.emit(InitiativeColumn.PERIOD if column == TIME else COLUMNS[column])

    def _on_section_moved(self, _column: int, _before: int, _now: int) -> None:
        if not self._is_arranging:
            # The timeline stays last wherever it or another was dropped.
            self.show_columns(self.columns)
            self.columns_changed.emit()

    def _on_section_resized(self, column: int, _before: int, _now: int) -> None:
        if column != TIME and not self._is_arranging:
            self._fit_time()
            self.columns_changed.emit()
