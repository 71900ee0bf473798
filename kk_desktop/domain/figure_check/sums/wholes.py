"""A whole whose parts stand in other sentences: above it, in a list below it, or where the words point."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..cells.labels import same, telling
from ..ground import Ground
from ..model import Amount, FigureKind, Relation, Verdict
from ..shares.portions import count_pairs
from ..text.patterns import Pattern
from .adding import fits, is_near, judge, looks_mistyped, looks_swapped, parts_sum
from .lists import FOR_INSTANCE
from .partitions import is_whole

_OF_WHICH = Pattern(r"(?<!\w)(?:heraf|hvoraf|deraf|herunder|heri|inkl\.|inklusive)(?!\w)[^;\d]{0,60}$")
_MORE = Pattern(
    r"\W*(?:dertil|hertil|desuden|endvidere|derudover|herudover|endelig|samtidig|ud over|udover|yderligere)\b|"
    r".*\b(?:desuden|yderligere|derudover)\b"
)
_SO = Pattern(r"\b(?:således|dermed|derfor|altså|herefter|hermed)\b[^;]{0,60}$")
_SUMS_UP = Pattern(r"\W*(?:samlet|i alt|tilsammen|sammenlagt|det giver)\b")
_OF_THE_CASE = Pattern(
    r".*\b(?:indstilling\w*|forslag\w*|sag(?:en)?|projekt\w*|initiativ\w*|indsats\w*|ansøgning\w*|samlede?|"
    r"udgift\w*|bevilling\w*|beløb\w*|aftale\w*)\b"
)
_POOL = Pattern(r"\b\w*(?:ramme|rammen|pulje|puljen|budget|budgettet|reserve|reserven)\b")
_SAME_AS = Pattern(
    r"[^.;]{0,60}\b(?:svarer til|svarende til|lig med|er) (?:det|de) (?:samlede |samlet )?(?:an)?(?P<verb>søgt|"
    r"bevilg|afsat|bevilling|tildelt|reserver|ønsk|frigiv|forbrug|foreslå)\w*"
)
_ROOT = {"afsat": "afs[aæ]t", "tildelt": "tildel"}
_CLAIMS_NAMED = Pattern(r"\b(?:svarende til|i ?alt|samlet|udgør|er|på)\b[^;\d]{0,20}$")
_NAME = re.compile(r"[A-ZÆØÅ][\w’-]+(?:[ /]+(?:[A-ZÆØÅ][\w’-]+))*")
_BULLETS_FOLLOW = Pattern(r".*(?::|fordel\w*|består af|sammensat af|opdel\w*|dækker)[^.]{0,40}\s*$")
_LEADS_TO_LIST = Pattern(
    r"[^.;]*(?::|\b(?:fordel\w*|fordelt|opdelt|består|sammensat)(?: sig)?(?: (?:således|sådan))?"
    r"(?: (?:med|på|af|i|til))?)\s*$"
)
_LEFT_AFTER, _LEFT_BEFORE = (
    Pattern(r" (?:øvrige|resterende|andre|sidste)\b"),
    Pattern(r"\bde (?:øvrige|resterende|andre|sidste) $"),
)
_LEFT_ALL = Pattern(r"\bde (?:(?:øvrige|resterende|andre|sidste) )?$")
_FOR_LEADS, _FOR_FOLLOWS = Pattern(r"\W*(?:til|på|for) "), Pattern(r"[^.;,]{0,20} (?:til|på|for) (?!rådighed)")
_MOST_SCATTERED = 4
"""Parts in different paragraphs that a sum nearly meets: more of them meet anything by chance."""
_FAR = 12
"""A whole seldom has more parts than this, and none is looked for further off."""

_NAMED_WITHIN, _ASKED_WITHIN = 4_000, 20_000
"""Letters before a whole in which the parts it names, or what was asked for, are looked for."""


def check_wholes(ground: Ground) -> None:
    """Every amount that is called the whole, or the same as what was asked for, and has no parts in its sentence."""
    for amount in ground.amounts:
        if amount in ground.ranges or not amount.ore or ground.is_yearly(amount):
            continue
        if amount not in ground.settled and _SAME_AS.match(ground.after(amount, 120)):
            _same_as(ground, amount)
        _named(ground, amount)
        if amount not in ground.settled and (is_whole(ground, amount) or _is_divided_below(ground, amount)):
            _listed_below(ground, amount)
        if amount not in ground.settled and is_whole(ground, amount):
            _added_up(ground, amount)


def _added_up(ground: Ground, whole: Amount) -> None:
    """The parts are told before the whole, sentence by sentence or section by section."""
    if any(fits(whole, each.ore) for each in ground.amounts_between(whole.start - _ASKED_WITHIN, whole.start)):
        return
    nearly: Sequence[Amount] = ()
    for parts, is_close in _above(ground, whole):
        expected = parts_sum(parts)
        before = ground.before(whole, 120)
        is_tied = is_close or _OF_THE_CASE.match(before) is not None
        sums_up = _SUMS_UP.match(before) or _SO.search(before)
        if fits(whole, expected) and (is_tied or sums_up) and not _is_of_something_else(ground, whole, parts):
            judge(ground, whole, parts)
            return
        percent = 25 if all(ground.sentence(part).item for part in parts) else 5 if is_close else 2
        is_slip = looks_mistyped(whole, expected) if is_close else looks_swapped(whole, expected)
        is_meant = is_near(whole, expected, percent) or is_slip
        follows = all(ground.number(whole) - ground.number(part) == 1 for part in parts)
        if follows and _SO.search(ground.before(whole, 100)):
            is_meant = is_near(whole, expected, 35)
        elif follows and len(parts) > 2 and sums_up and not FOR_INSTANCE.search(ground.words(ground.number(parts[0]))):
            is_meant = is_near(whole, expected, 25)
        if is_close and all(_MORE.match(ground.words(ground.number(part))) for part in parts[1:]):
            is_meant = is_near(whole, expected, 35)
        is_far = not is_close and (_POOL.search(before) is not None or len(parts) > _MOST_SCATTERED)
        if not nearly and is_meant and is_tied and not is_far and not fits(whole, expected):
            nearly = parts
    if nearly:
        judge(ground, whole, nearly)


def _is_of_something_else(ground: Ground, whole: Amount, parts: Sequence[Amount]) -> bool:
    """Whether a coarse whole has a purpose of its own, so that finer amounts elsewhere meet it by chance."""
    number = ground.number(whole)
    if whole.precision_ore <= max(part.precision_ore for part in parts):
        return False
    elsewhere = sorted({ground.number(part) for part in parts} - {number})
    has_purpose = _FOR_LEADS.match(ground.words(number)) or _FOR_FOLLOWS.match(ground.after(whole))
    if not elsewhere or not has_purpose:
        return False
    said = [word for word in telling(ground.words(number)) if not word.isdigit()]
    return not any(same(word, other) for n in elsewhere for word in telling(ground.words(n)) for other in said)


def _above(ground: Ground, whole: Amount) -> Iterator[tuple[list[Amount], bool]]:
    """What may be the parts, growing upwards, and whether they stand in the same paragraph or list."""
    number, parts = (
        ground.number(whole),
        [each for each in _parts(ground, ground.number(whole)) if each.end < whole.start],
    )
    here = ground.passages.sentences[number]
    if len(parts) > 1:
        yield parts, True
    section: list[Amount] | None = None
    for n in range(number - 1, max(number - 60, -1), -1):
        sentence = ground.passages.sentences[n]
        found = _parts(ground, n)
        if section is None and sentence.section != here.section:
            section = []
        if section is not None:
            section = [*found, *section]
        parts = [*found, *parts]
        if len(parts) > _FAR:
            return
        is_close = sentence.section == here.section and (sentence.paragraph == here.paragraph or sentence.item)
        if found and len(parts) > 1:
            yield parts, is_close
        if section and found and len(section) > 1 and section != parts:
            yield section, False


def _parts(ground: Ground, number: int) -> list[Amount]:
    """The amounts of a sentence that are not parts or repetitions of another one."""
    return [
        each
        for each in ground.amounts_in(number)
        if each not in ground.ranges
        and each not in ground.parts
        and not ground.is_yearly(each)
        and not _OF_WHICH.search(ground.before(each))
    ]


def _is_divided_below(ground: Ground, amount: Amount) -> bool:
    """Whether its sentence leads to a list of what it is divided into."""
    words = ground.after(amount, 200)
    return _LEADS_TO_LIST.match(words) is not None and amount is ground.amounts_in(ground.number(amount))[-1:][0]


def _listed_below(ground: Ground, whole: Amount) -> None:
    """``fordeles således:`` and a list with an amount in each item."""
    number = ground.number(whole)
    parts: list[Amount] = []
    for n in range(number + 1, min(number + 30, len(ground.passages.sentences))):
        sentence = ground.passages.sentences[n]
        if sentence.paragraph != ground.passages.sentences[n - 1].paragraph and not sentence.item:
            break
        if sentence.item and ground.amounts_in(n):
            parts.append(ground.amounts_in(n)[0])
    expected = parts_sum(parts)
    if len(parts) < 2:
        return
    is_said = _BULLETS_FOLLOW.match(ground.words(number).replace("\n", " ")) is not None
    if fits(whole, expected) or (is_said and is_near(whole, expected, 25)):
        judge(ground, whole, parts)


def _same_as(ground: Ground, whole: Amount) -> None:
    """``svarer til det ansøgte beløb``: what the text elsewhere says is applied for."""
    match = _SAME_AS.match(ground.after(whole, 120))
    verb = match["verb"] if match else ""
    root = re.compile(_ROOT.get(verb, verb[:-1] if verb == "søgt" else verb))
    earlier = ground.amounts_between(whole.start - _ASKED_WITHIN, whole.start)
    asked = [each for each in earlier if root.search(ground.before(each, 80))]
    asked = [each for each in asked if each not in ground.ranges and not ground.is_yearly(each)]
    groups: defaultdict[str, list[Amount]] = defaultdict(list)
    for each in asked:
        groups[""].append(each)
        for period in ground.figures_in(ground.number(each), FigureKind.YEARS):
            groups[period.value].append(each)
        groups[" ".join(ground.before(each).split()[-2:])].append(each)
    choices = [parts for parts in groups.values() if 1 < len(parts) <= _FAR] or [asked[-1:]] * bool(asked)
    if not choices:
        return
    best = min(choices, key=lambda parts: abs(whole.ore - parts_sum(parts)))
    if fits(whole, parts_sum(best)) or is_near(whole, parts_sum(best), 5):
        judge(ground, whole, best)


def _named(ground: Ground, whole: Amount) -> None:
    """``andel fsva. Tingbjerg og Hothers Plads svarende til 0,33 mio. kr.``: the parts of those that are named."""
    if not _CLAIMS_NAMED.search(ground.before(whole)):
        return
    said = telling(" ".join(_NAME.findall(ground.text[ground.sentence(whole).start : whole.start])))
    named: list[Amount] = []
    for each in ground.amounts_between(whole.start - _NAMED_WITHIN, ground.sentence(whole).start):
        name = _name_of(ground, each)
        if name and any(same(word, other) for word in telling(name) for other in said):
            named.append(each)
    if len(named) > 1 and fits(whole, parts_sum(named)):
        judge(ground, whole, named)


def _name_of(ground: Ground, amount: Amount) -> str:
    """The name just before an amount in brackets, or just after one that goes ``til`` somebody."""
    start = max(ground.sentence(amount).start, amount.start - 40)
    before = ground.text[start : amount.start]
    names = _NAME.findall(before)
    if before.rstrip(" \u00a0").endswith("(") and names:
        return str(names[-1])
    after = re.match(r"[ \u00a0](?:til|på|i|for)[ \u00a0]", ground.text[amount.end : amount.end + 6])
    later = _NAME.match(ground.text, amount.end + after.end()) if after else None
    return later[0] if later else ""


def check_counts_left(ground: Ground) -> None:
    """``7 af de 10 områder … de tre øvrige``: what is left of a number."""
    counts = [figure for figure in ground.figures if figure.kind is FigureKind.COUNT and "-" not in figure.value]
    starts = [each.start for each in counts]
    pairs = [
        pair for number in sorted({ground.number(each) for each in counts}) for pair in count_pairs(ground, number)
    ]
    for some, every in pairs:
        end = max(every.end, some.end)
        for left in counts[bisect_right(starts, end) : bisect_right(starts, end + 300)]:
            if _LEFT_AFTER.match(ground.after(left, 16)) or _LEFT_BEFORE.search(ground.before(left, 24)):
                expected = int(every.value) - int(some.value)
                is_right = expected == int(left.value)
                if not is_right and ground.sentence(left).paragraph != ground.sentence(every).paragraph:
                    break
                if is_right or _LEFT_ALL.search(ground.before(left, 24)):
                    said = f"{every.value} - {some.value} = {expected}; teksten siger {left.quote}"
                    ground.tell(Verdict.GREEN if is_right else Verdict.RED, Relation.SUM, [left, every, some], said)
                break
