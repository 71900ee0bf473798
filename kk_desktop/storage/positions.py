"""The order of a document's blocks as whole numbers with room between, so that a new or moved block is one change."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

STEP = 1 << 32
"""Room between two blocks: some thirty can be put in at the same place before all are numbered anew."""


def place(order: Sequence[str], have: Mapping[str, int]) -> dict[str, int]:
    """The positions to write so that the blocks come in ``order``; as few as possible.

    ``have`` holds the positions in the file. Blocks that can stay where they are do not appear in the answer.
    """
    stay = _longest_rising([block_id for block_id in order if block_id in have], have)
    placed: dict[str, int] = {}
    waiting: list[str] = []
    left = 0
    for block_id in order:
        if block_id not in stay:
            waiting.append(block_id)
            continue
        right = have[block_id]
        room = (right - left) // (len(waiting) + 1)
        if waiting and not room:
            return {block_id: STEP * number for number, block_id in enumerate(order, 1)}
        placed |= {block_id: left + room * number for number, block_id in enumerate(waiting, 1)}
        waiting.clear()
        left = right
    return placed | {block_id: left + STEP * number for number, block_id in enumerate(waiting, 1)}


def _longest_rising(ids: Sequence[str], positions: Mapping[str, int]) -> set[str]:
    """The most blocks that can keep their positions (the longest rising subsequence, by patience sorting)."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, block_id in enumerate(ids):
        pile = bisect_left(tops, positions[block_id])
        before.append(ends[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [positions[block_id]]
        ends[pile : pile + 1] = [index]
    stay = set()
    step = ends[-1] if ends else -1
    while step >= 0:
        stay.add(ids[step])
        step = before[step]
    return stay
