"""What an amount rises or falls with: ``fra 265 mio. kr. til 450 mio. kr., altså med 185 mio. kr.``."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..ground import Ground
from ..model import Amount, Qualifier
from ..slips import is_mistyped, is_near
from ..text.patterns import Pattern
from .adding import judge
from .called import Called

_CHANGE = Pattern(
    r"\b(?:med|på|stigning\w*|forhøjelse\w*|forøgelse\w*|reduktion\w*|nedsættelse\w*|fald|besparelse\w*|"
    r"merudgift\w*|forskel\w*|svarende til|(?:svarer|svarede)(?: det)? til|dvs\.?|altså)\b[^;\d]{0,30}$"
)
_FROM, _TO = (
    Pattern(r"\bfra (?:\w+ ){0,2}$"),
    Pattern(
        r"\s*(?:\([^)]*\) )?(?:(?:årligt|om året|pr\. år) )?(?:i (?:budget )?\d{4} )?(?:til|op til|ned til) "
        r"(?:\w+ ){0,2}$"
    ),
)
_UNCHANGED = Pattern(r"\b(?:uændre\w*|fortsat|fasthold\w*|stadig|mens|hvorimod)\b[^;\d]{0,60}$")
_STEP = Pattern(
    r"\b(?:stigning\w*|forhøjelse\w*|forøgelse\w*|merudgift\w*|reduktion\w*|nedsættelse\w*|fald(?:et)?|besparelse\w*)"
    r"\b[^;\d]{0,30}$"
)
_POINTS_BACK = Pattern(
    r"\W*(?:(?:det|dette|der|hvilket) (?:\w+ )?(?:er|giver|svarer|betyder|udgør|medfører|bliver)|"
    r"(?:stigningen|forhøjelsen|forøgelsen|merudgiften|reduktionen|nedsættelsen|faldet|besparelsen))\b|"
    r".*\b(?:dermed|således|altså|derved|dvs|svarende til)\b"
)
_THE = Pattern(r"\W*de (?:[a-zæøå]+e |ekstra )?$")
"""``fra 9,2 mio. kr. til 7,5 mio. kr. De frigjorte 1,7 mio. kr.``."""
_BY = r"(?: [a-zæøå]+){0,2} med (?:yderligere )?"
_RISES = Pattern(
    rf"[^.;]{{0,60}}\b(?:for(?:høj|øg)e\w*|øge\w*|hæve\w*|løfte\w*|udvide\w*|op(?:juster|skriv|rund)\w*|"
    rf"stig\w*|steg\w*|vokse\w*){_BY}"
)
_FALLS = Pattern(
    rf"[^.;]{{0,60}}\b(?:reducer\w*|sænke\w*|nedsæt\w*|nedsat\w*|beskære\w*|beskåret|mindske\w*|fald\w*|"
    rf"ned(?:juster|skriv|skrev|bring)\w*){_BY}"
)
_ADDS = Pattern(r" (?:\w+ ){0,2}(?:tillægges|tilføres|får tilført) ")
_BECOMES = Pattern(
    r" til (?:i alt |nu |samlet )?|(?: (?:til|på|for) [^.;:\d]{1,60}?)?,? (?:og|så) (?:\w+ ){0,2}?(?:udgør|er|bliver|"
    r"kommer|ender|lander) (?:herefter |dermed |nu |så |derefter |således )?(?:op )?(?:på |i alt )?"
)


def find_change(ground: Ground, amounts: Sequence[Amount]) -> None:
    """``øges med 185 mio. kr. fra 265 mio. kr. til 450 mio. kr.``, or the step last, here or in the next sentence."""
    for first, last in pairwise(amounts):
        if last in ground.settled or not (
            _FROM.search(ground.before(first)) and _TO.fullmatch(ground.between(first, last))
        ):
            continue
        step = _step(ground, amounts, first, last)
        if step is None or step in ground.settled:
            continue
        less, more = sorted((first, last), key=lambda each: each.ore)
        if _is_other_year(ground, step, first, last) or not _may_be(ground, step, more.ore - less.ore, (more, less)):
            continue
        if step.start > last.start:
            judge(ground, step, [more, less], [1, -1])
        else:
            judge(ground, last, [first, step], [1, 1 if last.ore >= first.ore else -1])


def find_rise(ground: Ground, amounts: Sequence[Amount]) -> None:
    """``Bevillingen på 8,0 mio. kr. forhøjes med 1,5 mio. kr. til 9,5 mio. kr.``."""
    plain = [each for n, each in enumerate(amounts) if not n or not Called(ground, each).is_part]
    for base, step, last in zip(plain, plain[1:], plain[2:], strict=False):
        # What is said of the base alone stands between: ``8,0 mio. kr., hvoraf der er brugt 3,1 mio. kr., forhøjes``.
        words = ground.between(amounts[amounts.index(step) - 1], step)
        sign = 1 if _RISES.fullmatch(words) or _ADDS.fullmatch(words) else -1 if _FALLS.fullmatch(words) else 0
        if not sign or last in ground.settled or not _BECOMES.fullmatch(ground.between(step, last)):
            continue
        expected = base.ore + sign * step.ore
        if ground.is_yearly(base) == ground.is_yearly(last) and is_near(last.ore, expected, 50):
            judge(ground, last, [base, step], [1, sign])


def _step(ground: Ground, amounts: Sequence[Amount], first: Amount, last: Amount) -> Amount | None:
    """What is said to lie between the two: the nearest in their sentence, else the first of the next one."""
    number = ground.number(first)
    steps = [each for each in amounts if each not in (first, last) and _CHANGE.search(ground.before(each))]
    steps = [each for each in steps if not _UNCHANGED.search(ground.before(each))]
    if steps:
        return min(steps, key=lambda each: min(abs(each.start - last.end), abs(first.start - each.end)))
    following = _amounts_after(ground, number)
    return next((each for each in following[:1] if _is_step(ground, each)), None)


def _is_step(ground: Ground, amount: Amount) -> bool:
    """Whether its sentence says that it is what something just mentioned rises or falls with."""
    before = ground.before(amount, 100)
    if _THE.match(before):
        earlier = ground.amounts_between(0, amount.start)
        return not any(amount.says(each.ore) for each in earlier) and amount.qualifier is not Qualifier.IN_ALL
    return _STEP.search(before) is not None and _POINTS_BACK.match(before) is not None


def _may_be(ground: Ground, claim: Amount, expected: int, others: Sequence[Amount]) -> bool:
    """Whether a claim that does not fit is still meant to: as much or so, and not for several years together."""
    if claim.says(expected):
        return True
    is_yearly = any(ground.is_yearly(each) for each in others)
    is_of_years = ground.is_yearly(claim) > is_yearly and not is_near(claim.ore, expected, 30)
    if claim.qualifier is Qualifier.IN_ALL or is_of_years:
        return False
    if abs(claim.ore) > max(each.ore for each in others):
        return False
    return is_near(claim.ore, expected, 100) or is_mistyped(claim.ore, expected)


def _is_other_year(ground: Ground, claim: Amount, one: Amount, other: Amount) -> bool:
    """Whether the claim is said of a year that neither of the two is for."""
    years = ground.years_of(one) | ground.years_of(other)
    return bool(years and ground.years_of(claim)) and years.isdisjoint(ground.years_of(claim))


def _amounts_after(ground: Ground, number: int) -> Sequence[Amount]:
    """The amounts of the next sentence of the paragraph."""
    return ground.amounts_in(number + 1) if ground.passages.goes_on(number + 1) else ()
