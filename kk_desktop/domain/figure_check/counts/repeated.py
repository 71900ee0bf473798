"""A number of things that the text comes back to as another: ``64 elever``, and further on ``de 46 elever``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from ..ground import Ground
from ..model import Relation, Verdict
from ..text.patterns import Pattern
from ..text.words import same
from .numbers import Count

_COMES_BACK = Pattern(r"(?:^|\W)(?:de|disse|alle|samtlige) $")
_OF = Pattern(r" (?:[a-zæøå]+ )?(?:ud )?af (?:de|disse|alle) ")
"""``12 af de 46``: all of which the twelve are some."""
_COMMON = frozenset({
    "gange", "spørgsmål", "personer", "mennesker", "borgere", "dele", "ting", "sider", "punkter", "steder",
    "første", "sidste", "største", "nye", "næste", "fleste", "kommuner", "medlemmer", "partier",
})  # fmt: skip
_APART = Pattern(
    r"(?<!\w)(?:øvrige|resterende|andre|nye|sidste|første|største|mindste|ekstra|flere|yderligere|anden|bedste|fleste|"
    r"næste|seneste|heraf|hvoraf|oprindelig\w*|tidligere|dengang|før)(?!\w)"
)
_REACH = 3_000
"""Letters between two numbers of the same things."""
_MOST = 400
"""Numbers of a text that are looked at: each is held against all before it."""
_SHORTEST = 5
"""Letters of a noun that tells what is counted."""
_FEW, _LONG = 20, 9
_OFTEN = ("projekt", "forslag", "indsats", "ansøgning", "forening", "medarbejder", "institution")
"""Small numbers of what every text is about may be of others each time."""
_NAMES_FOLLOW = Pattern(r" (?:[a-zæøå-]+ ){0,2}[a-zæøå-]+,? (?-i:[A-ZÆØÅ])")
_OF_VERBS = ("te", "ede", "ende", "ige", "iske", "ale")
"""Words that end so are no nouns, as in ``de fire nævnte``."""
_MANY = 99
"""A number up to this may well be of something else in a heading."""


def check_repeated_counts(ground: Ground, rows: Sequence[Sequence[Count]]) -> None:
    """Every ``de N ting`` where the text has counted such things once before, and otherwise."""
    counts = [count for row in rows for count in row][:_MOST]
    told: defaultdict[str, list[Count]] = defaultdict(list)
    for count in counts:
        noun = _noun(count)
        if not noun:
            continue
        earlier = [each for word, found in told.items() if same(word, noun) for each in found]
        if _is_again(ground, count, earlier) and not _is_reckoned(counts, earlier[-1], count):
            said = f"”{_quoted(earlier[-1])}” og ”{_quoted(count)}” for det samme"
            things = [count.figure, earlier[-1].figure]
            ground.tell(Verdict.RED, Relation.SUM, things, said)
        told[noun].append(count)


def _noun(count: Count) -> str:
    """The noun of what is counted: the last of the words after the number that is long enough to tell."""
    words = [word for word in count.things[:3] if len(word) >= _SHORTEST and word.endswith(("r", "e"))]
    words = [word for word in words or count.things[:1] if len(word) >= _SHORTEST and word not in _COMMON]
    return next((word for word in words if not word.endswith(_OF_VERBS)), "")


def _is_again(ground: Ground, count: Count, earlier: Sequence[Count]) -> bool:
    """Whether it must be the number told before: told once only, of these very things, and one slip away."""
    if len({each.value for each in earlier}) != 1 or len(earlier) > 1 or count.is_loose or earlier[0].is_loose:
        return False
    before = earlier[0]
    if before.value == count.value or count.figure.start - before.figure.start > _REACH:
        return False
    is_back = _COMES_BACK.search(count.lead) or _is_heading(ground, before, count)
    if not is_back or _OF.fullmatch(count.lead) or before.sentence == count.sentence:
        return False
    if any(_APART.search(f"{each.lead[-30:]} {' '.join(each.things)}") for each in (before, count)):
        return False
    return _is_slip(before.value, count.value) and _is_of_these(ground, before, count)


def _is_of_these(ground: Ground, before: Count, count: Count) -> bool:
    """Whether nothing tells that others are counted: a word more, names that follow, or what every text is about."""
    noun = _noun(count)
    is_common = count.value <= _FEW and (len(noun) < _LONG or noun.startswith(_OFTEN))
    said_of = count.things[: next(n for n, word in enumerate(count.things) if word == noun)]
    is_named = _NAMES_FOLLOW.match(ground.text, count.figure.end) is not None
    return not is_common and not is_named and all(word in before.things for word in said_of)


def _is_heading(ground: Ground, before: Count, count: Count) -> bool:
    """Whether the heading says it of many, and two digits changed places further on."""
    line = ground.words(before.sentence).strip()
    is_swapped = sorted(str(before.value)) == sorted(str(count.value)) and before.value > _MANY
    return is_swapped and before.sentence == 0 and line[-1:] not in ".:;"


def _is_slip(one: Fraction, other: Fraction) -> bool:
    left, right = str(one), str(other)
    if abs(one - other) <= max(1, max(one, other) // 7):
        return True
    return len(left) == len(right) and sorted(left) == sorted(right)


def _is_reckoned(counts: Sequence[Count], before: Count, count: Count) -> bool:
    """Whether another number tells how the one became the other: so many more, fewer or of another kind."""
    apart = abs(before.value - count.value)
    between = [each.value for each in counts if before.figure.start < each.figure.start < count.figure.start]
    between = [each for each in between if each > 1]
    return apart in between or any(one + other == apart for one, other in pairwise(between))


def _quoted(count: Count) -> str:
    return f"{count.figure.quote} {' '.join(count.things[:2])}".strip()
