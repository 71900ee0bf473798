"""From pieces to blocks of runs: bold marks read, footnotes moved to the word they belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kk_desktop.domain.text import BlockKind, Run, tidy_runs

from .plain_document import PlainBlock
from .plain_lines import join_lines
from .plain_pieces import Piece, Shape, note_mark

_KINDS = {
    Shape.HEADING: BlockKind.HEADING,
    Shape.BULLET: BlockKind.LIST_ITEM,
    Shape.NUMBERED: BlockKind.LIST_ITEM,
    Shape.ATTACHMENT: BlockKind.LIST_ITEM,
    Shape.CLAUSE: BlockKind.CLAUSE,
    Shape.QUOTE: BlockKind.QUOTE,
    Shape.TABLE: BlockKind.TABLE,
}


Note = tuple[int, str]


def make_blocks(pieces: Sequence[Piece]) -> list[PlainBlock]:
    """The blocks; a footnote's text stands in the first run whose word carries its number, else at the end."""
    notes = [(piece.number, piece.bare) for piece in pieces if piece.shape is Shape.FOOTNOTE]
    blocks = [_block(piece, notes) for piece in pieces if piece.shape is not Shape.FOOTNOTE]
    return blocks + [PlainBlock(BlockKind.PARAGRAPH, (Run(f"{number} {text}"),)) for number, text in notes]


def _block(piece: Piece, notes: list[Note]) -> PlainBlock:
    kind = _KINDS.get(piece.shape, BlockKind.PARAGRAPH)
    if kind is BlockKind.TABLE:
        return PlainBlock(kind, table=piece.table)
    runs = _runs(piece, notes)
    if kind is BlockKind.HEADING and all(run.bold for run in runs if run.text.strip()):
        runs = tuple(replace(run, bold=False) for run in runs)
    ordered = piece.shape in (Shape.NUMBERED, Shape.ATTACHMENT)
    level = piece.level if kind in (BlockKind.LIST_ITEM, BlockKind.HEADING) else 1
    return PlainBlock(kind, tidy_runs(runs), level, ordered, piece.number)


def _runs(piece: Piece, notes: list[Note]) -> tuple[Run, ...]:
    if piece.lead:
        lead, rest = join_lines(piece.lines[: piece.lead]), join_lines(piece.lines[piece.lead :])
        marked = f"**{lead.replace('**', '')}** {rest.replace('**', '')}"
    else:
        marked = piece.text
    parts = marked.split("**")
    is_closed = len(parts) % 2 == 1
    runs: list[Run] = []
    for place, part in enumerate(parts):
        text = re.sub(r" {2,}", " ", part)
        runs.extend(_with_notes(text, notes, bold=place % 2 == 1 and is_closed))
    return tidy_runs(runs)


def _with_notes(text: str, notes: list[Note], *, bold: bool) -> list[Run]:
    """The text cut where a waiting footnote's number stands; a note once placed waits no longer."""
    found = _first_mark(text, notes)
    if found is None:
        return [Run(text, bold=bold)]
    waiting, start, end = found
    note = Run(footnote=notes.pop(waiting)[1])
    return [Run(text[:start], bold=bold), note, *_with_notes(text[end:], notes, bold=bold)]


def _first_mark(text: str, notes: Sequence[Note]) -> tuple[int, int, int] | None:
    """Which waiting note has its mark first in the text, and where the mark is."""
    marks = [(n, m.start(), m.end()) for n, (number, _) in enumerate(notes) if (m := note_mark(number).search(text))]
    return min(marks, key=lambda mark: mark[1], default=None)
