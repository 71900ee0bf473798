"""What one pays of a cost when others have paid their part: ``koster 8,4. Fonden giver 5,0. Egenbetalingen er 3,4``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..ground import Ground
from ..model import Amount, Qualifier
from ..text.patterns import Pattern
from .adding import judge, parts_sum
from .called import Called, nearby, weigh_miss
from .wording import FOR_WHAT, OF_WHAT, is_told_in

_REST = Pattern(
    r"\b(?:rest\w*|differenc\w*|manko\w*|mangl\w*|de[nt]? (?:sidste|øvrige|manglende|overskydende))\b"
    r"(?P<of>[^;.\d]{0,50})$"
)
_OWN = Pattern(
    r"\b(?:\w*(?:med|egen|selv)finansiering\w*|egenbetaling\w*|egenandel\w*|(?:eget|egne) bidrag|egen andel|"
    r"(?:kommunale|kommunens|\w{3,}s) (?:egen |eget )?(?:andel|del|part|bidrag|finansiering|udgift|regning))\b"
    r"(?P<of>[^;.\d]{0,60})$"
)
_COSTS = Pattern(
    r"\b\w*(?:kost(?:e[rt]?|ede|e)\b|omkostning|udgift|budget|\bpris|summen?\b|\bsum\b|opgjort|anslået|kalkuler|beregnet|"
    r"løber|løb op|sat til|i alt|samlet|samlede|regning|lyder på|overslag|leje|indkøb|anskaffelse|investering)"
)
_PAYS = Pattern(
    r"\b(?:dæk\w*|betal\w*|give[rst]?|gav|givet|yde[rst]?|ydede|ydet|\w*bidrag\w*|\w*støtte\w*|(?:del)?finansier\w*|"
    r"bevilg\w*|\w*tilsagn\w*|\w*tilskud\w*|\w*lån(?:et)?|refunder\w*|\w*refusion\w*|doner\w*|donation\w*|sponsor\w*|"
    r"ind ?saml\w*|samlet|indsky\w*|indskud\w*|legat\w*|lagt|skyde[rst]?|skudt|afhold\w*|bære[rst]?|lovet|bekoste\w*|"
    r"overtage\w*|spytte\w*|medfinansier\w*|udred\w*)\b"
)
_CONCLUDES = Pattern(r"(?:dvs\.?|det vil sige|svarende til|altså|hvilket \w+(?: \w+){0,2}|=|nemlig|i alt) (?:på )?$")
_SOME = Pattern(
    r"(?<!\w)(?:bl\.a\.|blandt andet|fx|f\.eks\.|herunder|foreløbigt?|indtil videre|primært|især|tidligere|første|"
    r"heraf|anden|desuden|dertil|hertil|endvidere|mindst|højst|over|under)(?!\w)"
)
_REST_LATER = Pattern(r"\b(?:rest\w*|de[nt]? (?:sidste|øvrige|manglende)|mangl\w*|udestå\w*)\b")
_BACK = 3
"""Sentences back to the cost."""


def find_funded(ground: Ground, claim: Called) -> bool:
    """Tell of an amount that is called one's own share of a cost, or the rest of it; whether one was meant."""
    match = _REST.search(claim.lead) or _OWN.search(claim.lead)
    if match is None:
        return False
    of = " ".join(more["what"] for more in (OF_WHAT.search(match["of"]), FOR_WHAT.match(claim.tail)) if more)
    accounts = [
        (whole, paid)
        for whole, paid in _accounts(ground, claim)
        if is_told_in(of, ground.plain(ground.sentence(whole).start, claim.amount.start - len(claim.lead)))
    ]
    right = [each for each in accounts if claim.amount.says(each[0].ore - parts_sum(each[1]))]
    meant = right or [each for each in accounts if _is_meant(ground, claim, each[0].ore - parts_sum(each[1]))]
    if meant:
        whole, paid = meant[0]
        judge(ground, claim.amount, [whole, *paid], [1, *[-1] * len(paid)])
    return bool(meant)


def _is_meant(ground: Ground, claim: Called, expected: int) -> bool:
    """Whether an amount that is not the rest was meant to be: all of it, and not too far off."""
    missed = weigh_miss(claim.amount, expected)
    if _REST.search(claim.lead):
        return missed >= 0
    later = f"{claim.tail} {ground.words(ground.number(claim.amount) + 1)}".lower()
    return missed > 0 and claim.amount.qualifier is not Qualifier.ABOUT and not _REST_LATER.search(later)


def _accounts(ground: Ground, claim: Called) -> Iterator[tuple[Amount, Sequence[Amount]]]:
    """A cost and all that others pay of it, where nothing else is told beside them."""
    seen = 0
    for back in range(_BACK + 1):
        near = nearby(ground, claim.amount, back, 0)
        if len(near) == seen or any(each.start > claim.amount.start for each in near):
            continue
        seen = len(near)
        whole = max(near, key=lambda each: each.ore)
        paid = [each for each in near if each is not whole]
        if paid and _is_account(ground, claim, whole, paid):
            yield whole, paid


def _is_account(ground: Ground, claim: Called, whole: Amount, paid: Sequence[Amount]) -> bool:
    if parts_sum(paid) >= whole.ore or claim.amount.ore >= whole.ore or not _COSTS.search(ground.about(whole)):
        return False
    if any(ground.is_yearly(each) != ground.is_yearly(whole) for each in (claim.amount, *paid)):
        return False
    if not claim.years <= Called(ground, whole).years:
        return False
    called = [Called(ground, each) for each in (whole, *paid)]
    return all(each.is_rate == claim.is_rate for each in called) and all(_is_paid(each) for each in called[1:])


def _is_paid(called: Called) -> bool:
    """Whether the words say that somebody pays just this."""
    ground, amount = called.ground, called.amount
    words = called.lead
    if _CONCLUDES.search(words) or words.startswith((",", " og ", " samt ")):
        # "dækker 60 pct. af 3,5 mio. kr., dvs. 2,1 mio. kr.", "giver 1,2 og Realdania 0,8": who pays is told before.
        words = ground.plain(ground.sentence(amount).start, amount.start)
    return not _SOME.search(called.lead) and _PAYS.search(f"{words}|{called.tail.split(',')[0]}") is not None
