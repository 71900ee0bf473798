"""A hearing's material in its facts: each piece can be seen, called something else, laid by the answer, taken away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from kk_desktop.domain.hearings import HearingFile
from kk_desktop.paths import documents_folder
from kk_desktop.ui.attachment_files import ANY_FILE
from kk_desktop.ui.messages import Messages
from kk_desktop.ui.tasks import Tasks
from kk_desktop.ui.widgets.buttons import button, icon_button
from kk_desktop.ui.widgets.dropped_files import DroppedFiles
from kk_desktop.ui.widgets.fields import LineField
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.layouts import empty

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace


class MaterialList(QWidget):
    """Files let go of over the list are put in; ``answer_id`` tells which document a bilag would go along with."""

    def __init__(self, workspace: Workspace, messages: Messages, tasks: Tasks, answer_id: Callable[[], str]) -> None:
        super().__init__()
        self._workspace, self._messages, self._tasks, self._answer_id = workspace, messages, tasks, answer_id
        self._hearing_id = ""
        self._shown: list[HearingFile] = []
        self._can_write = True
        self.titles: list[LineField] = []
        self.menus: list[QMenu] = []
        self._keys: list[QWidget] = []
        self.choose = button("Læg filer ved", "paperclip", "link", self._on_choose)
        self.choose.setToolTip("Vælg filer, eller slip dem her: det, der høres om, eller mailen selv")
        DroppedFiles(self).dropped.connect(self.add)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label("Materiale", "secondary", "text2"))
        column.addLayout(self._rows)
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)

    def show_hearing(self, hearing_id: str, can_write: bool) -> None:
        """Read the material; where nothing can be written, it can still be looked at."""
        files = self._workspace.hearings.files(hearing_id)
        if (hearing_id, files, can_write) == (self._hearing_id, self._shown, self._can_write):
            return
        self._hearing_id, self._shown, self._can_write = hearing_id, files, can_write
        self.setAcceptDrops(can_write)
        self.choose.setVisible(can_write)
        self.titles, self.menus, self._keys = [], [], []
        empty(self._rows)
        for file in files:
            self._rows.addWidget(self._row(file))

    def keys(self) -> list[QWidget]:
        """What takes the keyboard, in the order in which it stands."""
        return [*self._keys, self.choose]

    def _row(self, file: HearingFile) -> QWidget:
        rename = self._workspace.hearing_files.rename
        title = LineField(f"Materiale: {file.title}", lambda text: rename(file.id, text), caption=False)
        title.setText(file.title)
        title.edit.setReadOnly(not self._can_write)
        self.titles.append(title)
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(title, 2)
        stored = self._file_button(file)
        row.addWidget(stored, 1)
        self._keys += [title.edit, stored]
        if self._can_write:
            away = icon_button("x", f"Slet ”{file.title}” af materialet", on_click=partial(self._remove, file))
            row.addWidget(away)
            self._keys.append(away)
        return made

    def _file_button(self, file: HearingFile) -> QPushButton:
        stored = file.file
        made = button(stored.size_in_words, "paperclip", "link")
        made.setToolTip(stored.name)
        made.setAccessibleName(f"{stored.name}, {stored.size_in_words}")
        menu = QMenu(made)
        menu.addAction("&Vis", partial(self._show_file, file))
        menu.addAction("Gem en &kopi …", partial(self._save_copy, file))
        if self._can_write:
            menu.addAction("&Læg ved svaret som bilag", partial(self._attach, file))
        made.setMenu(menu)
        self.menus.append(menu)
        return made

    # What is done -----------------------------------------------------------------------------------------

    def add(self, paths: Sequence[Path]) -> None:
        """Put files in, beside the window's thread."""
        hearing_id = self._hearing_id
        if not paths or not hearing_id or not self._can_write:
            return
        what = f"”{paths[0].name}”" if len(paths) == 1 else f"{len(paths)} filer"
        self._messages.tell(f"Lægger {what} ved høringen …")
        self._start(lambda: self._workspace.hearing_files.add(hearing_id, paths), self._on_added)

    def _on_added(self, ids: list[str]) -> None:
        self._messages.tell("Filen er lagt ved." if len(ids) == 1 else f"{len(ids)} filer er lagt ved.", "good")

    def _on_choose(self) -> None:
        self.add(self._messages.ask_open_paths("Læg filer ved høringen", documents_folder(), ANY_FILE))

    def _show_file(self, file: HearingFile) -> None:
        def show(path: Path) -> None:
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
                self._messages.tell(f"Der er ikke noget program her, der kan vise ”{path.name}”. Gem en kopi.", "error")

        self._start(lambda: self._workspace.hearing_files.copy_to_look_at(file.file), show)

    def _save_copy(self, file: HearingFile) -> None:
        path = self._messages.ask_save_path("Gem en kopi", documents_folder() / file.file.name, ANY_FILE)
        if path is not None:
            self._start(
                lambda: self._workspace.hearing_files.save_copy(file.file, path),
                lambda _nothing: self._messages.tell(f"”{path.name}” er gemt.", "good"),
            )

    def _attach(self, file: HearingFile) -> None:
        answer_id = self._answer_id()
        if answer_id and self._messages.attempt(lambda: self._workspace.hearing_files.attach(file.id, answer_id)):
            undo = self._messages.undo_requested.emit
            self._messages.tell(f"”{file.title}” er lagt ved svaret som bilag.", "good", "Fortryd", undo)

    def _remove(self, file: HearingFile) -> None:
        def remove() -> bool:
            self._workspace.hearing_files.remove(file.id)
            return True

        if self._messages.attempt(remove):
            self._messages.tell_deleted(f"”{file.title}” er taget ud af materialet.")

    def _start(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._tasks.start(work, done, self._messages.tell_problem, owner=self)
