"""How many items a list below a sentence has: bullets, numbers, lines, and paragraphs that begin alike."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from ..ground import Ground

_MARKS = (
    ("dash", re.compile(r"(?P<indent>\s*)[-–—] +\S")),
    ("dot", re.compile(r"(?P<indent>\s*)[•·*●▪o] +\S")),
    ("number", re.compile(r"(?P<indent>\s*)(?P<n>\d{1,2})[.)] +\S")),
    ("bracketed", re.compile(r"(?P<indent>\s*)\((?P<n>\d{1,2})\) +\S")),
    ("letter", re.compile(r"(?P<indent>\s*)\(?(?P<n>[a-n])[.)] +\S")),
    ("ad", re.compile(r"(?P<indent>\s*)[Aa]d\.? (?P<n>\d{1,2})\b")),
    ("label", re.compile(r"(?P<indent>\s*)(?P<word>[A-ZÆØÅ][a-zæøå-]+) (?P<n>\d{1,2}|[A-H])(?=[.:]|\s)")),
    ("first", re.compile(r"(?P<indent>\s*)For det (?P<n>første|andet|tredje|fjerde|femte|sjette|syvende)\b")),
    ("at", re.compile(r"(?P<indent>\s*)(?:(?:og|samt) )?at (?=\S)")),
)
_ORDINALS = ("første", "andet", "tredje", "fjerde", "femte", "sjette", "syvende")
_TITLED = re.compile(r"\s*[A-ZÆØÅ][\w-]*(?: [\w-]+){0,3}(?:\.(?= [A-ZÆØÅ])|:(?= \S)| [-–—](?= \S))")
_NAME_LINE = re.compile(r"\s*[A-ZÆØÅ\d][^\n]{1,110}\s*$")
_CLOSING = re.compile(r"\s*(?:Med venlig hilsen|Venlig hilsen|Mvh|De bedste hilsner|På \w+ vegne|Kilde|Note)\b", re.I)
_MOST_BETWEEN = 6
"""Paragraphs that one numbered item may have before the next."""
_MOST = 120


@dataclass(frozen=True, slots=True)
class Block:
    """A list of ``count`` items over paragraphs; ``last`` is the last of them, ``kind`` how they are marked."""

    count: int
    last: int
    kind: str


class Paragraphs:
    """A text's paragraphs, and the lists among them."""

    def __init__(self, ground: Ground, own: str) -> None:
        self._own = own
        spans: dict[int, tuple[int, int]] = {}
        for sentence in ground.passages.sentences:
            start, _ = spans.get(sentence.paragraph, (sentence.start, 0))
            spans[sentence.paragraph] = (start, sentence.end)
        self._spans = [spans[number] for number in sorted(spans)]
        self._starts = [start for start, _ in self._spans]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._spans)

    def place(self, start: int) -> int:
        """Which paragraph a place of the text lies in."""
        return max(bisect_right(self._starts, start) - 1, 0)

    def words(self, at: int) -> str:
        """The words of one; nothing where there is none."""
        if not 0 <= at < len(self._spans):
            return ""
        start, end = self._spans[at]
        return self._own[start:end]

    def start(self, at: int) -> int:
        """Where one begins."""
        return self._spans[at][0] if at < len(self._spans) else len(self._own)

    def end(self, at: int) -> int:
        """Where one ends."""
        return self._spans[at][1]

    def block(self, first: int, *, is_announced: bool) -> Block | None:
        """The list that begins with this paragraph; ``is_announced`` where a colon leads to it."""
        marked = self._mark(first)
        if marked is not None:
            found = self._marked(first, *marked)
            if found.count > 1 and (is_announced or found.kind != "label" or found.count > 1):
                return found
            return None
        return (self._titled(first) or self._lines(first)) if is_announced else None

    def _mark(self, at: int) -> tuple[str, str, int] | None:
        """How a paragraph is marked as an item: the kind of mark, its word or indent, and its number."""
        words = self.words(at)[:60].lstrip("\n")
        for kind, pattern in _MARKS:
            if match := pattern.match(words):
                spelled = match.groupdict().get("n") or ""
                number = (
                    int(spelled)
                    if spelled.isdigit()
                    else _ORDINALS.index(spelled) + 1
                    if spelled in _ORDINALS
                    else ord(spelled.lower()) - ord("a") + 1
                    if spelled
                    else 0
                )
                return f"{kind} {match.groupdict().get('word') or ''}", match["indent"], number
        return None

    def _marked(self, first: int, kind: str, indent: str, number: int) -> Block:
        """A list of items with marks; items further in are items of items, and plain ones may tell more of a number."""
        if number > 1:
            return Block(0, first, kind)
        count, last, gap, widest, is_tight = 1, first, 0, -1, True
        for at in range(first + 1, min(first + _MOST * 2, len(self._spans))):
            mark = self._mark(at)
            if mark is not None and mark[0] == kind and len(mark[1]) <= len(indent):
                # A number after an empty line is a heading's where the numbers before it stood close.
                is_tight = is_tight and not (count == 1 and self.is_apart(at))
                if number and (mark[2] != count + 1 or (is_tight and self.is_apart(at))):
                    break
                widest = max(widest, gap)
                count, last, gap = count + 1, at, 0
            elif mark is None and not number and self._goes_on(at, kind):
                continue
            elif mark is None or not self._is_inner(mark, indent, number, kind, at):
                gap += 1
                # Numbers go on behind plain paragraphs only where the first of them had some.
                if not number or gap > _MOST_BETWEEN or (count > 1 and not widest):
                    break
        return Block(count, last, kind)

    def _goes_on(self, at: int, kind: str) -> bool:
        """Whether a plain line is the rest of an item, with the next item right below."""
        mark = self._mark(at + 1)
        is_tight = not self.is_apart(at) and not self.is_apart(at + 1)
        return (
            is_tight and mark is not None and mark[0] == kind and self.words(at).rstrip().endswith((".", "!", "?", ";"))
        )

    def _is_inner(self, mark: tuple[str, str, int], indent: str, number: int, kind: str, at: int) -> bool:
        """Whether an item of another mark is one of the item above it."""
        return (
            len(mark[1]) > len(indent) or (bool(number) and not mark[2]) or (not number and self._comes_back(at, kind))
        )

    def _comes_back(self, at: int, kind: str) -> bool:
        """Whether items of another mark are followed by one of the first mark, with no plain paragraph between."""
        for later in range(at + 1, min(at + 12, len(self._spans))):
            mark = self._mark(later)
            if mark is None:
                return False
            if mark[0] == kind:
                return True
        return False

    def _titled(self, first: int) -> Block | None:
        """Paragraphs that each begin with a short title: ``Trafik. Mange er utrygge …``."""
        at = first
        while at < first + _MOST and _TITLED.match(self.words(at)) and not _CLOSING.match(self.words(at)):
            at += 1
        return Block(at - first, at - 1, "titled") if at - first > 1 else None

    def _lines(self, first: int) -> Block | None:
        """Names on lines of their own, up to an empty line."""
        at = first
        while at < first + _MOST:
            words = self.words(at)
            if not _NAME_LINE.match(words.rstrip("\n")) or words.rstrip().endswith((".", ":", "?", "!")):
                break
            if _CLOSING.match(words) or (at > first and self.is_apart(at)):
                break
            at += 1
        ends = at >= len(self._spans) or self.is_apart(at) or _CLOSING.match(self.words(at)) is not None
        ends = ends or self.words(at).rstrip().endswith(".")
        return Block(at - first, at - 1, "lines") if at - first > 1 and ends else None

    def is_item(self, at: int) -> bool:
        """Whether one is itself an item of a list."""
        return self._mark(at) is not None

    def is_apart(self, at: int) -> bool:
        """Whether an empty line stands before it."""
        start = self.start(at)
        return re.search(r"\n[ \t]*\n\s*$", self._own[max(0, start - 6) : start]) is not None
