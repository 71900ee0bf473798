"""Words in another language: marked in the text, so that a reading voice says them right."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from . import commands
from .formats import char_format, line_of, run_of
from .text_edit import BlockEdit

LANGUAGES = {
    None: "&Dansk",
    "en": "&Engelsk",
    "de": "&Tysk",
    "fr": "&Fransk",
    "es": "&Spansk",
    "sv": "S&vensk",
    "nb": "&Norsk",
    "pl": "&Polsk",
    "tr": "T&yrkisk",
}
"""Tags as in BCP 47 with their words; the bundled typeface can write all of them."""


class LanguageMenu(QMenu):
    """The languages to choose between; the tick follows the caret."""

    def __init__(self, editor: BlockEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self._editor = editor
        self._group = QActionGroup(self)
        # Made here and not by Qt: PySide forgets Qt's own actions below a menu that is cleared, as the window's are.
        self.by_tag = {tag: QAction(words, self) for tag, words in LANGUAGES.items()}
        for tag, action in self.by_tag.items():
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, tag=tag: self.choose(tag))
            self._group.addAction(action)
            self.addAction(action)
        self.aboutToShow.connect(self.follow_caret)

    def choose(self, tag: str | None) -> None:
        """Mark the selected words, or what is typed next; ``None`` is Danish, the document's own language."""
        cursor = self._editor.textCursor()
        if cursor.hasSelection():
            commands.change_runs(cursor, lambda run: replace(run, language=tag))
        else:
            run = replace(run_of(self._editor.currentCharFormat()), language=tag)
            self._editor.setCurrentCharFormat(char_format(run, line_of(cursor.block())))

    def follow_caret(self) -> None:
        """Tick the language at the caret."""
        tag = run_of(self._editor.currentCharFormat()).language
        for each, action in self.by_tag.items():
            action.setChecked(each == tag)
