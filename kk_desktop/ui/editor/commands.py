"""What a person does to the text: kinds, lists, looks, links, footnotes; each is one step of the undo stack."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor

from kk_desktop.domain.text import LIST_LEVELS, Block, BlockKind, Run, Stance

from .blocks import TableName, blocks_between, fragments, insert_content, replace_block
from .formats import Line, block_format, char_format, is_atom, is_derived, line_of, line_of_block, run_of, typing_format

Keep = QTextCursor.MoveMode.KeepAnchor
Move = QTextCursor.MoveOperation


@contextmanager
def one_step(cursor: QTextCursor) -> Iterator[None]:
    """Everything inside is taken back by one Ctrl+Z."""
    cursor.beginEditBlock()
    try:
        yield
    finally:
        cursor.endEditBlock()


def selected(cursor: QTextCursor) -> list[QTextBlock]:
    """The blocks the selection or the caret stands in."""
    return list(blocks_between(cursor.document(), cursor.selectionStart(), cursor.selectionEnd()))


def set_kind(cursor: QTextCursor, kind: BlockKind, level: int = 1, ordered: bool = False) -> None:
    """Make the selected blocks another kind; a list item keeps its depth when only its numbering changes."""
    with one_step(cursor):
        for block in selected(cursor):
            line = line_of(block)
            if line.is_solid:
                continue
            both_lists = line.kind is kind is BlockKind.LIST_ITEM
            depth = line.level if both_lists else level
            restyle(block, Line(line.id, kind, depth, ordered, stance=line.stance))


def set_stance(cursor: QTextCursor, stance: Stance | None) -> None:
    """Mark the selected paragraphs with where the house stands, or take the mark off them."""
    with one_step(cursor):
        for block in selected(cursor):
            line = line_of(block)
            if not line.is_solid and line.stance is not stance:
                QTextCursor(block).setBlockFormat(block_format(replace(line, stance=stance)))


def toggle_list(cursor: QTextCursor, ordered: bool) -> None:
    """Make a list of the selected blocks, or paragraphs again when they are that list already."""
    lines = [line_of(block) for block in selected(cursor)]
    if all(line.kind is BlockKind.LIST_ITEM and line.ordered == ordered for line in lines):
        set_kind(cursor, BlockKind.PARAGRAPH)
    else:
        set_kind(cursor, BlockKind.LIST_ITEM, ordered=ordered)


def nest(cursor: QTextCursor, by: int) -> bool:
    """Move list items in or out; out of the outermost makes a paragraph. False where there is no list."""
    blocks = [block for block in selected(cursor) if line_of(block).kind is BlockKind.LIST_ITEM]
    with one_step(cursor):
        for block in blocks:
            line = line_of(block)
            level = line.level + by
            if level < LIST_LEVELS[0]:
                restyle(block, Line(line.id, stance=line.stance))
            else:
                restyle(block, replace(line, level=min(level, LIST_LEVELS[-1])))
    return bool(blocks)


def restyle(block: QTextBlock, line: Line) -> None:
    """Give a block another structure and its text the look that goes with it."""
    cursor = QTextCursor(block)
    cursor.setBlockFormat(block_format(line))
    cursor.setBlockCharFormat(char_format(Run(), line))
    _change_runs(block, block.position(), block.position() + block.length(), lambda run: run)


def toggle_look(cursor: QTextCursor, name: str) -> bool:
    """Turn ``bold`` or ``italic`` on for the selection, or off where all of it has it; tells what it is now."""
    parts = [run for block in selected(cursor) for run in _runs_in(block, cursor)]
    wanted = not (parts and all(getattr(run, name) for run in parts))
    change_runs(cursor, lambda run: _with_look(run, name, wanted))
    return wanted


def toggled_format(cursor: QTextCursor, form: QTextCharFormat, name: str) -> QTextCharFormat:
    """The look of what is typed next, with ``bold`` or ``italic`` turned the other way."""
    run = run_of(form)
    return char_format(_with_look(run, name, not getattr(run, name)), line_of(cursor.block()))


def _with_look(run: Run, name: str, is_on: bool) -> Run:
    return replace(run, bold=is_on) if name == "bold" else replace(run, italic=is_on)


def change_runs(cursor: QTextCursor, change: Callable[[Run], Run]) -> None:
    """Change the look of every selected run."""
    with one_step(cursor):
        for block in selected(cursor):
            _change_runs(block, cursor.selectionStart(), cursor.selectionEnd(), change)


def clear_looks(cursor: QTextCursor) -> None:
    """Take bold, italic, links and other languages away, and make the blocks paragraphs."""
    with one_step(cursor):
        change_runs(cursor, lambda run: replace(run, bold=False, italic=False, link=None, language=None))
        set_kind(cursor, BlockKind.PARAGRAPH)


def set_link(cursor: QTextCursor, address: str, words: str) -> None:
    """Let the selected text, or the words where none is selected, lead to the address; without one to nowhere."""
    if cursor.hasSelection():
        change_runs(cursor, lambda run: replace(run, link=address or None))
    elif address:
        line = line_of(cursor.block())
        after = typing_format(cursor.charFormat(), line)
        with one_step(cursor):
            cursor.insertText(words, char_format(Run(link=address), line))
            cursor.setCharFormat(after)


def link_at(cursor: QTextCursor) -> str:
    """The address the text at the caret leads to, empty when it leads nowhere."""
    return run_of(cursor.charFormat()).link or ""


def insert_footnote(cursor: QTextCursor, text: str) -> None:
    """Mark a footnote after the selection; its number is counted by the tracker."""
    cursor.setPosition(cursor.selectionEnd())
    line = line_of(cursor.block())
    after = typing_format(cursor.charFormat(), line)
    with one_step(cursor):
        cursor.insertText("0", char_format(Run(footnote=text), line))
        cursor.setCharFormat(after)


def replace_footnote(cursor: QTextCursor, text: str) -> None:
    """Give the footnote whose number stands before the caret another text; without any it goes away."""
    cursor.movePosition(Move.PreviousCharacter, Keep)
    widen(cursor)
    if text:
        change_runs(cursor, lambda run: replace(run, footnote=text))
    else:
        cursor.removeSelectedText()


def insert_solid(cursor: QTextCursor, block: Block, table_name: TableName, new_id: Callable[[], str]) -> None:
    """Put a table, a picture or a page break at the caret, with something after it to write on in."""
    with one_step(cursor):
        cursor.removeSelectedText()
        line = line_of(cursor.block())
        if line.is_solid:
            cursor.movePosition(Move.EndOfBlock)
        if not cursor.atBlockStart() or line.is_solid:
            has_rest = not cursor.atBlockEnd()
            cursor.insertBlock(block_format(Line(block.id)))
            if has_rest:
                cursor.insertBlock(block_format(replace(line, id=new_id())))
                cursor.movePosition(Move.PreviousBlock)
        elif cursor.block().length() > 1:
            cursor.insertBlock(block_format(line))
            cursor.movePosition(Move.PreviousBlock)
        _make_solid(cursor, block, table_name)
        if not cursor.block().next().isValid():
            cursor.movePosition(Move.EndOfBlock)
            after = Line(new_id())
            cursor.insertBlock(block_format(after), char_format(Run(), after))
        else:
            cursor.movePosition(Move.NextBlock)


def _make_solid(cursor: QTextCursor, block: Block, table_name: TableName) -> None:
    line = line_of_block(block)
    cursor.setBlockFormat(block_format(line))
    cursor.setBlockCharFormat(char_format(Run(), line))
    insert_content(cursor, block, table_name)


def change_solid(block: QTextBlock, content: Block, table_name: TableName, *, goes_on: bool) -> None:
    """Let a solid block hold something else; ``goes_on`` makes it one step with the edit before it."""
    cursor = QTextCursor(block)
    if goes_on:
        cursor.joinPreviousEditBlock()
    else:
        cursor.beginEditBlock()
    replace_block(block, content, table_name)
    cursor.endEditBlock()


_ENDED_BY_AN_EMPTY_ONE = (BlockKind.LIST_ITEM, BlockKind.CLAUSE, BlockKind.QUOTE)


def split(cursor: QTextCursor, new_id: Callable[[], str]) -> None:
    """Enter: a heading is followed by a paragraph, an empty item ends its list or quotation, text keeps its own id.

    Both halves of a marked text keep the mark; an empty new one has none, for nobody knows yet what it will say.
    """
    line = line_of(cursor.block())
    with one_step(cursor):
        cursor.removeSelectedText()
        line = line_of(cursor.block())
        if line.kind in _ENDED_BY_AN_EMPTY_ONE and cursor.block().length() == 1:
            restyle(cursor.block(), Line(line.id))
            return
        at_start, at_end = cursor.atBlockStart(), cursor.atBlockEnd()
        is_whole = at_start or at_end
        follows = replace(line, id=new_id(), stance=None if is_whole else line.stance)
        if line.kind is BlockKind.HEADING and at_end:
            follows = Line(follows.id)
        typing = typing_format(cursor.charFormat(), follows)
        if at_start and not at_end:
            # The text moves down and keeps its id; what is new is the empty block above.
            follows, above = line, follows
        else:
            above = line
        cursor.insertBlock(block_format(follows), char_format(Run(), follows))
        if above != line:
            QTextCursor(cursor.block().previous()).setBlockFormat(block_format(above))
        if at_end:
            cursor.setCharFormat(typing)


def delete_towards(cursor: QTextCursor, move: QTextCursor.MoveOperation) -> None:
    """Backspace, Delete and their Ctrl forms: fields and footnotes go as a whole, solid blocks are marked first."""
    if cursor.hasSelection():
        cursor.removeSelectedText()
        return
    backwards = move in (Move.PreviousCharacter, Move.PreviousWord)
    block = cursor.block()
    line = line_of(block)
    if backwards and cursor.atBlockStart() and line.kind in (BlockKind.LIST_ITEM, BlockKind.CLAUSE, BlockKind.QUOTE):
        if not nest(cursor, -1):
            set_kind(cursor, BlockKind.PARAGRAPH)
        return
    neighbour = block.previous() if backwards else block.next()
    at_edge = cursor.atBlockStart() if backwards else cursor.atBlockEnd()
    if line.is_solid:
        _remove_solid(cursor, block)
        return
    if at_edge and neighbour.isValid() and line_of(neighbour).is_solid:
        _remove_solid(QTextCursor(neighbour), neighbour)
        return
    cursor.movePosition(move, Keep)
    widen(cursor)
    cursor.removeSelectedText()


def _remove_solid(cursor: QTextCursor, block: QTextBlock) -> None:
    """Take a solid block away together with its line; its neighbours stay what they are."""
    with one_step(cursor):
        before, after = block.previous(), block.next()
        heir = line_of(after if after.isValid() else before) if after.isValid() or before.isValid() else None
        cursor.setPosition(block.position())
        if after.isValid():
            cursor.setPosition(after.position(), Keep)
        else:
            if before.isValid():
                cursor.setPosition(before.position() + before.length() - 1)
            cursor.movePosition(Move.End, Keep)
        cursor.removeSelectedText()
        restyle(cursor.block(), heir or Line(line_of(block).id))


def widen(cursor: QTextCursor) -> None:
    """Let the selection take whole fields and footnotes where it touches them."""
    if not cursor.hasSelection():
        return
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    forwards = cursor.position() == end
    wide_start, _ = atom_around(cursor, start) or (start, start)
    _, wide_end = atom_around(cursor, end) or (end, end)
    if (wide_start, wide_end) != (start, end):
        cursor.setPosition(wide_start if forwards else wide_end)
        cursor.setPosition(wide_end if forwards else wide_start, Keep)


def atom_around(cursor: QTextCursor, position: int) -> tuple[int, int] | None:
    """Start and end of the field or footnote whose inside holds the position."""
    block = cursor.document().findBlock(position)
    for part in fragments(block):
        start, end = part.position(), part.position() + part.length()
        if start < position < end and is_atom(part.charFormat()):
            return start, end
    return None


def _runs_in(block: QTextBlock, cursor: QTextCursor) -> Iterator[Run]:
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    for part in fragments(block):
        is_inside = part.position() < end and part.position() + part.length() > start
        if is_inside and not is_derived(part.charFormat()):
            yield run_of(part.charFormat())


def _change_runs(block: QTextBlock, start: int, end: int, change: Callable[[Run], Run]) -> None:
    line = line_of(block)
    if line.is_solid:
        return
    changes: list[tuple[int, int, QTextCharFormat]] = []
    for part in fragments(block):
        first, last = max(part.position(), start), min(part.position() + part.length(), end)
        if first < last:
            changes.append((first, last, char_format(change(run_of(part.charFormat())), line)))
    cursor = QTextCursor(block)
    for first, last, form in changes:
        cursor.setPosition(first)
        cursor.setPosition(last, Keep)
        cursor.setCharFormat(form)
