"""Breaks a stretch of text into lines: ragged right, Danish hyphenation, never three hyphens running."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from kk_desktop.domain.text import Change
from kk_desktop.language import hyphenation

from .fonts import SOFT_HYPHEN, Face
from .tagging.tree import Element

_SLACK = 0.01
_HYPHENS_RUNNING = 2
_ZONE = 30.0
"""Points of empty line below which a word is moved down whole rather than divided: ragged right is calmer so."""

_RUNT = 0.1
"""A paragraph's last line is no shorter than this part of the measure, where that can be had for nothing."""

_NARROWER = (0.98, 0.96, 0.94, 0.92)
_EVENED = 60
"""Lines of a paragraph above which its last one is left as it falls."""

_LONGEST = 200
"""Letters after which a word is taken as two: no word fills a line more than twice, and time stays in step."""

_MOST_PARTS = 200
"""Parts of different looks in one word; more of them are divided anywhere, since each cut looks at all the parts."""

_LONGEST_KEPT = 40
"""Letters of a text up to which its width is remembered."""

_LETTERS = re.compile(r"[^\W\d_]{6,}")
_ADDRESS = re.compile(r"://|@|www\.|\.(?:dk|com|eu|org)\b")
"""A hyphen put into an address would be taken for a part of it."""

_WORDS_KEPT = 20_000
"""Words whose widths and places to divide are remembered, of each look."""

_OWN_BREAK = re.compile(r"(?<=[^\W\d_]{3}-)(?=[^\W\d_]{3})|(?<=[^\W\d_]{3}/)(?=[^\W\d_]{3})")


class Widths(dict[str, float]):
    """How wide texts are in a size of a typeface, in points; words are measured once."""

    def __init__(self, face: Face, size: float) -> None:
        super().__init__()
        self._face = face
        self._size = size

    def __missing__(self, text: str) -> float:
        width = self._face.width(text, self._size)
        if len(text) <= _LONGEST_KEPT:
            if len(self) >= _WORDS_KEPT:
                self.clear()
            self[text] = width
        return width


@dataclass(frozen=True, slots=True)
class Look:
    """How text is drawn: typeface, size in points, in the secondary grey or in ink; in a proof, what became of it."""

    face: Face
    size: float
    secondary: bool = False
    change: Change | None = None
    widths: Widths = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "widths", Widths(self.face, self.size))


@dataclass(slots=True)
class Note:
    """A footnote: its number and its lines, and the element it belongs to in the page's structure."""

    lines: list[Line]
    label: Line


@dataclass(slots=True, eq=False)
class Piece:
    """A stretch of text with one look, under one element; a footnote's mark carries its note."""

    text: str
    look: Look
    element: Element
    note: Note | None = None

    @property
    def width(self) -> float:
        """How wide the text is, in points."""
        return self.look.widths[self.text]


@dataclass(slots=True)
class Line:
    """One line; the space at its end is drawn too, so that copied text keeps its words, but not in its width."""

    pieces: list[Piece] = field(default_factory=list)
    width: float = 0.0
    hyphenated: bool = False

    @property
    def notes(self) -> list[Note]:
        """The footnotes marked in the line."""
        return [piece.note for piece in self.pieces if piece.note is not None]


Part = tuple[str, Piece]
"""A text cut out of a piece; while lines are sought nothing else of it is copied."""

_SOURCE = itemgetter(1)


class _Word:
    """What no space divides, and the space that follows it; ``ends`` when the line must end after it."""

    __slots__ = ("ends", "gap", "parts", "space", "width")

    def __init__(
        self, parts: list[Part], width: float, space: Part | None = None, gap: float = 0.0, ends: bool = False
    ) -> None:
        self.parts = parts
        self.width = width
        self.space = space
        self.gap = gap
        self.ends = ends

    @property
    def text(self) -> str:
        return "".join([text for text, _ in self.parts])


def break_lines(pieces: Iterable[Piece], measure: float, *, hyphenate: bool, whole: Collection[int] = ()) -> list[Line]:
    """The lines of a paragraph; always at least one, and none wider than the measure.

    The lines counted in ``whole`` (from 0) end with a whole word, whatever room it leaves.
    """
    words = _words(pieces)
    width = _whole_width(words)
    if width <= measure + _SLACK and not any([word.ends for word in words]):
        return [Line(_joined(words), width)]
    lines = _broken(words, measure, hyphenate, whole)
    if 1 < len(lines) <= _EVENED and lines[-1].width < _RUNT * measure:
        # Ragged right hides that the other lines are a little shorter.
        for part in _NARROWER:
            narrower = _broken(words, measure * part, hyphenate, whole)
            if len(narrower) == len(lines) and narrower[-1].width >= _RUNT * measure:
                lines = narrower
                break
    return [Line(_joined(line.words), line.width, line.hyphenated) for line in lines]


def set_line(pieces: Iterable[Piece]) -> Line:
    """The text on one line, however wide it becomes."""
    words = _words(pieces)
    return Line(_joined(words), _whole_width(words))


def _whole_width(words: list[_Word]) -> float:
    """How wide the words are on one line."""
    return sum([word.width + word.gap for word in words]) - words[-1].gap if words else 0.0


def _broken(words: list[_Word], measure: float, hyphenate: bool, whole: Collection[int]) -> list[_Filled]:
    breaker = _Breaker(measure, hyphenate, whole)
    for n, word in enumerate(words, 1):
        breaker.place(word, final=n == len(words))
    return breaker.finish()


class _Filled(NamedTuple):
    """A line that is sought: its words have not been joined."""

    words: list[_Word]
    width: float
    hyphenated: bool


class _Breaker:
    def __init__(self, measure: float, hyphenate: bool, whole: Collection[int]) -> None:
        self._room = measure + _SLACK
        self._hyphenate = hyphenate
        self._whole = whole
        self._lines: list[_Filled] = []
        # Of the line at hand
        self._words: list[_Word] = []
        self._width = 0.0
        self._used = 0.0  # with the space that only counts when another word follows

    def place(self, word: _Word, *, final: bool) -> None:
        while word.parts and self._used + word.width > self._room:
            head, tail = self._divide(word, final)
            if head is None:
                if not self._words:
                    head, tail = _force(word, self._room)
                    self._put(head)
                    word = tail
                self._end_line()
                continue
            self._put(head)
            self._end_line(hyphenated=True)
            word = tail
        self._put(word)
        if word.ends:
            self._end_line()

    def finish(self) -> list[_Filled]:
        if self._words or not self._lines:
            self._end_line()
        return self._lines

    def _put(self, word: _Word) -> None:
        if word.parts:
            self._words.append(word)
            self._width = width = self._used + word.width
            self._used = width + word.gap

    def _end_line(self, hyphenated: bool = False) -> None:
        self._lines.append(_Filled(self._words, self._width, hyphenated))
        self._words = []
        self._width = self._used = 0.0

    def _divide(self, word: _Word, final: bool) -> tuple[_Word | None, _Word]:
        room = self._room - self._used
        if len(self._lines) in self._whole and self._words:
            return None, word
        running = self._lines[-_HYPHENS_RUNNING:]
        may_hyphenate = (
            self._hyphenate
            # A paragraph's last line is more than the end of a word.
            and ((room > _ZONE and not final) or not self._words)
            and not (len(running) == _HYPHENS_RUNNING and all(line.hyphenated for line in running))
        )
        for place, hyphen in _places(word.text, may_hyphenate):
            head, tail = _split(word, place, hyphen)
            if head.width <= room:
                return head, tail
        return None, word


def _joined(words: list[_Word]) -> list[Piece]:
    """The words of a line as pieces; neighbours are one piece when nothing but the text differs."""
    parts: list[Part] = []
    for word in words:
        parts += word.parts
        if word.space is not None:
            parts.append(word.space)
    joined: list[Piece] = []
    for piece, run in groupby(parts, key=_SOURCE):
        text = "".join([text for text, _ in run])
        if joined and _alike(piece, joined[-1]):
            joined[-1].text += text
        else:
            joined.append(Piece(text, piece.look, piece.element, piece.note))
    return joined


def _alike(one: Piece, other: Piece) -> bool:
    return one.look is other.look and one.element is other.element and not (one.note or other.note)


@lru_cache(maxsize=_WORDS_KEPT)
def _places(text: str, hyphenate: bool) -> list[tuple[int, bool]]:
    """Where the word may be divided, the last place first, and whether a hyphen must be put in."""
    places = {match.start(): False for match in _OWN_BREAK.finditer(text)}
    if hyphenate and not _ADDRESS.search(text):
        for match in _LETTERS.finditer(text):
            for place in hyphenation.breaks(match.group()):
                places.setdefault(match.start() + place, True)
    return sorted(places.items(), reverse=True)


def _split(word: _Word, place: int, hyphen: bool) -> tuple[_Word, _Word]:
    head: list[Part] = []
    tail: list[Part] = []
    for text, piece in word.parts:
        if place > 0:
            head.append((text[:place], piece))
        if place < len(text):
            tail.append((text[max(place, 0) :], piece))
        place -= len(text)
    if hyphen:
        text, piece = head[-1]
        head[-1] = text + SOFT_HYPHEN, piece
    return _Word(head, _width(head)), _Word(tail, _width(tail), word.space, word.gap, word.ends)


def _width(parts: list[Part]) -> float:
    return sum([piece.look.widths[text] for text, piece in parts])


def _force(word: _Word, room: float) -> tuple[_Word, _Word]:
    """Cut a word that is wider than the whole measure at the last character that fits, without a hyphen."""
    used, count = 0.0, 0
    for text, piece in word.parts:
        for character in text:
            used += piece.look.widths[character]
            if used > room and count:
                return _split(word, count, hyphen=False)
            count += 1
    return word, _Word([], 0.0)


def _words(pieces: Iterable[Piece]) -> list[_Word]:
    words: list[_Word] = []
    parts: list[Part] = []
    width = 0.0
    for piece in pieces:
        widths = piece.look.widths
        space, gap = (" ", piece), widths[" "]
        for n, paragraph in enumerate(piece.text.split("\n")):
            if n:
                words.append(_Word(parts, width, (" ", parts[-1][1]) if parts else None, gap, ends=True))
                parts, width = [], 0.0
            for m, chunk in enumerate(paragraph.split(" ")):
                if m and parts:
                    words.append(_Word(parts, width, space, gap))
                    parts, width = [], 0.0
                for start in range(0, len(chunk), _LONGEST):
                    if start or len(parts) == _MOST_PARTS:
                        words.append(_Word(parts, width))
                        parts, width = [], 0.0
                    part = chunk[start : start + _LONGEST]
                    parts.append((part, piece))
                    width += widths[part]
    if parts:
        words.append(_Word(parts, width))
    return words
