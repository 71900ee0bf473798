"""What files hold: bytes that lie once, found by their digest, and never change."""

from __future__ import annotations

import hashlib

from kk_desktop.errors import GoneError

from .rows import Connection

_GONE = "Filens indhold er slettet og kan ikke vises. Resten af dokumentet er uændret. Hent filen ind igen."


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
    db.execute(
        "DELETE FROM content WHERE digest NOT IN (SELECT file_digest FROM attachment WHERE file_digest IS NOT NULL)"
        " AND digest NOT IN (SELECT digest FROM version)"
        " AND NOT EXISTS (SELECT 1 FROM block WHERE kind = 'picture' AND instr(json, digest))"
        " AND NOT EXISTS (SELECT 1 FROM change WHERE table_name IN ('attachment', 'block', 'version')"
        "  AND (instr(before, digest) OR instr(after, digest)))"
    )
