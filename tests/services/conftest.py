"""A new file in a folder of its own, opened by Anna Holm on Friday 21 March 2025."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kk_desktop.domain.people import Myself
from kk_desktop.paths import resource
from kk_desktop.printing.helper import PageHelper
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import Workspace, create_workspace, open_workspace
from tests.services.office import Office, Shared


class Clock:
    """A clock that only goes when told to."""

    def __init__(self) -> None:
        self.now = datetime(2025, 3, 21, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_minutes(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a new file and the settings of whoever made it: each test has its copy, for making one is slow."""
    folder = tmp_path_factory.mktemp("made")
    machine = Machine(folder / "settings")
    machine.me = Myself("Anna Holm", "Fuldmægtig", "Team Høringer")
    create_workspace(folder / "Arbejde.kkdb", machine, Clock()).close()
    return folder


@pytest.fixture
def machine(tmp_path: Path, made: Path) -> Machine:
    shutil.copytree(made / "settings", tmp_path / "settings")
    return Machine(tmp_path / "settings")


@pytest.fixture
def workspace(tmp_path: Path, machine: Machine, clock: Clock, made: Path) -> Iterator[Workspace]:
    file = Path(shutil.copy(made / "Arbejde.kkdb", tmp_path))
    workspace = open_workspace(file, machine, clock)
    yield workspace
    workspace.close()


@pytest.fixture(scope="module")
def helper() -> Iterator[PageHelper]:
    helper = Shared(resource("templates"))
    yield helper
    PageHelper.close(helper)


@pytest.fixture
def office(workspace: Workspace, machine: Machine, helper: PageHelper, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setattr(workspace.pages, "new_helper", lambda: helper)
    return Office(workspace, machine)
