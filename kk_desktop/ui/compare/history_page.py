"""Historik: what was done to a document, by whom and when, with Fortryd where one did it oneself."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtGui import QFocusEvent

from kk_desktop.domain.dates import write_weekday
from kk_desktop.domain.rows import ActionRow
from kk_desktop.errors import GoneError
from kk_desktop.ui.side_pages import SidePage
from kk_desktop.ui.widgets.badges import Badge
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.empty_state import EmptyState
from kk_desktop.ui.widgets.labels import ElidedLabel
from kk_desktop.ui.widgets.row import Row, section
from kk_desktop.ui.widgets.rows import RowDelegate, RowList

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.changes import Changes
    from kk_desktop.ui.messages import Messages
    from kk_desktop.ui.tasks import Tasks


class DocumentHistoryPage(SidePage):
    """One row for each action, the newest first, under its day."""

    def __init__(
        self, workspace: Workspace, messages: Messages, tasks: Tasks, changes: Changes, document_id: str
    ) -> None:
        super().__init__("Historik")
        self._workspace, self._messages, self._tasks = workspace, messages, tasks
        self._document_id = document_id
        self._actions: dict[str, ActionRow] = {}
        self._reading = 0
        self.undo = button("Fortryd", "undo-2", on_click=self._on_undo_pressed)
        self.document = ElidedLabel("section")
        self.rows = RowList("Det, der er gjort", RowDelegate(self, padding=12, tight=True))
        self.nothing = EmptyState("history", "Der er ikke gjort noget ved dokumentet endnu", "")
        self.top.addWidget(self.undo)
        for widget in (self.document, self.rows, self.nothing):
            self.body.addWidget(widget)
        self.nothing.hide()
        self.rows.chosen.connect(lambda _id: self._tell_undo())
        changes.document_saved.connect(self._on_document_saved)
        self.reload()

    def reload(self) -> None:
        """Read the history again, off the window's thread: it is a file's longest table."""
        workspace, document_id = self._workspace, self._document_id
        self.document.setText(workspace.documents.get(document_id).title or "Dokument uden titel")
        self._reading += 1
        self._tasks.start(
            lambda: workspace.history.of_document(document_id),
            partial(self._on_read, self._reading),
            self._messages.tell_problem,
            owner=self,
        )

    def _on_read(self, reading: int, actions: list[ActionRow]) -> None:
        # Of two readings at once the older may end last, and knows less.
        if reading == self._reading:
            self._show(actions)

    def _show(self, actions: list[ActionRow]) -> None:
        self._actions = {action.id: action for action in actions}
        zone, today = self._workspace.desk.clock().tzinfo, self._workspace.today()
        rows: list[Row] = []
        for day, done in groupby(actions, key=lambda action: action.at.astimezone(zone).date()):
            words = write_weekday(day, today)
            rows.append(section("I dag" if day == today else words[0].upper() + words[1:]))
            for action in done:
                when = Badge(f"{action.at.astimezone(zone):%H.%M}")
                rows.append(Row(action.id, action.label, action.person, right=when))
        self.rows.set_rows(rows)
        self.rows.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        if not self.rows.current_id:
            self.rows.choose_first()
        self._tell_undo()

    def _tell_undo(self) -> None:
        action = self._actions.get(self.rows.current_id)
        can_undo = action is not None and action.can_undo and not self._workspace.read_only
        self.undo.setEnabled(can_undo)
        self.undo.setAccessibleName(f"Fortryd: {action.label}" if action else "Fortryd")

    def _on_undo_pressed(self) -> None:
        action_id = self.rows.current_id
        label = self._messages.attempt(lambda: self._workspace.history.undo(action_id))
        if label is not None:
            self._messages.tell(f"Fortrudt: {label}.")

    def _on_document_saved(self, document_id: str) -> None:
        if document_id != self._document_id:
            return
        try:
            self.reload()
        except GoneError:
            self.left.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard belongs in the list."""
        super().focusInEvent(event)
        self.rows.setFocus()
