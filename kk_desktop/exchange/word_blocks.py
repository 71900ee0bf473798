"""Walks through a Word document's body: paragraphs and tables, also those within content controls and text boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kk_desktop.domain.text import HEADING_LEVELS, LIST_LEVELS, Block, BlockKind, Run, tidy_runs

from .word_runs import WordRuns
from .word_styles import W, WordStyles, children, named

if TYPE_CHECKING:
    from docx.document import Document

KEPT_WITHIN = {"sdt", "sdtContent", "smartTag", "customXml", "ins", "moveTo"}
"""What wraps text without being part of it: content controls, tags, and what was put in under tracked changes."""


class WordBlocks:
    """One document's text; python-docx alone would leave out content controls and tracked insertions."""

    def __init__(self, document: Document, new_id: Callable[[], str]) -> None:
        self._body: Any = document.element.body
        self._new_id = new_id
        self._styles = WordStyles(document.part)
        self._runs = WordRuns(document.part, self._styles)

    def read(self) -> Iterator[Block]:
        """The blocks in the document's order."""
        return (block for block in self._content(self._body) if block.text.strip() or block.footnotes)

    def _content(self, parent: Any) -> Iterator[Block]:
        for child in children(parent):
            name = named(child)
            if name == "p":
                yield from self._paragraph(child)
            elif name == "tbl":
                for row in _rows(child):
                    yield from self._row(row)
            elif name in KEPT_WITHIN:
                yield from self._content(child)

    def _paragraph(self, paragraph: Any) -> Iterator[Block]:
        shape = self._styles.shape(paragraph)
        if shape.is_contents_list:
            return
        runs = _trimmed(tidy_runs(self._runs.of(paragraph)))
        if shape.heading:
            # A heading is bold by being one.
            bare = tidy_runs(replace(run, bold=False) for run in runs)
            level = min(shape.heading, HEADING_LEVELS[-1])
            yield Block(self._new_id(), BlockKind.HEADING, bare, level)
        elif shape.list_level:
            level = min(shape.list_level, LIST_LEVELS[-1])
            yield Block(self._new_id(), BlockKind.LIST_ITEM, runs, level, shape.is_ordered)
        else:
            yield Block(self._new_id(), BlockKind.QUOTE if shape.is_quote else BlockKind.PARAGRAPH, runs)
        for box in paragraph.iter(f"{W}txbxContent"):
            # A box within a box comes with the paragraph it stands in.
            if next(box.iterancestors(f"{W}p")) is not paragraph:
                continue
            # The same box stands a second time for programs that cannot draw it.
            if not any(named(above) == "Fallback" for above in box.iterancestors()):
                yield from self._content(box)

    def _row(self, row: Any) -> Iterator[Block]:
        """A row with words in one cell is layout and keeps its paragraphs; else the cells stand on one line."""
        cells = [[block for block in self._content(cell) if block.text.strip()] for cell in _cells(row)]
        filled = [cell for cell in cells if cell]
        if len(filled) < 2:
            yield from (block for cell in filled for block in cell)
            return
        runs: list[Run] = []
        for cell in filled:
            for block in cell:
                runs += [Run(" ")] * bool(runs) + list(block.runs)
        yield Block(self._new_id(), runs=tidy_runs(runs))


def _rows(table: Any) -> Iterator[Any]:
    return wrapped(table, "tr")


def _cells(row: Any) -> Iterator[Any]:
    return wrapped(row, "tc")


def wrapped(parent: Any, wanted: str) -> Iterator[Any]:
    """The children of a kind, also those within what wraps text without being part of it."""
    for child in children(parent):
        if named(child) == wanted:
            yield child
        elif named(child) in KEPT_WITHIN:
            yield from wrapped(child, wanted)


def _trimmed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Without space at the ends, which in Word is used to move text about."""
    if runs and runs[0].footnote is None:
        runs = (replace(runs[0], text=runs[0].text.lstrip()), *runs[1:])
    if runs and runs[-1].footnote is None:
        runs = (*runs[:-1], replace(runs[-1], text=runs[-1].text.rstrip()))
    return tidy_runs(runs)
