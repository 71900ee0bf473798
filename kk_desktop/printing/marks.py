"""What a variant adds to the sheets: the boxed mark; a proof's line numbers, its pen's margin, and what changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from kk_desktop.domain.readiness import Standing
from kk_desktop.domain.text import Block, Change

from .characters import one_line
from .lines import Line, break_lines
from .rendered import Finding
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
_PROOF_RIGHT = 190.0
"""The lines beside a proof's mark reach over the pen's margin, which begins below them."""

_PITCH = 12.0
_PADDING = 6.0
_BOX_OVER, _BOX_UNDER = 11.4, 5.2
_BOX_LINE = 0.8
_TO_WORDS = 13.0
_MOST_LINES = 3
"""Lines beside the box that have room above the text."""

_BAR_OFF = 2.7
"""How far left of the column the bar beside a changed line stands, in millimetres."""

_BAR_LINE = 1.0
_BAR_OVER, _BAR_UNDER = 1.0, 0.43
"""How far the bar reaches over and under a baseline, in sizes of its type: as far as to the lines above and below."""

_LINES = {Change.ADDED: (0.16, 0.06), Change.DELETED: (-0.29, 0.05)}
"""The line under what is new and the one through what is gone: below the baseline, and its thickness, in sizes."""

_LEGEND = (("Tilføjet", Change.ADDED), ("Slettet", Change.DELETED), ("Streg i margen: ændret linje", None))
_LEGEND_GAP = 14.0


def mark_sheets(mark: Mark, sheets: list[Sheet], template: Template, setter: Setter, element: Element) -> None:
    """Put the mark on every sheet: read out once, on the first."""
    word, words = mark.word, mark.lines
    left = (template.slide.label_left if template.slide else template.page.left) * MM
    for n, sheet in enumerate(sheets):
        level = _PROOF_LEVEL if mark.on_proof else _LEVEL
        if template.head is not None and n == 0:
            # The letterhead stands where the mark would.
            level = _OVER_HEAD
        right = _PROOF_RIGHT if mark.on_proof else template.page.left + template.page.measure
        strips = _set_mark(setter, element, word, words, left=left, right=right * MM)
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


def mark_changes(sheets: list[Sheet], blocks: Sequence[Block], template: Template, setter: Setter) -> None:
    """Draw the lines that tell new words from old ones, a bar beside each line that has changed, and what they mean."""
    whole = {block.id for block in blocks if block.change is not None}
    bars = [_bars(sheet, whole) for sheet in sheets]
    if not any(bars):
        return
    for sheet, spans in zip(sheets, bars, strict=True):
        for x, level, line in sheet.texts:
            _line_words(sheet, x, level, line)
        page = template.page.turned if sheet.turned else template.page
        at = (page.left - _BAR_OFF) * MM
        sheet.strokes += [(at, top, at, foot, _BAR_LINE) for top, foot in spans]
        _explain(sheet, page.left * MM, template, setter)


def _bars(sheet: Sheet, whole: Iterable[str]) -> list[tuple[float, float]]:
    """From where to where lines have changed, top and foot, those that touch as one."""
    spans = [sheet.boxes[block_id][1::2] for block_id in whole if block_id in sheet.boxes]
    for _, level, line in sheet.texts:
        spans += [
            (level - _BAR_OVER * piece.look.size, level + _BAR_UNDER * piece.look.size)
            for piece in line.pieces
            if piece.look.change is not None
        ]
    joined: list[tuple[float, float]] = []
    for top, foot in sorted(spans):
        if joined and top <= joined[-1][1] + 1:
            joined[-1] = joined[-1][0], max(joined[-1][1], foot)
        else:
            joined.append((top, foot))
    return joined


def _line_words(sheet: Sheet, x: float, level: float, line: Line) -> None:
    """Draw the lines of one line's changes; spaces at their ends have none."""
    for piece in line.pieces:
        start, look = x, piece.look
        x += piece.width
        if look.change not in _LINES or not piece.text.strip():
            continue
        before = piece.text[: len(piece.text) - len(piece.text.lstrip())]
        start += look.face.width(before, look.size)
        drop, thickness = (part * look.size for part in _LINES[look.change])
        end = start + look.face.width(piece.text.strip(), look.size)
        sheet.rules.append((start, end, level + drop, thickness))


def _explain(sheet: Sheet, x: float, template: Template, setter: Setter) -> None:
    """Say at the page's foot what the lines mean."""
    if template.footer is None:
        return
    level = sheet.height - (template.page.height - template.footer.baseline) * MM
    for words, change in _LEGEND:
        style = setter.styles.label if change is Change.ADDED else setter.styles.small
        face, size = look_of(style).face, style.size
        sheet.furniture.append(Furniture(x, level, words, style))
        if change is not None:
            drop, thickness = (part * size for part in _LINES[change])
            sheet.rules.append((x, x + face.width(words, size), level + drop, thickness))
        x += face.width(words, size) + _LEGEND_GAP


def _set_mark(
    setter: Setter, element: Element, word: str, words: tuple[str, ...], *, left: float, right: float
) -> list[tuple[float, Strip]]:
    box = setter.line(word + " ", setter.styles.sender, element)
    strips = [(0.0, Strip(0.0, [Placed(left + _PADDING, box)]))]
    x = left + box.width + 2 * _PADDING + _TO_WORDS
    pieces = (setter.plain(one_line(text) + " ", setter.styles.footnote, element) for text in words)
    lines = [line for each in pieces for line in break_lines(each, right - x, hyphenate=False)]
    if len(lines) > _MOST_LINES:
        message = f"Linjerne ved {word} er for lange til toppen af siden. Gør dem kortere."
        setter.findings.append(Finding(message, standing=Standing.WRONG))
    first = -(min(len(lines), _MOST_LINES) - 1) * _PITCH / 2
    return strips + [(first + n * _PITCH, Strip(0.0, [Placed(x, line)])) for n, line in enumerate(lines)]


def _draw_box(sheet: Sheet, left: float, top: float, right: float, bottom: float) -> None:
    half = _BOX_LINE / 2
    for y in (top, bottom):
        sheet.strokes.append((left - half, y, right + half, y, _BOX_LINE))
    for x in (left, right):
        sheet.strokes.append((x, top, x, bottom, _BOX_LINE))
