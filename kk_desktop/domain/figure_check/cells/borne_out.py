"""Sums that fail although the tables say each of their amounts: the words were misread, not the figures."""

from __future__ import annotations

from collections.abc import Sequence

from ..ground import Ground
from ..model import Amount, FigureFinding, Relation, Verdict
from .bearings import Bearings
from .rows import Row, Source

_ADDED = frozenset({Relation.SUM, Relation.N_TIMES_YEARLY})
_SURE = 5
"""Points of a place that its words point at plainly."""


def drop_misread(ground: Ground, tables: Sequence[Bearings]) -> None:
    """Take back what a table bears out: ``9,0 mio. kr. over de fire år``, and its row has 1,0, 2,0, 3,0 and 3,0."""
    by_span = {(amount.start, amount.end): amount for amount in ground.amounts}
    ground.findings = [
        each
        for each in ground.findings
        if not any(_is_borne_out(bearings, _amounts(each, by_span)) for bearings in tables if _is_doubtful(each))
    ]


def _is_doubtful(finding: FigureFinding) -> bool:
    return finding.verdict is Verdict.RED and finding.relation in _ADDED and not finding.cells


def _amounts(finding: FigureFinding, by_span: dict[tuple[int, int], Amount]) -> list[Amount]:
    return [by_span[span] for span in finding.spans if span in by_span]


def _is_borne_out(bearings: Bearings, amounts: Sequence[Amount]) -> bool:
    """Whether each is right at its own place, all in one row, or in rows that are named one by one."""
    rows = [_row(bearings, amount) for amount in amounts]
    found = [row for row in rows if row]
    if len(found) < len(rows) or len(rows) < 2:
        return False
    is_plain = found[0].source is Source.NAMED and not found[0].is_total
    return len({row.number for row in found}) == 1 or is_plain


def _row(bearings: Bearings, amount: Amount) -> Row | None:
    """The row in which it is right where its words point."""
    bearing = bearings.of(amount)
    if bearing is None or bearing.points < _SURE:
        return None
    is_right = 2 * abs(abs(amount.ore) - abs(bearing.expected)) <= amount.precision_ore
    return bearing.row if is_right else None
