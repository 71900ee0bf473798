"""A chart told in words: every figure where they are few, the course of each row where they are many."""

from __future__ import annotations

from collections.abc import Iterator

from ..wording import listed, shortened
from .choice import ChartForm
from .model import Chart

NOTHING_TO_SHOW = "Der er ingen tal at vise endnu."
_MOST_FIGURES = 60
"""Figures that are told one by one: ten rows of six years; whoever hears more has lost the thread."""

_NAME = 80
_NAMES = 3
"""How much of a name is told, and how many columns in which as much is."""

_KINDS = {
    ChartForm.STACKED: "Stablet søjlediagram",
    ChartForm.BARS: "Søjlediagram",
    ChartForm.SHARE: "Søjlediagram med andele",
}


def alternative(chart: Chart) -> str:
    """The alternative text, written from the figures."""
    if chart.is_empty:
        return f"Diagram: {_of_what(chart)}. {NOTHING_TO_SHOW}"
    count = len(chart.columns) * len(chart.series)
    told = _each_column(chart) if count <= _MOST_FIGURES else _each_series(chart)
    return " ".join((f"{_KINDS[chart.form]}: {_of_what(chart)}.", *told, *_extremes(chart), *chart.remarks))


def _of_what(chart: Chart) -> str:
    what = shortened(chart.title, 2 * _NAME) or "tabel uden titel"
    if chart.columns:
        first, last = shortened(_column(chart, 0), _NAME), shortened(_column(chart, -1), _NAME)
        what += f" {first}" if len(chart.columns) == 1 else f" {first}–{last}"
    return f"{what} i {chart.corner.replace(' – ', ', ').rstrip('.')}"


def _column(chart: Chart, place: int) -> str:
    return " ".join(filter(None, (chart.headings[place], chart.columns[place])))


def _each_column(chart: Chart) -> Iterator[str]:
    for place in range(len(chart.columns)):
        figures = [
            f"{shortened(each.name, _NAME)} {each.printed[place]}" for each in chart.series if each.printed[place]
        ]
        total = chart.total(place)
        if chart.adds_up and total is not None and len(chart.series) > 1:
            figures.append(f"i alt {chart.written(total)}")
        yield f"{_column(chart, place)}: {', '.join(figures) or 'ingen tal'}."


def _each_series(chart: Chart) -> Iterator[str]:
    for each in chart.series:
        known = [(place, ore) for place, ore in enumerate(each.amounts) if ore is not None]
        if known:
            yield f"{shortened(each.name, _NAME)}: {_course(chart, known)}."


def _course(chart: Chart, known: list[tuple[int, int]]) -> str:
    (first, begins), (last, ends) = known[0], known[-1]
    return f"{chart.written(begins)} i {_column(chart, first)}, {chart.written(ends)} i {_column(chart, last)}"


def _extremes(chart: Chart) -> Iterator[str]:
    """In which column most and least is, for one row or for the whole."""
    if len(chart.series) > 1 and not chart.adds_up:
        return
    known = [(total, place) for place in range(len(chart.columns)) if (total := chart.total(place)) is not None]
    if len({total for total, _ in known}) < 2:
        return
    whole = "I alt højest" if len(chart.series) > 1 else "Højest"
    most, least = (
        _where(chart, end, [place for total, place in known if total == end])
        for end in (max(total for total, _ in known), min(total for total, _ in known))
    )
    yield f"{whole} {most}, lavest {least}."


def _where(chart: Chart, ore: int, places: list[int]) -> str:
    names = [_column(chart, place) for place in places]
    where = listed(names) if len(names) <= _NAMES else f"{names[0]} og {len(names) - 1} andre"
    return f"i {where} ({chart.written(ore)})"
