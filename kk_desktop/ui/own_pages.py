"""The things that are shown on a page of their own beside the tabs, and how each page is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace

    from .main_window import MainWindow
    from .people_page import PeoplePage
    from .side_pages import BesidePage

Make = Callable[["MainWindow", "Workspace", str], "BesidePage"]


def _earlier_answer(window: MainWindow, workspace: Workspace, answer_id: str) -> BesidePage:
    from .earlier_pages import EarlierPage

    return EarlierPage(workspace, window.messages, window.tasks, window.changes, answer_id)


def _filing(window: MainWindow, workspace: Workspace, _id: str) -> BesidePage:
    from .filing_page import FilingPage

    return FilingPage(workspace, window.messages, window.tasks, window.changes, window.go_to)


def _versions(window: MainWindow, workspace: Workspace, document_id: str) -> BesidePage:
    from .compare.page import ComparePage

    parts = workspace, window.messages, window.tasks, window.changes
    return ComparePage(*parts, machine=window.machine, document_id=document_id)


def _history(window: MainWindow, workspace: Workspace, document_id: str) -> BesidePage:
    from .compare.history_page import DocumentHistoryPage

    return DocumentHistoryPage(workspace, window.messages, window.tasks, window.changes, document_id)


def _phrases(window: MainWindow, workspace: Workspace, phrase_id: str) -> BesidePage:
    from .phrases_page import PhrasesPage

    return PhrasesPage(workspace, window.messages, window.changes, phrase_id)


def _price_levels(window: MainWindow, workspace: Workspace, _id: str) -> BesidePage:
    from .price_levels_page import PriceLevelsPage

    return PriceLevelsPage(workspace, window.messages, window.changes)


def _table_comparison(window: MainWindow, workspace: Workspace, ids: str) -> BesidePage:
    from .tabs.budget.comparison import TableComparisonPage

    parts = workspace, window.messages, window.tasks, window.changes
    return TableComparisonPage(*parts, machine=window.machine, go_to=window.go_to, ids=ids)


def _list_import(window: MainWindow, workspace: Workspace, path: str) -> BesidePage:
    from pathlib import Path

    from .import_page import ImportPage

    def to_budget(table: Path) -> None:
        window.show_tab("budget")
        if window.shelf is not None:
            window.shelf.page("budget").take_tables([table])

    def to_people(institutions: Path) -> None:
        page = _people("body")(window, workspace, "")
        window.stack.show_side_page(page)
        page.look_at_list(institutions)

    parts = workspace, window.messages, window.tasks, window.changes
    elsewhere = (("budget_table", "Budgettabel", to_budget), ("people", "Udvalg og partier", to_people))
    return ImportPage(*parts, machine=window.machine, path=Path(path), elsewhere=elsewhere)


def _people(kind: str) -> Callable[[MainWindow, Workspace, str], PeoplePage]:
    def make(window: MainWindow, workspace: Workspace, thing_id: str) -> PeoplePage:
        from .people_page import PeoplePage

        parts = workspace, window.messages, window.tasks, window.changes
        return PeoplePage(*parts, (kind, thing_id))

    return make


OWN_PAGES: Mapping[str, Make] = {
    "earlier_answer": _earlier_answer,
    "phrase": _phrases,
    "filing": _filing,
    "versions": _versions,
    "document_history": _history,
    "price_rate": _price_levels,
    "price_sheet": _price_levels,
    "table_comparison": _table_comparison,
    "list_import": _list_import,
    "body": _people("body"),
    "person": _people("person"),
    "party": _people("party"),
    "distribution_list": _people("distribution_list"),
}


def show(window: MainWindow, kind: str, thing_id: str = "") -> None:
    """Show the page; nothing while no file is open."""
    if window.workspace is not None:
        window.stack.show_side_page(OWN_PAGES[kind](window, window.workspace, thing_id))
