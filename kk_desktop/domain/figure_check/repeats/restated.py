"""An amount said at once in another unit."""

from __future__ import annotations

from .. import say
from ..ground import Ground
from ..model import Relation, Verdict
from ..slips import is_mistyped, is_near
from ..text.patterns import Pattern

_IN_BRACKETS = Pattern(r" \((?:ca\. )?")
_THAT_IS = Pattern(
    r",? ?\(?(?:svarende til|svarer til|det vil sige|dvs\.?|altså|eller|=) (?:ca\. |i alt |omkring |"
    r"knap |godt |næsten |omtrent |lidt (?:over|under|mere end|mindre end) |i runde tal |(?:af)?rundet )?"
)
_PER = Pattern(r" (?:årligt|om året|pr\.|per|hver|i gennemsnit|til hver|månedligt)")


def check_restated(ground: Ground) -> None:
    """``17.926.199 t.kr., svarende til ca. 17,9 mia. kr.``: the same amount, or a unit too many."""
    for first, second in zip(ground.amounts, ground.amounts[1:], strict=False):
        words = ground.between(first, second)
        in_brackets = _IN_BRACKETS.fullmatch(words) is not None and ground.after(second, 1) == ")"
        if ground.number(first) != ground.number(second) or not (in_brackets or _THAT_IS.fullmatch(words)):
            continue
        if _PER.match(ground.after(second, 14)) or _PER.match(ground.after(first, 14)) or second in ground.settled:
            continue
        coarse, fine = sorted((first, second), key=lambda each: -each.precision_ore)
        digits = [str(abs(each.ore)).rstrip("0") for each in (first, second)]
        said = say.same(first, second)
        if coarse.says(fine.ore):
            ground.tell(Verdict.GREEN, Relation.SUM, [second, first], said, expected=first.ore)
        elif digits[0] == digits[1] or (
            not in_brackets and is_mistyped(second.ore, first.ore) and is_near(second.ore, first.ore, 30)
        ):
            said += say.gap(first, second)
            ground.tell(Verdict.RED, Relation.SUM, [second, first], said, expected=first.ore)
