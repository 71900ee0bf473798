"""Figures in prose: what they point at, what they come to, and how they say so."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kk_desktop.domain.amounts import MILLION
from kk_desktop.domain.budgets import CURRENT_PRICES, Column, ColumnKind, Row, RowKind
from kk_desktop.domain.fields import told_forms
from kk_desktop.domain.figure_forms import form_like, forms_of, is_same_figure, keeps_decimals, say
from kk_desktop.domain.figures import (
    NOTHING,
    FigureKind,
    FigureTarget,
    Reckoned,
    TablePlace,
    figure_of_block,
    read_target,
    reckon,
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
    half = Reckoned(share=Fraction(1, 2))
    assert [plain(words) for words in forms_of(half).values()] == ["50 %", "50,0 %", "50 pct.", "50,0 pct."]
    assert [plain(say(half, form)) for form in ("percent", "percent1", "pct", "pct2")] == [
        "50 %", "50,0 %", "50 pct.", "50,00 pct.",
    ]  # fmt: skip
    assert forms_of(NOTHING) == {}


@given(amounts, st.sampled_from([None, 0, 2014]), st.sampled_from([1, 100, 10_000, 100_000]))
def test_no_two_forms_say_the_same_for_good_and_none_says_nothing_of_something(
    ore: int, level: int | None, step: int
) -> None:
    says = forms_of(Reckoned(ore, level=level, step=step))
    doubled = [(form, other) for form in says for other in says if form != other and says[form] == says[other]]
    assert all(keeps_decimals(form, other) or keeps_decimals(other, form) for form, other in doubled)
    assert ore == 0 or not any(re.match(r"-?0(,0+)?\xa0", words) for words in says.values())


def test_an_amount_is_told_as_its_table_prints_it_in_every_unit() -> None:
    converted = Reckoned(75_412_838, level=2027, step=100_000)
    assert [plain(say(converted, form)) for form in ("kr", "tkr", "mio", "mio1", "kr0", "kr2")] == [
        "754.000 kr.", "754 t.kr.", "0,754 mio. kr.", "0,8 mio. kr.", "754.128 kr.", "754.128,38 kr.",
    ]  # fmt: skip
    assert [plain(words) for words in forms_of(converted).values()][:4] == [
        "754.000 kr.", "754 t.kr.", "0,754 mio. kr.", "0,8 mio. kr.",
    ]  # fmt: skip
    assert form_like(converted, "754 t.kr.") == "tkr"
    assert plain(say(converted, form_like(converted, "754.128,38 kr.") or "")) == "754.128,38 kr."
    total = reckon(FigureKind.SUM, [converted, Reckoned(30_000_000, level=2027)])
    assert plain(say(total, "kr")) == "1.054.000 kr."


@pytest.mark.parametrize(
    ("figure", "form", "says"),
    [
        (Reckoned(4_000_000), "mio1", "0,04 mio. kr."), (Reckoned(-4_000_000), "mio0", "-0,04 mio. kr."),
        (Reckoned(40_000, step=100_000), "tkr", "0,4 t.kr."), (Reckoned(0), "mio1", "0,0 mio. kr."),
        (Reckoned(share=Fraction(1, 300)), "percent0", "0,3 %"),
        (Reckoned(share=Fraction(1, 3_000)), "percent1", "0,03 %"),
        (Reckoned(share=Fraction(0)), "percent1", "0,0 %"),
    ],
)  # fmt: skip
def test_what_would_be_rounded_to_nothing_is_told_with_more_decimals(figure: Reckoned, form: str, says: str) -> None:
    assert plain(say(figure, form)) == says


def test_a_form_that_keeps_its_decimals_is_offered_beside_the_one_that_follows_the_table() -> None:
    before, after = Reckoned(151_000_000, step=100_000), Reckoned(151_100_000, step=100_000)
    offered = [each.shown.replace("\u00a0", " ") for each in told_forms(forms_of(before))]
    assert offered[0] == "1,51 mio. kr."
    assert "1,51 mio. kr.  ·  altid 2 decimaler" in offered
    assert [plain(say(after, form)) for form in ("mio", "mio2")] == ["1,511 mio. kr.", "1,51 mio. kr."]
    assert not any("altid" in each.shown for each in told_forms(forms_of(after)))


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
