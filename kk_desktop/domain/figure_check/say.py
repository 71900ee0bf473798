"""The words of a finding, as a colleague would say it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from kk_desktop.domain.amounts import KRONE, MILLION, in_prose, write_decimal

from .model import Amount, Figure


def prose(ore: int) -> str:
    """An amount in a sentence, in the unit that reads best."""
    return in_prose(ore, "mio" if abs(ore) >= MILLION and ore % (MILLION // 1000) == 0 else "kr")


def number(ore: int, unit: int) -> str:
    """The bare number of a calculation, in whole kroner or millions."""
    return write_decimal(ore, unit)


def percent(part: Fraction | int, whole: Fraction | int) -> str:
    """What one is of the other, in per cent with the decimals that it needs, two at the most: ``12,5``."""
    return number(round(Fraction(part) * 10_000 / whole), 100)


def unit_for(amounts: Sequence[int]) -> int:
    """Millions where one of them is a million or more, else kroner."""
    return MILLION if any(abs(ore) >= MILLION for ore in amounts) else KRONE


def calculation(parts: Sequence[int]) -> str:
    """``7,8 + 15,7 = 23,5``; a negative part is taken off."""
    unit = unit_for(parts)
    said = number(parts[0], unit)
    for part in parts[1:]:
        said += f" {'-' if part < 0 else '+'} {number(abs(part), unit)}"
    return f"{said} = {number(sum(parts), unit)}"


def levels_added(parts: Sequence[Amount], ores: Sequence[int] = ()) -> str:
    """What is told of a sum whose parts are not at one price level; ``ores`` are theirs with the signs they have."""
    named = sorted({each.price_level for each in parts if each.price_level})
    levels = [f"{level} p/l" for level in named] + ["uden prisniveau"] * any(not each.price_level for each in parts)
    told = " og ".join((", ".join(levels[:-1]), levels[-1]))
    said = calculation(ores or [each.ore for each in parts])
    return f"{said}, men delene er i {told}; summen kan ikke afgøres uden omregning"


def quoted(thing: Amount | Figure) -> str:
    """A number as the text spells it, on one line."""
    return " ".join(thing.quote.split())


def claim(amount: Amount) -> str:
    """What the text says."""
    return f"teksten siger {quoted(amount)}"


def same(one: Amount, other: Amount) -> str:
    """What is told of two amounts that are meant as one."""
    return f"Samme beløb skrevet som {quoted(one)} og {quoted(other)}"


def gap(one: Amount, other: Amount) -> str:
    """How far two amounts that are meant as one are apart: ``(forskel 24.000 kr.)``."""
    return f" (forskel {prose(abs(one.ore - other.ore))})"


def apart(claimed: int, expected: int) -> str:
    """How far a claim is off: ``24.000 kr. mindre``; nothing where it is right."""
    if claimed == expected:
        return ""
    return f" ({prose(abs(claimed - expected))} {'mere' if claimed > expected else 'mindre'})"
