"""Blocks to a QTextDocument and back, with nothing lost; knows nothing of keys, saving or the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFragment

from kk_desktop.domain.text import Block, BlockKind, Run, tidy_runs
from kk_desktop.domain.wording import shortened

from .formats import (
    LINE_BREAK,
    block_format,
    char_format,
    derived_format,
    is_derived,
    line_of,
    line_of_block,
    run_of,
)

NO_ALTERNATIVE = "Beskrivelsen mangler"
WRITTEN_ALTERNATIVE = "Diagram. Beskrivelsen skrives af tallene."
_LONGEST_SHOWN = 160

TableName = Callable[[str], str]
"""The words a table block shows in the editor, from the table's id."""

# Qt keeps these for its own frames, objects and paragraph ends; in a run they could only come from a damaged file.
_UNWRITABLE = dict.fromkeys((0xFDD0, 0xFDD1, 0xFFFC, 0x2029, 0x0D, 0x00))


def write_blocks(document: QTextDocument, blocks: Sequence[Block], table_name: TableName) -> None:
    """Fill an empty document with the blocks; numbers of footnotes are written as they come."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for index, block in enumerate(blocks):
        line = line_of_block(block)
        if index:
            cursor.insertBlock(block_format(line), char_format(Run(), line))
        else:
            cursor.setBlockFormat(block_format(line))
            cursor.setBlockCharFormat(char_format(Run(), line))
        insert_content(cursor, block, table_name)
    cursor.endEditBlock()


def insert_content(cursor: QTextCursor, block: Block, table_name: TableName) -> None:
    """Write the block's runs at the cursor, or the words a solid block shows."""
    line = line_of_block(block)
    if line.is_solid:
        cursor.insertText(words_shown(block, table_name), derived_format(line))
        return
    for run in block.runs:
        # The number is set right by the tracker; a footnote needs some text to hang on.
        text = "0" if run.footnote is not None else writable(run.text)
        cursor.insertText(text, char_format(run, line))


def words_shown(block: Block, table_name: TableName) -> str:
    """What a solid block shows in the editor: its table's name, or what is told of its picture or chart."""
    if block.kind is BlockKind.TABLE:
        return writable(table_name(block.table_id or ""))
    caption, told = " ".join(block.text.split()), " ".join(block.alt.split())
    if block.kind is BlockKind.CHART:
        name, told = caption or table_name(block.table_id or ""), told or WRITTEN_ALTERNATIVE
    elif block.picture is not None:
        name, told = caption or block.picture.name, told or NO_ALTERNATIVE
    else:
        return ""
    return writable(f"{name}\n{shortened(told, _LONGEST_SHOWN)}")


def replace_block(block: QTextBlock, content: Block, table_name: TableName) -> None:
    """Let the editor's block show other content and structure."""
    cursor = QTextCursor(block)
    cursor.beginEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    line = line_of_block(content)
    cursor.setBlockFormat(block_format(line))
    cursor.setBlockCharFormat(char_format(Run(), line))
    insert_content(cursor, content, table_name)
    cursor.endEditBlock()


def read_block(block: QTextBlock) -> Block:
    """The document's block that the editor's block stands for."""
    line = line_of(block)
    return line.block(() if line.is_solid else tidy_runs(runs_of(block)))


def read_blocks(document: QTextDocument) -> tuple[Block, ...]:
    """Every block of the document."""
    return tuple(read_block(block) for block in text_blocks(document))


def runs_of(block: QTextBlock) -> Iterator[Run]:
    """The runs of a block's own text, as Qt has divided them."""
    for fragment in fragments(block):
        form = fragment.charFormat()
        if not is_derived(form):
            yield run_of(form, fragment.text())


def selected_blocks(cursor: QTextCursor) -> tuple[Block, ...]:
    """The blocks, or parts of them, that are selected."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    document = cursor.document()
    found: list[Block] = []
    for block in blocks_between(document, start, end):
        line = line_of(block)
        found.append(line.block(() if line.is_solid else tidy_runs(_runs_between(block, start, end))))
    return tuple(found)


def _runs_between(block: QTextBlock, start: int, end: int) -> Iterator[Run]:
    for fragment in fragments(block):
        first, form = fragment.position(), fragment.charFormat()
        text = _slice_utf16(fragment.text(), max(0, start - first), max(0, end - first))
        if text and not is_derived(form):
            yield run_of(form, text)


def _slice_utf16(text: str, start: int, end: int) -> str:
    """Cut by Qt's positions, which count UTF-16 units."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le", "ignore")


def text_blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """The editor's blocks in order."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def blocks_between(document: QTextDocument, start: int, end: int) -> Iterator[QTextBlock]:
    """The editor's blocks that hold the positions."""
    block, last = document.findBlock(start), document.findBlock(end)
    while block.isValid():
        yield block
        if block == last:
            return
        block = block.next()


def fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    """The stretches of one format in a block."""
    position = block.begin()
    while not position.atEnd():
        fragment = position.fragment()
        if fragment.isValid():
            yield fragment
        position += 1


def writable(text: str) -> str:
    """The text as it may stand in Qt's document."""
    return text.translate(_UNWRITABLE).replace("\n", LINE_BREAK)
