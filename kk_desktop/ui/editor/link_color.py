"""Gives links the palette's colour where they are shown; the text carries none, so that dark mode can differ."""

from __future__ import annotations

from PySide6.QtGui import QPalette, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from .blocks import fragments
from .formats import Property


class LinkColor(QSyntaxHighlighter):
    """Follows every change of the text by itself; ``rehighlight`` when the palette has changed."""

    def __init__(self, editor: QTextEdit) -> None:
        super().__init__(editor.document())
        self._editor = editor

    def highlightBlock(self, _text: str) -> None:
        """Colour the links of the block that is laid out."""
        block = self.currentBlock()
        for part in fragments(block):
            if part.charFormat().hasProperty(Property.LINK):
                form = QTextCharFormat()
                form.setForeground(self._editor.palette().color(QPalette.ColorRole.Link))
                self.setFormat(part.position() - block.position(), part.length(), form)
