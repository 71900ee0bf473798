"""The real window on a real copy of the example file, on Friday 21 March 2025, with Anna Holm before it."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from math import inf
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kk_desktop.app import dress
from kk_desktop.domain.people import Myself
from kk_desktop.services.jobs import Jobs
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import demo_workspace
from kk_desktop.ui.main_window import MainWindow
from kk_desktop.ui.tabs.overview import tab as overview_tab
from kk_desktop.ui.tasks import Tasks

NOW = datetime(2025, 3, 21, 14, 32, tzinfo=timezone(timedelta(hours=1)))
WAIT = 20_000  # ms; only ever waited out when something is broken


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp):
    """The application as the person sees it."""
    dress(qapp)
    return qapp


@pytest.fixture(autouse=True)
def overblik_is_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """However busy the machine is: one that reads slowly is seen by the test that asks for it."""
    monkeypatch.setattr(overview_tab, "SLOW", inf)


@pytest.fixture
def clock() -> Callable[[], datetime]:
    return lambda: NOW


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    machine = Machine(tmp_path / "settings")
    machine.me = Myself("Anna Holm", "Sagsbehandler")
    return machine


@pytest.fixture(scope="session")
def demo_master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example file, made once; tests work on copies."""
    folder = tmp_path_factory.mktemp("demo")
    machine = Machine(folder / "settings")
    machine.me = Myself("Bo Lund")
    demo_workspace(folder / "Eksempel.kkdb", machine, lambda: NOW).close()
    return folder / "Eksempel.kkdb"


@pytest.fixture
def demo_file(demo_master: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(demo_master, tmp_path / "Eksempel.kkdb"))


@pytest.fixture
def bare_window(qtbot: QtBot, machine: Machine, clock: Callable[[], datetime]) -> Iterator[MainWindow]:
    """The window with no file open."""
    jobs = Jobs()
    window = MainWindow(machine, clock, Tasks(jobs))
    window.resize(1440, 900)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close_file(show_start=False)
    jobs.close()


@pytest.fixture
def window(qtbot: QtBot, bare_window: MainWindow, demo_file: Path) -> MainWindow:
    """The window with a copy of the example file open."""
    with qtbot.waitSignal(bare_window.file_opened, timeout=WAIT):
        bare_window.open_path(demo_file)
    return bare_window
