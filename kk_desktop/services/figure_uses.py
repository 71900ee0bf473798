"""Where the figures of the tables stand in the texts, and which of those the tables have left behind."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from kk_desktop.domain.documents import UNTITLED
from kk_desktop.domain.figure_forms import is_same_figure, say
from kk_desktop.domain.figure_news import ShownFigure
from kk_desktop.domain.figures import read_target
from kk_desktop.domain.searching import sentence_around
from kk_desktop.domain.text import FIGURE_SOURCES, Block, Field
from kk_desktop.domain.workflow import Status
from kk_desktop.storage import documents as store
from kk_desktop.storage import table_places as places
from kk_desktop.storage.rows import Connection

from .desk import Desk
from .figure_values import FigureReading


@dataclass(frozen=True, slots=True)
class FigureUse:
    """A figure in a text, with the sentence around it; ``places`` are the ids of rows and columns it is made of."""

    document_id: str
    document: str
    status: Status
    block_id: str
    field: Field
    before: str
    words: str
    after: str
    places: frozenset[tuple[str, str]]

    @property
    def where(self) -> str:
        """What to show to come to the place."""
        return f"{self.document_id}/{self.block_id}"


class FigureUseService:
    """Reads alone."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of_table(self, table_id: str) -> list[FigureUse]:
        """Every figure in the texts that is made of a place in the table, document by document."""
        db = self._desk.read()
        rows = places.row_ids(db, (table_id,))
        return [use for use in _uses(db) if any(row_id in rows for row_id, _ in use.places)]

    def left_behind_by(self, table_id: str, rows: Collection[str] = (), columns: Collection[str] = ()) -> str:
        """A sentence about the figures that will follow nothing when these rows or columns are deleted, or all.

        Empty where there are none.
        """
        uses = self.of_table(table_id)
        if rows or columns:
            uses = [use for use in uses if any(row in rows or column in columns for row, column in use.places)]
        if not uses:
            return ""
        return (
            "1 tal i teksterne følger ikke tabellen mere og står, som det er."
            if len(uses) == 1
            else f"{len(uses)} tal i teksterne følger ikke tabellen mere og står, som de er."
        )

    def in_document(self, document_id: str) -> list[ShownFigure]:
        """The document's figures in the order of its text."""
        db = self._desk.read()
        reading = FigureReading(db, self._desk.tables)
        return [
            _shown(reading, block.id, run.field, run.text)
            for block in map(store.block_of, store.rows_with_fields(db, FIGURE_SOURCES, document_id))
            for run in block.runs
            if run.field and run.field.source in FIGURE_SOURCES
        ]

    def behind(self, document_id: str) -> list[ShownFigure]:
        """The document's figures that its tables tell otherwise now; only a locked document has any."""
        return [each for each in self.in_document(document_id) if each.is_behind]


def _shown(reading: FigureReading, block_id: str, field: Field, words: str) -> ShownFigure:
    figure = reading.of(field.target)
    now = say(figure, field.form) if figure else None
    if figure and is_same_figure(say(replace(figure, step=1), field.form) or "", words):
        # It was written before figures were told as their tables print them.
        now = words
    return ShownFigure(block_id, field, words, now or "", reading.table_name(field.target))


def _uses(db: Connection) -> Iterator[FigureUse]:
    for row in store.rows_with_fields(db, FIGURE_SOURCES):
        if row["deleted_at"]:
            continue
        block = store.block_of(row)
        at = 0
        for run in block.runs:
            if run.field and run.field.source in FIGURE_SOURCES and (found := _places(db, run.field)):
                before, after = _around(block, at, at + len(run.text))
                title, status = row["title"] or UNTITLED, Status(row["status"])
                yield FigureUse(
                    row["document_id"], title, status, block.id, run.field, before, run.text, after, found
                )  # fmt: skip
            at += len(run.text)


def _places(db: Connection, field: Field) -> frozenset[tuple[str, str]]:
    try:
        return frozenset(places.whole_place(db, place) for place in read_target(field.target).places)
    except ValueError:
        return frozenset()


def _around(block: Block, start: int, end: int) -> tuple[str, str]:
    first, last = sentence_around(block.text, start, end)
    return block.text[first:start].lstrip(), block.text[end:last].rstrip()
