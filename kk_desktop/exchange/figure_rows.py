"""Rows of text whose figures are parted by single spaces: which words are one figure, and in which columns they stand.

A space may stand for a thousand's point, and an empty place leaves nothing behind; what the sums of the table settle is
settled, the rest is told at its row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice, product, takewhile
from math import prod

from kk_desktop.domain.amounts import Unit
from kk_desktop.domain.raw_tables import RawCell
from kk_desktop.domain.raw_tables.numbers import read_money, share_in, writes_english
from kk_desktop.domain.raw_tables.totals import SUM_WORDS
from kk_desktop.domain.wording import listed, quoted

FIGURE = re.compile(r"\(?[-–−+]?\d(?:[\d.,]*\d)?\)?%?|[-–—]")
_BEGINS = re.compile(r"\(?[-–−+]?[1-9]\d{0,2}")
_GOES_ON = re.compile(r"\d{3}(?:,\d+)?\)?")
_LACKS_BEGINNING = re.compile(r"0\d.*")
"""No figure is written so: it is the rest of one."""
_WHOLE = re.compile(r"\D?\d{4,}.*|.*\d\.\d{3}.*")
"""No figure is written so where a space stands for the point."""
_OF_WHICH = re.compile(r"(?:heraf|hvoraf)\b", re.IGNORECASE)
_MOST_WORDS = 180
"""So many can be figures of one row: a table has sixty columns at most, and a figure has three groups."""
_MOST_READINGS = 60
_MOST_TRIED = 3_000
_TOLD = 60
_ONLY_SO = "for kun sådan passer summerne"

Figures = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A line as a row: its name and a text for each column, none where the line has no figures; what must be told."""

    label: str
    figures: Figures = ()
    remark: str = ""


def trailing(words: Sequence[str]) -> int:
    """How many words at the end of a line are figures by their looks; a name must be left before them."""
    count = 0
    while count < len(words) - 1 and FIGURE.fullmatch(words[-1 - count]):
        count += 1
    return count


def usual_count(lines: Sequence[Sequence[str]]) -> int:
    """How many figures most lines have; 0 where none has any."""
    runs = [run for words in lines if (run := _run(words))]
    if any(_has_rest(run, len(run)) for run in runs):
        runs = [run[: len(run) - len(_joins(run))] for run in runs]
    counts = Counter(map(len, runs))
    return max(counts, key=lambda n: (counts[n], n)) if counts else 0


def read_figure_rows(lines: Sequence[Sequence[str]], columns: Sequence[str]) -> list[FigureRow]:
    """Each line, in words, as a row of a table with these columns."""
    is_spaced = _is_spaced(lines, len(columns))
    readings = [list(islice(_readings(words, len(columns), is_spaced), _MOST_READINGS)) for words in lines]
    told = _Settling(readings, columns).settled()
    return [
        replace(row, remark=_remark(row, columns, is_sure)) if len(found) > 1 else row
        for (row, is_sure), found in zip(told, readings, strict=True)
    ]


def joined_thousands(lines: Sequence[Sequence[str]], count: int) -> list[list[str]]:
    """The lines' words with each figure as one, where a table of ``count`` columns has spaces for a thousand's point.

    Ends before the first line that can be read in several ways.
    """
    if not _is_spaced(lines, count):
        return [list(words) for words in lines]
    rows = takewhile(lambda row: not row.remark, read_figure_rows(lines, [""] * count))
    return [[*row.label.split(), *row.figures] for row in rows]


# How a line can be read -------------------------------------------------------------------------------------


def _run(words: Sequence[str]) -> list[str]:
    return list(words[len(words) - min(trailing(words), _MOST_WORDS) :])


def _joins(run: Sequence[str]) -> list[int]:
    """The places whose word may go on from the one before it as a figure's next three digits."""
    return [
        place
        for place in range(1, len(run))
        if _GOES_ON.fullmatch(run[place])
        and (_BEGINS.fullmatch(run[place - 1]) or re.fullmatch(r"\d{3}", run[place - 1]))
    ]


def _has_rest(run: Sequence[str], count: int) -> bool:
    """Whether one of the last words is no figure by itself, but the rest of the one before it."""
    return any(len(run) - place <= count and _LACKS_BEGINNING.fullmatch(run[place]) for place in _joins(run))


def _is_spaced(lines: Sequence[Sequence[str]], count: int) -> bool:
    """Whether a space stands for a thousand's point: else the figures would not be as many as the columns."""
    runs = [(" ".join(words[: len(words) - len(run)]), run) for words in lines if (run := _run(words))]
    if any(_has_rest(run, count) for _, run in runs):
        return True
    if not all(len(run) == count or any(_parted(run, count)) for _, run in runs):
        return False
    more = [(label, run, len(list(islice(_parted(run, count), 2))) == 1) for label, run in runs if len(run) > count]
    # A name may end in a number of its own, but hardly in two, no sum's does, and not every row's.
    is_every = len(more) == len(runs) == len({label for label, _, _ in more}) > 1
    if is_every and all(is_one_way or len(run) > count + 1 for _, run, is_one_way in more):
        return True
    return any(SUM_WORDS.search(label) or (is_one_way and len(run) > count + 1) for label, run, is_one_way in more)


def _parted(run: Sequence[str], count: int) -> Iterator[Figures]:
    """The ways to read the words as so many figures, a space being a thousand's point."""
    joins = _joins(run)
    forced = [place for place in joins if _LACKS_BEGINNING.fullmatch(run[place])]
    is_broken = any(_LACKS_BEGINNING.fullmatch(word) for place, word in enumerate(run) if place not in joins)
    missing = len(run) - count - len(forced)
    if is_broken or missing < 0 or any(map(_WHOLE.fullmatch, run)):
        return
    for chosen in combinations([place for place in joins if place not in forced], missing):
        figures: list[str] = []
        for place, word in enumerate(run):
            if place in forced or place in chosen:
                figures[-1] += f" {word}"
            else:
                figures.append(word)
        yield tuple(figures)


def _readings(words: Sequence[str], count: int, is_spaced: bool) -> Iterator[FigureRow]:
    """The ways to read a line, the likeliest first; one without figures where it has none."""
    run = _run(words)
    if not run:
        yield FigureRow(" ".join(words))
        return
    found, label = [tuple(run[-count:])], words[: len(words) - len(run[-count:])]
    # As many figures as there are columns, or else fewer; a name may end in numbers of its own.
    fewest = max(len(run) - 3 * count, 0)
    tried = [(n, number) for number in range(count, 0, -1) for n in range(fewest, len(run))] if is_spaced else []
    for first, number in tried:
        # The most even figures are the likeliest: a budget's years are of the same size.
        ways = sorted(islice(_parted(run[first:], number), _MOST_READINGS), key=lambda each: max(map(len, each)))
        if ways:
            found, label = ways, words[: len(words) - len(run) + first]
            break
    for figures in found:
        for places in combinations(range(count), len(figures)):
            at = dict(zip(places, figures, strict=True))
            yield FigureRow(" ".join(label), tuple(at.get(place, "") for place in range(count)))


# What the sums settle ---------------------------------------------------------------------------------------


class _Settling:
    """Rows that can be read in several ways, held against the sums across and down."""

    def __init__(self, readings: Sequence[Sequence[FigureRow]], columns: Sequence[str]) -> None:
        cells = [RawCell(text) for found in readings for row in found[:1] for text in row.figures]
        self._english = writes_english(cells)
        self._total = len(columns) > 2 and SUM_WORDS.search(columns[-1]) is not None
        self._readings = [self._across(found) for found in readings]

    def settled(self) -> list[tuple[FigureRow, bool]]:
        """Each line's likeliest reading, and whether it is the only one that can be."""
        open_at = [n for n, found in enumerate(self._readings) if len(found) > 1]
        first = [found[0] for found in self._readings]
        if not open_at or prod(len(self._readings[n]) for n in open_at) > _MOST_TRIED:
            return [(row, len(found) == 1) for row, found in zip(first, self._readings, strict=True)]
        best, ways = 0, list[Sequence[FigureRow]]()
        for chosen in product(*(self._readings[n] for n in open_at)):
            right = self._right_sums({**dict(enumerate(first)), **dict(zip(open_at, chosen, strict=True))})
            if right > best:
                best, ways = right, []
            if right == best:
                ways.append(chosen)
        for place, n in enumerate(open_at):
            first[n] = ways[0][place]
        sure = {n for place, n in enumerate(open_at) if best and len({way[place] for way in ways}) == 1}
        return [(row, n in sure or n not in open_at) for n, row in enumerate(first)]

    def _across(self, found: Sequence[FigureRow]) -> Sequence[FigureRow]:
        """The readings whose last figure is the sum of the others, where there are any."""
        if not self._total or len(found) < 2:
            return found
        amounts = [(row, [self._ore(text) for text in row.figures]) for row in found]
        return [row for row, ores in amounts if row.figures[-1] and sum(ores[:-1]) == ores[-1]] or found

    def _right_sums(self, rows: dict[int, FigureRow]) -> int:
        """How many rows that call themselves sums are that of all over them, or of those since a sum or a heading."""
        count = 0
        whole, since_sum, since_heading = list[list[int]](), list[list[int]](), list[list[int]]()
        for row in rows.values():
            ores = [self._ore(text) for text in row.figures]
            if not ores:
                since_heading = []
            elif SUM_WORDS.search(row.label):
                count += any(parts and ores == [sum(each) for each in zip(*parts, strict=True)]
                             for parts in (whole, since_sum, since_heading))  # fmt: skip
                since_sum, since_heading = [], []
            elif not _OF_WHICH.match(row.label) and not any(share_in(RawCell(text)) for text in row.figures):
                for parts in (whole, since_sum, since_heading):
                    parts.append(ores)
        return count

    def _ore(self, text: str) -> int:
        return read_money(RawCell(text), Unit.KRONER, Unit.KRONER.ore, self._english).figure.amount_ore or 0


def _remark(row: FigureRow, columns: Sequence[str], is_sure: bool) -> str:
    """What must be told of a row that could be read in several ways; ``is_sure`` where the sums have settled it."""
    empty = [columns[n] or f"kolonne {n + 1}" for n, text in enumerate(row.figures) if not text]
    filled = [text for text in row.figures if text]
    if not empty:
        said, figures = quoted(" ".join(filled), _TOLD), listed([text.replace(" ", ".") for text in filled])
        return "" if is_sure else f"{said} er læst som {figures}, men kan også læses anderledes. Se efter."
    told, one = f"Rækken har {len(filled)} tal til {len(columns)} kolonner", len(empty) == 1
    if is_sure:
        return f"{told}. {listed(empty)} er tom{'' if one else 'me'}, {_ONLY_SO}. Se efter."
    which = "hvilken der er tom" if one else "hvilke der er tomme"
    return f"{told}, og det kan ikke ses, {which}. Tallene er sat ind fra venstre. Ret dem."
