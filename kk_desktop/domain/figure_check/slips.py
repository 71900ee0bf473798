"""The slips of the pen that make a figure wrong: chance seldom makes them, so they say what was meant."""

from __future__ import annotations

_TELLING = 3
"""Digits that a figure must have before one other digit, or two that changed places, is no chance."""

UNIT_FACTORS = (1_000, 1_000_000)
"""How many times too much an amount is whose unit is wrong by one step or two."""


def is_swapped(one: int, other: int, least: int = _TELLING) -> bool:
    """Whether two digits beside each other have changed places, and nothing else."""
    left, right = str(abs(one)), str(abs(other))
    if len(left) != len(right) or len(left.rstrip("0")) < least:
        return False
    apart = [n for n, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
    return len(apart) == 2 and apart[1] - apart[0] == 1 and sorted(left) == sorted(right)


def is_one_digit(one: int, other: int) -> bool:
    """Whether one digit is another, and nothing else."""
    left, right = str(abs(one)), str(abs(other))
    return len(left) == len(right) and sum(a != b for a, b in zip(left, right, strict=True)) == 1


def is_mistyped(one: int, other: int) -> bool:
    """Whether two digits have changed places, or one is another."""
    left, right = str(abs(one)), str(abs(other))
    if len(left) != len(right) or len(left.rstrip("0")) != len(right.rstrip("0")) or len(left.rstrip("0")) < _TELLING:
        return False
    return is_one_digit(one, other) or is_swapped(one, other)


def telling_digits(number: int) -> int:
    """How many digits a number tells, the noughts at its end left out."""
    return len(str(abs(number)).rstrip("0"))


def is_in_another_unit(one: int, other: int) -> bool:
    """Whether one is a thousand or a million times the other: kroner for thousands, or thousands for millions."""
    low, high = sorted((abs(one), abs(other)))
    return low > 0 and any(high == low * factor for factor in UNIT_FACTORS)


def is_near(one: int, other: int, percent: int) -> bool:
    """Whether the two differ by no more than so much of the first."""
    return 100 * abs(one - other) <= percent * abs(one)
