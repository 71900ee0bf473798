"""Danish words at the end of a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kk_desktop.language.hyphenation import MINIMUM, breaks


def shown(word: str) -> str:
    places = breaks(word)
    return "|".join(word[start:end] for start, end in zip((0, *places), (*places, len(word)), strict=True))


@pytest.mark.parametrize(
    ("word", "divided"),
    [
        ("beskæftigelse", "beskæf|ti|gelse"),
        ("organisation", "orga|ni|sa|tion"),
        ("kommune", "kom|mune"),
        ("indsatser", "ind|sat|ser"),
    ],
)
def test_ordinary_words_divide_between_syllables(word: str, divided: str) -> None:
    assert shown(word) == divided


@pytest.mark.parametrize(
    ("word", "seam"),
    [
        ("boligorganisationerne", "bolig"),
        ("initiativaftalerne", "initiativ"),
        ("forholdstalskravet", "forholdstals"),
        ("lokaludvalgene", "lokal"),
        ("Lokaludvalgets", "Lokal"),
        ("beskæftigelsesindsatsen", "beskæftigelses"),
    ],
)
def test_compounds_divide_at_their_seam_and_not_beside_it(word: str, seam: str) -> None:
    assert len(seam) in breaks(word)
    assert not {len(seam) - 1, len(seam) + 1} & set(breaks(word))


@pytest.mark.parametrize(
    ("word", "divided"),
    [
        ("ressourcestærke", "res|source|stærke"),
        ("hovedstruktur", "hoved|struk|tur"),
        ("fritidstilbud", "fri|tids|til|bud"),
        ("debatoplægget", "debat|oplæg|get"),
        ("kommuneplantillæg", "kom|mune|plan|til|læg"),
        ("profilskole", "pro|fil|skole"),
    ],
)
def test_a_compound_that_no_list_names_divides_where_its_words_meet(word: str, divided: str) -> None:
    assert shown(word) == divided


@pytest.mark.parametrize(
    ("word", "ending"),
    [("vurderingen", "ingen"), ("institutioner", "ioner"), ("oversendes", "endes")],
)
def test_an_ending_that_is_a_word_by_chance_makes_no_compound(word: str, ending: str) -> None:
    assert len(word) - len(ending) not in breaks(word)


def test_capitals_change_nothing() -> None:
    assert breaks("RESSOURCESTÆRKE") == breaks("Ressourcestærke") == breaks("ressourcestærke")


@pytest.mark.parametrize("word", ["", "by", "byen", "ældre", "og"])
def test_short_words_are_never_divided(word: str) -> None:
    assert breaks(word) == ()


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzæøåABCÆØÅéüİß", max_size=40))
def test_a_few_letters_always_stand_on_either_side(word: str) -> None:
    assert all(MINIMUM <= place <= len(word) - MINIMUM for place in breaks(word))
