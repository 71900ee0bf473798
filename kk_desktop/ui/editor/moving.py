"""Moves whole blocks to another place in the text as one step; they stay who they are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCursor, QTextDocument

from kk_desktop.domain.text import Block, Run

from .blocks import TableName, insert_content, read_block
from .commands import Keep, Move, one_step
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
