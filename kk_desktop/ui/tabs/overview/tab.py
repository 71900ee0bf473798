"""Overblik: what waits, the dates to keep, six weeks ahead and what was done last; and the page of approvals."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout

from kk_desktop.domain.dates import write_day, write_distance, write_weekday
from kk_desktop.domain.rows import Deadline, DocumentRow, HearingRow
from kk_desktop.domain.workflow import Status
from kk_desktop.ui.approval.rows import named_after_hearings
from kk_desktop.ui.widgets.badges import Badge, deadline_badge, status_badge
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.calendar_grid import CalendarGrid, Mark
from kk_desktop.ui.widgets.empty_state import EmptyState
from kk_desktop.ui.widgets.fold import Fold
from kk_desktop.ui.widgets.hints import hints
from kk_desktop.ui.widgets.history_list import HistoryList
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.layouts import either, set_margins
from kk_desktop.ui.widgets.page import Page
from kk_desktop.ui.widgets.page_header import PageHeader
from kk_desktop.ui.widgets.row import Row, section
from kk_desktop.ui.widgets.rows import RowDelegate, RowList
from kk_desktop.ui.widgets.tab_page import TabPage

if TYPE_CHECKING:
    from kk_desktop.services.waiting import Waiting
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.approval.view import ApprovalView
    from kk_desktop.ui.changes import Changes
    from kk_desktop.ui.messages import Messages
    from kk_desktop.ui.tasks import Tasks

_KINDS = {
    "hearing": ("message-square-reply", "Svarfrist"),
    "case": ("landmark", "Møde"),
    "follow_up": ("calendar-days", "Opfølgning"),
    "contribution": ("users", "Bidrag"),
}
TO_APPROVE = "Til din godkendelse"
_NUMBERS = ("Ingen", "En", "To", "Tre", "Fire", "Fem", "Seks", "Syv", "Otte", "Ni", "Ti")
_URGENT = (Status.RETURNED, Status.APPROVED, Status.SIGNED)
"""Somebody else has done their part, and the next step is one's own."""


class OverviewTab(TabPage):
    """Reads only; what is chosen opens in its own tab."""

    def __init__(self, workspace: Workspace, messages: Messages, tasks: Tasks, changes: Changes, machine) -> None:
        super().__init__()
        self._workspace, self._messages, self._machine = workspace, messages, machine
        self._tasks, self._changes = tasks, changes
        self.approval: ApprovalView | None = None
        self._build()
        self._lay_out()
        changes.anything_saved.connect(self.mark_stale)
        self.rows.opened.connect(self._on_opened)
        self.rows.delete_wanted.connect(self._on_done_wanted)
        self.calendar.day_chosen.connect(self._on_day_chosen)
        self.history.undo_wanted.connect(self._on_undo_wanted)
        self.empty.wanted.connect(self._on_new_hearing)

    def reload(self) -> None:
        """Read what waits and what was done."""
        today = self._workspace.today()
        self._deadlines = self._workspace.overview.deadlines()
        self._steps = self._workspace.overview.steps()
        parts = self._parts()
        rows: list[Row] = []
        for head, part in parts.items():
            if part:
                rows += [section(head, len(part)), *part]
        rows += self._unfiled()
        self.rows.set_rows(rows)
        self.rows.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self._tell_head(today, len(parts[TO_APPROVE]) + len(parts["Venter på dig"]))
        if self._is_approving and self.approval is not None:
            self.approval.reload()
        self.calendar.show_weeks(today, self._marks(today), self._workspace.holiday_name)
        self.history.show_actions(
            self._workspace.overview.recent_changes(8), self._workspace.desk.clock(), self._machine.me.name
        )

    def come_home(self) -> None:
        """From a draft that waits back to the list."""
        if self._is_approving:
            self._show_page(self._splitter)

    def create_new(self, what: str = "") -> None:
        """Here one chooses: the first button has the focus."""
        self.new_hearing.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def splitters(self) -> Mapping[str, QSplitter]:
        """Lists left, weeks right."""
        return {"side": self._splitter}

    def toggle_side(self) -> None:
        """Weeks and changes away, or back; while one approves, the list."""
        if self._is_approving and self.approval is not None:
            self.approval.toggle_list()
        else:
            self._fold.toggle()

    def commands(self) -> Mapping[str, QAction]:
        """While one approves, what can be decided."""
        return self.approval.commands() if self._is_approving and self.approval is not None else {}

    def show_thing(self, kind: str, thing_id: str) -> bool:
        """Open a draft that waits for one's yes."""
        return kind == "approval" and self._open_approval(thing_id)

    def flush(self) -> bool:
        """A comment half written."""
        return self.approval is None or self.approval.flush()

    # -- approvals -----------------------------------------------------------------------------------------

    @property
    def _is_approving(self) -> bool:
        return self._pages.currentWidget() is self.approval

    def _open_approval(self, document_id: str) -> bool:
        view = self._approval_view()
        if not view.begin(document_id):
            return False
        self._show_page(view)
        return True

    def _approval_view(self) -> ApprovalView:
        """Made when somebody has something to decide: most who write never have."""
        if self.approval is None:
            from kk_desktop.ui.approval.view import ApprovalView

            self.approval = ApprovalView(self._workspace, self._messages, self._tasks, self._changes)
            self.approval.left.connect(lambda: self._show_page(self._splitter))
            self.approval.go_wanted.connect(self.go_wanted)
            self._pages.addWidget(self.approval)
        return self.approval

    def _show_page(self, page: QSplitter | ApprovalView) -> None:
        self._pages.setCurrentWidget(page)
        rows = self.rows if self.approval is None or page is not self.approval else self.approval.rows
        self.setFocusProxy(rows)
        rows.setFocus()
        self.reload()
        self.commands_changed.emit()

    # -- rows ----------------------------------------------------------------------------------------------

    def _parts(self) -> dict[str, list[Row]]:
        """What waits, under its heads; a hearing stands once, with its date and its answer's status."""
        hearings = {row.hearing_id: row for row in self._workspace.hearings.open_rows() if row.hearing_id}
        asked = named_after_hearings(self._workspace.approvals.waiting(), self._workspace.hearings)
        mine = {each.document.id for each in asked}
        waiting: list[Row] = []
        dated: list[Row] = []
        elsewhere: list[Row] = []
        for each in self._deadlines:
            hearing = hearings.get(each.id)
            if hearing and hearing.document_id in mine:
                continue
            status = hearing.status if hearing else None
            is_with_others, course = self._with_others(hearing.document_id if hearing else None, status)
            is_urgent = status in _URGENT or (status is Status.SUBMITTED and not is_with_others)
            part = waiting if is_urgent else elsewhere if is_with_others else dated
            part.append(self._deadline_row(each, hearing, course))
        answered = {hearings[each.id].document_id for each in self._deadlines if each.id in hearings}
        drafts = [row for row in self._workspace.overview.drafts() if row.id not in answered | mine]
        for row in sorted(drafts, key=lambda row: row.status not in _URGENT):
            is_with_others, course = self._with_others(row.id, row.status)
            (elsewhere if is_with_others else waiting).append(self._document_row(row, course))
        approving = [self._approval_row(each) for each in asked]
        return {TO_APPROVE: approving, "Venter på dig": waiting, "Frister": dated, "Hos andre": elsewhere}

    def _with_others(self, document_id: str | None, status: Status | None) -> tuple[bool, str]:
        """Whether somebody else must decide, and how far it is; a yes on a condition comes back to who wrote it."""
        if document_id is None or status is not Status.SUBMITTED:
            return False, ""
        submission = self._workspace.approvals.current(document_id)
        if submission is not None and submission.unmet is not None:
            return False, "godkendt på betingelse"
        return True, f"til godkendelse hos {submission.current.approver}" if submission and submission.current else ""

    def _approval_row(self, each: Waiting) -> Row:
        today, is_holiday = self._workspace.today(), self._workspace.is_holiday
        whom = f"for {each.for_whom}" if each.for_whom else ""
        draft, sender = f"udkast {each.submission.number}", f"fra {each.submission.person}"
        return Row(
            f"approval:{each.document.id}",
            each.document.title or "Uden titel",
            "  ·  ".join(part for part in (each.document.kind_name, draft, sender, whom) if part),
            right=deadline_badge(each.deadline, today, is_holiday) if each.deadline else Badge("Ingen frist"),
            right_detail=write_distance(today, each.deadline, is_holiday) if each.deadline else "",
            icon=("circle-dot", "accent"),
            strong=True,
        )

    def _deadline_row(self, each: Deadline, hearing: HearingRow | None, course: str) -> Row:
        today, is_holiday = self._workspace.today(), self._workspace.is_holiday
        icon, word = _KINDS[each.kind]
        badge = status_badge(hearing.status) if hearing else None
        first = f"Høringssvar, {course or badge.word.lower()}" if badge else word
        parts = (first, each.detail, self._next_step(each) if hearing else "")
        return Row(
            f"{each.kind}:{each.id}",
            each.title,
            "  ·  ".join(part for part in parts if part),
            right=deadline_badge(each.due, today, is_holiday),
            right_detail=write_distance(today, each.due, is_holiday),
            icon=(badge.icon, badge.tone) if badge else (icon, "text2"),
            strong=True,
        )

    def _next_step(self, hearing: Deadline) -> str:
        """What the hearing's plan wants first: "bidrag senest 24. marts"."""
        today = self._workspace.today()
        step = next((each for each in self._steps if each.id == hearing.id), None)
        if step is None:
            return ""
        return (
            f"{step.step.lower()} {'skulle være nået' if step.due < today else 'senest'} {write_day(step.due, today)}"
        )

    @staticmethod
    def _document_row(row: DocumentRow, course: str) -> Row:
        badge = status_badge(row.status)
        parts = (row.kind_name, course or badge.word.lower(), row.case_number)
        detail = "  ·  ".join(part for part in parts if part)
        return Row(
            f"document:{row.id}",
            row.title or "Uden titel",
            detail,
            right=Badge("Ingen frist"),
            icon=(badge.icon, badge.tone),
            strong=row.status is not Status.SUBMITTED,
        )

    def _tell_head(self, today: date, count: int) -> None:
        number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
        coming = self._workspace.overview.next_deadline()
        sentence = f"{number} ting venter på dig." if count else "Intet venter på dig."
        if coming:
            sentence += f" Næste frist er {write_weekday(coming.due, today)}."
        title = write_weekday(today, today)
        self.header.tell("", title[:1].upper() + title[1:], None, sentence)

    def _marks(self, today: date) -> dict[date, list[Mark]]:
        short = {
            name.name: name.abbreviation
            for body in self._workspace.people.bodies()
            for name in body.names
            if name.abbreviation
        }
        marks: dict[date, list[Mark]] = {}
        for each in self._deadlines:
            badge = deadline_badge(each.due, today, self._workspace.is_holiday)
            word, tone, ground = _KINDS[each.kind][1], badge.tone, badge.ground
            sentence = f"{word}, {each.title}"
            if each.kind == "case":
                word, tone, ground = f"{short[each.detail]}-møde" if each.detail in short else word, "accent", "bluebg"
            marks.setdefault(each.due, []).append(Mark(word, sentence, tone, ground))
        for each in self._steps:
            # Ours to move, and so quieter than what others wait for; the deadlines stand first on their day.
            badge = deadline_badge(each.due, today, self._workspace.is_holiday)
            tone = badge.tone if each.due <= today else "text2"
            marks.setdefault(each.due, []).append(Mark(each.step, f"{each.step} senest, {each.title}", tone))
        return marks

    # -- slots ---------------------------------------------------------------------------------------------

    def _on_opened(self, key: str) -> None:
        kind, _colon, thing_id = key.partition(":")
        if kind == "approval":
            self._open_approval(thing_id)
        elif kind == "follow_up":
            self._go_to_follow_up(thing_id)
        elif kind == "contribution":
            self.go_wanted.emit("hearing", self._workspace.contributions.get(thing_id).hearing_id)
        else:
            self.go_wanted.emit(kind, thing_id)

    def _on_done_wanted(self, key: str) -> None:
        """Del on a promise: it is kept."""
        kind, _colon, thing_id = key.partition(":")
        if kind != "follow_up" or self._workspace.read_only:
            return

        def done() -> None:
            self._workspace.follow_ups.change(thing_id, done=True)
            undo = self._messages.undo_requested.emit
            self._messages.tell("Opfølgningen er klaret.", "good", "Fortryd", undo)

        self._messages.attempt(done)

    def _unfiled(self) -> list[Row]:
        """What lacks a place in the records system, told in one row that leads to the list."""
        count = self._workspace.filing.unfiled_count()
        if not count:
            return []
        words = "1 ting mangler journalisering" if count == 1 else f"{count} ting mangler journalisering"
        detail = "Modtaget eller afsendt, og uden plads i journalen"
        return [section("Journalisering"), Row("filing:", words, detail, icon=("archive", "text2"))]

    def _go_to_follow_up(self, follow_up_id: str) -> None:
        found = next(each for each in self._workspace.follow_ups.rows() if each.id == follow_up_id)
        if found.document_id:
            self.go_wanted.emit("document", found.document_id)

    def _on_day_chosen(self, day: date) -> None:
        first = next(each for each in (*self._deadlines, *self._steps) if each.due == day)
        self.rows.choose(f"{first.kind}:{first.id}")
        self.rows.setFocus()

    def _on_undo_wanted(self, action_id: str) -> None:
        try:
            done = self._workspace.history.undo(action_id)
        except Exception as error:
            self._messages.tell_problem(error)
        else:
            self._messages.tell(f"Fortrød: {done[:1].lower()}{done[1:]}.")

    def _on_new_hearing(self) -> None:
        self.create_wanted.emit("hearing")

    # -- layout --------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.header = PageHeader("page_title")
        self.new_hearing = self.header.add_button(button("Ny høring", "plus", on_click=self._on_new_hearing))
        self.new_case = self.header.add_button(
            button("Ny sag", "plus", on_click=lambda: self.create_wanted.emit("case"))
        )
        self.rows = RowList("Det, der venter", RowDelegate(self, padding=16))
        self.empty = EmptyState(
            "circle-check",
            "Intet venter",
            "Her står frister og kladder. Opret en høring, når brevet kommer.",
            "Ny høring",
        )
        self.calendar = CalendarGrid()
        self.history = HistoryList()
        can_write = not self._workspace.read_only
        for each in (self.new_hearing, self.new_case, self.empty.button):
            each.setEnabled(can_write)

    def _lay_out(self) -> None:
        main = QFrame()
        main.setProperty("ground", "base")
        column = QVBoxLayout(main)
        column.setContentsMargins(24, 24, 24, 12)
        column.setSpacing(8)
        set_margins(self.header, 16, 4, 0, 0)
        column.addWidget(self.header)
        column.addSpacing(8)
        column.addWidget(self.rows, 1)
        column.addWidget(self.empty, 1)
        keys = hints((("↵", "åbn"), ("Del", "opfølgningen er klaret"), ("Ctrl+N", "ny"), ("Ctrl+Skift+F", "søg i alt")))
        set_margins(keys, 16, 4, 0, 0)
        column.addWidget(keys)
        self._side = Page("De næste uger", "window", (28, 32, 32, 24))
        self._side.setMinimumWidth(340)
        # Down to the smallest window both fit; F9 puts the weeks away.
        self._fold = Fold(main, self._side, 0, "De næste uger")
        self.header.add_button(self._fold.opener)
        self._side.add(label("De næste uger", "section"), self.calendar)
        self._side.column.addSpacing(20)
        self._side.add(label("Senest ændret", "section"), self.history)
        self._side.column.addStretch(1)
        self._splitter = QSplitter()
        self._splitter.addWidget(main)
        self._splitter.addWidget(self._side)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setSizes([1000, 440])
        self._splitter.setChildrenCollapsible(False)
        self._pages = either(self, self._splitter)
        self.setFocusProxy(self.rows)
