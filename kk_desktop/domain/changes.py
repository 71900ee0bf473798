"""The changes between two texts one by one: where each stands, what it was and is, and the text without it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from .comparison import Pair, compare_titles, pair_blocks
from .kept_facts import fact_changes
from .text import Block, BlockKind, Change, Run, tidy_runs
from .versions import KeptText

TITLE = "title"
"""The id of the block that stands for the title in a comparison."""

_FIGURE = re.compile(r"\d(?:[\d.,]*\d)?")


@dataclass(frozen=True, slots=True)
class Spot:
    """One change: the pair it is in, and which runs of what is shown; ``None`` when it is the block as a whole.

    ``was`` and ``now`` are its words; ``number`` is the paragraph it is in, counted in the text it stands in.
    """

    pair: int
    runs: range | None
    was: str
    now: str
    number: int
    in_figures: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts side by side: the title first, then each block with the one it became, and the changes in them.

    ``facts`` tell what became of what stands around the text, a sentence each; ``tables`` what the tables in it are
    called, by their ids.
    """

    pairs: tuple[Pair, ...]
    spots: tuple[Spot, ...]
    facts: tuple[str, ...] = ()
    tables: Mapping[str, str] = field(default_factory=dict)

    @property
    def count(self) -> str:
        """How many changes there are, and whether one of them is in a figure."""
        if not self.spots:
            return "Ingen ændringer"
        count, figures = len(self.spots), sum(spot.in_figures for spot in self.spots)
        words = "1 ændring" if count == 1 else f"{count} ændringer"
        return f"{words}, {f'{figures} i tal' if figures else 'ingen i tal'}"


def compare_texts(old: KeptText, new: KeptText) -> Comparison:
    """What became of a whole text: its title, its blocks, the figures of its tables and the facts around it."""
    title = Pair(_title(old), _title(new), (_compared_title(old.title, new.title),))
    pairs = (title, *(_with_table(pair, old, new) for pair in pair_blocks(old.blocks, new.blocks)))
    return Comparison(pairs, tuple(_spots(pairs)), fact_changes(old, new))


def take_back(comparison: Comparison, spot: Spot) -> tuple[str, tuple[Block, ...]]:
    """The new text with that one change taken back: its title and its blocks.

    A block that comes back has the id it had; one that stands in two places then needs another.
    """
    here = comparison.pairs[spot.pair]
    blocks: list[Block] = []
    for pair in comparison.pairs[1:]:
        if pair is here:
            blocks += _without(pair, spot)
        elif _is_moved(here) and pair.now is None and pair.was is here.was and here.now:
            blocks.append(here.now)
        elif pair.now is not None:
            blocks.append(pair.now)
    head = comparison.pairs[0]
    title = next(_without(head, spot), None) if head is here else head.now
    return title.text if title else "", tuple(blocks)


def _without(pair: Pair, spot: Spot) -> Iterator[Block]:
    if spot.runs is None:
        if _is_moved(pair):
            return
        if pair.was is not None:
            yield pair.was if pair.now is None else replace(pair.was, id=pair.now.id)
        return
    if pair.was is None or pair.now is None:
        raise ValueError("only a block that was and is has changes in it")
    shown = pair.shown[0].runs
    before, inside = shown[: spot.runs.start], shown[spot.runs.start : spot.runs.stop]
    old_start, new_start = _length(before, Change.ADDED), _length(before, Change.DELETED)
    old_stop = old_start + _length(inside, Change.ADDED)
    new_stop = new_start + _length(inside, Change.DELETED)
    runs = (
        *_cut(pair.now.runs, 0, new_start),
        *_cut(pair.was.runs, old_start, old_stop),
        *_cut(pair.now.runs, new_stop, _length(pair.now.runs)),
    )
    yield replace(pair.now, runs=tidy_runs(runs))


def _is_moved(pair: Pair) -> bool:
    return pair.now is not None and pair.shown[0].change is Change.MOVED


def _length(runs: Sequence[Run], but: Change | None = None) -> int:
    """Letters of the runs, a footnote counted as one; those changed in the one way left out."""
    return sum(_size(run) for run in runs if but is None or run.change is not but)


def _size(run: Run) -> int:
    return len(run.text) if run.footnote is None else 1


def _cut(runs: Sequence[Run], start: int, stop: int) -> Iterator[Run]:
    """The runs from one letter to another."""
    at = 0
    for run in runs:
        first, last = max(start - at, 0), min(stop - at, _size(run))
        if first < last:
            yield run if run.footnote is not None else replace(run, text=run.text[first:last])
        at += _size(run)


def _title(text: KeptText) -> Block:
    return Block(TITLE, BlockKind.HEADING, (Run(text.title),))


def _compared_title(old: str, new: str) -> Block:
    runs = compare_titles(old, new) if old != new else (Run(new),)
    return Block(TITLE, BlockKind.HEADING, runs)


def _with_table(pair: Pair, old: KeptText, new: KeptText) -> Pair:
    """A table whose figures are others now is reshaped."""
    block = pair.shown[0]
    if not block.table_id or block.change or old.tables.get(block.table_id) == new.tables.get(block.table_id):
        return pair
    return replace(pair, shown=(replace(block, change=Change.RESHAPED),))


def _spots(pairs: Sequence[Pair]) -> Iterator[Spot]:
    number = gone = 0
    for place, pair in enumerate(pairs):
        # A paragraph that is gone is counted in the old text, all others in the new one.
        counted = pair.now or pair.was
        if counted is not None and counted.kind is not BlockKind.PAGE_BREAK and place:
            number += pair.now is not None
            gone += pair.was is not None
        yield from _spots_of(place, pair, number if pair.now is not None else gone)


def _spots_of(place: int, pair: Pair, number: int) -> Iterator[Spot]:
    first = pair.shown[0]
    if first.change is Change.MOVED_AWAY:
        return  # told where it stands now
    is_whole = len(pair.shown) > 1 or first.change in (Change.ADDED, Change.DELETED, Change.MOVED)
    runs = list(_changed_runs(first.runs))
    if is_whole or (first.change is Change.RESHAPED and not runs):
        was, now = (block.text if block else "" for block in (pair.was, pair.now))
        is_moved = first.change is Change.MOVED
        in_table = first.table_id is not None and not is_moved
        in_figures = in_table or (not is_moved and _FIGURE.findall(was) != _FIGURE.findall(now))
        yield Spot(place, None, was, now, number, in_figures)
        if not is_moved:
            return
    for span in runs:
        inside = first.runs[span.start : span.stop]
        was = "".join(run.text + (run.footnote or "") for run in inside if run.change is not Change.ADDED)
        now = "".join(run.text + (run.footnote or "") for run in inside if run.change is not Change.DELETED)
        yield Spot(place, span, was, now, number, _FIGURE.findall(was) != _FIGURE.findall(now))


def _changed_runs(runs: Sequence[Run]) -> Iterator[range]:
    start = 0
    for is_changed, group in groupby(runs, key=lambda run: run.change is not None):
        count = len(list(group))
        if is_changed:
            yield range(start, start + count)
        start += count
