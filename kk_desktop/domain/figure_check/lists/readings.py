"""The ways in which a sentence goes on from a count to the list of what it counts."""

from __future__ import annotations

import re

from kk_desktop.domain.style.counts import OPEN_LIST
from kk_desktop.domain.style.slips import HIDDEN

from .claims import Claim
from .rows import Row, read_row
from .vocabulary import KINDS, PEOPLE
from .ways import SPLIT

_NAME = rf"[A-ZÆØÅ{HIDDEN}]"
_COLON = re.compile(r"[^:;\n]{0,170}?:(?=\s|$)")
_OTHER_NOUN = re.compile(r"\b(?:følgende|disse|nedenstående)(?: [^\W\d]+)*? ([^\W\d]+):$")
_OTHER_MATTER = re.compile(r", (?:og|men) (?!(?:de|det|disse)\b)")
_NAMELY = re.compile(
    r"[^:;()\n]{0,120}?(?:,? \(?(?:(?P<sure>nemlig|bestående af|i form af)|(?P<each>henholdsvis|hhv\.)|"
    r"(?P<that>svarende til|det drejer sig om|det gælder)|"
    r"(?P<which>som er|der er|som hedder|der hedder|som omfatter|der omfatter))"
    r"|, (?:dvs\.|det vil sige|altså|og de ligger|og de hedder|og det er|de ligger|de hedder))"
    r":? (?:fra |i |på |til |hos |af |med )?"
)
_BRACKET = re.compile(r"(?P<between>[^():;.\n]{0,50}?) \(")
_DASH = re.compile(r"[^–—():;.\n]{0,40}? [–—-] ")
_APPOSED = re.compile(
    r"(?P<where> (?:i|på|fra|ved|med|for|til|af) [^,.:;()–—\d]{2,40})?, (?P<whose>(?:fra|af|hos|i|på) )?"
)
_IS = re.compile(
    r"(?:,? (?:der|som|vi|de|det|udvalget|kommunen|forvaltningen)\b[^.:;]{3,90}?,|"
    r" (?:i|på|fra|til|for|med|ved) [^.,:;]{3,40})?"
    r" (?P<verb>er|var|bliver|blev|hedder|kaldes|omfatter|rummer|dækker|består af|udgøres af)(?: følgende)?:? "
)
_HEAD = re.compile(rf"(?:[a-zæøå-]{{3,}}(?:ne|er|ene) )(?={_NAME})")
_GOES_ON = re.compile(r"(?:som|der|hvor\w*|jf|mens|men|og|i alt|dvs|altså)\b")
"""``… er A, B og C, der …``, and not ``Af de ni er A og B de største``."""
_VERB = re.compile(
    r"(?!(?:eller|under|hver|især|der)\b)(?:er|har|får|fik|var|blev|skal|kan|vil|må|gav|bad|tog|\w{3,}(?:r|es|ede|te))\b"
)
_ADJECTIVE = re.compile(r"[a-zæøå]+(?:e|et|ede|et|ens|små|blå)$")
_ABBREVIATED = re.compile(r"\w\w\.")
_SHARED_OUT = re.compile(r"(?:(?:og|samt) )?\w+ (?:fra|om|til|på|for|hos|i|af) ")
"""``en fra A og to fra B``: numbers of what has been counted before, and of nothing else."""

Reading = tuple[Row, bool, int]
"""The row, whether nothing but a list can stand so, and how far after the count it begins."""


def _bracket(claim: Claim, words: str) -> Reading | None:
    """``tre skoler (A, B og C)``."""
    match = _BRACKET.match(words)
    if match is None or not (claim.nouns or match["between"]):
        return None
    inner = _inner(words[match.end() :])
    row = read_row(headless(inner)) if inner else None
    if row is None or row.rest or (2 * row.likely <= claim.value and not is_kind(claim)):
        return None
    sure = row.are_names or row.are_groups or (is_kind(claim) and not match["between"])
    return (row, row.are_names, match.end()) if sure else None


def _colon(claim: Claim, words: str) -> Reading | None:
    """``tre skoler: A, B og C``."""
    match = _COLON.match(words)
    if match is None or OPEN_LIST.search(match[0]) or _OTHER_MATTER.search(match[0]):
        return None
    if claim.is_definite and match[0].endswith(" følgende:"):
        return None
    row = read_row(words[match.end() :].strip())
    if row is None or _VERB.match(row.rest) or (row.is_open and not (row.are_names or is_kind(claim))):
        return None
    other = _OTHER_NOUN.search(match[0])
    is_plain = bool(row.parts) and not (row.are_names or row.are_groups)
    is_far = is_plain and match[0] != ":" and not PEOPLE.isdisjoint(claim.nouns)
    return None if is_far or (other and not claim.counts(other[1])) else (row, True, match.end())


def _namely(claim: Claim, words: str) -> Reading | None:
    """``tre skoler, nemlig A, B og C``."""
    match = _NAMELY.match(words)
    if match is None or OPEN_LIST.search(match[0]):
        return None
    row = read_row(headless(words[match.end() :].rstrip(")")))
    if row is None or row.is_open or (match["each"] and not claim.is_definite and row.likely < claim.value):
        return None
    if not (row.are_names or match["sure"] or match["each"] or match["that"] or (match["which"] and is_kind(claim))):
        return None
    return row, row.are_names or match["sure"] is not None, match.end()


def _dash(claim: Claim, words: str) -> Reading | None:
    """``tre skoler – A, B og C –``."""
    match = _DASH.match(words)
    if match is None:
        return None
    row = read_row(re.split(r" [–—-] ", words[match.end() :])[0])
    if row is None or row.is_open or row.rest or not (row.are_names or row.are_groups or is_kind(claim)):
        return None
    return row, row.are_names, match.end()


def _apposed(claim: Claim, words: str) -> Reading | None:
    """``tre skoler, A, B og C, er med``."""
    match = _APPOSED.match(words)
    if match is None or (row := read_row(words[match.end() :])) is None or row.is_open:
        return None
    if any(_ABBREVIATED.search(part) for part in row.parts):
        return None
    if row.are_groups and not match["where"] and _are_shared_out(row):
        return row, True, match.end()
    if not row.are_names and not (is_kind(claim) and _VERB.match(row.rest)):
        return None
    is_set_off = (_VERB.match(row.rest) is not None or row.is_spread) and not match["whose"]
    is_said_again = all(claim.counts(part.split()[-1]) for part in row.parts)
    ends = not row.rest and not match["where"] and (claim.is_definite or match["whose"] is not None or is_said_again)
    return (row, is_set_off, match.end()) if is_set_off or ends else None


def _are_shared_out(row: Row) -> bool:
    halves = [half for part in row.parts for half in SPLIT.split(part)]
    return all(_SHARED_OUT.match(half) for half in halves)


def _direct(claim: Claim, words: str) -> Reading | None:
    """``de tre skoler A, B og C``."""
    if not claim.is_definite or not claim.nouns or not re.match(rf" {_NAME}", words):
        return None
    row = read_row(words[1:])
    return (row, True, 1) if row and row.are_names and not row.is_open else None


def _copula(claim: Claim, words: str) -> Reading | None:
    """``De tre skoler, der er med, er A, B og C``."""
    match = _IS.match(words)
    if match is None or not claim.is_definite:
        return None
    row = read_row(words[match.end() :])
    if row is None or row.is_open or (row.rest and not (row.are_names and _GOES_ON.match(row.rest))):
        return None
    is_listed = row.are_names or (is_kind(claim) and not are_adjectives(row))
    return (row, row.are_names, match.end()) if is_listed else None


def _inner(words: str) -> str:
    """The words up to the bracket that closes the one before them."""
    depth = 1
    for at, letter in enumerate(words[:600]):
        depth += (letter == "(") - (letter == ")")
        if not depth:
            return words[:at]
    return ""


def is_kind(claim: Claim) -> bool:
    """Whether what is counted is said by a word for things that one lists: ``indsatser``, ``temaer``."""
    return any(noun.removesuffix("ne").endswith(KINDS) for noun in claim.nouns)


def are_adjectives(row: Row) -> bool:
    """``De tre skoler er gamle, slidte og små`` names none of them."""
    halves = [half for part in row.parts for half in re.split(r" og | samt ", part)]
    return bool(halves) and all(_ADJECTIVE.fullmatch(half) for half in halves)


def headless(words: str) -> str:
    """``bydelene A, B og C`` without the word for what they are."""
    return _HEAD.sub("", words, count=1)


READINGS = (_bracket, _colon, _namely, _dash, _apposed, _direct, _copula)
"""The surest first."""
