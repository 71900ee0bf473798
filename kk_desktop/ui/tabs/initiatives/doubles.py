"""Deleting one initiative, and what is there twice: the strip above the tab, the line below the title, the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from kk_desktop.ui.widgets.delete_offer import DeleteOffer
from kk_desktop.ui.widgets.duplicate_hint import DuplicateHint

if TYPE_CHECKING:
    from kk_desktop.domain.duplicates import Duplicate
    from kk_desktop.domain.rows import InitiativeRow
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.messages import Messages
    from kk_desktop.ui.tasks import Tasks

    from .details import InitiativeDetails
    from .table import InitiativeTable


class Doubles(QFrame):
    """Lies around ``page``; ``go_wanted`` asks for an initiative."""

    go_wanted = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        messages: Messages,
        tasks: Tasks,
        table: InitiativeTable,
        details: InitiativeDetails,
    ) -> None:
        super().__init__()
        self._workspace, self._messages = workspace, messages
        self._table, self._details = table, details
        self.offer = DeleteOffer(workspace, messages, tasks)
        self.duplicate = DuplicateHint(details.title, self._find)
        inside = details.inside.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.insertWidget(1, self.duplicate)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.offer)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._on_menu_wanted)
        table.chosen.connect(lambda _id: self.forget())
        self.offer.left.connect(table.setFocus)
        self.offer.merged.connect(lambda _kind, initiative_id: self.go_wanted.emit(initiative_id))
        self.duplicate.show_wanted.connect(lambda _kind, initiative_id: self.go_wanted.emit(initiative_id))
        self.duplicate.merge_wanted.connect(self._on_merge_wanted)

    def lie_around(self, page: QWidget) -> Doubles:
        """Put the page below the strip."""
        self._column.addWidget(page, 1)
        return self

    def forget(self) -> None:
        """Another initiative is chosen."""
        self.offer.hide()
        self.duplicate.forget()

    def delete(self, row: InitiativeRow) -> None:
        """Put the initiative in the bin, or tell who uses it and what may be done."""

        def work() -> None:
            if not self.offer.holds_up("initiative", row.id):
                self._workspace.initiatives.delete(row.id)
                self._messages.tell_deleted(f"Indsatsen ”{row.title}” er slettet.")

        self._messages.attempt(work)

    def _find(self, title: str) -> Duplicate | None:
        initiative_id = self._details.current_id
        if not initiative_id:
            return None
        area_ids = self._workspace.initiatives.get(initiative_id).area_ids
        return self._workspace.duplicates.of_initiative(title, area_ids, initiative_id)

    def _on_menu_wanted(self, at: QPoint) -> None:
        row = self._table.current_row
        if row is None or self._workspace.read_only or self._table.selected_count > 1:
            return
        menu = QMenu(self._table)
        merge, delete = QAction("&Flet ind i …", menu), QAction("&Slet", menu)
        merge.triggered.connect(lambda: self.offer.ask_merge("initiative", row.id, row.title, self._details.title))
        delete.triggered.connect(lambda: self.delete(row))
        menu.addActions([merge, delete])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._table.viewport().mapToGlobal(at))

    def _on_merge_wanted(self, kind: str, kept_id: str, typed: str) -> None:
        """The title that was typed is the other's already; what the initiative held goes over to it."""
        gone_id = self._details.current_id
        self._details.title.take_back()
        self.offer.offer_merge(kind, kept_id, gone_id, typed)
