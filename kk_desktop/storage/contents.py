"""What files hold: bytes that lie once, found by their digest, and never change."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from kk_desktop.errors import GoneError

from .change_log import logged_tables
from .rows import Connection, quote

_GONE = "Filens indhold er slettet og kan ikke vises. Resten af dokumentet er uændret. Hent filen ind igen."

_DIGEST = re.compile(r"[0-9a-f]{64}")
_NAMING = (
    "SELECT json FROM block WHERE kind = 'picture'",
    "SELECT json FROM phrase",
    "SELECT coalesce(before, '') || ' ' || coalesce(after, '') FROM change WHERE table_name IN ({tables})",
)


def keep(db: Connection, data: bytes) -> str:
    """Put the bytes in, unless they are there already; gives their digest (SHA-256 in hexadecimal)."""
    digest = hashlib.sha256(data).hexdigest()
    db.execute("INSERT INTO content (digest, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING", (digest, data))
    return digest


def read(db: Connection, digest: str) -> bytes:
    """The bytes of that digest. Raises ``GoneError`` when they are not there any more."""
    row = db.execute("SELECT bytes FROM content WHERE digest = ?", (digest,)).fetchone()
    if row is None:
        raise GoneError(_GONE)
    return bytes(row[0])


def check_kept(db: Connection, digest: str) -> None:
    """Raise ``GoneError`` when the bytes of that digest are not there: what nothing names goes with the bin."""
    if db.execute("SELECT 1 FROM content WHERE digest = ?", (digest,)).fetchone() is None:
        raise GoneError(_GONE)


def forget_unused(db: Connection) -> None:
    """Delete for good what no row names, nor the change log, from which it could be undone into a row."""
    unused = {digest for (digest,) in db.execute("SELECT digest FROM content")}
    # One way through the rows for all contents at once: the log is the longest table of a file.
    for naming in _naming(db):
        for (words,) in db.execute(naming):
            unused.difference_update(_DIGEST.findall(words))
    for digest in unused:
        db.execute("DELETE FROM content WHERE digest = ?", (digest,))


def _naming(db: Connection) -> Iterator[str]:
    """The queries for all words that may hold a digest: columns named for one, texts with pictures, and the log."""
    named = {
        table: [column for column in columns if column.endswith("digest")]
        for table, columns in logged_tables(db).items()
    }
    for table, columns in named.items():
        for column in columns:
            yield f"SELECT {quote(column)} FROM {quote(table)} WHERE {quote(column)} IS NOT NULL"
    tables = ", ".join(f"'{table}'" for table in ("block", "phrase", *(table for table in named if named[table])))
    for naming in _NAMING:
        yield naming.replace("{tables}", tables)
