"""Numbers of things that are divided, summed up or subtracted: ``418 medlemmer, 263 drenge og 145 piger``."""

from __future__ import annotations

from collections.abc import Sequence

from ..ground import Ground
from .divided import check_divided
from .lines import check_lines
from .numbers import Count, read_counts, read_measures
from .repeated import check_repeated_counts
from .rests import check_rests
from .steps import check_steps
from .totals import check_totals_of_counts
from .votes import check_votes

_MOST = 60
"""Numbers in a paragraph; one with more is a table that was pasted as text."""


def check_sums_of_counts(ground: Ground) -> None:
    """Every paragraph that counts three things or more, what the text comes back to, and its votes."""
    check_votes(ground)
    rows = read_counts(ground)
    for alike in (rows, read_measures(ground)):
        _check(ground, alike)
    check_repeated_counts(ground, rows)


def _check(ground: Ground, rows: Sequence[Sequence[Count]]) -> None:
    above: list[Count] = []
    for row in rows:
        if len(row) <= _MOST:
            check_steps(ground, row)
            check_rests(ground, row)
            check_divided(ground, row)
            check_totals_of_counts(ground, row, above)
        above = [*above, *row][-_MOST:]
    check_lines(ground, rows)
