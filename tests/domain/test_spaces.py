"""Which space is bound at which key."""

import pytest

from kk_desktop.domain.amounts import NBSP
from kk_desktop.domain.spaces import bind, space_to_bind


def typed_out(text: str) -> str:
    """The text as it stands when it has been typed letter by letter."""
    done = ""
    for letter in text:
        done += letter
        place = space_to_bind(done)
        if place is not None:
            done = done[:place] + NBSP + done[place + 1 :]
    return done


@pytest.mark.parametrize(
    "words",
    [
        "Vi giver 5 mio. kr. til det.", "Op med 50 % i år.", "Se § 12 og stk. 2.", "Den 4. april, jf. bilag 4.",
        "Mødet er kl. 14.30 i nr. 3.", "Det er 300 t.kr. og 12 pct.", "Se tabel 2, side 14.",
    ],
)  # fmt: skip
def test_typing_binds_the_same_spaces_as_the_page_does(words: str) -> None:
    assert typed_out(words) == bind(words) != words


@pytest.mark.parametrize("words", ["Vi er 4 mænd og 5 kroner.", "den 4. aprildag ", "kl. otte, nr. tre ", "bilag til "])
def test_a_word_that_only_begins_like_one_is_left_alone(words: str) -> None:
    assert typed_out(words) == words


def test_a_word_is_not_bound_before_it_is_finished() -> None:
    assert space_to_bind("5 mio") is None
    assert space_to_bind("5 mio.") == 1
    assert space_to_bind("50 %") == 2
