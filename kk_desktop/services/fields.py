"""Figures, bilag numbers and dates in running text follow what they point at; a figure is typed once."""

from __future__ import annotations

from dataclasses import replace

from kk_desktop.domain.amounts import NBSP, in_prose
from kk_desktop.domain.dates import write_date
from kk_desktop.domain.text import FieldSource, Run
from kk_desktop.storage import budgets as budget_store
from kk_desktop.storage import cases as case_store
from kk_desktop.storage import documents as document_store
from kk_desktop.storage.rows import Connection


def field_text(db: Connection, source: FieldSource, target: str, form: str) -> str | None:
    """What a field says now; ``None`` when what it points at is gone or empty, and the text keeps its words."""
    if source is FieldSource.BUDGET_CELL:
        cell = budget_store.find_cell(db, target)
        return None if cell is None or cell.amount_ore is None else in_prose(cell.amount_ore, form)
    if source is FieldSource.ATTACHMENT:
        attachment = document_store.find_attachment(db, target)
        return None if attachment is None else f"bilag{NBSP}{attachment.number}"
    treatment = case_store.find_treatment(db, target)
    if treatment is None or treatment.meeting_date is None:
        return None
    return f"den {write_date(treatment.meeting_date)}"


def refresh_fields(db: Connection, source: FieldSource, target: str) -> None:
    """Write what the target says now into every field that points at it, in documents that are not locked."""
    for document_id, block in document_store.blocks_with_field(db, target):
        runs = tuple(_refreshed(db, run, source, target) for run in block.runs)
        if runs != block.runs:
            document_store.change_block(db, document_id, replace(block, runs=runs))


def _refreshed(db: Connection, run: Run, source: FieldSource, target: str) -> Run:
    if run.field is None or run.field.source is not source or run.field.target != target:
        return run
    text = field_text(db, source, target, run.field.form)
    return run if text is None else replace(run, text=text)
