"""How list items and at-clauses count: each item's number, and how high its list goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .text import SHOWING, Block, BlockKind, Change


@dataclass(slots=True)
class Place:
    """An item's place: its number, 0 for one that is gone, and the list it belongs to."""

    number: int
    series: Series


@dataclass(slots=True)
class Series:
    """One list at one level; ``count`` is its last number."""

    level: int
    ordered: bool
    count: int = 0


def is_empty(block: Block) -> bool:
    """Whether nothing of the block is printed: an empty paragraph leaves no hole."""
    shows_something = block.kind in SHOWING
    return not (shows_something or block.text.strip() or block.footnotes)


def is_gone(block: Block) -> bool:
    """Whether nothing of the block is left in the new version of a text that is compared with an earlier one."""
    return bool(block.runs) and all(run.change is Change.DELETED for run in block.runs)


def number_items(blocks: Sequence[Block]) -> dict[str, Place]:
    """The place of every list item and clause, by block id.

    A list ends where something else stands between its items; clauses count on to the next page break, after
    which they are told anew. What is gone since an earlier version is not counted and ends nothing.
    """
    places: dict[str, Place] = {}
    open_lists: list[Series] = []
    clauses = Series(level=1, ordered=True)
    for block in blocks:
        if is_gone(block):
            places[block.id] = Place(0, Series(block.level, block.ordered))
            continue
        if block.kind is BlockKind.PAGE_BREAK:
            clauses = Series(level=1, ordered=True)
        if block.kind is BlockKind.CLAUSE and not is_empty(block):
            places[block.id] = _next(clauses)
        if block.kind is not BlockKind.LIST_ITEM:
            open_lists.clear()
        elif not is_empty(block):
            places[block.id] = _next(_series_for(block, open_lists))
    return places


def _series_for(block: Block, open_lists: list[Series]) -> Series:
    while open_lists and open_lists[-1].level > block.level:
        open_lists.pop()
    last = open_lists[-1] if open_lists else None
    if last is not None and last.level == block.level and last.ordered != block.ordered:
        open_lists.pop()
        last = None
    if last is None or last.level < block.level:
        open_lists.append(Series(block.level, block.ordered))
    return open_lists[-1]


def _next(series: Series) -> Place:
    series.count += 1
    return Place(series.count, series)
