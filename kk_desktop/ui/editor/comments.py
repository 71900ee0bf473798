"""Kommentarer: what is said about the text, marked where it stands, and gone through one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit

from kk_desktop.domain.comments import Comment, CommentState, place_in
from kk_desktop.domain.documents import Document
from kk_desktop.errors import UserError
from kk_desktop.ui import look
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.comment_cards import CommentCards, Verb
from kk_desktop.ui.widgets.comment_entry import CommentEntry
from kk_desktop.ui.widgets.dropped_files import DroppedFiles
from kk_desktop.ui.widgets.page import Page

from .parts import Around, PanePart
from .quotes import Quote, own_text, quote_at, stretch

LAYER = "comments"
NAME = "Kommentarer"
NOTHING = "Ingen kommentarer. Marker noget af teksten, og tryk Ctrl+M."


class CommentsPart(PanePart):
    """The panel beside the text, the card below it where one writes, and the marks in it."""

    panel_name = NAME

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._document_id = ""
        self._can_write = False
        self._comments: Sequence[Comment] = ()
        self._about = Quote("", 0, "")
        self._is_marked = False
        self.cards = CommentCards(NOTHING)
        self.entry = self.below = CommentEntry()
        page = Page(NAME, "window", (16, 16, 16, 16))
        self.whole = button("Ny kommentar til det hele", "message-square-plus", "link", self._on_whole_wanted)
        self.fetching = button("Hent kommentarer fra en PDF", "inbox", "link", self._on_fetch_wanted)
        page.add(self.cards, self.whole, self.fetching)
        page.column.addStretch(1)
        page.setFocusProxy(self.cards)
        self.panel = page
        self.actions = {
            "comment": self._action("&Kommentér", "Ctrl+M", self._on_comment_wanted),
            "suggest": self._action("&Foreslå en rettelse", "Ctrl+Shift+M", self._on_suggestion_wanted),
        }
        self._showing = QAction("Vis kommentarerne", around.owner)
        around.editor.menu_parts.append(self._fill_menu)
        self._connect_signals()

    def _action(self, words: str, key: str, do) -> QAction:
        action = QAction(words, self.around.owner)
        action.setShortcut(key)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: do())
        self.around.owner.addAction(action)
        return action

    def _connect_signals(self) -> None:
        if self.panel is not None:
            DroppedFiles(self.panel).dropped.connect(lambda paths: self._fetch(paths[0]))
        self._showing.triggered.connect(self._on_panel_wanted)
        self.entry.given.connect(self._on_given)
        self.entry.left.connect(self.around.editor.setFocus)
        self.cards.go_wanted.connect(self._on_go_wanted)
        # What was taken in from elsewhere stands here now.
        for changed in (self.around.editor.tracker.structure_changed, self.around.editor.colors_changed):
            changed.connect(self._mark)

    # What is shown ----------------------------------------------------------------------------------------

    def show_document(self, document: Document, can_write: bool) -> None:
        """Read what is said about it."""
        if document.id != self._document_id:
            self.entry.hide()
        self._document_id, self._can_write = document.id, can_write
        for action in self.actions.values():
            action.setEnabled(can_write)
        for each in (self.whole, self.fetching):
            each.setVisible(can_write)
            each.setEnabled(can_write)
        self._comments = self.around.workspace.comments.of(document.id)
        self._mark()
        still = sum(comment.state is CommentState.OPEN for comment in self._comments)
        self.panel_named.emit(f"{NAME} ({still})" if still else NAME)

    def forget(self) -> None:
        """Show none."""
        self._document_id, self._comments = "", ()
        self.entry.hide()
        self.cards.show_comments((), frozenset(), self._verbs)

    def flush(self) -> bool:
        """A comment half written is a comment; better said than lost."""
        if self.entry.is_under_way:
            self.entry.give()
        return not self.entry.is_under_way

    def commands(self) -> Mapping[str, QAction]:
        """Comment and suggest, where something can be said."""
        return {"show_comments": self._showing, **(self.actions if self._can_write else {})}

    def _mark(self) -> None:
        """Mark the words in the text, and say where they are not there any more."""
        if not self._comments and not self._is_marked:
            return
        lost: set[str] = set()
        marks: list[QTextEdit.ExtraSelection] = []
        for comment in self._comments:
            cursor = self._cursor(comment)
            if cursor is None and comment.block_id is not None:
                lost.add(comment.id)
            elif cursor is not None and comment.state is CommentState.OPEN and cursor.hasSelection():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = cursor
                mark.format.setBackground(look.color("amberbg"))
                marks.append(mark)
        self._is_marked = bool(self._comments)
        self.around.editor.mark(LAYER, marks)
        self.cards.show_comments(self._comments, frozenset(lost), self._verbs)

    def _cursor(self, comment: Comment) -> QTextCursor | None:
        """The words the comment is about, selected; ``None`` when they or their block are gone."""
        block = self.around.editor.tracker.block(comment.block_id) if comment.block_id else None
        if block is None:
            return None
        place = place_in(own_text(block)[0], comment)
        return None if place is None else stretch(block, place, len(comment.quote))

    def _verbs(self, comment: Comment) -> Sequence[Verb]:
        if not self._can_write or comment.state is not CommentState.OPEN:
            return ()
        comments = self.around.workspace.comments
        found = [Verb("Klaret", lambda comment, answer: self._do(lambda: comments.done(comment.id, answer)), True)]
        if comment.is_suggestion:
            found = [
                Verb("Godtag", lambda comment, _answer: self._do(lambda: comments.accept(comment.id))),
                Verb("Afslå", lambda comment, answer: self._do(lambda: comments.decline(comment.id, answer)), True),
            ]
        if comments.is_mine(comment):
            found.append(Verb("Slet", lambda comment, _answer: self._do(lambda: comments.remove(comment.id))))
        return found

    def _do(self, work) -> None:
        # The words typed last are among those a suggestion may replace.
        if self.around.saved():
            self.around.messages.attempt(work)

    def _on_panel_wanted(self) -> None:
        if self.panel is not None:
            self.around.show_panel(self.panel)
        self.cards.step()

    # What is said -----------------------------------------------------------------------------------------

    def _fill_menu(self, menu: QMenu, _at: QTextCursor) -> None:
        if self._can_write:
            menu.addSeparator()
            menu.addActions(list(self.actions.values()))

    def _on_comment_wanted(self) -> None:
        if not self.flush():
            return
        self._about = quote_at(self.around.editor.textCursor())
        self.entry.ask(self._about.words)

    def _on_suggestion_wanted(self) -> None:
        if not self.flush():
            return
        self._about = quote_at(self.around.editor.textCursor(), whole=True)
        if not self._about.words:
            self.around.messages.tell("Stil markøren i det afsnit, du vil foreslå en rettelse til.")
            return
        self.entry.ask_words(self._about.words)

    def _on_whole_wanted(self) -> None:
        if not self.flush():
            return
        self._about = Quote("", 0, "")
        self.entry.ask("")

    def _on_fetch_wanted(self) -> None:
        from kk_desktop.paths import documents_folder

        title = "Vælg den PDF, der er skrevet kommentarer i"
        if path := self.around.messages.ask_open_path(title, documents_folder(), "PDF (*.pdf)"):
            self._fetch(path)

    def _fetch(self, path: Path) -> None:
        document_id, annotations = self.around.saved(), self.around.workspace.annotations
        if document_id and self._can_write:
            self.around.tasks.start(
                lambda: annotations.fetch(document_id, path),
                lambda fetched: self.around.messages.tell(
                    fetched.words, "good", "Fortryd", self.around.messages.undo_requested.emit
                ),
                self.around.messages.tell_problem,
                owner=self,
            )

    def _on_given(self, text: str, words: str | None) -> None:
        comments, about, document_id = self.around.workspace.comments, self._about, self._document_id
        try:
            if words is None:
                comments.add(document_id, text, about.block_id or None, about.start, about.words)
            else:
                comments.suggest(document_id, about.block_id, about.start, about.words, words, text=text)
        except UserError as error:
            self.around.messages.tell_problem(error)
            return
        self.entry.leave()

    def _on_go_wanted(self, comment: Comment) -> None:
        """Show the words; the keyboard stays where one goes from comment to comment."""
        cursor = self._cursor(comment)
        if cursor is not None:
            if not self.around.editor.isVisible() and comment.block_id:
                # In a narrow window the comments cover the text.
                self.around.go_to_block(comment.block_id)
            self.around.editor.setTextCursor(cursor)
            self.around.editor.ensureCursorVisible()
        elif comment.block_id is not None:
            self.around.messages.tell("De ord, kommentaren handler om, står ikke i teksten længere.")
