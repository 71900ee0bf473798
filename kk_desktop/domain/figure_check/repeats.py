"""The same amount said twice, in the same figures or in others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from . import say
from .adding import fits, is_near, looks_mistyped
from .ground import Ground
from .labels import same, telling
from .model import Amount, FigureKind, Qualifier, Relation, Verdict
from .patterns import Pattern
from .yearly import years_said

_POINTS_BACK = Pattern(r"\b(?:de|disse|ovennævnte|nævnte|samme|samlede) (?:ca\. )?$")
CHANGED = Pattern(
    r"\b(?:tidligere|oprindelig\w*|før|ændre\w*|forhøj\w*|øges|reduceres|i stedet|nedjuster\w*|opjuster\w*|"
    r"yderligere|ekstra)\b"
)
BODIES = frozenset(
    [
        "kommunen",
        "kommune",
        "københavn",
        "københavns",
        "forvaltningen",
        "borgerrepræsentationen",
        "økonomiudvalget",
        "økonomiforvaltningen",
        "udvalget",
        "teknik",
        "miljø",
        "miljøudvalget",
        "miljøforvaltningen",
        "staten",
    ]
)
_NAME = re.compile(r"(?<=[ (])[A-ZÆØÅ][a-zæøå]+(?: [A-ZÆØÅ][a-zæøå]+)*")
_NEAR_SENTENCES = 4
_MOST_ALIKE = 40
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
            said = f"Samme beløb to steder: {_quote(earlier)} og {_quote(amount)}"
            ground.tell(Verdict.GREEN, Relation.SUM, [amount, earlier], said, expected=earlier.ore)


def _share_words(ground: Ground, one: Amount, other: Amount) -> bool:
    left, right = (telling(ground.before(each) + " " + ground.after(each)) for each in (one, other))
    return any(len(word) > 5 and word in right for word in left)


def _about(ground: Ground) -> None:
    """``ca. 24 mio. kr. i perioden`` and, further on, exactly how much in the same period."""
    for about in ground.amounts:
        if about.qualifier is not Qualifier.ABOUT or about in ground.settled:
            continue
        periods = _periods(ground, about)
        others = [
            each
            for each in ground.amounts_between(about.start - _REACH, about.start + _REACH)
            if each is not about
            and each not in ground.ranges
            and each.qualifier is not Qualifier.ABOUT
            and each.precision_ore <= about.precision_ore
            and is_near(about, each.ore, 10)
            and (periods & _periods(ground, each) or _share_words(ground, about, each))
        ]
        if not others:
            continue
        exact = min(others, key=lambda each: (abs(each.ore - about.ore), each.start))
        said = f"Samme beløb skrevet som {_quote(about)} og {_quote(exact)}"
        if about.price_level != exact.price_level:
            told = f"{said}, men ikke i samme prisniveau; de kan ikke sammenlignes uden omregning"
            ground.tell(Verdict.AMBER, Relation.PRICE_LEVEL_MIX, [about, exact], told)
        elif fits(about, exact.ore):
            ground.tell(Verdict.GREEN, Relation.SUM, [about, exact], said, expected=exact.ore)
        else:
            said += f" (forskel {say.prose(abs(about.ore - exact.ore))}). Med ”ca.” kan det ikke afgøres"
            ground.tell(Verdict.AMBER, Relation.SUM, [about, exact], said, expected=exact.ore)


def _periods(ground: Ground, amount: Amount) -> set[int]:
    """How many years the amount's sentence speaks of."""
    return {count for _, count in years_said(ground, ground.number(amount))}


def _otherwise(ground: Ground) -> None:
    """The same words with other figures: one of the two is a slip of the pen."""
    alike: defaultdict[tuple[str, ...], list[Amount]] = defaultdict(list)
    for amount in ground.amounts:
        if amount.ore and amount not in ground.ranges and not amount.qualifier:
            alike[_words_before(ground, amount)[-2:]].append(amount)
            alike["".join(sorted(str(amount.ore))),].append(amount)
    for amounts in alike.values():
        for n, amount in enumerate(amounts[:_MOST_ALIKE]):
            for earlier in amounts[:n]:
                if amount not in ground.settled and _is_same_matter(ground, earlier, amount):
                    said = f"Samme beløb skrevet som {_quote(amount)} og {_quote(earlier)}"
                    said += f" (forskel {say.prose(abs(amount.ore - earlier.ore))})"
                    ground.tell(Verdict.RED, Relation.SUM, [amount, earlier], said, expected=earlier.ore)
                    break


def _is_same_matter(ground: Ground, one: Amount, other: Amount) -> bool:
    """Whether so many words are the same that the amounts are meant to be so, and nothing tells them apart."""
    if ground.number(one) == ground.number(other) or one.ore == other.ore or one.price_level != other.price_level:
        return False
    if fits(one, other.ore) or fits(other, one.ore):
        return False
    if any(CHANGED.search(ground.words(ground.number(each))) for each in (one, other)):
        return False
    if any(each in ground.settled and each in ground.parts for each in (one, other)):
        return False
    before = _shared(_words_before(ground, one)[::-1], _words_before(ground, other)[::-1])
    after = _shared(_words_after(ground, one), _words_after(ground, other))
    shared = [word for word in (*before, *after) if word.lower() not in BODIES]
    names = [word for word in after if word[:1].isupper() and word.lower() not in BODIES]
    tells = len(telling(" ".join(shared)))
    if _years(ground, one) and _years(ground, other) and _years(ground, one) != _years(ground, other):
        return False
    is_slip = looks_mistyped(one, other.ore) or is_near(one, other.ore, 10)
    has_own_noun = len(before) > 1 and max(map(len, before[:3])) > 15 and one.precision_ore == other.precision_ore
    return is_slip and ((tells >= 3 and bool(names)) or has_own_noun or _is_transposed_and_named(ground, one, other))


def _is_transposed_and_named(ground: Ground, one: Amount, other: Amount) -> bool:
    """Two digits changed places, and both sentences say the same long noun and the same name."""
    if sorted(str(one.ore)) != sorted(str(other.ore)) or not looks_mistyped(one, other.ore):
        return False
    around = [ground.text[max(ground.sentence(each).start, each.start - 80) : each.end + 80] for each in (one, other)]
    names = [set(_NAME.findall(words[1:])) for words in around]
    nouns = [[word for word in telling(words) if len(word) > 9] for words in around]
    return bool(names[0] & names[1]) and any(same(noun, word) for noun in nouns[0] for word in nouns[1])


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


def _years(ground: Ground, amount: Amount) -> set[str]:
    return {each.value for each in ground.figures_in(ground.number(amount), FigureKind.YEAR, FigureKind.YEARS)}


def _quote(amount: Amount) -> str:
    return " ".join(amount.quote.split())
