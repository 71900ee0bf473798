"""The sender's hvidbog, and what became of our remarks: the next answer to the same sender builds on it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from kk_desktop.domain.text import Block, BlockKind
from kk_desktop.domain.white_books import RemarkOutcome, WhiteBook, write_outcomes
from kk_desktop.domain.wording import shortened
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import hearings as hearing_store
from kk_desktop.storage import white_books as store
from kk_desktop.storage.rows import Connection

from .attachments import title_of
from .desk import Desk
from .dispatches import LONGEST_TITLE
from .facts import label_of_change, required_line
from .incoming import keep_file

_BOOK_FACTS = {"title": "hvidbogens titel", "received_on": "hvidbogens dato"}
_OUTCOME_FACTS = {"remark": "bemærkning", "outcome": "udfald", "comment": "kommentar til udfaldet"}


class WhiteBookService:
    """What the secretariat does when the sender tells what became of the answers."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(self, hearing_id: str) -> WhiteBook | None:
        """The hearing's white book, where it has come."""
        return store.of(self._desk.read(), hearing_id)

    def take_in(self, hearing_id: str, path: Path, received_on: date | None = None) -> str:
        """Keep the white book that has come, received today unless told; gives its id."""
        file = keep_file(self._desk, path, "hentet ind som hvidbog")
        day = received_on or self._desk.today()
        book = WhiteBook(self._desk.new_id(), hearing_id, title_of(file.name), day, file)

        def work(db: Connection) -> None:
            hearing_store.get(db, hearing_id)
            store.add(db, book)

        self._desk.act("Hentede hvidbog ind", work)
        return book.id

    def change(self, white_book_id: str, **facts: Any) -> None:
        """Change a white book's title or day."""
        label = label_of_change("hvidbog", facts, _BOOK_FACTS)
        if "title" in facts:
            facts["title"] = required_line(facts["title"], "Hvidbogens titel")
        self._desk.act(label, lambda db: store.change(db, white_book_id, **facts))

    def remove(self, white_book_id: str) -> None:
        """Take a white book away."""
        self._desk.act("Slettede hvidbog", lambda db: store.remove(db, white_book_id))

    # Our remarks ------------------------------------------------------------------------------------------

    def outcomes(self, hearing_id: str) -> list[RemarkOutcome]:
        """Our remarks and what became of each."""
        return store.outcomes(self._desk.read(), hearing_id)

    def begin_outcomes(self, hearing_id: str) -> None:
        """List the answer's remarks: the paragraphs marked with where we stand, or every one when none is."""
        found = [
            (block.id, shortened(block.text, LONGEST_TITLE))
            for document in document_store.rows(self._desk.read(), hearing_id=hearing_id)
            for block in self._remarks(document.id)
        ]

        def work(db: Connection) -> None:
            have = {outcome.block_id for outcome in store.outcomes(db, hearing_id)}
            for block_id, remark in found:
                if block_id not in have:
                    store.add_outcome(db, RemarkOutcome(self._desk.new_id(), hearing_id, remark, block_id))

        self._desk.act("Skrev vores bemærkninger op", work)

    def add_outcome(self, hearing_id: str, remark: str) -> str:
        """Add a remark by hand; gives its id."""
        made = RemarkOutcome(self._desk.new_id(), hearing_id, required_line(remark, "Bemærkningen"))
        self._desk.act("Tilføjede bemærkning", lambda db: store.add_outcome(db, made))
        return made.id

    def change_outcome(self, outcome_id: str, **facts: Any) -> None:
        """Say what became of a remark, and why."""
        label = label_of_change("bemærkning", facts, _OUTCOME_FACTS)
        if "remark" in facts:
            facts["remark"] = required_line(facts["remark"], "Bemærkningen")
        self._desk.act(label, lambda db: store.change_outcome(db, outcome_id, **facts))

    def remove_outcome(self, outcome_id: str) -> None:
        """Take a remark out of the list."""
        self._desk.act("Slettede bemærkning", lambda db: store.remove_outcome(db, outcome_id))

    def told(self, hearing_id: str) -> str:
        """How it went, in one sentence; empty while nothing is known."""
        return write_outcomes(self.outcomes(hearing_id))

    def _remarks(self, document_id: str) -> list[Block]:
        blocks = [
            block
            for block in document_store.blocks(self._desk.read(), document_id)
            if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and block.text.strip()
        ]
        return [block for block in blocks if block.stance] or blocks
