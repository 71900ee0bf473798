"""Tables that stand under each other in one grid, as on a sheet: each begins with a head that names what is below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from .head_rows import Rows, head_rows
from .model import RawCell, RawTable
from .numbers import is_figure, is_year
from .told import tells_only_units

_NOTE = re.compile(r"\*|\d\)|(?:note|kilde|anm|tallene er afrundet)\b", re.IGNORECASE)
_CAPTION = re.compile(r"tabel:? \d", re.IGNORECASE)


def parted(raw: RawTable) -> list[RawTable]:
    """The tables in a grid from above, numbered where there are more than one."""
    grid = raw.trimmed()
    starts, body = [0], head_rows(grid.rows)
    while body is not None:
        begun = starts[-1] + body[1]
        found = next(
            (n for n in range(begun + 1, len(grid.rows)) if _is_new_head(grid.rows, starts[-1], begun, n)), None
        )
        if found is None:
            break
        starts.append(_top(grid.rows, begun, found))
        body = head_rows(grid.rows[starts[-1] :])
    if len(starts) == 1:
        return [raw]
    right = grid.first_column + grid.width - 1
    ends = [*starts[1:], len(grid.rows)]
    return [
        replace(
            grid.part(grid.first_row + start, grid.first_row + end - 1, grid.first_column, right).trimmed(),
            name=f"{raw.name}, tabel {n}",
        )
        for n, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
    ]


def _is_new_head(rows: Rows, start: int, body: int, place: int) -> bool:
    """Whether a row below figures names all the columns that have figures in the next row.

    Years behind a name may as well be its money, and words be said of figures that are missing, unless the row stands
    apart from the figures above.
    """
    filled = [cell for cell in rows[place][1:] if not cell.is_empty]
    if not filled or any(is_figure(cell) and not is_year(cell) for cell in filled):
        return False
    following = (rows[n] for n in range(place + 1, len(rows)))
    below = next((row for row in following if any(not cell.is_empty for cell in row[1:])), ())
    figures = [column for column, cell in enumerate(below) if column and is_figure(cell)]
    if not figures or any(rows[place][column].is_empty for column in figures):
        return False
    last = _last_figures(rows, body, place)
    if last is None:
        return False
    stands_apart = any(map(_is_blank, rows[last + 1 : place]))
    years = [cell.shown for cell in filled if is_year(cell)]
    corner, heads = rows[place][0].text, rows[start:body]
    is_corner = not corner or tells_only_units(corner) or any(corner == row[0].text for row in heads)
    several = len(filled) > 1
    if not years:
        words = {cell.text for cell in filled if any(map(str.isalpha, cell.text))}
        return stands_apart and len(words) == len(filled) and (several or is_corner)
    if is_corner:
        # One year without a name may be a sum that nobody named.
        return stands_apart or several or corner != ""
    is_known = any(years == [cell.shown for cell in row[1:] if is_year(cell)] for row in heads)
    follow = several and all(int(later) - int(earlier) == 1 for earlier, later in pairwise(years))
    return follow and (is_known or stands_apart)


def _is_blank(row: Sequence[RawCell]) -> bool:
    return all(cell.is_empty for cell in row)


def _last_figures(rows: Rows, body: int, place: int) -> int | None:
    """The last row over a place that has figures, from the body on."""
    return next((n for n in range(place - 1, body - 1, -1) if any(map(is_figure, rows[n][1:]))), None)


def _top(rows: Rows, body: int, head: int) -> int:
    """Where the table of a head begins: with the words over it that are no notes to the table above."""
    first = (_last_figures(rows, body, head) or 0) + 1
    words = [next((cell.text for cell in rows[n] if cell.text), "") for n in range(first, head)]
    # What stands right under figures, and apart from the head, is the figures' own.
    lowest = words.index("") if "" in words else 0
    lowest = next((n for n in range(lowest) if _CAPTION.match(words[n])), lowest)
    top = len(words)
    for n in range(len(words) - 1, lowest - 1, -1):
        if _NOTE.match(words[n]):
            break
        top = n if words[n] else top
    return first + top
