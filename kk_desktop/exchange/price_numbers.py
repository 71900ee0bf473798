"""The numbers of a pasted sheet of price rates: their value, their sign of per cent, and a comma that may be lost."""

from __future__ import annotations

import re
from fractions import Fraction

DANISH = re.compile(r"[-–−+]?\d+(?:,\d+)?")
PERCENT = re.compile(r"%|pct\.?|procent", re.IGNORECASE)
_WITHOUT_COMMA = 10
"""From here on a number of per cents without a comma is asked about; prices hardly rise so much in a year."""


def value_of(number: str) -> Fraction:
    """What a Danish number says, exactly."""
    sign = -1 if number[0] in "-–−" else 1
    whole, _, tail = number.lstrip("-–−+").partition(",")
    return sign * Fraction(int(whole + tail), 10 ** len(tail))


def may_lack_comma(number: str, line: str) -> bool:
    """Whether a rise is so large that its comma may be lost, 29 for 2,9, and no sign behind it says per cent."""
    is_said = re.search(rf"(?<![\d,.]){re.escape(number)} ?({PERCENT.pattern})", line, re.IGNORECASE)
    return "," not in number and abs(value_of(number)) >= _WITHOUT_COMMA and not is_said
