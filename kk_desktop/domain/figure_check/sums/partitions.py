"""A whole and what is said to be parts of it, all or some: of which so much, less what comes in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..ground import Ground
from ..model import Amount, FigureKind, Qualifier
from ..text.patterns import Pattern
from .adding import are_of_other_years, judge, parts_sum
from .wording import without_details_of_name

_OF_WHICH = Pattern(
    r"(?<!\w)(?:heraf|hvoraf|deraf|herunder|heri|bl\.a\.|blandt andet|fx|f\.eks\.|(?<!et )særligt|"
    r"især)(?!\w)[^;]{0,60}$|"
    r"(?<!\w)(?:inkl\.|inklusive) $"
)
_OF_WHICH_AGAIN = Pattern(
    r"\W*(?:heraf|deraf|af (?:disse|dette|(?:den |det |de )?(?:samlede )?(?P<noun>beløb|midler|pulje|"
    r"bevilling|ramme|budget|tilskud)(?:e?n|e?t|ne)?))\b(?! på)"
)
_SO_IT_HAS, _AT_HAND = Pattern(r"\bså [^.,;:\d]{1,40} (?:har|får) $"), Pattern(r" (?:til rådighed|at arbejde med)\b")
_IN_ALL = Pattern(
    r"(?<!\w)(?:i ?alt|samlet|samlede|sammenlagt|tilsammen|hele \w{4,}(?:en|et) (?:er )?på|"
    r"total(?:t|e|udgift\w*|pris\w*|sum\w*|budget\w*)?|det giver|hvilket giver|det bliver|"
    r"summen (?:er|bliver)|=)(?!\w)[^;\d]{0,40}$"
)
_TOGETHER = Pattern(r" (?:tilsammen|sammenlagt|til sammen|samlet)(?=\W*$|[.,;:)])")
_MINUS = Pattern(
    r"\b(?:minus|fratrukket|fraregnet|med fradrag af|efter fradrag af|modregn\w*|indtægt\w*|"
    r"mindreudgift\w*)\b[^.,;]{0,40}$"
)
_WITH_COSTS = Pattern(r"\b(?:med|af|ved) en udgift\w*(?: på)? $")
"""``indarbejdes med en udgiftsbevilling på``: what follows is the money out and the money in of what stands before."""
_FROM_IT = Pattern(
    r"(?<!\w)(?:heraf|hvoraf|deraf|(?:ud )?af) (?:de|den|det|disse) (?:(?!er |var |blev |\w+es )\w+ ){0,3}$"
)
_GOES = Pattern(r" (?:er|går|gik|gives|bruges|anvendes|får|afsættes|skal|ydes|bevilges|reserveres)\b[^;]{0,60}$")
_LEFT = Pattern(
    r"\b(?:rest(?:en|erer|beløb\w*|midler\w*|erende)|tilbage\w*|udestår|(?:de|det|den) (?:øvrige|sidste)|uforbrugt\w*|"
    r"uudmønt\w*|udisponer\w*|uforudset\w*)\b"
)
_NOT_IN_IT = Pattern(r"\b(?:på nær|undtagen|bortset fra|undtaget) (?:de |ca\. )?$")
"""What stands after it is left out, and so no whole of what follows."""
_NAMED_WITHIN = 1_000
"""Letters before a sentence in which the whole that it names is looked for."""
_NEW_MATTER = Pattern(r";|\bmens\b|\bderudover\b|\bdesuden\b")


def check_partitions(ground: Ground) -> None:
    """Every sentence that says what something consists of."""
    for number in range(len(ground.passages.sentences)):
        amounts = [each for each in ground.amounts_in(number) if each.ore]
        if len(amounts) > 1:
            _income(ground, amounts)
            _of_which(ground, amounts)
        if amounts and number:
            _of_which_again(ground, number, amounts)


def _income(ground: Ground, amounts: Sequence[Amount]) -> None:
    """``40 mio. kr. indarbejdes med en udgift på 60 mio. kr. og en indtægt på 20 mio. kr.``."""
    for n, less in enumerate(amounts):
        if not _MINUS.search(ground.before(less)) or not n:
            continue
        more, signs = amounts[n - 1], [1, -1 if less.ore > 0 else 1]
        others = (*amounts[: n - 1][::-1], *amounts[n + 1 :])
        whole = next((each for each in others if each.says(more.ore - abs(less.ore))), None)
        if whole is None and n > 1 and _WITH_COSTS.search(ground.between(amounts[n - 2], more)):
            whole = amounts[n - 2]
        if whole and whole not in ground.settled:
            judge(ground, whole, [more, less], signs)
            return


def _of_which(ground: Ground, amounts: Sequence[Amount]) -> None:
    """``12,6 mio. kr., heraf 8,2 mio. kr. til A og 4,3 mio. kr. til B``."""
    for n, whole in enumerate(amounts[:-1]):
        lead = without_details_of_name(ground.between(whole, amounts[n + 1]), is_item=False)
        if whole in ground.settled or whole in ground.ranges:
            continue
        if _NOT_IN_IT.search(ground.before(whole, 30)):
            continue
        if _OF_WHICH.search(lead) or (_FROM_IT.search(ground.before(whole, 30)) and _GOES.match(lead)):
            _judge_of_which(ground, whole, list(_following(ground, whole, amounts[n + 1 :])))


def _is_left_to_others(ground: Ground, whole: Amount, parts: Sequence[Amount]) -> bool:
    """Whether a rule that knows more tells of it: the text says what is left, or which share each part is."""
    expected = parts_sum(parts)
    if whole.says(expected):
        return False
    last = parts[-1]
    beside = ground.between(parts[-2], last) if len(parts) > 1 else ""
    after = ground.after(last, 400) + ground.words(ground.number(last) + 1)
    if expected < whole.ore and _LEFT.search(f"{beside} {after}"):
        return True
    numbers = {ground.number(each) for each in parts}
    return sum(len(ground.figures_in(n, FigureKind.SHARE)) for n in numbers) >= len(parts) > 1


def _following(ground: Ground, whole: Amount, amounts: Sequence[Amount]) -> Iterator[Amount]:
    """The parts that come one after another, until something else is said."""
    previous: Amount | None = None
    for amount in amounts:
        if previous is not None:
            words = without_details_of_name(ground.between(previous, amount), is_item=False)
            if _NEW_MATTER.search(words) or _IN_ALL.search(words) or _OF_WHICH.search(words):
                return
            if ")" in words and "(" not in words:
                return
        if ground.is_yearly(amount) or amount in ground.ranges or _is_told(ground, whole, previous, amount):
            return
        if ground.number(amount) == ground.number(whole) and are_of_other_years(ground, whole, amount):
            return
        yield amount
        previous = amount


def _is_told(ground: Ground, whole: Amount, previous: Amount | None, amount: Amount) -> bool:
    """Whether it is known already what it is to the whole, or to the part before it: it is no further part."""
    return any(ground.is_accounted([each, amount]) for each in (whole, previous) if each is not None)


def _judge_of_which(ground: Ground, whole: Amount, parts: Sequence[Amount]) -> None:
    """Parts may be less than the whole, and never more."""
    expected = parts_sum(parts)
    ground.parts.update(parts)
    if not parts or _is_left_to_others(ground, whole, parts):
        return
    if (len(parts) > 1 and whole.says(expected)) or (whole.ore > 0 and expected > whole.ore):
        judge(ground, whole, parts)


def is_whole(ground: Ground, amount: Amount) -> bool:
    """Whether the words call it the whole of something."""
    if amount.qualifier is Qualifier.IN_ALL or _TOGETHER.match(ground.after(amount)):
        return True
    if _IN_ALL.search(ground.before(amount)):
        return True
    return _SO_IT_HAS.search(ground.before(amount)) is not None and _AT_HAND.match(ground.after(amount)) is not None


def in_brackets(ground: Ground, amount: Amount) -> bool:
    """Whether it stands in brackets after a name: ``Valby Kor (25.000 kr.)``."""
    opens, closes = ground.before(amount, 20).rpartition("("), ground.after(amount, 20).partition(")")
    return bool(opens[1] and closes[1]) and ")" not in opens[2] and "(" not in closes[0]


def _of_which_again(ground: Ground, number: int, amounts: Sequence[Amount]) -> None:
    """``Der gives W. Heraf går A til x og B til y.``, and the same as a list."""
    match = _OF_WHICH_AGAIN.match(ground.words(number))
    if match is None:
        return
    earlier = ground.amounts_in(number - 1)
    if not earlier or not (ground.passages.goes_on(number) or ground.passages.sentences[number].item):
        _of_the_named(ground, number, match["noun"], amounts)
        return
    parts = list(_following(ground, earlier[-1], amounts))
    if not parts:
        return
    wholes = [each for each in earlier if each not in ground.parts] or earlier
    # What an amount has been raised to is larger than what it was raised with, and the last to be told.
    last = max(wholes[-1], earlier[-1], key=lambda each: each.ore)
    called = next((each for each in wholes if is_whole(ground, each)), last)
    if called not in ground.settled:
        _judge_of_which(ground, called, parts)


def _of_the_named(ground: Ground, number: int, noun: str | None, amounts: Sequence[Amount]) -> None:
    """``Rammen er W.``, and a paragraph further on ``Af rammen går A til x og B til y``."""
    start = ground.passages.sentences[number].start
    earlier = ground.amounts_between(start - _NAMED_WITHIN, start)
    named = [each for each in earlier if noun and noun in ground.before(each, 40) and each not in ground.ranges]
    parts = list(_following(ground, named[-1], amounts)) if named else []
    if len(parts) > 1 and named[-1] not in ground.wrong:
        _judge_of_which(ground, named[-1], parts)
