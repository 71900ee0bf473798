"""Finds a table's columns again from where its words stand: what stands under each other belongs together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kk_desktop.domain.raw_tables import EMPTY, RawCell
from kk_desktop.domain.raw_tables.model import grid_of
from kk_desktop.domain.raw_tables.numbers import is_figure


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that stand together, from ``left`` to ``right`` on their line."""

    text: str
    left: float
    right: float


Line = Sequence[Segment]


def has_figures(line: Line) -> bool:
    """Whether something on the line, after its first words, is a figure."""
    return any(is_figure(RawCell(segment.text)) for segment in line[1:])


def find_columns(lines: Sequence[Line]) -> tuple[tuple[RawCell, ...], ...]:
    """The lines as a grid; a head over several columns covers them."""
    spans = _columns([line for line in lines if has_figures(line)] or lines)
    rows: list[list[RawCell]] = []
    for line in lines:
        row = [EMPTY] * len(spans)
        for segment in line:
            first, last = _covered(segment, spans)
            here = row[first]
            text = f"{here.text} {segment.text}" if here.text else segment.text
            # A line of words alone is a title or a note, however far it reaches.
            row[first] = RawCell(text, wide=1 if len(line) == 1 and first == 0 else last - first + 1)
        rows.append(row)
    return grid_of(rows)


def _columns(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """The stretches of the line's width that words of these lines stand in, with nothing between them."""
    spans: list[tuple[float, float]] = []
    for left, right in sorted((segment.left, segment.right) for line in lines for segment in line):
        if spans and left <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], right))
        else:
            spans.append((left, right))
    return spans or [(0, 0)]


def _covered(segment: Segment, spans: Sequence[tuple[float, float]]) -> tuple[int, int]:
    """The first and the last column that a segment stands in, or the nearest one."""
    over = [n for n, (left, right) in enumerate(spans) if segment.left < right and segment.right > left]
    if over:
        return over[0], over[-1]
    middle = (segment.left + segment.right) / 2
    nearest = min(range(len(spans)), key=lambda n: abs((spans[n][0] + spans[n][1]) / 2 - middle))
    return nearest, nearest
