"""Writes in the real editor at random, with everything that puts words into a text, and looks for what breaks.

Run by ``python dev.py soak``: each round is a long row of keys, pastes, moves, marks, phrases, suggestions and undo.
"""

from __future__ import annotations

import random
import sys
import tempfile
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from kk_desktop.domain.people import Myself
from kk_desktop.domain.text import Block, BlockKind, Run, Stance, check_block
from kk_desktop.errors import UserError
from kk_desktop.services.jobs import Jobs
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import create_workspace
from kk_desktop.ui.changes import Changes
from kk_desktop.ui.editor import commands
from kk_desktop.ui.editor.blocks import read_blocks
from kk_desktop.ui.editor.document_pane import DocumentPane
from kk_desktop.ui.editor.moving import drop, move_blocks
from kk_desktop.ui.editor.phrase_inserting import put_phrase
from kk_desktop.ui.messages import Messages
from kk_desktop.ui.tasks import Tasks

K, Ctrl, Shift, No = (
    Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
)  # fmt: skip
_PASTED = (
    "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]>·<![endif]>Lys på stien</p>",
    "<h1>Baggrund</h1><p>Se <a href='https://kk.dk'>kk.dk</a><sup>1</sup></p><ol><li>et<ul><li>under</li></ul></ol>",
    "<table><tr><td>Drift</td><td>5</td></tr></table>\U0001f388 \u202e\ufffc",
)
_KINDS = (
    (BlockKind.PARAGRAPH, 1), (BlockKind.HEADING, 1), (BlockKind.HEADING, 2), (BlockKind.QUOTE, 1),
    (BlockKind.LIST_ITEM, 1), (BlockKind.LIST_ITEM, 3),
)  # fmt: skip


class Scribbler:
    """One document in a file of its own, written in until something is wrong."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        machine = Machine(folder / "settings")
        machine.me = Myself("Anna Holm")
        self.jobs, self.messages, changes = Jobs(), Messages(), Changes()
        self.workspace = create_workspace(folder / f"{seed}.kkdb", machine, lambda: datetime.now(UTC))
        self.workspace.subscribe(changes.tell)
        self.pane = DocumentPane(self.workspace, self.messages, Tasks(self.jobs), changes, machine)
        self._around = self.pane._around(changes)
        self.pane.resize(1200, 800)
        self.pane.show()
        self.document_id = self.workspace.documents.create("hearing_response", "Svar")
        self.pane.open(self.document_id)
        self.editor = self.pane.editor

    def close(self) -> None:
        """End it, as a window does."""
        self.pane.flush()
        delete(self.pane)
        self.workspace.close()
        self.jobs.close()

    def wrong(self, steps: int) -> str:
        """What went wrong in that many steps; nothing when all held."""
        moves: list[Callable[[], object]] = [
            self._caret, self._caret, self._type, self._type, self._key, self._key, self._key, self._control,
            self._control, self._paste, self._look, self._kind, self._stance, self._move, self._drop, self._phrase,
            self._suggest, self._accept, self._save, self._undo_far, self._footnote, self._change_elsewhere,
        ]  # fmt: skip
        for number in range(steps):
            move = self.chance.choice(moves)
            with suppress(UserError):
                move()
            QApplication.processEvents()
            if found := self._unsound():
                return f"step {number}, {move.__name__}: {found}"
        return self._unsaved()

    # What holds -------------------------------------------------------------------------------------------

    def _unsound(self) -> str:
        blocks = self.editor.tracker.blocks()
        if blocks != read_blocks(self.editor.document()):
            return "the tracker tells another text than the editor shows"
        if len({block.id for block in blocks}) != len(blocks) or not all(block.id for block in blocks):
            return "two blocks of one id"
        for block in blocks:
            try:
                if check_block(block) != block:
                    return f"a block that is not whole: {block}"
            except ValueError as error:
                return f"a block that cannot be: {error}: {block}"
        return ""

    def _unsaved(self) -> str:
        if not self.pane.flush():
            return f"could not be saved: {self.messages.text}"
        for _ in range(100):
            # What was changed elsewhere last is still on its way into the editor.
            if tuple(self.workspace.documents.blocks(self.document_id)) == self.editor.tracker.blocks():
                return ""
            QTest.qWait(20)
        return "the file holds another text than the editor"

    # What is done -----------------------------------------------------------------------------------------

    def _place(self) -> int:
        return self.chance.randrange(self.editor.document().characterCount())

    def _caret(self) -> None:
        cursor = self.editor.textCursor()
        cursor.setPosition(self._place())
        if self.chance.random() < 0.5:
            cursor.setPosition(self._place(), QTextCursor.MoveMode.KeepAnchor)
        self.editor.setTextCursor(cursor)

    def _type(self) -> None:
        QTest.keyClicks(
            self.editor, self.chance.choice(["ab ", "5 mio. kr. ", "§ 12, ", "tak ", "- ", "1. ", "{dato}"])
        )

    def _key(self) -> None:
        keys = [K.Key_Left, K.Key_Down, K.Key_Return, K.Key_Return, K.Key_Backspace, K.Key_Delete, K.Key_Tab, K.Key_F3]
        QTest.keyClick(self.editor, self.chance.choice(keys), Shift if self.chance.random() < 0.1 else No)

    def _control(self) -> None:
        keys = [K.Key_Z, K.Key_Y, K.Key_X, K.Key_C, K.Key_V, K.Key_B, K.Key_Backspace, K.Key_Return]
        QTest.keyClick(self.editor, self.chance.choice(keys), Ctrl)

    def _paste(self) -> None:
        mime = QMimeData()
        html = self.chance.choice(_PASTED)
        mime.setText("Lys på stien\nog mere\n\n1) et\n2) to")
        if self.chance.random() < 0.7:
            mime.setHtml(html)
        self.editor.insertFromMimeData(mime)

    def _look(self) -> None:
        commands.toggle_look(self.editor.textCursor(), self.chance.choice(["bold", "italic"]))

    def _kind(self) -> None:
        commands.set_kind(self.editor.textCursor(), *self.chance.choice(_KINDS))

    def _stance(self) -> None:
        commands.set_stance(self.editor.textCursor(), self.chance.choice([None, *Stance]))

    def _footnote(self) -> None:
        commands.insert_footnote(self.editor.textCursor(), "Prisniveau 2025")

    def _move(self) -> None:
        document = self.editor.document()
        first, last = sorted(self.chance.randrange(document.blockCount()) for _ in range(2))
        before = self.chance.randrange(document.blockCount() + 1)
        move_blocks(document, first, last + 1, before, self.editor.table_name)

    def _drop(self) -> None:
        target = QTextCursor(self.editor.document())
        target.setPosition(self._place())
        tracker = self.editor.tracker
        drop(
            self.editor.textCursor(), target, self.editor.table_name, tracker.new_id, is_copy=self.chance.random() < 0.3
        )

    def _phrase(self) -> None:
        phrase = self.chance.choice(self.workspace.phrases.all())
        put_phrase(self._around, self.document_id, phrase.id)

    def _save(self) -> None:
        self.pane.flush()

    def _suggest(self) -> None:
        self.pane.flush()
        blocks = [block for block in self.editor.tracker.blocks() if len(block.text) > 3]
        if blocks:
            block = self.chance.choice(blocks)
            start = self.chance.randrange(len(block.text) - 2)
            old = block.text[start : start + 3]
            self.workspace.comments.suggest(
                self.document_id, block.id, start, old, self.chance.choice(["", "nyt", "a\nb"])
            )

    def _accept(self) -> None:
        self.pane.flush()
        for comment in self.workspace.comments.of(self.document_id)[-2:]:
            self.workspace.comments.accept(comment.id)

    def _change_elsewhere(self) -> None:
        """Another window writes in the same letter."""
        self.pane.flush()
        blocks = list(self.workspace.documents.blocks(self.document_id))
        place = self.chance.randrange(len(blocks) + 1)
        new = Block(self.editor.tracker.new_id(), runs=(Run("Fra et andet vindue"),))
        blocks[place:place] = [new]
        self.workspace.documents.save_blocks(self.document_id, [new], [block.id for block in blocks])

    def _undo_far(self) -> None:
        if self.chance.random() < 0.3:
            for _ in range(self.chance.randrange(40)):
                self.editor.undo()
            for _ in range(self.chance.randrange(40)):
                self.editor.redo()


def scribble(folder: Path, seed: int, steps: int) -> str:
    """What is wrong after that many steps; nothing when all held."""
    app = QApplication.instance() or QApplication([])
    scribbler = Scribbler(folder, seed)
    try:
        return scribbler.wrong(steps)
    finally:
        scribbler.close()
        app.processEvents()


def main() -> int:
    """Write 300 steps with the seed that is given; an error in a slot counts, too."""
    slips: list[str] = []
    sys.excepthook = lambda *error: slips.extend(traceback.format_exception(*error))
    with tempfile.TemporaryDirectory() as name:
        wrong = scribble(Path(name), int(sys.argv[1]), 300)
    print(wrong, *slips)
    return 1 if wrong or slips else 0


if __name__ == "__main__":
    sys.exit(main())
