"""What a row of a table rises or falls by between two years: ``Udgiften falder med 15 pct. fra 2026 til 2028``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from .. import say
from ..cells.columns import Columns
from ..cells.grids import Grid, Value
from ..cells.mentions import FULLY, Names
from ..ground import Ground
from ..model import Relation, Verdict
from ..text.patterns import Pattern
from .portions import Share

_VERB = r"\w*(?:stig|steg|fald|øge|reduc|sænk|hæv|voks|nedsæt|nedsat|forhøj|spar|skær|skår|juster|nedbring)\w*"
_ON = (
    rf"(?: (?:{_VERB}|fra|til|og|i|med|på|er|har|vil|bliver|dermed|således|altså|samlet|alt|ca\.|knap|godt|hele|"
    r"perioden|(?:19|20)\d\d))* "
)
_CLAUSE = rf"(?:^|[,;:] |\b(?:og|at|mens|men|hvor|så|dermed|derfor|{_VERB}) )(?:(?:de|den|det|samlede|totale|årlige) )*"
_MONEY = (
    r"(?:udgift(?:en|er|erne)?|budget(?:tet|terne)?|bevilling(?:en|erne)?|ramme(?:n|rne)?|beløb(?:et|ene)?|"
    r"tilskud(?:det|dene)?|økonomi(?:en)?|forbrug(?:et)?|omkostning(?:en|er|erne))"
)
_WHOLE = Pattern(rf"{_CLAUSE}{_MONEY}{_ON}$")
_LEAD = Pattern(rf"{_CLAUSE}(?:{_MONEY} (?:til|for|på|ved) (?:(?:de|den|det) )?)?$")
_GOES_ON = Pattern(_ON)
_NARROWER = Pattern(r" (?:til|på|for|af|i|ved|hos|pr\.|per) (?!(?:19|20)\d\d|alt\b|perioden\b)")
_OTHERWISE = Pattern(
    r"\b(?:årligt?|hvert|hver|pr\.|per|om året|gennemsnit\w*|realt|reelt|faste priser|p/l|pl|prisniveau|mål\w*|"
    r"forvent\w*|mindst|højst)(?!\w)"
)
"""Of each, in other prices, or no more than wished for."""
_REACH = 120
"""Letters before a share in which what rises or falls is named."""


@dataclass(frozen=True, slots=True)
class _Change:
    """One row in two years."""

    grid: Grid
    old: Value
    new: Value

    def fits(self, share: Share, sign: int) -> bool:
        """Whether it rises or falls by the share, as it is rounded."""
        step = sign * (abs(self.new.ore) - abs(self.old.ore))
        return step > 0 and share.fits(step, Fraction(self.old.precision_ore), abs(self.old.ore))

    def is_toward(self, sign: int) -> bool:
        """Whether it goes the way that the words say."""
        return sign * (abs(self.new.ore) - abs(self.old.ore)) > 0


def check_change_of_row(ground: Ground, share: Share, sign: int) -> bool:
    """Whether one row is meant, between two years that are said, and it was told whether it rises or falls by that."""
    number = ground.number(share.figure)
    if not ground.grids or ground.amounts_in(number) or _OTHERWISE.search(ground.words(number)):
        return False
    meant = list(_meant(ground, share))
    right = [each for each in meant if each.fits(share, sign)]
    if right:
        _tell(ground, share, right[0], Verdict.GREEN)
        return True
    if len(meant) != 1 or not meant[0].is_toward(sign) or _fits_another(meant[0], share, sign):
        return False
    _tell(ground, share, meant[0], Verdict.RED)
    return True


def _meant(ground: Ground, share: Share) -> Iterator[_Change]:
    """The row that is named, else the only total where the words are of all of it."""
    figure = share.figure
    is_whole = _WHOLE.search(ground.before(figure, _REACH)) and not _NARROWER.match(ground.after(figure, 30))
    for each in ground.grids:
        grid, columns, names = _read(each)
        pair = columns.pair(ground.words(ground.number(figure)))
        if pair is None or not set(pair) <= set(columns.years.values()):
            continue
        rows = _rows(ground, share, names)
        if not rows and is_whole:
            rows = {n for n, row in enumerate(grid.table.rows) if row.kind == "total"}
        if len(rows) != 1:
            continue
        row = rows.pop()
        old, new = (grid.values.get((row, column)) for column in pair)
        if old and new and old.ore:
            yield _Change(grid, old, new)


@lru_cache(maxsize=16)
def _read(grid: Grid) -> tuple[Grid, Columns, Names]:
    """A table with the years as its columns, and what its columns and its rows are called."""
    grid = grid.turned() if grid.has_years_down else grid
    return grid, Columns(grid), Names(grid)


def _rows(ground: Ground, share: Share, names: Names) -> set[int]:
    """The rows that are what rises or falls: nothing but money before their names, and the verb after."""
    start, end = ground.sentence(share.figure).start, share.figure.start
    return {
        mention.row
        for mention in names.mentions(ground.text, start, end)
        if mention.points == FULLY
        and _LEAD.search(ground.text[start : mention.start].lower())
        and _GOES_ON.fullmatch(ground.text[mention.end : end])
    }


def _fits_another(meant: _Change, share: Share, sign: int) -> bool:
    """Whether another row changes by just that between the two years."""
    values, columns = meant.grid.values, (meant.old.ref.column, meant.new.ref.column)
    for row in range(len(meant.grid.table.rows)):
        old, new = (values.get((row, column)) for column in columns)
        if old and new and old.ore and _Change(meant.grid, old, new).fits(share, sign):
            return True
    return False


def _tell(ground: Ground, share: Share, change: _Change, verdict: Verdict) -> None:
    old, new, grid = change.old, change.new, change.grid
    percent = say.percent(abs(abs(new.ore) - abs(old.ore)), abs(old.ore))
    said = f"{grid.label(old.ref.row)}: fra {old.printed} til {new.printed} er {percent} %"
    said += f"; teksten siger {share.figure.quote}"
    ground.tell(verdict, Relation.SHARE_OF, [share.figure], said, cells=[grid.place(old), grid.place(new)])
