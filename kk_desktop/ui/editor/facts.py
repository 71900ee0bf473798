"""Oplysninger: the facts that stand on a letter around its text, edited where they are told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from kk_desktop.domain.dates import write_date
from kk_desktop.domain.dispatches import Addressee
from kk_desktop.domain.documents import Document, Signatory
from kk_desktop.domain.typed_days import typed_day
from kk_desktop.errors import UserError
from kk_desktop.ui.attachment_files import AttachmentFiles
from kk_desktop.ui.messages import Messages
from kk_desktop.ui.tasks import Tasks
from kk_desktop.ui.widgets.case_field import CaseField
from kk_desktop.ui.widgets.fields import LineField, TextField, captioned
from kk_desktop.ui.widgets.list_button import list_button

from .attachments import AttachmentList
from .confidential import ConfidentialFields
from .unit import UnitFields

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace

_LINES = {
    "short_title": "Kort titel (øverst på de næste sider)",
    "document_number": "Dokumentnr.",
    "item_number": "Punkt på dagsordenen",
    "sender": "Afsender",
    "sender_line": "Linjen under afsenderen",
    "case_handler": "Sagsbehandler",
}
_LISTS = {"recipients": "Til (en på hver linje)", "copies": "Kopi til (en på hver linje)"}
_ADDRESS = "Adresse til rudekuvert (linje for linje)"
_UNIT_ROW = 3


class FactsPanel(QScrollArea):
    """Every field saves when it is left; the page beside the text shows it at once."""

    def __init__(self, workspace: Workspace, messages: Messages, tasks: Tasks) -> None:
        super().__init__()
        self._workspace, self._messages, self._tasks = workspace, messages, tasks
        self._document_id = ""
        self._build()
        self._lay_out()
        self.hide()

    def _build(self) -> None:
        self.setWidgetResizable(True)
        # The keyboard goes to the fields, which scroll into view by themselves.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Oplysninger")
        self.title = TextField("Overskrift", lambda text: self._keep(title=text))
        self.date = LineField("Dato", self._save_date)
        self.lines = {name: LineField(words, partial(self._save_line, name)) for name, words in _LINES.items()}
        self.lists = {name: TextField(words, partial(self._keep_list, name)) for name, words in _LISTS.items()}
        self.many = list_button(self._workspace.distribution_lists.all, self._add_recipients, "link")
        self.case = CaseField(self._workspace.cases, lambda case_id: self._keep(case_id=case_id))
        self.unit = UnitFields(self._workspace, self._guard)
        self.signatories = TextField(
            "Underskrivere (navn, titel)", lambda text: self._keep(signatories=tuple(map(_signatory, _lines(text))))
        )
        self.address = TextField(_ADDRESS, lambda text: self._keep(recipient_address="\n".join(_lines(text))))
        self._captioned_address = captioned(_ADDRESS, self.address)
        self.confidential = ConfidentialFields(self._save_confidential)
        files = AttachmentFiles(self._workspace, self._messages, self._tasks, self)
        self.attachments = AttachmentList(self._workspace.attachments, files, self._guard)

    def _lay_out(self) -> None:
        self._ground = ground = QFrame()
        ground.setProperty("ground", "alt")
        grid = QGridLayout(ground)
        grid.setContentsMargins(24, 12, 24, 16)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.addWidget(captioned("Overskrift", self.title), 0, 0, 1, 3)
        for row, widgets in enumerate(self._cells(), 1):
            # The unit's own facts stand below the row that chooses it.
            place = row if row <= _UNIT_ROW else row + 1
            for column, widget in enumerate(widgets):
                grid.addWidget(widget, place, column, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.unit, _UNIT_ROW + 1, 0, 1, 3)
        place = grid.rowCount()
        grid.addWidget(self.confidential, place, 0, 1, 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._captioned_address, place, 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.attachments, place + 1, 0, 1, 3)
        for column in range(3):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 80)
        self._order_keys()
        holder = QWidget()
        column_layout = QVBoxLayout(holder)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.addWidget(ground)
        self.setWidget(holder)

    def _cells(self) -> list[list[QWidget]]:
        """The fields as they stand, row by row, between the title and what is as wide as the panel."""
        return [
            [self.date, captioned("Sag", self.case), self.lines["document_number"]],
            [
                self._recipients(),
                self.lines["sender"],
                self.lines["sender_line"],
            ],
            [
                captioned("Enhed i højre spalte", self.unit.choice),
                self.lines["case_handler"],
                self.lines["short_title"],
            ],
            [
                captioned("Underskrivere (navn, titel)", self.signatories),
                captioned(_LISTS["copies"], self.lists["copies"]),
                self.lines["item_number"],
            ],
        ]

    def _recipients(self) -> QWidget:
        made = captioned(_LISTS["recipients"], self.lists["recipients"])
        cast(QVBoxLayout, made.layout()).addWidget(self.many, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _order_keys(self) -> None:
        """Tab goes through the fields as they stand, row by row."""
        lines, lists = self.lines, self.lists
        order: list[QWidget] = [
            self.title, self.date.edit, self.case, lines["document_number"].edit,
            lists["recipients"], self.many, lines["sender"].edit, lines["sender_line"].edit,
            self.unit.choice, lines["case_handler"].edit, lines["short_title"].edit,
            *self.unit.edits,
            self.signatories, lists["copies"], lines["item_number"].edit,
            *self.confidential.edits, self.address, self.attachments,
        ]  # fmt: skip
        for field, following in pairwise(order):
            self.setTabOrder(field, following)

    # What is shown ----------------------------------------------------------------------------------------

    def show_document(self, document: Document, can_write: bool) -> None:
        """Fill the fields in from the file."""
        self._document_id = document.id
        self.title.show_text(document.title)
        self.date.setText(write_date(document.date, self._date_style(document)) if document.date else "")
        for name, field in self.lines.items():
            field.setText(getattr(document, name))
        for name, text_field in self.lists.items():
            text_field.show_text("\n".join(getattr(document, name)))
        self.signatories.show_text("\n".join(_write_signatory(each) for each in document.signatories))
        self.lines["item_number"].setVisible(bool(document.case_id))
        self.address.show_text(document.recipient_address)
        self._captioned_address.setVisible(self._workspace.kinds[document.kind].has_window)
        self.confidential.show_document(document, is_case_confidential=self._is_case_confidential(document))
        self.case.show_case(document.case_id)
        self.unit.show_document(document)
        self.attachments.show_document(document.id, can_write)
        for part in self._ground.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            # The bilag's files can be looked at however the document stands.
            part.setEnabled(can_write or part is self.attachments)

    def _date_style(self, document: Document):
        return self._workspace.kinds[document.kind].date_style

    def _is_case_confidential(self, document: Document) -> bool:
        return bool(document.case_id) and self._workspace.cases.get(document.case_id or "").confidential

    # What is saved ----------------------------------------------------------------------------------------

    def _save(self, **facts: Any) -> None:
        self._workspace.documents.change(self._document_id, **facts)

    def _keep(self, **facts: Any) -> None:
        self._guard(lambda: self._save(**facts))

    def _save_line(self, name: str, text: str) -> None:
        self._save(**{name: text})

    def _save_confidential(self, reason: str, paragraph: str) -> None:
        self._save(confidential_reason=reason, confidential_paragraph=paragraph)

    def _keep_list(self, name: str, text: str) -> None:
        self._keep(**{name: _lines(text)})

    def _add_recipients(self, members: Sequence[Addressee]) -> None:
        field = self.lists["recipients"]
        names = [*_lines(field.toPlainText()), *(each.name for each in members)]
        field.setPlainText("\n".join(dict.fromkeys(names)))
        field.save()

    def _guard(self, do: Callable[[], object]) -> None:
        """Fields of several lines have no error line of their own; the strip tells."""
        try:
            do()
        except UserError as error:
            self._messages.tell_problem(error)

    def _save_date(self, text: str) -> None:
        self._save(date=typed_day(text, self._workspace.today()))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())


def _signatory(line: str) -> Signatory:
    name, _, title = line.partition(",")
    return Signatory(name.strip(), title.strip())


def _write_signatory(signatory: Signatory) -> str:
    return f"{signatory.name}, {signatory.title}" if signatory.title else signatory.name
