"""What a document's text can point at just now, and what one of its fields points at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from kk_desktop.domain.amounts import NBSP
from kk_desktop.domain.areas import Area
from kk_desktop.domain.budgets import BudgetTable, Column, Row
from kk_desktop.domain.dates import write_date
from kk_desktop.domain.documents import Document
from kk_desktop.domain.double_counting import counted_twice
from kk_desktop.domain.fields import FORMS, FieldChoice, say_name, say_person, told_forms
from kk_desktop.domain.figure_forms import form_like, forms_of, keeps_decimals, say
from kk_desktop.domain.figures import FigureKind, FigureTarget, Reckoned, TablePlace, described, read_target
from kk_desktop.domain.people import Body, Person
from kk_desktop.domain.rows import TableRow
from kk_desktop.domain.table_names import told_apart
from kk_desktop.domain.text import FIGURE_SOURCES, Field, FieldSource, Run
from kk_desktop.domain.wording import listed
from kk_desktop.errors import GoneError, UserError
from kk_desktop.storage import areas as area_store
from kk_desktop.storage import budgets as budget_store
from kk_desktop.storage import cases as case_store
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import hearings as hearing_store
from kk_desktop.storage import people as people_store

from .desk import Desk
from .field_values import field_text
from .figure_values import FigureReading, reckoned_at

_FORM_NAMES = {
    FieldSource.TREATMENT: ("Mødets dato", "Henvisning til mødet", "Beslutningen"),
    FieldSource.DOCUMENT: ("Dokumentets dato",),
    FieldSource.HEARING: ("Høringens frist", "Høringens modtagelse", "Høringens afsender", "Høringens titel"),
    FieldSource.CASE: ("Sagsnummeret",),
}
"""What each group of a source's forms is called, in the order they stand in ``FORMS``."""

_GROUPS = {
    FieldSource.BUDGET_CELL: "Beløb",
    FieldSource.FIGURE: "Beløb",
    FieldSource.ATTACHMENT: "Bilag",
    FieldSource.TREATMENT: "Møder og beslutninger",
    FieldSource.DOCUMENT: "Høring og sag",
    FieldSource.HEARING: "Høring og sag",
    FieldSource.CASE: "Høring og sag",
    FieldSource.AREA: "Områder",
    FieldSource.BODY: "Udvalg og enheder",
    FieldSource.PERSON: "Personer",
}

GONE = "Tallet er slettet i tabellen. Ordene er dem, der sidst stod der."
EMPTY = "Der står ikke noget tal i tabellen. Ordene er dem, der sidst stod der."


class FieldService:
    """Reads alone: a field is put into the text by the editor, and follows its source by itself."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def choices(self, document_id: str) -> list[FieldChoice]:
        """Everything the document can point at, the nearest first; what has nothing to say is left out."""
        reading = _Reading(self._desk, document_id)
        near, own = list(reading.amounts()), [*reading.facts(), *reading.attachments()]
        # Tables that are only the newest come after what is the document's own.
        return [*near, *own, *reading.names()] if reading.has_tables else [*own, *near, *reading.names()]

    def tables(self, document_id: str) -> list[TableRow]:
        """The tables whose figures the document can be given, the nearest first."""
        return [row for row, _is_near in _Reading(self._desk, document_id).tables()]

    def about(self, document_id: str, field: Field) -> FieldChoice | None:
        """What the field points at, its own form first; ``None`` when that is gone or says nothing any more."""
        reading = _Reading(self._desk, document_id)
        try:
            found = [each for each in reading.of(field.source, field.target, field.form) if field.form in _names(each)]
        except GoneError:
            return None
        if not found:
            return None
        forms = sorted(found[0].forms, key=lambda each: each.form != field.form)
        return replace(found[0], told=tuple(forms))

    def doubt(self, field: Field) -> str:
        """Why a figure has nothing to say just now; empty for any other field, and for one that has."""
        if field.source not in FIGURE_SOURCES:
            return ""
        figure = self._reckoned(field.target)
        if figure is None:
            return GONE
        return (figure.doubt or EMPTY) if figure.is_nothing else ""

    def figure(self, document_id: str, target: FigureTarget) -> FieldChoice:
        """What can be said of a figure made of places in tables. Raises ``UserError`` when nothing can."""
        field = Field("", target.source, str(target), "")
        found = next(_Reading(self._desk, document_id).of(field.source, field.target), None)
        if found is None:
            raise UserError(self.doubt(field))
        return found

    def live(self, target: FigureTarget, written: str) -> Run:
        """Words that have been written, as a figure that follows the tables.

        They stand as they are where some form says the same; else the figure says itself in its likeliest. Raises
        ``UserError`` when it has nothing to say.
        """
        figure = self._reckoned(str(target))
        if figure is None or figure.is_nothing:
            raise UserError(self.doubt(Field("", target.source, str(target), "")))
        if form := form_like(figure, written):
            return self._run(target, written, form)
        form, says = next(iter(forms_of(figure).items()))
        return self._run(target, says, form)

    def live_as(self, target: FigureTarget, words: str) -> Run | None:
        """A figure that follows the tables and says just these words now; ``None`` where it comes to something else."""
        figure = self._reckoned(str(target))
        form = form_like(figure, words) if figure else None
        if figure is None or form is None:
            return None
        says = say(figure, form) or ""
        return self._run(target, says if says.replace(NBSP, " ") == " ".join(words.split()) else words, form)

    def _reckoned(self, target: str) -> Reckoned | None:
        return FigureReading(self._desk.read(), self._desk.tables).of(target)

    def _run(self, target: FigureTarget, words: str, form: str) -> Run:
        return Run(words, field=Field(self._desk.new_id(), target.source, str(target), form))


def _names(choice: FieldChoice) -> list[str]:
    return [each.form for each in choice.forms]


_NEWEST = 3
"""Tables that are offered at once where none belongs to the text."""


class _Reading:
    """One look at the file for one document; bodies and persons are named as on its date, or today without one."""

    def __init__(self, desk: Desk, document_id: str) -> None:
        self._db, self._tables = desk.read(), desk.tables
        self._document: Document = document_store.get(self._db, document_id)
        self._day = self._document.date or desk.today()

    # All there is -----------------------------------------------------------------------------------------

    def amounts(self) -> Iterator[FieldChoice]:
        """The figures of the tables the text shows, then of its case's; other tables' for those who look for them."""
        for row, is_near in self.tables():
            for each in self._table(row.id):
                yield each if is_near else replace(each, when_asked=True)

    def tables(self) -> Iterator[tuple[TableRow, bool]]:
        """The tables the text shows, then those of its case, then the others, with whether they are near.

        To a text without either the newest of all are near.
        """
        rows, shown = budget_store.rows(self._db), self._shown
        near = {row.id for row in rows if self._is_own(row)}
        if not near and not self._document.case_id:
            # Nothing tells which tables a text without a case is about; an id tells when it was made.
            near = set(sorted(row.id for row in rows)[-_NEWEST:])
        for row in sorted(rows, key=lambda row: (row.id not in shown, row.id not in near)):
            yield row, row.id in near

    @property
    def has_tables(self) -> bool:
        """Whether the text shows a table, or its case has one."""
        return any(map(self._is_own, budget_store.rows(self._db)))

    def _is_own(self, row: TableRow) -> bool:
        case_id = self._document.case_id
        return row.id in self._shown or bool(case_id and row.case_id == case_id)

    @cached_property
    def _shown(self) -> set[str | None]:
        return {block.table_id for block in document_store.blocks(self._db, self._document.id)}

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

    def of(self, source: FieldSource, target: str, form: str = "") -> Iterator[FieldChoice]:
        """What can be said of one thing, a choice for each group of forms; a figure's also in its own ``form``.

        Raises ``GoneError``.
        """
        match source:
            case FieldSource.BUDGET_CELL | FieldSource.FIGURE:
                return self._figure(target, form)
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
        table = self._tables.get(self._db, table_id)
        group = _GROUPS[FieldSource.BUDGET_CELL]
        for row in table.rows:
            for column in table.columns:
                figure = reckoned_at(table, row, column)
                if not figure.is_nothing:
                    cell = FigureTarget(FigureKind.CELL, (TablePlace(row.id, column.id),))
                    yield FieldChoice(
                        group, described(cell, [(row, column)]), self._name_of(table), cell.source, str(cell), (),
                        _place(table, row, column), figure=figure,
                    )  # fmt: skip

    def _figure(self, target: str, form: str) -> Iterator[FieldChoice]:
        """A figure by what it is made of; ``form`` stands among its forms also when another says the same."""
        reading = FigureReading(self._db, self._tables)
        places, figure = reading.places(target), reading.of(target)
        if not places or figure is None:
            return
        wanted = read_target(target)
        own = say(figure, form)
        others = {
            name: words
            for name, words in forms_of(figure).items()
            if words != own or keeps_decimals(name, form) or keeps_decimals(form, name)
        }
        says = ({form: own} if own else {}) | others
        name = described(wanted, [(row, column) for _, row, column in places])
        origin = listed(list(dict.fromkeys(self._name_of(table) for table, _, _ in places)))
        remark = counted_twice(places) if wanted.kind in (FigureKind.SUM, FigureKind.AVERAGE) else ""
        for choice in _choice((wanted.source, target), name, origin, _place(*places[0]), says):
            yield replace(choice, remark=remark)

    def _name_of(self, table: BudgetTable) -> str:
        return table.name + self._apart.get(table.id, "")

    @cached_property
    def _apart(self) -> dict[str, str]:
        return told_apart(budget_store.rows(self._db))

    def _area(self, area: Area) -> Iterator[FieldChoice]:
        says = {form: say_name(area.name, "", form) for form in ("name", "genitive")}
        yield from _choice((FieldSource.AREA, area.id), area.name, area.kind.danish, ("area", area.id), says)

    def _body(self, body: Body) -> Iterator[FieldChoice]:
        name = body.name_on(self._day)
        says = {form: say_name(name.name, name.abbreviation, form) for form in FORMS[FieldSource.BODY][0]}
        yield from _choice((FieldSource.BODY, body.id), name.name, name.abbreviation, ("body", body.id), says)

    def _person(self, person: Person) -> Iterator[FieldChoice]:
        says = {form: say_person(person, form, self._day) for form in FORMS[FieldSource.PERSON][0]}
        thing, place = (FieldSource.PERSON, person.id), ("person", person.id)
        yield from _choice(thing, person.name, person.title_on(self._day), place, says)


def _place(table: BudgetTable, row: Row, column: Column) -> tuple[str, str]:
    return "budget_table", f"{table.id}/{row.id}:{column.id}"


def _choice(
    thing: tuple[FieldSource, str], name: str, origin: str, place: tuple[str, str], says: Mapping[str, str | None]
) -> Iterator[FieldChoice]:
    """The choice, unless there is nothing to say."""
    source, target = thing
    forms = told_forms({form: text for form, text in says.items() if text is not None})
    if forms:
        when_asked = source in (FieldSource.AREA, FieldSource.BODY, FieldSource.PERSON)
        yield FieldChoice(_GROUPS[source], name, origin, source, target, forms, place, when_asked)
