"""Journalisering: what lacks a place in the records system, one after another until the list is empty."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from kk_desktop.domain.dates import write_date
from kk_desktop.domain.dispatches import Unfiled
from kk_desktop.domain.wording import dotted
from kk_desktop.errors import UserError
from kk_desktop.paths import documents_folder

from .editor.filing_panel import FilingPanel
from .side_pages import SidePage
from .widgets.badges import Badge
from .widgets.buttons import button
from .widgets.empty_state import EmptyState
from .widgets.labels import label
from .widgets.row import Row
from .widgets.rows import RowDelegate, RowList

if TYPE_CHECKING:
    from collections.abc import Callable

    from kk_desktop.services.filing import Package
    from kk_desktop.services.workspace import Workspace

    from .changes import Changes
    from .messages import Messages
    from .tasks import Tasks

ZIP = "Pakke (*.zip)"
_ICONS = {
    "document": "file-text",
    "hearing": "message-square-reply",
    "contribution": "message-square-plus",
    "white_book": "book-open",
}
_SHOWN = ("document", "hearing")
"""Kinds that have a place of their own to go to."""


class FilingPage(SidePage):
    """The list left; right what is chosen, its package and its number."""

    def __init__(
        self,
        workspace: Workspace,
        messages: Messages,
        tasks: Tasks,
        changes: Changes,
        go_to: Callable[[str, str], object],
    ) -> None:
        super().__init__("Mangler journalisering")
        self._workspace, self._messages, self._tasks, self._go_to = workspace, messages, tasks, go_to
        self._found: dict[str, Unfiled] = {}
        self._build()
        self._lay_out()
        self.rows.chosen.connect(self._on_chosen)
        self.form.filed.connect(self._on_filed)
        self.form.package_wanted.connect(self._on_package_wanted)
        self.form.left.connect(self.rows.setFocus)
        changes.anything_saved.connect(self.reload)
        self.reload()

    @property
    def _chosen(self) -> Unfiled | None:
        return self._found.get(self.rows.current_id)

    def reload(self) -> None:
        """Read again what lacks a place; the next one is chosen where one has got it."""
        before = self.rows.current_id
        self._found = {f"{each.kind}:{each.id}": each for each in self._workspace.filing.unfiled()}
        self.rows.set_rows([_row(key, each) for key, each in self._found.items()])
        self._splitter.setVisible(bool(self._found))
        self.nothing.setVisible(not self._found)
        if before and before not in self._found:
            self.rows.choose_near()
        elif not self.rows.current_id:
            self.rows.choose_first()

    def _on_chosen(self, key: str) -> None:
        chosen = self._found[key]
        filing = self._workspace.filing
        where = filing.of(chosen.kind, chosen.id)
        self.title.setText(chosen.title)
        day = write_date(chosen.day) if chosen.day else ""
        facts = (chosen.why, day, f"sag {chosen.case_number}" if chosen.case_number else "uden sagsnummer")
        self.facts.setText(dotted(*facts))
        self.show_it.setVisible(chosen.kind in _SHOWN)
        here = QApplication.focusWidget()
        typing = here is not None and self.form.isAncestorOf(here)
        self.form.begin(where.system or filing.usual_system(), where.document_number, self._workspace.today())
        if not typing:
            self.rows.setFocus()
        self.form.setEnabled(not self._workspace.read_only)

    def _on_filed(self, system: str, number: str, day: date) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        try:
            self._workspace.filing.file_away(chosen.kind, chosen.id, system, number, day)
        except UserError as error:
            self.form.error.say(str(error))
            return
        undo = self._messages.undo_requested.emit
        self._messages.tell(f"”{chosen.title}” er journaliseret.", "good", "Fortryd", undo)

    def _on_package_wanted(self) -> None:
        chosen, filing = self._chosen, self._workspace.filing
        if chosen is not None:
            self._tasks.start(
                lambda: filing.package(chosen.kind, chosen.id),
                self._save_package,
                self._messages.tell_problem,
                owner=self,
            )

    def _save_package(self, package: Package) -> None:
        save_package(package, self._workspace, self._messages)

    def _build(self) -> None:
        self.rows = RowList("Mangler journalisering", RowDelegate(self, padding=12, tight=True))
        self.nothing = EmptyState("archive", "Intet mangler journalisering", "Alt modtaget og afsendt har sin plads.")
        self.title = label("", "document_title", wrap=True)
        self.facts = label("", "secondary", "text2", wrap=True)
        self.show_it = button("Vis", kind="link", on_click=self._on_show_pressed)
        self.form = FilingPanel()
        self.form.cancel.hide()

    def _on_show_pressed(self) -> None:
        if (chosen := self._chosen) is not None:
            self._go_to(chosen.kind, chosen.id)

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(24, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.facts)
        column.addWidget(self.show_it, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.form)
        column.addStretch(1)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.rows)
        self._splitter.addWidget(right)
        self._splitter.setSizes([440, 640])
        self.body.addWidget(self._splitter, 1)
        self.body.addWidget(self.nothing, 1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard belongs in the list."""
        super().focusInEvent(event)
        self.rows.setFocus()


def save_package(package: Package, workspace: Workspace, messages: Messages) -> None:
    """Ask where the package goes, write it, and copy its title and numbers for the records system."""
    filing = workspace.filing
    path = messages.ask_save_path("Gem pakken", documents_folder() / filing.file_name(package), ZIP)
    if path is None:
        return

    def save() -> bool:
        filing.save_package(package, path)
        return True

    if messages.attempt(save):
        QApplication.clipboard().setText(package.words)
        messages.tell_saved("Pakken er gemt, og titel og numre er kopieret.", path)


def _row(key: str, each: Unfiled) -> Row:
    day = Badge(write_date(each.day)) if each.day else None
    return Row(key, each.title, each.why, right=day, icon=(_ICONS[each.kind], "text2"))
