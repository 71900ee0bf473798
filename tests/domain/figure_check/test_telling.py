"""A finding is told as a colleague would, and the figure put right is spelled as the wrong one was."""

from dataclasses import replace

import pytest

from kk_desktop.domain.amounts import MILLION, THOUSAND
from kk_desktop.domain.figure_check.model import CellRef, FigureFinding, Relation, Verdict
from kk_desktop.domain.figure_check.telling import basis, difference, in_a_sentence, put_right, title


def finding(
    quote: str, claim: int | None, expected: int | None, verdict: Verdict = Verdict.RED, **more: object
) -> FigureFinding:
    facts = {"relation": Relation.SUM, "cells": (), "explanation": "7,8 + 15,7 = 23,5; teksten siger 23,476 mio. kr."}
    return FigureFinding(
        verdict, quotes=(quote,), spans=((0, 1),), claim_ore=claim, expected_ore=expected, **facts | more
    )


WRONG = finding("23,476 mio. kr.", 23_476 * THOUSAND, 23_500 * THOUSAND)


def test_the_title_says_how_far_the_text_is_off_and_from_what() -> None:
    assert title(WRONG) == "Teksten siger 24.000\u00a0kr. mindre end delene"
    at_cell = finding("5,3 mio. kr.", 5_300 * THOUSAND, 5_000 * THOUSAND, cells=(CellRef(0, 0, 0),))
    assert title(at_cell) == "Teksten siger 300.000\u00a0kr. mere end tabellen"


def test_the_title_names_what_the_text_was_held_against() -> None:
    amounts = 1_900 * THOUSAND, 1_700 * THOUSAND
    left = finding("1,9 mio. kr.", *amounts, explanation="18,9 - 17,2 = 1,7; teksten siger 1,9 mio. kr.")
    assert title(left) == "Teksten siger 200.000\u00a0kr. mere end regnestykket"
    share = finding("1,9 mio. kr.", *amounts, relation=Relation.SHARE_OF)
    assert title(share) == "Teksten siger 200.000\u00a0kr. mere end andelen giver"
    times = finding("1,9 mio. kr.", *amounts, relation=Relation.N_TIMES_YEARLY)
    assert title(times) == "Teksten siger 200.000\u00a0kr. mere end regnestykket"
    twice = replace(finding("1,9 mio. kr.", *amounts), quotes=("1,9 mio. kr.", "1,7 mio. kr."))
    assert title(twice) == "Beløbet står to gange med 200.000\u00a0kr. til forskel"


def test_a_doubt_and_what_holds_never_use_the_words_of_a_contradiction() -> None:
    doubt = finding("ca. 24 mio. kr.", 24 * MILLION, None, Verdict.AMBER)
    assert title(doubt) == "”ca. 24 mio. kr.” kan ikke afgøres"
    holds = finding("23,5 mio. kr.", 23_500 * THOUSAND, 23_500 * THOUSAND, Verdict.GREEN)
    assert title(holds) == basis(holds) == "7,8 + 15,7 = 23,5"
    assert (difference(holds), put_right(holds)) == ("", None)


def test_a_wrong_count_has_no_amounts_to_compare() -> None:
    count = finding("seks", None, None, relation=Relation.COUNT_OF_LIST)
    assert (title(count), difference(count), put_right(count)) == ("Antallet passer ikke", "", None)


def test_where_there_is_no_card_the_calculation_stands_alone() -> None:
    assert in_a_sentence(WRONG) == WRONG.explanation
    count = finding(
        "seks", None, None, relation=Relation.COUNT_OF_LIST, explanation="Der er nævnt 5; teksten siger seks"
    )
    assert in_a_sentence(count) == "Antallet passer ikke: Der er nævnt 5; teksten siger seks"


@pytest.mark.parametrize(
    ("quote", "claim", "expected", "right"),
    [
        ("23,476 mio. kr.", 23_476 * THOUSAND, 23_500 * THOUSAND, "23,5 mio. kr."),
        ("0,66\u00a0mio.\u00a0kr.", 660 * THOUSAND, 786 * THOUSAND, "0,786\u00a0mio.\u00a0kr."),
        ("4.980 t.kr.", 4_980 * THOUSAND, 5_312 * THOUSAND, "5.312 t.kr."),
        ("kr. 1.950.000", 1_950 * THOUSAND, 2_000 * THOUSAND, "kr. 2.000.000"),
        ("23,4 mio.", 23_400 * THOUSAND, 2_351_234_567, "23,5 mio."),
        ("-4 mio. kr.", -4 * MILLION, -5 * MILLION, "-5 mio. kr."),
        ("4 mio. kr.", 4 * MILLION, -5 * MILLION, "5 mio. kr."),
        ("fem mio. kr.", 5 * MILLION, 6 * MILLION, "6\u00a0mio.\u00a0kr."),
    ],
)
def test_the_right_figure_is_spelled_as_the_wrong_one(quote: str, claim: int, expected: int, right: str) -> None:
    assert put_right(finding(quote, claim, expected)) == right
