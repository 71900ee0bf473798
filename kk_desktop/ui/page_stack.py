"""The pages of the window on top of each other: tabs, the start page, and those beside the tabs, made when shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import delete, isValid

from .widgets.who_panel import WhoPanel, make_who_panel

if TYPE_CHECKING:
    from kk_desktop.services.machine import Machine
    from kk_desktop.services.workspace import Workspace

    from .search_page import SearchPage
    from .side_pages import BesidePage
    from .start_page import StartPage
    from .tasks import Tasks


class PageStack(QStackedWidget):
    """Passes on what the start page and the side pages wish for; tabs are put in by the window."""

    command_wanted = Signal(str)  # an entry of the menus
    demo_wanted = Signal()
    path_wanted = Signal(Path)
    go_wanted = Signal(str, str)  # kind, id
    list_wanted = Signal(str, object)  # what a list is called, and how it is gathered
    left = Signal()
    me_changed = Signal()

    def __init__(self, machine: Machine, tasks: Tasks) -> None:
        super().__init__()
        self._machine, self._tasks = machine, tasks
        self._before_search: QWidget | None = None
        self._start: StartPage | None = None
        self._search_page: SearchPage | None = None

    @property
    def start(self) -> StartPage:
        """The start page, made when it is first asked for."""
        if self._start is None:
            from .start_page import StartPage

            page = self._start = StartPage(self.who_panel())
            page.new_wanted.connect(lambda: self.command_wanted.emit("new_file"))
            page.open_wanted.connect(lambda: self.command_wanted.emit("open_file"))
            page.demo_wanted.connect(self.demo_wanted)
            page.recent_wanted.connect(lambda path: self.path_wanted.emit(Path(path)))
            self.addWidget(page)
        return self._start

    @property
    def search_page(self) -> SearchPage:
        """The page of hits, made at the first search."""
        if self._search_page is None:
            from .search_page import SearchPage

            page = self._search_page = SearchPage(self._tasks)
            page.go_wanted.connect(self.go_wanted)
            page.left.connect(self.leave_search)
            page.list_wanted.connect(self.list_wanted)
            self.addWidget(page)
        return self._search_page

    def who_panel(self) -> WhoPanel:
        """The fields of who sits here."""
        return make_who_panel(self._machine, self.me_changed.emit)

    def show_side_page(self, page: BesidePage) -> None:
        """Show a page beside the tabs; the one shown before is gone."""
        from .side_pages import BesidePage

        for number in range(self.count() - 1, -1, -1):
            old = self.widget(number)
            if isinstance(old, BesidePage) and old is not self._search_page:
                self.removeWidget(old)
                old.deleteLater()
        page.left.connect(self.left)
        self.addWidget(page)
        self.setCurrentWidget(page)
        page.setFocus()

    def flush(self) -> bool:
        """Save what is typed on the page beside the tabs; False when it could not be."""
        from .side_pages import BesidePage

        page = self.currentWidget()
        return page.flush() if isinstance(page, BesidePage) else True

    def show_search(self, workspace: Workspace, text: str) -> None:
        """Look for the text and show the page of hits; leaving it goes back to what was shown before."""
        if self.currentWidget() is not self.search_page:
            self._before_search = self.currentWidget()
        self.search_page.search(workspace, text)
        self.setCurrentWidget(self.search_page)

    def search_again(self) -> None:
        """Something has been saved."""
        if self._search_page is not None:
            self._search_page.look_again()

    def leave_search(self) -> None:
        """Go back to the page that lay beside the tabs, or to the tab one was on."""
        from .side_pages import BesidePage

        before, self._before_search = self._before_search, None
        if isinstance(before, BesidePage) and isValid(before) and self.indexOf(before) >= 0:
            self.setCurrentWidget(before)
            before.setFocus()
        else:
            self.left.emit()

    def enter_search(self) -> None:
        """Go from the search field down into the hits."""
        if self._search_page is not None and self.currentWidget() is self._search_page:
            self._search_page.rows.setFocus()

    def drop_all(self) -> None:
        """Take away every page that belongs to the file."""
        if self._search_page is not None:
            self._search_page.forget()
        for number in range(self.count() - 1, -1, -1):
            page = self.widget(number)
            if page is not None and page not in (self._start, self._search_page):
                self.removeWidget(page)
                # At once: a timer of the page must not ask a file that is closed.
                delete(page)
