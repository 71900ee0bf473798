"""What rounding may put between a whole and its parts, each rounded for itself."""

from __future__ import annotations

from collections.abc import Sequence
from math import isqrt


def rounding_slack(whole_precision: int, part_precisions: Sequence[int]) -> int:
    """Twice the øre that rounding may put between a whole and its parts: half the last place of the whole, and of the
    coarsest part times the square root of their number, rounded up.
    """
    n = len(part_precisions)
    root = isqrt(n - 1) + 1 if n else 0
    return whole_precision + max(part_precisions, default=0) * root
