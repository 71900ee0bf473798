"""The bullets and numbers that stand before list items and at-clauses; counted, never stored."""

from __future__ import annotations

from collections.abc import Sequence

from kk_desktop.domain.text import BlockKind

from .formats import Line

BULLET = "–"
"""The same at every level, as it is printed."""


def markers(lines: Sequence[Line]) -> dict[int, str]:
    """The marker of every block that has one, by the block's number.

    They count as they are printed: a numbered list begins anew after anything but a list item, the clauses after
    a page break.
    """
    found: dict[int, str] = {}
    counts = [0, 0, 0]
    clause = 0
    for number, line in enumerate(lines):
        if line.kind is BlockKind.CLAUSE:
            clause += 1
            found[number] = f"{clause}."
        elif line.kind is BlockKind.PAGE_BREAK:
            clause = 0
        if line.kind is not BlockKind.LIST_ITEM:
            counts = [0, 0, 0]
            continue
        level = line.level - 1
        counts[level + 1 :] = [0] * (2 - level)
        counts[level] = counts[level] + 1 if line.ordered else 0
        found[number] = f"{counts[level]}." if line.ordered else BULLET
    return found
