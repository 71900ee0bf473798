"""Gem listen som Excel eller CSV: what every list needs for it, the action, its button and its place in the menus."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from kk_desktop.domain.amounts import group_digits
from kk_desktop.paths import documents_folder

from .widgets.buttons import icon_button, tool_button

if TYPE_CHECKING:
    from kk_desktop.domain.list_files import ListTable
    from kk_desktop.services.workspace import Workspace

    from .messages import Messages
    from .tasks import Tasks

_WORDS = "Gem listen som E&xcel eller CSV"
_PATTERN = "Excel (*.xlsx);;CSV (*.csv)"
_LISTS = "Lister (*.xlsx *.xlsm *.csv *.tsv *.txt)"
MakeList = Callable[[], "ListTable"]


class ListOutput(QObject):
    """``wanted`` tells how the list, as it is looked at now, is gathered: that is done beside the window's thread."""

    def __init__(
        self,
        workspace: Workspace,
        messages: Messages,
        tasks: Tasks,
        *,
        owner: QWidget,
        title: str,
        wanted: Callable[[], MakeList],
    ) -> None:
        super().__init__(owner)
        self._workspace, self._messages, self._tasks = workspace, messages, tasks
        self._title, self._wanted = title, wanted
        self.action = QAction(_WORDS, owner)
        self.action.triggered.connect(lambda _checked=False: self._on_wanted())

    def commands(self) -> Mapping[str, QAction]:
        """By its name in the menus."""
        return {"export_list": self.action}

    def button(self, fetch: QAction | None = None) -> QToolButton:
        """The action without words; with the one that fetches a list in a menu below one button."""
        if fetch is None:
            return tool_button(self.action, "file-spreadsheet")
        made = icon_button("file-spreadsheet", "Hent liste ind, eller gem den", kind="outlined")
        menu = QMenu(made)
        menu.addActions([fetch, self.action])
        made.setMenu(menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return made

    def _on_wanted(self) -> None:
        ask_and_save(self._workspace, self._messages, self._tasks, self._title, self._wanted, owner=self)

    def save(self, path: Path) -> None:
        """Write the list as it is looked at now."""
        _save(self._workspace, self._messages, self._tasks, path, self._wanted(), owner=self)


def ask_and_save(
    workspace: Workspace,
    messages: Messages,
    tasks: Tasks,
    title: str,
    wanted: Callable[[], MakeList],
    *,
    owner: QObject,
) -> None:
    """Ask where, and write the list as it is looked at then."""
    suggested = documents_folder() / workspace.list_files.suggested_name(title)
    if path := messages.ask_save_path("Gem listen", suggested, _PATTERN):
        _save(workspace, messages, tasks, path, wanted(), owner=owner)


def _save(
    workspace: Workspace, messages: Messages, tasks: Tasks, path: Path, make: MakeList, *, owner: QObject
) -> None:
    def work() -> int:
        table = make()
        workspace.list_files.save(table, path)
        return len(table.rows)

    def done(count: int) -> None:
        messages.tell_saved(_saved(count, path), path, verb="Åbn")

    tasks.start(work, done, messages.tell_problem, owner=owner)


def fetch_action(workspace: Workspace, messages: Messages, go: Callable[[str, str], object], owner: QWidget) -> QAction:
    """Hent liste ind: the file is chosen, and ``go`` shows the page that looks at it."""
    made = QAction("&Hent liste ind", owner)
    made.setEnabled(not workspace.read_only)

    def ask() -> None:
        if path := messages.ask_open_path("Hent liste ind", documents_folder(), _LISTS):
            go("list_import", str(path))

    made.triggered.connect(lambda _checked=False: ask())
    return made


def _saved(count: int, path: Path) -> str:
    rows = "1 række" if count == 1 else f"{group_digits(count)} rækker"
    return f"{rows} er gemt i ”{path.name}”."
