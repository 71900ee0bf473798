"""Versions of documents: each text lies once among the contents as JSON, written the same way every time."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime

from kk_desktop.domain.text import block_from_json, block_to_json
from kk_desktop.domain.versions import KeptText, Version

from . import contents
from . import rows as sql
from .rows import Connection, every


def of(db: Connection, document_id: str) -> list[Version]:
    """The document's versions, the oldest first."""
    found = every(
        db, "SELECT number, changed_at, digest FROM version WHERE document_id = ? ORDER BY number", document_id
    )
    return [Version(row["number"], datetime.fromisoformat(row["changed_at"]), row["digest"]) for row in found]


def add(db: Connection, document_id: str, text: KeptText) -> int:
    """Keep the text as the document's next version; gives its number."""
    kept = of(db, document_id)
    number = kept[-1].number + 1 if kept else 1
    digest = contents.keep(db, _written(text))
    sql.insert(db, "version", {"document_id": document_id, "number": number, "reason": "proof_print", "digest": digest})
    return number


def read(db: Connection, version: Version) -> KeptText:
    """The text of a version. Raises ``GoneError`` when it is not there any more."""
    kept = json.loads(contents.read(db, version.digest))
    blocks = (block_from_json(block["id"], block["kind"], block) for block in kept["blocks"])
    return KeptText(kept["title"], tuple(blocks), kept["tables"])


def digest_of(text: KeptText) -> str:
    """What a version of that text is found by."""
    return hashlib.sha256(_written(text)).hexdigest()


def _written(text: KeptText) -> bytes:
    blocks = [{"id": block.id, "kind": block.kind.value, **block_to_json(block)} for block in text.blocks]
    kept = {"title": text.title, "blocks": blocks, "tables": dict(text.tables)}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
