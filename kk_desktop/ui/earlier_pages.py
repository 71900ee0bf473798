"""The old letters that have been taken in: the list, one to read, and a folder looked at before it is taken in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from kk_desktop.domain.dates import write_date
from kk_desktop.domain.typed_days import typed_day
from kk_desktop.domain.wording import dotted
from kk_desktop.paths import documents_folder
from kk_desktop.services.jobs import Progress, Stopped

from .side_pages import SidePage
from .widgets.badges import Badge
from .widgets.buttons import button
from .widgets.empty_state import EmptyState
from .widgets.fields import LineField
from .widgets.labels import label
from .widgets.row import Row, section
from .widgets.rows import RowDelegate, RowList

if TYPE_CHECKING:
    from kk_desktop.services.earlier_answers import FoundLetter
    from kk_desktop.services.workspace import Workspace

    from .changes import Changes
    from .messages import Messages
    from .tasks import Tasks

WHAT = "Vælg mappen med de svar, I har sendt før. Du ser først, hvad der er i den."


class EarlierPage(SidePage):
    """List left, the chosen letter right; with a folder chosen, what is in it and not taken in yet.

    ``folder_read`` tells that it can be looked at.
    """

    folder_read = Signal()

    def __init__(
        self, workspace: Workspace, messages: Messages, tasks: Tasks, changes: Changes, answer_id: str = ""
    ) -> None:
        super().__init__("Tidligere svar")
        self._workspace, self._messages, self._tasks = workspace, messages, tasks
        self._found: dict[str, FoundLetter] = {}
        self._build()
        self._lay_out()
        self.rows.chosen.connect(self._on_chosen)
        self.rows.delete_wanted.connect(self._on_delete_wanted)
        # A whole folder is told of letter by letter, and the list is read once.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.reload)
        changes.earlier_answer_saved.connect(self._on_answer_saved)
        self.reload()
        self.rows.choose(answer_id)

    def _on_answer_saved(self, _id: str) -> None:
        self._soon.start()

    # What is shown ----------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the list again."""
        self._soon.stop()
        answers = self._workspace.earlier_answers.rows()
        found = [(key, letter) for key, letter in self._found.items() if letter.answer]
        troubled = [(key, letter) for key, letter in self._found.items() if not letter.answer]
        rows: list[Row] = []
        if found:
            rows += [section("Kan hentes ind", len(found)), *(_found_row(key, letter) for key, letter in found)]
        if troubled:
            rows += [section("Kan ikke hentes ind", len(troubled))]
            rows += [_found_row(key, letter) for key, letter in troubled]
        if answers:
            rows.append(section("Hentet ind", len(answers)))
            rows += [Row(each.id, each.title, each.sender, right=Badge(_day(each.answered_on))) for each in answers]
        self.rows.set_rows(rows)
        can_write = not self._workspace.read_only
        self.choose.setEnabled(can_write)
        self.take.setVisible(bool(found) and can_write)
        self.take.setText("Hent 1 svar ind" if len(found) == 1 else f"Hent {len(found)} svar ind")
        self.leave_out.setVisible(bool(found) and can_write)
        self.nothing.button.setVisible(can_write)
        self._splitter.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        if rows and not self.rows.current_id:
            self.rows.choose_first()

    def _on_chosen(self, key: str) -> None:
        letter = self._found.get(key)
        answer = letter.answer if letter else self._workspace.earlier_answers.get(key)
        self.leave_out.setEnabled(letter is not None and letter.answer is not None)
        can_change = letter is None and not self._workspace.read_only
        self.remove.setVisible(can_change)
        areas = {area.id: area.name for area in self._workspace.areas.tree()}
        for field, words in (
            (self.title, answer.title if answer else ""),
            (self.asker, answer.sender if answer else ""),
            (self.day, _day(answer.answered_on) if answer else ""),
            (self.areas, "; ".join(areas[each] for each in answer.area_ids if each in areas) if answer else ""),
        ):
            field.setText(words)
            field.setEnabled(can_change)
            field.setVisible(answer is not None)
        text = "\n\n".join(answer.paragraphs) if answer else (letter.trouble if letter else "")
        with QSignalBlocker(self.text):
            self.text.setPlainText(text)

    # Taken in ---------------------------------------------------------------------------------------------

    def choose_folder(self) -> None:
        """Let the person choose a folder, and look through it."""
        if folder := self._messages.ask_folder("Vælg mappen med gamle svar", documents_folder()):
            self.look_at(folder)

    def look_at(self, folder: Path) -> None:
        """Read the letters of a folder beside the window; nothing is taken in yet."""
        files_in = self._workspace.earlier_answers.files_in
        self._tasks.start(lambda: files_in(folder), self._on_listed, self._messages.tell_problem, owner=self)

    def _on_listed(self, paths: list[Path]) -> None:
        service = self._workspace.earlier_answers
        progress = service.progress("Læser", len(paths))
        self._begin(progress, lambda: service.read(paths, progress), self._on_read)

    def _begin(self, progress: Progress, work: Callable[[], Any], on_done: Callable[[Any], None]) -> None:
        if self._messages.can_begin():
            self._messages.jobs.start(self._tasks, progress, work, on_done, self._on_failed, owner=self)

    def _on_read(self, letters: list[FoundLetter]) -> None:
        self._found = {f"fil {number}": letter for number, letter in enumerate(letters)}
        self.reload()
        self.rows.choose_first()
        self.rows.setFocus()
        able = sum(letter.answer is not None for letter in letters)
        self._messages.tell(f"{able} af {len(letters)} filer kan hentes ind. Intet er hentet ind endnu.")
        self.folder_read.emit()

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, Stopped):
            self._messages.tell("Stoppet. Intet er hentet ind.")
        else:
            self._messages.tell_problem(error)

    def _on_take_pressed(self) -> None:
        letters, service = list(self._found.values()), self._workspace.earlier_answers
        progress = service.progress("Henter", sum(letter.answer is not None for letter in letters))
        self._begin(progress, lambda: service.take_in(letters, progress), self._on_taken)

    def _on_taken(self, ids: list[str]) -> None:
        self._found = {}
        self.reload()
        if not ids:
            self._messages.tell("Alle svarene er hentet ind i forvejen.")
            return
        self.rows.choose(ids[0])
        what = "Svaret er hentet ind." if len(ids) == 1 else f"{len(ids)} svar er hentet ind."
        self._messages.tell(what, "good", "Fortryd", self._messages.undo_requested.emit)

    def _on_leave_out_pressed(self) -> None:
        self._found.pop(self.rows.current_id, None)
        self.reload()

    def _on_delete_wanted(self, key: str) -> None:
        if key in self._found:
            self._on_leave_out_pressed()
        elif key and not self._workspace.read_only:
            title = self._workspace.earlier_answers.get(key).title
            self._messages.attempt(lambda: self._workspace.earlier_answers.delete(key))
            self._messages.tell_deleted(f"”{title}” er slettet.")

    def _save(self, **facts) -> None:
        self._workspace.earlier_answers.change(self.rows.current_id, **facts)

    def _save_day(self, text: str) -> None:
        self._save(answered_on=typed_day(text, self._workspace.today()))

    def _save_areas(self, text: str) -> None:
        known = {area.name.casefold(): area.id for area in self._workspace.areas.tree()}
        names = [name.strip() for name in text.split(";") if name.strip()]
        for name in names:
            if name.casefold() not in known:
                raise ValueError(f"”{name}” findes ikke under Områder. Opret området dér, eller ret navnet.")
        self._save(area_ids=tuple(dict.fromkeys(known[name.casefold()] for name in names)))

    # Building ---------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.choose = button("Vælg mappe …", "folder-open", on_click=self.choose_folder)
        self.take = button("", "inbox", "primary", self._on_take_pressed)
        self.leave_out = button("Lad denne ude", "x", on_click=self._on_leave_out_pressed)
        self.rows = RowList("Tidligere svar", RowDelegate(self, padding=12, tight=True))
        self.nothing = EmptyState("inbox", "Ingen gamle svar endnu", WHAT, "Vælg mappe")
        self.nothing.wanted.connect(self.choose_folder)
        self.title = LineField("Titel", lambda text: self._save(title=text))
        self.asker = LineField("Afsender, der spurgte", lambda text: self._save(sender=text))
        self.day = LineField("Dato", self._save_day)
        self.areas = LineField("Områder (med semikolon imellem)", self._save_areas)
        self.remove = button("Slet", "trash-2", on_click=lambda: self._on_delete_wanted(self.rows.current_id))
        self.text = QPlainTextEdit()
        self.text.setProperty("kind", "field")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Svarets tekst")

    def _lay_out(self) -> None:
        for each in (self.leave_out, self.remove, self.choose, self.take):
            self.top.addWidget(each)
        self.body.addWidget(label(WHAT, "secondary", "text2", wrap=True))
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(16, 0, 0, 0)
        column.addWidget(self.title)
        facts = QHBoxLayout()
        facts.setSpacing(16)
        for field, share in ((self.asker, 3), (self.day, 2), (self.areas, 3)):
            facts.addWidget(field, share)
        column.addLayout(facts)
        column.addWidget(self.text, 1)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.rows)
        self._splitter.addWidget(right)
        self._splitter.setSizes([420, 620])
        self.body.addWidget(self._splitter, 1)
        self.body.addWidget(self.nothing, 1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard belongs in the list, where there is one."""
        super().focusInEvent(event)
        if self.rows.rows or not self._workspace.read_only:
            (self.rows if self.rows.rows else self.nothing.button).setFocus()


def _found_row(key: str, letter: FoundLetter) -> Row:
    if letter.answer is None:
        return Row(key, letter.path.name, letter.trouble, icon=("triangle-alert", "amber"))
    detail = dotted(letter.answer.sender, letter.path.name)
    return Row(key, letter.answer.title, detail, right=Badge(_day(letter.answer.answered_on)), icon=("plus", "text2"))


def _day(day) -> str:
    return write_date(day) if day else ""
