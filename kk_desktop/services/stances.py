"""Resumé: where an answer stands, for whoever must say yes to it, on the screen and on half a page."""

from __future__ import annotations

from collections.abc import Sequence

from kk_desktop.domain.documents import UNTITLED, Document
from kk_desktop.domain.stances import Summary, summarize
from kk_desktop.domain.text import Block, Stance
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import hearings as hearing_store

from .desk import Desk
from .pages import if_there
from .sheet_writing import Item, Sheet, SheetText, as_of, as_secret_as, file_name

ASKS = "Spørgsmål og svar"
UNANSWERED = "Ikke besvaret endnu."


class StanceService:
    """Reads alone: marks are put in the text by the editor."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def summary(self, document_id: str, blocks: Sequence[Block] | None = None) -> Summary:
        """The summary of a document, or of the text it is being given. Raises ``GoneError``."""
        db = self._desk.read()
        document = document_store.get(db, document_id)
        text = document_store.blocks(db, document_id) if blocks is None else blocks
        hearing = if_there(hearing_store.get, db, document.hearing_id)
        return summarize(text, hearing.asks if hearing else ())

    def sheet(self, document_id: str) -> Sheet:
        """The summary on paper, as secret as the document itself. Raises ``GoneError``."""
        document = document_store.get(self._desk.read(), document_id)
        summary, text, today = self.summary(document_id), SheetText(), self._desk.today()
        text.paragraph(f"Resumé til den, der skal godkende. {as_of(today)}")
        for stance in Stance:
            if lines := summary.of(stance):
                text.heading(stance.danish)
                text.items(
                    Item(f"{line.sentence} ({line.section})" if line.section else line.sentence) for line in lines
                )
        if summary.asks:
            text.heading(ASKS)
            for ask in summary.asks:
                text.facts([(ask.question, ask.answer or UNANSWERED)])
        if summary.is_empty:
            text.paragraph("Ingen afsnit er mærket med en holdning, og der er ingen spørgsmål.")
        title = document.title or UNTITLED
        page = Document(f"summary {document_id}", "sheet", title, date=today, sender_line=self._desk.me.unit)
        sheet = Sheet(f"Resumé {title}", file_name("Resumé", title, day=today), text.manuscript(page))
        return as_secret_as(document, sheet)
