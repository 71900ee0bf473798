"""Years and months held against the dates and the years they lie between."""

import pytest

from tests.domain.figure_check.told import found


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Aftalen gælder fra den 1. januar 2025 til den 31. december 2027, dvs. i {} år.", "tre", "to"),
        ("Aftalen gælder fra 1. januar 2025 til 1. januar 2028 ({} år).", "tre", "fire"),
        ("Projektet løber i {} år fra august 2024 til juli 2026.", "to", "fire"),
        ("Den {}årige aftale løber fra august 2024 til august 2026.", "to", "tre"),
        ("Forsøget varer i {} måneder fra 1. januar 2025 til 30. juni 2026.", "18", "12"),
        ("Kontrakten løber fra 1. marts 2025 til 28. februar 2029, i alt {} år.", "fire", "fem"),
        ("Forsøget gennemføres i 2014-2016, altså over {} år.", "tre", "to"),
        ("Perioden 2026-2029 ({} år) er valgt af hensyn til udbuddet.", "fire", "tre"),
        ("Helhedsplanen kører i 2025-2029, altså {} år.", "fem", "fire"),
    ],
)
def test_a_number_of_years_is_held_against_the_dates(text: str, right: str, wrong: str) -> None:
    (holds,), (fails,) = found(text.format(right)), found(text.format(wrong))
    assert (holds[0], holds[-1], fails[0], fails[-1]) == ("green", right, "red", wrong)


@pytest.mark.parametrize(
    "text",
    [
        "Aftalen gælder fra den 15. januar 2025 til den 31. december 2027, dvs. i knap tre år.",
        "Aftalen gælder fra den 1. februar 2025 til den 31. december 2027, i alt tre år.",
        "Efter tre år i byen flyttede foreningen. Den lejede sig ind fra 1. maj 2019 til 1. maj 2024.",
        "Tallet steg fra 2020 til 2024, altså over fire år.",
        "Skoleårene 2024-2026 dækker over to år.",
        "Helhedsplanen er forlænget med to år til 2022-2026.",
        "Over de seneste fem år, 2020-2025, er prisen faldet.",
    ],
)
def test_years_that_need_not_be_the_same_are_left_in_peace(text: str) -> None:
    assert found(text) == []
