"""The patterns of the bars: eight that nobody mixes up on a grey printer, in four colours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from .drawing import Fill, Shape, Stroke, Tone

TONES = (Tone.S1, Tone.S2, Tone.S3, Tone.S4)
_APART = 4.0
"""Points between two lines of a pattern."""

_LINE, _EDGE = 0.7, 0.8
_DOT = 1.5


@dataclass(frozen=True, slots=True)
class Box:
    """A bar's rectangle."""

    x: float
    y: float
    width: float
    height: float


def bar(box: Box, series: int) -> Iterator[Shape]:
    """The shapes of a bar of that series: its ground, its pattern and its edge."""
    tone = TONES[series % len(TONES)]
    pattern = _PATTERNS[series % len(_PATTERNS)]
    if pattern is None:
        yield Fill(box.x, box.y, box.width, box.height, tone)
        return
    yield Fill(box.x, box.y, box.width, box.height, Tone.GROUND)
    yield from pattern(box, tone)
    right, foot = box.x + box.width, box.y + box.height
    corners = ((box.x, box.y), (right, box.y), (right, foot), (box.x, foot))
    for start, end in pairwise((*corners, corners[0])):
        yield Stroke(*start, *end, _EDGE, tone)


def _rising(box: Box, tone: Tone) -> Iterator[Shape]:
    right, foot = box.x + box.width, box.y + box.height
    for level in _steps(box.x + box.y, right + foot):
        x0, x1 = max(box.x, level - foot), min(right, level - box.y)
        yield Stroke(x0, level - x0, x1, level - x1, _LINE, tone)


def _falling(box: Box, tone: Tone) -> Iterator[Shape]:
    right, foot = box.x + box.width, box.y + box.height
    for level in _steps(box.x - foot, right - box.y):
        x0, x1 = max(box.x, level + box.y), min(right, level + foot)
        yield Stroke(x0, x0 - level, x1, x1 - level, _LINE, tone)


def _horizontal(box: Box, tone: Tone) -> Iterator[Shape]:
    for y in _steps(box.y, box.y + box.height, _APART * 0.75):
        yield Stroke(box.x, y, box.x + box.width, y, _LINE, tone)


def _vertical(box: Box, tone: Tone) -> Iterator[Shape]:
    for x in _steps(box.x, box.x + box.width, _APART * 0.75):
        yield Stroke(x, box.y, x, box.y + box.height, _LINE, tone)


def _crossed(box: Box, tone: Tone) -> Iterator[Shape]:
    yield from _rising(box, tone)
    yield from _falling(box, tone)


def _dotted(box: Box, tone: Tone) -> Iterator[Shape]:
    for y in _steps(box.y, box.y + box.height - _DOT):
        for x in _steps(box.x, box.x + box.width - _DOT):
            yield Fill(x, y, _DOT, _DOT, tone)


def _blank(_box: Box, _tone: Tone) -> Iterator[Shape]:
    return iter(())


def _steps(start: float, end: float, apart: float = _APART) -> Iterator[float]:
    """The places of a pattern's lines, the same across the whole drawing, so that neighbours fit together."""
    step = int(start // apart) + 1
    while step * apart < end:
        yield step * apart
        step += 1


_PATTERNS: tuple[Callable[[Box, Tone], Iterator[Shape]] | None, ...] = (
    None, _rising, _blank, _falling, _dotted, _horizontal, _crossed, _vertical,
)  # fmt: skip
