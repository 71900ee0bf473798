"""Standardtekst: a wording put in by its short name, ready to be written on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QTextCursor

from kk_desktop.domain.documents import Document
from kk_desktop.domain.phrases import Filled, Phrase

from .parts import Around, PanePart
from .picker import Pick, Picker

QUESTION = "Søg en standardtekst"
EDIT = "Opret eller ret standardtekster"
_EDITING = "edit"

_LEAST, _MOST_WORDS = 3, 5
"""Letters and words of a name that can be typed before the list is opened: a lone "i" begins too many."""


class Phrases(PanePart):
    """The list at the caret; a short name typed before it is found first and gives way to the wording."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._document_id = ""
        self._phrases: Sequence[Phrase] = ()
        self._typed = ""
        self.picker = Picker(around.editor)
        self.action = QAction("&Standardtekst", around.owner)
        # On a Danish keyboard Shift and the full stop are a colon.
        self.action.setShortcuts([QKeySequence("Ctrl+Shift+."), QKeySequence("Ctrl+:")])
        self.action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        around.owner.addAction(self.action)
        self.action.triggered.connect(lambda _checked=False: self.ask())

    def show_document(self, document: Document, can_write: bool) -> None:
        """Another document fills the words in otherwise."""
        if document.id != self._document_id:
            self.picker.hide()
        self._document_id = document.id
        self.action.setEnabled(can_write)

    def forget(self) -> None:
        """Nothing to write in."""
        self._document_id = ""
        self.picker.hide()

    def commands(self) -> Mapping[str, QAction]:
        """Indsæt → Standardtekst."""
        return {"phrase": self.action}

    def ask(self) -> None:
        """Show the list; a name that stands before the caret is looked for at once."""
        self._phrases = self.around.workspace.phrases.all()
        self._typed = self._name_before_caret()
        self.picker.ask(QUESTION, self._find, self._on_chosen, self._typed)

    def _name_before_caret(self) -> str:
        """The longest beginning of a name that has just been typed."""
        cursor = self.around.editor.textCursor()
        if cursor.hasSelection():
            return ""
        written = cursor.block().text()[: cursor.positionInBlock()].casefold()
        words = written.split()
        for count in range(min(_MOST_WORDS, len(words)), 0, -1):
            end = " ".join(words[-count:])
            begins = len(end) >= _LEAST and any(each.name.casefold().startswith(end) for each in self._phrases)
            if begins and written.endswith(end):
                return end
        return ""

    def _find(self, words: str) -> Sequence[Pick]:
        wanted = words.casefold().split()
        found = [each for each in self._phrases if all(word in _searched(each) for word in wanted)]
        found.sort(key=lambda each: not (wanted and each.name.casefold().startswith(" ".join(wanted))))
        return [*(Pick(each.id, each.name, each.text, ()) for each in found), Pick(_EDITING, EDIT, "", ())]

    def _on_chosen(self, phrase_id: str, _form: int) -> None:
        if phrase_id == _EDITING:
            self.around.go_to("phrase", "")
            return
        phrases, document_id = self.around.workspace.phrases, self._document_id
        filled = self.around.messages.attempt(lambda: phrases.filled(phrase_id, document_id))
        if filled is not None:
            self._put_in(filled)

    def _put_in(self, filled: Filled) -> None:
        editor = self.around.editor
        # Whoever looks for something else than what stands before the caret lets that stand.
        if self._typed and self.picker.edit.text().casefold().startswith(self._typed):
            cursor = editor.textCursor()
            cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(self._typed))
            editor.setTextCursor(cursor)
        editor.insert_blocks(filled.blocks)
        if filled.after is not None:
            cursor = editor.textCursor()
            cursor.setPosition(cursor.position() - filled.after)
            editor.setTextCursor(cursor)
        if filled.unknown:
            words = ", ".join(f"{{{word}}}" for word in filled.unknown)
            self.around.messages.tell(f"Her mangler noget at sætte ind: {words}. Skriv det selv.", "warning")


def _searched(phrase: Phrase) -> str:
    return f"{phrase.name} {phrase.text}".casefold()
