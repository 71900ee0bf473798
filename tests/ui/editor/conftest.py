"""An editor with counted ids, and the example file open in a pane, for the tests of the editor."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from itertools import count
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from kk_desktop.domain.people import Myself
from kk_desktop.domain.text import Block, Run
from kk_desktop.services.jobs import Jobs
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import Workspace, create_workspace, open_workspace
from kk_desktop.ui.changes import Changes
from kk_desktop.ui.editor.document_pane import DocumentPane
from kk_desktop.ui.editor.text_edit import BlockEdit
from kk_desktop.ui.messages import Messages
from kk_desktop.ui.tasks import Tasks

NOW = datetime(2025, 3, 21, 14, 32, tzinfo=timezone(timedelta(hours=1)))


def paragraph(block_id: str, text: str) -> Block:
    """An ordinary paragraph."""
    return Block(block_id, runs=(Run(text),))


@pytest.fixture
def new_id() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"new{next(numbers)}"


@pytest.fixture
def editor(qtbot: QtBot, new_id: Callable[[], str]) -> BlockEdit:
    made = BlockEdit(new_id, lambda table_id: f"Tabel {table_id}", lambda text, _html: [paragraph(new_id(), text)])
    qtbot.addWidget(made)
    made.resize(780, 500)
    made.show()
    return made


@dataclass
class Desk:
    """One open file with all a tab is handed."""

    workspace: Workspace
    messages: Messages
    tasks: Tasks
    changes: Changes
    machine: Machine

    @property
    def parts(self) -> tuple:
        """In the order that tabs take them."""
        return self.workspace, self.messages, self.tasks, self.changes, self.machine


def _open(qtbot: QtBot, file: Path, folder: Path) -> Iterator[Desk]:
    machine = Machine(folder / "settings")
    machine.me = Myself("Anna Holm", "Sagsbehandler")
    jobs = Jobs()
    workspace = open_workspace(file, machine, lambda: NOW)
    messages = Messages()
    qtbot.addWidget(messages)
    changes = Changes()
    workspace.subscribe(changes.tell)
    yield Desk(workspace, messages, Tasks(jobs), changes, machine)
    jobs.close()
    workspace.close()


@pytest.fixture(scope="session")
def new_master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new file, made once; tests work on copies."""
    folder = tmp_path_factory.mktemp("new")
    create_workspace(folder / "Ny.kkdb", Machine(folder), lambda: NOW).close()
    return folder / "Ny.kkdb"


@pytest.fixture
def desk(qtbot: QtBot, new_master: Path, tmp_path: Path) -> Iterator[Desk]:
    """A new file."""
    yield from _open(qtbot, Path(shutil.copy(new_master, tmp_path / "Ny.kkdb")), tmp_path)


@pytest.fixture
def demo_desk(qtbot: QtBot, demo_file: Path, tmp_path: Path) -> Iterator[Desk]:
    """A copy of the example file."""
    yield from _open(qtbot, demo_file, tmp_path)


def shown(desk: Desk) -> Iterator[DocumentPane]:
    """A pane, deleted before its file is closed, as the window does it."""
    made = DocumentPane(*desk.parts)
    made.resize(1500, 900)
    made.show()
    yield made
    delete(made)


@pytest.fixture
def pane(desk: Desk) -> Iterator[DocumentPane]:
    """A pane on the new file."""
    yield from shown(desk)


@pytest.fixture
def demo_pane(demo_desk: Desk) -> Iterator[DocumentPane]:
    """A pane on the example file."""
    yield from shown(demo_desk)
