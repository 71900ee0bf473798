"""How closely the words tie a share to what it gives and to what it is of: from 0 points, none, to 4, outright."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..ground import Ground
from ..model import Amount, Figure, FigureKind, Qualifier
from ..sums.partitions import is_whole
from ..text.patterns import Pattern
from ..text.words import same, telling
from .quantities import Quantity
from .subjects import tie_to_subject

_OF_THING = r"(?: heraf| af (?:dem|disse|det|den)\b| (?:af|til|for|i|fra) [^.;:()\d]{1,70}?)?"
_SURE = (
    r"(?<!\w)(?:svarende til|svarer til|dvs\.?|det vil sige|altså|eller|nemlig|(?:hvilket|som|det|og det|og dette) "
    r"(?:er|var|svarer til|svarede til|giver|gav|udgør|udgjorde|vil sige|betyder|bliver|blev)|"
    r"lægger beslag på|tegner sig for|står for|=)"
)
_SMALL = r"(?: (?:i alt|ca\.|på|til|således|dermed|derfor|kun|hele|det|knap|godt))*"
_GIVES = Pattern(
    rf"\)?(?: [^.;:()\d]{{1,80}}?)?(?:[,;:]?(?: [–-])? ?\(?{_SURE}{_SMALL} )|"
    r"(?: (?!af )[^\W\d]\w+){0,2} \(|"
    rf"\)?{_OF_THING}(?:,? (?:udgør|giver|bliver|er|i alt){_SMALL} | ?\(|,? [–-] |, (?:på )?)|"
    rf"[,:]? (?:på|med){_SMALL} |(?: [a-zæøå]+){{1,2}}, (?:i alt|nemlig) "
)
_REFERENCE = re.compile(
    r",? \(?jf\. [^,;()]{1,40}(?:, (?:stk|nr|pkt|litra)\. ?\w+)*\)?(?=,)|,? \(?jf\. [^,;()]{1,40}\)"
)
"""``jf. § 9, stk. 1``, between what belongs together."""
_NOUNS = r"(?: [^\s,;:()]+){0,9}"
_FEW = r"(?: (?!til\b|gik\b|går\b|er\b|fik\b)[^\W\d][^\s,;:()]*){0,3}"
_IS = Pattern(
    rf"\)?{_NOUNS},? ?(?:[–-] )?\(?(?:{_SURE}|(?<!\w)(?:udgør|er|var|bliver|blev)){_SMALL} |"
    rf"{_FEW}(?: \(|,? [–-] (?:altså )?)"
)
_RATE = Pattern(
    r"\b\w*(?:procent|andel|del|kvote|grad|dækning|tilslutning|deltagelse)(?:en)? "
    r"(?:(?:er|var|blev|udgør|udgjorde|ligger) )?"
    r"(?:(?:dermed|således|altså|derfor|herefter|nu) )?(?:på )?(?:ca\. |i alt |kun |hele )?$"
)
_THAT_BE = Pattern(r"\b(?:udgør|er|bliver|giver|svarer) (?:det|dette|andelen)(?: til)?(?: (?:ca\.|i alt))? $")
_OF_THEM = Pattern(r" af (?:dem|disse)\b")
_SO_IT_IS = Pattern(
    r"\W*(?:det|dette|hvilket|dermed|hermed|altså|\w*(?:andel|procent|kvote|grad)en)\b[^.;:\d]{0,60}"
    r"\b(?:på|at|om|er|var|til|giver|gav|udgør|udgjorde|bliver|blev|svarer til)(?: (?:dermed|således|altså|herefter))? "
    r"(?:ca\. |i alt |kun |hele )*"
)
_IT_MEANS = Pattern(
    r"\W*(?:det|dette|hvilket) (?:betyder|indebærer|medfører|vil sige)[^.;:\d]{0,60} (?:mister|får|betaler|sparer|"
    r"skal \w+|afsættes|bruges|gives|spares|går|forsvinder|mangler)(?: \w+){0,2} "
)
_OF_BASE = Pattern(
    r"(?: [^.;:()\d]{1,40}?)? (?:ud )?af (?:[^\W\d][^\s;:,.()]* ){0,7}?"
    r"(?:[^\W\d][^\s;:,.()]*, (?:som|der|hvilke) (?:[^\s;:,.()]+ ){0,4}?(?:er|udgør|var|beløber sig|udgjorde) "
    r"(?:(?:opgjort|kalkuleret|anslået|budgetteret|beregnet|fastsat|sat)? ?til )?)?(?:på )?(?:i alt |ca\. )?"
)
_OUT_OF = Pattern(r"(?:^|[\s(])(?:ud )?af (?:[^\W\d][^\s;:,.()]* ){0,6}$")
_PART_OF = Pattern(r"(?: [^\W\d][^\s,;:()]*){0,5} (?:ud )?af (?:(?!og )[^\W\d][^\s;:,.()]* ){0,5}(?:på )?")
_THEREOF = Pattern(r"(?<!\w)(?:heraf|hvoraf|deraf|af (?:dem|disse|dette|det|den))(?!\w)")
_BEGINS_THEREOF = Pattern(r"\W*(?:heraf|deraf|af (?:disse|dem|dette|beløbet|midlerne|puljen|udgiften|udgifterne))\b")
_AMONG = Pattern(r"(?<!\w)(?:blandt|ud af|af) (?:[^\W\d][^\s;:.()]* ){0,8}$")
_OTHER_BASE = Pattern(r" (?:ud )?af (?:et|en) (?:\w+ ){0,2}(?:mindre|større|andet|anden|tidligere|lavere|højere)(?!\w)")
_NOUN = Pattern(r" (?:ud )?af (?P<noun>[^.,;:()%\d]{1,70})")
_IT = Pattern(r"(?:denne?|dette|det|disse|dem|alle)(?: \w+)?")
IS_MONEY = Pattern(
    r"\b(?:udgift\w*|beløb\w*|pris\w*|budget\w*|omkostning\w*|midler\w*|ramme\w*|pulje\w*|sum\w*|finansiering\w*|"
    r"investering\w*|anlægssum\w*|hele|det samlede)\b"
)
_IS_ALL = Pattern(
    r"\b(?:samle(?:t|de)|hele|i alt|koster?|budget\w*|ramme\w*|pulje\w*|\w*udgift\w*|tilskud\w*|kalkuleret|anslået|"
    r"pris\w*|bevilling\w*|bruttoudgift\w*|\w*drift\w*|\w*lån\w*|købesum\w*|anskaffelsessum\w*)\b"
)
_ROLE = Pattern(
    r"\b\w*(?:(?P<refund>refusion|refunder)|(?P<own>egen(?:finansier|betaling|andel)|egen andel)|"
    r"(?P<pays>medfinansier)|(?P<parents>forældre)|(?P<grant>tilskud|støtte[rsn]?\b|bidrag|bevilge|tilsagn)|"
    r"(?P<part>andel|\bdel\b|\bpart\b)|(?P<over>overhead|depositum|rabat)|"
    r"(?P<covers>dæk(?:ker|kes|ning)|betal|finansier|\bgiver\b|\byder\b)|(?P<loan>grundkapital))\w*"
)
_THUS = Pattern(r"\b(?:dermed|derfor|herefter|hermed|således|altså|derefter|så|ergo|på den baggrund)\b")
_REST = Pattern(r"\b(?:rest\w*|de (?:øvrige|sidste)),? (?:\w+ ){0,2}$")
SAID, NAMED = 4, 3
"""Points of a tie that is said in so many words, and of one that a noun or a word such as ``heraf`` names."""
_SAME_NOUN, _OF_OTHERS = 2, -2
"""Points of a base that has the noun of what the share is of, and of one that does not count such things."""
_FAR = 4
"""Sentences from a share from which nothing is tied to it any more."""
_SHORTEST, _LONG, _SUBJECT = 6, 8, 5
"""Letters of a word that tells one thing from another, of one that does so alone, and of a sentence's subject."""


def tie_to_result(ground: Ground, share: Figure, result: Quantity, base: Quantity) -> int:
    """How surely the words say that the share gives this; what it is of may stand between them."""
    thing = result.thing
    apart = ground.number(thing) - ground.number(share)
    is_rest = _is_rest(ground, thing) and thing.start > share.end
    if is_rest or (apart == 0 and _is_of_another(ground, share, thing)):
        return 0
    return max(_tie_by_form(ground, share, result, base), tie_to_subject(ground, share, thing, base.thing))


def _tie_by_form(ground: Ground, share: Figure, result: Quantity, base: Quantity) -> int:
    """How surely the words between them say so."""
    thing = result.thing
    apart = ground.number(thing) - ground.number(share)
    if _is_part_of(ground, result, base) and base.thing.end <= share.start and apart in (0, -1):
        is_so = (
            _SO_IT_IS.fullmatch(ground.before(share, 120))
            if apart
            else _IS.fullmatch(ground.between(base.thing, share))
        )
        if is_so:
            return 4
    if apart in (0, -1) and thing.end <= share.start and _RATE.search(ground.before(share, 60)):
        return 3
    if _is_part_of(ground, result, base) and apart in (0, -1) and _by_noun(ground, share, base.thing) > _SAME_NOUN:
        return 3
    if apart == 0:
        return _beside(ground, share, thing, base.thing)
    return _after(ground, share, thing, base.thing) if apart > 0 else _in_front(ground, share, thing) * (apart == -1)


def _beside(ground: Ground, share: Figure, thing: Amount | Figure, base: Amount | Figure) -> int:
    """In the sentence of the share."""
    if thing.start < share.start:
        words = ground.between(thing, share)
        is_of_them = _OF_THEM.match(words) is not None
        return 4 if _IS.fullmatch(words) else 2 * is_of_them + bool(is_of_them and _THUS.search(words))
    is_between = share.end <= base.start and base.end <= thing.start
    is_of_it = is_between and _OF_BASE.fullmatch(ground.between(share, base)) is not None
    words = _REFERENCE.sub("", ground.between(base if is_of_it else share, thing))
    is_given = _GIVES.fullmatch(words) is not None
    return 4 if is_given else _by_role(ground, share, thing)


def _in_front(ground: Ground, share: Figure, thing: Amount | Figure) -> int:
    """In the sentence before the share's."""
    if _SO_IT_IS.fullmatch(ground.before(share, 120)):
        return 3
    is_total = isinstance(thing, Amount) and thing.qualifier is Qualifier.IN_ALL
    return 2 if is_total and _roles(_words_of(ground, share)) else 0


def _after(ground: Ground, share: Figure, thing: Amount | Figure, base: Amount | Figure) -> int:
    """In one of the sentences after the share's."""
    apart = ground.number(thing) - ground.number(share)
    lead = ground.before(thing, 120)
    if apart == 1 and (
        _SO_IT_IS.fullmatch(lead) or _IT_MEANS.fullmatch(lead) or _THAT_BE.search(ground.before(thing, 40))
    ):
        return 3
    role = _by_role(ground, share, thing) if apart < _FAR else 0
    if not role:
        # ``En tredjedel skal bruges i byområderne. Byområderne får derfor ...``
        role = _is_told_again(ground, share, thing)
    is_one = base.end <= thing.start and ground.number(base) == ground.number(thing)
    return role + bool(role and is_one and _THUS.search(ground.between(base, thing)))


def _is_part_of(ground: Ground, result: Quantity, base: Quantity) -> bool:
    """``7 af de 10 områder``, ``184 t.kr. ud af et beløb på 9,2 mio. kr.``."""
    is_before = result.thing.end <= base.thing.start and ground.number(result.thing) == ground.number(base.thing)
    return is_before and _PART_OF.fullmatch(ground.between(result.thing, base.thing)) is not None


def is_counted_of(ground: Ground, part: Amount | Figure, whole: Amount | Figure) -> bool:
    """Whether the words count the one out of the other: ``3.200 personer. Heraf var 960``, ``blandt de 980 er 343``."""
    apart = ground.number(part) - ground.number(whole)
    if whole.end > part.start or apart > 1:
        return False
    words = ground.between(whole, part)
    number = ground.number(part)
    others: list[Amount | Figure] = [*ground.counts_in(number), *ground.amounts_in(number)]
    if any(whole.end <= each.start < part.start for each in others):
        return False
    if apart:
        return _BEGINS_THEREOF.match(ground.words(number)) is not None
    return _THEREOF.search(words) is not None or _AMONG.search(ground.before(whole, 60)) is not None


def is_said(ground: Ground, share: Figure, result: Quantity) -> bool:
    """Whether the words say outright that the share gives it, whatever it is of."""
    thing = result.thing
    words = ground.between(share, thing)
    if (_GIVES if thing.start > share.end else _IS).fullmatch(words):
        return True
    return _by_role(ground, share, thing) > 0 and thing.start > share.end


def tie_to_base(ground: Ground, share: Figure, base: Quantity) -> int:
    """How surely the words say that the share is of this."""
    thing = base.thing
    if _is_rest(ground, thing) or _is_base_of_another(ground, share, thing):
        return 0
    apart = ground.number(thing) - ground.number(share)
    if apart == 0:
        words = ground.between(share, thing)
        if thing.start > share.end:
            return 4 if _OF_BASE.fullmatch(words) else 0
        if _OUT_OF.search(ground.before(thing, 80)) or _THEREOF.search(words):
            return 3
    elif apart == -1 and (_is_of_them(ground, share) or _BEGINS_THEREOF.match(ground.words(ground.number(share)))):
        return 3
    is_out_of = apart in (-1, 1) and _OUT_OF.search(ground.before(thing, 80)) is not None
    points = _by_noun(ground, share, thing)
    if apart > 0 and points < NAMED and _OTHER_BASE.match(ground.after(share)):
        return 0
    return max(2, points) if is_out_of else points


def _is_of_them(ground: Ground, share: Figure) -> bool:
    """``84 af dem er over 60 år, altså 30 pct.``: of what the sentence before told."""
    counts = ground.counts_in(ground.number(share))
    return any(each.end <= share.start and _OF_THEM.match(ground.after(each, 12)) for each in counts)


def _by_noun(ground: Ground, share: Figure, thing: Amount | Figure) -> int:
    """Points where what the share is of has the thing's noun, or both are just money, and the thing is a whole."""
    points = 0
    if match := _NOUN.match(ground.after(share, 90)):
        own = telling(_words_of(ground, thing))
        is_it = _IT.fullmatch(match["noun"]) is not None
        said = telling(ground.before(share, 80))[-2:] if is_it else telling(match["noun"])
        nouns = [word for word in said if len(word) >= _SHORTEST]
        told = [noun for noun in nouns if any(_is_same(noun, word) for word in own)]
        if told:
            points = 4 if max(map(len, told)) >= 2 * _LONG else 3
        elif isinstance(thing, Amount) and IS_MONEY.search(match["noun"]):
            points = 1
        elif not is_it and (not isinstance(thing, Amount) or _is_told_elsewhere(ground, share, nouns)):
            points = _OF_OTHERS
    is_all = isinstance(thing, Amount) and (is_whole(ground, thing) or _IS_ALL.search(ground.before(thing, 60)))
    return points + bool(is_all)


def _is_told_elsewhere(ground: Ground, share: Figure, nouns: Sequence[str]) -> bool:
    """Whether the text has named what the share is of, and not at an amount: ``Driften fremgår af tabel 2``."""
    number = ground.number(share)
    before = [*telling(ground.before(share, 120)), *(telling(ground.words(number - 1)) if number else ())]
    return any(_is_same(noun, word) for noun in nouns for word in before)


def _is_same(one: str, other: str) -> bool:
    """Whether two words are one, or the one is what the other is compounded of: ``fritidstilbuddet``, ``tilbuddet``."""
    shorter, longer = sorted((one, other), key=len)
    return same(one, other) or (len(shorter) >= _LONG and longer.endswith(shorter))


def _is_told_again(ground: Ground, share: Figure, thing: Amount | Figure) -> int:
    """Points where a sentence concludes, or concludes of the same thing: ``boden udgør 5 pct. … Boden er derfor``."""
    if not isinstance(thing, Amount) or not _THUS.search(ground.before(thing, 100)):
        return 0
    told = telling(ground.words(ground.number(share)))
    own = telling(_words_of(ground, thing))
    subject = [word for word in own[:1] if len(word) >= _SUBJECT]
    is_same = any(_is_same(word, other) for word in own if len(word) >= _LONG for other in told)
    is_same = is_same or any(_is_same(word, other) for word in subject for other in told)
    is_next = ground.number(thing) == ground.number(share) + 1
    return is_next + is_same if is_next else 2 * is_same


def _is_rest(ground: Ground, thing: Amount | Figure) -> bool:
    """Whether it is what is left when the shares are taken."""
    return _REST.search(ground.before(thing, 30)) is not None


def _is_base_of_another(ground: Ground, share: Figure, thing: Amount | Figure) -> bool:
    """Whether the words say that another share is of it: ``75 pct. af 1,5 mio. kr.``."""
    others = [each for each in ground.figures_in(ground.number(thing), FigureKind.SHARE) if each.end <= thing.start]
    last = others[-1] if others else share
    return last.start > share.start and _OF_BASE.fullmatch(ground.between(last, thing)) is not None


def _is_of_another(ground: Ground, share: Figure, thing: Amount | Figure) -> bool:
    """Whether another share stands between the two."""
    first, last = sorted((share.start, thing.start))
    shares = ground.figures_in(ground.number(share), FigureKind.SHARE)
    return any(first < each.start < last for each in shares)


def _by_role(ground: Ground, share: Figure, thing: Amount | Figure) -> int:
    """Points where both are told with the same word for who pays: ``refunderer 80 %`` and ``refusionen``."""
    left, right = _roles(_words_of(ground, share)), _roles(_words_of(ground, thing))
    if not left or not right or not isinstance(thing, Amount):
        return 0
    is_thus = _THUS.search(ground.before(thing, 80)) is not None
    return 1 + bool(left & right or is_thus) + bool(left & right and is_thus)


def _roles(words: str) -> set[str]:
    return {str(match.lastgroup) for match in _ROLE.finditer(words)}


def _words_of(ground: Ground, thing: Amount | Figure) -> str:
    """The words about it: in its sentence, no further than the amounts beside it."""
    if isinstance(thing, Amount):
        return ground.about(thing)
    return f"{ground.before(thing, 70)} {ground.after(thing, 70)}"
