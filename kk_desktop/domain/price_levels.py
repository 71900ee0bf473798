"""Price levels: what prices rose each year, as the user knows it from a named source, and amounts moved between years.

No rate is the program's own: a year that nobody has filled in is told, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from kk_desktop.errors import UserError

from .amounts import MOST_ORE, round_to_ore, write_decimal
from .wording import listed, quoted

WHOLE = 1_000_000
"""A rate is told in millionths: 25.000 is 2,5 %."""

PER_PERCENT = WHOLE // 100

FIRST_YEAR, LAST_YEAR = 1900, 2200

_YEARS_TOLD = 6
_TOLD = 40
_FACTOR_PLACES = 6
_LEAST, _MOST = -WHOLE // 2, WHOLE
"""Between half and double in one year; more is a digit too many."""

_LEAST_FACTOR, _MOST_FACTOR = Fraction(9, 10), Fraction(5, 4)
"""What a number with three decimals must lie between to be a factor."""


class MissingRateError(UserError):
    """A rise, or its source, is to be written under Opsætning → Prisniveau first."""


class RateKind(StrEnum):
    """Service (wages and prices together) and building rise each in their own way."""

    SERVICE = "service"
    CAPITAL = "capital"

    @property
    def danish(self) -> str:
        """The word on screen and paper."""
        return {RateKind.SERVICE: "service og løn", RateKind.CAPITAL: "anlæg"}[self]


@dataclass(frozen=True, slots=True)
class Rate:
    """What prices and wages rose from the year before to ``year``, in millionths, and where that was read."""

    id: str
    year: int
    kind: RateKind
    rate: int
    source: str = ""
    sheet_id: str | None = None

    @property
    def factor(self) -> Fraction:
        """What an amount is multiplied with to come from the year before to this one."""
        return Fraction(WHOLE + self.rate, WHOLE)


@dataclass(frozen=True, slots=True)
class PriceSheet:
    """A sheet of rates as it was pasted, kept word for word."""

    id: str
    name: str
    text: str
    pasted_on: date


@dataclass(frozen=True, slots=True)
class ReadRate:
    """A rate found in a pasted sheet; ``kind`` is ``None`` where the sheet does not tell it."""

    year: int
    kind: RateKind | None
    rate: int


@dataclass(frozen=True, slots=True)
class SheetReading:
    """What was understood of a pasted sheet, and each line with figures that was not, with the reason."""

    rates: tuple[ReadRate, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()

    @property
    def wants_kind(self) -> bool:
        """Whether it does not say if its rates are for service or for building."""
        return any(rate.kind is None for rate in self.rates)


class Step(NamedTuple):
    """The way from one price level to another: the exact factor and the rates it is made of."""

    factor: Fraction
    rates: tuple[Rate, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """Where the rates were read, each once."""
        return tuple(dict.fromkeys(rate.source for rate in self.rates if rate.source))


class PriceTable:
    """All known rates, asked for the way between two years."""

    def __init__(self, rates: Iterable[Rate] = ()) -> None:
        self._rates = {(rate.year, rate.kind): rate for rate in rates}

    def get(self, year: int, kind: RateKind) -> Rate | None:
        """The rate of one year."""
        return self._rates.get((year, kind))

    @property
    def years(self) -> list[int]:
        """The years that have a rate of either kind."""
        return sorted({year for year, _kind in self._rates})

    def between(self, old: int, new: int, kind: RateKind) -> Step:
        """From one p/l year to another; backwards divides.

        Raises ``MissingRateError`` that names the years that miss, ``UserError`` for what is no year.
        """
        first, last = sorted((old, new))
        if first < FIRST_YEAR or last > LAST_YEAR:
            wrong = first if first < FIRST_YEAR else last
            raise UserError(f"Der kan ikke omregnes mellem {first} og {last}: {wrong} er ikke et årstal.")
        found = [self.get(year, kind) for year in range(first + 1, last + 1)]
        missing = [str(year) for year, rate in zip(range(first + 1, last + 1), found, strict=True) if rate is None]
        if missing:
            more = len(missing) - _YEARS_TOLD
            years = listed([*missing[:_YEARS_TOLD], f"{more} år mere"] if more > 0 else missing)
            raise MissingRateError(
                f"Stigningen i {years} ({kind.danish}) mangler. Intet er omregnet. "
                "Skriv den under Opsætning → Prisniveau, og omregn igen."
            )
        rates = tuple(rate for rate in found if rate is not None)
        factor = Fraction(1)
        for rate in rates:
            factor *= rate.factor
        return Step(factor if old <= new else 1 / factor, rates)


def check_sources(rates: Iterable[Rate]) -> None:
    """Raise ``MissingRateError`` for a rate without a source: what is printed must tell where it comes from."""
    missing = sorted({(rate.year, rate.kind.danish) for rate in rates if not rate.source})
    if missing:
        year, kind = missing[0]
        more = f" og {len(missing) - 1} til" if len(missing) > 1 else ""
        raise MissingRateError(
            f"Kilden til stigningen i {year} ({kind}){more} mangler. Intet er omregnet. "
            "Skriv den under Opsætning → Prisniveau: den skal stå i noten."
        )


def check_size(ore: int) -> None:
    """Raise ``UserError`` where an amount has grown past what is taken."""
    if abs(ore) > MOST_ORE:
        raise UserError("Et beløb bliver over 1.000 mia. kr. Intet er omregnet. Se efter, om en stigning er for stor.")


def told_sources(sources: Sequence[str]) -> str:
    """Kilde: KL's skøn 2014; nothing where none is needed."""
    return f"kilde: {'; '.join(source.rstrip('.') for source in sources)}" if sources else "ingen omregning"


def write_rate(rate: int) -> str:
    """A rise as it is told: 25000 → 2,5 %."""
    return f"{write_decimal(rate, PER_PERCENT)} %"


def write_factor(factor: Fraction) -> str:
    """A factor with at most six decimals, ``ca.`` where it has more: 1,046525."""
    scale = 10**_FACTOR_PLACES
    exact = factor * scale
    digits = write_decimal(round_to_ore(exact), scale)
    return digits if exact.denominator == 1 else f"ca. {digits}"


_NUMBER = re.compile(r"(?P<sign>[-–−+]?) ?(?P<whole>\d{1,4})(?:,(?P<tail>\d{1,12}))?")
_PERCENT = re.compile(r" ?(%|pct\.?|procent)$")
_INDEX = re.compile(r"^inde(ks|x):? ?")


def read_rate(text: str) -> int:
    """The rise a person typed, in millionths: ``2,5``, ``2,5 %``, ``2,5 pct.``, the factor ``1,025``, ``indeks 102,5``.

    A number with three decimals and more near 1 is a factor; an index stands against 100 the year before. Raises
    ``UserError`` with a sentence for what is no rise, can be read in two ways, or is finer than 0,0001 %.
    """
    shown = " ".join(text.split())
    bare = shown.lower()
    is_index, is_percent = bool(_INDEX.match(bare)), bool(_PERCENT.search(bare))
    parts = _NUMBER.fullmatch(_PERCENT.sub("", _INDEX.sub("", bare)).strip())
    if parts is None:
        raise UserError(
            f"{quoted(shown, _TOLD)} er ikke en stigning. Skriv fx 2,5 %, faktoren 1,025 eller indeks 102,5."
        )
    tail = parts["tail"] or ""
    value = Fraction(int(parts["whole"] + tail), 10 ** len(tail))
    value = -value if parts["sign"] in ("-", "–", "−") else value
    if not (is_index or is_percent) and _LEAST_FACTOR <= value < _MOST_FACTOR and len(tail) == 2 and value != 1:
        other = write_decimal(round_to_ore(value * 100 * WHOLE), WHOLE)
        raise UserError(f"”{shown}” kan læses på to måder. Skriv {shown} % eller indeks {other}.")
    return _as_rise(shown, value, is_index=is_index, is_percent=is_percent, is_long=len(tail) >= 3)


def _as_rise(shown: str, value: Fraction, *, is_index: bool, is_percent: bool, is_long: bool) -> int:
    if is_index or (not is_percent and 50 <= value <= 200):
        rise = (value - 100) * PER_PERCENT
    elif not is_percent and is_long and _LEAST_FACTOR <= value < _MOST_FACTOR:
        rise = (value - 1) * WHOLE
    else:
        rise = value * PER_PERCENT
    if rise.denominator != 1:
        raise UserError(f"”{shown}” er finere end 0,0001 %. Skriv stigningen med færre decimaler.")
    return checked_rise(int(rise), shown)


def checked_rise(rise: int, shown: str) -> int:
    """The rise, when it is one that prices can have in a year. Raises ``UserError``."""
    if not _LEAST <= rise <= _MOST:
        raise UserError(f"”{shown}” er en stigning på {write_rate(rise)} på ét år. Se efter, om der er et ciffer galt.")
    return rise
