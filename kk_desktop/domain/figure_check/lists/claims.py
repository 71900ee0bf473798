"""The numbers that say how many things there are, with the words for what they count."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from ..ground import Ground
from ..model import Figure, FigureKind
from ..text.reading import NUMBER_WORDS
from ..text.words import same
from .vocabulary import MEASURES, OTHERS, STOPS

_NUMBER = rf"(?:{'|'.join(NUMBER_WORDS)}|[2-9]|[1-9]\d)"
_CLAIM = re.compile(
    rf"(?<![\w.,/§-])(?P<number>begge|{_NUMBER})"
    rf"(?:(?![\w%’-]|[.,]\d| ?[-–]\d| (?:til|eller) {_NUMBER}\b)|(?P<fold>-?(?:delte?|strenget?|sporet?|bene[dt]e?|"
    r"faset?|leddet?|trins\w*|punkts\w*)\b))",
    re.IGNORECASE,
)
"""``fire skoler``, ``begge``, and ``en tredelt indsats``."""
_NOT_A_COUNT = re.compile(
    r"(?:\b(?:kl|nr|stk|pkt|kap|s|bilag|tabel|figur|punkt|side|uge|ugerne|klasse|spor|fase|etape|trin|model|linje|"
    r"lov|§+|den|d|tlf|telefon|lokal|note|afsnit|zone|lønramme|opgang)\.?|[-–/]) *$",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"\b(?:mindst|højst|op til|ca\.|cirka|omkring|(?<!løber )(?<!fordelt )over|under|mere end|flere end|færre end|"
    rf"næsten|knap|godt|mellem {_NUMBER} og|{_NUMBER} (?:til|eller)|mindre end|de (?:første|sidste|næste|nærmeste)|"
    r"(?:blandt|\b(?:en|et|én|ét|flere|nogle|mange|enkelte|halvdelen|hovedparten|resten|ingen|[a-zæøå]+st(?:e|er)?) "
    r"(?:ud )?af) (?:de|disse|vores|byens|kommunens))\s*$",
    re.IGNORECASE,
)
_DEFINITE = re.compile(
    r"\b(?:de|alle|samtlige|disse|alle de|i alt|altså|dvs\.|det vil sige|i alt [a-zæøå]+|vores|deres|sine|jeres|"
    r"nævnte|ovennævnte|førnævnte|ovenstående|"
    r"[^\W\d]+(?:ets|ens|ernes|enes|[^\We]s))\s*$",
    re.IGNORECASE,
)
_PARTITIVE = re.compile(
    rf"\s+(?:ud\s+)?af\s+(?:(?:de|disse|vores|alle|i alt)\s+)*(?:(?!{_NUMBER}\b)[^\W\d_][\w-]*s\s+)?"
    rf"(?P<whole>{_NUMBER}\s+)?(?=[a-zæøå])",
    re.IGNORECASE,
)
_GREETING = re.compile(r"\s*(?:hej|hejsa|kære|goddag|god ?morgen|dav)\b(?: [^\W\d]+){0,3} ", re.IGNORECASE)
"""``Hej begge`` and ``Kære alle tre``: those who are written to."""
_WORD = re.compile(r"[ \u00a0\u202f]([^\W\d_][\w-]*)")
_MOST_WORDS = 4
"""Words that say what is counted."""
_ENDING = re.compile(r"(?:erne|ene|ne|er|en|et|e|r)$")
_SHORTEST_STEM = 5
"""Letters that must be left of a noun when its ending is taken off."""
_MOST_CLAIMS = 20_000
"""Counts of a text: a longer one must not make the window wait."""
_MOST_IN_LINE = 100
"""Counts in one line; what has more is no prose."""


@dataclass(frozen=True, slots=True)
class Claim:
    """``figure`` says that there are ``value`` of the ``nouns``, which end at ``end``; ``whole`` is how many in all."""

    figure: Figure
    value: int
    nouns: tuple[str, ...]
    end: int
    is_definite: bool
    is_other: bool
    is_measure: bool
    whole: Figure | None = None

    @property
    def start(self) -> int:
        """Where the number begins."""
        return self.figure.start

    def counts(self, noun: str) -> bool:
        """Whether it counts these: ``seks særligt udsatte boligområder`` and ``områderne``."""
        word = noun.lower()
        return any(
            same(each, word)
            or word in (each + "ene", each + "ne", each.removesuffix("e"))
            or _is_kind_of(_stem(each), _stem(word))
            for each in self.nouns
        )


def find_claims(ground: Ground, own: str) -> list[Claim]:
    """The counts of a text in their order; those that need not be exact are left out."""
    return [claim for claim, _ in zip(_claims(ground, own), range(_MOST_CLAIMS), strict=False)]


def _claims(ground: Ground, own: str) -> Iterator[Claim]:
    taken = sorted(
        [(each.start, each.end) for each in ground.amounts]
        + [(each.start, each.end) for each in ground.figures if each.kind is not FigureKind.COUNT]
    )
    counted = {each.start: each for each in ground.figures if each.kind is FigureKind.COUNT}
    whole_at = -1
    line_end = in_line = 0
    for match in _CLAIM.finditer(own):
        start, end = match.span()
        if start >= line_end:
            found = own.find("\n", start)
            line_end, in_line = found if found >= 0 else len(own), 0
        in_line += 1
        if in_line > _MOST_IN_LINE:
            continue
        before = own[max(0, start - 24) : start].rpartition("\n")[2]
        part = _PARTITIVE.match(own, end)
        if _GREETING.fullmatch(own[own.rfind("\n", 0, start) + 1 : start][-40:]):
            continue
        is_whole, whole_at = start == whole_at, part.start("whole") if part and part["whole"] else whole_at
        if is_whole or _LOOSE.search(before) or _NOT_A_COUNT.search(before) or _is_taken(taken, start):
            continue
        spelled = match["number"].lower()
        figure = counted.get(start)
        if figure is None and spelled.isdigit() and not match["fold"] and not re.match(r"\s*[:(]", own[end : end + 3]):
            continue
        value = 2 if spelled == "begge" else NUMBER_WORDS.get(spelled) or int(spelled)
        if figure is None:
            said = match.end("number")
            figure = Figure(start, said, FigureKind.COUNT, str(value), ground.text[start:said])
        elif figure.value != str(value):
            continue
        nouns, stop = (("dele",), end) if match["fold"] else _nouns(own, part.end() - 1 if part else end)
        is_definite = spelled == "begge" or _DEFINITE.search(before) is not None or own.startswith(" i alt", stop)
        is_other = not OTHERS.isdisjoint(nouns) or before.lower().endswith(("de øvrige ", "de andre ", "yderligere "))
        whole = counted.get(part.start("whole")) if part and part["whole"] else None
        yield Claim(figure, value, nouns, stop, is_definite, is_other, not MEASURES.isdisjoint(nouns), whole)


def _stem(word: str) -> str:
    """A noun without its ending, where enough is left of it."""
    bare = _ENDING.sub("", word)
    return bare if len(bare) >= _SHORTEST_STEM else word


def _is_kind_of(one: str, other: str) -> bool:
    """Whether one is the other with a word before it: ``boligområd`` and ``områd``."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _SHORTEST_STEM and longer.endswith(shorter)


def _is_taken(taken: list[tuple[int, int]], start: int) -> bool:
    at = bisect_left(taken, (start + 1, 0))
    return at > 0 and taken[at - 1][1] > start


def _nouns(own: str, at: int) -> tuple[tuple[str, ...], int]:
    """The words for what is counted, and where they end."""
    words: list[str] = []
    while len(words) < _MOST_WORDS and (match := _WORD.match(own, at)):
        if match[1].lower() in STOPS or (words and match[1][0].isupper()):
            break
        words.append(match[1].lower())
        at = match.end()
    return tuple(words), at
