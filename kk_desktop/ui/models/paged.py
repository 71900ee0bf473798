"""A long list for a table: the keys of all its rows, and the few rows that are looked at, read by the page.

Eight bytes a row are held of what nobody looks at. Order, filter and groups are SQL's; the model only counts.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Thing = TypeVar("Thing")
Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()

PAGE = 100
"""So many rows are read at once."""

KEPT = 1_000
"""So many rows are remembered; those looked at longest ago are forgotten first."""

_FEW = 50
"""So many changed rows are told one by one; of more the view is told that all may have changed."""


@dataclass(frozen=True, slots=True)
class Head:
    """A line above a group of rows: its key, its words, and how many rows stand below it."""

    key: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class _Block:
    """A group as it lies in the table: the row of its head, or of its first row where it has none."""

    head: Head | None
    row: int
    first: int
    shown: int

    @property
    def begins(self) -> int:
        """The first row below the head."""
        return self.row + (self.head is not None)


class PagedModel(QAbstractTableModel, Generic[Thing]):
    """``read`` gives the things with some keys, by key; those that are gone are left out.

    A child tells what stands in a cell (``cell``).
    """

    def __init__(
        self, read: Callable[[Sequence[int]], Mapping[int, Thing]], columns: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._read, self._columns = read, columns
        self._keys = array("q")
        self._heads: tuple[Head, ...] = ()
        self._folded: set[str] = set()
        self._kept: OrderedDict[int, Thing] = OrderedDict()
        self._lay_out()

    # -- what the list shows -------------------------------------------------------------------------------

    @property
    def keys(self) -> array[int]:
        """The keys of all things, folded away or not, from the top."""
        return self._keys

    def is_same(self, keys: array[int], heads: Sequence[Head] = ()) -> bool:
        """Whether just these things stand there in just this order."""
        return keys == self._keys and tuple(heads) == self._heads

    def show(self, keys: array[int], heads: Sequence[Head] = ()) -> None:
        """Show other things, or the same in another order; what is remembered of them stays."""
        self.beginResetModel()
        self._keys, self._heads = keys, tuple(heads)
        self._lay_out()
        self.endResetModel()

    def forget(self, keys: Collection[int] | None = None) -> None:
        """Read these things again when they are looked at next; all of them when none are named."""
        if keys is None or len(keys) > _FEW:
            self._kept.clear()
            rows = [(0, self.rowCount() - 1)]
        else:
            for key in keys:
                self._kept.pop(key, None)
            rows = [(row, row) for key in keys if (row := self.row_of(key)) is not None]
        for first, last in rows:
            if first <= last:
                self.dataChanged.emit(self.index(first, 0), self.index(last, self._columns - 1))

    def fold(self, key: str, *, is_folded: bool) -> None:
        """Hide the rows below a head, or show them."""
        place, block = next((n, each) for n, each in enumerate(self._blocks) if each.head and each.head.key == key)
        assert block.head is not None
        if is_folded == (key in self._folded) or not block.head.count:
            return
        first, last = block.begins, block.begins + block.head.count - 1
        if is_folded:
            self.beginRemoveRows(QModelIndex(), first, last)
            self._folded.add(key)
            self._lay_out()
            self.endRemoveRows()
        else:
            self.beginInsertRows(QModelIndex(), first, last)
            self._folded.discard(key)
            self._lay_out()
            self.endInsertRows()
        head = self.index(self._blocks[place].row, 0)
        self.dataChanged.emit(head, head)

    def is_folded(self, key: str) -> bool:
        """Whether the rows below the head are hidden."""
        return key in self._folded

    # -- rows and keys -------------------------------------------------------------------------------------

    def head_at(self, row: int) -> Head | None:
        """The head that stands there; nothing where a thing does."""
        block = self._block(row)
        return block.head if block is not None and row < block.begins else None

    def key_at(self, row: int) -> int | None:
        """The key of the thing that stands there; nothing on a head."""
        block = self._block(row)
        if block is None or not block.begins <= row < block.begins + block.shown:
            return None
        return self._keys[block.first + row - block.begins]

    def row_of(self, key: int) -> int | None:
        """Where a thing stands; nothing when it is not in the list or folded away."""
        try:
            place = self._keys.index(key)
        except ValueError:
            return None
        for block in self._blocks:
            if block.first <= place < block.first + block.shown:
                return block.begins + place - block.first
        return None

    def rows_of(self, keys: Collection[int]) -> list[int]:
        """Where some things stand, from the top; those folded away are left out."""
        if len(keys) <= _FEW:
            return sorted(row for key in keys if (row := self.row_of(key)) is not None)
        return [
            block.begins + offset
            for block in self._blocks
            for offset, key in enumerate(self._keys[block.first : block.first + block.shown])
            if key in keys
        ]

    def head_of(self, key: int) -> str:
        """The key of the head a thing stands below; empty where there are no heads."""
        place = self._keys.index(key)
        heads = (block.head for block in reversed(self._blocks) if block.first <= place)
        return next((head.key for head in heads if head is not None), "")

    def keys_in(self, first: int, last: int) -> Iterator[int]:
        """The keys of the things from one row to another, both included."""
        for block in self._blocks:
            start = max(first, block.begins) - block.begins
            end = min(last + 1, block.begins + block.shown) - block.begins
            if start < end:
                yield from self._keys[block.first + start : block.first + end]

    def count_in(self, first: int, last: int) -> int:
        """How many things stand from one row to another."""
        return sum(
            max(min(last + 1, block.begins + block.shown) - max(first, block.begins), 0) for block in self._blocks
        )

    def thing_at(self, row: int) -> Thing | None:
        """The thing that stands there, read with those around it where it is not at hand; nothing when it is gone."""
        key = self.key_at(row)
        if key is None:
            return None
        if key in self._kept:
            self._kept.move_to_end(key)
        else:
            self._read_page(row)
        return self._kept.get(key)

    @property
    def kept(self) -> int:
        """How many things are remembered."""
        return len(self._kept)

    # -- Qt ------------------------------------------------------------------------------------------------

    def cell(self, thing: Thing, column: int, role: int) -> Any:
        """What a cell tells of a thing."""
        raise NotImplementedError

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Heads and things that are not folded away."""
        return 0 if parent.isValid() else self._row_count

    def columnCount(self, parent: Index = _ROOT) -> int:
        """As many as the list has."""
        return 0 if parent.isValid() else self._columns

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A head can be stood on and not chosen."""
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return plain if self.head_at(index.row()) else plain | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of a head, or what a child tells of a thing."""
        head = self.head_at(index.row())
        if head is None:
            thing = self.thing_at(index.row())
            return None if thing is None else self.cell(thing, index.column(), role)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{head.words}, {head.count}" + (", foldet sammen" if self.is_folded(head.key) else "")
        return head.words if role == Qt.ItemDataRole.DisplayRole and index.column() == 0 else None

    # -- how -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        if not self._heads:
            self._blocks = [_Block(None, 0, 0, len(self._keys))]
        else:
            self._blocks = []
            row = 0
            firsts = (0, *accumulate(head.count for head in self._heads))
            for head, first in zip(self._heads, firsts, strict=False):
                shown = 0 if head.key in self._folded else head.count
                self._blocks.append(_Block(head, row, first, shown))
                row += 1 + shown
        self._starts = [block.row for block in self._blocks]
        last = self._blocks[-1]
        self._row_count = last.begins + last.shown

    def _block(self, row: int) -> _Block | None:
        return self._blocks[bisect_right(self._starts, row) - 1] if 0 <= row < self._row_count else None

    def _read_page(self, row: int) -> None:
        """A page around the row: those above it too, for one scrolls upwards as well."""
        first = row // PAGE * PAGE
        asked = [key for key in self.keys_in(first, first + PAGE - 1) if key not in self._kept]
        self._kept.update(self._read(asked))
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
