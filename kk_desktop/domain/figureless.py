"""A document as a form for the next one like it: its text, and its tables with all rows and columns, but no figures."""

from __future__ import annotations

from dataclasses import replace

from .budgets import BudgetTable, Column
from .documents import Manuscript
from .figure_check.text.money import find_amounts
from .text import FIGURE_SOURCES, Block, FieldSource, Run
from .workflow import Status

BLANK = "[beløb]"
"""Stands where an amount stood; nobody can overlook it, and the figure check finds no number in it."""

_LASTING = (FieldSource.AREA, FieldSource.BODY, FieldSource.PERSON)
"""What a field may go on pointing at; dates, decisions and bilag were the last document's own."""


def as_form(manuscript: Manuscript, year: int) -> Manuscript:
    """The manuscript as a draft without date, numbers and amounts; tables of years gone by begin with ``year``."""
    document = replace(
        manuscript.document,
        status=Status.DRAFT,
        date=None,
        document_number="",
        item_number="",
        case_id=None,
        hearing_id=None,
    )
    return replace(
        manuscript,
        document=document,
        blocks=tuple(_without_amounts(block) for block in manuscript.blocks),
        tables=tuple(_empty(table, year) for table in manuscript.tables),
    )


def _empty(table: BudgetTable, year: int) -> BudgetTable:
    """The table with its rows and columns alone; its price level must be stated anew."""
    years = [int(column.label) for column in table.columns if _is_year(column)]
    later = max(0, year - min(years, default=year))
    columns = tuple(
        replace(column, label=str(int(column.label) + later)) if _is_year(column) else column
        for column in table.columns
    )
    rows = tuple(replace(row, cells={}, price_level=None, treatment_id=None, source="") for row in table.rows)
    return replace(table, columns=columns, rows=rows, price_level=None, level_note="", source="", case_id=None)


def _is_year(column: Column) -> bool:
    return len(column.label) == 4 and column.label.isascii() and column.label.isdigit()


def _without_amounts(block: Block) -> Block:
    return replace(block, runs=tuple(_blanked(run) for run in block.runs))


def _blanked(run: Run) -> Run:
    if run.field is not None and run.field.source in FIGURE_SOURCES:
        return replace(run, text=BLANK, field=None)
    if run.field is not None:
        return run if run.field.source in _LASTING else replace(run, field=None)
    return replace(run, text=_blank(run.text), footnote=None if run.footnote is None else _blank(run.footnote))


def _blank(text: str) -> str:
    for amount in reversed(find_amounts(text)):
        text = text[: amount.start] + BLANK + text[amount.end :]
    return text
