"""What waits, the dates to keep, the weeks ahead and what was done last; and the page of approvals."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout

from kk_desktop.domain.dates import write_weekday
from kk_desktop.paths import documents_folder
from kk_desktop.ui.list_output import ListOutput
from kk_desktop.ui.sheets import SheetOutput
from kk_desktop.ui.widgets.buttons import button, tool_button
from kk_desktop.ui.widgets.empty_state import EmptyState
from kk_desktop.ui.widgets.fold import Fold
from kk_desktop.ui.widgets.follow_up_form import FollowUpForm
from kk_desktop.ui.widgets.hints import hints
from kk_desktop.ui.widgets.history_list import HistoryList
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.layouts import either, set_margins
from kk_desktop.ui.widgets.list_keys import ListKeys
from kk_desktop.ui.widgets.page import Page
from kk_desktop.ui.widgets.page_header import PageHeader
from kk_desktop.ui.widgets.rows import RowDelegate, RowList
from kk_desktop.ui.widgets.tab_page import TabPage

from .board import Board, read
from .figures import OverviewFigures
from .rows import OverviewRows, head_sentence
from .weeks import Weeks

if TYPE_CHECKING:
    from kk_desktop.services.machine import Machine
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.approval.view import ApprovalView
    from kk_desktop.ui.changes import Changes
    from kk_desktop.ui.messages import Messages
    from kk_desktop.ui.tasks import Tasks

SLOW = 0.05
"""Seconds that reading may take on the window's thread; what took longer is read on another the next time."""

LARGE = 64 * 1024 * 1024
"""Bytes of a file that is read on another thread from the beginning."""

_KEYS = (
    ("↵", "åbn"), ("Mellemrum", "opfølgning klaret"), ("F2", "ret den"), ("Ctrl+N", "ny"),
    ("Ctrl+Skift+F", "søg i alt"),
)  # fmt: skip


def _is_large(path: Path) -> bool:
    try:
        return path.stat().st_size > LARGE
    except OSError:
        return False  # what cannot be asked just now is found out by reading


def _saved(count: int, path: Path) -> str:
    dates = "1 frist" if count == 1 else f"{count} frister"
    return f"{dates} er gemt i ”{path.name}”. Hent filen ind i din kalender; næste gang bliver de samme frister rettet."


class OverviewTab(TabPage):
    """Reads; the only thing that is changed here is a follow-up. What is chosen opens in its own tab."""

    def __init__(
        self, workspace: Workspace, messages: Messages, tasks: Tasks, changes: Changes, machine: Machine
    ) -> None:
        super().__init__()
        self._workspace, self._messages, self._machine = workspace, messages, machine
        self._tasks, self._changes = tasks, changes
        self.approval: ApprovalView | None = None
        self._board = Board(workspace.today())
        self._is_slow, self._shows_all, self._reading = _is_large(workspace.path), False, 0
        self._build()
        self.empty.hide()
        self._lay_out()
        self._connect_signals(changes)

    def _connect_signals(self, changes: Changes) -> None:
        changes.anything_saved.connect(self.mark_stale)
        self.rows.opened.connect(self._on_opened)
        self.rows.delete_wanted.connect(self._on_done_wanted)
        ListKeys(self.rows, {Qt.Key.Key_Space: self._on_done_wanted, Qt.Key.Key_F2: self._on_mend_wanted})
        self.weeks.opened.connect(self._on_opened)
        self.weeks.day_pressed.connect(self._on_day_chosen)
        self.figures.changed.connect(self._show)
        self.form.saved.connect(self._on_mended)
        self.form.left.connect(self.rows.setFocus)
        self.form.delete_wanted.connect(self._on_delete_wanted)
        self.history.undo_wanted.connect(self._on_undo_wanted)
        self.empty.wanted.connect(self._on_new_hearing)

    def reload(self) -> None:
        """Read what waits and what was done."""
        if self._is_approving and self.approval is not None:
            self.approval.reload()
        self._reading += 1
        reading = self._reading
        if self._is_slow:
            self._tasks.start(
                lambda: read(self._workspace, self._machine), lambda board: self._on_read(board, reading), owner=self
            )
            return
        began = perf_counter()
        board = read(self._workspace, self._machine)
        self._is_slow = perf_counter() - began > SLOW
        self._on_read(board, reading)

    def _on_read(self, board: Board, reading: int) -> None:
        if reading != self._reading:
            return  # a newer one is on its way
        self._board = board
        self._show()
        self.weeks.show_board(board)
        self.history.show_actions(board.changes, self._workspace.desk.clock(), self._machine.me.name)
        if self.isVisible():
            self.figures.want(board.document_ids)

    def _show(self) -> None:
        """Show what was read, with what is known of the figures."""
        made = OverviewRows(self._board, self.figures.counts, self._workspace.is_holiday)
        rows = list(made.rows(self._shows_all))
        self.rows.set_rows(rows)
        self.rows.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        today, coming = self._board.today, self._board.next_due
        title = write_weekday(today, today)
        sentence = head_sentence(self._board, made, write_weekday(coming, today) if coming else "")
        self.header.tell("", title[:1].upper() + title[1:], None, sentence)

    def showEvent(self, event: QShowEvent) -> None:
        """Figures are looked at for whoever sees them."""
        super().showEvent(event)
        self.figures.want(self._board.document_ids)

    def hideEvent(self, event: QHideEvent) -> None:
        """And not for nobody; what is opened meanwhile is told when one comes back."""
        super().hideEvent(event)
        self._is_stale = True
        self.figures.rest()

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
        """What prints and keeps the dates; while one approves, what can be decided."""
        if self._is_approving and self.approval is not None:
            return self.approval.commands()
        return {**self.output.commands(), **self.list_output.commands(), "save_calendar": self.save_calendar}

    def show_thing(self, kind: str, thing_id: str) -> bool:
        """Open a draft that waits for one's yes, or choose a follow-up; one that is done is told beside the list."""
        if kind == "follow_up":
            self.come_home()
            self.reload()
            if not self.rows.choose(f"follow_up:{thing_id}"):
                self._fold.show_side()
                self.form.begin(self._workspace.follow_ups.get(thing_id))
            return True
        return kind == "approval" and self._open_approval(thing_id)

    def flush(self) -> bool:
        """A comment half written, and a follow-up that is being mended."""
        is_kept = not self.form.is_under_way or self.form.save()
        return is_kept and (self.approval is None or self.approval.flush())

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

    # -- slots ---------------------------------------------------------------------------------------------

    def _on_opened(self, key: str) -> None:
        kind, _colon, thing_id = key.partition(":")
        if kind == "approval":
            self._open_approval(thing_id)
        elif kind == "follow_up":
            self._go_to_follow_up(thing_id)
        elif kind == "contribution":
            self.go_wanted.emit("hearing", self._workspace.contributions.get(thing_id).hearing_id)
        elif kind == "opened":
            self.go_wanted.emit(*thing_id.split(":"))
        elif kind == "more":
            self._shows_all = True
            self._show()
        else:
            # A case may be at several meetings: what stands behind its id tells its lines apart.
            self.go_wanted.emit("case" if kind == "agenda" else kind, thing_id.partition(":")[0])

    def _go_to_follow_up(self, follow_up_id: str) -> None:
        """To its words, or to what else it belongs to; one that belongs to nothing is mended."""
        found = self._board.follow_ups[follow_up_id]
        if found.document_id:
            place = self._workspace.follow_ups.place(follow_up_id)
            self.go_wanted.emit(
                "document", f"{found.document_id}/{place.block_id}/{found.quote}" if place else found.document_id
            )
            return
        for kind, thing_id in (
            ("case", found.case_id), ("initiative", found.initiative_id), ("area", found.area_id)
        ):  # fmt: skip
            if thing_id:
                self.go_wanted.emit(kind, thing_id)
                return
        self._on_mend_wanted(f"follow_up:{follow_up_id}")

    def _on_mend_wanted(self, key: str) -> None:
        """F2 on a follow-up."""
        kind, _colon, thing_id = key.partition(":")
        if kind == "follow_up" and thing_id in self._board.follow_ups and not self._workspace.read_only:
            self._fold.show_side()
            self.form.begin(self._board.follow_ups[thing_id])

    def _on_mended(self, _id: str) -> None:
        self._messages.tell("Opfølgningen er gemt.", "good", "Fortryd", self._messages.undo_requested.emit)
        self.rows.setFocus()

    def _on_done_wanted(self, key: str) -> None:
        """Space or Del on a promise: it is kept."""
        kind, _colon, thing_id = key.partition(":")
        if kind == "follow_up" and not self._workspace.read_only:
            self._do(lambda: self._workspace.follow_ups.change(thing_id, done=True), "Opfølgningen er klaret.", "good")

    def _on_delete_wanted(self, follow_up_id: str) -> None:
        self._do(lambda: self._workspace.follow_ups.delete(follow_up_id), "Opfølgningen er slettet.", "deleted")
        self.form.leave()

    def _do(self, work, words: str, tone: str) -> None:
        def told() -> None:
            work()
            self._messages.tell(words, tone, "Fortryd", self._messages.undo_requested.emit)

        self._messages.attempt(told)

    def _on_calendar_wanted(self) -> None:
        """Every date into a file for Outlook."""
        service = self._workspace.calendar_files
        title = "Gem fristerne som kalender"
        path = self._messages.ask_save_path(title, documents_folder() / service.suggested_name(), "Kalender (*.ics)")
        if path is not None:
            self._tasks.start(
                lambda: service.save(path),
                lambda count: self._messages.tell_saved(_saved(count, path), path),
                self._messages.tell_problem,
                owner=self,
            )

    def _on_day_chosen(self, day: date) -> None:
        things = self.weeks.things_of(day)
        if things and self.rows.choose(f"{things[0].kind}:{things[0].id}"):
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
        self.form = FollowUpForm(self._workspace)
        self.figures = OverviewFigures(self._workspace, self._tasks, self)
        self.output = SheetOutput(
            self._workspace,
            self._messages,
            self._tasks,
            self._machine,
            owner=self,
            make=self._workspace.sheets.deadlines,
        )
        self.save_calendar = QAction("Gem som kalen&der", self)
        self.save_calendar.triggered.connect(lambda _checked=False: self._on_calendar_wanted())
        self.list_output = ListOutput(
            self._workspace,
            self._messages,
            self._tasks,
            owner=self,
            title="Frister",
            wanted=lambda: self._workspace.list_files.deadlines,
        )
        tools = (tool_button(self.save_calendar, "calendar"), self.list_output.button(), *self.output.buttons())
        self.weeks = Weeks(self._workspace, tools)
        self.calendar = self.weeks.grid
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
        keys = QHBoxLayout()
        keys.setContentsMargins(16, 4, 0, 0)
        keys.addWidget(hints(_KEYS))
        column.addLayout(keys)
        self._side = Page("De næste uger", "window", (28, 32, 32, 24))
        self._side.setMinimumWidth(340)
        # Down to the smallest window both fit; F9 puts the weeks away.
        self._fold = Fold(main, self._side, 0, "De næste uger")
        self.header.add_button(self._fold.opener)
        self._side.add(self.form, self.weeks)
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
