"""Figures in prose: what they point at, what they come to, and how they say so."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kk_desktop.domain.amounts import MILLION
from kk_desktop.domain.budgets import CURRENT_PRICES, Column, ColumnKind, Row, RowKind
from kk_desktop.domain.figures import (
    NOTHING,
    FigureKind,
    FigureTarget,
    Reckoned,
    TablePlace,
    figure_of_block,
    form_like,
    forms_of,
    is_same_figure,
    read_target,
    reckon,
    say,
)
from kk_desktop.errors import UserError

ids = st.uuids().map(str)
places = st.builds(TablePlace, ids, ids)
targets = st.sampled_from(FigureKind).flatmap(
    lambda kind: st.builds(
        FigureTarget,
        st.just(kind),
        st.lists(places, min_size=kind.takes or 1, max_size=kind.takes or 5).map(tuple),
    )
)
amounts = st.integers(-(10**15), 10**15)


def million(ore: int, level: int | None = 2014) -> Reckoned:
    return Reckoned(ore * MILLION // 1000, level=level)


def plain(words: str | None) -> str:
    return (words or "").replace("\u00a0", " ")


@given(targets)
def test_a_target_that_is_written_is_read_as_the_same(target: FigureTarget) -> None:
    assert read_target(str(target)) == target


@pytest.mark.parametrize(
    "text",
    ["", "sum()", "sum(a:b", "sum(a:b,)", "share(a:b)", "difference(a:b,c:d,e:f)", "pi(a:b)", "a:b:c", "a:b,c:d"],
)
def test_what_is_no_target_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_target(text)


def test_an_older_target_is_the_cell_alone() -> None:
    assert read_target("celle").places == (TablePlace("celle"),)


@given(st.lists(amounts, min_size=1, max_size=8))
def test_sum_and_average_are_exact_and_empty_places_count_for_nothing(ores: list[int]) -> None:
    parts = [Reckoned(ore, level=2014) for ore in ores]
    assert reckon(FigureKind.SUM, [*parts, NOTHING]) == Reckoned(sum(ores), level=2014)
    average = reckon(FigureKind.AVERAGE, [NOTHING, *parts]).ore
    assert average is not None
    assert abs(Fraction(sum(ores), len(ores)) - average) <= Fraction(1, 2)


def test_a_difference_and_a_share_are_of_the_first_and_the_second() -> None:
    pair = [million(5_000), million(20_000)]
    assert reckon(FigureKind.DIFFERENCE, pair) == million(-15_000)
    assert reckon(FigureKind.SHARE, pair).share == Fraction(1, 4)
    assert reckon(FigureKind.SHARE, [million(5_000), NOTHING]) == NOTHING
    assert "0" in reckon(FigureKind.SHARE, [million(5_000), million(0)]).doubt


@pytest.mark.parametrize("kind", [kind for kind in FigureKind if kind is not FigureKind.CELL])
def test_price_levels_are_never_mixed_nor_a_doubt_passed_over(kind: FigureKind) -> None:
    mixed = reckon(kind, [million(5_000), million(5_000, level=2015)])
    assert mixed.is_nothing
    assert "2014 p/l" in mixed.doubt
    assert "2015 p/l" in mixed.doubt
    assert reckon(kind, [million(5_000), million(5_000, level=CURRENT_PRICES)]).is_nothing
    assert reckon(kind, [million(5_000), million(5_000, level=None)]).is_nothing
    assert reckon(kind, [Reckoned(doubt="Ingen sum."), million(5_000)]) == Reckoned(doubt="Ingen sum.")
    assert reckon(kind, [Reckoned(share=Fraction(1, 2)), million(5_000)]).doubt


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ("mio", "5,312 mio. kr."), ("mio0", "5 mio. kr."), ("mio1", "5,3 mio. kr."), ("mio2", "5,31 mio. kr."),
        ("tkr", "5.312 t.kr."), ("kr", "5.312.000 kr."), ("mio1_pl", "5,3 mio. kr. (2014 p/l)"), ("mio1_bare", "5,3"),
        ("mio1_turned", "-5,3 mio. kr."), ("mio1_turned_pl", "-5,3 mio. kr. (2014 p/l)"),
        ("mia3", "0,005 mia. kr."), ("percent", ""), ("pund", ""),
    ],
)  # fmt: skip
def test_an_amount_says_itself_in_the_form_that_is_asked_for(form: str, says: str) -> None:
    assert plain(say(million(5_312), form)) == says


def test_five_millions_are_written_with_and_without_a_decimal() -> None:
    says = {form: plain(words) for form, words in forms_of(million(5_000)).items()}
    assert list(says.values())[:4] == ["5 mio. kr.", "5,0 mio. kr.", "5.000 t.kr.", "5.000.000 kr."]
    assert says["mio1_pl"] == "5,0 mio. kr. (2014 p/l)"
    assert plain(say(million(5_000, CURRENT_PRICES), "mio_pl")) == "5 mio. kr. (løbende priser)"
    assert not any(form.endswith("_pl") for form in forms_of(million(5_000, None)))


def test_a_share_is_told_in_percent() -> None:
    third = Reckoned(share=Fraction(1, 3))
    assert [plain(words) for words in forms_of(third).values()] == ["33,3 %", "33 %", "33,3 pct.", "33 pct."]
    assert [plain(words) for words in forms_of(Reckoned(share=Fraction(1, 2))).values()] == ["50 %", "50 pct."]
    assert forms_of(NOTHING) == {}


@given(amounts, st.sampled_from([None, 0, 2014]))
def test_no_two_forms_say_the_same_and_none_says_nothing_of_something(ore: int, level: int | None) -> None:
    says = forms_of(Reckoned(ore, level=level))
    assert len(set(says.values())) == len(says)
    assert ore == 0 or not any(words.startswith(("0,0\u00a0", "0\u00a0mio", "-0,0\u00a0")) for words in says.values())


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("23,5 mio.kr.", "mio"), ("23,500 mio. kr.", "mio3"), ("24 mio.", "mio0"), ("kr. 23.500.000", "kr"),
        ("23,5 millioner kroner", "mio"), ("23500 t.kr.", "tkr"), ("23,5", "mio_bare"), ("23,476 mio. kr.", None),
        ("23,5 mio. kr. (2014 p/l)", "mio_pl"), ("23,5 mia. kr.", None), ("", None),
    ],
)  # fmt: skip
def test_the_form_of_what_is_written_is_found(written: str, form: str | None) -> None:
    assert form_like(million(23_500), written) == form


def test_income_that_a_table_has_with_a_minus_is_told_without_it_and_is_offered_so() -> None:
    income = million(-40, None)
    assert [form_like(income, written) for written in ("-40.000 kr.", "40.000 kr.", "41")] == ["kr", "kr_turned", None]
    assert plain(say(income, "kr_turned")) == "40.000 kr."
    assert plain(say(million(40), "kr_turned")) == "-40.000 kr."
    assert list(map(plain, forms_of(income).values())).index("40.000 kr.") > 0
    assert not any(form.endswith("_turned") for form in forms_of(million(40)))


def test_a_share_keeps_its_own_word_for_percent() -> None:
    assert form_like(Reckoned(share=Fraction(1, 2)), "50 pct.") == "pct"
    assert form_like(Reckoned(share=Fraction(1, 2)), "50 %") == "percent"
    assert form_like(Reckoned(share=Fraction(2, 3)), "67 procent") == "percent0"


def test_figures_in_other_units_or_sizes_are_not_the_same() -> None:
    assert not is_same_figure("11.000 kr.", "1 t.kr.")
    assert not is_same_figure("1,5 mio. kr.", "15 mio. kr.")


def test_a_block_is_the_sum_of_its_rows_and_never_of_what_is_added_up_in_it_already() -> None:
    rows = [Row("a", "A"), Row("h", "Heraf", RowKind.OF_WHICH), Row("b", "B"), Row("i", "I alt", RowKind.TOTAL)]
    columns = [Column("14", "2014"), Column("15", "2015"), Column("alt", "I alt", kind=ColumnKind.TOTAL)]
    assert str(figure_of_block(rows, columns)) == "sum(a:14,a:15,b:14,b:15)"
    assert str(figure_of_block(rows[3:], columns[:2])) == "sum(i:14,i:15)"
    assert str(figure_of_block(rows[1:2], columns[2:])) == "h:alt"
    many = [Row(str(number), "Række") for number in range(60)]
    with pytest.raises(UserError, match="120 tal"):
        figure_of_block(many, columns[:2])
