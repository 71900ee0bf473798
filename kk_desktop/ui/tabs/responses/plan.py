"""The plan back from the deadline: each step with its last day, which can be moved where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from kk_desktop.domain.dates import write_day, write_distance, write_weekday
from kk_desktop.domain.plans import PlannedDay, PlanStep
from kk_desktop.domain.typed_days import typed_day
from kk_desktop.ui.messages import Messages
from kk_desktop.ui.widgets.badges import deadline_badge
from kk_desktop.ui.widgets.buttons import button, icon_button
from kk_desktop.ui.widgets.fields import LineField
from kk_desktop.ui.widgets.labels import label, set_tone
from kk_desktop.ui.widgets.layouts import set_margins
from kk_desktop.ui.widgets.sign import Sign

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace

_NARROW = 620
"""Pixels below which the steps stand in two rows."""


class PlanView(QWidget):
    """The steps beside each other; a day set by hand has a button that counts it again."""

    def __init__(self, workspace: Workspace, messages: Messages) -> None:
        super().__init__()
        self._workspace, self._messages = workspace, messages
        self._hearing_id = ""
        self._planned: Sequence[PlannedDay] = ()
        self.steps = {step: StepView(step, partial(self._set, step), partial(self._reset, step)) for step in PlanStep}
        self.steps[PlanStep.MEETING].meetings.menu().aboutToShow.connect(self._fill_meetings)
        self.reset = button("Nulstil", "undo-2", "link", self._reset_all)
        self.reset.setToolTip("Regn alle dagene ud igen fra svarfristen")
        self.nothing = label("Skriv svarfristen, så regnes planen ud.", "secondary", "text2")
        head = QHBoxLayout()
        head.addWidget(label("Plan frem mod fristen", "secondary", "text2"))
        head.addWidget(self.reset)
        head.addStretch(1)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.nothing)
        column.addLayout(self._grid)
        for view in self.steps.values():
            view.setParent(self)
            view.hide()

    @property
    def last(self) -> QWidget:
        """The last of its widgets that takes the keyboard."""
        return self.steps[PlanStep.SEND].again

    def show_hearing(self, hearing_id: str, can_write: bool) -> None:
        """Read the plan."""
        self._hearing_id = hearing_id
        self._planned = self._workspace.plans.of(hearing_id)
        by_step = {planned.step: planned for planned in self._planned}
        for step, view in self.steps.items():
            view.setVisible(step in by_step)
            if step in by_step:
                self._show_step(view, by_step[step], can_write)
        self.nothing.setVisible(not self._planned)
        self.reset.setVisible(can_write and any(planned.is_own for planned in self._planned))
        self._arrange()

    def _show_step(self, view: StepView, planned: PlannedDay, can_write: bool) -> None:
        today, is_holiday = self._workspace.today(), self._workspace.is_holiday
        words, tone = write_distance(today, planned.due, is_holiday), "text2"
        if planned.is_done:
            words, tone = "Nået", "green"
        elif planned.trouble:
            words, tone = planned.trouble, "red" if planned.due < today else "amber"
        elif deadline_badge(planned.due, today, is_holiday).icon:
            tone = deadline_badge(planned.due, today, is_holiday).tone
        view.tell(write_day(planned.due, today), write_weekday(planned.due, today), words, tone)
        view.offer(can_write, is_own=planned.is_own)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another number of rows."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        shown = [self.steps[planned.step] for planned in self._planned]
        columns = max(len(shown), 1) if self.width() >= _NARROW else 3
        for number, view in enumerate(shown):
            self._grid.addWidget(view, number // columns, number % columns)
        for column in range(len(PlanStep)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _fill_meetings(self) -> None:
        menu = self.steps[PlanStep.MEETING].meetings.menu()
        menu.clear()
        today = self._workspace.today()
        for meeting in self._workspace.plans.meetings(self._hearing_id):
            words = f"{meeting.body} {write_weekday(meeting.day, today)}"
            menu.addAction(words, partial(self._guard, PlanStep.MEETING, meeting.day))
        if menu.isEmpty():
            menu.addAction("Filen kender ingen møder før fristen").setEnabled(False)

    def _set(self, step: PlanStep, text: str) -> None:
        day = typed_day(text, self._workspace.today())
        self._workspace.plans.set_day(self._hearing_id, step, day)

    def _guard(self, step: PlanStep, day) -> None:
        self._messages.attempt(lambda: self._workspace.plans.set_day(self._hearing_id, step, day))

    def _reset(self, step: PlanStep) -> None:
        self._guard(step, None)

    def _reset_all(self) -> None:
        self._messages.attempt(lambda: self._workspace.plans.reset(self._hearing_id))


class StepView(QWidget):
    """One step: its name, its last day, and how far off that is or why it cannot be kept."""

    def __init__(self, step: PlanStep, on_typed, on_reset) -> None:
        super().__init__()
        self.day = LineField(f"{step.danish} senest", on_typed, caption=False)
        self.again = icon_button("undo-2", f"Regn dagen ud igen: {step.danish.lower()}", on_click=on_reset)
        self.meetings = QToolButton()
        if step is PlanStep.MEETING:
            self.meetings = icon_button("calendar-days", "Vælg et møde, filen kender")
        self.meetings.setMenu(QMenu(self.meetings))
        self.meetings.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._has_meetings = step is PlanStep.MEETING
        self._sign = Sign()
        self.told = label("", "secondary", "text2", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(0)
        # As high as its buttons in every step, so that all stand on one line.
        line.addStrut(self.again.sizeHint().height())
        line.addWidget(self.day, 1)
        line.addWidget(self.meetings)
        line.addWidget(self.again)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._sign)
        head.addWidget(label(step.danish, "row_title"), 1)
        column = QVBoxLayout(self)
        column.setSpacing(0)
        set_margins(self, 0, 0, 0, 0)
        column.addLayout(head)
        column.addLayout(line)
        column.addWidget(self.told)
        column.addStretch(1)

    def tell(self, day: str, whole: str, words: str, tone: str) -> None:
        """Show the day and what is said of it."""
        self.day.setText(day)
        self.day.edit.setToolTip(whole)
        self.told.setText(words)
        set_tone(self.told, tone)
        icon = "circle-check" if tone == "green" else "circle-dashed" if tone == "text2" else "triangle-alert"
        self._sign.show_icon(icon, tone)
        self.setAccessibleName(f"{self.day.edit.accessibleName()} {whole}, {words}")

    def offer(self, can_write: bool, *, is_own: bool) -> None:
        """What can be done with the day."""
        self.day.edit.setReadOnly(not can_write)
        self.meetings.setVisible(can_write and self._has_meetings)
        self.again.setVisible(can_write and is_own)
