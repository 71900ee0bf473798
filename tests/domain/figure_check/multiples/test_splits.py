"""What is divided equally, what the years behind an amount say, and what is said in so many words."""

import pytest

from kk_desktop.domain.figure_check.check import check_figures


def told(text: str) -> list[tuple[str, str]]:
    """Verdict and claim of every whole that is held against so many times an amount."""
    findings = check_figures(text, ()).findings
    return [(each.verdict.value, each.quotes[0]) for each in findings if each.relation == "n_times_yearly"]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Udgiften på 4,8 mio. kr. deles ligeligt mellem tre ejere: klubben, fonden og kommunen. Fondens andel er {}",
         "1,6 mio. kr.", "1,2 mio. kr."),
        ("Rammen er på 12,6 mio. kr. Den fordeles i lige store dele på de tre forvaltninger, og Socialforvaltningens "
         "del bliver {}", "4,2 mio. kr.", "4,8 mio. kr."),
        ("De 6,9 mio. kr. deles ligeligt mellem SOF, BUF og KFF med {} til hver.", "2,3 mio. kr.", "3,2 mio. kr."),
        ("Tilskuddet, 1.800.000 kr., udbetales i fire lige store rater à {}", "450.000 kr.", "540.000 kr."),
    ],
)  # fmt: skip
def test_an_equal_part_is_the_whole_divided(text: str, right: str, wrong: str) -> None:
    assert ("red", wrong) in told(text.format(wrong))
    assert "red" not in [verdict for verdict, _ in told(text.format(right))]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("I hvert af årene 2021, 2022 og 2023 bruges 1,7 mio. kr. på tilsyn. Den samlede udgift er {}",
         "5,1 mio. kr.", "3,4 mio. kr."),
        ("Der gives 2,3 mio. kr. i 2018, 2019 og 2020 til klubberne, dvs. samlet {}", "6,9 mio. kr.", "9,6 mio. kr."),
        ("Tilsynet koster 1,6 mio. kr. om året. Da det nye lejemål tages i brug i 2023, er der for 2023-2026 "
         "indarbejdet {} i budgettet.", "6,4 mio. kr.", "8,0 mio. kr."),
        ("at der gives 2,1 mio. kr. årligt i 2024-2027 til den,\nat finansieringen på samlet {} findes i budgettet.",
         "8,4 mio. kr.", "6,3 mio. kr."),
        ("Der afsættes 1,7 mio. kr. årligt i perioden 2020-2023, så det samlede træk på puljen bliver {}",
         "6,8 mio. kr.", "5,1 mio. kr."),
    ],
)  # fmt: skip
def test_the_years_may_be_listed_or_stand_with_the_whole(text: str, right: str, wrong: str) -> None:
    assert told(text.replace("at der", "- at der").replace("\nat", "\n- at").format(wrong)) == [("red", wrong)]
    assert "red" not in [verdict for verdict, _ in told(text.format(right))]


@pytest.mark.parametrize(
    "text",
    [
        "Periode: 2018-2021\nTilskud: 640.000 kr. pr. år\nTilskud i alt: {}\nKontakt: Forvaltningen",
        "at der i 2018-2021 gives 900.000 kr. årligt til den ene, i alt 3.600.000 kr., og\nat der i samme periode "
        "gives 640.000 kr. årligt til den anden, i alt {}",
    ],
)
def test_the_period_may_stand_in_another_line(text: str) -> None:
    assert ("red", "1.920.000 kr.") in told(text.format("1.920.000 kr."))
    assert ("green", "2.560.000 kr.") in told(text.format("2.560.000 kr."))


def test_what_is_paid_side_by_side_is_added_first() -> None:
    text = "Husleje: 17.000 kr. pr. måned. Varme: 4.000 kr. pr. måned. Samlet udgift pr. år: 252.000 kr."
    assert "red" not in [verdict for verdict, _ in told(text)]


def test_that_the_parts_make_up_the_whole_does_not_excuse_what_is_said_beside_it() -> None:
    text = "Foreningen søger 5,4 mio. kr. i 2018-2020, fordelt med {} årligt. "
    text += "Det er til løn (3,9 mio. kr.) og leje (1,5 mio. kr.)."
    assert told(text.format("2,1 mio. kr.")) == [("red", "5,4 mio. kr.")]
    assert told(text.format("1,8 mio. kr.")) == [("green", "5,4 mio. kr.")]


@pytest.mark.parametrize(
    "text",
    [
        "Lejen er 31.000 kr. om måneden i de første seks måneder og derefter 34.000 kr. om måneden, så udgiften "
        "i 2022 bliver 390.000 kr.",
        "Det koster 7,6 mio. kr. i 2019-2021, fordelt på 2,9 mio. kr. i hvert af de første to år og "
        "1,8 mio. kr. i det sidste.",
        "Det ene spor koster 1,45 mio. kr. årligt i 2016-2019, i alt 5,8 mio. kr. Det andet koster 2,7 mio. kr. om "
        "året i fire år, altså 10,8 mio. kr. Tilsammen er det dermed 16,6 mio. kr.",
        "Der gives 1,2 mio. kr. i 2022 og 2023 og 0,9 mio. kr. i 2024, i alt 2,1 mio. kr.",
        "Puljen på 6 mio. kr. deles ligeligt mellem to bydele. Heraf giver Valby 2 mio. kr. videre.",
    ],
)
def test_what_is_reckoned_otherwise_is_no_contradiction(text: str) -> None:
    assert "red" not in [each.verdict.value for each in check_figures(text, ()).findings]


@pytest.mark.parametrize(
    "text",
    [
        "Vagten koster 2,3 mio. kr. årligt i tre år. Den samlede udgift er ca. 6,5 mio. kr.",
        "Driften koster ca. 1,4 mio. kr. årligt i fire år, i alt 5,9 mio. kr.",
        "Indsatsen får 1,7 mio. kr. årligt i 2016-2018. Udgiften er samlet 5,0 mio. kr., hvoraf 3,0 mio. kr. betales "
        "af kommunen og 2,0 mio. kr. af fonden.",
    ],
)
def test_what_is_about_so_much_or_may_be_rounded_cannot_be_told(text: str) -> None:
    assert [verdict for verdict, _ in told(text)] == ["amber"]


def test_how_many_years_may_be_what_is_concluded() -> None:
    text = "Besparelsen er 0,6 mio. kr. årligt, og lånet er på 8,4 mio. kr. Tilbagebetalingstiden er således {} år."
    assert told(text.format("12")) == [("red", "12")]
    assert "red" not in [verdict for verdict, _ in told(text.format("14"))]
