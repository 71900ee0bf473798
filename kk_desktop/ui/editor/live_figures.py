"""A number that stands in the text as words, made one that follows a table: one step to take back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QTextBlock, QTextCursor

from kk_desktop.domain.figures import read_target

from .blocks import fragments
from .commands import Keep, one_step
from .formats import char_format, is_atom, is_derived, line_of, run_of, typing_format
from .parts import Around
from .searching import as_units


def make_live(around: Around, block_id: str, span: tuple[int, int], target: str, right: str = "") -> str:
    """Let the number that stands in ``span`` (start, end) of the block's text follow ``target``; gives its words.

    It stands as it is where the figure can say the same, or reads ``right``. Nothing is written, and nothing given,
    when the number is not there any more, is a field already, or the figure does not come to ``right``. Raises
    ``UserError`` when the figure has nothing to say.
    """
    editor = around.editor
    block = editor.tracker.block(block_id)
    place = _positions(block, *span) if block else None
    if block is None or place is None or editor.isReadOnly():
        return ""
    cursor, line = QTextCursor(editor.document()), line_of(block)
    cursor.setPosition(place[0] + 1)
    here = run_of(cursor.charFormat())
    cursor.setPosition(place[0])
    cursor.setPosition(place[1], Keep)
    fields, figure = around.workspace.fields, read_target(target)
    live = fields.live_as(figure, right) if right else fields.live(figure, cursor.selectedText())
    if live is None:
        return ""
    look = char_format(replace(here, text="", field=live.field), line)
    with one_step(cursor):
        cursor.insertText(live.text, look)
    cursor.setCharFormat(typing_format(look, line))
    editor.setTextCursor(cursor)
    return live.text


def _positions(block: QTextBlock, start: int, end: int) -> tuple[int, int] | None:
    """Qt's positions of a stretch of the block's text, when it is one stretch of words alone."""
    read = 0
    for part in fragments(block):
        form, text = part.charFormat(), part.text()
        if is_derived(form):
            continue
        length = len(run_of(form, text).text)
        if read <= start < end <= read + length:
            first = part.position() + len(as_units(text[: start - read]))
            return None if is_atom(form) else (first, first + len(as_units(text[start - read : end - read])))
        read += length
    return None
