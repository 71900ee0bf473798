"""Rows that are read from the file page by page as they come into view, so that a list may be as long as it likes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain

from .row import Row, section

PAGE, KEPT = 64, 16
"""Rows read at a time, and pages kept."""


class LongRows(Sequence[Row]):
    """The ids of all rows under their heads; ``read`` gives the rows of some of them by id."""

    def __init__(
        self, parts: Sequence[tuple[str, Sequence[str]]], read: Callable[[Sequence[str]], Mapping[str, Row]]
    ) -> None:
        filled = [(head, ids) for head, ids in parts if ids]
        self._ids = list(chain.from_iterable(("", *ids) for _head, ids in filled))
        self._heads: dict[int, Row] = {}
        place = 0
        for head, ids in filled:
            self._heads[place] = section(head)
            place += len(ids) + 1
        self._read = read
        self._pages: OrderedDict[int, Mapping[str, Row]] = OrderedDict()
        self._places: dict[str, int] | None = None

    @property
    def ids(self) -> list[str]:
        """The rows' ids in order; empty where a head stands."""
        return self._ids

    def place(self, row_id: str) -> int | None:
        """Where the row of this id stands."""
        if self._places is None:
            self._places = {each: number for number, each in enumerate(self._ids) if each}
        return self._places.get(row_id)

    def is_as_read(self, row_id: str) -> bool:
        """Whether the row would be read as it was; False where it has not been read, or is gone."""
        place = self.place(row_id)
        if place is None or place // PAGE not in self._pages:
            return False
        return self._read([row_id]).get(row_id) == self[place]

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[Row]:
        return (self[number] for number in range(len(self)))

    def __getitem__(self, number):  # a slice gives a list
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        number = range(len(self))[number]
        if number in self._heads:
            return self._heads[number]
        row_id = self._ids[number]
        # A row that somebody has deleted since the ids were read stands empty until the list is read again.
        return self._page(number // PAGE).get(row_id) or Row(row_id, "")

    def _page(self, number: int) -> Mapping[str, Row]:
        if number not in self._pages:
            wanted = [row_id for row_id in self._ids[number * PAGE : (number + 1) * PAGE] if row_id]
            self._pages[number] = self._read(wanted)
            if len(self._pages) > KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return self._pages[number]
