"""Wholes and their parts by weight of evidence: of all rows that an amount may be the whole of, the likeliest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..ground import Ground
from ..model import Amount
from .adding import judge
from .against import speaks_against
from .case import Case
from .evidence import is_built, is_called, is_concluded, is_divided
from .misses import asks_for_ties, meets
from .roles import Roles
from .rows import Row, rows_of

_ENOUGH = 5
"""What the pieces of evidence must weigh together before anything is told."""
_PLAUSIBLE = 3
"""What they weigh where a row that fits is left alone, and explains its amounts."""


def check_weighed(ground: Ground) -> None:
    """Every amount that has enough evidence of being the whole of a row, whether it equals it or not."""
    for case in _strongest(ground):
        if case.weight >= _ENOUGH:
            judge(ground, case.whole, case.row.parts)


def _strongest(ground: Ground) -> Iterator[Case]:
    """The likeliest cases, the heaviest first; what one that fits explains, no other one calls wrong."""
    roles = Roles(ground)
    cases = [case for whole in ground.amounts if (case := _best(ground, roles, whole))]
    wrong: set[Amount] = set()
    parts: set[Amount] = set()
    explained: set[Amount] = set()
    for case in sorted(cases, key=lambda each: (-each.weight, not each.is_right)):
        row = case.row.parts
        if case.is_right:
            explained.update(row)
        elif case.whole in parts or not wrong.isdisjoint(row) or not explained.isdisjoint(row):
            continue
        else:
            wrong.add(case.whole)
        parts.update(row)
        yield case


def _best(ground: Ground, roles: Roles, whole: Amount) -> Case | None:
    """The heaviest case of one claim; where any row fits, none that it contradicts is believed."""
    if whole in ground.settled or whole in ground.ranges or whole.ore <= 0:
        return None
    if not ground.amounts_in(ground.number(whole)):
        return None
    # The figures come first: where a row fits, the words about the others need not be read.
    rows = list(rows_of(ground, roles, whole))
    right = [row for row in rows if whole.says(row.total)]
    cases = list(_cases(ground, roles, whole, right or rows))
    return _heaviest(cases, _PLAUSIBLE if right else _ENOUGH)


def _heaviest(cases: Sequence[Case], least: int) -> Case | None:
    return max((case for case in cases if case.weight >= least), key=lambda case: case.weight, default=None)


def _cases(ground: Ground, roles: Roles, whole: Amount, rows: Sequence[Row]) -> Iterator[Case]:
    """The claim held against rows that may be its parts, with all that speaks for it and against it."""
    for row in rows:
        case = Case(whole, row)
        is_called(ground, roles, case)
        (is_divided if row.is_after else is_concluded)(ground, roles, case)
        is_built(ground, roles, case)
        speaks_against(ground, roles, case)
        meets(case)
        asks_for_ties(ground, roles, case)
        yield case
