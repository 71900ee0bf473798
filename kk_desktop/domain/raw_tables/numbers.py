"""Reads one cell's money: a number of the file, or one typed as text in Danish or English."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from kk_desktop.domain.amounts import MOST_ORE, Figure, Unit, read_figure, round_to_ore
from kk_desktop.domain.wording import quoted

from .model import RawCell

MOST_DECIMALS = 6
_TOLD = 30
IS_EMPTY = "Feltet er tomt."
"""How every sentence ends that tells of a cell that could not be taken."""
_NO_RESULT = f"Formlen er ikke regnet ud i filen. Åbn filen i Excel, gem den, og hent den igen. {IS_EMPTY}"
_DASHES = "-–—−"
_TEXT = re.compile(
    r"(?:kr\.? ?)?\(?[-–−+]? ?(?:kr\.? ?)?\d[\d.,\u00a0\u202f ]*\)?[-–−]?"
    r"(?:,-| ?(?:mio|mill|mia|t\. ?kr|tkr|kr|kroner)\b.*)?[*]*",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.(?:19|20)\d\d")
_PERCENT = re.compile(r"(?P<number>[-–−]?\d+(?:[.,]\d+)?)\s?(?:%|pct\.?)", re.IGNORECASE)
_CURRENCY = re.compile(r"[€$£]|\b(?:eur|euro|usd|dollar|gbp|sek|nok)\b", re.IGNORECASE)
_ENGLISH = re.compile(r"\d,\d{3}\.\d|\d{1,3}(?:,\d{3}){2,}|^\D?\d+\.(?:\d{1,2}|\d{4,})\D?$")
_DANISH = re.compile(r"\d\.\d{3},\d|\d{1,3}(?:\.\d{3}){2,}|^\D?\d+,(?:\d{1,2}|\d{4,})\D?$")


NO_FIGURE = Figure()


@dataclass(frozen=True, slots=True)
class Read:
    """What a cell says as money; ``problem`` tells in Danish what could not be taken as it stands."""

    figure: Figure = NO_FIGURE
    problem: str = ""


def is_year(cell: RawCell) -> bool:
    """Whether the cell is a year's number."""
    if cell.number is not None:
        whole = cell.number.denominator == 1 and 1900 <= cell.number <= 2200
        return whole and not cell.percent and not cell.formula and not cell.decimals
    return re.fullmatch(r"(19|20)\d\d", cell.text) is not None


def is_figure(cell: RawCell) -> bool:
    """Whether the cell is money, a share or a dash, by its look; a date is neither."""
    if cell.day is not None or _DAY.fullmatch(cell.text):
        return False
    if cell.number is not None or cell.is_error or (cell.text and cell.text in _DASHES):
        return True
    return bool(cell.text) and (_TEXT.fullmatch(cell.text) is not None or share_in(cell) is not None)


def is_money(cell: RawCell) -> bool:
    """Whether the cell is a figure that is no share."""
    return is_figure(cell) and share_in(cell) is None


def share_in(cell: RawCell) -> Fraction | None:
    """The share a cell in percent says."""
    if cell.number is not None:
        return cell.number if cell.percent else None
    match = _PERCENT.fullmatch(cell.text)
    if match is None:
        return None
    return Fraction(match["number"].replace(",", ".").replace("–", "-").replace("−", "-")) / 100


def share_precision(cell: RawCell) -> int:
    """How many decimals of a per cent a share is told with."""
    if cell.number is None:
        match = _PERCENT.fullmatch(cell.text)
        return len(re.split("[.,]", match["number"])[1]) if match and re.search("[.,]", match["number"]) else 0
    if cell.decimals is not None:
        return cell.decimals
    return next((n for n in range(MOST_DECIMALS) if (cell.number * 100 * 10**n).denominator == 1), MOST_DECIMALS)


def writes_english(cells: Iterable[RawCell]) -> bool:
    """Whether numbers typed as text have the point before decimals: some can only be English, and none only Danish."""
    texts = [cell.text for cell in cells if cell.number is None and _TEXT.fullmatch(cell.text)]
    return any(map(_ENGLISH.search, texts)) and not any(map(_DANISH.search, texts))


def read_money(cell: RawCell, unit: Unit, ore_per_unit: int, english: bool) -> Read:
    """The cell's money; ``ore_per_unit`` is that of a number without a unit of its own."""
    told = quoted(cell.shown, _TOLD)
    if cell.is_error:
        broken = f"I filen står fejlen {cell.text}, fordi formlen ikke kan regnes ud. {IS_EMPTY}"
        return Read(problem=broken if cell.text else _NO_RESULT)
    if cell.currency or _CURRENCY.search(cell.text):
        return Read(problem=f"{told} er ikke i kroner. Regn beløbet om, og skriv det. {IS_EMPTY}")
    if cell.number is not None:
        return _of_number(cell.number * ore_per_unit, told)
    return _of_text(cell.text, unit, ore_per_unit, english) if cell.text else Read()


def decimals_typed(cell: RawCell, english: bool) -> int | None:
    """How many decimals a number typed as text has; ``None`` for a dash."""
    if not any(char.isdigit() for char in cell.text):
        return None
    tail = re.search(r"\.(\d+)\)?$" if english else r",(\d+)\)?$", cell.text)
    return len(tail[1]) if tail and len(tail[1]) <= MOST_DECIMALS else 0


def _of_text(typed: str, unit: Unit, ore_per_unit: int, english: bool) -> Read:
    text = typed.rstrip("* ").replace("\u202f", " ").replace("\u00a0", " ")
    if english:
        text = text.replace(",", "").replace(".", ",")
    try:
        figure = read_figure(text, unit)
    except ValueError as error:
        return Read(problem=f"{str(error).rstrip('.')}. {IS_EMPTY}")
    if figure.amount_ore is not None and ore_per_unit != unit.ore and not re.search("[a-zæøå]", text.lower()):
        figure = Figure(figure.amount_ore * (ore_per_unit // unit.ore))
    return Read(figure)


def _of_number(ore: Fraction, told: str) -> Read:
    whole = round_to_ore(ore)
    if abs(whole) > MOST_ORE:
        return Read(problem=f"{told} er over 1.000 mia. kr. Se efter, om der er et ciffer for meget. {IS_EMPTY}")
    if whole != ore:
        return Read(Figure(whole), f"{told} er finere end en øre og er afrundet til hele øre.")
    return Read(Figure(whole))
