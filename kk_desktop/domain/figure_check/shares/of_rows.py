"""A row's share of what the table is in all: ``Rådgivningen udgør 30 pct. af de samlede udgifter``."""

from __future__ import annotations

from fractions import Fraction

from .. import say
from ..cells.grids import TOTAL_COLUMN, Grid, Value, years_in
from ..cells.labels import columns_named, rows_named
from ..ground import Ground
from ..model import FigureKind, Relation, Verdict
from ..text.patterns import Pattern
from ..text.words import without_words_of
from .portions import Share

_CLAIMS = Pattern(
    r"(?<!\w)(?:udgør|udgjorde|tegner sig for|står for|stod for|svarer til|modtager|får|fik|lægger beslag på|er|var)"
    r"(?: (?:dermed|således|altså|alene|i alt|ca\.|hele|knap|godt))* $"
)
_OF_ALL = Pattern(
    r" (?:ud )?af (?:(?:de|den|det|alle|hele) )?(?:(?:samlede|tabellens) \w+|"
    r"\w*(?:budget|ramme|pulje|sum|udgift)\w*|alle|total\w*)"
)
_PLAINLY_ALL = Pattern(
    r" (?:ud )?af (?:(?:den|det|de) )?(?:hele|samlede|totale) "
    r"(?:udgift(?:er(?:ne)?|en)?|omkostninger(?:ne)?|budget(?:tet)?)"
    r"(?: (?:i|over|for) (?:(?:hele )?perioden|årene|(?:de |alle )?(?:to|tre|fire|fem) år))?\W*"
)
"""Of everything in all the years, and of nothing narrower."""
_NOTHING_ELSE = Pattern(r"(?:\W|\b(?:udgift(?:en|er|erne)?|til|og|samlet|den|det|de|i alt)\b)*")
"""What may stand before a share beside its row's name."""
_REACH, _FARTHEST = 110, 2
"""Letters before a share in which its row is named, and times that it may be the real one and still be meant."""
_APART = Fraction(3, 100)
"""What a share differs by at least from that of every year and of all of them before it is wrong."""


def check_share_of_rows(ground: Ground, share: Share) -> bool:
    """Whether one row of one table is named before a share of everything, and no amount beside it."""
    figure = share.figure
    number = ground.number(figure)
    lead = ground.before(figure, _REACH)
    claim = _CLAIMS.search(lead)
    if not ground.grids or claim is None or not _OF_ALL.match(ground.after(figure)) or ground.amounts_in(number):
        return False
    subject = lead[: claim.start()]
    rows = [(grid, row) for grid in ground.grids for row in rows_named(grid, subject) if _is_plain(grid, row)]
    if len(rows) != 1:
        return False
    grid, row = rows[0]
    years = frozenset(int(each.value) for each in ground.figures_in(number, FigureKind.YEAR))
    pairs = list(_pairs(grid, row, columns_named(grid, subject, years)))
    right = [pair for pair in pairs if share.fits(abs(pair[0].ore), Fraction(0), abs(pair[1].ore))]
    if right:
        _tell(ground, share, *right[0], Verdict.GREEN)
        return True
    is_alone = _NOTHING_ELSE.fullmatch(without_words_of(subject, [grid.label(row)])) is not None
    if len(pairs) > 1 and is_alone and not years and all(_is_year(grid, part) for part, _ in pairs):
        return _of_all_years(ground, share, grid, pairs)
    if len(pairs) != 1 or not _is_likely(share, *pairs[0]):
        return False
    _tell(ground, share, *pairs[0], Verdict.RED)
    return True


def _of_all_years(ground: Ground, share: Share, grid: Grid, pairs: list[tuple[Value, Value]]) -> bool:
    """Whether the row's years together are told of: right, or no year has that share, nor all of them."""
    if not _PLAINLY_ALL.fullmatch(ground.after(share.figure, _REACH)):
        return False
    parts, totals = ([abs(pair[n].ore) for pair in pairs] for n in (0, 1))
    part, total = sum(parts), sum(totals)
    is_right = share.fits(part, Fraction(0), total)
    rates = [Fraction(part, total), *(Fraction(one, whole) for one, whole in zip(parts, totals, strict=True))]
    if not is_right and (
        any(abs(share.part - rate) < _APART for rate in rates) or not _is_near(share, Fraction(part, total))
    ):
        return False
    said = (
        f"{grid.label(pairs[0][0].ref.row)} er {say.prose(part)} af {say.prose(total)} i alle årene, "
        f"{say.percent(part, total)} %; teksten siger {share.figure.quote}"
    )
    cells = [value.ref for pair in pairs for value in pair]
    ground.tell(Verdict.GREEN if is_right else Verdict.RED, Relation.SHARE_OF, [share.figure], said, cells=cells)
    return True


def _is_plain(grid: Grid, row: int) -> bool:
    return grid.table.rows[row].kind == "row"


def _pairs(grid: Grid, row: int, columns: list[int]) -> list[tuple[Value, Value]]:
    """The row's figures with their columns' totals: in the columns that are named, else in all but those of sums."""
    totals = {ref.ref.column: ref for ref in grid.totals() if grid.table.rows[ref.ref.row].kind == "total"}
    found = [(value, totals[value.ref.column]) for value in grid.row(row) if value.ref.column in totals]
    found = [pair for pair in found if pair[1].ore]
    named = [pair for pair in found if pair[0].ref.column in columns]
    return named or [pair for pair in found if len(found) == 1 or not _is_sum(grid, pair[0])]


def _is_year(grid: Grid, value: Value) -> bool:
    return len(years_in(grid.table.columns[value.ref.column])) == 1


def _is_sum(grid: Grid, value: Value) -> bool:
    return TOTAL_COLUMN.match(grid.table.columns[value.ref.column]) is not None


def _is_likely(share: Share, part: Value, total: Value) -> bool:
    """Whether the two are near enough for the share to be meant as theirs."""
    return _is_near(share, Fraction(abs(part.ore), abs(total.ore)))


def _is_near(share: Share, rate: Fraction) -> bool:
    low, high = sorted((rate, share.part))
    return 0 < high <= _FARTHEST * low


def _tell(ground: Ground, share: Share, part: Value, total: Value, verdict: Verdict) -> None:
    percent = say.percent(abs(part.ore), abs(total.ore))
    said = f"Tabellens {part.printed} af {total.printed} er {percent} %; teksten siger {share.figure.quote}"
    ground.tell(verdict, Relation.SHARE_OF, [share.figure], said, cells=[part.ref, total.ref])
