"""Which amounts are for one of something: a year, a square metre, a place, each of the schools."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..ground import Ground
from ..model import Amount
from ..text.patterns import Pattern
from ..text.words import same

_UNITS = {
    "år": r"(?:(?:skole|kalender|budget|regnskabs|drifts|projekt)?år(?:et)?|anno)",
    "halvår": r"halv(?:e )?år(?:et)?",
    "kvartal": r"kvartal(?:et)?",
    "måned": r"måned(?:en)?",
    "uge": r"(?:ugen?|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|weekend)",
    "døgn": r"(?:døgn(?:et)?|dag(?:en)?|nat(?:ten)?)",
    "time": r"(?:time(?:n)?|mandetime|arbejdstime|konsulenttime)",
    "gang": r"gang",
}
_ADVERBS = {
    "år": r"(?:årligt?|årlige|p\.a\.|pro anno|på årsbasis|på helårsbasis)",
    "halvår": r"halvårligt?e?",
    "kvartal": r"(?:kvartalsvis\w*|kvartårligt?e?)",
    "måned": r"(?:månedligt?e?|månedsvis\w*)",
    "uge": r"(?:ugentligt?e?|ugevis\w*)",
    "døgn": r"dagligt?e?",
}
_TIMES = "|".join(f"(?P<u_{unit}>{words})" for unit, words in _UNITS.items())
_OFTEN = "|".join(f"(?P<a_{unit}>{words})" for unit, words in _ADVERBS.items())
TIME_UNITS = frozenset(_UNITS)
"""The units that are time, or turns of it."""

_PER_TIME = Pattern(
    rf"(?<!\w)(?:(?:pr\.?|per|om|i(?! \w*år)|hvert?|på et|på en|for et) (?:{_TIMES})|{_OFTEN})(?!\w)|"
    r"(?<!\w)(?:i|for) hvert af (?:årene|(?:de )?(?:\w+ ){0,2}år)(?!\w)"
)
_PER_THING = Pattern(
    r"(?<!\w)(?:pr\.?|per) (?!år\b|måned\b|uge\b|\w+dag\b|dag\b|døgn\b|nat\b|time\b|gang\b|kvartal\b|"
    r"halv|anno|hver|d\.|den|\d|(?:januar|februar|marts|"
    r"april|maj|juni|juli|august|september|oktober|november|december)\b|mail|brev|telefon)"
    r"(?P<thing>[^\W\d]\w*[²³23]?(?: [^\W\d]\w*)?)"
)
_EACH_THING = Pattern(
    r"(?<!\w)hvert? (?!af\b|om\b|i\b|til\b|får|fik|"
    r"især|måned|uge|dag|gang|time\b|år|halv|for\b|på\b|\d|enkelt)(?P<thing>[^\W\d]\w+)"
)
_EACH = Pattern(
    r"(?<!\w)(?:hver(?:t|især)?(?! (?:år|måned|uge|dag|gang|time\b|døgn|halv))|stykket|i gennemsnit|"
    r"gennemsnitlige?t?|gennemsnittet|i snit)(?!\w)"
)
_AVERAGE = Pattern(r"(?<!\w)(?:i gennemsnit|gennemsnit\w*|i snit)(?!\w)")
_PRICE = (
    r"(?:pris(?:en)?|priser|takst(?:en)?|sats(?:en)?|løn(?:nen)?|leje(?:n)?|honorar(?:et)?|betaling(?:en)?|udgift(?:en)?|"
    r"afgift(?:en)?|ydelse(?:n)?|bidrag(?:et)?|kontingent(?:et)?|licens(?:en)?|tilskud(?:det)?)"
)
_COMPOUNDS = {
    "time": rf"(?:konsulent|mande|vikar|arbejds)?time{_PRICE}",
    "døgn": rf"(?:døgn|dags?|nat(?:te)?){_PRICE}",
    "uge": rf"uge{_PRICE}",
    "måned": rf"måneds{_PRICE}",
    "år": rf"års{_PRICE}",
    "m2": rf"(?:kvadratmeter|m2-?|m²-?){_PRICE}",
    "meter": rf"meter{_PRICE}",
    "": rf"(?:enheds|stk\.?-?|styk|gennemsnits|snit){_PRICE}",
}
_COMPOUND = Pattern(
    r"(?<!\w)(?:" + "|".join(f"(?P<c{n}>{words})" for n, words in enumerate(_COMPOUNDS.values())) + r")(?!\w)"
)
_OF_ONE = Pattern(
    rf"(?<!\w)(?:\w*{_PRICE}|diæten|prisen) (?:for|til|pr\.|på) (?:en|et|én|ét) "
    r"(?P<thing>[^\W\d][\w-]+(?: [^\W\d][\w-]+){0,3})[^.;:]{0,40}$"
)
_ONE_COSTS = Pattern(
    r"(?<!\w)(?:en|et|én|ét) (?P<thing>(?!af )[^\W\d][\w-]+(?: [^\W\d][\w-]+){0,4}) "
    r"(?:koster|kostede|får|fik|modtager|er prissat til|takseres til)\b[^,.;:\d]{0,40}$"
)
_FOR_ONE_AFTER = Pattern(r" for (?:en|et|én|ét) (?P<thing>[^\W\d][\w-]+)")
_FOR_ONE = Pattern(
    r"(?<!\w)for (?:en|et|én|ét) (?P<thing>[^\W\d][\w-]+(?: [^\W\d][\w-]+)?) (?:er|bliver|koster) [^,.;:\d]{0,40}$"
)
_PORTIONS = Pattern(
    r"(?<!\w)(?:portioner|rater|legater|bidrag|klip|andele|tilskud|bevillinger) (?:på|à|á|af|a) (?:hver )?$"
)
_ROW = Pattern(r"(?: ?\([^()]*\))?(?:,| og| samt) (?:på )?")
"""``tre bevillinger på 1,0 mio. kr., 1,5 mio. kr. og 2,0 mio. kr.``: each its own, and none of them for each."""
_JOINED = Pattern(
    r" (?:(?:pr\.|per|om) \w+ |\w+ligt )?(?:hver )?(?:om \w+ )?(?:og|samt|mens) (?!resten)(?P<thing>[^\W\d][\w-]+) "
    r"(?:(?:koster|får|til|med) )?"
)
"""``sygeplejersker koster 610.000 kr. pr. årsværk og assistenter 540.000 kr.``"""
_TARIFF = Pattern(
    r"(?<!\w)(?:taksten|satsen|diæten|stykpris\w*|enhedspris\w*|a ?conto|\w*kontingentet|\w*gebyret|billetten|entreen|"
    r"\w*deltagerbetalingen|egenbetalingen|parkeringsafgiften|bøden)\b[^.;:]{0,40}$"
)
_AT = Pattern(r"(?<!\w)[àáaâ] $")
_CUT_AFTER = re.compile(
    r"[,;:()]|\d| (?:er|bliver|udgør|løber|beløber|koster|giver|og|men|mens|hvoraf|heraf) |\.(?= [a-zæøå]*$)|\.\s*$"
)
_CUT_BEFORE = re.compile(r"[;:]|, |(?<!pr)(?<!stk)(?<!\d)\. ")
_LEADS = Pattern(
    rf"(?:portioner|rater|legater|bidrag|klip|andele|tilskud|bevillinger|\w*{_PRICE}) [^.;:,]{{0,30}}$|[àáaâ] $"
)
_SPLIT = Pattern(
    r"(?<!\w)(?:ligeligt|i lige (?:dele|andele)|lige (?:store|meget|mange)|jævnt|samme beløb)(?!\w)"
    r"[^.;:\d]{0,40}?(?:i?mellem|blandt|på|til|ud til|for) "
)
_SPLIT_SHARE = Pattern(
    r"(?<!\w)(?:\w*andel\w*|\w*del|\w*part|\w*bidrag|får|fik|betaler|modtager|tildeles|tilfalder|råder over|"
    r"hver|svarer|svarende|dvs\.?|altså|til|giver|med)(?!\w)[^.;:\d]*$"
)
_IN_EACH_YEAR = Pattern(r"(?<!\w)(?:i|for) hvert (?:af )?(?:årene|de|året|år)(?!\w)[^.;:]{0,80}$")
_IN_LISTED_YEARS = Pattern(
    r" (?:i|for) (?:årene |hvert af årene )?(?:19|20)\d\d(?:, (?:19|20)\d\d)* (?:og|samt) (?:19|20)\d\d(?! og|\d)"
)
_IS_WHOLE = Pattern(r"(?<!\w)(?:i ?alt|samle[td]e?|tilsammen|sammenlagt|totalt?\w*)(?!\w)")
_REACH = 90
"""Letters before and after an amount that may say what it is for one of."""


@dataclass(frozen=True, slots=True)
class Rate:
    """An amount for one of something; ``units`` has no word where it only says ``hver``."""

    amount: Amount
    units: frozenset[str]
    is_average: bool
    is_each: bool = False
    split: int | None = None
    """Where the words stand that say that something is divided equally, of which this is what one of them gets."""
    is_implied: bool = False
    """Whether only several years behind it say that it is for each of them."""

    @property
    def things(self) -> frozenset[str]:
        """What it is for one of, time left aside."""
        return self.units - TIME_UNITS


def find_rates(ground: Ground) -> Iterator[Rate]:
    """Every amount that its own words say is for one of something, in the order of the text."""
    for number in range(len(ground.passages.sentences)):
        amounts = ground.amounts_in(number)
        earlier: Rate | None = None
        split = _split_before(ground, number)
        for n, amount in enumerate(amounts):
            before, after = _words_around(ground, amount, amounts[n - 1] if n else None)
            last = _last_clause(before)
            units = frozenset(_units(before, after))
            if (
                _PORTIONS.search(last)
                and n + 1 < len(amounts)
                and _ROW.fullmatch(ground.between(amount, amounts[n + 1]))
            ):
                units -= {""}
            is_each = bool("" in units or _EACH.search(after) or _EACH.search(last) or _AT.search(last))
            own = split if split is not None and split < amount.start and _SPLIT_SHARE.search(last) else None
            if units or is_each or own is not None:
                is_average = _AVERAGE.search(last + after) is not None
                earlier = Rate(amount, units - {""}, is_average, is_each or own is not None, own)
                yield earlier
            elif not n and _IN_EACH_YEAR.search(ground.before(amount, 140)):
                yield Rate(amount, frozenset({"år"}), is_average=False)
            elif _IN_LISTED_YEARS.match(ground.after(amount)) and not _IS_WHOLE.search(last):
                yield Rate(amount, frozenset({"år"}), is_average=False, is_implied=True)
            elif earlier is not None and (joined := _JOINED.fullmatch(ground.between(earlier.amount, amount))):
                yield Rate(amount, (earlier.units & TIME_UNITS) | {joined["thing"]}, earlier.is_average)


def _split_before(ground: Ground, number: int) -> int | None:
    """Where the sentence, or the one before it in its paragraph, says that something is divided equally."""
    sentences = ground.passages.sentences
    for n in (number, number - 1):
        if n >= 0 and sentences[n].paragraph == sentences[number].paragraph and ground.amounts_in(n):
            start = sentences[n].start
            if match := _SPLIT.search(ground.plain(start, min(sentences[n].end, start + 600))):
                return start + match.start()
    return None


def _words_around(ground: Ground, amount: Amount, previous: Amount | None) -> tuple[str, str]:
    """The words of an amount's own clause before it, and those after it."""
    reach = _REACH if previous is None else min(_REACH, amount.start - previous.end)
    before = ground.before(amount, reach)
    after = ground.after(amount, _REACH)
    cut = _CUT_AFTER.search(after.replace("pr.", "pr,").replace("pr,", "pr·"))
    after = after[: cut.start()] if cut else after
    if previous is not None:
        # What follows the amount before it, up to where a new clause begins, is that one's; what leads here is not.
        clause = list(_CUT_BEFORE.finditer(before)) or list(
            re.finditer(r" (?:og|men|mens|samt|giver|er|bliver|udgør|svarer|eller) ", before)
        )
        own = _LEADS.search(before)
        start = clause[0].start() if clause else own.start() if own else len(before)
        before = before[start:]
    return before, after


def _last_clause(before: str) -> str:
    """The clause that leads to an amount; of ``det årlige beløb, 560.000 kr.,`` it is the one before the comma."""
    *earlier, last = _CUT_BEFORE.split(before)
    return last if last.strip() or not earlier else earlier[-1]


def _units(before: str, after: str) -> Iterator[str]:
    last = _last_clause(before)
    for words in (after, last):
        for match in _PER_TIME.finditer(words):
            yield (match.lastgroup or "u_år")[2:]
        for pattern in (_PER_THING, _EACH_THING):
            for match in pattern.finditer(words):
                yield from match["thing"].split()
    for match in _COMPOUND.finditer(last):
        yield [*_COMPOUNDS][int((match.lastgroup or "c0")[1:])]
    for pattern in (_OF_ONE, _ONE_COSTS, _FOR_ONE):
        if found := pattern.search(last):
            yield from found["thing"].split()
    if found := _FOR_ONE_AFTER.match(after):
        yield found["thing"]
    if _TARIFF.search(last) or _PORTIONS.search(last):
        yield ""


def is_one_of(unit: str, noun: str) -> bool:
    """Whether a noun counts a unit: ``plads`` and ``stativpladser``, ``m2`` and ``m²``."""
    unit, noun = (word.lower().replace("²", "2").replace("³", "3").strip("-.") for word in (unit, noun))
    if unit == noun or same(unit, noun):
        return True
    if len(unit) < 3 or len(noun) < 3:
        return {unit, noun} == {"m2", "kvadratmeter"}
    if any(noun.endswith(unit + end) for end in ("", "er", "e", "r", "ne", "ene", "erne", "s")):
        return True
    ends = (noun.removesuffix(end) for end in ("erne", "ene", "er", "e", "r", "en", "et"))
    return any(len(stem) > 3 and (unit.endswith(stem) or stem.endswith(unit)) for stem in ends)
