"""One area's page: what is linked to it and to the areas below it, and the texts that only name it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kk_desktop.domain.area_pages import SHOWN_FIRST, AreaDecision, Mention, Some
from kk_desktop.domain.areas import below
from kk_desktop.domain.initiative_lists import InitiativeFilter, InitiativeView
from kk_desktop.domain.initiatives import FollowUp
from kk_desktop.domain.rows import DocumentRow, HearingRow, Hit, InitiativeRow
from kk_desktop.storage import area_pages as store
from kk_desktop.storage import areas as area_store
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import hearings as hearing_store
from kk_desktop.storage import initiative_lists, search
from kk_desktop.storage.rows import Connection, from_row

from .desk import Desk
from .documents import with_kind_names


class AreaPageService:
    """Reads what the page shows; ``most`` is how many rows, ``None`` for all of them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def initiatives(self, area_id: str, most: int | None = SHOWN_FIRST) -> Some[InitiativeRow]:
        """The initiatives that work in the area or in one below it."""
        db, today = self._desk.read(), self._desk.today()
        keys = initiative_lists.keys(db, InitiativeView(InitiativeFilter(area_ids=(area_id,))), today)
        return Some(tuple(initiative_lists.rows(db, keys[:most], today).values()), len(keys))

    def documents(self, area_id: str, most: int | None = SHOWN_FIRST) -> Some[DocumentRow]:
        """The documents linked to the area, newest first."""
        ids = store.document_ids(self._desk.read(), self._here(area_id))
        rows = store.documents(self._desk.read(), ids[:most])
        return Some(tuple(with_kind_names(self._desk, rows)), len(ids))

    def confidential(self, document_ids: Iterable[str]) -> frozenset[str]:
        """Those of the documents that are kept from the public."""
        return store.confidential(self._desk.read(), list(document_ids))

    def hearings(self, area_id: str, most: int | None = SHOWN_FIRST) -> Some[HearingRow]:
        """The hearings about the area, the last deadline first."""
        ids = store.hearing_ids(self._desk.read(), self._here(area_id))
        rows = {row.hearing_id: row for row in hearing_store.rows_of(self._desk.read(), ids[:most])}
        return Some(tuple(rows[each] for each in ids[:most] if each in rows), len(ids))

    def follow_ups(self, area_id: str, most: int | None = SHOWN_FIRST) -> Some[FollowUp]:
        """The promises about the area, those that are not kept first."""
        found = store.follow_ups(self._desk.read(), self._here(area_id))
        return Some(tuple(from_row(FollowUp, row) for row in found[:most]), len(found))

    def decisions(self, area_id: str, most: int | None = SHOWN_FIRST) -> Some[AreaDecision]:
        """The meetings that started the area's initiatives or gave them money, newest first."""
        found = store.decisions(self._desk.read(), self._here(area_id))
        return Some(tuple(found[:most]), len(found))

    def mentions(self, area_id: str) -> list[Mention]:
        """The documents and cases that name the area and are not linked to it, the one changed last first."""
        db = self._desk.read()
        here = self._here(area_id)
        linked = {*store.document_ids(db, here), *(each.case_id for each in store.decisions(db, here))}
        hits = search.mentions(db, area_store.get(db, area_id).names)
        return gathered(hit for hit in hits if hit.id not in linked)

    def link_document(self, area_id: str, document_id: str) -> None:
        """Link a document that names the area to it, after those it is about already."""

        def work(db: Connection) -> None:
            area_store.get(db, area_id)
            before = document_store.get(db, document_id).area_ids
            document_store.change(db, document_id, area_ids=(*before, area_id))

        self._desk.act("Knyttede dokument til område", work)

    def _here(self, area_id: str) -> list[str]:
        return sorted(below(area_store.tree(self._desk.read()), area_id))


def gathered(hits: Iterable[Hit]) -> list[Mention]:
    """Each document and case once, with how many places name the area."""
    found: dict[str, Mention] = {}
    for hit in hits:
        before = found.get(hit.id)
        if before is None:
            found[hit.id] = Mention(hit.kind, hit.id, hit.title, hit.snippet, hit.place)
        else:
            found[hit.id] = replace(before, places=before.places + 1)
    return list(found.values())
