"""A text's figures held against its tables and each other."""

from __future__ import annotations

from collections.abc import Sequence

from .cells import check_cells
from .ground import Ground
from .model import Reading, SpokenTable
from .partitions import check_partitions
from .repeats import check_repeats
from .shares import check_shares
from .totals import check_totals
from .wholes import check_counts_left, check_wholes
from .yearly import check_yearly

_RULES = (check_totals, check_yearly, check_partitions, check_shares, check_cells, check_wholes, check_counts_left, check_repeats)
"""The surest first: what one has settled, no later one judges again."""


def check_figures(text: str, tables: Sequence[SpokenTable]) -> Reading:
    """What the text's figures are and whether they hold."""
    ground = Ground(text, tables)
    for rule in _RULES:
        rule(ground)
    findings = sorted(ground.findings, key=lambda finding: min((span[0] for span in finding.spans if span), default=len(text)))
    return Reading(ground.amounts, ground.figures, tuple(findings))
