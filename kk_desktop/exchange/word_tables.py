"""The tables of other people's Word documents, cell by cell, with the line over each as its title."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kk_desktop.domain.raw_tables import EMPTY, RawCell, RawTable
from kk_desktop.domain.raw_tables.model import grid_of

from .office_guard import check_package, not_readable
from .word_blocks import KEPT_WITHIN, wrapped
from .word_runs import WordRuns
from .word_styles import W, WordStyles, children, named

if TYPE_CHECKING:
    from docx.document import Document

_MOST_WIDE = 100


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
    tables = [(title, grid) for title, grid in found if len(grid) > 1 and len(grid[0]) > 1]
    return [
        RawTable(
            title or f"{name}, tabel {n}", ((RawCell(title),) + (EMPTY,) * (len(grid[0]) - 1), *grid) if title else grid
        )
        for n, (title, grid) in enumerate(tables, 1)
    ]


class _Tables:
    """One document's tables, deleted and hidden text left out."""

    def __init__(self, document: Document) -> None:
        self._body: Any = document.element.body
        self._styles = WordStyles(document.part)
        self._runs = WordRuns(document.part, self._styles)

    def read(self) -> Iterator[tuple[str, tuple[tuple[RawCell, ...], ...]]]:
        """Each table's title and grid, in the document's order."""
        return self._within(self._body)

    def _within(self, parent: Any) -> Iterator[tuple[str, tuple[tuple[RawCell, ...], ...]]]:
        above = ""
        for child in children(parent):
            name = named(child)
            if name == "p":
                above = self._words(child)[0] or above
            elif name == "tbl":
                yield (
                    above if len(above) <= 200 else "",
                    grid_of([list(self._row(row)) for row in wrapped(child, "tr")]),
                )
                above = ""
                for row in wrapped(child, "tr"):
                    for cell in wrapped(row, "tc"):
                        yield from self._within(cell)
            elif name in KEPT_WITHIN:
                yield from self._within(child)

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
