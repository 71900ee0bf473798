"""Sheets of price rates as they are pasted: years down, across or both, one kind or two, percent, factors or an index.

Nothing is guessed: a line that can be read in two ways is given back with the reason.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from kk_desktop.domain.amounts import round_to_ore, write_decimal
from kk_desktop.domain.price_levels import PER_PERCENT, WHOLE, RateKind, ReadRate, SheetReading, checked_rise
from kk_desktop.domain.wording import shortened
from kk_desktop.errors import UserError

from . import price_matrices
from .price_matrices import Pair
from .price_numbers import DANISH, PERCENT, may_lack_comma, value_of

MOST_CHARACTERS = 200_000
_LINE = 90

_SPAN = re.compile(r"(?<!\d)(?P<first>(?:19|20)\d\d) ?(?:-|–|/|til) ?(?P<last>(?:(?:19|20)\d\d)|\d\d)(?![\d,.])")
_YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d\d(?![\d]|[,.]\d)")
_NUMBER = re.compile(r"(?<![\w,.])[-–−+]?\d{1,4}(?:[,.]\d+)?(?![\d])")
_FACTOR = re.compile(r"faktor", re.IGNORECASE)
_INDEX = re.compile(r"inde(ks|x)", re.IGNORECASE)
_KINDS = re.compile(
    r"(?P<capital>anlæg)|(?P<service>service(?: og løn)?|pris\w*-? ?og løn|løn\w*-? ?og pris|p/l|samlet)", re.IGNORECASE
)

NO_KIND = "det står ikke, om rækken er service og løn eller anlæg"
NO_KIND_OF_COLUMN = "det står ikke, om kolonnen er service og løn eller anlæg"
NO_YEARS = "tallene står ikke ved et år"
TWO_WAYS = "kan være procent eller faktor; skriv pct. eller faktor i overskriften"

Key = tuple[int, RateKind | None]


@dataclass
class _Sheet:
    """What has been read so far: the heads in force, the numbers by year and kind, and what was given up."""

    years: list[int] = field(default_factory=list)
    columns: list[RateKind | None] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    section: RateKind | None = None
    lines_are_from: bool | None = None
    pairs: dict[RateKind | None, dict[Pair, str]] = field(default_factory=lambda: defaultdict(dict))
    found: dict[RateKind | None, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))
    lines: dict[Key, str] = field(default_factory=dict)
    of_no_kind: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    unread: list[tuple[str, str]] = field(default_factory=list)


def read_price_sheet(text: str) -> SheetReading:
    """What a pasted sheet tells. Raises ``UserError`` for a text that is too long to be one."""
    if len(text) > MOST_CHARACTERS:
        raise UserError("Teksten er for lang til at være et ark med stigninger. Intet er hentet ind. Indsæt kun arket.")
    sheet = _Sheet()
    for line in text.splitlines():
        if line.strip():
            _read_line(sheet, line)
    rates: list[ReadRate] = []
    for kind, numbers in sheet.found.items():
        rates += _rates(sheet, kind, numbers, text)
    for kind, pairs in sheet.pairs.items():
        rates += _from_matrix(sheet, kind, pairs, text)
    for head, told in sheet.of_no_kind.items():
        _give_up(sheet, f"{head}: {', '.join(told)}", NO_KIND_OF_COLUMN)
    rates.sort(key=lambda rate: (rate.kind is not None, rate.kind is RateKind.CAPITAL, rate.year))
    return SheetReading(tuple(rates), tuple(sheet.unread))


# Lines ------------------------------------------------------------------------------------------------------


def _read_line(sheet: _Sheet, line: str) -> None:
    cells = _cells(line)
    spans = [_ends(match) for match in _SPAN.finditer(line)]
    if None in spans:
        return _give_up(sheet, line, "en stigning over flere år kan ikke fordeles")
    plain = _SPAN.sub(lambda match: str(_ends(match)), line)
    years = [int(year) for year in _YEAR.findall(plain)]
    numbers = _NUMBER.findall(_YEAR.sub(" ", plain))
    if len(years) > 1 and not numbers:
        sheet.years, sheet.columns = years, []
        sheet.section = _kind(line) or sheet.section
        sheet.lines_are_from = price_matrices.lines_are_from(line)
    elif len(years) == 1 and numbers and sheet.lines_are_from is not None and years[0] in sheet.years:
        _read_pairs(sheet, line, years[0], numbers, cells)
    elif len(years) == 1 and numbers:
        _read_year(sheet, line, years[0], numbers, cells)
    elif numbers and not years:
        _read_kind(sheet, line, numbers)
    elif numbers:
        _give_up(sheet, line, "der er flere år på linjen end tal" if len(years) > len(numbers) else NO_YEARS)
    else:
        _read_head(sheet, line, cells, years)
    return None


def _read_head(sheet: _Sheet, line: str, cells: Sequence[str], years: Sequence[int]) -> None:
    """Words alone: the heads of columns, or what the lines below are about."""
    kinds: list[RateKind | None] = [_kind(cell) for cell in cells]
    if len(cells) < 2:
        kinds = [_named(match) for match in _KINDS.finditer(line)]
    told = [kind for kind in kinds if kind is not None]
    if len(cells) > 1 and told and not years:
        # The first cell stands above the years.
        sheet.columns, sheet.years, sheet.heads = kinds[1:], [], [cell.strip() for cell in cells[1:]]
    elif len(told) > 1 and not years:
        sheet.columns, sheet.years, sheet.heads = list(told), [], []
    elif told:
        sheet.section, sheet.columns = told[0], []


def _read_year(sheet: _Sheet, line: str, year: int, numbers: Sequence[str], cells: Sequence[str]) -> None:
    """A year and its rates."""
    if len(numbers) == 1 and len(sheet.columns) < 2:
        only = sheet.columns[0] if sheet.columns else None
        return _note(sheet, line, year, _kind(line) or only or sheet.section, numbers[0])
    in_cells = [_NUMBER.findall(_YEAR.sub(" ", cell)) for cell in cells[1:]]
    under_heads = not any(in_cells[len(sheet.columns) :]) and all(len(each) <= 1 for each in in_cells)
    if sheet.columns and "\t" in line and under_heads:
        for place, each in enumerate(in_cells[: len(sheet.columns)]):
            if each:
                _note_under(sheet, line, year, place, each[0])
        return None
    if len(numbers) != len(sheet.columns):
        heads = f"{len(sheet.columns)} overskrifter" if len(sheet.columns) != 1 else "1 overskrift"
        return _give_up(sheet, line, f"der er {len(numbers)} tal under {heads}" if sheet.columns else NO_KIND)
    for place, number in enumerate(numbers):
        _note_under(sheet, line, year, place, number)
    return None


def _note_under(sheet: _Sheet, line: str, year: int, place: int, number: str) -> None:
    """Note the number under a head; what stands under another head than a kind's is told with it."""
    kind = sheet.columns[place]
    if kind is None:
        sheet.of_no_kind[sheet.heads[place] or f"Kolonne {place + 2}"].append(f"{year} {number}")
    else:
        _note(sheet, line, year, kind, number)


def _read_pairs(sheet: _Sheet, line: str, year: int, numbers: Sequence[str], cells: Sequence[str]) -> None:
    """A year and what turns its prices into those of the years above."""
    under = price_matrices.below(sheet.years, year, numbers, cells[1:] if "\t" in line else None)
    if under is None or len(under) != len(numbers):
        return _give_up(sheet, line, f"der er {len(numbers)} tal til {len(sheet.years)} år")
    known, told = sheet.pairs.get(sheet.section, {}), {}
    for other, number in under.items():
        first, last = (year, other) if sheet.lines_are_from else (other, year)
        if not _is_clear(sheet, line, f"{first} til {last}", known.get((first, last)), number):
            return None
        told[first, last] = number
    sheet.pairs[sheet.section] |= told
    return None


def _read_kind(sheet: _Sheet, line: str, numbers: Sequence[str]) -> None:
    """A kind and its rates below a head of years."""
    if not sheet.years:
        return _give_up(sheet, line, NO_YEARS)
    words = PERCENT.sub("", _INDEX.sub("", _NUMBER.sub("", line))).strip(" \t:;|.,-–")
    kind = _kind(line)
    if kind is None and words:
        return _give_up(sheet, line, NO_KIND)
    if len(numbers) != len(sheet.years):
        return _give_up(sheet, line, f"der er {len(numbers)} tal til {len(sheet.years)} år")
    for year, number in zip(sheet.years, numbers, strict=True):
        _note(sheet, line, year, kind or sheet.section, number)
    return None


def _note(sheet: _Sheet, line: str, year: int, kind: RateKind | None, number: str) -> None:
    if _is_clear(sheet, line, str(year), sheet.found[kind].get(year), number):
        sheet.found[kind][year] = number
        sheet.lines[year, kind] = line


def _is_clear(sheet: _Sheet, line: str, what: str, before: str | None, number: str) -> bool:
    """Whether a number can be read in one way and no other has been given for the same; else its line is given back."""
    if before is not None and before != number:
        _give_up(sheet, line, f"{what} står to gange, med {before} og {number}")
    elif not DANISH.fullmatch(number):
        _give_up(sheet, line, f"”{number}” kan læses på to måder; skriv {number.replace('.', ',')}")
    else:
        return True
    return False


def _give_up(sheet: _Sheet, line: str, reason: str) -> None:
    if len(sheet.unread) < _LINE:
        sheet.unread.append((shortened(line, _LINE), reason))


# Numbers ----------------------------------------------------------------------------------------------------


def _rates(sheet: _Sheet, kind: RateKind | None, numbers: dict[int, str], text: str) -> list[ReadRate]:
    """The series as rises, read in one way for all its years."""
    values = {year: value_of(number) for year, number in numbers.items()}
    is_percent = bool(PERCENT.search(text))
    if _INDEX.search(text) or (not is_percent and all(50 <= value <= 1000 for value in values.values())):
        return _from_index(sheet, kind, values)
    near_one = all(Fraction(9, 10) <= value < Fraction(5, 4) for value in values.values())
    is_factor = bool(_FACTOR.search(text))
    if not is_factor and near_one and not is_percent:
        places = {len(number.partition(",")[2]) for number in numbers.values()}
        if min(places) == 2:
            for year in numbers:
                _give_up(sheet, sheet.lines[year, kind], TWO_WAYS)
            return []
        is_factor = min(places) >= 3
    found = []
    for year, value in values.items():
        line, number = sheet.lines[year, kind], numbers[year]
        if not is_factor and may_lack_comma(number, line):
            meant = f"{number[:-1]},{number[-1]} pct. eller {number} pct."
            _give_up(sheet, line, f"”{number}” kan læses på to måder; skriv {meant}")
            continue
        rise = (value - 1) * WHOLE if is_factor else value * PER_PERCENT
        found += _checked(sheet, year, kind, rise)
    return found


def _from_matrix(sheet: _Sheet, kind: RateKind | None, pairs: dict[Pair, str], text: str) -> list[ReadRate]:
    """Rises between neighbouring years, when the other pairs say the same."""
    values = {pair: value_of(number) for pair, number in pairs.items()}
    places = min(len(number.partition(",")[2]) for number in pairs.values())
    if PERCENT.search(text):
        values, places = {pair: 1 + value / 100 for pair, value in values.items()}, places + 2
    elif all(value >= 50 for value in values.values()):
        values, places = {pair: value / 100 for pair, value in values.items()}, places + 2
    for (first, last), expected in price_matrices.disagreeing(values, places):
        told = write_decimal(round_to_ore(expected * WHOLE), WHOLE, places)
        _give_up(sheet, f"{first} til {last}: {pairs[first, last]}", f"årene imellem giver {told}")
    if sheet.unread:
        return []
    steps = price_matrices.steps(values)
    sheet.lines.update({(year, kind): f"{year - 1} til {year}" for year in steps})
    return [rate for year in sorted(steps) for rate in _checked(sheet, year, kind, (steps[year] - 1) * WHOLE)]


def _from_index(sheet: _Sheet, kind: RateKind | None, values: dict[int, Fraction]) -> list[ReadRate]:
    """Rises between the years of an index; the first year only says where it begins."""
    found, before = [], None
    for year in sorted(values):
        if before is not None and year == before + 1 and values[before]:
            found += _checked(sheet, year, kind, (values[year] / values[before] - 1) * WHOLE)
        elif before is not None:
            _give_up(sheet, sheet.lines[year, kind], f"indekset har intet tal for {year - 1}")
        before = year
    if len(values) == 1:
        year = next(iter(values))
        _give_up(sheet, sheet.lines[year, kind], "et indeks skal have mindst to år")
    return found


def _checked(sheet: _Sheet, year: int, kind: RateKind | None, rise: Fraction) -> list[ReadRate]:
    try:
        # An index rarely gives whole millionths: the rest is less than a krone in a million.
        return [ReadRate(year, kind, checked_rise(round_to_ore(rise), str(year)))]
    except UserError as error:
        _give_up(sheet, sheet.lines[year, kind], str(error))
        return []


# Words ------------------------------------------------------------------------------------------------------


def _cells(line: str) -> list[str]:
    return line.rstrip().split("\t") if "\t" in line else re.split(r" {2,}", line.strip())


def _kind(text: str) -> RateKind | None:
    match = _KINDS.search(text)
    return _named(match) if match else None


def _named(match: re.Match[str]) -> RateKind:
    return RateKind.CAPITAL if match["capital"] else RateKind.SERVICE


def _ends(span: re.Match[str]) -> int | None:
    """The later of two years in a row; nothing for a longer span."""
    first, last = int(span["first"]), span["last"]
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return end if end == first + 1 else None
