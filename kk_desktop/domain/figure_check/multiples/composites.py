"""A whole held against so much once and so much each year: ``1,2 i 2025 og 1,8 årligt i 2026-2028, i alt 6,6``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from .. import say, slips
from ..ground import Ground
from ..model import Amount, Figure, FigureKind, Relation, Verdict
from ..rounding import rounding_slack
from ..text.patterns import Pattern
from .evidence import SURE, is_limit, is_rough, said_of_whole
from .rates import Rate, is_one_of
from .times import Numbers, Times
from .year_runs import are_of_other_years, year_run

_NOT_ADDED = Pattern(
    r"(?<!\w)(?:heraf|hvoraf|deraf|herunder|ud af|mod|end|fra|steget|faldet|sammenlign\w*|tidligere|ca\.|op til|"
    r"bl\.a\.|mellem|puljen?|rammen?)(?!\w)[^.;:]{0,50}$"
)
_AND_ON = Pattern(r"[^.;:]{0,25}(?:og frem|fremefter|ff\.|varigt|herefter)")
_THEN = Pattern(r"(?<!\w)(?:herefter|derefter|efterfølgende|resten af (?:perioden|årene))(?!\w)[^.;:\d]{0,40}$")
_FEWEST, _MOST, _REACH = 2, 5, 3
"""Terms of such a sum at the least and at the most, and sentences back in which their numbers are told."""


@dataclass(frozen=True, slots=True)
class _Term:
    """An amount and how many times it counts."""

    amount: Amount
    count: int
    figures: tuple[Figure, ...] = ()


def check_composites(ground: Ground, rates: dict[Amount, Rate], numbers: Numbers) -> set[Amount]:
    """Every whole told after amounts of which one counts more than once; those that are no single one of them so often.

    ``0,6 mio. kr. til løn i 2026 og 0,8 mio. kr. årligt i 2027 og 2028, i alt 2,4 mio. kr.`` is not wrong by 2 × 0,8.
    """
    several: set[Amount] = set()
    for number in range(len(ground.passages.sentences)):
        amounts = ground.amounts_in(number)
        for n, whole in enumerate(amounts):
            parts = list(amounts[:n])
            if len(parts) < _FEWEST and ground.passages.goes_on(number):
                parts = [*ground.amounts_in(number - 1), *parts]
            if _FEWEST <= len(parts) <= _MOST and any(part in rates for part in parts):
                _check(ground, whole, parts, rates, numbers.near(number - _REACH, number))
                if are_of_other_years(ground, whole, parts):
                    several.add(whole)
    return several


def _check(
    ground: Ground, whole: Amount, parts: Sequence[Amount], rates: dict[Amount, Rate], times: Sequence[Times]
) -> None:
    things = (whole, *parts)
    if whole in ground.settled or any(
        is_limit(ground, each) or is_rough(ground, each) or each in ground.ranges for each in things
    ):
        return
    if run := [_Term(*each) for each in year_run(ground, whole, parts)]:
        total = sum(term.amount.ore * term.count for term in run)
        if max(term.count for term in run) >= _FEWEST and not _is_sum_before(ground, whole):
            slack = rounding_slack(whole.precision_ore, [term.amount.precision_ore for term in run])
            verdict = Verdict.AMBER if 2 * abs(whole.ore - total) <= slack else Verdict.RED
            _tell(ground, whole, run, total, Verdict.GREEN if whole.says(total) else verdict)
        return
    if said_of_whole(ground, whole, parts[-1]) < SURE or any(_NOT_ADDED.search(ground.before(each)) for each in parts):
        return
    terms = list(_terms(ground, whole, parts, rates, times))
    if len(terms) != len(parts) or max(term.count for term in terms) < _FEWEST:
        return
    expected = sum(term.amount.ore * term.count for term in terms)
    if whole.says(expected):
        _tell(ground, whole, terms, expected, Verdict.GREEN)
    elif _is_slip(whole, terms, expected) and not _is_sum_before(ground, whole):
        _tell(ground, whole, terms, expected, Verdict.RED)


def _is_slip(whole: Amount, terms: Sequence[_Term], expected: int) -> bool:
    """Whether one was counted once too often or too seldom, or a digit is another; not where one alone gives it."""
    if any(whole.says(term.amount.ore * term.count) for term in terms):
        return False
    off = [sign * term.amount.ore for term in terms if term.count > 1 for sign in (1, -1)]
    is_miscounted = any(whole.says(expected + each) for each in off)
    return is_miscounted or slips.is_mistyped(whole.ore, expected)


def _is_sum_before(ground: Ground, whole: Amount) -> bool:
    """Whether amounts told before it are the whole as they stand: each matter's own total, and all of them together."""
    number = ground.number(whole)
    before = [each for n in range(max(number - _REACH, 0), number + 1) for each in ground.amounts_in(n)]
    before = [each for each in before if each.start < whole.start][-2 * _MOST :]
    sums = (sum(each.ore for each in some) for count in (2, 3, 4) for some in combinations(before, count))
    return any(map(whole.says, sums))


def _terms(
    ground: Ground, whole: Amount, parts: Sequence[Amount], rates: dict[Amount, Rate], times: Sequence[Times]
) -> Iterator[_Term]:
    """Each part with its number; nothing for one whose number cannot be read."""
    is_yearly = whole in rates and "år" in rates[whole].units
    for part, following in pairwise((*parts, whole)):
        rate = rates.get(part)
        if rate is None or (not rate.is_each and is_yearly and rate.units <= {"år", *rate.things}):
            yield _Term(part, 1)
        elif rate.is_each or rate.things:
            lead = ground.before(part, 60).split()
            named = [each for each in times if each.start < part.start and _is_named(each, lead)]
            if len({each.count for each in named}) == 1 and named[-1].count.denominator == 1:
                yield _Term(part, int(named[-1].count), named[-1].figures)
        elif rate.units == {"år"} and (found := _years(ground, part, following, whole, times)):
            yield found


def _is_named(times: Times, words: Sequence[str]) -> bool:
    nouns = [noun for noun in times.nouns[:2] if len(noun) > 4]
    return not times.unit and any(is_one_of(noun, word) for noun in nouns for word in words if len(word) > 4)


def _years(ground: Ground, part: Amount, following: Amount, whole: Amount, times: Sequence[Times]) -> _Term | None:
    """How many years a part is paid: those it names, or those that are left of the whole's period."""
    here = ground.number(part)
    named = [each for each in times if each.unit == "år" and ground.number(each.figures[0]) == here]
    own = [each for each in named if part.end <= each.start < following.start]
    begins = [
        int(figure.value)
        for figure in ground.figures_in(ground.number(part), FigureKind.YEAR)
        if part.end <= figure.start < following.start and _AND_ON.match(ground.after(figure, 40))
    ]
    number = ground.number(whole)
    periods = ground.figures_in(number, FigureKind.YEARS)
    if len(own) == 1 and not begins and own[0].count.denominator == 1:
        return _Term(part, int(own[0].count), own[0].figures)
    if own or len(periods) != 1:
        return None
    first, last = map(int, periods[0].value.split("-"))
    if _THEN.search(ground.before(part)):
        before = [
            figure for figure in ground.figures_in(ground.number(part), FigureKind.YEAR) if figure.end <= part.start
        ]
        begins = [int(before[-1].value) + 1] if before else []
    if len(begins) != 1 or not first < begins[0] <= last:
        return None
    return _Term(part, last - begins[0] + 1, (periods[0],))


def _tell(ground: Ground, whole: Amount, terms: Sequence[_Term], expected: int, verdict: Verdict) -> None:
    unit = say.unit_for([term.amount.ore for term in terms])
    added = " + ".join(
        (f"{term.count} × " if term.count > 1 else "") + say.number(term.amount.ore, unit) for term in terms
    )
    said = f"{added} = {say.number(expected, unit)}; {say.claim(whole)}{say.apart(whole.ore, expected)}"
    said += "; kan skyldes afrunding af delene" * (verdict is Verdict.AMBER)
    figures = [figure for term in terms for figure in term.figures]
    things: list[Amount | Figure] = [whole, *(term.amount for term in terms), *dict.fromkeys(figures)]
    ground.tell(verdict, Relation.SUM, things, said, expected=expected)
