"""Amounts that are called a difference, what is left, or what another one has become."""

from __future__ import annotations

from ..ground import Ground
from .apart import find_apart
from .becomes import find_become
from .called import Called
from .changes import find_change, find_rise
from .funding import find_funded
from .left import find_left
from .taken_off import find_taken_off


def check_differences(ground: Ground) -> None:
    """Every amount that the words make the result of taking amounts from each other."""
    for number in range(len(ground.passages.sentences)):
        amounts = [each for each in ground.amounts_in(number) if each.ore and each not in ground.ranges]
        if len(amounts) > 1:
            find_change(ground, amounts)
            find_rise(ground, amounts)
        for amount in amounts:
            if amount in ground.settled:
                continue
            claim = Called(ground, amount)
            is_told = find_taken_off(ground, claim)
            is_told = is_told or (claim.is_left and find_left(ground, claim))
            is_told = is_told or find_funded(ground, claim)
            is_told = is_told or (claim.is_apart and find_apart(ground, claim))
            if not is_told and claim.is_result and not claim.is_left:
                find_become(ground, claim)
