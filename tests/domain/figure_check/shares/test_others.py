"""Shares in words of what the sentence before told, and shares that are of something else."""

import pytest

from tests.domain.figure_check.told import claims, red


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Støjværnet har kostet 2,4 mio. kr. Boligforeningen afholder en fjerdedel heraf, hvilket vil sige {}",
         "0,6 mio. kr.", "0,8 mio. kr."),
        ("Cykelparkeringen har kostet 1,2 mio. kr. DSB har betalt halvdelen, hvilket vil sige {}",
         "0,6 mio. kr.", "0,8 mio. kr."),
        ("Anlægget løb op i 8,4 mio. kr. Foreningen skal dække en syvendedel deraf, hvilket betyder {}",
         "1,2 mio. kr.", "1,4 mio. kr."),
        ("Tilskuddet er på 1,8 mio. kr. Trekvart af det, det vil sige {}, er udbetalt.",
         "1,35 mio. kr.", "1,53 mio. kr."),
        ("Støjværnet har kostet 2,3 mio. kr. Kommunen betaler en tredjedel heraf, hvilket vil sige {}",
         "0,8 mio. kr.", "0,9 mio. kr."),
    ],
)  # fmt: skip
def test_a_share_in_words_is_of_what_was_told_just_before(text: str, right: str, wrong: str) -> None:
    assert claims(text.format(right)) == [("green", right)]
    assert red(text.format(wrong)) == [wrong]


def test_every_tenth_is_a_share() -> None:
    text = "Af skolens 420 elever kommer hver tiende, det vil sige {}, fra nabobydelen."
    assert claims(text.format("42")) == [("green", "42")]
    assert red(text.format("52")) == ["52"]
    assert red("Hver tiende dag kommer 42 af de 500 elever.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Tilskuddet er på 1,8 mio. kr. To tredjedele af løndelen, hvilket vil sige 0,8 mio. kr., er udbetalt.",
        "Renoveringen kostede 14,2 mio. kr. i 2022. I 2023 blev halvdelen, hvilket vil sige 6 mio. kr., refunderet.",
        "Legatet er på 600.000 kr. Sidste år gik en tredjedel heraf, hvilket vil sige 150.000 kr., til unge.",
        "Udgiften var 18,4 mio. kr. Halvdelen af overskridelsen, dvs. 8,1 mio. kr., skyldes sne.",
    ],
)
def test_a_share_of_a_part_or_of_another_year_is_left_in_peace(text: str) -> None:
    assert red(text) == []
