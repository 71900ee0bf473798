"""What is left when something that the words name is taken off: ``Når nedsættelsen trækkes fra, er det 4 mio. kr.``."""

from __future__ import annotations

from collections.abc import Iterator

from ..ground import Ground
from ..model import Amount
from ..text.patterns import Pattern
from ..text.words import are_kin, telling
from .adding import judge, parts_sum
from .called import Called, weigh_miss

_TAKEN_OFF = Pattern(
    r"\b(?:når|hvis|efter at?|idet) (?P<what>[^.;,\d]{3,50}?) (?:(?:er|bliver) )?"
    r"(?:trækkes fra|trukket fra|fratrækkes|fratrukket|modregnes|modregnet|er regnet fra|regnes fra)\b|"
    r"\b(?:efter|med) (?:fradrag|modregning) (?:af|for) (?P<off>[^.;,\d]{3,50}?)(?=,| (?:er|bliver|udgør|belastes))|"
    r"\b(?:fratrukket|fraregnet|minus) (?P<less>[^.;,\d]{3,50}?)(?=,| (?:er|bliver|udgør|belastes))"
)
_DECREASE = Pattern(r"\b(?:redu[ck]|nedsæt|nedsat|bespar|spare|sparet|nedskær|beskær|sænk)\w*")
_REACH = 2_500
"""Letters before a claim in which it is told how much is taken off."""
_STEM = 6
"""Letters that words of one root begin with."""


def find_taken_off(ground: Ground, claim: Called) -> bool:
    """Tell of an amount that is left when what the words name is taken off the amount told just before."""
    match = _TAKEN_OFF.search(claim.lead)
    if match is None or not match.lastgroup:
        return False
    sentence = ground.sentence(claim.amount)
    above = [each for each in ground.amounts_between(sentence.start - _REACH, sentence.start) if each.ore > 0]
    if not above or ground.number(above[-1]) < ground.number(claim.amount) - 1:
        return False
    base = above[-1]
    named = list(_named(ground, match[match.lastgroup], above[:-1]))
    taken = [[each] for each in named] + [named] * (len(named) > 1)
    right = [each for each in taken if claim.amount.says(base.ore - parts_sum(each))]
    meant = right or [each for each in taken if weigh_miss(claim.amount, base.ore - parts_sum(each)) > 0]
    if not meant or (not right and len(taken) > 1) or parts_sum(meant[0]) >= base.ore:
        return False
    judge(ground, claim.amount, [base, *meant[0]], [1, *[-1] * len(meant[0])])
    return True


def _named(ground: Ground, words: str, above: list[Amount]) -> Iterator[Amount]:
    """The amounts whose own words say what these words name: the same, or that something is made less."""
    wanted, is_decrease = telling(words), _DECREASE.search(words) is not None
    for each in above:
        lead = Called(ground, each).lead
        is_less = is_decrease and _DECREASE.search(lead) is not None
        is_named = is_less or any(are_kin(one, other, _STEM) for one in wanted for other in telling(lead))
        if is_named and each not in ground.ranges:
            yield each
