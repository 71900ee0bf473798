"""Money in øre: written in Danish, and read from a table's cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kk_desktop.domain.amounts import (
    KRONE,
    MILLION,
    MOST_ORE,
    THOUSAND,
    Figure,
    Unit,
    in_millions,
    in_prose,
    in_unit,
    read_figure,
    rounded,
    write_decimal,
)


@pytest.mark.parametrize(
    ("text", "unit", "ore"),
    [
        ("5.000", Unit.THOUSANDS, 5 * MILLION),
        ("5000", Unit.THOUSANDS, 5 * MILLION),
        ("5 000", Unit.THOUSANDS, 5 * MILLION),
        ("1.234,5", Unit.THOUSANDS, 123_450_000),
        ("-450", Unit.THOUSANDS, -45_000_000),
        ("−450", Unit.THOUSANDS, -45_000_000),
        ("(450)", Unit.THOUSANDS, -45_000_000),
        ("450-", Unit.THOUSANDS, -45_000_000),
        ("1.234,5 −", Unit.THOUSANDS, -123_450_000),
        ("+7", Unit.KRONER, 700),
        ("5 mio.", Unit.THOUSANDS, 5 * MILLION),
        ("5 mio. kr.", Unit.KRONER, 5 * MILLION),
        ("5\u00a0mio.\u00a0kr.", Unit.KRONER, 5 * MILLION),
        ("2 mill. kr.", Unit.KRONER, 2 * MILLION),
        ("1,5 milliarder kroner", Unit.KRONER, 1_500 * MILLION),
        ("250 t.kr.", Unit.MILLIONS, 250 * THOUSAND),
        ("250 tkr.", Unit.MILLIONS, 250 * THOUSAND),
        ("kr. 10.000", Unit.MILLIONS, 1_000_000),
        ("10.000,-", Unit.MILLIONS, 1_000_000),
        ("50 øre", Unit.MILLIONS, 50),
        ("0,50 kr.", Unit.MILLIONS, 50),
        ("0,66 mio.kr.", Unit.KRONER, 66_000_000),
        ("1.500", Unit.MILLIONS, 1_500 * MILLION),
        ("0", Unit.THOUSANDS, 0),
        ("0,0", Unit.MILLIONS, 0),
    ],
)
def test_a_cell_is_read_as_danes_write_amounts(text: str, unit: Unit, ore: int) -> None:
    assert read_figure(text, unit) == Figure(ore)


@pytest.mark.parametrize("dash", ["-", "–", "—", " – "])
def test_a_dash_is_neither_nought_nor_empty(dash: str) -> None:
    figure = read_figure(dash, Unit.KRONER)
    assert figure == Figure(dash=True)
    assert not figure.is_empty


def test_an_empty_cell_says_nothing() -> None:
    assert read_figure(" \u00a0", Unit.KRONER).is_empty
    assert not read_figure("0", Unit.KRONER).is_empty


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1.5 mio.", "”1.5 mio.” kan læses på to måder. Skriv 1,5 mio. kr."),
        ("1.5 mio. kr.", "”1.5 mio. kr.” kan læses på to måder. Skriv 1,5 mio. kr."),
        ("1.5", "”1.5” kan læses på to måder. Skriv 1,5."),
        ("0,005 kr.", "”0,005 kr.” er finere end en øre. Skriv beløbet i hele øre."),
        ("9.999.999.999.999", "”9.999.999.999.999” er over 1.000 mia. kr. Se efter, om der er et ciffer for meget."),
        ("9" * 5000, f"”{'9' * 38} …” er over 1.000 mia. kr. Se efter, om der er et ciffer for meget."),
        ("x" * 5000, f"”{'x' * 38} …” er ikke et beløb. Skriv fx 5.000 eller 1,5 mio. kr."),
    ],
)
def test_a_figure_that_cannot_be_taken_is_answered_with_what_to_do(text: str, sentence: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 (the sentence is compared below)
        read_figure(text, Unit.KRONER)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    "text",
    [
        "1,234.50",
        "5.31.200",
        "12,34,5",
        "5 mio. mio. kr.",
        "1e6",
        "#REF!",
        "5-6 mio.",
        "tusind tak",
        "()",
        "٣",
        "-5-",
        "5--",
    ],
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="er ikke et beløb"):
        read_figure(text, Unit.KRONER)


@given(st.integers(-MOST_ORE, MOST_ORE), st.sampled_from(Unit))
def test_every_amount_that_is_printed_reads_back_exactly(ore: int, unit: Unit) -> None:
    assert read_figure(in_unit(ore, unit), unit) == Figure(ore)


@given(st.text(max_size=30), st.sampled_from(Unit))
def test_any_text_is_either_a_figure_or_a_sentence(text: str, unit: Unit) -> None:
    try:
        answer: object = read_figure(text, unit)
    except ValueError as refused:
        answer = str(refused)
    assert isinstance(answer, Figure) or str(answer).startswith("”")


@pytest.mark.parametrize(
    ("form", "printed"),
    [("mio", "23,476\u00a0mio.\u00a0kr."), ("tkr", "23.476\u00a0t.kr."), ("kr", "23.476.000\u00a0kr.")],
)
def test_prose_writes_an_amount_without_a_place_to_break(form: str, printed: str) -> None:
    assert in_prose(2_347_600_000, form) == printed


def test_an_unknown_form_of_an_amount_is_an_error() -> None:
    with pytest.raises(ValueError, match="no such form"):
        in_prose(100, "pund")


@pytest.mark.parametrize(
    ("ore", "decimals", "printed"),
    [(2_347_600_000, 1, "23,5"), (-2_345_000_000, 1, "-23,5"), (99_950_000, 1, "1,0"), (2_347_600_000, 0, "23")],
)
def test_rounding_goes_half_away_from_zero(ore: int, decimals: int, printed: str) -> None:
    assert write_decimal(ore, MILLION, decimals) == printed


@pytest.mark.parametrize(("ore", "text"), [(0, "0,0"), (5 * MILLION, "5,0"), (39_300_000, "0,393"), (-MILLION, "-1,0")])
def test_a_list_writes_millions_exactly_and_with_a_decimal(ore, text):
    assert in_millions(ore) == text


@pytest.mark.parametrize(
    ("ore", "decimals", "printed"),
    [
        (123_456_750, None, "1.234.567,50"), (123_456_700, None, "1.234.567"), (5, None, "0,05"), (-50, None, "-0,50"),
        (123_456_755, 1, "1.234.567,55"), (123_456_750, 0, "1.234.568"), (123_456_700, 2, "1.234.567,00"),
    ],
)  # fmt: skip
def test_kroner_have_two_decimals_or_none(ore: int, decimals: int | None, printed: str) -> None:
    assert write_decimal(ore, KRONE, decimals) == printed
    assert rounded(ore, KRONE, decimals) == read_figure(printed, Unit.KRONER).amount_ore
