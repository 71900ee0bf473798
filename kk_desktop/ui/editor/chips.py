"""The fields in the text: which one stands at a place, and how it is written otherwise or let go."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from kk_desktop.domain.text import Field, Run

from .blocks import fragments
from .commands import Keep, one_step
from .formats import Property, char_format, line_of, run_of, typing_format
from .painting import chips


@dataclass(frozen=True, slots=True)
class Chip:
    """A field in the text, from one position to another."""

    start: int
    end: int
    run: Run

    @property
    def field(self) -> Field:
        """What it points at."""
        assert self.run.field is not None
        return self.run.field


def chip_at(cursor: QTextCursor) -> Chip | None:
    """The field that the caret stands at, before or after it."""
    here = cursor.position()
    for part in fragments(cursor.block()):
        start, end = part.position(), part.position() + part.length()
        if start <= here <= end and part.charFormat().hasProperty(Property.FIELD):
            return Chip(start, end, run_of(part.charFormat(), part.text()))
    return None


def chip_under(editor: QTextEdit, place: QPoint) -> Chip | None:
    """The field drawn at a place in the editor's viewport."""
    cursor = editor.cursorForPosition(place)
    block = cursor.block()
    rect = editor.document().documentLayout().blockBoundingRect(block)
    inside = QPointF(place) + QPointF(0, editor.verticalScrollBar().value()) - rect.topLeft()
    return chip_at(cursor) if any(box.contains(inside) for box in chips(block)) else None


def rewrite(editor: QTextEdit, chip: Chip, run: Run) -> None:
    """Put another run in the field's place, as one step of the undo stack."""
    cursor = QTextCursor(editor.document())
    cursor.setPosition(chip.start)
    line = line_of(cursor.block())
    with one_step(cursor):
        cursor.setPosition(chip.end, Keep)
        cursor.insertText(run.text, char_format(run, line))
    cursor.setCharFormat(typing_format(char_format(run, line), line))
    editor.setTextCursor(cursor)


def as_chosen(chip: Chip, form: str, text: str) -> Run:
    """The same field saying it otherwise."""
    return replace(chip.run, text=text, field=replace(chip.field, form=form))


def let_go(chip: Chip) -> Run:
    """The words alone."""
    return replace(chip.run, field=None)
