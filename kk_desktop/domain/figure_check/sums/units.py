"""An amount that the text comes back to a thousand times too large or too small."""

from __future__ import annotations

from collections import defaultdict

from .. import say
from ..cells.labels import same, telling
from ..ground import Ground
from ..model import Amount, Relation, Verdict
from ..text.patterns import Pattern

_COMES_BACK = Pattern(r"\b(?:de|disse|(?:\w{3,}(?:en|et|erne|ene)) (?:er )?på) $")
_SUBJECT = Pattern(r"\b(?P<noun>\w{3,}(?:en|et|erne|ene)) (?:er )?på $")
_THE_MONEY = Pattern(r"\b(?:bevillingen|beløbet|tilskuddet|støtten|rammen|udgiften|donationen) på $")
_PER = Pattern(r" (?:pr\.|per|hver|til hver|årligt|om året)")
_FACTORS = (1_000, 1_000_000)
_MOST = 8


def check_units(ground: Ground) -> None:
    """``Der søges 3,6 mio. kr. til N``, and further on ``De 3.600 kr. til N``."""
    alike: defaultdict[str, list[Amount]] = defaultdict(list)
    for amount in ground.amounts:
        if (
            not amount.ore
            or amount in ground.ranges
            or ground.is_yearly(amount)
            or _PER.match(ground.after(amount, 12))
        ):
            continue
        earlier = alike[str(abs(amount.ore)).rstrip("0")]
        if _COMES_BACK.search(ground.before(amount)) and all(each.ore != amount.ore for each in earlier):
            for each in earlier:
                if _is_thousandfold(each, amount) and _is_about_the_same(ground, each, amount):
                    said = f"Samme beløb skrevet som {_quote(amount)} og {_quote(each)}"
                    said += f" (forskel {say.prose(abs(amount.ore - each.ore))})"
                    ground.tell(Verdict.RED, Relation.SUM, [amount, each], said, expected=each.ore)
                    break
        if len(earlier) < _MOST:
            earlier.append(amount)


def _is_thousandfold(one: Amount, other: Amount) -> bool:
    low, high = sorted((abs(one.ore), abs(other.ore)))
    return any(high == low * factor for factor in _FACTORS)


def _is_about_the_same(ground: Ground, one: Amount, other: Amount) -> bool:
    """Whether both are said of the same thing: the fewer the digits, the more words."""
    left, right = (
        {word for word in telling(f"{ground.before(each)} {ground.after(each)}") if len(word) > 5}
        for each in (one, other)
    )
    digits = len(str(abs(one.ore)).rstrip("0"))
    if digits > 2 and ground.number(other) - ground.number(one) < 3 and _THE_MONEY.search(ground.before(other)):
        return True
    subjects = [_SUBJECT.search(ground.before(each)) for each in (one, other)]
    if subjects[0] and subjects[1] and subjects[0]["noun"] == subjects[1]["noun"] and digits > 1:
        return True
    shared = sum(any(same(word, each) for each in right) for word in left)
    return shared >= max(4 - digits, 1)


def _quote(amount: Amount) -> str:
    return " ".join(amount.quote.split())
