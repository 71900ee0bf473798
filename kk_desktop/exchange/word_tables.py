"""The tables of other people's Word documents, cell by cell, with the line over each as its title."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from kk_desktop.domain.raw_tables import EMPTY, RawCell, RawTable
from kk_desktop.domain.raw_tables.model import grid_of
from kk_desktop.domain.raw_tables.notes import begins_note

from .office_guard import check_package, not_readable
from .word_blocks import KEPT_WITHIN, wrapped
from .word_runs import WordRuns
from .word_styles import W, WordStyles, children, named

if TYPE_CHECKING:
    from docx.document import Document

_MOST_WIDE = 100
_MOST_NOTES = 20
"""So many paragraphs under a table are looked at, empty ones too."""
_NUMBER = re.compile(r"\d{1,2}\)")


def read_word_tables(data: bytes, name: str) -> list[RawTable]:
    """The tables with more than one row and column; those within a table come after it.

    Raises ``UserError`` with a sentence that names the file.
    """
    check_package(data, name)
    # Heavy, and not needed before somebody hands in a Word document.
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    # What python-docx meets in a broken document it leaves to Python to say.
    broken: tuple[Any, ...] = (
        PackageNotFoundError, XMLSyntaxError, LookupError, ValueError, AttributeError, TypeError, RecursionError
    )  # fmt: skip
    try:
        found = list(_Tables(docx.Document(io.BytesIO(data))).read())
    except broken as error:
        raise not_readable(name) from error
    tables = [each for each in found if len(each.rows) > 1 and max(map(len, each.rows)) > 1]
    return [RawTable(each.title or f"{name}, tabel {n}", each.grid) for n, each in enumerate(tables, 1)]


@dataclass(frozen=True)
class _Found:
    """A table's rows, the line over it, and the lines under it that are its own."""

    title: str
    rows: list[list[RawCell]]
    notes: list[str]

    @property
    def grid(self) -> tuple[tuple[RawCell, ...], ...]:
        """All of it, the notes parted from the rows."""
        above = [[RawCell(self.title)]] if self.title else []
        below = [[EMPTY], *([RawCell(note)] for note in self.notes)] if self.notes else []
        return grid_of([*above, *self.rows, *below])


class _Tables:
    """One document's tables, deleted and hidden text left out."""

    def __init__(self, document: Document) -> None:
        self._body: Any = document.element.body
        self._styles = WordStyles(document.part)
        self._runs = WordRuns(document.part, self._styles)

    def read(self) -> Iterator[_Found]:
        """Each table, in the document's order."""
        return self._within(self._body)

    def _within(self, parent: Any) -> Iterator[_Found]:
        above = ""
        content = list(children(parent))
        notes: list[Any] = []
        for n, child in enumerate(content):
            name = named(child)
            if name == "p" and child not in notes:
                above = self._words(child)[0] or above
            elif name == "tbl":
                rows = [list(self._row(row)) for row in wrapped(child, "tr")]
                notes = list(self._notes(content[n + 1 :], rows))
                yield _Found(above if len(above) <= 200 else "", rows, [self._words(note)[0] for note in notes])
                above = ""
                for row in wrapped(child, "tr"):
                    for cell in wrapped(row, "tc"):
                        yield from self._within(cell)
            elif name in KEPT_WITHIN:
                yield from self._within(child)

    def _notes(self, following: Iterable[Any], rows: Sequence[Sequence[RawCell]]) -> Iterator[Any]:
        """The paragraphs right under a table that are its own; a numbered one only where a cell has its number."""
        for element in islice(following, _MOST_NOTES):
            if named(element) == "tbl" or named(element) in KEPT_WITHIN:
                return
            text = self._words(element)[0] if named(element) == "p" else ""
            if not text:
                continue
            number = _NUMBER.match(text)
            has_mark = number is None or any(cell.text.endswith(number[0]) for row in rows for cell in row)
            shape = self._styles.shape(element)
            if not (begins_note(text) and has_mark) or shape.heading or shape.list_level:
                return
            yield element

    def _row(self, row: Any) -> Iterator[RawCell]:
        for cell in wrapped(row, "tc"):
            look = cell.find(f"{W}tcPr")
            span = look.find(f"{W}gridSpan") if look is not None else None
            merged = look.find(f"{W}vMerge") if look is not None else None
            wide = min(max(int(span.get(f"{W}val") or 1), 1), _MOST_WIDE) if span is not None else 1
            goes_on = merged is not None and merged.get(f"{W}val") != "restart"
            yield EMPTY if goes_on else self._cell(cell, wide)
            yield from [EMPTY] * (wide - 1)

    def _cell(self, cell: Any, wide: int) -> RawCell:
        lines = [self._words(line) for line in wrapped(cell, "p")]
        filled = [(words, bold) for words, bold in lines if words]
        return RawCell(
            " ".join(words for words, _ in filled), bold=bool(filled) and all(bold for _, bold in filled), wide=wide
        )

    def _words(self, paragraph: Any) -> tuple[str, bool]:
        runs = [run for run in self._runs.of(paragraph) if run.footnote is None and run.text.strip()]
        every = "".join(run.text for run in self._runs.of(paragraph) if run.footnote is None)
        return " ".join(every.split()), bool(runs) and all(run.bold for run in runs)
