"""Words of one kind meet in one stem."""

import pytest

from kk_desktop.language.stems import stem, stems, words


@pytest.mark.parametrize("forms", [
    ("kommune", "kommunen", "kommuner", "kommunerne", "kommunens"),
    ("boligområde", "boligområdet", "boligområder", "boligområderne"),
    ("lokaludvalg", "lokaludvalget", "lokaludvalgets"),
])  # fmt: skip
def test_the_forms_of_a_word_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


def test_words_are_in_small_letters_with_double_a_as_one_letter() -> None:
    assert words("Aalborg-aftalen, jf. § 5 (2014)") == ["ålborg", "aftalen", "jf", "5", "2014"]


def test_a_text_keeps_its_words_in_order() -> None:
    assert stems("Kommunens boligområder") == "kommun boligområd"
