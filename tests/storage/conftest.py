"""An open file in a folder of its own, a clock that stands still, and ids that count."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kk_desktop.storage.database import Database
from tests.storage.desk import Clock, begin

# Windows itself refuses to move a file that is open, so there it cannot happen.
collect_ignore = ["test_moved.py"] if os.name == "nt" else []


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(tmp_path: Path, clock: Clock) -> Iterator[Database]:
    database = begin(tmp_path / "arbejde.kkdb", clock)
    yield database
    database.close()
