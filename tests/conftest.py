"""Shared set-up: no screen, a home folder of its own for every test, hypothesis without deadlines."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# Must be said before anything creates a QApplication.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A deadline would be a timing assertion, and timing belongs in the benchmarks.
settings.register_profile("kk", deadline=None, print_blob=True)
settings.load_profile("kk")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test, and every process it starts, settings, data and log folders of its own."""
    folder = tmp_path / "kk_home"
    monkeypatch.setenv("KK_DESKTOP_HOME", str(folder))
    return folder
