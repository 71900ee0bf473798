"""Price levels: factors are exact, nothing is guessed, and every missing rate or source is told."""

from fractions import Fraction

import pytest

from kk_desktop.domain.price_levels import PriceTable, Rate, RateKind, read_rate, write_factor, write_rate
from kk_desktop.errors import UserError

SERVICE, CAPITAL = RateKind.SERVICE, RateKind.CAPITAL


def rate(year: int, percent_millionths: int, kind: RateKind = SERVICE, source: str = "KL's skøn") -> Rate:
    return Rate(f"{kind}{year}", year, kind, percent_millionths, source)


TABLE = PriceTable([rate(2013, 20_000), rate(2014, 15_000, source="ØKF"), rate(2013, 10_000, CAPITAL)])


@pytest.mark.parametrize(
    ("typed", "millionths"),
    [
        ("2,5", 25_000),
        ("2,5 %", 25_000),
        ("2,5 pct.", 25_000),
        ("  2,5  procent ", 25_000),
        ("1,025", 25_000),
        ("0,985", -15_000),
        ("indeks 102,5", 25_000),
        ("102,5", 25_000),
        ("1,03 %", 10_300),
        ("1,1", 11_000),
        ("-0,3", -3_000),
        ("0", 0),
        ("2,1234", 21_234),
    ],
)
def test_a_rise_is_read_as_percent_factor_or_index(typed: str, millionths: int) -> None:
    assert read_rate(typed) == millionths


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("1,03", "”1,03” kan læses på to måder. Skriv 1,03 % eller indeks 103."),
        ("0,00001", "finere end 0,0001 %"),
        ("300", "Se efter, om der er et ciffer galt"),
        ("1.5", "ikke en stigning"),
        ("meget", "ikke en stigning"),
        ("2,5\ud800", "ikke en stigning"),
        ("x" * 5000, f"”{'x' * 38} …” er ikke en stigning"),
    ],
)
def test_what_is_no_rise_or_could_be_two_is_told(typed: str, told: str) -> None:
    with pytest.raises(UserError, match=told.replace("(", r"\(")):
        read_rate(typed)


def test_a_factor_is_the_exact_product_of_the_years_and_backwards_it_divides() -> None:
    assert TABLE.between(2012, 2014, SERVICE).factor == Fraction(102, 100) * Fraction(1015, 1000)
    assert TABLE.between(2014, 2012, SERVICE).factor * TABLE.between(2012, 2014, SERVICE).factor == 1
    assert TABLE.between(2014, 2014, CAPITAL).factor == 1


def test_a_missing_year_is_told_with_its_kind() -> None:
    with pytest.raises(UserError, match=r"Stigningen i 2014 \(anlæg\) mangler\. Intet er omregnet\."):
        TABLE.between(2012, 2014, CAPITAL)
    with pytest.raises(UserError, match=r"2000, 2001, 2002, 2003, 2004, 2005 og 7 år mere"):
        TABLE.between(1999, 2013, SERVICE)


def test_factors_and_rates_are_written_in_danish() -> None:
    assert write_factor(Fraction(1046525, 1_000_000)) == "1,046525"
    assert write_factor(Fraction(1)) == "1"
    assert write_factor(Fraction(1, 3)) == "ca. 0,333333"
    assert write_rate(-3_000) == "-0,3 %"
