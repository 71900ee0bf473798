"""What the amounts of each document were: read from the change log at first, and kept while the file is open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kk_desktop.domain.budgets import BudgetTable
from kk_desktop.domain.documents import Document, Manuscript
from kk_desktop.domain.figure_check.remembered import Memory
from kk_desktop.storage.earlier_readings import earlier_readings

from .desk import Desk

if TYPE_CHECKING:
    from kk_desktop.printing.helper import PageHelper


class FigureMemories:
    """A table may have been changed while nobody looked at the text, on another day or by somebody else."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._memories: dict[str, Memory] = {}

    def of(self, helper: PageHelper, document: Document, tables: Sequence[BudgetTable]) -> Memory:
        """The memory of a document; the first time it takes a look at what was read before the tables were changed."""
        if document.id not in self._memories:
            memory = Memory()
            # A locked text is as it was when it was locked, and nobody can mend it.
            if not document.status.is_locked:
                self._read_log(memory, helper, document, tables)
            self._memories[document.id] = memory
        return self._memories[document.id]

    def _read_log(self, memory: Memory, helper: PageHelper, document: Document, tables: Sequence[BudgetTable]) -> None:
        for then in earlier_readings(self._desk.read(), document.id, [table.id for table in tables]):
            found = helper.check_figures(Manuscript(document, then.blocks), then.tables)
            memory.learn(then.blocks, then.tables, found.findings)
