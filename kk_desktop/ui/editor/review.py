"""Send til gennemsyn: the document's pages with the document itself inside, for a colleague."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from kk_desktop.paths import documents_folder
from kk_desktop.ui.messages import Messages
from kk_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace


class SendForReview(QObject):
    """One action; ``wanted`` saves what is typed first and names the document, or nothing when it could not."""

    def __init__(
        self, workspace: Workspace, messages: Messages, tasks: Tasks, *, owner: QWidget, wanted: Callable[[], str]
    ) -> None:
        super().__init__(owner)
        self._workspace, self._messages, self._tasks = workspace, messages, tasks
        self._owner, self._wanted = owner, wanted
        self.send = QAction("Send til &gennemsyn", owner)
        self.send.setIconVisibleInMenu(False)
        self.send.triggered.connect(self._on_send)

    def _on_send(self) -> None:
        document_id = self._wanted()
        if not document_id:
            return
        name = self._workspace.pages.file_name(document_id).removesuffix(".pdf")
        suggested = documents_folder() / f"{name} – til gennemsyn.pdf"
        path = self._messages.ask_save_path("Send til gennemsyn", suggested, "PDF (*.pdf)")
        if path is None:
            return
        self._tasks.start(
            lambda: self._workspace.review.save_review_pdf(document_id, path),
            lambda _rendered: self._tell_saved(path),
            self._messages.tell_problem,
            owner=self._owner,
        )

    def _tell_saved(self, path: Path) -> None:
        self._messages.tell_saved(
            f"”{path.name}” er gemt. Den bærer dokumentets tekst, tal og bilag og er kun til kolleger i huset, "
            "som kan hente den ind her i programmet.",
            path.parent,
            verb="Vis mappen",
        )
