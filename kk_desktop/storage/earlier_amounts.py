"""What tables said when a text was written last, as the change log tells it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .rows import Connection, together

_MOST = 3
"""So many states of the tables are told, the newest: each costs its reader a look at the whole text."""

Place = tuple[str, str]
"""The ids of row and column."""

Amounts = Mapping[Place, int | None]
"""Øre by their places; ``None`` where no amount stood."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """Blocks whose words are older than figures in the tables, and the amounts that stood there instead."""

    block_ids: frozenset[str]
    amounts: Amounts


class _Change(NamedTuple):
    """One change of an amount: where it stands in the log, of which action, in which place, and what was there."""

    n: int
    action_id: str
    place: Place
    before: int | None


class _Written(NamedTuple):
    """That the words of a block were written: where it stands in the log, and of which action."""

    n: int
    action_id: str


def earlier_amounts(db: Connection, document_id: str, table_ids: Collection[str]) -> list[Earlier]:
    """What has changed in the tables since the document's blocks were written, the longest ago first.

    A block that only followed a table, since it shows live figures, was not written then.
    """
    texts = _texts(db, document_id)
    changes = _changes(db, table_ids, min((written[0].n for written in texts.values()), default=0))
    of_tables = {change.action_id: change.n for change in changes}
    last = {block_id: _by_hand(written, of_tables) for block_id, written in texts.items()}
    states: list[tuple[set[str], Amounts]] = []
    before: dict[Place, int | None] = {}
    for block_id in sorted(last, key=last.__getitem__, reverse=True):
        is_another = False
        while changes and changes[-1].n > last[block_id]:
            change = changes.pop()
            before[change.place], is_another = change.before, True
        if is_another:
            if len(states) == _MOST:
                break
            states.append((set(), before.copy()))
        if states:
            states[-1][0].add(block_id)
    return [Earlier(frozenset(block_ids), amounts) for block_ids, amounts in reversed(states)]


def _by_hand(written: Sequence[_Written], of_tables: Mapping[str, int]) -> int:
    """Where the log stood when somebody wrote a block last; one that came with its tables was written after them."""
    by_hand = [each.n for each in written if each.action_id not in of_tables]
    return by_hand[-1] if by_hand else max(written[0].n, of_tables[written[0].action_id])


def _texts(db: Connection, document_id: str) -> dict[str, list[_Written]]:
    """When the words of each block were written, in the order of the log."""
    # A block that was only moved has no words in the log.
    found = together(
        db, "row_id, n, action_id",
        "FROM (SELECT h.row_id, h.n, h.action_id FROM block b"
        " JOIN change h ON h.table_name = 'block' AND h.row_id = b.id"
        " WHERE b.document_id = ? AND json_type(h.after, '$.json') IS NOT NULL ORDER BY h.n)",
        document_id,
    )  # fmt: skip
    texts: dict[str, list[_Written]] = defaultdict(list)
    for block_id, n, action_id in found:
        texts[block_id].append(_Written(n, action_id))
    return texts


def _changes(db: Connection, table_ids: Collection[str], since: int) -> list[_Change]:
    """The changed amounts of those cells that are still there, in the order of the log."""
    found = together(
        db, "n, action_id, row_id, column_id, before",
        "FROM (SELECT h.n, h.action_id, c.row_id, c.column_id, json_extract(h.before, '$.amount_ore') AS before"
        " FROM budget_row r JOIN budget_cell c ON c.row_id = r.id"
        " JOIN change h ON h.table_name = 'budget_cell' AND h.row_id = c.id"
        " WHERE r.table_id IN (SELECT value FROM json_each(?)) AND h.n > ?"
        " AND (h.operation = 'insert' OR json_type(h.before, '$.amount_ore') IS NOT NULL) ORDER BY h.n)",
        json.dumps(sorted(table_ids)), since,
    )  # fmt: skip
    return [_Change(n, action_id, (row_id, column_id), before) for n, action_id, row_id, column_id, before in found]
