"""How closely the words tie a share to what it gives, and to what it is of; points from 0, none, to 4, said outright."""

from __future__ import annotations

from ..cells.labels import same, telling
from ..ground import Ground
from ..model import Amount, Figure
from ..sums.partitions import is_whole
from ..text.patterns import Pattern
from .quantities import Quantity

_OF_THING = r"(?: heraf| af (?:dem|disse|det|den)\b| (?:af|til|for|i|fra|på) [^.;:()\d]{1,70}?)?"
_LINK = (
    r"(?:svarende til|svarer til|dvs\.?|det vil sige|altså|eller|udgør|giver|bliver|er|på|i alt|med|nemlig|"
    r"(?:hvilket|som|det|og det|og dette) (?:er|svarer til|giver|udgør)|=)"
)
_SMALL = r"(?: (?:i alt|ca\.|på|til|således|dermed|derfor|kun|hele|det|knap|godt))*"
_GIVES = Pattern(rf"{_OF_THING}(?:[,;:]?(?: [–-])? ?\(?{_LINK}{_SMALL} | ?\(|,? [–-] |, (?:på )?)")
_NOUNS = r"(?: [^\W\d][^\s,;:()]*){0,6}"
_IS = Pattern(rf"{_NOUNS}(?:,? ?(?:[–-] )?\(?{_LINK}{_SMALL} | \(|,? [–-] (?:altså )?)")
_SO_IT_IS = Pattern(
    r"\W*(?:det|dette|hvilket|dermed|hermed|altså|andelen|svarprocenten)\b[^.;:\d]{0,60}\b(?:på|er|til|giver|udgør|bliver|svarer til) "
    r"(?:ca\. |i alt |kun |hele )*"
)
_OF_BASE = Pattern(r"(?: [^.;:()\d]{1,40}?)? (?:ud )?af (?:[^\W\d][^\s;:,.()]* ){0,7}?(?:på )?(?:i alt |ca\. )?")
_OUT_OF = Pattern(r"(?:^|[\s(])(?:ud )?af (?:[^\W\d][^\s;:,.()]* ){0,6}$")
_THEREOF = Pattern(r"(?<!\w)(?:heraf|hvoraf|deraf|af (?:dem|disse|dette|det|den))(?!\w)")
_BEGINS_THEREOF = Pattern(r"\W*(?:heraf|deraf|af (?:disse|dem|dette|beløbet|midlerne|puljen|udgiften|udgifterne))\b")
_NOUN = Pattern(r" (?:ud )?af (?P<noun>[^.,;:()%\d]{1,70})")
_MONEY = Pattern(
    r"\b(?:udgift\w*|beløb\w*|pris\w*|budget\w*|omkostning\w*|midler\w*|ramme\w*|pulje\w*|sum\w*|finansiering\w*|"
    r"investering\w*|anlægssum\w*|hele|det samlede)\b"
)
_IS_ALL = Pattern(
    r"\b(?:samle(?:t|de)|hele|i alt|koster?|budget\w*|ramme\w*|pulje\w*|udgift\w*|tilskud\w*|kalkuleret|anslået|pris\w*|"
    r"bevilling\w*|bruttoudgift\w*|\w*drift\w*|\w*lån\w*|købesum\w*|anskaffelsessum\w*)\b"
)
_ROLE = Pattern(
    r"\b\w*(?:refusion|refunder|medfinansier|egenfinansier|egenbetaling|forældrebetaling|tilskud|bidrag|andel|overhead|"
    r"depositum|rabat|støtte|dæk(?:ker|kes|ning)|grundkapital)\w*"
)
_THUS = Pattern(r"\b(?:dermed|derfor|herefter|hermed|således|altså|derefter|så|ergo)\b")
_SHORTEST = 6
"""Letters of a word that tells one thing from another."""


def tie_to_result(ground: Ground, share: Figure, result: Quantity) -> int:
    """How surely the words say that the share gives this."""
    thing = result.thing
    apart = ground.number(thing) - ground.number(share)
    if apart == 0:
        words = ground.between(share, thing)
        if (_GIVES if thing.start > share.end else _IS).fullmatch(words):
            return 4 if len(words) > 2 else 3
        return 2 if _shares_role(ground, share, thing) else 0
    if apart == -1:
        return 3 if _SO_IT_IS.fullmatch(ground.before(share, 120)) else 0
    if apart == 1 and _SO_IT_IS.fullmatch(ground.before(thing, 120)):
        return 3
    return 2 if 0 < apart < 4 and _shares_role(ground, share, thing) else 0


def tie_to_base(ground: Ground, share: Figure, base: Quantity) -> int:
    """How surely the words say that the share is of this."""
    thing = base.thing
    apart = ground.number(thing) - ground.number(share)
    if apart == 0:
        words = ground.between(share, thing)
        if thing.start > share.end:
            return 4 if _OF_BASE.fullmatch(words) else 0
        if _OUT_OF.search(ground.before(thing, 80)) or _THEREOF.search(words):
            return 3
    elif apart == -1 and _BEGINS_THEREOF.match(ground.words(ground.number(share))):
        return 3
    points = 0
    match = _NOUN.match(ground.after(share, 90))
    if match:
        own = _words_of(ground, thing)
        nouns = [word for word in telling(match["noun"]) if len(word) >= _SHORTEST]
        if any(same(noun, word) for noun in nouns for word in telling(own)):
            points = 3
        elif isinstance(thing, Amount) and _MONEY.search(match["noun"]):
            points = 1
    if isinstance(thing, Amount) and (is_whole(ground, thing) or _IS_ALL.search(ground.before(thing, 60))):
        points += 1
    return points


def _shares_role(ground: Ground, share: Figure, thing: Amount | Figure) -> bool:
    """Whether both are told with the same word for who pays: ``refunderer 80 %`` and ``refusionen``."""
    left = {match[0][:7] for match in _ROLE.finditer(_words_of(ground, share))}
    right = {match[0][:7] for match in _ROLE.finditer(_words_of(ground, thing))}
    return bool(left and right) and (bool(left & right) or _THUS.search(ground.before(thing, 60)) is not None)


def _words_of(ground: Ground, thing: Amount | Figure) -> str:
    """The words about it: in its sentence, no further than the amounts beside it."""
    if isinstance(thing, Amount):
        return ground.about(thing)
    return f"{ground.before(thing, 70)} {ground.after(thing, 70)}"
