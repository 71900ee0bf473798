"""Standardtekster: everybody's and one's own, kept in the file, and made ready for the document one writes in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kk_desktop.domain.documents import Document
from kk_desktop.domain.phrases import Filled, Phrase, fill
from kk_desktop.domain.text import SHOWING, Block, BlockKind, Field, FieldSource, Run, check_block
from kk_desktop.errors import UserError
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import people as people_store
from kk_desktop.storage import phrases as store
from kk_desktop.storage.rows import Connection

from .desk import Desk
from .facts import label_of_change, required_line
from .field_values import field_text
from .pages import if_there

_FACTS = {"name": "standardtekstens navn", "owner": "hvem standardteksten er for", "blocks": "standardtekst"}

_HEARING = {
    "afsender": "sender",
    "afsenders": "sender_genitive",
    "høring": "title",
    "frist": "due_day",
    "modtaget": "received_day",
}
"""The words in braces that the hearing answers, and the field each becomes."""


class PhraseService:
    """What the secretariat does with its standard wording."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> list[Phrase]:
        """Everybody's and one's own, by name."""
        return store.phrases(self._desk.read(), self._desk.me.name)

    def get(self, phrase_id: str) -> Phrase:
        """One phrase. Raises ``GoneError``."""
        return store.get(self._desk.read(), phrase_id)

    def create(self, name: str, blocks: Sequence[Block], *, is_own: bool = False) -> str:
        """Keep a wording under a short name, for everybody or for oneself; gives its id.

        Raises ``UserError`` for a name that is taken, and for pictures and tables, which belong to their documents.
        """
        owner = self._desk.me.name if is_own else ""
        phrase = Phrase(self._desk.new_id(), required_line(name, "Standardtekstens navn"), _checked(blocks), owner)

        def work(db: Connection) -> None:
            self._refuse_taken(db, phrase)
            store.add(db, phrase)

        self._desk.act("Oprettede standardtekst", work)
        return phrase.id

    def rename(self, phrase_id: str, name: str) -> None:
        """Give it another name. Raises ``UserError`` for one that is taken."""
        self._change(phrase_id, name=required_line(name, "Standardtekstens navn"))

    def give_to_all(self, phrase_id: str, *, is_own: bool) -> None:
        """Let it be everybody's, or one's own."""
        self._change(phrase_id, owner=self._desk.me.name if is_own else "")

    def rewrite(self, phrase_id: str, blocks: Sequence[Block]) -> None:
        """Write other words; typing goes on in the same action of the history. Raises ``UserError`` as ``create``."""
        checked = _checked(blocks)
        work = lambda db: store.change(db, phrase_id, blocks=checked)  # noqa: E731
        self._desk.act("Rettede standardtekst", work, merge_key=f"phrase:{phrase_id}")

    def delete(self, phrase_id: str) -> None:
        """Put it in the bin."""
        self._desk.act("Slettede standardtekst", lambda db: store.discard(db, phrase_id))

    def filled(self, phrase_id: str, document_id: str) -> Filled:
        """The phrase for the document: what it names becomes fields where there is something to follow."""
        db = self._desk.read()
        return fill(store.get(db, phrase_id), self._values(db, document_store.get(db, document_id)))

    # How --------------------------------------------------------------------------------------------------

    def _change(self, phrase_id: str, **facts: Any) -> None:
        def work(db: Connection) -> None:
            store.change(db, phrase_id, **facts)
            self._refuse_taken(db, store.get(db, phrase_id))

        self._desk.act(label_of_change("standardtekst", facts, _FACTS), work)

    def _refuse_taken(self, db: Connection, phrase: Phrase) -> None:
        for other in store.phrases(db, self._desk.me.name):
            if other.id != phrase.id and other.name.casefold() == phrase.name.casefold():
                raise UserError(
                    f"Der er allerede en standardtekst, der hedder ”{other.name}”. Intet er ændret. Vælg et andet navn."
                )

    def _values(self, db: Connection, document: Document) -> Mapping[str, Run]:
        unit = if_there(people_store.get_body, db, document.unit_id)
        we = document.sender or (unit.name_on(document.date or self._desk.today()).name if unit else "")
        values = {"udvalg": we, "modtager": document.recipients[0] if document.recipients else ""}
        found = {name: Run(words) for name, words in values.items() if words}
        for name, source, target, form in (
            *((name, FieldSource.HEARING, document.hearing_id, form) for name, form in _HEARING.items()),
            ("sagsnummer", FieldSource.CASE, document.case_id, "number"),
            ("dato", FieldSource.DOCUMENT, document.id, "day"),
        ):
            text = field_text(db, source, target, form) if target else None
            if text and target:
                found[name] = Run(text, field=Field(self._desk.new_id(), source, target, form))
        return found


def _checked(blocks: Sequence[Block]) -> tuple[Block, ...]:
    if any(block.kind in (*SHOWING, BlockKind.PAGE_BREAK) for block in blocks):
        raise UserError("En standardtekst kan ikke rumme tabeller, billeder og sideskift. Intet er ændret. Tag dem ud.")
    return tuple(check_block(block) for block in blocks)
