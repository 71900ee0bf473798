"""The files of bilag, the same in every list of them: put in beside the window's thread, shown, copied, taken out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from kk_desktop.domain.documents import Attachment
from kk_desktop.paths import documents_folder

from .messages import Messages
from .tasks import Tasks

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace

ANY_FILE = "Alle filer (*)"


class AttachmentFiles(QObject):
    """What a person does with the files of one document's bilag."""

    added = Signal(list)
    """The ids of the bilag that have just come in."""

    def __init__(self, workspace: Workspace, messages: Messages, tasks: Tasks, owner: QWidget) -> None:
        super().__init__(owner)
        self._service, self._bundles = workspace.attachments, workspace.bundles
        self._messages, self._tasks = messages, tasks
        self.document_id = ""

    # Putting in -------------------------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for files, and make each a bilag."""
        self.add(self._messages.ask_open_paths("Vælg bilag", documents_folder(), ANY_FILE))

    def add(self, paths: Sequence[Path]) -> None:
        """Make each file a bilag, after those there are."""
        document_id = self.document_id
        if not paths or not document_id:
            return
        self._tell_reading(paths)
        self._start(lambda: self._add(document_id, paths), self._on_added)

    def choose_for(self, bilag: Attachment) -> None:
        """Ask for the file of a bilag."""
        path = self._messages.ask_open_path(f"Vælg fil til bilag {bilag.number}", documents_folder(), ANY_FILE)
        if path is not None:
            self.set(bilag, path)

    def set(self, bilag: Attachment, path: Path) -> None:
        """Let the bilag have this file."""
        document_id = self.document_id
        self._tell_reading([path])
        self._start(lambda: self._set(document_id, bilag.id, path), self._on_added)

    def _add(self, document_id: str, paths: Sequence[Path]) -> tuple[list[str], str]:
        ids = self._service.add_files(document_id, paths)
        return ids, self._troubles(ids)

    def _set(self, document_id: str, bilag_id: str, path: Path) -> tuple[list[str], str]:
        self._service.set_file(document_id, bilag_id, path)
        return [bilag_id], self._troubles([bilag_id])

    def _troubles(self, ids: Sequence[str]) -> str:
        """What cannot be printed: the one that is shown to the person, who meets the others before printing."""
        found = [trouble for bilag_id in ids if (trouble := self._bundles.trouble(bilag_id))]
        more = len(found) - 1
        if not found:
            return ""
        return found[0] + (f" Det gælder også {more} {'andet' if more == 1 else 'andre'} bilag." if more else "")

    def _on_added(self, answer: tuple[list[str], str]) -> None:
        ids, trouble = answer
        if trouble:
            self._messages.tell(trouble, "warning")
        else:
            self._messages.tell("Bilaget er lagt ind." if len(ids) == 1 else f"{len(ids)} bilag er lagt ind.", "good")
        self.added.emit(ids)

    def _tell_reading(self, paths: Sequence[Path]) -> None:
        what = f"”{paths[0].name}”" if len(paths) == 1 else f"{len(paths)} filer"
        self._messages.tell(f"Lægger {what} ind …")

    # Taking out -------------------------------------------------------------------------------------------

    def show_file(self, bilag: Attachment) -> None:
        """Let the program that this machine opens such files with show it."""

        def show(path: Path) -> None:
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
                self._messages.tell(f"Der er ikke noget program her, der kan vise ”{path.name}”. Gem en kopi.", "error")

        self._start(lambda: self._service.copy_to_look_at(bilag.id), show)

    def save_copy(self, bilag: Attachment) -> None:
        """Ask where, and write the file there."""
        if bilag.file is None:
            return
        path = self._messages.ask_save_path("Gem en kopi af bilaget", documents_folder() / bilag.file.name, ANY_FILE)
        if path is not None:
            self._start(
                lambda: self._service.save_copy(bilag.id, path),
                lambda _nothing: self._messages.tell(f"”{path.name}” er gemt.", "good"),
            )

    def remove_file(self, bilag: Attachment) -> None:
        """Take the file out of the bilag."""

        def work() -> bool:
            self._service.remove_file(self.document_id, bilag.id)
            return True

        if bilag.file is not None and self._messages.attempt(work):
            self._messages.tell_deleted(f"”{bilag.file.name}” er taget ud af bilag {bilag.number}.")

    def _start(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._tasks.start(work, done, self._messages.tell_problem, owner=self)
