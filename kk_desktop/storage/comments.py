"""Comments and suggestions to a document; they lie beside its text, and no page or file that is sent holds them."""

from __future__ import annotations

from typing import Any

from kk_desktop.domain.comments import Comment

from . import rows as sql
from .rows import Connection, every, from_row, one, to_row


def of(db: Connection, document_id: str) -> list[Comment]:
    """The document's comments as their places stand in the text: those about the whole first, the lost ones last."""
    return [from_row(Comment, row) for row in every(db, _OF, document_id)]


def get(db: Connection, comment_id: str) -> Comment:
    """One comment. Raises ``GoneError``."""
    return from_row(Comment, sql.get(db, "comment", comment_id))


def add(db: Connection, comment: Comment) -> None:
    """Put in a comment; one without a draft belongs to the newest that was sent, if there is one."""
    values = to_row(comment)
    if comment.submission_id is None:
        newest = one(db, _NEWEST, comment.document_id)
        values["submission_id"] = newest["id"] if newest else None
    sql.insert(db, "comment", values)


def change(db: Connection, comment_id: str, **facts: Any) -> None:
    """Change facts of a comment by their names."""
    sql.update(db, "comment", comment_id, facts)


def remove(db: Connection, comment_id: str) -> None:
    """Take a comment away."""
    sql.delete(db, "comment", comment_id)


_OF = (
    "SELECT c.* FROM comment c LEFT JOIN block b ON b.id = c.block_id AND b.document_id = c.document_id"
    " WHERE c.document_id = ? ORDER BY c.block_id IS NOT NULL, b.id IS NULL, b.position, c.start, c.n"
)
_NEWEST = (
    "SELECT id FROM submission WHERE document_id = ? AND withdrawn_at IS NULL ORDER BY number DESC, n DESC LIMIT 1"
)
