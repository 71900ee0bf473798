"""Killed while it types and prints, the program has lost nothing it said was saved, and the letter is whole."""

import random
from pathlib import Path

import pypdfium2
import pytest

from tests.services.killing import kill_while_merging, kill_while_printing, wrong_in


@pytest.mark.parametrize("seed", range(2))
def test_a_kill_between_typing_and_printing_loses_nothing(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)

    for _ in range(2):  # the second round goes on in the file the first was killed in
        last_said = kill_while_printing(tmp_path, chance.randint(1, 4), chance.randint(0, 10))
        assert wrong_in(tmp_path, last_said) == []


def test_a_kill_in_the_middle_of_many_letters_leaves_whole_ones_alone(tmp_path: Path) -> None:
    letters = kill_while_merging(tmp_path, 21)
    assert 21 <= len(letters) < 400
    for number, letter in enumerate(letters):
        assert letter.name == f"{number + 1:03} Forening {number}.pdf"
        with pypdfium2.PdfDocument(letter) as document:
            assert f"Forening {number}" in document[0].get_textpage().get_text_range()
