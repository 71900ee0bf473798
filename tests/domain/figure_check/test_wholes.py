"""A whole and its parts in other sentences: held against each other only where the words tie them."""

import pytest

from kk_desktop.domain.figure_check.check import check_figures


def found(text: str) -> list[tuple[str, ...]]:
    """Verdict and quotes of everything that is told."""
    return [(each.verdict.value, *each.quotes) for each in check_figures(text, ()).findings]


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
