"""Whether the file is whole, and what a careful colleague would remark in its open documents."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

from kk_desktop.domain.checks import Finding, check_asks, check_manuscript
from kk_desktop.domain.documents import UNTITLED
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import hearings as hearing_store
from kk_desktop.storage import opening

from .desk import Desk
from .pages import PageService


class CheckService:
    """Looks and tells; changes nothing."""

    def __init__(self, desk: Desk, pages: PageService) -> None:
        self._desk = desk
        self._pages = pages

    def run(self) -> list[Finding]:
        """The file's own condition first, then each open document's remarks; empty when all is well."""
        return self.file() + [
            finding
            for row in document_store.rows(self._desk.read())
            if row.status.is_open
            for finding in self.document(row.id)
        ]

    def document(self, document_id: str) -> list[Finding]:
        """The remarks on one document."""
        manuscript = self._pages.manuscript(document_id)
        found = check_manuscript(manuscript)
        hearing_id = manuscript.document.hearing_id
        if hearing_id is not None:
            asks = hearing_store.get(self._desk.read(), hearing_id).asks
            about = Finding("", manuscript.document.title or UNTITLED, document_id)
            found += [replace(about, message=message) for message in check_asks(asks, manuscript.blocks)]
        return found

    def file(self) -> list[Finding]:
        """What is wrong with the file itself; empty when it is whole."""
        path = self._desk.database.path
        with opening.told_to_people(), closing(opening.connect_to_read(path)) as connection:
            lines = opening.findings(connection, thorough=True)
        return [Finding(f"Filen er beskadiget. Hent den seneste sikkerhedskopi. ({line})") for line in lines]
