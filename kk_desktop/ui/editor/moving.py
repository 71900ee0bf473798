"""Moves whole blocks to another place in the text as one step; they stay who they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QTextCursor, QTextDocument

from kk_desktop.domain.text import Block, Run

from .blocks import TableName, insert_content, read_block, selected_blocks
from .clipboard import insert_blocks, with_own_fields
from .commands import Keep, Move, atom_around, one_step
from .formats import block_format, char_format, line_of, line_of_block


def move_blocks(document: QTextDocument, first: int, end: int, before: int, table_name: TableName) -> bool:
    """Put the blocks from ``first`` up to ``end`` before the block ``before``; False where they stand there already."""
    if first <= before <= end:
        return False
    moved = [read_block(document.findBlockByNumber(number)) for number in range(first, end)]
    cursor = QTextCursor(document)
    with one_step(cursor):
        _take_out(cursor, first, end)
        _put_in(cursor, moved, before if before < first else before - (end - first), table_name)
    return True


def _take_out(cursor: QTextCursor, first: int, end: int) -> None:
    document = cursor.document()
    after = document.findBlockByNumber(end)
    if after.isValid():
        line = line_of(after)
        cursor.setPosition(document.findBlockByNumber(first).position())
        cursor.setPosition(after.position(), Keep)
        cursor.removeSelectedText()
        # What is left is the block after, on the first one's line.
        cursor.setBlockFormat(block_format(line))
        cursor.setBlockCharFormat(char_format(Run(), line))
    else:
        last_kept = document.findBlockByNumber(first - 1)
        cursor.setPosition(last_kept.position() + last_kept.length() - 1)
        cursor.movePosition(Move.End, Keep)
        cursor.removeSelectedText()


def _put_in(cursor: QTextCursor, blocks: Sequence[Block], before: int, table_name: TableName) -> None:
    document = cursor.document()
    following = document.findBlockByNumber(before)
    if following.isValid():
        cursor.setPosition(following.position())
        line = line_of(following)
        cursor.insertBlock(block_format(line), char_format(Run(), line))
        cursor.movePosition(Move.PreviousBlock)
        _write(cursor, blocks[0], table_name, is_new=False)
        blocks = blocks[1:]
    else:
        cursor.movePosition(Move.End)
    for block in blocks:
        _write(cursor, block, table_name, is_new=True)


def _write(cursor: QTextCursor, block: Block, table_name: TableName, *, is_new: bool) -> None:
    line = line_of_block(block)
    if is_new:
        cursor.insertBlock(block_format(line), char_format(Run(), line))
    else:
        cursor.setBlockFormat(block_format(line))
        cursor.setBlockCharFormat(char_format(Run(), line))
    insert_content(cursor, block, table_name)


def drop(
    selection: QTextCursor, target: QTextCursor, table_name: TableName, new_id: Callable[[], str], *, is_copy: bool
) -> bool:
    """Put what is selected where it is dropped, as one step; moved blocks stay who they are, copies are new.

    False where it is dropped on itself.
    """
    start, end = selection.selectionStart(), selection.selectionEnd()
    if not is_copy and start <= target.position() <= end:
        return False
    if around := atom_around(target, target.position()):
        target.setPosition(around[1])
    whole = _whole_blocks(selection)
    before = _edge(target)
    if whole and before is not None and not is_copy:
        return move_blocks(selection.document(), *whole, before, table_name)
    blocks = selected_blocks(selection)
    gone = {block.id for block in blocks} - {line_of(target.block()).id}
    with one_step(selection):
        if is_copy:
            blocks = tuple(with_own_fields(block, new_id) for block in blocks)
            gone = set()
        else:
            selection.removeSelectedText()
            gone.discard(line_of(selection.block()).id)
        insert_blocks(target, blocks, table_name, new_id, gone.__contains__)
    return True


def _whole_blocks(selection: QTextCursor) -> tuple[int, int] | None:
    """First and end of the blocks that are selected whole, when the selection reaches over an end of a paragraph."""
    document = selection.document()
    first = document.findBlock(selection.selectionStart())
    last = document.findBlock(selection.selectionEnd())
    if first == last or selection.selectionStart() != first.position():
        return None
    if selection.selectionEnd() == last.position():
        return first.blockNumber(), last.blockNumber()
    ends_whole = selection.selectionEnd() == last.position() + last.length() - 1
    return (first.blockNumber(), last.blockNumber() + 1) if ends_whole else None


def _edge(target: QTextCursor) -> int | None:
    """Before which block something stands that is dropped at the edge of one; nothing in the middle of a text."""
    number = target.blockNumber()
    if target.atBlockStart():
        return number
    return number + 1 if target.atBlockEnd() else None
