"""Proofs: each that is printed or saved is kept as a draft, and the next one shows what has changed since."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kk_desktop.domain.budgets import BudgetTable
from kk_desktop.domain.comparison import compare, compare_titles
from kk_desktop.domain.dates import write_date
from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.text import Block, BlockKind, Change, Run
from kk_desktop.domain.versions import KeptText, Version
from kk_desktop.storage import budgets as budget_store
from kk_desktop.storage import versions as store
from kk_desktop.storage.rows import Connection

from .desk import Desk
from .pages import PageService, if_there
from .paper import Rendered, Variant


@dataclass(frozen=True, slots=True)
class Proof:
    """A proof of a document as it is now, changes marked; ``text`` is what is kept when it has been printed."""

    manuscript: Manuscript
    variant: Variant
    text: KeptText


class VersionService:
    """What a document looked like when it was last proof-read, and what has changed since."""

    def __init__(self, desk: Desk, pages: PageService) -> None:
        self._desk = desk
        self._pages = pages

    def of(self, document_id: str) -> list[Version]:
        """The document's kept drafts, the first one first."""
        return store.of(self._desk.read(), document_id)

    def proof(self, document_id: str) -> Proof:
        """What a proof printed now shows; nothing is kept yet.

        It tells the changes since the newest draft with another text, so that printing it again tells the same.
        """
        db, manuscript = self._desk.read(), self._pages.manuscript(document_id)
        text = KeptText(
            manuscript.document.title,
            manuscript.blocks,
            {table.id: _print_of(table) for table in manuscript.tables},
        )
        drafts, variant = self.of(document_id), self._pages.proof()
        is_kept = bool(drafts) and drafts[-1].digest == store.digest_of(text)
        if is_kept or not self._desk.database.read_only:
            newest = drafts[-1].number if drafts else 0
            variant = replace(variant, number=newest if is_kept else newest + 1)
        earlier = drafts[-2:-1] if is_kept else drafts[-1:]
        if earlier:
            manuscript = self._compared(db, manuscript, store.read(db, earlier[0]), text)
            since = write_date(earlier[0].kept_at.astimezone(self._desk.clock().tzinfo).date())
            changes = f"Ændringer siden udkast {earlier[0].number} af {since}"
            variant = replace(variant, proof=(changes, *(variant.proof or ())))
        return Proof(manuscript, variant, text)

    def can_mark(self, manuscript: Manuscript) -> bool:
        """Whether a proof of it shows changes: an annex's slides have no margin for them and no line numbers."""
        return self._desk.kinds[manuscript.document.kind].standalone

    def keep(self, proof: Proof) -> None:
        """Keep the text of a proof that has been printed or saved, unless it is the newest draft already.

        No step that the undo key goes back over. In a file that can only be read nothing is kept.
        """
        if self._desk.database.read_only:
            return
        document = proof.manuscript.document

        def work(db: Connection) -> None:
            drafts = store.of(db, document.id)
            if not drafts or drafts[-1].digest != store.digest_of(proof.text):
                store.add(db, document.id, proof.text)

        name = f" af ”{document.title}”" if document.title else ""
        self._desk.act(f"Lavede udkast {proof.variant.number}{name}", work, undoable=False)

    def begin_print(self, document_id: str) -> DocumentPrint:
        """Begin to print a saved document or make it a PDF, in whatever way is chosen later."""
        return DocumentPrint(self, self._pages, document_id)

    def _compared(self, db: Connection, manuscript: Manuscript, old: KeptText, new: KeptText) -> Manuscript:
        blocks: list[Block] = []
        for block in compare(old.blocks, new.blocks):
            if block.change is Change.DELETED:
                blocks += self._in_words(db, block)
            elif (
                block.table_id and not block.change and old.tables.get(block.table_id) != new.tables.get(block.table_id)
            ):
                blocks.append(replace(block, change=Change.RESHAPED))
            else:
                blocks.append(block)
        title = compare_titles(old.title, new.title) if old.title != new.title else ()
        return replace(manuscript, blocks=tuple(blocks), title_changes=title)

    def _in_words(self, db: Connection, block: Block) -> Iterator[Block]:
        """What is gone, as a proof can show it: tables and pictures are named, a page break leaves no mark."""
        if block.kind is BlockKind.TABLE:
            table = if_there(budget_store.get, db, block.table_id)
            yield _named(block, "Tabel", table.title if table else "")
        elif block.kind is BlockKind.PICTURE:
            yield _named(block, "Billede", block.text or block.alt)
        elif block.kind is not BlockKind.PAGE_BREAK:
            yield block


class DocumentPrint:
    """One document on its way to a printer or a file: the draft that a proof shows is kept when it got there."""

    def __init__(self, versions: VersionService, pages: PageService, document_id: str) -> None:
        self._versions = versions
        self._pages = pages
        self._document_id = document_id
        self._proof: Proof | None = None

    def prepare(self, variant: Variant) -> tuple[Manuscript, Variant]:
        """What the pages are set from, and how; a proof has its changes marked."""
        self._proof = None
        manuscript = self._pages.manuscript(self._document_id)
        if variant.proof is None or not self._versions.can_mark(manuscript):
            return manuscript, variant
        self._proof = proof = self._versions.proof(self._document_id)
        return proof.manuscript, proof.variant

    def render(self, variant: Variant) -> Rendered:
        """The finished pages."""
        manuscript, variant = self.prepare(variant)
        return self._pages.draw(manuscript, f"render {self._document_id}", variant).result()

    def finish(self) -> None:
        """What was prepared last has been sent or saved."""
        if self._proof is not None:
            self._versions.keep(self._proof)


def _named(block: Block, what: str, name: str) -> Block:
    words = f"{what}: {name}" if name else what
    return Block(block.id, runs=(Run(words, change=Change.DELETED),), change=Change.DELETED)


def _print_of(table: BudgetTable) -> str:
    """A digest of all that is printed of a table."""
    rows = [
        (row.label, row.kind.value, row.indent, [table.printed(row, column) for column in table.columns])
        for row in table.rows
    ]
    labels = [column.label for column in table.columns]
    printed = repr((table.title, table.number, table.corner, labels, rows, table.note))
    return hashlib.sha256(printed.encode("utf-8", "replace")).hexdigest()
