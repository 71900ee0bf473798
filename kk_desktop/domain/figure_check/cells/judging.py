"""Every amount of a text held against the tables: what a cell says, what contradicts it, what cells give together."""

from __future__ import annotations

from collections.abc import Sequence

from ..ground import Ground
from ..model import Amount, Verdict
from .aims import Aim, aim_at
from .bearing import SURE
from .bearings import Bearings
from .borne_out import is_doubtful, without_misread
from .contradictions import Case, heaviest, is_objected_to, tell, unsure
from .derived import check_derived
from .each_year import is_uneven
from .equalities import equals_its_cell, equals_some_cell, is_at_another_level, is_sum_of_cells
from .exchanged import check_exchanged
from .extremes import names_wrong_extreme
from .mentions import FULLY
from .scales import is_at_another_scale
from .surroundings import Surroundings
from .without import is_without_some

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
    if is_without_some(ground, tables, amount):
        return
    aimed = _aimed(ground, tables, amount)
    aims = [aim for aim, _ in aimed]
    case = heaviest(ground, tables, amount)
    if case and case.beside and not any(is_at_another_level(ground, amount, aim) for aim in aims):
        tell(ground, case)
    elif not (_is_derived(ground, tables, amount) or _is_right(ground, amount, aimed, case)):
        _contradicts(ground, tables, amount, aims, case)


def _aimed(ground: Ground, tables: Sequence[Bearings], amount: Amount) -> list[tuple[Aim, Bearings]]:
    """What its words are about in each table; in those that they speak of, where they speak of any."""
    aimed = [(aim_at(ground, ground.grids[bearings.grid.number], amount), bearings) for bearings in tables]
    referred = [each for each in aimed if each[0].is_referred]
    return [each for each in referred or aimed if not each[0].is_outside]


def _is_derived(ground: Ground, tables: list[Bearings], amount: Amount) -> bool:
    """Whether its words make it what cells give, one of a kind, or every year's, and it was told what of that holds."""
    is_told = check_derived(ground, tables, amount) or names_wrong_extreme(ground, tables, amount)
    return is_told or is_uneven(ground, tables, amount)


def _is_right(ground: Ground, amount: Amount, aimed: Sequence[tuple[Aim, Bearings]], case: Case | None) -> bool:
    """Whether it is at another price level, where nobody can tell, or a cell says it."""
    if any(is_at_another_level(ground, amount, aim) for aim, _ in aimed):
        return True
    aimed = [each for each in aimed if not _is_another_cell(ground, each[1], amount)]
    if any(equals_its_cell(ground, amount, aim, bearings) for aim, bearings in aimed):
        return True
    is_plain = case is not None and case.bearing.points == FULLY + SURE
    return not is_plain and any(equals_some_cell(ground, amount, aim, bearings) for aim, bearings in aimed)


def _contradicts(
    ground: Ground, tables: Sequence[Bearings], amount: Amount, aims: Sequence[Aim], case: Case | None
) -> None:
    """What is left: its unit, cells that make it together, and the place that has something else."""
    if is_at_another_scale(ground, amount, aims, tables) or any(is_sum_of_cells(ground, amount, aim) for aim in aims):
        return
    if case:
        tell(ground, case)
    elif doubt := unsure(ground, tables, amount):
        tell(ground, doubt, Verdict.AMBER)


def _is_another_cell(ground: Ground, bearings: Bearings, amount: Amount) -> bool:
    """Whether its words plainly point at a cell that has something else: that another one has it assures nobody."""
    bearing = bearings.of(amount)
    if bearing is None or bearing.points < FULLY + SURE or bearing.has(amount) or bearing.row.is_total:
        # A total's name may be only what the table is about.
        return False
    # "Sammen med de opsøgende er udgiften 7,7 mio. kr." names a row and tells the total.
    is_total = all(cell.ref.row in bearings.rows.totals for cell in bearings.rows.same(amount))
    return not (is_total and is_objected_to(ground, bearings, amount, bearing))
