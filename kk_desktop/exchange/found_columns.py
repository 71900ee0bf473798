"""Finds a table's columns again from where its words stand: what stands under each other belongs together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kk_desktop.domain.raw_tables import EMPTY, RawCell
from kk_desktop.domain.raw_tables.model import grid_of
from kk_desktop.domain.raw_tables.numbers import is_figure, is_year
from kk_desktop.domain.wording import quoted

from .centred_heads import Run, columns_under

_TOLD = 40


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that stand together, from ``left`` to ``right`` on their line."""

    text: str
    left: float
    right: float


Line = Sequence[Segment]


def has_figures(line: Line) -> bool:
    """Whether something on the line, after its first words, is a figure."""
    return any(is_figure(RawCell(segment.text)) for segment in line[1:])


def find_columns(lines: Sequence[Line]) -> tuple[tuple[RawCell, ...], ...]:
    """The lines as a grid; a head over several columns covers them."""
    spans = _under_own_heads(_columns([line for line in lines if has_figures(line)] or lines), lines)
    runs = [[_covered(segment, spans) for segment in line] for line in lines]
    remarks = _spread_heads(lines, runs, spans)
    rows: list[list[RawCell]] = []
    for n, line in enumerate(lines):
        row = [EMPTY] * len(spans)
        for segment, (first, last) in zip(line, runs[n], strict=True):
            here = row[first]
            text = f"{here.text} {segment.text}" if here.text else segment.text
            # A line of words alone is a title or a note, however far it reaches.
            wide = 1 if len(line) == 1 and first == 0 else last - first + 1
            row[first] = RawCell(text, wide=wide, remark=remarks.get((n, first), ""))
        rows.append(row)
    return grid_of(rows)


def _spread_heads(
    lines: Sequence[Line], runs: list[list[Run]], spans: Sequence[tuple[float, float]]
) -> dict[tuple[int, int], str]:
    """Make the headings over the columns' names as wide as they are; gives what must be told, by line and column."""
    first = next((n for n, line in enumerate(lines) if has_figures(line)), 0)
    others = [segment for segment in lines[first][1:] if is_figure(RawCell(segment.text))] if lines else []
    last = first if all(is_year(RawCell(segment.text)) for segment in others) else first - 1
    remarks: dict[tuple[int, int], str] = {}
    for n in range(last):
        places = [place for place, run in enumerate(runs[n]) if run[0] > 0]
        names = [""] * len(spans)
        below = [pair for k in range(n + 1, last + 1) for pair in zip(lines[k], runs[k], strict=True)]
        for segment, (column, _) in below:
            names[column] = f"{names[column]} {segment.text}".strip()
        if not places or sum(map(bool, names[1:])) < 2:
            continue
        stand = [(lines[n][place].left, lines[n][place].right) for place in places]
        found, doubtful = columns_under(stand, [runs[n][place] for place in places], spans, names)
        for place, run in zip(places, found, strict=True):
            runs[n][place] = run
        for place in (places[each] for each in doubtful):
            if lines[n][place].text.endswith((",", "-")):
                # The upper line of a name that goes on below.
                continue
            said, under = quoted(lines[n][place].text, _TOLD), quoted(names[runs[n][place][0]], _TOLD)
            remarks[n, runs[n][place][0]] = (
                f"Det kan ikke ses, om {said} står over flere kolonner end {under}. Se efter i hovedet."
            )
    return remarks


def _under_own_heads(spans: list[tuple[float, float]], lines: Sequence[Line]) -> list[tuple[float, float]]:
    """The columns, a year with no figures below it and figures beside it with no year above them made one.

    Where letters stand for a page's width, a short figure need not reach under the end of its year.
    """
    head, *below = [line for line in lines if has_figures(line)] or [()]
    if not all(is_year(RawCell(segment.text)) for segment in head[1:] if is_figure(RawCell(segment.text))):
        return spans
    named = {column for segment in head for column in _columns_of(segment, spans)}
    figured = {column for line in below for segment in line[1:] for column in _columns_of(segment, spans)}
    joined = spans[:1]
    was_alone = False
    for n, span in enumerate(spans[1:], 1):
        pair = {n - 1, n}
        is_one = len(pair & named) == len(pair & figured) == 1 and pair <= named ^ figured
        if was_alone and is_one:
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
        was_alone = not (was_alone and is_one)
    return joined


def _columns_of(segment: Segment, spans: Sequence[tuple[float, float]]) -> range:
    first, last = _covered(segment, spans)
    return range(first, last + 1)


def _columns(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """The stretches of the line's width that words of these lines stand in, with nothing between them."""
    spans: list[tuple[float, float]] = []
    for left, right in sorted((segment.left, segment.right) for line in lines for segment in line):
        if spans and left <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], right))
        else:
            spans.append((left, right))
    return spans or [(0, 0)]


def _covered(segment: Segment, spans: Sequence[tuple[float, float]]) -> tuple[int, int]:
    """The first and the last column that a segment stands in, or the nearest one."""
    over = [n for n, (left, right) in enumerate(spans) if segment.left < right and segment.right > left]
    if over:
        return over[0], over[-1]
    middle = (segment.left + segment.right) / 2
    nearest = min(range(len(spans)), key=lambda n: abs((spans[n][0] + spans[n][1]) / 2 - middle))
    return nearest, nearest
