"""Amounts that have changed places: each says what the table has where the words of another one of them point."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..ground import Ground
from ..model import Amount
from .bearing import INHERITED, Bearing
from .bearings import Bearings
from .contradictions import Case, is_objected_to, tell
from .rows import Source

_LONGEST = 6
"""Amounts that have moved on in one ring at most."""
_ONLY_ABOUT_THE_TABLE = (Source.TABLE, Source.PLAIN)


def check_exchanged(ground: Ground, tables: Sequence[Bearings]) -> None:
    """Tell of every ring of them; chance does not make one, so each of its amounts is wrong where it stands."""
    right = {amount for bearings in tables for amount in ground.amounts if _is_right(bearings, amount)}
    for bearings in tables:
        astray = {
            amount: bearing
            for amount in ground.amounts
            if amount not in right and (bearing := _where_it_should_be(ground, bearings, amount))
        }
        for amount, bearing in astray.items():
            ring = [] if amount in ground.settled else _ring(bearings, astray, amount)
            if ring and not any(_is_told(bearings, astray, each) for each in ring):
                tell(ground, Case(amount, bearing, _own_place(astray, ring, amount).cells[0]))


def _is_right(bearings: Bearings, amount: Amount) -> bool:
    bearing = bearings.of(amount)
    return bearing is not None and bearing.has(amount)


def _where_it_should_be(ground: Ground, bearings: Bearings, amount: Amount) -> Bearing | None:
    """The one cell that its words point at, where nothing says that it is other money."""
    if amount in ground.settled or amount in ground.ranges or not bearings.rows.same(amount):
        return None
    bearing = bearings.of(amount)
    if bearing is None or bearing.column_points < INHERITED:
        # Of beløb and andel the figures themselves say which is spoken of.
        bearing = bearings.in_its_own_column(amount)
    if bearing is None or len(bearing.cells) > 1 or bearing.row.source in _ONLY_ABOUT_THE_TABLE:
        return None
    is_other = not bearing.expected or is_objected_to(ground, bearings, amount, bearing)
    return None if is_other else bearing


def _ring(bearings: Bearings, astray: Mapping[Amount, Bearing], first: Amount) -> list[Amount]:
    """The amounts from one to the one that says what it should, on to the one that it says itself."""
    ring = [first]
    while len(ring) <= _LONGEST:
        expected = astray[ring[-1]].expected
        near = [other for other in bearings.around.near(ring[-1]) if other in astray]
        saying = [other for other in near if other.says_either_way(expected)]
        if first in saying:
            return ring
        following = next((other for other in saying if other not in ring), None)
        if following is None:
            return []
        ring.append(following)
    return []


def _is_told(bearings: Bearings, astray: Mapping[Amount, Bearing], amount: Amount) -> bool:
    """Whether its place is told rightly too: ``hæves fra 4,2 mio. kr. til 6,1 mio. kr.`` has the one from before."""
    cell = astray[amount].cells[0]
    return any(other not in astray and cell in bearings.rows.right(other) for other in bearings.around.near(amount))


def _own_place(astray: Mapping[Amount, Bearing], ring: Sequence[Amount], amount: Amount) -> Bearing:
    """Where in the table an amount of a ring is: where the words of the one before it point."""
    return astray[ring[ring.index(amount) - 1]]
