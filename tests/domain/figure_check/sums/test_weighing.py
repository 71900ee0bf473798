"""A list of amounts held against the sentence after it that sums it up."""

import pytest

from tests.domain.figure_check.told import claims, found


@pytest.mark.parametrize(
    ("text", "right", "wrong", "quotes"),
    [
        ("Der gives støtte til Bryggens Kor (25.000 kr.), Ydre Festival (40.000 kr.) og Havnens Dag (15.000 kr.). "
         "Der uddeles i alt {}.", "80.000 kr.", "90.000 kr.", ("25.000 kr.", "40.000 kr.", "15.000 kr.")),
        ("Støtten går til Sundby Hus (200.000 kr.), Valby Kor (80.000 kr.) og Havnens Teater (120.000 kr.). "
         "Samlet bevilges {}.", "400.000 kr.", "420.000 kr.", ("200.000 kr.", "80.000 kr.", "120.000 kr.")),
        ("Ansøgerne er Øens Hus (1,2 mio. kr.), Parkens Venner (0,8 mio. kr.) og Gadens Scene (0,4 mio. kr.). "
         "Der søges sammenlagt {}.", "2,4 mio. kr.", "2,8 mio. kr.", ("1,2 mio. kr.", "0,8 mio. kr.", "0,4 mio. kr.")),
        ("Huset får 300.000 kr., biblioteket 150.000 kr. og skolen 150.000 kr. I alt bevilges {}.",
         "600.000 kr.", "650.000 kr.", ("300.000 kr.", "150.000 kr.", "150.000 kr.")),
        ("Foreningen får 200.000 kr., og klubben får 150.000 kr. Tilsammen er det {} om året.",
         "350.000 kr.", "370.000 kr.", ("200.000 kr.", "150.000 kr.")),
        ("Der søges 450 t.kr. i 2025 og 430 t.kr. i 2026. Det giver tilsammen {}",
         "880 t.kr.", "940 t.kr.", ("450 t.kr.", "430 t.kr.")),
        ("Midlerne er delt mellem løn (2.150 t.kr.), leje (640 t.kr.) og kørsel (95 t.kr.). Huset råder dermed over {}",
         "2.885 t.kr.", "2.985 t.kr.", ("2.150 t.kr.", "640 t.kr.", "95 t.kr.")),
        ("Løn udgør 1.240.000 kr., leje 310.000 kr. og mad 85.000 kr. Budgettet ender således på {}.",
         "1.635.000 kr.", "1.735.000 kr.", ("1.240.000 kr.", "310.000 kr.", "85.000 kr.")),
        ("Byen giver 1,5 mio. kr., regionen 0,9 mio. kr. og staten 2,2 mio. kr., så projektet har {} til rådighed.",
         "4,6 mio. kr.", "4,9 mio. kr.", ("1,5 mio. kr.", "0,9 mio. kr.", "2,2 mio. kr.")),
        ("Der er sikring (450.000 kr.), rensning (1.250.000 kr.) og skilte (80.000 kr.). Totaludgiften er {}.",
         "1.780.000 kr.", "1.870.000 kr.", ("450.000 kr.", "1.250.000 kr.", "80.000 kr.")),
        ("Ansøgerne er Kor Øst (240 tkr.), Kor Nord (180 tkr.) og Kor Vest (60 tkr.). Det foreslås, at alle støttes "
         "med i alt {}", "480 tkr.", "420 tkr.", ("240 tkr.", "180 tkr.", "60 tkr.")),
        ("at der gives 4,1 mio. kr. til kaj, 2,2 mio. kr. til bænke og 0,8 mio. kr. til reb,\n"
         "at den samlede udgift på {} afholdes af puljen.",
         "7,1 mio. kr.", "6,3 mio. kr.", ("4,1 mio. kr.", "2,2 mio. kr.", "0,8 mio. kr.")),
        ("Der gives 240.000 kr. til sport, 175.000 kr. til dans og 90.000 kr. til skak. Hermed er der fordelt {}.",
         "505.000 kr.", "515.000 kr.", ("240.000 kr.", "175.000 kr.", "90.000 kr.")),
        ("Der bruges 2,2 mio. kr. på asfalt, 1,4 mio. kr. på kanter og 0,7 mio. kr. på maling. Udgiften på i alt {} "
         "afholdes i 2026.", "4,3 mio. kr.", "3,6 mio. kr.", ("2,2 mio. kr.", "1,4 mio. kr.", "0,7 mio. kr.")),
        ("Udgiften dækkes med 2,2 mio. kr. fra puljen og 1,4 mio. kr. fra fonden. Den samlede finansiering er {}.",
         "3,6 mio. kr.", "4,1 mio. kr.", ("2,2 mio. kr.", "1,4 mio. kr.")),
        ("Støtte gives til Ågården (320 tkr.), Klosteret (275 tkr.) og Lunden (150 tkr.), tilsammen {}",
         "745 tkr.", "595 tkr.", ("320 tkr.", "275 tkr.", "150 tkr.")),
        ("Sundby Hus (200.000 kr.), Valby Kor (80.000 kr.) og Havnens Teater (120.000 kr.) får støtte, i alt {}.",
         "400.000 kr.", "420.000 kr.", ("200.000 kr.", "80.000 kr.", "120.000 kr.")),
    ],
)  # fmt: skip
def test_a_list_is_held_against_what_it_is_said_to_be_in_all(
    text: str, right: str, wrong: str, quotes: tuple[str, ...]
) -> None:
    assert found(text.format(right)) == [("green", right, *quotes)]
    assert found(text.format(wrong)) == [("red", wrong, *quotes)]


@pytest.mark.parametrize(
    "text",
    [
        "Støtten går til Sundby Hus (200.000 kr.), Valby Kor (80.000 kr.) og Havnens Teater (120.000 kr.).",
        "Sundby Hus (200.000 kr.) og Valby Kor (80.000 kr.) får tilskud. Puljen er på i alt 350.000 kr.",
        "Sundby Hus (200.000 kr.) og Valby Kor (80.000 kr.) får tilskud. Der blev ansøgt om i alt 350.000 kr.",
        "Sundby Hus (200.000 kr.) og Valby Kor (80.000 kr.) får tilskud. I 2022 blev der uddelt i alt 350.000 kr.",
        "Flere får støtte, bl.a. Sundby Hus (200.000 kr.) og Valby Kor (80.000 kr.). Der uddeles i alt 350.000 kr.",
        "Nogle af husene er Solen (50.000 kr.), Månen (70.000 kr.) og Huset (60.000 kr.). I alt bevilges 200.000 kr.",
        "Kor Nord (45.000 kr.) og Kor Syd (30.000 kr.) har søgt. Korene har i alt 80.000 kr. på kontoen.",
        "Teatret får 400.000 kr., og koret får 250.000 kr. Derudover gives i alt 500.000 kr. til andre.",
        "Der gives 3,0 mio. kr. til løn og 1,0 mio. kr. til leje. Foreningen skal dermed selv finde 3,5 mio. kr.",
        "Etape 1 koster 14,0 mio. kr. og etape 2 koster 9,0 mio. kr. Etape 3 er dermed den billigste med 5,0 mio. kr.",
        "Koret får 0,4 mio. kr. og teatret 0,3 mio. kr. Støtten er dermed 0,6 mio. kr. lavere end i 2020.",
        "Teatret søger 400.000 kr., og koret søger 250.000 kr. Der er i alt 600.000 kr. til rådighed.",
    ],
)
def test_a_list_that_nothing_sums_up_is_left_in_peace(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Summen af løn 410.000 kr., leje 95.000 kr. og tryk 30.000 kr. er {}", "535.000 kr.", "545.000 kr."),
        ("Det samlede beløb for mad (62.000 kr.), musik (48.000 kr.) og telte (15.000 kr.) bliver {}",
         "125.000 kr.", "135.000 kr."),
    ],
)  # fmt: skip
def test_what_is_called_the_sum_of_those_named_is_held_against_them(text: str, right: str, wrong: str) -> None:
    assert claims(text.format(right)) == [("green", right)]
    assert claims(text.format(wrong)) == [("red", wrong)]
