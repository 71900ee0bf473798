"""What one pays of a cost when others have paid their part."""

import pytest

from tests.domain.figure_check.told import claims, found, red


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Fonden dækker 60 pct. af de samlede udgifter på 3,5 mio. kr., dvs. 2,1 mio. kr. "
         "Den kommunale restfinansiering på {} afholdes af udvalgets ramme.", "1,4 mio. kr.", "1,9 mio. kr."),
        ("Renoveringen er opgjort til 12,6 mio. kr., hvoraf Landsbyggefonden betaler 7,5 mio. kr. "
         "Kommunens andel på {} afholdes af anlægsrammen.", "5,1 mio. kr.", "6,1 mio. kr."),
        ("Turen koster 240.000 kr. Fonden giver 180.000 kr. Forældrenes egenbetaling udgør de resterende {}",
         "60.000 kr.", "80.000 kr."),
        ("EU-støtten udgør 4,5 mio. kr. af et samlet budget på 6,0 mio. kr. "
         "Den kommunale medfinansiering på {} er indarbejdet.", "1,5 mio. kr.", "1,9 mio. kr."),
        ("Projektet har et samlet budget på 3,00 mio. kr. Nordea-fonden bidrager med 1,20 mio. kr., Realdania med "
         "0,80 mio. kr., og kommunens egenfinansiering udgør {}", "1,00 mio. kr.", "0,90 mio. kr."),
        ("Huslejen er 9.200 kr. om måneden, hvoraf boligstøtten dækker 3.400 kr. om måneden. "
         "Beboerens egenbetaling er {} om måneden.", "5.800 kr.", "6.800 kr."),
        ("Det laveste bud var på 6,8 mio. kr., og der er afsat 6,2 mio. kr. Merudgiften på {} dækkes af reserven.",
         "0,6 mio. kr.", "0,8 mio. kr."),
    ],
)  # fmt: skip
def test_ones_own_share_is_what_the_others_leave(text: str, right: str, wrong: str) -> None:
    assert ("green", right) in claims(text.format(right))
    assert [quotes[1] for quotes in found(text.format(wrong)) if quotes[0] == "red"] == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "Bygningen koster 31,0 mio. kr. Lånet udgør 24,5 mio. kr. Kommunens andel af grundkapitalen er 5,5 mio. kr.",
        "Udgifterne er 3,5 mio. kr., og fonden betaler 2,1 mio. kr. Medfinansieringen i 2025 er på 1,2 mio. kr.",
        "Etape 1 koster 3,5 mio. kr., og fonden giver 2,1 mio. kr. Kommunens andel af næste etape er 1,5 mio. kr.",
        "Renoveringen koster 12,6 mio. kr., hvoraf fonden bl.a. betaler 7,5 mio. kr. Kommunens andel er 4,6 mio. kr.",
        "Udgiften er 3,5 mio. kr. Fonden dækker 2,1 mio. kr. Kommunens medfinansiering er 1,2 mio. kr., "
        "og der søges om resten.",
        "Turen koster 240.000 kr. Fonden giver 180.000 kr. Forældrene har en egenbetaling på 400 kr. pr. barn.",
        "Kunststofbanen koster 7,2 mio. kr. DBU giver 2,5 mio. kr. Kommunens finansiering af lyset er 4,2 mio. kr.",
        "Det laveste bud var på 6,8 mio. kr., og der er afsat 6,2 mio. kr. Merudgiften på 0,3 mio. kr. til tilsyn "
        "dækkes af driften.",
    ],
)
def test_a_share_of_something_else_or_of_some_of_it_is_left_in_peace(text: str) -> None:
    assert red(text) == []
