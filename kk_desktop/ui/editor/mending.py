"""What an edit in Qt can leave wrong in a block, and the change that puts it right (``None`` where all is well)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFragment

from kk_desktop.domain.text import Block

from .blocks import TableName, fragments, replace_block, runs_of, words_shown
from .formats import Line, Property, block_format, is_derived

Change = Callable[[QTextCursor], None]


def name_blocks(
    document: QTextDocument,
    lines: Sequence[Line],
    counts: Counter[str],
    touched: tuple[int, int],
    new_id: Callable[[], str],
) -> Change | None:
    """Give a fresh id to each touched block without one, or with one that another block has (Enter copies it)."""
    first, last = touched
    inside = Counter(line.id for line in lines[first : last + 1])
    seen: set[str] = set()
    renamed: list[tuple[int, Line]] = []
    for number in range(first, last + 1):
        line = lines[number]
        if not line.id or line.id in seen or counts[line.id] > inside[line.id]:
            renamed.append((number, replace(line, id=new_id())))
        seen.add(line.id)
    if not renamed:
        return None

    def rename(cursor: QTextCursor) -> None:
        for number, line in renamed:
            cursor.setPosition(document.findBlockByNumber(number).position())
            cursor.setBlockFormat(block_format(line))

    return rename


def free_text(block: QTextBlock, line: Line, table_name: TableName, new_id: Callable[[], str]) -> Change | None:
    """Text that came into a solid block becomes a paragraph of its own after it."""
    runs = tuple(runs_of(block))
    shown = "".join(part.text() for part in fragments(block) if is_derived(part.charFormat()))
    if not runs and shown == words_shown(line.block(), table_name):
        return None

    def separate(cursor: QTextCursor) -> None:
        replace_block(block, line.block(), table_name)
        if runs:
            cursor.setPosition(block.position())
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertBlock()
            replace_block(cursor.block(), Block(new_id(), runs=runs), table_name)

    return separate


def remove_derived(block: QTextBlock) -> Change | None:
    """Remains of what a solid block shows, left when its block was joined to another, go away."""
    stray = [part for part in fragments(block) if is_derived(part.charFormat())]
    if not stray:
        return None

    def remove(cursor: QTextCursor) -> None:
        for position, length in _backwards(stray):
            _select(cursor, position, length)
            cursor.removeSelectedText()

    return remove


def number_notes(document: QTextDocument, block_numbers: Iterable[int]) -> Change | None:
    """Number the footnotes of these blocks, which are all that have any, from 1."""
    wrong: list[tuple[QTextFragment, str]] = []
    number = 0
    for block_number in block_numbers:
        for part in fragments(document.findBlockByNumber(block_number)):
            if part.charFormat().hasProperty(Property.FOOTNOTE):
                number += 1
                if part.text() != str(number):
                    wrong.append((part, str(number)))
    if not wrong:
        return None
    places = _backwards([part for part, _ in wrong])

    def write(cursor: QTextCursor) -> None:
        for (position, length), (_, text) in zip(places, reversed(wrong), strict=True):
            _select(cursor, position, length)
            cursor.insertText(text, cursor.charFormat())

    return write


def count_notes(block: QTextBlock) -> int:
    """How many footnotes are marked in the block."""
    return sum(part.charFormat().hasProperty(Property.FOOTNOTE) for part in fragments(block))


def _backwards(parts: Sequence[QTextFragment]) -> list[tuple[int, int]]:
    """The parts' places, last first, so that a change moves none of those still to come."""
    return [(part.position(), part.length()) for part in reversed(parts)]


def _select(cursor: QTextCursor, position: int, length: int) -> None:
    cursor.setPosition(position)
    cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
