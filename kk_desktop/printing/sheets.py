"""Finished pages before they are drawn: every line at its place, every rule, and where each block stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from .lines import Line
from .pictures import Picture
from .rendered import BlockBox
from .strips import ASCENT, DESCENT, PlacedPicture, Strip
from .templates import TextStyle


@dataclass(frozen=True, slots=True)
class Furniture:
    """A short text that is no content: running head, page number."""

    x: float
    y: float
    text: str
    style: TextStyle
    flush_right: bool = False


@dataclass(slots=True)
class Sheet:
    """One page, all lengths in points from its top left corner; texts in reading order."""

    width: float
    height: float
    texts: list[tuple[float, float, Line]] = field(default_factory=list)
    repeated: list[tuple[float, float, Line]] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    mark: tuple[float, float, float] | None = None  # centre and diameter
    logo: tuple[float, float, float, float, Picture] | None = None  # left, top, width, height
    strokes: list[tuple[float, float, float, float, float]] = field(default_factory=list)  # ends and thickness
    pictures: list[tuple[float, PlacedPicture]] = field(default_factory=list)  # the level of the foot
    turned: bool = False
    begins_annex: bool = False
    boxes: dict[str, tuple[float, float, float, float]] = field(default_factory=dict)

    def put(self, strips: Iterable[tuple[float, Strip]], left: float, measure: float) -> None:
        """Lay strips at their baselines; blocks get a box as wide as the column, or the table's own room."""
        for level, strip in strips:
            target = self.repeated if strip.artifact else self.texts
            target += [(placed.x, level, placed.line) for placed in strip.texts]
            self.rules += [(rule.x0, rule.x1, level + rule.drop, rule.thickness) for rule in strip.rules]
            if strip.picture:
                self.pictures.append((level, strip.picture))
            if strip.block_id:
                x, width = (strip.room.left, strip.room.measure) if strip.room else (left, measure)
                height = strip.picture.height if strip.picture else ASCENT * strip.size
                self._enclose(strip.block_id, x, level - height, width, level + DESCENT * strip.size)

    def block_boxes(self, page: int) -> list[BlockBox]:
        """The boxes of the blocks on this page."""
        return [
            BlockBox(block_id, page, left, top, right - left, bottom - top)
            for block_id, (left, top, right, bottom) in self.boxes.items()
        ]

    def _enclose(self, block_id: str, left: float, top: float, width: float, bottom: float) -> None:
        box = self.boxes.get(block_id, (left, top, left + width, bottom))
        self.boxes[block_id] = (
            min(box[0], left), min(box[1], top), max(box[2], left + width), max(box[3], bottom)
        )  # fmt: skip
