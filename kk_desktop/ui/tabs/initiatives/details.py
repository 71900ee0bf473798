"""The chosen initiative below the table, or on the whole page: its facts, edited where they stand, and its lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kk_desktop.domain.dates import write_known_date
from kk_desktop.domain.initiatives import Initiative, InitiativeStatus
from kk_desktop.domain.known_dates import read_due
from kk_desktop.domain.people import BodyKind
from kk_desktop.ui import icons
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.chosen_names import ChosenNames
from kk_desktop.ui.widgets.fields import ChoiceField, LineField, TextField, captioned, lock_fields, title_field
from kk_desktop.ui.widgets.layouts import tab_through

from .choices import area_choices, policy_choices, pool_choices
from .meeting_field import MeetingField
from .money import Money
from .page_lists import PageLists

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.changes import Changes
    from kk_desktop.ui.messages import Messages
    from kk_desktop.ui.tasks import Tasks

_STATUSES = tuple((status.value, status.danish) for status in InitiativeStatus)
_NO_POOLS = "Her er ingen puljer endnu. Opret dem under Budget → Puljer."
_NO_POLICIES = "Her er ingen politikker endnu. Skriv dem på et områdes side."
_BODY_WIDTH = 96  # a choice may be cut; the list it opens is as wide as its words


class InitiativeDetails(QScrollArea):
    """Reads and changes one initiative through its services; ``whole_wanted`` asks for the whole page, or back."""

    go_wanted = Signal(str, str)
    whole_wanted = Signal(bool)

    def __init__(self, workspace: Workspace, messages: Messages, tasks: Tasks, changes: Changes) -> None:
        super().__init__()
        self._workspace, self._messages = workspace, messages
        self._initiative: Initiative | None = None
        self._is_whole = False
        self._build(tasks, changes)
        self._lay_out()

    @property
    def current_id(self) -> str:
        """The initiative that is told, empty when none is."""
        return self._initiative.id if self._initiative else ""

    def show_initiative(self, initiative_id: str) -> None:
        """Tell about another initiative, or with no id about none."""
        self.inside.setVisible(bool(initiative_id))
        if not initiative_id:
            self._initiative = None
            return
        shown = self._initiative = self._workspace.initiatives.get(initiative_id)
        self.title.show_text(shown.title)
        self.status.show_choice(shown.status.value)
        self.purpose.show_text(shown.purpose)
        self.target_group.show_text(shown.target_group)
        self.partners.show_text(shown.partners)
        self.results.show_text(shown.results)
        self.period_from.setText(write_known_date(shown.period_from), shown.id)
        self.period_to.setText(write_known_date(shown.period_to), shown.id)
        self._show_bodies(shown)
        self._show_links(shown)
        self.money.show_of(shown.id)
        self.lists.show_of(shown)
        tab_through(self.partners, *self.money.controls)

    def show_whole(self, *, is_whole: bool) -> None:
        """Say on the button which way it goes; what one works on is white, what stands below the list is grey."""
        self._is_whole = is_whole
        self.inside.setProperty("ground", "base" if is_whole else "window")
        self.inside.style().polish(self.inside)
        name = "Tilbage til listen" if is_whole else "Vis hele indsatsen"
        self.whole.setText(name)
        self.whole.setToolTip("Esc" if is_whole else "Enter i listen")
        self.whole.setIcon(icons.icon("arrow-left" if is_whole else "maximize", "accent"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that no field wanted goes back to the list."""
        if event.key() == Qt.Key.Key_Escape and self._is_whole:
            self.whole_wanted.emit(False)
        else:
            super().keyPressEvent(event)

    def _show_bodies(self, shown: Initiative) -> None:
        today = self._workspace.today()
        bodies = self._workspace.people.bodies()
        self.responsible.set_choices([("", "Ingen"), *((body.id, body.name_on(today).name) for body in bodies)])
        self.responsible.show_choice(shown.responsible_body_id or "")
        units = [body for body in bodies if body.kind is BodyKind.UNIT]
        own = [body for body in units if body.id == shown.unit_id or body.parent_id == shown.responsible_body_id]
        offered = own if any(body.id != shown.unit_id for body in own) else units
        self.unit.set_choices([("", "Ingen"), *((body.id, body.name_on(today).name) for body in offered)])
        self.unit.show_choice(shown.unit_id or "")

    def _show_links(self, shown: Initiative) -> None:
        areas = {area.id: area.name for area in self._workspace.areas.tree()}
        policies = {policy.id: policy.title for policy in self._workspace.areas.policies()}
        pools = {pool.id: pool.name for pool in self._workspace.pools.pools()}
        for field, ids, names in (
            (self.areas, shown.area_ids, areas),
            (self.policies, shown.policy_ids, policies),
            (self.pools, shown.pool_ids, pools),
        ):
            field.show_names([(each, names[each]) for each in ids if each in names])
        self.meeting.show_meeting(self._workspace.initiative_pages.meeting(shown.treatment_id))

    def _change(self, **facts: object) -> None:
        if self._initiative is not None:
            self._workspace.initiatives.change(self._initiative.id, **facts)

    def _save_period(self, fact: str, text: str) -> None:
        self._change(**{fact: read_due(text, self._workspace.today())})

    # -- layout --------------------------------------------------------------------------------------------

    def _build(self, tasks: Tasks, changes: Changes) -> None:
        workspace, attempt = self._workspace, self._messages.attempt

        def changing(fact: str):
            """Change a fact that is chosen and not typed: what is refused is told in the strip."""
            return lambda value: attempt(lambda: self._change(**{fact: value}))

        self.title = title_field(
            "Indsatsens titel", lambda text: self._change(title=text), "section", self._messages.tell_problem
        )
        self.status = ChoiceField("Status", lambda key: changing("status")(InitiativeStatus(key)), _STATUSES)
        self.whole = button("", "maximize", "link", lambda: self.whole_wanted.emit(not self._is_whole))
        self.purpose = TextField("Formål", lambda text: self._change(purpose=text))
        self.target_group = TextField("Målgruppe", lambda text: self._change(target_group=text))
        self.partners = TextField("Samarbejdspartnere", lambda text: self._change(partners=text))
        self.results = TextField("Resultater", lambda text: self._change(results=text))
        self.period_from = LineField("Fra", lambda text: self._save_period("period_from", text))
        self.period_to = LineField("Til", lambda text: self._save_period("period_to", text))
        self.responsible = ChoiceField("Ansvarlig", lambda key: changing("responsible_body_id")(key or None), ())
        self.unit = ChoiceField("Enhed", lambda key: changing("unit_id")(key or None), ())
        for choice in (self.responsible, self.unit):
            choice.setMinimumWidth(_BODY_WIDTH)
            choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.areas = ChosenNames("Områder", lambda: area_choices(workspace), changing("area_ids"))
        self.policies = ChosenNames(
            "Politikker", lambda: policy_choices(workspace), changing("policy_ids"), _NO_POLICIES
        )
        self.pools = ChosenNames("Puljer", lambda: pool_choices(workspace), changing("pool_ids"), _NO_POOLS)
        self.meeting = MeetingField(
            workspace.initiative_pages,
            changing("treatment_id"),
            self.go_wanted.emit,
            can_write=not workspace.read_only,
        )
        self.money = Money(workspace, self._messages)
        self.lists = PageLists(workspace, self._messages, tasks, changes)
        self.lists.go_wanted.connect(self.go_wanted)

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Indsatsens fakta")
        self.inside = QFrame()
        self.inside.setProperty("ground", "window")
        self.setWidget(self.inside)
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(38, 14, 24, 14)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.title)
        head.addWidget(self.status)
        head.addStretch(1)
        head.addWidget(self.whole)
        column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(40)
        row.addLayout(self._words(), 5)
        row.addWidget(self.money)
        row.addLayout(self._links(), 5)
        column.addLayout(row)
        column.addWidget(self.lists)
        column.addStretch(1)
        self.show_whole(is_whole=False)
        if self._workspace.read_only:
            lock_fields(self.inside)
            for each in (self.areas, self.policies, self.pools):
                each.choose.setEnabled(False)

    def _words(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(captioned("Formål", self.purpose))
        column.addLayout(
            _side_by_side(captioned("Målgruppe", self.target_group), captioned("Samarbejdspartnere", self.partners))
        )
        column.addWidget(captioned("Resultater", self.results))
        column.addStretch(1)
        return column

    def _links(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addLayout(_side_by_side(self.period_from, self.period_to))
        column.addLayout(_side_by_side(captioned("Ansvarlig", self.responsible), captioned("Enhed", self.unit)))
        for name, field in (
            ("Områder", self.areas), ("Politikker", self.policies), ("Puljer", self.pools),
            ("Beslutning", self.meeting),
        ):  # fmt: skip
            column.addWidget(captioned(name, field))
        column.addStretch(1)
        return column


def _side_by_side(*fields: QWidget) -> QHBoxLayout:
    """Fields on one line, each as wide as the others."""
    row = QHBoxLayout()
    row.setSpacing(16)
    for field in fields:
        row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return row
