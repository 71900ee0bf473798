"""A block that shapes the empty table it is put in: its head names the columns, and it is read as a fetched table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from kk_desktop.domain.budgets import BudgetTable, Column, Row, RowKind
from kk_desktop.domain.pasted_figures import Block
from kk_desktop.domain.pasted_heads import is_head
from kk_desktop.domain.raw_tables import Draft, Finding, RawTable, make_draft
from kk_desktop.domain.raw_tables.heads import find_head
from kk_desktop.domain.raw_tables.model import grid_of
from kk_desktop.domain.raw_tables.told import tells_only_units
from kk_desktop.domain.raw_tables.totals import SUM_WORDS
from kk_desktop.domain.wording import quoted
from kk_desktop.errors import UserError
from kk_desktop.storage import budgets as store
from kk_desktop.storage.rows import Connection

from .budget_pasting import Pasted, Place, is_unnamed
from .facts import LONGEST_LINE
from .jobs import Progress

_TOLD = 60
Thing = TypeVar("Thing", Row, Column)


@dataclass(frozen=True)
class Shape:
    """What the empty table becomes."""

    table: BudgetTable
    draft: Draft

    def write(self, db: Connection, progress: Progress) -> Pasted:
        """Put the draft's columns, rows and figures in; what the table computes by itself stays below them."""
        old, new = self.table, self.draft.table
        gone = [row for row in old.rows if not row.kind.is_computed or _has_total(new, row)]
        for column in old.columns:
            store.remove_column(db, column.id)
        for row in gone:
            store.remove_row(db, row.id)
        columns, rows = [_fitted(column) for column in new.columns], [_fitted(row) for row in new.rows]
        store.add_columns(db, old.id, columns, 0)
        store.add_rows(db, old.id, rows, 0)
        cells = []
        for row in rows:
            cells += [(row.id, column_id, cell) for column_id, cell in row.cells.items()]
            progress.step()
        store.set_cells(db, cells)
        level = old.price_level if new.price_level is None else new.price_level
        if (new.unit, level) != (old.unit, old.price_level):
            store.change(db, old.id, unit=new.unit, price_level=level)
        if new.note and not old.note:
            store.change(db, old.id, note=new.note)
        labels = [column.label for column in new.columns] + [row.label for row in new.rows]
        cut = sum(len(label) > LONGEST_LINE for label in labels)
        return Pasted(len(rows) + len(cells), cut=cut, findings=self.draft.findings)


def shape_of(table: BudgetTable, at: Place, block: Block, new_id: Callable[[], str]) -> Shape | None:
    """What a block with names and a head makes of a table that nobody has put anything in; else nothing."""
    if not is_unnamed(table) or at not in _corners(table):
        return None
    lines = [[entry for entry in line if isinstance(entry, str)] for line in block]
    # What is copied from a table of ours has exact figures, and no head.
    if list(map(len, lines)) != list(map(len, block)) or not _is_whole(lines, among_names=not at[1]):
        return None
    draft = _draft(table, lines, new_id)
    if draft is None:
        return None
    title = draft.table.title
    findings = [replace(each, words=each.words.replace("i filen", "i udklippet")) for each in draft.findings]
    if title and title not in (table.title, table.name):
        findings.insert(0, Finding(f"Over tabellen stod {quoted(title, _TOLD)}. Det er ikke sat ind."))
    return Shape(table, Draft(draft.table, tuple(findings)))


def _corners(table: BudgetTable) -> Sequence[Place]:
    """Where one may stand to put in a whole table: at the first name, or at the first figure."""
    columns = ("", *(column.id for column in table.columns[:1]))
    return [(row.id, column_id) for row in table.rows[:1] for column_id in columns]


def _is_whole(lines: Sequence[Sequence[str]], among_names: bool) -> bool:
    """Whether the lines are a head and named rows; elsewhere than among the names only words can be names."""
    head = next((place for place, line in enumerate(lines) if any(line[1:])), len(lines))
    names = [line[0] for line in lines[head + 1 :] if line[0]]
    if not names or not is_head(lines[head][0], lines[head][1:], is_bare=True):
        return False
    is_wordy = all(any(map(str.isalpha, name)) for name in names)
    return among_names or (is_wordy and not lines[head][0].isdigit())


def _draft(table: BudgetTable, lines: Sequence[Sequence[str]], new_id: Callable[[], str]) -> Draft | None:
    from kk_desktop.exchange.text_tables import text_cell, widened

    raw = RawTable("", grid_of(widened([[text_cell(entry) for entry in line] for line in lines])))
    found = find_head(raw.trimmed().rows)
    if found is None or not found.is_named:
        return None
    is_told = found.unit is not None or any(tells_only_units(line[0]) for line in lines)
    try:
        # Figures without a unit of their own are in the table's, as those are that somebody types.
        return make_draft(raw, new_id, None if is_told else table.unit)
    except UserError:
        return None


def _has_total(new: BudgetTable, row: Row) -> bool:
    """Whether what comes has this computed row already."""
    return any(
        each.kind is RowKind.TOTAL
        or each.label.casefold() == row.label.casefold()
        or (each.kind is RowKind.ROW and SUM_WORDS.search(each.label))
        for each in new.rows
    )


def _fitted(thing: Thing) -> Thing:
    return replace(thing, label=thing.label[:LONGEST_LINE])
