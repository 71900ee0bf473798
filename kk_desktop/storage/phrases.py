"""Standard wording: everybody's and one's own, each a few blocks under a short name."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from kk_desktop.domain.phrases import Phrase
from kk_desktop.domain.text import Block, block_from_json, block_to_json

from . import rows as sql
from .rows import Connection, every


def phrases(db: Connection, owner: str) -> list[Phrase]:
    """Everybody's, and one person's own, by name."""
    found = every(
        db,
        "SELECT * FROM phrase WHERE deleted_at IS NULL AND owner IN ('', ?) ORDER BY danish_key(name), n",
        owner,
    )
    return [_phrase(row) for row in found]


def get(db: Connection, phrase_id: str) -> Phrase:
    """One phrase. Raises ``GoneError``."""
    return _phrase(sql.get(db, "phrase", phrase_id))


def add(db: Connection, phrase: Phrase) -> None:
    """Put in a phrase."""
    sql.insert(
        db,
        "phrase",
        {"id": phrase.id, "name": phrase.name, "owner": phrase.owner, "json": write_blocks(phrase.blocks)},
    )


def change(db: Connection, phrase_id: str, **facts: Any) -> None:
    """Change a phrase's name, owner or blocks by their names."""
    if "blocks" in facts:
        facts["json"] = write_blocks(facts.pop("blocks"))
    sql.update(db, "phrase", phrase_id, facts)


def discard(db: Connection, phrase_id: str) -> None:
    """Move a phrase to the bin."""
    sql.put_in_bin(db, "phrase", phrase_id)


def write_blocks(blocks: Sequence[Block]) -> str:
    """The blocks as the file holds them; they have ids only while they stand in a text."""
    rows = [{"kind": block.kind.value, "content": block_to_json(block)} for block in blocks]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _phrase(row: dict[str, Any]) -> Phrase:
    blocks = (
        block_from_json(f"{row['id']}:{number}", each["kind"], each["content"])
        for number, each in enumerate(json.loads(row["json"]))
    )
    return Phrase(row["id"], row["name"], tuple(blocks), row["owner"])
