"""How a text is cut up: sections under a heading, paragraphs and sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kk_desktop.domain.style.slips import ABBREVIATIONS

from .patterns import Pattern

_STOP = Pattern(r"[.!?]+[)”]?(?=\s+[(”]?(?-i:[A-ZÆØÅ])|\s+\d)|;(?=\s)|\n\s*\n|\n")
_BEGINS_ITEM = Pattern(r"\s*(?:[-–•*·] |\d{1,2}[.)] |\(?(?:[a-zæøå]|[ivx]{2,4})\) )|\s*\n")
_BEGINS_ANEW = Pattern(r"\s*(?-i:[A-ZÆØÅ\d(”-])")
_BEGINS_CLAUSE = Pattern(r"\s*(?:(?:samt|og) )?at ")
_MARGIN = 55
"""A line of a pasted page has at least this many letters; a shorter one ends where its writer ended it."""
_ENDS_SENTENCES = frozenset(
    {"kr", "mio", "mia", "mill", "t.kr", "tkr", "mv", "m.v", "m.m", "m.fl", "osv", "etc", "pct", "år"}
)
_NEVER_LAST = ABBREVIATIONS | {"fsva", "kgs", "skt", "sct", "budg", "regnsk", "korr", "cirk", "gns", "vedr", "forv"}
_LONGEST = 4_000
"""Letters of a sentence; what goes on longer is no prose, and must not make the rules slow."""
_LONGEST_HEADING = 90
_NUMBERED = Pattern(r"\b(?:tabel|bilag|figur|distrikt) \d{1,2}$")
_BULLET = Pattern(r"\s*(?:[-–•*·] |\d{1,2}[.)] |\(?(?:[a-zæøå]|[ivx]{2,4})\) )")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of text; ``paragraph`` and ``section`` count through the text, ``item`` is whether it is a list's."""

    start: int
    end: int
    paragraph: int
    section: int
    item: bool = False


class Passages:
    """A text's sentences, and which of them a place lies in."""

    def __init__(self, text: str) -> None:
        self.sentences = list(_sentences(text))
        self._starts = [sentence.start for sentence in self.sentences]

    def number(self, place: int) -> int:
        """The number of the sentence that a place lies in."""
        return max(bisect_right(self._starts, place) - 1, 0)

    def at(self, place: int) -> Sentence:
        """The sentence that a place lies in."""
        return self.sentences[self.number(place)]

    def goes_on(self, number: int) -> bool:
        """Whether a sentence stands in the paragraph of the one before it."""
        if not 0 < number < len(self.sentences):
            return False
        return self.sentences[number - 1].paragraph == self.sentences[number].paragraph


def _sentences(text: str) -> Iterator[Sentence]:
    section = 0
    for paragraph, (start, end) in enumerate(_paragraphs(text)):
        if _is_heading(text, start, end):
            section += 1
        first = True
        for begin, stop in _cut(text, start, end):
            item = first and _BULLET.match(text, begin, stop) is not None
            yield Sentence(begin, stop, paragraph, section, item)
            first = False


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Lines; one that goes on in the next, as in pasted text, is joined with it."""
    start = at = 0
    while (line_end := text.find("\n", at)) != -1:
        if _ends(text, at, line_end):
            if text[start:line_end].strip():
                yield start, line_end + 1
            start = line_end + 1
        at = line_end + 1
    if text[start:].strip() or not start:
        yield start, len(text)


def _ends(text: str, start: int, end: int) -> bool:
    """Whether a line is the last of its paragraph: the next begins anew, and this one was not cut at a margin."""
    last = text[max(start, end - 3) : end].rstrip()[-1:]
    if text[end + 1 : end + 2] in ("\n", "\r", "") or _BEGINS_ITEM.match(text, end + 1, end + 12):
        return True
    if last in ",.:;" and _BEGINS_CLAUSE.match(text, end + 1, end + 12):
        return True
    was_cut = end - start >= _MARGIN and (last.isalnum() or last in ",-/")
    return not was_cut and _BEGINS_ANEW.match(text, end + 1, end + 12) is not None


def _is_numbered(text: str, stop: re.Match[str]) -> bool:
    """Whether ``jf. tabel 1. Udvalget`` ends there: what has such a number is no date."""
    return _NUMBERED.ends(text, stop.start(), 16) is not None and text[stop.end() :].lstrip()[:1].isupper()


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _STOP.finditer(text, start, end):
        if match[0][0] == "\n":
            continue
        word = (
            text[max(begin, match.start() - 10) : match.start()]
            .replace("\u00a0", " ")
            .rsplit(" ", 1)[-1]
            .lstrip("(")
            .lower()
        )
        is_digit_next = text[match.end() :][:2].strip()[:1].isdigit()
        if match[0][0] == ".":
            if word.isdigit() and len(word) < 3 and not _is_numbered(text, match):
                continue
            if word in _NEVER_LAST and (is_digit_next or word not in _ENDS_SENTENCES):
                continue
        while match.end() - begin > _LONGEST:
            yield begin, begin + _LONGEST
            begin += _LONGEST
        yield begin, match.end()
        begin = match.end()
    while begin < end:
        stop = min(end, begin + _LONGEST)
        yield begin, stop
        begin = stop


def _is_heading(text: str, start: int, end: int) -> bool:
    """A short line of its own that is no sentence, no list item and holds no amount."""
    line = text[start:end].strip()
    return (
        0 < len(line) <= _LONGEST_HEADING
        and line[-1] not in ".,:;?!"
        and line[:1].isupper()
        and " kr" not in line
        and end < len(text)
    )
