"""An amount that is told again a thousand times too large or too small."""

import pytest

from kk_desktop.domain.figure_check.check import check_figures


def red(text: str) -> list[tuple[str, ...]]:
    return [each.quotes for each in check_figures(text, ()).findings if each.verdict == "red"]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Der søges 4,25 mio. kr. til ny belysning på Strandboulevarden.\n\nØkonomi\n"
         "De 4.250 kr. til ny belysning på Strandboulevarden tages af anlægspuljen.", ("4.250 kr.", "4,25 mio. kr.")),
        ("Tilskuddet er på 1,8 mio. kr.\n\nTilskuddet på 1.800 mio. kr. udbetales i to rater.",
         ("1.800 mio. kr.", "1,8 mio. kr.")),
        ("Der blev givet 27,5 mio. kr. til skolen. Bevillingen på 27.500 kr. er ikke brugt.",
         ("27.500 kr.", "27,5 mio. kr.")),
        ("Rammen er på 0,85 mia. kr. (8.500 mio. kr.).", ("8.500 mio. kr.", "0,85 mia. kr.")),
    ],
)  # fmt: skip
def test_the_same_digits_in_the_wrong_unit_are_told(text: str, quotes: tuple[str, ...]) -> None:
    assert red(text) == [quotes]


@pytest.mark.parametrize(
    "text",
    [
        "Der søges 4,25 mio. kr. til ny belysning. De 4.250 t.kr. til ny belysning tages af anlægspuljen.",
        "Tilskuddet er på 18.000 kr. pr. elev. I 2024 fik skolen 18 mio. kr.",
        "Huslejen er 12.000 kr. pr. måned, og salget gav 12 mio. kr.",
        "Festen koster 25.000 kr. De 25 mio. kr. til veje er en anden sag.",
        "Rammen er på 0,85 mia. kr. (850 mio. kr.).",
        "Busserne kostede 3,6 mio. kr. Foreningen søger om tilskud til leje. Tilskuddet på 3.600 kr. pr. hold gives.",
    ],
)
def test_other_money_with_the_same_digits_is_left_in_peace(text: str) -> None:
    assert red(text) == []


def test_an_amount_larger_than_any_budget_of_ours_is_read() -> None:
    (finding,) = check_figures(
        "Staten bruger 1.200 mia. kr., fordelt med 700 mia. kr. til drift og 600 mia. kr. til overførsler.", ()
    ).findings
    assert (finding.verdict, finding.quotes[0]) == ("red", "1.200 mia. kr.")
