"""Pasted sheets of price rates: read however they stand, given back with a reason where they could mean two things."""

import pytest

from kk_desktop.domain.price_levels import RateKind
from kk_desktop.errors import UserError
from kk_desktop.exchange.price_sheets import MOST_CHARACTERS, read_price_sheet

S, C = RateKind.SERVICE, RateKind.CAPITAL


def rates(text: str) -> list[tuple[int, RateKind | None, int]]:
    return [(rate.year, rate.kind, rate.rate) for rate in read_price_sheet(text).rates]


def reasons(text: str) -> list[str]:
    return [reason for _line, reason in read_price_sheet(text).unread]


BOTH = [(2013, S, 15_000), (2014, S, 19_000), (2013, C, 8_000), (2014, C, 12_000)]


@pytest.mark.parametrize(
    "text",
    [
        "År\tService og løn\tAnlæg\n2013\t1,5\t0,8\n2014\t1,9\t1,2",
        "\t2013\t2014\nService og løn\t1,5 %\t1,9 %\nAnlæg\t0,8 %\t1,2 %",
        "Skøn, pct.\n            2013  2014\nSamlet pris- og lønudvikling   1,5   1,9\nAnlæg   0,8   1,2",
        "År Service Anlæg\n2013 1,5 0,8\n2014 1,9 1,2",
        "Service:\n2013: 1,5 pct.\n2014: 1,9 pct.\nAnlæg:\n2013: 0,8 pct.\n2014: 1,2 pct.",
        "Service 2012-2013: 1,5 %\nService 2013/14: 1,9 %\nAnlæg 2012-2013: 0,8 %\nAnlæg 2013 til 2014: 1,2 %",
        "\t2013\t2014\nService\t1,0150\t1,0190\nAnlæg\t1,0080\t1,0120",
        "Faktor\t2013\t2014\nService\t1,015\t1,019\nAnlæg\t1,008\t1,012",
    ],
)
def test_years_may_stand_down_or_across_and_rates_be_percent_or_factors(text: str) -> None:
    assert rates(text) == BOTH
    assert reasons(text) == []


def test_a_sheet_that_tells_no_kind_gives_its_rates_without_one() -> None:
    assert rates("2013 1,5 pct.\n2014 1,9 pct.") == [(2013, None, 15_000), (2014, None, 19_000)]


def test_an_index_gives_the_rises_between_its_years() -> None:
    assert rates("Indeks, anlæg\n2010 100\n2011 102,3\n2012 104,4") == [(2011, C, 23_000), (2012, C, 20_528)]
    assert reasons("Indeks\n2010 100\n2012 104,4") == ["indekset har intet tal for 2011"]
    assert reasons("Indeks\n2010 100") == ["et indeks skal have mindst to år"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2013 1,03\n2014 1,02", "kan være procent eller faktor"),
        ("\t2013\t2014\nLønninger\t1,0\t1,1", "det står ikke, om rækken er"),
        ("\t2013\t2014\nService\t1,0", "der er 1 tal til 2 år"),
        ("Service 2013 1.5", "kan læses på to måder; skriv 1,5"),
        ("Service 2013 1,5\nService 2013 1,9", "2013 står to gange, med 1,5 og 1,9"),
        ("Service 2013-2018 9,5", "over flere år kan ikke fordeles"),
        ("Service 1,5", "tallene står ikke ved et år"),
        ("Service 2013 950 %", "Se efter, om der er et ciffer galt"),
        ("År Løn Service Anlæg\n2013 1,0 1,5 0,8", "der er 3 tal under 2 overskrifter"),
    ],
)
def test_what_could_mean_two_things_is_given_back_with_the_reason(text: str, reason: str) -> None:
    assert any(reason in each for each in reasons(text))


def test_a_column_of_another_kind_is_left_out_where_the_cells_tell_it() -> None:
    assert rates("År\tLønninger\tService\tAnlæg\n2013\t9,9\t1,5\t") == [(2013, S, 15_000)]


def test_a_column_of_another_kind_is_told_with_its_numbers() -> None:
    sheet = read_price_sheet("År\tLøn\tAnlæg\n2026\t2,9\t1,8\n2027\t2,5 pct.\t-")
    assert [(rate.year, rate.kind, rate.rate) for rate in sheet.rates] == [(2026, C, 18_000)]
    assert sheet.unread == (("Løn: 2026 2,9, 2027 2,5", "det står ikke, om kolonnen er service og løn eller anlæg"),)


def test_a_number_beyond_the_heads_is_told_with_its_line() -> None:
    assert reasons("År\tService\tAnlæg\n2013\t1,5\t0,8\t7") == ["der er 3 tal under 2 overskrifter"]


def test_whole_tens_without_a_sign_are_asked_about_since_a_comma_may_be_lost() -> None:
    sheet = read_price_sheet("Service\n2026 2,5\n2027 29")
    assert [(rate.year, rate.rate) for rate in sheet.rates] == [(2026, 25_000)]
    assert sheet.unread == (("2027 29", "”29” kan læses på to måder; skriv 2,9 pct. eller 29 pct."),)
    assert rates("Service\n2026 2,5\n2027 29 pct.") == [(2026, S, 25_000), (2027, S, 290_000)]
    assert rates("\t2026\t2027\nService\t2,5 pct.\t29") == [(2026, S, 25_000)]


@pytest.mark.parametrize("text", ["", "  \n\t\n", "Hej\x00 \ud800 😀", "(2013-07-31)"])
def test_a_text_without_rates_gives_none(text: str) -> None:
    assert rates(text) == []


def test_a_text_that_is_no_sheet_by_its_length_is_refused() -> None:
    assert read_price_sheet("1" * MOST_CHARACTERS).rates == ()
    with pytest.raises(UserError, match="for lang"):
        read_price_sheet("1" * (MOST_CHARACTERS + 1))


MATRIX = """Omregning, service
Fra\\Til\t2013\t2014\t2015
2013\t1,000\t1,015\t1,034
2014\t0,985\t1,000\t1,019
2015\t0,967\t0,981\t1,000"""
TURNED = """Service
Til / fra\t2013\t2014\t2015
2013\t1,000\t0,985\t0,967
2014\t1,015\t1,000\t0,981
2015\t1,034\t1,019\t1,000"""
RISES = [(2014, S, 15_000), (2015, S, 19_000)]


@pytest.mark.parametrize(
    "text",
    [
        MATRIX,
        TURNED,
        "Service\nFra år til år\t2013\t2014\t2015\n2013\t1,000\t1,015\t1,034\n2014\t\t1,000\t1,019\n2015\t\t\t1,000",
        "Service\nFra  Til  2013  2014  2015\n2013  1,000  1,015  1,034\n2014  1,000  1,019\n2015  1,000",
        "Indeks, service\nFra/til\t2013\t2014\t2015\n2013\t100,0\t101,5\t103,4\n2014\t\t100,0\t101,9\n2015\t\t\t100,0",
        "Service, pct.\nFra/til\t2013\t2014\t2015\n2013\t0,0\t1,5\t3,4\n2014\t\t0,0\t1,9\n2015\t\t\t0,0",
    ],
)
def test_a_number_for_each_pair_of_years_gives_the_rise_of_each_year(text: str) -> None:
    assert (rates(text), reasons(text)) == (RISES, [])


def test_a_matrix_that_only_leads_back_is_turned_around() -> None:
    (rate,) = read_price_sheet("Service\nFra/til\t2013\t2014\n2013\t1,0000\t\n2014\t0,9852\t1,0000").rates
    assert (rate.year, rate.rate) == (2014, 15_022)  # 1 / 0,9852


def test_a_pair_that_the_years_between_do_not_bear_out_is_told_and_nothing_is_taken() -> None:
    sheet = read_price_sheet(MATRIX.replace("1,034", "1,043"))
    assert sheet.rates == ()
    assert sheet.unread == (("2013 til 2015: 1,043", "årene imellem giver 1,034"),)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Fra\\Til\t2013\t2014\n2013\t1.000\t1.015", "kan læses på to måder; skriv 1,000"),
        ("Fra  Til  2013  2014  2015\n2013  1,000  1,015", "der er 2 tal til 3 år"),
        ("Fra/til\t2013\t2014\n2013\t1,000\t1,015\n2013\t1,000\t1,025", "til 2014 står to gange, med 1,015 og 1,025"),
        ("År\t2013\t2014\n2013\t1,000\t1,015", "det står ikke"),
    ],
)
def test_a_matrix_that_can_be_read_in_two_ways_is_given_back(text: str, reason: str) -> None:
    assert rates(text) == []
    assert any(reason in each for each in reasons(text))
