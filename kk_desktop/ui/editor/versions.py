"""Versions from the editor: one gets a name, the text is kept in time, and the ways to compare and to the history."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction

from kk_desktop.domain.documents import Document
from kk_desktop.domain.versions import VersionReason
from kk_desktop.errors import GoneError

from .parts import Around, PanePart
from .question import Question

PAUSE = 10 * 60_000
"""Milliseconds of work after which the service is asked to keep the text."""


class Versions(PanePart):
    """The question for the name stands below the facts; the timer only runs while something new has been typed."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.question = self.above = Question(around.editor)
        self._document_id = ""
        self._worked_on: set[str] = set()
        owner = around.owner
        self.save = QAction("Gem &version", owner)
        self.compare = QAction("Sammenlign &versioner", owner)
        self.history = QAction("Histori&k", owner)
        self.save.triggered.connect(self._on_save)
        self.compare.triggered.connect(lambda: self._go("versions"))
        self.history.triggered.connect(lambda: self._go("document_history"))
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(PAUSE)
        self.timer.timeout.connect(self._on_time)
        around.editor.tracker.edited.connect(self._on_edited)

    def show_document(self, document: Document, can_write: bool) -> None:
        """The document that versions are kept of from now on."""
        if document.id != self._document_id:
            self.question.hide()
        self._document_id = document.id

    def forget(self) -> None:
        """No document is shown."""
        self._document_id = ""
        self.question.hide()

    def commands(self) -> Mapping[str, QAction]:
        """Comparing and the history always; a new version where the file can be written."""
        can_write = not self.around.workspace.read_only
        save = {"save_version": self.save} if can_write else {}
        return {**save, "compare_versions": self.compare, "history": self.history}

    def _go(self, kind: str) -> None:
        if document_id := self.around.saved():
            self.around.go_to(kind, document_id)

    # A version with a name --------------------------------------------------------------------------------

    def _on_save(self) -> None:
        self.question.ask("Hvad skal versionen hedde?", "Gem version", "", self._keep)

    def _keep(self, name: str) -> None:
        if not name:
            self.around.messages.tell("Versionen er ikke gemt. Skriv et navn, så du kan finde den igen.", "warning")
            return
        document_id, workspace = self.around.saved(), self.around.workspace
        if document_id:
            self.around.tasks.start(
                lambda: workspace.versions.keep(document_id, VersionReason.NAMED, name),
                lambda _number: self._tell_kept(name),
                self.around.messages.tell_problem,
                owner=self,
            )

    def _tell_kept(self, name: str) -> None:
        words = f"Versionen ”{' '.join(name.split())}” er gemt."
        self.around.messages.tell(words, "good", "Sammenlign", lambda: self._go("versions"))

    # Every ten minutes ------------------------------------------------------------------------------------

    def _on_edited(self) -> None:
        if self._document_id:
            self._worked_on.add(self._document_id)
            if not self.timer.isActive():
                self.timer.start()

    def _on_time(self) -> None:
        worked_on, self._worked_on = self._worked_on, set()
        service = self.around.workspace.versions
        self.around.tasks.start(
            lambda: {document_id for document_id in worked_on if not _is_kept(service.keep_in_time, document_id)},
            self._on_asked,
            self.around.messages.tell_problem,
            owner=self,
        )

    def _on_asked(self, too_early: set[str]) -> None:
        """Those that somebody kept a version of meanwhile are asked about again later."""
        self._worked_on |= too_early
        if too_early:
            self.timer.start()


def _is_kept(keep_in_time, document_id: str) -> bool:
    try:
        return bool(keep_in_time(document_id))
    except GoneError:
        return True
