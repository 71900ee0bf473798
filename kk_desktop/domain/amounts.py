"""Money in whole øre, and how it is written in Danish; no floats anywhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from .wording import quoted, shortened

NBSP = "\u00a0"
KRONE = 100
THOUSAND = 1_000 * KRONE
MILLION = 1_000_000 * KRONE
BILLION = 1_000 * MILLION

MOST_ORE = 1_000 * BILLION
"""The largest amount taken: twenty times the city's yearly budget, so more is a digit too many."""


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

    2347600000 øre in millions → ``23,476``. Rounding is half away from zero. Kroner have two
    decimals or none: ``7,50``.
    """
    decimals = written_decimals(decimals, ore_per_unit)
    shown = ore if decimals is None else rounded(ore, ore_per_unit, decimals)
    sign = "-" if shown < 0 else ""
    whole, rest = divmod(abs(shown), ore_per_unit)
    places = len(str(ore_per_unit)) - 1
    digits = str(rest).zfill(places)
    if decimals is not None:
        digits = digits[:decimals]
    elif ore_per_unit != KRONE or not rest:
        digits = digits.rstrip("0")
    return sign + group_digits(whole) + ("," + digits if digits else "")


def rounded(ore: int, ore_per_unit: int, decimals: int | None) -> int:
    """The amount in øre that is left when it is written with so many decimals of the unit; half away from zero."""
    return round_to_step(ore, last_digit(ore_per_unit, decimals))


def last_digit(ore_per_unit: int, decimals: int | None) -> int:
    """How many øre the last digit of an amount with so many decimals is worth; one where it has all it needs."""
    decimals = written_decimals(decimals, ore_per_unit)
    return 1 if decimals is None else max(1, ore_per_unit // 10**decimals)


def round_to_step(ore: int, step: int) -> int:
    """The nearest whole number of steps, in øre; half away from zero."""
    size = (abs(ore) + step // 2) // step * step
    return -size if ore < 0 else size


def written_decimals(decimals: int | None, ore_per_unit: int) -> int | None:
    """How many decimals are written where so many are asked for: kroner have two or none, for half a krone is 50 øre.

    None asked for, as many as the amount has.
    """
    return 2 if decimals and ore_per_unit == KRONE else decimals


def round_to_ore(exact: Fraction) -> int:
    """An exact amount in øre as whole øre; half away from zero."""
    size = (abs(exact.numerator) * 2 + exact.denominator) // (exact.denominator * 2)
    return -size if exact < 0 else size


def write_share(share: Fraction, decimals: int = 1, *, keeps_zeros: bool = False) -> str:
    """A share in percent with at most so many decimals: 1/2 → ``50 %``, 1/3 → ``33,3 %``; or just so many."""
    scale = 10**decimals
    tenths = round_to_ore(share * 100 * scale)
    whole, tail = divmod(abs(tenths), scale)
    digits = str(tail).zfill(decimals) if decimals else ""
    if not keeps_zeros:
        digits = digits.rstrip("0")
    sign = "-" if tenths < 0 else ""
    return f"{sign}{group_digits(whole)}{',' + digits if digits else ''}{NBSP}%"


def in_unit(ore: int, unit: Unit) -> str:
    """A table figure, exact: 500000000 øre in 1.000 kr. → ``5.000``."""
    return write_decimal(ore, unit.ore)


def in_millions(ore: int) -> str:
    """A list's figure in mio. kr., exact, with one decimal at least: 2347600000 øre → ``23,476``, 5 mio. → ``5,0``."""
    exact = write_decimal(ore, MILLION)
    return exact if "," in exact else f"{exact},0"


_PROSE = {
    "mia": (BILLION, f"mia.{NBSP}kr."),
    "mio": (MILLION, f"mio.{NBSP}kr."),
    "tkr": (THOUSAND, "t.kr."),
    "kr": (KRONE, "kr."),
}


def in_prose(ore: int, form: str = "mio", decimals: int | None = None) -> str:
    """An amount as a sentence writes it: ``mio`` → 5 mio. kr., ``tkr`` → 5.000 t.kr., ``kr`` → 5.000.000 kr., ``mia``.

    Exact unless ``decimals`` says how many places. The spaces are non-breaking. Raises ``ValueError`` for a form that
    is none of the four.
    """
    if form not in _PROSE:
        raise ValueError(f"no such form of an amount: {form}")
    ore_per_unit, words = _PROSE[form]
    return f"{write_decimal(ore, ore_per_unit, decimals)}{NBSP}{words}"


@dataclass(frozen=True, slots=True)
class Figure:
    """What a table cell says: an amount in øre, a dash, or nothing."""

    amount_ore: int | None = None
    dash: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands there; neither 0 nor a dash is nothing."""
        return self.amount_ore is None and not self.dash


_TOLD = 40
_DASHES = "-–—−"
_UNIT_WORDS = (
    (BILLION, re.compile(r"(mia|milliarde?r?)\.?( ?(kr\.?|kroner))?")),
    (MILLION, re.compile(r"(mio|mill|million(er)?)\.?( ?(kr\.?|kroner))?")),
    (THOUSAND, re.compile(r"(t\. ?kr\.?|tkr\.?|1\.000 kr\.?)")),
    (KRONE, re.compile(r"(kr\.?|kroner|,-)")),
    (1, re.compile(r"øre")),
)
_PARTS = re.compile(r"(?P<kr>kr\.? ?)?(?P<number>[0-9]([0-9., ]*[0-9])?)(?P<rest>,-| ?[a-zø].*| 1\.000 kr\.?)?")
_DANISH = re.compile(r"(?P<whole>[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+)(?:,(?P<tail>[0-9]+))?")
_ENGLISH = re.compile(r"[0-9]+\.[0-9]+")
_SIGN_BEHIND = re.compile(rf"(?P<amount>[0-9](?:.*[0-9])?) ?[{_DASHES}]")
_FORMULA = re.compile(r"=.*|[0-9., ()%]*[0-9)%] ?(?:[-–−+*/] ?\(*[0-9][0-9., ()%]*)+", re.DOTALL)


def read_figure(text: str, unit: Unit) -> Figure:
    """The figure a person typed in a cell of a table in ``unit``: ``5.000``, ``-450``, ``(450)``, ``5 mio.``, ``–``.

    A unit in the text goes before the table's. Raises ``ValueError`` with a Danish sentence where the text is no
    amount, can be read in two ways, is finer than an øre or larger than ``MOST_ORE``.
    """
    shown = " ".join(text.split())
    if not shown:
        return Figure()
    if shown in _DASHES:
        return Figure(dash=True)
    bare, sign = _take_sign(shown)
    parts = _PARTS.fullmatch(bare.lower())
    if parts is None:
        raise _not_an_amount(shown)
    ore_per_unit = _unit_of(parts, unit, shown)
    number = _DANISH.fullmatch(parts["number"])
    if number is None:
        if _ENGLISH.fullmatch(parts["number"]):
            meant = bare.replace(".", ",", 1) + (" kr." if re.search(r"(mio|mia)\.$", bare) else "")
            raise ValueError(f"{_told(shown)} kan læses på to måder. Skriv {shortened(meant.rstrip('.'), _TOLD)}.")
        raise _not_an_amount(shown)
    whole, tail = re.sub(r"[. ]", "", number["whole"]), number["tail"] or ""
    if len(whole) > len(str(MOST_ORE)):
        raise _too_large(shown)
    ore, finer = divmod(int(whole + tail[:15]) * ore_per_unit, 10 ** len(tail[:15]))
    if finer or tail[15:].strip("0"):
        raise ValueError(f"{_told(shown)} er finere end en øre. Skriv beløbet i hele øre.")
    if ore > MOST_ORE:
        raise _too_large(shown)
    return Figure(sign * ore)


def is_formula(text: str) -> bool:
    """Whether somebody wants something worked out: ``=1+2``, ``2 + 3``."""
    return _FORMULA.fullmatch(" ".join(text.split())) is not None


def _take_sign(text: str) -> tuple[str, int]:
    """The text without its sign; parentheses mean minus, and so does a minus behind the amount, as in accounts."""
    if text.startswith("(") and text.endswith(")"):
        return text[1:-1].strip(), -1
    if text[0] in _DASHES:
        return text[1:].lstrip(), -1
    if behind := _SIGN_BEHIND.fullmatch(text):
        return behind["amount"], -1
    return text.removeprefix("+").lstrip(), 1


def _unit_of(parts: re.Match[str], unit: Unit, shown: str) -> int:
    """How many øre the unit is that the text names, or else the table's."""
    named = (parts["rest"] or "").strip()
    if parts["kr"] and named != ",-":
        named = f"{named} kr." if named else "kr."
    if not named:
        return unit.ore
    for ore, words in _UNIT_WORDS:
        if words.fullmatch(named):
            return ore
    raise _not_an_amount(shown)


def _told(shown: str) -> str:
    """What was typed, as a sentence about it tells it: a whole page may have been pasted in a cell."""
    return quoted(shown, _TOLD)


def _not_an_amount(shown: str) -> ValueError:
    return ValueError(f"{_told(shown)} er ikke et beløb. Skriv fx 5.000 eller 1,5 mio. kr.")


def _too_large(shown: str) -> ValueError:
    return ValueError(f"{_told(shown)} er over 1.000 mia. kr. Se efter, om der er et ciffer for meget.")
