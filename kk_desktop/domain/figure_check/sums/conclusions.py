"""What a sentence itself concludes of the amounts it lists: ``A til x, B til y og C til z, så rammen er på W``."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..ground import Ground
from ..model import Amount
from ..text.patterns import Pattern
from .adding import fits, is_near, judge, leaves_one_out, parts_sum
from .lists import FOR_INSTANCE
from .partitions import in_brackets

_THUS = Pattern(r"(?<!\w)(?:dermed|derfor|derved|således|altså|herefter|hermed|så|hvorfor|hvormed|hvilket|ergo)(?!\w)")
_MONEY = Pattern(
    r"(?:\b(?!egen)\w*(?:ramme|pulje|budget|bevilling|tilskud|udgift|omkostning|pris|beløb|økonomi|støtte|finansiering|"
    r"uddeling|sum|tildeling|investering)\w*\b|\b(?:koster|beløber sig|løber op|bruges|afsættes|gives|bevilges|"
    r"uddeles|søges|skal bruge)\b)[^;\d]{0,40}$"
)
_IS = Pattern(
    r"\b(?:er|bliver|udgør|koster|beløber|løber|bruges|afsættes|gives|bevilges|uddeles|søges|skal|har|kommer|ender)\b"
)
_GIVES = Pattern(r"\bgiver (?:tilsammen |i alt )?(?:en|et) (?:samlet )?\w+ på $")
_AS_SUBJECT = Pattern(
    r"\) (?:\w+ ){0,2}(?:beløber sig (?:samlet |i alt )?til|løber (?:samlet |i alt )?op i|udgør|koster) (?:\w+ ){0,2}$"
)
"""``Tag (2,1 mio. kr.) og fag (1,4 mio. kr.) beløber sig til``."""
_THAT_IS = Pattern(r"[,;]? \(?(?:dvs\.?|det vil sige|altså|det er|det bliver|hvilket er) $")
_ADDS_TO = Pattern(r"\W*(?:med|oveni|oven i|foruden|ud ?over|udover|sammen med) ")
_IS_ADDED = Pattern(r"[^.;:()]{0,60}\b(?:kommer|lægges|tillægges|plus|får|afsættes|gives|bruges)\b[^.;:()]{0,40}")
_WORDS = r"(?:[^\d;:.]|\b(?:19|20)\d\d\b)*"
_JOINS = Pattern(rf"{_WORDS}(?:,| og| samt| plus| foruden){_WORDS}")
_COMPARES = Pattern(
    r"(?<!\w)(?:fra $|mod $|heraf|hvoraf|deraf|herunder|inkl\.?|inklusive|i stedet for|over|under|mens|men|tidligere|"
    r"steg\w*|stiger|fald\w*|øges|hæves|reduceres|forhøjes|sænkes)(?!\w)"
)
_OTHER = Pattern(
    r"(?<!\w)(?:niveau|hæves|øges|forhøjes|sænkes|nedsættes|ikke|kun|hvis|"
    r"de $|rest\w*|tilbage\w*|mangl\w*|forskel\w*|differen\w*|end|fortsat|stadig|uændret|over|under|"
    r"indtægt\w*|netto\w*|gæld\w*|gennemsnit\w*|mer\w*|mindre\w*|besparelse\w*|egenfinansiering\w*|"
    r"medfinansiering\w*|kommunens|statens|fondens|regionens|naboen|pr\.|hver\w*|lån\w*|kompensation\w*|uden|højst|mindst)(?!\w)"
)
_OTHER_AFTER = Pattern(
    r" ?(?:pr\.|per|hver|årligt|om året|i gennemsnit|mere|mindre|dyrere|billigere|højere|lavere|over|under|tilbage|"
    r"til rest|til overs|for lidt|for meget|større|svarende til)"
)
_LEAST_IN_ROW = 2


def check_conclusions(ground: Ground) -> None:
    """Every sentence whose last clause says what the amounts before it come to."""
    for number in range(len(ground.passages.sentences)):
        amounts = [each for each in ground.amounts_in(number) if each.ore]
        for at in range(_LEAST_IN_ROW, len(amounts)):
            if amounts[at] not in ground.settled and _is_concluded(ground, amounts[at - 1], amounts[at]):
                _conclude(ground, amounts[at], _row(ground, amounts[:at]))


def _is_concluded(ground: Ground, last: Amount, whole: Amount) -> bool:
    """Whether the words between say that what follows is what comes of what was listed."""
    lead, words = ground.between(last, whole), ground.words(ground.number(whole))
    has_noun = _MONEY.search(lead) is not None and _IS.search(lead) is not None
    is_said = (
        _THAT_IS.search(lead)
        or _GIVES.search(lead)
        or _AS_SUBJECT.fullmatch(lead)
        or (has_noun and (_THUS.search(lead) or _ADDS_TO.match(words)))
    )
    if not is_said or _OTHER.search(lead) or _OTHER_AFTER.match(ground.after(whole)):
        return False
    return not (FOR_INSTANCE.search(words) or whole in ground.ranges or ground.is_yearly(whole))


def _conclude(ground: Ground, whole: Amount, row: Sequence[Amount]) -> None:
    if len(row) < _LEAST_IN_ROW or whole.ore <= max(each.ore for each in row):
        return
    expected = parts_sum(row)
    if fits(whole, expected) or is_near(whole, expected, 35) or leaves_one_out(whole, row):
        judge(ground, whole, row)


def _row(ground: Ground, amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts just before, as far as they are told one beside the other; none where one of them is a whole."""
    if all(in_brackets(ground, each) for each in amounts):
        return list(amounts)
    is_added = _ADDS_TO.match(ground.words(ground.number(amounts[0]))) is not None
    for one, other in pairwise(amounts):
        words = ground.between(one, other)
        is_beside = _JOINS.fullmatch(words) is not None and _OTHER.search(words) is None
        is_beside = is_beside or (is_added and _IS_ADDED.fullmatch(words) is not None)
        if not is_beside or _COMPARES.search(words) or _THUS.search(words):
            return []
    is_plain = not any(
        each in ground.ranges or each in ground.settled or ground.is_yearly(each) or each.ore < 0 for each in amounts
    )
    return list(amounts) if is_plain and not _COMPARES.search(_head(ground, amounts[0])) else []


def _head(ground: Ground, first: Amount) -> str:
    """The words before the first amount of a row, without those that open a sentence of sums."""
    words = ground.before(first, 60)
    match = _ADDS_TO.match(words)
    return words[match.end() :] if match else words
