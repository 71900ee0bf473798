"""One letter to many on its way out: to the printer, to a folder, or into one PDF, with a way to stop it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kk_desktop.errors import UserError
from kk_desktop.paths import documents_folder
from kk_desktop.services.jobs import Progress, Stopped
from kk_desktop.services.mail_merge import told_stopped
from kk_desktop.services.paper import PLAIN_WAY, Rendered, Variant, Way

from .print_panel import PrintPanel
from .printing import AskPrinter, Job, Paper, Press, ask_printer

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from kk_desktop.domain.recipients import Recipient
    from kk_desktop.services.machine import Machine
    from kk_desktop.services.workspace import Workspace

    from .messages import Messages
    from .tasks import Tasks


class MergeOutput(QObject):
    """Asks where to, does it beside the window, and tells how far it came."""

    done = Signal()
    """The letters are out, or as many as there will be; the strip has told it."""

    ask_printer: AskPrinter = staticmethod(ask_printer)
    """The system's dialog; tests hand in a printer instead."""

    def __init__(
        self,
        workspace: Workspace,
        messages: Messages,
        tasks: Tasks,
        machine: Machine,
        document_id: str,
        *,
        owner: QWidget,
    ) -> None:
        super().__init__(owner)
        self._service, self._pages = workspace.mail_merge, workspace.pages
        self._messages, self._tasks, self._owner = messages, tasks, owner
        self._document_id = document_id
        self._title = workspace.documents.get(document_id).title
        self.panel = PrintPanel(owner, machine)

    def print(self, recipients: Sequence[Recipient], variant: Variant) -> None:
        """Ask how, and send all letters as one job; each begins on a front page."""
        if self._messages.can_begin():
            title = f"{self._title}: {count_letters(len(recipients))}"
            self.panel.ask(title, (PLAIN_WAY,), PLAIN_WAY.name, partial(self._print, recipients, variant, title))

    def save_files(self, recipients: Sequence[Recipient], variant: Variant) -> None:
        """Ask for a folder, and save each letter there."""
        if not self._messages.can_begin():
            return
        folder = self._messages.ask_folder("Gem brevene i en mappe", documents_folder())
        if folder is None:
            return
        progress = self._service.progress(recipients)
        self._start(
            progress,
            lambda: self._service.save_files(self._document_id, recipients, folder, variant, progress),
            lambda place: self._tell_saved(f"{count_letters(progress.done)} er gemt i mappen ”{place.name}”.", place),
            self._on_not_saved,
        )

    def save_one(self, recipients: Sequence[Recipient], variant: Variant, *, duplex: bool) -> None:
        """Ask for a name, and save all letters under it."""
        if not self._messages.can_begin():
            return
        suggested = documents_folder() / self._pages.file_name(self._document_id)
        path = self._messages.ask_save_path("Gem som én PDF", suggested, "PDF (*.pdf)")
        if path is None:
            return
        progress = self._service.progress(recipients)

        def tell(rendered: Rendered) -> None:
            words = f"{count_letters(progress.done)} på {rendered.page_count} sider"
            self._tell_saved(f"”{path.name}” er gemt: {words}.", path)

        self._start(
            progress,
            lambda: self._service.save_one(
                self._document_id, recipients, path, variant, progress, duplex=duplex
            ),
            tell,
            self._on_one_not_saved,
        )  # fmt: skip

    def _start(
        self,
        progress: Progress,
        work: Callable[[], object],
        done: Callable,
        failed: Callable[[BaseException], None],
    ) -> None:
        self._messages.clear()
        self._messages.jobs.start(self._tasks, progress, work, done, failed, owner=self._messages)

    # On paper ---------------------------------------------------------------------------------------------

    def _print(self, recipients: Sequence[Recipient], variant: Variant, title: str, _way: Way, paper: Paper) -> None:
        printer = self.ask_printer(self._owner, Job(title, None, paper=paper))
        if printer is None:
            return
        progress = self._service.progress(recipients, "Udskriver")
        self._start(
            progress,
            lambda: self._send(recipients, variant, printer, paper, progress),
            lambda pages: self._tell(f"{count_letters(progress.done)} er sendt til printeren: {pages} sider."),
            partial(self._on_not_printed, progress),
        )

    def _send(
        self, recipients: Sequence[Recipient], variant: Variant, printer: QPrinter, paper: Paper, progress: Progress
    ) -> int:
        with closing(self._service.letters(self._document_id, recipients, variant)) as letters:
            return Press(printer, paper).send(letters, on_letter=progress.step)

    def _on_not_printed(self, progress: Progress, error: BaseException) -> None:
        sent = (
            f"{count_letters(progress.done)} er sendt til printeren." if progress.done else "Intet brev er udskrevet."
        )
        if isinstance(error, Stopped):
            self._tell(f"Stoppet. {sent}", "info")
        elif isinstance(error, UserError):
            self._tell(f"{error} {sent}", "error")
        else:
            self._tell_problem(error)

    # In files ---------------------------------------------------------------------------------------------

    def _tell_saved(self, sentence: str, place: Path) -> None:
        self._messages.tell_saved(sentence, place)
        self._tell_done()

    def _on_not_saved(self, error: BaseException) -> None:
        if isinstance(error, Stopped):
            self._tell(told_stopped(error), "info")
        else:
            self._tell_problem(error)

    def _on_one_not_saved(self, error: BaseException) -> None:
        if isinstance(error, Stopped):
            self._tell("Stoppet. Intet er gemt.", "info")
        else:
            self._tell_problem(error)

    def _tell(self, sentence: str, tone: str = "good") -> None:
        self._messages.tell(sentence, tone)
        self._tell_done()

    def _tell_problem(self, error: BaseException) -> None:
        self._messages.tell_problem(error)
        self._tell_done()

    def _tell_done(self) -> None:
        # The page may have been left while the letters went on.
        if isValid(self):
            self.done.emit()


def count_letters(count: int) -> str:
    """1 brev, 12 breve."""
    return "1 brev" if count == 1 else f"{count} breve"
