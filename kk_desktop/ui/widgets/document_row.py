"""A document in a list of what is linked to something: one row, read aloud as one sentence."""

from __future__ import annotations

from kk_desktop.domain.dates import write_date
from kk_desktop.domain.rows import DocumentRow
from kk_desktop.domain.wording import dotted

from .badges import Badge, status_badge
from .row import Row


def document_row(row: DocumentRow, key: str = "") -> Row:
    """Kind, status and case number, with the date at the right; ``key`` where it is not the document's id."""
    return Row(
        key or row.id,
        row.title or "Uden titel",
        dotted(row.kind_name, status_badge(row.status).word.lower(), row.case_number),
        right=Badge(write_date(row.date) if row.date else "uden dato"),
        icon=("file-text", "text2"),
    )
