"""What is left of a number of things, what it becomes, and how far two numbers are apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from ..ground import Ground
from ..text.patterns import Pattern
from .numbers import AND, OF_WHICH, Count
from .opposites import Opposites, clause_of, opposites
from .weighing import ENOUGH, has_one_in_words, is_within_double, slip, tell_signed

_REST = Pattern(
    r"\b(?:de|det|den) (?:øvrige|resterende|andre|sidste|tilbageværende|overskydende)(?: [a-zæøå-]+)?,? (?:i alt )?$|"
    r"\bresten\W{1,3}(?:dvs\. |altså |i alt |nemlig )?$|"
    r"\b(?:mangler|tilbage(?: er| står)?) (?:stadig |så |fortsat |dermed |altså |derfor |der )*$"
)
_REST_AFTER = Pattern(
    r" [a-zæøå]+ (?:tilbage|til overs)\b| (?:øvrige|resterende|andre|sidste|tilbageværende|tilbage|ledige|tomme|"
    r"manglende|ubesatte|mangler)\b"
)
_THE = Pattern(r"\bde $")
_OF = Pattern(r"(?:^|\W)(?:ud )?af (?:de |dem |i alt |alle |vores |årets |[a-zæøå]+s (?:i alt )?)?$")
_DETAIL = Pattern(r"(?<!\w)(?:heraf|hvoraf|deraf|herunder|bl\.a\.|fx)(?!\w)")
_RESULT = Pattern(
    r"\b(?:ved (?:årets|månedens|periodens|kvartalets) (?:udgang|slutning|afslutning)|herefter|dermed|således|"
    r"så|nu|netto\w*|til sidst|"
    r"tilbage|ender|endte|deltog|gennemført\w*|overrakt|diplom\w*|bliver|var medlemstallet|afholdt|holdt med|i alt)\b"
)
_MORE = Pattern(
    r"\b(?:flytte\w* ind|ind ?flytt\w*|kom\w*|meldte sig ind|indmeld\w*|tilgang\w*|tilføj\w*|oprette\w*|anlagt|"
    r"anlægge\w*|"
    r"etabler\w*|plant\w*|"
    r"nye|ekstra|ansat\w*|ansættes|tilmeld\w*|bygge\w*|opføre\w*|født\w*)\b"
)
_LESS = Pattern(
    r"\b(?:flytte\w* ud|fra ?flytt\w*|meldte sig ud|udmeld\w*|afgang\w*|frafald\w*|afslutt\w*|afgjort|afbud|strøget|"
    r"trukket|trak sig|trækkes fra|"
    r"faldt fra|sprang fra|stoppe\w*|nedl\w*|fælde\w*|lukke\w*|udgik|udgår|opsagt\w*|gennemførte ikke|"
    r"mødte ikke|ikke|døde|"
    r"afvist|solgt|fjerne\w*|væk|fået tilbud)\b"
)
_NOT = Pattern(
    r"(?: [^,.;]{0,50})?\b(?:ikke|aldrig|ingen|afslag|afvist|afvises|udeblev|uden|mangler|afbud|nej|forhindret)\b"
)
_THERE = Pattern(r"\b(?:til ?stede|mødte|mødt|fremmødt\w*|deltog|deltager|kom|deltagere)\b")
_AWAY = Pattern(r"(?: [^,.;]{0,30})?\b(?:afbud|forfald|forhindret|fraværende|udeblev|syg\w*)\b")
_WINDOW = 4
"""Sentences before what is left in which the whole and what was taken from it may stand."""
_MOST = 6
"""Numbers before what is left among which the whole and what was taken are looked for."""
_MOST_STEPS = 4
"""Steps from a number to what it becomes; more are seldom all told."""


def check_rests(ground: Ground, row: Sequence[Count]) -> None:
    """Every number that is called what is left of others, or what one becomes."""
    for at, claim in enumerate(row):
        near = [each for each in row[:at] if claim.sentence - each.sentence < _WINDOW][-_MOST:]
        if claim.is_loose:
            continue
        is_rest = _REST_AFTER.match(claim.tail) or _REST.search(claim.lead)
        if not is_rest and _are_against(near[-2:], claim):
            _other_side(ground, claim, *sorted(near[-2:], key=lambda each: each.value))
        elif is_rest or _THE.search(claim.lead):
            # "De to, der ikke svarede" may be a rest; that it is none says nothing.
            if not _is_left(ground, claim, near) and is_rest:
                _left(ground, claim, near, row[at + 1 : at + 3])
        else:
            _becomes(ground, claim, near)


def _are_against(near: Sequence[Count], claim: Count) -> bool:
    """``17 af de 60 kom. 43 meldte afbud``: some of them all, and then the others."""
    if len(near) < 2 or claim.sentence - near[1].sentence > 1 or not claim.is_like(near[1]):
        return False
    part, whole = sorted(near, key=lambda each: each.value)
    is_some_of_all = near[1] is whole and _OF.search(whole.lead) is not None and part.sentence == whole.sentence
    is_other_side = is_some_of_all and (_NOT.match(claim.tail) is not None or _are_opposite(whole, claim))
    is_there = _THERE.search(f"{part.lead[-40:]}|{part.tail[:40]}") is not None and whole.is_like(part)
    return part.value < whole.value and (is_other_side or (is_there and _AWAY.match(claim.tail) is not None))


def _are_opposite(whole: Count, claim: Count) -> bool:
    """``115 af de 160 frivillige er kvinder, og 45 er mænd``: what is told of the part stands after the whole."""
    return opposites(clause_of(whole), clause_of(claim)) >= Opposites.SELDOM_A_THIRD


def _other_side(ground: Ground, claim: Count, part: Count, whole: Count) -> None:
    left = whole.value - part.value
    is_plain = not part.is_loose and not whole.is_loose
    least = 1 if _AWAY.match(claim.tail) or (claim.value > left and _are_opposite(whole, claim)) else 2
    if claim.value == left or (is_plain and slip(claim.value, left) >= least):
        tell_signed(ground, claim, whole, [part], [-1])


def _is_left(ground: Ground, claim: Count, near: Sequence[Count]) -> bool:
    """Whether some of those before are taken from another, and just this number is left."""
    for whole in reversed(near):
        others = [each for each in near if each is not whole]
        for n in range(1, len(others) + 1):
            for taken in combinations(others, n):
                if whole.value - sum(each.value for each in taken) == claim.value:
                    tell_signed(ground, claim, whole, taken, [-1] * n)
                    return True
    return False


def _left(ground: Ground, claim: Count, near: Sequence[Count], following: Sequence[Count]) -> None:
    for whole, taken, is_guessed in _accounts(claim, near, following):
        left = whole.value - sum(each.value for each in taken)
        is_plain = not whole.is_loose and not any(each.is_loose for each in taken)
        missed = max(slip(claim.value, left), 0) if is_within_double(claim.value, left) else -ENOUGH
        weight = (4 if is_guessed else 5) + (len(near) in (0, len(taken) + 1)) + missed
        first = min((whole, *taken), key=lambda each: each.figure.start)
        if left > 0 and is_plain and weight >= ENOUGH and not has_one_in_words(ground, first, claim):
            tell_signed(ground, claim, whole, taken, [-1] * len(taken))
            return


def _accounts(
    claim: Count, near: Sequence[Count], following: Sequence[Count]
) -> Iterator[tuple[Count, list[Count], bool]]:
    """A whole, what was taken from it, and whether only their places tie them: ``17 af de 60``, ``60, heraf 17``."""
    # "Der mangler 7 af de 30, idet 22 er stillet op".
    if len(following) > 1 and _OF.search(following[0].lead) and following[1].sentence == claim.sentence:
        yield following[0], [following[1]], False
    for at, whole in enumerate(near):
        after = list(near[at + 1 :])
        is_of = _OF.search(whole.lead) is not None
        before = near[at - 1] if at else None
        if is_of and before is not None and before.sentence == whole.sentence and before.value < whole.value:
            yield whole, [before, *_joined(whole, after)], False
        elif after and (is_of or OF_WHICH.search(after[0].lead) or after[0].tail.startswith(" af dem")):
            yield whole, _joined(whole, after), False
    if len(near) > 1 and near[0].value > sum(each.value for each in near[1:]):
        yield near[0], list(near[1:]), True


def _joined(first: Count, after: Sequence[Count]) -> list[Count]:
    """The numbers that follow as further ones of the same row."""
    row: list[Count] = []
    previous = first
    for each in after:
        if _DETAIL.search(each.lead) and row:
            continue
        is_same = each.sentence == previous.sentence and (not row or AND.fullmatch(each.lead))
        if not is_same and row:
            break
        row.append(each)
        previous = each
    return row


def _becomes(ground: Ground, claim: Count, near: Sequence[Count]) -> None:
    """``212 beboere. 34 flyttede ind, og 29 flyttede ud, så der er 217``."""
    if not _RESULT.search(claim.lead):
        return
    if "netto" in claim.lead and _is_net(ground, claim, near):
        return
    for at in range(len(near) - 2, -1, -1):
        base, steps = near[at], near[at + 1 :]
        signs = [_sign(each) for each in steps]
        if len(steps) > _MOST_STEPS or not all(signs):
            break
        left = base.value + sum(each.value * sign for each, sign in zip(steps, signs, strict=True))
        is_plain = not base.is_loose and not any(each.is_loose for each in steps)
        weight = 3 + len(steps) + (claim.sentence - base.sentence < 3) + slip(claim.value, left)
        is_wrong = is_plain and weight >= ENOUGH and -1 in signs and _is_new(claim, near)
        if left == claim.value or (left > 0 and is_wrong and not _sign_before(base)):
            tell_signed(ground, claim, base, steps, signs)
            return


def _is_net(ground: Ground, claim: Count, near: Sequence[Count]) -> bool:
    """``48 fældes, og 61 plantes, så der netto kommer 13 flere``."""
    steps = [each for each in near if _sign(each)]
    signs = [_sign(each) for each in steps]
    apart = abs(sum((each.value * sign for each, sign in zip(steps, signs, strict=True)), Fraction(0)))
    if not 1 < len(steps) == len(near) or len(set(signs)) < 2:
        return False
    if apart == claim.value or is_within_double(claim.value, apart):
        most = max(
            signs, key=lambda sign: sum(each.value for each, own in zip(steps, signs, strict=True) if own == sign)
        )
        first = next(each for each, sign in zip(steps, signs, strict=True) if sign == most)
        others = [each for each in steps if each is not first]
        tell_signed(ground, claim, first, others, [most * _sign(each) for each in others])
    return True


def _is_new(claim: Count, near: Sequence[Count]) -> bool:
    """Whether nothing before it, alone or two together, is the same number."""
    values = [each.value for each in near]
    pairs = (one + other for one, other in combinations(values, 2))
    return claim.value not in values and claim.value not in pairs


def _sign_before(base: Count) -> bool:
    """Whether the first of them is itself a step, so that nobody knows what it is a step from."""
    return _sign(base) != 0


def _sign(count: Count) -> int:
    """Whether the words say that so many come or go."""
    words = (
        f"{count.lead.rsplit(',', 1)[-1].rsplit(' og ', 1)[-1][-40:]}|{count.tail.split(',')[0].split(' og ')[0][:60]}"
    )
    less, more = _LESS.search(words), _MORE.search(words)
    if less and more:
        return 0
    return -1 if less else 1 if more else 0
