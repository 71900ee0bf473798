"""A new file in a folder of its own, opened by Anna Holm on Friday 21 March 2025."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kk_desktop.domain.people import Myself
from kk_desktop.paths import resource
from kk_desktop.printing.helper import PageHelper
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import Workspace, create_workspace
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


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    machine = Machine(tmp_path / "settings")
    machine.me = Myself("Anna Holm", "Fuldmægtig", "Team Høringer")
    return machine


@pytest.fixture
def workspace(tmp_path: Path, machine: Machine, clock: Clock) -> Iterator[Workspace]:
    workspace = create_workspace(tmp_path / "Arbejde.kkdb", machine, clock)
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
