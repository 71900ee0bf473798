"""To paper and to a PDF from any tab: what is printed is drawn off the window's thread, from what the file holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QWidget

from kk_desktop.paths import documents_folder
from kk_desktop.services.paper import PLAIN, PLAIN_WAY, Rendered, Variant, Way

from .printing import AskPrinter, ask_printer, print_pdf

if TYPE_CHECKING:
    from kk_desktop.services.pages import PageService

    from .messages import Messages
    from .tasks import Tasks


@dataclass(frozen=True, slots=True)
class Printable:
    """Something that can be printed now.

    ``title`` names the job and stands in the messages, ``file_name`` is suggested for a PDF. ``render`` gives the
    finished pages and is called on another thread. ``ways`` are what the person may choose between.
    """

    title: str
    file_name: str
    render: Callable[[Variant], Rendered]
    ways: Sequence[Way] = field(default=(PLAIN_WAY,))


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
        owner: QWidget,
        wanted: Callable[[], Printable | None],
    ) -> None:
        super().__init__(owner)
        self._pages, self._messages, self._tasks, self._owner = pages, messages, tasks, owner
        self._wanted = wanted
        self.print = self._action("&Udskriv", QKeySequence.StandardKey.Print, self._on_print)
        self.save_pdf = self._action("Gem som &PDF", None, self._on_save_pdf)

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

    def _on_print(self) -> None:
        thing = self._wanted()
        printer = self.ask_printer(self._owner, thing.title) if thing else None
        if thing is None or printer is None:
            return
        self._tasks.start(
            lambda: print_pdf(thing.render(PLAIN).pdf, printer),
            lambda count: self._tell(f"”{thing.title}” er sendt til printeren: {_pages(count)}."),
            self._messages.tell_problem,
            owner=self._owner,
        )

    def _on_save_pdf(self) -> None:
        thing, pages = self._wanted(), self._pages
        if thing is None:
            return
        path = self._messages.ask_save_path("Gem som PDF", documents_folder() / thing.file_name, "PDF (*.pdf)")
        if path is None:
            return
        path = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        self._tasks.start(
            lambda: pages.save(thing.render, path),
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
