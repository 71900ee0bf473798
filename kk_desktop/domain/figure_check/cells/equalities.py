"""An amount in the text that is what a cell says, or what the cells of a row or a column make together."""

from __future__ import annotations

from collections.abc import Sequence

from .. import say
from ..ground import Ground
from ..model import Amount, Relation, Verdict
from ..text.patterns import Pattern
from ..text.words import same, telling
from .aims import Aim
from .bearings import Bearings
from .grids import Value, told

_LONG = 5
"""Letters of a caption's word that says what the table is about, more than this."""
_PERIOD = Pattern(r"\b(?:i ?alt|samlet|samlede|perioden|over \w+ år|tilsammen|sammenlagt)\b")


def is_at_another_level(ground: Ground, amount: Amount, aim: Aim) -> bool:
    """``9,1 mio. kr. (2023 p/l)`` beside a table of another year's prices: it cannot be told."""
    level = aim.grid.table.price_level
    if amount.price_level is None or level is None or amount.price_level == level or not aim.cells:
        return False
    if not (aim.has_row or (len(ground.grids) == 1 and _is_about(ground, amount, aim))):
        return False
    cell = aim.cells[0]
    said = (
        f"Teksten er i {amount.price_level} p/l, tabellens {cell.printed} ({aim.grid.unit.value}) i {level} p/l; "
        "de kan ikke sammenlignes uden omregning"
    )
    ground.tell(Verdict.AMBER, Relation.PRICE_LEVEL_MIX, [amount], said, cells=[cell.ref])
    return True


def _is_about(ground: Ground, amount: Amount, aim: Aim) -> bool:
    """Whether the words say what the caption says that the table is about."""
    said = telling(ground.about(amount))
    return any(len(word) > _LONG and same(word, other) for word in telling(aim.grid.table.caption) for other in said)


def equals_its_cell(ground: Ground, amount: Amount, aim: Aim, bearings: Bearings) -> bool:
    """Whether one of the cells that the words are about says it."""
    equal = [cell for cell in aim.cells if cell.ore and amount.says_either_way(cell.ore)]
    equal = bearings.not_against(amount, equal)
    is_exact = any(abs(cell.ore) == abs(amount.ore) for cell in equal)
    is_named = bool({cell.ref.row for cell in equal} & bearings.rows.named_at(amount))
    if not equal or not (aim.has_row or aim.is_referred or is_exact or is_named):
        return False
    return _tell_equal(ground, amount, aim, equal)


def equals_some_cell(ground: Ground, amount: Amount, aim: Aim, bearings: Bearings) -> bool:
    """Whether any cell says just that, unless the words name another row or another year."""
    equal = bearings.not_against(amount, aim.grid.by_size.get(abs(amount.ore), []))
    return bool(equal) and _tell_equal(ground, amount, aim, equal)


def _tell_equal(ground: Ground, amount: Amount, aim: Aim, equal: Sequence[Value]) -> bool:
    said = f"{told(aim.grid, equal[:2])}, det samme som {say.quoted(amount)}"
    refs = [cell.ref for cell in equal]
    ground.tell(Verdict.GREEN, Relation.EQUALS_CELL, [amount], said, cells=refs, expected=equal[0].ore)
    if amount.price_level is not None and aim.grid.table.price_level is None:
        doubt = f"Teksten er i {amount.price_level} p/l; tabellen har intet prisniveau"
        ground.tell(Verdict.AMBER, Relation.PRICE_LEVEL_MIX, [amount], doubt, cells=refs[:1])
    return True


def is_sum_of_cells(ground: Ground, amount: Amount, aim: Aim) -> bool:
    """The amount may be a row's years together, or several rows of a column."""
    if not (aim.has_row or aim.is_referred or _PERIOD.search(ground.words(ground.number(amount)))):
        return False
    for cells in _lines(aim):
        total = sum(cell.ore for cell in cells)
        if len(cells) > 1 and total and amount.says_either_way(total):
            said = f"{say.calculation([cell.ore for cell in cells])}; {say.claim(amount)}"
            refs = [cell.ref for cell in cells]
            ground.tell(Verdict.GREEN, Relation.SUM, [amount], said, cells=refs, expected=total)
            return True
    return False


def _lines(aim: Aim) -> list[list[Value]]:
    """The cells aimed at, by row and by column, and all of them."""
    whole = [value for row in sorted({cell.ref.row for cell in aim.cells}) for value in aim.grid.row(row)]
    lines: dict[tuple[str, int], list[Value]] = {}
    for kind, cells in (("aimed", aim.cells), ("whole", whole)):
        for cell in cells:
            lines.setdefault((f"{kind} row", cell.ref.row), []).append(cell)
            if aim.grid.table.rows[cell.ref.row].kind == "row":
                lines.setdefault((f"{kind} column", cell.ref.column), []).append(cell)
    return list(lines.values())
