"""Talkontrol: a document's figures held against its case's tables and each other, and what has been accepted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from threading import RLock
from typing import TYPE_CHECKING

from kk_desktop.domain.budgets import BudgetTable
from kk_desktop.domain.comments import replaced
from kk_desktop.domain.documents import UNTITLED, Manuscript
from kk_desktop.domain.figure_check import telling
from kk_desktop.domain.figure_check.acceptances import Acceptance
from kk_desktop.domain.figure_check.places import ManuscriptFigures, PlacedFinding
from kk_desktop.domain.figure_check.reports import FigureReport
from kk_desktop.domain.figures import read_target
from kk_desktop.domain.rows import Touched
from kk_desktop.domain.text import Block, Run
from kk_desktop.domain.wording import quoted, shortened
from kk_desktop.errors import UserError
from kk_desktop.storage import budgets as budget_store
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import figure_acceptances as store
from kk_desktop.storage.rows import Connection

from .desk import Desk
from .documents import open_document
from .fields import FieldService
from .figure_memories import FigureMemories
from .pages import if_there
from .pools import PoolService
from .spelling import SpellingService

if TYPE_CHECKING:
    from kk_desktop.printing.helper import PageHelper

LONGEST_REASON = 500
"""Characters of a reason: some lines on a card."""

NOT_THERE = "Tallet står ikke i teksten mere, eller det er et felt. Teksten er ikke rørt."

_TOLD = 80
"""Letters of a reason that the history repeats."""

_HELD_AGAINST = ("budget_table", "funding_pool", "application")


@dataclass(frozen=True, slots=True)
class DocumentFigures:
    """What there is to say of one open document, by its title."""

    title: str
    report: FigureReport


class FigureCheckService:
    """Reads in the helper process that reads words; what was found in a saved text is kept until something changes.

    What an amount was when it was last read, or written, is remembered.
    """

    def __init__(self, desk: Desk, spelling: SpellingService, fields: FieldService) -> None:
        self._desk, self._spelling, self._fields = desk, spelling, fields
        self._lock = RLock()
        self._tables: dict[tuple[str | None, ...], tuple[BudgetTable, ...]] = {}
        self._found: dict[str, ManuscriptFigures] = {}
        self._memories = FigureMemories(desk)
        self._changes = 0
        desk.database.subscribe(self._on_changed)

    # Asked ------------------------------------------------------------------------------------------------

    def check(
        self, document_id: str, blocks: Sequence[Block] | None = None, channel: str = "figures"
    ) -> Future[FigureReport]:
        """Hold a document's figures against all there is; ``blocks`` instead of the saved ones while somebody types.

        A newer question on the channel is answered instead.
        """

        def work(helper: PageHelper) -> FigureReport:
            found = self._found.get(document_id) if blocks is None else None
            if found is None:
                found = self._look(helper, document_id, blocks)
            return self._report(document_id, found)

        return self._spelling.ask_helper(channel, work)

    def of_open(
        self, channel: str = "figures of all", among: Sequence[str] | None = None
    ) -> Future[list[DocumentFigures]]:
        """What there is to say of each open document that a table belongs to, by its case or because it shows it.

        ``among`` are the only documents looked at, where they are known.
        """
        return self._spelling.ask_helper(channel, lambda helper: list(self._all(helper, among)))

    # Accepted ---------------------------------------------------------------------------------------------

    def acceptances(self, document_id: str) -> list[Acceptance]:
        """What has been accepted in the document, the oldest first."""
        return store.of(self._desk.read(), document_id)

    def accept(self, document_id: str, finding: PlacedFinding, reason: str) -> None:
        """Let a figure stand as it does, for a reason that is kept with who said so.

        Raises ``UserError`` without a reason, or where the document is locked.
        """
        words = " ".join(reason.split())
        if not words:
            raise UserError("Begrundelsen mangler. Intet er ændret. Skriv, hvorfor tallet er rigtigt.")
        if len(words) > LONGEST_REASON:
            raise UserError(
                f"Begrundelsen er på {len(words)} tegn. Der er plads til {LONGEST_REASON}. Intet er ændret."
            )
        made = Acceptance(
            self._desk.new_id(), document_id, finding.kept_as, finding.words, words,
            self._desk.me.name, self._desk.clock(),
        )  # fmt: skip

        def work(db: Connection) -> None:
            open_document(db, document_id)
            store.keep(db, made)

        self._desk.act(f"Accepterede {_told(finding.words)}: {shortened(words, _TOLD)}", work)

    def put_right(self, document_id: str, finding: PlacedFinding) -> str:
        """Put the right figure in the wrong one's place in the saved text, live where a cell says it; gives its words.

        Raises ``UserError`` where the figure is not there any more, or the document is locked; nothing is changed then.
        """
        right, claim = telling.put_right(finding.finding), finding.claim
        if right is None or claim is None or claim.note is not None:
            raise UserError(NOT_THERE)
        quote = finding.finding.quotes[0]
        target = read_target(finding.live_target) if finding.live_target else None
        run = (self._fields.live_as(target, right) if target else None) or Run(right)

        def work(db: Connection) -> None:
            open_document(db, document_id)
            block = next((each for each in document_store.blocks(db, document_id) if each.id == claim.block_id), None)
            if block is None or not block.text.startswith(quote, claim.start):
                raise UserError(NOT_THERE)
            new = replaced(block, claim.start, len(quote), run.text, run.field)
            if new is None:
                raise UserError(NOT_THERE)
            document_store.change_block(db, document_id, new)

        self._desk.act("Rettede et tal", work)
        return run.text

    def take_back(self, acceptance: Acceptance) -> None:
        """Hold the figure against the tables again. Raises ``UserError`` where the document is locked."""

        def work(db: Connection) -> None:
            open_document(db, acceptance.document_id)
            store.remove(db, acceptance.id)

        self._desk.act(f"Tog accept af {_told(acceptance.claim)} tilbage", work)

    # Read -------------------------------------------------------------------------------------------------

    def _all(self, helper: PageHelper, among: Sequence[str] | None) -> Iterator[DocumentFigures]:
        db = self._desk.read()
        every = document_store.rows(db) if among is None else [if_there(document_store.row, db, each) for each in among]
        for row in every:
            if row is not None and row.status.is_open and self._tables_of(db, *_where_tables_are(db, row.id)):
                found = self._found.get(row.id)
                if found is None:
                    found = self._look(helper, row.id, None)
                yield DocumentFigures(row.title or UNTITLED, self._report(row.id, found))

    def _look(self, helper: PageHelper, document_id: str, blocks: Sequence[Block] | None) -> ManuscriptFigures:
        db, then = self._desk.read(), self._changes
        document = document_store.get(db, document_id)
        text = tuple(document_store.blocks(db, document_id) if blocks is None else blocks)
        tables = self._tables_of(db, document.case_id, _shown_in(text))
        found = helper.check_figures(Manuscript(document, text), tables)
        memory = self._memories.of(helper, document, tables)
        with self._lock:
            found = memory.told(text, tables, found)
            # Not what was found in a text or in tables that have changed meanwhile.
            if blocks is None and then == self._changes:
                self._found[document_id] = found
        return found

    def _report(self, document_id: str, found: ManuscriptFigures) -> FigureReport:
        report = FigureReport(document_id, found.findings, unheld=found.unheld)
        return report.with_acceptances(self.acceptances(document_id))

    def _tables_of(self, db: Connection, case_id: str | None, shown: Sequence[str]) -> tuple[BudgetTable, ...]:
        """The tables of the case, the others that the text shows, and the pools that their rows are about.

        The same ones for as long as nothing changes.
        """
        key, then = (case_id, *shown), self._changes
        with self._lock:
            if key in self._tables:
                return self._tables[key]
        of_case = [row.id for row in budget_store.rows(db) if case_id and row.case_id == case_id]
        read = (if_there(budget_store.get, db, table_id) for table_id in dict.fromkeys((*of_case, *shown)))
        tables = tuple(table for table in read if table is not None)
        pools = {row.pool_id for table in tables for row in table.rows if row.pool_id}
        tables += PoolService(self._desk).spoken(pools)
        with self._lock:
            if then == self._changes:
                self._tables[key] = tables
        return tables

    def _on_changed(self, touched: frozenset[Touched]) -> None:
        """Forget what may be otherwise now; called on the writer's thread."""
        with self._lock:
            self._changes += 1
            if any(thing.kind in _HELD_AGAINST for thing in touched):
                self._tables.clear()
                self._found.clear()
            for thing in touched:
                self._found.pop(thing.id, None)


def _told(claim: str) -> str:
    return quoted(claim, _TOLD) or "et tal"


def _where_tables_are(db: Connection, document_id: str) -> tuple[str | None, tuple[str, ...]]:
    """The document's case, and the tables that its saved text shows."""
    return document_store.get(db, document_id).case_id, _shown_in(document_store.blocks(db, document_id))


def _shown_in(blocks: Iterable[Block]) -> tuple[str, ...]:
    """The tables that a text shows, each once."""
    return tuple(dict.fromkeys(block.table_id for block in blocks if block.table_id))
