"""Sheets made from the file's rows: of an area, of initiatives, of hearings, a budget table alone, a case's papers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from kk_desktop.domain.budgets import level_words
from kk_desktop.domain.cases import Case, Treatment
from kk_desktop.domain.dates import write_date
from kk_desktop.domain.decisions import before_overview
from kk_desktop.domain.documents import Document
from kk_desktop.domain.initiative_lists import InitiativeView
from kk_desktop.domain.rows import HearingRow
from kk_desktop.domain.table_comparison import compare_tables
from kk_desktop.domain.text import Block
from kk_desktop.domain.white_books import write_outcomes
from kk_desktop.errors import UserError
from kk_desktop.storage import areas as area_store
from kk_desktop.storage import budgets as budget_store
from kk_desktop.storage import cases as case_store
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import hearings as hearing_store
from kk_desktop.storage import pools as pool_store
from kk_desktop.storage import submissions as submission_store
from kk_desktop.storage import white_books as white_book_store

from .approval_sheet import approval_sheet
from .area_sheet import write_area
from .binding import Binding
from .comparison_sheet import write_comparison
from .deadline_sheet import write_deadlines
from .decision_extract import write_decisions
from .desk import Desk
from .initiative_sheet import write_initiatives
from .pages import PageService, if_there, safe_file_name
from .paper import PLAIN, Rendered, Variant
from .pool_sheet import write_pool
from .pools import PoolService
from .sheet_writing import (
    HEARINGS,
    UNTITLED,
    Sheet,
    SheetText,
    as_of,
    as_secret_as,
    file_name,
    hearing_cells,
)

PROPOSAL = "proposal"

_NO_FILTERED = "Ingen {} passer på det, der er søgt efter."


class SheetService:
    """Gathers sheets as they stand in the file today, and has them drawn."""

    def __init__(self, desk: Desk, pages: PageService) -> None:
        self._desk = desk
        self._pages = pages

    def render(self, sheet: Sheet, variant: Variant = PLAIN) -> Rendered:
        """Draw a sheet's pages and wait for them."""
        return self._pages.draw(sheet.manuscript, f"sheet {sheet.manuscript.document.id}", variant).result()

    def every(self) -> Iterator[Callable[[], Sheet]]:
        """The makers of every sheet there is in the file as it stands; each may refuse as the one it makes does."""
        db = self._desk.read()
        yield self.initiatives
        yield self.hearings
        yield self.deadlines
        for area in area_store.tree(db):
            yield partial(self.area, area.id)
        for table in budget_store.rows(db):
            yield partial(self.budget_table, table.id)
        for pool in pool_store.pools(db):
            yield partial(self.pool, pool.id)
        yield partial(self.pool, None)
        for case in case_store.rows(db):
            if self._proposal(case.id):
                yield partial(self.agenda_item, case.id)
            yield partial(self.decision_extract, case.id)
        for document_id in submission_store.documents(db):
            yield partial(approval_sheet, self._desk, Binding(self._desk, self._pages), document_id)

    def area(self, area_id: str) -> Sheet:
        """The area sheet. Raises ``GoneError`` when the area is gone."""
        area = area_store.get(self._desk.read(), area_id)
        return self._sheet(write_area(self._desk, area), f"area {area_id}", area.name, "Områdeark")

    def initiatives(self, view: InitiativeView | None = None) -> Sheet:
        """The initiatives as a list looks at them; all of them under their statuses without a view."""
        return self._sheet(write_initiatives(self._desk, view or InitiativeView()), "initiatives", "Indsatsoversigt")

    def hearings(self, ids: Sequence[str] | None = None, wanted: str = "", only_open: bool = False) -> Sheet:
        """The hearings in the order of ``ids``, open ones first; all of them when none are named."""
        db = self._desk.read()
        rows = hearing_store.rows(db) if ids is None else hearing_store.rows_of(db, ids)
        rows = [row for row in rows if row.hearing_id]
        if ids is None:
            rows = _in_order(rows)
        else:
            found = {row.hearing_id: row for row in rows}
            rows = [found[each] for each in ids if each in found]
        text, today = SheetText(), self._desk.today()
        still_open = [row for row in rows if row.is_open]
        closed = [row for row in rows if not row.is_open]
        only = _narrowed(wanted, "Kun åbne høringer." if only_open else "")
        counted = f"{len(still_open)} {'åben' if len(still_open) == 1 else 'åbne'}"
        if not only_open:
            counted += f" og {len(closed)} {'afsluttet' if len(closed) == 1 else 'afsluttede'}"
        text.paragraph(" ".join(part for part in (as_of(today), f"{_hearings(len(rows))}: {counted}.", only) if part))
        for head, part in (("Åbne", still_open), ("Afsluttede", closed)):
            if part:
                text.heading(head)
                text.listing(HEARINGS, [hearing_cells(row, today, self._outcome(row)) for row in part])
        if not rows:
            text.paragraph(_NO_FILTERED.format("høringer") if only else "Der er ingen høringer i filen endnu.")
        return self._sheet(text, "hearings", "Høringsoversigt")

    def deadlines(self) -> Sheet:
        """Every date that is still to be kept, and the promises without one."""
        return self._sheet(write_deadlines(self._desk), "deadlines", "Frister")

    def budget_table(self, table_id: str) -> Sheet:
        """A budget table alone. Raises ``GoneError`` when it is gone."""
        db = self._desk.read()
        table, text = budget_store.get(db, table_id), SheetText()
        case = if_there(case_store.get, db, table.case_id)
        text.paragraph(as_of(self._desk.today()))
        level = level_words(table.price_level) or "ikke angivet"
        about = f"{case.number} {case.title}".strip() if case else ""
        text.facts([("Tabel", table.number), ("Sag", about), ("Prisniveau", level)])
        if table.columns and table.rows:
            # Its number and title stand above already.
            text.table(replace(table, number="", title=""))
        else:
            text.paragraph("Tabellen er tom.")
        return self._sheet(text, f"table {table_id}", table.title, f"Tabel {table.number}".strip())

    def pool(self, pool_id: str | None) -> Sheet:
        """A pool with its applications, or with no id the applications outside every pool.

        Raises ``GoneError`` when the pool is gone.
        """
        pools = PoolService(self._desk)
        pool = pools.get(pool_id) if pool_id else None
        text, name = write_pool(self._desk, pool, pools.applications_to(pool_id)), f"pool {pool_id or 'none'}"
        return self._sheet(text, name, pool.name if pool else "Ansøgninger uden pulje", "Puljeark")

    def table_comparison(self, old_id: str, new_id: str) -> Sheet:
        """Two tables of the same thing held against each other. Raises ``GoneError`` when one is gone."""
        db = self._desk.read()
        comparison = compare_tables(budget_store.get(db, old_id), budget_store.get(db, new_id))
        text = write_comparison(comparison, self._desk.today())
        title = f"Sammenligning af {comparison.new.title or UNTITLED}"
        return self._sheet(text, f"tables {old_id} {new_id}", title)

    def agenda_item(self, case_id: str) -> Sheet:
        """The case's proposal as it goes to the meeting.

        Raises ``UserError`` for a case that has none, and for a confidential one whose proposal has no mark.
        """
        proposal = self._proposal(case_id)
        if proposal is None:
            raise UserError("Sagen har ingen indstilling endnu. Opret den, så kan dagsordenspunktet udskrives.")
        _check_mark(case_store.get(self._desk.read(), case_id), proposal)
        manuscript = self._pages.manuscript(proposal.id)
        blocks, _ = before_overview(manuscript.blocks)
        number = proposal.item_number or _item_number(manuscript.treatments)
        document = replace(proposal, item_number=number)
        title = f"Dagsordenspunkt {number} {proposal.short_title or proposal.title}"
        return Sheet(
            " ".join(title.split()),
            f"{safe_file_name(title)}.pdf",
            replace(manuscript, document=document, blocks=tuple(blocks), treatments=()),
        )

    def decision_extract(self, case_id: str) -> Sheet:
        """What each body decided and remarked.

        Raises ``GoneError`` when the case is gone, and ``UserError`` for a confidential one without a marked proposal.
        """
        db = self._desk.read()
        case, proposal, text = case_store.get(db, case_id), self._proposal(case_id), SheetText()
        _check_mark(case, proposal)
        treatments = case_store.treatments(db, case_id)
        text.paragraph(f"Beslutningsudskrift pr. {write_date(self._desk.today())}.")
        text.facts([("Sagsnr.", case.number), ("Dagsordenspunkt", proposal.item_number if proposal else "")])
        blocks: Sequence[Block] = document_store.blocks(db, proposal.id) if proposal else ()
        write_decisions(text, blocks, treatments)
        title = (proposal.title if proposal else "") or case.title
        sheet = self._sheet(text, f"decisions {case_id}", title, "Beslutningsudskrift", kind="decision_extract")
        return sheet if proposal is None else as_secret_as(proposal, sheet)

    def _proposal(self, case_id: str) -> Document | None:
        db = self._desk.read()
        rows = document_store.rows(db, case_id=case_id)
        found = next((row for row in rows if row.kind == PROPOSAL), None)
        return document_store.get(db, found.id) if found else None

    def _outcome(self, row: HearingRow) -> str:
        """What the sender did with our remarks, where it is known."""
        return write_outcomes(white_book_store.outcomes(self._desk.read(), row.hearing_id or ""))

    def _sheet(self, text: SheetText, name: str, title: str, word: str = "", kind: str = "sheet") -> Sheet:
        today, title = self._desk.today(), title.strip() or UNTITLED
        document = Document(name, kind, title, date=today, sender_line=self._desk.me.unit)
        return Sheet(f"{word} {title}".strip(), file_name(word, title, day=today), text.manuscript(document))


def _check_mark(case: Case, proposal: Document | None) -> None:
    """Refuse papers of a confidential case that would not say so: the mark and its reason are the proposal's."""
    if case.confidential and (proposal is None or not proposal.confidential_reason):
        raise UserError(
            f"Sag {case.number or f'”{case.title}”'} er fortrolig, men har ingen indstilling, der er mærket FORTROLIG. "
            f"Intet er udskrevet. {'Opret' if proposal is None else 'Åbn'} indstillingen, og skriv begrundelse og "
            "paragraf under ”Oplysninger”."
        )


def _narrowed(wanted: str, only: str) -> str:
    """In what way the list does not hold everything."""
    words = " ".join(wanted.split())
    return " ".join(part for part in (only, f"Fundet med søgningen ”{words}”." if words else "") if part)


def _in_order(rows: Sequence[HearingRow]) -> list[HearingRow]:
    """Open ones by deadline, closed ones newest first."""
    closed = sorted((row for row in rows if not row.is_open), key=_ended, reverse=True)
    return [*(row for row in rows if row.is_open), *closed]


def _ended(row: HearingRow) -> date:
    return row.closed_on or row.deadline or date.min


def _hearings(count: int) -> str:
    return "1 høring" if count == 1 else f"{count} høringer"


def _item_number(treatments: Sequence[Treatment]) -> str:
    """The number on the agenda of the meeting to come, or else on the first one that has told it."""
    waiting = [each.item_number for each in treatments if not each.decisions]
    return next((number for number in [*waiting, *(each.item_number for each in treatments)] if number), "")
