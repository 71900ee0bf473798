"""The document's bilag: titles and files in their order; one more is added in the empty line below, or by a file."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kk_desktop.domain.documents import Attachment
from kk_desktop.ui.attachment_files import AttachmentFiles
from kk_desktop.ui.widgets.buttons import button, icon_button
from kk_desktop.ui.widgets.dropped_files import DroppedFiles
from kk_desktop.ui.widgets.fields import LineField
from kk_desktop.ui.widgets.file_button import FileButton
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.layouts import empty

if TYPE_CHECKING:
    from kk_desktop.services.attachments import AttachmentService

_NEW = "Nyt bilag"
Guard = Callable[[Callable[[], object]], None]
"""Does something and tells the person when it could not be done."""


class AttachmentList(QWidget):
    """Each bilag's number, title and file; ↑ moves it up, × takes it away, and fields in the text follow.

    Files that are let go of over the list become bilag.
    """

    def __init__(self, service: AttachmentService, files: AttachmentFiles, guard: Guard) -> None:
        super().__init__()
        self._service, self.files, self._guard = service, files, guard
        self._document_id = ""
        self._can_write = True
        self._shown: list[Attachment] = []
        self.fields: list[LineField] = []
        self.file_buttons: list[FileButton] = []
        self._keys: list[QWidget] = []
        self.new = QLineEdit()
        self.new.setPlaceholderText(_NEW)
        self.new.setAccessibleName("Nyt bilag")
        self.new.setProperty("kind", "bare")
        self.new.editingFinished.connect(self._on_new_typed)
        self.choose = button("Vælg filer", "paperclip", "link", files.choose)
        drops = DroppedFiles(self)
        drops.dropped.connect(files.add)
        drops.hovered.connect(self._on_hovered)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label("Bilag", "secondary", "text2"))
        column.addLayout(self._rows)
        column.addWidget(self.new)
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)

    def show_document(self, document_id: str, can_write: bool = True) -> None:
        """Read the bilag again; where nothing can be written, their files can still be looked at."""
        attachments = self._service.of(document_id)
        if (document_id, attachments, can_write) == (self._document_id, self._shown, self._can_write):
            return
        self._can_write = can_write
        self.setAcceptDrops(can_write)
        for part in (self.new, self.choose):
            part.setVisible(can_write)
        self._document_id, self._shown = document_id, attachments
        self.files.document_id = document_id
        self.fields, self.file_buttons, self._keys = [], [], []
        empty(self._rows)
        for attachment in attachments:
            self._rows.addWidget(self._row(attachment))
        self._order_keys()

    @property
    def first_without_file(self) -> QWidget | None:
        """Where the first file that is missing is chosen."""
        rows = zip(self._shown, self.file_buttons, strict=True)
        return next((file for bilag, file in rows if bilag.file is None and bilag.annex_id is None), None)

    def _order_keys(self) -> None:
        """Tab goes through each row, and then to what is below them."""
        for one, other in pairwise([self, *self._keys, self.new, self.choose]):
            self.setTabOrder(one, other)

    def _row(self, attachment: Attachment) -> QWidget:
        field = LineField(
            f"Bilag {attachment.number}",
            lambda text: self._service.change(self._document_id, attachment.id, title=text),
            caption=False,
        )
        field.setText(attachment.title)
        field.edit.setReadOnly(not self._can_write)
        self.fields.append(field)
        up = icon_button("arrow-up", f"Flyt bilag {attachment.number} op", on_click=lambda: self._move_up(attachment))
        up.setEnabled(self._can_write and attachment.number > 1)
        away = icon_button("x", f"Slet bilag {attachment.number}", on_click=lambda: self._remove(attachment))
        away.setEnabled(self._can_write)
        file = FileButton(self.files)
        file.setFixedHeight(field.edit.sizeHint().height())
        file.show_bilag(attachment, can_write=self._can_write)
        self.file_buttons.append(file)
        self._keys += [field.edit, file, up, away]
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        head = label(f"{attachment.number}.", "body", "text2")
        head.setFixedHeight(field.edit.sizeHint().height())
        row.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(field, 1)
        row.addWidget(file, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(up, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _on_hovered(self, is_over: bool) -> None:
        self.new.setPlaceholderText("Slip filerne her" if is_over else _NEW)

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
