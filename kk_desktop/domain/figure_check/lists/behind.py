"""The list that a count points back to: ``A, B og C har svaret. Alle tre skoler …``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kk_desktop.domain.style.slips import HIDDEN

from .ahead import Tie, is_calendar
from .blocks import Paragraphs
from .claims import Claim
from .marks import stretch
from .readings import are_adjectives
from .rows import Row, read_row
from .vocabulary import NAMELIKE

_NAME = (
    rf"[A-ZÆØÅ{HIDDEN}][\w’/{HIDDEN}-]*(?: (?:(?:i|på|af|ved|for|bag|&) )?[A-ZÆØÅ\d{HIDDEN}][\w’/{HIDDEN}-]*){{0,5}}"
)
_NAMES = re.compile(rf"(?<![\w-]){_NAME}(?:, {_NAME}){{1,40}},? (?:og|samt) (?:(?:i|på|fra|til|hos|ved) )?{_NAME}")
_COLON = re.compile(r": (?=[a-zæøåA-ZÆØÅ])")
_LEAD = re.compile(r"(?:[^:.!?\n]|(?<=\d)\.){5,160}$")
_ARE = re.compile(r"(?<![^\n.!?] )(?<!\w)[A-ZÆØÅ][a-zæøå-]+(?:ne|ene) (?:er|omfatter|består af|hedder) (?=\w)")
_PLAIN = re.compile(
    r"\b([a-zæøå]{3,}(?:erne|ene)) "
    r"((?:[a-zæøå-]+(?: [a-zæøå-]+)?, ){1,20}[a-zæøå-]+(?: [a-zæøå-]+)? (?:og|samt) [a-zæøå-]+)"
)
"""``fagene dansk, matematik og engelsk``."""
_NUMBERED = re.compile(
    r"(?<!\w)([^\W\d_]{4,}) "
    r"((?:\d{1,3}\.?[A-Za-z]?, ){1,20}\d{1,3}\.?[A-Za-z]? (?:og|samt) \d{1,3}\.?[A-Za-z]?)(?![\w,]|\.\d)"
)
"""``forslag 1, 3 og 4``."""
_ARE_THE = re.compile(r"(?:^|[.!?\n]) *(?P<row>[^.!?:\n]{5,300}) (?:er|udgør) (?:alle de|de|tilsammen|i alt) $")
_HEAD_WORD = re.compile(r"([a-zæøå-]{4,}) $")
_NAMED_LEAD = re.compile(
    r"(?:\b(?:de|følgende|disse|nedenstående|vores|hvoraf)(?: [a-zæøå]+)?? |^(?=\S+ (?:er|var|omfatter|hedder)\b))"
    r"([a-zæøå-]{4,})\b"
)
_LEAD_WORD = re.compile(r"[a-zæøå-]{4,}")
_TRAILING = re.compile(
    r"(?: [–—-]|,|\)| \(|\. Det (?:er|var|giver))? ?(?:og )?(?:(?:det er|altså|dvs\.|det vil sige|hvilket giver|"
    r"tilsammen|i alt|er|udgør) )+(?:de |alle (?:de )?)?|,? ?(?:der |som |og )?"
    r"(?:har|er|vil|skal|støtter|får) alle (?:de )?"
)
_PARTIES = ("parter", "partier", "parterne", "partierne")
_PRESENT = frozenset({"stede", "deltagere", "fremmødte", "mødt", "fremmødt"})
_MET = re.compile(r" (?:(?:var|er) (?:mødt|fremmødt|til stede)|mødte|deltog)\b")
_SUMMED_UP = re.compile(
    r"(?:\. Det (?:er|var|giver)|(?: [–—-]|[,:;)]| \()? ?(?:(?:det|hvilket) (?:er|var|giver)|altså|dvs\.|i alt|"
    r"tilsammen|udgør|er)) "
    r"(?:i alt |tilsammen )?",
    re.IGNORECASE,
)
_BEGINS_NEXT = re.compile(
    r"(?:[.!?;]|, (?:og|men)) (?:for |hos |på |i )?(?P<all>alle(?: de)? |samtlige )?(?:de )?$", re.I
)
_AT_ONCE = re.compile(r"\. (?:De|(?:I|På|For|Til|Hos) de) ")
_NO_NOUN = re.compile(r" (?:er|har|vil|skal|kan|blev|bliver|får|fik|var|må|ønsker|mener)\b")
_NARROWED = re.compile(r",? (?:der|som|vi|hvor|jeg|i|på|fra|ved|med|uden|om)\b")
_OPENING = re.compile(r"(?P<head>[A-ZÆØÅ][a-zæøå-]+(?:ne|er)) (?=[A-ZÆØÅ])")
_ALL = re.compile(r"\b(?:alle|samtlige)(?: de)? $", re.IGNORECASE)
_CLOSE, _FEW = 40, 6
"""Letters between a row and what sums it up, and things of a row that is hardly miscounted by two."""
_MOST_AFTER = 3
"""Paragraphs between a list and what is said of its points."""
_REACH, _LEAD_LETTERS = 3_000, 220
"""Letters from a row to a count that takes it up, and before a row in which its own count stands."""
_MOST_ROWS, _MOST_EARLIER = 12, 60
"""Rows and counts before a count that are looked at."""
_FOLLOWING = frozenset({"følgende", "disse", "nedenstående"})
_GENERIC = frozenset({"punkter", "forslag", "ønsker", "krav", "anbefalinger", "spørgsmål", "indsatser", "tiltag"})


@dataclass(frozen=True, slots=True)
class _Listed:
    """A row of the text: where it lies, what it has, and the words that say what its things are."""

    start: int
    end: int
    row: Row
    heads: tuple[str, ...]
    is_subject: bool
    is_block: bool = False


class Behind:
    """Finds the list that a definite count takes up again."""

    def __init__(self, own: str, paragraphs: Paragraphs, claims: Sequence[Claim]) -> None:
        self._own, self._paragraphs, self._claims = own, paragraphs, claims
        self._rows = sorted((*self._named(), *self._plain(), *self._led(), *self._blocks()), key=lambda each: each.end)
        self._ends = [each.end for each in self._rows]

    def ties(self) -> Iterator[Tie]:
        """The nearest row before each definite count that is of the same things."""
        for n, claim in enumerate(self._claims):
            at = bisect_right(self._ends, claim.start)
            if claim.is_other or not (claim.is_definite or self._is_summing_up(claim, at)):
                continue
            ties = [
                tie
                for listed in reversed(self._rows[max(0, at - _MOST_ROWS) : at])
                if claim.start - listed.end < _REACH
                and (not claim.is_measure or is_calendar(listed.row))
                and (tie := self._tie(n, listed))
            ]
            if (subject := self._subject(claim)) is not None:
                yield subject
            if ties:
                # That one of several is of as many explains the count.
                yield next((tie for tie in ties if claim.value in tie.row.possible), ties[0])

    def _is_summing_up(self, claim: Claim, at: int) -> bool:
        """``… A, B og C. Det er tre skoler``."""
        if at > 0 and _MET.match(self._own, claim.end) and not _PRESENT.isdisjoint(self._rows[at - 1].heads):
            return True
        return at > 0 and _SUMMED_UP.fullmatch(self._own, self._ends[at - 1], claim.start) is not None

    def _subject(self, claim: Claim) -> Tie | None:
        """``A, B og C er de tre …``."""
        match = _ARE_THE.search(self._own[max(0, claim.start - 330) : claim.start])
        row = read_row(match["row"]) if match else None
        return Tie(claim, row, is_firm=True) if row and row.likely > 1 and not row.rest and not row.is_open else None

    def _tie(self, number: int, listed: _Listed) -> Tie | None:
        claim = self._claims[number]
        between = self._own[listed.end : claim.start]
        if self._is_summed_up(claim, listed, between):
            return Tie(claim, listed.row, is_firm=False)
        is_same = self._is_of_its_kind(claim, listed) or (
            self._is_of_the_block(claim, listed, between) if listed.is_block else self._is_next(claim, listed, between)
        )
        if not is_same or self._is_explained(number):
            return None
        off = min(abs(claim.value - each) for each in listed.row.possible)
        if off and self._has_its_own_count(number, listed):
            return None
        return Tie(claim, listed.row, is_firm=False) if off < (2 if listed.row.likely < _FEW else 3) else None

    def _is_summed_up(self, claim: Claim, listed: _Listed, between: str) -> bool:
        """``A, B og C, i alt tre``, ``A, B og C har alle tre …`` and ``A, B og C får penge, tre i alt``."""
        if len(between) < _CLOSE and (_TRAILING.fullmatch(between) or _SUMMED_UP.fullmatch(between)):
            return True
        is_same_sentence = listed.is_subject and re.search(r"[.!?\n]", between) is None
        return is_same_sentence and self._own.startswith(" i alt", claim.end)

    def _is_of_its_kind(self, claim: Claim, listed: _Listed) -> bool:
        """Whether a word before the row, or the last word of each name, says what is counted."""
        says_all = _ALL.search(self._own[max(0, claim.start - 14) : claim.start]) is not None
        if not says_all and _NARROWED.match(self._own, claim.end):
            claim = replace(claim, nouns=claim.nouns[:-1])
        if any(claim.counts(head) for head in listed.heads):
            return True
        if _MET.match(self._own, claim.end) and not _PRESENT.isdisjoint(listed.heads):
            return True
        if "mellem" in listed.heads and any(noun.endswith(_PARTIES) for noun in claim.nouns):
            return True
        lasts = [part.split()[-1].lower() for part in listed.row.parts if part.split()]
        return bool(lasts) and all(claim.counts(last) for last in lasts)

    def _is_of_the_block(self, claim: Claim, listed: _Listed, between: str) -> bool:
        """``De tre punkter …`` just below a list, or ``De tre forslag …`` in the next paragraph."""
        after = self._paragraphs.place(claim.start) - self._paragraphs.place(listed.end - 1)
        if claim.counts("punkter"):
            return after <= _MOST_AFTER
        is_first = re.fullmatch(r"\s*(?:De|Alle(?: de)?|Samtlige|Disse) ", between) is not None
        is_first = is_first and not _FOLLOWING.isdisjoint(listed.heads)
        return after == 1 and (is_first or not _GENERIC.isdisjoint(claim.nouns))

    def _is_next(self, claim: Claim, listed: _Listed, between: str) -> bool:
        """``A, B og C har svaret. Alle fire …``: the next sentence speaks of all that the one before begins with."""
        begins = _BEGINS_NEXT.search(between)
        if begins is None or "\n" in between or between.count(". ") > 1:
            return False
        is_all = begins["all"] is not None or claim.figure.quote.lower() == "begge"
        is_bare = not claim.nouns or _NO_NOUN.match(self._own, claim.end) is not None
        follows = _AT_ONCE.fullmatch(between) is not None and _NARROWED.match(self._own, claim.end) is None
        return (listed.is_subject and (is_all or is_bare)) or (follows and not NAMELIKE.isdisjoint(claim.nouns))

    def _is_explained(self, number: int) -> bool:
        """Whether the same number of the same things has been told before."""
        claim = self._claims[number]
        return any(
            other.value == claim.value and any(other.counts(noun) for noun in claim.nouns)
            for other in self._claims[max(0, number - _MOST_EARLIER) : number]
        )

    def _has_its_own_count(self, number: int, listed: _Listed) -> bool:
        """``de øvrige fem områder: A, B, C, D og E. De seks områder …`` speaks of one more than the row."""
        claim = self._claims[number]
        leading = [
            other
            for other in self._claims[max(0, number - _MOST_EARLIER) : number]
            if 0 <= listed.start - other.start < _LEAD_LETTERS and other.value in listed.row.possible
        ]
        says_all = _ALL.search(self._own[max(0, claim.start - 14) : claim.start]) is not None
        return any(other.is_other or not says_all for other in leading)

    def _named(self) -> Iterator[_Listed]:
        """Rows of names anywhere."""
        for match in _NAMES.finditer(self._own):
            before = self._own[max(0, match.start() - 40) : match.start()]
            is_subject = re.search(r"(?:^|[.!?\n]) *$", before) is not None
            opening = _OPENING.match(match[0]) if is_subject else None
            row = read_row(match[0][opening.end() :] if opening else match[0])
            if row is not None and row.are_names:
                found = _HEAD_WORD.search(before)
                heads = [opening["head"].lower()] if opening else [found[1]] if found else []
                yield _Listed(*match.span(), row, tuple(heads), is_subject)

    def _plain(self) -> Iterator[_Listed]:
        """Rows of other words behind the word for what they are."""
        for match in (*_PLAIN.finditer(self._own), *_NUMBERED.finditer(self._own)):
            if row := read_row(match[2]):
                yield _Listed(match.start(2), match.end(), row, (match[1].lower(),), is_subject=False)

    def _led(self) -> Iterator[_Listed]:
        """Rows after a colon."""
        for match in (*_COLON.finditer(self._own), *_ARE.finditer(self._own)):
            words = stretch(self._own, match.end())
            row = read_row(words) if words else None
            if row is not None and not row.is_open and row.likely > 1 and not row.rest and not are_adjectives(row):
                heads = _heads(self._lead(match))
                yield _Listed(match.end(), match.end() + len(words or ""), row, heads, is_subject=False)

    def _lead(self, match: re.Match[str]) -> str:
        """The words of the sentence that lead to a colon, or the subject of an ``er``."""
        lead = _LEAD.search(self._own[max(0, match.start() - 160) : match.start()])
        return (lead[0] if lead and match[0] == ": " else "") + match[0]

    def _blocks(self) -> Iterator[_Listed]:
        """Lists below a colon."""
        at = 0
        while at < self._paragraphs.count:
            lead = self._paragraphs.words(at - 1).rstrip().lower()
            block = self._paragraphs.block(at, is_announced=lead.endswith(":"))
            if block is None:
                at += 1
                continue
            heads = _heads(lead) if lead.endswith((":", ",")) else ()
            start, end = self._paragraphs.start(at), self._paragraphs.end(block.last)
            yield _Listed(
                start,
                end,
                Row(frozenset({block.count}), block.count, said=f"Listen har {block.count} punkter"),
                (*heads, *block.kind.lower().split()[1:]),
                False,
                is_block=True,
            )
            at = block.last + 1


def _heads(lead: str) -> tuple[str, ...]:
    """The words that say what a list is of, in what leads to it: ``disse temaer``, ``Kriterierne er``, ``emner:``."""
    words = lead.lower()[-_LEAD_LETTERS:]
    every = _LEAD_WORD.findall(words)
    named = [match[1] for match in _NAMED_LEAD.finditer(words)]
    return (*named, *every[-1:], *(_PRESENT | _FOLLOWING).intersection(every))
