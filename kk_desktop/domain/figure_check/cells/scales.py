"""The right digits in the wrong unit: ``5.000 mio. kr.``, and the table, in thousands, has 5.000."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import say
from ..ground import Ground
from ..model import Amount, Relation, Verdict
from ..slips import UNIT_FACTORS, is_in_another_unit, telling_digits
from ..text.patterns import Pattern
from .aims import Aim
from .bearing import SURE
from .bearings import Bearings
from .grids import Grid, Value, told
from .mentions import FULLY
from .rows import Source

_TELLING_DIGITS = 4
"""So many of an amount's digits in a row are no chance, where nothing says which cell is meant."""
_BEYOND = 10
"""Times the largest cell: what is more than so much is of no such table, and one digit less is enough."""
_ENOUGH_COPIED = 2
"""Digits that are not at its end only, where it is written as a cell is printed."""
_LIKELY = 2
"""So much must speak for the very cell that an amount is written like: its year, a total, others of the table."""
_RATE = Pattern(r" ?(?:pr\.|per\b|hver\b|/|om (?:måneden|dagen)|i timen|i døgnet)(?! år)")
_OF_ALL_MONEY = Pattern(
    r"\b(?:kommunens|byens|regionens|statens|statslige|regeringen\w*|finanslov\w*|hele landet|landets|nationalt?)\b"
)
"""What is so much more than a table has that the same digits may be a chance."""
_PRICE = Pattern(
    r"\b(?:hver(?! år)|kontingent\w*|takst\w*|gebyr\w*|\w*egenbetaling\w*|deltagerbetaling\w*|timeløn\w*|"
    r"\w*timepris\w*|stykpris\w*|enhedspris\w*|billet\w*|entr[eé](?!pris|pren)\w*|depositum\w*)\b"
)
"""What one pays, or one costs, is no sum of a table."""


def is_at_another_scale(ground: Ground, amount: Amount, aims: Sequence[Aim], tables: Sequence[Bearings]) -> bool:
    """Whether it has the digits of a cell and is a thousand or a million times as much, or as little."""
    is_rate = _RATE.match(ground.after(amount, 20)) is not None or _PRICE.search(ground.words(ground.number(amount)))
    for grid, cell in (*_aimed(amount, aims), *_pointed(amount, tables), *_copied(amount, tables)):
        low, high = sorted((abs(amount.ore), abs(cell.ore)))
        if is_rate and abs(amount.ore) == low:
            continue
        side = "meget" if abs(amount.ore) == high else "lidt"
        times = "1.000 gange" if high // low == UNIT_FACTORS[0] else "en million gange"
        said = f"{told(grid, [cell])}; {say.claim(amount)}, {times} for {side}"
        ground.tell(Verdict.RED, Relation.UNIT_MISMATCH, [amount], said, cells=[grid.place(cell)], expected=cell.ore)
        return True
    return False


def _aimed(amount: Amount, aims: Sequence[Aim]) -> Iterator[tuple[Grid, Value]]:
    """The cells that the words of the sentence are about; all of them where so many digits are the same."""
    for aim in aims:
        is_sure = aim.has_row or aim.is_referred
        largest = max((abs(cell.ore) for cell in aim.grid.values.values()), default=0)
        is_beyond = len(amount.quote.split()[0]) > _TELLING_DIGITS and abs(amount.ore) > _BEYOND * largest
        enough = (1 if aim.has_column else 2) if is_sure else _TELLING_DIGITS - is_beyond
        for cell in aim.cells if is_sure else aim.grid.values.values():
            if is_in_another_unit(amount.ore, cell.ore) and telling_digits(amount.ore) >= enough:
                yield aim.grid, cell


def _pointed(amount: Amount, tables: Sequence[Bearings]) -> Iterator[tuple[Grid, Value]]:
    """The cell that its own words point at."""
    for bearings in tables:
        bearing = bearings.of(amount)
        is_named = bearing is not None and bearing.row.source in (Source.NAMED, Source.ALL, Source.PLAIN)
        is_more = bearing is not None and abs(amount.ore) > abs(bearing.expected)
        is_sure = is_named or (is_more and bearing is not None and bearing.row.source is Source.TABLE)
        for cell in bearing.cells if bearing and is_sure else ():
            is_plain = bearing is not None and bearing.points == FULLY + SURE
            is_tied = is_plain or telling_digits(amount.ore) > 1 or bearings.around.is_referred(amount, bearings.grid)
            if is_in_another_unit(amount.ore, cell.ore) and is_tied:
                yield bearings.grid, cell


def _copied(amount: Amount, tables: Sequence[Bearings]) -> Iterator[tuple[Grid, Value]]:
    """A cell that is printed just as it is written."""
    number = amount.quote.split()[0]
    if telling_digits(amount.ore) < _ENOUGH_COPIED:
        return
    for bearings in tables:
        for cell in _scaled(bearings.grid, amount):
            if cell.printed != number:
                continue
            words = _words(bearings, amount)
            is_more = len(number) > _TELLING_DIGITS and bool(bearings.columns.said(words))
            is_tied = telling_digits(amount.ore) >= _TELLING_DIGITS or (is_more and abs(amount.ore) > abs(cell.ore))
            if is_tied or _speaking_for(bearings, amount, cell, words) >= _LIKELY:
                yield bearings.grid, cell


def _scaled(grid: Grid, amount: Amount) -> Iterator[Value]:
    """The cells that are so many times as much or as little."""
    for factor in UNIT_FACTORS:
        yield from grid.by_size.get(abs(amount.ore) * factor, ())
        if abs(amount.ore) % factor == 0:
            yield from grid.by_size.get(abs(amount.ore) // factor, ())


def _speaking_for(bearings: Bearings, amount: Amount, cell: Value, words: str) -> int:
    """What says that the table's cell is meant: its year, a total, so many digits, and others that are in the table."""
    here = bearings.ground.amounts_in(bearings.ground.number(amount))
    is_beside_others = any(other is not amount and bearings.rows.same(other) for other in here)
    years, column = bearings.columns.years_of(words), cell.ref.column
    is_year = column in years or (bool(years) and column == bearings.columns.whole)
    is_long = len(amount.quote.split()[0]) > _TELLING_DIGITS
    is_total = cell.ref.row in bearings.rows.totals
    is_larger = abs(amount.ore) > abs(cell.ore) and _OF_ALL_MONEY.search(words) is not None
    is_meant = bearings.around.is_referred(amount, bearings.grid)
    return is_year + is_total + is_long + is_beside_others + is_meant - is_larger


def _words(bearings: Bearings, amount: Amount) -> str:
    return bearings.ground.words(bearings.ground.number(amount))
