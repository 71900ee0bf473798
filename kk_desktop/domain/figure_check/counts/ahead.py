"""The list that a count leads to, after it in its sentence, in the next one or below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kk_desktop.domain.style.counts import OPEN_LIST
from kk_desktop.domain.style.slips import HIDDEN

from .blocks import Paragraphs
from .claims import Claim
from .marks import ordinals, stretch
from .rows import Row, read_row
from .vocabulary import KINDS

_NAME = rf"[A-ZÆØÅ{HIDDEN}]"
_COLON = re.compile(r"[^:;\n]{0,170}?:(?=\s|$)")
_NAMELY = re.compile(
    r"[^:;()\n]{0,120}?(?:,? \(?(?P<sure>nemlig|henholdsvis|hhv\.|svarende til|bestående af|i form af|"
    r"det drejer sig om|det gælder|som er|der er|som hedder|der hedder|som omfatter|der omfatter)"
    r"|, (?:dvs\.|det vil sige|altså|og de ligger|og de hedder|og det er|de ligger|de hedder))"
    r":? (?:fra |i |på |til |hos |af |med )?"
)
_BRACKET = re.compile(r"(?P<between>[^():;.\n]{0,50}?) \(")
_DASH = re.compile(r"[^–—():;.\n]{0,40}? [–—-] ")
_APPOSED = re.compile(r", (?P<whose>(?:fra|af|hos|i|på) )?")
_IS = re.compile(
    r"(?:,? (?:der|som|vi|de|det|udvalget|kommunen|forvaltningen)\b[^.:;]{3,90}?,|"
    r" (?:i|på|fra|til|for|med|ved) [^.,:;]{3,40})?"
    r" (?P<verb>er|var|bliver|blev|hedder|kaldes|omfatter|rummer|dækker|består af|udgøres af)(?: følgende)?:? "
)
_NEXT = re.compile(
    r"\s*(?:det|de|disse|der|navnene|her)(?: [a-zæøå]+)? (?:er tale om|drejer sig om|handler om|er|var|gælder|hedder|"
    r"bliver|omfatter|udgøres af|består af|kommer fra)(?: følgende)?:? (?:fra |om |i )?|\s*nemlig:? ",
    re.IGNORECASE,
)
_HEAD = re.compile(rf"(?:[a-zæøå-]{{3,}}(?:ne|er|ene) )(?={_NAME})")
_EXCERPT = re.compile(
    rf"(?: [^\W\d_][\w-]*){{0,5}},? \(?(?:bl\.\s?a\.|blandt andet|blandt andre|fx|f\.eks\.|herunder|heriblandt|særligt|"
    rf"især|eksempelvis) (?={_NAME})"
)
_VERB = re.compile(
    r"(?!(?:eller|under|hver|især|der)\b)(?:er|har|får|fik|var|blev|skal|kan|vil|må|gav|bad|tog|\w{3,}(?:r|es|ede|te))\b"
)
_ADJECTIVE = re.compile(r"[a-zæøå]+(?:e|et|ede|et|ens|små|blå)$")
_ABBREVIATED = re.compile(r"\w\w\.")
_SHARED_OUT = re.compile(r"\w+ (?:fra|om|til|på|for|hos|i|af) ")
"""``en fra A og to fra B``: numbers of what has been counted before, and of nothing else."""
_CALENDAR = re.compile(
    r"(?:i |om )?(?:(?:den |d\. )?\d{1,2}\.|(?:man|tirs|ons|tors|fre|lør|søn)dag|uge \d+|(?:19|20)\d\d|januar|februar|"
    r"marts|april|maj|juni|juli|august|september|oktober|november|december)\b",
    re.I,
)
_MOST_QUESTIONS = 20
_BELOW = re.compile(r"\b(?:følgende|nedenfor|nedenstående|her|herunder)\b", re.I)
_ENDS_MORE = re.compile(r"\b(?:endelig|til sidst|desuden|sidst men|dertil|hertil|samt)\b", re.I)


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
        self._own, self._paragraphs, self._claims = own, paragraphs, claims

    def ties(self) -> Iterator[Tie]:
        """At most one list for each count, the surest way of saying it first."""
        for n, claim in enumerate(self._claims):
            if (words := stretch(self._own, claim.end)) is None:
                continue
            later = self._claims[n + 1 : n + 6]
            tie = (
                self._inside(claim, words, later, self._claims[max(0, n - 4) : n])
                or self._excerpt(claim, words)
                or self._below(claim, words, later, self._claims[max(0, n - 4) : n])
            )
            if tie is not None and not (claim.is_measure and not _is_calendar(tie.row)):
                yield tie

    def _inside(self, claim: Claim, words: str, later: Sequence[Claim], earlier: Sequence[Claim]) -> Tie | None:
        """A list in the sentence itself."""
        for reading in (
            self._bracket,
            self._colon,
            self._namely,
            self._dash,
            self._apposed,
            self._direct,
            self._copula,
        ):
            tie = reading(claim, words)
            if tie is None or tie[0].likely < 2:
                continue
            row, is_firm, at = tie
            between = [each for each in later if each.start < claim.end + at and not each.is_measure]
            if between:
                return None
            return Tie(claim, row, is_firm, self._rivals(claim, earlier))
        return None

    def _bracket(self, claim: Claim, words: str) -> tuple[Row, bool, int] | None:
        match = _BRACKET.match(words)
        if match is None or not (claim.nouns or match["between"]):
            return None
        inner = _inner(words[match.end() :])
        row = read_row(_HEAD.sub("", inner)) if inner else None
        if row is None or row.rest:
            return None
        sure = row.are_names or row.are_groups or (_is_kind(claim) and not match["between"])
        return (row, row.are_names, match.end()) if sure else None

    def _colon(self, claim: Claim, words: str) -> tuple[Row, bool, int] | None:
        match = _COLON.match(words)
        if match is None or OPEN_LIST.search(match[0]) or (claim.is_definite and match[0].endswith(" følgende:")):
            return None
        row = read_row(words[match.end() :].strip())
        return (row, True, match.end()) if row and not row.is_open else None

    def _namely(self, claim: Claim, words: str) -> tuple[Row, bool, int] | None:
        match = _NAMELY.match(words)
        if match is None or OPEN_LIST.search(match[0]):
            return None
        row = read_row(_HEAD.sub("", words[match.end() :].rstrip(")"), count=1))
        if row is None or row.is_open or not (row.are_names or match["sure"]):
            return None
        return row, row.are_names or match["sure"] in ("nemlig", "bestående af", "i form af"), match.end()

    def _dash(self, claim: Claim, words: str) -> tuple[Row, bool, int] | None:
        match = _DASH.match(words)
        if match is None:
            return None
        row = read_row(re.split(r" [–—-] ", words[match.end() :])[0])
        if row is None or row.is_open or row.rest or not (row.are_names or _is_kind(claim)):
            return None
        return row, row.are_names, match.end()

    def _apposed(self, claim: Claim, words: str) -> tuple[Row, bool, int] | None:
        match = _APPOSED.match(words)
        if match is None or (row := read_row(words[match.end() :])) is None or row.is_open:
            return None
        if any(_ABBREVIATED.search(part) for part in row.parts):
            return None
        if row.are_groups and _SHARED_OUT.match(words, match.end()):
            return row, True, match.end()
        if not row.are_names and not (_is_kind(claim) and _VERB.match(row.rest)):
            return None
        is_set_off = (_VERB.match(row.rest) is not None or row.is_spread) and not match["whose"]
        is_said_again = all(claim.counts(part.split()[-1]) for part in row.parts)
        ends = not row.rest and (claim.is_definite or match["whose"] is not None or is_said_again)
        return (row, is_set_off, match.end()) if is_set_off or ends else None

    def _direct(self, claim: Claim, words: str) -> tuple[Row, bool, int] | None:
        if not claim.is_definite or not claim.nouns or not re.match(rf" {_NAME}", words):
            return None
        row = read_row(words[1:])
        return (row, True, 1) if row and row.are_names and not row.is_open else None

    def _copula(self, claim: Claim, words: str) -> tuple[Row, bool, int] | None:
        match = _IS.match(words)
        if match is None or not claim.is_definite:
            return None
        row = read_row(words[match.end() :])
        if row is None or row.is_open or (row.rest and not row.are_names):
            return None
        is_listed = row.are_names or (_is_kind(claim) and not are_adjectives(row))
        return (row, row.are_names, match.end()) if is_listed else None

    def _excerpt(self, claim: Claim, words: str) -> Tie | None:
        match = _EXCERPT.match(words)
        if match is None:
            return None
        row = read_row(words[match.end() :])
        if row is None or not row.are_names:
            return None
        return Tie(claim, Row(row.possible, row.likely, row.are_names, is_open=True, rest=row.rest), is_firm=False)

    def _below(self, claim: Claim, words: str, later: Sequence[Claim], earlier: Sequence[Claim]) -> Tie | None:
        """A list in the sentences and paragraphs after the one of the count."""
        stop = claim.end + len(words)
        if any(each.start < stop and not each.is_measure for each in later):
            return None
        at = self._place(claim.start)
        rivals = self._rivals(claim, earlier)
        text = self._own[stop : self._paragraphs.end(at)].lstrip(".!?").strip()
        if ":" in words and (asked := self._questions(claim, words)):
            return Tie(claim, asked, is_firm=True, explains=rivals)
        if text:
            row = self._following(claim, text)
            return Tie(claim, row, is_firm=False, explains=rivals) if row else None
        return self._listed(claim, words, at, rivals)

    def _rivals(self, claim: Claim, earlier: Sequence[Claim]) -> frozenset[int]:
        """The other counts of the sentence before it, alone and together with it."""
        own = [
            each.value
            for each in earlier
            if not each.is_measure and not re.search(r"[.!?\n]", self._own[each.end : claim.start])
        ]
        return frozenset((*own, *(each + claim.value for each in own)))

    def _listed(self, claim: Claim, words: str, at: int, rivals: frozenset[int]) -> Tie | None:
        """The block below the paragraph that the count ends."""
        after = self._own[claim.end + len(words) :]
        is_announced = words.rstrip().endswith((":", " nemlig")) and not OPEN_LIST.search(words[-60:])
        is_heading = after[:1].strip() == "" and self._paragraphs.start(at) == claim.start and len(words) < 70
        is_pointed = (
            after[:1] == "."
            and len(words) < 90
            and (_BELOW.search(words) is not None or (_is_kind(claim) and not self._paragraphs.is_apart(at + 1)))
        )
        if not (is_announced or is_heading or is_pointed):
            return None
        block = self._paragraphs.block(at + 1, is_announced=is_announced)
        if block is None or (is_pointed and block.kind.split()[0] in ("at", "ad", "letter", "label")):
            return None
        row = Row(frozenset({block.count}), block.count, said=f"Listen har {block.count} punkter")
        return Tie(claim, row, is_firm=is_announced or block.kind in ("dash ", "dot "), explains=rivals)

    def _following(self, claim: Claim, text: str) -> Row | None:
        """``… tre skoler. Det er A, B og C.`` and ``… to hensyn. For det første … For det andet …``."""
        if re.match(r"(?:for det første|den første|det første)\b", text, re.I) and (count := ordinals(text)):
            more = {count + 1} if _ENDS_MORE.search(text) or not text.lower().startswith("for") else set()
            return Row(frozenset({count, *more}), count)
        if labels := _labels(claim, text):
            return Row(frozenset({labels}), labels)
        match = _NEXT.match(text)
        if match is None:
            return None
        row = read_row(_HEAD.sub("", stretch(text, match.end()) or "", count=1))
        if row is None or row.is_open or not (row.are_names or _is_kind(claim)):
            return None
        return None if are_adjectives(row) else row

    def _questions(self, claim: Claim, words: str) -> Row | None:
        if "spørgsmål" not in claim.nouns:
            return None
        count, at = 0, claim.end + words.index(":") + 1
        while (
            count < _MOST_QUESTIONS
            and (asked := stretch(self._own, at))
            and self._own[at + len(asked) : at + len(asked) + 1] == "?"
        ):
            count, at = count + 1, at + len(asked) + 1
        return Row(frozenset({count}), count) if count > 1 else None

    def _place(self, start: int) -> int:
        return self._paragraphs.place(start)


def _labels(claim: Claim, text: str) -> int:
    """How many of them the paragraph goes on to number: ``Etape 1 … etape 2 …``; none where it numbers fewer."""
    if not claim.nouns or claim.is_other:
        return 0
    count = 0
    for word, number in re.findall(r"\b([^\W\d_]{3,}) (\d{1,2}|[A-H])\b", text):
        if claim.counts(word) and (int(number) if number.isdigit() else ord(number) - ord("A") + 1) == count + 1:
            count += 1
    return count if count >= max(claim.value, 2) else 0


def _inner(words: str) -> str:
    """The words up to the bracket that closes the one before them."""
    depth = 1
    for at, letter in enumerate(words[:600]):
        depth += (letter == "(") - (letter == ")")
        if not depth:
            return words[:at]
    return ""


def _is_kind(claim: Claim) -> bool:
    """Whether what is counted is said by a word for things that one lists: ``indsatser``, ``temaer``."""
    return any(noun.removesuffix("ne").endswith(kind) for noun in claim.nouns for kind in KINDS)


def are_adjectives(row: Row) -> bool:
    """``De tre skoler er gamle, slidte og små`` names none of them."""
    halves = [half for part in row.parts for half in re.split(r" og | samt ", part)]
    return bool(halves) and all(_ADJECTIVE.fullmatch(half) for half in halves)


def _is_calendar(row: Row) -> bool:
    return bool(row.parts) and all(_CALENDAR.match(part) for part in row.parts)
