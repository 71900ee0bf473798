"""The sheet of two tables held against each other: one list for each column where something is another."""

from __future__ import annotations

from datetime import date

from kk_desktop.domain.amounts import write_share
from kk_desktop.domain.budgets import BudgetTable, RowKind, level_words
from kk_desktop.domain.listings import ListingColumn
from kk_desktop.domain.table_comparison import ComparedCell, ComparedRow, TableComparison
from kk_desktop.domain.wording import listed

from .sheet_writing import SheetText, as_of


def write_comparison(comparison: TableComparison, today: date) -> SheetText:
    """The blocks of the sheet."""
    text, old, new = SheetText(), comparison.old, comparison.new
    before, after = _names(comparison)
    text.paragraph(f"{as_of(today)} {comparison.counted}. Beløb i {new.unit.value.rstrip('.')}.")
    text.facts((name, _told(table)) for name, table in ((before, old), (after, new)))
    new_rows = [row.row.label for row in comparison.rows if row.is_added]
    gone_rows = [row.row.label for row in comparison.rows if row.is_removed]
    text.facts((("Nye rækker", listed(new_rows)), ("Udgåede rækker", listed(gone_rows))))
    for sentence in filter(None, (comparison.doubt, *comparison.facts)):
        text.paragraph(sentence)
    heads = (
        ListingColumn("Række", 3),
        *(ListingColumn(head, flush_right=True) for head in (before, after, "Forskel", "Procent")),
    )
    for place, column in enumerate(comparison.columns):
        if not any(_is_told(row, place) for row in comparison.rows):
            continue
        text.heading(f"{column.label} ({column.word})" if column.word else column.label)
        text.listing(heads, [_cells(comparison, row, row.cells[place]) for row in comparison.rows if _has(row, place)])
    return text


def _told(table: BudgetTable) -> str:
    level = level_words(table.price_level) or "prisniveau ikke angivet"
    return ", ".join(part for part in (table.name, table.stage.danish.lower(), level) if part)


def _names(comparison: TableComparison) -> tuple[str, str]:
    old, new = comparison.old.stage.danish, comparison.new.stage.danish
    return (old, new) if old and new and old != new else ("Før", "Nu")


def _has(row: ComparedRow, place: int) -> bool:
    return row.row.kind not in (RowKind.GROUP, RowKind.TEXT) and bool(row.cells[place].old or row.cells[place].new)


def _is_told(row: ComparedRow, place: int) -> bool:
    return row.cells[place].is_changed or ((row.is_added or row.is_removed) and _has(row, place))


def _cells(comparison: TableComparison, row: ComparedRow, cell: ComparedCell) -> tuple[str, ...]:
    sign = "+ " if row.is_added else "− " if row.is_removed else ""
    word = " (ny)" if row.is_added else " (udgået)" if row.is_removed else ""
    was = f" (før: {row.old_name})" if row.old_name else ""
    percent = "" if cell.percent is None else f"{'+' if cell.percent > 0 else ''}{write_share(cell.percent)}"
    return (f"{sign}{row.row.label}{word}{was}", cell.old, cell.new, comparison.difference(cell), percent)
