"""What the fields in the texts say: read from what they point at, and written anew when that has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from kk_desktop.domain.amounts import NBSP
from kk_desktop.domain.decisions import decided
from kk_desktop.domain.fields import say_date, say_name, say_person
from kk_desktop.domain.figures import is_same_figure, read_target, say
from kk_desktop.domain.rows import Touched
from kk_desktop.domain.text import Field, FieldSource, Run
from kk_desktop.errors import GoneError
from kk_desktop.storage import areas as area_store
from kk_desktop.storage import cases as case_store
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import hearings as hearing_store
from kk_desktop.storage import people as people_store
from kk_desktop.storage.aggregates import parent_of, root_of
from kk_desktop.storage.rows import Connection, every

from .figure_values import FigureReading

_BUDGET = frozenset({"budget_table", "budget_row", "budget_column", "budget_cell"})
_PARTS = frozenset({"decision", "body_name"})
_THINGS = frozenset({"attachment", "treatment", "document", "hearing", "case", "area", "body", "person"})
"""The tables whose rows a field may tell of: figures, parts of a thing, and things themselves."""


FIGURES = frozenset({FieldSource.BUDGET_CELL, FieldSource.FIGURE})
"""The sources that point at budget tables."""


def field_text(db: Connection, source: FieldSource, target: str, form: str, day: date | None = None) -> str | None:
    """What a field says now, in a text of that day; ``None`` when what it points at is gone or empty."""
    if source in FIGURES:
        figure = FigureReading(db).of(target)
        return None if figure is None else say(figure, form)
    try:
        return _READERS[source](db, target, form, day)
    except GoneError:
        return None


def refresh_since(db: Connection, change: int) -> None:
    """Write anew what fields say of things that have changed since, in documents that are not locked.

    A field whose target is gone keeps its words, and one whose target is as it was is left alone.
    """
    changed = _changed_since(db, change)
    if not changed:
        return
    targets = {thing.id for thing in changed}
    figures = FigureReading(db)
    for document_id, day, block in document_store.blocks_with_fields(db, FieldSource):
        runs = tuple(
            _figure_refreshed(run, run.field, targets, figures)
            if run.field and run.field.source in FIGURES
            else _refreshed(db, run, targets, document_id, day)
            for run in block.runs
        )
        if runs != block.runs:
            document_store.change_block(db, document_id, replace(block, runs=runs))


def _changed_since(db: Connection, change: int) -> set[Touched]:
    """What fields may point at among that which has changed; of a table all its rows and cells, for its sums."""
    rows = every(db, "SELECT DISTINCT table_name, row_id FROM change WHERE n > ?", change)
    touched = {Touched(row["table_name"], row["row_id"]) for row in rows}
    things = {thing for thing in touched if thing.kind in _THINGS}
    things |= {parent for thing in touched if thing.kind in _PARTS and (parent := parent_of(db, thing))}
    for body in [thing for thing in things if thing.kind == "body"]:
        treatments = every(db, "SELECT id FROM treatment WHERE body_id = ?", body.id)
        things |= {Touched("treatment", row["id"]) for row in treatments}
    for table_id in {root_of(db, thing.kind, thing.id).id for thing in touched if thing.kind in _BUDGET}:
        places = every(
            db,
            "SELECT id FROM budget_row WHERE table_id = ?1 UNION ALL"
            " SELECT c.id FROM budget_cell c JOIN budget_row r ON r.id = c.row_id WHERE r.table_id = ?1",
            table_id,
        )
        things |= {Touched("budget_row", row["id"]) for row in places}
    return things


def _refreshed(db: Connection, run: Run, targets: set[str], document_id: str, day: date | None) -> Run:
    field = run.field
    if field is None:
        return run
    # Bodies are named as on the document's own date.
    is_named_anew = field.source is FieldSource.BODY and document_id in targets
    if field.target not in targets and not is_named_anew:
        return run
    text = field_text(db, field.source, field.target, field.form, day)
    return run if text is None else replace(run, text=text)


def _figure_refreshed(run: Run, field: Field, targets: set[str], figures: FigureReading) -> Run:
    try:
        places = read_target(field.target).places
    except ValueError:
        return run
    if targets.isdisjoint(place.row_id for place in places):
        return run
    figure = figures.of(field.target)
    text = None if figure is None else say(figure, field.form)
    # A figure that is as it was keeps the spelling somebody gave it: 5 mio.kr.
    return run if text is None or is_same_figure(text, run.text) else replace(run, text=text)


def _attachment(db: Connection, target: str, _form: str, _day: date | None) -> str | None:
    attachment = document_store.find_attachment(db, target)
    return None if attachment is None else f"bilag{NBSP}{attachment.number}"


def _treatment(db: Connection, target: str, form: str, _day: date | None) -> str | None:
    treatment = case_store.find_treatment(db, target)
    if treatment is None:
        return None
    if form == "outcome":
        return " ".join(decided(decision) for decision in treatment.decisions) or None
    if treatment.meeting_date is None:
        return None
    if form != "reference":
        return say_date(treatment.meeting_date, form)
    name = people_store.body_name_on(db, treatment.body_id, treatment.meeting_date)
    item = f", punkt{NBSP}{treatment.item_number}" if treatment.item_number else ""
    return f"{name.abbreviation or name.name} {say_date(treatment.meeting_date, 'date')}{item}"


def _document(db: Connection, target: str, form: str, _day: date | None) -> str | None:
    day = document_store.get(db, target).date
    return say_date(day, form) if day else None


def _hearing(db: Connection, target: str, form: str, _day: date | None) -> str | None:
    hearing = hearing_store.get(db, target)
    if form == "title":
        return hearing.title
    if form.startswith("sender"):
        return say_name(hearing.sender, "", "genitive" if form.endswith("genitive") else "name")
    told = hearing.due if form.startswith("due") else hearing.received_on
    return say_date(told, form) if told else None


def _case(db: Connection, target: str, _form: str, _day: date | None) -> str | None:
    return case_store.get(db, target).number or None


def _area(db: Connection, target: str, form: str, _day: date | None) -> str | None:
    return say_name(area_store.get(db, target).name, "", form)


def _body(db: Connection, target: str, form: str, day: date | None) -> str | None:
    name = people_store.get_body(db, target).name_on(day)
    return say_name(name.name, name.abbreviation, form)


def _person(db: Connection, target: str, form: str, _day: date | None) -> str | None:
    return say_person(people_store.get_person(db, target), form)


_READERS: Mapping[FieldSource, Callable[[Connection, str, str, date | None], str | None]] = {
    FieldSource.ATTACHMENT: _attachment,
    FieldSource.TREATMENT: _treatment,
    FieldSource.DOCUMENT: _document,
    FieldSource.HEARING: _hearing,
    FieldSource.CASE: _case,
    FieldSource.AREA: _area,
    FieldSource.BODY: _body,
    FieldSource.PERSON: _person,
}
