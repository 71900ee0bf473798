"""Kolonner: which columns there are, what they are sorted by, and whether the statuses are heads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from kk_desktop.domain.initiative_lists import InitiativeColumn, InitiativeView, with_title
from kk_desktop.ui.widgets.buttons import icon_button
from kk_desktop.ui.widgets.check_list import CheckList, Choice


class ListMenu(QObject):
    """The same menu below its button and on the table's head; ``look`` gives how the list is looked at now."""

    wanted = Signal(object)  # an InitiativeView
    reset_wanted = Signal()

    def __init__(self, look: Callable[[], InitiativeView], parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self.button = icon_button("table-2", "Kolonner og sortering", kind="outlined", on_click=self.open)
        self.menu = QMenu(self.button)
        self.menu.aboutToShow.connect(self.fill)
        self.columns = CheckList(self.button, "Kolonner", is_movable=True)
        self.columns.changed.connect(self._on_columns_marked)

    def open(self, at: QPoint | None = None) -> None:
        """Below the button, or where the head was pressed."""
        self.menu.popup(at or self.button.mapToGlobal(QPoint(0, self.button.height() + 4)))

    def fill(self) -> None:
        """Write the menu as the list is looked at now."""
        self.menu.clear()
        view = self._look()
        self._add("&Vælg kolonner …", self.ask_columns)
        below = self.menu.addMenu("&Sortér efter")
        group = QActionGroup(below)
        for column in InitiativeColumn:
            action = QAction(column.danish, below)
            action.setCheckable(True)
            action.setChecked(column is view.sorted_by)
            action.triggered.connect(
                lambda _checked=False, column=column: self._tell(sorted_by=column, descending=False)
            )
            group.addAction(action)
            below.addAction(action)
        for words, fact in (("&Omvendt rækkefølge", "descending"), ("&Gruppér efter status", "by_status")):
            now = getattr(view, fact)
            action = self._add(words, partial(self._tell, **{fact: not now}))
            action.setCheckable(True)
            action.setChecked(now)
        self.menu.addSeparator()
        self._add("&Kolonner som fra begyndelsen", self.reset_wanted.emit)

    def ask_columns(self) -> None:
        """Let columns be marked and moved; the title is always there, and first."""
        shown = self._look().columns
        others = [column for column in InitiativeColumn if column not in shown]
        lines = [column for column in (*shown, *others) if column is not InitiativeColumn.TITLE]
        self.columns.open([Choice(column.value, column.danish) for column in lines], shown)

    def _on_columns_marked(self, keys: Sequence[str]) -> None:
        self._tell(columns=with_title(InitiativeColumn(key) for key in keys))

    def _tell(self, **facts: object) -> None:
        self.wanted.emit(replace(self._look(), **facts))  # type: ignore[arg-type]

    def _add(self, words: str, do: Callable[[], object]) -> QAction:
        action = QAction(words, self.menu)
        action.triggered.connect(lambda _checked=False: do())
        self.menu.addAction(action)
        return action
