"""From the text to paper and to a PDF: the pages of the saved document, drawn off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QWidget

from kk_desktop.paths import documents_folder
from kk_desktop.ui.messages import Messages
from kk_desktop.ui.printing import AskPrinter, ask_printer, print_pdf
from kk_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace


class Output(QObject):
    """``flush`` saves what is typed first, so that what is printed is what the file holds."""

    done = Signal()
    """Pages have been sent or saved; the strip has told it."""

    ask_printer: AskPrinter = staticmethod(ask_printer)
    """The system's dialog; tests hand in a printer instead."""

    def __init__(
        self, workspace: Workspace, messages: Messages, tasks: Tasks, owner: QWidget, flush: Callable[[], bool]
    ) -> None:
        super().__init__(owner)
        self._workspace, self._messages, self._tasks, self._owner = workspace, messages, tasks, owner
        self._flush = flush
        self.document_id = ""
        self.print = self._action("&Udskriv", QKeySequence.StandardKey.Print, self._on_print)
        self.save_pdf = self._action("Gem som &PDF", None, self._on_save_pdf)

    def _action(self, words: str, key: QKeySequence.StandardKey | None, do: Callable[[], None]) -> QAction:
        action = QAction(words, self._owner)
        action.setIconVisibleInMenu(False)
        if key is not None:
            action.setShortcut(QKeySequence(key))
            self._owner.addAction(action)
        action.triggered.connect(lambda _checked=False: do())
        return action

    def _on_print(self) -> None:
        if not self._flush():
            return
        document_id = self.document_id
        title = self._workspace.documents.get(document_id).title
        printer = self.ask_printer(self._owner, title)
        if printer is None:
            return
        pages = self._workspace.pages
        self._tasks.start(
            lambda: print_pdf(pages.render(document_id).pdf, printer),
            lambda count: self._tell(f"”{title}” er sendt til printeren: {_pages(count)}."),
            self._messages.tell_problem,
            owner=self._owner,
        )

    def _on_save_pdf(self) -> None:
        if not self._flush():
            return
        document_id, pages = self.document_id, self._workspace.pages
        suggested = documents_folder() / pages.file_name(document_id)
        path = self._messages.ask_save_path("Gem som PDF", suggested, "PDF (*.pdf)")
        if path is None:
            return
        path = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        self._tasks.start(
            lambda: pages.save_pdf(document_id, path),
            lambda rendered: self._tell_saved(path, rendered.page_count),
            self._messages.tell_problem,
            owner=self._owner,
        )

    def _tell_saved(self, path: Path, count: int) -> None:
        def show() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        self._tell(f"”{path.name}” er gemt: {_pages(count)}.", "Vis", show)

    def _tell(self, sentence: str, verb: str = "", do: Callable[[], None] | None = None) -> None:
        self._messages.tell(sentence, "good", verb, do)
        self.done.emit()


def _pages(count: int) -> str:
    return "1 side" if count == 1 else f"{count} sider"
