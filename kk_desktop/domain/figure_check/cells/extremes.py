"""The largest and the smallest row of a table, and texts that call another one so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import say
from ..ground import Ground
from ..model import Amount, Relation, Verdict
from ..slips import is_mistyped
from ..text.patterns import Pattern
from .bearings import Bearings
from .grids import Grid, Value, told
from .rows import Source

_NOUN = (
    r"(?: (?:enkelt|udgifts)?(?:post|element|indsats|del|andel|bid|beløb|udgift|bydel|projekt|bevilling|område|"
    r"tilskud|forslag|"
    r"aktivitet|modtager|poster?|bud|tilbud))?"
)
_MOST = Pattern(
    rf"\b(?:(?P<largest>største?|dyreste?|tungeste?|højeste?|flest penge|mest)|"
    rf"(?P<smallest>mindste?|billigste?|laveste?|færrest penge)){_NOUN}(?=,|:| er\b| var\b| udgør\b| går\b| på\b|"
    rf" med\b|"
    rf" til\b| i\b| \()"
)
_NOT_QUITE = Pattern(
    r"\b(?:næst\w*|en af de|et af de|blandt|efter|dernæst|derefter|herefter|tredje|anden|andet|af de (?:to|tre|"
    r"fire)|for det meste|"
    r"hvor\w*|hvis|stig\w*|voks\w*|fald\w*|vækst\w*|årlige?|ud over|bortset|end|samlet|tilsammen)\b"
)
_REACH = 90
"""Letters before an amount in which its row is called the largest or the smallest."""


def names_wrong_extreme(ground: Ground, tables: Sequence[Bearings], amount: Amount) -> bool:
    """``den dyreste post er A med 2,3 mio. kr.``, which A has, and B has more: whether that was told."""
    words = ground.before(amount, min(_REACH, amount.start - ground.stretch(amount)[0]))
    found = list(_MOST.finditer(words))
    if len(found) != 1 or _NOT_QUITE.search(words):
        return False
    is_largest = found[0]["largest"] is not None
    for bearings in tables:
        if _misses_extreme(ground, bearings, amount, is_largest=is_largest):
            return True
        row = bearings.rows.of(amount)
        right = bearings.rows.right(amount) if row and row.source is Source.NAMED and not row.is_total else []
        others = [_further(bearings.grid, cell, is_largest=is_largest) for cell in right]
        if others and all(others):
            _tell(ground, bearings.grid, amount, right[0], others[0] or right[0], is_largest=is_largest)
            return True
    return False


def _misses_extreme(ground: Ground, bearings: Bearings, amount: Amount, *, is_largest: bool) -> bool:
    """``Laveste bud var på 9,85 mio. kr.``, and the only column has 9,58 as its lowest: two digits changed places."""
    grid = bearings.grid
    if len(grid.table.columns) > 1 or bearings.rows.same(amount) or not bearings.around.is_referred(amount, grid):
        return False
    cells = [cell for cell in grid.values.values() if grid.table.rows[cell.ref.row].kind == "row"]
    cell = (max if is_largest else min)(cells, key=_size, default=None)
    if cell is None or not is_mistyped(amount.ore, cell.ore):
        return False
    said = f"{told(grid, [cell])}; {say.claim(amount)}{say.apart(amount.ore, cell.ore)}"
    ground.tell(Verdict.RED, Relation.EQUALS_CELL, [amount], said, cells=[grid.place(cell)], expected=cell.ore)
    return True


def _further(grid: Grid, cell: Value, *, is_largest: bool) -> Value | None:
    """The cell of its column, between the totals above and below, that is most beyond it."""
    beside = [each for n in _section(grid, cell.ref.row) if (each := grid.values.get((n, cell.ref.column)))]
    if any(each.ore < 0 for each in beside) or len(beside) < 2:
        return None
    extreme = max(beside, key=_size) if is_largest else min(beside, key=_size)
    return extreme if extreme.ore != cell.ore else None


def _section(grid: Grid, row: int) -> Iterator[int]:
    rows = grid.table.rows
    start = max((n + 1 for n in range(row) if rows[n].kind == "total"), default=0)
    end = min((n for n in range(row, len(rows)) if rows[n].kind == "total"), default=len(rows))
    yield from (n for n in range(start, end) if rows[n].kind == "row")


def _size(cell: Value) -> int:
    return cell.ore


def _tell(ground: Ground, grid: Grid, amount: Amount, cell: Value, other: Value, *, is_largest: bool) -> None:
    side = "mere" if is_largest else "mindre"
    said = f"{told(grid, [cell])} og {side}, {other.printed}, i {grid.named(other)}; {say.claim(amount)} og kalder det "
    said += "det største" if is_largest else "det mindste"
    refs = [grid.place(cell), grid.place(other)]
    ground.tell(Verdict.RED, Relation.EQUALS_CELL, [amount], said, cells=refs, expected=other.ore)
