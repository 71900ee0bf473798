"""What is left when something that the words name is taken off the amount told just before."""

import pytest

from tests.domain.figure_check.told import claims


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("1. at Skoleudvalget får 8,4 mio. kr.,\n2. at Kulturudvalget får 5,2 mio. kr., og\n"
         "3. at rammen til Miljøudvalget reduceres med 1,5 mio. kr.\n\nØkonomi\n"
         "Tillægsbevillingerne er på 13,6 mio. kr. Efter fradrag af reduktionen er nettoudgiften {}",
         "12,1 mio. kr.", "11,1 mio. kr."),
        ("Kommunen får en refusion på 3,4 mio. kr. fra staten.\n\n"
         "De samlede udgifter er 14,6 mio. kr. Når refusionen trækkes fra, er det {}",
         "11,2 mio. kr.", "12,2 mio. kr."),
        ("Salget af bussen gav 180.000 kr.\n\nDen nye bus har kostet 950.000 kr. "
         "Når salget er trukket fra, blev det {}", "770.000 kr.", "870.000 kr."),
    ],
)  # fmt: skip
def test_what_is_named_is_taken_off(text: str, right: str, wrong: str) -> None:
    assert ("green", right) in claims(text.format(right))
    assert ("red", wrong) in claims(text.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        "Staten giver en refusion på 3,4 mio. kr., og regionen en refusion på 1,1 mio. kr.\n\n"
        "Udgifterne er 14,6 mio. kr. Når refusionen trækkes fra, er det 12,2 mio. kr.",
        "Huset har indtægter af salg.\n\nDriften koster 4,6 mio. kr. Når indtægterne trækkes fra, er det 3,2 mio. kr.",
        "Refusionen var 3,4 mio. kr. sidste år. Rammen er 9,0 mio. kr.\n\nDet er besluttet at bygge. "
        "Når refusionen trækkes fra, koster det 2,9 mio. kr.",
    ],
)
def test_what_is_not_surely_meant_is_left_alone(text: str) -> None:
    assert not [each for each in claims(text) if each[0] == "red"]
