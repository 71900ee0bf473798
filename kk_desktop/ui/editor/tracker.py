"""Keeps the editor's blocks in order: who they are, what is unsaved, and what an edit left to be put right.

Works on the blocks an edit has touched and never on the whole text, so that 300 pages are as quick as one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from kk_desktop.domain.text import Block

from .blocks import TableName, read_block, replace_block, text_blocks, words_shown, write_blocks
from .formats import Line, line_of
from .mending import Change, count_notes, free_text, name_blocks, number_notes, remove_derived


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was unsaved at one moment: the changed blocks, every block's id in order, and those taken out here."""

    dirty: tuple[Block, ...]
    order: tuple[str, ...]
    gone: tuple[str, ...]


class BlockTracker(QObject):
    """Follows one QTextDocument from edit to edit."""

    edited = Signal()
    """A person changed text or structure; what changed is unsaved now."""

    structure_changed = Signal()
    """Blocks came, went or became another kind."""

    def __init__(self, document: QTextDocument, new_id: Callable[[], str], table_name: TableName) -> None:
        super().__init__(document)
        self.document = document
        self.lines: list[Line] = []
        self.new_id = new_id
        self._table_name = table_name
        self._read: dict[str, Block] = {}
        self._counts: Counter[str] = Counter()
        self._own: set[str] = set()
        self._notes: dict[str, int] = {}
        self._unsaved: set[str] = set()
        self._gone: set[str] = set()
        self._order_unsaved = False
        self.edits = 0
        self._ranges: list[tuple[int, int]] = []
        self._moved = False
        self._loading = False
        self._mending = False
        document.contentsChange.connect(self._on_contents_change)
        document.contentsChanged.connect(self._on_contents_changed)

    # What stands in the editor ----------------------------------------------------------------------------

    def load(self, blocks: Sequence[Block]) -> None:
        """Show these blocks as saved; the undo stack starts anew."""
        with self._loaded():
            self.document.setUndoRedoEnabled(False)
            self.document.clear()
            shown = blocks or [Block(self.new_id())]
            write_blocks(self.document, shown, self._table_name)
            self._read = {block.id: block for block in shown}
            self._own = set(self._read)
        self.document.setUndoRedoEnabled(True)
        self._unsaved, self._gone = set(), set()
        self._order_unsaved = False

    @contextmanager
    def _loaded(self) -> Iterator[None]:
        """Change the text as the file has it: nothing becomes unsaved and nothing can be undone."""
        self._loading = True
        yield
        self.lines = [line_of(block) for block in text_blocks(self.document)]
        self._counts = Counter(line.id for line in self.lines)
        notes = zip(self.lines, map(count_notes, text_blocks(self.document)), strict=True)
        self._notes = {line.id: number for line, number in notes if number}
        self._number_notes()
        # Qt cannot leave a step out of its stack, and undoing into the old value would write it to the file.
        self.document.clearUndoRedoStacks()
        self._loading = False
        self.structure_changed.emit()

    def blocks(self) -> tuple[Block, ...]:
        """Everything that stands in the editor; only what has changed since the last time is read again."""
        for number, line in enumerate(self.lines):
            if line.id not in self._read:
                self._read[line.id] = read_block(self.document.findBlockByNumber(number))
        return tuple(self._read[line.id] for line in self.lines)

    def block(self, block_id: str) -> QTextBlock | None:
        """The block of that id as it stands now, or ``None`` when it is gone."""
        number = next((number for number, line in enumerate(self.lines) if line.id == block_id), None)
        return None if number is None else self.document.findBlockByNumber(number)

    def numbers_with_notes(self) -> list[int]:
        """Where the blocks stand that footnotes are marked in."""
        return [number for number, line in enumerate(self.lines) if line.id in self._notes]

    def holds(self, block_id: str) -> bool:
        """Whether a block of that id stands here."""
        return self._counts[block_id] > 0

    def misses(self, block_id: str) -> bool:
        """Whether a block of that id has stood here and does not now: it was cut, and may come back as itself.

        Another document's block may not, for it stands there still, or will again when its deletion is undone.
        """
        return block_id in self._own and not self.holds(block_id)

    # What is unsaved --------------------------------------------------------------------------------------

    @property
    def has_unsaved(self) -> bool:
        """Whether anything stands here that the file does not hold."""
        return bool(self._unsaved) or self._order_unsaved

    def take_unsaved(self) -> Snapshot:
        """Hand over what is unsaved and count it as saved; ``put_back`` when it could not be."""
        blocks = self.blocks()
        dirty = tuple(block for block in blocks if block.id in self._unsaved)
        gone = tuple(block_id for block_id in self._gone if not self.holds(block_id))
        self._unsaved, self._gone = set(), set()
        self._order_unsaved = False
        return Snapshot(dirty, tuple(block.id for block in blocks), gone)

    def put_back(self, snapshot: Snapshot) -> None:
        """Count what could not be saved as unsaved again."""
        self._unsaved.update(block.id for block in snapshot.dirty if self.holds(block.id))
        self._gone.update(snapshot.gone)
        self._order_unsaved = True

    def merge(self, saved: Sequence[Block]) -> bool:
        """Take in what changed in the file elsewhere; tells whether anything did. Only while nothing is unsaved."""
        here = self.blocks()
        untouched = not saved and len(here) == 1 and not here[0].runs
        if self.has_unsaved or untouched or here == tuple(saved):
            return False
        if [block.id for block in saved] == [block.id for block in here]:
            pairs = enumerate(zip(saved, here, strict=True))
            self._replace({number: new for number, (new, old) in pairs if new != old})
        else:
            self.load(saved)
        return True

    def rename_tables(self) -> None:
        """Show the tables' names as they are now."""
        tables = {
            number: line.block()
            for number, line in enumerate(self.lines)
            if line.table_id
            and self.document.findBlockByNumber(number).text() != words_shown(line.block(), self._table_name)
        }
        if tables:
            self._replace(tables)

    def _replace(self, changed: Mapping[int, Block]) -> None:
        with self._loaded():
            for number, block in changed.items():
                replace_block(self.document.findBlockByNumber(number), block, self._table_name)
                self._read[block.id] = block

    # What an edit did -------------------------------------------------------------------------------------

    def _on_contents_change(self, position: int, _removed: int, added: int) -> None:
        if self._loading:
            return
        end = min(position + added, self.document.characterCount() - 1)
        first = max(self.document.findBlock(position).blockNumber(), 0)
        last = self.document.findBlock(end).blockNumber()
        self._splice(first, last)

    def _splice(self, first: int, last: int) -> None:
        """Bring the lines up to date where the edit was; the rest has only moved."""
        old_last = last - (self.document.blockCount() - len(self.lines))
        if last < first or old_last < first - 1:
            # Qt has told of less than it did; read everything.
            first, last, old_last = 0, self.document.blockCount() - 1, len(self.lines) - 1
        before, after = self.lines[first : old_last + 1], self._lines_between(first, last)
        self._ranges.append((first, last))
        for line in after:
            self._own.add(line.id)
            self._read.pop(line.id, None)
            self._unsaved.add(line.id)
        if before == after:
            return
        self._moved = True
        self.lines[first : old_last + 1] = after
        self._counts.subtract(line.id for line in before)
        self._counts.update(line.id for line in after)
        for gone in {line.id for line in before if self._counts[line.id] <= 0}:
            self._forget(gone)
        self._order_unsaved |= [line.id for line in before] != [line.id for line in after]

    def _lines_between(self, first: int, last: int) -> list[Line]:
        lines, block = [], self.document.findBlockByNumber(first)
        for _ in range(first, last + 1):
            lines.append(line_of(block))
            block = block.next()
        return lines

    def _forget(self, block_id: str) -> None:
        del self._counts[block_id]
        self._read.pop(block_id, None)
        self._unsaved.discard(block_id)
        self._gone.add(block_id)

    def _on_contents_changed(self) -> None:
        if self._loading or self._mending or not self._ranges:
            return
        first, last = self._touched()
        self._mending = True
        self._mend(first, last)
        self._mending = False
        self._ranges.clear()
        if self._moved:
            self._moved = False
            self.structure_changed.emit()
        self.edits += 1
        self.edited.emit()

    def _touched(self) -> tuple[int, int]:
        ranges, self._ranges = self._ranges, []
        return ranges[0] if len(ranges) == 1 else (0, len(self.lines) - 1)

    def replay(self, step: Callable[[], None], can_go_on: Callable[[], bool]) -> None:
        """Undo or redo: what was put right then comes back by itself, and must not be put right once more.

        Qt sometimes splits an edit from the mending that was joined to it; then the step goes on to the end.
        """
        self._mending = True
        step()
        while can_go_on() and self._is_wrong(*self._touched()):
            step()
        self._mending = False
        self._ranges.append((0, len(self.lines) - 1))
        self._on_contents_changed()

    # Putting right ----------------------------------------------------------------------------------------

    def _is_wrong(self, first: int, last: int) -> bool:
        if name_blocks(self.document, self.lines, self._counts, (first, last), self.new_id):
            return True
        return any(self._block_fault(number) for number in range(first, last + 1))

    def _block_fault(self, number: int) -> Change | None:
        block, line = self.document.findBlockByNumber(number), self.lines[number]
        return free_text(block, line, self._table_name, self.new_id) if line.is_solid else remove_derived(block)

    def _mend(self, first: int, last: int) -> None:
        self._apply(name_blocks(self.document, self.lines, self._counts, (first, last), self.new_id))
        from_end = len(self.lines) - last
        for number in range(last, first - 1, -1):
            self._apply(self._block_fault(number))
        if self._notes_changed(first, len(self.lines) - from_end):
            self._number_notes()

    def _notes_changed(self, first: int, last: int) -> bool:
        """Count the footnotes of the touched blocks again; tells whether there are or were any."""
        gone = [block_id for block_id in self._notes if not self.holds(block_id)]
        for block_id in gone:
            del self._notes[block_id]
        changed = bool(gone)
        for number in range(first, last + 1):
            block_id, notes = self.lines[number].id, count_notes(self.document.findBlockByNumber(number))
            changed = changed or bool(notes) or block_id in self._notes
            self._notes.pop(block_id, None)
            if notes:
                self._notes[block_id] = notes
        return changed

    def _number_notes(self) -> None:
        if self._notes:
            self._apply(number_notes(self.document, self.numbers_with_notes()))

    def _apply(self, change: Change | None) -> None:
        """Make a change as a part of the edit before it, so that one Ctrl+Z takes back both."""
        if change is None:
            return
        cursor = QTextCursor(self.document)
        if self._loading or not self.document.isUndoAvailable():
            cursor.beginEditBlock()
        else:
            cursor.joinPreviousEditBlock()
        change(cursor)
        # contentsChange comes here and brings the lines up to date.
        cursor.endEditBlock()
