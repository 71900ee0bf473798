"""Standardtekster: the list, and the chosen one to write in; everything is saved as it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from kk_desktop.domain.phrases import CARET, WORDS, Phrase
from kk_desktop.domain.text import Block

from .editor.actions import EditorActions
from .editor.text_edit import BlockEdit
from .side_pages import SidePage
from .widgets.buttons import button, tool_button
from .widgets.check_box import CheckBox
from .widgets.empty_state import EmptyState
from .widgets.fields import LineField
from .widgets.labels import label, line
from .widgets.row import Row, section
from .widgets.rows import RowDelegate, RowList

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace

    from .changes import Changes
    from .messages import Messages

NEW_NAME = "Ny standardtekst"

PAUSE = 400
"""Milliseconds without a key before the words are saved."""

_HELP = "I krøllede parenteser kan der stå: {}. Sæt {} dér, hvor der skal skrives videre."
_TOOLS = (("bold", "bold"), ("italic", "italic"), ("bullets", "list"), ("numbered", "list-ordered"))


class PhrasesPage(SidePage):
    """``phrase_id`` is the one shown first."""

    def __init__(self, workspace: Workspace, messages: Messages, changes: Changes, phrase_id: str = "") -> None:
        super().__init__("Standardtekster")
        self._workspace, self._messages = workspace, messages
        self._phrases: dict[str, Phrase] = {}
        self._shown = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._build()
        self._lay_out()
        self._connect_signals(changes)
        self.reload()
        self.rows.choose(phrase_id)

    def _build(self) -> None:
        workspace = self._workspace
        self.new = button(NEW_NAME, "plus", "primary", self._on_new_pressed)
        self.remove = button("Slet", "trash-2", on_click=self._on_delete_wanted)
        self.rows = RowList("Standardtekster", RowDelegate(self, padding=12, tight=True))
        self.nothing = EmptyState("quote", "Ingen standardtekster endnu", "Opret den første vending, I bruger tit.")
        self.name = LineField("Kort navn", lambda text: workspace.phrases.rename(self._shown, text))
        self.own = CheckBox("Kun til mig", self._on_own_pressed)
        self.editor = BlockEdit(workspace.new_id, lambda _table_id: "", workspace.imports.read_paste)
        self.editor.setAccessibleName("Standardtekstens ord")
        self.actions_by_name = EditorActions(self.editor, self).by_name
        braces = ", ".join(f"{{{word}}} ({told})" for word, told in WORDS.items())
        self.help = label(_HELP.format(braces, CARET), "secondary", "text2", wrap=True)

    def _lay_out(self) -> None:
        for each in (self.remove, self.new):
            self.top.addWidget(each)
        tools = QHBoxLayout()
        tools.setSpacing(4)
        for name, icon in _TOOLS:
            tools.addWidget(tool_button(self.actions_by_name[name], icon))
        tools.addStretch(1)
        tools.addWidget(self.own)
        words = QFrame()
        words.setProperty("ground", "card")
        words.setMaximumWidth(self.editor.maximumWidth() + 2)
        inside = QVBoxLayout(words)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.editor)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(16, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.name)
        column.addLayout(tools)
        column.addWidget(words, 1)
        column.addWidget(self.help)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.rows)
        self._splitter.addWidget(right)
        self._splitter.setSizes([340, 700])
        self.body.addWidget(line())
        self.body.addWidget(self._splitter, 1)
        self.body.addWidget(self.nothing, 1)

    def _connect_signals(self, changes: Changes) -> None:
        self.rows.chosen.connect(self._on_chosen)
        self.rows.delete_wanted.connect(lambda _id: self._on_delete_wanted())
        self.editor.tracker.edited.connect(self._soon.start)
        self.editor.left.connect(self.flush)
        self._soon.timeout.connect(self.flush)
        # A slot of the page's own: it must not be told of the file after the page has gone with it.
        changes.phrase_saved.connect(self._on_phrase_saved)

    # What is shown ----------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the list again; words that are not saved yet stay."""
        self._phrases = {phrase.id: phrase for phrase in self._workspace.phrases.all()}
        rows: list[Row] = []
        for head, is_own in (("Alles", False), ("Kun dine", True)):
            found = [phrase for phrase in self._phrases.values() if bool(phrase.owner) is is_own]
            if found:
                rows.append(section(head, len(found)))
                rows += [Row(phrase.id, phrase.name, phrase.text) for phrase in found]
        self.rows.set_rows(rows)
        self._splitter.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        can_write = not self._workspace.read_only
        self.new.setEnabled(can_write)
        self.remove.setEnabled(can_write and bool(rows))
        if rows and not self.rows.current_id:
            self.rows.choose_first()
        elif self._shown in self._phrases:
            self._show(self._phrases[self._shown])
        else:
            self._shown = ""

    def _on_phrase_saved(self, _phrase_id: str) -> None:
        self.reload()

    def _on_chosen(self, phrase_id: str) -> None:
        if phrase_id != self._shown and self.flush():
            self._shown = phrase_id
            self.editor.load(())
            self._show(self._phrases[phrase_id])

    def _show(self, phrase: Phrase) -> None:
        can_write = not self._workspace.read_only
        self.name.setText(phrase.name)
        self.name.setEnabled(can_write)
        self.own.setChecked(bool(phrase.owner))
        self.own.setEnabled(can_write and bool(self._workspace.desk.me.name))
        self.editor.setReadOnly(not can_write)
        tracker = self.editor.tracker
        # The file gives the blocks new ids each time; the same words are left alone, and the caret with them.
        if not tracker.has_unsaved and _without_ids(tracker.blocks()) != _without_ids(phrase.blocks):
            self.editor.load(phrase.blocks)

    # What is done -----------------------------------------------------------------------------------------

    def flush(self) -> bool:
        """Save what is typed; False when it could not be, and the person has been told why."""
        self._soon.stop()
        tracker = self.editor.tracker
        if not (self._shown and tracker.has_unsaved):
            return True
        taken, phrase_id = tracker.take_unsaved(), self._shown
        try:
            self._workspace.phrases.rewrite(phrase_id, tracker.blocks())
        except Exception as error:
            tracker.put_back(taken)
            self._messages.tell_problem(error)
            return False
        return True

    def _on_new_pressed(self) -> None:
        taken = {phrase.name for phrase in self._phrases.values()}
        name = next(each for each in (NEW_NAME, *(f"{NEW_NAME} {n}" for n in range(2, 10_000))) if each not in taken)
        block = Block(self._workspace.new_id())
        made = self._messages.attempt(lambda: self._workspace.phrases.create(name, [block]))
        if made is not None:
            self.reload()
            self.rows.choose(made)
            self.name.edit.setFocus()
            self.name.edit.selectAll()

    def _on_own_pressed(self, is_own: bool) -> None:
        self._messages.attempt(lambda: self._workspace.phrases.give_to_all(self._shown, is_own=is_own))

    def _on_delete_wanted(self) -> None:
        phrase = self._phrases.get(self.rows.current_id)
        if phrase is None or self._workspace.read_only:
            return

        def delete() -> None:
            self._workspace.phrases.delete(phrase.id)
            self._messages.tell_deleted(f"Standardteksten ”{phrase.name}” er slettet.")

        # What was typed in it comes back with it.
        if self.flush():
            self._messages.attempt(delete)
            self.reload()
            self.rows.choose_near()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving the page saves."""
        super().hideEvent(event)
        self.flush()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard belongs in the list, where there is one."""
        super().focusInEvent(event)
        (self.rows if self._phrases else self.new).setFocus()


def _without_ids(blocks: Sequence[Block]) -> list[Block]:
    return [replace(block, id="") for block in blocks]
