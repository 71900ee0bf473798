"""How far two numbers of things are apart: ``steg fra 118 til 143, altså med 25``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..ground import Ground
from ..text.patterns import Pattern
from .numbers import Count
from .weighing import is_within_double, tell_signed

_FROM = Pattern(r"\bfra (?:i alt )?$")
_TO = Pattern(r"[^.;]{0,60}\b(?:til|mod)(?: nu| i alt| kun)? ")
_AGAINST = Pattern(
    r"[^.;]{0,60}\b(?:mod|i forhold til|hvor (?:der var|tallet var|grænsen er)|"
    r"grænse\w* (?:er )?på)(?: [a-zæøå]+){0,3} "
)
_STEP = Pattern(
    r"\b(?:med|stigning\w*(?: på)?|fald(?:et)?(?: på)?|nedgang\w*(?: på)?|fremgang\w*(?: på)?|"
    r"udvidelse\w*(?: på)?|altså|dvs\.|svarende til|"
    r"forskel\w*(?: på| er)?) $"
)
_SURE = Pattern(r"\b(?:altså|dvs\.|det vil sige|dermed|svarende til) (?:der er |vi er )?$")
_TOO_MANY = Pattern(r" (?:[a-zæøå-]+ )?(?:for mange|for få|flere|færre|mere|mindre)\b(?! end)")
_STEP_AFTER = Pattern(
    r" (?:[a-zæøå-]+ )?(?:ekstra|nye|flere|færre|mere|mindre|yderligere)\b| (?:under|over) (?:grænsen|målet|normen)"
)


def check_steps(ground: Ground, row: Sequence[Count]) -> None:
    """Every number that is called the step between two others beside it."""
    for at, claim in enumerate(row):
        is_step = _STEP.search(claim.lead) or _STEP_AFTER.match(claim.tail)
        if is_step and not claim.is_loose:
            pair = next(_pairs(row, at), None)
            if pair is not None:
                _judge(ground, claim, *pair)


def _pairs(row: Sequence[Count], at: int) -> Iterator[tuple[Count, Count]]:
    """The two numbers that the words compare, before the step, around it, or after it in its sentence."""
    claim = row[at]
    for one, other in ((at - 2, at - 1), (at - 1, at + 1), (at + 1, at + 2)):
        if not 0 <= one < other < len(row):
            continue
        first, second = row[one], row[other]
        if other == at - 1 and _is_plainly_step(row, at):
            yield first, second
        is_here = first.sentence == second.sentence and 0 <= claim.sentence - second.sentence <= 1
        lead = second.lead if other != at + 1 or one > at else f"{claim.tail}"
        is_compared = (_FROM.search(first.lead) and _TO.fullmatch(lead)) or _AGAINST.fullmatch(lead)
        if is_here and is_compared and not first.is_loose and not second.is_loose:
            yield first, second


def _is_plainly_step(row: Sequence[Count], at: int) -> bool:
    """``88 børn. Der er indmeldt 95, dvs. 7 for mange``: two numbers only, and a third that concludes."""
    claim = row[at]
    near = [each for each in row[:at] if claim.sentence - each.sentence < 2]
    is_concluded = _SURE.search(claim.lead) is not None and _TOO_MANY.match(claim.tail) is not None
    return is_concluded and len(near) == 2 and near[0].is_like(near[1])


def _judge(ground: Ground, claim: Count, one: Count, other: Count) -> None:
    less, more = sorted((one, other), key=lambda each: each.value)
    apart = more.value - less.value
    is_near = claim.value < more.value and is_within_double(claim.value, apart)
    is_same = claim.sentence == other.sentence or not claim.things or claim.is_like(other) or claim.is_like(one)
    if claim.value == apart or (is_near and is_same):
        tell_signed(ground, claim, more, [less], [-1])
