"""Every amount of a text held against the tables: what a cell says, what contradicts it, what cells give together."""

from __future__ import annotations

from ..ground import Ground
from ..model import Amount, Verdict
from .aims import Aim, aim_at
from .bearing import SURE
from .bearings import Bearings
from .borne_out import is_doubtful, without_misread
from .contradictions import heaviest, is_objected_to, tell, unsure
from .derived import check_derived
from .each_year import is_uneven
from .equalities import equals_its_cell, equals_some_cell, is_at_another_level, is_sum_of_cells
from .exchanged import check_exchanged
from .extremes import names_wrong_extreme
from .mentions import FULLY
from .scales import is_at_another_scale
from .surroundings import Surroundings

_PLAINLY = 8
"""What the pieces must weigh before the cell outdoes what else was found of the same amount."""


def check_cells(ground: Ground) -> None:
    """Every amount that stands in a table, or should."""
    tables = _tables(ground)
    check_exchanged(ground, tables)
    for amount in ground.amounts if tables else ():
        if amount in ground.ranges or not amount.ore or amount in ground.wrong:
            continue
        if amount in ground.settled:
            _outweigh(ground, tables, amount)
        else:
            _judge(ground, tables, amount)


def check_borne_out(ground: Ground) -> None:
    """What other rules have found wrong and the tables say is right: the words were misread."""
    if ground.grids and any(map(is_doubtful, ground.findings)):
        ground.findings = without_misread(ground, _tables(ground))


def _tables(ground: Ground) -> list[Bearings]:
    around = Surroundings(ground)
    return [Bearings(around, grid.turned() if grid.has_years_down else grid) for grid in ground.grids]


def _outweigh(ground: Ground, tables: list[Bearings], amount: Amount) -> None:
    """What other amounts happen to add up to, where the table plainly has something else."""
    case = heaviest(ground, tables, amount)
    if case and case.weight >= _PLAINLY:
        claim = (amount.start, amount.end)
        ground.findings = [each for each in ground.findings if not each.spans or each.spans[0] != claim]
        tell(ground, case)


def _meant(tables: list[Bearings], amount: Amount) -> list[Bearings]:
    """The one table that the paragraph speaks of by its number, where it has an amount beside this one; else all."""
    if len(tables) < 2:
        return tables
    number = tables[0].around.last_referred(amount)
    meant = [bearings for bearings in tables if number and number in bearings.grid.captions()]
    if len(meant) != 1:
        return tables
    near = ((meant[0].of(other), other) for other in meant[0].around.near(amount))
    return meant if any(bearing and bearing.has(other) for bearing, other in near) else tables


def _judge(ground: Ground, tables: list[Bearings], amount: Amount) -> None:
    """The surest first: an amount that was taken from the cell beside the right one is in the table too."""
    tables = _meant(tables, amount)
    aims = [aim_at(ground, ground.grids[bearings.grid.number], amount) for bearings in tables]
    referred = [aim for aim in aims if aim.is_referred]
    aims = [aim for aim in referred or aims if not aim.is_outside]
    case = heaviest(ground, tables, amount)
    if case and case.beside and not any(is_at_another_level(ground, amount, aim) for aim in aims):
        tell(ground, case)
        return
    if any(rule(ground, tables, amount) for rule in (check_derived, names_wrong_extreme, is_uneven)):
        return
    if any(is_at_another_level(ground, amount, aim) for aim in aims) or _is_a_cell(ground, tables, aims, amount):
        return
    if is_at_another_scale(ground, amount, aims, tables):
        return
    if any(is_sum_of_cells(ground, amount, aim) for aim in aims):
        return
    if case:
        tell(ground, case)
    elif doubt := unsure(ground, tables, amount):
        tell(ground, doubt, Verdict.AMBER)


def _is_a_cell(ground: Ground, tables: list[Bearings], aims: list[Aim], amount: Amount) -> bool:
    """Whether it is told that a cell says it, no matter which unless the words plainly point at another one."""
    others = {bearings.grid.number for bearings in tables if _is_another_cell(ground, bearings, amount)}
    aims = [aim for aim in aims if aim.grid.number not in others]
    return any(step(ground, amount, aim) for step in (equals_its_cell, equals_some_cell) for aim in aims)


def _is_another_cell(ground: Ground, bearings: Bearings, amount: Amount) -> bool:
    """Whether its words plainly point at a cell that has something else: that another one has it assures nobody."""
    bearing = bearings.of(amount)
    if bearing is None or bearing.points < FULLY + SURE or bearing.has(amount) or bearing.row.is_total:
        # A total's name may be only what the table is about.
        return False
    # "Sammen med de opsøgende er udgiften 7,7 mio. kr." names a row and tells the total.
    is_total = all(cell.ref.row in bearings.rows.totals for cell in bearings.rows.same(amount))
    return not (is_total and is_objected_to(ground, bearings, amount, bearing))
