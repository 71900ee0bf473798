"""A slip is told where it stands, and not again at every sum that it makes wrong."""

from tests.domain.figure_check.told import claims


def test_a_wrong_share_is_told_and_the_sum_it_is_part_of_is_not() -> None:
    text = (
        "Udgiften på 9,0 mio. kr. deles, så staten betaler to tredjedele (6,0 mio. kr.) og byen en tredjedel ({}). "
        "I alt er det 9,0 mio. kr."
    )
    assert all(verdict == "green" for verdict, _ in claims(text.format("3,0 mio. kr.")))
    assert [claim for verdict, claim in claims(text.format("2,0 mio. kr.")) if verdict == "red"] == ["2,0 mio. kr."]


def test_two_slips_are_both_told() -> None:
    text = (
        "Fonden betaler 70 pct. af de 30,0 mio. kr., dvs. 12,0 mio. kr. Festen koster 8,0 mio. kr., fordelt med 5,0 "
        "mio. kr. til mad og 2,0 mio. kr. til telte."
    )
    red = [claim for verdict, claim in claims(text) if verdict == "red"]
    assert red == ["12,0 mio. kr.", "8,0 mio. kr."]
