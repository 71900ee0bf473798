"""Sums called wrong that others explain: an amount that fits with some of them was never meant to fit otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from ..ground import Ground
from ..model import Amount, FigureFinding, Relation, Verdict
from .roles import Roles
from .rows import rows_of


def unexplained(ground: Ground) -> list[FigureFinding]:
    """The findings without the wrong sums whose own amounts, or others beside them, add up."""
    by_place = {(each.start, each.end): each for each in ground.amounts}
    things = {id(told): [by_place[span] for span in told.spans if span in by_place] for told in ground.findings}
    right = [
        things[id(told)]
        for told in ground.findings
        if told.relation is Relation.SUM and told.verdict is Verdict.GREEN and len(things[id(told)]) > 2
    ]
    return [told for told in ground.findings if not _is_explained(ground, told, things[id(told)], right)]


def _is_explained(
    ground: Ground, told: FigureFinding, things: Sequence[Amount], right: Sequence[Sequence[Amount]]
) -> bool:
    if told.relation is not Relation.SUM or told.verdict is not Verdict.RED or len(things) < 3:
        return False
    # Nobody adds a whole to some of its own parts.
    mixed = any(_whole(each) in things[1:] and len(set(each).intersection(things)) > 1 for each in right)
    return mixed or _fits_others(ground, things[0], set(things[1:]))


def _whole(things: Sequence[Amount]) -> Amount:
    """The largest of a sum: what the others are parts of, whichever of them is claimed."""
    return max(things, key=lambda each: each.ore)


def _fits_others(ground: Ground, whole: Amount, parts: set[Amount]) -> bool:
    """Whether some of the parts and one that is not among them are just the whole."""
    for row in rows_of(ground, Roles(ground), whole):
        if whole.says(row.total) and not parts.isdisjoint(row.parts) and not parts.issuperset(row.parts):
            return True
    return False
