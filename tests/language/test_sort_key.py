"""Danish alphabetical order, as a secretary expects lists to stand."""

import random
import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kk_desktop.language.sort_key import sort_key

IN_ORDER = {
    "æ, ø and å come last": ["Zoovej", "Æblevej", "Østergade", "Ålevej"],
    "aa stands with å": ["Arnager", "Zoovej", "Ågade", "Aakirkeby", "Åvej"],
    "an accent does not count": ["Cafe", "Café Nord", "Cafeen"],
    "attachments stand by their number": ["Bilag 1", "Bilag 1a", "Bilag 2", "Bilag 10"],
    "house numbers stand by their number": ["Skolevej 2", "Skolevej 2B", "Skolevej 11", "Skolevej 101"],
    "space and hyphen come before letters": ["Ny Vej", "Ny-Vej", "Nygade"],
    "capitals and small letters mix": ["anlæg", "Bolig", "by", "Cykel"],
    "numbers come before letters": ["10. sal", "Kælder", "stuen"],
    "zeros before a number do not count": ["Notat 007", "Notat 7b", "Notat 08", "Notat 0010"],
    "a sign stands before a number and a letter": ["Aa", "Å (nord)", "Å 2", "Å bro"],
    "foreign letters stand with their Danish kin": ["Müller", "Mynster", "Möller", "Mørk", "Mørup"],
}


@pytest.mark.parametrize("names", IN_ORDER.values(), ids=IN_ORDER.keys())
def test_names_sort_as_in_a_danish_list(names: list[str]) -> None:
    shuffled = random.Random(7).sample(names, len(names))
    assert sorted(shuffled, key=sort_key) == names


def test_a_capital_stands_before_the_same_word_in_small_letters() -> None:
    assert sorted(["ny", "Ny", "NY"], key=sort_key) == ["NY", "Ny", "ny"]


@given(st.lists(st.text()))
def test_every_text_has_a_place_and_the_order_does_not_depend_on_the_start(names: list[str]) -> None:
    assert sorted(names, key=sort_key) == sorted(reversed(names), key=sort_key)


@given(st.text(), st.text())
def test_a_database_and_a_list_agree_on_the_order(one: str, other: str) -> None:
    keys = sort_key(one), sort_key(other)
    with closing(sqlite3.connect(":memory:")) as database:
        assert database.execute("SELECT ?1 < ?2, ?1 = ?2", keys).fetchone() == (keys[0] < keys[1], one == other)
