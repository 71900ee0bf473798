"""Money in whole øre, and how it is written in Danish; no floats anywhere."""

from __future__ import annotations

from enum import StrEnum

NBSP = "\u00a0"
KRONE = 100
THOUSAND = 1_000 * KRONE
MILLION = 1_000_000 * KRONE


class Unit(StrEnum):
    """The unit a table's figures are printed in; the value is the print form."""

    KRONER = "kr."
    THOUSANDS = "1.000 kr."
    MILLIONS = "mio. kr."

    @property
    def ore(self) -> int:
        """How many øre one unit is."""
        return {Unit.KRONER: KRONE, Unit.THOUSANDS: THOUSAND, Unit.MILLIONS: MILLION}[self]


def group_digits(number: int) -> str:
    """A whole number with a point for each thousand: 5312000 → ``5.312.000``."""
    return f"{number:,}".replace(",", ".")


def write_decimal(ore: int, ore_per_unit: int, decimals: int | None = None) -> str:
    """An amount in øre as a Danish number of the unit, exact unless ``decimals`` says how many places.

    2347600000 øre in millions → ``23,476``. Rounding is half away from zero.
    """
    sign = "-" if ore < 0 else ""
    whole, rest = divmod(abs(ore), ore_per_unit)
    places = len(str(ore_per_unit)) - 1
    if decimals is None:
        digits = str(rest).zfill(places).rstrip("0")
    else:
        scale = ore_per_unit // 10**decimals if decimals <= places else 1
        rounded = (abs(ore) + scale // 2) // scale if scale > 1 else abs(ore)
        whole, tail = divmod(rounded, ore_per_unit // scale)
        digits = str(tail).zfill(min(decimals, places)) if decimals else ""
    return sign + group_digits(whole) + ("," + digits if digits else "")


def in_unit(ore: int, unit: Unit) -> str:
    """A table figure, exact: 500000000 øre in 1.000 kr. → ``5.000``."""
    return write_decimal(ore, unit.ore)


def in_prose(ore: int, form: str = "mio") -> str:
    """An amount as a sentence writes it: ``mio`` → 5 mio. kr., ``tkr`` → 5.000 t.kr., ``kr`` → 5.000.000 kr.

    The spaces are non-breaking. Raises ``ValueError`` for a form that is none of the three.
    """
    match form:
        case "mio":
            return f"{write_decimal(ore, MILLION)}{NBSP}mio.{NBSP}kr."
        case "tkr":
            return f"{write_decimal(ore, THOUSAND)}{NBSP}t.kr."
        case "kr":
            return f"{write_decimal(ore, KRONE)}{NBSP}kr."
    raise ValueError(f"no such form of an amount: {form}")
