"""One slip told once: an amount that is put right may put other sums right that it is a part of."""

from __future__ import annotations

from collections.abc import Sequence

from .model import FigureFinding, Relation, Verdict
from .slips import is_near

_ALIKE = 5
"""Per cent that the two may be off by differently: one of them may be rounded."""
_PLAIN = frozenset({Relation.SUM})
"""What gives way: a share, a number of times or a cell says more surely which of the figures is wrong."""


def told_once(findings: Sequence[FigureFinding]) -> list[FigureFinding]:
    """The findings without the sums that fail only because of a figure that another finding has put right."""
    surer = [each for each in findings if each.verdict is Verdict.RED and each.relation not in _PLAIN]
    return [each for each in findings if not any(_follows(each, other) for other in surer)]


def _follows(finding: FigureFinding, surer: FigureFinding) -> bool:
    """Whether the sum is off by just as much as the figure that the other finding puts right, one of its own."""
    if finding.verdict is not Verdict.RED or finding.relation not in _PLAIN or surer.spans[0] not in finding.spans:
        return False
    if None in (finding.claim_ore, finding.expected_ore, surer.claim_ore, surer.expected_ore):
        return False
    off = abs((finding.claim_ore or 0) - (finding.expected_ore or 0))
    slip = abs((surer.claim_ore or 0) - (surer.expected_ore or 0))
    return is_near(max(off, slip), min(off, slip), _ALIKE)
