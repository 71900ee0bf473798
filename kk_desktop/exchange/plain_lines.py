"""The lines of a pasted text: odd characters, page debris and doubled blank lines gone, broken words healed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

BULLETS = "\u2022\u00b7\u25aa\u25a0\u2023\u25e6\uf0b7\uf0a7\uf0d8*"
"""Signs that are always a list's; hyphen and dash may also be the author's."""

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f", " "))
_DEBRIS = re.compile(r"til top(pen)?|se alle bilag|(- ?)?\d{1,3}( ?-)?|side \d{1,3}( (af|/) \d{1,3})?", re.IGNORECASE)
_ENDS = re.compile(r"[.:;!?,][)”\"’»]*$")
_SENTENCE_ENDS = re.compile(r"[.!?:][)”\"’»]*$")
_SUSPENDED = re.compile(r"(og|eller|og/eller|samt|til|hhv\.|henholdsvis|som)\b")
_MARGIN = 8  # a line is broken on purpose when the next word would have fitted with this many characters to spare
_MOST_WRAPPED = 140  # no hard-wrapped page has longer lines


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text: ``raw`` with its inner spacing, ``blanks`` the number of empty lines before it."""

    raw: str
    blanks: int = 0

    @property
    def text(self) -> str:
        """The line with single spaces and none at its ends; ``**`` still stands."""
        return " ".join(self.raw.split())

    @property
    def bare(self) -> str:
        """The line's text without marks of bold."""
        return self.text.replace("**", "").strip()

    @property
    def indent(self) -> int:
        """How many spaces the line begins with."""
        return len(self.raw) - len(self.raw.lstrip())


@dataclass(frozen=True, slots=True)
class Layout:
    """How the text was set: whether its lines were broken by a page's width, and how wide that was."""

    wrapped: bool
    width: int

    def broken_early(self, line: str, following: str, width: int | None = None) -> bool:
        """Whether the next line's first word would easily have fitted, so that the break is the author's."""
        first_word = following.split(" ", 1)[0]
        return len(line) + 1 + len(first_word) + _MARGIN <= (width or self.width)


def read_lines(text: str) -> list[Line]:
    """The lines that hold words; page numbers and a web page's own links are gone."""
    lines: list[Line] = []
    blanks = 0
    cleaned = re.sub(r"\r\n?|\x0b|\u2028|\u2029", "\n", text).replace("\f", "\n\n").translate(_INVISIBLE)
    raw_lines = cleaned.translate(_SPACES).split("\n")
    for place, raw in enumerate(raw_lines):
        following = raw_lines[place + 1] if place + 1 < len(raw_lines) else ""
        if not raw.strip() or _is_debris(raw.strip(), blanks or not lines, not following.strip()):
            blanks += 1
        else:
            lines.append(Line(raw.rstrip(), blanks))
            blanks = 0
    return _close_up(lines)


def layout_of(lines: Sequence[Line]) -> Layout:
    """Find out whether a page's width broke the lines: then many go on with a small letter."""
    pairs = [(one.bare, two.bare) for one, two in pairwise(lines) if two.blanks == 0]
    goes_on = sum(not ends_clause(one) and two[:1].islower() for one, two in pairs)
    lengths = sorted(len(line.text) for line in lines) or [0]
    width = lengths[int(len(lengths) * 0.95)] if len(lengths) > 20 else lengths[-1]
    return Layout(wrapped=goes_on > 0 and goes_on * 8 >= len(pairs) and width <= _MOST_WRAPPED, width=width)


def ends_clause(text: str) -> bool:
    """Whether the text ends with a stop of any kind, a comma included."""
    return _ENDS.search(text) is not None


def ends_sentence(text: str) -> bool:
    """Whether the text ends with a full stop, a question mark, an exclamation mark or a colon."""
    return _SENTENCE_ENDS.search(text) is not None


def join_lines(texts: Sequence[str]) -> str:
    """One running text; a word broken by a hyphen at a line's end is whole again."""
    parts: list[str] = []
    for text in texts:
        parts[-1:] = _join_two(parts[-1], text) if parts and parts[-1] else [text]
    return "".join(parts)


def _is_debris(text: str, blank_before: object, blank_after: bool) -> bool:
    if _DEBRIS.fullmatch(text) is None:
        return False
    return not any(sign.isdigit() for sign in text) or bool(blank_before and blank_after)


def _close_up(lines: list[Line]) -> list[Line]:
    """Take away the empty line after every line that some programs add; two or more still part paragraphs."""
    pairs = list(pairwise(lines))
    single = [(one.bare, two.bare) for one, two in pairs if two.blanks == 1]
    goes_on = sum(not ends_clause(one) and two[:1].islower() for one, two in single)
    if len(single) < 4 or goes_on * 5 < len(single) * 2:
        return lines
    return [replace(line, blanks=0 if line.blanks == 1 else line.blanks) for line in lines]


def _join_two(before: str, after: str) -> list[str]:
    """The two as one, or as two parts of which nothing before the last can change any more."""
    if after.startswith("/") or (before.endswith("/") and not before.endswith(" /")):
        return [before + (" " if after.startswith("/ ") else "") + after]
    if not before.endswith("-") or before.endswith(" -"):
        return [before, f" {after}"]
    if _SUSPENDED.match(after) or after[:1] in "(,":
        return [before, f" {after}"]
    stem = re.split(r"[\s(/”\"-]", before[:-1])[-1]
    keeps_hyphen = not after[:1].islower() or len(stem) < 2 or not stem[-1].islower()
    return [(before if keeps_hyphen else before[:-1]) + after]
