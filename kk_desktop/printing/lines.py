"""Breaks a stretch of text into lines: ragged right, Danish hyphenation, never three hyphens running."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

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

_LETTERS = re.compile(r"[^\W\d_]{6,}")
_ADDRESS = re.compile(r"://|@|www\.|\.(?:dk|com|eu|org)\b")
"""A hyphen put into an address would be taken for a part of it."""

_OWN_BREAK = re.compile(r"(?<=[^\W\d_]{3}-)(?=[^\W\d_]{3})|(?<=[^\W\d_]{3}/)(?=[^\W\d_]{3})")


@dataclass(frozen=True, slots=True)
class Look:
    """How text is drawn: typeface, size in points, in the secondary grey or in ink; in a proof, what became of it."""

    face: Face
    size: float
    secondary: bool = False
    change: Change | None = None


@dataclass(slots=True)
class Note:
    """A footnote: its number and its lines, and the element it belongs to in the page's structure."""

    lines: list[Line]
    label: Line


@dataclass(slots=True)
class Piece:
    """A stretch of text with one look, under one element; a footnote's mark carries its note."""

    text: str
    look: Look
    element: Element
    note: Note | None = None

    def cut(self, text: str) -> Piece:
        """The same look on another text; a note stays with its mark."""
        return Piece(text, self.look, self.element, self.note)

    @property
    def width(self) -> float:
        """How wide the text is, in points."""
        return self.look.face.width(self.text, self.look.size)


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

    def add(self, piece: Piece) -> None:
        """Put the piece at the end, joined with the last one when nothing but the text differs."""
        last = self.pieces[-1] if self.pieces else None
        if last and last.look is piece.look and last.element is piece.element and not (last.note or piece.note):
            last.text += piece.text
        else:
            self.pieces.append(piece.cut(piece.text))


@dataclass(slots=True)
class _Word:
    """What no space divides, and the space that follows it; ``ends`` when the line must end after it."""

    parts: list[Piece] = field(default_factory=list)
    space: Piece | None = None
    ends: bool = False
    width: float = 0.0

    def put(self, piece: Piece) -> None:
        self.parts.append(piece)
        self.width += piece.width

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)


def break_lines(pieces: Iterable[Piece], measure: float, *, hyphenate: bool, whole: Collection[int] = ()) -> list[Line]:
    """The lines of a paragraph; always at least one, and none wider than the measure.

    The lines counted in ``whole`` (from 0) end with a whole word, whatever room it leaves.
    """
    words = list(_words(pieces))
    lines = _broken(words, measure, hyphenate, whole)
    if 1 < len(lines) <= _EVENED and lines[-1].width < _RUNT * measure:
        # Ragged right hides that the other lines are a little shorter.
        for part in _NARROWER:
            narrower = _broken(words, measure * part, hyphenate, whole)
            if len(narrower) == len(lines) and narrower[-1].width >= _RUNT * measure:
                return narrower
    return lines


def _broken(words: list[_Word], measure: float, hyphenate: bool, whole: Collection[int]) -> list[Line]:
    breaker = _Breaker(measure, hyphenate, whole)
    for n, word in enumerate(words, 1):
        breaker.place(word, final=n == len(words))
    return breaker.finish()


class _Breaker:
    def __init__(self, measure: float, hyphenate: bool, whole: Collection[int]) -> None:
        self._room = measure + _SLACK
        self._hyphenate = hyphenate
        self._whole = whole
        self._lines: list[Line] = []
        self._line = Line()
        self._used = 0.0  # with the space that only counts when another word follows

    def place(self, word: _Word, *, final: bool) -> None:
        while self._used + word.width > self._room:
            head, tail = self._divide(word, final)
            if head is None:
                if not self._line.pieces:
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

    def finish(self) -> list[Line]:
        if self._line.pieces or not self._lines:
            self._lines.append(self._line)
        return self._lines

    def _put(self, word: _Word) -> None:
        for part in word.parts:
            self._line.add(part)
        self._line.width = self._used = self._used + word.width
        if word.space is not None:
            self._line.add(word.space)
            self._used += word.space.width

    def _end_line(self, hyphenated: bool = False) -> None:
        self._line.hyphenated = hyphenated
        self._lines.append(self._line)
        self._line = Line()
        self._used = 0.0

    def _divide(self, word: _Word, final: bool) -> tuple[_Word | None, _Word]:
        room = self._room - self._used
        if len(self._lines) in self._whole and self._line.pieces:
            return None, word
        running = self._lines[-_HYPHENS_RUNNING:]
        may_hyphenate = (
            self._hyphenate
            # A paragraph's last line is more than the end of a word.
            and ((room > _ZONE and not final) or not self._line.pieces)
            and not (len(running) == _HYPHENS_RUNNING and all(line.hyphenated for line in running))
        )
        for place, hyphen in _places(word.text, may_hyphenate):
            head, tail = _split(word, place, hyphen)
            if head.width <= room:
                return head, tail
        return None, word


def _places(text: str, hyphenate: bool) -> list[tuple[int, bool]]:
    """Where the word may be divided, the last place first, and whether a hyphen must be put in."""
    places = {match.start(): False for match in _OWN_BREAK.finditer(text)}
    if hyphenate and not _ADDRESS.search(text):
        for match in _LETTERS.finditer(text):
            for place in hyphenation.breaks(match.group()):
                places.setdefault(match.start() + place, True)
    return sorted(places.items(), reverse=True)


def _split(word: _Word, place: int, hyphen: bool) -> tuple[_Word, _Word]:
    head, tail = _Word(), _Word(space=word.space, ends=word.ends)
    for part in word.parts:
        if place >= len(part.text):
            head.put(part)
        elif place <= 0:
            tail.put(part)
        else:
            head.put(part.cut(part.text[:place]))
            tail.put(part.cut(part.text[place:]))
        place -= len(part.text)
    if hyphen:
        last = head.parts.pop()
        head.width -= last.width
        head.put(last.cut(last.text + SOFT_HYPHEN))
    return head, tail


def _force(word: _Word, room: float) -> tuple[_Word, _Word]:
    """Cut a word that is wider than the whole measure at the last character that fits, without a hyphen."""
    used, count = 0.0, 0
    for part in word.parts:
        for character in part.text:
            used += part.look.face.width(character, part.look.size)
            if used > room and count:
                return _split(word, count, hyphen=False)
            count += 1
    return word, _Word()


def _words(pieces: Iterable[Piece]) -> Iterator[_Word]:
    word = _Word()
    for piece in pieces:
        for n, paragraph in enumerate(piece.text.split("\n")):
            if n:
                if word.parts:
                    word.space = _space(word.parts[-1])
                word.ends = True
                yield word
                word = _Word()
            for m, chunk in enumerate(paragraph.split(" ")):
                if m and word.parts:
                    word.space = _space(piece)
                    yield word
                    word = _Word()
                for start in range(0, len(chunk), _LONGEST):
                    if start:
                        yield word
                        word = _Word()
                    word.put(piece.cut(chunk[start : start + _LONGEST]))
    if word.parts:
        yield word


def _space(piece: Piece) -> Piece:
    return Piece(" ", piece.look, piece.element)
