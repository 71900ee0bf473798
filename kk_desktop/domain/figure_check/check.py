"""A text's figures held against its tables and each other."""

from __future__ import annotations

from collections.abc import Sequence

from .cells.judging import check_borne_out, check_cells
from .cells.totals import check_totals
from .counts.sums_of_counts import check_sums_of_counts
from .ground import Ground
from .lists.counting import check_counting
from .model import Reading, SpokenTable
from .multiples.crosses import as_products, check_crosses
from .multiples.multiples import check_multiples
from .once import told_once
from .periods.periods import check_periods
from .pointers import check_pointers
from .price_levels import check_earlier_money, check_levels
from .repeats.again import check_again
from .repeats.headings import check_headings
from .repeats.namesakes import check_namesakes
from .repeats.repeats import check_repeats
from .repeats.restated import check_restated
from .shares.changes import check_changes
from .shares.hundred import check_hundred
from .shares.shares import check_shares
from .sums.differences import check_differences
from .sums.explained import unexplained
from .sums.partitions import check_partitions
from .sums.units import check_units
from .sums.weighing import check_weighed
from .sums.wholes import check_wholes

_RULES = (
    check_totals, check_restated, check_crosses, check_multiples, check_differences, check_units,
    check_partitions, check_weighed, check_changes, check_hundred, check_shares, check_earlier_money, check_cells,
    check_wholes, check_repeats, check_namesakes, check_headings, check_again, check_levels,
    check_counting, check_periods, check_sums_of_counts, check_pointers, check_borne_out,
)  # fmt: skip
"""The surest first: what one has settled, no later one judges again."""


def check_figures(text: str, tables: Sequence[SpokenTable]) -> Reading:
    """What the text's figures are and whether they hold."""
    ground = Ground(text, tables)
    for rule in _RULES:
        rule(ground)
    last = len(text)
    findings = sorted(
        as_products(ground, told_once(unexplained(ground))),
        key=lambda finding: finding.spans[0][0] if finding.spans and finding.spans[0] else last,
    )
    return Reading(ground.amounts, ground.figures, tuple(findings))
