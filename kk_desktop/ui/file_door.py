"""Opening, making and copying files, beside the window's thread; a file that cannot be written is opened to read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kk_desktop.errors import FileInUseError, FileReadOnlyError
from kk_desktop.paths import data_folder

from .messages import Messages
from .tasks import Tasks

if TYPE_CHECKING:
    from kk_desktop.services.machine import Machine
    from kk_desktop.services.workspace import Workspace

PATTERN = "Filer fra programmet (*.kkdb)"
DEMO_NAME = "Eksempelfil.kkdb"


class FileDoor(QObject):
    """Tells ``opened`` (workspace, warning) or ``failed`` (the error, whose words are for the person)."""

    opening = Signal()
    opened = Signal(object, str)
    failed = Signal(object)

    def __init__(self, machine: Machine, clock: Callable[[], datetime], tasks: Tasks, messages: Messages) -> None:
        super().__init__(messages)
        self._machine, self._clock, self._tasks, self._messages = machine, clock, tasks, messages

    def open(self, path: Path) -> None:
        """Open a file; one that is in use or write-protected is opened to read."""
        self._start(lambda: self._open(path), path)

    def create(self, path: Path) -> None:
        """Make a new file with the reference lists in it."""
        self._start(lambda: self._create(path), path)

    def open_demo(self, fresh: bool = False) -> None:
        """Open the example file; made when it is not there, or when a fresh one is wanted."""
        path = data_folder() / DEMO_NAME
        if path.exists() and not fresh:
            self._start(lambda: self._open(path), None)
        else:
            self._start(lambda: self._make_demo(path), None)

    def back_up(self, workspace: Workspace, to: Path | None = None) -> None:
        """Write a checked copy of the file in the folder of copies beside it, or where the person said."""

        def work() -> Path:
            if to is None:
                return workspace.backups.make_beside()
            workspace.backups.make(to)
            return to

        self._tasks.start(work, self._on_backed_up)

    def _start(self, work: Callable[[], tuple[Workspace, str]], path: Path | None) -> None:
        self.opening.emit()

        def done(result: tuple[Workspace, str]) -> None:
            if path is not None:
                self._machine.remember_file(path)
            self.opened.emit(*result)

        self._tasks.start(work, done, self.failed.emit, owner=self)

    def _open(self, path: Path) -> tuple[Workspace, str]:
        from kk_desktop.services.workspace import open_workspace

        try:
            return open_workspace(path, self._machine, self._clock), ""
        except (FileInUseError, FileReadOnlyError) as error:
            return open_workspace(path, self._machine, self._clock, read_only=True), str(error)

    def _create(self, path: Path) -> tuple[Workspace, str]:
        from kk_desktop.services.workspace import create_workspace

        return create_workspace(path, self._machine, self._clock), ""

    def _make_demo(self, path: Path) -> tuple[Workspace, str]:
        from kk_desktop.services.workspace import demo_workspace

        # One that is open in another window stays; the fresh one gets a name of its own.
        number = 1
        while not _is_gone(path):
            number += 1
            path = path.with_name(f"{Path(DEMO_NAME).stem} {number}.kkdb")
        return demo_workspace(path, self._machine, self._clock), ""

    def _on_backed_up(self, where: Path) -> None:
        self._messages.tell(f"Sikkerhedskopien er kontrolleret og ligger i mappen {where.parent.name}.", "good")


def _is_gone(path: Path) -> bool:
    if path.with_name(path.name + "-wal").exists():
        return False
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True
