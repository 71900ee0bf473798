"""Words of one kind meet in one stem, and others do not."""

import pytest

from kk_desktop.language.stems import LONGEST, spellings, stem, words


@pytest.mark.parametrize("forms", [
    "kommune kommunen kommuner kommunerne kommunens",
    "boligområde boligområdet boligområder boligområderne",
    "lokaludvalg lokaludvalget lokaludvalgets",
    "indsats indsatsen indsatser",
    "borgmester borgmesteren borgmestrene",
    "bolig boligen boligerne",
    "ledig ledige ledigt",
    "mulighed muligheder mulighedernes",
    "bog bogen bøger bøgerne",
    "lærebog lærebøger",
    "formand formænd",
    "center centret centre centeret",
    "cykel cykler cyklen",
    "by byen byer byerne",
    "uge uger ugen",
    "museum museer museet",
    "vedtage vedtager vedtog vedtaget",
    "ansøge ansøgte ansøgt",
    "støtte støttede støttet",
    "stor stort store større",
    "år året årene",
])  # fmt: skip
def test_the_forms_of_a_word_share_a_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(("one", "other"), [
    ("kommuner", "kommunikation"), ("kommuner", "kommission"), ("borgere", "borgen"), ("borgere", "borgmester"),
    ("ledige", "ledere"), ("lov", "lovlig"), ("aftale", "aften"), ("ror", "rør"), ("aret", "året"), ("møder", "moden"),
])  # fmt: skip
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["", "8b", "2014", "a" * (LONGEST + 1), "хор"])
def test_what_is_no_danish_word_is_left_alone(word: str) -> None:
    assert stem(word) == word


def test_words_are_in_small_letters_with_double_a_as_one_letter() -> None:
    assert words("Aalborg-aftalen, jf. § 5 (2014)") == ["ålborg", "aftalen", "jf", "5", "2014"]


def test_a_name_may_be_written_with_either_form_of_the_letter() -> None:
    assert set(spellings("ålborg")) == {"ålborg", "aalborg"}
    assert spellings("valby") == ("valby",)
