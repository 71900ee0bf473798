"""The drawing of a chart: nothing outside its frame, no word over another, bars in the right places."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kk_desktop.domain.amounts import MOST_ORE, THOUSAND
from kk_desktop.domain.charts.choice import ChartChoice, ChartForm
from kk_desktop.domain.charts.drawing import Drawing, Fill, Stroke, Tone, Words
from kk_desktop.domain.charts.layout import SMALL, TOO_MANY, lay_out
from kk_desktop.domain.charts.model import chart_of
from kk_desktop.domain.charts.patterns import Box, bar
from kk_desktop.domain.charts.scale import scale_for
from tests.domain.charts.tables import measure, table

WIDTH = 326.0


def drawn(made, form=ChartForm.STACKED, width=WIDTH) -> Drawing:
    return lay_out(chart_of(made, ChartChoice(form)), width, measure)


def words(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Words)]


def boxes(drawing: Drawing) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of every text, a little less than its letters take."""
    found = []
    for shape in drawing.shapes:
        if isinstance(shape, Words) and shape.text:
            length, high = measure(shape.text, shape.size, shape.bold), shape.size * 0.7
            if shape.turned:
                found.append((shape.x - high, shape.y - length, shape.x, shape.y))
            else:
                found.append((shape.x, shape.y - high, shape.x + length, shape.y))
    return found


def solid_bars(drawing: Drawing) -> list[Fill]:
    """The bars of the first row, without its swatch below."""
    return [shape for shape in drawing.shapes if isinstance(shape, Fill) and shape.tone is Tone.S1][:-1]


AMOUNTS = st.none() | st.just(0) | st.integers(-MOST_ORE // THOUSAND, MOST_ORE // THOUSAND) | st.integers(-9000, 9000)
NAMES = st.text("abcæøå WMi", max_size=500)


@st.composite
def tables(draw):
    years = draw(st.integers(1, 30))
    rows = draw(st.lists(st.tuples(NAMES, st.lists(AMOUNTS, min_size=years, max_size=years)), min_size=1, max_size=11))
    made = table(rows, draw(st.lists(NAMES | st.just("2025"), min_size=years, max_size=years)), title=draw(NAMES))
    headings = draw(
        st.lists(st.sampled_from(["", "Investering", "Effektivisering og mere"]), min_size=years, max_size=years)
    )
    columns = zip(made.columns, headings, strict=True)
    return replace(made, columns=tuple(replace(column, heading=heading) for column, heading in columns))


@given(tables(), st.sampled_from(ChartForm), st.sampled_from([220.0, WIDTH, 480.0]))
def test_no_word_leaves_the_frame_or_stands_over_another(made, form, width) -> None:
    drawing = drawn(made, form, width)
    found = boxes(drawing)
    for left, top, right, bottom in found:
        assert left >= -0.01
        assert top >= -0.01
        assert right <= width + 0.01
        assert bottom <= drawing.height + 0.01
    for one, other in combinations(found, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one, other)


@given(tables(), st.sampled_from(ChartForm))
def test_no_line_or_area_leaves_the_frame(made, form) -> None:
    drawing = drawn(made, form)
    for shape in drawing.shapes:
        if isinstance(shape, Fill):
            places = [(shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)]
        elif isinstance(shape, Stroke):
            places = [(shape.x0, shape.y0), (shape.x1, shape.y1)]
        else:
            continue
        for x, y in places:
            assert -0.01 <= x <= drawing.width + 0.01
            assert -0.01 <= y <= drawing.height + 0.01


def test_a_bar_is_as_high_as_its_figure() -> None:
    first, second, third = solid_bars(drawn(table([("A", [4000, 1000, 2000])])))
    assert first.height == pytest.approx(4 * second.height)
    assert third.height == pytest.approx(2 * second.height)


def test_a_figure_below_zero_hangs_under_the_axis() -> None:
    up, down = solid_bars(drawn(table([("A", [500, -500])])))
    assert up.y + up.height == pytest.approx(down.y)
    assert up.height == pytest.approx(down.height)


def test_parts_are_stacked_from_zero_and_the_whole_stands_on_top() -> None:
    drawing = drawn(table([("A", [3000]), ("B", [2000])]))
    assert {"3.000", "2.000", "5.000"} <= set(words(drawing))


def test_what_brings_in_money_is_stacked_under_the_axis() -> None:
    drawing = drawn(table([("Udgift", [3000]), ("Indtægt", [-1000])]))
    axis = next(s.y0 for s in drawing.shapes if isinstance(s, Stroke) and s.thickness == 0.8 and s.tone is Tone.INK)
    grounds = [s for s in drawing.shapes if isinstance(s, Fill) and s.tone is Tone.GROUND and s.height > SMALL + 3]
    assert grounds[0].y == pytest.approx(axis)
    assert "I alt 2.000" in words(drawing)


def test_a_whole_under_zero_stands_under_the_bars_and_is_named_where_they_go_both_ways() -> None:
    both = drawn(table([("Udgift", [500, 600]), ("Indtægt", [-300, -900])]))
    axis = next(s.y0 for s in both.shapes if isinstance(s, Stroke) and s.thickness == 0.8 and s.tone is Tone.INK)
    over, under = (next(s for s in both.shapes if isinstance(s, Words) and s.text == text) for text in (
        "I alt 200", "I alt -300"
    ))  # fmt: skip
    assert over.y < axis
    assert under.y > max(s.y + s.height for s in both.shapes if isinstance(s, Fill) and s.x < under.x and s.y < under.y)
    only = drawn(table([("A", [-500]), ("B", [-300])]))
    whole = next(s for s in only.shapes if isinstance(s, Words) and s.text == "-800" and s.bold)
    zero = next(s.y0 for s in only.shapes if isinstance(s, Stroke) and s.thickness == 0.8 and s.tone is Tone.INK)
    assert whole.y > zero


def test_nought_is_told_and_empty_is_not() -> None:
    drawing = drawn(table([("A", [0, None, 7])]), ChartForm.BARS)
    assert words(drawing).count("0") == 2  # the scale's own, and the figure
    assert len(solid_bars(drawing)) == 1


def test_a_chart_of_nothing_but_noughts_has_an_axis_and_its_figures() -> None:
    drawing = drawn(table([("A", [0, 0])]))
    assert words(drawing).count("0") == 3
    assert solid_bars(drawing) == []


def test_shares_fill_the_whole_height_and_are_told_in_percent() -> None:
    drawing = drawn(table([("A", [1]), ("B", [3])]), ChartForm.SHARE)
    assert {"25\u00a0%", "75\u00a0%", "100\u00a0%", "Andele i procent"} <= set(words(drawing))


def test_too_many_bars_are_told() -> None:
    rows = [(f"Række {n}", [n + 1] * 30) for n in range(8)]
    assert TOO_MANY.split()[0] in " ".join(words(drawn(table(rows), ChartForm.BARS)))
    assert TOO_MANY not in " ".join(words(drawn(table(rows[:1]), ChartForm.BARS)))


def test_an_empty_chart_says_so_instead_of_drawing_axes() -> None:
    drawing = drawn(table([("Ny række", [None])]))
    assert "Der er ingen tal at vise endnu." in words(drawing)
    assert not [shape for shape in drawing.shapes if isinstance(shape, Stroke)]


def test_each_of_eight_rows_has_a_pattern_of_its_own_without_its_colour() -> None:
    box = Box(1, 1, 23, 37)

    def grey(series: int):
        return tuple(
            replace(shape, tone=Tone.INK if shape.tone is not Tone.GROUND else Tone.GROUND)
            for shape in bar(box, series)
        )

    assert len({grey(series) for series in range(8)}) == 8


@given(st.integers(-(10**15), 0), st.integers(0, 10**15))
def test_a_scale_holds_every_figure_in_a_few_round_steps(low, high) -> None:
    scale = scale_for(low, high)
    assert scale.low <= low <= 0 <= high <= scale.high
    assert 0 in scale.ticks
    assert len(scale.ticks) <= 8
    assert 0 <= scale.part(low) <= scale.part(high) <= 1
