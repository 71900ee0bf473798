"""Pasted or imported plain text, hard-wrapped or not, read as a document or written out clean."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from kk_desktop.domain.text import BlockKind

from .plain_blocks import make_blocks
from .plain_document import PlainBlock, PlainDocument, PlainTable
from .plain_facts import lift_facts
from .plain_lines import read_lines
from .plain_pieces import Piece, cut_pieces
from .plain_shapes import settle_shapes


def read_plain_text(text: str) -> PlainDocument:
    """The document that the text is: its facts in their fields, everything else in blocks. No word is lost."""
    return lift_facts(_read_pieces(text))


def read_plain_blocks(text: str) -> list[PlainBlock]:
    """The text's blocks in its own order, no facts lifted: what is pasted into a document."""
    return make_blocks(_read_pieces(text))


def clean_text(text: str) -> str:
    """The text with whole paragraphs, as the command line gives it back."""
    return to_clean(read_plain_blocks(text))


def to_clean(blocks: Iterable[PlainBlock]) -> str:
    """Blocks as Markdown: ``# `` headings, ``- `` and ``1. `` items, ``[^1]`` footnotes, an empty line between."""
    notes: list[str] = []
    parts: list[tuple[bool, str]] = [(_is_item(block), _clean_block(block, notes)) for block in blocks]
    parts += [(False, f"[^{number}]: {note}") for number, note in enumerate(notes, 1)]
    written = ""
    for place, (is_item, text) in enumerate(parts):
        if place:
            written += "\n" if is_item and parts[place - 1][0] else "\n\n"
        written += text
    return written


def _read_pieces(text: str) -> list[Piece]:
    return settle_shapes(cut_pieces(read_lines(text)))


def _is_item(block: PlainBlock) -> bool:
    return block.kind in (BlockKind.LIST_ITEM, BlockKind.CLAUSE)


def _clean_block(block: PlainBlock, notes: list[str]) -> str:
    if block.table is not None:
        return _clean_table(block.table)
    text = ""
    for run in block.runs:
        text += run.text
        if run.footnote is not None:
            notes.append(run.footnote)
            text += f"[^{len(notes)}]"
    if block.kind is BlockKind.HEADING:
        return f"# {block.number}. {text}" if block.number else f"# {text}"
    if not _is_item(block):
        return text
    mark = f"{block.number}." if block.ordered or block.kind is BlockKind.CLAUSE else "-"
    return "   " * (block.level - 1) + f"{mark} {text}"


def _clean_table(table: PlainTable) -> str:
    numbers = count()
    shown = table.with_ids(lambda: str(next(numbers)))
    rows = [[shown.corner, *table.columns], ["---"] * (len(table.columns) + 1)]
    rows += [[row.label, *(shown.printed(row, column) for column in shown.columns)] for row in shown.rows]
    caption = f"Tabel {table.number}. {table.title}".rstrip() if table.number else table.title
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([caption, *lines] if caption else lines)
