"""The window: puts tabs, menus, strip and status bar together; the only place where they are wired."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from . import file_door, history_steps, own_pages, text_actions, window_place
from .changes import Changes
from .entries import ENTRIES
from .fetching import Fetching
from .menus import NEEDS_FILE, OWN, WRITES, Menus
from .messages import Messages
from .page_stack import PageStack
from .status_bar import StatusBar
from .tab_shelf import TabShelf
from .tasks import Tasks
from .top_bar import TopBar
from .widgets.banner import Banner
from .widgets.dropped_files import DroppedFiles
from .widgets.labels import line
from .widgets.tab_page import TabPage

if TYPE_CHECKING:
    from kk_desktop.services.machine import Machine
    from kk_desktop.services.workspace import Workspace

    from .list_output import MakeList
    from .search_page import SearchPage
    from .start_page import StartPage

STILL_AT_IT = "Det, der er færdigt, er i behold. Resten bliver ikke lavet, hvis du lukker nu."

GIVEN_UP = (
    "Det, du har skrevet til sidst, kan ikke gemmes og går tabt. Alt, der er gemt, er i behold."
    " Annuller, og kopiér teksten til et andet sted, hvis du vil beholde den."
)


class MainWindow(QMainWindow):
    """One window for one file; ``machine`` remembers how it stood, ``clock`` says the time.

    With ``opens_file`` a file is opened next, and no start page is made for nothing.
    """

    file_opened = Signal()
    file_closed = Signal()

    def __init__(self, machine: Machine, clock: Callable[[], datetime], tasks: Tasks, opens_file: bool = False) -> None:
        super().__init__()
        self.machine, self.clock, self.tasks = machine, clock, tasks
        self.workspace: Workspace | None = None
        self._build()
        self._lay_out()
        self._connect_signals()
        if opens_file:
            self._on_opening()
        else:
            self._show_start()
        window_place.restore(self, self.machine.window_state)

    # -- building ------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle("kk_desktop")
        self.setMinimumSize(1024, 640)
        self.changes = Changes(self)
        self.messages = Messages()
        self.top_bar = TopBar()
        self.banner = Banner()
        self.status = StatusBar()
        self.stack = PageStack(self.machine, self.tasks)
        self.shelf: TabShelf | None = None
        self.menus = Menus(self.menuBar(), OWN, lambda: [str(path) for path in self.machine.recent_files])
        self.door = file_door.FileDoor(self.machine, self.clock, self.tasks, self.messages)
        self.fetching = Fetching(lambda: self.workspace, self.messages, self.tasks)
        self.dropped = DroppedFiles(self)
        # A deadline gets nearer and a saved file older while the window stands open over midnight.
        self._minute = QTimer(self)
        self._minute.setInterval(60_000)

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.top_bar, line(), self.banner):
            column.addWidget(part)
        column.addWidget(self.stack, 1)
        for part in (self.messages.jobs, self.messages, line(), self.status):
            column.addWidget(part)
        self.setCentralWidget(middle)

    def _connect_signals(self) -> None:
        self.menus.wanted.connect(self._on_command)
        self.menus.opening.connect(self._offer_commands)
        self.menus.recent_wanted.connect(lambda path: self.open_path(Path(path)))
        self.top_bar.tab_chosen.connect(self.show_tab)
        self.top_bar.search_wanted.connect(self._on_search_wanted)
        self.top_bar.search.left_downwards.connect(self.stack.enter_search)
        self.top_bar.search.returnPressed.connect(self.stack.enter_search)
        self.top_bar.who_wanted.connect(lambda: self._on_command("settings"))
        self.stack.command_wanted.connect(self._on_command)
        self.stack.demo_wanted.connect(self.open_demo)
        self.stack.path_wanted.connect(self.open_path)
        self.stack.go_wanted.connect(self.go_to)
        self.stack.list_wanted.connect(self._on_list_wanted)
        self.stack.left.connect(self._show_current_tab)
        self.stack.me_changed.connect(self._on_me_changed)
        self.messages.undo_requested.connect(self.undo)
        self.messages.report_requested.connect(self.copy_report)
        self.tasks.failed.connect(self.messages.tell_problem)
        self.changes.anything_saved.connect(self._on_anything_saved)
        self.changes.anything_saved.connect(self.stack.search_again)
        self.changes.anything_saved.connect(self.messages.something_saved)
        self.banner.pressed.connect(lambda: self._on_command("save_a_copy"))
        self.door.opened.connect(self._on_opened)
        self.door.opening.connect(self._on_opening)
        self.door.failed.connect(self._on_not_opened)
        self.dropped.dropped.connect(self.fetching.fetch)
        self.fetching.fetched.connect(lambda document_id: self.go_to("document", document_id))
        self.fetching.mails_came.connect(self._on_mails_came)
        self.fetching.list_came.connect(lambda path: self.go_to("list_import", path))
        self._minute.timeout.connect(self._tell_deadline)
        for keys, slot in (
            ("Ctrl+N", self._on_new_pressed),
            ("Ctrl+S", self._on_save_pressed),
            ("Ctrl+Tab", lambda: self.top_bar.step(1)),
            ("Ctrl+Shift+Tab", lambda: self.top_bar.step(-1)),
            ("F5", self._on_reload_pressed),
        ):
            QShortcut(QKeySequence(keys), self, slot)

    @property
    def start(self) -> StartPage:
        """The start page."""
        return self.stack.start

    @property
    def search_page(self) -> SearchPage:
        """The page of hits."""
        return self.stack.search_page

    # -- the file ------------------------------------------------------------------------------------------

    def open_path(self, path: Path) -> None:
        """Open a file in place of the one that is open; ``file_opened`` tells when it is there."""
        if self.close_file(show_start=False):
            self.door.open(path)

    def open_demo(self, fresh: bool = False) -> None:
        """Open the example file, as it was left or as new."""
        if self.close_file(show_start=False):
            self.door.open_demo(fresh)

    def create_file(self, path: Path) -> None:
        """Make a new file and open it."""
        if self.close_file(show_start=False):
            self.door.create(path)

    def close_file(self, show_start: bool = True) -> bool:
        """Save what is typed and close the file; False when something could not be saved."""
        if self.workspace is None:
            return True
        if self.shelf is not None and not (self.shelf.flush() and self.stack.flush()):
            return False
        if not self._end_jobs():
            return False
        self._keep_place()
        self._let_go(self.workspace)
        if show_start:
            self._show_start()
        self.file_closed.emit()
        return True

    def _end_jobs(self) -> bool:
        """Whether nothing is under way that reads the file, or the person would rather close than wait for it."""
        jobs = self.messages.jobs
        question = f"{jobs.text} {STILL_AT_IT}"
        return not jobs.is_busy or self.messages.confirm("Stop arbejdet og luk?", question, "Stop og luk")

    def _let_go(self, workspace: Workspace) -> None:
        self.messages.jobs.stop_and_wait()
        self._drop_pages()
        self.tasks.settle()
        self.workspace = None
        self.messages.next_undo = lambda: None
        self.messages.tell_unsaved(False)
        self.banner.clear()
        self.messages.attempt(workspace.close)

    def _on_opening(self) -> None:
        self.stack.hide()
        self.top_bar.show()

    def _on_not_opened(self, error: Exception) -> None:
        self._show_start()
        self.messages.tell_problem(error)

    def _on_opened(self, workspace: Workspace, warning: str) -> None:
        self.workspace = workspace
        self.messages.next_undo = workspace.history.next_undo
        workspace.subscribe(self.changes.tell)
        workspace.caretaker.begin(patience=3)
        self.shelf = TabShelf(workspace, self.changes, self.messages, self.tasks, self.machine)
        self._connect_shelf(self.shelf)
        self.messages.clear()
        self.top_bar.show_name(self.machine.me.name)
        self.top_bar.show()
        self.stack.show()
        self.setWindowTitle(f"{workspace.name} – kk_desktop")
        self.status.tell_file(workspace.name)
        if workspace.read_only:
            self.status.tell_read_only()
            self.banner.tell(warning or "Filen kan kun læses. Intet er ændret.", "Gem en kopi")
        else:
            self.status.tell_saved(None)
        self._tell_deadline()
        self._minute.start()
        self.top_bar.choose(self.machine.window_state.get("tab", "overview"))
        self._show_current_tab()
        if workspace.template_trouble is not None:
            self.messages.tell_problem(workspace.template_trouble)
        self.file_opened.emit()

    def read_templates_again(self) -> None:
        """Show the pages as the templates now chosen draw them."""
        if self.workspace is not None and self.shelf is not None:
            self.workspace.read_templates_again()
            self.shelf.reload()

    def _connect_shelf(self, shelf: TabShelf) -> None:
        shelf.go_wanted.connect(self.go_to)
        shelf.create_wanted.connect(self._create)
        shelf.merge_wanted.connect(self._on_merge_wanted)
        shelf.status_told.connect(self.status.tell_page)
        shelf.unsaved_told.connect(self._on_unsaved_told)
        shelf.commands_changed.connect(self._offer_commands)

    def _on_merge_wanted(self, document_id: str) -> None:
        from .merge_page import MergePage

        if self.workspace is not None:
            page = MergePage(self.workspace, self.messages, self.tasks, self.machine, document_id)
            self.stack.show_side_page(page)

    def _drop_pages(self) -> None:
        self.stack.drop_all()
        if self.shelf is not None:
            # The shelf is the messages' child, and would keep the file and all its pages for as long as those live.
            self.shelf.drop_all()
            self.shelf.deleteLater()
        self.shelf = None

    # -- going around --------------------------------------------------------------------------------------

    def show_tab(self, name: str) -> None:
        """Show a tab and mark it; it is built on the first visit."""
        if self.shelf is None:
            return
        if self.top_bar.current != name:
            self.top_bar.choose(name)  # which comes back here
            return
        page = self.shelf.page(name)
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        if self.stack.currentWidget() is not page:
            self.messages.leave_page()
        self.stack.setCurrentWidget(page)
        page.setFocus()
        self.status.tell_page(self.shelf.status_of(name))
        self._offer_commands()

    def go_to(self, kind: str, thing_id: str) -> None:
        """Show a thing in the tab that holds it."""
        if self.shelf is None:
            return
        if kind in own_pages.OWN_PAGES:
            own_pages.show(self, kind, thing_id)
            return
        for name in self.shelf.tabs_for(kind, thing_id):
            page = self.shelf.page(name)
            if page.show_thing(kind, thing_id):
                spot = page.focusWidget() if "/" in thing_id or kind == "follow_up" else None
                self._remember(kind, thing_id)
                self.show_tab(name)
                if spot is not None:  # a place in the thing, or a form: the keyboard is there, not with the list
                    spot.setFocus()
                return
        self.messages.tell("Det, du søger, er slettet eller flyttet.")

    def _remember(self, kind: str, thing_id: str) -> None:
        """What was opened last; a document tells that itself, however it was chosen."""
        if self.workspace is not None and kind != "document":
            self.machine.remember_opened(self.workspace.path, kind, thing_id.partition("/")[0])

    def _show_current_tab(self) -> None:
        if self.shelf is None:
            self._show_start()
        else:
            self.show_tab(self.top_bar.current)

    def _show_start(self) -> None:
        self.top_bar.hide()
        self.stack.show()
        self.start.show_recent(self.machine.recent_files)
        self.start.who.show_me()
        self.top_bar.show_name(self.machine.me.name)
        self.stack.setCurrentWidget(self.start)
        self.status.tell_file("")
        self.setWindowTitle("kk_desktop")
        self._offer_commands()

    def _on_search_wanted(self, text: str) -> None:
        if self.workspace is None:
            return
        if text:
            self.stack.show_search(self.workspace, text)
        elif self.stack.currentWidget() is self.search_page:
            self.stack.leave_search()

    def _on_list_wanted(self, title: str, make: MakeList) -> None:
        from .list_output import ask_and_save

        if self.workspace is not None:
            ask_and_save(self.workspace, self.messages, self.tasks, title, lambda: make, owner=self)

    # -- commands ------------------------------------------------------------------------------------------

    def _offer_commands(self) -> None:
        page = self.stack.currentWidget()
        commands = page.commands() if isinstance(page, TabPage) else {}
        self.menus.offer(commands, is_file_open=self.workspace is not None)
        can_write = self.workspace is not None and not self.workspace.read_only
        for name, action in self.menus.actions.items():
            allowed = name not in NEEDS_FILE or self.workspace is not None
            action.setEnabled(allowed and (name not in WRITES or can_write))

    def _on_command(self, name: str) -> None:
        if name.startswith("tab_"):
            self._go_to_tab(name.removeprefix("tab_"))
        elif name.startswith("new_") and name != "new_file":
            self._create(name.removeprefix("new_"))
        elif name in text_actions.NAMES:
            text_actions.do(name)
        else:
            ENTRIES[name](self)

    def _go_to_tab(self, name: str) -> None:
        if self.shelf is not None and self.stack.currentWidget() is self.shelf.page(name):
            self.shelf.page(name).come_home()
        self.show_tab(name)

    def _create(self, what: str) -> None:
        assert self.shelf is not None
        tab = self.shelf.tab_that_creates(what)
        self.show_tab(tab)
        self.shelf.page(tab).create_new(what)

    def _on_mails_came(self, paths: list[Path]) -> None:
        assert self.shelf is not None
        self.show_tab("responses")
        self.shelf.page("responses").take_letters(paths)

    def undo(self) -> None:
        """Take back the newest of one's own actions in the file."""
        history_steps.step(self, "undo", "Fortrød")

    def copy_report(self) -> None:
        """Put the report for support on the clipboard."""
        from .report import report

        QApplication.clipboard().setText(report())
        self.messages.tell("Fejlrapporten er kopieret. Sæt den ind i en mail til supporten.", "good")

    # -- what happened -------------------------------------------------------------------------------------

    def _on_new_pressed(self) -> None:
        if self.shelf is not None and self.workspace is not None and not self.workspace.read_only:
            self.shelf.page(self.top_bar.current).create_new()

    def _on_save_pressed(self) -> None:
        if self.workspace is not None and (self.shelf is None or self.shelf.flush()):
            self.messages.tell(f"Alt er gemt kl. {self.clock():%H.%M}.", "good")

    def _on_reload_pressed(self) -> None:
        if self.shelf is not None:
            self.shelf.reload()

    def _on_unsaved_told(self, is_unsaved: bool) -> None:
        self.messages.tell_unsaved(is_unsaved)
        if is_unsaved:
            self.status.tell_unsaved()
        else:
            self.status.tell_saved(self.clock())

    def _on_anything_saved(self) -> None:
        if self.workspace is not None and not self.workspace.read_only:
            self.status.tell_saved(self.clock())
            self._tell_deadline()

    def _on_me_changed(self) -> None:
        self.top_bar.show_name(self.machine.me.name)

    def _tell_deadline(self) -> None:
        if self.workspace is None:
            return
        coming = self.workspace.overview.next_deadline()
        due = coming.due if coming else None
        self.status.tell_deadline(due, self.workspace.today(), self.workspace.is_holiday)

    # -- how the window stood ------------------------------------------------------------------------------

    def _keep_place(self) -> None:
        self.machine.window_state = window_place.kept(self, self.machine.window_state)

    def changeEvent(self, event: QEvent) -> None:
        """Delegates draw with the colours of the moment."""
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nobody else wanted takes the message away."""
        if event.key() == Qt.Key.Key_Escape:
            self.messages.clear()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is typed is saved first; where it cannot be, the window stays, unless the person says otherwise."""
        self._keep_place()
        if self.close_file(show_start=False) or self._is_given_up():
            event.accept()
        else:
            event.ignore()

    def _is_given_up(self) -> bool:
        """Whether the person would rather close than keep what cannot be saved; then the file is let go."""
        if self.workspace is None or not self.messages.confirm("Luk uden at gemme?", GIVEN_UP, "Luk uden at gemme"):
            return False
        self._let_go(self.workspace)
        return True
