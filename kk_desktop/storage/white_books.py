"""The senders' white books, and what became of our remarks."""

from __future__ import annotations

from typing import Any

from kk_desktop.domain.white_books import Outcome, RemarkOutcome, WhiteBook

from . import rows as sql
from .rows import Connection, every, file_columns, file_from, from_row, one, to_row


def of(db: Connection, hearing_id: str) -> WhiteBook | None:
    """The hearing's white book, where it has come."""
    row = one(db, "SELECT * FROM white_book WHERE hearing_id = ? ORDER BY n DESC LIMIT 1", hearing_id)
    return from_row(WhiteBook, row, file=file_from(row)) if row else None


def get(db: Connection, white_book_id: str) -> WhiteBook:
    """One white book. Raises ``GoneError``."""
    row = sql.get(db, "white_book", white_book_id)
    return from_row(WhiteBook, row, file=file_from(row))


def add(db: Connection, book: WhiteBook) -> None:
    """Put in a white book; what its file holds is put in by ``contents.keep``."""
    sql.insert(db, "white_book", to_row(book, leave_out=["file"]) | file_columns(book.file))


def change(db: Connection, white_book_id: str, **facts: Any) -> None:
    """Change facts of a white book by their names."""
    sql.update(db, "white_book", white_book_id, facts)


def remove(db: Connection, white_book_id: str) -> None:
    """Take a white book away."""
    sql.delete(db, "white_book", white_book_id)


def outcomes(db: Connection, hearing_id: str) -> list[RemarkOutcome]:
    """Our remarks and what became of each, in their order."""
    found = every(db, "SELECT * FROM remark_outcome WHERE hearing_id = ? ORDER BY position, n", hearing_id)
    return [from_row(RemarkOutcome, row) for row in found]


def outcome_of(db: Connection, block_id: str) -> Outcome | None:
    """What became of the remark that stands in a block; ``None`` where nobody has told it."""
    row = one(db, "SELECT outcome FROM remark_outcome WHERE block_id = ? AND outcome IS NOT NULL LIMIT 1", block_id)
    return Outcome(row["outcome"]) if row else None


def add_outcome(db: Connection, outcome: RemarkOutcome) -> None:
    """Put a remark after the others."""
    values = to_row(outcome)
    sql.append(db, "remark_outcome", ("hearing_id", values.pop("hearing_id")), values)


def change_outcome(db: Connection, outcome_id: str, **facts: Any) -> None:
    """Change what became of a remark."""
    sql.update(db, "remark_outcome", outcome_id, {name: sql.to_sql(value) for name, value in facts.items()})


def remove_outcome(db: Connection, outcome_id: str) -> None:
    """Take a remark out of the list."""
    sql.delete(db, "remark_outcome", outcome_id)
