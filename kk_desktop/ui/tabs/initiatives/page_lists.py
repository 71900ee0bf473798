"""The lists of an initiative's page: what pays, where it came from, texts and promises. Each row leads somewhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kk_desktop.domain.area_pages import Mention
from kk_desktop.domain.initiatives import Initiative
from kk_desktop.errors import GoneError
from kk_desktop.ui.widgets.document_row import document_row
from kk_desktop.ui.widgets.follow_ups_list import FollowUpsPanel
from kk_desktop.ui.widgets.page import PageRows, Section
from kk_desktop.ui.widgets.row import Row

from .page_rows import advice_row, mention_row, payer_row

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.changes import Changes
    from kk_desktop.ui.messages import Messages
    from kk_desktop.ui.tasks import Tasks

_FIRST = 8
"""Texts that only name the initiative; the search finds the rest."""


class PageLists(QWidget):
    """Empty lists hide; promises always stand, for there one adds the first."""

    go_wanted = Signal(str, str)

    def __init__(self, workspace: Workspace, messages: Messages, tasks: Tasks, changes: Changes) -> None:
        super().__init__()
        self._workspace, self._messages, self._tasks = workspace, messages, tasks
        self._initiative_id = ""
        self.payers = PageRows("Hvad der betaler")
        self.documents = PageRows("Dokumenter")
        self.mentions = PageRows("Nævner indsatsen i teksten")
        self.advice = PageRows("Anbefalinger, der førte til indsatsen")
        self.follow_ups = FollowUpsPanel(workspace, messages, changes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._sections: dict[PageRows, Section] = {}
        for rows in (self.payers, self.documents, self.mentions, self.advice):
            self._sections[rows] = Section(rows.accessibleName(), rows)
            column.addWidget(self._sections[rows])
            rows.opened.connect(self._on_opened)
        column.addWidget(Section("Opfølgninger", self.follow_ups))
        self.follow_ups.go_wanted.connect(self.go_wanted)

    def show_of(self, initiative: Initiative) -> None:
        """Read what hangs on an initiative; texts that name it are looked for off this thread."""
        initiative_id = initiative.id
        if initiative_id != self._initiative_id:
            self._show(self.mentions, [])
        self._initiative_id = initiative_id
        pages = self._workspace.initiative_pages
        self._show(self.payers, [payer_row(each) for each in pages.payers(initiative_id)])
        documents = pages.documents(initiative.document_ids)
        self._show(self.documents, [document_row(row, f"document:{row.id}") for row in documents])
        self._show(self.advice, [advice_row(each) for each in pages.advice(initiative_id)])
        self.follow_ups.show_for(initiative_id=initiative_id)
        self._tasks.start(
            lambda: pages.mentions(initiative_id), partial(self._on_looked, initiative_id), self._on_failed, owner=self
        )

    def _show(self, rows: PageRows, found: list[Row]) -> None:
        rows.set_rows(found)
        self._sections[rows].setVisible(bool(found))

    def _on_looked(self, initiative_id: str, found: list[Mention]) -> None:
        if initiative_id == self._initiative_id:
            self._show(self.mentions, [mention_row(each) for each in found[:_FIRST]])

    def _on_failed(self, error: BaseException) -> None:
        # Where the initiative went away while the search looked, another one is shown by now.
        if not isinstance(error, GoneError):
            self._messages.tell_problem(error)

    def _on_opened(self, key: str) -> None:
        kind, _colon, thing_id = key.partition(":")
        if thing_id:
            self.go_wanted.emit(kind, thing_id)
