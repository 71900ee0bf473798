"""The tab: list at the left, then the hearing's strip and the answer; letters without a hearing stand here too."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSplitter, QStackedWidget, QToolButton, QVBoxLayout

from kk_desktop.domain.hearings import answered_places
from kk_desktop.domain.rows import HearingRow
from kk_desktop.domain.typed_days import typed_day
from kk_desktop.ui.editor.document_pane import DocumentPane
from kk_desktop.ui.list_output import ListOutput, MakeList
from kk_desktop.ui.sheets import SheetOutput
from kk_desktop.ui.widgets.buttons import icon_button
from kk_desktop.ui.widgets.dropped_files import DroppedFiles
from kk_desktop.ui.widgets.empty_state import EmptyState
from kk_desktop.ui.widgets.labels import line
from kk_desktop.ui.widgets.long_rows import LongRows
from kk_desktop.ui.widgets.rows import RowList
from kk_desktop.ui.widgets.search_field import FilterChips, SearchField
from kk_desktop.ui.widgets.tab_page import TabPage

from .deadline import remark_on_deadline, shown_fact
from .hearing_facts import HearingFacts
from .lists import list_rows, row_id
from .new_hearing import NewHearing
from .strip import HearingStrip

if TYPE_CHECKING:
    from kk_desktop.services.machine import Machine
    from kk_desktop.services.sheet_writing import Sheet
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.changes import Changes
    from kk_desktop.ui.messages import Messages
    from kk_desktop.ui.tasks import Tasks

LIST_WIDTH = 304

_NEW_WORDS = {"hearing": "Høring", "letter": "Brev", "memo": "Notat", "budget_note": "Budgetnotat"}
_NEW_TITLES = {"letter": "Nyt brev", "memo": "Nyt notat", "budget_note": "Nyt budgetnotat"}


class ResponsesTab(TabPage):
    """One hearing or letter at a time."""

    def __init__(
        self, workspace: Workspace, messages: Messages, tasks: Tasks, changes: Changes, machine: Machine
    ) -> None:
        super().__init__()
        self._workspace, self._messages = workspace, messages
        self._listed = LongRows((), lambda _ids: {})
        self._shown = ""
        self._by_title = False
        self._build(tasks, changes, machine)
        self._lay_out()
        self._connect_signals(changes)

    # What the window asks ---------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read list and hearing again."""
        self._read_list()
        self.document.reload()
        if not self._shown:
            self.rows.choose_first()

    def create_new(self, what: str = "") -> None:
        """Register a hearing, or begin a letter or a note that answers none."""
        if what == "budget_note_like_last":
            if begun := self._messages.attempt(lambda: self._workspace.repeats.begin_like_last("budget_note")):
                self._open_new(begun)
            return
        if what not in _NEW_TITLES:
            self.pages.setCurrentWidget(self.new_hearing)
            self.new_hearing.begin()
            return
        self._open_new(self._workspace.documents.create(what, _NEW_TITLES[what]))

    def _open_new(self, document_id: str) -> None:
        self._show_all()
        if self.rows.choose(document_id):
            self.document.header.title.setFocus()
            self.document.header.title.selectAll()

    def show_thing(self, kind: str, thing_id: str) -> bool:
        """Choose a hearing, or the document that answers it, at a block where the id goes on with one."""
        self._show_all()
        if kind == "hearing":
            return self.rows.choose(thing_id)
        document_id, _, block_id = thing_id.partition("/")
        is_shown = self.rows.choose(self._workspace.hearings.key_of_document(document_id) or "")
        if is_shown and block_id:
            self.document.go_to_block(block_id)
        return is_shown

    def commands(self) -> Mapping[str, QAction]:
        """What can be done with the document that is open."""
        document = self.document.commands() if self.pages.currentWidget() is self.document else {}
        return {**self.list_output.commands(), **document}

    def toggle_side(self) -> None:
        """F9: the page."""
        self.document.toggle_page()

    def flush(self) -> bool:
        """Save what is typed."""
        return self.document.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The hearing's facts never take the room that the answer is written in."""
        super().resizeEvent(event)
        self.hearing_facts.fit(self.height())

    def splitters(self) -> Mapping[str, QSplitter]:
        """The list's edge, and the page's."""
        return {"list": self._splitter, "page": self.document.splitter}

    # The list ---------------------------------------------------------------------------------------------

    def _list_as_shown(self) -> MakeList:
        shown = [each for each in self._listed.ids if each]
        return lambda: self._workspace.list_files.hearings(shown)

    def _read_list(self) -> None:
        self._show_list()
        if self._shown and self._row(self._shown) is None:
            self._shown = ""
            self.document.close_document()
            self.rows.choose_near()
        if not self._shown:
            self._show_empty()

    def _show_list(self) -> None:
        workspace, wanted = self._workspace, self.search.text()
        days = workspace.today(), workspace.is_holiday
        rows = list_rows(workspace.hearings, *days, self.filters.choice, wanted, by_title=self._by_title)
        self.rows.set_rows(rows)
        self.nothing.setVisible(not rows and (bool(wanted.strip()) or self.filters.choice != "all"))
        self._listed = rows
        self.printing.setEnabled(bool(rows))

    def _row(self, key: str) -> HearingRow | None:
        """What the list says of a hearing or document now; nothing where it stands in it no more."""
        return next((row for row in self._workspace.hearings.rows_of([key]) if row_id(row) == key), None)

    def _sheet(self) -> Sheet | None:
        """The overview of the hearings in the list, in its order."""
        if not self.flush():
            return None
        return self._workspace.sheets.hearings(self._listed.ids, self.search.text(), self.filters.choice == "open")

    def _show_all(self) -> None:
        """Let nothing hide what was just made or asked for."""
        self.search.clear()
        self.filters.choose("all")
        self._read_list()

    def _show_empty(self) -> None:
        self.pages.setCurrentWidget(self.no_hearings)

    def _on_sort_wanted(self) -> None:
        self._by_title = not self._by_title
        self.sort.setToolTip("Sorteret efter titel" if self._by_title else "Sorteret efter frist")
        self._show_list()

    # One hearing ------------------------------------------------------------------------------------------

    def _on_chosen(self, key: str) -> None:
        row = self._row(key)
        if row is None:
            return
        if row.document_id is None:
            self._shown = key
            self.pages.setCurrentWidget(self.no_answer)
            return
        if not self.document.open(row.document_id):
            self.rows.choose(self._shown)
            return
        self._shown = key
        self.pages.setCurrentWidget(self.document)
        self._show_hearing()
        self.commands_changed.emit()

    def _show_hearing(self) -> None:
        row = self._row(self._shown)
        has_hearing = row is not None and row.hearing_id is not None
        self.strip.setVisible(has_hearing)
        self.hearing_facts.setVisible(has_hearing and self.strip.edit.isChecked())
        if row is None or row.hearing_id is None:
            return
        hearing = self._workspace.hearings.get(row.hearing_id)
        wanted = {ask.block_id for ask in hearing.asks}
        blocks = answered_places(block for block in self.document.editor.tracker.blocks() if block.id in wanted)
        self.strip.show_hearing(hearing, self._workspace.today(), self._workspace.is_holiday, row.is_open, blocks)
        self.strip.show_contributions(self._workspace.contributions.of(hearing.id), self._workspace.today())
        if self.strip.edit.isChecked():
            self.hearing_facts.show_hearing(hearing, not self._workspace.read_only)
        self.strip.deadline.setEnabled(not self._workspace.read_only)

    def _on_facts_wanted(self) -> None:
        self._show_hearing()
        if self.strip.edit.isChecked():
            self.hearing_facts.begin()

    def _on_room_wanted(self) -> None:
        self.strip.edit.setChecked(False)
        self._show_hearing()

    def _on_deadline_typed(self, text: str) -> None:
        due = typed_day(text, self._workspace.today())
        self._workspace.hearings.change(self._shown, **{shown_fact(self._workspace, self._shown): due})
        remark_on_deadline(self._workspace, self._messages, self._shown)

    def _on_question_wanted(self) -> None:
        self.strip.edit.setChecked(True)
        self._on_facts_wanted()
        self.hearing_facts.asks.new.setFocus()

    def _on_contributions_wanted(self) -> None:
        self.document.commands()["contributions"].trigger()

    def _on_ask_pressed(self, ask_id: str) -> None:
        hearing = self._workspace.hearings.get(self._shown)
        ask = next(ask for ask in hearing.asks if ask.id == ask_id)
        if not (ask.block_id and self.document.go_to_block(ask.block_id)):
            self.strip.edit.setChecked(True)
            self._on_facts_wanted()
            self.hearing_facts.asks.answers[hearing.asks.index(ask)].focusTarget().setFocus()

    def _on_answer_wanted(self) -> None:
        row = self._row(self._shown)
        if row is None:
            return
        create = self._workspace.documents.create
        if self._messages.attempt(lambda: create("hearing_response", row.title, hearing_id=row.hearing_id)):
            self._read_list()
            self._on_chosen(self._shown)

    def take_letters(self, paths: list[Path]) -> None:
        """The letter that asks was let go of over the list or the empty page: it begins a hearing."""
        if self._workspace.read_only or not self.document.flush():
            return
        if self.pages.currentWidget() is not self.new_hearing:
            self.pages.setCurrentWidget(self.new_hearing)
            # A letter of its own begins a hearing of its own.
            self.new_hearing.begin(anew=True)
        self.new_hearing.take(paths)

    # New and gone -----------------------------------------------------------------------------------------

    def _on_registered(self, hearing_id: str) -> None:
        self._show_all()
        self.rows.choose(hearing_id)
        self.document.editor.setFocus()
        remark_on_deadline(self._workspace, self._messages, hearing_id)

    def _on_form_left(self) -> None:
        if self._shown:
            self._on_chosen(self._shown)
            self.rows.setFocus()
        else:
            self._show_empty()

    def _on_delete_wanted(self, key: str) -> None:
        row = self._row(key)
        if row is None or self._workspace.read_only or not self.document.flush():
            return

        def delete() -> bool:
            if row.hearing_id:
                self._workspace.hearings.delete(row.hearing_id)
            elif row.document_id:
                self._workspace.documents.delete(row.document_id)
            return True

        if self._messages.attempt(delete):
            what = "Høringen" if row.hearing_id else "Dokumentet"
            self._messages.tell_deleted(f"{what} ”{row.title}” er slettet.")

    def _on_document_saved(self, document_id: str) -> None:
        self._on_saved(self._workspace.hearings.key_of_document(document_id) or document_id)

    def _on_saved(self, key: str) -> None:
        was_empty = self.pages.currentWidget() is self.no_hearings
        # What is typed in a text is saved every few seconds and changes nothing that the list tells.
        if not self._listed.is_as_read(key):
            self._read_list()
        if was_empty and not self._shown:
            # What was undone or deleted has come back.
            self.rows.choose_first()
        if self._shown and self.pages.currentWidget() is self.document:
            self._show_hearing()

    # Building ---------------------------------------------------------------------------------------------

    def _build(self, tasks: Tasks, changes: Changes, machine: Machine) -> None:
        self.search = SearchField("Søg i høringssvar")
        self.plus = icon_button("plus", "Opret", "Ctrl+N", "outlined")
        menu = QMenu(self.plus)
        for what, words in _NEW_WORDS.items():
            menu.addAction(words).triggered.connect(partial(self._create, what))
        self.plus.setMenu(menu)
        self.plus.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.filters = FilterChips((("all", "Alle"), ("open", "Åbne")))
        self.sort = icon_button("arrow-up-down", "Skift mellem frist og titel", on_click=self._on_sort_wanted)
        self.rows = RowList("Høringssvar")
        self.output = SheetOutput(self._workspace, self._messages, tasks, machine, owner=self, make=self._sheet)
        self.output.print.setText("&Udskriv høringsoversigten")
        # The answer that is open has the keys.
        self.output.print.setShortcuts([])
        self.output.save_pdf.setText("&Gem høringsoversigten som PDF")
        self.list_output = ListOutput(
            self._workspace, self._messages, tasks, owner=self, title="Høringer og breve", wanted=self._list_as_shown
        )
        self.printing = icon_button("printer", "Høringsoversigt")
        printing = QMenu(self.printing)
        printing.addActions([self.output.print, self.output.save_pdf, self.list_output.action])
        self.printing.setMenu(printing)
        self.printing.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.nothing = EmptyState("search-x", "Ingen træf", "Prøv færre bogstaver, eller vælg Alle.")
        self.document = DocumentPane(self._workspace, self._messages, tasks, changes, machine)
        self.strip = HearingStrip(self._on_deadline_typed, self._on_facts_wanted)
        self.hearing_facts = HearingFacts(
            self._workspace,
            self._messages,
            tasks,
            self.document.editor.caret_block,
            lambda: self.document.document_id,
        )
        self.new_hearing = NewHearing(self._workspace, self._messages, tasks)
        self.no_hearings = EmptyState(
            "message-square-reply",
            "Ingen høringer endnu",
            "Her er ingen høringer endnu. Opret den første, når brevet kommer, eller slip mailen her.",
            "Opret høring",
        )
        self.no_answer = EmptyState(
            "file-plus", "Intet svar endnu", "Høringen er registreret, men svaret er ikke begyndt.", "Skriv svaret"
        )
        beginning = (self.plus, self.no_hearings.button, self.no_answer.button, self.new_hearing.go, self.strip.first)
        for each in beginning:
            each.setEnabled(not self._workspace.read_only)

    def _create(self, what: str, _checked: bool = False) -> None:
        self.create_new(what)

    def _lay_out(self) -> None:
        self.document.put_below_header(self.hearing_facts)
        self.document.put_below_header(self.strip)
        self.pages = QStackedWidget()
        for page in (self.no_hearings, self.document, self.new_hearing, self.no_answer):
            self.pages.addWidget(page)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        top.addWidget(self.plus)
        choices = QHBoxLayout()
        choices.addWidget(self.filters, 1)
        choices.addWidget(self.sort)
        choices.addWidget(self.printing)
        left = QFrame()
        left.setMinimumWidth(264)
        left.setMaximumWidth(420)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(8)
        for row in (top, choices):
            row.setContentsMargins(14, 0, 14, 0)
            column.addLayout(row)
        column.addWidget(line())
        column.addWidget(self.nothing)
        column.addWidget(self.rows, 1)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(left)
        self._splitter.addWidget(self.pages)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([LIST_WIDTH, 1440 - LIST_WIDTH])
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._splitter)

    def _connect_signals(self, changes: Changes) -> None:
        self.search.wanted.connect(lambda _text: self._show_list())
        self.search.left_downwards.connect(self.rows.setFocus)
        self.filters.chosen.connect(lambda _choice: self._show_list())
        self.rows.chosen.connect(self._on_chosen)
        self.rows.opened.connect(lambda _key: self.document.editor.setFocus())
        self.rows.delete_wanted.connect(self._on_delete_wanted)
        self.strip.ask_pressed.connect(self._on_ask_pressed)
        self.strip.question_wanted.connect(self._on_question_wanted)
        self.strip.contributions_wanted.connect(self._on_contributions_wanted)
        self.new_hearing.registered.connect(self._on_registered)
        self.new_hearing.left.connect(self._on_form_left)
        self.no_hearings.wanted.connect(self.create_new)
        if not self._workspace.read_only:
            for place in (self.rows.viewport(), self.no_hearings):
                DroppedFiles(place).dropped.connect(self.take_letters)
        self.hearing_facts.earlier_pressed.connect(lambda hearing_id: self.show_thing("hearing", hearing_id))
        self.no_answer.wanted.connect(self._on_answer_wanted)
        self.document.unsaved_told.connect(self.unsaved_told)
        self.document.status_told.connect(self.status_told)
        self.document.merge_wanted.connect(self.merge_wanted)
        self.document.room_wanted.connect(self._on_room_wanted)
        self.document.go_wanted.connect(self.go_wanted)
        self.pages.currentChanged.connect(lambda _number: self.commands_changed.emit())
        changes.hearing_saved.connect(self._on_saved)
        changes.document_saved.connect(self._on_document_saved)
