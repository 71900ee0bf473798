"""The words of a chart."""

from __future__ import annotations

from kk_desktop.domain.charts.choice import ChartChoice, ChartForm
from kk_desktop.domain.charts.model import chart_of
from kk_desktop.domain.charts.words import alternative
from tests.domain.charts.tables import table

TWO = table([("Nørrebro", [5000, 0]), ("Valby", [200, None])])


def told(made, form=ChartForm.STACKED):
    return alternative(chart_of(made, ChartChoice(form)))


def test_every_figure_of_a_small_chart_is_told() -> None:
    assert told(TWO) == (
        "Stablet søjlediagram: Indsatsudgifter 2014–2015 i 1.000 kr., 2014 p/l. "
        "2014: Nørrebro 5.000, Valby 200, i alt 5.200. 2015: Nørrebro 0, i alt 0. "
        "I alt højest i 2014 (5.200), lavest i 2015 (0)."
    )


def test_bars_side_by_side_have_no_whole() -> None:
    assert "i alt" not in told(TWO, ChartForm.BARS).lower()


def test_shares_are_told_in_percent() -> None:
    assert "Nørrebro 96,2\u00a0%, Valby 3,8\u00a0%, i alt 5.200" in told(TWO, ChartForm.SHARE)


def test_shares_are_told_with_a_decimal_all_of_them_or_none() -> None:
    mixed = told(table([("Nørrebro", [965, 1]), ("Valby", [35, 3])]), ChartForm.SHARE)
    assert "Nørrebro 96,5\u00a0%, Valby 3,5\u00a0%" in mixed
    assert "Nørrebro 25,0\u00a0%, Valby 75,0\u00a0%" in mixed
    assert "Nørrebro 25\u00a0%, Valby 75\u00a0%" in told(table([("Nørrebro", [1]), ("Valby", [3])]), ChartForm.SHARE)
    assert "Nørrebro 0\u00a0%" in told(table([("Nørrebro", [0]), ("Valby", [0])]), ChartForm.SHARE)


def test_of_many_figures_the_course_of_each_row_is_told() -> None:
    many = table([(f"Række {n}", [n + year for year in range(30)]) for n in range(4)])
    assert "Række 3: 3 i 2014, 32 i 2043." in told(many)


def test_an_empty_chart_says_so() -> None:
    assert told(table([("Ny række", [None])])).endswith("Der er ingen tal at vise endnu.")


def test_a_name_of_500_letters_is_shortened() -> None:
    assert len(told(table([("x" * 500, [1]), ("y", [2])]))) < 400


def test_columns_that_share_the_highest_place_are_all_named() -> None:
    assert told(table([("- Nørrebro", [5, 5, 0])])).endswith("Højest i 2014 og 2015 (5), lavest i 2016 (0).")
    assert "2014: Nørrebro 5." in told(table([("- Nørrebro", [5, 5, 0])]))
    assert "lavest i 2015 og 3 andre (0)." in told(table([("A", [5, 0, 0, 0, 0])]))
