"""What the fields in the texts say, read from what they point at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from kk_desktop.domain.amounts import NBSP
from kk_desktop.domain.decisions import decided
from kk_desktop.domain.fields import say_date, say_name, say_person
from kk_desktop.domain.figure_forms import say
from kk_desktop.domain.text import FIGURE_SOURCES, FieldSource
from kk_desktop.errors import GoneError
from kk_desktop.storage import areas as area_store
from kk_desktop.storage import cases as case_store
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import hearings as hearing_store
from kk_desktop.storage import people as people_store
from kk_desktop.storage.rows import Connection

from .figure_values import FigureReading


def field_text(db: Connection, source: FieldSource, target: str, form: str, day: date | None = None) -> str | None:
    """What a field says now, in a text of that day; ``None`` when what it points at is gone or empty."""
    if source in FIGURE_SOURCES:
        figure = FigureReading(db).of(target)
        return None if figure is None else say(figure, form)
    try:
        return _READERS[source](db, target, form, day)
    except GoneError:
        return None


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
    people_store.get_body(db, target)  # one in the bin says nothing any more
    name = people_store.body_name_on(db, target, day)
    return say_name(name.name, name.abbreviation, form)


def _person(db: Connection, target: str, form: str, day: date | None) -> str | None:
    return say_person(people_store.get_person(db, target), form, day or people_store.today(db))


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
