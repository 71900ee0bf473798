"""One document to write in and to see as it prints; the same for every kind, in every tab that holds documents."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kk_desktop.domain.documents import Document
from kk_desktop.errors import GoneError, UserError
from kk_desktop.ui.changes import Changes
from kk_desktop.ui.messages import Messages
from kk_desktop.ui.tasks import Tasks
from kk_desktop.ui.widgets.dropped_files import DroppedFiles
from kk_desktop.ui.widgets.fitting_area import FittingArea
from kk_desktop.ui.widgets.labels import line

from .actions import EditorActions
from .asking_panel import AskingPanel
from .autosave import Autosave
from .document_output import DocumentOutput
from .facts import FactsPanel
from .figures import Figures
from .finding import Finder
from .header import DocumentHeader
from .inserting import Inserting, table_name
from .length import Length
from .live_page import LivePage
from .origin import title_and_context
from .page_pane import PagePane
from .page_place import PagePlace
from .parts import Around, make_parts
from .question import Question
from .readiness import LiveReadiness
from .remark_places import RemarkPlaces
from .remarks import Remarks
from .side_panels import SidePanels
from .text_edit import BlockEdit
from .toolbar import Toolbar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kk_desktop.domain.text import Block
    from kk_desktop.services.machine import Machine
    from kk_desktop.services.workspace import Workspace

NOT_SAVED = "Det sidste, du skrev, er ikke gemt endnu. Din tekst er bevaret, mens vinduet er åbent."


class DocumentPane(QWidget):
    """Header, facts, toolbar, text and page; whoever embeds it may put a strip of its own below the header."""

    unsaved_told = Signal(bool)
    status_told = Signal(str)
    merge_wanted = Signal(str)  # the document that is to go to many
    room_wanted = Signal()  # something is asked above the text, where the tab's own strip may stand open
    go_wanted = Signal(str, str)  # another thing to show, by kind and id

    def __init__(
        self, workspace: Workspace, messages: Messages, tasks: Tasks, changes: Changes, machine: Machine
    ) -> None:
        super().__init__()
        self._workspace, self._messages, self._tasks = workspace, messages, tasks
        self._machine = machine
        self.document_id = ""
        self._save_trouble = ""
        self._has_news = False
        self._build(changes)
        self._lay_out()
        self._connect_signals(changes)
        self.close_document()

    # Building ---------------------------------------------------------------------------------------------

    def _build(self, changes: Changes) -> None:
        workspace = self._workspace
        self.editor = BlockEdit(
            workspace.new_id, lambda table_id: table_name(workspace, table_id), workspace.imports.read_paste
        )
        self.length = Length(self.editor)
        self.autosave = Autosave(
            self.editor.tracker,
            lambda document_id, unsaved: workspace.documents.save_blocks(
                document_id, unsaved.dirty, unsaved.order, unsaved.gone
            ),
            self._tasks,
        )
        self.live_page = LivePage(workspace.pages, self._tasks, self.editor.tracker.blocks, self)
        self.output = DocumentOutput(
            workspace, self._messages, self._tasks, self._machine, owner=self, saved=self._saved_document
        )
        self.header = DocumentHeader(self._on_title_typed, self.toggle_facts)
        self.facts = FactsPanel(workspace, self._messages, self._tasks)
        self.question = Question(self.editor)
        self.places = RemarkPlaces(
            self,
            lambda: self._place.put_over(False),
            lambda: workspace.documents.get(self.document_id).hearing_id is not None,
        )
        self.inserting = Inserting(self.editor, self.question, workspace, self.places.show_attachments)
        self.figures = Figures(self.editor, workspace, self._messages, self._tasks, lambda: self.document_id)
        self.page = PagePane(self.output.print, self.output.save_pdf)
        self.side = SidePanels(self.page)
        self._place = PagePlace(self.side, self.editor, self)
        self.splitter = self._place.splitter
        self.finder = Finder(self.editor, self._messages, lambda: self._place.put_over(False), self)
        self.editing = EditorActions(self.editor, self)
        self.toolbar = Toolbar(
            self.editing,
            self.inserting.tables,
            self.inserting.charts,
            lambda: self.inserting.attachments(self.document_id),
            self._place.action,
        )
        self.live_readiness = LiveReadiness(workspace.readiness, self._tasks, self)
        self.parts = make_parts(self._around(changes))
        self.remarks = Remarks(self, self.parts, self.page.readiness, self._messages, self.places)
        names = {"table": "&Tabel", "chart": "Dia&gram", "attachment": "&Bilag"}
        self._menu_actions = {name: QAction(words, self) for name, words in names.items()}

    def _around(self, changes: Changes) -> Around:
        return Around(
            self._workspace,
            self._messages,
            self._tasks,
            changes,
            self._machine,
            self,
            self.editor,
            self.live_page,
            self._place,
            self.finder,
            saved=self._saved_document,
            go_to_block=self.go_to_block,
            go_to=self.go_wanted.emit,
            show_panel=self._place.show_panel,
            press=self._press,
        )

    def _lay_out(self) -> None:
        self._writing = QFrame()
        self._writing.setProperty("ground", "base")
        self._writing.setMinimumWidth(320)
        self._column = QVBoxLayout(self._writing)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        above = FittingArea(part.above for part in self.parts if part.above)
        bars = (self.toolbar, line(), self.question, self.finder.bar)
        for widget in (self.header, line(), self.facts, above, *bars):
            self._column.addWidget(widget)
        text = QWidget()
        row = QHBoxLayout()
        for part in self.parts:
            if part.left:
                row.addWidget(part.left)
        row.addWidget(self.editor, 1)
        # The column keeps its width at the left; what is left over stands empty at its right.
        row.addStretch(0)
        below = QVBoxLayout(text)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addLayout(row, 1)
        for lower in (self.figures.card, *(part.below for part in self.parts if part.below)):
            below.addWidget(lower)
        for part in self.parts:
            if part.head:
                self.header.add(part.head)
            if part.panel:
                self.side.add(part.panel, part.panel_name)
                part.panel_named.connect(lambda words, panel=part.panel: self.side.name(panel, words))
            for action, icon in part.tools:
                self.toolbar.add(action, icon)
        self._column.addWidget(self._place.text_or_page, 1)
        self._place.lay_out(self._writing, text)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def _connect_signals(self, changes: Changes) -> None:
        self.header.title_done.connect(self.editor.setFocus)
        self.editor.left.connect(self.autosave.save_soon)
        self.editor.tracker.edited.connect(self.live_page.want)
        self.editor.tracker.edited.connect(self._messages.something_done)
        self.editor.block_entered.connect(self.page.view.follow)
        self.page.view.block_pressed.connect(self.go_to_block)
        self.live_page.drawn.connect(self._on_drawn)
        self.length.told.connect(self.status_told)
        self.live_readiness.told.connect(self.page.readiness.tell)
        self.live_readiness.failed.connect(self._messages.tell_problem)
        self.live_page.failed.connect(self._messages.tell_problem)
        self.autosave.failed.connect(self._on_save_failed)
        self.autosave.saved.connect(self._on_saved)
        self.autosave.unsaved_told.connect(self.unsaved_told)
        self.editing.by_name["link"].triggered.connect(self.inserting.ask_link)
        self.editing.by_name["picture"].triggered.connect(self.figures.choose)
        self.editing.by_name["footnote"].triggered.connect(self.inserting.ask_footnote)
        self._menu_actions["table"].triggered.connect(self.toolbar.table.showMenu)
        self._menu_actions["chart"].triggered.connect(self.toolbar.chart.showMenu)
        self._menu_actions["attachment"].triggered.connect(self.toolbar.attachment.showMenu)
        self._place.button_wanted.connect(self.toolbar.side.setVisible)
        self.output.merge_wanted.connect(self.merge_wanted)
        DroppedFiles(self.toolbar.attachment).dropped.connect(self.facts.attachments.files.add)
        for panel in self.findChildren(AskingPanel):
            panel.opened.connect(self._make_room)
        changes.document_saved.connect(self._on_document_saved)
        changes.hearing_saved.connect(self._on_surroundings_saved)
        changes.budget_table_saved.connect(self._on_budget_table_saved)
        changes.case_saved.connect(self._on_surroundings_saved)
        changes.body_saved.connect(self._on_surroundings_saved)

    def _make_room(self) -> None:
        """What is asked above the text is seen whole: facts that stand open beside it are put away."""
        if self.facts.isVisibleTo(self):
            self.toggle_facts()
        self.room_wanted.emit()

    def put_below_header(self, strip: QWidget) -> None:
        """Let the tab's own strip stand between the header and the facts."""
        self._column.insertWidget(2, strip)

    # The document -----------------------------------------------------------------------------------------

    def open(self, document_id: str) -> bool:
        """Show a document; False when what was typed in the one before could not be saved, and it stays."""
        if document_id == self.document_id:
            self.status_told.emit(self.length.text)
            return True
        if not self.flush():
            return False
        try:
            document, blocks = self._read(document_id)
        except GoneError as error:
            self._messages.tell_problem(error)
            return False
        self.document_id = document_id
        self.question.hide()
        self.finder.forget()
        self._show_no_page()
        self.editor.load(blocks)
        self.autosave.begin(document_id)
        self._show_facts(document)
        self.setEnabled(True)
        self.page.view.follow(self.editor.caret_block())
        self.live_page.begin(document_id)
        return True

    def close_document(self) -> None:
        """Show no document; what was typed must have been saved before."""
        self.document_id = ""
        self.finder.forget()
        self.autosave.begin("")
        self.live_page.begin("")
        self.editor.load(())
        for part in self.parts:
            part.forget()
        self._show_no_page()
        self.setEnabled(False)
        self.status_told.emit("")

    def flush(self) -> bool:
        """Save everything typed here before going on; False when it could not be."""
        typing_in = QApplication.focusWidget()
        if typing_in is not None and self.isAncestorOf(typing_in) and typing_in is not self.editor:
            # Fields save when they are left.
            typing_in.clearFocus()
        return self.autosave.flush() and all([part.flush() for part in self.parts])

    def _saved_document(self) -> str:
        return self.document_id if self.document_id and self.flush() else ""

    def go_to_block(self, place: str) -> bool:
        """Put the caret at a block, or mark a word in it that its id goes on with."""
        block_id, _, word = place.partition("/")
        self._place.put_over(False)
        # Also when the caret stands there already: the page may have been scrolled away.
        self.page.view.follow(block_id)
        return self.editor.go_to_block(block_id, word)

    def commands(self) -> Mapping[str, QAction]:
        """What the menus offer while a document is open."""
        if not self.document_id:
            return {}
        return {
            **self.editing.by_name,
            **self._menu_actions,
            **self.finder.actions,
            **self.output.commands_for(self.document_id),
            **{name: action for part in self.parts for name, action in part.commands().items()},
        }

    def _press(self, name: str) -> None:
        action = self.commands().get(name)
        if action is not None:
            action.trigger()

    def reload(self) -> None:
        """Read the document again."""
        if self.document_id:
            self._on_document_saved(self.document_id)
            self.live_page.want()

    def _read(self, document_id: str) -> tuple[Document, Sequence[Block]]:
        documents = self._workspace.documents
        return documents.get(document_id), documents.blocks(document_id)

    # What is shown ----------------------------------------------------------------------------------------

    def _show_facts(self, document: Document) -> None:
        can_write = not (self._workspace.read_only or document.status.is_locked)
        title, context = title_and_context(self._workspace, document)
        self.header.tell(title, document.status, context)
        self.header.title.setReadOnly(not can_write)
        self.facts.show_document(document, can_write)
        self.editor.setReadOnly(not can_write)
        self.editing.set_writable(can_write)
        self.toolbar.set_writable(can_write)
        self.finder.set_writable(can_write)
        self.figures.show_card()
        self.editing.follow_caret()
        for part in self.parts:
            part.show_document(document, can_write)

    def _on_title_typed(self, text: str) -> None:
        document = self._workspace.documents.get(self.document_id)
        try:
            if document.hearing_id:
                self._workspace.hearings.change(document.hearing_id, title=text)
            else:
                self._workspace.documents.change(self.document_id, title=text)
        except UserError as error:
            self._messages.tell_problem(error)
            self._show_facts(document)

    def toggle_facts(self) -> None:
        """Show or hide the letter's facts."""
        self.facts.setVisible(not self.facts.isVisibleTo(self))
        self.header.facts.setChecked(self.facts.isVisibleTo(self))
        if self.facts.isVisibleTo(self):
            self.facts.title.setFocus()

    # The page ---------------------------------------------------------------------------------------------

    def toggle_page(self) -> None:
        """F9: show the page, or put it away again."""
        self._place.toggle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window folds the page away; the facts leave more than half of the height to the text."""
        super().resizeEvent(event)
        self.facts.setMaximumHeight(self.height() * 2 // 5)
        self._place.follow_window()

    def _show_no_page(self) -> None:
        self.length.forget()
        self.page.view.clear()
        self.page.readiness.clear()
        self.live_readiness.forget()

    def _on_drawn(self, rendered, words: int) -> None:
        self.page.view.show_pdf(rendered.pdf, rendered.block_boxes, rendered.sizes)
        self.page.readiness.dim()
        self.live_readiness.look_soon(self.live_page.manuscript, rendered)
        self.length.drawn(words, rendered.page_count)

    # What was saved ---------------------------------------------------------------------------------------

    def _on_save_failed(self, error: Exception) -> None:
        self._messages.tell_problem(error)
        if not isinstance(error, UserError):
            # It is logged now; the strip must not say that the text is saved.
            self._messages.tell(NOT_SAVED, "error", "Gem igen", self.autosave.save_soon)
        self._save_trouble = self._messages.text

    def _on_saved(self, at: datetime) -> None:
        """Take back that something is not saved, once it is."""
        if self._save_trouble and self._messages.text == self._save_trouble:
            self._messages.tell(f"Alt er gemt kl. {at:%H.%M}.", "good")
        self._save_trouble = ""
        if self._has_news:
            self._has_news = False
            self._read_text_again()

    def _on_document_saved(self, document_id: str) -> None:
        if document_id != self.document_id:
            return
        try:
            self._show_facts(self._workspace.documents.get(document_id))
        except GoneError:
            self.close_document()
            return
        self._read_text_again()
        self.live_page.want()

    def _read_text_again(self) -> None:
        """Take in what was changed elsewhere; what is typed here comes first and is asked again once it is saved."""
        if not self.autosave.is_at_rest:
            # What is told while a save is under way is that save itself.
            self._has_news = self._has_news or not self.autosave.is_saving
            return
        document_id, edits = self.document_id, self.editor.tracker.edits

        def merge(blocks: Sequence[Block]) -> None:
            unchanged = edits == self.editor.tracker.edits and self.autosave.is_at_rest
            if document_id == self.document_id and unchanged:
                # A page may have been drawn while the text was read.
                if self.editor.merge(blocks):
                    self.live_page.want()
            elif document_id == self.document_id:
                self._has_news = True

        self._tasks.start(
            lambda: self._workspace.documents.blocks(document_id), merge, self._messages.tell_problem, owner=self
        )

    def _on_budget_table_saved(self, table_id: str) -> None:
        if self.document_id and self.autosave.is_at_rest:
            self.editor.tracker.rename_tables()
        self.figures.charts.forget(table_id)
        self.live_page.want()

    def _on_surroundings_saved(self, _id: str) -> None:
        if self.document_id:
            self._on_document_saved(self.document_id)
