"""The one drawing of a chart for screen and paper: where each bar, line and word stands, nothing over anything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from ..amounts import write_decimal, write_share
from .choice import ChartForm
from .drawing import Drawing, Fill, Measure, Shape, Stroke, Tone, Words
from .model import Chart
from .patterns import Box, bar
from .scale import Scale, scale_for
from .texts import fitted, set_lines
from .words import NOTHING_TO_SHOW

SIZE, SMALL, TITLE = 8.5, 7.0, 9.5
_PITCH = 12.0
_DESCENT = 0.28
_ASCENT = 0.75
"""How far digits and capitals reach over the baseline, in sizes."""

PLOT = 140.0
"""The height of the bars' field, without the room for figures over them."""

_GAP = 4.0
_SLOT_USED = 0.74
_WIDEST = 44.0
_TALLEST_LABEL = 72.0
_SWATCH = (12.0, 8.0)
_BETWEEN = 14.0
_MOST_LINES = 3
_THIN_BAR = 2.5
TOO_MANY = "Der er for mange søjler til at skelne dem. Vælg færre rækker eller år."


@dataclass(frozen=True, slots=True)
class _Part:
    """A bar, or a part of one: between which values it reaches, across which part of its column's slot."""

    series: int
    low: int | Fraction
    high: int | Fraction
    x: float
    width: float
    figure: str


@dataclass(frozen=True, slots=True)
class _Label:
    """A figure over a bar, or under one that goes down: the middle of the bar, its end, and the room across."""

    middle: float
    value: int | Fraction
    text: str
    room: float
    bold: bool = False
    below: bool = False


def lay_out(chart: Chart, width: float, measure: Measure, *, titled: bool = True) -> Drawing:
    """The chart in that width of points, as high as it becomes; ``titled`` with the table's title on top."""
    return _Layout(chart, width, measure).drawing(titled=titled)


class _Layout:
    """One chart under way, from the top down."""

    def __init__(self, chart: Chart, width: float, measure: Measure) -> None:
        self._chart, self._width, self._measure = chart, width, measure
        self._shapes: list[Shape] = []
        self._level = 0.0

    def drawing(self, *, titled: bool) -> Drawing:
        """The finished drawing."""
        chart = self._chart
        if titled and chart.title:
            self._line(chart.title, TITLE, bold=True)
        unit = chart.corner if chart.form is not ChartForm.SHARE else "Andele i procent"
        self._line(unit, SIZE, tone=Tone.SECONDARY)
        remarks = list(chart.remarks)
        if chart.is_empty:
            remarks = [NOTHING_TO_SHOW]
        else:
            narrowest = self._plot()
            self._legend()
            remarks += [TOO_MANY] if narrowest < _THIN_BAR else []
        for remark in remarks:
            self._level += _GAP
            for line in set_lines(remark, self._width, SMALL, self._measure):
                self._line(line, SMALL, tone=Tone.SECONDARY, pitch=_PITCH - 2)
        return Drawing(self._width, self._level, tuple(self._shapes))

    def _line(
        self, text: str, size: float, *, bold: bool = False, tone: Tone = Tone.INK, pitch: float = _PITCH
    ) -> None:
        self._level += pitch
        shown = fitted(text, self._width, size, self._measure, bold=bold)
        self._shapes.append(Words(0.0, self._level - size * _DESCENT, shown, size, bold, tone))

    # The field of bars ------------------------------------------------------------------------------------

    def _plot(self) -> float:
        """Scale, bars, figures and the columns' names; gives the width of the narrowest bar."""
        scale, ticks = self._scale()
        beside = max(self._measure(words, SMALL, False) for words in ticks) + _GAP
        left, width = beside, max(self._width - beside, 1.0)
        slot = width / len(self._chart.columns)
        parts = [list(self._parts(place, left + slot * place, slot)) for place in range(len(self._chart.columns))]
        labels = [label for place in range(len(parts)) for label in self._labels(place, parts[place], left, slot)]
        turned, extent = self._extent(labels)
        head, foot = self._around(labels, scale, extent + 2 * _GAP)
        top = self._level + head
        height = PLOT

        def at(value: int | Fraction) -> float:
            return top + height * (1 - scale.part(value))

        for value, words in zip(scale.ticks, ticks, strict=True):
            self._tick(at(value), words, left, is_zero=value == 0)
        for part in (part for column in parts for part in column):
            self._bar(part, at)
        for label in labels:
            self._label(label, at(label.value), turned=turned)
        # Zero is drawn again over the edges of the bars.
        self._shapes.append(Stroke(left, at(0), self._width, at(0), 0.8, Tone.INK))
        self._level = top + height + foot
        self._columns(left, slot)
        return min((part.width for column in parts for part in column), default=slot)

    def _scale(self) -> tuple[Scale, list[str]]:
        chart = self._chart
        if chart.form is ChartForm.SHARE:
            scale = Scale((0, 25, 50, 75, 100))
            return scale, [write_share(Fraction(tick, 100)) for tick in scale.ticks]
        low = high = 0
        for place in range(len(chart.columns)):
            amounts = [ore for each in chart.series if (ore := each.amounts[place]) is not None]
            ups, downs = [ore for ore in amounts if ore > 0], [ore for ore in amounts if ore < 0]
            gather = sum if chart.adds_up else lambda found: max(found, key=abs, default=0)
            high, low = max(high, gather(ups)), min(low, gather(downs))
        scale = scale_for(low, high)
        return scale, [write_decimal(tick, chart.unit.ore) for tick in scale.ticks]

    def _parts(self, place: int, left: float, slot: float) -> Iterator[_Part]:
        chart = self._chart
        amounts = [each.amounts[place] for each in chart.series]
        if not chart.adds_up:
            # Rows with nothing in the column take no room, but its bars are no wider than in the fullest one.
            there = [(series, amount) for series, amount in enumerate(amounts) if amount is not None]
            width = min(slot * _SLOT_USED / self._most_beside(), _WIDEST)
            start = left + (slot - width * len(there)) / 2
            for beside, (series, amount) in enumerate(there):
                figure = chart.series[series].printed[place]
                yield _Part(series, min(0, amount), max(0, amount), start + width * beside, width, figure)
            return
        width = min(slot * _SLOT_USED, _WIDEST)
        x, up, down = left + (slot - width) / 2, Fraction(0), Fraction(0)
        whole = sum(ore for ore in amounts if ore is not None)
        for series, ore in enumerate(amounts):
            if ore is None:
                continue
            figure, size = chart.series[series].printed[place], Fraction(ore)
            if chart.form is ChartForm.SHARE:
                size = Fraction(100 * ore, whole) if whole else Fraction(0)
            if size > 0:
                yield _Part(series, up, up + size, x, width, figure)
                up += size
            elif size < 0:
                yield _Part(series, down + size, down, x, width, figure)
                down += size

    def _most_beside(self) -> int:
        """How many bars stand beside each other where most do."""
        columns = range(len(self._chart.columns))
        return max(
            (sum(each.amounts[place] is not None for each in self._chart.series) for place in columns), default=1
        )

    def _labels(self, place: int, parts: Sequence[_Part], left: float, slot: float) -> Iterator[_Label]:
        """The figures over the bars: each bar's own, or the whole's where they are stacked."""
        chart = self._chart
        if not chart.adds_up:
            for part in parts:
                below = part.low < 0
                end = part.low if below else part.high
                room = part.width - 1 if len(chart.series) > 1 else slot - 2
                yield _Label(part.x + part.width / 2, end, part.figure, room, below=below)
            return
        total = chart.total(place)
        if total is not None and chart.form is ChartForm.STACKED:
            ends = [0, *(part.low for part in parts), *(part.high for part in parts)]
            # Over money in and under money out a bare figure would be read as that bar's own.
            words = f"I alt {chart.written(total)}" if chart.goes_both_ways else chart.written(total)
            end = min(ends) if total < 0 else max(ends)
            yield _Label(left + slot * (place + 0.5), end, words, slot - 2, bold=True, below=total < 0)

    def _extent(self, labels: Sequence[_Label]) -> tuple[bool, float]:
        """Whether the figures over the bars are turned, all of them or none, and how high they are."""
        widths = [self._measure(label.text, SMALL, label.bold) for label in labels]
        if all(width <= label.room for width, label in zip(widths, labels, strict=True)):
            return False, SMALL * _ASCENT
        return True, min(max(widths), _TALLEST_LABEL)

    def _around(self, labels: Sequence[_Label], scale: Scale, extent: float) -> tuple[float, float]:
        """The room over and under the field that figures need which do not end inside it."""
        over = [extent - PLOT * (1 - scale.part(label.value)) for label in labels if not label.below]
        under = [extent - PLOT * scale.part(label.value) for label in labels if label.below]
        return max([SMALL, *over]), max([0.0, *under])

    # Pieces -----------------------------------------------------------------------------------------------

    def _tick(self, level: float, words: str, left: float, *, is_zero: bool) -> None:
        x = left - _GAP - self._measure(words, SMALL, False)
        self._shapes.append(Words(x, level + SMALL * _ASCENT / 2, words, SMALL, tone=Tone.SECONDARY))
        if not is_zero:
            self._shapes.append(Stroke(left, level, self._width, level, 0.4, Tone.LINE))

    def _bar(self, part: _Part, at: Callable[[int | Fraction], float]) -> None:
        box = Box(part.x, at(part.high), part.width, at(part.low) - at(part.high))
        if box.height <= 0:
            return
        self._shapes += bar(box, part.series)
        if self._chart.adds_up:
            self._inside(box, part.figure)

    def _inside(self, box: Box, figure: str) -> None:
        """A part's figure on a plate of its own, lying or turned; left out where there is no room for it."""
        width, height = self._measure(figure, SMALL, False) + 4, SMALL + 2
        if width <= box.width - 2 and height <= box.height - 2:
            size = (width, height)
        elif height <= box.width - 2 and width <= box.height - 2:
            size = (height, width)
        else:
            return
        turned = size[0] == height
        x, y = box.x + (box.width - size[0]) / 2, box.y + (box.height - size[1]) / 2
        self._shapes.append(Fill(x, y, *size, Tone.GROUND))
        if turned:
            self._shapes.append(Words(x + 1 + SMALL * _ASCENT, y + width - 2, figure, SMALL, turned=True))
        else:
            self._shapes.append(Words(x + 2, y + 1 + SMALL * _ASCENT, figure, SMALL))

    def _label(self, label: _Label, end: float, *, turned: bool) -> None:
        width = self._measure(label.text, SMALL, label.bold)
        if not turned:
            y = end + _GAP + SMALL * _ASCENT if label.below else end - _GAP
            self._shapes.append(Words(label.middle - width / 2, y, label.text, SMALL, label.bold))
        elif width <= _TALLEST_LABEL and label.room >= SMALL * _ASCENT:
            y = end + _GAP + width if label.below else end - _GAP
            x = label.middle + SMALL * _ASCENT / 2
            self._shapes.append(Words(x, y, label.text, SMALL, label.bold, turned=True))

    # What stands below ------------------------------------------------------------------------------------

    def _columns(self, left: float, slot: float) -> None:
        """The names of the columns, turned where they are wide; only some of them where even so there is no room."""
        names, room = self._chart.columns, slot - _GAP
        widths = [self._measure(name, SIZE, False) for name in names]
        lines = [set_lines(name, room, SIZE, self._measure) for name in names]
        words = max((self._measure(word, SIZE, False) for name in names for word in name.split()), default=0.0)
        if words <= room and max(map(len, lines)) <= _MOST_LINES:
            for place, set_name in enumerate(lines):
                for n, line in enumerate(set_name, 1):
                    x = left + slot * (place + 0.5) - self._measure(line, SIZE, False) / 2
                    self._shapes.append(Words(x, self._level + _PITCH * n, line, SIZE))
            self._level += _PITCH * max(1, *map(len, lines)) + SIZE * _DESCENT
        else:
            room = min(max(widths), _TALLEST_LABEL)
            every = -(-int(SIZE * 1.15 * 100) // max(int(slot * 100), 1))
            for place in range(0, len(names), every):
                name = fitted(names[place], room, SIZE, self._measure)
                # The last of very many columns is narrower than the letters are high.
                x = min(left + slot * (place + 0.5) + SIZE * _ASCENT / 2, self._width)
                y = self._level + _GAP + self._measure(name, SIZE, False)
                self._shapes.append(Words(x, y, name, SIZE, turned=True))
            self._level += room + 2 * _GAP
        self._headings(left, slot)

    def _headings(self, left: float, slot: float) -> None:
        """The headings that neighbouring columns share, each under a line across them."""
        if not any(self._chart.headings):
            return
        first = 0
        for words, group in groupby(self._chart.headings):
            count = len(list(group))
            if words:
                x0, x1 = left + slot * first + 2, left + slot * (first + count) - 2
                shown = fitted(words, x1 - x0, SIZE, self._measure)
                x = (x0 + x1 - self._measure(shown, SIZE, False)) / 2
                self._shapes.append(Stroke(x0, self._level + 2, x1, self._level + 2, 0.4, Tone.SECONDARY))
                self._shapes.append(Words(x, self._level + _PITCH, shown, SIZE, tone=Tone.SECONDARY))
            first += count
        self._level += _PITCH + SIZE * _DESCENT

    def _legend(self) -> None:
        self._level += 2 * _GAP
        x, wide, high = 0.0, *_SWATCH
        for series, each in enumerate(self._chart.series):
            name = fitted(each.name, self._width - wide - _GAP, SIZE, self._measure)
            width = wide + _GAP + self._measure(name, SIZE, False)
            if x and x + width > self._width:
                x, self._level = 0.0, self._level + _PITCH + 1
            foot = self._level + _PITCH - SIZE * _DESCENT
            self._shapes += bar(Box(x, foot - high + 1, wide, high), series)
            self._shapes.append(Words(x + wide + _GAP, foot, name, SIZE))
            x += width + _BETWEEN
        self._level += _PITCH + _GAP
