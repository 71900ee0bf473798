"""What is left of a whole, and how far two amounts are from each other, where the words tie the three together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .. import say
from ..ground import Ground
from ..model import Amount, Qualifier, Relation, Verdict
from ..text.patterns import Pattern
from .adding import fits, is_near, judge, looks_mistyped

_CHANGE = Pattern(
    r"\b(?:med|på|stigning\w*|forhøjelse\w*|forøgelse\w*|reduktion\w*|nedsættelse\w*|fald|besparelse\w*|"
    r"merudgift\w*|forskel\w*|svarende til|dvs\.?|altså)\b[^;\d]{0,30}$"
)
_FROM, _TO = (
    Pattern(r"\bfra (?:\w+ ){0,2}$"),
    Pattern(
        r"\s*(?:\([^)]*\) )?(?:(?:årligt|om året|pr\. år) )?(?:i (?:budget )?\d{4} )?(?:til|op til|ned til) "
        r"(?:\w+ ){0,2}$"
    ),
)
_OVER = Pattern(
    r" (?:\w+ )?(?:over|under|mere|mindre|højere|lavere|større|dyrere|billigere)\b(?! (?:for|til|"
    r"på)\b)(?! (?:\w+ ){0,2}(?:år|perioden|måneder)\b)(?! \d)"
)
_DIFFERENCE = Pattern(r"\b(?:forskel\w*|difference\w*|manko\w*|afvigelse\w*)\b[^;\d]{0,30}$")
_BALANCE = Pattern(
    r"\b(?:\w*overskrid\w*|merforbrug\w*|mindreforbrug\w*|overskud\w*|underskud\w*|nettoprovenu\w*|nettoudgift\w*|nettobeløb\w*|netto)\b[^;\d]{0,30}$"
)
_BOOKS = (
    (
        Pattern(r"(?:budget|ramme\b|rammen\b|bevilling|afsat|overslag|kalkul|bevilge[td])"),
        Pattern(
            r"(?:regnskab|forbrug\w*|brugt|anvendt|endte|blev|koste|udgift|afholdt|faktisk|realiser|resultat|tilbud|licitation|regning\b|regningen)"
        ),
    ),
    (
        Pattern(r"(?:indtægt|indtjen|indbrag|omsætning|tilskud|entré|salg|brugerbetaling|refusion|egenbetaling)"),
        Pattern(r"(?:udgift|omkostning|koste|forbrug|brugt|betalt)"),
    ),
)
"""Money that was meant and money that went; money that came in and money that went out."""
_UNCHANGED = Pattern(r"\b(?:uændre\w*|fortsat|fastholde\w*|stadig|mens|hvorimod)\b[^;\d]{0,60}$")
_STEP = Pattern(
    r"\b(?:stigning\w*|forhøjelse\w*|forøgelse\w*|merudgift\w*|reduktion\w*|nedsættelse\w*|fald(?:et)?|besparelse\w*)"
    r"\b[^;\d]{0,30}$"
)
_POINTS_BACK = Pattern(
    r"\W*(?:(?:det|dette|der|hvilket) (?:\w+ )?(?:er|giver|svarer|betyder|udgør|medfører|bliver)|"
    r"(?:stigningen|forhøjelsen|forøgelsen|merudgiften|reduktionen|nedsættelsen|faldet|besparelsen))\b|"
    r".*\b(?:dermed|således|altså|derved|dvs|svarende til)\b"
)
_OF_THESE = Pattern(
    r"\W*(?:det|dette|der|hvilket|resultatet|årets|netto\w*|mer\w*|mindre\w*|over\w*|under\w*|\w*overskrid\w*|afvigelse\w*|"
    r"forskel\w*|difference\w*|manko\w*|dermed|således|altså)\b|.*\b(?:dermed|således|altså|hermed)\b"
)
"""A sentence that begins otherwise may be about somebody else's money."""
_SHARE = Pattern(r"\b(?:\w*andel|\w*del|halvdelen)\b[^;\d]{0,30}$")
_COMPARED = Pattern(r"\b(?:mod|fra|frem for|i stedet for|før|tidligere|hidtil|sidste år|året før|i dag|nu)\b")
_REST = Pattern(
    r"\b(?:resterer|udestår|rest(?:en|beløb\w*|bevilling\w*|midler\w*|finansiering\w*)|resterende|tilbageværende|tilbage(?:betales?|føres?)|returneres|"
    r"uforbrugte?|uudmøntede?|udisponerede?|ikke[- ](?:udmøntede?|disponerede?|forbrugte?|brugte?)|"
    r"mangler (?:\w+ )?at blive)\b(?:[^;.\d]|dvs\.){0,50}$|"
    r"\btilbage(?: \w+){0,3} (?:er|står|bliver|var)\b[^;.\d]{0,40}$|\bde (?:sidste|øvrige) $|\b(?:alt|\w+t) på nær $"
)
_IS_THERE = Pattern(r"\b(?:er|står|var|bliver|har|resterer)\b[^;.\d]{0,40}$")
_IS_LEFT = Pattern(
    r" (?:udestår|resterer|mangler at blive|er (?:tilbage|til rest|uforbrugt|ikke (?:brugt|udmøntet)))\b"
)
_REMAINS = Pattern(
    r" (?:\w+ ){0,2}(?:tilbage|til rest|i rest|til overs|i overskud|i behold|til rådighed)\b"
    r"(?! til (?:kommunen|staten|kassen))"
)
_OWNED = Pattern(
    r"(?:pulje|ramme|bevilling|budget|beløb|midler|tilskud|udgift|pris|reserve|afsat|bevilg|koste|omkost|støtte|i alt|"
    r"samlet|samlede|rådighed|rådede|råder|donation|\baf de[nt]? )"
)
_TAKEN = Pattern(
    r"(?:udmønt|brug|disponer|anvend|tildel|bevilg|givet|gives|uddel|finansier|betal|dæk|bidrag|yder|reserver|overfør|"
    r"trukket fra|trækkes|udbetal|går til|gik til|gået|medgå|tilsagn|bundet|prioriter|fordel|afholdt|frigiv|"
    r"fået|modtag|heraf|deraf|hvoraf|fratr|reducer|nedskrev|regnskab|forbrug|tager|optag)"
)
_AND = Pattern(r"[^.;:()]{0,60}(?:,| og| samt) [^.;:()]{0,30}")
_FOR_INSTANCE = Pattern(r"(?<!\w)(?:bl\.a\.|blandt andet|fx|f\.eks\.|herunder|foreløbigt?|indtil videre)(?!\w)")
_OF_WHICH = Pattern(r"(?<!\w)(?:heraf|hvoraf|deraf|herunder|heri)(?!\w)[^;\d]{0,60}$")
_DETAIL = Pattern(
    r"(?<!\w)(?:heraf|hvoraf|deraf|herunder|heri|primært|hovedsagelig\w*|især|særligt|navnlig|nemlig)(?!\w)|\("
)
_BY = r"(?: [a-zæøå]+){0,2} med (?:yderligere )?"
_RISES = Pattern(rf"[^.;]{{0,60}}\b(?:for(?:høj|øg)es|øges|hæves|udvides|op(?:justeres|skrives)|stiger|vokser){_BY}")
_FALLS = Pattern(rf"[^.;]{{0,60}}\b(?:reduceres|sænkes|nedsættes|beskæres|falder|ned(?:justeres|skrives)){_BY}")
_ADDS = Pattern(r" (?:\w+ ){0,2}(?:tillægges|tilføres|får tilført) ")
_BECOMES = Pattern(
    r" til (?:i alt |nu |samlet )?|(?: (?:til|på|for) [^.;:\d]{1,60}?)?,? (?:og|så) (?:\w+ ){0,2}?(?:udgør|er|bliver|"
    r"kommer|ender|lander) (?:herefter |dermed |nu |så |derefter |således )?(?:op )?(?:på |i alt )?"
)
_OWN_BALANCE = Pattern(
    r"\b(?P<more>merforbrug\w*|budgetoverskrid\w*|overskrid\w*)|\b(?P<less>mindreforbrug\w*)|"
    r"\b(?P<won>overskud\w*)|\b(?P<lost>underskud\w*)"
)
_OVER_BUDGET = Pattern(
    r" (?:(?P<more>over)|(?P<less>under)) (?:det |den )?(?:budget\w*|rammen|bevilling\w*|overslag\w*)"
)
_PER = Pattern(r" (?:pr\.|per|til hver|i gennemsnit)")
_CLOSE = 40
"""Letters: a difference said so soon after the two amounts can only be theirs."""
_SENTENCES_BACK = 3
_MOST_TAKEN = 30


def check_differences(ground: Ground) -> None:
    """Every amount that is called what is left, what it differs by, or what something rises or falls with."""
    for number in range(len(ground.passages.sentences)):
        amounts = [each for each in ground.amounts_in(number) if each.ore and each not in ground.ranges]
        if len(amounts) > 1:
            _changes(ground, amounts)
            _becomes(ground, amounts)
        for claim in amounts:
            if claim not in ground.settled:
                _left(ground, claim) or _apart(ground, claim)


def _changes(ground: Ground, amounts: Sequence[Amount]) -> None:
    """``øges med 185 mio. kr. fra 265 mio. kr. til 450 mio. kr.``, or the step last, here or in the next sentence."""
    for first, last in pairwise(amounts):
        if last in ground.settled or not (
            _FROM.search(ground.before(first)) and _TO.fullmatch(ground.between(first, last))
        ):
            continue
        step = _step(ground, amounts, first, last)
        if step is None:
            continue
        less, more = sorted((first, last), key=lambda each: each.ore)
        if _is_other_year(ground, step, first, last) or not _may_be(ground, step, more.ore - less.ore, (more, less)):
            continue
        if step.start > last.start:
            judge(ground, step, [more, less], [1, -1])
        else:
            judge(ground, last, [first, step], [1, 1 if last.ore >= first.ore else -1])


def _becomes(ground: Ground, amounts: Sequence[Amount]) -> None:
    """``Bevillingen på 8,0 mio. kr. forhøjes med 1,5 mio. kr. til 9,5 mio. kr.``."""
    for base, step, last in zip(amounts, amounts[1:], amounts[2:], strict=False):
        words = ground.between(base, step)
        sign = 1 if _RISES.fullmatch(words) or _ADDS.fullmatch(words) else -1 if _FALLS.fullmatch(words) else 0
        if not sign or last in ground.settled or not _BECOMES.fullmatch(ground.between(step, last)):
            continue
        expected = base.ore + sign * step.ore
        if ground.is_yearly(base) == ground.is_yearly(last) and is_near(last, expected, 50):
            judge(ground, last, [base, step], [1, sign])


def _step(ground: Ground, amounts: Sequence[Amount], first: Amount, last: Amount) -> Amount | None:
    """What is said to lie between the two: the nearest in their sentence, else the first of the next one."""
    number = ground.number(first)
    steps = [each for each in amounts if each not in (first, last) and _CHANGE.search(ground.before(each))]
    steps = [each for each in steps if not _UNCHANGED.search(ground.before(each))]
    if steps:
        return min(steps, key=lambda each: min(abs(each.start - last.end), abs(first.start - each.end)))
    following = ground.amounts_in(number + 1) if _same_paragraph(ground, number, number + 1) else ()
    return next((each for each in following[:1] if _is_step(ground, each)), None)


def _is_step(ground: Ground, amount: Amount) -> bool:
    """Whether its sentence says that it is what something just mentioned rises or falls with."""
    before = ground.before(amount, 100)
    return _STEP.search(before) is not None and _POINTS_BACK.match(before) is not None


def _apart(ground: Ground, claim: Amount) -> bool:
    """``Budgettet var 45,0 mio. kr., og regnskabet blev 43,8 mio. kr. Det giver et mindreforbrug på 1,2 mio. kr.``."""
    pair = _compared(ground, claim)
    if pair is None:
        return False
    less, more = sorted(pair, key=lambda each: each.ore)
    expected, other = more.ore - less.ore, pair[1]
    is_here = ground.number(other) == ground.number(claim) and other.end <= claim.start
    is_close = is_here and len(ground.between(other, claim)) < _CLOSE
    if not expected or claim.ore >= more.ore or not (is_close or _may_be(ground, claim, expected, (more, less))):
        return False
    if fits(claim, expected) and (told := _other_way(ground, claim, pair)):
        ground.tell(Verdict.RED, Relation.SUM, [claim, more, less], told)
    else:
        _tell(ground, claim, more, [less])
    return True


def _other_way(ground: Ground, claim: Amount, pair: Sequence[Amount]) -> str:
    """What is said where a saving is called an overrun, or the other way round; nothing where it is called right."""
    match = _OVER_BUDGET.match(ground.after(claim)) or _OWN_BALANCE.search(ground.before(claim, 60))
    if match is None or any(each.ore < 0 for each in (claim, *pair)):
        return ""
    said = match.lastgroup
    for (first, second), is_money_in in zip(_BOOKS, (False, True), strict=True):
        roles = [_role(ground, each, first, second) for each in pair]
        if sorted(roles) != [1, 2]:
            continue
        meant, went = sorted(pair, key=lambda each: roles[pair.index(each)])
        right, wrong = ("won", "lost") if is_money_in else ("less", "more")
        if said not in (right, wrong) or (said == right) == (meant.ore > went.ore):
            return ""
        less, more = sorted((meant.ore, went.ore))
        names = {"won": "overskud", "lost": "underskud", "less": "mindreforbrug", "more": "merforbrug"}
        name = names[right if meant.ore > went.ore else wrong]
        return f"{say.calculation([more, -less])} er et {name}; teksten siger {' '.join(match[0].split())}"
    return ""


def _role(ground: Ground, amount: Amount, first: Pattern, second: Pattern) -> int:
    """1 for what was meant or came in, 2 for what went, 0 where the words before it say neither or both."""
    start = max(
        [
            ground.sentence(amount).start,
            *(each.end for each in ground.amounts_in(ground.number(amount)) if each.end <= amount.start),
        ]
    )
    words = ground.text[start : amount.start].lower()
    is_first, is_second = first.search(words) is not None, second.search(words) is not None
    return 0 if is_first == is_second else 1 if is_first else 2


def _compared(ground: Ground, claim: Amount) -> tuple[Amount, Amount] | None:
    """The two amounts before the claim, where it is called how far they are apart."""
    before = ground.before(claim, 100)
    is_balance, is_step = _BALANCE.search(before) is not None, _is_step(ground, claim)
    if not (is_balance or is_step or _OVER.match(ground.after(claim)) or _DIFFERENCE.search(before)):
        return None
    near = [each for each in _before(ground, claim, 2) if not _PER.match(ground.after(each))]
    near = [each for each in near if each is near[0] or not _OF_WHICH.search(ground.before(each))]
    if len(near) < 2 or (ground.is_yearly(claim) and not any(ground.is_yearly(each) for each in near[-2:])):
        return None
    if len(near) > 2 and not (is_balance or is_step or _DIFFERENCE.search(before) or _COMPARED.search(before)):
        # Of three in a row nobody can tell which two are compared.
        return None
    one, other = near[-2:]
    is_here = ground.number(other) == ground.number(claim)
    if _SHARE.search(before) or not (is_here or is_step or _OF_THESE.match(before)):
        return None
    words = ground.text[ground.sentence(one).start : max(one.end, claim.start)]
    if is_balance:
        return (one, other) if _are_books(words) and _same_years(ground, one, other, claim) else None
    years = ground.years_of(one), ground.years_of(other)
    is_compared = _COMPARED.search(words) is not None or (all(years) and years[0] != years[1])
    is_tied = len(near) == 2 and is_compared and not _is_other_year(ground, claim, one, other)
    return (one, other) if is_tied or not is_step else None


def _left(ground: Ground, claim: Amount) -> bool:
    """``Af puljen på 10 mio. kr. er der udmøntet 6,5 mio. kr. Der resterer dermed 3,5 mio. kr.``."""
    before = ground.before(claim, 100)
    is_left = (
        _REST.search(before)
        or _IS_LEFT.match(ground.after(claim))
        or (_REMAINS.match(ground.after(claim)) and _IS_THERE.search(before))
    )
    if not is_left or claim.ore < 0 or ground.is_yearly(claim):
        return False
    meant: tuple[Amount, list[Amount]] | None = None
    for window in _accounts(ground, claim):
        if not 2 <= len(window) <= _MOST_TAKEN:
            continue
        whole = max(window, key=lambda each: each.ore)
        taken = [each for each in window if each is not whole]
        if not _is_account(ground, whole, taken) or claim.ore >= whole.ore:
            continue
        expected = whole.ore - sum(each.ore for each in taken)
        if fits(claim, expected):
            _tell(ground, claim, whole, taken)
            return True
        is_part = any(_FOR_INSTANCE.search(_own_words(ground, each)) for each in taken)
        if meant is None and expected > 0 and not is_part and _may_be(ground, claim, expected, (whole, *taken)):
            meant = whole, taken
    if meant:
        _tell(ground, claim, *meant)
    return meant is not None


def _accounts(ground: Ground, claim: Amount) -> Iterator[list[Amount]]:
    """The amounts that the rest may be of, ever further back, first without what only tells of another one."""
    for back in range(_SENTENCES_BACK + 1):
        window = _before(ground, claim, back, exactly=True)
        window += [each for each in ground.amounts_in(ground.number(claim)) if each.start > claim.start]
        kept: list[Amount] = []
        hidden = -1
        for each in window:
            number = ground.number(each)
            is_same = bool(kept) and ground.number(kept[-1]) == number
            if hidden != number and is_same and _DETAIL.search(ground.between(kept[-1], each)):
                hidden = number
            if hidden != number:
                kept.append(each)
        if len(kept) < len(window):
            yield kept
        yield window


def _is_account(ground: Ground, whole: Amount, taken: Sequence[Amount]) -> bool:
    """Whether the words call the one money that is there, and the others money that goes from it."""
    if any(ground.is_yearly(each) != ground.is_yearly(whole) for each in taken):
        return False
    if not _OWNED.search(ground.about(whole)):
        return False
    for before, each in zip((None, *taken), taken, strict=False):
        goes_on = before is not None and _AND.fullmatch(ground.between(before, each)) is not None
        if not goes_on and not _TAKEN.search(ground.about(each)):
            return False
    return True


def _own_words(ground: Ground, amount: Amount) -> str:
    """The words before an amount and those just after it, no further than where something else is told of it."""
    start, end = ground.stretch(amount)
    after = re.split(r"[,(]", ground.text[amount.end : end])[0]
    return ground.text[start : amount.start] + after


def _tell(ground: Ground, claim: Amount, more: Amount, less: Sequence[Amount]) -> None:
    """Hold the claim against the difference; one that is written with a minus is the other way round."""
    sign = -1 if claim.ore < 0 else 1
    judge(ground, claim, [more, *less], [sign] + [-sign] * len(less))


def _may_be(ground: Ground, claim: Amount, expected: int, others: Sequence[Amount]) -> bool:
    """Whether a claim that does not fit is still meant to: as much or so, and not for several years together."""
    if fits(claim, expected):
        return True
    is_yearly = any(ground.is_yearly(each) for each in others)
    if claim.qualifier is Qualifier.IN_ALL or ground.is_yearly(claim) > is_yearly:
        return False
    if abs(claim.ore) > max(each.ore for each in others):
        return False
    return is_near(claim, expected, 100) or looks_mistyped(claim, expected)


def _before(ground: Ground, claim: Amount, back: int, *, exactly: bool = False) -> list[Amount]:
    """The amounts before the claim in its paragraph, so many sentences back; no further than two, unless asked to."""
    number = ground.number(claim)
    found = [each for each in ground.amounts_in(number) if each.start < claim.start and each not in ground.ranges]
    for n in range(number - 1, number - 1 - back, -1):
        if n < 0 or not _same_paragraph(ground, n, number) or (len(found) > 1 and not exactly):
            break
        found = [*(each for each in ground.amounts_in(n) if each.ore and each not in ground.ranges), *found]
    return found


def _same_paragraph(ground: Ground, one: int, other: int) -> bool:
    sentences = ground.passages.sentences
    return other < len(sentences) and sentences[one].paragraph == sentences[other].paragraph


def _is_other_year(ground: Ground, claim: Amount, one: Amount, other: Amount) -> bool:
    """Whether the claim is said of a year that neither of the two is for."""
    years = ground.years_of(one) | ground.years_of(other)
    return bool(years and ground.years_of(claim)) and years.isdisjoint(ground.years_of(claim))


def _are_books(words: str) -> bool:
    """Whether they speak of both what was meant and what went, or of what came in and what went out."""
    return any(left.search(words) and right.search(words) for left, right in _BOOKS)


def _same_years(ground: Ground, one: Amount, other: Amount, claim: Amount) -> bool:
    """Whether nothing says that they are for different years."""
    years = [ground.years_of(each) for each in (one, other, claim)]
    return all(not left or not right or left & right for left, right in pairwise([*years, years[0]]))
