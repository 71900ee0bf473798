"""Figures that hold, figures that do not, and figures that cannot be told, one rule after another."""

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kk_desktop.domain.amounts import MILLION
from kk_desktop.domain.figure_check.check import check_figures
from kk_desktop.domain.figure_check.model import SpokenRow, SpokenTable
from kk_desktop.domain.figure_check.text.patterns import Pattern

SCHOOLS = SpokenTable(
    "Tabel 1. Udbygning af skoler", "mio. kr", 2023, ("2023", "2024", "I alt"),
    (
        SpokenRow("Kirkebjerg Skole", "row", ("12,0", "30,5", "42,5")),
        SpokenRow("Strandskolen", "row", ("4,2", "", "4,2")),
        SpokenRow("Heraf rådgivning", "row", ("0,4", "-", "0,4")),
        SpokenRow("I alt", "total", ("16,2", "30,5", "46,7")),
    ),
)  # fmt: skip
CLUBS = SpokenTable(
    "Tabel 2. Tilskud", "1.000 kr.", None, ("Vedtaget budget", "Tillæg", "Korrigeret budget"),
    (
        SpokenRow("Husum Boldklub", "row", ("250", "25", "275")),
        SpokenRow("Skakklubben", "row", ("120", "-20", "110")),
        SpokenRow("I alt", "total", ("370", "5", "395")),
    ),
)  # fmt: skip


def found(text: str, *tables: SpokenTable) -> list[tuple[str, str, tuple[str, ...]]]:
    """What is said of the text; the tables' own totals are left out."""
    return [
        (finding.verdict.value, finding.relation.value, finding.quotes)
        for finding in check_figures(text, tables).findings
        if "total" not in finding.relation
    ]


def sums(verdict: str, *quotes: str) -> tuple[str, str, tuple[str, ...]]:
    return (verdict, "sum", quotes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Parken koster 9,5 mio. kr., fordelt med 6,0 mio. kr. til jord og 3,5 mio. kr. til træer.",
         sums("green", "9,5 mio. kr.", "6,0 mio. kr.", "3,5 mio. kr.")),
        ("Parken koster 9,5 mio. kr., fordelt med 6,0 mio. kr. til jord og 4,5 mio. kr. til træer.",
         sums("red", "9,5 mio. kr.", "6,0 mio. kr.", "4,5 mio. kr.")),
        ("Parken koster 9,6 mio. kr., fordelt med 6,0 mio. kr. til jord og 3,5 mio. kr. til træer.",
         sums("amber", "9,6 mio. kr.", "6,0 mio. kr.", "3,5 mio. kr.")),
        ("Parken koster ca. 11 mio. kr., fordelt med 6,0 mio. kr. til jord og 3,5 mio. kr. til træer.",
         sums("amber", "11 mio. kr.", "6,0 mio. kr.", "3,5 mio. kr.")),
        ("Jord koster 60.000 kr., træer 35.000 kr. og bænke 10.000 kr., i alt 115.000 kr.",
         sums("red", "115.000 kr.", "60.000 kr.", "35.000 kr.", "10.000 kr.")),
        ("Der gives op til 3 mio. kr. Heraf går 1,9 mio. kr. til Valby og 1,8 mio. kr. til Husum.",
         sums("red", "3 mio. kr.", "1,9 mio. kr.", "1,8 mio. kr.")),
        ("Rammen forhøjes med 4,5 mio. kr. fra 12,0 mio. kr. til 17,5 mio. kr.",
         sums("red", "17,5 mio. kr.", "12,0 mio. kr.", "4,5 mio. kr.")),
        ("Budgettet var 31,5 mio. kr. Prisen blev 29,9 mio. kr., dvs. 1,6 mio. kr. under budgettet.",
         sums("green", "1,6 mio. kr.", "31,5 mio. kr.", "29,9 mio. kr.")),
        ("Løn er 3,1 mio. kr. Hertil kommer 0,8 mio. kr. til leje. De samlede udgifter er dermed 4,4 mio. kr.",
         sums("red", "4,4 mio. kr.", "3,1 mio. kr.", "0,8 mio. kr.")),
        ("Puljen på 3,6 mio. kr. fordeles således:\n- 1,8 mio. kr. til Vanløse\n- 1,9 mio. kr. til Valby",
         sums("amber", "3,6 mio. kr.", "1,8 mio. kr.", "1,9 mio. kr.")),
        ("Rammen er 1,2 mia. kr., svarende til 120 mio. kr.", sums("red", "120 mio. kr.", "1,2 mia. kr.")),
        ("Resumé\nDer gives 46,8 mio. kr. i anlægsbevilling til Sundby Idrætspark.\n\n"
         "Økonomi\nAnlægsbevillingen til Sundby Idrætspark er 48,6 mio. kr.",
         sums("red", "48,6 mio. kr.", "46,8 mio. kr.")),
        ("Af de 25 projekter er 9 afsluttet. De resterende 18 fortsætter.", sums("red", "18", "25", "9")),
    ],
)  # fmt: skip
def test_a_whole_is_held_against_its_parts(text: str, expected: tuple[str, str, tuple[str, ...]]) -> None:
    assert expected in found(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der søges 5,6 mio. kr. i 2015-2018, fordelt med 1,4 mio. kr. årligt.",
         ("green", "n_times_yearly", ("5,6 mio. kr.", "1,4 mio. kr.", "2015-2018"))),
        ("Det koster 1,40 mio. kr. årligt i 2015, 2016 og 2017, i alt 4,8 mio. kr.",
         ("red", "n_times_yearly", ("4,8 mio. kr.", "1,40 mio. kr.", "2015", "2016", "2017"))),
        ("Det koster 1-2 mio. kr. årligt i 2015-2017, i alt 5 mio. kr.",
         ("amber", "n_times_yearly", ("5 mio. kr.", "1", "2 mio. kr.", "2015-2017"))),
        ("Fem klubber får 40.000 kr. hver, i alt 250.000 kr.",
         ("red", "n_times_yearly", ("250.000 kr.", "40.000 kr.", "Fem"))),
        ("Staten betaler halvdelen af udgiften på 7,0 mio. kr., dvs. 3,0 mio. kr.",
         ("red", "share_of", ("3,0 mio. kr.", "halvdelen", "7,0 mio. kr."))),
        ("Lånet er 10 % af købesummen, dvs. 16,4 mio. kr. Købesummen er 164,0 mio. kr.",
         ("green", "share_of", ("16,4 mio. kr.", "10 %", "164,0 mio. kr."))),
        ("Der lånes 10 %, svarende til 14,2 mio. kr.", ("amber", "share_of", ("14,2 mio. kr.", "10 %"))),
        ("16 af de 40 lejemål er ledige, svarende til 45 %.", ("red", "share_of", ("16", "45 %", "40"))),
        ("Projektet varer fire år, fra 2018 til 2020.", ("red", "range_of_years", ("2018 til 2020", "fire"))),
        ("Planen har fem spor: job, skole og sport.", ("red", "count_of_list", ("fem",))),
        ("Ni afdelinger, bl.a. Hørgården og Solgården, er med.", ("amber", "count_of_list", ("Ni",))),
        ("Det kostede 3,1 mio. kr. (2010 p/l) mod 2,9 mio. kr. (2008 p/l).",
         ("amber", "price_level_mix", ("3,1 mio. kr.", "2,9 mio. kr."))),
        ("Der gives 2,0 mio. kr. (2024 p/l) til Husum og 3,0 mio. kr. (2024 p/l) til Valby, i alt 5,0 mio. kr.",
         ("amber", "price_level_mix", ("5,0 mio. kr.", "2,0 mio. kr.", "3,0 mio. kr."))),
        ("Se tabel 7.", ("amber", "unresolved_reference", ("tabel 7",))),
        ("Se bilag 6.\n\nBilag\n1. Kort\n2. Budget", ("amber", "unresolved_reference", ("bilag 6",))),
    ],
)  # fmt: skip
def test_years_shares_counts_and_references_are_held_against_what_the_text_says(
    text: str, expected: tuple[str, str, tuple[str, ...]]
) -> None:
    assert expected in found(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kirkebjerg Skole koster 12,0 mio. kr. i 2023.", ("green", "equals_cell", ("12,0 mio. kr.",))),
        ("Kirkebjerg Skole koster 14,0 mio. kr. i 2023, jf. tabel 1.", ("red", "equals_cell", ("14,0 mio. kr.",))),
        ("Kirkebjerg Skole koster 12,0 mia. kr. i 2023.", ("red", "unit_mismatch", ("12,0 mia. kr.",))),
        ("Kirkebjerg Skole koster 11,5 mio. kr. (2021 p/l) i 2023.", ("amber", "price_level_mix", ("11,5 mio. kr.",))),
        ("Skolerne koster i alt 46,7 mio. kr., jf. tabel 1.", ("green", "equals_cell", ("46,7 mio. kr.",))),
    ],
)
def test_an_amount_is_held_against_the_cells_it_is_about(text: str, expected: tuple[str, str, tuple[str, ...]]) -> None:
    assert expected in found(text, SCHOOLS)


def test_totals_are_added_up_without_what_is_part_of_a_row_above() -> None:
    findings = check_figures("", [SCHOOLS]).findings
    assert [(finding.verdict, finding.relation, finding.quotes) for finding in findings] == [
        ("green", "row_total", ("42,5", "4,2", "0,4", "46,7")),
        ("green", "column_total", ("16,2", "30,5", "46,7")),
    ]


def test_a_wrong_total_is_told_with_what_its_parts_give() -> None:
    wrong = [finding for finding in check_figures("", [CLUBS]).findings if finding.verdict == "red"]
    assert [(finding.relation, finding.quotes) for finding in wrong] == [
        ("row_total", ("110",)), ("row_total", ("395",)), ("column_total", ("395",)),
    ]  # fmt: skip
    assert "delene giver 385; tabellen siger 395" in wrong[-1].explanation


@pytest.mark.parametrize(
    "text",
    [
        "Der er afsat 4 mio. kr. til job, 6 mio. kr. til boliger og 2 mio. kr. til sport i tre sager.",
        "Taksten stiger fra 3.120 kr. til 3.245 kr. pr. måned, en stigning på 4 %. Der er 14 hold.",
        "I 2005 søgte 41 klubber om i alt 6,2 mio. kr. Der blev givet tilskud til 23 klubber på i alt 2,9 mio. kr.",
        "Der er tre forslag. Forslag 1 koster 4 mio. kr., forslag 2 koster 6 mio. kr. og forslag 3 koster 11 mio. kr.",
        "Det giver en mindreudgift på 4,9 mio. kr.: 6,1 mio. kr. i besparelse og en merudgift på 1,2 mio. kr.",
        "Omplaceringer på netto 581,7 mio. kr., hvoraf 547,8 mio. kr. øger kassen, og 11,3 mio. kr. til job.",
        "Bevillingen er 2,5 mio. kr. om året i 2006-2009. I 2008 blev den øget med 0,5 mio. kr.",
        "Byggeriet koster 180-200 mio. kr. Kommunen bidrager med højst 20 mio. kr. til veje.",
    ],
)  # fmt: skip
def test_a_text_without_contradictions_is_left_in_peace(text: str) -> None:
    assert [finding for finding in found(text) if finding[0] == "red"] == []


def test_a_contradiction_is_told_as_a_colleague_would_with_both_figures() -> None:
    text = "Der søges 7,8 mio. kr. og 15,7 mio. kr. til to projekter, tilsammen 23,9 mio. kr."
    (finding,) = check_figures(text, []).findings
    assert finding.explanation == ("7,8 + 15,7 = 23,5; teksten siger 23,9 mio. kr. (400.000\u00a0kr. mere)")
    assert (finding.claim_ore, finding.expected_ore) == (239 * MILLION // 10, 235 * MILLION // 10)
    assert [text[start:end] for start, end in filter(None, finding.spans)] == list(finding.quotes)


def test_a_finding_keeps_its_name_when_the_text_around_it_is_edited() -> None:
    claim = "Staten betaler halvdelen af udgiften på 7,0 mio. kr., dvs. 3,0 mio. kr."
    (before,) = check_figures(claim, []).findings
    (after,) = check_figures(f"Et nyt afsnit.\n\n{claim.replace('Staten', 'Ministeriet')}", []).findings
    (other,) = check_figures(claim.replace("3,0", "3,1"), []).findings
    assert before.key == after.key != other.key


@given(st.text(alphabet="0123456789.,-–%() \n:;aeiårfklomtp", max_size=300))
def test_no_text_is_too_odd_to_be_checked(text: str) -> None:
    reading = check_figures(text, [SCHOOLS])
    assert all(
        text[span[0] : span[1]] == quote
        for finding in reading.findings
        for quote, span in zip(finding.quotes, finding.spans, strict=True)
        if span
    )


@pytest.mark.parametrize(
    "piece", ["1", "1.", "(", "5-", "to ting: ", "5 kr. ", "i alt 5 mio. kr. og ", "bilag 1, ", "\n"]
)
def test_a_text_without_end_is_checked_all_the_same(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    assert sum(len(amount.quote) for amount in check_figures(text, []).amounts) <= len(text)


@pytest.mark.parametrize(
    "piece",
    [
        "{n} t.kr. i {year} og ",
        "{about}{n} mio. kr. til driften af byens skoler; ",
        "{few} skoler med hver {n} t.kr., ",
        "{n} mio. kr. mere end {year} mio. kr. i alt, ",
    ],
)
def test_a_row_without_end_is_not_read_again_for_each_of_its_amounts(
    piece: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Der søges " + "".join(
        piece.format(n=100 + n * 7919 % 900, year=2000 + n % 20, about="ca. " * (n % 2), few=2 + n % 9)
        for n in range(1_000)
    )
    letters = 0
    search = Pattern.search

    def counted(pattern: Pattern, words: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        nonlocal letters
        letters += max(min(end, len(words)) - start, 0)
        return search(pattern, words, start, end)

    monkeypatch.setattr(Pattern, "search", counted)
    check_figures(text, [])
    assert letters < 50 * len(text)
