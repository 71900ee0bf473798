"""Shared set-up: no screen, a home folder of its own for every test, hypothesis without deadlines."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Must be said before anything creates a QApplication.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# A process that a test starts finds the package, whatever folder it starts in, and speaks UTF-8.
os.environ["PYTHONPATH"] = str(Path(__file__).resolve().parents[1])
os.environ["PYTHONUTF8"] = "1"

# A deadline would be a timing assertion, and timing belongs in the benchmarks.
settings.register_profile("kk", deadline=None, print_blob=True)
settings.load_profile("kk")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test, and every process it starts, settings, data and log folders of its own."""
    folder = tmp_path / "kk_home"
    monkeypatch.setenv("KK_DESKTOP_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True, scope="session")
def kept_helper() -> Iterator[None]:
    """Let the tests of a run have one helper process after another's turn, and not each one of its own."""
    # Said first above: nothing of ours may be imported before.
    from tests.lending import lending

    with lending():
        yield
