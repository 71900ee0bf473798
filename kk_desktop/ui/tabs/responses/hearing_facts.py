"""The hearing's facts below the strip: who asks about what, until when, with which material, and the plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kk_desktop.domain.dates import write_date
from kk_desktop.domain.hearings import AnswerForm, Hearing, HearingScope
from kk_desktop.domain.rows import HearingRow
from kk_desktop.domain.typed_days import typed_day
from kk_desktop.domain.wording import dotted
from kk_desktop.ui.messages import Messages
from kk_desktop.ui.tasks import Tasks
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.check_box import CheckBox
from kk_desktop.ui.widgets.fields import ChoiceField, LineField, captioned
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.layouts import empty, tab_through

from .ask_rows import AskRows
from .material import MaterialList
from .plan import PlanView

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace

_COLUMNS = 12
_MOST_EARLIER = 5
_SHARE = 0.45
_LEAST_HEIGHT = 220
"""Pixels: four rows of fields; in the smallest window a few lines of the answer still stand below."""


class HearingFacts(QScrollArea):
    """Every field saves when it is left. ``earlier_pressed`` wishes to see another hearing from the same sender."""

    earlier_pressed = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        messages: Messages,
        tasks: Tasks,
        caret_block: Callable[[], str],
        answer_id: Callable[[], str],
    ) -> None:
        super().__init__()
        self._workspace, self._messages = workspace, messages
        self._hearing_id = ""
        self._earlier: tuple[list[HearingRow], list[str]] | None = None
        self.earlier_buttons: list[QPushButton] = []
        self.setWidgetResizable(True)
        self.setProperty("ground", "alt")
        # The keyboard goes to the fields, which scroll into view by themselves.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName("Høringens oplysninger")
        self.setMinimumHeight(_LEAST_HEIGHT)
        self._build_fields()
        self.asks = AskRows(workspace, messages, caret_block)
        self.plan = PlanView(workspace, messages)
        self.material = MaterialList(workspace, messages, tasks, answer_id)
        self.earlier = QVBoxLayout()
        self.earlier.setSpacing(0)
        self._earlier_head = label("Tidligere høringer fra samme afsender", "secondary", "text2")
        self._lay_out()
        self.hide()

    def _build_fields(self) -> None:
        self.asked_by = LineField("Høring fra", lambda text: self._change(sender=text))
        self.email = LineField("Afsenderens e-mail", lambda text: self._change(sender_email=text))
        self.subject = LineField("Det, der høres om", lambda text: self._change(subject=text))
        self.received = LineField("Modtaget", lambda text: self._change(received_on=self._day(text)))
        self.case = LineField("Sagsnr.", self._save_case)
        self.number = LineField("Dokumentnr.", lambda text: self._change(document_number=text))
        self.scope = ChoiceField(
            "Slags høring",
            lambda key: self._keep(scope=HearingScope(key)),
            [(each, each.danish) for each in HearingScope],
        )
        self.form = ChoiceField(
            "Svarets form",
            lambda key: self._keep(answer_form=AnswerForm(key)),
            [(each, each.danish) for each in AnswerForm],
        )
        self.committee = CheckBox("Svaret skal i udvalg", lambda on: self._keep(goes_to_committee=on))
        self.extension_asked = LineField(
            "Bedt om udsættelse den", lambda text: self._change(extension_asked_on=self._day(text))
        )
        self.extension_granted = LineField("Givet den", lambda text: self._change(extension_granted_on=self._day(text)))
        self.extension_by = LineField("Givet af", lambda text: self._change(extension_granted_by=text))
        self.extended_to = LineField("Udsat til", lambda text: self._change(extended_to=self._day(text)))

    def _lay_out(self) -> None:
        ground = QFrame()
        ground.setProperty("ground", "alt")
        self._fields = QWidget()
        grid = QGridLayout(self._fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        rows: tuple[tuple[QWidget, ...], ...] = (
            (self.asked_by, self.email, self.subject),
            (self.received, self.case, self.number),
            (captioned("Slags høring", self.scope), captioned("Svarets form", self.form), self.committee),
            (self.extension_asked, self.extension_granted, self.extension_by, self.extended_to),
        )
        for number, widgets in enumerate(rows):
            span = _COLUMNS // len(widgets)
            for place, widget in enumerate(widgets):
                alignment = Qt.AlignmentFlag.AlignBottom if widget is self.committee else Qt.AlignmentFlag.AlignTop
                grid.addWidget(widget, number, place * span, 1, span, alignment)
        for column_number in range(_COLUMNS):
            grid.setColumnStretch(column_number, 1)
        column = QVBoxLayout(ground)
        column.setContentsMargins(24, 4, 16, 12)
        column.setSpacing(12)
        for part in (self._fields, self.plan, self.asks, self.material):
            column.addWidget(part)
        found = QVBoxLayout()
        found.setSpacing(2)
        found.addWidget(self._earlier_head)
        found.addLayout(self.earlier)
        column.addLayout(found)
        column.addStretch(1)
        self.setWidget(ground)

    def fit(self, height: int) -> None:
        """The tab has another height."""
        self.setMaximumHeight(max(_LEAST_HEIGHT, int(height * _SHARE)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Opened at a field far down, it is there before there is room to show it in."""
        super().resizeEvent(event)
        field = self.focusWidget()
        if field is not None and field.hasFocus():
            self.ensureWidgetVisible(field)

    def begin(self) -> None:
        """Somebody wants to write in the facts: the first one."""
        self.verticalScrollBar().setValue(0)
        self.asked_by.edit.setFocus()

    def show_hearing(self, hearing: Hearing, can_write: bool) -> None:
        """Fill in from the file."""
        if hearing.id != self._hearing_id:
            self.verticalScrollBar().setValue(0)
        self._hearing_id = hearing.id
        self.asked_by.setText(hearing.sender)
        self.email.setText(hearing.sender_email)
        self.subject.setText(hearing.subject)
        self.number.setText(hearing.document_number)
        self.case.setText(self._workspace.cases.get(hearing.case_id).number if hearing.case_id else "")
        for field, day in (
            (self.received, hearing.received_on),
            (self.extension_asked, hearing.extension_asked_on),
            (self.extension_granted, hearing.extension_granted_on),
            (self.extended_to, hearing.extended_to),
        ):
            field.setText(write_date(day) if day else "")
        self.extension_by.setText(hearing.extension_granted_by)
        self.scope.show_choice(hearing.scope)
        self.form.show_choice(hearing.answer_form)
        self.committee.setChecked(hearing.goes_to_committee)
        self._fields.setEnabled(can_write)
        self.asks.show_hearing(hearing, can_write)
        self.plan.show_hearing(hearing.id, can_write)
        self.material.show_hearing(hearing.id, can_write)
        self._show_earlier(self._workspace.hearings.earlier(hearing.id)[:_MOST_EARLIER])
        tab_through(self.plan.last, *self.asks.keys(), *self.material.keys(), *self.earlier_buttons)

    def _show_earlier(self, rows: list[HearingRow]) -> None:
        outcomes = [self._workspace.white_books.told(row.hearing_id or "") for row in rows]
        if (rows, outcomes) == self._earlier:
            return
        self._earlier = rows, outcomes
        self._earlier_head.setVisible(bool(rows))
        self.earlier_buttons = []
        empty(self.earlier)
        for row, outcome in zip(rows, outcomes, strict=True):
            day = row.closed_on or row.deadline
            facts = (row.title, write_date(day) if day else "", row.status.danish, outcome)
            told = dotted(*facts)
            go = button(told, kind="link", on_click=partial(self.earlier_pressed.emit, row.hearing_id or ""))
            self.earlier_buttons.append(go)
            self.earlier.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)

    def _day(self, text: str) -> date | None:
        return typed_day(text, self._workspace.today())

    def _change(self, **facts: object) -> None:
        self._workspace.hearings.change(self._hearing_id, **facts)

    def _keep(self, **facts: object) -> None:
        """Choices have no error line of their own; the strip tells."""
        self._messages.attempt(lambda: self._change(**facts))

    def _save_case(self, text: str) -> None:
        self._workspace.hearings.set_case(self._hearing_id, text)
