"""Where a remark about a document can be mended, and the way there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kk_desktop.domain.readiness import Aspect, Remark, Standing

if TYPE_CHECKING:
    from .document_pane import DocumentPane


class RemarkPlaces:
    """Takes the person from a remark to the block, the field or the list it is about.

    ``show_text`` brings the text to the front where the page lies over it.
    """

    def __init__(self, pane: DocumentPane, show_text: Callable[[], object], is_answer: Callable[[], bool]) -> None:
        self._pane, self.show_text, self._is_answer = pane, show_text, is_answer

    def go_to(self, remark: Remark) -> None:
        """Put the keyboard where the remark is about."""
        pane = self._pane
        if remark.block_id:
            pane.go_to_block(remark.block_id)
            if remark.aspect is Aspect.PICTURES and remark.standing is Standing.MISSING:
                # What is missing is written in the picture's card.
                pane.figures.card.alternative.setFocus()
        elif remark.aspect is Aspect.TITLE:
            self._show_title()
        elif remark.aspect is Aspect.SECRECY:
            self.show_text()
            self._show_fact(pane.facts.confidential.edits[0])
        elif remark.aspect is Aspect.ATTACHMENTS:
            self.show_text()
            self.show_attachments(pane.facts.attachments.first_without_file)

    def show_attachments(self, part: QWidget | None = None) -> None:
        """Go to the list of bilag, or to a part of it."""
        self._show_fact(part or self._pane.facts.attachments.new)

    def _show_title(self) -> None:
        """Go to the field of the title that is printed; an answer's stands among the letter's facts."""
        self.show_text()
        if self._is_answer():
            self._show_fact(self._pane.facts.title)
        else:
            self._pane.header.title.setFocus()

    def _show_fact(self, field: QWidget) -> None:
        facts = self._pane.facts
        if not facts.isVisibleTo(self._pane):
            self._pane.toggle_facts()
        facts.ensureWidgetVisible(field)
        field.setFocus()
