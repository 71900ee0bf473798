"""The things that a text counts: how many, what they are called, and the words around the number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from ..ground import Ground
from ..model import Figure, FigureKind
from ..text.patterns import Pattern
from ..text.words import same

_MEASURE = Pattern(
    r"(?: [a-zæøå]+)?[ -](?:år(?:et(?! (?:før|efter))|ene|s|ig\w*|ligt?)?\b|måned\w*|uge[rn]?\w*|dage?\b|døgn|"
    r"time\w*|minut\w*|km\b|m[²2³3]\b|meter\b|kvm\b|cm\b|gange\b|"
    r"procentpoint|point\b|grader|kg\b|tons?\b|[km]wh|etagers?\b|kvartal|klasse\b|etape\b|pct|%|promille|liter|"
    r"kubikmeter|kvadratmeter)"
)
_UNIT = Pattern(
    r" ?(?:(?P<km>km\b|kilometer)|(?P<area>m[²2](?!\w)|kvm\b|kvadratmeter)|(?P<metres>m\b|meter\b)|(?P<hours>timer\b))"
)
_NAMED_BEFORE = Pattern(r"(?-i:[A-ZÆØÅ])[\w’-]+(?: (?:og|til) \d+[A-Z]?)? $")
"""``Kobbelvænget 65``, ``Forslag 3 og 7``: a number that belongs to a name."""
_NOUN_AFTER = Pattern(r" ([a-zæøå]{3,}(?:er|r|e|en))\b")
_FIRST_WORD = Pattern(
    r"\b(?:de|da|der|den|det|deres|i|på|på|af|ud af|til|med|kun|kom|samt|og|dertil|hertil|heraf|hvoraf|er|var|har|"
    r"blandt|efter|dermed|så|mindst|tilbage|resten|tilsammen|afgav|stemte) $"
)
_AT_A_PLACE = Pattern(
    r"\b(?:på|i|fra|hos) (?-i:[A-ZÆØÅ])(?![\w’-]*(?:vej|gade|gaden|vænget?|allé|plads|stræde|torv|vang|sti|"
    r"boulevard|hal|sal|"
    r"forslag|etape|bilag|tabel|linje|skole) )[\w’-]+ $"
)
"""``på Amager 22 og i Valby 17``: so many there."""
_LOOSE = Pattern(
    r"\b(?:ca\.|cirka|omkring|op til|mindst|højst|(?<!råder )(?<!dermed )over|under|omtrent|knap|godt|næsten|"
    r"op mod|mere end|flere end|"
    r"færre end|mellem|mindre end|omkring|anslået|maks\.?|maksimalt|minimum|hver(?:t)?) $"
)
_IN_EACH = Pattern(r"[^.;]{0,40}\b(?:hver|hvert|pr\.)(?!\w)")
_NO_NOUN = frozenset({
    "i", "på", "af", "til", "fra", "med", "for", "hos", "ved", "om", "er", "var", "har", "og", "samt", "der", "som",
    "mod", "ud", "over", "under", "blev", "bliver", "fik", "ønsker", "støtter", "mener", "foretrækker", "vil",
    "bor", "siger", "får", "kan", "skal", "må", "står", "ligger", "venter", "mangler", "flyttede", "kom", "skulle",
    "ville", "kunne", "havde", "flere", "færre", "mere", "mindre", "året", "hører", "handler", "drejer", "svarede",
    "giver", "tager", "holder", "deltager", "forventes", "andre", "øvrige", "resterende", "sidste", "ikke",
    "blandt", "efter", "inden", "pr", "før", "mens", "men", "eller", "at", "stemmer", "går", "gik", "søgte",
    "ventes", "deltog", "tog", "sagde", "stemte", "kører", "bruger", "arbejder", "betaler", "modtager", "kommer",
    "benytter", "fungerer", "virker", "verserer", "omfatter", "dækker", "følger", "passer", "trænger",
})  # fmt: skip
OF_WHICH = Pattern(r"(?<!\w)(?:heraf|hvoraf|deraf|af (?:dem|disse)|blandt (?:dem|disse))(?!\w)[^;]{0,60}$")
"""Before a number: that it is some of the one before it."""
AND = Pattern(r"[^;:]*(?:,| og| samt)[^;:]*")
"""Between two numbers: that they are told one beside the other."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*-?")
_OF_VERBS = ("ede", "te", "es")
_MOST_WORDS = 4
"""Words after a number that say what is counted."""
_MOST_IN_SENTENCE = 40
"""Numbers of one sentence; what has more is no prose."""


@dataclass(frozen=True, slots=True)
class Count:
    """One number of things; ``lead`` and ``tail`` are the words up to the numbers beside it in its sentence."""

    figure: Figure
    value: Fraction
    sentence: int
    lead: str
    tail: str
    is_loose: bool

    @property
    def things(self) -> tuple[str, ...]:
        """The words just after the number, no further than where what is counted has been named."""
        named: list[str] = []
        for match in _WORD.finditer(re.split(r"[,.;:()–]", self.tail)[0]):
            if match[0] in _NO_NOUN or match[0].endswith(_OF_VERBS) or len(named) == _MOST_WORDS:
                break
            named.append(match[0])
        return tuple(named)

    @property
    def is_rate(self) -> bool:
        """Whether it is so many times a number, and no part of a whole: ``to fra hver skole``."""
        return _IN_EACH.match(self.tail) is not None

    def is_like(self, other: Count) -> bool:
        """Whether both may count the same things: one says no noun, or a word of it ends one of the other's."""
        mine, others = self.things, other.things
        return not mine or not others or share_noun(mine, others)


def share_noun(mine: Sequence[str], others: Sequence[str]) -> bool:
    """Whether one noun is the other, or the last part of it: ``boliger`` and ``ungdomsboliger``."""
    return any(
        one == other
        or (len(one) > 2 and len(other) > 2 and same(one, other))
        or (min(len(one), len(other)) > 4 and (one.endswith(other) or other.endswith(one)))
        for one in mine
        for other in others
    )


def read_counts(ground: Ground) -> list[list[Count]]:
    """The counts of things, paragraph by paragraph; numbers of years, measures and names are none."""
    every = _every(ground)
    words = Counter(match[1] for each in every if (match := _NOUN_AFTER.match(ground.after(each, 30))))
    common = {word for word, times in words.items() if times > 1 and word not in _NO_NOUN}
    return _by_paragraph(ground, [each for each in every if _counts_things(ground, each, common)])


def read_measures(ground: Ground) -> list[list[Count]]:
    """The lengths, areas and hours, paragraph by paragraph and each unit by itself."""
    found: dict[str, list[Figure]] = {}
    for figure in _every(ground):
        if match := _UNIT.match(ground.after(figure, 20)):
            found.setdefault(str(match.lastgroup), []).append(figure)
    return [row for figures in found.values() for row in _by_paragraph(ground, figures)]


def _every(ground: Ground) -> list[Figure]:
    figures = [each for each in ground.figures if each.kind is FigureKind.COUNT and "-" not in each.value]
    return sorted((*figures, *ground.alone), key=lambda each: each.start)


def _by_paragraph(ground: Ground, figures: Sequence[Figure]) -> list[list[Count]]:
    sentences: dict[int, list[Figure]] = {}
    for figure in figures:
        sentences.setdefault(ground.number(figure), []).append(figure)
    paragraphs: dict[int, list[Count]] = {}
    for number, found in sentences.items():
        if len(found) <= _MOST_IN_SENTENCE:
            paragraph = ground.passages.sentences[number].paragraph
            paragraphs.setdefault(paragraph, []).extend(_counts(ground, number, found))
    return list(paragraphs.values())


def _counts_things(ground: Ground, figure: Figure, common: Set[str]) -> bool:
    """Whether it is no measure and belongs to no name; ``common`` are nouns that several numbers stand before."""
    before = ground.text[max(0, figure.start - 40) : figure.start]
    if _MEASURE.match(ground.after(figure, 20)):
        return False
    if (match := _NOUN_AFTER.match(ground.after(figure, 30))) and match[1] in common:
        return True
    named = _NAMED_BEFORE.search(before)
    return (
        named is None
        or _FIRST_WORD.search(before) is not None
        or _AT_A_PLACE.search(before) is not None
        or _is_first_word(ground, figure, named)
    )


def _is_first_word(ground: Ground, figure: Figure, named: re.Match[str]) -> bool:
    """Whether the word with a capital before a number only begins its sentence, and no figure is its name."""
    begins = figure.start - len(named[0])
    return begins <= ground.sentence(figure).start + 2 and not named[0].strip().lower().endswith(
        ("forslag", "punkt", "vej", "gade", "plads", "allé", "nummer", "linje", "hal", "gården", "kapitel", "bilag")
    )


def _counts(ground: Ground, number: int, figures: Sequence[Figure]) -> Iterator[Count]:
    sentence = ground.passages.sentences[number]
    edges = [sentence.start, *(each.end for each in figures)], [*(each.start for each in figures), sentence.end]
    words = [ground.plain(start, end) for start, end in zip(*edges, strict=True)]
    for figure, (lead, tail) in zip(figures, pairwise(words), strict=True):
        yield Count(figure, Fraction(figure.value), number, lead, tail, _LOOSE.search(lead) is not None)
