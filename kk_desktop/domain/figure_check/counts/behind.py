"""The list that a count points back to: ``A, B og C har svaret. Alle tre skoler …``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kk_desktop.domain.style.slips import HIDDEN

from .ahead import Tie
from .blocks import Paragraphs
from .claims import Claim
from .rows import Row, read_row, stretch

_NAME = (
    rf"[A-ZÆØÅ{HIDDEN}][\w’/{HIDDEN}-]*(?: (?:(?:i|på|af|ved|for|bag|&) )?[A-ZÆØÅ\d{HIDDEN}][\w’/{HIDDEN}-]*){{0,5}}"
)
_NAMES = re.compile(rf"(?<![\w-]){_NAME}(?:, {_NAME}){{1,40}},? (?:og|samt) {_NAME}")
_COLON = re.compile(r"(?:[^:.\n]|(?<=\d)\.){8,160}: (?=[a-zæøåA-ZÆØÅ])")
_HEAD_WORD = re.compile(r"([a-zæøå-]{4,}) $")
_LEAD_WORD = re.compile(r"[a-zæøå-]{4,}")
_TRAILING = re.compile(
    r"(?: [–—-]|,|\)| \()? ?(?:og |altså |dvs\. |det vil sige |hvilket giver |tilsammen |i alt |har |er |"
    r"støtter |der )*(?:de |alle |alle de )?$"
)
_ALL = re.compile(r"\b(?:alle|samtlige|for alle|hos alle|begge|for begge)(?: de)? *$", re.IGNORECASE)
_REACH = 3_000
_MOST_ROWS, _MOST_EARLIER = 12, 60
_GENERIC = frozenset({"punkter", "forslag", "ønsker", "krav", "anbefalinger", "spørgsmål", "indsatser", "tiltag"})


@dataclass(frozen=True, slots=True)
class _Listed:
    """A row of the text: where it lies, what it has, and the words that say what its things are."""

    start: int
    end: int
    row: Row
    heads: tuple[str, ...]
    is_subject: bool


class Behind:
    """Finds the list that a definite count takes up again."""

    def __init__(self, own: str, paragraphs: Paragraphs, claims: Sequence[Claim]) -> None:
        self._own, self._paragraphs, self._claims = own, paragraphs, claims
        self._rows = sorted((*self._named(), *self._led(), *self._blocks()), key=lambda each: each.end)
        self._ends = [each.end for each in self._rows]

    def ties(self) -> Iterator[Tie]:
        """The nearest row before each definite count that is of the same things."""
        for n, claim in enumerate(self._claims):
            if not claim.is_definite or claim.is_measure or claim.is_other:
                continue
            at = bisect_right(self._ends, claim.start)
            ties = [
                tie
                for listed in reversed(self._rows[max(0, at - _MOST_ROWS) : at])
                if claim.start - listed.end < _REACH and (tie := self._tie(n, listed))
            ]
            if ties:
                # That one of several is of as many explains the count.
                yield next((tie for tie in ties if claim.value in tie.row.possible), ties[0])

    def _tie(self, number: int, listed: _Listed) -> Tie | None:
        claim = self._claims[number]
        between = self._own[listed.end : claim.start]
        if len(between) < 30 and _TRAILING.fullmatch(between):
            return Tie(claim, listed.row, is_firm=True)
        if not self._is_same(claim, listed, between) or self._is_explained(number):
            return None
        off = min(abs(claim.value - each) for each in listed.row.possible)
        return Tie(claim, listed.row, is_firm=False) if off < (2 if listed.row.likely < 6 else 3) else None

    def _is_same(self, claim: Claim, listed: _Listed, between: str) -> bool:
        """Whether what is counted is what the row names."""
        if any(claim.counts(head) for head in listed.heads):
            return True
        lasts = [part.split()[-1].lower() for part in listed.row.parts if part.split()]
        if lasts and all(claim.counts(last) for last in lasts):
            return True
        # ``A, B og C har svaret. Alle fire …``: the next sentence speaks of all that the one before begins with.
        starts_next = re.search(r"[.!?]\s+(?:for |hos |på |i )?(?:alle(?: de)? |samtlige )?$", between, re.I)
        is_all = _ALL.search(between) or claim.figure.quote.lower() == "begge"
        return listed.is_subject and bool(starts_next and is_all) and between.count(". ") == 1 and "\n" not in between

    def _is_explained(self, number: int) -> bool:
        """Whether the same number of the same things has been told before."""
        claim = self._claims[number]
        return any(
            other.value == claim.value and any(other.counts(noun) for noun in claim.nouns)
            for other in self._claims[max(0, number - _MOST_EARLIER) : number]
        )

    def _named(self) -> Iterator[_Listed]:
        """Rows of names anywhere."""
        for match in _NAMES.finditer(self._own):
            row = read_row(match[0])
            if row is None or not row.are_names:
                continue
            before = self._own[max(0, match.start() - 40) : match.start()]
            head = _HEAD_WORD.search(before)
            is_subject = re.search(r"(?:^|[.!?\n]) *$", before) is not None
            yield _Listed(*match.span(), row, (head[1],) if head else (), is_subject)

    def _led(self) -> Iterator[_Listed]:
        """Rows after a colon."""
        for match in _COLON.finditer(self._own):
            words = stretch(self._own, match.end())
            row = read_row(words) if words else None
            if row is not None and not row.is_open and row.likely > 1 and not row.rest:
                heads = tuple(_LEAD_WORD.findall(match[0])[-12:])
                yield _Listed(match.end(), match.end() + len(words or ""), row, heads, is_subject=False)

    def _blocks(self) -> Iterator[_Listed]:
        """Lists below a colon."""
        for at in range(self._paragraphs.count):
            lead = self._paragraphs.words(at).rstrip()
            if lead.endswith(":") and (block := self._paragraphs.block(at + 1, is_announced=True)):
                heads = (*_LEAD_WORD.findall(lead[-120:].lower())[-12:], *_GENERIC)
                start, end = self._paragraphs.start(at + 1), self._paragraphs.end(block.last)
                yield _Listed(start, end, Row(frozenset({block.count}), block.count), heads, is_subject=False)
