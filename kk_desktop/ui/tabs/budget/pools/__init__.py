"""Puljer: the list of pools, and one pool's page with its applications."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter

from kk_desktop.domain.amounts import in_prose
from kk_desktop.domain.figure_check.model import Verdict
from kk_desktop.domain.pool_checks import check_application, check_pool, worst
from kk_desktop.domain.pools import Application, FundingPool, sum_of
from kk_desktop.domain.wording import dotted
from kk_desktop.ui.widgets.badges import finding_badge
from kk_desktop.ui.widgets.buttons import icon_button
from kk_desktop.ui.widgets.empty_state import EmptyState
from kk_desktop.ui.widgets.layouts import either
from kk_desktop.ui.widgets.page import ListPane
from kk_desktop.ui.widgets.row import Row
from kk_desktop.ui.widgets.rows import RowDelegate, RowList
from kk_desktop.ui.widgets.search_field import SearchField
from kk_desktop.ui.widgets.tab_page import TabPage

from .page import OUTSIDE, PoolPage

if TYPE_CHECKING:
    from kk_desktop.services.machine import Machine
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.changes import Changes
    from kk_desktop.ui.messages import Messages
    from kk_desktop.ui.tasks import Tasks

_OUTSIDE = "outside"


class PoolsPage(TabPage):
    """One pool at a time; every fact is edited where it stands."""

    def __init__(
        self, workspace: Workspace, messages: Messages, tasks: Tasks, changes: Changes, machine: Machine
    ) -> None:
        super().__init__()
        self._workspace, self._messages, self._pools = workspace, messages, workspace.pools
        self._known: dict[str, FundingPool] = {}
        self._rows: list[Row] = []
        self._shown = ""
        self._build(PoolPage(workspace, messages, tasks, machine))
        self._lay_out()
        self._connect(changes)
        self.mark_stale()

    # -- what the tab asks ---------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read list and page."""
        self._known = {pool.id: pool for pool in self._pools.pools()}
        self._read_rows()
        self._show_list()
        # The pool on the page stays there also when a search has taken its row out of the list.
        if self._shown not in {row.id for row in self._rows}:
            if not self.rows.current_id:
                self.rows.choose_near()
            self._shown = self.rows.current_id
        self.pages.setCurrentIndex(1 if self._rows else 0)
        if self._shown:
            self._show(self._shown)
        self.status_told.emit(self._counted())
        self.commands_changed.emit()

    def create_new(self, what: str = "") -> None:
        """Add a pool and stand in its name."""
        self.flush()
        pool_id = self._pools.create("Ny pulje")
        self.search.clear()
        self.reload()
        self.rows.choose(pool_id)
        self.page.title.setFocus()
        self.page.title.selectAll()

    def show_thing(self, kind: str, thing_id: str) -> bool:
        """Choose a pool, or an application in its pool."""
        pool_id: str | None = thing_id
        if kind == "application":
            found = {each.id: each.pool_id for each in self._pools.applications()}
            if thing_id not in found:
                return False
            pool_id = found[thing_id]
        self.search.clear()
        self.reload()
        if kind not in ("funding_pool", "application") or not self.rows.choose(pool_id or _OUTSIDE):
            return False
        return kind == "funding_pool" or self.page.choose(thing_id)

    def commands(self) -> Mapping[str, QAction]:
        """The pool sheet's."""
        return self.page.output.commands() if self._rows else {}

    def splitters(self) -> Mapping[str, QSplitter]:
        """List and page."""
        return {"pools": self._splitter}

    def flush(self) -> bool:
        """Save the field one stands in."""
        self.setFocus()
        return True

    # -- list and page -------------------------------------------------------------------------------------

    def _read_rows(self) -> None:
        by_pool: dict[str | None, list[Application]] = {}
        for each in self._pools.applications():
            by_pool.setdefault(each.pool_id, []).append(each)
        self._rows = [_row(pool, by_pool.get(pool.id, [])) for pool in self._known.values()]
        if self._rows or by_pool:
            self._rows.append(_row(None, by_pool.get(None, [])))

    def _show_list(self) -> None:
        wanted = self.search.text().strip().casefold()
        shown = [row for row in self._rows if wanted in row.title.casefold()]
        self.rows.set_rows(shown)
        self.pane.tell_found(bool(shown) or not self._rows)

    def _counted(self) -> str:
        pools, applied = len(self._known), len(self._pools.applications())
        ending = "ansøgning" if applied == 1 else "ansøgninger"
        return f"{pools} {'pulje' if pools == 1 else 'puljer'}  ·  {applied} {ending}"

    def _show(self, row_id: str) -> None:
        self._shown = row_id
        self.page.show_pool(None if row_id == _OUTSIDE else row_id)

    def _delete_pool(self, pool_id: str) -> None:
        if self._workspace.read_only or pool_id == _OUTSIDE:
            return
        name, count = self._known[pool_id].name, len(self._pools.applications_to(pool_id))
        self._pools.delete(pool_id)
        stay = {0: "", 1: " Ansøgningen til den står under Uden pulje."}.get(
            count, f" De {count} ansøgninger til den står under Uden pulje."
        )
        self._messages.tell_deleted(f"Puljen ”{name}” er slettet.{stay}")

    # -- slots ---------------------------------------------------------------------------------------------

    def _on_application_wanted(self) -> None:
        # A button takes no keyboard, so what is typed for the one before is not saved by leaving its field.
        self.flush()
        application_id = self._pools.apply("Ny ansøgning", self.page.pool_id)
        self.reload()
        self.page.choose(application_id)
        self.page.stand_in(self.page.details.title)

    def _on_application_unwanted(self, application_id: str) -> None:
        if self._workspace.read_only or not application_id:
            return
        title = self._pools.get_application(application_id).title
        self._pools.delete_application(application_id)
        self._messages.tell_deleted(f"Ansøgningen ”{title}” er slettet.")

    # -- layout --------------------------------------------------------------------------------------------

    def _build(self, page: PoolPage) -> None:
        self.page = page
        self.search = SearchField("Søg i puljer")
        self.plus = icon_button("plus", "Ny pulje", "Ctrl+N", "outlined", self.create_new)
        self.rows = RowList("Puljer", RowDelegate(None, tight=True))
        self.pane = ListPane(self.search, self.plus, None, self.rows)
        self.empty = EmptyState(
            "coins", "Ingen puljer endnu", "Opret den første, når der er penge at søge.", "Ny pulje"
        )

    def _lay_out(self) -> None:
        self._splitter = QSplitter()
        self._splitter.addWidget(self.pane)
        self._splitter.addWidget(self.page)
        self._splitter.setSizes([304, 1136])
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setChildrenCollapsible(False)
        self.pages = either(self, self.empty, self._splitter)
        self.setFocusProxy(self.rows)
        if self._workspace.read_only:
            for each in (self.plus, self.empty.button):
                each.setEnabled(False)

    def _connect(self, changes: Changes) -> None:
        for signal in (
            changes.funding_pool_saved, changes.application_saved, changes.budget_table_saved, changes.area_saved,
            changes.body_saved, changes.initiative_saved, changes.document_saved,
        ):  # fmt: skip
            signal.connect(self.mark_stale)
        self.search.wanted.connect(lambda _text: self._show_list())
        self.search.left_downwards.connect(lambda: self.rows.setFocus(Qt.FocusReason.TabFocusReason))
        self.rows.chosen.connect(self._show)
        self.rows.opened.connect(lambda _key: self.page.table.setFocus())
        self.rows.delete_wanted.connect(self._delete_pool)
        self.page.application_wanted.connect(self._on_application_wanted)
        self.page.application_unwanted.connect(self._on_application_unwanted)
        self.page.go_wanted.connect(self.go_wanted)
        self.empty.wanted.connect(self.create_new)


def _row(pool: FundingPool | None, applied: list[Application]) -> Row:
    """A pool in the list, or what stands outside all, with the worst sign of what is in it."""
    found = [finding for each in applied for finding in check_application(each, pool)]
    found += check_pool(pool, sum_of(applied, pool)) if pool else []
    verdict = worst(found)
    money = in_prose(pool.amount_ore) if pool and pool.amount_ore is not None else ""
    count = "1 ansøgning" if len(applied) == 1 else f"{len(applied)} ansøgninger"
    sign = verdict.danish if verdict is not Verdict.GREEN else ""
    detail = dotted(money, count, sign)
    badge = finding_badge(verdict)
    icon = ("coins", "text2") if verdict is Verdict.GREEN else (badge.icon, badge.tone)
    return Row(pool.id if pool else _OUTSIDE, pool.name if pool else OUTSIDE, detail, icon=icon)
