"""A number of years held against the stretch of time that the words tie it to."""

import pytest

from tests.domain.figure_check.told import found


def years(text: str) -> list[tuple[str, str]]:
    """Verdict and last quote of every number of years."""
    return [(verdict, quotes[-1]) for verdict, *quotes in found(text)]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Klubben fik støtte i 2020, 2021, 2022 og 2023. De {} år har været gode.", "fire", "tre"),
        ("Budgettet har overslagsårene 2027-2029. De {} overslagsår er fremskrevet.", "tre", "fire"),
        ("Byrådet vedtog en frivillighedspolitik for 2023-2026. Politikken gælder {} år.", "fire", "tre"),
        ("Aftalen dækker 2019-2023 og har dermed en løbetid på {} år.", "fem", "fire"),
        ("Planen gælder i {} år, dvs. 2025-2030.", "seks", "fem"),
        ("Kontrakten indgås for {} år: 2026-2029.", "fire", "fem"),
        ("Evalueringen kommer efter de første {} kalenderår, 2010-2015.", "seks", "fem"),
        ("Aftalen træder i kraft den 1. januar 2023 og løber i {} år, altså til den 31. december 2026.", "fire", "tre"),
        ("Lejemålet er uopsigeligt fra 1. marts 2025 til 28. februar 2029. I de {} år kan lejen ikke ændres.",
         "fire", "tre"),
        ("Planen er vedtaget i 2025 og skal revideres hvert {} år. Første revision falder dermed i 2030.",
         "femte", "fjerde"),
    ],
)  # fmt: skip
def test_a_number_of_years_is_that_of_its_stretch(text: str, right: str, wrong: str) -> None:
    assert years(text.format(right)) == [("green", right)]
    assert years(text.format(wrong)) == [("red", wrong)]


@pytest.mark.parametrize(
    "text",
    [
        "Nedrivningen strækker sig over to år. Genhusningen løber fra 2025 til 2028.",
        "Uddannelsen koster 6,9 mio. kr. i 2025-2027, og et forløb varer to år.",
        "Den hidtidige bevilling udløb i 2024. Der er nu afsat midler i 2025-2028.",
        "Forsøget løb i 2019-2022. Det er forlænget, så det nu udløber i 2024.",
        "Beboerhuset åbnede i 2021-2022. Efter tre år i drift er det for småt.",
        "Banken har lovet rente i 2025-2028, og haven er 12 år gammel.",
    ],
)
def test_another_time_is_left_in_peace(text: str) -> None:
    assert [each for each in found(text) if each[0] == "red"] == []


def test_months_are_told_in_months() -> None:
    text = "Kontrakten træder i kraft den 1. februar 2025 og løber i 48 måneder, dvs. til og med den 31. januar 2028."
    assert found(text) == [("red", "2025", "2028", "48")]


def test_the_years_may_be_told_before_the_stretch_with_a_clause_between() -> None:
    text = "Planen virker i de {} år, den gælder, altså 2024-2026."
    assert years(text.format("tre")) == [("green", "tre")]
    assert years(text.format("fire")) == [("red", "fire")]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Ordningen løber i 2021-2024. Udgiften på 3 mio. kr. er fordelt jævnt over {} år.", "fire", "fem"),
        ("Byggeriet begynder i 2019 og står færdigt i 2022, altså i alt {} år.", "fire", "seks"),
        ("Rammeaftalen er {}årig. Den gælder 2021-2023.", "tre", "fire"),
        ("Kontrakten er {}årig og gælder fra 1. marts 2020 til 28. februar 2023.", "tre", "fire"),
        ("Tilskuddet gives for en {}årig periode. Første rate falder straks, og perioden er altså 2014-2016.",
         "tre", "fire"),
        ("Der er lavet en aftale for 2015 og 2016. Aftalen kan efter de {} år forlænges.", "to", "tre"),
        ("Ordningen er {}årig. Den begyndte i januar 2015 og slutter i december 2018.", "fire", "tre"),
        ("Forsøget varer fra 2015 til og med 2018. Det {}årige forsøg ledes af Sundhedshuset.", "fire", "tre"),
        ("Projektperioden er 2016-2018, og i hvert af de {} projektår holdes en temadag.", "tre", "fire"),
    ],
)  # fmt: skip
def test_a_number_of_years_may_stand_apart_from_its_stretch(text: str, right: str, wrong: str) -> None:
    assert "red" not in dict(years(text.format(right)))
    assert years(text.format(wrong)) == [("red", wrong)]


@pytest.mark.parametrize(
    "text",
    [
        "Kontoret er bemandet i to år. Lejemålet løber fra 2020 til 2023.",
        "Projektet løber 2020-2023. Der ansættes en kok i tre år.",
        "Puljen gælder 2020-2023. Der kan gives støtte i op til to år.",
        "Planen gælder 2020-2023.\n\nI aftalens sidste år, 2024, gøres den op. Aftalen er for 2021-2024.",
    ],
)
def test_years_of_others_are_no_measure_of_the_only_stretch(text: str) -> None:
    assert [told for told in found(text) if told[0] == "red"] == []


def test_the_last_year_of_the_only_project_lies_in_its_period() -> None:
    text = "Forsøget løber i 2019-2021. Det ledes af Sundhedshuset. I forsøgets sidste år, {}, gøres status."
    assert [told for told in found(text.format(2022)) if told[0] == "red"] == [("red", "2019-2021", "2022")]
    assert [told for told in found(text.format(2021)) if told[0] == "red"] == []


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Planen er vedtaget i 2020 og revideres hvert niende år. Første revision falder dermed i {}.", "2029", "2031"),
        ("Aftalen er fra 2015 og genforhandles hvert tolvte år, dvs. næste gang i {}.", "2027", "2028"),
        ("Aftalen er fra 2015 og genforhandles hvert andet år, dvs. næste gang i {}.", "2017", "2018"),
    ],
)
def test_a_year_comes_as_many_years_after_as_the_text_says(text: str, right: str, wrong: str) -> None:
    assert [told[:2] for told in found(text.format(right))] == [("green", right)]
    assert [told[:2] for told in found(text.format(wrong))] == [("red", wrong)]
