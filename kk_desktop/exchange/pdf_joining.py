"""Tables that a PDF divides: rows that go on under the same head on the next page, and columns told as del 1 af 2."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kk_desktop.domain.raw_tables import EMPTY, RawCell, RawTable
from kk_desktop.domain.raw_tables.heads import Head, find_head

from .found_columns import Line, Segment, find_columns, has_figures

_OF_MANY = re.compile(r"\s*\(del (?P<number>\d+) af (?P<count>\d+)\)$", re.IGNORECASE)
_GOES_ON = re.compile(r"\(?(?:fortsat|fortsættes)\)?", re.IGNORECASE)
_WHOLE = re.compile(r"i alt|total|sum", re.IGNORECASE)
_OVER, _UNDER = 3, 3
"""Lines at most over a table and under it that are the page's own head and foot."""

Grid = tuple[tuple[RawCell, ...], ...]


@dataclass(frozen=True)
class Found:
    """A table's lines, the pages they stand on, and how many lines of its page stand over and under them."""

    first_page: int
    last_page: int
    lines: Sequence[Line]
    over: int
    under: int

    @property
    def grid(self) -> Grid:
        """The lines in columns."""
        return find_columns(self.lines)


def joined(found: Sequence[Found], name: str) -> list[RawTable]:
    """The tables made whole, each named by its pages; those whose other parts do not fit say so."""
    running = _running_heads(found)
    whole: list[Found] = []
    for part in found:
        if whole and _goes_on(whole[-1], part, running):
            whole[-1] = _with_rows(whole[-1], part)
        else:
            whole.append(part)
    return list(_with_columns(whole, name, running))


def _running_heads(found: Sequence[Found]) -> set[str]:
    """What stands as the first line over tables on several pages."""
    firsts = {(each.first_page, _words(each.lines[0])) for each in found if each.over == 0 and len(each.lines[0]) == 1}
    counts = Counter(words for _, words in firsts)
    return {words for words, count in counts.items() if count > 1}


def _words(line: Line) -> str:
    return " ".join(segment.text for segment in line)


# Rows -------------------------------------------------------------------------------------------------------


def _goes_on(above: Found, part: Found, running: set[str]) -> bool:
    """Whether the part is the rest of the one above: on the next page, and under the same head."""
    if part.first_page != above.last_page + 1 or part.over > _OVER or above.under > _UNDER:
        return False
    one, other = find_head(above.grid), find_head(part.grid)
    if one is None or other is None or not other.is_named or one.columns != other.columns:
        return False
    last = [line for line in above.lines if has_figures(line)][-1]
    if _WHOLE.fullmatch(last[0].text.strip()):
        return False
    known = running | set(_captions(above, one))
    return all(words in known or _GOES_ON.fullmatch(words) for words in _captions(part, other))


def _captions(part: Found, head: Head) -> list[str]:
    return [_words(line) for line in part.lines[: head.first_body] if len(line) == 1]


def _with_rows(above: Found, part: Found) -> Found:
    """Both parts' lines, without the head of the second; moved sideways where the page is."""
    one, other = find_head(above.grid), find_head(part.grid)
    assert one is not None
    assert other is not None
    aside = _right_edge(above.lines[: one.first_body]) - _right_edge(part.lines[: other.first_body])
    body = [
        [replace(segment, left=segment.left + aside, right=segment.right + aside) for segment in line]
        for line in part.lines[other.first_body :]
    ]
    return replace(above, last_page=part.last_page, lines=[*above.lines, *body], under=part.under)


def _right_edge(lines: Sequence[Line]) -> float:
    return max((line[-1].right for line in lines if len(line) > 1), default=0.0)


# Columns ----------------------------------------------------------------------------------------------------


def _with_columns(found: Sequence[Found], name: str, running: set[str]) -> Iterator[RawTable]:
    """Each table, and those that are told as parts of one with all their columns."""
    grids = [part.grid for part in found]
    told = [_told_part(grid) for grid in grids]
    taken: set[int] = set()
    for n, part in enumerate(found):
        if n in taken:
            continue
        grid, pages, remarks = grids[n], (part.first_page, part.last_page), tuple[str, ...]()
        if (own := told[n]) is not None:
            _, title, number, count = own
            rest = range(n + 1, n + count)
            wanted = [(title, each, count) for each in range(2, count + 1)]
            others = [each[1:] for each in told[n + 1 : n + count] if each is not None]
            is_whole = number == 1 and others == wanted
            made = _side_by_side([grid, *(grids[each] for each in rest)]) if is_whole else None
            if made is None:
                remarks = (f"Dette er del {number} af {count}. Hent også de andre dele ind, og saml dem.",)
            else:
                grid = _retitled(made, title or next(iter(sorted(running)), ""))
                taken |= set(rest)
                pages = (part.first_page, found[rest[-1]].last_page)
        sides = f"side {pages[0]}" if pages[0] == pages[1] else f"side {pages[0]}–{pages[1]}"
        yield RawTable(f"{name}, {sides}", grid, remarks=remarks)


def _told_part(grid: Grid) -> tuple[int, str, int, int] | None:
    """The row that tells which part it is, the title there, the part's number, and how many there are."""
    head = find_head(grid)
    for place in range(head.first_body if head else 0):
        match = _OF_MANY.search(grid[place][0].text)
        if match and int(match["count"]) > 1:
            return place, grid[place][0].text[: match.start()].strip(), int(match["number"]), int(match["count"])
    return None


def _retitled(grid: Grid, title: str) -> Grid:
    """The grid with a title that no longer tells of a part."""
    told = _told_part(grid)
    assert told is not None
    place = told[0]
    row = (replace(grid[place][0], text=title), *grid[place][1:])
    return (*grid[:place], *([row] if title else []), *grid[place + 1 :])


def _side_by_side(grids: Sequence[Grid]) -> Grid | None:
    """The parts' columns beside each other, where they have the same rows; their names may be broken differently."""
    whole = grids[0]
    for grid in grids[1:]:
        beside = _beside(whole, grid)
        if beside is None:
            return None
        whole = beside
    return whole


def _beside(one: Grid, other: Grid) -> Grid | None:
    heads = find_head(one), find_head(other)
    if heads[0] is None or heads[1] is None:
        return None
    first, first_other = heads[0].first_body, heads[1].first_body
    ends, names = _row_ends(one, first)
    ends_other, names_other = _row_ends(other, first_other)
    if names != names_other:
        return None
    width, more = len(one[0]), len(other[0]) - 1
    rows = [list(row) + [EMPTY] * more for row in one]
    by_end = {end: place for place, end in ends.items()}
    for place, end in ends_other.items():
        figures = other[place][1:]
        if all(cell.is_empty for cell in figures):
            continue
        if end not in by_end:
            return None
        rows[by_end[end]][width:] = figures
    upper = [list(row[1:]) for row in other[:first_other] if any(not cell.is_empty for cell in row[1:])]
    lacking = len(upper) - sum(any(not cell.is_empty for cell in row[1:]) for row in one[:first])
    top = first - (len(upper) - max(lacking, 0))
    rows[top:top] = [[EMPTY] * (width + more) for _ in range(lacking)]
    for row, cells in zip(rows[top:], upper, strict=False):
        row[width:] = cells
    last = max(ends_other)
    notes = [[row[0], *[EMPTY] * (width + more - 1)] for row in other[last + 1 :]]
    return tuple(map(tuple, [*rows[: max(ends) + 1 + max(lacking, 0)], *notes]))


def _row_ends(grid: Grid, first: int) -> tuple[dict[int, int], str]:
    """For each line down to the last figures, where its name ends in all the names written together; and these."""
    last = max(place for place in range(first, len(grid)) if any(not cell.is_empty for cell in grid[place][1:]))
    ends, names = dict[int, int](), ""
    for place in range(first, last + 1):
        names += re.sub(r"[\s-]", "", grid[place][0].text)
        ends[place] = len(names)
    return ends, names


BLANK: Line = [Segment("", 0, 0)]
"""A line that parts a table from the notes below it."""
