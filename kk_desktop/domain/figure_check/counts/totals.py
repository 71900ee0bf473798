"""A number of things that sums up those told before it: ``90 familieboliger og 32 ungdomsboliger, i alt 122``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..ground import Ground
from ..text.patterns import Pattern
from .numbers import Count, share_noun
from .weighing import ENOUGH, has_one_in_words, is_sum, slip, sum_of, tell_sum

_IN_ALL = Pattern(
    r"(?<!\w)(?:i ?alt|tilsammen|til sammen|sammenlagt|samlede?t?|altså|dvs\.?|det vil sige|(?:det|"
    r"hvilket) (?:giver|bliver)|"
    r"nærmere bestemt|under ét|summen|total\w*|=)(?!\w)[^;:.]{0,50}$"
)
_SO = Pattern(
    r"(?<!\w)(?:så|dermed|således|derfor|herefter|begge|nu|bliver (?:der|det|vi)|(?:vi|der|det) bliver|"
    r"blev det til|oppe på|det er|hermed)(?!\w)[^;:.]{0,50}$|"
    r"(?:^|\W)(?:med|alle|samtlige) (?:de|disse|vores|sine)? ?$"
)
_IN_ALL_AFTER = Pattern(r"(?: [^.,;:]{0,40})? (?:i ?alt|tilsammen|sammenlagt|til sammen|på de (?:to|tre|fire))\b")
_MORE = Pattern(r"\W*(?:dertil|hertil|desuden|derudover|herudover|endvidere|yderligere|endelig|med de)\b")
_OTHER = Pattern(
    r"(?<!\w)(?:flere|færre|mere|mindre|end|ud af|af de|af i alt|øvrige|resterende|tilbage|heraf|hvoraf|mangle\w*|"
    r"nettotab\w*|netto\w*|tidligere|sidste år|året før|stigning|fald|ekstra|kun|ikke)(?!\w)"
)
_THE = Pattern(r"\W*de ")
_NEW = Pattern(r" (?:nye|ekstra|flere|færre|mere|øvrige|resterende|andre|sidste)\b")
_OUT_OF = Pattern(r"\W*(?:ud )?af\b")
_MOST_PARTS, _SHORT = 12, 25
"""Numbers that one sums up, and letters between two that are told in one breath."""


def check_totals_of_counts(ground: Ground, row: Sequence[Count], above: Sequence[Count]) -> None:
    """Every number that is called the whole of those before it, in its sentence, the one before or a list above."""
    for at, whole in enumerate(row):
        cue = _cue(whole) or _cue_before(row[at - 1 : at], whole)
        if not cue:
            continue
        choices = [each for each in _choices(ground, row[:at], whole, above) if 2 <= len(each) <= _MOST_PARTS]
        right = next((each for each in choices if is_sum(whole.value, each)), None)
        if right:
            tell_sum(ground, whole, right)
            continue
        meant = next((each for each in choices if _is_meant(ground, whole, each, cue)), None)
        if meant and not _is_explained(whole, row[:at]):
            tell_sum(ground, whole, meant)


def _cue(count: Count) -> int:
    """How surely the words call it a whole."""
    if count.is_loose or _OTHER.search(count.lead[-60:]) or _NEW.match(count.tail):
        return 0
    if _IN_ALL.search(count.lead) or _IN_ALL_AFTER.match(count.tail):
        return 4
    return 2 if _SO.search(count.lead) else 1 if _THE.fullmatch(count.lead) else 0


def _cue_before(before: Sequence[Count], count: Count) -> int:
    """The same where another number stands in between: ``Tilsammen har de fire partier 41 mandater``."""
    is_here = bool(before) and before[0].sentence == count.sentence and len(before[0].tail) < _SHORT
    is_whole = is_here and _OUT_OF.match(count.lead) is None and _NEW.match(count.tail) is None
    return 4 if is_whole and _IN_ALL.search(before[0].lead) else 0


def _choices(ground: Ground, before: Sequence[Count], whole: Count, above: Sequence[Count]) -> Iterator[list[Count]]:
    """The rows that may be summed up, the nearest first; those of one kind before those with others among them."""
    here = [each for each in before if each.sentence == whole.sentence]
    if here[1:]:
        yield from _of_one_kind(here, whole)
        for n in range(len(here) - 1):
            yield here[n:]
        return
    row = list(here)
    for number in sorted({each.sentence for each in before if each.sentence < whole.sentence}, reverse=True)[:3]:
        if number < (row[0].sentence if row else whole.sentence) - 1:
            break
        row = [*(each for each in before if each.sentence == number), *row]
        yield from _of_one_kind(row, whole)
        if not _MORE.match(ground.words(number)):
            yield row
    if all(each.is_loose for each in before):
        yield _items(ground, whole, above)


def _of_one_kind(row: Sequence[Count], whole: Count) -> Iterator[list[Count]]:
    """Those that count the same as the whole, and else the same as the last of them."""
    for each in (whole, row[-1]):
        if each.things:
            yield [other for other in row if other.is_like(each)]


def _items(ground: Ground, whole: Count, above: Sequence[Count]) -> list[Count]:
    """The last number of each item of the list just above."""
    sentences = ground.passages.sentences
    found: list[Count] = []
    number = whole.sentence - 1 if above else -1
    while number >= 0 and not sentences[number].item:
        if sentences[number].paragraph != sentences[whole.sentence].paragraph and ground.words(number).strip():
            return []
        number -= 1
    for each in reversed(above):
        if each.sentence != number or not sentences[number].item:
            break
        found.insert(0, each)
        number -= 1
    return found


def _is_meant(ground: Ground, whole: Count, parts: Sequence[Count], cue: int) -> bool:
    """Whether they must be the parts: each smaller, told just before, and together nearly the whole."""
    if any(each.is_loose or each.is_rate or each.value >= whole.value for each in parts):
        return False
    weight = cue + slip(whole.value, sum_of(parts)) + (len(parts) > 2)
    weight += all(each.sentence == whole.sentence for each in parts)
    weight += all(each.sentence >= whole.sentence - 1 for each in parts)
    weight += 2 * all(share_noun(each.things, whole.things) for each in parts if each.things)
    return weight >= ENOUGH and not has_one_in_words(ground, parts[0], parts[-1])


def _is_explained(whole: Count, before: Sequence[Count]) -> bool:
    """Whether the number is told before, or any two before it come to it."""
    values = [each.value for each in before][-_MOST_PARTS:]
    return whole.value in values or any(
        one + other == whole.value for n, one in enumerate(values) for other in values[n + 1 :]
    )
