"""Which rows a chart shows, and what it never adds up."""

from __future__ import annotations

from dataclasses import replace

from kk_desktop.domain.budgets import Column, ColumnKind, Row, RowKind
from kk_desktop.domain.charts.choice import ChartChoice, ChartForm
from kk_desktop.domain.charts.model import MOST_SERIES, chart_of
from tests.domain.charts.tables import table, with_row

STACKED, BARS, SHARE = ChartChoice(ChartForm.STACKED), ChartChoice(ChartForm.BARS), ChartChoice(ChartForm.SHARE)
TWO = table([("Nørrebro", [5000, 0]), ("Valby", [200, None])])


def names(made):
    return [each.name for each in made.series]


def test_a_chart_shows_every_ordinary_row_and_no_sum() -> None:
    made = replace(TWO, rows=(*TWO.rows, Row("sum", "I alt", RowKind.TOTAL)))
    assert names(chart_of(made, STACKED)) == ["Nørrebro", "Valby"]


def test_a_chart_shows_no_column_that_is_computed_from_the_others() -> None:
    made = replace(TWO, columns=(*TWO.columns, Column("all", "I alt", kind=ColumnKind.TOTAL)))
    assert chart_of(made, STACKED).columns == ("2014", "2015")


def test_a_row_without_figures_is_not_drawn() -> None:
    assert names(chart_of(table([("Nørrebro", [5]), ("Tom", [None])]), STACKED)) == ["Nørrebro"]


def test_only_chosen_rows_are_shown() -> None:
    assert names(chart_of(TWO, replace(STACKED, row_ids=("r1",)))) == ["Valby"]


def test_deleted_rows_are_told_and_all_are_shown() -> None:
    made = chart_of(TWO, replace(STACKED, row_ids=("gone",)))
    assert len(made.series) == 2
    assert "slettet" in made.remarks[0]


def test_rows_of_one_price_level_are_stacked() -> None:
    made = chart_of(TWO, STACKED)
    assert (made.form, made.remarks, made.corner) == (ChartForm.STACKED, (), "1.000 kr. – 2014 p/l")
    assert made.written(made.total(0)) == "5.200"


def test_two_price_levels_are_never_stacked_and_each_row_tells_its_own() -> None:
    made = chart_of(with_row(TWO, 1, price_level=2013), STACKED)
    assert made.form is ChartForm.BARS
    assert "2014 p/l og 2013 p/l" in made.remarks[0]
    assert names(made) == ["Nørrebro (2014 p/l)", "Valby (2013 p/l)"]
    assert made.corner == "1.000 kr."


def test_a_level_that_is_not_stated_is_another_than_current_prices() -> None:
    made = chart_of(with_row(replace(TWO, price_level=None), 1, price_level=0), STACKED)
    assert names(made) == ["Nørrebro (p/l ikke angivet)", "Valby (løbende priser)"]


def test_a_grant_shared_by_two_areas_is_never_stacked() -> None:
    one = with_row(TWO, 0, initiative_id="gæstehus", area_id="nørrebro")
    made = chart_of(with_row(one, 1, initiative_id="gæstehus", area_id="valby"), STACKED)
    assert made.form is ChartForm.BARS
    assert "deles af flere områder" in made.remarks[0]


def test_an_initiative_of_several_areas_in_two_rows_is_never_stacked() -> None:
    both = with_row(with_row(TWO, 0, initiative_id="i"), 1, initiative_id="i")
    assert chart_of(both, SHARE, shared={"i"}).form is ChartForm.BARS
    assert chart_of(both, SHARE).form is ChartForm.SHARE


def test_a_sum_is_not_stacked_with_its_parts() -> None:
    made = replace(TWO, rows=(*TWO.rows, Row("sum", "I alt", RowKind.TOTAL)))
    chart = chart_of(made, replace(STACKED, row_ids=("r0", "r1", "sum")))
    assert chart.form is ChartForm.BARS
    assert "”I alt” ville tælle to gange" in chart.remarks[0]


def test_what_a_row_holds_of_another_is_not_stacked_with_it() -> None:
    assert chart_of(with_row(TWO, 1, kind=RowKind.OF_WHICH), replace(STACKED, row_ids=("r0", "r1"))).remarks


def test_shares_are_not_made_of_negative_figures() -> None:
    made = chart_of(table([("Udgift", [5]), ("Indtægt", [-2])]), SHARE)
    assert made.form is ChartForm.BARS
    assert "under nul" in made.remarks[0]


def test_the_smallest_of_many_rows_are_gathered_and_told() -> None:
    made = chart_of(table([(f"Område {n}", [n]) for n in range(1, 12)]), STACKED)
    assert len(made.series) == MOST_SERIES
    assert made.series[-1].name == "Øvrige (4)"
    assert made.series[-1].printed == ("10",)
    assert made.remarks[0].endswith("Område 1, Område 2, Område 3 og Område 4.")
    assert made.written(made.total(0)) == "66"


def test_small_rows_that_may_not_be_added_are_left_out_and_told() -> None:
    many = with_row(table([(f"Område {n}", [n]) for n in range(1, 12)]), 0, price_level=2012)
    made = chart_of(many, BARS)
    assert names(made)[0] == "Område 4 (2014 p/l)"
    assert "3 er ikke med" in made.remarks[0]


def test_an_empty_table_gives_an_empty_chart() -> None:
    assert chart_of(table([("Ny række", [None])]), STACKED).is_empty
    assert chart_of(replace(TWO, columns=()), STACKED).is_empty
