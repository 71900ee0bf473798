"""Amounts told side by side with the years or rows they are of: ``1,2, 1,5 og 1,7 mio. kr. i 2026, 2027 og 2028``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..ground import Ground
from ..model import Amount
from ..text.patterns import Pattern
from .mentions import Mention

_SIDE_BY_SIDE = Pattern(r"(?:, | og | samt |, og | ?/ ?|,? (?:og )?(?:henholdsvis|hhv\.) )")
_YEARS = Pattern(r"(?:19|20)\d\d(?:(?:, | og | samt |, og | henholdsvis )(?:i )?(?:19|20)\d\d)+(?! ?(?:p/l|pl\b|pris))")
_YEAR = re.compile(r"\d{4}")
_REACH = 60
"""Letters between a run of amounts and the years or rows that they are of."""
_LIST = Pattern(r"(?:(?: [^\W\d]+){0,2}(?:, (?:og |samt )?| og | samt )(?:(?!(?:men|mens|hvor\w*) )[^\W\d]+ ){0,2})")
_LEADS = Pattern(r"[^\d;:()]{0,40}")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an amount stands in its run, and how many there are."""

    at: int
    count: int
    start: int
    end: int


def place_in_run(ground: Ground, amount: Amount) -> Place:
    """Its place among the amounts that stand side by side with it; alone it is the first of one."""
    run = [amount]
    beside = list(ground.amounts_in(ground.number(amount)))
    at = beside.index(amount) if amount in beside else len(beside)
    for other in reversed(beside[:at]):
        if not _SIDE_BY_SIDE.fullmatch(ground.between(other, run[0])):
            break
        run.insert(0, other)
    for other in beside[at + 1 :]:
        if not _SIDE_BY_SIDE.fullmatch(ground.between(run[-1], other)):
            break
        run.append(other)
    return Place(run.index(amount), len(run), run[0].start, run[-1].end)


def year_of(ground: Ground, amount: Amount, place: Place) -> int | None:
    """The year that the amount has in a list of as many years beside the run; 0 where the list is another."""
    if place.count == 1:
        return None
    sentence, text = ground.sentence(amount), ground.text
    found = [
        match
        for match in _YEARS.finditer(
            text, max(sentence.start, place.start - _REACH), min(sentence.end, place.end + _REACH)
        )
        if _is_beside(text, place, match.start(), match.end())
    ]
    if not found:
        return None
    years = [int(year) for year in _YEAR.findall(found[-1][0])]
    return years[place.at] if len(years) == place.count else 0


def mention_of(text: str, place: Place, mentions: Sequence[Mention]) -> Mention | bool | None:
    """The row that the amount has in a list of as many rows beside the run; ``False`` where the list is another."""
    for near in (
        [each for each in mentions if place.end <= each.start < place.end + 2 * _REACH],
        [each for each in mentions if place.start - 2 * _REACH < each.end <= place.start],
    ):
        rows = listed_rows(text, near)
        if len(rows) > 1 and _is_beside(text, place, rows[0].start, rows[-1].end):
            return rows[place.at] if len(rows) == place.count else False
    return None


def listed_rows(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The rows that are named one after another."""
    rows: list[Mention] = []
    for each in mentions:
        if rows and rows[-1].row == each.row:
            continue
        if rows and not _LIST.fullmatch(text[rows[-1].end : each.start]):
            if len(rows) > 1:
                break
            rows = []
        rows.append(each)
    return rows


def _is_beside(text: str, place: Place, start: int, end: int) -> bool:
    """Whether a list stands just before or after the run, no other figure between."""
    between = text[end : place.start] if end <= place.start else text[place.end : start]
    return _LEADS.fullmatch(between) is not None
