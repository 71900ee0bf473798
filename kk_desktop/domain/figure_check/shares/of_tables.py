"""A share of what a table is in all: ``3,6 mio. kr., svarende til 40 pct. af det samlede budget``."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from .. import say
from ..cells.grids import Grid, Value
from ..cells.labels import columns_named
from ..cells.mentions import Names
from ..ground import Ground
from ..model import Amount, Figure, Relation, Verdict
from ..text.patterns import Pattern
from .portions import Share
from .quantities import quantities
from .ties import is_said

_OF_ALL = Pattern(
    r" (?:ud )?af (?:(?:de|den|det|hele|samlede|tabellens) )*(?:\w*budget\w*|\w*midler\w*|\w*pulje\w*|\w*ramme\w*|"
    r"\w*beløb\w*|\w*udgift\w*|\w*tilskud\w*|\w*bevilling\w*|\w*økonomi\w*|alle|hele|det hele)\b"
)

_OF = Pattern(r" (?:ud )?af (?P<noun>[^.,;:()\d]{1,50})")


def check_share_of_table(ground: Ground, share: Share) -> bool:
    """Whether there was something to say of a share of a cell beside the one it gives, or of the tables' only total."""
    return _of_cell(ground, share) or _of_total(ground, share)


def _of_cell(ground: Ground, share: Share) -> bool:
    """``en merindtægt på 14,2 mio. kr., svarende til 5 pct. af det korrigerede budget``: in one row."""
    match = _OF.match(ground.after(share.figure, 60))
    for result in quantities(ground, ground.number(share.figure)) if match and ground.grids else ():
        thing = result.thing
        if not isinstance(thing, Amount) or not is_said(ground, share.figure, result):
            continue
        for grid in ground.grids:
            rows = {cell.ref.row for cell in grid.values.values() if abs(cell.ore) == thing.ore}
            columns = columns_named(grid, match["noun"] if match else "", frozenset())
            bases = [grid.values[row, at] for row in rows for at in columns if (row, at) in grid.values]
            if len(bases) == 1 and abs(bases[0].ore) > thing.ore:
                total = abs(bases[0].ore)
                is_right = share.fits(thing.ore, result.half, total)
                verdict = Verdict.GREEN if is_right else _verdict(share, thing, result.half, total)
                _tell(ground, share, thing, bases[0], verdict)
                return True
    return False


def _of_total(ground: Ground, share: Share) -> bool:
    """Of a total that fits, or of the only one where the words say that it is of everything."""
    figure = share.figure
    totals = {abs(value.ore): value for grid in ground.grids for value in _totals(ground, grid, figure) if value.ore}
    is_of_all = _OF_ALL.match(ground.after(figure, 60)) is not None
    for result in quantities(ground, ground.number(figure)) if totals else ():
        thing = result.thing
        if not isinstance(thing, Amount) or not is_said(ground, figure, result):
            continue
        right = [total for ore, total in totals.items() if share.fits(thing.ore, result.half, ore)]
        if right:
            _tell(ground, share, thing, right[0], Verdict.GREEN)
            return True
        if is_of_all and len(totals) == 1:
            _tell(ground, share, thing, next(iter(totals.values())), _verdict(share, thing, result.half, *totals))
            return True
    return False


def _totals(ground: Ground, grid: Grid, figure: Figure) -> Iterator[Value]:
    """What the table is in all; of a row that is named behind the share, as ``anlægsudgiften``, that row's alone."""
    match = _OF.match(ground.after(figure, 60))
    start = figure.end + match.start("noun") if match else figure.end
    end = figure.end + match.end("noun") if match else figure.end
    rows = {mention.row for mention in _names(grid).mentions(ground.text, start, end)}
    for value in grid.totals():
        if not rows or value.ref.row in rows:
            yield value


@lru_cache(maxsize=16)
def _names(grid: Grid) -> Names:
    return Names(grid)


def _verdict(share: Share, thing: Amount, half: Fraction, total: int) -> Verdict:
    """Amber where the share as it is rounded, or ``ca.``, may explain it."""
    off = abs(thing.ore - share.part * total)
    return Verdict.AMBER if thing.qualifier or off <= half + share.slack * total else Verdict.RED


def _tell(ground: Ground, share: Share, thing: Amount, total: Value, verdict: Verdict) -> None:
    expected = round(abs(total.ore) * share.part)
    said = f"{share.figure.quote} af tabellens {total.printed} = {say.prose(expected)}; {say.claim(thing)}"
    said += say.apart(thing.ore, expected) if verdict is not Verdict.GREEN else ""
    things: list[Amount | Figure] = [thing, share.figure]
    ground.tell(verdict, Relation.SHARE_OF, things, said, cells=[total.ref], expected=expected)
