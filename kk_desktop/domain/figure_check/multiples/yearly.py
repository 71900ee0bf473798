"""A whole held against so much a year for so many years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import say
from ..cells.labels import same, telling
from ..ground import Ground
from ..model import Amount, Figure, FigureKind, Qualifier, Relation, Verdict
from ..sums.adding import is_near
from ..sums.partitions import is_whole
from ..text.patterns import Pattern

_WHOLE_BEFORE = Pattern(
    r"\b(?:fordelt|fordeles|svarende til|dvs\.?|det vil sige|eller|altså|udbetales) (?:\w+ ){0,5}$|\($"
)
_WHOLE_AFTER = Pattern(
    r"\b(?:i ?alt|samlet|samlede|sammenlagt|tilsammen|svarende til|dvs\.?|det vil sige|altså|hvilket giver|det giver|"
    r"det bliver|løber (?:op i|til)|beløber sig til|dermed|således|bliver til)\b[^;\d]{0,40}$"
)
_ALL_YEARS = Pattern(
    r"\b(?:(?:i|over|for) (?:den |hele )*(?:\w+årige )?(?:aftale|projekt)?perioden?|hele perioden|"
    r"(?:for|over|i) (?:de |alle )\w+ år|over årene|"
    r"aftaleperioden|projektperioden)\b"
)
_SO = Pattern(
    r"\b(?:dermed|således|altså|derfor|herefter)\b|^\W*(?:det|dette|hvilket) (?:svarer til|giver|bliver|er|betyder)\b"
)
_IS_SO = Pattern(
    r"\W*(?:det|dette|hvilket) (?:\w+ )?(?:svarer til|giver|er|betyder|bliver)(?: et (?:tilskud|beløb) på)? "
    r"(?:ca\. |i gennemsnit )?|\W*der (?:er|bliver) (?:således|dermed|altså|derfor) |"
    r"\W*den årlige (?:udgift|bevilling|støtte|ydelse|ramme|rate) (?:er|udgør|bliver) (?:således |dermed |altså )?"
    r"(?:på )?"
)
_MONEY = r"(?:midlerne|pengene|beløbet|tilskuddet|bevillingen|støtten|puljen|rammen|det|den|de)"
_WORK = (
    r"(?:ordningen|indsatsen|projektet|forsøget|aftalen|tilbuddet|stillingen|aktiviteten|aktiviteterne|forløbet|programmet|"
    r"initiativet|tiltaget|uddannelsen|kampagnen)"
)
_SPENT_SO = Pattern(
    rf"\W*{_MONEY} (?:bliver |er |skal )?(?:bruge[st]|anvend(?:es|t)|fordel(?:es|t)|udbetal(?:es|t)|udmønte[st]|gives|"
    r"ydes|bevilge[st]|afsættes|afsat|tildel(?:es|t)|løber)\b[^.;]{0,80}|"
    rf"\W*{_WORK} (?:løber|varer|gælder|koster|strækker sig|gennemføres|kører)\b[^.;]{{0,80}}"
)
_OF_IT, _COVERS_YEARS = Pattern(rf"\W*{_MONEY} på "), Pattern(r" (?:dækker|gælder|er for|løber|rækker til)\b")
_OTHER_MONEY = Pattern(
    r"\b(?:drift\w*|husleje\w*|leje\w*|anlæg\w*|etabler\w*|vedligehold\w*|afledte?|selv|egen\w*|i forvejen|i dag|"
    r"allerede|hidtil|tidligere|nuværende|sammen med|foruden|ud ?over|udgifter for|fra (?:fonden|staten|regionen))\b"
)
"""What is paid to build is no multiple of what it costs to run."""
_THE_WHOLE = Pattern(r"\bsamlede (?P<noun>[^\W\d]\w*) (?:[a-zæøå]+ ){0,3}$")
_STEP = Pattern(r"\b(?:stigning|forhøjelse|forøgelse|reduktion|nedsættelse|fald|besparelse)\b[^;\d]{0,30}$")
_COVERS = Pattern(r"\bmed (?:i gennemsnit )?$")
_ADDS = Pattern(
    r"\b(?:suppler\w*|forhøj\w*|øges|hæves|udvid\w*|støtt\w*|tilfør\w*|nedsæt\w*|reducer\w*|sammen|ud over|udover)\b"
)
_YEARS_SPAN = Pattern(r"-?(?:årige?t?|år)\b")
_OVER_YEARS = Pattern(
    r"\b(?:i|over|på|for|varer|løber|de næste|de første|altså|"
    r"dvs\.?|det vil sige|svarende til|i alt) (?:i |over )?(?:de (?:næste |første |seneste |sidste )?)?(?:en )?$|\($|"
    r"\b\w*perioden (?:er|udgør) (?:på )?$"
)
_JOINS_YEARS = Pattern(r",? (?:og|samt) |, ")
_Period = tuple[Sequence[Figure], int]
_SAME_PERIOD = Pattern(r"^[^.;]{0,30}\b(?:samme|hele) periode")
_AND_ON = Pattern(r" og (?:frem|fremefter|følgende|de følgende)|ff\.")


def check_yearly(ground: Ground) -> None:
    """Every yearly amount with a whole and a period near it."""
    for number in range(len(ground.passages.sentences)):
        for yearly in ground.amounts_in(number):
            low = ground.ranges.get(yearly)
            if ground.is_yearly(yearly) and (low is None or low.ore < yearly.ore):
                _check(ground, yearly)


def _check(ground: Ground, yearly: Amount) -> None:
    wholes = list(_wholes(ground, yearly))
    for whole, is_said in wholes:
        if whole in ground.settled:
            continue
        periods = list(_periods(ground, yearly, whole))
        if any(_judge(ground, whole, yearly, period, is_said) for period in periods):
            return
        if is_said and not periods and _is_no_multiple(ground, whole, yearly):
            said = f"Perioden kan ikke læses af teksten, så {_bare(whole, yearly)} kan ikke regnes efter"
            ground.tell(Verdict.AMBER, Relation.N_TIMES_YEARLY, [whole, yearly], said)
            return


def _is_no_multiple(ground: Ground, whole: Amount, yearly: Amount) -> bool:
    """Whether no number of whole years gives the whole."""
    years = range(1, 40)
    return whole.ore > yearly.ore > 0 and not (
        yearly in ground.ranges or any(2 * abs(whole.ore - n * yearly.ore) <= whole.precision_ore for n in years)
    )


def _wholes(ground: Ground, yearly: Amount) -> Iterator[tuple[Amount, bool]]:
    """The amounts that may be the whole, and whether the words say that they are."""
    number = ground.number(yearly)
    others = [
        each for each in ground.amounts_in(number) if each is not yearly and each is not ground.ranges.get(yearly)
    ]
    for whole in sorted(others, key=lambda each: abs(each.start - yearly.start)):
        if ground.is_yearly(whole) or ground.ranges.get(whole) is yearly:
            continue
        words = ground.between(whole, yearly)
        if whole.start < yearly.start:
            low = ground.ranges.get(yearly)
            lead = ground.between(whole, low) if low else words
            covers = _COVERS.search(lead) is not None and not _ADDS.search(lead)
            yield whole, _WHOLE_BEFORE.search(lead) is not None or (covers and _is_about_as_much(ground, whole, yearly))
        else:
            # What something rises with over the years is no multiple of what it rises to.
            is_whole = whole.qualifier is Qualifier.IN_ALL or _WHOLE_AFTER.search(words) is not None
            yield whole, is_whole and not _STEP.search(words)
    here = ground.passages.sentences[number]
    following = [each for n in (number + 1, number + 2) for each in ground.amounts_in(n)]
    for whole in following:
        if ground.sentence(whole).paragraph == here.paragraph and not ground.is_yearly(whole):
            is_alone = not others and len(ground.amounts_in(ground.number(whole))) == 1
            is_said = whole.qualifier is Qualifier.IN_ALL or _sums_the_years_up(ground, whole, yearly)
            yield whole, is_alone and is_said and not _is_of_one_year(ground, whole)
    earlier = ground.amounts_in(number - 1) if number else ()
    before = ground.before(yearly, 100)
    is_so = _IS_SO.fullmatch(before) is not None or _SPENT_SO.fullmatch(before) is not None
    is_so = is_so and not others and len(earlier) == 1 and not _is_other_money(ground, number)
    for whole in earlier:
        if not ground.is_yearly(whole) and ground.sentence(whole).paragraph == here.paragraph:
            yield whole, is_so and _is_near_its_years(ground, whole, yearly)


def _is_of_one_year(ground: Ground, whole: Amount) -> bool:
    """``I 2026 afsættes i alt 3,0 mio. kr.``: the sum of one year is not that of all."""
    number = ground.number(whole)
    return len(ground.figures_in(number, FigureKind.YEAR)) == 1 and not ground.figures_in(number, FigureKind.YEARS)


def _is_near_its_years(ground: Ground, whole: Amount, yearly: Amount) -> bool:
    """Whether the two sentences say for how many years it is, and it is about so much."""
    numbers = {ground.number(whole), ground.number(yearly)}
    return any(is_near(whole, count * yearly.ore, 40) for number in numbers for _, count in years_said(ground, number))


def _is_other_money(ground: Ground, number: int) -> bool:
    """Whether this sentence or the one before it tells of running something, or of what somebody else pays."""
    return any(_OTHER_MONEY.search(ground.words(n)) for n in (number - 1, number))


def _sums_the_years_up(ground: Ground, whole: Amount, yearly: Amount) -> bool:
    """``Samlet skal der altså findes 4,2 mio. kr.``: what the years give, or would if there were more of them."""
    if ground.number(whole) != ground.number(yearly) + 1:
        return False
    before, after = ground.before(whole, 100), ground.after(whole, 60)
    match = _THE_WHOLE.search(before)
    is_noun = match is not None and any(
        same(match["noun"], word) for word in telling(ground.words(ground.number(yearly)))
    )
    is_so = _SO.search(before) is not None and (is_whole(ground, whole) or _ALL_YEARS.search(after) is not None)
    is_of_it = _OF_IT.fullmatch(before) is not None and _COVERS_YEARS.match(after) is not None
    if is_of_it and not _is_other_money(ground, ground.number(whole)):
        return _is_near_its_years(ground, whole, yearly)
    if _ALL_YEARS.match(after.lstrip()):
        return _is_near_its_years(ground, whole, yearly)
    if not (is_noun or is_so or _ALL_YEARS.search(before)):
        return False
    return _is_about_as_much(ground, whole, yearly) or (yearly.ore > 0 and whole.ore % yearly.ore == 0)


def _is_about_as_much(ground: Ground, whole: Amount, yearly: Amount) -> bool:
    """Whether the whole is near what the years give, where the words only hint at it."""
    return any(is_near(whole, count * yearly.ore, 25) for _, count in years_said(ground, ground.number(yearly)))


def _periods(ground: Ground, yearly: Amount, whole: Amount) -> Iterator[_Period]:
    """The figures that say for how long, the likeliest first, and how many years that is."""
    if _SAME_PERIOD.search(ground.after(yearly)):
        earlier = [each for each in ground.figures if each.kind is FigureKind.YEARS and each.end < yearly.start]
        if earlier:
            first, last = earlier[-1].value.split("-")
            yield earlier[-1:], int(last) - int(first) + 1
            return
    numbers = list(dict.fromkeys((ground.number(yearly), ground.number(whole))))
    found: list[tuple[int, Sequence[Figure], int]] = []
    for number in numbers:
        found += [(abs(run[0].start - yearly.end), run, count) for run, count in years_said(ground, number)]
    if not found:
        found = [(0, run, count) for run, count in _said_earlier(ground, min(numbers))]
    for _, run, count in sorted(found, key=lambda each: each[0]):
        yield run, count


def _said_earlier(ground: Ground, number: int) -> list[_Period]:
    """The one period of the sentences just before, in the same paragraph."""
    here = ground.passages.sentences[number].paragraph
    earlier = [n for n in (number - 1, number - 2) if n >= 0 and ground.passages.sentences[n].paragraph == here]
    found = [said for n in earlier for said in years_said(ground, n)]
    ranges = [said for said in found if said[0][0].kind is FigureKind.YEARS] or found
    return ranges[:1] if len({count for _, count in ranges}) == 1 else []


def years_said(ground: Ground, number: int) -> Iterator[_Period]:
    """Each period of a sentence: ``2011-2014``, ``2014 og 2015``, ``fire år``."""
    for figure in ground.figures_in(number, FigureKind.YEARS):
        first, last = figure.value.split("-")
        yield [figure], int(last) - int(first) + 1
    for figure in ground.figures_in(number, FigureKind.COUNT):
        if is_years(ground, figure):
            yield [figure], int(figure.value)
    runs: list[list[Figure]] = []
    for figure in ground.figures_in(number, FigureKind.YEAR):
        if runs and _JOINS_YEARS.fullmatch(ground.between(runs[-1][-1], figure)):
            runs[-1].append(figure)
        else:
            runs.append([figure])
    for run in runs:
        if len(run) > 1 and not _AND_ON.match(ground.after(run[-1], 20)):
            yield run, len(run)


def is_years(ground: Ground, figure: Figure) -> bool:
    """Whether a count counts years of a period: ``over fire år``, ``3-årig periode``."""
    after = ground.after(figure, 12)
    if "-" in figure.value or not _YEARS_SPAN.match(after.lstrip()) or int(figure.value) > 60:
        return False
    return after.startswith(("-år", "år")) or _OVER_YEARS.search(ground.before(figure, 24)) is not None


def _judge(ground: Ground, whole: Amount, yearly: Amount, period: _Period, is_said: bool) -> bool:
    """Tell how the whole fits; false where it does not and nothing says that it should."""
    low, high = ground.ranges.get(yearly), yearly
    if low is not None:
        return _judge_range(ground, whole, low, high, period)
    figures, years = period
    expected = years * yearly.ore
    off = 2 * abs(whole.ore - expected)
    said = f"{years} × {_bare(yearly, whole)} = {_bare_ore(expected, whole, yearly)}; {say.claim(whole)}"
    things: list[Amount | Figure] = [whole, yearly, *figures]
    if off <= whole.precision_ore:
        ground.slack[whole] = years * yearly.precision_ore
        ground.tell(Verdict.GREEN, Relation.N_TIMES_YEARLY, things, said, expected=expected)
        return True
    if not is_said or _has_more_parts(ground, whole, yearly):
        return False
    about = Qualifier.ABOUT in (whole.qualifier, yearly.qualifier)
    if whole.qualifier is Qualifier.AT_MOST and whole.ore > expected:
        return False
    verdict = Verdict.AMBER if about or off <= whole.precision_ore + years * yearly.precision_ore else Verdict.RED
    ground.tell(verdict, Relation.N_TIMES_YEARLY, things, said + say.apart(whole.ore, expected), expected=expected)
    return True


def _has_more_parts(ground: Ground, whole: Amount, yearly: Amount) -> bool:
    """Whether the sentence names more money that may be part of the whole: ``0,8 i 2026 og 1,2 årligt i 2027-2029``."""
    number = ground.number(yearly)
    if ground.number(whole) != number:
        return False
    others = [each for each in ground.amounts_in(number) if each not in (whole, yearly)]
    first, last = sorted((whole.start, yearly.start))
    return any(
        (first < each.start < last or whole.start > yearly.start > each.start)
        and each not in ground.ranges
        and not ground.is_yearly(each)
        for each in others
    )


def _judge_range(ground: Ground, whole: Amount, low: Amount, high: Amount, period: _Period) -> bool:
    figures, years = period
    least, most = years * low.ore, years * high.ore
    inside = least <= whole.ore <= most
    if not inside and whole.qualifier is not Qualifier.IN_ALL:
        return False
    said = (
        f"{years} × {_bare(low, whole)}-{_bare(high, whole)} = "
        f"{_bare_ore(least, whole, high)}-{_bare_ore(most, whole, high)}; {say.claim(whole)}"
        + (" og ligger i spændet, så det kan ikke afgøres" if inside else " og ligger uden for spændet")
    )
    verdict = Verdict.AMBER if inside else Verdict.RED
    ground.tell(verdict, Relation.N_TIMES_YEARLY, [whole, low, high, *figures], said)
    return True


def _bare(amount: Amount, beside: Amount) -> str:
    return _bare_ore(amount.ore, amount, beside)


def _bare_ore(ore: int, *beside: Amount) -> str:
    return say.number(ore, say.unit_for([each.ore for each in beside]))
