"""Manuscripts on their way to the helper: of the blocks only those that differ from the last manuscript's travel.

Pickling the 2,400 blocks of 300 pages holds the interpreter for 14 ms, which whoever types would feel. The tables that
a text is held against travel once, for as long as they are the same.
"""

from __future__ import annotations

import pickle
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from kk_desktop.domain.budgets import BudgetTable
from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.text import Block

Thing = TypeVar("Thing")

_BUNDLE = 50
"""Things that are taken in at once: one or two milliseconds."""

_REST = 0.001


@dataclass(frozen=True, slots=True)
class _Parcel:
    """A manuscript whose blocks are the last one's first ``head``, then ``blocks``, then its last ``tail``."""

    manuscript: Manuscript
    head: int
    blocks: tuple[Block, ...]
    tail: int


class _SameTables:
    """The tables that were sent last."""


class Parcels:
    """One end of the way, which remembers the last manuscript's blocks as the other end does."""

    def __init__(self) -> None:
        self._last: tuple[Block, ...] = ()
        self._tables: tuple[BudgetTable, ...] = ()

    def pack(self, thing: Any) -> Any:
        """A manuscript or tables made small; anything else as it is. Tell it ``sent`` once it is on its way."""
        if _is_tables(thing):
            return _SameTables() if thing is self._tables else thing
        if not isinstance(thing, Manuscript):
            return thing
        last, blocks = self._last, thing.blocks
        most = min(len(last), len(blocks))
        head = tail = 0
        while head < most and blocks[head] is last[head]:
            head += 1
        while tail < most - head and blocks[-1 - tail] is last[-1 - tail]:
            tail += 1
        return _Parcel(replace(thing, blocks=()), head, blocks[head : len(blocks) - tail], tail)

    def sent(self, thing: Any) -> None:
        """The other end has the manuscript or the tables now."""
        if _is_tables(thing):
            self._tables = thing
        if isinstance(thing, Manuscript):
            self._last = thing.blocks

    def unpack(self, thing: Any) -> Any:
        """The manuscript or the tables as they were; anything else as it is."""
        if isinstance(thing, _SameTables):
            return self._tables
        if _is_tables(thing):
            self._tables = thing
        if not isinstance(thing, _Parcel):
            return thing
        tail = self._last[len(self._last) - thing.tail :]
        self._last = self._last[: thing.head] + thing.blocks + tail
        return replace(thing.manuscript, blocks=self._last)


def in_bundles(things: Sequence[Thing]) -> tuple[bytes, ...]:
    """Many things for the way back, some at a time: 3,000 findings at once would hold the interpreter for 80 ms."""
    return tuple(pickle.dumps(things[at : at + _BUNDLE]) for at in range(0, len(things), _BUNDLE))


def from_bundles(bundles: Sequence[bytes]) -> tuple[Any, ...]:
    """What ``in_bundles`` was given; rests after each, so that the window's thread is never kept from a key."""
    things: list[Any] = []
    for bundle in bundles:
        things += pickle.loads(bundle)  # noqa: S301 -- our own helper wrote it
        time.sleep(_REST)
    return tuple(things)


def _is_tables(thing: Any) -> bool:
    return isinstance(thing, tuple) and bool(thing) and isinstance(thing[0], BudgetTable)
