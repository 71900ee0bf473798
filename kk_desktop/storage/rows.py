"""Dataclasses to rows and back, and the few statements every store is made of."""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from kk_desktop.domain.files import StoredFile
from kk_desktop.errors import GoneError

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")
Values = Mapping[str, Any]

GONE = "Det er slettet og kan ikke vises eller rettes. Fortryd sletningen, eller læg det tilbage fra papirkurven."


class Connection(Protocol):
    """What reading needs: a reader (plain ``sqlite3``) and the writer (sqlite-utils) both have it."""

    def execute(self, sql: str, parameters: Any = ..., /) -> sqlite3.Cursor:
        """Run one statement."""


def quote(name: str) -> str:
    """A table or column name as it stands in SQL."""
    return f'"{name}"'


def every(db: Connection, sql: str, *parameters: Any) -> list[dict[str, Any]]:
    """All rows of a query as dictionaries."""
    cursor = db.execute(sql, parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def one(db: Connection, sql: str, *parameters: Any) -> dict[str, Any] | None:
    """The first row of a query, or ``None``."""
    return next(iter(every(db, sql, *parameters)), None)


def get(db: Connection, table: str, row_id: str) -> dict[str, Any]:
    """One row that does not lie in the bin; raises ``GoneError`` when there is none."""
    row = find(db, table, row_id)
    if row is None:
        raise GoneError(GONE)
    return row


def find(db: Connection, table: str, row_id: str) -> dict[str, Any] | None:
    """One row, or ``None`` when it is gone or lies in the bin."""
    row = one(db, f"SELECT * FROM {quote(table)} WHERE id = ?", row_id)
    return None if row is None or row.get("deleted_at") else row


def together(db: Connection, columns: str, rest: str, *parameters: Any) -> list[list[Any]]:
    """Many rows as lists, in one text: each row by itself would let another thread take its turn and wait for it.

    ``columns`` are names with commas between, none of them a BLOB's; ``rest`` is the SQL after them, from FROM on.
    """
    named = [column.strip() for column in columns.split(",")]
    sql = f"SELECT json_group_array(json_array({', '.join(named)})) FROM (SELECT {columns} {rest})"
    found: list[list[Any]] = json.loads(db.execute(sql, parameters).fetchone()[0])
    return found


def insert(db: Connection, table: str, values: Values) -> str:
    """Put in one row and return its id, made here when ``values`` has none."""
    row = {name: to_sql(value) for name, value in values.items()}
    if "id" not in row:
        row["id"] = new_id(db)
    names = ", ".join(map(quote, row))
    marks = ", ".join("?" * len(row))
    db.execute(f"INSERT INTO {quote(table)} ({names}) VALUES ({marks})", tuple(row.values()))
    return str(row["id"])


def insert_logged(db: Connection, table: str, logged: Sequence[Values]) -> None:
    """Put in rows with their ids as the change log tells them, each with the same columns, in one statement."""
    names = list(logged[0])
    columns = ", ".join(map(quote, names))
    values = ", ".join(f"json_extract(value, '$[{place}]')" for place in range(len(names)))
    db.execute(
        f"INSERT INTO {quote(table)} ({columns}) SELECT {values} FROM json_each(?)",
        (json.dumps([[row[name] for name in names] for row in logged]),),
    )


def update_logged(db: Connection, table: str, logged: Sequence[Values]) -> None:
    """Give rows back what the change log tells of them, by their ids, each the same columns, in one statement."""
    names = [name for name in logged[0] if name != "id"]
    pairs = ", ".join(f"{quote(name)} = json_extract(value, '$[{place}]')" for place, name in enumerate(names, 1))
    db.execute(
        f"UPDATE {quote(table)} SET {pairs} FROM json_each(?) AS told"
        f" WHERE {quote(table)}.id = json_extract(told.value, '$[0]')",
        (json.dumps([[row["id"], *(row[name] for name in names)] for row in logged]),),
    )


def update(db: Connection, table: str, row_id: str, changes: Values) -> None:
    """Change columns of one row; columns that keep their value are neither logged nor counted as a change.

    Raises ``GoneError`` when the row is gone.
    """
    if not changes:
        return
    pairs = ", ".join(f"{quote(name)} = ?" for name in changes)
    values = [to_sql(value) for value in changes.values()]
    cursor = db.execute(f"UPDATE {quote(table)} SET {pairs} WHERE id = ?", (*values, row_id))
    if cursor.rowcount != 1:
        raise GoneError(GONE)


def delete(db: Connection, table: str, row_id: str) -> None:
    """Take out one row for good (a block, a cell); whole things go to the bin instead."""
    db.execute(f"DELETE FROM {quote(table)} WHERE id = ?", (row_id,))


def delete_many(db: Connection, table: str, ids: Sequence[str]) -> None:
    """Take out rows for good in one statement."""
    db.execute(f"DELETE FROM {quote(table)} WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),))


def put_in_bin(db: Connection, table: str, row_id: str) -> None:
    """Move a thing to the bin, as of the running action."""
    db.execute(
        f"UPDATE {quote(table)} SET deleted_at = (SELECT at FROM current_action) WHERE id = ? AND deleted_at IS NULL",
        (row_id,),
    )


def set_links(db: Connection, table: str, owner: tuple[str, str], column: str, wanted: Iterable[str]) -> None:
    """Make a thing's links (or aliases) exactly the wanted ones; those that stay are not touched.

    ``owner`` is the column and id of the thing; ``column`` holds what it is linked to.
    """
    owner_column, owner_id = owner
    sql = f"SELECT id, {quote(column)} AS value FROM {quote(table)} WHERE {quote(owner_column)} = ?"
    have = {row["value"]: row["id"] for row in every(db, sql, owner_id)}
    wanted = list(dict.fromkeys(wanted))
    for value, row_id in have.items():
        if value not in wanted:
            delete(db, table, row_id)
    for value in wanted:
        if value not in have:
            insert(db, table, {owner_column: owner_id, column: value})


def set_list(
    db: Connection, table: str, owner: Values, wanted: Sequence[Values], order: str | None = "position"
) -> None:
    """Make a thing's ordered small rows (recipients, names) exactly the wanted ones, reusing rows in order.

    ``owner`` is the columns and values that pick the rows; ``order`` the column that numbers them, if any.
    """
    where = " AND ".join(f"{quote(name)} = ?" for name in owner)
    sql = f"SELECT id FROM {quote(table)} WHERE {where} ORDER BY {quote(order or 'n')}"
    ids = [row["id"] for row in every(db, sql, *owner.values())]
    for position, values in enumerate(wanted):
        row = dict(values) | ({order: position} if order else {})
        if position < len(ids):
            update(db, table, ids[position], row)
        else:
            insert(db, table, {**owner, **row})
    for surplus in ids[len(wanted) :]:
        delete(db, table, surplus)


def put_in_order(db: Connection, table: str, ids: Iterable[str]) -> None:
    """Number rows 0, 1, 2 … in the order given; those already in place are not touched."""
    for position, row_id in enumerate(ids):
        update(db, table, row_id, {"position": position})


def ids_in_order(db: Connection, table: str, column: str, owner_id: str | None) -> list[str]:
    """The ids of a thing's ordered rows."""
    sql = f"SELECT id FROM {quote(table)} WHERE {quote(column)} IS ? ORDER BY position, n"
    return [row["id"] for row in every(db, sql, owner_id)]


def move(db: Connection, table: str, column: str, row_id: str, position: int) -> None:
    """Move a row to another place among its thing's rows, counted from 0. Raises ``GoneError``."""
    owner_id = get(db, table, row_id)[column]
    ids = [other for other in ids_in_order(db, table, column, owner_id) if other != row_id]
    ids.insert(position, row_id)
    put_in_order(db, table, ids)


def append(db: Connection, table: str, owner: tuple[str, str | None], values: Values) -> None:
    """Put in a row after the thing's others."""
    column, owner_id = owner
    position = len(ids_in_order(db, table, column, owner_id))
    insert(db, table, {column: owner_id, "position": position, **values})


def new_id(db: Connection) -> str:
    """A new id from the maker the file was opened with."""
    return str(db.execute("SELECT new_id()").fetchone()[0])


def to_sql(value: Any) -> Any:
    """A Python value as the file holds it: enums by value, dates as ISO text, truth as 0 and 1."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, date):
        return value.isoformat()
    return whole_characters(value) if isinstance(value, str) else value


def whole_characters(text: str) -> str:
    """The text with halves of characters joined, or replaced by ``\ufffd``: some clipboards cut an emoji in two.

    UTF-8 cannot hold a half, and nobody's paragraph may be refused for one.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def to_row(thing: Any, leave_out: Iterable[str] = ()) -> dict[str, Any]:
    """A dataclass as columns, lists and ``leave_out`` excepted: those lie in tables of their own."""
    left_out = set(leave_out)
    values = {field.name: getattr(thing, field.name) for field in fields(thing) if field.name not in left_out}
    return {name: to_sql(value) for name, value in values.items() if not isinstance(value, (tuple, Mapping))}


def from_row(kind: type[T], row: Values, **more: Any) -> T:
    """A dataclass from the columns of its fields' names; ``more`` gives what other tables hold."""
    readers = _readers(cast("Hashable", kind))
    values = {name: read(row[name]) for name, read in readers.items() if name in row and name not in more}
    return kind(**values, **more)


def file_columns(file: StoredFile | None) -> dict[str, Any]:
    """A stored file, or none, as the columns ``file_name``, ``file_type``, ``file_digest`` and ``file_size``."""
    if file is None:
        return {"file_name": "", "file_type": "", "file_digest": None, "file_size": 0}
    return {"file_name": file.name, "file_type": file.media_type, "file_digest": file.digest, "file_size": file.size}


def file_from(row: Values) -> StoredFile | None:
    """The stored file that the columns tell of, or ``None``."""
    digest = row["file_digest"]
    return StoredFile(row["file_name"], row["file_type"], digest, row["file_size"]) if digest else None


@cache
def _readers(kind: Any) -> dict[str, Callable[[Any], Any]]:
    return {name: _reader(hint) for name, hint in get_type_hints(kind).items()}


def _reader(hint: Any) -> Callable[[Any], Any]:
    if get_origin(hint) in (Union, types.UnionType):
        inner = _reader(next(part for part in get_args(hint) if part is not types.NoneType))
        return lambda value: None if value is None else inner(value)
    if hint in (date, datetime):
        return hint.fromisoformat  # type: ignore[no-any-return]
    if isinstance(hint, type) and (hint is bool or issubclass(hint, Enum)):
        return hint
    return lambda value: value
