"""A table's sheet that was printed here and comes back: its number and title, which stand over facts, as one caption.

The sheet says the title, the day, and then Tabel, Sag and Prisniveau line by line over the table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kk_desktop.domain.budgets import table_name
from kk_desktop.domain.raw_tables.told import tells_only_units

_LEVEL = re.compile(r"Prisniveau: (?P<level>\S.*)")
_NUMBER = re.compile(r"Tabel: (?P<number>\d+[a-z]?)")
_AS_OF = re.compile(r"Pr\. \d{1,2}\. [a-zæøå]+ \d{4}\.")
_MOST_FACTS = 8
"""Lines at most from the day down to the price level; a long case's name takes several."""
_PAGE = re.compile(r"side \d{1,3}(?: (?:af|/) \d{1,3})?", re.IGNORECASE)
_SAME_EDGE = 1.0


def is_page_number(text: str) -> bool:
    """Whether a line is a page's foot and nothing more: Side 1 af 2."""
    return _PAGE.fullmatch(text.strip()) is not None


def with_captions(lines: Sequence[str], lefts: Sequence[float] = ()) -> list[str]:
    """The lines, the last fact over each table replaced by the table's caption; as many lines as before.

    ``lefts`` are where the lines begin, in points: a title over several lines has one edge. Without them it is the one
    line over the day.
    """
    texts = [line.strip() for line in lines]
    made = list(lines)
    for place, text in enumerate(texts):
        if match := _LEVEL.fullmatch(text):
            above = range(place - 1, max(place - 1 - _MOST_FACTS, -1), -1)
            numbers = (found["number"] for n in above if (found := _NUMBER.fullmatch(texts[n])))
            day = next((n for n in above if _AS_OF.fullmatch(texts[n])), 0)
            name = table_name(next(numbers, ""), _title(texts, day, lefts))
            made[place] = name or (match["level"] if tells_only_units(match["level"]) else "")
    return made


def _title(texts: Sequence[str], day: int, lefts: Sequence[float]) -> str:
    """The title over the line with the day, which is never the first."""
    first = day - 1
    while lefts and first > 0 and abs(lefts[first - 1] - lefts[first]) < _SAME_EDGE:
        first -= 1
    return " ".join(texts[max(first, 0) : day])
