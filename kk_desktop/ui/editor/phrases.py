"""Standardtekst: a wording put in by its short name, ready to be written on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from kk_desktop.domain.documents import Document
from kk_desktop.domain.phrases import Phrase

from .parts import Around, PanePart
from .phrase_inserting import begins_with, name_before_caret, put_phrase
from .picker import Pick, Picker

QUESTION = "Søg en standardtekst"
EDIT = "Opret eller ret standardtekster"
_EDITING = "edit"


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
        self._typed = name_before_caret(self.around.editor, self._phrases)
        self.picker.ask(QUESTION, self._find, self._on_chosen, self._typed)

    def _find(self, words: str) -> Sequence[Pick]:
        wanted = words.casefold().split()
        found = [each for each in self._phrases if all(word in _searched(each) for word in wanted)]
        found.sort(key=lambda each: not begins_with(each, words.strip()))
        return [*(Pick(each.id, each.name, each.text, ()) for each in found), Pick(_EDITING, EDIT, "", ())]

    def _on_chosen(self, phrase_id: str, _form: int) -> None:
        if phrase_id == _EDITING:
            self.around.go_to("phrase", "")
            return
        # Whoever looks for something else than what stands before the caret lets that stand.
        is_meant = self._typed and self.picker.edit.text().casefold().startswith(self._typed)
        put_phrase(self.around, self._document_id, phrase_id, self._typed if is_meant else "")


def _searched(phrase: Phrase) -> str:
    return f"{phrase.name} {phrase.text}".casefold()
