"""One amount in the wrong unit makes a sum fail by a thousandfold."""

import pytest

from tests.domain.figure_check.told import claims, found


def test_a_part_in_the_wrong_unit_is_told_at_the_sum() -> None:
    text = "Koret får 35.000 {} til noder og 20.000 kr. til en rejse, i alt 55.000 kr."
    assert found(text.format("t.kr.")) == [("red", "55.000 kr.", "35.000 t.kr.", "20.000 kr.")]
    assert claims(text.format("kr.")) == [("green", "55.000 kr.")]


def test_a_whole_in_the_wrong_unit_is_told() -> None:
    text = "Der søges 1,4 mio. kr. til lys, 350.000 kr. til gulv og 90.000 kr. til maling. Det bliver i alt 1.840 {}"
    assert ("red", "1.840 mio. kr.") in claims(text.format("mio. kr."))
    assert "red" not in {verdict for verdict, _ in claims(text.format("t.kr."))}


@pytest.mark.parametrize("whole", ["2,4 mia. kr.", "3,1 mia. kr."])
def test_a_large_sum_beside_small_ones_is_no_slip(whole: str) -> None:
    text = f"Byen giver 2,4 mio. kr. og fonden 0,4 mio. kr. om året. Det nationale program er på {whole}"
    assert "red" not in {verdict for verdict, _ in claims(text)}
