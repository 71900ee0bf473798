"""Words of the city are right, slips are not, and suggestions are what a colleague would say."""

from __future__ import annotations

import pytest

from kk_desktop.language.spelling import is_right, suggest
from kk_desktop.language.words import words

RIGHT = """
    høringssvar bydelsplansarbejdet mindreforbruget Beskæftigelses- -indsatser beskæftigelsesindsatsen
    BIU BIU-medlem BIU's KKFO'en KBH’er KBH'er-kampagne TMF-regi EAN-nummer p/l-niveau t.kr m.v bl.a fx sagsnr
    Tingbjerg Tingbjergs Tingbjerg/Husum Amager-Sundby Sundholmsvejkvarteret Haraldsgade Haraldsgades
    Fiskergårdsvej Lundegårdsparken Nordstjernekvarterets EnergiCenter F2 CO2e 2016-0419401 Deloittes eDoc's
    Strandpromenadeskolen Jens' Sjælør
"""
WRONG = """
    hørringssvar bydelsplasnarbejdet indsatene forvaltingen Beskæftigeles- komunen BIU-medlmer
    Amagerbroggade Haraldsgadekvateret Tingbjegr FOrvaltningen lokaludvaglet kommunens's Vanløes
"""


@pytest.mark.parametrize("word", RIGHT.split())
def test_words_of_the_citys_papers_are_right(word: str) -> None:
    assert is_right(word)


@pytest.mark.parametrize("word", WRONG.split())
def test_slips_are_found_in_ordinary_words_and_in_names(word: str) -> None:
    assert not is_right(word)


def test_the_files_own_words_are_right_in_their_forms_too() -> None:
    own = frozenset({"Qvistorff", "fælleshusning"})
    assert not is_right("Qvistorff")
    for word in ("Qvistorff", "Qvistorffs", "fælleshusning", "Fælleshusning", "Qvistorff-sagen"):
        assert is_right(word, own)
    assert not is_right("Qvistofrf", own)


def test_what_is_no_word_is_not_asked_about() -> None:
    text = "Skriv til anna.holm@kk.dk, se www.kk.dk/planer og bilag-2.pdf: 1.234,5 mio. kr. den 4/4 2011."
    assert [word.text for word in words(text)] == ["Skriv", "til", "se", "og", "mio", "kr", "den"]


def test_words_are_told_with_their_place() -> None:
    text = "Børne- og ungdoms\u00adudvalget, KBH’er."
    assert [(word.text, text.index(word.text) == word.start) for word in words(text)] == [
        ("Børne-", True),
        ("og", True),
        ("ungdoms\u00adudvalget", True),
        ("KBH’er", True),
    ]


def test_suggestions_keep_the_capitals() -> None:
    assert "forvaltningen" in suggest("forvaltingen")
    assert "Forvaltningen" in suggest("Forvaltingen")
    assert "FORVALTNINGEN" in suggest("FORVALTINGEN")


def test_a_street_one_letter_off_is_suggested_as_it_is_called() -> None:
    assert suggest("Amagerbroggade")[0] == "Amagerbrogade"


def test_long_compounds_are_suggested_before_words_made_up_of_short_ones() -> None:
    assert suggest("lokaludvaglet")[0] == "lokaludvalget"
    assert suggest("bydelsplanarbejdet") == ["bydelsplansarbejdet"]


@pytest.mark.parametrize("odd", ["", "x" * 5000, "\ud800", "’", "\x00", "😀", "-", "İstanbul’da"])
def test_odd_input_is_answered_and_never_a_mistake_of_ours(odd: str) -> None:
    is_right(odd)
    assert isinstance(suggest(odd), list)
    assert isinstance([*words(odd)], list)
