"""Amounts that are so much every year, held against rows whose years are not alike: ``120.000 kr. årligt``."""

from __future__ import annotations

from collections.abc import Sequence

from .. import say
from ..ground import Ground
from ..model import Amount, Relation, Verdict
from ..text.patterns import Pattern
from .bearings import Bearings
from .columns import is_each_year
from .contradictions import is_of_other_money, is_roughly
from .grids import Value, told
from .mentions import FULLY
from .other_money import is_part_or_more
from .payers import is_paid_by_another
from .rows import Source
from .wishes import is_wished

_NOT_EACH = Pattern(
    r"\b(?:gennemsnit\w*|i snit|gns|første|sidste|ud over|bortset fra|undtagen|dog|derefter|herefter|efterfølgende|"
    r"følgende|efter|frem|fremover|varigt|resten|midterste|mellemste|mellemliggende|enkelte|nogle|flere|fleste|"
    r"(?:to|tre|fire|fem) (?:\w+ )?år(?:ene)?)\b"
)
"""Of all the years together, or of some of them."""


def is_uneven(ground: Ground, tables: Sequence[Bearings], amount: Amount) -> bool:
    """Whether it is only some of its row's years that have it: it is not right, and told where that is sure."""
    own = tables[0].around.own(amount) if tables else ""
    is_told = is_each_year(own) or ground.is_yearly(amount)
    if not is_told or is_roughly(ground, amount) or _NOT_EACH.search(ground.words(ground.number(amount))):
        return False
    found = [(bearings, row, years) for bearings in tables for row, years in _rows(bearings, amount)]
    uneven = [(bearings, row, _others(ground, amount, years)) for bearings, row, years in found]
    if not uneven or not all(others for *_, others in uneven):
        return False
    bearings, _, others = uneven[0]
    row = bearings.rows.of(amount)
    is_sure = row is not None and row.source is Source.NAMED and row.points == FULLY
    is_plain = bearings.rows.plainly.tells(amount) or bool(_years_said(bearings, amount))
    is_one = len({tuple(cell.ore for cell in others) for *_, others in uneven}) == 1
    if is_one and is_sure and is_plain and not _is_other(ground, bearings, amount):
        said = f"{told(bearings.grid, others[:2])}; {say.claim(amount)} i hvert af årene"
        cells = [bearings.grid.place(cell) for cell in others]
        ground.tell(Verdict.RED, Relation.EQUALS_CELL, [amount], said, cells=cells)
    return True


def _rows(bearings: Bearings, amount: Amount) -> list[tuple[int, list[Value]]]:
    """The rows that have it in one of the years it is told of, with those years, or the row that is meant."""
    said = _years_said(bearings, amount)
    columns = said or bearings.each_year(amount)
    if len(columns) < 2 or (not said and bearings.columns.said(bearings.around.own(amount))):
        return []
    row = bearings.rows.of(amount)
    rows = {row.number} if row else {cell.ref.row for cell in bearings.rows.same(amount)}
    rows |= bearings.rows.named_at(amount)
    grid, lines = bearings.grid, list[tuple[int, list[Value]]]()
    for number in sorted(rows):
        cells = bearings.row_cells(number, columns)
        every = [grid.values.get((number, n)) or grid.nothing(number, n) for n in said]
        lines.append((number, every or _lasting(cells)))
    return [(number, cells) for number, cells in lines if any(amount.says_either_way(cell.ore) for cell in cells)]


def _years_said(bearings: Bearings, amount: Amount) -> list[int]:
    """The columns of the several years that it is told of one by one or from one to another."""
    columns = sorted(bearings.columns.years_of(bearings.around.own(amount)))
    return columns if len(columns) > 1 else []


def _lasting(cells: Sequence[Value]) -> list[Value]:
    """The years from the first that has something to the last one."""
    some = [n for n, cell in enumerate(cells) if cell.ore]
    return list(cells[some[0] : some[-1] + 1]) if some else []


def _others(ground: Ground, amount: Amount, years: Sequence[Value]) -> list[Value]:
    """The years that have something else, without what is told of them near by: ``dog 130.000 kr. i 2026``."""
    number = ground.number(amount)
    near = [each for at in (number - 1, number, number + 1) for each in ground.amounts_in(at) if each is not amount]
    others = [cell for cell in years if not amount.says_either_way(cell.ore)]
    return [cell for cell in others if not any(each.says_either_way(cell.ore) for each in near)]


def _is_other(ground: Ground, bearings: Bearings, amount: Amount) -> bool:
    level, own = bearings.grid.table.price_level, bearings.around.own(amount)
    is_others = is_part_or_more(own, "") or is_paid_by_another(own) or is_wished(ground, amount)
    return is_others or amount.price_level not in (None, level) or is_of_other_money(ground, amount)
