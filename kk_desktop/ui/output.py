"""To paper and to a PDF from any tab: what is printed is drawn off the window's thread, from what the file holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from kk_desktop.domain.bundles import Bundle
from kk_desktop.domain.readiness import Aspect
from kk_desktop.paths import documents_folder
from kk_desktop.services.jobs import Progress, Stopped
from kk_desktop.services.paper import PLAIN, PLAIN_WAY, Rendered, Variant, Way

from .print_panel import PrintPanel
from .printing import AskPrinter, Job, Paper, ask_printer, count_pages, lies, print_pages

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from kk_desktop.services.machine import Machine
    from kk_desktop.services.pages import PageService

    from .messages import Messages
    from .tasks import Tasks

LONG = 20
"""Pages; a longer job tells how far it has come, and can be stopped."""


Render = Callable[[Variant], Rendered]


@dataclass(frozen=True, slots=True)
class Bilag:
    """Files that can go along with what is printed; ``render`` steps the progress for each of them."""

    progress: Callable[[], Progress]
    render: Callable[[Bundle, Variant, Progress], Rendered]


@dataclass(frozen=True, slots=True)
class Printable:
    """Something that can be printed now.

    ``title`` names the job and stands in the messages, ``file_name`` is suggested for a PDF. ``render`` gives the
    finished pages and is called on another thread, as is ``finish`` when a printer or a file has them. ``ways`` are
    what the person may choose between.
    """

    title: str
    file_name: str
    render: Render
    ways: Sequence[Way] = field(default=(PLAIN_WAY,))
    bilag: Bilag | None = field(default=None, kw_only=True)
    finish: Callable[[], None] = lambda: None

    def send(self, rendered: Rendered, printer: QPrinter, paper: Paper, on_page: Callable[[], object]) -> int:
        """Print the finished pages; gives their number."""
        count = print_pages(rendered, printer, paper, on_page)
        self.finish()
        return count

    def save(self, pages: PageService, render: Render, path: Path, variant: Variant) -> Rendered:
        """Have the pages made into a file."""
        rendered = pages.save(render, path, variant)
        self.finish()
        return rendered


class Output(QObject):
    """Two actions for a page's header and the menus, on whatever ``wanted`` gives at the moment they are pressed.

    ``wanted`` saves what is typed first, so that what is printed is what the file holds, and gives ``None`` when
    there is nothing to print or something typed could not be saved.
    """

    done = Signal()
    """Pages have been sent or saved; the strip has told it."""

    ask_printer: AskPrinter = staticmethod(ask_printer)
    """The system's dialog; tests hand in a printer instead."""

    def __init__(
        self,
        pages: PageService,
        messages: Messages,
        tasks: Tasks,
        machine: Machine,
        *,
        owner: QWidget,
        wanted: Callable[[], Printable | None],
    ) -> None:
        super().__init__(owner)
        self._pages, self._messages, self._tasks, self._machine = pages, messages, tasks, machine
        self._owner, self._wanted = owner, wanted
        self._panel: PrintPanel | None = None
        self.print = self._action("&Udskriv", QKeySequence.StandardKey.Print, lambda: self._on_print("plain"))
        self.save_pdf = self._action("Gem som &PDF", None, self._on_save_pdf)

    @property
    def panel(self) -> PrintPanel:
        """What is asked before the system's dialog; made when it is first asked."""
        self._panel = self._panel or PrintPanel(self._owner, self._machine)
        return self._panel

    def commands(self) -> Mapping[str, QAction]:
        """The actions by the names of the menus' entries."""
        return {"print": self.print, "save_pdf": self.save_pdf}

    def _action(self, words: str, key: QKeySequence.StandardKey | None, do: Callable[[], None]) -> QAction:
        action = QAction(words, self._owner)
        action.setIconVisibleInMenu(False)
        if key is not None:
            action.setShortcut(QKeySequence(key))
            self._owner.addAction(action)
        action.triggered.connect(lambda _checked=False: do())
        return action

    def _on_print(self, way: str) -> None:
        if thing := self._wanted():

            def go(way: Way, paper: Paper) -> None:
                self._draw(thing, way, paper, self.panel.bundle)

            def save(way: Way) -> None:
                self._save(thing, self.panel.bundle, way.variant)

            with_bilag = thing.bilag is not None
            self.panel.ask(thing.title, thing.ways, way, go, on_save=save, with_bilag=with_bilag)

    def _draw(self, thing: Printable, way: Way, paper: Paper, bundle: Bundle) -> None:
        self._make(
            thing, bundle, lambda render: render(way.variant), lambda rendered: self._print(thing, rendered, paper)
        )

    def _make(
        self,
        thing: Printable,
        bundle: Bundle,
        work: Callable[[Render], Rendered],
        done: Callable[[Rendered], None],
    ) -> None:
        """Have the pages made; with bilag it takes a while, is told of, and can be stopped between two of them."""
        if thing.bilag is None or bundle is Bundle.LETTER:
            self._tasks.start(lambda: work(thing.render), done, self._messages.tell_problem, owner=self._owner)
            return
        if not self._messages.can_begin():
            return
        progress, make = thing.bilag.progress(), thing.bilag.render

        def together() -> Rendered:
            return work(lambda variant: make(bundle, variant, progress))

        self._messages.jobs.start(self._tasks, progress, together, done, self._on_not_made, owner=self._owner)

    def _on_not_made(self, error: BaseException) -> None:
        if isinstance(error, Stopped):
            self._messages.tell("Stoppet. Intet er udskrevet eller gemt.")
            self.done.emit()
        else:
            self._messages.tell_problem(error)

    def _print(self, thing: Printable, rendered: Rendered, paper: Paper) -> None:
        job = Job(thing.title, rendered.page_count, lies(rendered.pdf), paper)
        printer = self.ask_printer(self._owner, job)
        if printer is None:
            return
        count = count_pages(printer, rendered.page_count)
        if count <= LONG:
            work = partial(thing.send, rendered, printer, paper, lambda: None)
            told = partial(self._tell_sent, thing, rendered)
            self._tasks.start(work, told, self._messages.tell_problem, owner=self._owner)
            return
        self._print_long(thing, rendered, printer, paper, count)

    def _print_long(self, thing: Printable, rendered: Rendered, printer: QPrinter, paper: Paper, count: int) -> None:
        if not self._messages.can_begin():
            return
        progress = Progress("Udskriver", "sider", count)
        work = partial(thing.send, rendered, printer, paper, progress.step)
        told = partial(self._tell_sent, thing, rendered)
        self._messages.jobs.start(self._tasks, progress, work, told, self._on_not_sent, owner=self._owner)

    def _tell_sent(self, thing: Printable, rendered: Rendered, count: int) -> None:
        self._messages.tell(*_told(f"”{thing.title}” er sendt til printeren: {_pages(count)}.", rendered))
        self.done.emit()

    def _on_not_sent(self, error: BaseException) -> None:
        if isinstance(error, Stopped):
            self._messages.tell(f"Stoppet. {_pages(error.done)} er sendt til printeren.")
            self.done.emit()
        else:
            self._messages.tell_problem(error)

    def _on_save_pdf(self) -> None:
        if thing := self._wanted():
            if thing.bilag is not None:
                self.panel.ask_bundle(thing.title, partial(self._save, thing))
            else:
                self._save(thing, Bundle.LETTER)

    def _save(self, thing: Printable, bundle: Bundle, variant: Variant = PLAIN) -> None:
        path = self._messages.ask_save_path("Gem som PDF", documents_folder() / thing.file_name, "PDF (*.pdf)")
        if path is None:
            return
        self._make(
            thing,
            bundle,
            lambda render: thing.save(self._pages, render, path, variant),
            lambda rendered: self._tell_saved(path, rendered),
        )

    def _tell_saved(self, path: Path, rendered: Rendered) -> None:
        text, tone = _told(f"”{path.name}” er gemt: {_pages(rendered.page_count)}.", rendered)
        self._messages.tell_saved(text, path, tone)
        self.done.emit()


def _told(sentence: str, rendered: Rendered) -> tuple[str, str]:
    """The sentence and its tone, with the bilag that did not come along."""
    left_out = [finding.message for finding in rendered.findings if finding.aspect is Aspect.ATTACHMENTS]
    return " ".join((sentence, *left_out)), "warning" if left_out else "good"


def _pages(count: int) -> str:
    return "1 side" if count == 1 else f"{count} sider"
