"""Comments on a draft, and suggestions for other words; each to a place in the text or to the whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from .text import Block, Field, Run, tidy_runs

_WORDS = re.compile(r"\s+|\S+")


class CommentState(StrEnum):
    """What became of it."""

    OPEN = "open"
    ACCEPTED = "accepted"  # a suggestion whose words stand in the text now
    DECLINED = "declined"
    DONE = "done"  # a comment that has been followed


class CommentSource(StrEnum):
    """Where it was made."""

    PROGRAM = "program"
    PDF = "pdf"  # read out of annotations
    PAPER = "paper"  # entered from a proof with pen marks


@dataclass(frozen=True, slots=True)
class Comment:
    """One remark: ``quote`` are the words it is about, ``start`` characters into the block's text.

    With ``replacement`` it is a suggestion; an empty one suggests to delete the words. Without a block it is about the
    whole document.
    """

    id: str
    document_id: str
    person: str
    made_at: datetime
    text: str = ""
    submission_id: str | None = None
    block_id: str | None = None
    start: int = 0
    quote: str = ""
    replacement: str | None = None
    source: CommentSource = CommentSource.PROGRAM
    state: CommentState = CommentState.OPEN
    answer: str = ""

    @property
    def is_suggestion(self) -> bool:
        """Whether it offers other words."""
        return self.replacement is not None


class Replacement(NamedTuple):
    """Other words for a stretch of a text: ``quote`` stands ``start`` characters in."""

    start: int
    quote: str
    words: str


def place_in(text: str, comment: Comment) -> int | None:
    """Where in its block's text the words stand now that the comment is about: the nearest to where they stood.

    ``None`` when they have been changed since.
    """
    if text.startswith(comment.quote, comment.start):
        return comment.start
    places = [match.start() for match in re.finditer(re.escape(comment.quote), text)] if comment.quote else []
    return min(places, key=lambda place: abs(place - comment.start), default=None)


def replaced(block: Block, start: int, length: int, words: str, field: Field | None = None) -> Block | None:
    """The block with other words in a stretch of its text, in the look of the words they stand for.

    With ``field`` the new words follow what it points at.

    ``None`` where the stretch reaches into a field or over a footnote: no other words replace those.
    """
    before, middle, after = (tuple(part) for part in _cut(block.runs, start, start + length))
    if any(run.field is not None or run.footnote is not None for run in middle):
        return None
    like = next(iter((*middle, *reversed(before), *after)), Run())
    new = replace(like, text=words, footnote=None, field=field)
    return replace(block, runs=tidy_runs((*before, new, *after)))


def what_changed(old: str, new: str) -> Replacement | None:
    """The whole words that differ between two texts, from the first to the last; ``None`` when nothing does.

    Where words only came to, the word before them is among the quoted, so that the place can be found again.
    """
    if old == new:
        return None
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    first = _alike(before, after)
    rest = min(len(before), len(after)) - first
    last = min(_alike(before[::-1], after[::-1]), rest)
    if first + last == len(before):
        first = max(0, first - 2)  # the word, and the space after it
    quoted, words = before[first : len(before) - last], after[first : len(after) - last]
    return Replacement(len("".join(before[:first])), "".join(quoted), "".join(words))


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words the two begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (left, right) in pairs if left != right), min(len(one), len(other)))


def _cut(runs: Iterable[Run], start: int, end: int) -> tuple[list[Run], list[Run], list[Run]]:
    """The runs before, within and after a stretch; a footnote at its edge, or a field it only touches, is outside."""
    parts: tuple[list[Run], list[Run], list[Run]] = ([], [], [])
    at = 0
    for run in runs:
        stop = at + len(run.text)
        if run.footnote is not None:
            parts[0 if at <= start else 1 if at < end else 2].append(run)
        elif run.field is not None:
            parts[0 if stop <= start else 2 if at >= end else 1].append(run)
        else:
            pieces = run.text[: max(0, start - at)], run.text[max(0, start - at) : max(0, end - at)]
            for part, text in zip(parts, (*pieces, run.text[max(0, end - at) :]), strict=True):
                if text:
                    part.append(replace(run, text=text))
        at = stop
    return parts
