"""The right side of Overblik: the weeks and months ahead, and what stands on the day one has come to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from kk_desktop.domain.dates import IsHoliday, write_weekday
from kk_desktop.domain.rows import Deadline
from kk_desktop.services.workspace import Workspace
from kk_desktop.ui.widgets.badges import deadline_badge
from kk_desktop.ui.widgets.buttons import button, icon_button
from kk_desktop.ui.widgets.calendar_grid import CalendarGrid, Mark
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.page import PageRows
from kk_desktop.ui.widgets.row import Row

from .board import Board
from .rows import KINDS


class Weeks(QWidget):
    """Tells ``opened`` with the key of a row, as the list does, and ``day_pressed`` with a day that was clicked."""

    opened = Signal(str)
    day_pressed = Signal(object)

    def __init__(self, workspace: Workspace, tools: tuple[QToolButton, ...]) -> None:
        super().__init__()
        self._workspace = workspace
        self._board = Board(date.min)
        self.grid = CalendarGrid()
        self.title = label("De næste uger", "section")
        self.back = icon_button("chevron-left", "Forrige måned", "PgUp", on_click=lambda: self.grid.turn(-1))
        self.on = icon_button("chevron-right", "Næste måned", "PgDn", on_click=lambda: self.grid.turn(1))
        self.home = button("I dag", kind="link", on_click=self.grid.turn_home)
        self.day_title = label("", "secondary_strong", "text2")
        self.day_rows = PageRows("Det, der står på dagen", padding=8)
        self._lay_out(tools)
        self.grid.turned.connect(self._tell_title)
        self.grid.day_entered.connect(self._show_day)
        self.grid.day_chosen.connect(self.day_pressed)
        self.grid.day_opened.connect(self._on_day_opened)
        self.day_rows.opened.connect(self.opened)
        self._tell_title()

    def _lay_out(self, tools: tuple[QToolButton, ...]) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.title)
        head.addWidget(self.home)
        head.addStretch(1)
        for widget in (self.back, self.on, *tools):
            head.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        for below in (self.grid, self.day_title, self.day_rows):
            column.addWidget(below)
        self.day_title.hide()
        self.day_rows.hide()

    def show_board(self, board: Board) -> None:
        """Show other dates; one stays on the day one was at."""
        self._board = board
        self.grid.show_weeks(board.today, self._marks(), self._workspace.holiday_name)
        self._show_day(self.grid.day, is_quiet=self.day_rows.isHidden())

    def things_of(self, day: date) -> list[Deadline]:
        """What stands on the day, deadlines before the steps towards one."""
        return [each for each in (*self._board.deadlines, *self._board.steps) if each.due == day]

    def _tell_title(self) -> None:
        self.title.setText(self.grid.title)
        self.home.setVisible(self.grid.shows_month)

    def _show_day(self, day: date, *, is_quiet: bool = False) -> None:
        things = self.things_of(day)
        rows = [Row(_key(each), each.title, _word(each), icon=(KINDS[each.kind][0], "text2")) for each in things]
        # Several steps of one hearing stand on a day at most once each: the list needs a name for every row.
        self.day_rows.set_rows(list({(row.id, row.detail): row for row in rows}.values()))
        is_shown = bool(things) and not is_quiet
        self.day_title.setText(write_weekday(day, self._board.today).capitalize())
        for widget in (self.day_title, self.day_rows):
            widget.setVisible(is_shown)

    def _on_day_opened(self, day: date) -> None:
        things = self.things_of(day)
        if len(things) == 1:
            self.opened.emit(_key(things[0]))
        else:
            self._show_day(day)
            self.day_rows.choose_first()
            self.day_rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _marks(self) -> Mapping[date, list[Mark]]:
        today, is_holiday = self._board.today, self._workspace.is_holiday
        short = self._short_names()
        marks: dict[date, list[Mark]] = {}
        for each in self._board.deadlines:
            marks.setdefault(each.due, []).append(_mark(each, today, is_holiday, short))
        for each in self._board.steps:
            # Ours to move, and so quieter than what others wait for; the deadlines stand first on their day.
            badge = deadline_badge(each.due, today, is_holiday)
            tone = badge.tone if each.due <= today else "text2"
            marks.setdefault(each.due, []).append(Mark(each.step, f"{_word(each)}, {each.title}", tone))
        return marks

    def _short_names(self) -> dict[str, str]:
        if not any(each.kind == "case" for each in self._board.deadlines):
            return {}
        names = (name for body in self._workspace.people.bodies() for name in body.names)
        return {name.name: name.abbreviation for name in names if name.abbreviation}


def _mark(each: Deadline, today: date, is_holiday: IsHoliday, short: Mapping[str, str]) -> Mark:
    badge = deadline_badge(each.due, today, is_holiday)
    word, tone, ground = KINDS[each.kind][1], badge.tone, badge.ground
    sentence = f"{word}, {each.title}"
    if each.kind == "case":
        word, tone, ground = f"{short[each.detail]}-møde" if each.detail in short else word, "accent", "bluebg"
    return Mark(word, sentence, tone, ground)


def _word(each: Deadline) -> str:
    return f"{each.step} senest" if each.step else KINDS[each.kind][1]


def _key(each: Deadline) -> str:
    return f"{each.kind}:{each.id}"
