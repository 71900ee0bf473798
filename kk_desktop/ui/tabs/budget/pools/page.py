"""One pool's page: its facts, what its applications come to, the applications, and the tables that are about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from kk_desktop.domain.pool_checks import check_pool
from kk_desktop.domain.pools import Application, FundingPool, sum_of
from kk_desktop.domain.wording import dotted
from kk_desktop.ui.sheets import SheetOutput
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.fields import TextField, lock_fields, title_field
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.page import Page, PageRows, Section
from kk_desktop.ui.widgets.page_header import PageHeader
from kk_desktop.ui.widgets.row import Row

from . import typed
from .details import ApplicationDetails
from .facts import PoolFacts, Totals
from .findings import Findings
from .lines import foot_of, line_of, unit_words
from .table import ApplicationTable

if TYPE_CHECKING:
    from kk_desktop.services.machine import Machine
    from kk_desktop.services.sheet_writing import Sheet
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.messages import Messages
    from kk_desktop.ui.tasks import Tasks

OUTSIDE = "Uden pulje"
_MARGINS = (24, 18, 24, 24)


class PoolPage(Page):
    """Shows a pool, or the applications outside every pool; asks for other things with ``go_wanted``."""

    go_wanted = Signal(str, str)
    application_wanted = Signal()
    application_unwanted = Signal(str)

    def __init__(self, workspace: Workspace, messages: Messages, tasks: Tasks, machine: Machine) -> None:
        super().__init__("Puljen", margins=_MARGINS)
        self._workspace, self._messages, self._pools = workspace, messages, workspace.pools
        self._pool: FundingPool | None = None
        self._applications: dict[str, Application] = {}
        self.output = SheetOutput(workspace, messages, tasks, machine, owner=self, make=self._sheet)
        self._build()
        self._lay_out()
        self._connect()

    @property
    def pool_id(self) -> str | None:
        """The pool that is shown; none outside every pool."""
        return self._pool.id if self._pool else None

    def show_pool(self, pool_id: str | None) -> None:
        """Read a pool and its applications, or with none those outside every pool. Raises ``GoneError``."""
        pool = self._pool = self._pools.get(pool_id) if pool_id else None
        applied = self._pools.applications_to(pool_id)
        self._applications = {each.id: each for each in applied}
        total = sum_of(applied, pool)
        bodies = self._short_names()
        giver = bodies.get(pool.body_id or "", "") if pool else ""
        context = ("Pulje" if pool else "", giver, f"Beløb i {typed.UNIT.value}")
        self.header.tell(dotted(*context), self._name)
        self.title.setReadOnly(pool is None or self._workspace.read_only)
        self.facts.show_pool(pool)
        self.totals.show_total(pool, total)
        self.findings.show_findings(check_pool(pool, total) if pool else ())
        areas = {area.id: area.name for area in self._workspace.areas.tree()}
        lines = [line_of(each, pool, areas, bodies) for each in applied]
        self.table.show_lines([*lines, foot_of(total)] if lines else [])
        self.table.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self.unit.setText(unit_words(applied, total))
        self._show_application()
        self._show_tables()

    def choose(self, application_id: str) -> bool:
        """Choose an application; False when it is not here."""
        found = self.table.choose(application_id)
        if found:
            self._show_application()
        return found

    def stand_in(self, field: QLineEdit | TextField) -> None:
        """Let the keyboard come to a field, all of it selected and in sight."""
        field.setFocus()
        field.selectAll()
        # What was just added has no place before the page is laid out.
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(field))

    @property
    def _name(self) -> str:
        return self._pool.name if self._pool else OUTSIDE

    def _short_names(self) -> dict[str, str]:
        today = self._workspace.today()
        names = {body.id: body.name_on(today) for body in self._workspace.people.bodies()}
        return {body_id: name.abbreviation or name.name for body_id, name in names.items()}

    def _show_application(self) -> None:
        self.details.show_application(self._applications.get(self.table.current_id), self._pool)

    def _show_tables(self) -> None:
        rows = self._pools.table_rows(self._pool.id) if self._pool else []
        self.table_rows.set_rows(
            [
                Row(
                    f"{row.table_id}/{row.row_id}:",
                    row.label,
                    row.table,
                    icon=("table-2", "text2"),
                )
                for row in rows
            ]
        )
        self.table_section.setVisible(bool(rows))

    def _sheet(self) -> Sheet | None:
        return self._workspace.sheets.pool(self.pool_id)

    # -- slots ---------------------------------------------------------------------------------------------

    def _on_chosen(self, _application_id: str) -> None:
        self._show_application()
        place = self.table.current_rect().translated(self.table.mapTo(self.inside, self.table.rect().topLeft()))
        self.ensureVisible(place.left(), place.center().y(), 0, place.height())

    def _on_opened(self, _application_id: str) -> None:
        self.stand_in(self.details.amounts["amount_ore"].edit)

    def _on_title_entered(self) -> None:
        self.stand_in(self.facts.amount.edit)

    def _on_application_named(self) -> None:
        self.stand_in(self.details.amounts["amount_ore"].edit)

    # -- layout --------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.title = title_field(
            "Puljens navn", lambda text: self.facts.change(name=text), "document_title", self._messages.tell_problem
        )
        self.title.on_enter = self._on_title_entered
        self.header = PageHeader(title_widget=self.title)
        for each in self.output.buttons():
            self.header.add_button(each)
        self.new_application = self.header.add_button(
            button("Ny ansøgning", "plus", "primary", on_click=self.application_wanted.emit)
        )
        self.facts = PoolFacts(self._workspace, self._messages)
        self.totals = Totals()
        self.findings = Findings("Det skal du se efter i puljen")
        self.table = ApplicationTable()
        self.nothing = label("Ingen ansøgninger endnu.", "body", "text2")
        self.unit = label("", "secondary", "text2")
        self.details = ApplicationDetails(self._workspace, self._messages)
        self.details.title.on_enter = self._on_application_named
        self.table_rows = PageRows("Tabeller med puljen")
        self.table_section = Section("Tabeller med puljen", self.table_rows)

    def _lay_out(self) -> None:
        applications = Section("Ansøgninger", self.table, self.nothing, button=self.unit)
        self.add(self.header, self.facts, self.totals, self.findings, applications, self.details, self.table_section)
        self.column.addStretch(1)
        if self._workspace.read_only:
            lock_fields(self.inside)
            for each in (self.new_application, self.details.remove):
                each.setEnabled(False)

    def _connect(self) -> None:
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self._on_opened)
        self.table.delete_wanted.connect(self.application_unwanted)
        self.details.delete_wanted.connect(self.application_unwanted)
        self.details.go_wanted.connect(self.go_wanted)
        self.table_rows.opened.connect(lambda key: self.go_wanted.emit("budget_table", key))
