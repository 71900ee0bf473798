"""What was done last: time, what, to what and by whom, with Fortryd at what can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kk_desktop.domain.dates import write_day
from kk_desktop.domain.rows import ActionRow
from kk_desktop.domain.wording import dotted

from .buttons import button
from .labels import ElidedLabel, label, line
from .layouts import empty


class HistoryList(QWidget):
    """Tells the id of the action that shall be taken back."""

    undo_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnStretch(1, 1)
        self.shown: tuple[ActionRow, ...] = ()
        """The actions, the newest first."""

    def show_actions(self, actions: Sequence[ActionRow], now: datetime, me: str) -> None:
        """Show other actions, the newest first."""
        if tuple(actions) == self.shown:
            return
        self.shown = tuple(actions)
        empty(self._grid)
        for number, action in enumerate(actions):
            self._add(number * 3, action, now, me, is_last=number == len(actions) - 1)

    def _add(self, place: int, action: ActionRow, now: datetime, me: str, *, is_last: bool) -> None:
        at, today = action.at.astimezone(now.tzinfo), now.date()
        when = f"{at:%H.%M}" if at.date() == today else write_day(at.date(), today)
        person = "dig" if action.person in ("", me) else action.person
        title = ElidedLabel("row_title")
        title.setText(action.label)
        detail = label(dotted(action.subject, person), "secondary", "text2")
        detail.setMinimumWidth(40)
        self._grid.addWidget(label(when, "body", "text2"), place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(title, place, 1)
        self._grid.addWidget(detail, place + 1, 1)
        if action.can_undo and place == 0:
            undo = button("Fortryd", "undo-2", "link", partial(self.undo_wanted.emit, action.id))
            undo.setAccessibleName(f"Fortryd: {action.label}")
            self._grid.addWidget(undo, place, 2, 2, 1)
        if not is_last:
            self._grid.addWidget(line(), place + 2, 0, 1, 3)
        self._grid.setRowMinimumHeight(place + 2, 13)
