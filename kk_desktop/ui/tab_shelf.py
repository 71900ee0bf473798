"""The six tabs of one open file, each made on its first visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Signal
from shiboken6 import delete, isValid

from .changes import Changes
from .messages import Messages
from .own_pages import OWN_PAGES
from .tasks import Tasks
from .widgets.tab_page import TabPage

if TYPE_CHECKING:
    from kk_desktop.services.machine import Machine
    from kk_desktop.services.workspace import Workspace

_HOLDERS = {
    "area": ("areas",),
    "initiative": ("initiatives",),
    "hearing": ("responses",),
    "document": ("responses", "cases"),
    "budget_table": ("budget",),
    "funding_pool": ("budget",),
    "application": ("budget",),
    "case": ("cases",),
    "approval": ("overview",),
    "follow_up": ("overview",),
}

_CREATORS = {
    "hearing": "responses", "letter": "responses", "memo": "responses", "budget_note": "responses",
    "budget_note_like_last": "responses",
    "proposal": "cases", "case": "cases", "initiative": "initiatives", "area": "areas", "table": "budget",
}  # fmt: skip


class TabShelf(QObject):
    """Hands out pages and passes on what they tell."""

    go_wanted = Signal(str, str)
    create_wanted = Signal(str)
    merge_wanted = Signal(str)
    status_told = Signal(str)
    unsaved_told = Signal(bool)
    commands_changed = Signal()

    def __init__(
        self, workspace: Workspace, changes: Changes, messages: Messages, tasks: Tasks, machine: Machine
    ) -> None:
        super().__init__(messages)
        self._parts = (workspace, messages, tasks, changes, machine)
        self._workspace, self._machine = workspace, machine
        self._pages: dict[str, TabPage] = {}
        self._status: dict[str, str] = {}

    def page(self, name: str) -> TabPage:
        """The tab's page, made now if nobody has been there."""
        if name not in self._pages:
            self._pages[name] = self._make(name)
        return self._pages[name]

    @staticmethod
    def can_show(kind: str) -> bool:
        """Whether some tab, or a page of its own, holds things of the kind."""
        return kind in _HOLDERS or kind in OWN_PAGES

    def status_of(self, name: str) -> str:
        """What the tab told last."""
        return self._status.get(name, "")

    def tabs_for(self, kind: str, thing_id: str) -> tuple[str, ...]:
        """The tabs where a thing of the kind may be, the likeliest first."""
        holders = _HOLDERS.get(kind, ())
        if kind == "document":
            document = self._workspace.documents.get(thing_id.partition("/")[0])
            # An answer is at home with its hearing, though the hearing has a case.
            if document.case_id and not document.hearing_id:
                return holders[::-1]
        return holders

    @staticmethod
    def tab_that_creates(what: str) -> str:
        """Where a new thing is made."""
        return _CREATORS[what]

    def reload(self) -> None:
        """Read everything again."""
        for page in self._pages.values():
            page.reload()

    def flush(self) -> bool:
        """Save what is typed anywhere."""
        return all([page.flush() for page in self._pages.values()])

    def drop_all(self) -> None:
        """Take away the pages that were made and never shown; the others are gone with the stack they stood in."""
        for page in self._pages.values():
            if isValid(page):
                delete(page)
        self._pages.clear()

    def places(self) -> dict[str, str]:
        """How the splitters stand, by tab and name."""
        return {
            f"{tab}.{name}": bytes(splitter.saveState().toBase64().data()).decode()
            for tab, page in self._pages.items()
            for name, splitter in page.splitters().items()
        }

    def _make(self, name: str) -> TabPage:
        page = _FACTORIES[name](*self._parts)
        page.go_wanted.connect(self.go_wanted)
        page.create_wanted.connect(self.create_wanted)
        page.merge_wanted.connect(self.merge_wanted)
        page.unsaved_told.connect(self.unsaved_told)
        page.commands_changed.connect(self.commands_changed)
        page.status_told.connect(lambda text, tab=name: self._on_status_told(tab, text))
        page.reload()
        kept = self._machine.window_state.get("splitters", {})
        for part, splitter in page.splitters().items():
            if state := kept.get(f"{name}.{part}"):
                splitter.restoreState(QByteArray.fromBase64(state.encode()))
        return page

    def _on_status_told(self, tab: str, text: str) -> None:
        self._status[tab] = text
        if self._pages.get(tab) is not None and self._pages[tab].isVisible():
            self.status_told.emit(text)


def _overview(*parts) -> TabPage:
    from .tabs.overview import OverviewTab

    return OverviewTab(*parts)


def _areas(*parts) -> TabPage:
    from .tabs.areas import AreasTab

    return AreasTab(*parts)


def _initiatives(*parts) -> TabPage:
    from .tabs.initiatives import InitiativesTab

    return InitiativesTab(*parts)


def _responses(*parts) -> TabPage:
    from .tabs.responses.tab import ResponsesTab

    return ResponsesTab(*parts)


def _budget(*parts) -> TabPage:
    from .tabs.budget import BudgetTab

    return BudgetTab(*parts)


def _cases(*parts) -> TabPage:
    from .tabs.cases import CasesTab

    return CasesTab(*parts)


_FACTORIES = {
    "overview": _overview,
    "areas": _areas,
    "initiatives": _initiatives,
    "responses": _responses,
    "budget": _budget,
    "cases": _cases,
}
