"""What a comparison shows, row by row: the old text's side, the new one's, and the unchanged rows folded away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from kk_desktop.domain.changes import TITLE, Comparison
from kk_desktop.domain.comparison import Pair
from kk_desktop.domain.text import Block, BlockKind, Change, Run

Sign = str
"""−, + or one of the others, as it stands in the margin."""

GONE, CAME, MOVED, RESHAPED = "−", "+", "↕", "≈"

MOST = 200
"""Rows that are shown at once."""

_BULLET = "•\u2002"


@dataclass(frozen=True, slots=True)
class Row:
    """One pair: its place in the comparison, and the block each side shows, if any, with the changes of both sides."""

    pair: int
    left: Block | None
    right: Block | None


@dataclass(frozen=True, slots=True)
class Fold:
    """Pairs in a row of which only their number is told: unchanged ones, or the rest of a long comparison."""

    first: int
    count: int
    is_rest: bool = False

    @property
    def words(self) -> str:
        """How it is told."""
        if self.is_rest:
            return f"…  {self.count} linjer mere  ·  vis"
        return f"…  {self.count} {'uændret afsnit' if self.count == 1 else 'uændrede afsnit'}  ·  vis"


def rows_of(comparison: Comparison, opened: frozenset[int]) -> list[Row | Fold]:
    """The rows in their order; folds whose first pair is among ``opened`` are shown row by row."""
    rows: list[Row | Fold] = []
    numbered = list(enumerate(comparison.pairs))
    for hidden, group in groupby(numbered, key=lambda each: _can_fold(each[1])):
        pairs = list(group)
        if hidden and pairs[0][0] not in opened:
            rows.append(Fold(pairs[0][0], len(pairs)))
        else:
            rows += [Row(place, *_sides(pair)) for place, pair in pairs]
    return rows


def stretch(rows: Sequence[Row | Fold], pair: int) -> list[Row | Fold]:
    """The rows around a pair: to write and level all of 300 pages where every paragraph is changed takes seconds."""
    if len(rows) <= MOST:
        return list(rows)
    at = max((n for n, row in enumerate(rows) if _first(row) <= pair), default=0)
    start = max(0, at - MOST // 4)
    stop = min(len(rows), start + MOST)
    before = [Fold(_first(rows[start - 1]), start, is_rest=True)] if start else []
    after = [Fold(_first(rows[stop]), len(rows) - stop, is_rest=True)] if stop < len(rows) else []
    return [*before, *rows[start:stop], *after]


def _first(row: Row | Fold) -> int:
    return row.pair if isinstance(row, Row) else row.first


def _can_fold(pair: Pair) -> bool:
    block = pair.shown[0]
    is_changed = len(pair.shown) > 1 or block.change is not None or any(run.change for run in block.runs)
    return not is_changed and block.id != TITLE


def _sides(pair: Pair) -> tuple[Block | None, Block | None]:
    block, *others = pair.shown
    if others:
        return block, others[0]
    if block.change in (Change.DELETED, Change.MOVED_AWAY):
        return block, None
    if block.change in (Change.ADDED, Change.MOVED):
        return None, block
    return block, block


def words_before(block: Block) -> str:
    """What stands before a block's own words."""
    if block.change is Change.MOVED:
        return "Flyttet hertil: "
    if block.change is Change.MOVED_AWAY:
        return "Flyttet herfra: "
    return _BULLET if block.kind in (BlockKind.LIST_ITEM, BlockKind.CLAUSE) else ""


def runs_shown(block: Block, comparison: Comparison) -> Iterator[tuple[int, Run]]:
    """The runs as they are read, each with its place: things by name, a footnote in brackets."""
    named = _named(block, comparison)
    if named:
        change = block.change if block.change in (Change.ADDED, Change.DELETED, Change.RESHAPED) else None
        yield -1, Run(named, italic=True, change=change)
    for place, run in enumerate(block.runs):
        yield place, run if run.footnote is None else replace(run, text=f" [fodnote: {run.footnote}]", italic=True)


def spot_places(comparison: Comparison) -> dict[tuple[int, int], int]:
    """Which change each run belongs to, by its pair and place; -1 is the block as a whole."""
    places: dict[tuple[int, int], int] = {}
    stood = {id(pair.was): place for place, pair in enumerate(comparison.pairs) if pair.now is None}
    for number, spot in enumerate(comparison.spots):
        for run in spot.runs if spot.runs is not None else (-1,):
            places[spot.pair, run] = number
        was = comparison.pairs[spot.pair].was
        if spot.runs is None and id(was) in stood:
            places[stood[id(was)], -1] = number
    return places


def _named(block: Block, comparison: Comparison) -> str:
    if block.kind is BlockKind.TABLE:
        title = comparison.tables.get(block.table_id or "", "")
        figures = " (tallene er andre nu)" if block.change is Change.RESHAPED else ""
        return f"Tabel: {title or 'uden titel'}{figures}"
    if block.kind is BlockKind.CHART:
        named = "Diagram (tallene er andre nu)" if block.change is Change.RESHAPED else "Diagram"
        return f"{named}: " if block.runs else named
    if block.kind is BlockKind.PICTURE:
        return "Billede: " if block.runs else f"Billede: {block.alt or 'uden tekst'}"
    return "Sideskift" if block.kind is BlockKind.PAGE_BREAK else ""
