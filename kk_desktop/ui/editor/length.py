"""How long the text is, and how much of it is selected, in the words of the status bar."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor

from kk_desktop.domain.text import Block

from .blocks import selected_blocks
from .text_edit import BlockEdit

PAUSE = 80
"""Milliseconds that a selection rests before its words are counted."""


class Length(QObject):
    """345 ord · 2 sider, or 12 af 345 ord · 2 sider."""

    told = Signal(str)

    def __init__(self, editor: BlockEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._words = self._pages = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._tell)
        editor.selectionChanged.connect(self._pause.start)

    @property
    def text(self) -> str:
        """Empty until the pages have been drawn, for that is when the words are counted."""
        if not self._pages:
            return ""
        words, pages = _number(self._words), "1 side" if self._pages == 1 else f"{_number(self._pages)} sider"
        if self._editor.textCursor().hasSelection():
            words = f"{_number(self._selected())} af {words}"
        return f"{words} ord  ·  {pages}"

    def drawn(self, words: int, pages: int) -> None:
        """The pages have been drawn."""
        self._words, self._pages = words, pages
        self._tell()

    def forget(self) -> None:
        """No page is shown."""
        self._pause.stop()
        self._words = self._pages = 0

    def _tell(self) -> None:
        if self._pages:
            self.told.emit(self.text)

    def _selected(self) -> int:
        cursor = self._editor.textCursor()
        document, ends = cursor.document(), (cursor.selectionStart(), cursor.selectionEnd())
        first, last = (document.findBlock(position).blockNumber() for position in ends)
        if first == last:
            return _count(selected_blocks(cursor))
        # Whole blocks are known already; only the two at the edges are read.
        inner = self._editor.tracker.blocks()[first + 1 : last]
        return _count(inner) + sum(_count(selected_blocks(edge)) for edge in _edges(cursor, last))


def _edges(cursor: QTextCursor, last: int) -> list[QTextCursor]:
    document, keep = cursor.document(), QTextCursor.MoveMode.KeepAnchor
    head, tail = QTextCursor(document), QTextCursor(document)
    head.setPosition(cursor.selectionStart())
    head.movePosition(QTextCursor.MoveOperation.EndOfBlock, keep)
    tail.setPosition(document.findBlockByNumber(last).position())
    tail.setPosition(cursor.selectionEnd(), keep)
    return [head, tail]


def _count(blocks: Iterable[Block]) -> int:
    return sum(len(block.text.split()) for block in blocks)


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")
