"""What stands in the files of documents and hearings: read once for each file, and searched with the rest."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from kk_desktop.domain.files import StoredFile
from kk_desktop.domain.rows import Touched

from .rows import Connection, every
from .search_index import FILE, index_thing, put

_OWNERS = {"attachment": ("document", "document_id"), "hearing_file": ("hearing", "hearing_id")}

_PIECE = 2_000  # characters that are found and shown together


def unread(db: Connection) -> StoredFile | None:
    """A file nobody has read for the search yet, the newest first; ``None`` when all have been."""
    tables = " UNION ALL ".join(
        f"SELECT file_name, file_type, file_digest, file_size, changed_at FROM {table} WHERE file_digest IS NOT NULL"
        for table in _OWNERS
    )
    rows = every(
        db,
        f"SELECT * FROM ({tables}) WHERE file_digest NOT IN (SELECT digest FROM search_file)"
        " ORDER BY changed_at DESC LIMIT 1",
    )
    return next(
        (StoredFile(row["file_name"], row["file_type"], row["file_digest"], row["file_size"]) for row in rows), None
    )


def put_ahead(db: Connection, digest: str, pieces: Mapping[int, str]) -> None:
    """Let some of what stands in a file be found before all of it has been written, which would take long at once."""
    for _kind, owner_id, file_id in _places(db, digest):
        for number, text in pieces.items():
            put(db, Touched(FILE, owner_id), f"{file_id}/{number}", text)


def remember(db: Connection, digest: str, pieces: Sequence[str]) -> None:
    """Keep what stands in a file, nothing where it cannot be read, and let it be found with whatever it belongs to."""
    db.execute(
        "INSERT INTO search_file (digest, json) VALUES (?, ?) ON CONFLICT DO NOTHING",
        (digest, json.dumps(pieces, ensure_ascii=False)),
    )
    for thing in {Touched(kind, owner_id): None for kind, owner_id, _file_id in _places(db, digest)}:
        index_thing(db, thing)


def forget_unused(db: Connection) -> None:
    """Let go of what stood in files that are gone for good."""
    db.execute("DELETE FROM search_file WHERE digest NOT IN (SELECT digest FROM content)")


def pieces(text: str) -> list[str]:
    """The text in parts of whole lines, each found and shown for itself; a part of one line may be longer."""
    found: list[str] = []
    piece: list[str] = []
    length = 0
    for line in filter(None, map(str.strip, text.splitlines())):
        if piece and length + len(line) > _PIECE:
            found.append(" ".join(piece))
            piece, length = [], 0
        piece.append(line)
        length += len(line)
    return [*found, " ".join(piece)] if piece else found


def _places(db: Connection, digest: str) -> list[tuple[str, str, str]]:
    """The things the file belongs to, by kind and id, and its id there; what lies in the bin is not searched."""
    return [
        (kind, row["owner"], row["id"])
        for table, (kind, column) in _OWNERS.items()
        for row in every(
            db,
            f"SELECT f.{column} AS owner, f.id FROM {table} f JOIN {kind} o ON o.id = f.{column}"
            " WHERE f.file_digest = ? AND o.deleted_at IS NULL",
            digest,
        )
    ]
