"""What is told with ``ca.`` and, elsewhere in the same words, as so much that ``ca.`` hardly covers it."""

from __future__ import annotations

from collections.abc import Sequence

from ..ground import Ground
from ..model import Amount, Qualifier
from ..slips import is_near
from ..sums.called import Called
from ..text.patterns import Pattern
from ..text.words import same, telling
from .wording import BODIES, CHANGED, COMMON, COMPARES, OTHER

_FARTHEST = 25
"""Per cent that the two may be apart; what is further off is told of something else."""
_COSTS = Pattern(
    r"\w*(?:kost(?:e[rt]?|ede|et)|udgift\w*|pris\w*|beløb\w*|løber|udgør|anslå\w*|anslået|kalkuler\w*|budgetter\w*|"
    r"beregn\w*|opgjort|vurder\w*|vente[st]?|forvente[st]?|afsæt\w*|afsat|skønn\w*|omkostning\w*|overslag\w*|finansier\w*)"
)
_UNTELLING = COMMON | BODIES
_SHORTEST = 6
"""Letters of a word that tells one thing from another."""


def find_beyond(ground: Ground, about: Amount, others: Sequence[Amount]) -> Amount | None:
    """The amount that is told of the same thing in the same way, without ``ca.`` and further off than it covers."""
    if not _is_plain(Called(ground, about)):
        return None
    for each in others:
        is_apart = each.precision_ore <= about.precision_ore and ground.number(each) != ground.number(about)
        if is_apart and is_near(about.ore, each.ore, _FARTHEST) and _are_one(ground, about, each):
            return each
    return None


def _is_plain(called: Called) -> bool:
    """Whether it is the amount of something: no part, no difference, no rate and no other one than before."""
    words = called.ground.words(called.ground.number(called.amount))
    is_changed = CHANGED.search(words) or COMPARES.search(words)
    return not (is_changed or called.is_part or called.is_left or called.is_apart or called.is_rate)


def _are_one(ground: Ground, about: Amount, other: Amount) -> bool:
    """Whether both are told of one thing: it is named at both, and nothing else is named at the other."""
    one, two = Called(ground, about), Called(ground, other)
    if (
        not _is_plain(two)
        or OTHER.search(two.lead[-60:])
        or other.qualifier is Qualifier.AT_MOST
        or other in ground.parts
    ):
        return False
    if one.years != two.years or ground.is_yearly(about) != ground.is_yearly(other):
        return False
    mine, others = _nouns(one.lead), _nouns(two.lead)
    told = telling(ground.words(ground.number(about) - 1) + ground.words(ground.number(about)))
    is_known = all(any(same(word, each) for each in told) for word in others)
    is_named = any(same(word, each) for word in mine for each in others)
    return is_named and is_known and _verb(one.lead) == _verb(two.lead)


def _nouns(lead: str) -> list[str]:
    return [
        word
        for word in telling(lead)
        if len(word) >= _SHORTEST and word not in _UNTELLING and not _COSTS.fullmatch(word)
    ]


def _verb(lead: str) -> str:
    """The last word before an amount, or that it says what something costs."""
    words = lead.split()
    return "koster" if any(_COSTS.fullmatch(word) for word in words) else words[-1] if words else ""
