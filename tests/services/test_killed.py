"""Killed while it types and prints, the program has lost nothing it said was saved, and the letter is whole."""

import random
from pathlib import Path

import pytest

from tests.services.killing import kill_while_printing, wrong_in


@pytest.mark.parametrize("seed", range(2))
def test_a_kill_between_typing_and_printing_loses_nothing(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)

    for _ in range(2):  # the second round goes on in the file the first was killed in
        last_said = kill_while_printing(tmp_path, chance.randint(1, 4), chance.randint(0, 10))
        assert wrong_in(tmp_path, last_said) == []
