"""Wholes held against so many times an amount: the text's rates and numbers are read once, and every rule asks them."""

from __future__ import annotations

from ..ground import Ground
from .composites import check_composites
from .products import check_products
from .rates import find_rates
from .times import Numbers
from .unsettled import check_unsettled


def check_multiples(ground: Ground) -> None:
    """Every whole that is told near an amount for one of something."""
    rates = {rate.amount: rate for rate in find_rates(ground)}
    if not rates:
        return
    numbers = Numbers(ground)
    # The others ask for words that say it: years that only stand behind an amount may be those of the whole.
    plain = {amount: rate for amount, rate in rates.items() if not rate.is_implied}
    several = check_composites(ground, plain, numbers)
    check_products(ground, rates, numbers, several)
    check_unsettled(ground, plain, numbers)
