"""An amount in a heading, and the same one in the text below it."""

import pytest

from tests.domain.figure_check.told import claims


@pytest.mark.parametrize(("told", "verdict"), [("2,3", "red"), ("2,8", "green")])
def test_a_heading_and_its_first_sentence_tell_the_same_amount(told: str, verdict: str) -> None:
    text = (
        "Støtte på 2,8 mio. kr. til Foreningen Nordlys i 2017\n\n"
        f"Der gives støtte på {told} mio. kr. til Foreningen Nordlys i 2017. Foreningen driver to klubber."
    )
    assert verdict in {verdict for verdict, _ in claims(text)}
    assert ("red" in {verdict for verdict, _ in claims(text)}) == (verdict == "red")


def test_a_bevilling_comes_back_by_its_noun() -> None:
    text = (
        "Bevilling på 450.000 kr. til nyt lys i Parkhallen\n\n"
        "Lyset i hallen er fra 1984. Bevillingen på {} til lys finansieres af puljen til idræt."
    )
    assert ("red", "450.000 kr.") in claims(text.format("4.500.000 kr."))
    assert "red" not in {verdict for verdict, _ in claims(text.format("450.000 kr."))}


def test_an_amount_of_another_year_or_for_something_else_is_not_the_headings() -> None:
    text = (
        "Støtte på 2,8 mio. kr. til Foreningen Nordlys i 2017\n\n"
        "Der blev givet støtte på 2,3 mio. kr. til Foreningen Nordlys i 2016. Tidligere fik de støtte på 1,9 mio. kr."
    )
    assert "red" not in {verdict for verdict, _ in claims(text)}


def test_a_rounded_heading_cannot_be_told() -> None:
    text = (
        "Tilskud på ca. 3 mio. kr. til Foreningen Nordlys\n\n"
        "Der gives et tilskud på 3,8 mio. kr. til Foreningen Nordlys."
    )
    assert ("amber", "3 mio. kr.") in claims(text)
