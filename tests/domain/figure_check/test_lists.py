"""A list of amounts held against the sentence after it that sums it up."""

import pytest

from kk_desktop.domain.figure_check.check import check_figures


def found(text: str) -> list[tuple[str, ...]]:
    """Verdict and quotes of everything that is told."""
    return [(each.verdict.value, *each.quotes) for each in check_figures(text, ()).findings]


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
        "Teatret søger 400.000 kr., og koret søger 250.000 kr. Der er i alt 600.000 kr. til rådighed.",
    ],
)
def test_a_list_that_nothing_sums_up_is_left_in_peace(text: str) -> None:
    assert found(text) == []
