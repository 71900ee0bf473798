"""Hvidbog: the sender's summary of the answers, and what became of each of our remarks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout

from kk_desktop.domain.dates import write_date
from kk_desktop.domain.typed_days import typed_day
from kk_desktop.domain.white_books import Outcome, RemarkOutcome, WhiteBook
from kk_desktop.domain.workflow import Status
from kk_desktop.errors import UserError
from kk_desktop.paths import documents_folder
from kk_desktop.ui.widgets.buttons import button, icon_button
from kk_desktop.ui.widgets.dropped_files import DroppedFiles
from kk_desktop.ui.widgets.fields import ChoiceField, LineField
from kk_desktop.ui.widgets.labels import ElidedLabel, label
from kk_desktop.ui.widgets.layouts import empty

from .parts import Around, PanePart

if TYPE_CHECKING:
    from kk_desktop.domain.documents import Document

ANY_FILE = "Alle filer (*)"
_OUTCOMES = [("", "Ikke kendt"), *((each.value, each.danish) for each in Outcome)]


class WhiteBooks(PanePart):
    """A panel above the text of an answer that has been sent."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._service = around.workspace.white_books
        self._hearing_id, self._is_sent = "", False
        self.action = QAction("&Hvidbog", around.owner)
        self.view = self.above = WhiteBookPanel(self._change_book)
        for verb in (self.view.remove_book, self.view.list_remarks, self.view.fetch):
            verb.setEnabled(not around.workspace.read_only)
        self._connect_signals()

    def _connect_signals(self) -> None:
        view = self.view
        self.action.triggered.connect(self._on_wanted)
        view.fetch.clicked.connect(self._on_fetch_wanted)
        view.show_file.clicked.connect(self._on_show_wanted)
        DroppedFiles(view).dropped.connect(lambda paths: self._take_in(paths[0]))
        view.list_remarks.clicked.connect(lambda: self._do(lambda: self._service.begin_outcomes(self._hearing_id)))
        view.changed.connect(lambda key, facts: self._do(lambda: self._service.change_outcome(key, **facts)))
        view.added.connect(lambda remark: self._do(lambda: self._service.add_outcome(self._hearing_id, remark)))
        view.book_removed.connect(self._on_book_removed)
        view.removed.connect(lambda key: self._do(lambda: self._service.remove_outcome(key)))
        view.left.connect(self.around.editor.setFocus)
        self.around.changes.hearing_saved.connect(self._on_hearing_saved)

    def show_document(self, document: Document, can_write: bool) -> None:  # the text is locked
        """Another answer, another hearing."""
        self._is_sent = document.status in (Status.SENT, Status.REPLACED)
        if self._hearing_id != (document.hearing_id or "") or not self._is_sent:
            self.view.hide()
        self._hearing_id = document.hearing_id or ""
        self._read()

    def forget(self) -> None:
        """Show nothing."""
        self._hearing_id = ""
        self.view.hide()

    def commands(self) -> Mapping[str, QAction]:
        """Offered once the answer has been sent."""
        return {"white_book": self.action} if self._hearing_id and self._is_sent else {}

    def _on_wanted(self) -> None:
        self._read()
        self.view.begin()

    def _on_hearing_saved(self, hearing_id: str) -> None:
        if hearing_id == self._hearing_id:
            self._read()

    def _read(self) -> None:
        if self._hearing_id:
            service, can_write = self._service, not self.around.workspace.read_only
            self.view.tell(service.of(self._hearing_id), service.outcomes(self._hearing_id), can_write)

    def _do(self, work: Callable[[], object]) -> None:
        self.around.messages.attempt(work)

    def _on_fetch_wanted(self) -> None:
        if path := self.around.messages.ask_open_path("Vælg hvidbogen", documents_folder(), ANY_FILE):
            self._take_in(path)

    def _take_in(self, path: Path) -> None:
        hearing_id = self._hearing_id
        if hearing_id and not self.around.workspace.read_only:
            self.around.tasks.start(
                lambda: self._service.take_in(hearing_id, path),
                lambda _id: self._tell_taken_in(),
                self.around.messages.tell_problem,
                owner=self,
            )

    def _tell_taken_in(self) -> None:
        undo = self.around.messages.undo_requested.emit
        self.around.messages.tell("Hvidbogen er hentet ind.", "good", "Fortryd", undo)

    def _change_book(self, **facts: Any) -> None:
        """A field of the book has been left; it shows itself what is wrong."""
        if (book := self._service.of(self._hearing_id)) is not None:
            if "received_on" in facts:
                facts["received_on"] = typed_day(facts["received_on"], self.around.workspace.today())
            self._service.change(book.id, **facts)

    def _on_book_removed(self) -> None:
        if (book := self._service.of(self._hearing_id)) is not None:
            self._do(lambda: self._service.remove(book.id))
            self.around.messages.tell_deleted(f"Hvidbogen ”{book.title}” er slettet.")

    def _on_show_wanted(self) -> None:
        book = self._service.of(self._hearing_id)
        if book is None or book.file is None:
            return
        try:
            path = self.around.workspace.file_copies.to_look_at(book.file)
        except UserError as error:
            self.around.messages.tell_problem(error)
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class WhiteBookPanel(QFrame):
    """``changed`` carries a remark's id and its new facts; ``change_book`` saves the book's, or raises why not."""

    changed = Signal(str, dict)
    added = Signal(str)
    book_removed = Signal()
    removed = Signal(str)
    left = Signal()

    def __init__(self, change_book: Callable[..., None]) -> None:
        super().__init__()
        self.setProperty("ground", "alt")
        self.nothing = label("Hvidbogen er ikke kommet endnu.", "body", "text2", wrap=True)
        self.title = LineField("Hvidbogens titel", lambda text: change_book(title=text), bare=False)
        self.day = LineField("Modtaget", lambda text: change_book(received_on=text), bare=False)
        self.remove_book = icon_button("trash-2", "Slet hvidbogen", on_click=self.book_removed.emit)
        self.fetch = button("Hent hvidbogen ind …", "inbox", "small")
        self.show_file = button("Vis", kind="link")
        self.new = QLineEdit()
        self.new.setAccessibleName("Ny bemærkning")
        self.new.setPlaceholderText("Tilføj en bemærkning, og tryk Enter")
        self.new.returnPressed.connect(self._on_new)
        self.list_remarks = button("Skriv vores bemærkninger op", "list", "small")
        self.put_away = button("Luk", kind="link", on_click=self.leave)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(16)
        self._rows.setVerticalSpacing(4)
        self._rows.setColumnStretch(0, 3)
        self._rows.setColumnStretch(2, 2)
        self._shown: tuple[object, ...] = ()
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(label("Hvad blev der af vores bemærkninger?", "section"))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.nothing, 1)
        row.addWidget(self.title, 3)
        row.addWidget(self.day, 1)
        for each in (self.show_file, self.remove_book, self.fetch):
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        column.addLayout(self._rows)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.list_remarks)
        below.addWidget(self.new, 1)
        below.addWidget(self.put_away)
        column.addLayout(below)

    def begin(self) -> None:
        """Show it, the keyboard in the first thing to do."""
        self.show()
        first = (self.fetch, self.list_remarks, *self.findChildren(ChoiceField), self.show_file, self.put_away)
        next(each for each in first if each.isVisibleTo(self) and each.isEnabled()).setFocus()

    def leave(self) -> None:
        """Put it away; everything in it is saved already."""
        self.hide()
        self.left.emit()

    def tell(self, book: WhiteBook | None, outcomes: Sequence[RemarkOutcome], can_write: bool) -> None:
        """Show what has come, and what is known."""
        self.nothing.setVisible(book is None)
        day = write_date(book.received_on) if book and book.received_on else ""
        for field, words in ((self.title, book.title if book else ""), (self.day, day)):
            field.setText(words)
            field.setVisible(book is not None)
            field.setEnabled(can_write)
        self.remove_book.setVisible(can_write and book is not None)
        self.new.setVisible(can_write)
        self.show_file.setVisible(book is not None and book.file is not None)
        self.fetch.setVisible(can_write and book is None)
        self.list_remarks.setVisible(can_write and not outcomes)
        shown = (tuple(outcomes), can_write)
        if shown != self._shown:
            self._shown = shown
            self._show_rows(outcomes, can_write)

    def _show_rows(self, outcomes: Sequence[RemarkOutcome], can_write: bool) -> None:
        empty(self._rows)
        for number, each in enumerate(outcomes):
            words = ElidedLabel()
            words.setText(each.remark)
            choice = ChoiceField(f"Udfald: {each.remark}", partial(self._on_chosen, each.id), _OUTCOMES, bare=False)
            choice.show_choice(each.outcome.value if each.outcome else "")
            comment = LineField("Kommentar", partial(self._on_commented, each.id), bare=False, caption=False)
            comment.edit.setPlaceholderText("Kommentar")
            comment.setText(each.comment)
            away = icon_button("x", f"Fjern: {each.remark}", on_click=partial(self.removed.emit, each.id))
            for column, widget in enumerate((words, choice, comment, away)):
                widget.setEnabled(can_write)
                self._rows.addWidget(widget, number, column, Qt.AlignmentFlag.AlignVCenter)

    def _on_new(self) -> None:
        if remark := self.new.text().strip():
            self.new.clear()
            self.added.emit(remark)

    def _on_chosen(self, outcome_id: str, key: str) -> None:
        self.changed.emit(outcome_id, {"outcome": key or None})

    def _on_commented(self, outcome_id: str, text: str) -> None:
        self.changed.emit(outcome_id, {"comment": text.strip()})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
