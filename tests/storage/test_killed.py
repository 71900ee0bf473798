"""Killed at any moment, the program has lost nothing it said was saved, and the file is whole."""

import random
from pathlib import Path

import pytest

from tests.storage.killing import kill_while_typing, lost


@pytest.mark.parametrize("seed", range(3))
def test_what_was_said_to_be_saved_is_there_after_a_kill(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "arbejde.kkdb"
    chance = random.Random(seed)

    for _ in range(2):  # the second round goes on in the file the first was killed in
        last_said = kill_while_typing(path, chance.randint(1, 60))
        assert lost(path, last_said) == []
    assert [file.name for file in tmp_path.glob("arbejde*")] == ["arbejde.kkdb"]
