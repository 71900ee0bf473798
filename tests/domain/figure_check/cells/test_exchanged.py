"""Amounts that have changed places beside a table are told, every one of them, and never said to be right."""

import pytest

from kk_desktop.domain.figure_check.check import check_figures

from .tables import explanations, reds, table

ROOFS = table("Tag", "Grøndalshallen|3.450", "Bavnehøjhallen|2.180", "Kildevældshallen|960", "=I alt|6.590")
LIBRARY = table("2026|2027|2028", "Bogindkøb|1.240|1.310|1.395", "Åbningstid|860|905|2.015")
CLUBS = table("Ansøgt|Bevilget", "Sundby Boldklub|340|275", "Ørestad Roklub|95|60")
AGED = table("Beløb|Andel", "Hjemmepleje|14,2|58", "Genoptræning|6,1|25", "Hjælpemidler|4,2|17", unit="mio. kr.")


@pytest.mark.parametrize(
    ("text", "beside", "wrong"),
    [
        (
            "Grøndalshallen er opgjort til 2.180 t.kr., mens Bavnehøjhallen tegner sig for 3.450 t.kr.",
            ROOFS,
            ["2.180 t.kr.", "3.450 t.kr."],
        ),
        (
            "Der er afsat 960 t.kr. til Grøndalshallen og 3.450 t.kr. til Kildevældshallen.",
            ROOFS,
            ["960 t.kr.", "3.450 t.kr."],
        ),
        (
            "Grøndalshallen koster 0,96 mio. kr. Kildevældshallen koster 3,45 mio. kr.",
            ROOFS,
            ["0,96 mio. kr.", "3,45 mio. kr."],
        ),
        (
            "Grøndalshallen (2.180 t.kr.) og Bavnehøjhallen (3.450 t.kr.) begynder i maj.",
            ROOFS,
            ["2.180 t.kr.", "3.450 t.kr."],
        ),
        (
            "Grøndalshallen er sat til 2.180 t.kr., Bavnehøjhallen til 960 t.kr. og Kildevældshallen til 3.450 t.kr.",
            ROOFS,
            ["2.180 t.kr.", "960 t.kr.", "3.450 t.kr."],
        ),
        (
            "Udgiften til bogindkøb er 1.310 t.kr. i 2026 og 1.240 t.kr. i 2027.",
            LIBRARY,
            ["1.310 t.kr.", "1.240 t.kr."],
        ),
        (
            "Åbningstiden vokser fra 2.015 t.kr. i 2026 til 860 t.kr. i 2028.",
            LIBRARY,
            ["2.015 t.kr.", "860 t.kr."],
        ),
        (
            "Bogindkøb er sat til 1.310 t.kr. i 2026, 1.395 t.kr. i 2027 og 1.240 t.kr. i 2028.",
            LIBRARY,
            ["1.310 t.kr.", "1.395 t.kr.", "1.240 t.kr."],
        ),
        (
            "I 2027 går 905 t.kr. til bogindkøb, mens åbningstiden nøjes med 1.310 t.kr.",
            LIBRARY,
            ["905 t.kr.", "1.310 t.kr."],
        ),
        (
            "Sundby Boldklub har ansøgt om 275.000 kr. og får bevilget 340.000 kr.",
            CLUBS,
            ["275.000 kr.", "340.000 kr."],
        ),
        (
            "Sundby Boldklub bevilges 60.000 kr. Ørestad Roklub bevilges 275.000 kr.",
            CLUBS,
            ["60.000 kr.", "275.000 kr."],
        ),
        (
            "Genoptræning: 4,2 mio. kr. Hjælpemidler: 6,1 mio. kr.",
            AGED,
            ["4,2 mio. kr.", "6,1 mio. kr."],
        ),
    ],
)
def test_amounts_that_have_changed_places_are_all_told(text, beside, wrong):
    assert reds(text, beside) == wrong


def test_it_is_said_where_the_amount_belongs():
    text = "Grøndalshallen er sat til 2.180 t.kr. og Bavnehøjhallen til 3.450 t.kr."
    assert [said.split("; teksten")[0] for said in explanations(text, ROOFS)] == [
        "Tabellen har 3.450 (1.000 kr.) i Grøndalshallen Tag; 2.180 er Bavnehøjhallen Tag",
        "Tabellen har 2.180 (1.000 kr.) i Bavnehøjhallen Tag; 3.450 er Grøndalshallen Tag",
    ]


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("3.450 t.kr. går til Grøndalshallen og 2.180 t.kr. til Bavnehøjhallen.", ROOFS),
        ("Til Grøndalshallen 3.450 t.kr. og 2.180 t.kr. til Bavnehøjhallen.", ROOFS),
        ("Grøndalshallen og Bavnehøjhallen får henholdsvis 3.450 t.kr. og 2.180 t.kr.", ROOFS),
        ("Bavnehøjhallen venter; den til 2.180 t.kr. følger efter Grøndalshallen til 3.450 t.kr.", ROOFS),
        ("Kildevældshallen (960 t.kr.) får under halvdelen af Bavnehøjhallen (2.180 t.kr.).", ROOFS),
        ("Åbningstid er i 2027 på 905 t.kr., i 2026 var beløbet 860 t.kr.", LIBRARY),
        ("905 t.kr. i 2027 og 860 t.kr. i 2026 er sat af til åbningstid.", LIBRARY),
        ("Fra 2026 til 2028 går åbningstid fra 860 t.kr. til 2.015 t.kr.", LIBRARY),
        ("Sundby Boldklub søgte 340.000 kr., men fik 275.000 kr.; Ørestad Roklub søgte 95.000 kr.", CLUBS),
        (
            "Genoptræning hæves fra 4,2 til 6,1 mio. kr., og hjælpemidler sænkes fra 6,1 mio. kr. til 4,2 mio. kr.",
            AGED,
        ),
        (
            "Udvalget ønskede 6,1 mio. kr. til hjælpemidler og 4,2 mio. kr. til genoptræning, men det blev omvendt.",
            AGED,
        ),
        ("Hjælpemidler har 4,2 mio. kr., og genoptræning har 1,9 mio. kr. mere, nemlig 6,1 mio. kr.", AGED),
    ],
)
def test_amounts_in_another_order_or_of_another_time_are_in_their_places(text, beside):
    assert reds(text, beside) == []


def test_an_amount_whose_row_has_something_else_is_not_said_to_be_right():
    text = "Amager Kulturhus søgte 120.000 kr., men indstilles til 185.000 kr."
    beside = table("Ansøgt|Bevilget", "Amager Kulturhus|185|120", "Ørestad Roklub|95|60")
    assert "120.000 kr." not in [
        each.quotes[0] for each in check_figures(text, (beside,)).findings if each.verdict == "green"
    ]
