"""What a share is said of at the end of a reckoning: ``Medfinansieringen udgør dermed 30 % af budgettet``."""

from __future__ import annotations

from ..ground import Ground
from ..model import Amount, Figure
from ..text.patterns import Pattern
from ..text.words import same, telling
from .quantities import quantities

_CLAIMS = Pattern(
    r"(?<!\w)(?:udgør|udgjorde|dækker|dækkede|svarer|svarede|betaler|betalte|finansierer|finansierede|medfinansierer|"
    r"bidrager|er|var|står|stod|tegner sig|lægger beslag|giver|bliver|blev|ligger|fylder|har|fik|får|resterer|"
    r"mangler|udestår)"
    r"(?: (?:dermed|således|derfor|herefter|hermed|altså|så|nu|i alt|til|på|med|for|ca\.|kun|hele|det|det hele|samlet|"
    r"tilsammen|beslag))* $"
)
_THUS = Pattern(r"(?<!\w)(?:dermed|derfor|herefter|hermed|således|altså|derefter|så)(?!\w)")
_OTHERS = Pattern(r"(?<!\w)(?:øvrige|andre|anden|målet|kravet|mål\w*|krav\w*|fordel\w*|gennemsnit\w*)(?!\w)")
_SHORTEST, _REACH, _ABOUT = 5, 130, 70
"""Letters of a word that names a subject, of the clause it stands in, and around a count that tell what it counts."""
NAMED, LAST, NEAR = 3, 3, 1
"""Points of a subject that names it, of what a conclusion comes right after, and of what merely stands before."""


def tie_to_subject(ground: Ground, share: Figure, thing: Amount | Figure, base: Amount | Figure) -> int:
    """How surely a share that is claimed after a thing is claimed of it."""
    number, apart = ground.number(share), ground.number(share) - ground.number(thing)
    if thing.end > share.start or apart > 1:
        return 0
    start = _clause(ground, share)
    clause = ground.plain(start, share.start)
    claim = _CLAIMS.search(clause)
    if claim is None or start < thing.end:
        return 0
    subject = clause[: claim.start()]
    first, last = ground.stretch(thing) if isinstance(thing, Amount) else (thing.start - _ABOUT, thing.end + _ABOUT)
    sentence = ground.sentence(thing)
    told = telling(ground.plain(max(first, sentence.start), min(last, start, sentence.end)))
    if any(same(one, other) for one in telling(subject) if len(one) >= _SHORTEST for other in told):
        return NAMED
    if _OTHERS.search(subject):
        return 0
    is_money = isinstance(thing, Amount)
    alike = [each for n in (number - 1, number) for each in quantities(ground, n) if each.is_money == is_money]
    others: list[Amount | Figure] = [each.thing for each in alike]
    if any(each not in (thing, base) for each in others if thing.end <= each.start < share.start):
        return 0
    return LAST if _THUS.search(clause) else NEAR


def subject_of(ground: Ground, share: Figure) -> str:
    """What a share is claimed of in a sentence that tells no figure before it; nothing where it is not claimed."""
    start = _clause(ground, share)
    clause = ground.plain(start, share.start)
    claim = _CLAIMS.search(clause)
    return clause[: claim.start()] if claim and start == ground.sentence(share).start else ""


def _clause(ground: Ground, share: Figure) -> int:
    """Where the clause begins in which the share is claimed: after the last figure before it, or with the sentence."""
    sentence = ground.sentence(share)
    number = ground.number(share)
    things: list[Amount | Figure] = [*ground.amounts_in(number), *ground.counts_in(number)]
    before = [each.end for each in things if each.end <= share.start]
    return max([sentence.start, share.start - _REACH, *before])
