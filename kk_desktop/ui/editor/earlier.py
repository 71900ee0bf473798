"""Tidligere svar: what was written before that fits the draft, to be read and used again, a sentence at a time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from kk_desktop.domain.dates import write_date
from kk_desktop.domain.earlier_answers import Near, Passage
from kk_desktop.domain.text import Block, Run
from kk_desktop.domain.white_books import Outcome
from kk_desktop.domain.wording import dotted
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.empty_state import EmptyState
from kk_desktop.ui.widgets.labels import label, line
from kk_desktop.ui.widgets.layouts import tab_through
from kk_desktop.ui.widgets.row import Row
from kk_desktop.ui.widgets.rows import RowDelegate, RowList
from kk_desktop.ui.widgets.search_field import FilterChips, SearchField

from .parts import Around, PanePart

if TYPE_CHECKING:
    from kk_desktop.domain.documents import Document

PAUSE = 200
"""Milliseconds without a key before the search goes on."""

_NOTHING = {
    Near.THEME: "Ingen tidligere svar ligner dette. Søg på et ord, eller hent en mappe med gamle svar ind.",
    Near.AREA: "Ingen tidligere svar handler om høringens områder. Vælg områderne i høringens oplysninger.",
    Near.SENDER: "Vi har ikke svaret denne afsender før, eller afsenderen mangler i høringens oplysninger.",
}

_ROOM_FOR_CHOSEN, _ROOM_FOR_HINT = 240, 420
"""Pixels of the panel below which a part of it would be drawn over another."""

_SIGNS = {
    Outcome.MET: ("circle-check", "green"),
    Outcome.PARTLY: ("circle-dot", "amber"),
    Outcome.NOT_MET: ("circle-x", "text2"),
}
"""What became of a passage once it was sent: icon and tone, beside the words."""


class EarlierAnswers(PanePart):
    """The panel; nothing is looked for before somebody opens it. ``found`` tells that a search has ended."""

    found = Signal()

    panel_name = "Tidligere svar"

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._document_id = ""
        self._passages: dict[str, Passage] = {}
        self._asked = 0
        self.action = QAction("Ti&dligere svar", around.owner)
        self.panel = self.view = EarlierPanel()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._connect_signals()

    def _connect_signals(self) -> None:
        view = self.view
        self.action.triggered.connect(self._on_wanted)
        self._soon.timeout.connect(self._search)
        view.search.wanted.connect(lambda _text: self._soon.start())
        view.near.chosen.connect(lambda _near: self._search())
        view.shown.connect(self._search)
        view.rows.chosen.connect(self._on_chosen)
        view.rows.opened.connect(lambda _key: view.text.setFocus())
        view.text.taken.connect(self._put_in)
        view.take_sentence.clicked.connect(lambda: self._put_in(view.text.sentence))
        view.take_all.clicked.connect(lambda: self._put_in(view.text.toPlainText()))
        view.read.clicked.connect(self._on_read_wanted)
        view.fetch.clicked.connect(lambda: self.around.go_to("earlier_answer", ""))
        self.around.changes.earlier_answer_saved.connect(self._on_answer_saved)

    def _on_answer_saved(self, _id: str) -> None:
        self._soon.start()

    def show_document(self, document: Document, can_write: bool) -> None:
        """Another draft, other passages."""
        self.view.set_writable(can_write)
        self.view.fetch.setEnabled(not self.around.workspace.read_only)
        if document.id != self._document_id:
            self._document_id = document.id
            self.view.search.clear()
            self._search()

    def forget(self) -> None:
        """Show nothing."""
        self._document_id = ""
        self._tell([])

    def commands(self) -> Mapping[str, QAction]:
        """Vis → Tidligere svar."""
        return {"earlier_answers": self.action}

    def _on_wanted(self) -> None:
        self.around.show_panel(self.view)
        self.view.search.setFocus()

    def _search(self) -> None:
        if not (self._document_id and self.view.isVisible()):
            return
        document_id, by, words = self._document_id, Near(self.view.near.choice), self.view.search.text()
        self._asked += 1
        asked, service = self._asked, self.around.workspace.earlier_answers
        self.around.tasks.start(
            lambda: service.near(document_id, by, words),
            lambda found: self._tell(found) if asked == self._asked else None,
            self.around.messages.tell_problem,
            owner=self,
        )

    def _tell(self, found: list[Passage]) -> None:
        self._passages = {str(number): passage for number, passage in enumerate(found)}
        rows = [
            Row(key, passage.text, _origin(passage), icon=_sign(passage)) for key, passage in self._passages.items()
        ]
        self.view.show_rows(rows, _NOTHING[Near(self.view.near.choice)])
        self.found.emit()

    def _on_chosen(self, key: str) -> None:
        self.view.text.show_text(self._passages[key].text)

    def _put_in(self, words: str) -> None:
        """Put the words in where the caret stands; Ctrl+Z takes them back."""
        editor = self.around.editor
        if words.strip() and not editor.isReadOnly():
            editor.insert(Block(self.around.workspace.new_id(), runs=(Run(words.strip()),)))
            editor.setFocus()
            self.around.messages.tell("Teksten er sat ind, hvor du skrev.", "good")

    def _on_read_wanted(self) -> None:
        passage = self._passages.get(self.view.rows.current_id)
        if passage is not None:
            self.around.go_to(passage.kind, passage.id)


def _origin(passage: Passage) -> str:
    day = write_date(passage.answered_on) if passage.answered_on else "uden dato"
    outcome = passage.outcome.danish if passage.outcome else passage.told
    return dotted(outcome, passage.title, passage.sender, day)


def _sign(passage: Passage) -> tuple[str, str] | None:
    return _SIGNS[passage.outcome] if passage.outcome else None


class EarlierPanel(QFrame):
    """Search, choice, passages, and the chosen one sentence by sentence."""

    shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "base")
        self._can_write = False
        self.search = SearchField("Søg i tidligere svar")
        self.near = FilterChips(
            ((Near.THEME, "Emne"), (Near.AREA, "Område"), (Near.SENDER, "Afsender")), "Det, der ligner"
        )
        self.rows = RowList("Tidligere svar", RowDelegate(self, padding=16, tight=True))
        self.nothing = EmptyState("search-x", "Intet fundet", "")
        self.text = SentenceText()
        self.take_sentence = button("Sæt sætningen ind", kind="small")
        self.take_all = button("Sæt afsnittet ind", kind="small")
        self.read = button("Læs hele svaret", kind="link")
        self.fetch = button("Hent gamle svar ind …", kind="link")
        self._lay_out()
        self.search.left_downwards.connect(self.rows.setFocus)
        self.show_rows([], "")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 12)
        column.setSpacing(8)
        top = QVBoxLayout()
        top.setContentsMargins(16, 0, 16, 0)
        top.setSpacing(8)
        choices = QHBoxLayout()
        choices.addWidget(self.near, 1)
        choices.addWidget(self.fetch)
        top.addWidget(self.search)
        top.addLayout(choices)
        column.addLayout(top)
        column.addWidget(line())
        column.addWidget(self.rows, 1)
        column.addWidget(self.nothing, 1)
        self._chosen = QFrame()
        self._chosen.setProperty("ground", "base")
        below = QVBoxLayout(self._chosen)
        below.setContentsMargins(16, 4, 16, 0)
        below.setSpacing(8)
        below.addWidget(self.text)
        self._hint = label("↑ ↓ vælger en sætning, Enter sætter den ind.", "secondary", "text3")
        below.addWidget(self._hint)
        buttons = QHBoxLayout()
        for each in (self.take_sentence, self.take_all):
            buttons.addWidget(each)
        buttons.addStretch(1)
        buttons.addWidget(self.read)
        below.addLayout(buttons)
        column.addWidget(line())
        column.addWidget(self._chosen)
        buttons_in_order = (self.take_sentence, self.take_all, self.read)
        tab_through(self.search, self.near, self.fetch, self.rows, self.text, *buttons_in_order)

    def show_rows(self, rows: list[Row], nothing: str) -> None:
        """Show the passages, or the sentence that there are none."""
        self.rows.set_rows(rows)
        self.rows.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self.nothing.say("Intet fundet", nothing)
        self._make_room()
        if rows:
            self.rows.choose_first()
            # The same row may hold another passage now.
            self.rows.chosen.emit(self.rows.current_id)

    def set_writable(self, can_write: bool) -> None:
        """Nothing can be put into a locked text."""
        self.take_sentence.setEnabled(can_write)
        self.take_all.setEnabled(can_write)
        self._can_write = can_write
        self._make_room()

    def _make_room(self) -> None:
        """In a low window the list comes first, then the chosen passage, last how the keys are used."""
        self._chosen.setVisible(bool(self.rows.rows) and self.height() >= _ROOM_FOR_CHOSEN)
        self._hint.setVisible(self._can_write and self.height() >= _ROOM_FOR_HINT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height, other parts."""
        super().resizeEvent(event)
        self._make_room()

    def showEvent(self, event) -> None:
        """Somebody looks: now it is worth searching."""
        super().showEvent(event)
        self.shown.emit()


class SentenceText(QPlainTextEdit):
    """A paragraph to read in which one sentence is chosen; what is selected by hand counts as the sentence."""

    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "field")
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setAccessibleName("Afsnittet")
        self.setMinimumHeight(48)
        self.setMaximumHeight(140)
        self._starts: list[int] = [0]

    def show_text(self, text: str) -> None:
        """Show another paragraph and choose its first sentence."""
        # The rules of what ends a sentence are made ready when somebody needs them.
        from kk_desktop.domain.style.slips import sentences

        if text == self.toPlainText():
            return
        self.setPlainText(text)
        self._starts = [start + len(words) - len(words.lstrip()) for start, words in sentences(text) if words.strip()]
        self._starts = self._starts or [0]
        self._choose(0)

    @property
    def sentence(self) -> str:
        """The chosen words."""
        return self.textCursor().selectedText()

    def _choose(self, number: int) -> None:
        number = min(max(number, 0), len(self._starts) - 1)
        whole = self.toPlainText()
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(whole)
        end = self._starts[number] + len(whole[self._starts[number] : end].rstrip())
        cursor = self.textCursor()
        cursor.setPosition(self._starts[number])
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _at(self, position: int) -> int:
        return bisect_right(self._starts, position) - 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down step through the sentences, Enter takes the chosen one."""
        here = self._at(self.textCursor().selectionStart())
        if event.modifiers() == Qt.KeyboardModifier.NoModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._choose(here + (1 if event.key() == Qt.Key.Key_Down else -1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit(self.sentence)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses the sentence under it."""
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection():
            self._choose(self._at(self.cursorForPosition(event.position().toPoint()).position()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Some sentence is always chosen."""
        super().focusInEvent(event)
        if not self.textCursor().hasSelection():
            self._choose(0)
