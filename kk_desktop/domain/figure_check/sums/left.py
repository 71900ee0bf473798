"""What is left of a whole when parts of it are taken: ``Af puljen på 10 mio. kr. er brugt 6,5. Tilbage er 3,5``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..ground import Ground
from ..model import Amount, FigureKind
from ..text.patterns import Pattern
from .adding import judge
from .called import ENOUGH, Called, nearby, weigh_miss
from .rows import without_subtotals

_OWNED = Pattern(
    r"(?:pulje|ramme|bevilling|budget|beløb|midler|tilskud|udgift|pris|reserve|afsat|bevilg|koste|omkost|støtte|"
    r"i alt|legat|bidrag|"
    r"samlet|samlede|rådighed|rådede|råder|donation|konto|søger|gæld|\baf de[nt]? |afsatte|rate|tilbud)"
)
_TAKEN = Pattern(
    r"(?:udmønt|brug|disponer|anvend|tildel|bevilg|givet|gives|uddel|finansier|betal|dæk|bidrag|yder|reserver|"
    r"overfør|lovet|"
    r"trukket fra|trækkes|udbetal|går til|gik til|gået|medgå|tilsagn|bundet|prioriter|fordel|afholdt|frigiv|"
    r"beslaglæg|selv|kommer fra|"
    r"fået|modtag|heraf|deraf|hvoraf|fratr|reducer|nedskrev|regnskab|forbrug|tager|optag|har|sælge|salg|går |"
    r"indgået|aftale|lagde|lagt|afdrag)"
)
_ASKED = Pattern(r"\b(?:søgt|ansøgt|ansøgninger|ansøges|ønsket|ønsker)\b[^;.\d]{0,30}$")
"""What is asked for takes nothing from what there is."""
_GIVES = Pattern(r"\b(?:yder|bidrager|dækker|betaler|giver|har givet|har lovet)\b")
"""What somebody gives towards a whole is seldom itself the whole."""
_AND = Pattern(r"\)?[^.;:()]{0,60}(?:,| og| samt) [^.;:()]{0,30}\(?")
_FOR_INSTANCE = Pattern(
    r"(?<!\w)(?:bl\.a\.|blandt andet|fx|f\.eks\.|herunder|foreløbigt?|indtil videre|primært|især|tidligere)(?!\w)"
)
_DETAIL = Pattern(
    r"(?<!\w)(?:heraf|hvoraf|deraf|herunder|heri|primært|hovedsagelig\w*|især|(?<!et )særligt|navnlig|nemlig|"
    r"efter at)(?!\w)|\("
)
_THE_WHOLE = Pattern(
    r"\b(?:af|i|på) (?:den |det )?(?P<noun>ramme|pulje|bevilling|budget|beløb|tilskud|reserve)\w*[^.;\d]{0,20}$"
)
_EACH = Pattern(r"\bhver(?:t)?\b[^.;\d]{0,30}$")
_SENTENCES_BACK = 7
"""Sentences back to the whole that something is left of."""
_MOST_TAKEN = 30
"""Amounts of one account."""
_REACH = 4_000
"""Letters back to a whole that the claim names."""


def find_left(ground: Ground, claim: Called) -> bool:
    """Tell of an amount that is called what is left; false where no account is surely meant."""
    if claim.amount.ore < 0 or ground.is_yearly(claim.amount):
        return False
    meant: tuple[int, Amount, list[Amount]] | None = None
    for whole, taken, is_of_it in _accounts(ground, claim):
        weight = _weight(claim, whole, taken) + 2 * is_of_it
        expected = whole.ore - sum(each.ore for each in taken)
        if claim.amount.ore >= whole.ore or weight <= 1:
            continue
        if claim.amount.says(expected) and weight > len(_unsaid(ground, taken)) + 1:
            judge(ground, claim.amount, [whole, *taken], [1, *[-1] * len(taken)])
            return True
        weight += weigh_miss(claim.amount, expected) if expected > 0 else -ENOUGH
        weight -= ENOUGH if _fits_but_for_one(ground, claim.amount, taken, expected) else 0
        if weight >= ENOUGH and (meant is None or weight >= meant[0]):
            meant = weight, whole, taken
    shares = ground.figures_in(ground.number(claim.amount), FigureKind.SHARE)
    if meant and len(shares) > 1:
        # The others are told by their shares, and what is left is so too.
        return False
    if meant:
        judge(ground, claim.amount, [meant[1], *meant[2]], [1, *[-1] * len(meant[2])])
    return meant is not None


def _accounts(ground: Ground, claim: Called) -> Iterator[tuple[Amount, list[Amount], bool]]:
    """A whole and what may be taken from it, ever further back, first without what only tells of another amount."""
    for back in range(_SENTENCES_BACK + 1):
        window = [each for each in nearby(ground, claim.amount, back, 0) if not _is_aside(ground, claim, each)]
        largest = max(window, key=lambda each: each.ore, default=None)
        since = [each for each in window if largest is not None and each.start >= largest.start]
        given = [each for each in window if not _ASKED.search(Called(ground, each).lead)]
        for choice in (_without_details(ground, window), window, since, without_subtotals(window, window), given):
            if 2 <= len(choice) <= _MOST_TAKEN:
                whole = max(choice, key=lambda each: each.ore)
                yield whole, [each for each in choice if each is not whole], False
    if match := _THE_WHOLE.search(claim.lead):
        wholes = ground.amounts_between(claim.amount.start - _REACH, claim.amount.start)
        named = [each for each in wholes if match["noun"] in Called(ground, each).lead[-60:]]
        taken = [each for each in wholes[-1:] if each not in named and Called(ground, each).is_sure]
        if taken and named:
            yield named[-1], taken, True


def _is_aside(ground: Ground, claim: Called, amount: Amount) -> bool:
    """Whether an amount is for each of something, or stands after the claim and tells of it."""
    called = Called(ground, amount)
    is_each = called.is_rate or _EACH.search(called.lead) is not None
    is_apart = amount in ground.settled and called.is_apart
    return is_each or is_apart or (amount.start > claim.amount.start and called.is_part)


def _without_details(ground: Ground, window: Sequence[Amount]) -> list[Amount]:
    kept: list[Amount] = []
    hidden = -1
    for each in window:
        number = ground.number(each)
        is_same = bool(kept) and ground.number(kept[-1]) == number
        if hidden != number and is_same and _DETAIL.search(ground.between(kept[-1], each)):
            hidden = number
        if hidden != number:
            kept.append(each)
    return kept


def _weight(claim: Called, whole: Amount, taken: Sequence[Amount]) -> int:
    """How surely the words make the one the money that is there, and the others what goes from it."""
    ground = claim.ground
    weight = 5 if claim.is_sure else 4
    weight += -2 if _GIVES.search(Called(ground, whole).lead) else 2 if _OWNED.search(ground.about(whole)) else 0
    weight -= 2 * len(_unsaid(ground, taken))
    for each in taken:
        weight -= 4 if _FOR_INSTANCE.search(_own_words(ground, each)) else 0
        weight -= 4 if ground.is_yearly(each) != ground.is_yearly(whole) else 0
    # Where the rest goes next year does not tell which year's money it is left of.
    own = {year for year in claim.years if year in claim.lead}
    years = Called(ground, whole).years
    return weight - (4 if own and years and own.isdisjoint(years) else 0)


def _fits_but_for_one(ground: Ground, claim: Amount, taken: Sequence[Amount], expected: int) -> bool:
    """Whether it is right when one of which nobody says that it was taken is no part of it, or comes back."""
    unsaid = _unsaid(ground, taken)
    return any(
        claim.says(expected + 2 * each.ore) or (each in unsaid and claim.says(expected + each.ore)) for each in taken
    )


def _unsaid(ground: Ground, taken: Sequence[Amount]) -> list[Amount]:
    """Those of which no word says that they go from the whole, nor goes on from one that does."""
    return [
        each
        for before, each in zip((None, *taken), taken, strict=False)
        if not _TAKEN.search(_own_words(ground, each))
        and (before is None or not _AND.fullmatch(ground.between(before, each)))
    ]


def _own_words(ground: Ground, amount: Amount) -> str:
    """The words before an amount and those just after it, no further than where something else is told of it."""
    start, end = ground.stretch(amount)
    after = re.split(r"[,(]", ground.plain(amount.end, end))[0]
    return ground.plain(start, amount.start) + after
