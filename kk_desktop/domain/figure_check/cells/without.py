"""Amounts that are a whole without one of its rows: ``uden anlæg er udgiften 2.970.000 kr.``; a right one is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import say
from ..ground import Ground
from ..model import Amount, Relation, Verdict
from .bearings import Bearings
from .grids import Value, told


def is_without_some(ground: Ground, tables: Sequence[Bearings], amount: Amount) -> bool:
    """Whether a row is left out of it; no cell of that row is held against it, as the words name what it has not."""
    left = [(bearings, rows) for bearings in tables if (rows := bearings.rows.left_out(amount))]
    for tell in (_tell_cell, _tell_rest):
        if any(tell(ground, bearings, amount, rows) for bearings, rows in left):
            break
    return bool(left)


def _tell_cell(ground: Ground, bearings: Bearings, amount: Amount, left: Sequence[int]) -> bool:
    """Another row that has it: what is not anlæg is all of service."""
    for cell in (cell for whole in _wholes(bearings, amount, left) for cell in whole):
        its = [one.ore for row in left for one in bearings.row_cells(row, [cell.ref.column])]
        if amount.says_either_way(cell.ore) and cell.ore not in its:
            said = f"{told(bearings.grid, [cell])}, det samme som {say.quoted(amount)}"
            place = bearings.grid.place(cell)
            ground.tell(Verdict.GREEN, Relation.EQUALS_CELL, [amount], said, cells=[place], expected=cell.ore)
            return True
    return False


def _tell_rest(ground: Ground, bearings: Bearings, amount: Amount, left: Sequence[int]) -> bool:
    """What is left of a whole when the row is taken off."""
    for whole in _wholes(bearings, amount, left):
        columns = [cell.ref.column for cell in whole]
        away = [cell for row in left for cell in bearings.row_cells(row, columns)]
        ores = [*(cell.ore for cell in whole), *(-cell.ore for cell in away)]
        if away and amount.says_either_way(sum(ores)):
            said = f"{say.calculation(ores)}; {say.claim(amount)}"
            cells = [bearings.grid.place(cell) for cell in (*whole, *away)]
            ground.tell(Verdict.GREEN, Relation.SUM, [amount], said, cells=cells, expected=sum(ores))
            return True
    return False


def _wholes(bearings: Bearings, amount: Amount, left: Sequence[int]) -> Iterator[tuple[Value, ...]]:
    """What it may be the rest of: the row that is named beside it, else each total, in the columns that are said."""
    columns = bearings.columns_of(amount) or bearings.columns_of_all
    named = bearings.rows.named_beside(amount)
    for row in [named] if named is not None else reversed(bearings.rows.totals):
        if row not in left and (cells := bearings.row_cells(row, columns)):
            yield cells
