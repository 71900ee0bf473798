"""Godkendelse: a manager reads what waits page by page, says what should be otherwise, and decides with a key."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from kk_desktop.domain.comments import Comment, CommentState
from kk_desktop.errors import UserError
from kk_desktop.ui.widgets.comment_cards import Verb
from kk_desktop.ui.widgets.page import ListPane
from kk_desktop.ui.widgets.rows import RowList
from kk_desktop.ui.widgets.search_field import FilterChips, SearchField

from .decisions import Decisions
from .page import ReadingPage
from .panel import ApprovalPanel
from .quoting import Quote, quote_of, quote_of_block
from .reading import Found, Reading, changed_pages, find_out, read
from .rows import list_rows, named_after_hearings

if TYPE_CHECKING:
    from kk_desktop.services.waiting import Waiting
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.changes import Changes
    from kk_desktop.ui.messages import Messages
    from kk_desktop.ui.tasks import Tasks

MOST_DECIDED = 50

NARROW = 1200
"""Pixels: a window with less has no room for three columns of their usual width."""

_WORDS = {
    "approve": ("&Godkend", "Ctrl+Shift+G"),
    "approve_corrected": ("Godkend med &rettelser", ""),
    "approve_on_condition": ("Godkend på &betingelse", ""),
    "return": ("Send r&etur", "Ctrl+Shift+R"),
    "pass_on": ("Send &videre", ""),
    "comment": ("&Kommentér", "Ctrl+M"),
    "suggest": ("&Foreslå en rettelse", "Ctrl+Shift+M"),
}


class ApprovalView(QWidget):
    """List, pages and panel; ``left`` tells that somebody goes back to Overblik."""

    left = Signal()
    go_wanted = Signal(str, str)
    shown = Signal()
    """A draft is read and shown, as the file holds it now."""

    found_out = Signal()
    """What takes a while is shown as well."""

    def __init__(self, workspace: Workspace, messages: Messages, tasks: Tasks, changes: Changes) -> None:
        super().__init__()
        self._workspace, self._messages, self._tasks = workspace, messages, tasks
        self._listed: dict[str, Waiting] = {}
        self._waiting: list[Waiting] = []
        self._decided: list[Waiting] = []
        self.reading: Reading | None = None
        self._about = Quote()
        self._asked = 0
        self._build()
        self._lay_out()
        self._connect_signals(changes)

    # What the tab asks ------------------------------------------------------------------------------------

    def begin(self, document_id: str = "") -> bool:
        """Show what waits, the document's draft chosen where it is one of those; False where it is not."""
        self.search.clear()
        self.filters.choose_first()
        self._read_list()
        known = (*self._waiting, *self._decided)
        found = next((each.step.id for each in known if each.document.id == document_id), "")
        if document_id and not found:
            return False
        if not (found and self.rows.choose(found)):
            self.rows.choose_first()
        self.rows.setFocus()
        return True

    def reload(self) -> None:
        """Read list and draft again."""
        here = self.rows.current_id
        self._read_list()
        if not self.rows.current_id:
            self.rows.choose_first()
        elif here == self.rows.current_id:
            self._read_draft(self._listed[here])

    def flush(self) -> bool:
        """A comment half written is a comment; better said than lost."""
        entry = self.panel.entry
        if entry.is_under_way:
            entry.give()
        return not entry.is_under_way

    def toggle_list(self) -> None:
        """F9: more room for the pages, or the list again."""
        self.list_pane.setVisible(not self.list_pane.isVisible())

    def commands(self) -> Mapping[str, QAction]:
        """The verbs; those that cannot be done now are not seen."""
        return self.actions_by_name

    # The list ---------------------------------------------------------------------------------------------

    def _read_list(self) -> None:
        approvals, hearings = self._workspace.approvals, self._workspace.hearings
        self._waiting = named_after_hearings(approvals.waiting(), hearings)
        self._decided = named_after_hearings(approvals.decided(limit=MOST_DECIDED), hearings)
        self._listed = {each.step.id: each for each in (*self._decided, *self._waiting)}
        self._show_list()

    def _show_list(self) -> None:
        workspace = self._workspace
        rows = list_rows(
            self._waiting,
            self._decided,
            self.filters.choice,
            self.search.text().strip(),
            today=workspace.today(),
            is_holiday=workspace.is_holiday,
        )
        self.rows.set_rows(rows)
        self.list_pane.tell_found(bool(rows))

    def _on_chosen(self, step_id: str) -> None:
        self.flush()
        self.panel.form.hide()
        self.panel.entry.hide()
        self._about = Quote()
        self._read_draft(self._listed[step_id])

    # The draft --------------------------------------------------------------------------------------------

    def _read_draft(self, waiting: Waiting) -> None:
        self._asked += 1
        self._tasks.start(
            partial(read, self._workspace, waiting),
            partial(self._on_read, self._asked),
            self._messages.tell_problem,
            owner=self,
        )

    def _on_read(self, asked: int, reading: Reading) -> None:
        if asked != self._asked:
            return
        before, self.reading = self.reading, reading
        is_other = before is None or before.waiting.step.id != reading.waiting.step.id or before.pdf != reading.pdf
        comments = self._workspace.comments
        self.panel.show_reading(reading, self._workspace.today(), comments.is_mine)
        self.panel.show_comments(reading, comments.is_mine, self._verbs)
        self._show_actions(reading)
        self.page.changes.setVisible(reading.has_earlier)
        if is_other:
            self.page.changes.setChecked(False)
            self.page.view.show_pdf(reading.pdf, ())
            self.page.view.verticalScrollBar().setValue(0)
            self.page.view.choose_nothing()
            self.panel.show_found(None)
            self.panel.go_to_top()
        self._mark()
        self.shown.emit()
        if is_other or before is None or before.blocks != reading.blocks:
            self._find_out(asked, reading)

    def _find_out(self, asked: int, reading: Reading) -> None:
        self._tasks.start(
            partial(find_out, self._workspace, reading.document_id),
            partial(self._on_found, asked),
            self._messages.tell_problem,
            owner=self,
        )

    def _on_found(self, asked: int, found: Found) -> None:
        if asked != self._asked or self.reading is None:
            return
        self.panel.show_found(found)
        if not self.reading.broken and not self.page.changes.isChecked():
            # Drawn from the same content, so the blocks stand where they do on the pages that were sent.
            self.page.view.set_boxes(found.boxes)
            self._mark()
        self.found_out.emit()

    def _show_actions(self, reading: Reading) -> None:
        can_say = "return" in reading.allowed
        for name, action in self.actions_by_name.items():
            action.setVisible(can_say if name in ("comment", "suggest") else name in reading.allowed)

    def _mark(self) -> None:
        if self.reading is not None:
            numbers = self.panel.numbers
            marked = [(numbers[each.id], each) for each in self.reading.comments if each.id in numbers]
            self.page.view.show_comments(marked, self.reading.blocks)

    def _on_changes_wanted(self, is_wanted: bool) -> None:
        reading = self.reading
        if reading is None:
            return
        if is_wanted:
            self._tasks.start(
                partial(changed_pages, self._workspace, reading),
                partial(self._on_changes_drawn, self._asked),
                self._messages.tell_problem,
                owner=self,
            )
        else:
            self.page.view.show_pdf(reading.pdf, ())
            self._find_out(self._asked, reading)

    def _on_changes_drawn(self, asked: int, pdf: bytes) -> None:
        if asked == self._asked and self.page.changes.isChecked():
            self.page.view.show_pdf(pdf, ())

    # Deciding ---------------------------------------------------------------------------------------------

    def _on_verb(self, name: str) -> None:
        if self.reading is not None and self.flush():
            self.decisions.do(name, self.reading)

    def _on_decided(self) -> None:
        self._read_list()
        if self._waiting:
            self.rows.choose(self._waiting[0].step.id)
        self.rows.setFocus()

    # Saying -----------------------------------------------------------------------------------------------

    def _chosen(self) -> Quote:
        """The words, or the paragraph, that are chosen on the page."""
        reading, view = self.reading, self.page.view
        if reading is None:
            return Quote()
        if view.words:
            return quote_of(view.words, reading.blocks)
        block = reading.block(view.block_id)
        return quote_of_block(block) if block else Quote()

    def _on_page_chosen(self) -> None:
        """Let what is chosen on the pages be read out: the pages themselves are a picture."""
        view = self.page.view
        block = self.reading.block(view.block_id) if self.reading else None
        view.setAccessibleDescription(view.words or (block.text if block else ""))

    def _on_comment_wanted(self) -> None:
        if not self.flush():
            return
        self._about = self._chosen()
        self.panel.entry.ask(self._about.words)

    def _on_suggestion_wanted(self) -> None:
        reading, about = self.reading, self._chosen()
        block = reading.block(about.block_id) if reading else None
        if not self.flush():
            return
        if block is None or not block.text:
            self._messages.tell("Vælg det afsnit på siden, du vil rette, og prøv igen.")
            return
        # The whole paragraph: what is corrected seldom ends where the chosen words do.
        self._about = Quote(block.id, 0, block.text)
        self.panel.entry.ask_words(block.text)

    def _on_given(self, text: str, words: str | None) -> None:
        if self.reading is None:
            return
        comments, about, document_id = self._workspace.comments, self._about, self.reading.document_id
        try:
            if words is None:
                comments.add(document_id, text, about.block_id or None, about.start, about.words)
            else:
                comments.suggest(document_id, about.block_id, about.start, about.words, words, text=text)
        except UserError as error:
            self._messages.tell_problem(error)
            return
        self.panel.entry.leave()

    def _verbs(self, comment: Comment) -> list[Verb]:
        if self._workspace.read_only or comment.state is not CommentState.OPEN:
            return []
        remove = self._workspace.comments.remove
        return [Verb("Slet", lambda one, _answer: self._messages.attempt(lambda: remove(one.id)))]

    def _on_go_wanted(self, comment: Comment) -> None:
        if comment.block_id:
            self.page.view.choose_block(comment.block_id)

    def _on_number_pressed(self, number: int) -> None:
        found = next((key for key, each in self.panel.numbers.items() if each == number), "")
        if card := self.panel.mine.card_of(found):
            card.setFocus()

    def _on_text_wanted(self) -> None:
        if self.reading is not None:
            self.go_wanted.emit("document", self.reading.document_id)

    def _on_saved(self, _id: str) -> None:
        if self.isVisible():
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        """In a small window the pages get what the list and the panel can do without."""
        super().showEvent(event)
        if self.width() < NARROW and not event.spontaneous():
            list_width, panel_width = self.list_pane.minimumWidth(), self.panel.minimumWidth()
            self.splitter.setSizes([list_width, self.width() - list_width - panel_width, panel_width])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # Building ---------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.search = SearchField("Søg")
        self.filters = FilterChips((("waiting", "Venter"), ("decided", "Afgjort"), ("all", "Alle")))
        self.rows = RowList("Til godkendelse")
        self.list_pane = ListPane(self.search, None, self.filters, self.rows)
        self.page = ReadingPage()
        self.panel = ApprovalPanel()
        self.decisions = Decisions(self._workspace, self._messages, self._tasks, self.panel.form)
        self.actions_by_name = {name: self._action(name, *words) for name, words in _WORDS.items()}

    def _action(self, name: str, words: str, key: str) -> QAction:
        action = QAction(words, self)
        action.setVisible(False)
        if key:
            action.setShortcut(key)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        special = {"comment": self._on_comment_wanted, "suggest": self._on_suggestion_wanted}
        action.triggered.connect(lambda _checked=False: special.get(name, partial(self._on_verb, name))())
        self.addAction(action)
        return action

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        for part in (self.list_pane, self.page, self.panel):
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([320, 760, 360])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)

    def _connect_signals(self, changes: Changes) -> None:
        self.search.wanted.connect(lambda _text: self._show_list())
        self.search.left_downwards.connect(self.rows.setFocus)
        self.filters.chosen.connect(lambda _choice: self._show_list())
        self.rows.chosen.connect(self._on_chosen)
        self.page.changes_wanted.connect(self._on_changes_wanted)
        self.page.text_wanted.connect(self._on_text_wanted)
        self.page.view.chosen.connect(self._on_page_chosen)
        self.page.view.number_pressed.connect(self._on_number_pressed)
        self.panel.verb_wanted.connect(self._on_verb)
        self.decisions.decided.connect(self._on_decided)
        self.decisions.refused.connect(self.reload)
        self.decisions.correction_wanted.connect(self._on_suggestion_wanted)
        self.panel.comment_wanted.connect(self._on_comment_wanted)
        self.panel.suggestion_wanted.connect(self._on_suggestion_wanted)
        self.panel.entry.given.connect(self._on_given)
        self.panel.entry.left.connect(self.page.view.setFocus)
        self.panel.form.left.connect(self.rows.setFocus)
        for cards in (self.panel.mine, self.panel.others):
            cards.go_wanted.connect(self._on_go_wanted)
        changes.document_saved.connect(self._on_saved)
        changes.absence_saved.connect(self._on_saved)
