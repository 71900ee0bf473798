"""A whole and its parts where the words say so: divided into, of which, in all, from and to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..ground import Ground
from ..model import Amount, FigureKind, Qualifier
from ..text.patterns import Pattern
from .adding import fits, is_near, judge, leaves_one_out, looks_mistyped, parts_sum

_DIVIDED = Pattern(
    r"\b(?:fordelt|fordeles|uddeles|uddelt|fordeler sig|fordeling\w*|består|bestående|opdelt|opdeles|sammensat|nemlig|"
    r"henholdsvis|hhv\.|skyldes(?! (?:primært|især|særligt|hovedsag\w*|navnlig|blandt)))\b[^;]{0,60}$|:\s[^.:]{0,60}$"
)
_PAID = Pattern(
    r"\b(?:kommer fra|stammer fra|hentes|skaffes|betales|finansieres|dækkes|afholdes|deles|bæres|hvor)\b[^;]{0,60}$"
)
_OF_WHICH = Pattern(
    r"(?<!\w)(?:heraf|hvoraf|deraf|herunder|heri|bl\.a\.|blandt andet|fx|f\.eks\.|særligt|især)(?!\w)[^;]{0,60}$"
)
_OF_WHICH_AGAIN = Pattern(r"\W*(?:heraf|deraf|af (?:disse|dette|beløbet|midlerne|puljen|bevillingen|rammen))\b(?! på)")
_DIVIDED_AGAIN = Pattern(
    r"\W*(?:(?:beløbet|midlerne|puljen|bevillingen|rammen|udgifterne|udgiften|pengene|den|de|det)\s)?(?:fordel\w*|deles|"
    r"er (?:op|for)?delt|består|fordeler sig|dækker|finansieres|betales|dækkes|afholdes)\b"
)
_SO_IT_HAS, _AT_HAND = Pattern(r"\bså [^.,;:\d]{1,40} (?:har|får) $"), Pattern(r" (?:til rådighed|at arbejde med)\b")
_MONEY_GOES = Pattern(
    r"\W*(?:pengene|midlerne|beløbet|tilskuddet|bevillingen|støtten|puljen) (?:går|gik|bruges|anvendes|skal bruges|"
    r"gives|uddeles) (?:til|på)\b"
)
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
_PAYS = Pattern(r"\b(?:betaler|bidrager|finansierer|giver|dækker|afholder|yder)\b")
_RECEIVES = Pattern(r"\b(?:får|modtager|går|gives|anvendes|bruges|bevilges|tildeles|afsættes)\b")
_POOL = Pattern(r"(?:pulje|ramme|rådighed|uddel|fordel|midler|tilskud|støtte|donation|beløb|bevilling)")
_COSTS = Pattern(r"\b(?:koster?|ventes|udgør)\b")
_AND = Pattern(r"\b(?:og|samt|mens|resten)\b")
_FROM_IT = Pattern(r"(?<!\w)(?:heraf|hvoraf|deraf|(?:ud )?af) (?:de|den|det|disse) (?:\w+ ){0,3}$")
_GOES = Pattern(r" (?:er|går|gik|gives|bruges|anvendes|får|afsættes|skal|ydes|bevilges|reserveres)\b[^;]{0,60}$")
_FOR_INSTANCE = Pattern(r"(?<!\w)(?:bl\.a\.|blandt andet|fx|f\.eks\.|særligt|især|primært|herunder)(?!\w)")
_LEFT = Pattern(
    r"\b(?:rest(?:en|erer|beløb\w*|midler\w*|erende)|tilbage\w*|udestår|(?:de|det|den) (?:øvrige|sidste)|uforbrugt\w*|"
    r"uudmønt\w*|udisponer\w*|uforudset\w*)\b"
)
_NOT_IN_IT = Pattern(r"\b(?:på nær|undtagen|bortset fra|undtaget) (?:de |ca\. )?$")
"""What stands after it is left out, and so no whole of what follows."""
_NEW_MATTER = Pattern(r";|\bmens\b|\bderudover\b|\bdesuden\b")
_AT_ONCE = 3
"""Letters before the first amount of a sentence that only lists amounts."""


def check_partitions(ground: Ground) -> None:
    """Every sentence that says what something consists of."""
    for number in range(len(ground.passages.sentences)):
        amounts = [each for each in ground.amounts_in(number) if each.ore]
        if len(amounts) > 1:
            _income(ground, amounts)
            _divided(ground, amounts)
            _in_all(ground, amounts)
        if amounts and number:
            _said_before(ground, number, amounts)


def _income(ground: Ground, amounts: Sequence[Amount]) -> None:
    """``40 mio. kr. indarbejdes med en udgift på 60 mio. kr. og en indtægt på 20 mio. kr.``."""
    for n, less in enumerate(amounts):
        if not _MINUS.search(ground.before(less)) or not n:
            continue
        more = amounts[n - 1]
        for whole in (*amounts[: n - 1][::-1], *amounts[n + 1 :]):
            if whole not in ground.settled and fits(whole, more.ore - abs(less.ore)):
                judge(ground, whole, [more, less], [1, -1 if less.ore > 0 else 1])
                return


def _divided(ground: Ground, amounts: Sequence[Amount]) -> None:
    """``12,6 mio. kr., fordelt med 8,2 mio. kr. til A og 4,3 mio. kr. til B``."""
    for n, whole in enumerate(amounts[:-1]):
        lead = ground.between(whole, amounts[n + 1])
        parts = list(_following(ground, amounts[n + 1 :]))
        if whole in ground.settled or whole in ground.ranges or whole in ground.items or not parts:
            continue
        if _NOT_IN_IT.search(ground.before(whole, 30)):
            continue
        if _OF_WHICH.search(lead) or (_FROM_IT.search(ground.before(whole, 30)) and _GOES.match(lead)):
            _judge_of_which(ground, whole, parts)
        elif _is_left_to_others(ground, whole, parts):
            continue
        elif len(parts) > 1 and (_DIVIDED.search(lead) or (_hints(lead) and is_near(whole, parts_sum(parts), 15))):
            judge(ground, whole, parts)


def _is_left_to_others(ground: Ground, whole: Amount, parts: Sequence[Amount]) -> bool:
    """Whether a rule that knows more tells of it: the text says what is left, or which share each part is."""
    expected = parts_sum(parts)
    if fits(whole, expected):
        return False
    last = parts[-1]
    beside = ground.between(parts[-2], last) if len(parts) > 1 else ""
    after = ground.after(last, 400) + ground.words(ground.number(last) + 1)
    if expected < whole.ore and _LEFT.search(f"{beside} {after}"):
        return True
    numbers = {ground.number(each) for each in parts}
    return sum(len(ground.figures_in(n, FigureKind.SHARE)) for n in numbers) >= len(parts) > 1


def _hints(lead: str) -> bool:
    """Whether what follows may be the parts, although the words do not say so."""
    return ("(" in lead and not lead.startswith(")")) or _PAID.search(lead) is not None


def _following(ground: Ground, amounts: Sequence[Amount]) -> Iterator[Amount]:
    """The parts that come one after another, until something else is said."""
    previous: Amount | None = None
    for amount in amounts:
        if previous is not None:
            words = ground.between(previous, amount)
            if _NEW_MATTER.search(words) or _IN_ALL.search(words) or _OF_WHICH.search(words):
                return
            if ")" in words and "(" not in words:
                return
        if ground.is_yearly(amount) or amount in ground.ranges:
            return
        yield amount
        previous = amount


def _judge_payers(ground: Ground, whole: Amount, parts: Sequence[Amount]) -> None:
    """``Der er 28 mio. kr. til rådighed. Kommunen betaler 17,5 mio. kr. og ministeriet 10,5 mio. kr.``."""
    before, last = ground.before(parts[0], 100), ground.between(parts[-2], parts[-1])
    is_shared = _RECEIVES.search(before) is not None and _POOL.search(ground.about(whole)) is not None
    if not (_PAYS.search(before) or is_shared) or not _AND.search(last) or _COSTS.search(last):
        return
    if any(ground.is_yearly(each) or is_whole(ground, each) for each in parts):
        return
    if _is_left_to_others(ground, whole, parts):
        return
    if is_near(whole, parts_sum(parts), 10) or fits(whole, parts_sum(parts)):
        judge(ground, whole, parts)


def _judge_of_which(ground: Ground, whole: Amount, parts: Sequence[Amount]) -> None:
    """Parts may be less than the whole, and never more."""
    expected = parts_sum(parts)
    ground.parts.update(parts)
    if _is_left_to_others(ground, whole, parts):
        return
    if (len(parts) > 1 and fits(whole, expected)) or (whole.ore > 0 and expected > whole.ore):
        judge(ground, whole, parts)


def _in_all(ground: Ground, amounts: Sequence[Amount]) -> None:
    """``A til x, B til y og C til z, i alt W``."""
    for n, whole in enumerate(amounts):
        if whole in ground.settled or whole in ground.ranges or not is_whole(ground, whole):
            continue
        before = [each for each in amounts[:n] if each not in ground.ranges]
        is_list = len(before) > 1 and all(in_brackets(ground, each) for each in before)
        choices = [before] if is_list else [before[at:] for at in range(max(len(before) - 1, 0))]
        right = next((choice for choice in choices if fits(whole, parts_sum(choice))), None)
        if right:
            judge(ground, whole, right)
            continue
        row = _row_before(ground, before, whole)
        expected = parts_sum(row)
        if len(row) > 1 and (
            is_near(whole, expected, 35 if is_list else 25)
            or looks_mistyped(whole, expected)
            or leaves_one_out(whole, row)
        ):
            judge(ground, whole, row)


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


def _row_before(ground: Ground, before: Sequence[Amount], whole: Amount) -> Sequence[Amount]:
    """The amounts that stand in one row with nothing else between, just before the whole."""
    row: list[Amount] = []
    following = whole
    for amount in reversed(before):
        words = ground.between(amount, following)
        if _NEW_MATTER.search(words) or (row and is_whole(ground, amount)) or ground.is_yearly(amount):
            break
        if row and _OF_WHICH.search(words):
            row.clear()
        row.insert(0, amount)
        following = amount
    return row


def _goes_on(ground: Ground, number: int) -> bool:
    """Whether a sentence stands in the paragraph of the one before it, or is an item of its list."""
    here, before = ground.passages.sentences[number], ground.passages.sentences[number - 1]
    return here.paragraph == before.paragraph or here.item


def _said_before(ground: Ground, number: int, amounts: Sequence[Amount]) -> None:
    """``Der gives W. Heraf går A til x og B til y.``, and the same as a list."""
    words = ground.words(number)
    is_of_which = _OF_WHICH_AGAIN.match(words)
    is_divided = _DIVIDED_AGAIN.match(words) or _MONEY_GOES.match(words)
    earlier = [each for each in ground.amounts_in(number - 1) if each not in ground.settled]
    parts = list(_following(ground, amounts))
    if not earlier or not parts:
        return
    if not _goes_on(ground, number):
        return
    is_row = (
        ground.words(number - 1).rstrip()[-1:] == ";" and parts[0].start - ground.sentence(parts[0]).start < _AT_ONCE
    )
    if is_row and len(earlier) == 1 and 1 < len(parts) == len(amounts) and is_near(earlier[0], parts_sum(parts), 25):
        judge(ground, earlier[0], parts)
        return
    if not (is_of_which or is_divided):
        here, before = ground.passages.sentences[number], ground.passages.sentences[number - 1]
        if len(earlier) == 1 and 1 < len(parts) == len(amounts) and here.paragraph == before.paragraph:
            _judge_payers(ground, earlier[0], parts)
        return
    whole = next((each for each in earlier if is_whole(ground, each)), earlier[0] if len(earlier) == 1 else earlier[-1])
    if is_of_which:
        _judge_of_which(ground, whole, parts)
    elif _MONEY_GOES.match(words) and not (fits(whole, parts_sum(parts)) or is_near(whole, parts_sum(parts), 35)):
        return
    elif len(parts) > 1 and not _FOR_INSTANCE.search(words) and not _is_left_to_others(ground, whole, parts):
        judge(ground, whole, parts)
