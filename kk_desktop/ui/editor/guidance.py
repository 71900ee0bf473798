"""The template's guidance, drawn where a section is still empty; it is never in the document nor on the page."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextBlock

from kk_desktop.domain.documents import Document
from kk_desktop.domain.text import BlockKind
from kk_desktop.ui import look

from .formats import line_of
from .painting import visible_blocks
from .parts import Around, PanePart
from .text_edit import WRITE_HERE


class Guidance(PanePart):
    """Goes away with the first letter and comes back when the section is emptied."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._words: Mapping[str, str] = {}
        self._can_write = False
        editor = around.editor
        editor.drawers.append(self._paint)
        editor.describers.append(self.words_at)

    def show_document(self, document: Document, can_write: bool) -> None:
        """Read what the document's kind has to say."""
        kind = self.around.workspace.kinds.get(document.kind)
        sections = kind.sections if kind else ()
        self._words = {_key(section.heading): section.guidance for section in sections if section.guidance}
        self._can_write = can_write
        self.around.editor.setPlaceholderText(self._words.get("") or WRITE_HERE if can_write else "")
        self.around.editor.describe()

    def words_at(self, block: QTextBlock) -> str:
        """What is shown in the block: nothing, unless it is the only one of its section and empty."""
        # Asked about every block in view at every key: the quick answer first.
        if not self._can_write or block.length() > 1 or line_of(block).kind is not BlockKind.PARAGRAPH:
            return ""
        before, after = block.previous(), block.next()
        if after.isValid() and line_of(after).kind is not BlockKind.HEADING:
            return ""
        if not before.isValid():
            return self._words.get("", "")
        return self._words.get(_key(before.text()), "") if line_of(before).kind is BlockKind.HEADING else ""

    def _paint(self, painter: QPainter) -> None:
        editor = self.around.editor
        if not self._words or editor.document().isEmpty():
            # Qt draws the words of an empty document itself.
            return
        font = editor.document().defaultFont()
        font.setItalic(True)
        painter.setFont(font)
        painter.setPen(look.color("text3"))
        layout, bars = editor.document().documentLayout(), (editor.horizontalScrollBar(), editor.verticalScrollBar())
        offset = QPointF(*(-bar.value() for bar in bars))
        for block in visible_blocks(editor):
            words = self.words_at(block)
            if words:
                rect = layout.blockBoundingRect(block).translated(offset)
                place = QRectF(rect.left(), rect.top(), editor.viewport().width() - 2 * rect.left(), rect.height())
                shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
                painter.drawText(place, Qt.AlignmentFlag.AlignTop, shown)


def _key(heading: str) -> str:
    return " ".join(heading.split()).casefold()
