"""A row that goes on from a wrong amount to the next: ``Løn er 555.000 kr. i 2025 og 565.000 kr. i 2026``."""

from __future__ import annotations

from ..ground import Ground
from ..model import Amount
from ..text.patterns import Pattern
from .bearing import SURE, Bearing
from .bearings import Bearings

_IN_YEAR = r"(?: (?:i|for) (?:19|20)\d\d)?"
_JOINT = Pattern(rf"{_IN_YEAR}(?:,|,? og|,? samt){_IN_YEAR} (?:på )?")
_ENDS = Pattern(rf"{_IN_YEAR}(?:\s*$|[.,;:)]|,? (?:og|samt|ifølge|jf)\b)")


def goes_on_from_a_wrong_one(ground: Ground, bearings: Bearings, amount: Amount, bearing: Bearing) -> bool:
    """Whether only a year stands between it and one that contradicts the same row, and nothing else is said of it."""
    before, _ = bearings.around.beside(amount)
    if before is None or before not in ground.wrong or bearing.column_points != SURE:
        return False
    claim, grid = (before.start, before.end), bearings.grid
    row = {grid.place(cell) for cell in grid.row(bearing.row.number)}
    is_its = any(each.spans[:1] == (claim,) and each.cells and row.issuperset(each.cells) for each in ground.findings)
    joint, after = ground.between(before, amount), ground.after(amount, 30)
    return is_its and _JOINT.fullmatch(joint) is not None and _ENDS.match(after) is not None
