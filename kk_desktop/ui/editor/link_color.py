"""Colours links, and what a picture lacks, where they are shown; the text carries no colour: dark mode differs."""

from __future__ import annotations

from PySide6.QtGui import QPalette, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from kk_desktop.ui import look

from .blocks import NO_ALTERNATIVE, fragments
from .formats import LINE_BREAK, Property

_REST = 10_000


class LinkColor(QSyntaxHighlighter):
    """Follows every change of the text by itself; ``rehighlight`` when the palette has changed."""

    def __init__(self, editor: QTextEdit) -> None:
        super().__init__(editor.document())
        self._editor = editor

    def highlightBlock(self, text: str) -> None:
        """Colour the links of the block that is laid out."""
        block = self.currentBlock()
        if block.blockFormat().hasProperty(Property.FIGURE):
            told = text.rpartition(LINE_BREAK)[2]
            form = QTextCharFormat()
            form.setForeground(look.color("amber" if told == NO_ALTERNATIVE else "text2"))
            self.setFormat(len(text.encode("utf-16-le")) // 2 - len(told.encode("utf-16-le")) // 2, _REST, form)
            return
        for part in fragments(block):
            if part.charFormat().hasProperty(Property.LINK):
                form = QTextCharFormat()
                form.setForeground(self._editor.palette().color(QPalette.ColorRole.Link))
                self.setFormat(part.position() - block.position(), part.length(), form)
