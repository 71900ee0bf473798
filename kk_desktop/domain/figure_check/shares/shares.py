"""A share, the amount it gives and the amount it is of."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from .. import say
from ..cells.labels import same, telling
from ..ground import Ground
from ..model import Amount, Figure, FigureKind, Qualifier, Relation, Verdict
from ..sums.adding import is_near, looks_mistyped
from ..text.patterns import Pattern
from .portions import Share, count_pairs, share_of

_NO_PART = Pattern(
    r" ?\)?,? (?:\w+ )?(?:regulering|stigning|moms|rente|fremskrivning|indeksering|vækst|reduktion|besparelse|"
    r"fald|dyrere|"
    r"billigere|mere|flere|færre|mindre|højere|lavere)\w*"
)
GROWS = Pattern(
    r"\b(?:steget|stiger|stige|faldet|falder|øges|øget|øge|reduceres|reduceret|hæves|sænkes|forhøjes|vokset|"
    r"voksede|rente|"
    r"regulering|reguleres|forrentes|fremskrives|effektivisering\w*)\b[^.;]{0,40}$"
)
_OF = Pattern(r" af (?P<noun>[^.,;:()%]{1,70})")
_OF_AMOUNT = Pattern(r" af [^.,;:()\d]{1,50} på (?:i alt |ca\. )?\d")
_OF_ANYTHING = Pattern(
    r" af (?:(?:de|den|det|samlede|hele) )*(?:udgift|beløb|pris|budget|omkostning|tilskud|midler|bevilling)\w*"
)
_OF_THAT = Pattern(
    r"\)?(?: (?:til|i|for) [^.,;:()\d]{1,50}?)? af "
    r"(?:[^\W\d][^\s;:,]* ){0,7}(?:[^\W\d][^\s;:,]*, (?:som|der|hvilke) (?:er |udgør |"
    r"beløber sig til )(?:på )?)?(?:ca\. |op til |i alt )?$"
)
_GIVES = Pattern(
    r"[^.;]{0,60}\b(?:svarende til|svarer til|i ?alt|dvs\.?|altså|det vil sige|eller|udgør|på|giver|bliver|er|med|"
    r"beløber sig til)"
    r" (?:\w+ )?(?:ca\. |op til |på )?$|[ ,:]*\($|, $|"
    r" (?:til|fra|for) (?:\w+ ){1,3}\($"
)
_IS = Pattern(
    r",? ?(?:\(?(?:svarende til|svarer til|dvs\.?|altså|eller|udgør|som er|er|"
    r"hvilket (?:er|svarer til|udgør)|det (?:er|svarer til)|=)(?: \w+)? |\()(?:ca\. )?$"
)
_SHARE_OF_ONE = Pattern(
    r"(?<!\w)(?:andel\w*|medfinansier\w*|egenfinansier\w*|bidrag\w*|tilskud\w*|halvdelen|dækker|betaler|"
    r"grundkapital\w*)(?!\w)[^;]{0,90}$"
)
_FROM_BEFORE = Pattern(r"(?<!\w)(?:heraf|hvoraf|deraf|dækker|betaler|finansierer|bidrager|tilskud)(?!\w)")
_FROM_IT = Pattern(r"(?<!\w)(?:heraf|hvoraf|deraf|(?:ud )?af) (?:de|den|det|disse) (?:\w+ ){0,3}$")
_THUS = Pattern(r"\b(?:så|derfor|dermed|altså|således)\b")
_NESTED = Pattern(r"(?<!\w)(?:heraf|hvoraf|deraf|herunder)(?!\w)")
_SO = Pattern(r"\b(?:således|dermed|derfor|altså|herefter|samlede)\b[^;]{0,80}$")
_CONCLUDES = Pattern(
    r"\W*(?:det|dette|andelen|kommunens andel|medfinansieringen|tilskuddet|bidraget|beløbet) (?:svarer til|giver|"
    r"er|udgør|bliver)"
    r" (?:i alt |ca\. |op til )*|"
    r"\W*(?:(?:kommunens|statens|fondens|regionens|foreningens) )?\w+(?:en|et|del|bidrag|tilskud|betaling) "
    r"(?:er|udgør|bliver) (?:dermed|således|altså|derfor|herefter) (?:på |i alt |ca\. )*"
)
_PART_OF = Pattern(r" (?:ud )?af (?:(?!og )[^\W\d]\w* ){0,4}")
_WITHIN = 30_000
"""Letters at each side of a share in which the amount that it is of is looked for."""


def check_shares(ground: Ground) -> None:
    """Every share with an amount or a count that it gives."""
    for figure in ground.figures:
        if figure.kind is not FigureKind.SHARE:
            continue
        if _NO_PART.match(ground.after(figure, 40)) or (
            GROWS.search(ground.before(figure)) and not _OF_AMOUNT.match(ground.after(figure))
        ):
            continue
        share = share_of(figure)
        for rule in (_counts, _ranges, _of_the_same, _named_base, _before_and_after, _next, _then):
            if rule(ground, share):
                break


def _counts(ground: Ground, share: Share) -> bool:
    """``7 af de 10 områder, svarende til 70 %``."""
    for some, every in count_pairs(ground, ground.number(share.figure)):
        if min(abs(share.figure.start - every.end), abs(some.start - share.figure.end)) < 70:
            part, base = int(some.value), int(every.value)
            if base:
                is_right = share.fits(part, Fraction(1, 2), base)
                percent = say.number(round(Fraction(part * 10_000, base)), 100)
                said = f"{some.quote} af {every.quote} er {percent} %; teksten siger {share.figure.quote}"
                ground.tell(
                    Verdict.GREEN if is_right else Verdict.RED, Relation.SHARE_OF, [some, share.figure, every], said
                )
                return True
    return False


def _ranges(ground: Ground, share: Share) -> bool:
    """``20-25 mio. kr., hvoraf kommunen betaler 4-5 mio. kr., svarende til 20 pct.``: both ends."""
    figure = share.figure
    highs = [
        each for each in ground.amounts_in(ground.number(figure)) if each in ground.ranges and _is_high(ground, each)
    ]
    if len(highs) != 2 or not (
        _IS.fullmatch(ground.between(highs[1], figure)) if highs[1].end < figure.start else True
    ):
        return False
    for base, result in ((highs[0], highs[1]), (highs[1], highs[0])):
        lows = ground.ranges[base], ground.ranges[result]
        if all(share.fits(r.ore, Fraction(r.precision_ore, 2), b.ore) for b, r in ((base, result), lows)):
            for each, of in ((lows[1], lows[0]), (result, base)):
                _tell(ground, share, each, [of])
            return True
    return False


def _is_high(ground: Ground, amount: Amount) -> bool:
    return ground.ranges[amount].start < amount.start


def _of_the_same(ground: Ground, share: Share) -> bool:
    """``Fonden betaler 60 pct., dvs. x, mens kommunens del på 40 pct. udgør y``: both of what the first is of."""
    figure = share.figure
    number = ground.number(figure)
    base, part, earlier = ground.bases.get(number, (None, Fraction(0), figure))
    if base is None and len(ground.amounts_in(number)) == 1:
        base, part, earlier = ground.bases.get(number - 1, (None, Fraction(0), figure))
        if part + share.part != 1:
            return False
    if base is None or part + share.part > 1 or earlier.start > figure.start:
        return False
    words = ground.between(earlier, figure)
    result = _result(ground, figure, [each for each in ground.amounts_in(number) if each.start > earlier.end])
    if result is None or result is base or result in ground.settled or _NESTED.search(words):
        return False
    expected = round(base.ore * share.part)
    is_right = share.fits(result.ore, Fraction(result.precision_ore, 2), base.ore)
    if not is_right and not (is_near(result, expected, 50) or looks_mistyped(result, expected)):
        return False
    _tell(ground, share, result, [base])
    return True


def _named_base(ground: Ground, share: Share) -> bool:
    """``8 % af anskaffelsessummen, i alt 19,4 mio. kr.``: the base stands after it, or has its noun elsewhere."""
    figure = share.figure
    near = [each for each in ground.amounts_in(ground.number(figure)) if each not in ground.ranges]
    if pair := _part_and_whole(ground, figure, near):
        _tell(ground, share, pair[0], pair[1:])
        return True
    base = next(
        (each for each in near if each.start > figure.end and _OF_THAT.fullmatch(ground.between(figure, each))), None
    )
    results = [each for each in near if each is not base]
    result = _result(ground, figure, results, base) or (_said_around(ground, share, base) if base else None)
    if result is None:
        return base is not None
    bases = [base] if base else _of_noun(ground, figure, result)
    for each in bases:
        if share.fits(result.ore, Fraction(result.precision_ore, 2), each.ore):
            _tell(ground, share, result, [each])
            return True
    if base is not None or (bases and _may_be_meant(ground, share, result, bases[0])):
        _tell(ground, share, result, bases[:1])
        return True
    return False


def _part_and_whole(ground: Ground, figure: Figure, amounts: Sequence[Amount]) -> Sequence[Amount]:
    """``x af y, dvs. 40 pct.``, and ``7 pct., svarende til x af tilskuddet på y``."""
    before, after = (
        [each for each in amounts if each.end <= figure.start],
        [each for each in amounts if each.start > figure.end],
    )
    if len(before) > 1 and _PART_OF.fullmatch(ground.between(*before[-2:])):
        return before[-2:] if _IS.fullmatch(ground.between(before[-1], figure)) else ()
    if len(after) > 1 and _OF_THAT.fullmatch(ground.between(*after[:2])):
        return after[:2] if _GIVES.fullmatch(ground.between(figure, after[0])) else ()
    return ()


def _may_be_meant(ground: Ground, share: Share, result: Amount, base: Amount) -> bool:
    """Whether an amount is near enough to the share of another one that stands elsewhere, and its noun tells which."""
    is_here = ground.sentence(base).paragraph == ground.sentence(share.figure).paragraph
    if not is_here and _OF_ANYTHING.match(ground.after(share.figure)):
        return False
    expected = round(base.ore * share.part)
    return is_near(result, expected, 50) or looks_mistyped(result, expected)


def _result(ground: Ground, figure: Figure, amounts: Sequence[Amount], base: Amount | None = None) -> Amount | None:
    """The amount that the share is said to give; what the share is of may stand between the two."""
    before = [each for each in amounts if each.end < figure.start and _IS.fullmatch(ground.between(each, figure))]
    if before:
        return before[-1]
    for each in amounts:
        if each.start > figure.end:
            lead = ground.between(base, each) if base and base.end < each.start else _shorn(ground, figure, each)
            if _GIVES.fullmatch(lead):
                return each
    return None


def _said_around(ground: Ground, share: Share, base: Amount) -> Amount | None:
    """The amount that the next sentence says the share is, ``Det svarer til 2,9 mio. kr.``, or the sum just before."""
    number = ground.number(share.figure)
    following = ground.amounts_in(number + 1)
    if following and _CONCLUDES.fullmatch(ground.before(following[0], 100)):
        return following[0]
    before = [each for each in ground.amounts_in(number - 1) if each.qualifier is Qualifier.IN_ALL] if number else []
    is_paid = _SHARE_OF_ONE.search(ground.before(share.figure))
    return before[-1] if before and is_paid and is_near(before[-1], round(base.ore * share.part), 35) else None


def _shorn(ground: Ground, figure: Figure, amount: Amount) -> str:
    """What stands between a share and an amount, without the noun that the share is of."""
    words = ground.between(figure, amount)
    match = _OF.match(words)
    return words[match.end() :] if match and match.end() < len(words) else words


def _of_noun(ground: Ground, figure: Figure, result: Amount) -> list[Amount]:
    """The amounts elsewhere whose words have the noun that the share is of, the nearest first."""
    match = _OF.match(ground.after(figure, 90))
    nouns = [word for word in telling(match["noun"]) if len(word) > 5] if match else []
    found = [
        each
        for each in ground.amounts_between(figure.start - _WITHIN, figure.start + _WITHIN)
        if each is not result
        and abs(each.ore) > abs(result.ore)
        and any(same(noun, word) for noun in nouns[:2] for word in telling(ground.before(each, 80)))
    ]
    return sorted(found, key=lambda each: abs(each.start - figure.start))


def _before_and_after(ground: Ground, share: Share) -> bool:
    """``udgifter på 0,66 mio. kr., heraf dækker staten halvdelen … andel svarende til 0,33 mio. kr.``."""
    figure = share.figure
    number = ground.number(figure)
    here = ground.amounts_in(number)
    bases = [each for each in here if each.end < figure.start] or _beside(ground, figure, number - 1)
    following = [each for each in here if each.start > figure.end] or _beside(ground, figure, number + 1)
    results = [
        each for each in following if _SHARE_OF_ONE.search(ground.before(each, 110)) or _result(ground, figure, [each])
    ]
    if not results:
        return _without_base(ground, share, here)
    result = results[0]
    for base in (*reversed(bases), *(each for each in following if each.start > result.end)):
        if share.fits(result.ore, Fraction(result.precision_ore, 2), base.ore):
            _tell(ground, share, result, [base])
            return True
    if not bases:
        return _without_base(ground, share, here)
    last = bases[-1]
    expected = round(last.ore * share.part)
    is_meant = 2 * abs(result.ore - expected) <= expected or looks_mistyped(result, expected)
    is_from_it = _FROM_BEFORE.search(ground.between(last, figure)) or _FROM_IT.search(ground.before(last, 30))
    if is_meant and is_from_it and not _is_the_rest(share, result, last):
        _tell(ground, share, result, [last])
        return True
    return False


def _beside(ground: Ground, figure: Figure, number: int) -> list[Amount]:
    """The amounts of a sentence beside the share's, in the same paragraph."""
    paragraph = ground.sentence(figure).paragraph
    return [each for each in ground.amounts_in(number) if ground.sentence(each).paragraph == paragraph]


def _is_the_rest(share: Share, result: Amount, base: Amount) -> bool:
    """Whether the amount is what is left when the share is taken."""
    return abs(result.ore - base.ore * (1 - share.part)) <= Fraction(result.precision_ore, 2)


def _without_base(ground: Ground, share: Share, here: Sequence[Amount]) -> bool:
    """An amount is said to be the share of something that the text does not tell."""
    figure = share.figure
    result = _result(ground, figure, here)
    if result is None:
        result = next(
            (each for each in here if each.start > figure.end and _SHARE_OF_ONE.search(ground.before(each, 60))), None
        )
    if result is None or result in ground.settled:
        return False
    number = ground.number(figure)
    for base in (each for n in (number, number - 1, number + 1) for each in ground.amounts_in(n)):
        if base is not result and share.fits(result.ore, Fraction(result.precision_ore, 2), base.ore):
            _tell(ground, share, result, [base])
            return True
    said = f"Teksten siger ikke, hvad {figure.quote} er af; {' '.join(result.quote.split())} kan ikke efterregnes"
    ground.tell(Verdict.AMBER, Relation.SHARE_OF, [result, figure], said)
    return True


def _next(ground: Ground, share: Share) -> bool:
    """``… (280.000 kr.) og … (50.000 kr.). Det er 50 %. De samlede udgifter udgør således 0,66 mio. kr.``."""
    number = ground.number(share.figure)
    if not number or ground.amounts_in(number):
        return False
    parts = [each for each in ground.amounts_in(number - 1) if each not in ground.ranges]
    whole = next((each for each in ground.amounts_in(number + 1) if _SO.search(ground.before(each, 110))), None)
    if whole is None or not parts or whole in ground.settled:
        return False
    total = next((each for each in parts if each in ground.settled and each.qualifier is Qualifier.IN_ALL), None)
    parts = [total] if total else parts
    expected = round(sum(each.ore for each in parts) / share.part) if share.part else 0
    if 2 * abs(whole.ore - expected) <= whole.precision_ore and total is not None:
        said = f"{share.figure.quote} af {say.prose(whole.ore)} = {say.prose(total.ore)}; {say.claim(total)}"
        ground.settled.add(whole)
        ground.tell(Verdict.GREEN, Relation.SHARE_OF, [total, share.figure, whole], said, expected=total.ore)
        return True
    is_right = 2 * abs(whole.ore - expected) <= whole.precision_ore
    if not is_right and (3 * abs(whole.ore - expected) > expected or whole.qualifier is Qualifier.ABOUT):
        return False
    said = (
        f"{say.calculation([each.ore for each in parts])}; er det {share.figure.quote}, "
        f"er det hele {say.prose(expected)}; "
        f"{say.claim(whole)}{say.apart(whole.ore, expected)}"
    )
    verdict = Verdict.GREEN if is_right else Verdict.RED
    ground.tell(verdict, Relation.SHARE_OF, [whole, share.figure, *parts], said, expected=expected)
    return True


def _then(ground: Ground, share: Share) -> bool:
    """``Staten medfinansierer 25 pct. Udgiften er 3,6 mio. kr., så statens bidrag er 0,9 mio. kr.``."""
    number = ground.number(share.figure)
    following = ground.amounts_in(number + 1)
    if ground.amounts_in(number) or len(following) != 2:
        return False
    base, result = following
    words, said = ground.between(base, result), telling(ground.words(number))
    if not (
        _THUS.search(words)
        and any(same(word, other) for word in telling(words + ground.after(result)) for other in said)
    ):
        return False
    expected = round(base.ore * share.part)
    is_right = share.fits(result.ore, Fraction(result.precision_ore, 2), base.ore)
    if not is_right and not (is_near(result, expected, 40) or looks_mistyped(result, expected)):
        return False
    _tell(ground, share, result, [base])
    return True


def _tell(ground: Ground, share: Share, result: Amount, bases: Sequence[Amount]) -> None:
    base = bases[0]
    expected = round(base.ore * share.part)
    said = f"{share.figure.quote} af {say.prose(base.ore)} = {say.prose(expected)}; {say.claim(result)}"
    half = Fraction(result.precision_ore, 2)
    things: list[Amount | Figure] = [result, share.figure, base]
    if share.fits(result.ore, half, base.ore):
        verdict = Verdict.GREEN
        ground.bases[ground.number(share.figure)] = base, share.part, share.figure
    elif result.qualifier is Qualifier.AT_MOST and result.ore > expected:
        return
    elif Qualifier.ABOUT in (result.qualifier, base.qualifier) or share.fits(
        result.ore, half + share.part * base.precision_ore / 2, base.ore
    ):
        verdict = Verdict.AMBER
    else:
        verdict = Verdict.RED
    said += say.apart(result.ore, expected) if verdict is not Verdict.GREEN else ""
    ground.tell(verdict, Relation.SHARE_OF, things, said, expected=expected)
