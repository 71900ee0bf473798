"""A sum that fails by one wrong unit: ``75.000 t.kr.`` among parts that add up when it is read as 75.000 kr."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import say
from ..ground import Ground
from ..model import Amount, Qualifier, Relation, Verdict
from ..slips import UNIT_FACTORS
from .adding import parts_sum

_MOST = 8
"""Amounts beside a whole that may be its parts."""


def check_units(ground: Ground) -> None:
    """Every amount that is just the sum of those beside it when one of them all is in the unit above or below."""
    for whole in ground.amounts:
        is_told = whole in ground.settled or not ground.amounts_in(ground.number(whole))
        if is_told or whole in ground.ranges or whole.ore <= 0:
            continue
        slip = next((found for row in _rows(ground, whole) if (found := _slip(whole, row))), None)
        if slip:
            row, wrong, ore = slip
            said = f"{say.calculation([each.ore for each in row])}; {say.claim(whole)}. "
            said += f"Det passer, hvis {say.quoted(wrong)} er {say.prose(ore)}"
            ground.tell(Verdict.RED, Relation.SUM, [whole, *row], said, expected=parts_sum(row))


def _rows(ground: Ground, whole: Amount) -> Iterator[tuple[Amount, ...]]:
    """The amounts just before it and just after it in its paragraph, ever more of them."""
    paragraph = ground.sentence(whole).paragraph
    around = [
        each
        for each in ground.amounts_between(whole.start - 2_000, whole.end + 2_000)
        if each.ore > 0 and each not in ground.ranges and ground.sentence(each).paragraph == paragraph
    ]
    at = around.index(whole)
    for n in range(2, min(_MOST, len(around)) + 1):
        for row in (around[at - n : at] if at >= n else [], around[at + 1 : at + 1 + n]):
            if len(row) == n:
                yield tuple(row)


def _slip(whole: Amount, row: Sequence[Amount]) -> tuple[Sequence[Amount], Amount, int] | None:
    """The row, the amount of it or the whole that has the wrong unit, and what it is in the right one."""
    total = parts_sum(row)
    for wrong in row:
        for ore in (value for factor in UNIT_FACTORS for value in (wrong.ore // factor, wrong.ore * factor)):
            is_felt = min(ore, total - wrong.ore) >= whole.precision_ore
            if is_felt and whole.says(total - wrong.ore + ore):
                return row, wrong, ore
    is_exact = total >= whole.precision_ore and any(whole.ore in (total * f, total // f) for f in UNIT_FACTORS)
    is_plain = whole.qualifier not in (Qualifier.ABOUT, Qualifier.AT_MOST)
    return (row, whole, total) if is_exact and is_plain and not whole.says(total) else None
