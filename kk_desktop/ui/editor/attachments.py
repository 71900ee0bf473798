"""The document's bilag: their titles, in their order; one more is added in the empty line below."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kk_desktop.domain.documents import Attachment
from kk_desktop.ui.widgets.buttons import icon_button
from kk_desktop.ui.widgets.fields import LineField
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.layouts import empty

if TYPE_CHECKING:
    from kk_desktop.services.attachments import AttachmentService

Guard = Callable[[Callable[[], object]], None]
"""Does something and tells the person when it could not be done."""


class AttachmentList(QWidget):
    """Each bilag's number and title; ↑ moves it up, × takes it away, and fields in the text follow."""

    def __init__(self, service: AttachmentService, guard: Guard) -> None:
        super().__init__()
        self._service, self._guard = service, guard
        self._document_id = ""
        self._shown: list[Attachment] = []
        self.fields: list[LineField] = []
        self.new = QLineEdit()
        self.new.setPlaceholderText("Nyt bilag")
        self.new.setAccessibleName("Nyt bilag")
        self.new.setProperty("kind", "bare")
        self.new.editingFinished.connect(self._on_new_typed)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label("Bilag", "secondary", "text2"))
        column.addLayout(self._rows)
        column.addWidget(self.new)

    def show_document(self, document_id: str) -> None:
        """Read the bilag again."""
        attachments = self._service.of(document_id)
        if (document_id, attachments) == (self._document_id, self._shown):
            return
        self._document_id, self._shown = document_id, attachments
        self.fields = []
        empty(self._rows)
        for attachment in attachments:
            self._rows.addWidget(self._row(attachment))

    def _row(self, attachment: Attachment) -> QWidget:
        field = LineField(
            f"Bilag {attachment.number}",
            lambda text: self._service.change(self._document_id, attachment.id, title=text),
            caption=False,
        )
        field.setText(attachment.title)
        self.fields.append(field)
        up = icon_button("arrow-up", f"Flyt bilag {attachment.number} op", on_click=lambda: self._move_up(attachment))
        up.setEnabled(attachment.number > 1)
        away = icon_button("x", f"Slet bilag {attachment.number}", on_click=lambda: self._remove(attachment))
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        head = label(f"{attachment.number}.", "body", "text2")
        head.setFixedHeight(field.edit.sizeHint().height())
        row.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(field, 1)
        row.addWidget(up)
        row.addWidget(away)
        return made

    def _on_new_typed(self) -> None:
        title = self.new.text().strip()
        self.new.clear()
        if title:
            self._guard(lambda: self._service.add(self._document_id, title))

    def _move_up(self, attachment: Attachment) -> None:
        move = self._service.move
        self._guard(lambda: move(self._document_id, attachment.id, attachment.number - 1))

    def _remove(self, attachment: Attachment) -> None:
        self._guard(lambda: self._service.remove(self._document_id, attachment.id))
