"""Sager: the cases, one case's way through the bodies, and its documents in the editor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from kk_desktop.domain.cases import Case, Treatment
from kk_desktop.domain.dates import write_date
from kk_desktop.domain.rows import CaseRow, DocumentRow
from kk_desktop.domain.wording import dotted
from kk_desktop.ui.editor.document_pane import DocumentPane
from kk_desktop.ui.editor.follow_ups import KEY as FOLLOW_UP_KEY
from kk_desktop.ui.list_output import ListOutput, MakeList
from kk_desktop.ui.sheets import SheetOutput
from kk_desktop.ui.widgets.badges import Badge, outcome_badge, status_badge
from kk_desktop.ui.widgets.buttons import button, icon_button
from kk_desktop.ui.widgets.check_box import CheckBox
from kk_desktop.ui.widgets.empty_state import EmptyState
from kk_desktop.ui.widgets.fields import ChoiceField, LineField, lock_fields, title_field
from kk_desktop.ui.widgets.fold import Fold
from kk_desktop.ui.widgets.follow_ups_list import FollowUpsPanel
from kk_desktop.ui.widgets.layouts import either
from kk_desktop.ui.widgets.page import ListPane, Page, PageRows, Section
from kk_desktop.ui.widgets.page_header import PageHeader
from kk_desktop.ui.widgets.row import Row, section
from kk_desktop.ui.widgets.rows import RowList
from kk_desktop.ui.widgets.search_field import FilterChips, SearchField
from kk_desktop.ui.widgets.tab_page import TabPage

from .attachments import AttachmentPanel
from .clauses import Clauses
from .lists import case_row, document_row, own_clauses, passes
from .track import Station, Track
from .treatments import Treatments

if TYPE_CHECKING:
    from kk_desktop.services.sheet_writing import Sheet
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.changes import Changes
    from kk_desktop.ui.messages import Messages
    from kk_desktop.ui.tasks import Tasks

_PROPOSAL = "proposal"
_AGENDA_ITEM, _DECISIONS = "agenda_item", "decision_extract"
_NUMBER_WIDTH = 100  # a whole number, as 2016-0419401
_PAPERS = ((_AGENDA_ITEM, "Dagsordenspunkt"), (_DECISIONS, "Beslutningsudskrift"))


class CasesTab(TabPage):
    """One case at a time; a document of it opens in place of the case."""

    def __init__(self, workspace: Workspace, messages: Messages, tasks: Tasks, changes: Changes, machine) -> None:
        super().__init__()
        self._case_splitter = QSplitter()
        self._workspace, self._messages, self._tasks, self._cases = workspace, messages, tasks, workspace.cases
        self._case: Case | None = None
        self._proposal: DocumentRow | None = None
        self._fitting: list[CaseRow] = []
        self._build(changes)
        self.output = SheetOutput(workspace, messages, tasks, machine, owner=self._case_splitter, make=self._sheet)
        self.list_output = ListOutput(workspace, messages, tasks, owner=self, title="Sager", wanted=self._list_as_shown)
        self.pane = DocumentPane(workspace, messages, tasks, changes, machine)
        self._lay_out()
        self._connect(changes)

    # -- what the window asks ------------------------------------------------------------------------------

    def commands(self) -> Mapping[str, QAction]:
        """The editor's while a document is open, else those of the case's own papers."""
        if self._is_document_open:
            return self.pane.commands()
        return {**self.output.commands(), **self.list_output.commands()} if self._case else {}

    def reload(self) -> None:
        """Read list and case."""
        self._rows = self._cases.rows()
        self._show_list()
        # The case on the page stays there also when a search has taken its row out of the list.
        shown = self._case.id if self._case else ""
        if shown not in {row.id for row in self._rows}:
            if not self.rows.current_id:
                self.rows.choose_near()
            shown = self.rows.current_id
        self._show_case(shown)
        self.pages.setCurrentIndex(1 if self._rows else 0)
        self.commands_changed.emit()

    def create_new(self, what: str = "") -> None:
        """Open a case and stand in its title, or begin a proposal in the case one is in."""
        if what == _PROPOSAL and self._case is not None:
            self._on_new_proposal()
            return
        case_id = self._cases.create("Ny sag")
        self._show_all(case_id)
        self.title.setFocus()
        self.title.selectAll()

    def show_thing(self, kind: str, thing_id: str) -> bool:
        """Choose a case, at a meeting where the id goes on with one, or open a document of one, at a block."""
        if kind == "case":
            case_id, _, treatment_id = thing_id.partition("/")
            is_shown = self._show_all(case_id)
            if is_shown and treatment_id:
                self.treatments.go_to(treatment_id)
            return is_shown
        if kind == "document":
            document_id, _, block_id = thing_id.partition("/")
            its_case = self._workspace.documents.get(document_id).case_id
            if its_case and self._show_all(its_case):
                self._open_document(document_id)
                if block_id:
                    self.pane.go_to_block(block_id)
                return True
        return False

    def toggle_side(self) -> None:
        """The page beside the text, or the bilag beside the case."""
        if self._is_document_open:
            self.pane.toggle_page()
        else:
            self.fold.toggle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has no room for the bilag beside the case."""
        super().resizeEvent(event)
        self.fold.fit(event.size().width())

    def flush(self) -> bool:
        """Save what is typed here."""
        self.rows.setFocus()
        return self.follow_ups.flush() and self.pane.flush()

    def splitters(self) -> Mapping[str, QSplitter]:
        """List, case, bilag."""
        return {"main": self._splitter, "case": self._case_splitter}

    # -- list ----------------------------------------------------------------------------------------------

    def _show_all(self, case_id: str) -> bool:
        self.search.clear()
        self.filters.choose("all")
        self._close_document()
        self.reload()
        return self.rows.choose(case_id)

    def _show_list(self) -> None:
        wanted, choice = self.search.text().strip().casefold(), self.filters.choice
        fitting = [
            row for row in self._rows if wanted in f"{row.title} {row.number}".casefold() and passes(choice, row)
        ]
        rows: list[Row] = []
        for head, is_closed in (("Åbne", False), ("Afsluttede", True)):
            part = [case_row(row) for row in fitting if row.closed is is_closed]
            if part:
                rows += [section(head, len(part)), *part]
        self.rows.set_rows(rows)
        self._fitting = sorted(fitting, key=lambda row: row.closed)
        self.list_pane.tell_found(bool(rows) or not self._rows)

    def _list_as_shown(self) -> MakeList:
        shown = list(self._fitting)
        return lambda: self._workspace.list_files.cases(shown)

    # -- one case ------------------------------------------------------------------------------------------

    def _show_case(self, case_id: str) -> None:
        self.case_area.setVisible(bool(case_id))
        if not case_id:
            self._case = None
            return
        case = self._case = self._cases.get(case_id)
        documents = self._workspace.documents.rows(case_id=case_id)
        self._proposal = next((row for row in documents if row.kind == _PROPOSAL), None)
        treatments = self._cases.treatments(case_id)
        item = next((each.item_number for each in treatments if each.item_number), "")
        context = [
            f"Sag {case.number}" if case.number else "Sag uden nummer",
            f"dagsordenspunkt {item}" if item else "",
        ]
        self.header.tell(dotted(*context), case.title)
        self.number.setText(case.number)
        self.closed.setChecked(case.closed)
        self.confidential.setChecked(case.confidential)
        self.paper.set_choices(_PAPERS if self._proposal else _PAPERS[1:])
        self.open_proposal.setText("Åbn indstillingen" if self._proposal else "Ny indstilling")
        self.open_proposal.setEnabled(self._proposal is not None or not self._workspace.read_only)
        self.track.show_stations(self._stations(treatments))
        self._show_clauses(treatments)
        self.treatments.show_case(case_id, treatments)
        self.follow_ups.show_for(case_id=case_id)
        self.documents.set_rows([document_row(row) for row in documents])
        self.document_section.setVisible(bool(documents))
        main = self._proposal or next(iter(documents), None)
        self.attachments.show_document(main.id if main else "")
        self.fold.need(main is not None, f"{self.attachments.number} bilag")
        place = [row.id for row in self._rows].index(case_id) + 1
        if not self._is_document_open:
            self.status_told.emit(f"Sag {place} af {len(self._rows)}")

    def _stations(self, treatments: Sequence[Treatment]) -> list[Station]:
        stations = []
        if self._proposal:
            stations.append(self._first_station(treatments, self._proposal))
        for each in treatments:
            outcome = each.decisions[0].outcome if each.decisions else None
            when = write_date(each.meeting_date) if each.meeting_date else ""
            stations.append(Station(each.body_name, outcome_badge(outcome), when, outcome is not None))
        return stations

    def _first_station(self, treatments: Sequence[Treatment], proposal: DocumentRow) -> Station:
        # A meeting that has decided has had the proposal before it, whatever its own status says.
        if any(each.decisions for each in treatments):
            sender = self._workspace.documents.get(proposal.id).sender
            return Station("Indstillet", Badge(sender or "Behandlet", "circle-check", "green"))
        return Station("Indstilling", status_badge(proposal.status), is_done=not proposal.status.is_open)

    def _show_clauses(self, treatments: Sequence[Treatment]) -> None:
        blocks = self._workspace.documents.blocks(self._proposal.id) if self._proposal else []
        clauses = own_clauses(blocks)
        bodies = {body.id: body for body in self._workspace.people.bodies()}
        heads, today = [], self._workspace.today()
        for each in treatments:
            body = bodies.get(each.body_id)
            heads.append((body.name_on(each.meeting_date or today).abbreviation if body else "") or each.body_name)
        self.clauses.show_clauses(clauses, treatments, heads)
        self.clause_section.setVisible(bool(clauses))

    def _change(self, **facts: object) -> None:
        if self._case is not None:
            self._cases.change(self._case.id, **facts)

    def _sheet(self) -> Sheet | None:
        """The paper that is chosen, as the file holds it when what is typed is saved."""
        if not self.flush() or self._case is None:
            return None
        sheets = self._workspace.sheets
        make = sheets.agenda_item if self.paper.currentData() == _AGENDA_ITEM else sheets.decision_extract
        return make(self._case.id)

    # -- the document --------------------------------------------------------------------------------------

    @property
    def _is_document_open(self) -> bool:
        return self._right.currentIndex() == 1

    def _open_document(self, document_id: str) -> None:
        if self.pane.open(document_id):
            self._right.setCurrentIndex(1)
            self.commands_changed.emit()

    def _close_document(self) -> None:
        if self._is_document_open and self.pane.flush():
            self._right.setCurrentIndex(0)
            self.commands_changed.emit()

    # -- slots ---------------------------------------------------------------------------------------------

    def _on_chosen(self, case_id: str) -> None:
        self._close_document()
        self._show_case(case_id)

    def _on_proposal_pressed(self) -> None:
        if self._proposal is not None:
            self._open_document(self._proposal.id)
        elif not self._workspace.read_only:
            self._on_new_proposal()

    def _on_new_proposal(self) -> None:
        if self._case is not None:
            title = self._case.title
            self._open_document(self._workspace.documents.create(_PROPOSAL, title, case_id=self._case.id))

    def _on_follow_up_wanted(self) -> None:
        """What is decided or remarked in the field one stands in is to be followed up; its words fill the form."""
        if self._workspace.read_only or self._case is None:
            return
        words, day = self.treatments.words_in_hand()
        self.follow_ups.begin_from(words, day or self._workspace.today())

    def _on_delete_wanted(self, case_id: str) -> None:
        if self._workspace.read_only:
            return
        title = self._cases.get(case_id).title
        stands = self._workspace.uses.let_go_with("case", case_id)
        self._cases.delete(case_id)
        self._messages.tell_deleted(f"Sagen ”{title}” er slettet. {stands}".rstrip())

    # -- layout --------------------------------------------------------------------------------------------

    def _build(self, changes: Changes) -> None:
        self.search = SearchField("Søg i sager")
        self.plus = icon_button("plus", "Ny sag", "Ctrl+N", "outlined", self.create_new)
        self.filters = FilterChips((("all", "Alle"), ("open", "Åbne"), ("secret", "Fortrolige")))
        self.rows = RowList("Sager")
        self.title = title_field(
            "Sagens titel", lambda text: self._change(title=text), "document_title", self._messages.tell_problem
        )
        self.header = PageHeader(title_widget=self.title)
        self.open_proposal = self.header.add_button(
            button("Åbn indstillingen", "file-text", on_click=self._on_proposal_pressed)
        )
        self.number = LineField("Sagsnummer", lambda text: self._change(number=text.strip()))
        self.number.setMinimumWidth(_NUMBER_WIDTH)
        self.closed = CheckBox("Afsluttet", lambda is_on: self._change(closed=is_on))
        self.confidential = CheckBox("Fortrolig", lambda is_on: self._change(confidential=is_on))
        self.paper = ChoiceField("Hvad der udskrives", lambda _key: None, _PAPERS, bare=False)
        self.track = Track()
        self.clauses = Clauses()
        self.clause_section = Section("At-punkter", self.clauses)
        self.treatments = Treatments(self._workspace, self._messages, before=self.confidential)
        self.follow_ups = FollowUpsPanel(self._workspace, self._messages, changes)
        self.documents = PageRows("Sagens dokumenter")
        self.document_section = Section("Dokumenter", self.documents)
        self.attachments = AttachmentPanel(self._workspace, self._messages, self._tasks)
        self.back = button("Tilbage til sagen", "arrow-left", "link", self._close_document)
        self.empty = EmptyState(
            "folder-open", "Ingen sager endnu", "Opret den første, når den får et sagsnummer.", "Ny sag"
        )

    def _lay_out(self) -> None:
        page = Page("Sagen")
        facts = QHBoxLayout()
        facts.setSpacing(24)
        facts.addWidget(self.number)
        facts.addWidget(self.closed, 0, Qt.AlignmentFlag.AlignBottom)
        facts.addWidget(self.confidential, 0, Qt.AlignmentFlag.AlignBottom)
        facts.addStretch(1)
        facts.addLayout(self._papers())
        page.add(self.header)
        page.column.addLayout(facts)
        page.column.addSpacing(12)
        page.add(self.track, self.clause_section, Section("Behandling", self.treatments), self.document_section)
        page.add(Section("Opfølgninger", self.follow_ups))
        page.column.addStretch(1)
        self._right = QStackedWidget()
        self._right.addWidget(self._case_place(page))
        self._right.addWidget(self._document_place())
        self._splitter = QSplitter()
        self.list_pane = ListPane(self.search, self.plus, self.filters, self.rows)
        self.list_pane.add_tool(self.list_output.button())
        self._splitter.addWidget(self.list_pane)
        self._splitter.addWidget(self._right)
        self._splitter.setSizes([304, 1136])
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setChildrenCollapsible(False)
        self.pages = either(self, self.empty, self._splitter)
        self.setFocusProxy(self.rows)
        if self._workspace.read_only:
            lock_fields(page)
            for each in (self.plus, self.closed, self.confidential, self.empty.button):
                each.setEnabled(False)

    def _case_place(self, page: Page) -> QWidget:
        """The page and its bilag; inside another widget, because the stack itself shows and hides that one."""
        self._case_splitter.addWidget(page)
        self._case_splitter.addWidget(self.attachments)
        self._case_splitter.setSizes([790, 346])
        self._case_splitter.setStretchFactor(0, 1)
        self._case_splitter.setChildrenCollapsible(False)
        self.fold = Fold(page, self.attachments, 1200, "Bilag")
        self.header.add_button(self.fold.opener)
        self.attachments.set_closer(self.fold.closer)
        self.case_area = self._case_splitter
        place = QWidget()
        inside = QVBoxLayout(place)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.case_area)
        return place

    def _document_place(self) -> QWidget:
        """A document of the case, and the way back."""
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.back.setContentsMargins(16, 0, 0, 0)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.pane, 1)
        return place

    def _papers(self) -> QHBoxLayout:
        """Which of the case's papers, and the two buttons for it."""
        row = QHBoxLayout()
        row.setSpacing(4)
        self.paper.setMinimumContentsLength(16)
        for each in (self.paper, *self.output.buttons()):
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _connect(self, changes: Changes) -> None:
        for signal in (changes.case_saved, changes.document_saved, changes.body_saved):
            signal.connect(self.mark_stale)
        self.follow_ups.go_wanted.connect(self.go_wanted)
        key = QShortcut(QKeySequence(FOLLOW_UP_KEY), self._case_splitter, self._on_follow_up_wanted)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.search.wanted.connect(lambda _text: self._show_list())
        self.search.left_downwards.connect(lambda: self.rows.setFocus(Qt.FocusReason.TabFocusReason))
        self.filters.chosen.connect(lambda _key: self._show_list())
        self.rows.chosen.connect(self._on_chosen)
        self.rows.opened.connect(lambda _key: self._on_proposal_pressed())
        self.rows.delete_wanted.connect(self._on_delete_wanted)
        self.documents.opened.connect(self._open_document)
        self.attachments.go_wanted.connect(lambda _kind, document_id: self._open_document(document_id))
        self.pane.status_told.connect(self.status_told)
        self.pane.merge_wanted.connect(self.merge_wanted)
        self.pane.go_wanted.connect(self.go_wanted)
        self.pane.unsaved_told.connect(self.unsaved_told)
        self.empty.wanted.connect(self.create_new)
