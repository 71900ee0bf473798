"""The text as a person looks for words in it: bound spaces are spaces, soft hyphens and footnote numbers nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtGui import QTextBlock

from kk_desktop.domain.searching import Wanted, occurrences, plain

from .blocks import fragments
from .formats import Property, is_atom
from .tracker import BlockTracker

_PARAGRAPH_END = "\u2029"
_SOFT_HYPHEN = "\u00ad"
_BEYOND_16_BITS = re.compile("[\U00010000-\U0010ffff]")
_SLICE = 20_000
"""Characters looked through in one go: less than a frame, also where every tenth of them is a hit."""


class Hit(NamedTuple):
    """A place in the editor, in Qt's positions; it may reach over a footnote's number."""

    start: int
    end: int


class SearchText:
    """The text without the stretches in ``gaps`` (start and end, in order), and the way back to where it stands."""

    def __init__(self, units: str, gaps: Sequence[tuple[int, int]]) -> None:
        pieces: list[str] = []
        self._starts, self._places = [0], [0]
        at = length = 0
        for start, end in gaps:
            if start < at:
                continue
            pieces.append(units[at:start])
            length += start - at
            at = end
            self._starts.append(length)
            self._places.append(end)
        self._text = plain("".join((*pieces, units[at:])))

    def slices(self) -> list[tuple[int, int]]:
        """The text in parts that are quick to look through, each of whole paragraphs."""
        found: list[tuple[int, int]] = []
        start = 0
        while start < len(self._text):
            stop = self._text.find(_PARAGRAPH_END, start + _SLICE) + 1 or len(self._text)
            found.append((start, stop))
            start = stop
        return found

    def hits(self, wanted: Wanted, part: tuple[int, int]) -> Iterator[Hit]:
        """Where the words stand in one of the slices."""
        start, stop = part
        words = plain(as_units(wanted.words)).replace(_SOFT_HYPHEN, "")
        for first, end in occurrences(self._text[start:stop], wanted, words):
            yield Hit(self._place(start + first), self._place(start + end - 1) + 1)

    def _place(self, index: int) -> int:
        number = bisect_right(self._starts, index) - 1
        return self._places[number] + index - self._starts[number]


def read_text(tracker: BlockTracker) -> SearchText:
    """The editor's text as it stands; what tables and pictures show is not the document's text."""
    units, document = as_units(tracker.document.toRawText()), tracker.document
    gaps = [match.span() for match in re.finditer(f"{_SOFT_HYPHEN}+", units)]
    for number, line in enumerate(tracker.lines):
        if line.is_solid:
            block = document.findBlockByNumber(number)
            gaps.append((block.position(), block.position() + block.length() - 1))
    for number in tracker.numbers_with_notes():
        for part in fragments(document.findBlockByNumber(number)):
            if part.charFormat().hasProperty(Property.FOOTNOTE):
                gaps.append((part.position(), part.position() + part.length()))
    return SearchText(units, sorted(gaps))


def is_bound(hit: Hit, block: QTextBlock) -> bool:
    """Whether the place in the block reaches into a field or over a footnote's number, which no other words replace."""
    for part in fragments(block):
        if part.position() < hit.end and part.position() + part.length() > hit.start and is_atom(part.charFormat()):
            return True
    return False


def as_units(text: str) -> str:
    """The text with one character for each of Qt's positions, which count UTF-16 units."""
    return _BEYOND_16_BITS.sub(lambda match: _halves(match.group()), text)


def _halves(character: str) -> str:
    pair = character.encode("utf-16-le")
    return "".join(chr(int.from_bytes(pair[at : at + 2], "little")) for at in (0, 2))
