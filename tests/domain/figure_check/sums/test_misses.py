"""How a whole misses the sum of its parts: the slips of a hand, and what is left out."""

import pytest

from tests.domain.figure_check.told import found

_TEXT = "Taget koster {}, gulvet {}, vinduerne {} og døren {}. Det blev {}."
_PARTS = ("184.350 kr.", "62.800 kr.", "41.125 kr.", "12.500 kr.")


@pytest.mark.parametrize(
    ("whole", "verdict"),
    [
        ("300.775 kr.", "green"),
        ("307.075 kr.", "red"),  # two digits have changed places
        ("310.775 kr.", "red"),  # one digit is another
        ("288.275 kr.", "red"),  # the last one was forgotten
        ("259.650 kr.", "red"),  # one in the middle was forgotten
    ],
)
def test_the_slips_of_one_who_adds_by_hand_are_told(whole: str, verdict: str) -> None:
    assert found(_TEXT.format(*_PARTS, whole)) == [(verdict, whole, *_PARTS)]


def test_a_whole_that_is_far_from_the_row_is_of_something_else() -> None:
    assert found(_TEXT.format(*_PARTS, "915.000 kr.")) == []


def test_a_claim_that_only_comes_near_two_amounts_needs_a_word_that_ties_them() -> None:
    text = "Taget koster 2,1 mio. kr. Gulvet koster 1,4 mio. kr. {} 3,2 mio. kr."
    assert found(text.format("Huset er på")) == []
    assert [verdict for verdict, *_ in found(text.format("Samlet bliver det"))] == ["red"]
