"""A whole and its parts in other sentences: held against each other only where the words tie them."""

import pytest

from tests.domain.figure_check.told import found


@pytest.mark.parametrize(
    "text",
    [
        "Puljen er på {}. Kulturhuset får 1,2 mio. kr. og skolen 0,8 mio. kr.",
        "Broen koster {}. Kommunen betaler 1,2 mio. kr. og staten 0,8 mio. kr.",
        "Løn koster 1,2 mio. kr. Hertil kommer husleje på 0,8 mio. kr. De samlede udgifter er {}.",
        "Løn koster 1,2 mio. kr. Der skal bruges 0,8 mio. kr. til husleje. I alt søges der om {}.",
        "Huset koster 1,2 mio. kr. Skolen koster 0,8 mio. kr.\n\nØkonomi\nSamlet søges der dermed {}.",
    ],
)
def test_a_coarse_whole_is_the_sum_of_finer_parts_where_the_words_say_so(text: str) -> None:
    assert found(text.format("2 mio. kr.")) == [("green", "2 mio. kr.", "1,2 mio. kr.", "0,8 mio. kr.")]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Udgiften er {} og fordeler sig på\n- 12,2 mio. kr. til kloak,\n- 6,1 mio. kr. til fortov.\nDet er billigt.",
         "18,3 mio. kr.", "19,3 mio. kr."),
        ("Rammen på {} består af\n1. jord, 12,5 mio. kr.\n2. beton, 15,5 mio. kr.", "28,0 mio. kr.", "29,0 mio. kr."),
        ("Bevillingen er på {}. Den dækker grund for 5,0 mio. kr. og nedrivning for 1,5 mio. kr.",
         "6,5 mio. kr.", "7,5 mio. kr."),
        ("Huset får {}. Pengene går til tag (2,4 mio. kr.), vinduer (1,9 mio. kr.) og isolering (1,3 mio. kr.).",
         "5,6 mio. kr.", "5,2 mio. kr."),
        ("Merudgiften på {} skyldes dyrere beton (1,4 mio. kr.) og forsinkelser (0,7 mio. kr.).",
         "2,1 mio. kr.", "2,6 mio. kr."),
        ("Puljen på {} uddeles med 450 t.kr. til sport, 325 t.kr. til musik og 275 t.kr. til teater.",
         "1.050 t.kr.", "1.100 t.kr."),
        ("Ud af de {} går 4,1 mio. kr. til Valby, 2,0 mio. kr. til Vanløse og 1,5 mio. kr. til Husum.",
         "7,6 mio. kr.", "7,2 mio. kr."),
    ],
)  # fmt: skip
def test_a_whole_is_held_against_what_it_is_divided_into(text: str, right: str, wrong: str) -> None:
    assert [finding[:2] for finding in found(text.format(right))] == [("green", right)]
    assert [finding[:2] for finding in found(text.format(wrong))] == [("red", wrong)]


@pytest.mark.parametrize(
    "text",
    [
        "Bevillingen er på 9,5 mio. kr. Den dækker bl.a. grund for 5,0 mio. kr. og nedrivning for 1,5 mio. kr.",
        "Af de 7,2 mio. kr. går 4,1 mio. kr. til Valby og 2,0 mio. kr. til Vanløse.",
        "Puljen på 9,0 mio. kr. fordeles med 4,0 mio. kr. til Valby og 2,0 mio. kr. til Husum. Resten fordeles senere.",
        "Merudgiften på 2,6 mio. kr. skyldes især dyrere beton (1,4 mio. kr.) og forsinkelser (0,7 mio. kr.).",
        "Elmehuset er til 6,0 mio. kr. Det består\n- af 12 boliger\n- og en gård til 0,5 mio. kr.",
    ],
)
def test_parts_that_are_not_all_are_left_in_peace(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Der er afsat 2 mio. kr. til en ny bro. Kulturhuset koster 1,2 mio. kr., og skolen koster 0,8 mio. kr.",
        "Der er afsat 2 mio. kr. til en ny bro. Kulturhuset får 1,2 mio. kr. og skolen 0,8 mio. kr.",
        "Stien koster 3 mio. kr. Kirken fik 1,7 mio. kr. i 2020 og 1,3 mio. kr. i 2021.",
        "Kulturhuset koster 1,2 mio. kr. Skolen koster 0,9 mio. kr. Til broen er der i alt afsat 2 mio. kr.",
        "Biblioteket koster 1,24 mio. kr.\n\nHallen koster 0,81 mio. kr.\n\nI alt afsættes 2 mio. kr. til gadetræer.",
    ],
)
def test_a_coarse_amount_for_something_else_is_not_the_sum_of_finer_ones(text: str) -> None:
    assert found(text) == []
