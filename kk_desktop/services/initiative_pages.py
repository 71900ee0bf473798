"""One initiative's page: what pays for it, what it came from, and the texts that are about it or only name it."""

from __future__ import annotations

from collections.abc import Sequence

from kk_desktop.domain.area_pages import Mention
from kk_desktop.domain.initiative_pages import Advice, Meeting, Payer
from kk_desktop.domain.rows import DocumentRow
from kk_desktop.storage import area_pages, search
from kk_desktop.storage import initiative_pages as store
from kk_desktop.storage import initiatives as initiative_store

from .area_pages import gathered
from .desk import Desk
from .documents import with_kind_names

_MEETINGS = 12
"""How many meetings are offered while one types."""


class InitiativePageService:
    """Reads what the page shows."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def payers(self, initiative_id: str) -> list[Payer]:
        """Applications, pools and rows of budget tables that pay for the initiative."""
        return store.payers(self._desk.read(), initiative_id)

    def advice(self, initiative_id: str) -> list[Advice]:
        """The recommendations that led to it."""
        return store.advice(self._desk.read(), initiative_id)

    def documents(self, document_ids: Sequence[str]) -> list[DocumentRow]:
        """The documents that an initiative is linked to, in the order they were linked; those gone are left out."""
        return with_kind_names(self._desk, area_pages.documents(self._desk.read(), document_ids))

    def mentions(self, initiative_id: str) -> list[Mention]:
        """The documents and cases that hold its title and are not linked to it, the one changed last first."""
        db = self._desk.read()
        initiative = initiative_store.get(db, initiative_id)
        hits = search.mentions(db, [initiative.title])
        return gathered(hit for hit in hits if hit.id not in initiative.document_ids)

    def meeting(self, treatment_id: str | None) -> Meeting | None:
        """The meeting that started the initiative, where it is still there."""
        return store.meeting(self._desk.read(), treatment_id) if treatment_id else None

    def meetings(self, words: str) -> list[Meeting]:
        """The cases' meetings that go by these words of case, number or body, newest first."""
        return store.meetings(self._desk.read(), words, _MEETINGS)
