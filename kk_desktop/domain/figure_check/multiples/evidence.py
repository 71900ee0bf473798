"""What speaks for a whole being meant as so many times an amount."""

from __future__ import annotations

from ..ground import Ground
from ..model import Amount, FigureKind, Qualifier
from ..text.patterns import Pattern
from .guesses import Product, lead_of
from .misses import Miss
from .rates import is_one_of
from .times import Times

_SO = Pattern(
    r"(?<!\w)(?:dermed|således|altså|derfor|herefter|hvorefter|hermed|hvorfor|i ?alt|samle[td]e?|tilsammen|sammenlagt|"
    r"svarende til|svarer|dvs\.?|det vil sige|hvilket|giver|bliver det|det bliver|det er|er det|løber|beløber|baggrund|"
    r"betyder|betød|totalt?\w*|summen|til en udgift|så|kommer til at koste|bliver til|hele|fordelt|fordeles|deles|"
    r"det koster)(?!\w)"
)
_COSTS = Pattern(
    r"(?<!\w)(?:\w*udgift\w*|\w*pris\w*|koster?|kostede|bliver|blev|udgør|udgjorde|indbringer|indtægts\w*|andrager|"
    r"opgjort|opgøres|\w*budget\w*|provenu\w*|\w*besparelse\w*|honorar\w*|medføre?r?|søges|afsættes|afsat|bevilget|"
    r"binder|finansiering\w*|bevilling\w*|tilskud\w*|støtte\w*|udbetale\w*|bruge[rst]?|brugt|\w*beløb\w*|\w*sum|\w*løn\w*|\w*leje\w*)(?!\w)"
)
_OF_ONE_OF_THEM = Pattern(
    r"(?<!\w)(?:delt|opdelt|består|rækker|nok til|idet|da|fordi|eftersom|nemlig|i gennemsnit|gennemsnit\w*|i snit|"
    r"dvs\.?|altså|svarende til|svarer|således|dermed|giver|fordelt|fordeles|deles?|ligeligt|det er|det bliver|eller|"
    r"det vil sige|hvilket|med|så|hvert? \w+ (?:modtager|får|har|råder))(?!\w)"
)
_LEADS = Pattern(r"(?<!\w)(?:i|af|på|med|til) (?:\w+ )?\w+ (?:(?:lige|store|årlige|ens) )*\w+ (?:[àáa]|på|med|af) $")
_SPENT = Pattern(r"(?<!\w)(?:koster|bruge[rst]|brugt|anvendes|udbetales|udmøntes|udgør|løber)(?!\w)")
_IN_YEAR = Pattern(r"(?<!\w)(?:i|for|i år|for år|i året) $")
_PURPOSE = Pattern(r" til (?:(?:en|et|den|det|de) )?(?:[a-zæøå]+e |nye? |nyt )?(?P<noun>[a-zæøå]{4,})")
_COVERS = Pattern(r"\W*(?:bevillingen|tilskuddet|støtten|beløbet|rammen|puljen) på ")
_COVERS_YEARS = Pattern(r" (?:dækker|gælder|er for|løber|rækker til)\b")
_POINTS_BACK = Pattern(
    r"\W*(?:det|dette|den|de|der|hvilket|hver|hvert|en|et|én|ét|i gennemsnit|gennemsnit\w*|i snit|fordelt|delt|"
    r"ligeligt|dermed|således|altså|så|udgiften|prisen|beløbet|pengene|midlerne|tilskuddet|bevillingen|støtten|puljen|"
    r"rammen|ordningen|indsatsen|projektet|forsøget|aftalen|tilbuddet|stillingen|aktivitet\w*|forløbet|programmet|"
    r"initiativet|tiltaget|uddannelsen|kampagnen|til hver\w*)(?!\w)"
)
_OTHER_MONEY = Pattern(
    r"(?<!\w)(?:ikke som|hertil|dertil|desuden|derudover|herudover|foruden|ud ?over|sammenlign\w*|mod|end|tidligere|"
    r"sidste år|heraf|hvoraf|deraf|rest\w*|tilbage|ud af|rummes|bidrager|bidrog|statstilskud\w*|egenbetaling\w*|"
    r"(?<!ekskl\. )(?<!inkl\. )moms|særskilt|endvidere|steget|faldet|hævet|stigning\w*|"
    r"forskel\w*)(?!\w)[^.;:]{0,60}$|"
    r"(?<!\w)(?:puljen?|rammen?)(?!\w)[^.;:,]{0,40}(?<!\w)(?:på|er|udgør|var|udgjorde)(?: i alt)? $"
)
_OTHER_PAYS = Pattern(
    r"(?<!\w)(?:drift\w*|husleje\w*|leje\w*|anlæg\w*|etabler\w*|vedligehold\w*|afledte?|selv|egen\w*|i forvejen|i dag|"
    r"allerede|hidtil|tidligere|nuværende|sammen med|foruden|ud ?over|udgifter for|"
    r"fra (?:fonden|staten|regionen))(?!\w)"
)
"""What is paid to build is no multiple of what it costs to run, nor what one pays of what another does."""
_OTHER_AFTER = Pattern(r" (?:mere|mindre|højere|lavere|tilbage|i overskud|under budget)(?!\w)")
_IN_BRACKETS = Pattern(r" ?\(")
_IN_ALL = Pattern(r" (?:i ?alt|tilsammen|sammenlagt|samlet|for hele|i hele|over hele|over de \w+ år)(?!\w)")
_WITH = Pattern(r"\W*(?:med|ved|til) ")
_AT_ONCE = Pattern(r"[ ,:=(]{1,4}|,? (?:i alt|dvs\.?|altså|eller|svarende til|samlet|tilsammen)(?: en \w+ på)? ")
_ENOUGH_FOR = Pattern(
    r"(?<!\w)(?:dermed|således|altså|derfor|rækker til|nok til|svarer til|giver plads til)(?!\w)[^.;:\d]*$"
)
_ROUGH = Pattern(r"(?<!\w)(?:ca\.?|cirka|omkring|godt|knap|næsten|omtrent) $")
_LIMIT = Pattern(
    r"(?<!\w)(?:(?<!råder )(?<!disponerer )(?<!rådighed )over|under|"
    r"mere end|mindst|højst|op mod|op til|mellem|fra) $"
)
_FARTHEST, _NEAREST, _STEM = 320, 45, 5
"""Letters between the two: farther off nobody reckons, nearer by it is one breath; and letters that two nouns share."""
SURE = 3
"""How sure words that say so in so many words are."""
ENOUGH = 6
"""What the numbers, the miss and the words must weigh together before a product is called wrong."""


def conclusion(ground: Ground, guess: Product) -> int:
    """How surely the words say that one is reckoned from the others; below nothing where they tell of other money."""
    whole, each = guess.whole, guess.rate.amount
    one, other = (each, whole) if each.start < whole.start else (whole, each)
    start, between = lead_of(ground, other), ground.between(one, other)
    lead, after = ground.text[start : other.start].lower(), ground.after(other, 60)
    figures = [figure for times in guess.times for figure in times.figures]
    is_named = any(ground.number(figure) == ground.number(other) for figure in figures)
    is_named = is_named or _names_again(guess, lead + after)
    is_once = "år" in guess.rate.units and _is_of_one_year(ground, whole, each)
    if len(between) > (2 + is_named) * _FARTHEST or is_once or _are_of_other_years(ground, whole, each):
        return -1
    if other is each and (_OTHER_MONEY.search(lead) or _OTHER_AFTER.match(after)):
        return -1
    found = said_of_whole(ground, whole, each) if other is whole else _told_first(ground, guess, lead)
    if not found and other is whole and _is_told_with_period(guess, start) and not _is_for_another(ground, each, after):
        found = 2
    if 0 <= found < SURE and other is whole and is_named and _WITH.match(ground.words(ground.number(whole))):
        found = SURE
    claim = guess.claim(ground)
    if isinstance(claim, Times):
        found = SURE if _counts_so(ground, claim) else 0
    if found < 0:
        return -1
    others = ground.amounts_between(one.end, other.start)
    if found == SURE and not others and len(between) < _NEAREST and ground.number(one) == ground.number(other):
        return found + 1
    return found if is_named else max(found - len(others), 0)


def _is_told_with_period(guess: Product, start: int) -> bool:
    """``for årene 2022-2025 er der indarbejdet 5,75 mio. kr.``: the whole has the years for itself."""
    return any(
        start <= times.start < guess.whole.start for times in guess.times if times.unit == "år" and times.figures
    )


def _is_of_one_year(ground: Ground, whole: Amount, each: Amount) -> bool:
    """``I 2026 afsættes i alt 3,0 mio. kr.``: the sum of one year is not that of all."""
    number = ground.number(whole)
    if number == ground.number(each) or ground.figures_in(number, FigureKind.YEARS):
        return False
    years = ground.figures_in(number, FigureKind.YEAR)
    return len(years) == 1 and _IN_YEAR.search(ground.before(years[0], 20)) is not None


def _are_of_other_years(ground: Ground, whole: Amount, each: Amount) -> bool:
    """``Tilskuddet pr. tur var 168 kr. i 2024 … Budgettet for 2025 er 4,3 mio. kr.``."""
    if ground.number(whole) == ground.number(each):
        return False
    years = [
        {
            year.value
            for year in ground.figures_in(ground.number(amount), FigureKind.YEAR)
            if _IN_YEAR.search(ground.before(year, 20))
        }
        for amount in (whole, each)
    ]
    return all(years) and not years[0] & years[1]


def _counts_so(ground: Ground, times: Times) -> bool:
    """``Der kan således støttes 15 foreninger``."""
    before = ground.before(times.figures[0], 80)
    return _ENOUGH_FOR.search(before) is not None and not _OTHER_MONEY.search(before)


def said_of_whole(ground: Ground, whole: Amount, each: Amount) -> int:
    """How surely the words say that the whole is reckoned from what stands before it."""
    lead, after = ground.text[lead_of(ground, whole) : whole.start].lower(), ground.after(whole, 60)
    if _COVERS.fullmatch(lead) and _COVERS_YEARS.match(after):
        return SURE
    if _OTHER_MONEY.search(lead) or _OTHER_AFTER.match(after):
        return -1
    is_here = ground.number(whole) == ground.number(each)
    is_with = is_here and _WITH.match(ground.words(ground.number(each))) is not None
    is_next = _AT_ONCE.fullmatch(ground.between(each, whole)) is not None
    if is_with or is_next or _SO.search(lead) or whole.qualifier is Qualifier.IN_ALL or _IN_ALL.match(after):
        return SURE
    return 2 if _COSTS.search(lead) and not _is_for_another(ground, each, after) else int(is_here)


def _is_for_another(ground: Ground, each: Amount, after: str) -> bool:
    """``Bevillingen på 1,5 mio. kr. til ombygning``: for what nobody told of where the other amount stands."""
    purpose = _PURPOSE.match(after)
    words = ground.words(ground.number(each)).lower()
    return purpose is not None and purpose["noun"][:_STEM] not in words


def _told_first(ground: Ground, guess: Product, lead: str) -> int:
    """How surely what each gets is reckoned from the whole before it."""
    number = ground.number(guess.rate.amount)
    apart = number - ground.number(guess.whole)
    words = ground.words(number)
    if guess.rate.split is not None and apart <= 1 and guess.whole.start < guess.times[0].start:
        return SURE
    each, times = guess.rate.amount, guess.times[0]
    if not apart and guess.whole.end <= times.start < each.start and guess.tie >= SURE and _LEADS.search(lead):
        # "udbetales i fire lige store rater à 650.000 kr."
        return SURE
    if apart == 1 and not _POINTS_BACK.match(words):
        # "I alt 15,3 mio. kr. mangler. Tabet er 5,1 mio. kr. om året i 2025-2027."
        is_own = bool(times.figures) and all(ground.number(figure) == number for figure in times.figures)
        return 2 * (is_own and guess.whole.qualifier is Qualifier.IN_ALL and not guess.rate.things)
    if apart > 1:
        return 0
    is_spent = apart and _SPENT.search(lead)
    if not _OF_ONE_OF_THEM.search(lead) and not is_spent and not _IN_BRACKETS.fullmatch(lead):
        return 0
    is_others = (
        "år" in guess.rate.units and apart and any(_OTHER_PAYS.search(ground.words(n)) for n in (number - 1, number))
    )
    return 0 if is_others else SURE


def _names_again(guess: Product, words: str) -> bool:
    """Whether the words at the whole name what was counted: ``seks skærme … skærmene koster``."""
    nouns = [noun for each in guess.times for noun in each.nouns[:3] if len(noun) > 4]
    return any(is_one_of(noun, word) for noun in nouns for word in words.split() if len(word) > 4)


def weight(ground: Ground, guess: Product) -> int:
    """All the evidence together that a whole was meant to be so many times an amount."""
    worth = guess.tie + (guess.miss.value if guess.miss is not Miss.FAR else -1)
    if worth + SURE + 1 < ENOUGH:
        return 0
    said = conclusion(ground, guess)
    return worth + said if said > 0 else 0


def is_about(ground: Ground, guess: Product) -> bool:
    """Whether one of the three is only about so much."""
    amounts = (guess.whole, guess.rate.amount)
    return any(each.is_about for each in guess.times) or any(is_rough(ground, each) for each in amounts)


def is_rough(ground: Ground, amount: Amount) -> bool:
    """Whether an amount is only about so much."""
    return amount.qualifier is Qualifier.ABOUT or _ROUGH.search(ground.before(amount, 16)) is not None


def is_limit(ground: Ground, amount: Amount) -> bool:
    """Whether an amount is a limit, or said so that nobody can tell how much it is."""
    return amount.qualifier is Qualifier.AT_MOST or _LIMIT.search(ground.before(amount, 16)) is not None


def is_outright(ground: Ground, guess: Product) -> bool:
    """Whether the words say it in so many words, or it may just be rounded."""
    return guess.tie >= SURE and (guess.miss is Miss.ROUNDED or conclusion(ground, guess) > SURE)
