"""Amounts told with the same verb under headings beside each other, held against what they are called together."""

import pytest

from tests.domain.figure_check.told import claims, found

_GARDENS = (
    "Haven i Nord\nHaven får nye bede. Der søges 2,4 mio. kr. i 2025, heraf 0,3 mio. kr. til planter.\n\n"
    "Haven i Syd\nForeningen søger 1,7 mio. kr. til drivhuset og betaler selv 0,2 mio. kr.\n\n"
    "Haven i Vest\nTil stien søges 0,9 mio. kr. over to år.\n\n"
    "Økonomi\nDe tre haver søger om {} i alt."
)
_GIVEN = (
    "Kulturnat\nForeningen får 140.000 kr. til lys. Der er 40 frivillige.\n\n"
    "Havnefest\nDer gives 225.000 kr. til musik og 12 boder.\n\n"
    "Loppemarked\nGaden modtager 60.000 kr. hvert år.\n\n"
    "Eftersyn\nPladsen synes af vagten.\n\n"
    "Økonomi\nSamlet bevilges {}."
)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [(_GARDENS, "5,0 mio. kr.", "5,4 mio. kr."), (_GIVEN, "425.000 kr.", "452.000 kr.")],
)
def test_what_is_told_alike_under_each_heading_is_a_row(text: str, right: str, wrong: str) -> None:
    assert ("green", right) in claims(text.format(right))
    assert ("red", wrong) in claims(text.format(wrong))


def test_the_row_has_the_main_amount_of_each_section() -> None:
    quotes = [tuple(quotes) for verdict, *quotes in found(_GARDENS.format("5,4 mio. kr.")) if verdict == "red"]
    assert quotes == [("5,4 mio. kr.", "2,4 mio. kr.", "1,7 mio. kr.", "0,9 mio. kr.")]


@pytest.mark.parametrize(
    "text",
    [
        # One section tells of two, and nobody knows which are meant.
        "Nord\nDer søges 2,4 mio. kr. til bede, og der søges 0,5 mio. kr. til hegn.\n\nSyd\nDer søges 1,7 mio. kr.\n\n"
        "Vest\nDer søges 0,9 mio. kr.\n\nØkonomi\nDer søges i alt 5,8 mio. kr.",
        # One between says nothing of what it asks for.
        "Nord\nDer søges 2,4 mio. kr.\n\nSyd\nDer søges 1,7 mio. kr.\n\nØst\nBeløbet følger af bilaget.\n\n"
        "Vest\nDer søges 0,9 mio. kr.\n\nØkonomi\nDer søges i alt 5,8 mio. kr.",
        # What is left of the pool is not what it gave.
        "Nord\nDer gives 2,4 mio. kr.\n\nSyd\nDer gives 1,7 mio. kr.\n\nVest\nDer gives 0,9 mio. kr.\n\n"
        "Økonomi\nPuljen er på 5,8 mio. kr. i alt.",
    ],
)
def test_what_may_tell_of_more_is_left_alone(text: str) -> None:
    assert not [each for each in claims(text) if each[0] == "red"]
