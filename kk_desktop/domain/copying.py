"""A document that comes from elsewhere, under ids of our own: nothing of it may be taken for what is here already."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from .budgets import BudgetTable, Cell, Column, Row
from .cases import Decision, Treatment
from .documents import Attachment, Document, Manuscript
from .text import Block, Run
from .workflow import Status

_ID = re.compile(r"[^:,()]+")
"""The ids in what a field points at, which may be several places of a table."""


def with_new_ids(manuscript: Manuscript, new_id: Callable[[], str], is_here: Callable[[str], bool]) -> Manuscript:
    """The manuscript as a draft, every id exchanged, and what pointed at an old one pointing at the new one.

    ``is_here`` tells of an area, an initiative, a pool or a case whether the file knows it; the others are left out.
    Hearing and unit are for the receiver to find. A field whose target did not come along keeps its words.
    """
    return _Copy(new_id, is_here).manuscript(manuscript)


def table_with_new_ids(table: BudgetTable, new_id: Callable[[], str]) -> BudgetTable:
    """The table under other ids, in no case and no series, about the same areas and initiatives."""
    return _Copy(new_id, lambda _thing_id: True).table(table)


class _Copy:
    def __init__(self, new_id: Callable[[], str], is_here: Callable[[str], bool]) -> None:
        self._new_id, self._is_here = new_id, is_here
        self._ids: dict[str, str] = {}
        self._tables: dict[str, BudgetTable] = {}

    def manuscript(self, old: Manuscript) -> Manuscript:
        # Fields in the text point at what comes before it here.
        annexes = tuple(self.manuscript(annex) for annex in old.annexes)
        tables = tuple(self.table(table) for table in old.tables)
        attachments = tuple(self._attachment(attachment) for attachment in old.attachments)
        treatments = tuple(self._treatment(treatment) for treatment in old.treatments)
        return replace(
            old,
            document=self._document(old.document),
            blocks=tuple(self._block(block) for block in old.blocks),
            tables=tables,
            attachments=attachments,
            treatments=treatments,
            annexes=annexes,
        )

    def _new(self, old_id: str) -> str:
        if old_id not in self._ids:
            self._ids[old_id] = self._new_id()
        return self._ids[old_id]

    def _document(self, old: Document) -> Document:
        return replace(
            old,
            id=self._new(old.id),
            status=Status.DRAFT,
            case_id=self._known(old.case_id),
            hearing_id=None,
            unit_id=None,
            area_ids=tuple(area_id for area_id in old.area_ids if self._is_here(area_id)),
        )

    def table(self, old: BudgetTable) -> BudgetTable:
        """The table, the same copy each time it is asked for."""
        if old.id not in self._tables:
            columns = tuple(self._column(column) for column in old.columns)
            rows = tuple(self._row(row) for row in old.rows)
            self._tables[old.id] = replace(
                old, id=self._new(old.id), case_id=None, series_id=None, columns=columns, rows=rows
            )
        return self._tables[old.id]

    def _column(self, old: Column) -> Column:
        return replace(
            old, id=self._new(old.id), of_id=self._within(old.of_id), against_id=self._within(old.against_id)
        )

    def _row(self, old: Row) -> Row:
        return replace(
            old,
            id=self._new(old.id),
            cells={self._new(column_id): self._cell(cell) for column_id, cell in old.cells.items()},
            area_id=self._known(old.area_id),
            initiative_id=self._known(old.initiative_id),
            pool_id=self._known(old.pool_id),
            treatment_id=self._known(old.treatment_id),
            of_id=self._within(old.of_id),
            against_id=self._within(old.against_id),
            origin_id=None,
        )

    def _cell(self, old: Cell) -> Cell:
        return replace(old, id=self._new(old.id))

    def _within(self, thing_id: str | None) -> str | None:
        return self._new(thing_id) if thing_id else None

    def _known(self, thing_id: str | None) -> str | None:
        return thing_id if thing_id and self._is_here(thing_id) else None

    def _attachment(self, old: Attachment) -> Attachment:
        # An annex that did not come along has no new id: then the bilag is only its title.
        annex_id = self._ids.get(old.annex_id) if old.annex_id else None
        return replace(old, id=self._new(old.id), annex_id=annex_id)

    def _treatment(self, old: Treatment) -> Treatment:
        return replace(
            old,
            id=self._new(old.id),
            case_id=None,
            decisions=tuple(self._decision(decision) for decision in old.decisions),
            remarks=tuple(replace(remark, id=self._new(remark.id)) for remark in old.remarks),
        )

    def _decision(self, old: Decision) -> Decision:
        return replace(old, id=self._new(old.id), clause_id=self._new(old.clause_id) if old.clause_id else None)

    def _block(self, old: Block) -> Block:
        table_id = self._ids.get(old.table_id, old.table_id) if old.table_id else None
        runs = tuple(self._run(run) for run in old.runs)
        chart = old.chart and replace(old.chart, row_ids=tuple(self._ids.get(row, row) for row in old.chart.row_ids))
        return replace(old, id=self._new(old.id), table_id=table_id, chart=chart, runs=runs)

    def _run(self, old: Run) -> Run:
        if old.field is None:
            return old
        target = _ID.sub(lambda part: self._ids.get(part[0], part[0]), old.field.target)
        return replace(old, field=replace(old.field, id=self._new(old.field.id), target=target))
