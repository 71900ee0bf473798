"""Words looked for in a text, and other words put in their place; fields and footnotes are left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .text import SHOWING, Block, BlockKind, Run, tidy_runs

_PLAIN = {"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2011": "-"}
"""What does not break, as it is typed; none of them is longer or shorter than what stands for it."""

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])|\n")
_AROUND = 200
"""Characters on each side of a place that are shown at the most."""

_BREAKING = (*SHOWING, BlockKind.PAGE_BREAK)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for, and how."""

    words: str = ""
    whole: bool = False
    match_case: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words stand in a block, and the sentence around them; a bound one reaches into a field or a note."""

    block_id: str
    start: int
    end: int
    before: str
    words: str
    after: str
    is_bound: bool


def plain(text: str) -> str:
    """The text with what does not break as it is typed."""
    for bound, typed in _PLAIN.items():
        text = text.replace(bound, typed)
    return text


def occurrences(text: str, wanted: Wanted, words: str) -> Iterator[tuple[int, int]]:
    """Start and end of each place in a plain text; ``words`` is what is wanted, in characters like the text's."""
    if not wanted.match_case:
        text, words = _lower(text), _lower(words)
    place = text.find(words) if words else -1
    while place >= 0:
        end = place + len(words)
        if not wanted.whole or _is_whole(text, place, end):
            yield place, end
        place = text.find(words, end)


def places_in(block: Block, wanted: Wanted) -> Iterator[Place]:
    """The places in one block; what tables and pictures show is not the document's text."""
    if block.kind in _BREAKING:
        return
    text = block.text
    for start, end in occurrences(plain(text), wanted, plain(wanted.words)):
        first, last = sentence_around(text, start, end)
        around = text[first:start].lstrip(), text[start:end], text[end:last].rstrip()
        yield Place(block.id, start, end, *around, is_bound=_is_bound(block, start, end))


def with_words(block: Block, places: Sequence[Place], words: str) -> Block:
    """The block with other words in these places; they look like the first letter of what they replace."""
    runs = block.runs
    for place in sorted(places, key=lambda each: -each.start):
        runs = tuple(_replaced(runs, place.start, place.end, words))
    return replace(block, runs=tidy_runs(runs))


def _replaced(runs: Sequence[Run], start: int, end: int, words: str) -> Iterator[Run]:
    at, is_written = 0, False
    for run in runs:
        first, last = max(start - at, 0), min(end - at, len(run.text))
        at += len(run.text)
        if first >= last:
            yield run
            continue
        new = "" if is_written else words
        is_written = True
        yield replace(run, text=run.text[:first] + new + run.text[last:])


def _is_bound(block: Block, start: int, end: int) -> bool:
    at = 0
    for run in block.runs:
        after = at + len(run.text)
        if run.field is not None and at < end and after > start:
            return True
        if run.footnote is not None and start < at < end:
            return True
        at = after
    return False


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around a place begins and ends."""
    left, right = max(0, start - _AROUND), min(len(text), end + _AROUND)
    first = max((found.end() for found in _SENTENCE_END.finditer(text, left, start)), default=left)
    stop = _SENTENCE_END.search(text, end, right)
    return first, stop.start() if stop else right


def _lower(text: str) -> str:
    # The one letter whose small form is two characters, which would move every place after it.
    return text.replace("\u0130", "I").lower()


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no letter or digit goes on across either edge of the words."""
    goes_back = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    goes_on = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return not goes_back and not goes_on
