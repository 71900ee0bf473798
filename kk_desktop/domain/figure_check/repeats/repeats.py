"""The same amount said twice, in the same figures or in others."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from .. import say
from ..ground import Ground
from ..model import Amount, FigureKind, Qualifier, Relation, Verdict
from ..periods.years import years_said
from ..slips import is_mistyped, is_near
from ..text.patterns import Pattern
from ..text.words import same, telling
from .roughly import find_beyond
from .wording import BODIES, CHANGED

_POINTS_BACK = Pattern(r"\b(?:de|disse|ovennævnte|nævnte|samme|samlede) (?:ca\. )?$")
_THIS = Pattern(r"\W*(?:det|dette|beløbet|summen|det (?:samlede )?beløb) (?:er|svarer|var|er|blev|omtales|nævnes)\b")
_NAME = re.compile(r"(?<=[ (])[A-ZÆØÅ][a-zæøå]+(?: [A-ZÆØÅ][a-zæøå]+)*")
_NEAR_SENTENCES = 4
"""Sentences within which the same figure is the same amount, whatever the words."""
_MOST_ALIKE = 40
"""Amounts of the same words that are held against each other."""
_MOST_NEAR = 10
"""Amounts held against one: a row of thousands is a table, and every pair of it would take minutes."""
_REACH = 60_000
"""Letters: a document's own summary and its details may lie far apart, but not further than this."""


def check_repeats(ground: Ground) -> None:
    """Amounts that are told again, and those told with ``ca.`` that are told exactly elsewhere."""
    _same_again(ground)
    _about(ground)
    _otherwise(ground)


def _same_again(ground: Ground) -> None:
    first: dict[int, Amount] = {}
    told: set[int] = set()
    for amount in ground.amounts:
        earlier = first.setdefault(amount.ore, amount)
        if earlier is amount or amount in ground.ranges or not amount.ore or amount.ore in told:
            continue
        apart = ground.number(amount) - ground.number(earlier)
        is_near = 0 < apart <= _NEAR_SENTENCES or (apart and _share_words(ground, earlier, amount))
        is_same = is_near or _POINTS_BACK.search(ground.before(amount))
        if is_same and amount not in ground.wrong and ground.is_yearly(amount) == ground.is_yearly(earlier):
            told.add(amount.ore)
            said = f"Samme beløb to steder: {say.quoted(earlier)} og {say.quoted(amount)}"
            ground.tell(Verdict.GREEN, Relation.SUM, [amount, earlier], said, expected=earlier.ore)


def _share_words(ground: Ground, one: Amount, other: Amount) -> bool:
    left, right = (telling(ground.before(each) + " " + ground.after(each)) for each in (one, other))
    return any(len(word) > 5 and any(same(word, each) for each in right) for word in left)


def _about(ground: Ground) -> None:
    """``ca. 24 mio. kr. i perioden`` and, further on, exactly how much in the same period."""
    others = [each for each in ground.amounts if each.qualifier is not Qualifier.ABOUT and each not in ground.ranges]
    starts = [each.start for each in others]
    for about in ground.amounts:
        if about.qualifier is not Qualifier.ABOUT or about in ground.settled:
            continue
        around = others[bisect_left(starts, about.start - _REACH) : bisect_left(starts, about.start + _REACH)]
        exact = _exactly(ground, about, around) or find_beyond(ground, about, around)
        if exact is None:
            continue
        said = say.same(about, exact)
        if about.price_level != exact.price_level:
            told = f"{said}, men ikke i samme prisniveau; de kan ikke sammenlignes uden omregning"
            ground.tell(Verdict.AMBER, Relation.PRICE_LEVEL_MIX, [about, exact], told)
        elif about.says(exact.ore):
            ground.tell(Verdict.GREEN, Relation.SUM, [about, exact], said, expected=exact.ore)
        else:
            said += f"{say.gap(about, exact)}. Med ”ca.” kan det ikke afgøres"
            ground.tell(Verdict.AMBER, Relation.SUM, [about, exact], said, expected=exact.ore)


def _exactly(ground: Ground, about: Amount, others: Sequence[Amount]) -> Amount | None:
    """The nearest in size of the finer amounts that are told of the same years, or in the same words."""
    near = [each for each in others if each.precision_ore <= about.precision_ore and is_near(about.ore, each.ore, 10)]
    near.sort(key=lambda each: (abs(each.ore - about.ore), each.start))
    periods = _periods(ground, about) if near else set()
    for each in near[:_MOST_NEAR]:
        if periods & _periods(ground, each) or _share_words(ground, about, each) or _is_meant(ground, each, about):
            return each
    return None


def _is_meant(ground: Ground, exact: Amount, about: Amount) -> bool:
    """Whether the sentence after the exact one comes back to it: ``Det er det beløb, der er omtalt som ca.``."""
    return ground.number(about) == ground.number(exact) + 1 and bool(_THIS.match(ground.words(ground.number(about))))


def _periods(ground: Ground, amount: Amount) -> set[int]:
    """How many years the amount's sentence speaks of."""
    return {count for _, count in years_said(ground, ground.number(amount))}


def _otherwise(ground: Ground) -> None:
    """The same words with other figures: one of the two is a slip of the pen."""
    alike: defaultdict[tuple[str, ...], list[Amount]] = defaultdict(list)
    # A sentence is asked once: one may hold thousands of amounts.
    numbers = {ground.number(amount) for amount in ground.amounts}
    changing = {number for number in numbers if CHANGED.search(ground.words(number))}
    for amount in ground.amounts:
        is_plain = amount.ore and amount not in ground.ranges and not amount.qualifier
        if is_plain and ground.number(amount) not in changing:
            alike[_words_before(ground, amount)[-2:]].append(amount)
            alike["".join(sorted(str(amount.ore))),].append(amount)
    for amounts in alike.values():
        for n, amount in enumerate(amounts[:_MOST_ALIKE]):
            for earlier in amounts[:n]:
                if amount not in ground.settled and _is_same_matter(ground, earlier, amount):
                    said = say.same(amount, earlier) + say.gap(amount, earlier)
                    ground.tell(Verdict.RED, Relation.SUM, [amount, earlier], said, expected=earlier.ore)
                    break


def _is_same_matter(ground: Ground, one: Amount, other: Amount) -> bool:
    """Whether so many words are the same that the amounts are meant to be so, and nothing tells them apart."""
    if ground.number(one) == ground.number(other) or one.ore == other.ore or one.price_level != other.price_level:
        return False
    if one.says(other.ore) or other.says(one.ore):
        return False
    if not is_mistyped(one.ore, other.ore) and not is_near(one.ore, other.ore, 10):
        return False
    if any(each in ground.settled and each in ground.parts for each in (one, other)):
        return False
    before = _shared(_words_before(ground, one)[::-1], _words_before(ground, other)[::-1])
    after = _shared(_words_after(ground, one), _words_after(ground, other))
    shared = [word for word in (*before, *after) if word.lower() not in BODIES]
    names = [word for word in after if word[:1].isupper() and word.lower() not in BODIES]
    tells = len(telling(" ".join(shared)))
    has_own_noun = len(before) > 1 and max(map(len, before[:3])) > 15 and one.precision_ore == other.precision_ore
    is_same = (tells >= 3 and bool(names)) or has_own_noun or _is_transposed_and_named(ground, one, other)
    return is_same and not (_are_of_other_years(ground, one, other) or _are_named_otherwise(ground, one, other))


def _are_named_otherwise(ground: Ground, one: Amount, other: Amount) -> bool:
    """Whether each has names around it, and none is the other's."""
    around = [_around(ground, each, 60) for each in (one, other)]
    names = [set(_NAME.findall(words[1:])) - {name.capitalize() for name in BODIES} for words in around]
    return bool(names[0] and names[1]) and names[0].isdisjoint(names[1])


def _is_transposed_and_named(ground: Ground, one: Amount, other: Amount) -> bool:
    """Two digits changed places, and both sentences say the same long noun and the same name."""
    if sorted(str(one.ore)) != sorted(str(other.ore)) or not is_mistyped(one.ore, other.ore):
        return False
    around = [_around(ground, each, 80) for each in (one, other)]
    names = [set(_NAME.findall(words[1:])) for words in around]
    nouns = [[word for word in telling(words) if len(word) > 8] for words in around]
    return bool(names[0] & names[1]) and any(same(noun, word) for noun in nouns[0] for word in nouns[1])


def _around(ground: Ground, amount: Amount, reach: int) -> str:
    """The words about an amount in its sentence."""
    sentence = ground.sentence(amount)
    return ground.text[max(sentence.start, amount.start - reach) : min(sentence.end, amount.end + reach)]


def _words_before(ground: Ground, amount: Amount) -> tuple[str, ...]:
    sentence = ground.sentence(amount)
    return tuple(ground.text[max(sentence.start, amount.start - 120) : amount.start].split())


def _words_after(ground: Ground, amount: Amount) -> tuple[str, ...]:
    sentence = ground.sentence(amount)
    words = ground.text[amount.end : min(sentence.end, amount.end + 120)].replace(",", " ,").split()
    return tuple(word.rstrip(".;:") for word in words)


def _shared(one: Sequence[str], other: Sequence[str]) -> list[str]:
    """The words that two rows begin with alike."""
    alike: list[str] = []
    for left, right in zip(one, other, strict=False):
        if left.lower() != right.lower():
            break
        alike.append(left)
    return alike


def _are_of_other_years(ground: Ground, one: Amount, other: Amount) -> bool:
    years = _years(ground, one), _years(ground, other)
    return all(years) and years[0] != years[1]


def _years(ground: Ground, amount: Amount) -> set[str]:
    return {each.value for each in ground.figures_in(ground.number(amount), FigureKind.YEAR, FigureKind.YEARS)}
