"""An amount that the text comes back to as another: the digits changed places, or it is a thousand times too large."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .. import say
from ..ground import Ground
from ..model import Amount, Qualifier, Relation, Verdict
from ..slips import is_in_another_unit, is_mistyped, is_swapped, telling_digits
from ..sums.called import Called
from ..text.patterns import Pattern
from ..text.words import are_kin, same, telling
from .wording import BODIES, CHANGED, COMMON, COMPARES, OTHER

_ENOUGH, _ENOUGH_UNSAID = 6, 7
"""What all must weigh together, where the later amount is told as known and where it is not."""
_BY_NOUN = 4
"""Points of an amount that comes back by the earlier one's own noun."""
_SAID_AGAIN = Pattern(r"\b(?:beløbet|prisen|tilskuddet|bevillingen) \($")
_LIKEWISE = Pattern(r"\b(?:tilsvarende|samme|nævnte|ovennævnte|omtalte)\b")
_TOLD_MORE = Pattern(r" (?:til|for|i|på|som|der|fra)\b|, (?:som|der|vi|de)\b")
"""Words after an amount that say which one it is: it need be none told before."""
_THE = Pattern(r"\b(?:de|disse) (?:(?:allerede |nu )?[a-zæøå]+e )?$")
_NOUN_ON = Pattern(
    r"\b(?P<noun>[a-zæøå]{3,}(?:en|et|erne|ene))(?: (?:til|for|af|om) [^.;,\d]{1,60}?)?(?P<says> (?:er|var|bliver))?"
    r"(?P<on> på| \(|,)? ?(?:i alt )?$"
)
_HEAD = Pattern(
    r"\b(?P<words>[a-zæøå]+ )?(?P<noun>[a-zæøå]{4,}) (?:(?:er|var|udgør|bliver|nu|sættes|sat) )*(?:på|til|:|er)? ?$"
)
_VERB = Pattern(
    r"(?:kost|udgø|bevil|afs[aæ]t|søge|gives|brug|betal|solgt|sælge|anvend|vurder|ansl|sk[øo]n|vent|forvent|regn)"
)
_GENERIC = frozenset({
    "beløbet", "bevillingen", "tilskuddet", "støtten", "udgiften", "rammen", "prisen", "budgettet", "puljen",
    "midlerne", "tilsagnet", "donationen", "frigivelsen", "ansøgningen", "anlægsudgiften", "anlægsbevillingen",
    "lejen", "buddet",
})  # fmt: skip
_FOR = Pattern(r" (?:til|for) (?P<what>(?:[\w/-]+ ){0,3}[\w/-]+)")
_NAME = re.compile(r"(?<=[ (”»\"])[A-ZÆØÅ][\w’-]+(?: [A-ZÆØÅ][\w’-]+)*")
_BEFORE = re.compile(r"\s?\($")
_REACH, _MOST = 3_000, 40
"""Letters back, and amounts, among which what a later one comes back to is looked for."""
_AROUND = 90
"""Letters before and after an amount that tell what it is of."""
_STEM, _SHORT_STEM = 7, 4
"""Letters that words of one root begin with, and of a stem that ends another word."""


@dataclass(frozen=True)
class _Mention:
    """One amount and the words that tell what it is of."""

    called: Called
    words: tuple[str, ...]
    names: frozenset[str]
    may_be_known: bool
    digits: str


def check_again(ground: Ground) -> None:
    """Every amount that is meant as one told before, and is written otherwise."""
    mentions: list[_Mention] = []
    for amount in ground.amounts:
        if not amount.ore or amount in ground.ranges or not ground.amounts_in(ground.number(amount)):
            continue
        mention = _mention(ground, amount)
        if amount not in ground.settled and amount.qualifier is not Qualifier.ABOUT:
            _judge(ground, mention, mentions[-_MOST:])
        mentions.append(mention)


def _mention(ground: Ground, amount: Amount) -> _Mention:
    sentence = ground.sentence(amount)
    start, end = max(sentence.start, amount.start - _AROUND), min(sentence.end, amount.end + _AROUND)
    around = f"{ground.text[start : amount.start]} | {ground.text[amount.end : end]}".replace("\n", " ")
    words = tuple(word for word in telling(around) if len(word) > 4 and word not in COMMON and word not in BODIES)
    names = {word for name in _NAME.findall(around[1:]) for word in name.lower().split() if word not in BODIES}
    called = Called(ground, amount)
    may_be_known = any(cue.search(called.lead) for cue in (_THE, _NOUN_ON, _HEAD))
    return _Mention(called, words, frozenset(names), may_be_known, "".join(sorted(str(abs(amount.ore)))).lstrip("0"))


def _judge(ground: Ground, later: _Mention, earlier: Sequence[_Mention]) -> None:
    amount = later.called.amount
    near = [each for each in earlier if amount.start - each.called.amount.end < _REACH]
    # One that is not told as known can only be known by its digits.
    alike = [each for each in near if later.may_be_known or each.digits == later.digits or each is near[-1]]
    weighed = [(_weigh(ground, each, later, is_last=each is near[-1]), each) for each in alike]
    weight, best = max(weighed, key=lambda each: each[0], default=(0, None))
    if not weight or best is None:
        return
    if any(amount.says(each.called.amount.ore) or each.called.amount.says(amount.ore) for each in near):
        return
    other = best.called.amount
    said = say.same(amount, other) + say.gap(amount, other)
    ground.tell(Verdict.RED, Relation.SUM, [amount, other], said, expected=other.ore)


def _weigh(ground: Ground, earlier: _Mention, later: _Mention, *, is_last: bool) -> int:
    """How surely the later one is meant as the earlier; nothing where it is not sure enough."""
    one, other = earlier.called.amount, later.called.amount
    if one.price_level != other.price_level or one in ground.wrong:
        return 0
    if _is_respelled(ground, one, other):
        return _ENOUGH_UNSAID
    slip = _slip(one.ore, other.ore)
    if slip < (1 if later.may_be_known else 3):
        return 0
    back = _comes_back(earlier, later)
    if ground.number(one) == ground.number(other) and not _SAID_AGAIN.search(later.called.lead):
        return 0
    shared = sum(any(are_kin(word, each, _STEM) for each in earlier.words) for word in set(later.words))
    tie = min(shared, 2) + 2 * bool(earlier.names & later.names) + (back == _BY_NOUN and slip > 2)
    is_plain = back > 2 and _is_plain(ground, earlier.called, later.called, is_last=is_last)
    if tie < (1 if slip > 2 else 2) and not (is_plain and slip > 1):
        return 0
    weight = slip + back + tie + is_last - _against(ground, earlier, later, is_back=back > 2)
    weight += 1 if earlier.called.years & later.called.years else 0
    weight += all(ground.is_yearly(each) for each in (one, other)) + (_LIKEWISE.search(later.called.lead) is not None)
    is_said = back or (is_in_another_unit(one.ore, other.ore) and telling_digits(one.ore) > 1)
    enough = (_ENOUGH if is_said else _ENOUGH_UNSAID) + (2 if slip == 1 else 0)
    return weight if weight >= enough else 0


def _is_plain(ground: Ground, earlier: Called, later: Called, *, is_last: bool) -> bool:
    """Whether it comes back to what was told just before, so that no further words need be the same."""
    one, other = earlier.amount, later.amount
    if _TOLD_MORE.match(later.tail):
        return False
    is_near = ground.number(other) - ground.number(one) < 3
    if not is_in_another_unit(one.ore, other.ore):
        return is_near and is_last
    is_here = is_last and ground.sentence(one).paragraph == ground.sentence(other).paragraph
    is_the = _THE.search(later.lead) is not None
    return telling_digits(one.ore) > 2 or (is_near and not later.is_rate and (is_here or is_the))


def _slip(one: int, other: int) -> int:
    """How much the one looks like the other miswritten: 5 a thousandfold, 3 two digits changed, 1 one digit of two."""
    left, right = str(abs(one)), str(abs(other))
    digits = left.rstrip("0")
    if digits == right.rstrip("0"):
        is_thousandfold = abs(len(left) - len(right)) in (3, 6)
        return min(len(digits), 3) + 2 if is_thousandfold else 2 if len(digits) > 2 else 0
    if is_swapped(one, other):
        return 3
    if is_mistyped(one, other):
        return 2
    if len(left) != len(right) or len(digits) != 2 or len(right.rstrip("0")) != 2:
        return 0
    return 2 if digits == right.rstrip("0")[::-1] else 1 if digits[0] == right[0] else 0


def _comes_back(earlier: _Mention, later: _Mention) -> int:
    """How plainly the later one is told as known: ``de X kr.``, ``tilskuddet på X kr.``, or by the earlier's noun."""
    lead, before = later.called.lead, earlier.called.lead
    if _THE.search(lead):
        return 3
    if match := _NOUN_ON.search(lead):
        noun = match["noun"]
        said = telling(f"{before[-_AROUND:]} {earlier.called.tail[:40]}")
        stem = re.sub(r"(?:en|et|erne|ene)$", "", noun)
        is_same = any(same(noun, word) or (len(word) > 5 and noun[:6] == word[:6]) for word in said)
        is_same = is_same or (len(stem) > _SHORT_STEM and any(word.endswith(stem) for word in said))
        return _BY_NOUN if is_same else 3 if noun in _GENERIC and not match["says"] else 2 if match["on"] else 0
    head = _HEAD.search(lead)
    if head and head["noun"] not in COMMON and not _VERB.match(head["noun"]):
        known = [word for word in telling(before[-_AROUND:]) if same(head["noun"], word)]
        last = _HEAD.search(before)
        is_told = len(head["noun"]) > 6 or (last and same(head["words"] or "-", last["words"] or "+"))
        return _BY_NOUN if known and is_told else 0
    return 0


def _is_respelled(ground: Ground, one: Amount, other: Amount) -> bool:
    """Whether the later stands in brackets right after the earlier, in another unit: ``1,15 mio. kr. (1.500 t.kr.)``"""
    between = ground.text[one.end : other.start]
    closes = ground.text[other.end : other.end + 1] == ")" or ground.text[other.end : other.end + 2] == " )"
    return bool(_BEFORE.fullmatch(between)) and closes and one.precision_ore != other.precision_ore


def _against(ground: Ground, earlier: _Mention, later: _Mention, *, is_back: bool) -> int:
    """What tells the two apart: other years, other names, a change, a comparison, a part, a rate."""
    both = (earlier.called, later.called)
    is_factor = is_in_another_unit(both[0].amount.ore, both[1].amount.ore)
    sentences = [ground.words(ground.number(each.amount)) for each in both]
    against = 4 if any(CHANGED.search(words) for words in sentences) else 0
    against += 3 if any(COMPARES.search(words) for words in sentences) and not is_factor else 0
    years = [each.years for each in both]
    against += 6 if years[0] and years[1] and years[0].isdisjoint(years[1]) else 0
    against += 4 if _are_for_others(*both) else 0
    if earlier.names and later.names and earlier.names.isdisjoint(later.names):
        against += 4
    against += 4 if any(OTHER.search(each.lead[-60:]) for each in both) else 0
    against += 3 if both[0].is_rate != both[1].is_rate and not (is_factor and is_back) else 0
    is_yearly = [ground.is_yearly(each.amount) for each in both]
    return against + (1 if is_yearly[0] != is_yearly[1] and not is_factor else 0)


def _are_for_others(one: Called, other: Called) -> bool:
    """Whether each is said to be for something, and not for the same: ``1,6 mio. kr. til drift`` and ``til anlæg``."""
    aims = [_FOR.match(each.tail) for each in (one, other)]
    if not (aims[0] and aims[1]):
        return False
    words = [telling(aim["what"]) for aim in aims if aim]
    return not any(same(word, each) for word in words[0] for each in words[1])
