"""What the words around an amount call it where amounts are subtracted: the difference, the rest, the result."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ..ground import Ground
from ..model import Amount, Qualifier
from ..slips import is_mistyped, is_one_digit, is_swapped, telling_digits
from ..text.patterns import Pattern
from .wording import without_about

ENOUGH = 6
"""What words, places and slip must weigh together before an amount is called wrong."""
_FEW_PLACES = 3
"""Units of its last written place that an amount may be off by and still look like a slip."""
_APART = Pattern(
    r"\b(?:forskel\w*|differenc\w*|manko\w*|afvigelse\w*|\w*merforbrug\w*|mindreforbrug\w*|mer(?:udgift|indtægt|"
    r"pris|omkostning)\w*|"
    r"mindre(?:udgift|indtægt)\w*|over(?:skud|skridelse)\w*|\w*overskrid\w*|underskud\w*|(?:et|på) plus|(?:et|"
    r"på) minus|\w*besparelse\w*|"
    r"gevinst\w*|\btab(?:et)?|fordyrelse\w*|billiggørelse\w*|prisforskel\w*|netto\w*|provenu\w*|resultatet|"
    r"vækst|fremgang\w*|"
    r"tilbagegang\w*|nedgang\w*|stigning\w*|forhøjelse\w*|forøgelse\w*|løft(?:et)?|reduktion\w*|nedsættelse\w*|"
    r"fald(?:et)?|"
    r"nedskæring\w*|nedskrivning\w*|opskrivning\w*|hævning\w*|sænkning\w*)\b[^;:.\d]{0,45}:? ?$|"
    r"\bnetto\w*\b[^;:.\d]{0,90}$|\bafvigelse\w*: $"
)
_STEPS = Pattern(
    r"\b(?:spar\w*|mangler?|manglede|skylder|(?:falde[rt]?|faldt|steget|stiger|steg|sænke[st]?|hæve[st]?|"
    r"forhøje[st]?|øge[st]?|reducere[st]?|"
    r"ned\w+|op\w+|dyrere|billigere|altså|dvs\.|svarende til) (?:dermed |altså |så |nu |derfor |i alt |"
    r"[a-zæøå]+ ){0,2}?med)"
    r" (?:[a-zæøå]+ ){0,2}$|\b(?:mangler?|spare\w*|skylder)(?: [a-zæøå]+){0,3} $|\b(?:selv|må vi|"
    r"skal vi) (?:\w+ )?(?:finde|lægge|betale) $|"
    r"(?:altså|dvs\.|det vil sige) med $"
)
_APART_AFTER = Pattern(
    r" (?!(?:be)?løber|summer)(?:[a-zæøå]+ ){0,2}?(?:over|under|mere|mindre|højere|lavere|større|dyrere|billigere|"
    r"ekstra|op|ned|for meget|for lidt|i overskud|"
    r"i underskud|i plus|i minus|mellem)\b(?! (?:for|til|på)\b)(?! (?:\w+ ){0,2}(?:år|perioden|måneder)\b)(?! \d)|"
    r", (?:der|som|vi) mangler\b"
)
_LEFT = Pattern(
    r"\b(?:(?:råde|råder|disponere[r]?) (?:[a-zæøå]+ )?over|restgæld\w*|resterer|henstår|tilbagestår|udestår|"
    r"udestående|rest(?:en|er|erer|erende|(?:beløb|bevilling|midler|finansiering|sum|ramme|pulje|budget)\w*)?|tilbageværende|"
    r"tilbage(?:betale[sr]?|føres?)?|returneres|uforbrugte?|uudmøntede?|udisponerede?|overskydende|frie (?:del|midler)|"
    r"ikke[- ](?:udmøntede?|disponerede?|forbrugte?|brugte?)|mangler?|manglende|henstår|tilbagestår|"
    r"mangler (?:\w+ )?at blive|(?:de|det|den) (?:sidste|øvrige|andre))\b(?:(?!, men )[^;.\d]|dvs\.|\d\. ){0,50}$|"
    r"\b(?:alt|\w+t) på nær $"
)
_LEFT_AFTER = Pattern(
    r" (?:udestår|resterer|mangler at blive|er (?:tilbage|til rest|uforbrugt|ikke (?:brugt|udmøntet)))\b|"
    r",? (?:(?:der|som|vi) )?(?:\w+ ){0,2}(?:tilbage|til rest|i rest|til overs|i overskud|i behold|"
    r"til (?:fri )?(?:rådighed|"
    r"disposition)|at gøre godt med|"
    r"at bruge af|til (?:nye|andre|øvrige|puljen|uddeling|fordeling))\b(?! til (?:kommunen|staten|kassen))"
)
_THERE = Pattern(r"\b(?:er|står|var|være|bliver|har|have|resterer|havde|stadig|fortsat)\b[^;.\d]{0,40}$|\bde $")
_COMES = Pattern(r"\b(?:bliver|udgør|var|er|nu)\b[^;.\d]{0,40}$")
_HAS_COME = Pattern(
    r"\b(?:herefter|derefter|hvorefter|dermed|således|derfor|altså|så|herved|hvorved|hvormed|betale|udbetalt|"
    r"lander|ender|"
    r"nede|oppe|ultimo|ned på|op på|(?:årets|ved) (?:udgang|slutning)\w*|før|uden|fulde|samlede?|reducerede|"
    r"forhøjede|koster det|med (?:dem|den|det)|netto\w*)\b[^;.\d]{0,40}$|"
    r"\btil (?:i alt |nu )?$"
)
_SURELY = Pattern(
    r"\b(?:herefter|derefter|hvorefter|dermed|således|derfor|altså|herved|hvorved|hvormed|dvs\.?|netto\w*|bragt|"
    r"så|reducerede|forhøjede|"
    r"det (?:er|giver|svarer|betyder)|hvilket (?:er|giver)|svarende til|forskel\w*|differenc\w*|afvigelse\w*)\b"
)
_BACK = Pattern(
    r"\W*(?:det|dette|der|hvilket|resultatet|årets|netto\w*|mer\w*|mindre\w*|over\w*|under\w*|\w*overskrid\w*|"
    r"afvigelse\w*|forskel\w*|"
    r"difference\w*|manko\w*|dermed|således|altså|stigning\w*|forhøjelse\w*|forøgelse\w*|reduktion\w*|"
    r"nedsættelse\w*|fald\w*|nedgang\w*|"
    r"løft\w*|besparelse\w*|vi |den |de |kommunen|foreningen|vores|nu )|.*\b(?:dermed|således|altså|hermed|derfor|så)\b"
)
_PART = Pattern(
    r"(?<!\w)(?:heraf|hvoraf|deraf|herunder|heri|bl\.a\.|blandt andet|fx|f\.eks\.)(?!\w)"
    r"(?:[^;\d]|\b(?:19|20)\d\d\b){0,60}$"
)
_SHARE = Pattern(r"\b(?:\w*andel|\w*del|halvdelen)\b[^;\d]{0,30}$")
_OF_A_RATE = Pattern(r" (?:pr\.|per|til hver|i gennemsnit|/)")


@dataclass(frozen=True)
class Called:
    """One amount with the words up to the amounts beside it."""

    ground: Ground
    amount: Amount

    @cached_property
    def lead(self) -> str:
        """The words before it."""
        start, _ = self.ground.stretch(self.amount)
        return without_about(self.ground.plain(max(start, self.amount.start - 160), self.amount.start))

    @cached_property
    def tail(self) -> str:
        """The words after it."""
        _, end = self.ground.stretch(self.amount)
        return self.ground.plain(self.amount.end, min(end, self.amount.end + 120))

    @cached_property
    def is_apart(self) -> bool:
        """Whether it is called how far two others are apart."""
        if self.is_part or _SHARE.search(self.lead[-50:]):
            return False
        return bool(_APART.search(self.lead) or _STEPS.search(self.lead) or _APART_AFTER.match(self.tail))

    @cached_property
    def is_left(self) -> bool:
        """Whether it is called what is left of others."""
        there = _LEFT_AFTER.match(self.tail) is not None and _THERE.search(self.lead) is not None
        return bool(_LEFT.search(self.lead) or there)

    @cached_property
    def is_result(self) -> bool:
        """Whether it may be what something has become."""
        return self.is_plainly_result or _COMES.search(self.lead) is not None

    @cached_property
    def is_plainly_result(self) -> bool:
        """Whether the words say that it is what has come of something: ``herefter``, ``skal betale``."""
        return _HAS_COME.search(self.lead) is not None

    @cached_property
    def is_sure(self) -> bool:
        """Whether the words conclude: ``altså``, ``dermed``."""
        return _SURELY.search(self.lead[-90:]) is not None

    @cached_property
    def is_part(self) -> bool:
        """Whether it is some of the one before it."""
        return _PART.search(self.lead) is not None

    @cached_property
    def is_rate(self) -> bool:
        """Whether it is for each of something."""
        return _OF_A_RATE.match(self.tail) is not None

    @cached_property
    def goes_back(self) -> bool:
        """Whether its sentence begins with a word that points back."""
        words = self.ground.words(self.ground.number(self.amount)).lower()
        return _BACK.match(words) is not None

    @cached_property
    def years(self) -> set[str]:
        """The years in the words about it."""
        return self.ground.years_of(self.amount)

    @cached_property
    def is_loose(self) -> bool:
        """Whether it is told in all or at most."""
        return self.amount.qualifier in (Qualifier.IN_ALL, Qualifier.AT_MOST)


def weigh_miss(claim: Amount, expected: int) -> int:
    """How much it looks as if the claim was meant to be what was expected."""
    one, other = abs(claim.ore), abs(expected)
    if is_mistyped(one, other) or one == 1_000 * other or other == 1_000 * one:
        return 3
    if _is_digit_off(one, other):
        return 2
    apart = abs(one - other)
    if one == 10 * other or other == 10 * one:
        return 2
    if apart <= _FEW_PLACES * claim.precision_ore and abs(expected) >= claim.precision_ore:
        return 0 if 5 * apart > max(one, other) else 1
    return 1 if 5 * apart <= max(one, other) else 0 if 5 * apart <= 3 * max(one, other) else -ENOUGH


def _is_digit_off(one: int, other: int) -> bool:
    """Whether one of two or more telling digits is another, or two beside each other have changed places."""
    if min(telling_digits(one), telling_digits(other)) < 2:
        return False
    return is_one_digit(one, other) or is_swapped(one, other, 2)


def nearby(ground: Ground, claim: Amount, back: int, ahead: int) -> list[Amount]:
    """The amounts of its sentence and of those around it, no blank line between, itself and ranges left out."""
    number, sentences = ground.number(claim), ground.passages.sentences
    found: list[Amount] = []
    for n in range(max(0, number - back), min(len(sentences), number + ahead + 1)):
        first, last = sorted((n, number))
        if "\n\n" not in ground.text[sentences[first].start : sentences[last].end].strip():
            found += [each for each in ground.amounts_in(n) if each.ore and each not in ground.ranges and each != claim]
    return found
