"""What the amounts of each document were: read from the change log at first, and kept while the file is open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kk_desktop.domain.budgets import BudgetTable, Cell
from kk_desktop.domain.documents import Document, Manuscript
from kk_desktop.domain.figure_check.remembered import Memory
from kk_desktop.storage import documents as document_store
from kk_desktop.storage.earlier_amounts import Amounts, earlier_amounts

from .desk import Desk

if TYPE_CHECKING:
    from kk_desktop.printing.helper import PageHelper


class FigureMemories:
    """A table may have been changed while nobody looked at the text, on another day or by somebody else."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._memories: dict[str, Memory] = {}

    def of(self, helper: PageHelper, document: Document, tables: Sequence[BudgetTable]) -> Memory:
        """The memory of a document; the first time it takes a look at the text for each state the tables were in."""
        if document.id not in self._memories:
            memory = Memory()
            # A locked text is as it was when it was locked, and nobody can mend it.
            if not document.status.is_locked:
                self._read_log(memory, helper, document, tables)
            self._memories[document.id] = memory
        return self._memories[document.id]

    def _read_log(self, memory: Memory, helper: PageHelper, document: Document, tables: Sequence[BudgetTable]) -> None:
        db = self._desk.read()
        blocks = tuple(document_store.blocks(db, document.id))
        for earlier in earlier_amounts(db, document.id, [table.id for table in tables]):
            then = tuple(_as_it_was(table, earlier.amounts) for table in tables)
            found = helper.check_figures(Manuscript(document, blocks), then).findings
            of_blocks = [each for each in found if each.claim and each.claim.block_id in earlier.block_ids]
            memory.learn(blocks, then, of_blocks)


def _as_it_was(table: BudgetTable, amounts: Amounts) -> BudgetTable:
    cells: dict[int, dict[str, Cell]] = defaultdict(dict)
    for (row_id, column_id), ore in amounts.items():
        place = table.row_places.get(row_id)
        if place is not None:
            of_row = cells.setdefault(place, dict(table.rows[place].cells))
            cell = of_row.pop(column_id, None)
            if cell is not None and ore is not None:
                of_row[column_id] = replace(cell, amount_ore=ore, dash=False)
    return table.with_cells(cells)
