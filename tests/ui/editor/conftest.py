"""An editor with counted ids, and the example file open in a pane, for the tests of the editor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from itertools import count
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kk_desktop.domain.text import Block, Run
from kk_desktop.services.jobs import Jobs
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import Workspace, create_workspace, demo_workspace
from kk_desktop.ui import look
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
def editor(qtbot: QtBot, qapp, new_id: Callable[[], str]) -> BlockEdit:
    look.put_on(qapp)
    made = BlockEdit(new_id, lambda table_id: f"Tabel {table_id}")
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


def _open(qtbot: QtBot, make: Callable, folder: Path) -> Iterator[Desk]:
    machine = Machine(folder)
    jobs = Jobs()
    workspace = make(folder / "file.kkdb", machine, lambda: NOW)
    messages = Messages()
    qtbot.addWidget(messages)
    changes = Changes()
    workspace.subscribe(changes.tell)
    yield Desk(workspace, messages, Tasks(jobs), changes, machine)
    jobs.close()
    workspace.close()


@pytest.fixture
def desk(qtbot: QtBot, qapp, tmp_path: Path) -> Iterator[Desk]:
    """A new file."""
    look.put_on(qapp)
    yield from _open(qtbot, create_workspace, tmp_path)


@pytest.fixture
def demo_desk(qtbot: QtBot, qapp, tmp_path: Path) -> Iterator[Desk]:
    """The example file."""
    look.put_on(qapp)
    yield from _open(qtbot, demo_workspace, tmp_path)


@pytest.fixture
def pane(qtbot: QtBot, desk: Desk) -> DocumentPane:
    """A pane on the new file."""
    made = DocumentPane(*desk.parts)
    qtbot.addWidget(made)
    made.resize(1500, 800)
    made.show()
    qtbot.waitExposed(made)
    return made
