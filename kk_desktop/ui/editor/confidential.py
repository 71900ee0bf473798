"""What makes a document FORTROLIG: the reason and the law's paragraph, saved when both are told or both are gone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from kk_desktop.domain.documents import Document
from kk_desktop.ui.widgets.fields import LineField
from kk_desktop.ui.widgets.labels import label

REASON = "Fortrolig: begrundelse"
PARAGRAPH = "Fortrolig: paragraf"
BOTH = "FORTROLIG kræver både begrundelse og paragraf. Det sidste er ikke gemt endnu."
CASE = "Sagen er fortrolig. Skriv begge, hvis dokumentet også er det."

Pair = tuple[str, str]


class ConfidentialFields(QWidget):
    """``save`` gets reason and paragraph, both or neither; one alone stays here and a line says so."""

    def __init__(self, save: Callable[[str, str], object]) -> None:
        super().__init__()
        self._save = save
        self._document_id = ""
        self._half: dict[str, Pair] = {}
        self._is_case_confidential = False
        self.reason = LineField(REASON, lambda _text: self._keep())
        self.paragraph = LineField(PARAGRAPH, lambda _text: self._keep())
        self.hint = label("", "secondary", "amber", wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(2)
        for column, field in enumerate((self.reason, self.paragraph)):
            grid.addWidget(field, 0, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self.hint, 1, 0, 1, 2)

    @property
    def edits(self) -> list[QWidget]:
        """The fields in their order."""
        return [self.reason.edit, self.paragraph.edit]

    def show_document(self, document: Document, *, is_case_confidential: bool) -> None:
        """Fill in from the file; a half that waits for its other half is shown instead."""
        self._document_id, self._is_case_confidential = document.id, is_case_confidential
        saved = document.confidential_reason, document.confidential_paragraph
        reason, paragraph = self._half.get(document.id, saved)
        self.reason.setText(reason)
        self.paragraph.setText(paragraph)
        self._tell()

    def _keep(self) -> None:
        pair = self.reason.text().strip(), self.paragraph.text().strip()
        self._half.pop(self._document_id, None)
        if bool(pair[0]) == bool(pair[1]):
            self._save(*pair)
        else:
            self._half[self._document_id] = pair
        self._tell()

    def _tell(self) -> None:
        is_empty = not (self.reason.text().strip() or self.paragraph.text().strip())
        hint = CASE if self._is_case_confidential and is_empty else ""
        self.hint.setText(BOTH if self._document_id in self._half else hint)
        self.hint.setVisible(bool(self.hint.text()))
