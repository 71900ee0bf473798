"""What files hold: bytes that lie once, found by their digest, and never change."""

from __future__ import annotations

import hashlib
import re

from kk_desktop.errors import GoneError

from .rows import Connection

_GONE = "Filens indhold er slettet og kan ikke vises. Resten af dokumentet er uændret. Hent filen ind igen."

_DIGEST = re.compile(r"[0-9a-f]{64}")
_NAMING = (
    "SELECT file_digest FROM attachment WHERE file_digest IS NOT NULL",
    "SELECT digest FROM version",
    "SELECT json FROM block WHERE kind = 'picture'",
    "SELECT coalesce(before, '') || ' ' || coalesce(after, '') FROM change"
    " WHERE table_name IN ('attachment', 'block', 'version')",
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


def forget_unused(db: Connection) -> None:
    """Delete for good what no row names, nor the change log, from which it could be undone into a row."""
    unused = {digest for (digest,) in db.execute("SELECT digest FROM content")}
    # One way through the rows for all contents at once: the log is the longest table of a file.
    for naming in _NAMING:
        for (words,) in db.execute(naming):
            unused.difference_update(_DIGEST.findall(words))
    for digest in unused:
        db.execute("DELETE FROM content WHERE digest = ?", (digest,))
