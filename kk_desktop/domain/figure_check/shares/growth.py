"""What something rises or falls with in percent, held against what it was and what it becomes."""

from __future__ import annotations

from fractions import Fraction

from .. import say
from ..ground import Ground
from ..model import Amount, Figure, FigureKind, Qualifier, Relation, Verdict
from ..sums.adding import is_near, looks_mistyped
from ..text.patterns import Pattern
from .portions import Share, share_of

_RISES = Pattern(
    r"[^.;]{0,60}\b(?:for(?:høj|øg)es|forhøjet|forøget|øges|øget|hæves|hævet|op(?:justeres|skrives|justeret)|stiger|steget|fremskrives|fremskrevet|reguleres|opreguleres|"
    r"steg|vokser|vokset|stige|øge|hæve|forhøje) (?:\w+ ){0,2}med (?:ca\. )?"
)
_FALLS = Pattern(
    r"[^.;]{0,60}\b(?:reduceres|reduceret|sænkes|sænket|nedsættes|nedsat|beskæres|beskåret|falder|faldet|faldt|"
    r"ned(?:justeres|skrives|justeret)|falde|sænke|reducere) (?:\w+ ){0,2}med (?:ca\. )?"
)
_THAT_IS = Pattern(
    r",? ?\(?(?:svarende til|svarer til|dvs\.?|det vil sige|altså|hvilket (?:er|giver|svarer til|udgør)|eller|=|i alt)"
    r" (?:ca\. |i alt |med )?|, | \((?:ca\. )?"
)
_TO = Pattern(r" til (?:i alt |nu |samlet )?| og (?:bliver|udgør|er) (?:herefter |dermed |nu |så )?(?:på )?")
_NEXT = Pattern(
    r"\W*(?:det|dette|(?:forhøjelse|forøgelse|stigning|reduktion|nedsættelse|besparelse|opjustering|nedjustering|"
    r"merudgift|mindreudgift|ekstraudgift)(?:e?n)?|faldet) (?:\w+ )?(?:er|udgør|svarer til|giver|bliver|"
    r"beløber sig til|koster)(?: på| i alt)* (?:ca\. |i alt )?"
)
_COMPARED = Pattern(r" (?:mere|mindre|over|under|højere|lavere|flere|færre)\b")
_FROM_TO = Pattern(r"(?: [^.;,\d]{0,40})?(?: i (?:budget )?\d{4})? til ")
_FROM = Pattern(r"\bfra (?:\w+ )?$")
_CHANGE = Pattern(
    r"(?: i (?:budget )?\d{4})?[,(]? ?\(?(?:svarende til|dvs\.?|altså|hvilket er|det er|det svarer til)? ?"
    r"(?:en |et )?(?:samlet )?(?:stigning|forhøjelse|forøgelse|fald|reduktion|nedsættelse|besparelse|vækst) "
    r"(?:på |med )(?:ca\. )?"
)
_IS_A_CHANGE = Pattern(
    r"\W*(?:det|dette|hvilket) (?:\w+ )?(?:er|giver|svarer til|betyder|udgør) (?:en |et )?(?:samlet )?"
    r"(?:stigning|forhøjelse|forøgelse|fald|reduktion|nedsættelse|besparelse|vækst) på (?:ca\. )?"
)
_OTHERWISE = Pattern(
    r",? ?(?:af|årligt|om året|pr\.|per|i gennemsnit|reelt|realt|hver|mere|mindre|højere|lavere|point)\b"
)


def check_growth(ground: Ground) -> None:
    """Every share that something rises or falls with."""
    for figure in ground.figures:
        if figure.kind is not FigureKind.SHARE or _OTHERWISE.match(ground.after(figure, 20)):
            continue
        amounts = [each for each in ground.amounts_in(ground.number(figure)) if each not in ground.ranges]
        before = [each for each in amounts if each.end <= figure.start]
        if before:
            _from_to(ground, figure, before) or _base(ground, figure, before[-1], amounts)
        elif not amounts and _IS_A_CHANGE.fullmatch(ground.before(figure, 100)):
            _from_to(ground, figure, list(ground.amounts_in(ground.number(figure) - 1)))


def _base(ground: Ground, figure: Figure, base: Amount, amounts: list[Amount]) -> bool:
    """``Byggesummen på 82,0 mio. kr. forhøjes med 2,5 %``, and so much that is, or so much it becomes."""
    words = ground.between(base, figure)
    sign = 1 if _RISES.fullmatch(words) else -1 if _FALLS.fullmatch(words) else 0
    if not sign:
        return False
    share = share_of(figure)
    after = next((each for each in amounts if each.start > figure.end), None)
    lead = ground.between(figure, after) if after else ""
    if after and _TO.fullmatch(lead):
        _tell(ground, share, after, base, 1 + sign * share.part)
        return True
    if after is None:
        number = ground.number(figure)
        following = ground.amounts_in(number + 1)[:1]
        after = next((each for each in following if _NEXT.fullmatch(ground.before(each, 100))), None)
    elif not _THAT_IS.fullmatch(lead):
        return False
    if after is None or _COMPARED.match(ground.after(after, 12)) or ground.is_yearly(after) > ground.is_yearly(base):
        return False
    _tell(ground, share, after, base, share.part)
    return True


def _from_to(ground: Ground, figure: Figure, before: list[Amount]) -> bool:
    """``fra 8,0 mio. kr. til 9,2 mio. kr., en stigning på 15 pct.``."""
    if len(before) < 2:
        return False
    first, last = before[-2:]
    if not (
        _FROM.search(ground.before(first))
        and _FROM_TO.fullmatch(ground.between(first, last))
        and (ground.number(last) != ground.number(figure) or _CHANGE.fullmatch(ground.between(last, figure)))
    ):
        return False
    share = share_of(figure)
    sign = 1 if last.ore > first.ore else -1
    _tell(ground, share, last, first, 1 + sign * share.part)
    return True


def _tell(ground: Ground, share: Share, result: Amount, base: Amount, part: Fraction) -> None:
    """Hold an amount against so large a part of another one; nothing where it cannot be meant to be that."""
    expected = round(base.ore * part)
    own, rounded = Fraction(result.precision_ore, 2), Fraction(base.precision_ore, 2) * part
    off = abs(result.ore - base.ore * part)
    said = f"{say.prose(base.ore)} {'+' if part > 1 else '-'} {share.figure.quote} = {say.prose(expected)}"
    if part == share.part:
        said = f"{share.figure.quote} af {say.prose(base.ore)} = {say.prose(expected)}"
    said += f"; {say.claim(result)}"
    slack = abs(base.ore) * share.slack
    if base.price_level != result.price_level:
        return
    if off <= max(own, slack):
        verdict = Verdict.GREEN
    elif off <= own + rounded + slack or Qualifier.ABOUT in (base.qualifier, result.qualifier):
        verdict = Verdict.AMBER
    elif is_near(result, expected, 100) or looks_mistyped(result, expected):
        verdict = Verdict.RED
    else:
        return
    said += say.apart(result.ore, expected) if verdict is not Verdict.GREEN else ""
    ground.tell(verdict, Relation.SHARE_OF, [result, share.figure, base], said, expected=expected)
