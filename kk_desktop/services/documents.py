"""Documents of every kind: their facts, and their text block by block."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from kk_desktop.domain.documents import Document, Signatory
from kk_desktop.domain.people import Body, BodyKind, BodyName
from kk_desktop.domain.rows import DocumentRow
from kk_desktop.domain.text import Block, BlockKind, Run, check_block
from kk_desktop.domain.workflow import Status
from kk_desktop.errors import LockedError, UserError
from kk_desktop.storage import documents as store
from kk_desktop.storage import people as people_store
from kk_desktop.storage.rows import Connection

from .desk import Desk
from .facts import label_of_change, tidy_line

DOCUMENT_FACTS = {
    "kind": "slags dokument",
    "title": "titel",
    "date": "dato",
    "short_title": "kort titel",
    "document_number": "dokumentnummer",
    "item_number": "punktnummer",
    "case_id": "dokumentets sag",
    "hearing_id": "dokumentets høring",
    "sender": "afsender",
    "sender_line": "afsenderlinje",
    "unit_id": "enhed",
    "case_handler": "sagsbehandler",
    "recipients": "modtagere",
    "copies": "kopi til",
    "signatories": "underskrivere",
    "area_ids": "dokumentets områder",
    "recipient_address": "modtagerens adresse",
    "confidential_reason": "begrundelse for fortrolighed",
    "confidential_paragraph": "paragraf for fortrolighed",
}
ONE_LINE_FACTS = (
    "title", "short_title", "document_number", "item_number", "sender", "sender_line", "case_handler",
    "confidential_reason", "confidential_paragraph",
)  # fmt: skip


class DocumentService:
    """What the secretariat does with documents."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self, case_id: str | None = None) -> list[DocumentRow]:
        """Every document, or a case's; newest first."""
        return with_kind_names(self._desk, store.rows(self._desk.read(), case_id=case_id))

    def get(self, document_id: str) -> Document:
        """One document's facts. Raises ``GoneError`` when it is gone."""
        return store.get(self._desk.read(), document_id)

    def blocks(self, document_id: str) -> list[Block]:
        """The document's text in its order."""
        return store.blocks(self._desk.read(), document_id)

    def create(self, kind: str, title: str = "", case_id: str | None = None, hearing_id: str | None = None) -> str:
        """Begin a document with its kind's headings and what is known about who writes it; gives its id."""
        document, blocks = new_document(self._desk, kind, tidy_line(title, "Titlen"))
        document = replace(document, case_id=case_id, hearing_id=hearing_id)

        def work(db: Connection) -> None:
            store.add(db, with_own_unit(self._desk, db, document))
            store.save_blocks(db, document.id, blocks, [block.id for block in blocks])

        self._desk.act(f"Oprettede {self._word(kind)}", work)
        return document.id

    def begin_replacement(self, document_id: str) -> str:
        """Begin a document that takes the place of one that is locked: the same, as a draft of its own; gives its id.

        The old one becomes replaced when the new one is sent.
        """
        db = self._desk.read()
        old, taken = store.get(db, document_id), store.attachments(db, document_id)
        new = replace(old, id=self._desk.new_id(), status=Status.DRAFT, date=None, document_number="")
        ids = {each.id: self._desk.new_id() for each in taken}
        blocks = [_copied(block, self._desk.new_id(), ids) for block in store.blocks(db, document_id)]

        def work(db: Connection) -> None:
            store.add(db, new)
            store.change(db, new.id, replaces_id=old.id)
            store.save_blocks(db, new.id, blocks, [block.id for block in blocks])
            for each in taken:
                store.add_attachment(db, new.id, replace(each, id=ids[each.id]))

        self._desk.act(f"Begyndte et nyt {self._word(old.kind)}, der erstatter det gamle", work)
        return new.id

    def save_blocks(
        self, document_id: str, dirty: Sequence[Block], order: Sequence[str], gone: Collection[str] | None = None
    ) -> datetime:
        """Keep what was typed: the dirty blocks as they are now, those that are ``gone`` taken out.

        Without ``gone``, those missing from ``order`` are taken out.
        Gives the time it was safe on the disk. Typing in one block goes on in the same action of the history for
        five minutes. Raises ``LockedError`` for a locked document, ``DiskFullError`` when there is no room.
        """
        checked = [check_block(block) for block in dirty]
        merge_key = f"text:{document_id}:{checked[0].id}" if len(checked) == 1 else None

        def work(db: Connection) -> None:
            open_document(db, document_id)
            store.save_blocks(db, document_id, checked, list(order), gone)

        self._desk.act("Rettede teksten", work, merge_key=merge_key)
        return self._desk.clock()

    def change(self, document_id: str, **facts: Any) -> None:
        """Change facts of the document by their names; not its status. Raises ``LockedError``."""
        label = label_of_change("dokument", facts, DOCUMENT_FACTS)
        if "kind" in facts:
            check_kind(self._desk, facts["kind"])
        for name in ONE_LINE_FACTS:
            if name in facts:
                facts[name] = tidy_line(facts[name], DOCUMENT_FACTS[name].capitalize())

        def work(db: Connection) -> None:
            _check_confidential(replace(open_document(db, document_id), **facts))
            store.change(db, document_id, **facts)

        self._desk.act(label, work)

    def rename_party(self, document_id: str, old: str, new: str) -> None:
        """Call who sends or gets the document by another name. Raises ``LockedError``."""

        def work(db: Connection) -> None:
            document = open_document(db, document_id)
            facts = {
                "sender": new if document.sender == old else document.sender,
                "recipients": tuple(new if name == old else name for name in document.recipients),
                "copies": tuple(new if name == old else name for name in document.copies),
            }
            store.change(db, document_id, **facts)

        self._desk.act("Rettede navn", work)

    def delete(self, document_id: str) -> None:
        """Put the document in the bin. Raises ``LockedError`` for a locked one."""

        def work(db: Connection) -> None:
            open_document(db, document_id)
            store.discard(db, document_id)

        self._desk.act(f"Slettede {self._word(self.get(document_id).kind)}", work)

    def _word(self, kind: str) -> str:
        return self._desk.kinds[kind].name.lower() if kind in self._desk.kinds else "dokument"


def _copied(block: Block, block_id: str, ids: Mapping[str, str]) -> Block:
    """The block under another id, its fields pointing at the bilag that came along."""
    runs = tuple(
        replace(run, field=replace(run.field, target=ids.get(run.field.target, run.field.target))) if run.field else run
        for run in block.runs
    )
    return replace(block, id=block_id, runs=runs)


def new_document(desk: Desk, kind: str, title: str) -> tuple[Document, list[Block]]:
    """A document as it is before anybody has written in it, and the headings its kind starts with."""
    check_kind(desk, kind)
    template, me = desk.kinds[kind], desk.me
    document = Document(
        desk.new_id(),
        kind,
        title,
        sender_line=template.sender_line,
        unit_id=_unit_named(desk, me.unit),
        case_handler=me.name,
        signatories=(Signatory(me.name, me.title),) if template.closing and me.name else (),
    )
    blocks: list[Block] = []
    for section in template.sections:
        if section.heading:
            blocks.append(Block(desk.new_id(), BlockKind.HEADING, (Run(section.heading),)))
        blocks.append(Block(desk.new_id()))
    return document, blocks or [Block(desk.new_id())]


def with_own_unit(desk: Desk, db: Connection, document: Document) -> Document:
    """The document with the unit of whoever sits here; one the file does not know comes in with phone and e-mail."""
    me = desk.me
    if document.unit_id or not me.unit:
        return document
    unit = Body(desk.new_id(), BodyKind.UNIT, (BodyName(me.unit),), phone=me.phone, email=me.email)
    people_store.add_body(db, unit)
    return replace(document, unit_id=unit.id)


def check_kind(desk: Desk, kind: str) -> None:
    """Raise ``UserError`` for a kind that there is no template for."""
    if kind not in desk.kinds:
        known = ", ".join(sorted(desk.kinds))
        raise UserError(f"Der er ingen skabelon, der hedder ”{kind}”. Intet er ændret. Vælg en af: {known}.")


def with_kind_names(desk: Desk, rows: Iterable[DocumentRow]) -> list[DocumentRow]:
    """The rows with the Danish names of their kinds, which the templates know and the file does not."""
    return [replace(row, kind_name=desk.kinds[row.kind].name if row.kind in desk.kinds else "Dokument") for row in rows]


def _unit_named(desk: Desk, name: str) -> str | None:
    if not name:
        return None
    today = desk.today()
    units = [body for body in people_store.bodies(desk.read()) if body.kind is BodyKind.UNIT]
    return next((unit.id for unit in units if unit.name_on(today).name == name), None)


def open_document(db: Connection, document_id: str) -> Document:
    """The document, which may be changed. Raises ``LockedError`` for one that may not, and ``GoneError``."""
    document = store.get(db, document_id)
    if document.status.is_locked:
        raise LockedError("Dokumentet er låst og kan ikke ændres. Intet er ændret.")
    return document


def _check_confidential(document: Document) -> None:
    if bool(document.confidential_reason) != bool(document.confidential_paragraph):
        raise UserError(
            "Mærket FORTROLIG skal have både en begrundelse og en paragraf. Dokumentet er ikke ændret. Skriv dem begge."
        )
