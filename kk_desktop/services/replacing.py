"""Words looked for and replaced in all documents of a case or a hearing, as one action."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from kk_desktop.domain.rows import DocumentRow
from kk_desktop.domain.searching import Place, Wanted, places_in, with_words
from kk_desktop.domain.workflow import Status
from kk_desktop.errors import UserError
from kk_desktop.storage import documents as store
from kk_desktop.storage.rows import Connection

from .desk import Desk
from .documents import open_document, with_kind_names

CHANGED = "Teksten er ændret, siden du søgte. Intet er erstattet. Søg igen."

MOST = 2000
"""Places that are shown one by one."""

_FREE = (Status.DRAFT, Status.RETURNED, Status.WITHDRAWN)
"""What may be changed without anybody having read it: the rest is bound by those who read or approved it."""


@dataclass(frozen=True, slots=True)
class Found:
    """One document, and where the words stand in it."""

    row: DocumentRow
    places: tuple[Place, ...]

    @property
    def is_fixed(self) -> bool:
        """Whether the document is left as it is: somebody reads it, has approved it or has it already."""
        return self.row.status not in _FREE


class ReplacingService:
    """Finds first; what is then chosen is replaced, and nothing else."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def find(self, document_id: str, wanted: Wanted) -> list[Found]:
        """The places in the document and in those of its case and its hearing, the document itself first.

        Raises ``UserError`` where there are more than anybody looks through.
        """
        db = self._desk.read()
        found: list[Found] = []
        left = MOST
        for row in self._around(db, document_id):
            every = (place for block in store.blocks(db, row.id) for place in places_in(block, wanted))
            places = tuple(islice(every, left + 1))
            left -= len(places)
            if left < 0:
                raise UserError(f"”{_short(wanted.words)}” står mere end 2.000 steder. Søg efter flere bogstaver.")
            if places:
                found.append(Found(row, places))
        return found

    def replace(self, chosen: Iterable[tuple[str, Place]], wanted: Wanted, words: str) -> tuple[int, int]:
        """Put the words in each chosen place (its document's id, and where); gives how many places and documents.

        Raises ``UserError`` with nothing changed where a text is not as it was found, or may not be changed.
        """
        words = "".join(sign for sign in words if sign.isprintable() or sign == "\u00a0")
        by_document: dict[str, list[Place]] = defaultdict(list)
        for document_id, place in chosen:
            if not place.is_bound:
                by_document[document_id].append(place)
        count = sum(map(len, by_document.values()))
        if not count:
            return 0, 0

        def work(db: Connection) -> None:
            for document_id, places in by_document.items():
                self._replace_in(db, document_id, places, wanted, words)

        self._desk.act(_label(wanted.words, words, count), work)
        return count, len(by_document)

    def _replace_in(
        self, db: Connection, document_id: str, places: Sequence[Place], wanted: Wanted, words: str
    ) -> None:
        document = open_document(db, document_id)
        if document.status not in _FREE:
            title = document.title or "Dokumentet"
            raise UserError(f"”{title}” er {document.status.danish.lower()} og kan ikke ændres. Intet er erstattet.")
        blocks = {block.id: block for block in store.blocks(db, document_id)}
        by_block: dict[str, list[Place]] = defaultdict(list)
        for place in places:
            by_block[place.block_id].append(place)
        for block_id, here in by_block.items():
            block = blocks.get(block_id)
            if block is None or not set(here) <= set(places_in(block, wanted)):
                raise UserError(CHANGED)
            store.change_block(db, document_id, with_words(block, here, words))

    def _around(self, db: Connection, document_id: str) -> list[DocumentRow]:
        document = store.get(db, document_id)
        rows = [store.row(db, document_id)]
        if document.case_id:
            rows += store.rows(db, case_id=document.case_id)
        if document.hearing_id:
            rows += store.rows(db, hearing_id=document.hearing_id)
        return with_kind_names(self._desk, {row.id: row for row in rows}.values())


def _label(old: str, new: str, count: int) -> str:
    places = "1 sted" if count == 1 else f"{count} steder"
    return f"Erstattede ”{_short(old)}” med ”{_short(new)}” {places}"


def _short(words: str) -> str:
    return words if len(words) <= 40 else words[:39] + "…"
