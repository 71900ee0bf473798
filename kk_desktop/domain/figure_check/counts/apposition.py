"""A number of things whose names are set off right after it: ``Tre skoler, A, B og C, er med``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..ground import Ground
from ..model import FigureKind
from ..multiples.yearly import is_years
from ..text.patterns import Pattern

_PREPOSITION = r"(?:med|i|til|fra|på|af|for|hos|om|ved|mod|og|samt|er|har|over|under|mellem|om|der|som)\b"
_NOUN = rf"(?: (?!{_PREPOSITION})[a-zæøå-]+){{0,2}} (?!{_PREPOSITION})[a-zæøå-]{{3,}}"
_NAME = r"[A-ZÆØÅ][\w’-]*(?: (?:(?:i|på|af|ved|for|&) )?[A-ZÆØÅ\d][\w’-]*){0,4}"
_LIST = rf"(?P<list>{_NAME}(?:, {_NAME}){{0,30}},? (?:og|samt) {_NAME})"
_VERB = r"(?:er|har|får|fik|var|blev|bliver|skal|kan|vil|må|gav|bad|tog|[a-zæøå]{3,}(?:r|es|ede|te))"
_SET_OFF = Pattern(rf"{_NOUN}, {_LIST}, (?!(?:eller|under|hver|især|der)\b){_VERB}\b", cased=True)
"""Names between two commas before the verb are the things that were counted, and no further ones."""
_DASHED = Pattern(rf"{_NOUN} [–—-] {_LIST}(?: [–—-] |\.(?:\s|$))", cased=True)
_FROM_WHOM = Pattern(rf"{_NOUN}, (?:fra|af|hos) {_LIST}\.(?:\s|$)", cased=True)
_CALLED = Pattern(rf"{_NOUN} (?:hedder|kaldes) {_LIST}\.(?:\s|$)", cased=True)
_ONES = ("", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv")
_ONE_PART = rf"(?:\d{{1,3}}|et|én|ét|{'|'.join(_ONES[1:])}) (?:fra|om|til|på|for|hos|i|af) [^\d,.;:()]{{1,60}}?"
_SUMMED = Pattern(rf"{_NOUN}: (?P<list>{_ONE_PART}(?:, {_ONE_PART}){{0,12}} (?:og|samt) {_ONE_PART})\.")
"""``Udvalget har syv medlemmer: to fra A, tre fra B og to fra C.``"""
_BEGINS_PART = Pattern(_ONE_PART)
_DIRECT = Pattern(rf"(?: [a-zæøå]+)? [a-zæøå-]*(?:udvalg|råd|forslag|hold|selskaber|svar) {_LIST}(?=[,.])", cased=True)
_THE = Pattern(r"\bde $")
_KINDS = (
    r"(?:indsatser|spor|emner|temaer|områder|dele|faser|trin|formål|mål|initiativer|tiltag|kategorier|typer|punkter|"
    r"elementer|spørgsmål|ydelser|funktioner|opgaver|delprojekter|kriterier|principper|greb)"
)
_THING = r"(?!bl\.|fx |og |samt |i |på |hver)[a-zæøå][a-zæøå-]*(?: [a-zæøå][a-zæøå-]*){0,2}?"
_IN_BRACKETS = Pattern(
    rf"(?: [a-zæøå]+){{0,2}} {_KINDS} \((?P<list>{_THING}(?:, {_THING}){{1,20}} (?:og|samt) {_THING})\)"
)
_LOOSE = Pattern(r"\b(?:mindst|højst|op til|ca\.|cirka|omkring|over|under|mere end|flere end|de første|af (?:de )?) ?$")
_AND = re.compile(r",? (?:og|samt) ")
_MEASURES = Pattern(r"(?: [a-zæøå-]+){0,2} (?:år|måneder|uger|dage|timer|minutter|gange|procent|point|kroner)\b")


def set_off(ground: Ground) -> Iterator[tuple[int, set[int], bool]]:
    """Where such a count stands, and how many names there are."""
    for figure in ground.figures:
        if figure.kind is not FigureKind.COUNT or "-" in figure.value or is_years(ground, figure):
            continue
        if _LOOSE.search(ground.before(figure, 16)) or _MEASURES.match(ground.text, figure.end):
            continue
        end = ground.sentence(figure).end
        if summed := _SUMMED.match(ground.text, figure.end, end + 1):
            yield figure.start, {_sum_of(summed["list"])}, False
            continue
        direct = (_DIRECT,) if _THE.search(ground.before(figure, 8)) else ()
        patterns = (*direct, _SET_OFF, _DASHED, _FROM_WHOM, _CALLED, _IN_BRACKETS)
        match = next((found for each in patterns if (found := each.match(ground.text, figure.end, end))), None)
        if match is not None:
            joints = len(_AND.findall(match["list"]))
            commas = match["list"].count(", ") - len(re.findall(r", (?:og|samt) ", match["list"]))
            yield figure.start, set(range(commas + 2, commas + joints + 2)), False


def _sum_of(parts: str) -> int:
    """What the counts of ``to fra A, tre fra B og et fra C`` are together."""
    numbers = (part.split()[0].lower() for part in re.split(r", | og | samt ", parts) if _BEGINS_PART.match(part))
    return sum(int(word) if word.isdigit() else _ONES.index(word) if word in _ONES else 1 for word in numbers)
