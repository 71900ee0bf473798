"""What keeps a whole and a row of amounts apart, although they come near each other."""

import pytest

from tests.domain.figure_check.told import claims


@pytest.mark.parametrize(
    "text",
    [
        # Parts that are only some, and what is left of the whole told in words.
        "Budgettet er på 12,0 mio. kr. Heraf er 4,5 mio. kr. til løn og 2,5 mio. kr. til husleje.",
        "Til formålet er der afsat 5,0 mio. kr., bl.a. 2,2 mio. kr. til cykelparkering og 2,4 mio. kr. til belysning.",
        "Projektet koster 6,0 mio. kr. Byen betaler 2,5 mio. kr. i 2025 og 3,0 mio. kr. i 2026. Fonden betaler resten.",
        # Another year, another thing, another kind of money.
        "Der er bevilget 3,5 mio. kr. i 2025 og 4,0 mio. kr. i 2026. Bevillingen i 2027 er på 7,0 mio. kr.",
        "Der kom to bud på henholdsvis 5,2 mio. kr. og 5,9 mio. kr. Overslaget var på 11,5 mio. kr. for begge etaper.",
        "Staten giver 2,0 mio. kr. og regionen 1,5 mio. kr. Klubben har dermed en gæld på 3,2 mio. kr.",
        "Koret får 0,4 mio. kr. og teatret 0,3 mio. kr. Til broen er der i alt afsat 0,8 mio. kr.",
        # Asked for is not given, and what is only set against the row is not its sum.
        "Ansøgningerne lyder på 1,2 mio. kr., 0,9 mio. kr. og 0,7 mio. kr. Der er dog kun 2,5 mio. kr. i puljen.",
        "Vi søgte om 90.000 kr. til teltet og 60.000 kr. til musikken, men fik kun 120.000 kr. i alt.",
        "Entreprisen er på 8,4 mio. kr., rådgivningen på 1,2 mio. kr. Det holder sig inden for rammen på 10,0 mio. kr.",
        # So much for each is no part, and a row that another amount sums up is no other one's.
        "Dørene koster 31.000 kr. pr. stk. og vinduerne 9.500 kr. pr. stk. Den samlede udgift er 44.000 kr.",
        "Tag koster 2,1 mio. kr. og el 0,8 mio. kr., i alt 2,9 mio. kr. Den samlede ramme er på 3,1 mio. kr.",
        # What follows makes up the difference.
        "Skolen får 450.000 kr. og klubben 325.000 kr. Der er afsat 800.000 kr. i alt, så 25.000 kr. er til overs.",
        # Different matters under different headings.
        "Skolen\nTaget koster 1,2 mio. kr. og gulvet 0,7 mio. kr.\n\nHallen\nBudgettet er på 2,0 mio. kr.",
    ],
)
def test_a_row_that_is_not_said_to_be_the_parts_is_no_contradiction(text: str) -> None:
    assert "red" not in [verdict for verdict, _ in claims(text)]


def test_the_row_is_held_against_the_whole_that_it_fits_and_no_other() -> None:
    text = (
        "Af de 60 mio. kr. betaler staten 20 mio. kr. og byen 40 mio. kr. Midlerne går til byrum (33 mio. kr.), "
        "trafik (9 mio. kr.), kultur (12 mio. kr.) og drift (6 mio. kr.)."
    )
    assert claims(text) == [("green", "60 mio. kr.")]


@pytest.mark.parametrize(
    "text",
    [
        "Renholdet koster 14,2 mio. kr. i 2027, heraf 2.400 t.kr. til sne, og 14,6 mio. kr. i 2028.",
        "I 2027 koster renholdet 14,2 mio. kr., heraf 2.400 t.kr. til sne, og i 2028 koster det 14,6 mio. kr.",
    ],
)
def test_amounts_that_each_have_a_year_are_no_parts_of_each_other(text: str) -> None:
    assert claims(text) == []


def test_what_a_whole_is_made_of_may_have_years() -> None:
    text = "Renholdet koster 14,2 mio. kr., heraf 8,4 mio. kr. i 2027 og {} i 2028."
    assert claims(text.format("5,8 mio. kr.")) == [("green", "14,2 mio. kr.")]
    assert claims(text.format("6,8 mio. kr.")) == [("red", "14,2 mio. kr.")]
