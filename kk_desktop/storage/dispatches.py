"""What was sent to whom, blind copies, lists of recipients, and where things lie in the records system."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kk_desktop.domain.dispatches import Addressee, Dispatch, DistributionList, Filing, Member, Unfiled

from . import rows as sql
from .rows import Connection, every, file_columns, file_from, from_row, one, to_row

_UNFILED = """
SELECT 'document' AS kind, d.id, d.title,
       CASE d.status WHEN 'signed' THEN 'Underskrevet' ELSE 'Afsendt' END AS why,
       coalesce((SELECT max(sent_on) FROM dispatch WHERE document_id = d.id), d.date) AS day,
       coalesce(c.number, '') AS case_number
  FROM document d LEFT JOIN "case" c ON c.id = d.case_id
 WHERE d.deleted_at IS NULL AND d.filed_on IS NULL AND d.status IN ('sent', 'signed', 'replaced')
UNION ALL
SELECT 'hearing', h.id, h.title, 'Modtaget høring', h.received_on, coalesce(c.number, '')
  FROM hearing h LEFT JOIN "case" c ON c.id = h.case_id
 WHERE h.deleted_at IS NULL AND h.filed_on IS NULL AND h.received_on IS NOT NULL
UNION ALL
SELECT 'contribution', k.id, k.contributor || ': ' || h.title, 'Modtaget bidrag', substr(k.received_at, 1, 10),
       coalesce(c.number, '')
  FROM contribution k JOIN hearing h ON h.id = k.hearing_id LEFT JOIN "case" c ON c.id = h.case_id
 WHERE h.deleted_at IS NULL AND k.filed_on IS NULL AND k.received_at IS NOT NULL
UNION ALL
SELECT 'white_book', w.id, w.title, 'Modtaget hvidbog', w.received_on, coalesce(c.number, '')
  FROM white_book w JOIN hearing h ON h.id = w.hearing_id LEFT JOIN "case" c ON c.id = h.case_id
 WHERE h.deleted_at IS NULL AND w.filed_on IS NULL
"""
FILED = ("document", "hearing", "contribution", "white_book")
"""The kinds of things that are filed, named as their tables."""


def of(db: Connection, document_id: str) -> list[Dispatch]:
    """The sendings of a document, the first one first."""
    found = every(db, "SELECT * FROM dispatch WHERE document_id = ? ORDER BY sent_on, n", document_id)
    return [_dispatch(db, row) for row in found]


def add(db: Connection, dispatch: Dispatch) -> None:
    """Put in a sending; what its file holds is put in by ``contents.keep``."""
    sql.insert(db, "dispatch", to_row(dispatch, leave_out=["file"]) | file_columns(dispatch.file))
    wanted = [to_row(each) for each in dispatch.addressees]
    sql.set_list(db, "dispatch_recipient", {"dispatch_id": dispatch.id}, wanted)


def change(db: Connection, dispatch_id: str, **facts: Any) -> None:
    """Change facts of a sending by their names, such as its receipt."""
    if "file" in facts:
        facts |= file_columns(facts.pop("file"))
    sql.update(db, "dispatch", dispatch_id, facts)


def blind_copies(db: Connection, document_id: str) -> tuple[str, ...]:
    """Who is to get a copy that no page tells of."""
    found = every(db, "SELECT name FROM blind_copy WHERE document_id = ? ORDER BY position, n", document_id)
    return tuple(row["name"] for row in found)


def set_blind_copies(db: Connection, document_id: str, names: Iterable[str]) -> None:
    """Make them exactly these."""
    sql.set_list(db, "blind_copy", {"document_id": document_id}, [{"name": name} for name in names])


def lists(db: Connection) -> list[DistributionList]:
    """The lists that somebody has made, in Danish order."""
    found = every(db, "SELECT * FROM distribution_list WHERE deleted_at IS NULL ORDER BY danish_key(name), n")
    return [from_row(DistributionList, row, entries=_members(db, row["id"])) for row in found]


def get_list(db: Connection, list_id: str) -> DistributionList:
    """One list. Raises ``GoneError``."""
    return from_row(DistributionList, sql.get(db, "distribution_list", list_id), entries=_members(db, list_id))


def add_list(db: Connection, made: DistributionList) -> None:
    """Put in a list with its members."""
    sql.insert(db, "distribution_list", {"id": made.id, "name": made.name})
    set_members(db, made.id, made.entries)


def change_list(db: Connection, list_id: str, name: str) -> None:
    """Give a list another name."""
    sql.update(db, "distribution_list", list_id, {"name": name})


def set_members(db: Connection, list_id: str, members: Sequence[Member]) -> None:
    """Make a list's members exactly these."""
    wanted = [to_row(each) | {"channel": each.channel.value if each.channel else ""} for each in members]
    sql.set_list(db, "distribution_member", {"list_id": list_id}, wanted)


def discard_list(db: Connection, list_id: str) -> None:
    """Move a list to the bin."""
    sql.put_in_bin(db, "distribution_list", list_id)


def filing(db: Connection, kind: str, thing_id: str) -> Filing:
    """Where a thing lies. Raises ``GoneError``."""
    row = sql.get(db, kind, thing_id)
    return from_row(Filing, row, system=row["filing_system"])


def set_filing(db: Connection, kind: str, thing_id: str, where: Filing) -> None:
    """Say where a thing lies."""
    facts = {"filing_system": where.system, "document_number": where.document_number, "filed_on": where.filed_on}
    sql.update(db, kind, thing_id, {name: sql.to_sql(value) for name, value in facts.items()})


def unfiled(db: Connection) -> list[Unfiled]:
    """What lacks a place in the records system, the oldest first."""
    found = every(db, f"SELECT * FROM ({_UNFILED}) ORDER BY coalesce(day, ''), danish_key(title)")
    return [from_row(Unfiled, row) for row in found]


def unfiled_count(db: Connection) -> int:
    """How many lack a place in the records system."""
    return int(db.execute(f"SELECT count(*) FROM ({_UNFILED})").fetchone()[0])


def lacks_place(db: Connection, kind: str, thing_id: str) -> bool:
    """Whether the thing is one of them."""
    return one(db, f"SELECT 1 FROM ({_UNFILED}) WHERE kind = ? AND id = ?", kind, thing_id) is not None


def _dispatch(db: Connection, row: dict[str, Any]) -> Dispatch:
    found = every(db, "SELECT * FROM dispatch_recipient WHERE dispatch_id = ? ORDER BY position, n", row["id"])
    return from_row(Dispatch, row, file=file_from(row), addressees=tuple(from_row(Addressee, each) for each in found))


def _members(db: Connection, list_id: str) -> tuple[Member, ...]:
    found = every(db, "SELECT * FROM distribution_member WHERE list_id = ? ORDER BY position, n", list_id)
    return tuple(from_row(Member, row | {"channel": row["channel"] or None}) for row in found)
