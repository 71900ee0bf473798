"""A whole whose parts stand in other sentences: above it, in a list below it, or where the words point."""

from __future__ import annotations

import re
from collections import defaultdict

from ..ground import Ground
from ..model import Amount, FigureKind
from ..slips import is_near
from ..text.patterns import Pattern
from ..text.words import same, telling
from .adding import judge, parts_sum

_SAME_AS = Pattern(
    r"[^.;]{0,60}\b(?:svarer til|svarende til|lig med|er) (?:det|de) (?:samlede |samlet )?(?:an)?(?P<verb>søgt|"
    r"bevilg|afsat|bevilling|tildelt|reserver|ønsk|frigiv|forbrug|foreslå)\w*"
)
_ROOT = {"afsat": "afs[aæ]t", "tildelt": "tildel"}
_CLAIMS_NAMED = Pattern(r"\b(?:svarende til|i ?alt|samlet|udgør|er|på)\b[^;\d]{0,20}$")
_NAME = re.compile(r"[A-ZÆØÅ][\w’-]+(?:[ /]+(?:[A-ZÆØÅ][\w’-]+))*")
_FAR = 12
"""A whole seldom has more parts than this, and none is looked for further off."""

_NAMED_WITHIN, _ASKED_WITHIN = 4_000, 20_000
"""Letters before a whole in which the parts it names, or what was asked for, are looked for."""


def check_wholes(ground: Ground) -> None:
    """Every amount that is said to be the same as what was asked for, or as what goes to those that it names."""
    for amount in ground.amounts:
        if amount in ground.ranges or not amount.ore or ground.is_yearly(amount):
            continue
        if amount not in ground.settled and _SAME_AS.match(ground.after(amount, 120)):
            _same_as(ground, amount)
        _named(ground, amount)


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
    if whole.says(parts_sum(best)) or is_near(whole.ore, parts_sum(best), 5):
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
    if len(named) > 1 and whole.says(parts_sum(named)):
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
