"""Hent ind: a PDF for review, chosen or dropped, becomes a document, a mail begins a hearing, a list is looked at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kk_desktop.paths import documents_folder

from .messages import Messages
from .tasks import Tasks

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace

NO_FILE = "Åbn først den fil, som dokumentet skal hentes ind i. Intet er hentet ind."
_MAILS = (".eml", ".msg")
_LISTS = (".xlsx", ".xlsm", ".xltx", ".csv", ".tsv", ".txt", ".xls")
ONE_AT_A_TIME = "Slip én fil ad gangen. Intet er hentet ind."


class Fetching(QObject):
    """Works on whatever file ``workspace`` says is open; tells ``fetched`` with the new document's id.

    Mails are told by ``mails_came``, with the files that came along: they ask for an answer. ``list_came`` tells of
    a workbook or a CSV file by its path: its rows are looked at before they are taken in.
    """

    fetched = Signal(str)
    mails_came = Signal(list)
    list_came = Signal(str)

    def __init__(self, workspace: Callable[[], Workspace | None], messages: Messages, tasks: Tasks) -> None:
        super().__init__(messages)
        self._workspace, self._messages, self._tasks = workspace, messages, tasks

    def ask(self) -> None:
        """Let the person choose the file."""
        pattern = "PDF fra gennemsyn, mail, Excel og CSV (*.pdf *.eml *.msg *.xlsx *.xlsm *.csv *.tsv *.txt)"
        if path := self._messages.ask_open_path("Hent ind", documents_folder(), pattern):
            self.fetch([path])

    def fetch(self, paths: list[Path]) -> None:
        """Take a PDF in, beside the window's thread, and offer to take it back."""
        workspace = self._workspace()
        if workspace is None or workspace.read_only:
            self._messages.tell("Filen kan kun læses. Intet er hentet ind." if workspace else NO_FILE, "warning")
        elif any(path.suffix.lower() in _MAILS for path in paths):
            self.mails_came.emit(paths)
        elif len(paths) > 1:
            self._messages.tell(ONE_AT_A_TIME, "warning")
        elif paths[0].suffix.lower() in _LISTS:
            self.list_came.emit(str(paths[0]))
        else:
            self._tasks.start(
                lambda: workspace.review.fetch(paths[0]),
                lambda document_id: self._on_fetched(workspace, document_id),
                self._messages.tell_problem,
                owner=self,
            )

    def _on_fetched(self, workspace: Workspace, document_id: str) -> None:
        if workspace is not self._workspace():
            return
        # The window is painted before anything is known of documents.
        from kk_desktop.domain.documents import UNTITLED

        self.fetched.emit(document_id)
        title = workspace.documents.get(document_id).title or UNTITLED
        undo = self._messages.undo_requested.emit
        self._messages.tell(f"”{title}” er hentet ind som en kladde.", "good", "Fortryd", undo)
