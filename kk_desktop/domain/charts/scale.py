"""The scale beside the bars: round numbers that hold every figure, exact until they become places on the page."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import count

_MOST_STEPS = 5
_ROUND = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Scale:
    """The values that have a line; zero is always among them."""

    ticks: tuple[int, ...]

    @property
    def low(self) -> int:
        """The least value of the scale."""
        return self.ticks[0]

    @property
    def high(self) -> int:
        """The greatest value of the scale."""
        return self.ticks[-1]

    def part(self, value: int | Fraction) -> float:
        """How far up the scale a value stands, from 0 to 1."""
        return float(Fraction(value - self.low) / (self.high - self.low or 1))


def scale_for(low: int, high: int) -> Scale:
    """A scale from ``low`` (zero or less) to ``high`` (zero or more), in steps of 1, 2 or 5 with noughts after."""
    if low == high:
        return Scale((0,))
    step = _step(high - low)
    first, last = low // step, -(-high // step)
    return Scale(tuple(n * step for n in range(first, last + 1)))


def _step(span: int) -> int:
    for noughts in count():
        for digit in _ROUND:
            step: int = digit * 10**noughts
            if step * _MOST_STEPS >= span:
                return step
    raise AssertionError("there is always a greater step")
