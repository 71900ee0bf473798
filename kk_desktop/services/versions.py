"""Versions: what a document was when its status changed, when it got a name, and every ten minutes of work."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from kk_desktop.domain.budgets import BudgetTable
from kk_desktop.domain.changes import Comparison, Spot, compare_texts, take_back
from kk_desktop.domain.comparison import compare, compare_titles
from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.kept_facts import attachments_of, facts_of, with_facts
from kk_desktop.domain.printed_tables import notes_of
from kk_desktop.domain.text import Block, BlockKind, Change, Run
from kk_desktop.domain.versions import KeptText, Version, VersionReason, title_of
from kk_desktop.domain.wording import shortened
from kk_desktop.errors import UserError
from kk_desktop.storage import budgets as budget_store
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import versions as store
from kk_desktop.storage.rows import Connection

from .desk import Desk
from .documents import open_document
from .facts import tidy_line
from .pages import PageService, if_there
from .paper import PLAIN, Rendered, Variant

_FIRST_WORDS = 60
"""Letters of a moved block that are told where it stood."""

_COMPARED_BEFORE = "Teksten er rettet, siden versionerne blev sammenlignet. Intet er gendannet. Se på ændringen igen."

BETWEEN = timedelta(minutes=10)
"""How long somebody works before the text is kept by itself."""


class VersionService:
    """The states a document has been in, and what became of it from one to another."""

    def __init__(self, desk: Desk, pages: PageService) -> None:
        self._desk = desk
        self._pages = pages

    def of(self, document_id: str) -> list[Version]:
        """The document's versions, the first one first."""
        return store.of(self._desk.read(), document_id)

    def last_typed(self, document_id: str) -> tuple[str, datetime]:
        """Who wrote in the text last, and when."""
        return store.last_typed(self._desk.read(), document_id) or (self._desk.me.name, self._desk.clock())

    def text(self, document_id: str, version: Version | None = None) -> KeptText:
        """A version's text, or the text now."""
        if version is not None:
            return store.read(self._desk.read(), version)
        return self.text_of(self._pages.manuscript(document_id))

    def text_of(self, manuscript: Manuscript) -> KeptText:
        """What is kept of a document."""
        return KeptText(
            manuscript.document.title,
            manuscript.blocks,
            {table.id: _print_of(table) for table in manuscript.tables},
            facts_of(manuscript),
            attachments_of(manuscript),
        )

    def keep(self, document_id: str, reason: VersionReason, name: str = "") -> int | None:
        """Keep the text as it is saved now; gives the draft's number when it is sent to be approved.

        Within another service's action it belongs to that; alone it is no step that the undo key goes back over.
        """
        name = tidy_line(name, "Navnet")
        text = self.text(document_id)
        label = f"Gemte versionen ”{name}”" if name else "Gemte en version"

        def work(db: Connection) -> int | None:
            return store.add(
                db, document_id, text, reason, name=name, status=document_store.get(db, document_id).status,
                person=self._desk.me.name, numbered=reason is VersionReason.SUBMITTED,
            )  # fmt: skip

        return self._desk.act(label, work, undoable=False)

    def keep_in_time(self, document_id: str) -> bool:
        """Keep the text when ten minutes have passed since the newest version and it says something else now.

        Gives whether it is kept now, so that nobody need ask again until something more is typed.
        """
        versions = self.of(document_id)
        if versions and self._desk.clock() - versions[-1].kept_at < BETWEEN:
            return False
        if not versions or not self.text(document_id, versions[-1]).same_text(self.text(document_id)):
            self.keep(document_id, VersionReason.TIMED)
        return True

    def changes_between(self, document_id: str, old: Version | None, new: Version | None = None) -> Comparison:
        """What became of the one text in the other; ``None`` is the text now. Takes seconds for hundreds of pages."""
        comparison = compare_texts(self.text(document_id, old), self.text(document_id, new))
        db = self._desk.read()
        shown = {block.table_id for pair in comparison.pairs for block in pair.shown if block.table_id}
        tables = ((table_id, if_there(budget_store.get, db, table_id)) for table_id in shown)
        return replace(comparison, tables={table_id: table.title for table_id, table in tables if table})

    def manuscript(self, document_id: str, version: Version | None = None) -> Manuscript:
        """What a version's pages are set from, with the figures of the tables and the bilag as they are now."""
        if version is None:
            return self._pages.manuscript(document_id)
        text = self.text(document_id, version)
        manuscript = self._pages.manuscript(document_id, text.blocks)
        manuscript = replace(manuscript, document=replace(manuscript.document, title=text.title))
        return manuscript if text.facts is None else with_facts(manuscript, text.facts)

    def draw(self, document_id: str, version: Version | None, variant: Variant = PLAIN) -> Rendered:
        """A version's pages."""
        return self._pages.draw(self.manuscript(document_id, version), f"version {document_id}", variant).result()

    def draw_changes(self, document_id: str, old: Version | None, new: Version | None = None) -> Rendered:
        """The newer text's pages with what changed since the older one marked, as a proof shows it."""
        texts = self.text(document_id, old), self.text(document_id, new)
        manuscript = self.marked(self.manuscript(document_id, new), *texts)
        versions = self.of(document_id)
        names = (title_of(each, versions) if each else "Teksten nu" for each in (old, new))
        variant = Variant(proof=("Ændringer fra ”{}” til ”{}”".format(*names),))
        return self._pages.draw(manuscript, f"changes {document_id}", variant).result()

    def can_restore(self, document_id: str) -> bool:
        """Whether the text may be changed."""
        if self._desk.database.read_only:
            return False
        return not document_store.get(self._desk.read(), document_id).status.is_locked

    def restore(self, document_id: str, version: Version) -> None:
        """Let title and text be what they were; the text before is kept too, and the facts stay as they are.

        Raises ``LockedError``.
        """
        versions = self.of(document_id)
        name = f"Gendannet fra ”{title_of(version, versions)}”"

        def work(db: Connection) -> None:
            status = open_document(db, document_id).status
            now, old = self.text(document_id), store.read(db, version)
            if now.same_text(old):
                raise UserError(f"Titel og tekst er allerede som i ”{title_of(version, versions)}”. Intet er ændret.")
            if not store.read(db, versions[-1]).same_text(now):
                store.add(db, document_id, now, VersionReason.TIMED, status=status, person=self._desk.me.name)
            self._write(db, document_id, old.title, old.blocks)
            text, me = self.text(document_id), self._desk.me.name
            store.add(db, document_id, text, VersionReason.RESTORED, name=name, status=status, person=me)

        self._desk.act(f"Gendannede versionen ”{title_of(version, versions)}”", work)

    def take_back(self, document_id: str, comparison: Comparison, spot: Spot) -> None:
        """Let one change's words be what they were in the older text; the newer one compared is the text now.

        Raises ``UserError`` when the text has been changed since it was compared, and ``LockedError``.
        """
        title, blocks = take_back(comparison, spot)
        compared = [pair.now for pair in comparison.pairs if pair.now]

        def work(db: Connection) -> None:
            now = open_document(db, document_id).title, *document_store.blocks(db, document_id)
            if now != (compared[0].text, *compared[1:]):
                raise UserError(_COMPARED_BEFORE)
            self._write(db, document_id, title, blocks)

        self._desk.act("Gendannede en gammel ordlyd", work)

    def _write(self, db: Connection, document_id: str, title: str, blocks: Sequence[Block]) -> None:
        """Let the document say this; a block whose id has gone to another document, or stands twice, gets a new one."""
        taken = store.ids_elsewhere(db, document_id, [block.id for block in blocks])
        written: list[Block] = []
        for block in blocks:
            written.append(replace(block, id=self._desk.new_id()) if block.id in taken else block)
            taken.add(written[-1].id)
        before = {block.id: block for block in document_store.blocks(db, document_id)}
        dirty = [block for block in written if before.get(block.id) != block]
        document_store.change(db, document_id, title=title)
        document_store.save_blocks(db, document_id, dirty, [block.id for block in written])

    def marked(self, manuscript: Manuscript, old: KeptText, new: KeptText) -> Manuscript:
        """The manuscript with what changed between two texts marked, as a proof shows it."""
        db = self._desk.read()
        blocks: list[Block] = []
        for block in compare(old.blocks, new.blocks):
            if block.change is Change.DELETED:
                blocks += self._in_words(db, block)
            elif block.change is Change.MOVED_AWAY:
                blocks += (_moved_away(gone) for gone in self._in_words(db, block))
            elif block.change is Change.MOVED and block.runs:
                blocks.append(replace(block, runs=(Run("Flyttet hertil: ", change=Change.ADDED), *block.runs)))
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
        elif block.kind is BlockKind.CHART:
            yield _named(block, "Diagram", block.text)
        elif block.kind is BlockKind.PICTURE:
            yield _named(block, "Billede", block.text or block.alt)
        elif block.kind is not BlockKind.PAGE_BREAK:
            yield block


def _named(block: Block, what: str, name: str) -> Block:
    words = f"{what}: {name}" if name else what
    return Block(block.id, runs=(Run(words, change=Change.DELETED),), change=Change.DELETED)


def _moved_away(block: Block) -> Block:
    """Where a block stood: its first words, for the whole of it is read where it stands now."""
    words = f"Flyttet herfra: {shortened(block.text, _FIRST_WORDS)}"
    return Block(block.id, runs=(Run(words, change=Change.DELETED),), change=Change.MOVED_AWAY)


def _print_of(table: BudgetTable) -> str:
    """A digest of all that is printed of a table."""
    notes = notes_of(table)
    rows = [
        (row.kind.value, row.indent, [table.printed(row, column) for column in table.columns]) for row in table.rows
    ]
    labels = [notes.marked(column.id, column.label) for column in table.columns]
    labels += [notes.marked(row.id, table.row_words(row)) for row in table.rows]
    headings = [column.heading for column in table.columns]
    printed = repr((table.title, table.number, table.corner, headings, labels, rows, notes.below))
    return hashlib.sha256(printed.encode("utf-8", "replace")).hexdigest()
