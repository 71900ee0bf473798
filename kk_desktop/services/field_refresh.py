"""The fields in the texts follow what they point at: written anew when that has changed, in the same action."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from kk_desktop.domain.figure_forms import is_same_figure, say
from kk_desktop.domain.rows import Touched
from kk_desktop.domain.text import FIGURE_SOURCES, Field, FieldSource, Run
from kk_desktop.storage import documents as document_store
from kk_desktop.storage.aggregates import parent_of
from kk_desktop.storage.rows import Connection, every
from kk_desktop.storage.table_cache import TableCache

from .field_values import field_text
from .figure_changes import FigureChanges
from .figure_values import FigureReading

_PARTS = frozenset({"decision", "body_name", "person_role"})
_THINGS = frozenset({"attachment", "treatment", "document", "hearing", "case", "area", "body", "person"})
"""The tables whose rows a field may tell of: parts of a thing, and things themselves."""


def refresh_since(db: Connection, change: int, kept: TableCache | None = None) -> None:
    """Write anew what fields say of things that have changed since, in documents that are not locked.

    A field whose target is gone keeps its words, and one whose target is as it was is left alone. ``kept`` has the
    tables that were read last.
    """
    news = _News(db, change, kept)
    for document_id, day, block in document_store.blocks_with_fields(db, news.sources, news.reach):
        runs = tuple(news.told(run, document_id, day) for run in block.runs)
        if runs != block.runs:
            document_store.change_block(db, document_id, replace(block, runs=runs))


class _News:
    """What has changed since, and what fields say of it."""

    def __init__(self, db: Connection, change: int, kept: TableCache | None) -> None:
        self._db = db
        self._things = _things_changed(db, change)
        self._tables = FigureChanges(db, change)
        self._figures = FigureReading(db, kept)

    @property
    def sources(self) -> frozenset[FieldSource]:
        """What fields may point at that has changed."""
        others = frozenset(FieldSource) - FIGURE_SOURCES if self._things else frozenset()
        return others | (FIGURE_SOURCES if self._tables else frozenset())

    def reach(self, target: str) -> bool:
        """Whether a field with that target is to be looked at; where more than tables have changed, every one is."""
        return bool(self._things) or self._tables.reach(target)

    def told(self, run: Run, document_id: str, day: date | None) -> Run:
        """The run as it says itself now."""
        if run.field is None:
            return run
        if run.field.source in FIGURE_SOURCES:
            return self._figure(run, run.field)
        return self._thing(run, run.field, document_id, day)

    def _figure(self, run: Run, field: Field) -> Run:
        if not self._tables.reach(field.target):
            return run
        figure = self._figures.of(field.target)
        text = None if figure is None else say(figure, field.form)
        # A figure that is as it was keeps the spelling somebody gave it: 5 mio.kr.
        return run if text is None or is_same_figure(text, run.text) else replace(run, text=text)

    def _thing(self, run: Run, field: Field, document_id: str, day: date | None) -> Run:
        # Bodies and persons are named as on the document's own date.
        is_named_anew = field.source in (FieldSource.BODY, FieldSource.PERSON) and document_id in self._things
        if field.target not in self._things and not is_named_anew:
            return run
        text = field_text(self._db, field.source, field.target, field.form, day)
        return run if text is None else replace(run, text=text)


def _things_changed(db: Connection, change: int) -> set[str]:
    """The ids of what fields may point at among that which has changed, tables excepted."""
    rows = every(
        db,
        "SELECT DISTINCT table_name, row_id FROM change NOT INDEXED WHERE n > ?"
        " AND table_name IN (SELECT value FROM json_each(?))",
        change, json.dumps(sorted(_PARTS | _THINGS)),
    )  # fmt: skip
    touched = {Touched(row["table_name"], row["row_id"]) for row in rows}
    things = {thing for thing in touched if thing.kind in _THINGS}
    things |= {parent for thing in touched if thing.kind in _PARTS and (parent := parent_of(db, thing))}
    for body in [thing for thing in things if thing.kind == "body"]:
        treatments = every(db, "SELECT id FROM treatment WHERE body_id = ?", body.id)
        things |= {Touched("treatment", row["id"]) for row in treatments}
    return {thing.id for thing in things}
