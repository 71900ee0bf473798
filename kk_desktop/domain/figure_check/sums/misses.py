"""How the figures of a whole and of its row meet or miss each other, and what that asks of the words."""

from __future__ import annotations

from ..ground import Ground
from ..slips import is_near, is_one_digit, is_swapped, telling_digits
from .adding import leaves_one_out
from .case import Case
from .roles import Roles


def meets(case: Case) -> None:
    """How the figures meet or miss each other."""
    whole, expected, parts = case.whole, case.row.total, case.row.parts
    unit = min(each.precision_ore for each in (whole, *parts))
    said, summed = whole.ore // unit, expected // unit
    digits = max(map(telling_digits, (said, summed)))
    is_other = is_one_digit(said, summed)
    is_turned = is_swapped(said, summed, 1)
    if whole.says(expected):
        is_coarse = whole.precision_ore > max(each.precision_ore for each in parts)
        case.add("equal", points=1 if is_coarse else 2)
    elif is_turned and digits > 2:
        case.add("two digits swapped", points=3)
    elif is_other and digits > 2:
        case.add("one digit other", points=3 if digits > 3 and is_near(whole.ore, expected, 1) else 2)
    elif leaves_one_out(whole, parts):
        case.add("one left out", points=3 if len(parts) > 3 and digits > 2 else 2)
    elif is_near(whole.ore, expected, 4):
        case.add("close", points=2)
    elif is_near(whole.ore, expected, 12) or ((is_other or is_turned) and is_near(whole.ore, expected, 30)):
        case.add("near")


def asks_for_ties(ground: Ground, roles: Roles, case: Case) -> None:
    """A claim that only comes near needs a word that ties the two; one before its row needs it in any case."""
    is_slip = case.has("equal", "two digits swapped", "one digit other", "one left out")
    is_called = case.has("called the whole", "all of so many", "a list")
    case.add("nobody says that they are parts", case.has("leads up to them") and not (is_slip or case.has("close")), -2)
    if case.row.is_after:
        is_tied = is_called or case.has(
            "divided", "leads up to them", "year by year", "heading", "closed", "begins with them", "paid of it"
        )
        is_row = len(case.row.parts) > 2 and (is_slip or case.has("close", "all that follows"))
        is_said = case.has("divided", "year by year", "heading", "closed", "begins with them")
        case.add("misses by much", not (is_said or is_slip or case.has("close", "near")), -3)
        case.add("nothing ties them", not (is_tied or is_row), -2)
    else:
        is_here = any(ground.number(each) == ground.number(case.whole) for each in case.row.parts)
        is_row = len(case.row.parts) > 2 and case.has("close", "the last part is told")
        is_told = is_slip or case.has(
            "close", "a list", "all of so many", "concluded of a sentence", "given as the whole"
        )
        is_summed = roles.is_printed(case.row.total, 1)
        case.add("a table sums them up", is_summed and not case.has("equal"))
        case.add("a table may tell of more", bool(ground.grids) and not (is_told or is_summed), -2)
        case.add("only near", not (is_slip or is_called or is_here or is_row), -1)
