"""The text as it is written: what keys, clipboard and menus do to its blocks; knows nothing of files and pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from kk_desktop.domain.charts.choice import ChartChoice
from kk_desktop.domain.files import StoredFile
from kk_desktop.domain.text import Block, BlockKind, Run
from kk_desktop.ui.widgets.clipboard import BLOCKS

from . import commands
from .blocks import TableName, selected_blocks
from .clipboard import ReadText, each_line, from_mime, insert_blocks, pictures_in, to_mime
from .formats import Line, is_atom, is_derived, line_of, typing_format
from .moving import drop
from .spaces import BoundSpaces
from .text_view import BlockView

WRITE_HERE = "Skriv teksten her"

Move = QTextCursor.MoveOperation
Key = QKeySequence.StandardKey

_CONTROL, _NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
# By their codes: Qt has no standard key for a plain Backspace on every system.
_DELETIONS = {
    (Qt.Key.Key_Delete, _CONTROL): Move.NextWord,
    (Qt.Key.Key_Backspace, _CONTROL): Move.PreviousWord,
    (Qt.Key.Key_Delete, _NONE): Move.NextCharacter,
    (Qt.Key.Key_Backspace, _NONE): Move.PreviousCharacter,
    (Qt.Key.Key_Backspace, Qt.KeyboardModifier.ShiftModifier): Move.PreviousCharacter,
}


class BlockEdit(BlockView):
    """Edits one document's blocks; ``read_text`` finds the blocks in foreign text.

    Each of ``menu_parts`` may put entries in the menu under the right button, for the place it was pressed at.
    """

    left = Signal()
    """The keyboard went elsewhere: a good moment to save."""

    pictures_given = Signal(object)
    """Pictures were pasted or dropped: a list of files, or of the pictures themselves."""

    def __init__(self, new_id: Callable[[], str], table_name: TableName, read_text: ReadText) -> None:
        super().__init__(new_id, table_name)
        self.table_name, self._read_text = table_name, read_text
        self.menu_parts: list[Callable[[QMenu, QTextCursor], object]] = []
        self._spaces = BoundSpaces(self)
        self.setPlaceholderText(WRITE_HERE)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(False)

    # Keys -------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What blocks need to be done otherwise than Qt does it; all else is Qt's."""
        if self._step_key(event):
            return
        if self.isReadOnly():
            super().keyPressEvent(event)
            return
        cursor = self.textCursor()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        move = _DELETIONS.get((Qt.Key(event.key()), held))
        if move is not None:
            self._edit(lambda: commands.delete_towards(cursor, move), cursor)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._press_enter(event, cursor)
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._press_tab(event, cursor)
        else:
            # AltGr is Ctrl and Alt together, and types.
            is_command = held & ~Qt.KeyboardModifier.ShiftModifier == _CONTROL
            is_typing = bool(event.text()) and event.text().isprintable() and not is_command
            if is_typing:
                self.make_ready_to_type()
            super().keyPressEvent(event)
            if is_typing:
                self._spaces.typed()

    def _step_key(self, event: QKeyEvent) -> bool:
        for keys, step in ((Key.Undo, self.undo), (Key.Redo, self.redo)):
            if event.matches(keys):
                step()
                return True
        return False

    def _press_enter(self, event: QKeyEvent, cursor: QTextCursor) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.ShiftModifier:
            self.make_ready_to_type()
            super().keyPressEvent(event)
        elif held == Qt.KeyboardModifier.NoModifier:
            self.make_ready_to_type()
            self._spaces.typed("\n")
            cursor = self.textCursor()
            self._edit(lambda: commands.split(cursor, self.tracker.new_id), cursor)
        else:
            event.ignore()

    def _press_tab(self, event: QKeyEvent, cursor: QTextCursor) -> None:
        step = -1 if event.key() == Qt.Key.Key_Backtab else 1
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif not commands.nest(cursor, step):
            # Outside a list Tab goes on to the next part of the window, so that no one is caught in the text.
            # QTextEdit keeps the keyboard while Tab is text to it.
            QWidget.focusNextPrevChild(self, step > 0)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Accents and other composed letters are typing as well."""
        if event.commitString() and not self.isReadOnly():
            self.make_ready_to_type()
        super().inputMethodEvent(event)
        if event.commitString() and not self.isReadOnly():
            self._spaces.typed()

    def make_ready_to_type(self) -> None:
        """Put the caret where text may stand, with a look that is no field's, footnote's or link's."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            commands.widen(cursor)
            cursor.removeSelectedText()
        line = line_of(cursor.block())
        if line.is_solid:
            cursor.movePosition(Move.EndOfBlock)
            following = Line(self.tracker.new_id())
            with commands.one_step(cursor):
                cursor.insertBlock()
                commands.restyle(cursor.block(), following)
            self.setTextCursor(cursor)
            return
        self.setTextCursor(cursor)
        form = cursor.charFormat()
        at_end_of_link = commands.link_at(cursor) and not self._goes_on(cursor)
        if is_atom(form) or is_derived(form) or at_end_of_link:
            self.setCurrentCharFormat(typing_format(form, line))

    @staticmethod
    def _goes_on(cursor: QTextCursor) -> bool:
        """Whether the link at the caret goes on after it."""
        ahead = QTextCursor(cursor)
        ahead.setPosition(cursor.selectionEnd())
        at_end = ahead.atBlockEnd()
        return not at_end and ahead.movePosition(Move.NextCharacter) and bool(commands.link_at(ahead))

    def _edit(self, change: Callable[[], None], cursor: QTextCursor) -> None:
        change()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def undo(self) -> None:
        """Take typing back."""
        steps = self.document().availableUndoSteps()
        self.tracker.replay(super().undo, self.document().isUndoAvailable)
        self._spaces.taken_back(steps)

    def redo(self) -> None:
        """Give typing back."""
        self.tracker.replay(super().redo, self.document().isRedoAvailable)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the text is a pause."""
        super().focusOutEvent(event)
        self.left.emit()

    # Clipboard --------------------------------------------------------------------------------------------

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy blocks."""
        return to_mime(selected_blocks(self.textCursor()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Blocks, text and pictures; other files are for the window."""
        if source.hasFormat(BLOCKS) or pictures_in(source):
            return True
        return (source.hasText() or source.hasHtml()) and not any(url.isLocalFile() for url in source.urls())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste blocks, or foreign text with its lines joined to paragraphs; pictures must be made ready first."""
        if pictures := pictures_in(source):
            self.pictures_given.emit(pictures)
            return
        self._insert(from_mime(source, self.tracker.new_id, self._read_text))

    def dropEvent(self, event: QDropEvent) -> None:
        """Text dragged within the document keeps its blocks; all else comes in as if it were pasted."""
        if event.source() is not self.viewport() or not event.mimeData().hasFormat(BLOCKS) or self.isReadOnly():
            super().dropEvent(event)
            return
        # Qt would take the selection out first and then no longer know whose the blocks are.
        super().dragLeaveEvent(QDragLeaveEvent())
        selection, target = self.textCursor(), self.cursorForPosition(event.position().toPoint())
        is_copy = event.dropAction() is Qt.DropAction.CopyAction
        event.accept()
        if drop(selection, target, self.table_name, self.tracker.new_id, is_copy=is_copy):
            self.setTextCursor(target)
            self.ensureCursorVisible()

    def paste_plain(self) -> None:
        """Paste the words alone, line for line."""
        self._insert(each_line(QApplication.clipboard().text(), self.tracker.new_id))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu under the right button: the same verbs as in Rediger, and undo that knows blocks."""
        menu = QMenu(self)
        can_write, has_selection = not self.isReadOnly(), self.textCursor().hasSelection()
        for words, do, is_possible in (
            ("&Fortryd", self.undo, can_write and self.document().isUndoAvailable()),
            ("&Gentag", self.redo, can_write and self.document().isRedoAvailable()),
            ("&Klip", self.cut, can_write and has_selection),
            ("K&opiér", self.copy, has_selection),
            ("Sæt &ind", self.paste, can_write and self.canPaste()),
            ("Sæt ind &uden format", self.paste_plain, can_write and self.canPaste()),
            ("&Markér alt", self.selectAll, True),
        ):
            action = menu.addAction(words)
            action.setEnabled(is_possible)
            action.triggered.connect(lambda _checked=False, do=do: do())
        at = self.cursorForPosition(event.pos())
        for fill in self.menu_parts:
            fill(menu, at)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    # What is put in ---------------------------------------------------------------------------------------

    def _insert(self, blocks: Sequence[Block]) -> None:
        cursor = self.textCursor()
        commands.widen(cursor)
        insert = lambda: insert_blocks(  # noqa: E731
            cursor, blocks, self.table_name, self.tracker.new_id, self.tracker.misses
        )
        self._edit(insert, cursor)

    def insert(self, block: Block) -> None:
        """Put a block's runs in at the caret."""
        self._insert((block,))

    def insert_blocks(self, blocks: Sequence[Block]) -> None:
        """Put blocks in at the caret, in place of what is selected; they get ids of their own."""
        self._insert(blocks)

    def insert_below(self, blocks: Sequence[Block]) -> None:
        """Put blocks in below the paragraph the caret is in, or in its place where it is empty."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.setTextCursor(cursor)
        # The first block put in goes on in the paragraph it meets.
        self._insert([*([Block(self.tracker.new_id())] if cursor.block().length() > 1 else ()), *blocks])

    def insert_solid(self, kind: BlockKind, table_id: str | None = None) -> None:
        """Put in a page break, or a table."""
        self._insert_solid(Block(self.tracker.new_id(), kind, table_id=table_id), self.textCursor())

    def insert_picture(self, picture: StoredFile, cursor: QTextCursor) -> None:
        """Put in a picture where the cursor stands, and choose it."""
        self._insert_figure(Block(self.tracker.new_id(), BlockKind.PICTURE, picture=picture), cursor)

    def insert_chart(self, table_id: str, caption: str) -> None:
        """Put in a chart of a table at the caret, and choose it."""
        runs = (Run(caption),) if caption else ()
        block = Block(self.tracker.new_id(), BlockKind.CHART, runs, table_id=table_id, chart=ChartChoice())
        self._insert_figure(block, self.textCursor())

    def _insert_figure(self, block: Block, cursor: QTextCursor) -> None:
        self._insert_solid(block, cursor)
        self.go_to_block(block.id)

    def change_solid(self, content: Block, *, goes_on: bool) -> None:
        """Let the solid block of that id hold something else; ``goes_on`` makes it one step with the edit before."""
        if block := self.tracker.block(content.id):
            commands.change_solid(block, content, self.table_name, goes_on=goes_on)

    def _insert_solid(self, block: Block, cursor: QTextCursor) -> None:
        put = lambda: commands.insert_solid(cursor, block, self.table_name, self.tracker.new_id)  # noqa: E731
        self._edit(put, cursor)
