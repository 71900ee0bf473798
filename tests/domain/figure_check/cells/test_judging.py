"""An amount held against the row and the year that its sentence names."""

import pytest

from kk_desktop.domain.figure_check.check import check_figures
from kk_desktop.domain.figure_check.model import SpokenRow, SpokenTable

BATHS = SpokenTable(
    "Tabel 1. Havnebade", "1.000 kr.", 2026, ("2026", "2027", "2028", "I alt"),
    (
        SpokenRow("Badeanlæg", "row", ("1.400", "1.450", "1.500", "4.350")),
        SpokenRow("Livreddere", "row", ("820", "840", "860", "2.520")),
        SpokenRow("Toiletter", "row", ("215", "215", "215", "645")),
        SpokenRow("I alt", "total", ("2.435", "2.505", "2.575", "7.515")),
    ),
)  # fmt: skip


def found(text: str, *tables: SpokenTable) -> list[tuple[str, ...]]:
    """Verdict and quotes of everything that is told of the text."""
    findings = check_figures(text, tables or (BATHS,)).findings
    return [(each.verdict.value, *each.quotes) for each in findings if "total" not in each.relation]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("I 2026 bruges 1.450 t.kr. på badeanlæg, jf. tabel 1, mens toiletter koster 215 t.kr.", "1.450 t.kr."),
        ("I 2028 koster livredderne 840 t.kr.", "840 t.kr."),
        ("Udgiften til livreddere stiger fra 820 t.kr. i 2026 til 840 t.kr. i 2028.", "840 t.kr."),
        ("Livredderne koster 280 t.kr., jf. tabel 1.", "280 t.kr."),
        ("Ifølge tabel 1 bruges der 7.551 t.kr. på det hele.", "7.551 t.kr."),
        (
            "Tabel 1 viser, at badeanlæg koster 1.400 t.kr. i 2026, mens livreddere koster 820 t.kr. "
            "Samlet er udgiften 2.345 t.kr. i 2026.",
            "2.345 t.kr.",
        ),
        ("Badeanlæg koster 1.450 kr. i 2027, jf. tabel 1.", "1.450 kr."),
    ],
)
def test_the_right_row_does_not_make_the_wrong_column_right(text: str, wrong: str) -> None:
    assert [finding[1] for finding in found(text) if finding[0] == "red"] == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "Livredderne koster 840 t.kr. Ordningen evalueres i 2028.",
        "Livredderne koster 840 t.kr. i 2027, og ordningen evalueres i 2028.",
        "I 2026 vedtog udvalget, at livredderne får 840 t.kr. fra næste år.",
        "Livredderne koster 820 t.kr. i 2026 og 860 t.kr. i 2028.",
        "I tabel 1 koster badeanlæg 1,4 mio. kr. og livreddere 0,82 mio. kr. i 2026. Samlet er det 2,435 mio. kr.",
        "Byen har 215 toiletter. Der bruges 215 mio. kr. på veje og 64,5 mio. kr. på parker.",
        "Ordningen har kørt siden 2019. I 2026 afsættes i alt 2,9 mio. kr. til evaluering.",
        "I 2026 søgte livredderne 950 t.kr., men fik 820 t.kr.",
        "Salget indbragte 840 mio. kr. Toiletterne koster 215 t.kr. i 2026.",
    ],
)
def test_an_amount_that_is_right_or_of_something_else_is_not_called_wrong(text: str) -> None:
    assert [finding for finding in found(text) if finding[0] == "red"] == []


def test_a_wrong_total_is_held_against_the_total_and_not_against_what_is_part_of_it() -> None:
    text = "Badene koster i alt 2.345 t.kr. i 2026, jf. tabel 1, hvoraf livredderne får 820 t.kr."
    wrong = next(each for each in check_figures(text, (BATHS,)).findings if each.verdict == "red")
    assert wrong.explanation.startswith("Tabellen har 2.435 (1.000 kr.) i I alt 2026; teksten siger 2.345 t.kr.")


def test_a_column_of_two_years_together_is_no_other_year() -> None:
    pool = SpokenTable(
        "Tabel 3. Pulje", "mio. kr.", None, ("2025", "2026", "2025-2026"),
        (SpokenRow("Bydelshuse", "row", ("1,2", "1,4", "2,6")), SpokenRow("I alt", "total", ("1,2", "1,4", "2,6"))),
    )  # fmt: skip
    assert found("Bydelshuse får 1,4 mio. kr. i 2025.", pool) == [("red", "1,4 mio. kr.")]
    assert found("Bydelshuse får 2,6 mio. kr. i 2025 og 2026.", pool) == [("green", "2,6 mio. kr.")]


FARMS = SpokenTable(
    "Tabel 2. Bygårde", "1.000 kr.", None, ("Drift", "Anlæg"),
    (
        SpokenRow("Staldbygning", "row", ("410", "5.200")),
        SpokenRow("Hønsehus", "row", ("95", "1.350")),
        SpokenRow("I alt", "total", ("505", "6.550")),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Anlægsudgiften til hønsehuset er {}, jf. tabel 2.", "1.350 t.kr.", "95 t.kr."),
        ("Staldbygningen koster {} i drift.", "410 t.kr.", "5.200 t.kr."),
        ("Der afsættes {} på anlæg til staldbygningen.", "5.200 t.kr.", "1.350 t.kr."),
        ("Driftsudgifterne til staldbygningen er {}", "410 t.kr.", "440 t.kr."),
        ("Hønsehuset får {} til drift i år.", "95 t.kr.", "59 t.kr."),
        ("Hønsehuset koster {} i drift, jf. tabel 2.", "95 t.kr.", "210 t.kr."),
        ("Samlet går der {} til anlæg.", "6.550 t.kr.", "5.650 t.kr."),
    ],
)
def test_a_word_may_name_the_column(text: str, right: str, wrong: str) -> None:
    assert found(text.format(right), FARMS) == [("green", right)]
    assert found(text.format(wrong), FARMS) == [("red", wrong)]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Som det ses af tabellen, koster livreddere {} i 2026 og badeanlæg 1.400 t.kr. samme år.",
         "820 t.kr.", "880 t.kr."),
        ("Udgiften til havnebade (tabel 1) er til livreddere {} i 2028 og 840 t.kr. i 2027.",
         "860 t.kr.", "830 t.kr."),
    ],
)  # fmt: skip
def test_the_words_before_an_amount_name_its_row_and_not_those_of_the_next_one(
    text: str, right: str, wrong: str
) -> None:
    assert not any(verdict == "red" for verdict, *_ in found(text.format(right)))
    assert ("red", wrong) in found(text.format(wrong))


def test_the_years_of_a_row_are_held_against_what_the_whole_period_costs() -> None:
    pool = SpokenTable(
        "Tabel 1. Haller", "mio. kr.", None, ("2026", "2027"), (SpokenRow("Søhallen", "row", ("14,5", "22,0")),)
    )
    assert found("Søhallen koster 36,5 mio. kr. i hele perioden, jf. tabel 1.", pool) == [("green", "36,5 mio. kr.")]
    assert found("Søhallen koster 34,5 mio. kr. i hele perioden, jf. tabel 1.", pool) == [("red", "34,5 mio. kr.")]


@pytest.mark.parametrize(
    "text",
    [
        "Fonde er søgt om 900 t.kr. til anlæg af hønsehus, ud over hvad tabel 2 viser.",
        "Staldbygningen har en driftsaftale, som afløser en aftale om drift til 440 t.kr.",
        "Hønsehuset males for 10 t.kr. i drift, hvilket ikke indgår i tabel 2.",
        "Der ønskes driftsmidler for 110 t.kr. til hønsehus.",
        "Anlæg af hønsehuse koster 900 t.kr. pr. stk.",
        "Staldbygningen koster 5.200 t.kr. i anlæg, hvoraf 1.350 t.kr. er til fundament.",
        "Den første etape af staldbygningen koster 2.100 t.kr. i anlæg, jf. tabel 2.",
    ],
)
def test_an_amount_that_is_not_the_cell_is_not_held_against_it(text: str) -> None:
    assert [finding for finding in found(text, FARMS) if finding[0] == "red"] == []
