"""Divides strips into pages: nothing torn that belongs together, footnotes at the foot of their page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .lines import Line, Note
from .strips import MM, Placed, Rule, Strip, set_anew

NOTE_PITCH = 12.0
NOTE_RULE = 9.2  # from the rule down to the first note's baseline
NOTE_ROOM = 19.0  # from the last line of text down to the first note's baseline, at least
NOTE_INDENT = 4 * MM
_RULE_LENGTH = 25 * MM
NOTE_LIFT = 2.1  # how much higher than text the last note ends


@dataclass(frozen=True, slots=True)
class Frame:
    """Where text may stand: the first baseline on the first page and on later ones, the lowest on any.

    ``clear`` is the baseline on the first page from which nothing stands beside the text.
    """

    first: float
    later: float
    last: float
    left: float
    clear: float = 0.0


@dataclass(slots=True)
class PageText:
    """One page's strips with their baselines, from the page's top edge."""

    strips: list[tuple[float, Strip]] = field(default_factory=list)
    turned: bool = False


NoteLine = tuple[Line | None, Line]
"""One line of a footnote, with the note's number before its first."""


def paginate(strips: list[Strip], upright: Frame, turned: Frame | None = None) -> list[PageText]:
    """The pages, at least one; what cannot be kept together because it is longer than a page is divided."""
    pages: list[PageText] = []
    waiting: list[NoteLine] = []
    start = 0
    while start < len(strips) or waiting or not pages:
        frame = turned if turned and start < len(strips) and strips[start].turned else upright
        if pages:
            frame = replace(frame, first=frame.later, clear=0.0)
        page, start, waiting = _fill(strips, start, frame, waiting)
        pages.append(page)
    return pages


def _fill(
    strips: list[Strip], start: int, frame: Frame, waiting: list[NoteLine]
) -> tuple[PageText, int, list[NoteLine]]:
    """One page from ``start``: the page, the first strip of the next, and note lines left over for it."""
    placed: list[tuple[float, Strip]] = []
    head = list(strips[start].head) if start < len(strips) else []
    if head and start and strips[start - 1].head is strips[start].head:
        placed = _stack([strip.again() for strip in head], frame.first)
    repeated = len(placed)
    end = start
    notes: list[Note] = []
    while end < len(strips):
        strip = strips[end]
        if _begins_page(strips, end) and end > start:
            break
        level = placed[-1][0] + strip.advance + strip.space if placed else frame.first
        if end == start:
            level += strip.sink
        if strip.wide and level < frame.clear:
            if not all(above.keep for above in strips[start:end]):
                break
            level = frame.clear
        marked = strip.notes
        tall = len(_foot_lines(waiting, [*notes, *marked], frame)) if waiting or notes or marked else 0
        if level > _floor(frame, tall) and len(placed) > repeated:
            break
        placed.append((level, strip))
        notes += marked
        end += 1
    if end < len(strips) and not _begins_page(strips, end):
        kept = _best_end(strips, start, end)
        if strips[kept - 1].hyphenated and set_anew(strips, kept - 1):
            return _fill(strips, start, frame, waiting)
        del placed[repeated + kept - start :]
        end = kept
        notes = [note for _, strip in placed[repeated:] for note in strip.notes]
    lines = _all_lines(waiting, notes)
    room = len(_foot_lines(waiting, notes, frame))
    page = PageText(placed + _set_foot(lines[:room], frame), any(strip.turned for _, strip in placed))
    return page, end, lines[room:]


def _begins_page(strips: Sequence[Strip], place: int) -> bool:
    """Whether a page must begin here: it is asked for, or the page is turned."""
    return strips[place].new_page or (place > 0 and strips[place].turned != strips[place - 1].turned)


def _stack(strips: Sequence[Strip], top: float) -> list[tuple[float, Strip]]:
    placed: list[tuple[float, Strip]] = []
    for strip in strips:
        placed.append((placed[-1][0] + strip.advance + strip.space if placed else top, strip))
    return placed


def _best_end(strips: Sequence[Strip], start: int, end: int) -> int:
    """Where to break at the latest before ``end``: not inside what is kept together, if that is possible."""
    return next((place for place in range(end, start, -1) if not strips[place - 1].keep), end)


def _foot_lines(waiting: list[NoteLine], notes: Sequence[Note], frame: Frame) -> list[NoteLine]:
    """The note lines that stand on the page: all of them, unless they would take more than half of it."""
    most = int((frame.last - frame.later) / 2 / NOTE_PITCH)
    return _all_lines(waiting, notes)[:most]


def _all_lines(waiting: list[NoteLine], notes: Sequence[Note]) -> list[NoteLine]:
    lines = list(waiting)
    for note in notes:
        lines += [(note.label if n == 0 else None, line) for n, line in enumerate(note.lines)]
    return lines


def _floor(frame: Frame, note_lines: int) -> float:
    """The lowest baseline for text over so many lines of notes."""
    if not note_lines:
        return frame.last
    return frame.last - NOTE_LIFT - (note_lines - 1) * NOTE_PITCH - NOTE_ROOM


def _set_foot(lines: list[NoteLine], frame: Frame) -> list[tuple[float, Strip]]:
    placed: list[tuple[float, Strip]] = []
    for n, (label, line) in enumerate(lines):
        texts = [Placed(frame.left + NOTE_INDENT, line)]
        if label is not None:
            texts.insert(0, Placed(frame.left, label))
        rules = [Rule(frame.left, frame.left + _RULE_LENGTH, -NOTE_RULE, 0.4)] if n == 0 else []
        level = frame.last - NOTE_LIFT - (len(lines) - 1 - n) * NOTE_PITCH
        placed.append((level, Strip(NOTE_PITCH, texts, rules)))
    return placed
