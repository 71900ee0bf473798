"""Whether a whole is the sum of its parts, and how that is told."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from .. import say
from ..ground import Ground
from ..model import Amount, FigureKind, Qualifier, Relation, Verdict
from ..rounding import rounding_slack
from ..slips import is_swapped
from ..text.patterns import Pattern

_MORE = Pattern(r"\b(?:merudgift\w*|merforbrug\w*|udgift\w*|omkostning\w*|forøgelse\w*|tillæg\w*|stigning\w*)\b")
_LESS = Pattern(
    r"\b(?:mindreudgift\w*|mindreforbrug\w*|(?:mer)?indtægt\w*|besparelse\w*|reduktion\w*|refusion\w*|fratr\w+|modregn\w*|minus|"
    r"provenu\w*|spare[st]?|sparet|spares|nedslag|rabat\w*|billigere|trække[st]?|trukket)\b"
)
_MOST_SIGNED = 6
"""Parts of which every choice of signs is tried: 64 sums."""


def parts_sum(parts: Sequence[Amount], signs: Sequence[int] | None = None) -> int:
    """The parts together; some may be taken off."""
    if signs is None:
        return sum(part.ore for part in parts)
    return sum(part.ore * sign for part, sign in zip(parts, signs, strict=True))


def _may_fit(ground: Ground, whole: Amount, parts: Sequence[Amount], expected: int) -> bool:
    """Whether rounding of the parts may explain the rest; a part spelled finer elsewhere has that one's slack."""
    confirmed = [ground.slack[part] for part in parts if part in ground.slack]
    rounded = [part.precision_ore for part in parts if part not in ground.slack]
    return 2 * abs(whole.ore - expected) <= rounding_slack(whole.precision_ore, rounded) + sum(confirmed)


def _levels_mixed(whole: Amount, parts: Sequence[Amount]) -> bool:
    """Whether the amounts are told at different price levels, or some with one and some without."""
    return len({each.price_level for each in (whole, *parts)}) > 1


def are_of_other_years(ground: Ground, one: Amount, other: Amount) -> bool:
    """Whether each stands with a year of its own: ``21 mio. kr. i 2025 og 22 mio. kr. i 2026``."""
    (before, after), (other_before, other_after) = _years_beside(ground, one), _years_beside(ground, other)
    # The year before an amount may be that of the one before it, unless all have theirs before them.
    mine, others = (after, other_after) if after or other_after else (before, other_before)
    are_single = bool(mine and others) and all(year.isdigit() for year in mine | others)
    return are_single and mine.isdisjoint(others)


def _years_beside(ground: Ground, amount: Amount) -> tuple[set[str], set[str]]:
    """The years and periods before an amount and after it, no further than to the amounts beside it."""
    start, end = ground.stretch(amount)
    figures = ground.figures_in(ground.number(amount), FigureKind.YEAR, FigureKind.YEARS)
    before = {each.value for each in figures if start <= each.start < amount.start}
    return before, {each.value for each in figures if amount.end <= each.start < end}


def judge(ground: Ground, whole: Amount, parts: Sequence[Amount], signs: Sequence[int] | None = None) -> None:
    """Tell whether the whole is the sum of the parts; nothing where a limit is not reached."""
    if signs is None and not whole.says(parts_sum(parts)):
        if one_off := _with_one_taken_off(whole, parts):
            if not _LESS.search(ground.about(parts[one_off.index(-1)])):
                return
            signs = one_off
        elif _may_be_taken_off(ground, whole, parts):
            signs = _signs_that_fit(whole, parts)
            if signs is None:
                return
    expected = parts_sum(parts, signs)
    signed = [part.ore * sign for part, sign in zip(parts, signs or [1] * len(parts), strict=True)]
    said = f"{say.calculation(signed)}; {say.claim(whole)}{say.apart(whole.ore, expected)}"
    things = [whole, *parts]
    is_right = whole.says(expected)
    if not is_right and _is_told_elsewhere(ground, whole, parts):
        return
    if _levels_mixed(whole, parts):
        told = "Beløbene er i forskellige prisniveauer eller uden og kan ikke lægges sammen uden omregning"
        if is_right and len({part.price_level for part in parts}) > 1:
            told = say.levels_added(parts, signed)
        ground.tell(Verdict.AMBER, Relation.PRICE_LEVEL_MIX, things, told)
        return
    if is_right:
        ground.tell(Verdict.GREEN, Relation.SUM, things, said, expected=expected)
    else:
        _tell_apart(ground, whole, parts, expected, said)


def _tell_apart(ground: Ground, whole: Amount, parts: Sequence[Amount], expected: int, said: str) -> None:
    """Tell that a whole is not the sum, and whether a limit, a word or rounding may explain it."""
    things = [whole, *parts]
    if whole.qualifier is Qualifier.AT_MOST:
        if expected > whole.ore and not _may_fit(ground, whole, parts, expected):
            ground.tell(Verdict.RED, Relation.SUM, things, f"{said}. Delene overstiger loftet", expected=expected)
    elif any(each.qualifier is Qualifier.ABOUT for each in things):
        ground.tell(Verdict.AMBER, Relation.SUM, things, f"{said}. Med ”ca.” kan det ikke afgøres", expected=expected)
    elif any(each.qualifier is Qualifier.AT_MOST for each in parts):
        ground.tell(
            Verdict.AMBER, Relation.SUM, things, f"{said}. Med ”op til” kan det ikke afgøres", expected=expected
        )
    elif _may_fit(ground, whole, parts, expected):
        ground.tell(Verdict.AMBER, Relation.SUM, things, f"{said}; kan skyldes afrunding af delene", expected=expected)
    else:
        ground.tell(Verdict.RED, Relation.SUM, things, said, expected=expected)


def _is_told_elsewhere(ground: Ground, whole: Amount, parts: Sequence[Amount]) -> bool:
    """Whether a table has it, with more rows than the words name, or it is told already what is left of the whole."""
    is_printed = any(total == abs(whole.ore) or is_swapped(whole.ore, total) for total in ground.printed_totals)
    return is_printed or ground.is_accounted([whole, *parts])


def _may_be_taken_off(ground: Ground, whole: Amount, parts: Sequence[Amount]) -> bool:
    """Whether the words speak of more and of less, so that a part may be one to take off."""
    words = " ".join(ground.before(each, each.start - ground.stretch(each)[0]) for each in (whole, *parts))
    return _MORE.search(words) is not None and _LESS.search(words) is not None


def _with_one_taken_off(whole: Amount, parts: Sequence[Amount]) -> tuple[int, ...] | None:
    """The signs by which it adds up when one part, and not the first, is taken off: chance seldom makes that so."""
    for n in range(1, len(parts)):
        signs = tuple(-1 if n == at else 1 for at in range(len(parts)))
        if len(parts) > 2 and whole.says(parts_sum(parts, signs)):
            return signs
    return None


def _signs_that_fit(whole: Amount, parts: Sequence[Amount]) -> tuple[int, ...] | None:
    """Which parts to take off so that the rest is the whole; few enough that they can all be tried."""
    if len(parts) > _MOST_SIGNED:
        return None
    choices = product((1, -1), repeat=len(parts))
    return next((signs for signs in choices if whole.says(abs(parts_sum(parts, signs)))), None)


def leaves_one_out(whole: Amount, parts: Sequence[Amount]) -> bool:
    """Whether the whole is right but for one of three or more parts: the slip of somebody who added by hand."""
    total = parts_sum(parts)
    return len(parts) > 2 and any(whole.says(total - part.ore) for part in parts)
