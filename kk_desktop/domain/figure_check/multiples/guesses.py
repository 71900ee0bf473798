"""The guesses that a whole is so many times an amount: every one that stands near enough for somebody to reckon it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from ..ground import Ground
from ..model import Amount, FigureKind
from ..text.patterns import Pattern
from .misses import Miss, may_be, miss
from .rates import TIME_UNITS, Rate, is_one_of
from .times import Numbers, Times

_LEADS_TO_ONE = Pattern(r" -?(?:[^\W\d][\w²³-]*\.? ){1,5}(?:[àáa]|til|af|for|på)? ?$")
_AT = Pattern(r"^ [^\W\d][\w²³-]* (?:[^\W\d][\w²³-]* )?[àáa] $")
_EACH_OF = Pattern(
    r" (?:\w+ )?(?:til |for |i )?hvert? (?:af |enkelt |enkelte )?(?:de |vores |byens |kommunens )?(?:i alt )?"
)
_NO_NOUNS = frozenset({"af", "er", "bliver", "i", "ved", "koster", "får", "på", "giver"})
_OF_PEOPLE = Pattern(
    r"\w*(?:pladser?|boliger|personer|borgere|deltagere|børn|elever|årsværk|medarbejdere|ansatte|beboere|brugere|unge)"
)
_SAME_PERIOD = Pattern(r"\b(?:samme|hele) (?:periode|år)")
_SUMS_UP = Pattern(
    r"\W*(?:samlet|sammenlagt|i ?alt|alt i alt|dermed|således|det (?:giver|bliver|svarer)|den samlede|de samlede|"
    r"(?:over|i|for) (?:hele |de \w+ år|den \w+årige ))"
)
_KEY_LINE = Pattern(r"\W*[^\W\d](?:[^:;]|\.){1,50}: ")
_LONGER = Pattern(r"\bår (?:længere|kortere|mere|mindre|ekstra|senere|tidligere)\b")
_REACH, _FAR, _SAME, _MOST, _FEW = 3, 6, 20, 8, 3
"""Sentences to an amount, to a number and to ``samme periode``, and how many of them; farther off nobody reckons."""
_SPLIT_REACH = 70
"""Letters from ``ligeligt mellem`` to how many there are."""
_IN_A_YEAR = {"måned": 12, "kvartal": 4, "halvår": 2}


@dataclass(frozen=True)
class Product:
    """One guess; ``tie`` is how surely the numbers count what the amount is for one of: 3 is by name or by place."""

    whole: Amount
    rate: Rate
    times: tuple[Times, ...]
    tie: int

    @cached_property
    def count(self) -> Fraction:
        """How many times."""
        product = Fraction(1)
        for each in self.times:
            product *= each.count
        return product

    @cached_property
    def expected(self) -> Fraction:
        """What the whole should be."""
        return self.count * self.rate.amount.ore

    @cached_property
    def miss(self) -> Miss:
        """How the whole misses it."""
        return miss(self.whole, self.rate.amount, self.count)

    def claim(self, ground: Ground) -> Amount | Times:
        """What is told last is what was reckoned: the whole, what each gets, or in a sentence of its own how many."""
        *_, last = sorted((self.whole, self.rate.amount), key=lambda each: each.start)
        times = self.times[0]
        if len(self.times) > 1 or not times.figures or times.unit not in ("", "år"):
            return last
        number = ground.number(times.figures[0])
        is_after = number > ground.number(last) and not (times.unit and ground.amounts_in(number))
        return times if is_after and times.figures[0].kind is FigureKind.COUNT else last


def guesses(ground: Ground, rate: Rate, rates: dict[Amount, Rate], numbers: Numbers) -> Iterator[Product]:
    """Every whole and number near an amount for one of something."""
    if rate.amount.ore <= 0 or rate.amount in ground.ranges:
        return
    for whole in wholes_near(ground, rate):
        theirs = rates[whole].units if whole in rates else frozenset()
        is_same = bool(theirs) and theirs >= rate.units and not rate.is_each
        if whole.ore <= rate.amount.ore or theirs - TIME_UNITS or is_same:
            continue
        near = _near(ground, rate, whole, numbers)
        tied = [
            (each, tie) for each in near if each.unit not in theirs and (tie := _tie(ground, rate, whole, each, near))
        ]
        yield from (Product(whole, rate, (each,), tie) for each, tie in tied if may_be(whole, rate.amount, each.count))
        yield from _pairs(whole, rate, tied, near)
        if "år" in theirs - rate.units:
            for unit in rate.units & _IN_A_YEAR.keys():
                yield Product(whole, rate, (Times((), Fraction(_IN_A_YEAR[unit]), (), unit),), 3)


def _pairs(whole: Amount, rate: Rate, tied: Sequence[tuple[Times, int]], near: Sequence[Times]) -> Iterator[Product]:
    """So many of one thing and so long: ``45 deltagere i seks dage``, ``32 pladser i 365 døgn``."""
    ties = {each.start: tie for each, tie in tied}
    for one, first in tied:
        if not one.unit or first < 3:
            continue
        others = [each for each in near if not each.unit]
        named = [each for each in others if ties.get(each.start) == 3] or [
            each for each in others if any(_OF_PEOPLE.fullmatch(noun) for noun in each.nouns[:2])
        ]
        if len({each.count for each in named}) == 1:
            yield Product(whole, rate, (named[0], one), 3 if ties.get(named[0].start) == 3 else 2)


def wholes_near(ground: Ground, rate: Rate) -> list[Amount]:
    """The amounts near by that may be the whole; one with a period of its own may stand in the next paragraph."""
    number = ground.number(rate.amount)
    here, paragraphs = ground.sentence(rate.amount), _paragraphs_of(ground, number)
    near: list[Amount] = []
    for n in range(max(number - _REACH, 0), min(number + 2 * _REACH, len(ground.passages.sentences))):
        there = ground.passages.sentences[n]
        is_near = n - number <= _REACH and (there.paragraph in paragraphs or _are_items(ground, number, n))
        is_own = n > number and rate.units == {"år"} and there.section == here.section
        is_own = is_own and _SUMS_UP.match(ground.words(n)) is not None
        if is_near or (is_own and ground.figures_in(n, FigureKind.YEARS)):
            near += [each for each in ground.amounts_in(n) if each is not rate.amount and each not in ground.ranges]
    return sorted(near, key=lambda each: abs(each.start - rate.amount.start))[: _most(near)]


def _paragraphs_of(ground: Ground, number: int) -> set[int]:
    """The paragraph of a sentence; of a line such as ``Tilskud: 780.000 kr. pr. år`` also the lines like it around."""
    found = {ground.passages.sentences[number].paragraph}
    if _KEY_LINE.match(ground.words(number)):
        for step in (1, -1):
            n = number + step
            while abs(n - number) <= _REACH and _KEY_LINE.match(ground.words(n)):
                found.add(ground.passages.sentences[n].paragraph)
                n += step
    return found


def _are_items(ground: Ground, one: int, other: int) -> bool:
    """Whether the two are points of one list, one right after the other."""
    here, there = (ground.passages.sentences[n] for n in (one, other))
    return bool(here.item and there.item) and here.section == there.section and other == one + 1


def _most(near: Sequence[Amount] | Sequence[Times]) -> int:
    """How many of those near are looked at: where they stand close together, as in a long list, the nearest alone."""
    return _FEW if len(near) > 2 * _MOST else _MOST


def _near(ground: Ground, rate: Rate, whole: Amount, numbers: Numbers) -> list[Times]:
    """The numbers in the sentences of the two and those just before, in their paragraphs."""
    places = sorted((ground.number(rate.amount), ground.number(whole)))
    paragraphs = {paragraph for place in places for paragraph in _paragraphs_of(ground, place)}
    near = [
        each
        for each in numbers.near(places[0] - _FAR, places[1] + 1)
        if ground.sentence(each.figures[0]).paragraph in paragraphs
    ]
    around = ground.before(rate.amount, 80) + ground.after(rate.amount)
    if _SAME_PERIOD.search(around) and not any(each.unit == "år" for each in near):
        earlier = numbers.near(places[0] - _SAME, places[0])
        near += [each for each in earlier if each.figures[0].kind is FigureKind.YEARS][-1:]
    near.sort(key=lambda each: min(abs(each.start - one.start) for one in (rate.amount, whole)))
    return near[: _most(near)]


def _tie(ground: Ground, rate: Rate, whole: Amount, times: Times, near: Sequence[Times]) -> int:
    """How surely a number counts what an amount is for one of."""
    if times.unit in rate.units:
        is_other = _LONGER.search(ground.words(ground.number(rate.amount))) is not None
        return 0 if is_other else 3 if times.is_sure else 2
    is_at = rate.is_each and times.figures[0].end <= rate.amount.start
    if _is_named(rate, times) or (is_at and _AT.search(ground.between(times.figures[0], rate.amount))):
        return 3
    if times.unit not in ("", "gang") or not (rate.things or rate.is_each):
        return 0
    if rate.split is not None and 0 <= times.start - rate.split < _SPLIT_REACH:
        return 3
    return _tie_by_place(ground, rate, whole, times, near)


def _tie_by_place(ground: Ground, rate: Rate, whole: Amount, times: Times, near: Sequence[Times]) -> int:
    """How surely a number counts what only says ``hver``, or has another name for it."""
    figure = times.figures[0]
    between = ground.between(figure, rate.amount)
    leads = figure.end <= rate.amount.start and _LEADS_TO_ONE.fullmatch(between)
    if leads or (figure.start > rate.amount.end and _EACH_OF.fullmatch(between)):
        return 3
    if lead_of(ground, whole) <= figure.start < whole.start:
        return 3 if not times.nouns or times.nouns[0] in _NO_NOUNS or not rate.things else 2
    if any(_is_named(rate, each) for each in near):
        return 0
    last = max(whole.start, rate.amount.start)
    rivals = [each for each in near if not each.unit and each.start < last]
    is_last = all(each.start <= times.start for each in rivals) and times in rivals
    return 2 if is_last or all(each.count == times.count for each in rivals) else 1


def _is_named(rate: Rate, times: Times) -> bool:
    return any(is_one_of(thing, noun) for thing in rate.things for noun in times.nouns)


def lead_of(ground: Ground, amount: Amount) -> int:
    """Where the words begin that lead to an amount: after the one before it, in its sentence."""
    return max(ground.stretch(amount)[0], amount.start - 110)
