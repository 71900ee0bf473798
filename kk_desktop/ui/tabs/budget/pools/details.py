"""The chosen application below the table: every fact edited where it stands, and what it points at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kk_desktop.domain.budgets import read_level
from kk_desktop.domain.known_dates import read_due
from kk_desktop.domain.pool_checks import check_application
from kk_desktop.domain.pools import Application, FundingPool, financing
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.fields import ChoiceField, LineField, TextField, captioned, title_field
from kk_desktop.ui.widgets.layouts import tab_through

from . import typed
from .findings import Findings

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.messages import Messages

_AMOUNTS = (
    ("amount_ore", "Søgt"),
    ("yearly_ore", "Søgt pr. år"),
    ("granted_ore", "Bevilget"),
    ("spent_ore", "Brugt"),
    ("own_ore", "Egen andel"),
)
"""The fields that hold money, in the page's unit."""

_COLUMNS = 5


class ApplicationDetails(QFrame):
    """Reads and changes one application through the service; asks for other things with ``go_wanted``."""

    go_wanted = Signal(str, str)
    delete_wanted = Signal(str)

    def __init__(self, workspace: Workspace, messages: Messages) -> None:
        super().__init__()
        self._workspace, self._messages, self._pools = workspace, messages, workspace.pools
        self._application: Application | None = None
        self._annexes: dict[str, str] = {}
        self._build()
        self._lay_out()

    @property
    def current_id(self) -> str:
        """The application that is told, empty when none is."""
        return self._application.id if self._application else ""

    def show_application(self, application: Application | None, pool: FundingPool | None) -> None:
        """Tell about another application, or about none."""
        self._application = application
        self.setVisible(application is not None)
        if application is None:
            return
        self.title.show_text(application.title)
        for fact, field in self.amounts.items():
            field.setText(typed.written(getattr(application, fact)), application.id)
        self.period_from.setText(typed.written_date(application.period_from), application.id)
        self.period_to.setText(typed.written_date(application.period_to), application.id)
        self.level.setText(typed.written_level(application.price_level), application.id)
        percent = application.co_financing_percent
        self.percent.setText("" if percent is None else str(percent), application.id)
        self.other_payers.setText(application.other_payers, application.id)
        self.note.show_text(application.note)
        self._tell_what_holds(application, pool)
        self._show_links(application)
        self.findings.show_findings(check_application(application, pool))

    def _tell_what_holds(self, application: Application, pool: FundingPool | None) -> None:
        """Say in an empty field what is reckoned with meanwhile."""
        pools = pool.co_financing_percent if pool else None
        self.percent.edit.setPlaceholderText("–" if pools is None else f"{pools}, som puljen")
        rest = financing(application, pool).rest_ore
        self.amounts["own_ore"].edit.setPlaceholderText(f"{typed.written(rest)}, det hele" if rest else "–")
        for field, fact in ((self.period_from, "period_from"), (self.period_to, "period_to")):
            is_pools = pool is not None and not (application.period_from or application.period_to)
            field.edit.setPlaceholderText((typed.written_date(getattr(pool, fact)) if is_pools else "") or "–")

    def _show_links(self, application: Application) -> None:
        areas = {area.id: area.name for area in self._workspace.areas.tree()}
        self.areas.setText("; ".join(areas[each] for each in application.area_ids if each in areas))
        today = self._workspace.today()
        bodies = [(body.id, body.name_on(today).name) for body in self._workspace.people.bodies()]
        annexes = self._pools.annexes()
        self._annexes = {annex.id: annex.document_id for annex in annexes}
        _offer(self.pool, [(each.id, each.name) for each in self._pools.pools()], application.pool_id)
        _offer(self.applicant, bodies, application.applicant_body_id)
        initiatives = [(row.id, row.title) for row in self._workspace.initiatives.rows()]
        _offer(self.initiative, initiatives, application.initiative_id)
        _offer(self.annex, [(annex.id, annex.words) for annex in annexes], application.attachment_id)
        self.show_initiative.setEnabled(bool(self.initiative.currentData()))
        self.show_annex.setEnabled(bool(self.annex.currentData()))

    def _change(self, **facts: object) -> None:
        if self._application is not None:
            self._pools.change_application(self._application.id, **facts)

    # -- slots ---------------------------------------------------------------------------------------------

    def _on_areas_typed(self, text: str) -> None:
        known = {area.name.casefold(): area.id for area in self._workspace.areas.tree()}
        names = [name.strip() for name in text.split(";") if name.strip()]
        for name in names:
            if name.casefold() not in known:
                raise ValueError(f"”{name}” findes ikke under Områder. Opret området dér, eller ret navnet.")
        self._change(area_ids=tuple(known[name.casefold()] for name in names))

    def _on_show_initiative(self) -> None:
        if key := self.initiative.currentData():
            self.go_wanted.emit("initiative", key)

    def _on_show_annex(self) -> None:
        if document_id := self._annexes.get(self.annex.currentData() or ""):
            self.go_wanted.emit("document", document_id)

    # -- layout --------------------------------------------------------------------------------------------

    def _build(self) -> None:
        refused = self._messages.tell_problem
        self.title = title_field("Ansøgningens titel", lambda text: self._change(title=text), "section", refused)
        self.findings = Findings("Det skal du se efter i ansøgningen")
        self.amounts = {fact: LineField(name, self._saver(fact, typed.amount)) for fact, name in _AMOUNTS}
        self.period_from = LineField("Fra", self._saver("period_from", self._known_date))
        self.period_to = LineField("Til", self._saver("period_to", self._known_date))
        self.level = LineField("Prisniveau", self._saver("price_level", read_level))
        self.percent = LineField("Medfinansiering, %", self._saver("co_financing_percent", typed.whole))
        self.other_payers = LineField("Andre, der betaler", self._saver("other_payers", str))
        self.areas = LineField("Områder, adskilt af semikolon", self._on_areas_typed)
        self.note = TextField("Noter om ansøgningen", lambda text: self._change(note=text))
        self.note.on_refused = refused
        self.pool = self._choice("Pulje", "pool_id")
        self.applicant = self._choice("Ansøger", "applicant_body_id")
        self.initiative = self._choice("Indsats", "initiative_id")
        self.annex = self._choice("Bilag", "attachment_id")
        self.show_initiative = button("Vis indsatsen", "arrow-right", "link", self._on_show_initiative)
        self.show_annex = button("Vis bilaget", "arrow-right", "link", self._on_show_annex)
        self.remove = button("Slet ansøgning", "trash-2", "link", lambda: self.delete_wanted.emit(self.current_id))

    def _known_date(self, text: str) -> str:
        return read_due(text, self._workspace.today())

    def _saver(self, fact: str, read: Callable[[str], object]) -> Callable[[str], object]:
        return lambda text: self._change(**{fact: read(text)})

    def _choice(self, name: str, fact: str) -> ChoiceField:
        def save(key: str) -> None:
            self._messages.attempt(lambda: self._change(**{fact: key or None}))

        made = ChoiceField(name, save, ())
        made.setMinimumContentsLength(6)
        return made

    def _lay_out(self) -> None:
        self.setProperty("ground", "gray")
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(8)
        for place in range(_COLUMNS):
            grid.setColumnStretch(place, 1)
        asked, yearly, granted, spent, own = self.amounts.values()
        first = (asked, yearly, self.period_from, self.period_to, self.level)
        second = (self.percent, own, self.other_payers)
        third = (granted, spent)
        _put(grid, 0, first)
        _put(grid, 1, second, last=3)
        _put(grid, 2, (*third, captioned("Ansøger", self.applicant)), last=3)
        _put(grid, 3, (captioned("Pulje", self.pool), self.areas), widths=(2, 3))
        _put(grid, 4, (captioned("Indsats", self.initiative), captioned("Bilag", self.annex)), widths=(2, 3))
        _put(grid, 5, (self.show_initiative, self.show_annex), widths=(2, 3))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.findings)
        column.addLayout(grid)
        column.addWidget(captioned("Noter", self.note))
        fields = (*first, *second, *third)
        tab_through(
            self.title, self.remove, *(field.edit for field in fields), self.applicant, self.pool, self.areas.edit,
            self.initiative, self.annex, self.show_initiative, self.show_annex, self.note,
        )  # fmt: skip


def _put(grid: QGridLayout, row: int, fields: Sequence[QWidget], last: int = 1, widths: Sequence[int] = ()) -> None:
    """One line of fields, each as many columns wide as told; ``last`` is the last one's width."""
    place = 0
    for number, field in enumerate(fields):
        width = widths[number] if widths else last if number == len(fields) - 1 else 1
        grid.addWidget(field, row, place, 1, width, Qt.AlignmentFlag.AlignTop)
        place += width


def _offer(field: ChoiceField, choices: Sequence[tuple[str, str]], chosen: str | None) -> None:
    field.set_choices([("", "Ingen"), *choices])
    field.show_choice(chosen or "")
