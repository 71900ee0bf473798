"""What changed between two texts, word by word: the new text with what was added and what is gone marked in it.

Blocks are told apart by their ids, and only those that differ are read word by word. A block that was moved is told
where it stood and where it stands, with what else became of it. Words that stayed but look otherwise (bold, a link,
another field) are reshaped; so is a block whose words stayed but became another kind. A footnote is one word, its text
and all. Marks of where the house stands are left out: they are no part of what the text says.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby

from .text import Block, BlockKind, Change, Run, without_stances

_WORDS = re.compile(r"\s+|[\w\u0300-\u036f]+(?:[^\w\s]+[\w\u0300-\u036f]+)*|.", re.DOTALL)
"""Spaces, words with what stands inside them ("2.500", "m.v"), and other characters one by one.

U+0300 to U+036F are accents that belong to the letter before them.
"""

_PROSE = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CLAUSE, BlockKind.QUOTE)

_ALIKE = 0.3
"""The part of two texts that must be the same for the one to be read as the other with changes."""

_ISLAND = 4
"""Letters that must stand unchanged between two changes: a lone "og" among them makes both harder to read."""

_MOST = 4_000_000
"""Words of the one text times words of the other, beyond which the time of a comparison would be felt."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A block as it was and as it is, with what a comparison shows of it: two blocks where they are quite different.

    ``was`` or ``now`` is none where it was put in, is gone, or has been moved away.
    """

    was: Block | None
    now: Block | None
    shown: tuple[Block, ...]


def compare(old: Sequence[Block], new: Sequence[Block]) -> tuple[Block, ...]:
    """The new blocks, changes marked, with the blocks that are gone at their place.

    Without what is deleted and moved away it reads as the new text, without what is added and moved as the old one.
    A block that is gone has an id of its own, for its old one may stand elsewhere.
    """
    return tuple(block for pair in pair_blocks(old, new) for block in pair.shown)


def pair_blocks(old: Sequence[Block], new: Sequence[Block]) -> list[Pair]:
    """Each block of the two texts with the one it became, in the new text's order."""
    were, are = ({block.id: block for block in text} for text in (old, new))
    pairs = _pairs(without_stances(old), without_stances(new))
    return [replace(pair, was=pair.was and were[pair.was.id], now=pair.now and are[pair.now.id]) for pair in pairs]


def _pairs(old: Sequence[Block], new: Sequence[Block]) -> list[Pair]:
    places = _places(old, new)
    steady = _in_old_order(places)
    moved = {n: pair for n in range(len(new)) if n not in steady and (pair := _moved(old, new[n], places[n]))}
    away = {places[n] for n in moved}
    found: list[Pair] = []
    added: list[int] = []
    done = 0
    for n in (*range(len(new)), len(new)):
        if n < len(new) and n not in steady:
            added.append(n)
            continue
        place = places[n] if n < len(new) else len(old)
        gone, came = range(done, place), added
        if len(gone) == len(came) and not away.intersection(gone) and not moved.keys() & set(came):
            found += [_pair(old[was], new[now]) for was, now in zip(gone, came, strict=True)]
        else:
            found += [_gone(old[was], is_moved=was in away) for was in gone]
            found += [moved[now] if now in moved else Pair(None, new[now], (_added(new[now]),)) for now in came]
        if n < len(new):
            found.append(_pair(old[place], new[n]))
        added, done = [], place + 1
    return found


def compare_titles(old: str, new: str) -> tuple[Run, ...]:
    """The title with its changes; one that has nothing of the old in it stands on a line of its own."""
    runs = _compare_runs((Run(old),), (Run(new),))
    return runs or (Run(f"{old}\n", change=Change.DELETED), Run(new, change=Change.ADDED))


def _in_old_order(places: Sequence[int]) -> set[int]:
    """Which of the new blocks stand in the order they had: the most that can, so that few seem to be moved."""
    tails: list[int] = []  # the lowest old place that a row of that length ends with
    ends: list[int] = []
    links: list[int] = []
    for n, place in enumerate(places):
        length = bisect_left(tails, place) if place >= 0 else 0
        links.append(ends[length - 1] if length and place >= 0 else -1)
        if place < 0:
            continue
        tails[length : length + 1] = [place]
        ends[length : length + 1] = [n]
    kept: set[int] = set()
    n = ends[-1] if ends else -1
    while n >= 0:
        kept.add(n)
        n = links[n]
    return kept


def _places(old: Sequence[Block], new: Sequence[Block]) -> list[int]:
    """Where each new block stood; one with another id is known again when it says exactly the same. -1: nowhere."""
    places = {block.id: place for place, block in enumerate(old)}
    kept = {block.id for block in new}
    lost: dict[Block, list[int]] = {}
    for place in range(len(old) - 1, -1, -1):
        if old[place].id not in kept:
            lost.setdefault(replace(old[place], id=""), []).append(place)
    found = []
    for block in new:
        alike = lost.get(replace(block, id=""), []) if block.id not in places else []
        found.append(places[block.id] if block.id in places else alike.pop() if alike else -1)
    return found


def _moved(old: Sequence[Block], block: Block, place: int) -> Pair | None:
    """A block that stands elsewhere now; none where it was put in, has too little in common, or says nothing."""
    says_something = block.kind not in _PROSE or any(map(str.isalnum, block.text))
    if place < 0 or not says_something or block.kind is BlockKind.PAGE_BREAK:
        return None
    shown = _both(old[place], block)
    return Pair(old[place], block, (replace(shown[0], change=Change.MOVED),)) if len(shown) == 1 else None


def _pair(old: Block, new: Block) -> Pair:
    return Pair(old, new, tuple(_both(old, new)))


def _gone(block: Block, *, is_moved: bool) -> Pair:
    deleted = _deleted(block)
    return Pair(block, None, (replace(deleted, change=Change.MOVED_AWAY) if is_moved else deleted,))


def _added(block: Block) -> Block:
    return replace(block, change=Change.ADDED, runs=_all(block.runs, Change.ADDED))


def _deleted(block: Block) -> Block:
    return replace(block, id=f"{block.id}:gone", change=Change.DELETED, runs=_all(block.runs, Change.DELETED))


def _all(runs: Sequence[Run], change: Change) -> tuple[Run, ...]:
    return tuple(replace(run, change=change) for run in runs)


def _both(old: Block, new: Block) -> list[Block]:
    """The block as it is now with its changes; two blocks where they have too little in common."""
    if replace(old, id=new.id) == new:
        return [new]
    is_prose = old.kind in _PROSE and new.kind in _PROSE
    same_thing = old.kind is new.kind and old.table_id == new.table_id and _digest(old) == _digest(new)
    runs = _compare_runs(old.runs, new.runs) if is_prose or same_thing else None
    if runs is None:
        return [_deleted(old), _added(new)]
    is_reshaped = replace(old, id=new.id, runs=()) != replace(new, runs=())
    return [replace(new, runs=runs, change=Change.RESHAPED if is_reshaped else None)]


def _digest(block: Block) -> str:
    return block.picture.digest if block.picture else ""


# Word by word

_Word = tuple[str, Run]
"""A word and the run it stands in; a footnote's word is empty."""


@dataclass(slots=True)
class _Stretch:
    """Words of the old and of the new text that stand for each other; ``same`` when they are the same words."""

    same: bool
    old: list[_Word]
    new: list[_Word]


def _compare_runs(old: Sequence[Run], new: Sequence[Run]) -> tuple[Run, ...] | None:
    """The new runs with their changes, or ``None`` when the texts have too little in common."""
    stretches = _merged(_aligned(_words(old), _words(new)))
    kept = sum(_letters(word) for stretch in stretches if stretch.same for word, _ in stretch.new)
    whole = max(sum(_letters(run.text) for run in old), sum(_letters(run.text) for run in new))
    if kept < _ALIKE * whole and any(run.text.strip() for run in old) and any(run.text.strip() for run in new):
        return None
    _give_spaces(stretches)
    return _joined(word for stretch in stretches for word in _marked(stretch))


def _words(runs: Sequence[Run]) -> list[_Word]:
    words: list[_Word] = []
    for run in runs:
        words += [("", run)] if run.footnote is not None else [(word, run) for word in _WORDS.findall(run.text)]
    return words


def _aligned(old: list[_Word], new: list[_Word]) -> list[_Stretch]:
    a, b = ([(word, run.footnote) for word, run in words] for words in (old, new))
    head = _alike(a, b)
    tail = _alike(a[head:][::-1], b[head:][::-1])
    end_a, end_b = len(a) - tail, len(b) - tail
    stretches = [_Stretch(True, old[:head], new[:head])]
    if (end_a - head) * (end_b - head) > _MOST:
        stretches.append(_Stretch(False, old[head:end_a], new[head:end_b]))
    else:
        matcher = SequenceMatcher(lambda key: key[0].isspace(), a[head:end_a], b[head:end_b], autojunk=False)
        for tag, start_a, stop_a, start_b, stop_b in matcher.get_opcodes():
            was, now = old[head + start_a : head + stop_a], new[head + start_b : head + stop_b]
            stretches.append(_Stretch(tag == "equal", was, now))
    stretches.append(_Stretch(True, old[end_a:], new[end_b:]))
    return [stretch for stretch in stretches if stretch.old or stretch.new]


def _alike(a: Sequence[object], b: Sequence[object]) -> int:
    """How many words the two begin with in common."""
    return next((n for n, (one, other) in enumerate(zip(a, b, strict=False)) if one != other), min(len(a), len(b)))


def _merged(stretches: list[_Stretch]) -> list[_Stretch]:
    """Changes with next to nothing between them made one, and neighbours of a kind joined."""
    merged: list[_Stretch] = []
    for n, stretch in enumerate(stretches):
        same = stretch.same and not _is_island(stretch, stretches[max(n - 1, 0) : n] + stretches[n + 1 : n + 2])
        if merged and merged[-1].same == same:
            merged[-1].old += stretch.old
            merged[-1].new += stretch.new
        else:
            merged.append(_Stretch(same, list(stretch.old), list(stretch.new)))
    return merged


def _is_island(stretch: _Stretch, around: Sequence[_Stretch]) -> bool:
    """Whether it is next to nothing, and other words stood and stand around it; a footnote is always something."""
    lies_between = len(around) == 2 and not any(each.same for each in around)
    is_replaced = any(each.old for each in around) and any(each.new for each in around)
    has_note = any(run.footnote for _, run in stretch.new)
    return lies_between and is_replaced and not has_note and sum(_letters(word) for word, _ in stretch.new) < _ISLAND


def _give_spaces(stretches: list[_Stretch]) -> None:
    """Let what is gone and what came in its stead each have a space of its own, so that they never run together."""
    for n, stretch in enumerate(stretches):
        if stretch.same or not (stretch.old and stretch.new):
            continue
        before = stretches[n - 1] if n else None
        after = stretches[n + 1] if n + 1 < len(stretches) else None
        if before and before.new and before.new[-1][0].isspace():
            stretch.old.insert(0, before.old.pop())
            stretch.new.insert(0, before.new.pop())
        elif after and after.new and after.new[0][0].isspace():
            stretch.old.append(after.old.pop(0))
            stretch.new.append(after.new.pop(0))


def _marked(stretch: _Stretch) -> Iterator[tuple[str, Run, Change | None]]:
    if stretch.same:
        for (_, was), (word, now) in zip(stretch.old, stretch.new, strict=True):
            yield word, now, None if was is now or _look(was) == _look(now) else Change.RESHAPED
        return
    for words, change in ((stretch.old, Change.DELETED), (stretch.new, Change.ADDED)):
        for word, run in words:
            yield word, run, change


def _look(run: Run) -> tuple[object, ...]:
    """All that a run is but its words and its field's own name, which a copy changes."""
    field = run.field and (run.field.source, run.field.target, run.field.form)
    return run.bold, run.italic, run.link, run.language, field


def _letters(word: str) -> int:
    return sum(map(str.isalnum, word))


def _joined(words: Iterator[tuple[str, Run, Change | None]]) -> tuple[Run, ...]:
    """The words as runs: those that stood in one run and became the same are one again."""
    joined: list[Run] = []
    for (_, change), group in groupby(words, key=lambda word: (id(word[1]), word[2])):
        texts, runs, _ = zip(*group, strict=True)
        joined.append(replace(runs[0], text="".join(texts), change=change))
    return tuple(joined)
