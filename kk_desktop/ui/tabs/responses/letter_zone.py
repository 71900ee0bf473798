"""The place at the top of a new hearing where the letter that asks is let go of, and the files that came with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kk_desktop.domain.asking import AskingLetter
from kk_desktop.domain.files import StoredFile
from kk_desktop.paths import documents_folder
from kk_desktop.ui.attachment_files import ANY_FILE
from kk_desktop.ui.messages import Messages
from kk_desktop.ui.tasks import Tasks
from kk_desktop.ui.widgets.buttons import button, icon_button
from kk_desktop.ui.widgets.labels import ElidedLabel, label, set_tone
from kk_desktop.ui.widgets.layouts import empty

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace

_INVITATION = "Slip mailen eller brevet her, så udfyldes felterne. Filerne lægges ved som materiale."


class LetterZone(QFrame):
    """Reads beside the window's thread; ``read`` carries what the letter says, ``busy`` that it is being read."""

    read = Signal(object)
    busy = Signal(bool)

    def __init__(self, workspace: Workspace, messages: Messages, tasks: Tasks) -> None:
        super().__init__()
        self.setProperty("ground", "gray")
        self._workspace, self._messages, self._tasks = workspace, messages, tasks
        self._turn, self._under_way = 0, 0
        self.files: list[StoredFile] = []
        self.told = label(_INVITATION, "body", "text2", wrap=True)
        self.remarks = label("", "secondary", "amber", wrap=True)
        self.choose = button("Vælg filer", "paperclip", "link", self._on_choose)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        top = QHBoxLayout()
        top.addWidget(self.told, 1)
        top.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 12, 10)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.remarks)
        column.addLayout(self._rows)
        self.begin()

    def begin(self) -> None:
        """Nothing has been handed in; what is still being read belongs to a form that was given up."""
        self._turn += 1
        self._under_way = 0
        self.files = []
        self._tell(_INVITATION)
        self.remarks.hide()
        self._show_files()

    def take(self, paths: Sequence[Path]) -> None:
        """Read what was handed in."""
        if not paths:
            return
        self._under_way += 1
        turn = self._turn
        what = f"”{paths[0].name}”" if len(paths) == 1 else f"{len(paths)} filer"
        self._tell(f"Læser {what} …")
        self.busy.emit(True)

        def if_wanted(do: Callable[[Any], None], answer: Any) -> None:
            if turn == self._turn:
                self._under_way -= 1
                self.busy.emit(self._under_way > 0)
                do(answer)

        self._tasks.start(
            lambda: self._workspace.asking_letters.read(paths),
            partial(if_wanted, self._on_read),
            partial(if_wanted, self._on_refused),
            owner=self,
        )

    def _on_read(self, letter: AskingLetter) -> None:
        self.files += [file for file in letter.files if file not in self.files]
        self._tell("Felterne er udfyldt efter brevet, hvor de var tomme. Læs dem igennem, før du opretter.")
        self.remarks.setText("\n".join(letter.remarks))
        self.remarks.setVisible(bool(letter.remarks))
        self._show_files()
        self.read.emit(letter)

    def _on_refused(self, error: BaseException) -> None:
        self._tell(_INVITATION)
        self._messages.tell_problem(error)

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        set_tone(self.told, "text2")

    def _show_files(self) -> None:
        empty(self._rows)
        for file in self.files:
            self._rows.addWidget(self._row(file))

    def _row(self, file: StoredFile) -> QWidget:
        name = ElidedLabel()
        name.setText(f"{file.name}  ·  {file.size_in_words}")
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(name, 1)
        row.addWidget(icon_button("x", f"Tag ”{file.name}” ud igen", on_click=partial(self.take_out, file)))
        return made

    def take_out(self, file: StoredFile) -> None:
        """Leave a file out of the material."""
        self.files.remove(file)
        self._show_files()

    def _on_choose(self) -> None:
        self.take(self._messages.ask_open_paths("Vælg mailen eller brevet", documents_folder(), ANY_FILE))
