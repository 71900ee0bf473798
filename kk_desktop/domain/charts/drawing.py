"""What a chart is drawn of, in points from its top left corner; whoever paints it knows the colours' own values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

Measure = Callable[[str, float, bool], float]
"""How wide a text is in points, of that size, bold or not."""


class Tone(StrEnum):
    """A colour by what it is for."""

    INK = "ink"
    SECONDARY = "secondary"
    LINE = "line"
    GROUND = "ground"
    S1 = "s1"
    S2 = "s2"
    S3 = "s3"
    S4 = "s4"


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    tone: Tone


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x0: float
    y0: float
    x1: float
    y1: float
    thickness: float
    tone: Tone


@dataclass(frozen=True, slots=True)
class Words:
    """A text that begins at ``x`` on the baseline ``y``; ``turned`` it runs upwards from there."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    tone: Tone = Tone.INK
    turned: bool = False


Shape = Fill | Stroke | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """The shapes in the order in which they are painted."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
