"""The rows of cases and of a case's documents, and which clauses are the case's own."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from kk_desktop.domain.dates import write_date
from kk_desktop.domain.rows import CaseRow, DocumentRow
from kk_desktop.domain.text import Block, BlockKind
from kk_desktop.domain.wording import dotted
from kk_desktop.ui.widgets.badges import Badge, status_badge
from kk_desktop.ui.widgets.row import Row


def own_clauses(blocks: Sequence[Block]) -> list[Block]:
    """The clauses that are put forward: not those repeated after a page break, where the course is told."""
    put_forward = itertools.takewhile(lambda block: block.kind is not BlockKind.PAGE_BREAK, blocks)
    return [block for block in put_forward if block.kind is BlockKind.CLAUSE and block.text.strip()]


def passes(choice: str, row: CaseRow) -> bool:
    """Whether the case stands in the list under that filter."""
    return choice == "all" or (not row.closed if choice == "open" else row.confidential)


def case_row(row: CaseRow) -> Row:
    """A case with its number, its bilag and how it ended."""
    count = "1 bilag" if row.attachments == 1 else f"{row.attachments} bilag"
    detail = dotted(row.number, count if row.attachments else "")
    if row.outcome:
        status = Badge(row.outcome, "circle-check", "green")
    else:
        status = Badge("Afsluttet" if row.closed else "I gang", "circle-check" if row.closed else "circle-play")
    secret = Badge("Fortrolig", "shield-lock", "amber") if row.confidential else None
    return Row(row.id, row.title, detail, status, secret)


def document_row(row: DocumentRow) -> Row:
    """A document of the case with its date."""
    badge = status_badge(row.status)
    when = Badge(write_date(row.date) if row.date else "uden dato")
    return Row(row.id, row.title or "Uden titel", f"{row.kind_name}  ·  {badge.word.lower()}", right=when,
               icon=("file-text", "text2"))  # fmt: skip
