"""The words of a finding, as a colleague would say it."""

from __future__ import annotations

from collections.abc import Sequence

from kk_desktop.domain.amounts import KRONE, MILLION, in_prose, write_decimal

from .model import Amount


def prose(ore: int) -> str:
    """An amount in a sentence, in the unit that reads best."""
    return in_prose(ore, "mio" if abs(ore) >= MILLION and ore % (MILLION // 1000) == 0 else "kr")


def number(ore: int, unit: int) -> str:
    """The bare number of a calculation, in whole kroner or millions."""
    return write_decimal(ore, unit)


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


def claim(amount: Amount) -> str:
    """What the text says."""
    return f"teksten siger {' '.join(amount.quote.split())}"


def apart(claimed: int, expected: int) -> str:
    """How far a claim is off: ``24.000 kr. mindre``; nothing where it is right."""
    if claimed == expected:
        return ""
    return f" ({prose(abs(claimed - expected))} {'mere' if claimed > expected else 'mindre'})"
