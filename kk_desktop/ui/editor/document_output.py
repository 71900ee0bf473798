"""What an open document can become: paper or a PDF with its bilag, a proof, a letter to many, a file for review."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from kk_desktop.domain.bundles import Bundle
from kk_desktop.ui.messages import Messages
from kk_desktop.ui.output import Bilag, Output, Printable
from kk_desktop.ui.tasks import Tasks

from .review import SendForReview

if TYPE_CHECKING:
    from kk_desktop.services.jobs import Progress
    from kk_desktop.services.machine import Machine
    from kk_desktop.services.paper import Rendered, Variant
    from kk_desktop.services.proofs import DocumentPrint
    from kk_desktop.services.workspace import Workspace


class DocumentOutput(Output):
    """``saved`` saves what is typed and gives the document's id, or nothing when it could not."""

    merge_wanted = Signal(str)  # the document that is to go to many

    def __init__(
        self,
        workspace: Workspace,
        messages: Messages,
        tasks: Tasks,
        machine: Machine,
        *,
        owner: QWidget,
        saved: Callable[[], str],
    ) -> None:
        super().__init__(workspace.pages, messages, tasks, machine, owner=owner, wanted=self.printable)
        self._workspace, self._saved = workspace, saved
        self.print_proof = self._action("Udskriv korrek&tur", None, lambda: self._on_print("proof"))
        self.merge = self._action("&Flettebrev", None, self._on_merge)
        self.review = SendForReview(workspace, messages, tasks, owner=owner, wanted=saved)

    def commands_for(self, document_id: str) -> Mapping[str, QAction]:
        """The actions by the names of the menus' entries; one letter to many only where it names its recipient."""
        merge = {"mail_merge": self.merge} if self._workspace.mail_merge.can_merge(document_id) else {}
        return {**self.commands(), "print_proof": self.print_proof, **merge, "send_review": self.review.send}

    def printable(self) -> Printable | None:
        """The document as it is saved now; ``None`` when there is none, or it could not be saved."""
        document_id, pages = self._saved(), self._workspace.pages
        if not document_id:
            return None
        title, name = self._workspace.documents.get(document_id).title, pages.file_name(document_id)
        job = self._workspace.proofs.begin_print(document_id)
        bilag = self._bilag(document_id, job)
        return Printable(title, name, job.render, pages.ways(document_id), job.finish, bilag=bilag)

    def _bilag(self, document_id: str, job: DocumentPrint) -> Bilag | None:
        bundles, attachments = self._workspace.bundles, self._workspace.attachments
        if not any(each.file for each in attachments.of(document_id)):
            return None

        def render(bundle: Bundle, variant: Variant, progress: Progress) -> Rendered:
            manuscript, variant = job.prepare(variant)
            return bundles.render(document_id, bundle, variant, manuscript=manuscript, progress=progress)

        return Bilag(lambda: bundles.progress(document_id), render)

    def _on_merge(self) -> None:
        if document_id := self._saved():
            self.merge_wanted.emit(document_id)
