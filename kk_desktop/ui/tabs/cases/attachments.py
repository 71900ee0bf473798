"""The proposal's bilag at the right: in order of number, with their files, renamed, moved and taken away in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from kk_desktop.domain.documents import Attachment
from kk_desktop.ui.attachment_files import AttachmentFiles
from kk_desktop.ui.widgets.badges import Badge
from kk_desktop.ui.widgets.buttons import icon_button
from kk_desktop.ui.widgets.dropped_files import DroppedFiles
from kk_desktop.ui.widgets.fields import LineField
from kk_desktop.ui.widgets.file_button import FileButton, told_of_file
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.row import Row
from kk_desktop.ui.widgets.rows import RowDelegate, RowList

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.messages import Messages
    from kk_desktop.ui.tasks import Tasks


_HINT = "Alt+↑ og Alt+↓ flytter bilaget; teksten følger med."


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
    """The bilag of one document; below stand the chosen one's title and file. Files let go of here become bilag."""

    go_wanted = Signal(str, str)

    def __init__(self, workspace: Workspace, messages: Messages, tasks: Tasks) -> None:
        super().__init__()
        self._service, self._messages = workspace.attachments, messages
        self.files = AttachmentFiles(workspace, messages, tasks, self)
        self._document_id = ""
        self._attachments: list[Attachment] = []
        self.setProperty("ground", "window")
        self.setMinimumWidth(260)
        self.title = label("Bilag", "section")
        self.count = label("", "body", "text2")
        self.plus = icon_button("plus", "Tilføj bilag", on_click=self._on_add)
        self.choose = icon_button("paperclip", "Vælg filer som bilag", on_click=self.files.choose)
        self.remove = icon_button(
            "trash-2", "Slet bilag", "Del", on_click=lambda: self._on_delete(self.rows.current_id)
        )
        self.rows = _Bilag("Bilag", RowDelegate(None, padding=4, tight=True))
        self.name = LineField("Bilagets titel", self._on_name_typed)
        self.file = FileButton(self.files)
        self.hint = label(_HINT, "secondary", "text2", wrap=True)
        self._lay_out()
        drops = DroppedFiles(self)
        drops.dropped.connect(self.files.add)
        drops.hovered.connect(self._on_hovered)
        self._can_write = can_write = not workspace.read_only
        self.setAcceptDrops(can_write)
        for each in (self.plus, self.choose, self.remove):
            each.setEnabled(can_write)
        self.name.edit.setReadOnly(not can_write)
        self.rows.chosen.connect(self._on_chosen)
        self.rows.delete_wanted.connect(self._on_delete)
        self.rows.move_wanted.connect(self._on_move)
        self.rows.opened.connect(self._on_opened)
        self.files.added.connect(self._on_files_added)

    def show_document(self, document_id: str) -> None:
        """Show another document's bilag."""
        self._document_id = self.files.document_id = document_id
        self._attachments = self._service.of(document_id) if document_id else []
        self.rows.set_rows(
            [
                Row(
                    each.id,
                    each.title,
                    told_of_file(each) if each.file else "",
                    right=Badge("", "file-text") if each.annex_id else None,
                    lead=str(each.number),
                )
                for each in self._attachments
            ]
        )
        self.count.setText(self._counted())
        self._on_chosen(self.rows.current_id)

    def _counted(self) -> str:
        """How many, and once files are used here, how many still lack theirs."""
        missing = sum(each.file is None and each.annex_id is None for each in self._attachments)
        used = any(each.file for each in self._attachments)
        return f"{self.number}  ·  {missing} uden fil" if used and missing else str(self.number or "")

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
        self.file.setVisible(found is not None)
        if found is not None:
            self.file.show_bilag(found, can_write=self._can_write)

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
            self._messages.attempt(lambda: self._service.move(self._document_id, attachment_id, found.number + by))
            self.show_document(self._document_id)

    def _on_opened(self, attachment_id: str) -> None:
        found = self._find(attachment_id)
        if found is not None and found.annex_id:
            self.go_wanted.emit("document", found.annex_id)
        elif found is not None and found.file:
            self.files.show_file(found)

    def _on_hovered(self, is_over: bool) -> None:
        self.hint.setText("Slip filerne her; hver bliver et bilag." if is_over else _HINT)

    def _on_files_added(self, ids: list[str]) -> None:
        self.show_document(self._document_id)
        self.rows.choose(ids[0])

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.plus)
        head.addWidget(self.choose)
        head.addWidget(self.remove)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.rows, 1)
        column.addWidget(self.name)
        column.addWidget(self.file)
        column.addWidget(self.hint)
