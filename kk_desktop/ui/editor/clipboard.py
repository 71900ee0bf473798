"""What is copied from the editor and put into it: our own blocks keep everything, other text comes in as it is read."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage, QTextCursor

from kk_desktop.domain.text import Block, Run, block_from_json
from kk_desktop.ui.widgets.clipboard import BLOCKS, add_blocks, let_go_at_exit

from .blocks import TableName, insert_content
from .commands import one_step, restyle
from .formats import Line, block_format, char_format, line_of, line_of_block

PICTURE_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic")
"""What a file is called that somebody means as a picture; those we cannot use are told why."""

COPIED_NAME = "Udklip.png"

ReadText = Callable[[str, str], Sequence[Block]]
"""Finds the paragraphs, headings and lists in text, and in the HTML it came with; nothing where there are none."""


def to_mime(blocks: Sequence[Block]) -> QMimeData:
    """The blocks for the clipboard, as ourselves and as plain text."""
    let_go_at_exit()
    mime = QMimeData()
    mime.setText("\n".join(block.text for block in blocks))
    return add_blocks(mime, blocks)


def from_mime(mime: QMimeData, new_id: Callable[[], str], read_text: ReadText) -> Sequence[Block]:
    """The blocks on the clipboard; foreign text of several lines is read first. Fields get ids of their own."""
    if mime.hasFormat(BLOCKS):
        rows = json.loads(bytes(mime.data(BLOCKS).data()))
        blocks = [block_from_json(row["id"], row["kind"], row["content"]) for row in rows]
        return tuple(with_own_fields(block, new_id) for block in blocks)
    lines = [line for line in mime.text().splitlines() if line.strip()]
    found = read_text(mime.text(), mime.html()) if mime.hasHtml() or len(lines) > 1 else ()
    return found or each_line(mime.text(), new_id)


def pictures_in(mime: QMimeData) -> list[Path | QImage]:
    """The pictures somebody brings: files, or one copied in another program; none where there are words to take."""
    if mime.hasFormat(BLOCKS):
        return []
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if files:
        return [*files] if all(file.suffix.lower() in PICTURE_ENDINGS for file in files) else []
    # Office programs put a picture of copied words beside them.
    return [] if mime.hasText() or not mime.hasImage() else [QImage(mime.imageData())]


def each_line(text: str, new_id: Callable[[], str]) -> tuple[Block, ...]:
    """A paragraph for each line of the text."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > 1:
        lines = [line.strip() for line in lines]
    return tuple(Block(new_id(), runs=(Run(line),)) for line in lines)


def with_own_fields(block: Block, new_id: Callable[[], str]) -> Block:
    """The block with an id of its own for each field: it is a copy."""
    return replace(block, runs=tuple(_own_field(run, new_id) for run in block.runs))


def _own_field(run: Run, new_id: Callable[[], str]) -> Run:
    return run if run.field is None else replace(run, field=replace(run.field, id=new_id()))


def insert_blocks(
    cursor: QTextCursor,
    blocks: Sequence[Block],
    table_name: TableName,
    new_id: Callable[[], str],
    is_missed: Callable[[str], bool],
) -> None:
    """Put blocks in at the cursor: the first and the last melt into the text they meet, the others stand alone.

    A block that was cut here keeps its id, for it is moved; any other gets a new one.
    """
    if not blocks:
        return
    with one_step(cursor):
        cursor.removeSelectedText()
        here = line_of(cursor.block())
        if len(blocks) == 1 and not line_of_block(blocks[0]).is_solid and not here.is_solid:
            _insert_runs(cursor, blocks[0].runs, here)
            return
        _insert_whole(cursor, blocks, table_name, lambda block: block.id if is_missed(block.id) else new_id())


def _insert_whole(
    cursor: QTextCursor, blocks: Sequence[Block], table_name: TableName, name: Callable[[Block], str]
) -> None:
    here = line_of(cursor.block())
    first, rest = blocks[0], blocks
    if not here.is_solid and not line_of_block(first).is_solid:
        if cursor.block().length() == 1:
            restyle(cursor.block(), replace(line_of_block(first), id=here.id))
        _insert_runs(cursor, first.runs, line_of(cursor.block()))
        rest = blocks[1:]
    elif here.is_solid:
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    for block in rest:
        line = replace(line_of_block(block), id=name(block))
        cursor.insertBlock(block_format(line), char_format(Run(), line))
        insert_content(cursor, block, table_name)


def _insert_runs(cursor: QTextCursor, runs: Sequence[Run], line: Line) -> None:
    insert_content(cursor, Block(line.id, line.kind, tuple(runs), line.level, line.ordered), lambda _table: "")
