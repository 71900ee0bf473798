"""What a variant adds to the sheets: the boxed mark, a proof's line numbers and the line before the pen's margin."""

from __future__ import annotations

import msgspec

from .runs import Setter
from .sheets import Furniture, Sheet
from .strips import MM, Placed, Strip, look_of
from .tagging.tree import Element
from .templates import Template
from .variants import Mark

_PEN_LINE = (143.0, 30.0, 266.7)
"""The hairline that the pen's margin begins at, from top to foot."""

_NUMBERS_AT = 19.0
_NUMBER_SIZE = 7.5
_LEVEL, _OVER_HEAD = 17.4, 10.5
_PROOF_LEVEL = 18.9
_PITCH = 12.0
_PADDING = 6.0
_BOX_OVER, _BOX_UNDER = 11.4, 5.2
_BOX_LINE = 0.8
_TO_WORDS = 13.0


def mark_sheets(mark: Mark, sheets: list[Sheet], template: Template, setter: Setter, element: Element) -> None:
    """Put the mark on every sheet: read out once, on the first."""
    word, words = mark.word, mark.lines
    left = (template.slide.label_left if template.slide else template.page.left) * MM
    for n, sheet in enumerate(sheets):
        level = _PROOF_LEVEL if mark.on_proof else _LEVEL
        if template.head is not None and n == 0:
            # The letterhead stands where the mark would.
            level = _OVER_HEAD
        strips = _set_mark(setter, element, word, words, left)
        placed = [(level * MM + drop, strip if n == 0 else strip.again()) for drop, strip in strips]
        sheet.put(placed, left, 0.0)
        face = look_of(setter.styles.sender).face
        right = left + face.width(word, setter.styles.sender.size) + 2 * _PADDING
        _draw_box(sheet, left, level * MM - _BOX_OVER, right, level * MM + _BOX_UNDER)


def number_lines(sheets: list[Sheet], setter: Setter) -> None:
    """Number every line of a proof, anew on each page, and draw the line that the pen's margin begins at."""
    style = msgspec.structs.replace(setter.styles.small, size=_NUMBER_SIZE)
    x, top, foot = (place * MM for place in _PEN_LINE)
    for sheet in sheets:
        if sheet.turned:
            continue
        levels = sorted({round(level, 2) for _, level, line in sheet.texts if line.pieces})
        for n, level in enumerate(levels, 1):
            sheet.furniture.append(Furniture(_NUMBERS_AT * MM, level, str(n), style, flush_right=True))
        sheet.strokes.append((x, top, x, foot, 0.4))


def _set_mark(
    setter: Setter, element: Element, word: str, words: tuple[str, ...], left: float
) -> list[tuple[float, Strip]]:
    box = setter.line(word + " ", setter.styles.sender, element)
    strips = [(0.0, Strip(0.0, [Placed(left + _PADDING, box)]))]
    x = left + box.width + 2 * _PADDING + _TO_WORDS
    first = -(len(words) - 1) * _PITCH / 2
    for n, text in enumerate(words):
        line = setter.line(text + " ", setter.styles.footnote, element)
        strips.append((first + n * _PITCH, Strip(0.0, [Placed(x, line)])))
    return strips


def _draw_box(sheet: Sheet, left: float, top: float, right: float, bottom: float) -> None:
    half = _BOX_LINE / 2
    for y in (top, bottom):
        sheet.strokes.append((left - half, y, right + half, y, _BOX_LINE))
    for x in (left, right):
        sheet.strokes.append((x, top, x, bottom, _BOX_LINE))
