"""Documents of every kind with their blocks, parties and bilag; the blocks' order is kept in ``positions``."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from kk_desktop.domain.documents import Attachment, Document, Signatory
from kk_desktop.domain.rows import DocumentRow
from kk_desktop.domain.text import Block, FieldSource, block_from_json, block_to_json
from kk_desktop.domain.workflow import Status
from kk_desktop.errors import GoneError

from . import rows as sql
from .positions import place
from .rows import Connection, every, from_row, to_row

_ROWS = (
    "SELECT d.*, '' AS kind_name, coalesce(c.number, '') AS case_number"
    ' FROM document d LEFT JOIN "case" c ON c.id = d.case_id WHERE d.deleted_at IS NULL'
)
_TARGET = re.compile(r'"target":"([^"]*)"')
_ROLES = {"recipients": "recipient", "copies": "copy", "signatories": "signatory"}


def rows(
    db: Connection, *, case_id: str | None = None, hearing_id: str | None = None, area_id: str | None = None
) -> list[DocumentRow]:
    """Documents, newest first: all, a case's, a hearing's, or those about an area (or answering a hearing about it)."""
    found = every(
        db,
        f"{_ROWS} AND (?1 IS NULL OR d.case_id = ?1) AND (?2 IS NULL OR d.hearing_id = ?2)"
        " AND (?3 IS NULL OR d.id IN (SELECT document_id FROM document_area WHERE area_id = ?3)"
        "  OR d.hearing_id IN (SELECT hearing_id FROM hearing_area WHERE area_id = ?3))"
        " ORDER BY coalesce(d.date, substr(d.changed_at, 1, 10)) DESC, d.n DESC",
        case_id, hearing_id, area_id,
    )  # fmt: skip
    return [from_row(DocumentRow, row) for row in found]


def row(db: Connection, document_id: str) -> DocumentRow:
    """One document as lists show it. Raises ``GoneError``."""
    found = every(db, f"{_ROWS} AND d.id = ?", document_id)
    if not found:
        raise GoneError(sql.GONE)
    return from_row(DocumentRow, found[0])


def get(db: Connection, document_id: str) -> Document:
    """One document's facts. Raises ``GoneError``."""
    row = sql.get(db, "document", document_id)
    parties: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for party in every(db, "SELECT * FROM document_party WHERE document_id = ? ORDER BY position, n", document_id):
        parties[party["role"]].append(party)
    areas = every(db, "SELECT area_id FROM document_area WHERE document_id = ? ORDER BY n", document_id)
    return from_row(
        Document,
        row,
        recipients=tuple(party["name"] for party in parties["recipient"]),
        copies=tuple(party["name"] for party in parties["copy"]),
        signatories=tuple(from_row(Signatory, party) for party in parties["signatory"]),
        area_ids=tuple(area["area_id"] for area in areas),
    )


def add(db: Connection, document: Document) -> None:
    """Put in a document with its parties and areas; its text is put in by ``save_blocks``."""
    sql.insert(db, "document", to_row(document))
    change(
        db,
        document.id,
        recipients=document.recipients,
        copies=document.copies,
        signatories=document.signatories,
        area_ids=document.area_ids,
    )


def change(db: Connection, document_id: str, **facts: Any) -> None:
    """Change facts of a document by their names; recipients, copies and signatories are given whole."""
    for name, role in _ROLES.items():
        if name in facts:
            _set_parties(db, document_id, role, facts.pop(name))
    if "area_ids" in facts:
        sql.set_links(db, "document_area", ("document_id", document_id), "area_id", facts.pop("area_ids"))
    sql.update(db, "document", document_id, facts)


def discard(db: Connection, document_id: str) -> None:
    """Move a document to the bin."""
    sql.put_in_bin(db, "document", document_id)


def blocks(db: Connection, document_id: str) -> list[Block]:
    """The document's text in its order."""
    found = every(db, "SELECT id, kind, json FROM block WHERE document_id = ? ORDER BY position, n", document_id)
    return [block_of(row) for row in found]


def save_blocks(
    db: Connection,
    document_id: str,
    dirty: Sequence[Block],
    order: Sequence[str],
    gone: Collection[str] | None = None,
) -> None:
    """Write the dirty blocks, take out those that are ``gone``, and leave the rest alone.

    ``order`` names every block that the caller knows; where ``gone`` is not given, the caller knows them all, and
    those missing from ``order`` are taken out. Raises ``ValueError`` for a block that is in ``order`` but neither in
    the file nor dirty: its text would be lost.
    """
    found = every(db, "SELECT id, position FROM block WHERE document_id = ? ORDER BY position, n", document_id)
    have = {row["id"]: row["position"] for row in found}
    fresh = {block.id: block for block in dirty}
    if missing := [block_id for block_id in order if block_id not in have and block_id not in fresh]:
        raise ValueError(f"blocks without text: {missing}")
    order = list(order) if gone is None else _with_unknown(order, have, gone)
    for block_id in have.keys() - set(order):
        sql.delete(db, "block", block_id)
    # Most saves change no order, and a long document has thousands of blocks.
    places = {} if order == list(have) else place(order, have)
    for block_id, position in places.items():
        if block_id in have:
            sql.update(db, "block", block_id, {"position": position})
        else:
            values = {"id": block_id, "document_id": document_id, "position": position}
            sql.insert(db, "block", values | _content(fresh.pop(block_id)))
    for block in fresh.values():
        if block.id in have:
            change_block(db, document_id, block)


def _with_unknown(order: Sequence[str], have: Mapping[str, int], gone: Collection[str]) -> list[str]:
    """The order with the blocks the caller has never seen, each behind the one it stands behind in the file."""
    known, behind = set(order), defaultdict[str, list[str]](list)
    before = ""
    for block_id in have:
        if block_id in known:
            before = block_id
        elif block_id not in gone:
            behind[before].append(block_id)
    return [*behind[""], *(each for block_id in order for each in (block_id, *behind[block_id]))]


def change_block(db: Connection, document_id: str, block: Block) -> None:
    """Write one block that is in the document already. Raises ``GoneError`` when it is not."""
    if not every(db, "SELECT 1 FROM block WHERE id = ? AND document_id = ?", block.id, document_id):
        raise GoneError(sql.GONE)
    sql.update(db, "block", block.id, _content(block))


def blocks_with_fields(
    db: Connection, sources: Iterable[FieldSource], is_wanted: Callable[[str], bool] = lambda _target: True
) -> list[tuple[str, date | None, Block]]:
    """The blocks of unlocked documents with fields of those sources, each with its document's id and date.

    ``is_wanted`` tells of what a field points at whether its block is to be read.
    """
    return [
        (row["document_id"], date.fromisoformat(row["date"]) if row["date"] else None, block_of(row))
        for row in rows_with_fields(db, sources)
        if not Status(row["status"]).is_locked and any(map(is_wanted, _TARGET.findall(row["json"])))
    ]


def rows_with_fields(
    db: Connection, sources: Iterable[FieldSource], document_id: str | None = None
) -> list[dict[str, Any]]:
    """The blocks with fields of those sources as rows, with facts of their documents; ``block_of`` reads one.

    They are all there are, or one document's. Those of documents in the bin are among them, and must be in step when
    they come back.
    """
    # As ``_content`` writes it; in a text the quotation marks would stand escaped.
    marks = [f'"source":"{source.value}"' for source in sources]
    if not marks:
        return []
    return every(
        db,
        "SELECT b.document_id, d.title, d.date, d.status, d.deleted_at, b.id, b.kind, b.json FROM block b"
        # The first condition is that of the index, word for word: without it every text would be looked through.
        " JOIN document d ON d.id = b.document_id WHERE instr(b.json, '\"source\":\"') > 0"
        f" AND ({' OR '.join(['instr(b.json, ?)'] * len(marks))})"
        " AND (b.document_id = ? OR ? IS NULL) ORDER BY d.n DESC, b.position, b.n",
        *marks, document_id, document_id,
    )  # fmt: skip


def attachments(db: Connection, document_id: str) -> list[Attachment]:
    """The document's bilag by their numbers."""
    found = every(db, "SELECT * FROM attachment WHERE document_id = ? ORDER BY number, n", document_id)
    return [_attachment(row) for row in found]


def find_attachment(db: Connection, attachment_id: str) -> Attachment | None:
    """One bilag, or ``None`` when it is gone."""
    row = sql.find(db, "attachment", attachment_id)
    return _attachment(row) if row else None


def add_attachment(db: Connection, document_id: str, attachment: Attachment) -> None:
    """Put in a bilag; what its file holds is put in by ``contents.keep``."""
    facts = to_row(attachment, leave_out=["file"]) | sql.file_columns(attachment.file)
    sql.insert(db, "attachment", facts | {"document_id": document_id})


def change_attachment(db: Connection, attachment_id: str, **facts: Any) -> None:
    """Change facts of a bilag by their names."""
    if "file" in facts:
        facts |= sql.file_columns(facts.pop("file"))
    sql.update(db, "attachment", attachment_id, facts)


def remove_attachment(db: Connection, attachment_id: str) -> None:
    """Take a bilag away."""
    sql.delete(db, "attachment", attachment_id)


def _set_parties(db: Connection, document_id: str, role: str, parties: Sequence[str | Signatory]) -> None:
    wanted = [{"name": party, "title": ""} if isinstance(party, str) else to_row(party) for party in parties]
    sql.set_list(
        db, "document_party", {"document_id": document_id, "role": role}, [row for row in wanted if row["name"]]
    )


def _attachment(row: dict[str, Any]) -> Attachment:
    return from_row(Attachment, row, file=sql.file_from(row))


def block_of(row: dict[str, Any]) -> Block:
    """The block that a row of its table holds."""
    return block_from_json(row["id"], row["kind"], json.loads(row["json"]))


def _content(block: Block) -> dict[str, Any]:
    content = json.dumps(block_to_json(block), ensure_ascii=False, separators=(",", ":"))
    return {"kind": block.kind, "json": content}
