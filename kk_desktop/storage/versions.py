"""Versions of documents: each text lies among the contents as packed JSON, most of them as what differs from another.

A day's work on 300 pages keeps a version every ten minutes; only the blocks that were changed are written again.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from kk_desktop.domain.text import block_from_json, block_to_json
from kk_desktop.domain.versions import KeptText, Version, VersionReason, newest_number

from . import contents
from . import rows as sql
from .rows import Connection, every, from_row

_WORTH = 0.5
"""The part of a text that may be new before it is written whole, for the next ones to lean on."""


def of(db: Connection, document_id: str) -> list[Version]:
    """The document's versions, the oldest first."""
    found = every(db, "SELECT *, changed_at AS kept_at FROM version WHERE document_id = ? ORDER BY n", document_id)
    return [from_row(Version, row) for row in found]


def add(
    db: Connection,
    document_id: str,
    text: KeptText,
    reason: VersionReason = VersionReason.PROOF_PRINT,
    *,
    name: str = "",
    status: str = "",
    person: str = "",
    numbered: bool = False,
) -> int | None:
    """Keep the text as the document's newest version; gives the number of a draft that is ``numbered``.

    One that reads as the newest numbered draft keeps that one's number; another proof of it is not kept again.
    """
    kept = of(db, document_id)
    number = None
    if numbered:
        drafts = [version for version in kept if version.number]
        is_same = bool(drafts) and read(db, drafts[-1]).same_text(text)
        number = newest_number(drafts) + (0 if is_same else 1)
        if is_same and reason is VersionReason.PROOF_PRINT:
            return number
    values = {"number": number, "reason": reason, "name": name, "status": status, "person": person}
    sql.insert(db, "version", {"document_id": document_id, "digest": _keep(db, text, kept), **values})
    return number


def read(db: Connection, version: Version) -> KeptText:
    """The text of a version. Raises ``GoneError`` when it is not there any more."""
    kept = _unpacked(db, version.digest)
    blocks = (block_from_json(block["id"], block["kind"], block) for block in _whole(db, kept))
    facts = kept.get("facts")
    return KeptText(
        kept["title"],
        tuple(blocks),
        kept["tables"],
        None if facts is None else {name: tuple(lines) for name, lines in facts.items()},
        tuple((number, title, digest) for number, title, digest in kept.get("attachments", ())),
    )


def last_typed(db: Connection, document_id: str) -> tuple[str, datetime] | None:
    """Who changed a block of the document last, and when."""
    row = db.execute(
        "SELECT a.person, a.at FROM change c JOIN action a ON a.id = c.action_id WHERE c.table_name = 'block'"
        " AND c.row_id IN (SELECT id FROM block WHERE document_id = ?) ORDER BY c.n DESC LIMIT 1",
        (document_id,),
    ).fetchone()
    return (row[0], datetime.fromisoformat(row[1])) if row else None


def ids_elsewhere(db: Connection, document_id: str, ids: Sequence[str]) -> set[str]:
    """Those of the ids that blocks of other documents have now: a paragraph may have been moved there since."""
    found = db.execute(
        "SELECT b.id FROM json_each(?) wanted JOIN block b ON b.id = wanted.value WHERE b.document_id <> ?",
        (json.dumps(list(ids)), document_id),
    )
    return {block_id for (block_id,) in found}


def _keep(db: Connection, text: KeptText, kept: Sequence[Version]) -> str:
    """Put the text in among the contents, leaning on an earlier one where most is the same; gives its digest."""
    if kept and read(db, kept[-1]) == text:
        return kept[-1].digest
    blocks = [{"id": block.id, "kind": block.kind.value, **block_to_json(block)} for block in text.blocks]
    packed: dict[str, Any] = {"title": text.title, "tables": dict(text.tables), "attachments": text.attachments}
    if text.facts is not None:
        packed["facts"] = dict(text.facts)
    if kept:
        base = _unpacked(db, kept[-1].digest).get("base", kept[-1].digest)
        pieces = list(_leaning(blocks, _unpacked(db, base)["blocks"]))
        if sum(isinstance(piece, dict) for piece in pieces) <= _WORTH * len(blocks):
            return contents.keep(db, _pack(packed | {"base": base, "blocks": pieces}))
    return contents.keep(db, _pack(packed | {"blocks": blocks}))


def _leaning(blocks: Sequence[dict[str, Any]], base: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any] | list[int]]:
    """The blocks with rows of those that stand in the other text told as where they begin and how many they are."""
    places = {block["id"]: place for place, block in enumerate(base)}
    begin = count = 0
    for block in blocks:
        place = places.get(block["id"])
        is_same = place is not None and base[place] == block
        if is_same and count and place == begin + count:
            count += 1
            continue
        if count:
            yield [begin, count]
        begin, count = (place, 1) if is_same and place is not None else (0, 0)
        if not is_same:
            yield block
    if count:
        yield [begin, count]


def _whole(db: Connection, kept: dict[str, Any]) -> Iterator[dict[str, Any]]:
    base = _unpacked(db, kept["base"])["blocks"] if "base" in kept else []
    for piece in kept["blocks"]:
        if isinstance(piece, dict):
            yield piece
        else:
            begin, count = piece
            yield from base[begin : begin + count]


def _pack(kept: dict[str, Any]) -> bytes:
    return zlib.compress(json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode())


def _unpacked(db: Connection, digest: str) -> dict[str, Any]:
    data = contents.read(db, digest)
    # Those kept by the first version of the program are not packed.
    kept: dict[str, Any] = json.loads(data if data.startswith(b"{") else zlib.decompress(data))
    return kept
