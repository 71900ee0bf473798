"""The proposal's bilag at the right: in order of number, renamed, moved and taken away in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from kk_desktop.domain.documents import Attachment
from kk_desktop.ui.widgets.badges import Badge
from kk_desktop.ui.widgets.buttons import icon_button
from kk_desktop.ui.widgets.fields import LineField
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.rows import Row, RowDelegate, RowList

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.messages import Messages


class _Bilag(RowList):
    """Alt+↑↓ moves the chosen one."""

    move_wanted = Signal(str, int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that move."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.current_id:
            self.move_wanted.emit(self.current_id, -1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)


class AttachmentPanel(QFrame):
    """The bilag of one document; the field below renames the chosen one."""

    go_wanted = Signal(str, str)

    def __init__(self, workspace: Workspace, messages: Messages) -> None:
        super().__init__()
        self._service, self._messages = workspace.attachments, messages
        self._document_id = ""
        self._attachments: list[Attachment] = []
        self.setProperty("ground", "window")
        self.setMinimumWidth(260)
        self.title = label("Bilag", "section")
        self.count = label("", "body", "text2")
        self.plus = icon_button("plus", "Tilføj bilag", on_click=self._on_add)
        self.remove = icon_button(
            "trash-2", "Slet bilag", "Del", on_click=lambda: self._on_delete(self.rows.current_id)
        )
        self.rows = _Bilag("Bilag", RowDelegate(None, padding=4, tight=True))
        self.name = LineField("Bilagets titel", self._on_name_typed)
        self.hint = label("Alt+↑ og Alt+↓ flytter bilaget; teksten følger med.", "secondary", "text2", wrap=True)
        self._lay_out()
        can_write = not workspace.read_only
        for each in (self.plus, self.remove):
            each.setEnabled(can_write)
        self.name.edit.setReadOnly(not can_write)
        self.rows.chosen.connect(self._on_chosen)
        self.rows.delete_wanted.connect(self._on_delete)
        self.rows.move_wanted.connect(self._on_move)
        self.rows.opened.connect(self._on_opened)

    def show_document(self, document_id: str) -> None:
        """Show another document's bilag."""
        self._document_id = document_id
        self._attachments = self._service.of(document_id) if document_id else []
        self.rows.set_rows(
            [
                Row(
                    each.id,
                    each.title,
                    right=Badge("", "file-text") if each.annex_id else None,
                    lead=str(each.number),
                )
                for each in self._attachments
            ]
        )
        self.count.setText(str(self.number or ""))
        self._on_chosen(self.rows.current_id)

    @property
    def number(self) -> int:
        """How many bilag there are."""
        return len(self._attachments)

    def set_closer(self, closer: QPushButton) -> None:
        """Put the way back to the case above the list."""
        self._column.insertWidget(0, closer, 0, Qt.AlignmentFlag.AlignLeft)

    def _find(self, attachment_id: str) -> Attachment | None:
        return next((each for each in self._attachments if each.id == attachment_id), None)

    def _on_chosen(self, attachment_id: str) -> None:
        found = self._find(attachment_id)
        self.name.setVisible(found is not None)
        self.name.setText(found.title if found else "")

    def _on_name_typed(self, text: str) -> None:
        if found := self._find(self.rows.current_id):
            self._service.change(self._document_id, found.id, title=text)

    def _on_add(self) -> None:
        added = self._messages.attempt(lambda: self._service.add(self._document_id, "Nyt bilag"))
        if added:
            self.show_document(self._document_id)
            self.rows.choose(added)
            self.name.edit.setFocus()
            self.name.edit.selectAll()

    def _on_delete(self, attachment_id: str) -> None:
        found = self._find(attachment_id)
        if found is None:
            return

        def work() -> bool:
            self._service.remove(self._document_id, found.id)
            return True

        if self._messages.attempt(work):
            self._messages.tell_deleted(f"Bilag {found.number} er slettet.")

    def _on_move(self, attachment_id: str, by: int) -> None:
        found = self._find(attachment_id)
        if found is not None and 1 <= found.number + by <= len(self._attachments):
            self._messages.attempt(
                lambda: self._service.move(self._document_id, attachment_id, found.number + by)
            )
            self.show_document(self._document_id)

    def _on_opened(self, attachment_id: str) -> None:
        found = self._find(attachment_id)
        if found is not None and found.annex_id:
            self.go_wanted.emit("document", found.annex_id)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.plus)
        head.addWidget(self.remove)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.rows, 1)
        column.addWidget(self.name)
        column.addWidget(self.hint)
