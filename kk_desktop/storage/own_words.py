"""Words that the file says are right, and the names in it that a dictionary does not know."""

from __future__ import annotations

from kk_desktop.domain.proofreading import OwnWord

from . import rows as sql
from .rows import Connection, every, from_row, to_row

_NAMES = """
SELECT name AS text FROM body_name UNION SELECT abbreviation FROM body_name
UNION SELECT name FROM area WHERE deleted_at IS NULL UNION SELECT name FROM area_alias
UNION SELECT named_as FROM area_listing
UNION SELECT name FROM person WHERE deleted_at IS NULL UNION SELECT name FROM party WHERE deleted_at IS NULL
UNION SELECT title FROM initiative WHERE deleted_at IS NULL UNION SELECT title FROM policy WHERE deleted_at IS NULL
UNION SELECT name FROM funding_pool WHERE deleted_at IS NULL
UNION SELECT sender FROM hearing WHERE deleted_at IS NULL
UNION SELECT name FROM distribution_member
"""


def rows(db: Connection) -> list[OwnWord]:
    """Every word, in Danish order."""
    return [from_row(OwnWord, row) for row in every(db, "SELECT * FROM own_word ORDER BY danish_key(word), n")]


def find(db: Connection, word: str) -> OwnWord | None:
    """The word's entry, if it has one."""
    row = sql.one(db, "SELECT * FROM own_word WHERE word = ?", word)
    return from_row(OwnWord, row) if row else None


def add(db: Connection, word: OwnWord) -> None:
    """Put in a word."""
    sql.insert(db, "own_word", to_row(word))


def remove(db: Connection, word_id: str) -> None:
    """Take a word out."""
    sql.delete(db, "own_word", word_id)


def names(db: Connection) -> list[str]:
    """What persons, bodies, areas and the like are called."""
    return [str(row["text"]) for row in every(db, _NAMES)]
