"""The list that a count leads to, after it in its sentence, in the next one or below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .below import Below
from .blocks import Paragraphs
from .claims import Claim
from .marks import stretch
from .readings import READINGS, is_kind
from .rows import Row, read_row

_EXCERPT = re.compile(
    r"(?: [^\W\d_][\w-]*){0,12}?,? \(?(?:bl\.\s?a\.|blandt andet|blandt andre|fx|f\.eks\.|herunder|heriblandt|særligt|"
    r"især|eksempelvis) "
)
_CALENDAR = re.compile(
    r"(?:i |om )?(?:(?:den |d\. )?\d{1,2}\. [a-z]+|(?:man|tirs|ons|tors|fre|lør|søn)dag|uge \d+|(?:19|20)\d\d|"
    r"januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)\b",
    re.I,
)
_MOST_NEAR = 5
"""Other counts of the sentence that are looked at."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A count and a list: how many it may have, and whether the words between leave no doubt that it is its list."""

    claim: Claim
    row: Row
    is_firm: bool
    explains: frozenset[int] = frozenset()
    """Other counts of the same sentence that the list may be of."""


class Ahead:
    """Finds what each count of a text leads to."""

    def __init__(self, own: str, paragraphs: Paragraphs, claims: Sequence[Claim]) -> None:
        self._own, self._claims, self._below = own, claims, Below(own, paragraphs)

    def ties(self) -> Iterator[Tie]:
        """At most one list for each count, the surest way of saying it first."""
        covered = 0
        for n, claim in enumerate(self._claims):
            if (words := stretch(self._own, claim.end)) is None:
                continue
            inside = self._inside(n, words)
            if inside is not None and inside.row.are_groups:
                # ``ni medlemmer: fire beboere, to …``: the first of the row is one of it.
                if claim.start < covered:
                    continue
                covered = claim.end + len(words)
            tie = inside or self._excerpt(n, words) or self._after(n, words)
            # Years in a row are a period, which has a rule of its own.
            if tie is not None and not (claim.is_measure and (_are_years(tie.row) or not is_calendar(tie.row))):
                yield replace(tie, explains=self._rivals(n))

    def _inside(self, number: int, words: str) -> Tie | None:
        """A list in the sentence itself, with no other count between."""
        claim = self._claims[number]
        for reading in READINGS:
            found = reading(claim, words)
            if found is not None and found[0].likely > 1:
                row, is_firm, at = found
                return None if self._next(number, claim.end + at) else Tie(claim, row, is_firm)
        return None

    def _excerpt(self, number: int, words: str) -> Tie | None:
        """``ni skoler, bl.a. A, B og C``."""
        claim, match = self._claims[number], _EXCERPT.match(words)
        if match is None or self._next(number, claim.end + match.end()):
            return None
        row = read_row(words[match.end() :])
        if row is None or not (row.are_names or (is_kind(claim) and not row.rest)):
            return None
        return Tie(claim, Row(row.possible, row.likely, row.are_names, is_open=True, rest=row.rest), is_firm=False)

    def _after(self, number: int, words: str) -> Tie | None:
        """A list after the sentence, which has no further count."""
        claim = self._claims[number]
        found = None if self._next(number, claim.end + len(words)) else self._below.find(claim, words)
        return Tie(claim, *found) if found else None

    def _next(self, number: int, end: int) -> bool:
        """Whether another count stands between this one and a place."""
        later = self._claims[number + 1 : number + 1 + _MOST_NEAR]
        return any(each.start < end and not each.is_measure for each in later)

    def _rivals(self, number: int) -> frozenset[int]:
        """The other counts of the sentence before it, alone and together with it."""
        claim = self._claims[number]
        own = [
            each.value
            for each in self._claims[max(0, number - _MOST_NEAR) : number]
            if not each.is_measure and not re.search(r"[.!?\n]", self._own[each.end : claim.start])
        ]
        return frozenset((*own, *(each + claim.value for each in own)))


def _are_years(row: Row) -> bool:
    """Whether all its things are years: ``2015, 2016 og 2017``."""
    return all(re.fullmatch(r"(?:i )?(?:19|20)\d\d(?: og (?:19|20)\d\d)?", part) for part in row.parts)


def is_calendar(row: Row) -> bool:
    """Whether all its things are days, weeks, months or years."""
    return bool(row.parts) and all(_CALENDAR.match(part) for part in row.parts)
