"""Every amount of a text held against the tables: what a cell says, what contradicts it, and what only looks like it."""

from __future__ import annotations

from ..ground import Ground
from ..model import Amount
from .aims import aim_at
from .bearings import Bearings
from .contradictions import heaviest, tell
from .equalities import equals_its_cell, equals_some_cell, is_at_another_level, is_sum_of_cells
from .scales import is_at_another_scale
from .surroundings import Surroundings


def check_cells(ground: Ground) -> None:
    """Every amount that stands in a table, or should."""
    around = Surroundings(ground)
    tables = [Bearings(around, grid.turned() if grid.has_years_down else grid) for grid in ground.grids]
    for amount in ground.amounts if tables else ():
        if amount not in ground.settled and amount not in ground.ranges and amount.ore:
            _judge(ground, tables, amount)


def _judge(ground: Ground, tables: list[Bearings], amount: Amount) -> None:
    """The surest first: an amount that was taken from the cell beside the right one is in the table too."""
    aims = [aim_at(ground, grid, amount) for grid in ground.grids]
    referred = [aim for aim in aims if aim.is_referred]
    aims = [aim for aim in referred or aims if not aim.is_outside]
    case = heaviest(ground, tables, amount)
    if case and case.beside and not any(is_at_another_level(ground, amount, aim) for aim in aims):
        tell(ground, case)
        return
    for step in (is_at_another_level, equals_its_cell, equals_some_cell):
        if any(step(ground, amount, aim) for aim in aims):
            return
    if is_at_another_scale(ground, amount, aims, tables):
        return
    if not any(is_sum_of_cells(ground, amount, aim) for aim in aims) and case:
        tell(ground, case)
