"""Words on a line: never more than there is room for, never a cut in a word that could be spared one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kk_desktop.domain.wording import capital, dotted, listed, quoted, shortened, stopped


@pytest.mark.parametrize(
    ("text", "most", "told"),
    [
        ("Vi støtter planen.", 30, "Vi støtter planen."),
        ("Vi  støtter\nplanen.", 18, "Vi støtter planen."),
        ("Vi støtter planen helt og fuldt", 20, "Vi støtter planen …"),
        ("Vi støtter, at planen bliver til", 15, "Vi støtter …"),
        ("Integrationsforvaltningen", 12, "Integratio …"),
        ("", 10, ""),
    ],
)
def test_a_text_is_cut_at_a_word_and_a_word_only_where_it_must(text: str, most: int, told: str) -> None:
    assert shortened(text, most) == told


@given(st.text(max_size=200), st.integers(3, 100))
def test_it_is_never_too_long_and_says_something_where_there_was_something(text: str, most: int) -> None:
    told = shortened(text, most)
    assert len(told) <= most
    assert bool(told) == bool(text.split())


def test_a_quotation_of_nothing_is_nothing() -> None:
    assert (quoted("Økonomi", 20), quoted("  ", 20)) == ("”Økonomi”", "")


@pytest.mark.parametrize(
    ("words", "told"), [((), ""), (("A",), "A"), (("A", "B"), "A og B"), (("A", "B", "C"), "A, B og C")]
)
def test_words_are_listed_as_one_says_them(words: tuple[str, ...], told: str) -> None:
    assert listed(words) == told


def test_facts_stand_side_by_side_and_what_is_empty_takes_no_room() -> None:
    assert dotted("Notat", "", "kladde") == "Notat  ·  kladde"
    assert dotted("", "") == ""


@pytest.mark.parametrize(("words", "told"), [("øde gårde", "Øde gårde"), ("BIU's", "BIU's"), ("", "")])
def test_a_sentence_begins_with_a_capital_and_goes_on_as_it_was(words: str, told: str) -> None:
    assert capital(words) == told


@pytest.mark.parametrize(("words", "told"), [("Det er 50 %", "Det er 50 %."), ("Det er 5 kr.", "Det er 5 kr.")])
def test_a_sentence_ends_with_one_full_stop(words: str, told: str) -> None:
    assert stopped(words) == told
