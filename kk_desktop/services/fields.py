"""What a document's text can point at just now, and what one of its fields points at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kk_desktop.domain.amounts import in_prose
from kk_desktop.domain.areas import Area
from kk_desktop.domain.budgets import BudgetTable, Column, Row
from kk_desktop.domain.dates import write_date
from kk_desktop.domain.documents import Document
from kk_desktop.domain.fields import FORMS, FieldChoice, FieldForm, amount_forms, say_name, say_person
from kk_desktop.domain.people import Body, Person
from kk_desktop.domain.text import Field, FieldSource
from kk_desktop.errors import GoneError
from kk_desktop.storage import areas as area_store
from kk_desktop.storage import budgets as budget_store
from kk_desktop.storage import cases as case_store
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import hearings as hearing_store
from kk_desktop.storage import people as people_store
from kk_desktop.storage.rows import Connection

from .desk import Desk
from .field_values import field_text

_FORM_NAMES = {
    FieldSource.TREATMENT: ("Mødets dato", "Henvisning til mødet", "Beslutningen"),
    FieldSource.DOCUMENT: ("Dokumentets dato",),
    FieldSource.HEARING: ("Høringens frist", "Høringens modtagelse", "Høringens afsender", "Høringens titel"),
    FieldSource.CASE: ("Sagsnummeret",),
}
"""What each group of a source's forms is called, in the order they stand in ``FORMS``."""

_GROUPS = {
    FieldSource.BUDGET_CELL: "Beløb",
    FieldSource.ATTACHMENT: "Bilag",
    FieldSource.TREATMENT: "Møder og beslutninger",
    FieldSource.DOCUMENT: "Høring og sag",
    FieldSource.HEARING: "Høring og sag",
    FieldSource.CASE: "Høring og sag",
    FieldSource.AREA: "Områder",
    FieldSource.BODY: "Udvalg og enheder",
    FieldSource.PERSON: "Personer",
}


_DASHES = "-– "
"""What a detail's label begins with where it stands below its group."""


class FieldService:
    """Reads alone: a field is put into the text by the editor, and follows its source by itself."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def choices(self, document_id: str) -> list[FieldChoice]:
        """Everything the document can point at, the nearest first; what has nothing to say is left out."""
        reading = _Reading(self._desk.read(), document_id)
        return [*reading.amounts(), *reading.facts(), *reading.attachments(), *reading.names()]

    def about(self, document_id: str, field: Field) -> FieldChoice | None:
        """What the field points at, its own form first; ``None`` when that is gone or says nothing any more."""
        reading = _Reading(self._desk.read(), document_id)
        try:
            found = [each for each in reading.of(field.source, field.target) if field.form in _forms_of(each)]
        except GoneError:
            return None
        if not found:
            return None
        forms = sorted(found[0].forms, key=lambda each: each.form != field.form)
        return replace(found[0], forms=tuple(forms))


def _forms_of(choice: FieldChoice) -> list[str]:
    return [each.form for each in choice.forms]


class _Reading:
    """One look at the file for one document; bodies are named as on its date."""

    def __init__(self, db: Connection, document_id: str) -> None:
        self._db = db
        self._document: Document = document_store.get(db, document_id)

    # All there is -----------------------------------------------------------------------------------------

    def amounts(self) -> Iterator[FieldChoice]:
        """The figures of the tables the text shows, then of its case's; other tables' for those who look for them."""
        shown = {block.table_id for block in document_store.blocks(self._db, self._document.id)}
        case_id = self._document.case_id
        rows = budget_store.rows(self._db)
        near = {row.id for row in rows if row.id in shown or (case_id and row.case_id == case_id)}
        for row in sorted(rows, key=lambda row: (row.id not in shown, row.id not in near)):
            for each in self._table(row.id):
                yield replace(each, when_asked=row.id not in near)

    def facts(self) -> Iterator[FieldChoice]:
        """Dates, decisions and numbers of the hearing, the case and the document itself."""
        document = self._document
        if document.hearing_id:
            yield from self._known(FieldSource.HEARING, document.hearing_id)
        if document.case_id:
            yield from self._known(FieldSource.CASE, document.case_id)
        yield from self._known(FieldSource.DOCUMENT, document.id)
        for treatment in case_store.treatments(self._db, document.case_id) if document.case_id else ():
            yield from self.of(FieldSource.TREATMENT, treatment.id)

    def attachments(self) -> Iterator[FieldChoice]:
        """The document's bilag."""
        for attachment in document_store.attachments(self._db, self._document.id):
            yield from self.of(FieldSource.ATTACHMENT, attachment.id)

    def names(self) -> Iterator[FieldChoice]:
        """Everybody and every place the file knows."""
        for area in area_store.tree(self._db):
            yield from self._area(area)
        for body in people_store.bodies(self._db):
            yield from self._body(body)
        for person in people_store.persons(self._db):
            yield from self._person(person)

    def _known(self, source: FieldSource, thing_id: str) -> Iterator[FieldChoice]:
        # Its hearing or case may lie in the bin.
        try:
            yield from self.of(source, thing_id)
        except GoneError:
            return

    # One thing --------------------------------------------------------------------------------------------

    def of(self, source: FieldSource, target: str) -> Iterator[FieldChoice]:
        """What can be said of one thing, a choice for each group of forms. Raises ``GoneError``."""
        match source:
            case FieldSource.BUDGET_CELL:
                found = budget_store.find_place(self._db, target)
                return self._cell(*found, target=target) if found else iter(())
            case FieldSource.AREA:
                return self._area(area_store.get(self._db, target))
            case FieldSource.BODY:
                return self._body(people_store.get_body(self._db, target))
            case FieldSource.PERSON:
                return self._person(people_store.get_person(self._db, target))
        return self._told(source, target)

    def _told(self, source: FieldSource, target: str) -> Iterator[FieldChoice]:
        origin, place = self._origin(source, target)
        names = _FORM_NAMES.get(source, (origin,))
        for name, forms in zip(names, FORMS[source], strict=True):
            says = {form: field_text(self._db, source, target, form, self._document.date) for form in forms}
            yield from _choice((source, target), name, origin if source in _FORM_NAMES else "", place, says)

    def _origin(self, source: FieldSource, target: str) -> tuple[str, tuple[str, str]]:
        """What a hearing, a case, a meeting, a document or a bilag is called, and what to show of it."""
        if source is FieldSource.HEARING:
            return hearing_store.get(self._db, target).title, ("hearing", target)
        if source is FieldSource.CASE:
            return case_store.get(self._db, target).title, ("case", target)
        if source is FieldSource.DOCUMENT:
            return document_store.get(self._db, target).title, ("document", target)
        if source is FieldSource.ATTACHMENT:
            attachment = document_store.find_attachment(self._db, target)
            return attachment.title if attachment else "", ("document", self._document.id)
        treatment = case_store.find_treatment(self._db, target)
        if treatment is None:
            return "", ("", "")
        day = f" {write_date(treatment.meeting_date)}" if treatment.meeting_date else ""
        return f"{treatment.body_name}{day}", ("case", treatment.case_id or "")

    def _table(self, table_id: str) -> Iterator[FieldChoice]:
        table = budget_store.get(self._db, table_id)
        for row in table.rows:
            for column in table.columns:
                yield from self._cell(table, row, column, target=f"{row.id}:{column.id}")

    def _cell(self, table: BudgetTable, row: Row, column: Column, *, target: str) -> Iterator[FieldChoice]:
        amount = table.amount(row, column)
        if amount is not None:
            origin = f"Tabel {table.number}. {table.title}" if table.number else table.title
            says = {form: in_prose(amount, form) for form in amount_forms(amount)}
            name, place = f"{row.label.lstrip(_DASHES)}, {column.label}", ("budget_table", table.id)
            yield from _choice((FieldSource.BUDGET_CELL, target), name, origin, place, says)

    def _area(self, area: Area) -> Iterator[FieldChoice]:
        says = {form: say_name(area.name, "", form) for form in ("name", "genitive")}
        yield from _choice((FieldSource.AREA, area.id), area.name, area.kind.danish, ("area", area.id), says)

    def _body(self, body: Body) -> Iterator[FieldChoice]:
        name = body.name_on(self._document.date)
        says = {form: say_name(name.name, name.abbreviation, form) for form in FORMS[FieldSource.BODY][0]}
        yield from _choice((FieldSource.BODY, body.id), name.name, name.abbreviation, ("body", body.id), says)

    def _person(self, person: Person) -> Iterator[FieldChoice]:
        says = {form: say_person(person, form) for form in FORMS[FieldSource.PERSON][0]}
        yield from _choice((FieldSource.PERSON, person.id), person.name, person.title, ("person", person.id), says)


def _choice(
    thing: tuple[FieldSource, str], name: str, origin: str, place: tuple[str, str], says: Mapping[str, str | None]
) -> Iterator[FieldChoice]:
    """The choice, unless there is nothing to say."""
    source, target = thing
    forms = tuple(FieldForm(form, text) for form, text in says.items() if text is not None)
    if forms:
        when_asked = source in (FieldSource.AREA, FieldSource.BODY, FieldSource.PERSON)
        yield FieldChoice(_GROUPS[source], name, origin, source, target, forms, place, when_asked)
